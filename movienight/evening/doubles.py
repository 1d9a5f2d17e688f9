"""A double feature for the people on the sofa: two films, why each, what links them, two snacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from movienight.recommend.double import INTERVAL, SHORTEST, Double, double_features
from movienight.recommend.traits import UNTOLD
from movienight.types import Reason, Suggestion
from movienight.wishes.languages import language_name

if TYPE_CHECKING:
    from movienight.engine import Engine
    from movienight.recommend.pipeline import Draft
    from movienight.types import Film, Floats, Query

TWO_DECADES = 20
"""Years apart from which on two films are of different times."""
MUCH_LONGER = 45
"""Minutes from which on one film is much longer than the other."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """In what two films differ: what the first is and what the second is, in words."""

    kind: Literal["genre", "year", "language", "length"]
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class DoubleFeature:
    """Two films for one evening.

    Args:
        first, second: ranks 1 and 2, in the order they are shown.
        minutes: both films and the interval; None where a length is unknown.
        links: what they have in common, the strongest first.
        contrasts: in what they differ.
    """

    first: Suggestion
    second: Suggestion
    minutes: int | None
    links: tuple[Reason, ...]
    contrasts: tuple[Contrast, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """The pairs to choose from, best first; `notes` say what people should know.

    No snack stands in two pairs, and no film but one to keep.
    """

    query: Query
    features: tuple[DoubleFeature, ...]
    minutes: int | None = None
    notes: tuple[str, ...] = ()


def double_feature(engine: Engine, query: Query, minutes: int | None = None, n: int = 3) -> Programme:
    """At most n pairs of films that both fit these people, go together and differ.

    Args:
        query: whom it is for; its filters hold for each of the two films, and one of them is a film to keep
            where there are any.
        minutes: how long both films and the interval may take; films of unknown length are left out then.
    """
    asked = _in_time(query, minutes)
    mood_vector, mood = engine.hear_mood(query.mood)
    draft = engine.recommender.draft(asked, mood, engine.hints_for(asked))
    recommender, rows = engine.recommender, draft.candidates.rows
    telling = telling_keywords(engine)
    pairs = double_features(
        recommender.facts, recommender.vectors, rows, draft.value, telling, minutes, n, query.keep
    )
    features = _served(engine, draft, pairs, mood_vector)
    return Programme(query, features, minutes, (*draft.notes, *_short(len(features), n, minutes)))


def telling_keywords(engine: Engine) -> Floats:
    """How much it says that two films share a keyword: its rarity, nothing for those not worth telling."""
    rarity = np.array(engine.recommender.facts.keyword_rarity)
    names = engine.index.strings("films.keyword_names")
    rarity[[number for number, name in enumerate(names) if name.casefold() in UNTOLD]] = 0
    return rarity


def contrasts(first: Film, second: Film) -> tuple[Contrast, ...]:
    """In what two films differ: genres, times, languages, lengths; what is unknown of either is not said."""
    found: list[Contrast] = []
    own, other = (
        [genre for genre in one.genres if genre not in two.genres] for one, two in _ways(first, second)
    )
    if own and other:
        found.append(Contrast("genre", ", ".join(own[:2]), ", ".join(other[:2])))
    if first.year and second.year and abs(first.year - second.year) >= TWO_DECADES:
        found.append(Contrast("year", str(first.year), str(second.year)))
    if first.language and second.language and first.language != second.language:
        found.append(Contrast("language", language_name(first.language), language_name(second.language)))
    if first.runtime and second.runtime and abs(first.runtime - second.runtime) >= MUCH_LONGER:
        found.append(Contrast("length", f"{first.runtime} min", f"{second.runtime} min"))
    return tuple(found)


def _ways(first: Film, second: Film) -> tuple[tuple[Film, Film], tuple[Film, Film]]:
    return (first, second), (second, first)


def _in_time(query: Query, minutes: int | None) -> Query:
    """The same, of no film so long that not even the shortest fits beside it."""
    if minutes is None:
        return query
    longest = max(minutes - INTERVAL - SHORTEST, 0)
    limit = min(longest, query.filters.max_runtime or longest)
    return replace(query, filters=replace(query.filters, max_runtime=limit))


def _served(
    engine: Engine, draft: Draft, pairs: Sequence[Double], mood_vector: Floats | None
) -> tuple[DoubleFeature, ...]:
    """The pairs with their reasons, and with snacks of which none comes twice."""
    rows = np.array([row for pair in pairs for row in (pair.first, pair.second)], dtype=np.int32)
    if not len(rows):
        return ()
    films = [engine.film(row) for row in rows]
    menu, vectors = engine.menu.for_kitchen(draft.query.kitchen), engine.recommender.vectors[rows]
    snacks = menu.pair(films, vectors, draft.query.mood, mood_vector)
    why = engine.reasons.of(draft, rows)
    shown = [
        Suggestion(place % 2 + 1, film, *_fit(draft, int(rows[place])), why[place], snacks[place])
        for place, film in enumerate(films)
    ]
    return tuple(
        DoubleFeature(
            first,
            second,
            pair.minutes,
            engine.reasons.shared_with(pair.second, [pair.first]),
            contrasts(first.film, second.film),
        )
        for pair, first, second in zip(pairs, shown[::2], shown[1::2], strict=True)
    )


def _fit(draft: Draft, row: int) -> tuple[dict[str, float], float | None]:
    """The fits and the mood match we show of one film."""
    position = int(np.searchsorted(draft.candidates.rows, row))
    fit = {key: float(values[position]) for key, values in draft.fit.items()}
    return fit, None if draft.mood_fit is None else float(draft.mood_fit[position])


def _short(found: int, wanted: int, minutes: int | None) -> tuple[str, ...]:
    """What to tell where there are fewer pairs than asked for."""
    if found >= wanted:
        return ()
    count = {0: "no two films go", 1: "only 1 pair goes"}.get(found, f"only {found} pairs go")
    time = "" if minutes is None else f" in {minutes} min with {INTERVAL} between"
    return (f"{count} together{time}",)
