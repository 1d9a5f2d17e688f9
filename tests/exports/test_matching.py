"""Entries find their films by id, by title and year, or are left to the person."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.shop import FILMS, SHELF
from movienight.exports.applying import films_of
from movienight.exports.entry import Entry
from movienight.exports.matching import HOWS, Matched, match
from movienight.exports.reading import Export, FileRead
from movienight.exports.settling import name_of, settle
from movienight.text.titles import TitleIndex


def export_of(*entries: Entry) -> Export:
    """An export of these entries, a row each."""
    return Export("x", (FileRead("x.csv", "x", len(entries), len(entries)),), entries)


def found(title: str, year: int | None = None, *ids: str) -> Matched:
    """What becomes of one entry."""
    return match(export_of(Entry(title, year, ids, seen=True)), SHELF).matched[0]


@pytest.mark.parametrize(
    ("title", "year", "row"),
    [
        ("Heat", 1995, 0),
        ("Heat", 1996, 0),
        ("amelie", 2001, 1),
        ("Le Fabuleux Destin d'Amélie Poulain", 2001, 1),
        ("[REC]", 2007, 2),
        ("Rec", 2008, 2),
        ("千と千尋の神隠し", 2001, 3),
        ("Hamlet", 1990, 5),
        ("Hamlet", 1949, 4),
        ("Matrix, The", 1999, 8),
        ("Solaris", 1972, 9),
        ("Heat", None, 0),
        ("Heat (1995)", None, 0),
    ],
)
def test_found_by_title(title: str, year: int | None, row: int) -> None:
    """Spelling habits, other titles and a year beside it do not matter; nothing is left to settle."""
    assert (found(title, year).row, found(title, year).how) == (row, "title")


def test_found_by_id() -> None:
    """An id decides, whatever the title says; the next one is tried where one is not here."""
    assert found("Wrong", 1900, "imdb:tt0113277") == Matched(
        Entry("Wrong", 1900, ("imdb:tt0113277",), seen=True), 0, "id"
    )
    assert (found("", None, "imdb:tt9999999", "ml:4973").row, found("", None, "ml:4973").how) == (1, "id")


def test_two_films_of_one_title_and_year() -> None:
    """A film with an id of its own is not the one of the same title here; it is only a guess."""
    assert found("Heat", 1995, "imdb:tt7777777").how == "guessed"
    assert found("Heat", 1995, "imdb:tt7777777").row == 0
    assert found("Nobody Knows This", 2010, "imdb:tt7777777").how == "title"


@pytest.mark.parametrize(
    ("title", "year", "row"),
    [
        ("Léon", 1994, 6),
        ("Heat: Director's Cut", 1995, 0),
        ("Spirited Awey", 2001, 3),
        ("Hamlet", None, 4),
        ("Twin", 2000, 11),
    ],
)
def test_guesses_are_left_to_settle(title: str, year: int | None, row: int) -> None:
    """A subtitle more or less, a slip, or a title of several films: the likeliest is offered first."""
    one = found(title, year)

    assert (one.how, one.row) == ("guessed", row)
    assert one.nearest[0] == row
    assert len(one.nearest) <= 3


@pytest.mark.parametrize(
    ("title", "year", "nearest"), [("Heat", 1972, 0), ("Rocky 3", 1979, 7), ("Spirited Awey", 1950, 3)]
)
def test_another_year_or_number_is_another_film(title: str, year: int, nearest: int) -> None:
    """What has the wrong year or the wrong number is offered but not guessed."""
    one = found(title, year)

    assert (one.how, one.row) == ("unmatched", None)
    assert one.nearest[0] == nearest


def test_nothing_near() -> None:
    """A title like none here has nothing to offer."""
    assert found("Qzxwvk jjj", 2001) == Matched(Entry("Qzxwvk jjj", 2001, seen=True), None, "unmatched", ())


def test_titles_written_as_ours_are_not_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    """The slow search, letter by letter, is left to what no table of spellings knows."""
    searched: list[str] = []
    monkeypatch.setattr(TitleIndex, "search", lambda self, text, limit: searched.append(text) or [])
    entries = [Entry(film.title, film.year, seen=True) for film in FILMS]
    match(export_of(*entries, Entry("Nothing Like It", 2001, seen=True)), SHELF)

    assert searched == ["Nothing Like It"]


titles = st.sampled_from([film.title for film in FILMS] + ["Heet", "", "Léon", "x (1995)", "!!!"]) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=12
)
ids = st.sampled_from(["imdb:tt0113277", "imdb:tt7777777", "tmdb:194", "ml:6", "ml:1"])
entries = st.builds(
    Entry,
    titles,
    st.none() | st.integers(1990, 2003),
    st.lists(ids, max_size=2).map(tuple),
    stars=st.none() | st.sampled_from([0.5, 4.5]),
    liked=st.booleans(),
    seen=st.just(True),
).filter(lambda entry: bool(entry.label))


@settings(max_examples=100, deadline=None)
@given(told=st.lists(entries, max_size=6), answer=st.none() | st.integers(0, len(FILMS) - 1))
def test_the_account_adds_up(told: list[Entry], answer: int | None) -> None:
    """Each entry has one fate, before and after settling; what is settled is open no more."""
    report = match(export_of(*told), SHELF)
    settled = settle(report, {name_of(one.entry): answer for one in report.open})

    for one in (report, settled):
        assert tuple(one.counts) == HOWS
        assert (
            sum(one.counts.values()) == len(told) == len(one.taken) + len(one.open) + one.counts["left out"]
        )
        assert [matched.entry for matched in one.matched] == told
    assert settled.open == ()
    assert settled.counts["id"] == report.counts["id"]
    assert settled.counts["left out" if answer is None else "settled"] == len(report.open)
    assert set(films_of(settled)) == {one.row for one in settled.taken}


def test_two_spellings_of_one_film_are_told_together() -> None:
    """Entries that turn out to be one film are one, with the stars of either."""
    heart, rated = Entry("Amelie", 2001, liked=True, seen=True), Entry("Amélie", 2002, stars=4.0, seen=True)

    assert films_of(match(export_of(heart, rated), SHELF)) == {1: replace(heart, stars=4.0)}
