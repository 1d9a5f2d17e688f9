"""An outcome as a section of a Markdown document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from movienight.evaluate.outcome import Outcome
from movienight.evaluate.reports.summary import Summary, summarise
from movienight.evaluate.reports.wording import (
    cells,
    chosen_of,
    header,
    questions_line,
    said,
    settings_line,
    title,
    verdict_line,
)


def as_markdown(outcome: Outcome, command: str) -> str:
    """A section: what was asked, the table, the verdict, the settings, and how to do it again.

    Args:
        outcome: what was found.
        command: the command line that repeats it, one line.
    """
    return "\n\n".join(_blocks(summarise(outcome), command)) + "\n"


def _blocks(summary: Summary, command: str) -> Iterator[str]:
    outcome = summary.outcome
    yield f"## {escaped(title(outcome))}"
    yield escaped(f"{questions_line(summary)}. Data fingerprint {outcome.fingerprint}.")
    yield "\n".join(_table([header(summary), *cells(summary)]))
    verdict = verdict_line(summary)
    if verdict:
        yield escaped(verdict)
    yield f"Settings: {escaped(settings_line(outcome.settings))}."
    if outcome.chosen:
        told = [f"- {escaped(said(m))}: {escaped(settings_line(c))}" for m, c in chosen_of(summary)]
        yield "\n".join(["Chosen for the models:", "", *told])
    yield "Again with:"
    yield f"    {command}"


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for place, row in enumerate(rows):
        yield f"| {' | '.join(map(escaped, row))} |"
        if place == 0:
            yield f"| --- |{' ---: |' * (len(row) - 1)}"


def escaped(text: str) -> str:
    """Text in which no letter means anything to Markdown; the bracket before a number never does."""
    return re.sub(r"([\\`*_<>|#&]|\[(?![\d-]))", r"\\\1", text)
