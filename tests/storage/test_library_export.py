"""The library goes out as one JSON document and comes back the same."""

from __future__ import annotations

import copy
import json
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from movienight.errors import DataError
from movienight.storage import names
from movienight.storage.library import Library
from movienight.storage.stored import VERDICTS

times = st.datetimes(min_value=datetime(1970, 1, 1), timezones=st.just(UTC)).map(datetime.isoformat)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
people_names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8).filter(
    str.split
)
keys = st.builds("{}:{}".format, st.sampled_from(["imdb", "tmdb", "ml"]), st.integers(0, 40))
verdicts = st.sampled_from(VERDICTS)
positive = st.floats(min_value=0, exclude_min=True, allow_infinity=False)


def marks(**more: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Films of one person, each once, oldest first as an export has them."""
    film = st.fixed_dictionaries({"film": keys, "label": texts, "since": times, **more})
    unique = st.lists(film, max_size=4, unique_by=lambda one: one["film"])
    return unique.map(lambda films: sorted(films, key=lambda one: (one["since"], one["film"])))


def fits(known: list[str]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """How well a film fitted some of these people, each once, by key as an export has them."""
    if not known:
        return st.just([])
    one = st.fixed_dictionaries({"person": st.sampled_from(known), "share": st.floats(0, 1)})
    some = st.lists(one, unique_by=lambda fit: fit["person"])
    return some.map(lambda fits: sorted(fits, key=lambda fit: names.key_of(fit["person"])))


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Any library somebody could have, as its export says it."""
    person = st.fixed_dictionaries(
        {
            "name": people_names.map(names.shown),
            "since": times,
            "likes": marks(confidence=positive),
            "ratings": marks(stars=st.floats(0.5, 5)),
            "seen": marks(),
            "vetoes": marks(),
            "dislikes": marks(),
        }
    )
    people = draw(st.lists(person, max_size=3, unique_by=lambda one: names.key_of(one["name"])))
    people.sort(key=lambda one: (one["since"], names.key_of(one["name"])))
    known = [one["name"] for one in people]
    night = st.fixed_dictionaries(
        {
            "since": times,
            "people": st.lists(st.sampled_from(known), unique=True) if known else st.just([]),
            "mood": st.none() | texts,
            "films": st.lists(st.fixed_dictionaries({"key": keys, "label": texts}), max_size=3),
            "chosen": st.none() | keys,
            "snack": st.none() | st.fixed_dictionaries({"id": texts, "name": texts}),
            "starts_at": st.none() | times,
            "ends_at": st.none() | times,
            "fits": fits(known),
        }
    )
    nights = [
        {"night": 3 * n + 1, **one, "feedback": []} for n, one in enumerate(draw(st.lists(night, max_size=3)))
    ]
    pairs: list[dict[str, Any]] = []
    if len(known) > 1:
        balance = draw(st.floats(0, 1))
        pairs = [{"first": known[1], "second": known[0], "balance": balance, "since": draw(times)}]
    if known and nights:
        said = {"person": known[-1], "film": draw(keys), "verdict": draw(verdicts), "since": draw(times)}
        nights[-1]["feedback"] = [said]
    head = {"format": "movienight-library", "schema": 2}
    return {**head, "people": people, "pairs": pairs, "nights": nights}


@settings(max_examples=10, deadline=None)
@given(documents(), documents())
def test_restored_library_exports_the_same(first: dict[str, Any], second: dict[str, Any]) -> None:
    """Whatever a library holds, restoring its JSON gives that library, in place of what was there."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library.duckdb")
        for document in (first, second):
            library.restore(json.loads(json.dumps(document)))
            assert library.export() == document


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a library with one of everything."""
    library = Library.open(tmp_path_factory.mktemp("made") / "library.duckdb")
    library.add_person("Ana")
    library.add_person("Ben")
    library.like("Ana", "ml:6", "Heat (1995)", 2.0)
    library.rate("Ana", "ml:6", 4.5, "Heat (1995)")
    library.mark_seen("Ben", "ml:1214", "Alien (1979)")
    library.veto("Ben", "ml:1", "Toy Story (1995)")
    library.pair("Ana", "Ben", 0.4)
    library.dislike("Ana", "ml:1", "Toy Story (1995)")
    heat = ("ml:6", "Heat (1995)")
    eight, fits = datetime(2025, 11, 21, 20, tzinfo=UTC), {"Ana": 0.9, "Ben": 0.25}
    card = {"snack": ("nachos", "Nachos"), "starts_at": eight, "ends_at": eight.replace(hour=23)}
    library.record_night(["Ana", "Ben"], [heat], "tense", "ml:6", fits=fits, **card)
    library.record_feedback(1, "Ana", "ml:6", "liked")
    return library.path


@pytest.fixture
def full(made: Path, tmp_path: Path) -> Library:
    """A library with one of everything, to change at will."""
    return Library.open(Path(shutil.copy(made, tmp_path)))


def test_export_moves_to_another_home(full: Library, tmp_path: Path) -> None:
    """An export restored into an empty home says the same, and writing goes on from there."""
    other = Library.open(tmp_path / "elsewhere" / "library.duckdb")
    other.restore(json.loads(json.dumps(full.export())))
    assert other.export() == full.export()
    assert other.record_night(["ana"], []) == 2


def test_what_was_there_is_kept_beside(full: Library) -> None:
    """Restoring keeps a whole library of what it replaces."""
    before = full.export()
    full.restore({**before, "pairs": [], "nights": []})
    kept = Library.open(full.path.with_name("library.before-restore.duckdb"))
    assert full.nights() == []
    assert kept.export() == before


FIRST_FORM = """{"format": "movienight-library", "schema": 1, "people": [
{"name": "Ana", "since": "2025-11-20T20:00:00+00:00",
 "likes": [{"film": "ml:6", "label": "Heat (1995)", "since": "2025-11-20T20:01:00+00:00", "confidence": 2.0}],
 "ratings": [{"film": "ml:6", "label": "Heat (1995)", "since": "2025-11-20T20:02:00+00:00", "stars": 4.5}],
 "seen": [], "vetoes": [{"film": "ml:1", "label": "Toy Story", "since": "2025-11-20T20:03:00+00:00"}]}],
"pairs": [], "nights": [{"night": 1, "since": "2025-11-20T21:00:00+00:00", "people": ["Ana"], "mood": null,
 "films": [{"key": "ml:1214", "label": "Alien (1979)"}], "chosen": "ml:1214", "feedback":
 [{"person": "Ana", "film": "ml:1214", "verdict": "watched", "since": "2025-11-21T08:00:00+00:00"}]}]}"""
"""An export as the first program that had any wrote it."""


def test_export_of_the_first_form_is_read(full: Library) -> None:
    """What the first program exported is restored whole, and exported in today's form."""
    full.restore(json.loads(FIRST_FORM))
    taste, (night,) = full.taste("Ana"), full.nights()
    assert [(film.label, film.confidence) for film in taste.likes] == [("Heat (1995)", 2.0)]
    assert [rating.stars for rating in taste.ratings] == [4.5]
    assert [film.key for film in taste.vetoes] == ["ml:1"]
    assert (taste.seen, taste.dislikes) == ((), ())
    assert (night.people, night.title, night.feedback[0].verdict) == (("Ana",), "Alien (1979)", "watched")
    assert (night.snack, night.starts_at, night.ends_at, night.fits) == (None, None, None, {})
    assert full.export()["schema"] == 2


@pytest.mark.parametrize(("path", "named"), [("people", "people"), ("nights.0", r"nights\[0\]")])
def test_damaged_export_of_the_first_form_is_refused(full: Library, path: str, named: str) -> None:
    """A damaged document of the first form is answered like one of today."""
    before = full.export()
    with pytest.raises(DataError, match=named):
        full.restore(spoil(json.loads(FIRST_FORM), path, 7))
    assert full.export() == before


def spoil(document: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """The document with the value at `path` (dotted, numbers for places) replaced, or dropped if ...."""
    spoiled = copy.deepcopy(document)
    holder: Any = spoiled
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in way:
        holder = holder[step]
    if value is ...:
        del holder[last]
    else:
        holder[last] = value
    return spoiled


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ("people", ..., "people is missing"),
        ("people.1", None, r"people\[1\]\.name"),
        ("people.0.name", "", r"people\[0\]\.name"),
        ("people.0.since", "yesterday", r"people\[0\]\.since"),
        ("people.0.since", "0001-01-01T00:00:00+14:00", r"people\[0\]\.since"),
        ("people.0.likes", "ml:1", r"people\[0\]\.likes"),
        ("people.0.likes.0.film", "Heat", r"people\[0\]\.likes\[0\]\.film"),
        ("people.0.likes.0.label", "\ud800", r"people\[0\]\.likes\[0\]\.label"),
        ("people.0.likes.0.confidence", 0, r"people\[0\]\.likes\[0\]\.confidence"),
        ("people.0.ratings.0.stars", ..., r"people\[0\]\.ratings\[0\]\.stars"),
        ("pairs.0.second", "Ana", "second person of a pair"),
        ("pairs.0.balance", 2, r"pairs\[0\]\.balance"),
        ("nights.0.night", 0, r"nights\[0\]\.night"),
        ("nights.0.night", 2**40, r"nights\[0\]\.night"),
        ("nights.0.people", ["Cy"], r"nights\[0\]\.people"),
        ("nights.0.films", [{"key": "ml:6"}], r"nights\[0\]\.films"),
        ("nights.0.chosen", 7, r"nights\[0\]\.chosen"),
        ("people.0.dislikes.0.label", 7, r"people\[0\]\.dislikes\[0\]\.label"),
        ("nights.0.snack", "nachos", r"nights\[0\]\.snack"),
        ("nights.0.snack.name", ..., r"nights\[0\]\.snack"),
        ("nights.0.starts_at", "eight", r"nights\[0\]\.starts_at"),
        ("nights.0.ends_at", ..., r"nights\[0\]\.ends_at"),
        ("nights.0.fits.0.share", 1.5, r"nights\[0\]\.fits\[0\]\.share"),
        ("nights.0.fits.0.person", "Cy", r"nights\[0\]\.fits\[0\]\.person"),
        ("nights.0.feedback.0.verdict", "meh", r"nights\[0\]\.feedback\[0\]\.verdict"),
        ("nights.0.feedback.0.person", "Cy", r"nights\[0\]\.feedback\[0\]\.person"),
        ("schema", 3, "form 3, this program reads up to 2"),
        ("format", "letterboxd", "not an exported MovieNight library"),
    ],
)
def test_damaged_export_is_refused_whole(full: Library, path: str, value: Any, named: str) -> None:
    """A document with one thing wrong is refused, naming the place, and the library stays as it is."""
    before = full.export()
    with pytest.raises(DataError, match=named):
        full.restore(spoil(before, path, value))
    assert full.export() == before


@pytest.mark.parametrize("document", [None, [], "{}", {}, 7])
def test_other_json_is_no_library(full: Library, document: Any) -> None:
    """JSON that is something else altogether is refused in the same words."""
    with pytest.raises(DataError, match="not an exported MovieNight library"):
        full.restore(document)


def test_same_thing_twice_is_refused(full: Library) -> None:
    """A list that names a film or a person twice is damaged, however the second one is spelled."""
    document = full.export()
    likes = document["people"][0]["likes"]
    likes.append({**likes[0], "label": "Heat"})
    with pytest.raises(DataError, match="an entry of likes stands twice"):
        full.restore(document)
    document = {**full.export(), "pairs": [], "nights": []}
    document["people"][1]["name"] = " ANA"
    with pytest.raises(DataError, match="an entry of people stands twice"):
        full.restore(document)
