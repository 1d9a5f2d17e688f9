"""What ships, looked at from outside: whether it is whole, and what another version of it changes."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from movienight.cli.checks import REINSTALL, shipped_parts
from movienight.errors import DataError, MovieNightError

WHOLE = "give a folder of assets, or the starter pack in one, that is whole"
PROSE = {"loglines": "loglines", "heads_up": "headsup", "recipes": "cookbook"}
"""What we have written, by the folder of a pack that holds it."""
LABELS = ("title", "year")
"""What an entry of prose says only for whoever reads the file."""


@dataclass(frozen=True, slots=True)
class PackFilm:
    """A film of a pack: "imdb", "tmdb" and "ml" numbers, those it has."""

    title: str
    year: int | None
    numbers: Mapping[str, int]

    @property
    def label(self) -> str:
        """The title with its year."""
        return f"{self.title} ({self.year})" if self.year else self.title

    @property
    def keys(self) -> list[tuple[str, Any]]:
        """What it is found by in another pack, the surest first."""
        return [*self.numbers.items()] or [("label", self.label)]


@dataclass(frozen=True, slots=True)
class Pack:
    """What users can notice of a pack.

    `films` come best known first; `prose` maps the names of PROSE to entries by id, a name is missing
    where the folder is; `sizes` are bytes by folder.
    """

    films: Sequence[PackFilm]
    prose: Mapping[str, Mapping[str, Mapping[str, Any]]]
    sizes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of what only the new one has, what both have but not alike, and what only the old one has.

    `changed` maps an id to the fields that differ.
    """

    added: list[str] = field(default_factory=list)
    changed: dict[str, list[str]] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FilmChanges:
    """The films that came and went, and pairs (before, now) of another title or year; best known first."""

    added: list[PackFilm]
    removed: list[PackFilm]
    renamed: list[tuple[PackFilm, PackFilm]]


def troubles(assets: Path) -> list[tuple[str, str]]:
    """What is wrong with what ships, as (path, what); every byte of it is read.

    Raises:
        DataError: the list of what ships is missing or cannot be read.
    """
    from movienight.storage.artifacts import sha256_of

    parts, found = shipped_parts(), []
    for name, part in sorted(parts.items()):
        path = assets / name
        if not path.is_file():
            found.append((name, "is missing"))
        elif path.stat().st_size != part["bytes"]:
            found.append((name, f"has {path.stat().st_size:,} bytes instead of {part['bytes']:,}"))
        elif sha256_of(path) != part["sha256"]:
            found.append((name, "is altered"))
    strangers = {path.relative_to(assets).as_posix() for path in _files(assets)} - {*parts, "manifest.json"}
    found += [(name, "is not in the list of what ships") for name in sorted(strangers)]
    return found + list(_starter_troubles(assets / "starter"))


def _starter_troubles(folder: Path) -> Iterator[tuple[str, str]]:
    """What is wrong with the starter pack by its own manifest."""
    from movienight.storage.artifacts import Index

    try:
        index = Index(folder, REINSTALL)
        for name in index.verify():
            yield f"starter/{index.path(name).name}", "is not what the starter's own manifest says"
    except (MovieNightError, KeyError) as error:
        yield "starter", f"cannot be opened: {getattr(error, 'message', error)}"


def open_pack(folder: Path) -> Pack:
    """Read a folder of assets, or the starter folder of one, which then has no prose.

    Raises:
        DataError: it is neither, or it is damaged.
    """
    starter = folder / "starter" if (folder / "starter" / "manifest.json").is_file() else folder
    if not (starter / "manifest.json").is_file():
        raise DataError(f"{folder} holds no pack", WHOLE)
    places = {} if starter is folder else {name: folder / place for name, place in PROSE.items()}
    prose = {name: _entries(place) for name, place in places.items() if place.is_dir()}
    return Pack(_films(starter), prose, _sizes(folder, "starter" if starter is folder else "manifest"))


def films_compared(old: Pack, new: Pack) -> FilmChanges:
    """Films are the same by IMDb number, else by TMDB's, else by MovieLens'."""
    places: dict[tuple[str, Any], PackFilm] = {}
    for film in new.films:
        for key in film.keys:
            places.setdefault(key, film)
    pairs = [(film, next((places[key] for key in film.keys if key in places), None)) for film in old.films]
    met = {id(now) for _, now in pairs}
    return FilmChanges(
        added=[film for film in new.films if id(film) not in met],
        removed=[film for film, now in pairs if now is None],
        renamed=[(film, now) for film, now in pairs if now and film.label != now.label],
    )


def prose_compared(old: Pack, new: Pack, name: str) -> Changes | None:
    """What became of our loglines, heads-ups or recipes; None where one of the two has no such folder.

    Ids come in the order of the films they are of, best known first, else as they stand in the files.
    """
    if name not in old.prose or name not in new.prose:
        return None
    before, now = old.prose[name], new.prose[name]
    order = {f"tt{film.numbers.get('imdb', -1):07d}": place for place, film in enumerate(new.films)}
    changes = Changes()
    for key in sorted({**now, **before}, key=lambda key: order.get(key, len(order))):
        if key not in before:
            changes.added.append(key)
        elif key not in now:
            changes.removed.append(key)
        elif fields := _different(before[key], now[key]):
            changes.changed[key] = fields
    return changes


def label_of(name: str, key: str, *packs: Pack) -> str:
    """What an entry of prose is called, by the first pack that has it: the film, or the recipe."""
    entry = next(pack.prose[name][key] for pack in packs if key in pack.prose[name])
    title, year = entry.get("name") or entry.get("title") or key, entry.get("year")
    return f"{title} ({year})" if year else str(title)


def _different(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    fields: Collection[str] = {**before, **now}
    return [name for name in fields if name not in LABELS and before.get(name) != now.get(name)]


def _films(folder: Path) -> list[PackFilm]:
    from movienight.storage.artifacts import Index

    index = Index(folder, WHOLE)
    titles, years = index.strings("films.title"), index.array("facts.year")
    columns = {name: index.array(f"films.{name}_id").tolist() for name in ("imdb", "tmdb", "ml")}
    films = [
        PackFilm(title, int(year) if year == year else None, {name: n for name, n in ids.items() if n >= 0})
        for title, year, ids in zip(titles, years.tolist(), _by_row(columns), strict=True)
    ]
    return [films[row] for row in (-index.array("titles.renown")).argsort(kind="stable").tolist()]


def _by_row(columns: Mapping[str, list[int]]) -> Iterator[dict[str, int]]:
    for values in zip(*columns.values(), strict=True):
        yield dict(zip(columns, values, strict=True))


def _sizes(folder: Path, rest: str) -> dict[str, int]:
    """Bytes by folder; `rest` names the files in none."""
    sizes: dict[str, int] = {}
    for path in _files(folder):
        inside = path.relative_to(folder).parts
        place = inside[0] if len(inside) > 1 else rest
        sizes[place] = sizes.get(place, 0) + path.stat().st_size
    return dict(sorted(sizes.items()))


def _entries(folder: Path) -> dict[str, Mapping[str, Any]]:
    """What the JSON files of a folder hold: mappings by id, or lists of entries that have one.

    They are taken as they are written, so that packs of other versions can be read too.
    """
    found: dict[str, Mapping[str, Any]] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            held = json.loads(path.read_text(encoding="utf-8"))
            by_id = held if isinstance(held, dict) else {entry["id"]: entry for entry in held}
            found |= {key: dict(entry) for key, entry in by_id.items()}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DataError(f"{path} cannot be read", WHOLE) from error
    return found


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
