"""The recipe of a slate, step by step, on arrays alone.

    Query -> Scores -> Candidates -> FeatureTable -> Fits -> joint order -> ten

Every step is a method of `Recommender` that can be called by itself; `Recommender.draft` is their
sequence, and `Draft` keeps what each step found, so that "why this" and "why not that" are looked
up and never made up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from movienight.recommend.candidates import gather, union, with_these
from movienight.recommend.diversify import alikeness, mmr
from movienight.recommend.explain import falls
from movienight.recommend.facts import FilmFacts, allowed
from movienight.recommend.features import feature_table, gain, ranks
from movienight.recommend.hints import Hints, asks_for_hints, cautions
from movienight.recommend.mood import worth_naming
from movienight.recommend.neighbours import Exact, Neighbours
from movienight.recommend.ranker import Ranker
from movienight.recommend.scorers import Content, ItemItem, Scorer
from movienight.recommend.together import beaten, order_ranks
from movienight.recommend.value import spreads, value_of
from movienight.types import Candidates, Filters, Floats, Person, Query, Rows, Scores, Taste

Masks = Mapping[str, NDArray[np.bool_]]
"""Which films pass a wish, bool (n,), by its name."""
IN_MOOD = 0.85
"""The share of all films that a film must beat on the mood to be looked for among what people like."""
MOODED = ("knn", "content_nearest")
"""Whose best films in the mood are looked for, however far down their lists."""
MOODED_SHARE = 0.4
POOL = 60
"""Among how many of the best MMR chooses."""
NEIGHBOURS = 15
"""Content neighbours each like may name."""
DISLIKE = 0.1
"""How many spreads of fit a spread of likeness to a disliked film costs. On people's low ratings .1 cost
nothing and .2 cost accuracy; no setting gained any that held on other people."""
MOST_TRIED = 4
"""How many likes of one person are taken back in turn to see what they argue for."""


@dataclass(frozen=True, eq=False, slots=True)
class Draft:
    """What each step found. Arrays over the m candidates are in the order of `candidates.rows`.

    Args:
        hearings: per person key, every scorer's (n,) scores; only people with likes.
        fits: per person key, the ranker's scores (m,).
        fit: the share of candidates beaten (m,), per person key and "both".
        mood_fit: the share of candidates beaten on the mood (m,), None without a mood.
        value: the joint value (m,) that orders the slate.
        chosen: positions among the candidates, in slate order.
        notes: what people should know.
    """

    query: Query
    permitted: NDArray[np.bool_]
    candidates: Candidates
    hearings: Mapping[str, Mapping[str, Scores]]
    fits: Mapping[str, NDArray[np.float64]]
    fit: Mapping[str, Floats]
    mood_fit: Floats | None
    value: Floats
    chosen: NDArray[np.int64]
    notes: tuple[str, ...]

    @property
    def rows(self) -> Rows:
        """The films of the slate, in order."""
        return self.candidates.rows[self.chosen]


@dataclass(frozen=True, eq=False, slots=True)
class Recommender:
    """Everything trained, and the steps from a query to ten films.

    Args:
        scorers: in the order the ranker's features were made with.
        ranker: None where there were no ratings to learn from; then gains of the scorers add up.
        vectors: what films are about, unit vectors float32 (n, d).
        neighbours: the nearest films of a vector.
    """

    facts: FilmFacts
    scorers: tuple[Scorer, ...]
    ranker: Ranker | None
    vectors: Floats
    neighbours: Neighbours

    @property
    def about(self) -> Content | None:
        """The scorer that compares what films are about, which all people share."""
        return next((scorer for scorer in self.scorers if isinstance(scorer, Content)), None)

    def draft(self, query: Query, mood: Scores | None = None, hints: Hints | None = None) -> Draft:
        """A slate of at most `query.n` films.

        Args:
            mood: the mood's score of every film, (n,).
            hints: what is known of every film beforehand; only a wish about that needs it.
        """
        people = [person for person in query.people if person.taste]
        wishes = masks_of(self.facts, query.filters, hints)
        permitted = self.permitted(query, wishes)
        if people and self.about is not None:
            self.about.hear([person.taste for person in people])
        hearings = {person.key: self.hear(person.taste) for person in people}
        candidates = with_these(self.candidates(people, hearings, mood, permitted), query.keep)
        rows = candidates.rows
        fits = {person.key: self.suited(person, rows, hearings[person.key]) for person in people}
        mood_here = None if mood is None else mood[rows]
        value = value_of(query, self.facts, rows, fits, mood_here, POOL, self.steered(query, rows))
        chosen = self.choose(query, rows, value)
        fit = {key: beaten(scores) for key, scores in fits.items()} | {"both": beaten(value)}
        notes = self.notes(query, wishes, permitted, len(chosen))
        mood_fit = None if mood_here is None else beaten(mood_here)
        return Draft(query, permitted, candidates, hearings, fits, fit, mood_fit, value, chosen, notes)

    def permitted(self, query: Query, wishes: Masks) -> NDArray[np.bool_]:
        """Films that pass every wish and that nobody has seen, loved already or vetoed, bool (n,)."""
        mask = ~self.known(query)
        for passed in wishes.values():
            mask &= passed
        return mask

    def known(self, query: Query) -> NDArray[np.bool_]:
        """Films never to be shown for what these people said of them, bool (n,)."""
        mask = np.zeros(len(self.facts), dtype=np.bool_)
        for person in query.people:
            mask[list(person.vetoed | person.disliked)] = True
            if not query.filters.include_seen:
                mask[list(person.seen)] = True
                mask[person.taste.rows] = True
        return mask

    def hear(self, taste: Taste) -> dict[str, Scores]:
        """Every scorer's (n,) scores for one taste."""
        return {scorer.name: scorer.score(taste) for scorer in self.scorers}

    def candidates(
        self,
        people: Sequence[Person],
        hearings: Mapping[str, Mapping[str, Scores]],
        mood: Scores | None,
        permitted: NDArray[np.bool_],
    ) -> Candidates:
        """What each person's scorers, the neighbours of each like, the mood and fame put first."""
        everybody: dict[str, Scores] = {"popular": self.facts.likes}
        if mood is not None:
            everybody["mood"] = worth_naming(self.facts, mood)
        if people:
            everybody["neighbours"] = self._near(people)
        named = gather(everybody, permitted)
        in_mood = permitted if mood is None else permitted & (mood >= np.quantile(mood, IN_MOOD))
        for person in people:
            named = union(named, gather(hearings[person.key], permitted))
            if mood is not None:
                liked = {name: hearings[person.key][name] for name in MOODED if name in hearings[person.key]}
                named = union(named, gather(liked, in_mood, MOODED_SHARE))
        return named

    def fits(self, taste: Taste, rows: Rows, hearing: Mapping[str, Scores]) -> NDArray[np.float64]:
        """How well each of these films suits one person, any scale, (m,)."""
        if self.ranker is None:
            gains = [gain(ranks(scores, rows)) for scores in hearing.values()]
            return np.sum(gains, axis=0, dtype=np.float64)
        return self.ranker.score(feature_table(self.facts, taste, rows, hearing))

    def suited(self, person: Person, rows: Rows, hearing: Mapping[str, Scores]) -> NDArray[np.float64]:
        """The fits of one person, less a little for what is like the films they do not care for."""
        fits = self.fits(person.taste, rows, hearing)
        if not person.disliked:
            return fits
        alike = self.likeness_to(sorted(person.disliked), rows)
        return fits - DISLIKE * alike * fits.std() if len(fits) else fits

    def choose(self, query: Query, rows: Rows, value: Floats) -> NDArray[np.int64]:
        """Positions of the slate among the candidates: what is kept, then by MMR the best of the rest."""
        kept = np.searchsorted(rows, np.asarray(query.keep, dtype=np.int32))
        order = np.argsort(-value, kind="stable")
        pool = order[~np.isin(order, kept)][: max(POOL, 2 * query.n)]
        likeness = alikeness(self.vectors[rows[pool]], self.facts.genre_vectors[rows[pool]])
        chosen = pool[mmr(value[pool], likeness, max(query.n - len(kept), 0), query.diversity)]
        return np.concatenate([kept, chosen])

    def steered(self, query: Query, rows: Rows) -> Floats | None:
        """How much more of each film's like is wanted tonight, (m,) in spreads; None where nobody said."""
        if not (query.more or query.less):
            return None
        return self.likeness_to(query.more, rows) - self.likeness_to(query.less, rows)

    def likeness_to(self, films: Sequence[int], rows: Rows) -> Floats:
        """How many spreads above the rest each film is like the nearest of some films, >= 0, (m,)."""
        if not len(films) or not len(rows):
            return np.zeros(len(rows), dtype=np.float32)
        about = self.vectors[list(films)] @ self.vectors[rows].T
        genres = self.facts.genre_vectors[list(films)] @ self.facts.genre_vectors[rows].T
        closest = ((about + genres) / 2).max(axis=0)
        return np.clip(spreads(closest.astype(np.float64)), 0, None).astype(np.float32)

    def arguments(self, draft: Draft, person: Person, rows: Rows) -> tuple[Rows, Floats]:
        """Which likes argued for these candidates: likes (j,) and how far each film falls, (j, m).

        A single like is the whole argument: it falls by 1. Without a ranker the strongest
        closeness argues.
        """
        likes = person.taste.rows
        if len(likes) == 1:
            return likes, np.ones((1, len(rows)), dtype=np.float32)
        if self.ranker is None:
            return likes, np.maximum(self.vectors[likes] @ self.vectors[rows].T, 0)
        tried = self._worth_trying(person.taste, rows)
        fits = draft.fits[person.key][np.searchsorted(draft.candidates.rows, rows)]
        if person.disliked:  # what a dislike costs is no argument of a like
            fits = self.fits(person.taste, rows, draft.hearings[person.key])
        without = {scorer.name: scorer.without_each(person.taste, tried) for scorer in self.scorers}
        return likes[tried], falls(self.facts, self.ranker, person.taste, tried, rows, without, fits)

    def nearness(self, person: Person, rows: Rows) -> Floats:
        """How near each like is to each film, (k, m): by who likes both where known, else by content."""
        for scorer in self.scorers:
            if isinstance(scorer, ItemItem) and scorer.name == "knn":
                parts = scorer.parts.of(person.taste)[:, rows]
                known = parts.max(axis=0) > 0
                return np.where(known, parts, self.vectors[person.taste.rows] @ self.vectors[rows].T)
        return self.vectors[person.taste.rows] @ self.vectors[rows].T

    def _worth_trying(self, taste: Taste, rows: Rows) -> list[int]:
        """Which likes to take back in turn: of a long taste those that item-item weights speak for most."""
        if len(taste) <= MOST_TRIED:
            return list(range(len(taste)))
        parts = [scorer.parts.of(taste)[:, rows] for scorer in self.scorers if isinstance(scorer, ItemItem)]
        scaled = [part.sum(axis=1) / max(float(part.max(initial=0.0)), 1e-9) for part in parts]
        strength = np.sum(scaled, axis=0)
        return sorted(np.argsort(-strength, kind="stable")[:MOST_TRIED].tolist())

    def notes(self, query: Query, wishes: Masks, permitted: NDArray[np.bool_], shown: int) -> tuple[str, ...]:
        """What people should know about this slate."""
        notes = []
        strangers = [person.name for person in query.people if not person.taste]
        if not any(person.taste for person in query.people):
            basis = "the mood and what many people love" if query.mood else "what many people love"
            notes.append(f"nobody's likes are known: chosen by {basis}")
        elif strangers:
            notes.append(f"nothing is known of {' and '.join(strangers)} yet: chosen for the other")
        if shown < query.n:
            notes.append(self._short(query, wishes, permitted, shown))
        return (*notes, *cautions(query.filters))

    def _near(self, people: Sequence[Person]) -> Scores:
        """Closeness of the nearest neighbours of each like, NaN elsewhere, (n,)."""
        scores = np.full(len(self.facts), np.nan, dtype=np.float32)
        if self.about is not None and isinstance(self.neighbours, Exact):
            most = min(NEIGHBOURS + 1, len(scores))
            for person in people:  # the closeness to everything is known already
                closeness = self.about.closeness.of(person.taste)
                least = np.partition(closeness, -most, axis=1)[:, -most, None]
                near = np.where(closeness >= least, closeness, np.float32(np.nan))
                scores = np.fmax(scores, np.fmax.reduce(near, axis=0))
            return scores
        likes = np.concatenate([person.taste.rows for person in people])
        rows, close = self.neighbours.nearest(self.vectors[likes], NEIGHBOURS + 1)
        np.fmax.at(scores, rows.ravel(), close.ravel())
        return scores

    def _short(self, query: Query, wishes: Masks, permitted: NDArray[np.bool_], shown: int) -> str:
        """Why there are fewer films than asked for, and which wish is most in the way."""
        passing = int(permitted.sum())
        if passing > shown:
            return f"only {shown} films came near enough to be suggested"
        masks = {**wishes, "seen": ~self.known(query)}
        freed = {name: self._passing_without(masks, name) - passing for name in masks}
        worst = max(freed, key=lambda name: freed[name])
        barred = f"{freed[worst]:,} more without it"
        if freed[worst] == 0:  # they bar the same films, so the strictest has to answer for it
            worst = min(masks, key=lambda name: int(masks[name].sum()))
            barred = f"{int(masks[worst].sum()):,} of {len(masks[worst]):,} pass it"
            if masks[worst].all():
                return f"only {shown} films are there to choose from"
        count = {0: "no film passes", 1: "only 1 film passes"}.get(shown, f"only {shown} films pass")
        return f"{count} every wish; “{worst}” is most in the way: {barred}"

    @staticmethod
    def _passing_without(masks: Mapping[str, NDArray[np.bool_]], name: str) -> int:
        others = [mask for other, mask in masks.items() if other != name]
        return int(np.logical_and.reduce(others).sum()) if others else len(masks[name])


def masks_of(facts: FilmFacts, filters: Filters, hints: Hints | None = None) -> Masks:
    """For each wish that asks something, by its name, which films pass it.

    Raises:
        ValueError: a wish about what films hold, without hints to answer it by.
    """
    if asks_for_hints(filters) and hints is None:
        raise ValueError("these filters ask for hints")
    return allowed(facts, filters) | (hints.allowed(filters) if hints else {})


def filter_that_bars(facts: FilmFacts, filters: Filters, row: int, hints: Hints | None = None) -> str | None:
    """The first filter a film does not pass, None when it passes all."""
    return next((name for name, mask in masks_of(facts, filters, hints).items() if not mask[row]), None)


def place(values: NDArray[np.floating], position: int) -> int:
    """The place of one entry in descending order, from 1."""
    return int(order_ranks(values)[position]) + 1
