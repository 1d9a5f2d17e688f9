"""Our judged film-snack pairs: about films and recipes that are there, in all grades, in two like halves."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import Any

from assets.test_pack import ASSETS
from movienight.snacks.cookbook import load_cookbook
from movienight.storage.artifacts import Index
from movienight.storage.films import LIST_MARK

JUDGED: dict[str, Any] = json.loads((ASSETS / "judged" / "snacks.json").read_text(encoding="utf-8"))
PAIRS: list[dict[str, Any]] = JUDGED["pairs"]
KINDS = {"film": str, "title": str, "recipe": str, "grade": int, "reason": str, "tune": bool}


def by_film() -> dict[str, list[dict[str, Any]]]:
    """The pairs of each film, by its id."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for pair in PAIRS:
        found[pair["film"]].append(pair)
    return found


def rows() -> dict[str, int]:
    """The row of each film of the starter pack, as "imdb:tt0114709" and "tmdb:862"."""
    index = Index(ASSETS / "starter")
    found = {f"tmdb:{number}": row for row, number in enumerate(index.array("films.tmdb_id").tolist())}
    imdb_ids = enumerate(index.array("films.imdb_id").tolist())
    return found | {f"imdb:tt{number:07d}": row for row, number in imdb_ids if number >= 0}


def test_form() -> None:
    """The file says its form and how it was made; a pair has its six fields, and nothing else."""
    assert JUDGED.keys() == {"form", "about", "pairs"}
    assert JUDGED["form"] == 1
    assert "blind" in JUDGED["about"]
    assert [pair for pair in PAIRS if {name: type(value) for name, value in pair.items()} != KINDS] == []


def test_there_are_enough() -> None:
    """At least 200 pairs are judged, of 44 films or more with six recipes each."""
    films = by_film()
    assert len(PAIRS) >= 200
    assert len(films) >= 44
    assert [film for film, pairs in films.items() if len(pairs) != 6] == []


def test_no_pair_stands_twice() -> None:
    """A recipe is judged once for a film."""
    counts = Counter((pair["film"], pair["recipe"]) for pair in PAIRS)
    assert [pair for pair, count in counts.items() if count > 1] == []


def test_every_film_is_there_under_that_title() -> None:
    """Each id is a film of the starter pack, and the title with its year is that film's."""
    index = Index(ASSETS / "starter")
    titles, years, row_of = index.strings("films.title"), index.array("facts.year"), rows()
    stated = {pair["film"]: pair["title"] for pair in PAIRS}
    assert [film for film in stated if film not in row_of] == []
    actual = {film: f"{titles[row_of[film]]} ({years[row_of[film]]:.0f})" for film in stated}
    assert actual == stated
    assert len({pair["title"] for pair in PAIRS}) == len(stated)


def test_a_film_is_judged_by_its_best_id() -> None:
    """A film with an imdb id is never named by its TMDB id, or it could be judged twice."""
    imdb_ids, row_of = Index(ASSETS / "starter").array("films.imdb_id"), rows()
    assert [film for film in by_film() if film.startswith("tmdb:") and imdb_ids[row_of[film]] >= 0] == []


def test_every_recipe_is_in_the_cookbook() -> None:
    """Each recipe is one of ours; half of the cookbook is judged, none for more than half of the films."""
    ours = {recipe.id for recipe in load_cookbook(ASSETS / "cookbook")}
    counts = Counter(pair["recipe"] for pair in PAIRS)
    assert counts.keys() - ours == set()
    assert len(counts) >= len(ours) / 2
    assert max(counts.values()) <= len(by_film()) / 2


def test_order_tells_nothing() -> None:
    """A film's pairs stand together by recipe id, so that equal scores kept in file order gain nothing."""
    films = list(dict.fromkeys(pair["film"] for pair in PAIRS))
    assert sorted(PAIRS, key=lambda pair: (films.index(pair["film"]), pair["recipe"])) == PAIRS


def test_grades_are_spread() -> None:
    """Every film has a 3 and a 0, at most two of them 3; each grade is a tenth to four tenths of all."""
    grades = {film: Counter(pair["grade"] for pair in pairs) for film, pairs in by_film().items()}
    assert [film for film, counts in grades.items() if not counts[0] or not 1 <= counts[3] <= 2] == []
    everywhere = sum(grades.values(), Counter())
    assert everywhere.keys() == {0, 1, 2, 3}
    assert [grade for grade, count in everywhere.items() if not 0.1 <= count / len(PAIRS) <= 0.4] == []


def test_reasons_are_short_and_their_own() -> None:
    """Every grade has a reason of one line, a sentence of at least five words that stands nowhere else."""
    reasons = [pair["reason"] for pair in PAIRS]
    wrong = [line for line in reasons if len(line) > 130 or len(line.split()) < 5 or line[-1] not in ".!?"]
    assert wrong == []
    assert len(set(reasons)) == len(reasons)


def test_plain_popcorn_is_no_answer_to_everything() -> None:
    """The all-rounder is graded for many films, and mostly 1: fine, but of no film in particular."""
    grades = Counter(pair["grade"] for pair in PAIRS if pair["recipe"] == "front-row-butter-popcorn")
    assert grades.total() >= 10
    assert grades[1] > grades.total() / 2


def test_all_pairs_of_a_film_stand_in_one_half() -> None:
    """A film may be tuned on with all of its pairs or with none; the halves have as many films."""
    halves = {film: {pair["tune"] for pair in pairs} for film, pairs in by_film().items()}
    assert [film for film, half in halves.items() if len(half) > 1] == []
    counts = Counter(half.pop() for half in halves.values())
    assert abs(counts[True] - counts[False]) <= 1


def test_halves_are_alike() -> None:
    """Neither half has more than two films more of any genre or decade than the other."""
    index, row_of = Index(ASSETS / "starter"), rows()
    genres, years = index.strings("films.genres"), index.array("facts.year")
    surplus: Counter[str] = Counter()
    for film, pairs in by_film().items():
        row = row_of[film]
        for trait in [*genres[row].split(LIST_MARK), f"{years[row] // 10:.0f}0s"]:
            surplus[trait] += 1 if pairs[0]["tune"] else -1
    assert {trait: more for trait, more in surplus.items() if abs(more) > 2} == {}
