"""Our own sentences about films: short, specific, ours, and about films that are there."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from assets.test_pack import ASSETS, DATA, needs_data, runs_of
from movienight.storage.artifacts import Index
from movienight.storage.films import LIST_MARK
from movienight.storage.prose import loglines

LINES = loglines(ASSETS)
PLAYED = {
    "Al Jolson", "B.B. King", "Charlie Kaufman", "Johnny Cash", "Klaus Kinski", "Leonardo DiCaprio",
    "Michael Sullivan", "Mickey Mouse", "Philip Glass", "Ray Charles",
}  # fmt: skip
"""People who are the subject, narrator or composer of a film, and characters who share a person's name."""
MARKETING = re.compile(
    r"\b(gripping|stunning|unforgettable|must-see|epic|thrilling|masterpiece|heart-?warming|hilarious|iconic|"
    r"breathtaking|critically|acclaimed|award-winning|blockbuster|edge-of-your-seat|tour de force|classic)\b",
    re.IGNORECASE,
)


def entries() -> dict[str, dict[str, object]]:
    """Every entry of the files, by its key."""
    found: dict[str, dict[str, object]] = {}
    for path in sorted((ASSETS / "loglines").glob("*.json")):
        found |= json.loads(path.read_text(encoding="utf-8"))
    return found


@cache
def rows() -> dict[str, int]:
    """The row of each key in the starter pack, by imdb and TMDB id."""
    index = Index(ASSETS / "starter")
    found = {f"tmdb:{number}": row for row, number in enumerate(index.array("films.tmdb_id").tolist())}
    imdb_ids = enumerate(index.array("films.imdb_id").tolist())
    return found | {f"tt{number:07d}": row for row, number in imdb_ids if number >= 0}


def test_there_are_enough() -> None:
    """At least 1,500 films have a line of ours."""
    assert len(LINES) >= 1500


def test_no_film_has_two() -> None:
    """Each film stands in one file only."""
    files = (ASSETS / "loglines").glob("*.json")
    counts = Counter(key for path in files for key in json.loads(path.read_text(encoding="utf-8")))
    assert [key for key, count in counts.items() if count > 1] == []


def test_length() -> None:
    """Every line is one sentence of 12 to 28 words that ends with a full stop."""
    wrong = [line for line in LINES.values() if not 12 <= len(line.split()) <= 28 or not line.endswith(".")]
    assert wrong == []


def test_no_marketing() -> None:
    """No line praises its film."""
    assert [line for line in LINES.values() if MARKETING.search(line)] == []


def test_no_line_could_stand_for_another() -> None:
    """No two lines share six words in a row."""
    owner: dict[tuple[str, ...], str] = {}
    shared = []
    for key, line in LINES.items():
        for run in runs_of(line, 6):
            if owner.setdefault(run, key) != key:
                shared.append((owner[run], key, " ".join(run)))
    assert shared == []


def test_every_film_is_there_under_that_title() -> None:
    """Each id is a film of the starter pack, of the year the line's file says."""
    assert [key for key in LINES if key not in rows()] == []
    years = Index(ASSETS / "starter").array("facts.year")
    stated = {key: entry["year"] for key, entry in entries().items() if entry["year"]}
    assert [key for key, year in stated.items() if years[rows()[key]] != year] == []


def test_a_film_is_written_about_by_its_best_id() -> None:
    """A film with an imdb id is never written about by its TMDB id, or it could be written about twice."""
    imdb_ids = Index(ASSETS / "starter").array("films.imdb_id")
    assert [key for key in LINES if key.startswith("tmdb:") and imdb_ids[rows()[key]] >= 0] == []


@needs_data
@pytest.mark.parametrize(
    ("file", "title", "overview"),
    [
        ("the-movies-dataset/movies_metadata.csv", "title", "overview"),
        ("tmdb-recent/tmdb_movies_2026.csv", "title", "overview"),
        ("tmdb-recent/tmdb_top10k_2022.csv", "title", "overview"),
    ],
)
def test_nothing_is_borrowed(file: str, title: str, overview: str) -> None:
    """No line shares six words in a row with any overview at hand."""
    path: Path = DATA / file
    if not path.exists():
        pytest.skip(f"{file} is not there")
    ours = {run: key for key, line in LINES.items() for run in runs_of(line, 6)}
    csv.field_size_limit(10**9)
    borrowed = []
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            taken = runs_of(row[overview] or "", 6) & ours.keys()
            borrowed += [(ours[run], row[title], " ".join(run)) for run in taken]
    assert borrowed == []


def test_people_named_are_of_the_film() -> None:
    """A director or actor named in full in a line is one of that film, where its people are known."""
    index = Index(ASSETS / "starter")
    columns = [index.strings("films.cast"), index.strings("films.directors")]
    everybody = {name for column in columns for names in column for name in names.split(LIST_MARK)}
    strangers = {}
    for key, line in LINES.items():
        own = {name for column in columns for name in column[rows()[key]].split(LIST_MARK)} - {""}
        named = set(re.findall(r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)+", line)) & everybody
        if own and named - own - PLAYED:
            strangers[key] = named - own
    assert strangers == {}
