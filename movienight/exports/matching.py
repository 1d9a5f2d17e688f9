"""From entries to films of ours: by id, by title and year, else a guess for the person to settle.

A title that is written as ours is found in tables of equal spellings; only what is left is searched
for letter by letter, which costs a hundred times as much.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from movienight.exports.entry import Entry
from movienight.exports.reading import Export
from movienight.text.normalise import fold, loose, numbers, squeeze
from movienight.text.reading import Reading, main_title, read
from movienight.text.titles import TitleIndex
from movienight.types import Film, Rows

How = Literal["id", "title", "guessed", "unmatched", "settled", "left out"]
HOWS: tuple[How, ...] = ("id", "title", "guessed", "unmatched", "settled", "left out")
OPEN = ("guessed", "unmatched")
TAKEN = ("id", "title", "settled")

NEAREST = 3
LIKELY = 0.8
"""How like its title a film of the right year must be to be guessed."""
LOOKED_AT = 10


class Films(Protocol):
    """The films to match with; an engine's."""

    @property
    def titles(self) -> TitleIndex:
        """Search by title."""

    def row_of(self, key: str, /) -> int | None:
        """The row of "imdb:tt0113277", "tmdb:949" or "ml:6"; None where it is not here."""

    def film(self, row: int, /) -> Film:
        """The facts of the film at a row."""


@dataclass(frozen=True, slots=True)
class Matched:
    """What became of an entry.

    `row` is the film, found, settled or guessed; None where it is unmatched or left out. `nearest`
    are at most three films to offer where it is guessed (the guess first) or unmatched.
    """

    entry: Entry
    row: int | None
    how: How
    nearest: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """An export and what became of each of its entries, in their order."""

    export: Export
    matched: tuple[Matched, ...]

    @property
    def counts(self) -> Mapping[How, int]:
        """Entries by what became of them; they add up to the entries of the export."""
        counted = Counter(one.how for one in self.matched)
        return {how: counted[how] for how in HOWS}

    @property
    def taken(self) -> tuple[Matched, ...]:
        """Those whose film is known."""
        return tuple(one for one in self.matched if one.how in TAKEN)

    @property
    def open(self) -> tuple[Matched, ...]:
        """Those the person is to settle."""
        return tuple(one for one in self.matched if one.how in OPEN)


def match(export: Export, films: Films) -> Report:
    """Find the film of every entry."""
    return Report(export, tuple(_match(entry, films) for entry in export.entries))


def _match(entry: Entry, films: Films) -> Matched:
    for key in entry.ids:
        if (row := films.row_of(key)) is not None:
            return Matched(entry, row, "id")
    rows = _same_title(entry, films.titles)
    if len(rows) == 1 and not (entry.ids and _contradicts(entry, films.film(rows[0]))):
        return Matched(entry, rows[0], "title")
    rows = rows or _related(entry, films.titles)
    if rows:
        return Matched(entry, rows[0], "guessed", tuple(rows[:NEAREST]))
    return _nearest(entry, films.titles)


def _contradicts(entry: Entry, film: Film) -> bool:
    """Whether both have an id of one kind and not the same: then they are two films of one title."""
    ours = {"imdb": film.imdb_id, "tmdb": film.tmdb_id, "ml": film.ml_id}
    theirs = (key.split(":", 1) for key in entry.ids)
    return any(ours[kind] is not None and str(ours[kind]) != value for kind, value in theirs)


def _same_title(entry: Entry, titles: TitleIndex) -> list[int]:
    """Films of this very title and year, or a year beside it; the best known first.

    Of several a film whose shown title it is goes before one that has it as another title.
    """
    for reading in _readings(entry):
        found: list[Rows] = []
        for names in _spelled_alike(reading, titles):
            if rows := _of_names(titles, names, reading.year, 0):
                return rows
            found.append(names)
        for names in found if reading.year else ():
            if rows := _of_names(titles, names, reading.year, 1):
                return rows
    return []


def _of_names(titles: TitleIndex, names: Rows, year: int | None, slack: int) -> list[int]:
    """The films of these names and of a year; by shown title before by another."""
    if not len(names):
        return []
    kept = names[_of_year(titles, titles.films[names], year, slack)]
    if len(kept) < 2:
        return titles.films[kept].tolist()
    shown = kept[(kept == 0) | (titles.films[kept] != titles.films[kept - 1])]
    return _best_known(titles, titles.films[shown if len(shown) else kept])


def _related(entry: Entry, titles: TitleIndex) -> list[int]:
    """Films of this year with a subtitle that the entry lacks, or without the one it has."""
    for reading in _readings(entry):
        longer = titles.keys[-1].find(loose(reading.title))
        main = loose(fold(main_title(entry.title)))
        rows = titles.films[np.concatenate([longer, titles.keys[-2].find(main)])]
        kept = rows[_of_year(titles, rows, reading.year, 1)] if reading.year else rows[:0]
        if len(kept):
            return _best_known(titles, kept)
    return []


def _nearest(entry: Entry, titles: TitleIndex) -> Matched:
    """The film whose title is nearest, a guess if it can well be meant; else what to offer."""
    found = titles.search(entry.title, LOOKED_AT)
    rows = np.array([one.row for one in found], dtype=np.int32)
    fits = _of_year(titles, rows, entry.year, 1)
    nearest = (*rows[fits].tolist(), *rows[~fits].tolist())[:NEAREST]
    best = next((one for one, fit in zip(found, fits, strict=True) if fit), None)
    if best is None or best.score < LIKELY or not _same_numbers(entry, titles, best.row):
        return Matched(entry, None, "unmatched", nearest)
    return Matched(entry, best.row, "guessed", nearest)


def _same_numbers(entry: Entry, titles: TitleIndex, row: int) -> bool:
    """Whether a name of the film has the numbers of the title: "Rocky 3" is not "Rocky II"."""
    wanted = numbers(fold(entry.title))
    first, end = np.searchsorted(titles.films, (row, row + 1))
    return any(numbers(titles.names[name]) == wanted for name in range(int(first), int(end)))


def _readings(entry: Entry) -> list[Reading]:
    """How the title may be meant; one that comes with its year is meant in one way only."""
    if not entry.title:
        return []
    return read(f"{entry.title} ({entry.year})")[:1] if entry.year else read(entry.title)


def _spelled_alike(reading: Reading, titles: TitleIndex) -> Iterator[Rows]:
    """Names equal to a title as folded, without spaces, and without the habits of spelling."""
    title = reading.title
    for keys, spelled in zip(titles.keys, (title, squeeze(title), loose(title)), strict=False):
        yield keys.find(spelled)


def _of_year(titles: TitleIndex, rows: Rows, year: int | None, slack: int) -> NDArray[np.bool_]:
    """Whether films are of a year; with slack, of a year beside it or of an unknown one."""
    years = titles.years[rows]
    if year is None:
        return np.ones(len(rows), dtype=np.bool_)
    return (np.abs(years - year) <= slack) | ((years == 0) & (slack > 0))


def _best_known(titles: TitleIndex, rows: Rows) -> list[int]:
    different: list[int] = np.unique(rows).tolist()
    return sorted(different, key=lambda row: -titles.renown[row])
