"""`movienight people`: who is known here; show, rename, remove and pair them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from movienight.cli.lazy import Command, CommandGroup
from movienight.cli.options import json_option, share
from movienight.cli.output import emit, hint, tell
from movienight.errors import UsageError

if TYPE_CHECKING:
    from datetime import datetime

    from movienight.storage.library import Library
    from movienight.storage.stored import StoredTaste

NAME = click.argument("name", metavar="@NAME")
LISTS = {
    "likes": "likes",
    "dislikes": "does not care for",
    "ratings": "rated",
    "seen": "has seen",
    "vetoes": "vetoes",
}
"""What there is of a person, with how it is told."""
NOUNS = {
    "likes": ("like", "likes"),
    "dislikes": ("dislike", "dislikes"),
    "ratings": ("rating", "ratings"),
    "seen": ("film seen", "films seen"),
    "vetoes": ("veto", "vetoes"),
}
"""One of each, and several."""


@click.group(
    cls=CommandGroup,
    examples=(
        "movienight people",
        "movienight people --json",
        "movienight people show @ana",
        "movienight people rename @ana Anna",
        "movienight people pair @ana @ben --balance 0.4",
        "movienight people remove @ana --yes",
    ),
    short_help="Who is known here, and what they like.",
    invoke_without_command=True,
)
@json_option
@click.pass_context
def people(context: click.Context, as_json: bool) -> None:
    """Everybody saved here, with the films they like."""
    if context.invoked_subcommand is not None:
        if as_json:
            verb = context.invoked_subcommand
            raise UsageError(
                f"--json goes after {verb}", f"`movienight people {verb} --help` says whether it has it"
            )
        return
    library = library_open()
    likes = {name: [film.label for film in library.likes(name)] for name in library.people()}
    if not likes:
        tell('nobody is saved yet; begin with `movienight like @ana "Amélie"`')
    emit(_people_json(likes) if as_json else people_lines(likes))


@people.command(
    cls=Command, examples=("movienight people show @ana --json",), short_help="All that is kept of somebody."
)
@NAME
@json_option
def show(name: str, as_json: bool) -> None:
    """All that is kept of somebody: likes, dislikes, stars, films seen, vetoes, and whom they watch with."""
    library, who = library_open(), name_of(name)
    taste = library.taste(who)
    known = _known(library, who)
    others = [
        (
            pair.second if pair.first == known else pair.first,
            pair.balance if pair.second == known else 1 - pair.balance,
        )
        for pair in library.pairs()
        if known in (pair.first, pair.second)
    ]
    emit(_person_json(known, taste, others) if as_json else _person_lines(known, taste, others))


@people.command(
    cls=Command, examples=("movienight people rename @ana Anna",), short_help="Call somebody by another name."
)
@NAME
@click.argument("new", metavar="NEW")
def rename(name: str, new: str) -> None:
    """Call somebody by another name; all that is kept of them goes with them."""
    old, called = name_of(name), name_of(new)
    library_open().rename_person(old, called)
    tell(f"{old} is called {called} from now on")


@people.command(cls=Command, examples=("movienight people remove @ana --yes",), short_help="Forget somebody.")
@NAME
@click.option("--yes", is_flag=True, help="Do it; without it nothing is done.")
def remove(name: str, yes: bool) -> None:
    """Forget somebody and all that is kept of them; nights they shared stay, without them.

    An export of the whole library is put beside it first. Without --yes it says what would be lost.
    """
    library, who = library_open(), name_of(name)
    lost = _counts(library.taste(who))
    tell(f"of {who} there {lost}")
    if not yes:
        raise UsageError(f"{who} was not removed: that takes --yes", "add --yes to forget them and all this")
    kept = _export_beside(library)
    library.remove_person(who)
    tell(f"{who} is forgotten")
    hint(f"`movienight restore {kept}` takes it back; delete that file to forget for good")


@people.command(
    cls=Command,
    examples=("movienight people pair @ana @ben --balance 0.4",),
    short_help="Say that two watch together.",
)
@click.argument("first", metavar="@NAME")
@click.argument("second", metavar="@NAME")
@share(
    "--balance",
    "0.5",
    "0 is all the first, 1 is all the second",
    "Between them: 0 is all the first, 1 all the second.",
)
def pair(first: str, second: str, balance: float) -> None:
    """Say that two watch together, and the balance they settled on."""
    one, other = name_of(first), name_of(second)
    library_open().pair(one, other, balance)
    tell(f"{one} and {other} watch together, with a balance of {balance:g}")


def library_open() -> Library:
    """The library of this person's home."""
    from movienight.clock import now
    from movienight.paths import Home
    from movienight.storage.library import Library

    return Library.open(Home.default().library, clock=now)


def name_of(typed: str) -> str:
    """The name in "@ana".

    Raises:
        UsageError: there is none.
    """
    who = typed.strip().removeprefix("@").strip()
    if not who:
        raise UsageError("a person needs a name", "write it like @ana")
    return who


def people_lines(likes: dict[str, list[str]]) -> str:
    """One person a line: "ana: Amélie (2001), Heat (1995)"."""
    from movienight.wording import clean

    return "\n".join(
        f"@{clean(name)}: {clean(', '.join(films)) or 'no films yet'}" for name, films in likes.items()
    )


def _people_json(likes: dict[str, list[str]]) -> str:
    from movienight.cli.formats.records import SCHEMA, as_json

    return as_json(
        {"schema": SCHEMA, "people": [{"name": name, "likes": films} for name, films in likes.items()]}
    )


def _known(library: Library, who: str) -> str:
    """The name as it was first typed."""
    from movienight.storage.names import key_of

    return next((name for name in library.people() if key_of(name) == key_of(who)), who)


def _person_lines(name: str, taste: StoredTaste, others: list[tuple[str, float]]) -> str:
    from movienight.wording import clean

    lines = [f"@{clean(name)}"]
    for what, told in LISTS.items():
        marks = getattr(taste, what)
        films = [f"{mark.label} {mark.stars:g}" if what == "ratings" else mark.label for mark in marks]
        lines += [f"  {told}: {clean(', '.join(films))}"] if films else []
    for other, balance in others:
        ends = f"0 is all {clean(other)}, 1 all {clean(name)}"
        lines.append(f"  watches with: @{clean(other)}, balance {balance:g} ({ends})")
    return "\n".join(lines if len(lines) > 1 else [f"{lines[0]}: no films yet"])


def _person_json(name: str, taste: StoredTaste, others: list[tuple[str, float]]) -> str:
    from movienight.cli.formats.records import SCHEMA, as_json, rounded
    from movienight.cli.marks import marks_record

    lists = {what: marks_record(getattr(taste, what)) for what in LISTS}
    pairs = [{"with": other, "balance": rounded(balance)} for other, balance in others]
    return as_json({"schema": SCHEMA, "name": name, **lists, "pairs": pairs})


def _counts(taste: StoredTaste) -> str:
    """How much there is: "are 12 likes and 1 rating", "is nothing but the name"."""
    from movienight.wording import listed

    counts = [(len(getattr(taste, what)), one, many) for what, (one, many) in NOUNS.items()]
    told = [f"{count:,} {one if count == 1 else many}" for count, one, many in counts if count]
    if not told:
        return "is nothing but the name"
    return f"{'is' if sum(count for count, _, _ in counts) == 1 else 'are'} {listed(told)}"


def _export_beside(library: Library) -> Path:
    """Write the whole library beside it, under the moment's name; where that is."""
    from movienight.cli.formats.records import as_json
    from movienight.clock import now
    from movienight.writing import write_whole

    moment: datetime = now()
    path = library.path.with_name(f"library.before-removing-{moment:%Y%m%d-%H%M%S}.json")
    write_whole(path, as_json(library.export()))
    return path
