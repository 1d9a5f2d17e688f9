"""Small values between Python and DuckDB: columns in, rows out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BATCH = 20_000
"""Rows handed over at once."""


def columns_table(
    connection: DuckDBPyConnection, name: str, types: Mapping[str, str], rows: Sequence[Sequence[Any]]
) -> None:
    """Make the temporary table `name` with columns of these types, and fill it."""
    declared = ", ".join(f"{column} {kind}" for column, kind in types.items())
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({declared})")
    unnested = ", ".join(f"unnest(?::{kind}[])" for kind in types.values())
    for start in range(0, len(rows), BATCH):
        columns = [list(column) for column in zip(*rows[start : start + BATCH], strict=True)]
        connection.execute(f"INSERT INTO {name} SELECT {unnested}", columns)


def one(connection: DuckDBPyConnection, query: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...]:
    """The only row of an answer."""
    row = connection.execute(query, list(parameters)).fetchone()
    assert row is not None, query
    return row


def number(connection: DuckDBPyConnection, query: str) -> int:
    """The only value of an answer, a whole number."""
    return int(one(connection, query)[0])
