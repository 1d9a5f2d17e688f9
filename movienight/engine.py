"""The one engine behind every front door: open a home, hold what is loaded, answer.

    engine = Engine.open(Home.default())
    people = (engine.person("a", ["Amélie"]), engine.person("b", ["Heat"]))
    slate = engine.recommend(Query(people, mood="cozy rainy sunday"))

Models are opened at the first question that needs them, the text encoder at the first mood.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from movienight.errors import HomeUnusable, TitleAmbiguous, TitleNotFound, UnknownId
from movienight.paths import Home, assets_folder
from movienight.recommend import shelf
from movienight.recommend.fate import fate_of
from movienight.recommend.hints import Hints, asks_for_hints
from movienight.recommend.mood import mood_scores
from movienight.recommend.moodwords import wanted_part
from movienight.recommend.pipeline import Draft, Recommender, masks_of
from movienight.recommend.reasons import Reasons
from movienight.snacks.menu import Menu
from movienight.storage.artifacts import Index
from movienight.storage.current import Current, read_current
from movienight.storage.films import FilmCards
from movienight.storage.prose import by_row, heads_up, loglines
from movienight.text.titles import TitleIndex
from movienight.types import (
    Film,
    Floats,
    Kitchen,
    Person,
    Query,
    Reason,
    Scores,
    Slate,
    Snack,
    Suggestion,
    Taste,
    Verdict,
)

if TYPE_CHECKING:
    from movienight.storage.library import Library
    from movienight.storage.stored import StoredTaste
    from movienight.text.encoder import Encoder

Progress = Callable[[str, float | None], None]
LIKED = 4.0
"""Stars from which on a saved rating counts as a like."""
DISLIKED = 2.0
"""Stars up to which a saved rating counts as a dislike."""
NO_RULES = Kitchen()
BEST_KNOWN = 5
"""How many times as many people must like the first of two films of one title for it to be meant."""


class Engine:
    """Answers from one index and one library; open it with `Engine.open`.

    `notes` gathers what the person should know of how a question was understood.
    """

    def __init__(self, home: Home, index: Index, current: Current | None) -> None:
        self.home, self.index = home, index
        self.notes: list[str] = []
        self._current = current
        if self.is_stale:
            self.notes.append("the catalogue has changed since it was indexed; run `movienight index`")

    @classmethod
    def open(cls, home: Home, progress: Progress | None = None) -> Engine:
        """The engine of a home: its own index, built first where there is only a catalogue; else the starter.

        Where that first index cannot be built just now, because another process is at it or the
        home cannot be written, the starter serves and a note says why.

        Raises:
            IndexDamaged: the index cannot be used; the hint names the command that mends it.
        """
        current, trouble = read_current(home), ""
        if current is None and home.catalogue.exists():
            from movienight.train.build import build_index

            try:
                build_index(home, progress or (lambda stage, done: None))
                current = read_current(home)
            except HomeUnusable as error:
                trouble = f"{error.message}: answering from the starter pack"
        if current is not None:
            return cls(home, Index(home.indexes / current.folder), current)
        mend = "install movienight again: its starter pack is incomplete"
        engine = cls(home, Index(assets_folder() / "starter", mend), None)
        engine.notes += [trouble] if trouble else []
        return engine

    @property
    def is_stale(self) -> bool:
        """Whether the catalogue was imported anew since this index was made from it."""
        return self._current is not None and not self._current.is_of(self.home.catalogue)

    # What is loaded, at the first need.

    @cached_property
    def recommender(self) -> Recommender:
        """Everything trained."""
        return shelf.open_recommender(self.index)

    @cached_property
    def cards(self) -> FilmCards:
        """The facts of films."""
        return FilmCards(self.index, self.loglines, lambda row: self.hints.film(row))

    @cached_property
    def loglines(self) -> Mapping[int, str]:
        """Our own sentence about each film that has one, by row."""
        return by_row(loglines(assets_folder()), self._ids())

    @cached_property
    def hints(self) -> Hints:
        """What to know before each film."""
        ours = by_row(heads_up(assets_folder()), self._ids())
        return Hints.of(shelf.open_facts(self.index), ours, self.index.strings("films.keyword_names"))

    @cached_property
    def titles(self) -> TitleIndex:
        """Search by title."""
        return TitleIndex.open(self.index)

    @cached_property
    def encoder(self) -> Encoder:
        """Text to vectors."""
        from movienight.text.encoder import Encoder

        return Encoder.open(assets_folder() / "encoder")

    @cached_property
    def menu(self) -> Menu:
        """Recipes and what goes with what."""
        return Menu.open(self.index, assets_folder())

    @cached_property
    def library(self) -> Library:
        """What people typed."""
        from movienight.storage.library import Library

        return Library.open(self.home.library)

    @cached_property
    def reasons(self) -> Reasons:
        """Why a film is shown."""
        return Reasons(self.recommender, self.cards.film)

    # Films and people.

    def film(self, row: int) -> Film:
        """The facts of the film at a row."""
        return self.cards.film(row)

    def search(self, text: str, limit: int = 10) -> list[Film]:
        """Films whose title is like this, best first."""
        return [self.film(match.row) for match in self.titles.search(text, limit)]

    def resolve(self, text: str) -> int:
        """The row of one film by title, "title (year)" or an id such as "imdb:tt0114709".

        A single likely misspelling is taken for what it must mean, and noted.

        Raises:
            TitleNotFound: no such film; the error carries the nearest titles.
            TitleAmbiguous: several films of that title.
        """
        kind = text.partition(":")[0].strip().casefold()
        if kind in ("imdb", "tmdb", "ml"):
            row = self.cards.row_of(f"{kind}:{text.partition(':')[2].strip()}")
            if row is None:
                raise UnknownId(text)
            return row
        found = self.titles.resolve(text)
        if found.row is not None:
            if found.corrected:
                self.notes.append(f"“{text}” is taken as {self.film(found.row).label}")
            return found.row
        labels = [self.film(row).label for row in found.rows]
        if not found.ambiguous:
            raise TitleNotFound(text, labels)
        if self._is_plainly_meant(found.rows):
            self.notes.append(f"“{text}” is taken as {labels[0]}; add the year for another")
            return found.rows[0]
        raise TitleAmbiguous(text, labels)

    def _is_plainly_meant(self, rows: Sequence[int]) -> bool:
        """Whether the first of several films of one title is so much better known that it must be meant."""
        first, *others = self.recommender.facts.likes[list(rows)].tolist()
        return first >= BEST_KNOWN * max(1.0, *others)

    def person(self, key: str, likes: Sequence[str]) -> Person:
        """Somebody on the sofa, from titles, ids and "@name" for what the library knows of a person."""
        confidence: dict[int, float] = {}
        seen: set[int] = set()
        vetoed: set[int] = set()
        disliked: frozenset[int] = frozenset()
        names: list[str] = []
        for like in likes:
            if like.startswith("@"):
                names.append(like[1:])
                known = self.library.taste(like[1:])
                self._recall(known, confidence, seen, vetoed)
                disliked |= self._disliked(known)
            else:
                confidence.setdefault(self.resolve(like), 1.0)
        taste = Taste.of(list(confidence), list(confidence.values()))
        name = " and ".join(names) or key.upper()
        return Person(key, name, taste, frozenset(seen), frozenset(vetoed), disliked)

    def known_person(self, key: str, name: str, known: StoredTaste) -> Person:
        """Somebody on the sofa, from what a library keeps of them; films this index lacks are passed over."""
        confidence: dict[int, float] = {}
        seen: set[int] = set()
        vetoed: set[int] = set()
        self._recall(known, confidence, seen, vetoed)
        taste = Taste.of(list(confidence), list(confidence.values()))
        return Person(key, name, taste, frozenset(seen), frozenset(vetoed), self._disliked(known))

    def _recall(
        self, known: StoredTaste, confidence: dict[int, float], seen: set[int], vetoed: set[int]
    ) -> None:
        loved = {film.key: film.confidence for film in known.likes}
        loved |= {rating.key: 1.0 for rating in known.ratings if rating.stars >= LIKED}
        for row, key in self._rows(loved):
            confidence.setdefault(row, loved[key])
        watched = [film.key for film in known.seen] + [rating.key for rating in known.ratings]
        seen.update(row for row, _ in self._rows(watched))
        vetoed.update(row for row, _ in self._rows(film.key for film in known.vetoes))

    def _disliked(self, known: StoredTaste) -> frozenset[int]:
        """Films somebody does not care for: said so, or by few stars."""
        low = [rating.key for rating in known.ratings if rating.stars <= DISLIKED]
        return frozenset(row for row, _ in self._rows([*(film.key for film in known.dislikes), *low]))

    def _rows(self, keys: Iterable[str]) -> Iterator[tuple[int, str]]:
        """Rows of the keys that this index has, with the keys."""
        for key in keys:
            row = self.cards.row_of(key)
            if row is not None:
                yield row, key

    def row_of(self, key: str) -> int | None:
        """The row of a film by its stable key, "imdb:tt0114709"; None where this index lacks it."""
        return self.cards.row_of(key)

    # Answers.

    def recommend(self, query: Query) -> Slate:
        """At most `query.n` films for these people and this mood, each with reasons and a snack."""
        start = time.perf_counter()
        mood_vector, mood = self.hear_mood(query.mood)
        draft = self.recommender.draft(query, mood, self.hints_for(query))
        suggestions = self._suggestions(draft, mood_vector)
        elapsed = (time.perf_counter() - start) * 1000
        return Slate(suggestions, query, draft.notes, elapsed, len(draft.candidates))

    def why(self, row: int, query: Query) -> Verdict:
        """What became of one film in this query: shown with its reasons, or where it fell out."""
        _, mood = self.hear_mood(query.mood)
        draft = self.recommender.draft(query, mood, self.hints_for(query))
        stage, detail = fate_of(row, draft, self.recommender, self.hints_for(query), self.film)
        rank = int(np.flatnonzero(draft.rows == row)[0]) + 1 if stage == "shown" else None
        place = np.flatnonzero(draft.candidates.rows == row)
        fit: dict[str, float] = {}
        mood_fit: float | None = None
        why: Mapping[str, tuple[Reason, ...]] = {}
        if len(place):
            fit, mood_fit = self._fit(draft, int(place[0]))
            why = self.reasons.of(draft, np.asarray([row], dtype=np.int32))[0]
        scores = {
            key: {name: float(values[row]) for name, values in hearing.items()}
            for key, hearing in draft.hearings.items()
        }
        return Verdict(self.film(row), stage == "shown", rank, stage, detail, fit, mood_fit, why, scores)

    def similar(self, row: int, n: int = 10) -> list[tuple[Film, float, tuple[Reason, ...]]]:
        """The n films most like one: closeness 0..1 of what they are about, and what they share."""
        recommender = self.recommender
        rows, closeness = recommender.neighbours.nearest(recommender.vectors[[row]], n + 1)
        pairs = [(int(r), float(c)) for r, c in zip(rows[0], closeness[0], strict=True) if r != row][:n]
        return [(self.film(r), c, self.reasons.shared_with(r, [row])) for r, c in pairs]

    def snack(
        self, row: int, mood: str | None = None, n: int = 1, kitchen: Kitchen = NO_RULES
    ) -> list[Snack]:
        """The n snacks that go best with a film, of those that are safe in this kitchen."""
        mood_vector, _ = self.hear_mood(mood)
        return self.menu.for_kitchen(kitchen).best(
            self.film(row), self.recommender.vectors[row], mood, mood_vector, n
        )

    def status(self) -> dict[str, Any]:
        """What is loaded, from where, and how much of it; JSON-ready."""
        from movienight.status import status_of

        return status_of(self)

    # The steps of an answer.

    def hear_mood(self, mood: str | None) -> tuple[Floats | None, Scores | None]:
        """The vector of what a mood asks for, and its score of every film; (None, None) without one."""
        if not mood or not mood.strip():
            return None, None
        wanted = wanted_part(mood)
        vector = self.encoder.encode([wanted])[0] if wanted else None
        return vector, mood_scores(self.recommender.facts, self.recommender.vectors, mood, vector)

    def _ids(self) -> dict[str, NDArray[Any]]:
        """By which numbers films are known outside."""
        return {name: self.index.array(f"films.{name}") for name in ("imdb_id", "tmdb_id")}

    def wishes_of(self, query: Query) -> Mapping[str, NDArray[np.bool_]]:
        """Which films pass each wish of a query, by the wish's name, bool (n,)."""
        return masks_of(self.recommender.facts, query.filters, self.hints_for(query))

    def hints_for(self, query: Query) -> Hints | None:
        """The hints where a wish needs them: nobody else should wait for them."""
        return self.hints if asks_for_hints(query.filters) else None

    def _suggestions(self, draft: Draft, mood_vector: Floats | None) -> tuple[Suggestion, ...]:
        rows = draft.rows
        films = [self.film(row) for row in rows]
        why = self.reasons.of(draft, rows)
        vectors = self.recommender.vectors[rows]
        snacks = self.menu.for_kitchen(draft.query.kitchen).pair(
            films, vectors, draft.query.mood, mood_vector
        )
        suggestions = []
        for number, (film, position) in enumerate(zip(films, draft.chosen, strict=True)):
            fit, mood = self._fit(draft, int(position))
            place = {
                key: round((1 - share) * max(len(draft.candidates) - 1, 1)) + 1 for key, share in fit.items()
            }
            suggestions.append(Suggestion(number + 1, film, fit, mood, why[number], snacks[number], place))
        return tuple(suggestions)

    def _fit(self, draft: Draft, position: int) -> tuple[dict[str, float], float | None]:
        """The fits and the mood match we show of one candidate."""
        fit = {key: float(values[position]) for key, values in draft.fit.items()}
        mood = None if draft.mood_fit is None else float(draft.mood_fit[position])
        return fit, mood
