"""`movienight keys`: everything the app can do, with its key and its twin on the command line."""

from __future__ import annotations

import click

from movienight.cli.lazy import Command
from movienight.cli.options import json_option
from movienight.cli.output import emit


@click.command(
    cls=Command,
    examples=("movienight keys", "movienight keys --json"),
    short_help="What the app can do, and by which key.",
)
@json_option
def keys(as_json: bool) -> None:
    """Everything the app can do: key, name, id, and the command that does the same in a script.

    Keys are changed in config.toml of the home (`movienight paths`), under [keys], by id.
    """
    from movienight.config import read_config
    from movienight.evening.acts import ACTS, keymap, shown
    from movienight.paths import Home

    given = keymap(read_config(Home.default().config).keys)
    if as_json:
        from movienight.cli.formats.records import SCHEMA
        from movienight.cli.formats.records import as_json as written

        told = [
            {
                "id": act.id,
                "key": shown(given[act.id]),
                "name": act.name,
                "help": act.help,
                "command": act.twin,
            }
            for act in ACTS
        ]
        emit(written({"schema": SCHEMA, "acts": told}))
        return
    lines: list[str] = []
    heading = ""
    for act in ACTS:
        if act.where != heading:
            heading = act.where
            lines += ["", f"{heading}:"] if lines else [f"{heading}:"]
        lines.append(f"  {shown(given[act.id]):<7}{act.name:<20}{act.id:<21}{act.twin}")
    emit("\n".join(lines))
