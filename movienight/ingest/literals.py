"""Lists that a data set wrote as Python would: "[{'id': 16, 'name': 'Animation'}]".

DuckDB's own cast reads them, some twenty times as fast as Python, except where there is a
backslash (it does not know \\xa0); those few, and what else it cannot read, go through Python's
literal parser, which evaluates nothing. An element of unknown form comes out of the cast as NULL.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from movienight.ingest.rows import columns_table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def parse_lists(
    connection: DuckDBPyConnection,
    table: str,
    column: str,
    element: str,
    sql: str,
    python: Callable[[list[Any]], list[str]],
) -> int:
    """Make the temporary table `{table}_{column}` (id, value VARCHAR[]) of a column of literals.

    Args:
        table: has a unique column `id`.
        element: SQL type of the list's elements; a dict is a STRUCT of exactly its keys.
        sql: what is wanted of the parsed list `l`, an expression of type VARCHAR[].
        python: the same in Python, of the list as Python reads it.

    Returns:
        How many could not be read; they become empty lists, as blank ones do.
    """
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE {table}_{column} AS
        SELECT id, CASE WHEN trim(coalesce(text, '')) = '' THEN []
                        WHEN list_count(l) = len(l) THEN {sql} END AS value
        FROM (SELECT id, text, CASE WHEN NOT contains(text, '\\') THEN TRY_CAST(text AS {element}[]) END AS l
              FROM (SELECT id, "{column}" AS text FROM {table}))"""
    )
    hard = connection.execute(
        f'SELECT id, "{column}" FROM {table} JOIN {table}_{column} USING (id) WHERE value IS NULL'
    ).fetchall()
    read = [(identity, _in_python(text, python)) for identity, text in hard]
    types = {"id": "INTEGER", "value": "VARCHAR[]"}
    columns_table(connection, "in_python", types, [(identity, value or []) for identity, value in read])
    connection.execute(
        f"DELETE FROM {table}_{column} WHERE value IS NULL;"
        f"INSERT INTO {table}_{column} SELECT id, value FROM in_python"
    )
    return sum(value is None for _, value in read)


def _in_python(text: str, python: Callable[[list[Any]], list[str]]) -> list[str] | None:
    try:
        return python(list(ast.literal_eval(text)))
    except (ValueError, SyntaxError, TypeError, KeyError, AttributeError, MemoryError, RecursionError):
        return None
