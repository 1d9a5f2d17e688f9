"""Tonight's double features: pairs for the people and wishes of the evening, with what reasons name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from movienight.evening.chips import fields_of
from movienight.evening.undo import Step
from movienight.keys import stable_key

if TYPE_CHECKING:
    from movienight.evening.doubles import DoubleFeature, Programme
    from movienight.evening.evening import Evening
    from movienight.types import Film

PAIRS = 6
"""How many pairs there are to choose from."""


@dataclass(frozen=True, slots=True)
class TwoTonight:
    """The pairs of tonight.

    Args:
        cited: films that reasons name, by row.
        start: when the first film could begin.
        interval: minutes between the two.
    """

    programme: Programme
    cited: Mapping[int, Film]
    start: datetime
    interval: int

    def film_of(self, row: int) -> Film:
        """The film at a row that a reason names."""
        return self.cited[row]

    def end_of(self, pair: DoubleFeature) -> datetime | None:
        """When both are over; None where a length is unknown."""
        if pair.minutes is None:
            return None
        from movienight.evening.card import SETTLING

        return self.start + timedelta(minutes=pair.minutes) + SETTLING


def two_tonight(evening: Evening) -> TwoTonight:
    """At most PAIRS pairs; the time to finish by holds for both films together, other wishes for each."""
    from movienight.evening.doubles import double_feature
    from movienight.recommend.double import INTERVAL
    from movienight.wishes.minutes import minutes_until

    fields = fields_of(evening.tonight.wishes)
    finish = fields.get("finish_by")
    query = evening.query()
    query = replace(query, filters=replace(query.filters, max_runtime=fields.get("max_runtime")))
    minutes = minutes_until(finish, evening.clock()) if finish else None
    programme = double_feature(evening.engine, query, minutes, PAIRS)
    return TwoTonight(programme, _cited(evening, programme), evening.clock(), INTERVAL)


def pin_both(evening: Evening, pair: DoubleFeature) -> str:
    """Put both films on the shortlist, in their order, as one act."""
    films = (pair.first.film, pair.second.film)
    keys = tuple(stable_key(film) for film in films)
    pinned = tuple(dict.fromkeys((*evening.tonight.pinned, *keys)))
    told = f"{films[0].title} and {films[1].title} are on the shortlist"
    evening.tonight = evening.past.perform(
        Step(told, "place.double", evening.tonight, replace(evening.tonight, pinned=pinned))
    )
    return told


def _cited(evening: Evening, programme: Programme) -> Mapping[int, Film]:
    reasons = [
        reason
        for pair in programme.features
        for shown in (pair.first, pair.second)
        for why in shown.why.values()
        for reason in why
    ]
    reasons += [reason for pair in programme.features for reason in pair.links]
    rows = {int(row) for reason in reasons for row in reason.films}
    return {row: evening.engine.film(row) for row in rows}
