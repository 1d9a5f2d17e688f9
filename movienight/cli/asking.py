"""Options that several commands of `evaluate` share: numbers, the data, and how much is made of it."""

from __future__ import annotations

from math import isnan
from pathlib import Path
from typing import Any

import click

from movienight.cli.options import Decorator, forms, together
from movienight.cli.reporting import WIDE, page_option

_PATH = click.Path(path_type=Path)


class Real(click.FloatRange):
    """A number within bounds; "nan" is within none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number.

        Raises:
            BadParameter: it is none, or out of bounds.
        """
        number = super().convert(value, param, ctx)
        if isnan(number):
            self.fail(f"{value!r} is not a number", param, ctx)
        return number


def number(option: str, kind: click.IntRange | Real, default: float, text: str) -> Decorator[Any]:
    """An option with a default that its help shows."""
    return click.option(option, type=kind, default=default, show_default=True, metavar="NUMBER", help=text)


on_data = together(
    number("--seed", click.IntRange(0), 2026, "Draws whatever is drawn."),
    click.option(
        "--movielens",
        type=_PATH,
        multiple=True,
        metavar="PATH",
        help="Evaluate on this MovieLens instead of your ratings; repeatable.",
    ),
    click.option(
        "--tmdb",
        type=_PATH,
        multiple=True,
        metavar="PATH",
        help="The Movies Dataset to go with it, for what films are about.",
    ),
)
"""What is evaluated on, and the seed."""

no_tune = click.option(
    "--no-tune", "tune", flag_value=False, default=True, help="Leave settings as they are by default."
)


def quick(text: str) -> Decorator[Any]:
    """The flag for a first try, with what its help says of it."""
    return click.option("--quick", is_flag=True, help=text)


kept_and_told = together(
    click.option(
        "--no-keep", "keep", flag_value=False, default=True, help="Leave the run out of the history."
    ),
    page_option,
    forms({"json": "One JSON value, schema 1.", "markdown": "A section of a document.", "wide": WIDE}),
)
"""What is done with an outcome: `keep`, `page` and `form`."""
