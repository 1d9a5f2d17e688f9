"""Plots as inline SVG: intervals of the leading metric, and what accuracy costs in fame."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from io import StringIO
from typing import TYPE_CHECKING, Any

from movienight.errors import UsageError
from movienight.evaluate.reports.labels import offsets
from movienight.evaluate.reports.summary import ModelRow, Summary, is_variant

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK, OURS, THEIRS = "#010203", "#010204", "#010205"
"""Stand-ins, in the file as drawn, for the page's own colours."""
COLOURS = {INK: "currentColor", OURS: "var(--ours)", THEIRS: "var(--theirs)"}
FAME = ("popularity", "novelty")
"""What the name of a metric holds that says how well known the films are."""
LOOKS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "text.parse_math": False,
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans", "sans-serif"],
    "font.size": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    **{f"{part}.color": INK for part in ("text", "xtick", "ytick")},
    **{f"axes.{part}": INK for part in ("edgecolor", "labelcolor")},
}
WIDTH = 7.0
"""Inches; a page stretches a plot to its own width."""
PLOT = (430.0, 250.0)
"""Points between the axes of a fame plot, about."""
NEAR = 0.5
"""What share of the best a model must reach to have a dot in a fame plot."""


def interval_plot(summary: Summary, name: str) -> str:
    """A dot and whisker per model for the leading metric, best on top; "" where no model has it.

    Args:
        summary: what to draw.
        name: told apart by it from other plots of the same page: a word of ASCII letters and digits.

    Raises:
        UsageError: matplotlib is not installed.
    """
    leading = summary.outcome.leading
    rows = [row for row in summary.rows if leading in row.metrics]
    if not rows:
        return ""
    with _drawing(0.9 + 0.32 * len(rows), name) as (figure, axes):
        for height, row in enumerate(reversed(rows)):
            found, colour = row.metrics[leading], _colour(row, summary)
            axes.plot([found.low, found.high], [height, height], color=colour, linewidth=2)
            axes.plot([found.estimate], [height], color=colour, marker="o", linestyle="")
        axes.set_yticks(range(len(rows)), [row.model for row in reversed(rows)])
        axes.set_ylim(-0.6, len(rows) - 0.4)
        axes.set_xlabel(f"{leading}, mean and 95 % interval")
        return _svg(figure, name, f"{leading} of each model with its interval")


def fame_metrics(summary: Summary) -> list[str]:
    """The metrics, of questions or over all lists, that say how well known the films are."""
    return [m for m in (*summary.metrics, *summary.overall) if any(word in m.lower() for word in FAME)]


def fame_plot(summary: Summary, metric: str, name: str) -> str:
    """A dot per model: the leading metric upwards, `metric` to the right; "" where no model has both.

    Models that reach less than half of the best are left out, and names for which there is no room.

    Args:
        summary: what to draw.
        metric: one of `fame_metrics`.
        name: as in `interval_plot`.

    Raises:
        UsageError: matplotlib is not installed.
    """
    leading = summary.outcome.leading
    points = _points(summary, metric)
    if not points:
        return ""
    with _drawing(4.2, name) as (figure, axes):
        for row, x, y in points:
            axes.plot([x], [y], color=_colour(row, summary), marker="o", linestyle="")
        axes.margins(x=0.2, y=0.1)
        _name_dots(axes, points)
        axes.set_xlabel(metric)
        axes.set_ylabel(leading)
        return _svg(
            figure, name, f"{leading} against {metric}, a dot for each model that reaches half of the best"
        )


def _points(summary: Summary, metric: str) -> list[tuple[ModelRow, float, float]]:
    """Models with both, the best first; those far below would push all others into one corner."""
    leading = summary.outcome.leading
    known = [(row, _value(row, metric), _value(row, leading)) for row in summary.rows]
    points = [(row, x, y) for row, x, y in known if x is not None and y is not None]
    best = max((y for _, _, y in points), default=0.0)
    return [point for point in points if point[2] >= NEAR * best]


def _name_dots(axes: Axes, points: Sequence[tuple[ModelRow, float, float]]) -> None:
    """Names where there is room for them; the size of the plot is guessed, its layout comes later."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    dots = [
        ((x - left) / (right - left) * PLOT[0], (y - bottom) / (top - bottom) * PLOT[1]) for _, x, y in points
    ]
    for (row, x, y), offset in zip(points, offsets(dots, [row.model for row, _, _ in points]), strict=True):
        if offset is not None:
            axes.annotate(row.model, (x, y), xytext=offset, textcoords="offset points", fontsize=9)


@contextmanager
def _drawing(height: float, name: str) -> Iterator[tuple[Figure, Axes]]:
    """An empty figure in our looks; the salt makes its bytes the same again."""
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError as error:
        hint = "run `pip install 'movienight[evaluation]'`"
        raise UsageError("plots need matplotlib, which is not installed", hint) from error
    with matplotlib.rc_context({**LOOKS, "svg.hashsalt": name}):
        figure = Figure(figsize=(WIDTH, height), layout="constrained")
        yield figure, figure.add_subplot()


def _svg(figure: Figure, name: str, label: str) -> str:
    """The figure as an element of a page: its own ids, the page's colours, no addresses."""
    file = StringIO()
    metadata: dict[str, Any] = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    figure.savefig(file, format="svg", transparent=True, metadata=metadata)
    drawn = file.getvalue()
    drawn = drawn[drawn.index("<svg") :].strip()
    drawn = re.sub(r"<metadata>.*?</metadata>\s*", "", drawn, flags=re.DOTALL)
    opening, _, rest = drawn.partition(">")
    box = re.search(r'viewBox="[^"]*"', opening)
    shape = box.group() if box else ""
    return f'<svg {shape} role="img" aria-label="{escape(label)}">{_coloured(_named(rest, name))}'


def _named(drawn: str, name: str) -> str:
    """Ids that begin with the plot's name, since a page holds several plots."""
    drawn = re.sub(r'\bid="', f'id="{name}-', drawn)
    return re.sub(r'(url\(|href=")#', rf"\1#{name}-", drawn)


def _coloured(drawn: str) -> str:
    return re.sub("|".join(COLOURS), lambda found: COLOURS[found.group()], drawn)


def _colour(row: ModelRow, summary: Summary) -> str:
    return OURS if is_variant(row.model, summary.outcome.subject) else THEIRS


def _value(row: ModelRow, metric: str) -> float | None:
    found = row.metrics[metric].estimate if metric in row.metrics else row.overall.get(metric)
    return found if found is not None and math.isfinite(found) else None
