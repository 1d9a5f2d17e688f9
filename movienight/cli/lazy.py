"""A group that knows its commands by name and imports one only when it is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click

from movienight.errors import UsageError


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a command lives ("package.module:attribute"), its one line of help, its heading."""

    where: str
    help: str
    heading: str


class LazyGroup(click.Group):
    """Lists its commands from a table, so that `--help` imports none of them."""

    def __init__(self, *args: Any, entries: Mapping[str, Entry], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.entries = entries

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the table."""
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None where the table has none."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        module, attribute = entry.where.split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write one list per heading, from the table alone."""
        rows: dict[str, list[tuple[str, str]]] = {}
        for name, entry in self.entries.items():
            rows.setdefault(entry.heading, []).append((name, entry.help))
        width = max(map(len, self.entries))
        for heading, lines in rows.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(width), text) for name, text in lines])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed; a mistyped one is answered with the nearest names.

        Raises:
            UsageError: there is no command of that name.
        """
        if args[0] not in self.entries and not args[0].startswith("-"):
            raise UsageError(f"there is no command {args[0]}", hint_for(args[0], list(self.entries)))
        return super().resolve_command(ctx, args)


class Command(click.Command):
    """A command whose help opens with examples of its use."""

    def __init__(self, *args: Any, examples: Sequence[str], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.examples = tuple(examples)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, each on its own line, then the description."""
        with formatter.section("Examples"):
            for example in self.examples:
                formatter.write(f"{'':{formatter.current_indent}}{example}\n")
        super().format_help_text(ctx, formatter)


class CommandGroup(Command, click.Group):
    """Commands below a command; its help opens with examples too."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed.

        Raises:
            UsageError: there is no command of that name.
        """
        if args[0] not in self.commands and not args[0].startswith("-"):
            near = hint_for(args[0], list(self.commands))
            hint = near if near.startswith("did") else f"`movienight {self.name} --help` lists the commands"
            raise UsageError(f"there is no command {self.name} {args[0]}", hint)
        return super().resolve_command(ctx, args)


def hint_for(typed: str, names: Sequence[str]) -> str:
    """A hint that names the commands nearest to what was typed."""
    from difflib import get_close_matches

    near = [name for name in names if name.startswith(typed)] or get_close_matches(typed, names)
    if near:
        return f"did you mean {' or '.join(near)}?"
    return "`movienight --help` lists the commands"
