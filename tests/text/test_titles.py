"""Finding films by what people type."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from movienight.errors import IndexDamaged
from movienight.storage.artifacts import Index, IndexWriter
from movienight.text.titles import LEAST_SCORE, Resolution, TitleIndex
from text.world import POPULARITY, TITLES, YEARS, build, label, row

INDEX = build()


def resolved(text: str) -> str:
    """What a text resolves to, in words."""
    found = INDEX.resolve(text)
    if found.row is None:
        return "several" if found.ambiguous else "none"
    return label(found.row) + (" corrected" if found.corrected else "")


def searched(text: str) -> list[str]:
    """What a search finds, in words."""
    return [label(match.row) for match in INDEX.search(text)]


@pytest.mark.parametrize(
    ("text", "film"),
    [
        ("Amélie", "Amélie (2001)"),
        ("amelie", "Amélie (2001)"),
        ("le fabuleux destin d’amélie poulain", "Amélie (2001)"),
        ("The Matrix", "The Matrix (1999)"),
        ("matrix", "The Matrix (1999)"),
        ("MATRIX, THE", "The Matrix (1999)"),
        ("Matrix, The (1999)", "The Matrix (1999)"),
        ("the matrix 1999", "The Matrix (1999)"),
        ("Heat", "Heat (1995)"),
        ("The Heat", "The Heat (2013)"),
        ("heat (2013)", "The Heat (2013)"),
        ("Hamlet 1996", "Hamlet (1996)"),
        ("Hamlet (1990)", "Hamlet (1990)"),
        ("[REC]", "[REC] (2007)"),
        ("rec", "[REC] (2007)"),
        ("[rec]²", "[REC]² (2009)"),
        ("M*A*S*H", "M*A*S*H (1970)"),
        ("mash", "M*A*S*H (1970)"),
        ("m.a.s.h.", "M*A*S*H (1970)"),
        ("$9.99", "$9.99 (2008)"),
        ("9.99", "$9.99 (2008)"),
        ("Se7en", "Seven (1995)"),
        ("seven", "Seven (1995)"),
        ("7 samurai", "Seven Samurai (1954)"),
        ("東京物語", "Tokyo Story (1953)"),
        ("1917", "1917 (2019)"),
        ("300", "300 (2006)"),
        ("300 (2006)", "300 (2006)"),
        ("2012", "2012 (2009)"),
        ("2012 2009", "2012 (2009)"),
        ("1984", "1984 (1984)"),
        ("Blade Runner 2049", "Blade Runner 2049 (2017)"),
        ("Blade Runner 1982", "Blade Runner (1982)"),
        ("Death Race 2000", "Death Race 2000 (1975)"),
        ("rocky 2", "Rocky II (1979)"),
        ("Rocky 5", "Rocky V (1990)"),
        ("walle", "WALL·E (2008)"),
        ("9/11", "9/11 (2002)"),
        ("π", "π (1998)"),
        ("+1", "+1 (2013)"),
        ("!!!", "!!! (2020)"),
        ("LA Confidential", "L.A. Confidential (1997)"),
        ("oceans 11", "Ocean's Eleven (2001)"),
        ("  up ", "Up (2009)"),
    ],
)
def test_a_title_is_recognised(text: str, film: str) -> None:
    """Case, accents, articles, punctuation, spaces and spelling of numbers are not even corrections."""
    assert resolved(text) == film


@pytest.mark.parametrize(
    ("text", "film"),
    [
        ("Amelei", "Amélie (2001) corrected"),
        ("The Matirx", "The Matrix (1999) corrected"),
        ("teh godfather", "The Godfather (1972) corrected"),
        ("godfahter", "The Godfather (1972) corrected"),
        ("Hamlte 1996", "Hamlet (1996) corrected"),
        ("eternal sunshine", "Eternal Sunshine of the Spotless Mind (2004) corrected"),
        ("the eternal sunshine", "Eternal Sunshine of the Spotless Mind (2004) corrected"),
        ("Léon", "Léon: The Professional (1994) corrected"),
        ("Heat (1994)", "Heat (1995) corrected"),
        ("Solaris (1972)", "Solaris (None) corrected"),
        ("sevn samurai", "Seven Samurai (1954) corrected"),
    ],
)
def test_a_clear_near_miss_is_corrected(text: str, film: str) -> None:
    """One small slip, a beginning only one film has, or a year off by one is understood, and said."""
    assert resolved(text) == film


@pytest.mark.parametrize("text", ["Hamlet", "hamlet", "star wars"])
def test_a_shared_title_is_ambiguous(text: str) -> None:
    """A title of several films is not guessed, however popular one of them is."""
    assert resolved(text) == "several"


def test_ambiguous_films_come_best_known_first() -> None:
    """All films of the title are offered, by popularity."""
    years = [YEARS[film] for film in INDEX.resolve("Hamlet").rows]
    assert years == [1996, 1990, 1948]


def test_a_shown_title_beats_an_alternative() -> None:
    """ "Ring" is the alternative title of one film, and "The Ring" the shown one of another."""
    assert resolved("Ring") == "The Ring (2002)"
    assert resolved("Ring (1998)") == "Ringu (1998)"


@pytest.mark.parametrize(
    "text", ["Rocky IV", "Rocky 3", "Seven Samurai 2", "Blade Runner 2050", "xq zw", "", "🎬"]
)
def test_what_is_not_there_is_not_found(text: str) -> None:
    """Another number is another film, and noise is no film."""
    assert resolved(text) == "none"


def test_the_nearest_are_offered() -> None:
    """Without a film, up to five near ones are named, the likeliest first."""
    found = INDEX.resolve("Rocky 3")
    assert {label(film) for film in found.rows[:3]} == {"Rocky (1976)", "Rocky II (1979)", "Rocky V (1990)"}
    assert len(found.rows) <= 5
    assert INDEX.resolve("xq zw") == Resolution()


def test_a_wrong_year_offers_the_title() -> None:
    """A title of no such year is not found, and the film of another year is offered."""
    found = INDEX.resolve("Heat (1950)")
    assert found.row is None
    assert not found.ambiguous
    assert label(found.rows[0]) == "Heat (1995)"


@pytest.mark.parametrize(
    ("text", "films"),
    [
        ("the god", ["The Godfather (1972)", "The Godfather Part II (1974)"]),
        ("godf", ["The Godfather (1972)", "The Godfather Part II (1974)"]),
        ("u", ["Up (2009)"]),
        ("heat", ["Heat (1995)", "The Heat (2013)", "Heathers (1989)"]),
        ("Heat (19", ["Heat (1995)", "The Heat (2013)", "Heathers (1989)"]),
        ("reloaded matrix", ["The Matrix Reloaded (2003)"]),
        ("sunshine spotless", ["Eternal Sunshine of the Spotless Mind (2004)"]),
        ("samurai", ["Seven Samurai (1954)"]),
        ("神隠し", ["Spirited Away (2001)"]),
        ("千と", ["Spirited Away (2001)"]),
        ("godfatehr pa", ["The Godfather Part II (1974)"]),
        ("haet", ["Heat (1995)"]),
        ("seven 1954", ["Seven Samurai (1954)"]),
        ("hamlet 1948", ["Hamlet (1948)", "Hamlet (1996)", "Hamlet (1990)"]),
    ],
)
def test_search_while_typing(text: str, films: list[str]) -> None:
    """Beginnings, words in another order, words inside and slips find their films; popular ones first."""
    assert searched(text)[: len(films)] == films


def test_search_is_ordered_and_limited() -> None:
    """Scores fall from 1 at most, rows are distinct, the limit holds, equal scores go by popularity."""
    found = INDEX.search("s", 4)
    assert len(found) == 4
    assert [match.score for match in found] == sorted((match.score for match in found), reverse=True)
    same = [POPULARITY[match.row] for match in found if match.score == found[0].score]
    assert same == sorted(same, reverse=True)


def test_equal_films_keep_their_order() -> None:
    """Films of one title and one popularity come in the order of their rows."""
    index = TitleIndex.build([["Dune"]] * 3, [1984, 2021, 2000], [1, 1, 1])
    assert [match.row for match in index.search("dune")] == [0, 1, 2]
    assert index.resolve("dune").rows == (0, 1, 2)


def test_exact_is_told() -> None:
    """A match is exact when the title is the one typed, but for habits of spelling, and of that year."""
    assert [match.exact for match in INDEX.search("the heat 2013")][:2] == [True, False]
    assert INDEX.search("mash")[0].exact
    assert not INDEX.search("amelei")[0].exact


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=30))
def test_any_text_can_be_typed(text: str) -> None:
    """No text raises; results are distinct films with scores in range; an empty one finds nothing."""
    found = INDEX.search(text, 10)
    rows = [match.row for match in found]
    assert len(set(rows)) == len(rows) <= 10
    assert all(LEAST_SCORE <= match.score <= 1 for match in found)
    resolution = INDEX.resolve(text)
    assert resolution.row is None or not resolution.rows
    if not text.strip():
        assert not found


@settings(deadline=None, max_examples=100)
@given(st.sampled_from([(film, name) for film, names in enumerate(TITLES) for name in names]))
def test_every_title_finds_its_film(title: tuple[int, str]) -> None:
    """Each title with its year resolves to its film, and finds it first."""
    film, name = title
    text = f"{name} ({YEARS[film]})" if YEARS[film] else name
    assert INDEX.resolve(text) == Resolution(film)
    assert INDEX.search(text)[0].row == film


def test_saved_and_opened_it_answers_the_same(tmp_path: Path) -> None:
    """What is kept in an index folder finds what it found before."""
    writer = IndexWriter(tmp_path / "index")
    INDEX.save(writer)
    writer.close("test")
    opened = TitleIndex.open(Index(tmp_path / "index"))
    for text in ("amelei", "the god", "Hamlet", "東京", "rocky 2", ""):
        assert opened.search(text) == INDEX.search(text)
        assert opened.resolve(text) == INDEX.resolve(text)


def test_an_index_without_titles_says_so(tmp_path: Path) -> None:
    """Opening an index folder that has no titles is a clear error."""
    IndexWriter(tmp_path / "index").close("test")
    with pytest.raises(IndexDamaged, match=r"titles\.names"):
        TitleIndex.open(Index(tmp_path / "index"))


def test_no_films() -> None:
    """An index of no films finds none."""
    empty = TitleIndex.build([], [], [])
    assert empty.search("heat") == []
    assert empty.resolve("heat") == Resolution()


def test_films_without_titles_are_never_found() -> None:
    """A blank title is no name, and shifts nobody's row."""
    index = TitleIndex.build([[" "], ["Heat"], []], [None, 1995, None], [3, 2, 1])
    assert index.resolve("heat") == Resolution(1)
    assert row("Heat") == INDEX.resolve("heat").row
