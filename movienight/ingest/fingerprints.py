"""Hashes of what a catalogue holds, one per part, so that an index knows what has changed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from movienight.ingest.reading import literal
from movienight.ingest.rows import number, one
from movienight.storage.catalogue_schema import MOVIELENS_EDITIONS, SCHEMA

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CHUNK = 2_000_000
"""Ratings hashed at a time."""


def write_fingerprints(connection: DuckDBPyConnection) -> None:
    """Fill the table `about` from the finished tables; neither times nor paths count."""
    parts = {
        "films": _of(_texts(connection, "films", "row"), _words(connection), _genome(connection)),
        "ratings": _of(_ratings(connection), _texts(connection, "film_rows", "edition, movie_id")),
        "recipes": _of(
            _texts(connection, "recipes", "recipe_id"),
            _numbers(connection, "recipe_ratings", "user_id, recipe_id, stars", "true"),
        ),
    }
    about = {
        "schema": str(SCHEMA),
        "fingerprint": _of(*(f"{name}={value}" for name, value in sorted(parts.items()))),
        **{f"fingerprint.{name}": value for name, value in parts.items()},
    }
    connection.executemany("INSERT INTO about VALUES (?, ?)", list(about.items()))


def _ratings(connection: DuckDBPyConnection) -> str:
    """Of each edition's ratings in the order of its file."""
    columns = "user_id, movie_id, stars, timestamp"
    return _of(*(_edition(connection, "ratings", columns, edition) for edition in MOVIELENS_EDITIONS))


def _genome(connection: DuckDBPyConnection) -> str:
    names = _texts(connection, "genome_tags", "edition, tag_id")
    columns = "movie_id, tag_id, relevance"
    return _of(
        names, *(_edition(connection, "genome_scores", columns, edition) for edition in MOVIELENS_EDITIONS)
    )


def _words(connection: DuckDBPyConnection) -> str:
    return _texts(connection, "tags", "edition, movie_id, tag")


def _edition(connection: DuckDBPyConnection, table: str, columns: str, edition: str) -> str:
    return f"{edition}={_numbers(connection, table, columns, f'edition = {literal(edition)}')}"


def _numbers(connection: DuckDBPyConnection, table: str, columns: str, scope: str) -> str:
    """Hash of columns of numbers, in the order of the table."""
    # One digest per column: where the chunks begin must not matter.
    digests = [hashlib.sha256() for _ in columns.split(",")]
    for start in range(0, number(connection, f"SELECT coalesce(max(rowid) + 1, 0) FROM {table}"), _CHUNK):
        chunk = f"rowid BETWEEN {start} AND {start + _CHUNK - 1}"
        query = f"SELECT {columns} FROM {table} WHERE ({scope}) AND {chunk}"
        arrays = connection.execute(query).fetchnumpy()
        for digest, values in zip(digests, arrays.values(), strict=True):
            digest.update(values.tobytes())
    return _of(*(digest.hexdigest() for digest in digests))


def _texts(connection: DuckDBPyConnection, table: str, order: str) -> str:
    """Hash of a whole table in a given order."""
    rows = f"SELECT sha256(t::VARCHAR) AS hash, {order} FROM {table} t"
    (value,) = one(
        connection, f"SELECT coalesce(sha256(string_agg(hash, '' ORDER BY {order})), '') FROM ({rows})"
    )
    return str(value)


def _of(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()
