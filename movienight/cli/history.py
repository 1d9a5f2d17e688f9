"""`movienight history`: the nights so far, and whose turn it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from movienight.cli.lazy import Command
from movienight.cli.options import forms
from movienight.cli.output import emit, tell
from movienight.cli.people import library_open

if TYPE_CHECKING:
    from datetime import datetime

    from movienight.evening.ledger import Ledger, Ratings
    from movienight.storage.stored import Night

    Ledgers = Mapping[tuple[str, str], Ledger]

COLUMNS = ("night", "at", "people", "mood", "film", "id", "snack", "starts_at", "ends_at", "said")


@click.command(
    cls=Command,
    examples=("movienight history", "movienight history --limit 5 --json", "movienight history --csv"),
    short_help="The nights so far, and whose turn it is.",
)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many, at most.")
@forms({"json": "One JSON value, schema 1.", "csv": "One row per night."})
def history(limit: int, form: str = "text") -> None:
    """The nights so far, the latest first, and whose taste ruled them.

    A ledger of each two who watch together says to whom tonight leans, and the --balance for it.
    """
    library = library_open()
    nights = library.nights()
    ratings = {name: library.ratings(name) for name in library.people()}
    ledgers = _ledgers(nights, ratings)
    latest = nights[::-1][:limit]
    if form == "json":
        emit(_json(latest, ledgers, ratings))
    elif form == "csv":
        emit(_csv(latest, ratings))
    else:
        emit("\n".join([*ledger_lines(ledgers), *(night_line(night, ratings) for night in latest)]))
    if not nights:
        tell("no night was kept yet; `movienight night choose FILM --a @ana --b @ben` keeps one")
    elif len(nights) > limit and form == "text":
        tell(f"{len(nights) - limit} more; --limit shows them")


def ledger_lines(ledgers: Ledgers) -> list[str]:
    """Whose taste ruled the evenings of each two, with the balance that makes up for it, then a gap."""
    lines = []
    for (first, second), ledger in ledgers.items():
        for line in ledger.lines[:1]:
            option = f"--a @{first} --b @{second} --balance {ledger.balance():g}"
            lines.append(f"{line} ({option})" if ledger.turn else line)
    return [*lines, ""] if lines else []


def night_line(night: Night, ratings: Ratings) -> str:
    """One night: number, day, film, who was there, what they said, snack."""
    from movienight.wording import clean, counted

    said = _said(night, ratings)
    people = [f"{name} {said[name]}" if name in said else name for name in night.people]
    facts = [
        night.title or f"{counted(len(night.films), 'film')} shown, none chosen",
        ", ".join(people),
        night.snack[1] if night.snack else "",
    ]
    told = " · ".join(clean(fact) for fact in facts if fact)
    return f"{night.number:>3}  {night.began.astimezone():%Y-%m-%d %H:%M}  {told}"


def _ledgers(nights: Sequence[Night], ratings: Ratings) -> Ledgers:
    from movienight.evening.ledger import ledger_of, pairs_in

    return {pair: ledger_of(nights, *pair, ratings) for pair in pairs_in(nights)}


def _said(night: Night, ratings: Ratings) -> dict[str, str]:
    """What each says of the chosen film by now: their stars, else their last word of that night."""
    said = {one.name: one.verdict for one in night.feedback if one.key == night.chosen}
    return said | {name: f"{stars:g}" for name, stars in _stars(night, ratings).items()}


def _json(nights: Sequence[Night], ledgers: Ledgers, ratings: Ratings) -> str:
    from movienight.cli.formats.records import SCHEMA, as_json, rounded

    told = [
        {
            "first": first,
            "second": second,
            "lean": rounded(ledger.lean),
            "turn": ledger.turn,
            "balance": ledger.balance(),
            "lines": list(ledger.lines),
        }
        for (first, second), ledger in ledgers.items()
    ]
    records = [_night_record(night, ratings) for night in nights]
    return as_json({"schema": SCHEMA, "nights": records, "ledgers": told})


def _night_record(night: Night, ratings: Ratings) -> dict[str, Any]:
    from movienight.cli.formats.records import rounded

    return {
        "night": night.number,
        "at": night.at.isoformat(),
        "people": list(night.people),
        "mood": night.mood,
        "film": night.title,
        "id": night.chosen,
        "shown": [{"title": label, "id": key} for key, label in night.films],
        "snack": None if night.snack is None else {"id": night.snack[0], "name": night.snack[1]},
        "starts_at": _time(night.starts_at),
        "ends_at": _time(night.ends_at),
        "fits": {name: rounded(share) for name, share in night.fits.items()},
        "stars": _stars(night, ratings),
        "unanswered": list(night.unanswered),
        "feedback": [{"name": one.name, "id": one.key, "verdict": one.verdict} for one in night.feedback],
    }


def _stars(night: Night, ratings: Ratings) -> dict[str, float]:
    return {
        name: rating.stars
        for name in night.people
        for rating in ratings.get(name, ())
        if rating.key == night.chosen
    }


def _csv(nights: Sequence[Night], ratings: Ratings) -> str:
    """A header and a row per night; what is not known is an empty cell."""
    import csv
    import io

    from movienight.wording import clean

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for night in nights:
        said = "; ".join(f"{name} {word}" for name, word in _said(night, ratings).items())
        people, snack = "; ".join(night.people), night.snack[1] if night.snack else ""
        words = (people, night.mood or "", night.title or "", night.chosen or "", snack)
        times = (_time(night.starts_at) or "", _time(night.ends_at) or "")
        writer.writerow((night.number, night.at.isoformat(), *map(clean, words), *times, clean(said)))
    return text.getvalue()


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
