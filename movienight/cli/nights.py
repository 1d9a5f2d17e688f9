"""`movienight night`: choose tonight's film, keep its card, and say afterwards how it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from movienight.cli.choosing import choose
from movienight.cli.lazy import Command, CommandGroup
from movienight.cli.output import emit, tell
from movienight.cli.people import NAME, library_open, name_of
from movienight.errors import UsageError

if TYPE_CHECKING:
    from movienight.storage.stored import Night

EXAMPLES = (
    'movienight night choose "Groundhog Day" --a @ana --b @ben --start 20:30 -o card.md',
    "movienight night rate @ana 4",
    "movienight night skip @ben",
    "movienight night",
)
NUMBER = click.option(
    "--night",
    "number",
    type=click.IntRange(1),
    metavar="NUMBER",
    help="Another night than the last; `movienight history` has the numbers.",
)


@click.group(
    cls=CommandGroup,
    examples=EXAMPLES,
    short_help="Choose tonight's film, and say how it was.",
    invoke_without_command=True,
)
@click.pass_context
def night(context: click.Context) -> None:
    """Choose tonight's film, keep its card, and say afterwards how it was.

    Alone it says of which nights somebody has yet to say how the film was.
    """
    if context.invoked_subcommand is not None:
        return
    open_ = library_open().open_questions()
    emit("\n".join(map(question, open_)))
    if not open_:
        tell("no night waits for an answer; `movienight history` has them all")


night.add_command(choose)


@night.command(
    cls=Command,
    examples=("movienight night rate @ana 4", "movienight night rate @ben 3.5 --night 12"),
    short_help="Say how the film of a night was.",
)
@NAME
@click.argument("stars", metavar="STARS")
@NUMBER
def rate(name: str, stars: str, number: int | None) -> None:
    """Give the film of a night 0.5 to 5 stars: the last one they have not answered, unless said."""
    from movienight.cli.tastes import read_stars

    given = read_stars(stars)
    one = _answer(name, given, number)
    tell(f"{name_of(name)} gives {one.title} {given:g} (night {one.number})")


@night.command(
    cls=Command,
    examples=("movienight night skip @ana",),
    short_help="Say nothing of a night, and be asked no more.",
)
@NAME
@NUMBER
def skip(name: str, number: int | None) -> None:
    """Give no stars, and be asked about that night no more."""
    one = _answer(name, None, number)
    tell(f"{name_of(name)} says nothing of {one.title} (night {one.number})")


@night.command(
    cls=Command,
    examples=("movienight night forget 12",),
    short_help="Take a night back that was not.",
)
@click.argument("number", type=click.IntRange(1))
def forget(number: int) -> None:
    """Take a night back that was not: the choice and what was said of it; stars people gave stay.

    NUMBER is that of `movienight history`.
    """
    there = library_open().forget_night(number)
    tell(f"night {number} is forgotten" if there else f"there was no night {number}")


def question(night: Night) -> str:
    """Who is asked: "12  2026-11-21  Heat (1995): Ana and Ben have yet to say how it was"."""
    from movienight.wording import clean, listed

    verb = "has" if len(night.unanswered) == 1 else "have"
    when = f"{night.began.astimezone():%Y-%m-%d}"
    who = clean(listed(night.unanswered))
    return f"{night.number:>3}  {when}  {clean(night.title or '')}: {who} {verb} yet to say how it was"


def _answer(name: str, stars: float | None, number: int | None) -> Night:
    """Keep what somebody says of a night, and the night it is about.

    Raises:
        UsageError: they were there on no night, or not on that one.
    """
    library, who = library_open(), name_of(name)
    nights = library.nights()
    asked = number or _last(nights, who)
    library.answer(asked, who, stars)
    return next(one for one in nights if one.number == asked)


def _last(nights: Sequence[Night], who: str) -> int:
    """The last night they have not answered; where there is none, the last one they were there."""
    from movienight.storage.names import key_of

    key = key_of(who)
    there = [one for one in reversed(nights) if one.chosen and key in map(key_of, one.people)]
    waiting = [one for one in there if key in map(key_of, one.unanswered)]
    for one in waiting + there:
        return one.number
    raise UsageError(
        f"no film was chosen yet with {who} there", "`movienight night choose FILM --a @ana` keeps one"
    )
