"""Films by what people type: forgiving search, and the one film a title means.

A film has names: its shown title and others. Everything is in arrays over names or films that are
built once and mapped into memory; a search looks closely only at the names that share runs of
letters with the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from movienight.text.grams import Grams
from movienight.text.keys import Keys
from movienight.text.likeness import SAME, Likeness, likeness
from movienight.text.normalise import fold, loose, numbers, squeeze, without_article
from movienight.text.reading import Reading, main_title, read
from movienight.types import Floats

if TYPE_CHECKING:
    from movienight.storage.artifacts import Index, IndexWriter

SPELLINGS = ("folded", "squeezed", "loose", "main")
CLOSE_LOOKS = 200
"Names of either kind (alike as a whole, holding the text) compared letter by letter."
LEAST_SCORE, FAR_BEHIND = 0.55, 0.3
"What is less like the text than this, or than the best by this much, is not worth showing."
OTHER_NAME = 0.02
"What an alternative title costs, so that a shown one comes first."
WRONG_YEAR, NO_YEAR = 0.85, 0.9
TYPO, LEAD = 0.79, 0.08
"A misspelling is believed from this likeness on, if the next film is that much less alike."
SHORTEST_START = 5
MOST_ROWS, NEAREST = 10, 5


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A film found: `score` 0..1; `exact` when the title is the one typed, but for spelling habits."""

    row: int
    score: float
    exact: bool


@dataclass(frozen=True, slots=True)
class Resolution:
    """The one film a text means, or why there is none.

    `row` is the film; `corrected` says that the text was not quite its title or year. Without a row,
    `rows` are films to offer, best known first when `ambiguous` (at most ten share the title), else
    the nearest (at most five, maybe none).
    """

    row: int | None = None
    corrected: bool = False
    ambiguous: bool = False
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class _Look:
    """Names looked at closely for one reading, each field (m,): the name, its film, how like it is."""

    names: list[str]
    films: NDArray[np.int32]
    score: Floats
    edits: Floats
    exact: NDArray[np.bool_]


@dataclass(frozen=True, eq=False, slots=True)
class TitleIndex:
    """The names of n films.

    Args:
        names: m folded names, those of a film together, its shown title first.
        films: int32 (m,), the film of each name.
        years: int32 (n,), 0 where unknown.
        renown: float32 (n,), 0..1: the share of films less popular, the first of equals ahead.
        keys: names by spelling, strictest first: as folded, without spaces, without habits; last
            by main title, for titles with a subtitle.
        grams: names by runs of letters.
    """

    names: Sequence[str]
    films: NDArray[np.int32]
    years: NDArray[np.int32]
    renown: Floats
    keys: tuple[Keys, ...]
    grams: Grams

    @classmethod
    def build(
        cls, titles: Sequence[Sequence[str]], years: Sequence[int | None], popularity: Sequence[float]
    ) -> TitleIndex:
        """The index of films with these titles (shown one first), years and popularities (any scale)."""
        names = [{fold(title): title for title in of_film if fold(title)} for of_film in titles]
        folded = [name for of_film in names for name in of_film]
        mains = [loose(fold(main_title(title))) for of_film in names for title in of_film.values()]
        spellings = (folded, [squeeze(name) for name in folded], [loose(name) for name in folded], mains)
        best_known_first = np.argsort(-np.asarray(popularity, dtype=np.float64), kind="stable")
        renown = np.empty(len(titles), dtype=np.float32)
        renown[best_known_first] = np.arange(len(titles))[::-1] / max(len(titles), 1)
        return cls(
            names=folded,
            films=np.repeat(np.arange(len(names), dtype=np.int32), [len(of_film) for of_film in names]),
            years=np.array([year or 0 for year in years], dtype=np.int32),
            renown=renown,
            keys=tuple(Keys.build(texts) for texts in spellings),
            grams=Grams.build([without_article(name) for name in folded]),
        )

    def save(self, writer: IndexWriter) -> None:
        """Keep it as the parts `titles.*`."""
        writer.strings("titles.names", self.names)
        writer.array("titles.films", self.films)
        writer.array("titles.years", self.years)
        writer.array("titles.renown", self.renown)
        for name, keys in zip(SPELLINGS, self.keys, strict=True):
            keys.save(writer, f"titles.{name}")
        self.grams.save(writer, "titles.grams")

    @classmethod
    def open(cls, index: Index) -> TitleIndex:
        """What `save` kept, memory-mapped.

        Raises:
            IndexDamaged: a part is missing or not what it should be.
        """
        return cls(
            names=index.strings("titles.names"),
            films=index.array("titles.films"),
            years=index.array("titles.years"),
            renown=index.array("titles.renown"),
            keys=tuple(Keys.open(index, f"titles.{name}") for name in SPELLINGS),
            grams=Grams.open(index, "titles.grams"),
        )

    def search(self, text: str, limit: int = 10) -> list[TitleMatch]:
        """At most `limit` different films whose title is like `text`, best first, ties by popularity."""
        looks = [self._look(reading) for reading in read(text)]
        if not looks:
            return []
        films = np.concatenate([look.films for look in looks])
        score = np.concatenate([look.score for look in looks]).round(3)
        least = max(LEAST_SCORE, score.max(initial=0) - FAR_BEHIND)
        exact = np.concatenate([look.exact for look in looks])
        order = np.lexsort((films, -self.renown[films], -score))
        order = order[score[order] >= least]
        best = np.sort(np.unique(films[order], return_index=True)[1])[:limit]
        return [TitleMatch(int(films[i]), float(score[i]), bool(exact[i])) for i in order[best]]

    def resolve(self, text: str) -> Resolution:
        """The one film `text` means.

        A title several films share needs a year; a shown title is meant before another film's
        alternative one. One film that is clearly the nearest is taken and marked as corrected.
        """
        readings = read(text)
        for reading in readings:
            if found := self._named(reading):
                return found
        for reading in readings:
            if (row := self._meant(reading)) is not None:
                return Resolution(row, corrected=True)
        return Resolution(rows=tuple(match.row for match in self.search(text, NEAREST)))

    def _named(self, reading: Reading) -> Resolution | None:
        """The film or films of exactly this title, the strictest spelling that any has."""
        steps = self._steps(reading.title)
        for slack in (0, 1) if reading.year else (0,):
            for place, films in enumerate(steps):
                kept = films[self._of_year(films, reading.year, slack)]
                if len(kept) == 1:
                    return Resolution(int(kept[0]), corrected=slack > 0 or place == len(steps) - 1)
                if len(kept):
                    known = kept[np.argsort(-self.renown[kept])]
                    return Resolution(ambiguous=True, rows=tuple(known[:MOST_ROWS].tolist()))
        return None

    def _steps(self, title: str) -> list[NDArray[np.int32]]:
        """Films of this title: by shown title in each spelling, by other titles, last by main title."""
        forms = (title, squeeze(title), loose(title), loose(title))
        found = [keys.find(form) for keys, form in zip(self.keys, forms, strict=True)]
        shown = [names[self._shown(names)] for names in found[:-1]]
        others = [names[~self._shown(names)] for names in found[:-1]]
        return [np.unique(self.films[names]) for names in (*shown, *others, found[-1])]

    def _shown(self, names: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Whether these names are the shown titles: the first of their films."""
        return (names == 0) | (self.films[names] != self.films[names - 1])

    def _of_year(self, films: NDArray[np.int32], year: int | None, slack: int) -> NDArray[np.bool_]:
        """Whether films are of a year; with slack, data sets may differ by one or not know it."""
        years = self.years[films]
        if year is None:
            return np.ones(len(films), dtype=np.bool_)
        return (np.abs(years - year) <= slack) | ((years == 0) & (slack > 0))

    def _look(self, reading: Reading) -> _Look:
        """Compare the likely names with a reading, letter by letter."""
        title = reading.title
        forms = (title, squeeze(title), loose(title), loose(title))
        equal = [keys.find(form) for keys, form in zip(self.keys, forms, strict=True)]
        alike = self.grams.alike(without_article(title), CLOSE_LOOKS, self.renown[self.films])
        places = np.unique(np.concatenate([alike, *equal])).astype(np.int32)
        names, films = [self.names[place] for place in places], self.films[places]
        like = likeness(title, names) if names else Likeness.none()
        known = self.years[films] > 0
        right = self._of_year(films, reading.year, 0)
        year = np.where(right, 1, np.where(known, WRONG_YEAR, NO_YEAR)).astype(np.float32)
        score = (like.score - OTHER_NAME * ~self._shown(places)) * year
        return _Look(names, films, score, like.edits, (like.score >= SAME) & right)

    def _meant(self, reading: Reading) -> int | None:
        """The one film this can only be a misspelling or the beginning of, if there is such a film."""
        look = self._look(reading)
        near = self._of_year(look.films, reading.year, 1)
        if (row := self._begun(reading, look, near)) is not None:
            return row
        edits = np.where(near, look.edits, 0)
        if not len(edits) or edits.max() < TYPO:
            return None
        best = int(edits.argmax())
        others = edits[look.films != look.films[best]]
        clear = edits[best] - others.max(initial=0) >= LEAD
        same_numbers = numbers(look.names[best]) == numbers(reading.title)
        return int(look.films[best]) if clear and same_numbers else None

    def _begun(self, reading: Reading, look: _Look, near: NDArray[np.bool_]) -> int | None:
        """The one film whose title begins with these whole words, if there is just one."""
        short = without_article(reading.title)
        starts = [without_article(name).startswith(f"{short} ") for name in look.names]
        films = np.unique(look.films[near & np.array(starts, dtype=np.bool_)])
        return int(films[0]) if len(films) == 1 and len(short) >= SHORTEST_START else None
