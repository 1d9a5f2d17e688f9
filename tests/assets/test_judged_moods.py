"""The judged mood sentences: in the words of the data, answerable, and fairly halved."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from assets.test_pack import ASSETS
from movienight.ingest.genres import GENRES
from movienight.recommend.headsup import FLAGS
from movienight.recommend.hints import UNKNOWN, Hints
from movienight.recommend.shelf import open_facts
from movienight.storage.artifacts import Index
from movienight.storage.films import LIST_MARK
from movienight.storage.prose import by_row, heads_up

Mask = NDArray[np.bool_]

JUDGED = json.loads((ASSETS / "judged" / "moods.json").read_text(encoding="utf-8"))
SENTENCES: list[dict[str, Any]] = JUDGED["sentences"]
KINDS = {"mood", "constraint", "negation", "like", "language", "typo", "occasion", "hostile", "mixed"}
FIELDS = {"id", "text", "tune", "kind", "must", "should", "must_not", "note"}
ENOUGH = 30
"""Films that answer a sentence wholly, at least."""
TELLING = 2 / 3
"""Share of all films that may meet what a sentence wishes for, at most: else anything would do."""


def asked(sentence: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every property object of a sentence."""
    return [sentence["must"], *sentence["should"], sentence["must_not"]]


def said(name: str) -> set[str]:
    """All values that stand under a list property anywhere."""
    return {value for sentence in SENTENCES for wish in asked(sentence) for value in wish.get(name, ())}


def test_there_are_enough_and_none_twice() -> None:
    """There are 120 sentences or more; ids run m001, m002 …; no text stands twice."""
    assert JUDGED["form"] == 1
    assert JUDGED["about"]
    assert len(SENTENCES) >= 120
    assert [sentence["id"] for sentence in SENTENCES] == [f"m{n:03}" for n in range(1, len(SENTENCES) + 1)]
    assert len({sentence["text"].casefold() for sentence in SENTENCES}) == len(SENTENCES)


def test_halves_hold_the_same_mixture() -> None:
    """Half of the sentences of each kind are for tuning, the other half is not."""
    halves = [Counter(s["kind"] for s in SENTENCES if s["tune"] is tune) for tune in (True, False)]
    assert set(halves[0]) == KINDS
    assert halves[0] == halves[1]


def test_each_has_its_fields() -> None:
    """A sentence has all fields and no other; an alternative of `should` asks for something."""
    assert [sentence["id"] for sentence in SENTENCES if set(sentence) != FIELDS] == []
    assert [sentence["id"] for sentence in SENTENCES if not (sentence["text"] and sentence["note"])] == []
    assert [sentence["id"] for sentence in SENTENCES if not all(sentence["should"])] == []


def test_every_name_exists() -> None:
    """Properties are known ones; genres, keywords, languages, countries and flags exist in the data."""
    index = Index(ASSETS / "starter")
    countries = {code for codes in index.strings("films.countries") for code in codes.split(LIST_MARK)}
    assert {name for sentence in SENTENCES for wish in asked(sentence) for name in wish} <= HOLDS.keys()
    assert said("genres") <= set(GENRES)
    assert said("heads_up") <= set(FLAGS)
    assert said("keywords") - set(index.strings("films.keyword_names")) == set()
    assert said("languages") - set(index.json("facts.names")["languages"]) == set()
    assert said("countries") <= countries


def test_keywords_are_no_must() -> None:
    """No sentence demands a keyword or flag of every film: most films lack some that would be true."""
    assert [s["id"] for s in SENTENCES if not {"keywords", "heads_up"}.isdisjoint(s["must"])] == []


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence["id"])
def test_enough_films_answer(sentence: dict[str, Any]) -> None:
    """At least 30 films meet a sentence and violate nothing, and not nearly all films meet its wishes."""
    met = meets(sentence)
    assert (met & ~violates(sentence)).sum() >= ENOUGH
    if sentence["should"]:
        assert met.mean() <= TELLING


# What the properties say of n films: bool (n,) each. What is not known does not hold.


def meets(sentence: Mapping[str, Any]) -> Mask:
    """Which films have all of one alternative of `should`; every film where there is none."""
    alternatives = [np.all(list(holding(wish).values()), axis=0) for wish in sentence["should"]]
    return np.any(alternatives, axis=0) if alternatives else np.ones(len(facts()), dtype=np.bool_)


def violates(sentence: Mapping[str, Any]) -> Mask:
    """Which films fail a key of `must` or have any one of `must_not`."""
    failed = [~mask for mask in holding(sentence["must"]).values()]
    forbidden = list(holding(sentence["must_not"]).values())
    return np.any([np.zeros(len(facts()), dtype=np.bool_), *failed, *forbidden], axis=0)


def holding(wish: Mapping[str, Any]) -> dict[str, Mask]:
    """For each property of a wish which films have it."""
    return {name: HOLDS[name](value) for name, value in wish.items()}


def _years(bounds: list[int | None]) -> Mask:
    low, high = bounds
    year = facts().year
    return (year >= (-np.inf if low is None else low)) & (year <= (np.inf if high is None else high))


def _genres(names: list[str]) -> Mask:
    return facts().genres[:, np.isin(facts().genre_names, names)].astype(np.bool_).any(axis=1)


def _keywords(words: list[str]) -> Mask:
    column = facts().keywords
    hits = np.isin(column.values, np.flatnonzero(np.isin(keyword_names(), words)))
    owner = np.repeat(np.arange(len(column)), np.diff(column.offsets))
    return np.bincount(owner[hits], minlength=len(column)) > 0


def _languages(codes: list[str]) -> Mask:
    return np.isin(facts().language, np.flatnonzero(np.isin(facts().language_names, codes)))


def _countries(codes: list[str]) -> Mask:
    return np.array([not known.isdisjoint(codes) for known in countries()])


def _max_age(age: int) -> Mask:
    return (hints().age != UNKNOWN) & (hints().age <= age)


def _heads_up(flags: list[str]) -> Mask:
    return hints().flags[:, np.isin(FLAGS, flags)].any(axis=1)


HOLDS: dict[str, Callable[[Any], Mask]] = {
    "genres": _genres,
    "keywords": _keywords,
    "years": _years,
    "max_runtime": lambda minutes: facts().runtime <= minutes,
    "min_runtime": lambda minutes: facts().runtime >= minutes,
    "languages": _languages,
    "countries": _countries,
    "max_age": _max_age,
    "heads_up": _heads_up,
}
"""Each property there is, with what it says."""


@cache
def facts() -> Any:
    """The facts of the starter pack."""
    return open_facts(Index(ASSETS / "starter"))


@cache
def keyword_names() -> list[str]:
    """The word of each keyword."""
    return list(Index(ASSETS / "starter").strings("films.keyword_names"))


@cache
def countries() -> list[set[str]]:
    """The countries of each film."""
    return [set(codes.split(LIST_MARK)) for codes in Index(ASSETS / "starter").strings("films.countries")]


@cache
def hints() -> Hints:
    """Ages and heads-ups of the starter pack."""
    index = Index(ASSETS / "starter")
    ids = {name: index.array(f"films.{name}") for name in ("imdb_id", "tmdb_id")}
    return Hints.of(facts(), by_row(heads_up(ASSETS), ids), keyword_names())
