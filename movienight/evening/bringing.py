"""Bringing in what somebody told another site: reading, settling what is open, taking it in.

brought = read(evening, "~/letterboxd-ana.zip", say)
brought = settled(brought, entry, row)        # None leaves it out
told = take(evening, "Ana", brought)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from movienight.errors import UsageError
from movienight.evening.undo import Step
from movienight.wording import counted, listed

if TYPE_CHECKING:
    from movienight.engine import Engine
    from movienight.evening.evening import Evening
    from movienight.exports.entry import Entry
    from movienight.exports.matching import Report
    from movienight.exports.reading import Export
    from movienight.storage.taking import Taken
    from movienight.text.titles import TitleIndex
    from movienight.types import Film

AT_ONCE = 100
"""Films looked for between two words on how far it is."""
LISTED = 8
"""Files and folders offered for a path that is being typed."""
KINDS = (".zip", ".csv", ".json", ".tsv", ".txt")


class Shelves:
    """What matching needs of an engine."""

    def __init__(self, engine: Engine) -> None:
        self.titles: TitleIndex = engine.titles
        self.row_of: Callable[[str], int | None] = engine.cards.row_of
        self.film: Callable[[int], Film] = engine.film


@dataclass(frozen=True, slots=True)
class Brought:
    """An export read and matched.

    Args:
        answers: by the name of an entry the row of its film, or None where it is left out.
        films: what is offered or was answered, by row.
    """

    report: Report
    answers: Mapping[str, int | None] = field(default_factory=dict)
    films: Mapping[int, Film] = field(default_factory=dict)

    @property
    def settled(self) -> Report:
        """The report with what is answered."""
        from movienight.exports.settling import settle

        return settle(self.report, self.answers)


def read(evening: Evening, typed: str, say: Callable[[str], None], user: int | None = None) -> Brought | None:
    """Read an export and find its films; None where it holds the ratings of many and `user` is not given.

    Args:
        typed: the path as typed; "~" is one's own folder.
        say: is told how far it is.
        user: whose ratings, where a file holds those of many.

    Raises:
        ImportRefused: nothing there is of a form we know, or it is damaged or too large.
        UsageError: no path, or nobody has that number.
    """
    from movienight.exports.reading import read_export

    if not typed.strip():
        raise UsageError("no file is named", "write where the export is")
    path = Path(typed.strip()).expanduser()
    say(f"reading {path.name}…")
    try:
        export = read_export(path, user)
    except UsageError:
        if user is None:
            return None
        raise
    report = _matched(evening, export, say)
    films = {row: evening.engine.film(row) for one in report.open for row in one.nearest}
    return Brought(report, films=films)


def answer(brought: Brought, entry: Entry, film: Film | None) -> Brought:
    """With this entry being that film, or left out."""
    from movienight.exports.settling import name_of

    answers = {**brought.answers, name_of(entry): None if film is None else film.row}
    films = brought.films if film is None else {**brought.films, film.row: film}
    return replace(brought, answers=answers, films=films)


def reopen(brought: Brought, entry: Entry) -> Brought:
    """With nothing said of this entry any more."""
    from movienight.exports.settling import name_of

    name = name_of(entry)
    return replace(brought, answers={one: row for one, row in brought.answers.items() if one != name})


def take(evening: Evening, name: str, brought: Brought) -> str:
    """Take all that is known into somebody's library, and say what was new; it can be taken back.

    Raises:
        UsageError: nobody can have that name.
        HomeUnusable, DataError: the library cannot be written; then nothing was.
    """
    from movienight.exports.applying import films_of, take_in
    from movienight.exports.keys import key_of
    from movienight.exports.telling import news

    evening.library.add_person(name)
    before, films = evening.library.taste(name), Shelves(evening.engine)
    told = [films.film(row) for row in films_of(brought.settled)]
    taken: list[Taken] = []

    def do() -> None:
        taken.append(take_in(brought.settled, films, evening.library, name))

    def undo() -> None:
        evening.library.retell([key for key in map(key_of, told) if key], {name: before})

    evening.tonight = evening.past.perform(
        Step(name, "place.library", evening.tonight, evening.tonight, do, undo)
    )
    new = [f"{count:,} {what}" for what, count in news(taken[0]).items() if count]
    said = f"new for {name}: {listed(new)}" if new else f"nothing was new for {name}"
    evening.past.done[-1] = replace(evening.past.done[-1], told=said)
    still = len(brought.settled.open)
    return f"{said}; {counted(still, 'film')} left open" if still else said


def completions(typed: str) -> tuple[str, ...]:
    """What a path that is being typed may become: folders, and files that can be an export."""
    shown, _, part = typed.rpartition("/")
    folder = Path((shown or ("/" if typed.startswith("/") else ".")) if typed != "~" else "~").expanduser()
    before = f"{shown}/" if "/" in typed else "~/" if typed == "~" else ""
    part = "" if typed == "~" else part
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: (not entry.is_dir(), entry.name.casefold()))
        named = [
            f"{before}{entry.name}/" if entry.is_dir() else f"{before}{entry.name}"
            for entry in entries
            if entry.name.casefold().startswith(part.casefold())
            and (part.startswith(".") or not entry.name.startswith("."))
            and (entry.is_dir() or entry.suffix.lower() in KINDS)
        ]
    except OSError:
        return ()
    return tuple(named[:LISTED])


def _matched(evening: Evening, export: Export, say: Callable[[str], None]) -> Report:
    """The films of all entries, found a hundred at a time."""
    from movienight.exports.matching import Matched, Report, match

    films, entries = Shelves(evening.engine), export.entries
    found: list[Matched] = []
    for start in range(0, len(entries), AT_ONCE):
        say(f"looking for {len(entries):,} films: {start / len(entries):.0%}")
        found += match(replace(export, entries=entries[start : start + AT_ONCE]), films).matched
    return Report(export, tuple(found))
