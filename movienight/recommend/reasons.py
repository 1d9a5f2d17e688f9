"""The reasons of a slate: who of the likes argued most, and what is shared."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from movienight.recommend.explain import shares
from movienight.recommend.pipeline import Draft, Recommender
from movienight.recommend.traits import because, nearest, traits
from movienight.types import Film, Reason, Rows

SUITS = 0.5
"""From which fit on a film is said to be shown because of a like; below, a like is only nearest."""
MOOD_WORTH = 0.9
"""From which share of candidates beaten on a film is said to match the mood."""


class Reasons:
    """Reasons from a recommender's own numbers.

    Args:
        film: the facts of the film at a row.
    """

    def __init__(self, recommender: Recommender, film: Callable[[int], Film]) -> None:
        self._recommender, self._film = recommender, film

    def of(self, draft: Draft, rows: Rows) -> list[Mapping[str, tuple[Reason, ...]]]:
        """For each of these candidates the reasons of "a", of "b", and "shared"."""
        people = [person for person in draft.query.people if person.taste]
        told: list[dict[str, tuple[Reason, ...]]] = [{} for _ in rows]
        shared = {
            (person.key, int(row)): self.shared_with(int(row), person.taste.rows)
            for person in people
            for row in rows
        }
        for person in people:
            likes, argued = self._recommender.arguments(draft, person, rows)
            near = self._recommender.nearness(person, rows)
            for number, share in enumerate(shares(argued).T):
                fit = draft.fit[person.key][np.searchsorted(draft.candidates.rows, rows[number])]
                causes = because(likes.tolist(), share) if fit >= SUITS else ()
                own = causes or nearest(person.taste.rows, near[:, number])
                told[number][person.key] = own + shared[person.key, int(rows[number])]
        for number, row in enumerate(rows):
            own_traits = [shared[person.key, int(row)] for person in people]
            told[number]["shared"] = self._together(draft, own_traits, int(row))
        return list(told)

    def shared_with(self, row: int, likes: Sequence[int] | Rows) -> tuple[Reason, ...]:
        """Director, cast, keywords and genres a film has in common with these films."""
        film = self._film(row)
        rarity = self._rarity(row, film)
        return traits(film, [self._film(int(like)) for like in likes], rarity)

    def _together(self, draft: Draft, own: Sequence[tuple[Reason, ...]], row: int) -> tuple[Reason, ...]:
        """What both people's likes have in it, whether it meets the mood, whether fame speaks for it."""
        found: list[Reason] = []
        if len(own) == 2:
            one, other = ({(reason.kind, reason.text): reason for reason in reasons} for reasons in own)
            found = [
                Reason(reason.kind, text=reason.text, weight=min(reason.weight, other[key].weight))
                for key, reason in one.items()
                if key in other
            ]
        position = int(np.flatnonzero(draft.candidates.rows == row)[0])
        if draft.mood_fit is not None and draft.mood_fit[position] >= MOOD_WORTH:
            weight = float(draft.mood_fit[position])
            found.append(Reason("mood", text=draft.query.mood or "", weight=weight))
        if not own and draft.mood_fit is None:
            likes = self._recommender.facts.likes
            found.append(Reason("popular", weight=float((likes < likes[row]).mean())))
        return tuple(found)

    def _rarity(self, row: int, film: Film) -> dict[str, float]:
        facts = self._recommender.facts
        return dict(zip(film.keywords, facts.keyword_rarity[facts.keywords[row]].tolist(), strict=True))
