"""What the person says of entries that could not be matched, and the small file it is kept in.

    {"format": "movienight-answers", "schema": 1, "answers": [
      {"entry": "Amelei (2001)", "title": "Amelei (2001)", "film": "imdb:tt0211915",
       "nearest": ["imdb:tt0211915 Amélie (2001)"]},
      {"entry": "Our wedding", "title": "Our wedding", "film": "leave out", "nearest": []},
      {"entry": "imdb:tt0000001", "title": "Lost (1931)", "film": null, "nearest": []}]}

An entry is named by its first id, or by title and year. A film is an id or its title; null is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from movienight.errors import DataError, UsageError
from movienight.exports.entry import Entry
from movienight.exports.keys import key_of
from movienight.exports.matching import Films, Matched, Report
from movienight.exports.values import tidy
from movienight.text.titles import TitleIndex

FORMAT, SCHEMA = "movienight-answers", 1
LEAVE_OUT = "leave out"

Answers = Mapping[str, int | None]
"""By the name of an entry: the row of its film, or None to leave it out."""


def name_of(entry: Entry) -> str:
    """What an entry is called in answers: the same in every export that tells of the film alike."""
    return entry.ids[0] if entry.ids else entry.label


def settle(report: Report, answers: Answers) -> Report:
    """The report with what is answered settled; entries that are not open stay as they are."""
    asked = {id(one) for one in report.open}
    return replace(
        report,
        matched=tuple(_settled(one, answers) if id(one) in asked else one for one in report.matched),
    )


def _settled(matched: Matched, answers: Answers) -> Matched:
    name = name_of(matched.entry)
    if name not in answers:
        return matched
    row = answers[name]
    return Matched(matched.entry, row, "left out" if row is None else "settled")


def read_answers(document: Any) -> dict[str, str | None]:
    """The answers of a file by the name of the entry, as they are written; None where still open.

    Raises:
        DataError: this is no such file.
    """
    advice = "`import-likes --settle FILE` writes one where there is none"
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise DataError("these are no answers of MovieNight", advice)
    if document.get("schema") != SCHEMA:
        raise DataError(f"these answers are of form {document.get('schema')}, not {SCHEMA}", advice)
    answers: dict[str, str | None] = {}
    given = document.get("answers")
    for number, answer in enumerate(given if isinstance(given, list) else [None]):
        entry, film = (answer.get("entry"), answer.get("film")) if isinstance(answer, dict) else (None, None)
        if not isinstance(entry, str) or not (film is None or isinstance(film, str)):
            raise DataError(f"answers[{number}] is missing or wrong", advice)
        answers[tidy(entry)] = None if film is None else tidy(film)
    return answers


def understood(written: Mapping[str, str | None], films: Films) -> dict[str, int | None]:
    """The answers as rows; open ones are left away.

    Raises:
        UsageError: a film named there is not here, or could be several.
    """
    return {
        entry: None if film.lower() == LEAVE_OUT else _row(film, films)
        for entry, film in written.items()
        if film is not None
    }


def _row(film: str, films: Films) -> int:
    known = film.startswith(("imdb:", "tmdb:", "ml:"))
    row = films.row_of(film.partition(" ")[0]) if known else _plainly(film, films.titles)
    if row is None:
        raise UsageError(f"“{film}” names no film here", f"write an id, or “{LEAVE_OUT}”")
    return row


def _plainly(title: str, titles: TitleIndex) -> int | None:
    found = titles.resolve(title)
    return None if found.corrected else found.row


def answers_document(report: Report, written: Mapping[str, str | None], films: Films) -> dict[str, Any]:
    """The file to keep: the answers there were, then what is still open, with films to choose from."""
    opened = {name_of(one.entry): one for one in report.open}
    names = dict.fromkeys((*written, *opened))
    answers = [
        {
            "entry": name,
            "title": opened[name].entry.label if name in opened else name,
            "film": written.get(name),
            "nearest": [_offer(films, row) for row in (opened[name].nearest if name in opened else ())],
        }
        for name in names
    ]
    return {"format": FORMAT, "schema": SCHEMA, "answers": answers}


def _offer(films: Films, row: int) -> str:
    film = films.film(row)
    return f"{key_of(film) or ''} {film.label}".strip()
