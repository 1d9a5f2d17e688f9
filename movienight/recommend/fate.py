"""What became of one film in one query: looked up step by step in what the draft kept."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from movienight.recommend.hints import Hints
from movienight.recommend.pipeline import Draft, Recommender, filter_that_bars, place
from movienight.types import Film, Query


def fate_of(
    row: int, draft: Draft, recommender: Recommender, hints: Hints | None, film: Callable[[int], Film]
) -> tuple[str, str]:
    """The step that decided on a film, and more about it, in words; see `Verdict`.

    Args:
        hints: where a wish of the query needs them.
        film: the facts of the film at a row.
    """
    query = draft.query
    if row in draft.rows:
        return "shown", "it is in the slate"
    known = _known_to(row, query)
    if known:
        return known
    barrier = filter_that_bars(recommender.facts, query.filters, row, hints)
    if barrier:
        return f"filter: {barrier}", _barred(film(row), barrier)
    position = np.flatnonzero(draft.candidates.rows == row)
    if not len(position):
        return "not a candidate", "no model put it near the top for anybody"
    now = place(draft.value, int(position[0]))
    if now > len(draft.chosen):
        together = " for both together" if len(query.people) > 1 else ""
        return "ranked", f"ranked {now} of {len(draft.value)}{together}"
    closeness = recommender.vectors[draft.rows] @ recommender.vectors[row]
    closest = film(int(draft.rows[int(closeness.argmax())]))
    return "too like another", f"ranked {now}, but too like {closest.label}"


def _known_to(row: int, query: Query) -> tuple[str, str] | None:
    """Whether somebody vetoed the film or knows it already."""
    for person in query.people:
        if row in person.vetoed:
            return "vetoed", f"{person.name} does not want it"
        if row in person.disliked:
            return "disliked", f"{person.name} does not care for it"
        if not query.filters.include_seen and (row in person.seen or row in person.taste.rows):
            return "seen", f"{person.name} knows it already"
    return None


def _barred(film: Film, barrier: str) -> str:
    """Why a film does not pass a wish: by what it is, or because nobody told us."""
    facts = {"runtime": film.runtime, "year": film.year, "language": film.language, "family": film.age}
    if facts.get(barrier, barrier) is None:
        missing = "age" if barrier == "family" else barrier
        return f"its {missing} is not known, so it cannot pass the wish “{barrier}”"
    return f"it does not pass the wish “{barrier}”"
