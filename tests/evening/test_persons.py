"""One person's page: what stands on it, what each act writes, and that all can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from tui.stage import NOW, starter

from movienight.errors import UsageError
from movienight.evening.evening import Evening
from movienight.evening.persons import Entry, Page, Standing, forget, love, not_for_me, page_of, standing_of
from movienight.evening.state import Tonight
from movienight.storage.library import Library

HEAT, ALIEN, AMELIE = ("imdb:tt0113277", "Heat (1995)"), ("imdb:tt0078748", "Alien (1979)"), ("ml:1", "Toys")


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    """Ana, of whom nothing is known; every write is a minute after the last."""
    minutes = count()
    library = Library.open(
        tmp_path / "library.duckdb",
        clock=lambda: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=next(minutes)),
    )
    library.add_person("Ana")
    return Evening(starter(), library, Tonight(people=("Ana",)), lambda: NOW)


def keys(page: Page, which: str) -> list[str]:
    """The films of one list."""
    return [entry.key for entry in page.of(which)]


def test_the_page_shows_the_newest_first(evening: Evening) -> None:
    """Every list apart, in the order of the page; stars stand with ratings only."""
    evening.library.like("Ana", *HEAT)
    evening.library.like("Ana", *ALIEN)
    evening.library.rate("Ana", AMELIE[0], 3.5, AMELIE[1])
    page = page_of(evening, "Ana")
    assert keys(page, "likes") == [ALIEN[0], HEAT[0]]
    assert [(entry.list, entry.stars) for entry in page.entries] == [
        ("likes", None), ("likes", None), ("ratings", 3.5),
    ]  # fmt: skip


def test_somebody_unknown_has_no_page(evening: Evening) -> None:
    """They are not made known by looking for them."""
    with pytest.raises(UsageError, match="nobody here is called"):
        page_of(evening, "Zoe")


def test_the_last_word_counts(evening: Evening) -> None:
    """Loved, then not for her: the like goes; loved again: the dislike goes."""
    love(evening, "Ana", *HEAT)
    not_for_me(evening, "Ana", *HEAT)
    page = page_of(evening, "Ana")
    assert (keys(page, "likes"), keys(page, "dislikes")) == ([], [HEAT[0]])
    love(evening, "Ana", *HEAT)
    page = page_of(evening, "Ana")
    assert (keys(page, "likes"), keys(page, "dislikes")) == ([HEAT[0]], [])


@pytest.mark.parametrize(("stars", "left"), [(4.5, []), (4.0, []), (3.5, [3.5])])
def test_not_for_me_drops_stars_that_count_as_a_like(
    evening: Evening, stars: float, left: list[float]
) -> None:
    """Four stars and more go, three and a half stay; undone, they are back."""
    evening.library.rate("Ana", HEAT[0], stars, HEAT[1])
    not_for_me(evening, "Ana", *HEAT)
    assert [rating.stars for rating in evening.library.ratings("Ana")] == left
    evening.undo()
    assert [rating.stars for rating in evening.library.ratings("Ana")] == [stars]


FILL: dict[str, Callable[[Library], None]] = {
    "likes": lambda library: library.like("Ana", *HEAT, 0.7),
    "dislikes": lambda library: library.dislike("Ana", *HEAT),
    "ratings": lambda library: library.rate("Ana", HEAT[0], 2.0, HEAT[1]),
    "seen": lambda library: library.mark_seen("Ana", *HEAT),
    "vetoes": lambda library: library.veto("Ana", *HEAT),
}


@pytest.mark.parametrize("which", FILL)
def test_an_entry_is_removed_and_comes_back(evening: Evening, which: str) -> None:
    """From its own list alone; undo brings back what it was worth, redo takes it away again."""
    for name in ("seen", which):
        FILL[name](evening.library)
    before = standing_of(evening.library.taste("Ana"), HEAT[0])
    (entry,) = page_of(evening, "Ana").of(which)
    forget(evening, "Ana", entry)
    assert page_of(evening, "Ana").of(which) == ()
    assert keys(page_of(evening, "Ana"), "seen") == ([] if which == "seen" else [HEAT[0]])
    evening.undo()
    assert standing_of(evening.library.taste("Ana"), HEAT[0]) == before
    evening.redo()
    assert page_of(evening, "Ana").of(which) == ()


def test_taking_back_a_love_that_replaced_a_dislike(evening: Evening) -> None:
    """The dislike is there again."""
    not_for_me(evening, "Ana", *HEAT)
    love(evening, "Ana", *HEAT)
    evening.undo()
    assert standing_of(evening.library.taste("Ana"), HEAT[0]) == Standing(dislikes=True)


def test_loving_what_is_loved_changes_nothing(evening: Evening) -> None:
    """Neither its confidence nor, taken back, that it was loved before."""
    evening.library.like("Ana", *HEAT, 0.4)
    love(evening, "Ana", *HEAT)
    assert [film.confidence for film in evening.library.likes("Ana")] == [0.4]
    evening.undo()
    assert [film.confidence for film in evening.library.likes("Ana")] == [0.4]


def test_a_film_without_a_label_is_shown_by_its_key(evening: Evening) -> None:
    """A rating that another program wrote may have none."""
    evening.library.rate("Ana", HEAT[0], 2.0)
    entry = page_of(evening, "Ana").entries[0]
    assert isinstance(entry, Entry)
    assert entry.label == HEAT[0]
