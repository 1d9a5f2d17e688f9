"""Outcomes as one page: a single HTML file that needs nothing else, on a phone and in the dark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from movienight.evaluate.outcome import Outcome
from movienight.evaluate.reports.plots import fame_metrics, fame_plot, interval_plot
from movienight.evaluate.reports.summary import Summary, is_variant, summarise
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

META = """<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">"""
STYLE = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1b1f; --line: #d5d5dc; --ours: #b3261e; \
--theirs: #3559a8; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #17171b; --ink: #e7e7ec; --line: #3c3c46; --ours: #ff8a80; --theirs: #9dbbff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 64rem; background: var(--paper); color: var(--ink); \
font: 1rem/1.5 system-ui, sans-serif; }
h1, h2 { line-height: 1.2; }
section { margin: 2.5rem 0; border-top: 1px solid var(--line); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
th:first-child { text-align: left; position: sticky; left: 0; background: var(--paper); font-weight: 400; }
thead th, thead th:first-child, tr.subject, tr.subject th:first-child { font-weight: 600; }
tr.ours { color: var(--ours); }
svg { display: block; width: 100%; max-width: 44rem; height: auto; margin: 1rem 0; }
"""

LEFT_OUT = "Dots are of models that reach half of the best; names stand where there is room for them."


def as_page(outcomes: Sequence[Outcome], heading: str = "How good the suggestions are") -> str:
    """One HTML document with a section per outcome; the same outcomes give the same bytes.

    Raises:
        UsageError: matplotlib is not installed.
    """
    sections = ["\n".join(_section(summarise(outcome), place)) for place, outcome in enumerate(outcomes, 1)]
    contents = "".join(
        f'<li><a href="#s{place}">{escape(title(outcome))}</a></li>\n'
        for place, outcome in enumerate(outcomes, 1)
    )
    head = f"{META}\n<title>{escape(heading)}</title>\n<style>{STYLE}</style>"
    body = f"<h1>{escape(heading)}</h1>\n<nav><ul>\n{contents}</ul></nav>\n" + "\n".join(sections)
    return f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'


def _section(summary: Summary, place: int) -> Iterator[str]:
    outcome = summary.outcome
    yield f'<section id="s{place}">\n<h2>{escape(title(outcome))}</h2>'
    yield f"<p>{escape(questions_line(summary))}.</p>"
    verdict = verdict_line(summary)
    if verdict:
        yield f"<p><strong>{escape(verdict)}</strong></p>"
    yield interval_plot(summary, f"s{place}i")
    yield from _table(summary)
    plots = [fame_plot(summary, m, f"s{place}f{number}") for number, m in enumerate(fame_metrics(summary))]
    yield from plots
    if any(plots):
        yield f"<p>{LEFT_OUT}</p>"
    yield from _settings(summary)
    yield "</section>"


def _table(summary: Summary) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in header(summary))
    yield f'<div class="wide" tabindex="0">\n<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>'
    for row, (model, *values) in zip(summary.rows, cells(summary), strict=True):
        ours = _class(row.model, summary.outcome.subject)
        numbers = "".join(f"<td>{escape(value)}</td>" for value in values)
        yield f'<tr{ours}><th scope="row">{escape(model)}</th>{numbers}</tr>'
    yield "</tbody>\n</table>\n</div>"


def _class(model: str, subject: str) -> str:
    if not is_variant(model, subject):
        return ""
    return ' class="ours subject"' if model == subject else ' class="ours"'


def _settings(summary: Summary) -> Iterator[str]:
    outcome = summary.outcome
    yield "<details><summary>Settings</summary>\n<ul>"
    yield f"<li>{escape(settings_line(outcome.settings))}</li>"
    yield f"<li>data fingerprint {escape(outcome.fingerprint)}</li>"
    for model, chosen in chosen_of(summary):
        yield f"<li>{escape(said(model))}: {escape(settings_line(chosen))}</li>"
    yield "</ul></details>"
