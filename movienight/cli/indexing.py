"""`movienight index`."""

from __future__ import annotations

import click

from movienight.cli.lazy import Command
from movienight.cli.output import tell
from movienight.cli.progress import Progress


@click.command(
    cls=Command,
    examples=("movienight index", "movienight index --force"),
    short_help="Train on what was imported.",
)
@click.option("--force", is_flag=True, help="Make every part anew, also those whose data did not change.")
def index(force: bool) -> None:
    """Train on what was imported, doing again only what changed.

    Until it is finished the old index serves; stopping it at any moment loses nothing.
    """
    from movienight.paths import Home
    from movienight.train.build import build_index

    with Progress() as progress:
        folder = build_index(Home.default(), progress, force=force)
    tell(f"the index is ready: {folder}")
