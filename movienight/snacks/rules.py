"""What a recipe of our own must be: whole, quick, in known words, and careful about allergens.

The tests and the build ask `faults`; the program itself trusts what has passed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from movienight.snacks import vocabulary
from movienight.snacks.allergens import allergens_of
from movienight.snacks.diets import diets_of

LONGEST = 25
"""Minutes from start to bite, waiting included."""


def faults(entry: Mapping[str, Any]) -> list[str]:
    """Everything that is wrong with one recipe of a cookbook file, in words; empty when it is fine."""
    try:
        return [*_form(entry), *_words(entry), *_parts(entry), *_care(entry)]
    except (KeyError, TypeError, AttributeError) as error:
        return [f"{type(error).__name__}: {error}"]


def _form(entry: Mapping[str, Any]) -> Iterator[str]:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry["id"]):
        yield f"id {entry['id']!r} is not lower-case words with hyphens"
    if not entry["name"].strip() or entry["name"] != " ".join(entry["name"].split()):
        yield "the name is empty or has stray spaces"
    minutes = (entry["active_minutes"], entry["waiting_minutes"])
    if not all(type(part) is int for part in minutes) or minutes[0] < 1 or minutes[1] < 0:
        yield f"minutes {minutes} are not whole numbers from 1 and 0"
    elif sum(minutes) > LONGEST:
        yield f"it takes {sum(minutes)} minutes, more than {LONGEST}"
    for field, low, high in (("serves", 1, 12), ("crunch", 0, 3), ("cost", 1, 3)):
        if type(entry[field]) is not int or not low <= entry[field] <= high:
            yield f"{field} {entry[field]!r} is not {low} to {high}"
    if type(entry["no_cook"]) is not bool:
        yield "no_cook is neither true nor false"
    elif entry["no_cook"] and vocabulary.HEAT & set(entry["equipment"]):
        yield f"nothing to cook, yet it needs {', '.join(sorted(vocabulary.HEAT & set(entry['equipment'])))}"


def _words(entry: Mapping[str, Any]) -> Iterator[str]:
    known = {
        "flavours": vocabulary.FLAVOURS,
        "seasons": vocabulary.SEASONS,
        "allergens": vocabulary.ALLERGENS,
        "diets": vocabulary.DIETS,
        "equipment": vocabulary.EQUIPMENT,
    }
    if entry["kind"] not in vocabulary.KINDS:
        yield f"kind {entry['kind']!r} is not one of ours"
    for field, words in known.items():
        for word in entry[field]:
            if word not in words:
                yield f"{field} has {word!r}, which is not one of ours"
    for field in (*known, "moods"):
        if len(set(entry[field])) != len(entry[field]):
            yield f"{field} says something twice"
    for field in ("flavours", "seasons", "moods", "equipment"):
        if not entry[field]:
            yield f"{field} is empty"
    for word in (entry["cuisine"], *entry["moods"]):
        if not re.fullmatch(r"[a-z]+([ -][a-z]+)*", word):
            yield f"{word!r} is not in plain lower-case words"


def _parts(entry: Mapping[str, Any]) -> Iterator[str]:
    if not 2 <= len(entry["steps"]) <= 6:
        yield f"{len(entry['steps'])} steps, not 2 to 6"
    for step in entry["steps"]:
        if not re.fullmatch(r"\S.*\S[.)]", step) or not (step[0].isupper() or step[0].isdigit()):
            yield f"step {step[:30]!r} is no sentence"
    if len(entry["ingredients"]) < 2:
        yield "fewer than two ingredients"
    items = [part["item"] for part in entry["ingredients"]]
    if len(set(items)) != len(items):
        yield "an ingredient stands twice"
    for part in entry["ingredients"]:
        if set(part) - {"item", "metric", "us", "optional"}:
            yield f"ingredient {part['item']!r} has more than item, metric, us and optional"
        if not all(part[field].strip() for field in ("item", "metric", "us")):
            yield f"ingredient {part['item']!r} lacks an amount"


def _care(entry: Mapping[str, Any]) -> Iterator[str]:
    """Where the declared allergens and diets are not those that follow from the ingredients."""
    items = [part["item"] for part in entry["ingredients"]]
    screening = allergens_of(items)
    for item in screening.unknown:
        yield f"the dictionary of allergens does not know {item!r}"
    declared, derived = set(entry["allergens"]), set(screening.declared)
    for allergen in sorted(derived - declared):
        yield f"{allergen} is not declared, yet it may be in {', '.join(_holding(allergen, items))}"
    for allergen in sorted(declared - derived):
        yield f"{allergen} is declared, yet it is in none of its ingredients"
    said, suits = set(entry["diets"]), set(diets_of(screening))
    for diet in sorted(said - suits):
        yield f"it is not {diet}"
    for diet in sorted(suits - said):
        yield f"it is {diet} and does not say so"


def _holding(allergen: str, items: Iterable[str]) -> Iterator[str]:
    """The items that hold an allergen."""
    return (item for item in items if allergen in allergens_of([item]).declared)
