"""`movienight status` and `movienight paths`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from movienight.cli.lazy import Command
from movienight.cli.opening import engine_open
from movienight.cli.options import json_option
from movienight.cli.output import emit

KEYS = ("bytes", "origin", "licence")


@click.command(
    cls=Command,
    examples=("movienight status", "movienight status --json", "movienight status --licences"),
    short_help="What is loaded, and from where.",
)
@click.option("--licences", is_flag=True, help="What ships with MovieNight: origin and licence of each part.")
@json_option
def status(licences: bool, as_json: bool) -> None:
    """What is loaded, where it comes from and how old it is."""
    from movienight.cli.formats.records import as_json as written

    if licences:
        parts = shipped()
        emit(written({"schema": 1, "parts": parts}) if as_json else "\n".join(licence_lines(parts)))
        return
    with engine_open() as engine:
        known = engine.status()
    if as_json:
        emit(written({"schema": 1, **known}))
        return
    sizes = {licence: f"{size / 1e6:.1f} MB" for licence, size in known["licences"].items()}
    emit("\n".join(outline({**known, "licences": sizes})))


@click.command(
    cls=Command,
    examples=("movienight paths", "movienight paths --json"),
    short_help="Where MovieNight keeps things.",
)
@json_option
def paths(as_json: bool) -> None:
    """Where MovieNight keeps things; MOVIENIGHT_HOME moves all of them but what ships."""
    from movienight.cli.formats.records import as_json as written
    from movienight.paths import Home, assets_folder

    home = Home.default()
    places = {
        "home": home.root,
        "catalogue": home.catalogue,
        "library": home.library,
        "indexes": home.indexes,
        "evaluations": home.evaluations,
        "downloads": home.downloads,
        "evening": home.evening,
        "config": home.config,
        "log": home.log,
        "assets": assets_folder(),
    }
    named = {name: str(path) for name, path in places.items()}
    emit(written({"schema": 1, **named}) if as_json else "\n".join(outline(named)))


def outline(values: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """Nested plain values as indented "name: value" lines; what is not known is "-"."""
    for name, value in values.items():
        label = f"{indent}{name.replace('_', ' ')}:"
        if isinstance(value, Mapping) and value:
            yield label
            yield from outline(value, f"{indent}  ")
        else:
            yield f"{label} {_said(value)}"


def _said(value: Any) -> str:
    if value is None or value == "" or value == {} or value == []:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(_said, value))
    return str(value)


def shipped() -> list[dict[str, Any]]:
    """Path, bytes, origin and licence of every file that ships, by path."""
    from movienight.cli.checks import shipped_parts

    parts = shipped_parts()
    return [{"path": path, **{key: parts[path].get(key) for key in KEYS}} for path in sorted(parts)]


def licence_lines(parts: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Files of one origin and licence together: the licence, the origin, then the paths."""
    from textwrap import fill

    together: dict[tuple[str, str], list[str]] = {}
    for part in parts:
        together.setdefault((part["licence"] or "-", part["origin"] or "-"), []).append(part["path"])
    for (licence, origin), paths in together.items():
        yield f"{licence}: {origin}"
        yield fill(", ".join(paths), 100, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
