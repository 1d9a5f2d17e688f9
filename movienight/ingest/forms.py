"""The files we can read, told apart by what is in them.

A file with a header is known by its columns, one without by the look of its first lines. Names only
decide between two files of the same form, and say what a file of unknown form was meant to be.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

HEAD = 1 << 16
"""Bytes looked at to recognise a file."""

_LINES = 50
_PARQUET = b"PAR1"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of file.

    `columns` maps what must be there to an SQL type, `optional` what may be there. Without a
    header the columns stand in this order and `pattern` matches a line. `names` are what such a
    file is usually called, the preferred one first.
    """

    kind: str
    role: str
    names: tuple[str, ...]
    columns: Mapping[str, str]
    optional: Mapping[str, str] = field(default_factory=dict)
    separator: str = ","
    pattern: re.Pattern[str] | None = None

    @property
    def header(self) -> bool:
        """Whether the first row names the columns."""
        return self.pattern is None

    @property
    def wanted(self) -> dict[str, str]:
        """All columns that are read, with their types."""
        return {**self.columns, **self.optional}

    @property
    def quoted(self) -> bool:
        """Whether values may stand in quotes; files of numbers only are read faster without."""
        return self.header and "VARCHAR" in self.wanted.values()

    @property
    def look(self) -> str:
        """What such a file has in it, in a few words."""
        if self.header:
            return f"the columns {', '.join(self.columns)}"
        more = f"{self.separator}..." if len(self.columns) > 5 else ""
        return f"lines of {self.separator.join(list(self.columns)[:5])}{more}"

    def missing(self, header: tuple[str, ...]) -> list[str]:
        """The columns a header lacks."""
        return [name for name in self.columns if name not in header]


@dataclass(frozen=True, slots=True)
class Recognised:
    """A form, and the columns in the file's own order; `complaint` says why it cannot be read."""

    form: Form
    columns: tuple[str, ...]
    complaint: str = ""
    parquet: bool = False


_RATING = {"userId": "INTEGER", "movieId": "INTEGER", "rating": "FLOAT"}
_TIME = {"timestamp": "BIGINT"}
_LINKS = {"movieId": "INTEGER", "imdbId": "VARCHAR", "tmdbId": "INTEGER"}
_FLAGS = {f"genre{number}": "VARCHAR" for number in range(19)}
_METADATA = (
    "imdb_id original_title original_language runtime tagline adult "
    "production_countries vote_average vote_count popularity"
)
_RECIPE = "minutes tags nutrition steps description ingredients"

FORMS = (
    Form("movielens", "ratings", ("ratings.csv",), _RATING, _TIME),
    Form(
        "movielens",
        "ratings",
        ("ratings.dat",),
        {**_RATING, **_TIME},
        separator="::",
        pattern=re.compile(r"\d+::\d+::\d(?:\.\d)?::-?\d+"),
    ),
    Form(
        "movielens",
        "ratings",
        ("u.data",),
        {**_RATING, **_TIME},
        separator="\t",
        pattern=re.compile(r"\d+\t\d+\t\d\t\d+"),
    ),
    Form(
        "movielens", "films", ("movies.csv",), {"movieId": "INTEGER", "title": "VARCHAR", "genres": "VARCHAR"}
    ),
    Form(
        "movielens",
        "films",
        ("movies.dat",),
        {"movieId": "INTEGER", "title": "VARCHAR", "genres": "VARCHAR"},
        separator="::",
        pattern=re.compile(r"\d+::(?:(?!::).)+::(?:(?!::).)*"),
    ),
    Form(
        "movielens",
        "films",
        ("u.item",),
        {
            "movieId": "INTEGER",
            "title": "VARCHAR",
            "released": "VARCHAR",
            "video": "VARCHAR",
            "url": "VARCHAR",
        }
        | _FLAGS,
        separator="|",
        pattern=re.compile(r"\d+\|[^|]*\|[^|]*\|[^|]*\|[^|]*(?:\|[01]){19}"),
    ),
    Form("movielens", "links", ("links.csv",), _LINKS),
    Form("movielens", "tags", ("tags.csv",), {"movieId": "INTEGER", "tag": "VARCHAR"}),
    Form(
        "movielens",
        "tags",
        ("tags.dat",),
        {"userId": "VARCHAR", "movieId": "INTEGER", "tag": "VARCHAR", "timestamp": "VARCHAR"},
        separator="::",
        pattern=re.compile(r"\d+::\d+::.*::\d{6,}"),
    ),
    Form(
        "movielens",
        "genome scores",
        ("genome-scores.csv",),
        {"movieId": "INTEGER", "tagId": "INTEGER", "relevance": "FLOAT"},
    ),
    Form("movielens", "genome tags", ("genome-tags.csv",), {"tagId": "INTEGER", "tag": "VARCHAR"}),
    Form(
        "tmdb",
        "metadata",
        ("movies_metadata.csv",),
        {
            "id": "INTEGER",
            "title": "VARCHAR",
            "genres": "VARCHAR",
            "overview": "VARCHAR",
            "release_date": "VARCHAR",
        },
        dict.fromkeys(_METADATA.split(), "VARCHAR"),
    ),
    Form("tmdb", "credits", ("credits.csv",), {"id": "INTEGER", "cast": "VARCHAR", "crew": "VARCHAR"}),
    Form("tmdb", "keywords", ("keywords.csv",), {"id": "INTEGER", "keywords": "VARCHAR"}),
    Form("tmdb", "links", ("links.csv",), _LINKS),
    Form(
        "food.com",
        "recipes",
        ("RAW_recipes.csv",),
        {"id": "INTEGER", "name": "VARCHAR"} | dict.fromkeys(_RECIPE.split(), "VARCHAR"),
    ),
    Form(
        "food.com",
        "interactions",
        ("RAW_interactions.csv",),
        {"user_id": "BIGINT", "recipe_id": "INTEGER", "rating": "INTEGER"},
        {"review": "VARCHAR"},
    ),
)

NEEDED = {"movielens": ("films", "ratings"), "tmdb": ("metadata",), "food.com": ("recipes",)}
"""The roles without which a data set of a kind is not one."""


def forms_of(kind: str, role: str | None = None) -> tuple[Form, ...]:
    """All forms of a kind, or of one role of it."""
    return tuple(form for form in FORMS if form.kind == kind and role in (None, form.role))


def recognise(name: str, head: bytes, kind: str) -> Recognised | None:
    """What a file is, from its name and its first bytes; None if nothing of that kind.

    A file that is called like one of ours but is not as it should be comes back with a complaint.
    """
    base = PurePath(name).name.lower()
    if head.startswith(_PARQUET):
        form = forms_of("movielens", "ratings")[0]
        wanted = kind == form.kind and base.endswith(".parquet")
        return Recognised(form, (*form.columns, *form.optional), parquet=True) if wanted else None
    lines = _lines(head)
    header = _header(lines)
    forms = forms_of(kind)
    for form in forms:
        if form.header and not form.missing(header):
            return Recognised(form, header)
        if form.pattern and _resembles(form.pattern, lines):
            return Recognised(form, tuple(form.columns))
    named = next((form for form in forms if base in [usual.lower() for usual in form.names]), None)
    return Recognised(named, header, _complaint(name, named, header)) if named else None


def _lines(head: bytes) -> list[str]:
    """The whole lines of a file's beginning, in whatever encoding."""
    try:
        text = head.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = head.decode("latin-1")
    lines = text.splitlines()
    return lines[:-1] if len(head) >= HEAD else lines


def _header(lines: list[str]) -> tuple[str, ...]:
    try:
        return tuple(name.strip() for name in next(csv.reader(io.StringIO("\n".join(lines[:1]))), []))
    except csv.Error:
        return ()


def _resembles(pattern: re.Pattern[str], lines: list[str]) -> bool:
    """Whether more than half of the first lines look as they should."""
    looks = [bool(pattern.fullmatch(line)) for line in lines[:_LINES] if line]
    return sum(looks) * 2 > len(looks)


def _complaint(name: str, form: Form, header: tuple[str, ...]) -> str:
    if not header:
        return f"{name} is empty"
    if form.header:
        return (
            f"{name} lacks the column{'s'[: len(form.missing(header)) > 1]} {', '.join(form.missing(header))}"
        )
    return f"{name} does not look like a {form.names[0]}: its lines are no rows of {len(form.columns)} values"
