"""Food.com: recipes, and the stars people gave them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from movienight.ingest.account import FileAccount, SourceAccount
from movienight.ingest.finding import DataSet
from movienight.ingest.literals import parse_lists
from movienight.ingest.loading import Rule, account_for, load, refuse_second, same_again, sift
from movienight.ingest.reading import LocalFile, ParquetFile, literal, prepare
from movienight.ingest.rows import number

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

EDITION = "food.com"
LONGEST = 24 * 60
"""Minutes above which a preparation time is absurd."""

NUTRITION = 7
"""Calories, then percent of a day's fat, sugar, sodium, protein, saturated fat, carbohydrates."""

_LISTS = ("tags", "ingredients", "steps", "nutrition")
_MINUTES = "TRY_CAST(minutes AS DOUBLE)"


def load_foodcom(
    connection: DuckDBPyConnection, data_set: DataSet, work: Path, progress: Callable[[str], None]
) -> SourceAccount:
    """Fill the tables of recipes.

    Raises:
        ImportRefused: a file cannot be trusted as it is.
        UsageError: one was loaded already.
    """
    refuse_second(connection, "recipes", EDITION)
    accounts = []
    for role, loader in (("recipes", _load_recipes), ("interactions", _load_interactions)):
        if role in data_set.files:
            found = data_set.files[role]
            progress(f"reading {found.name}")
            accounts.append(loader(connection, prepare(found, work)))
    return SourceAccount(
        "food.com", EDITION, str(data_set.origin.absolute()), tuple(accounts), data_set.unused
    )


def _load_recipes(connection: DuckDBPyConnection, file: LocalFile | ParquetFile) -> FileAccount:
    loaded = load(connection, file, "CREATE OR REPLACE TEMP TABLE stage AS SELECT * FROM {source}", "stage")
    rules = [
        Rule("no id", "id IS NULL"),
        Rule("no name", "trim(coalesce(name, '')) = ''", malformed=False),
        same_again("stage", "id"),
    ]
    sift(connection, loaded, rules)
    absurd = number(connection, f"SELECT count(*) FROM stage WHERE {_MINUTES} NOT BETWEEN 1 AND {LONGEST}")
    blankless = "[trim(e) FOR e IN l IF trim(e) <> '']"
    unread = sum(parse_lists(connection, "stage", column, "VARCHAR", blankless, _texts) for column in _LISTS)
    joins = " ".join(f"JOIN stage_{column} {column} USING (id)" for column in _LISTS)
    connection.execute(
        f"""INSERT INTO recipes
        SELECT {literal(EDITION)}, id, {_clean("s.name")},
            CASE WHEN {_MINUTES} BETWEEN 1 AND {LONGEST} THEN round({_MINUTES})::INTEGER END,
            tags.value, ingredients.value, steps.value, {_clean("s.description")},
            CASE WHEN len(nutrition.value) = {NUTRITION} THEN TRY_CAST(nutrition.value AS FLOAT[]) END
        FROM stage s {joins} ORDER BY id"""
    )
    mended = {
        "minutes of 0 or above a day, now unknown": absurd,
        "list that cannot be read, now empty": unread,
    }
    return account_for(loaded, "recipes of Food.com", mended, needed=True)


def _load_interactions(connection: DuckDBPyConnection, file: LocalFile | ParquetFile) -> FileAccount:
    statement = "CREATE OR REPLACE TEMP TABLE stage AS SELECT user_id, recipe_id, rating FROM {source}"
    loaded = load(connection, file, statement, "stage")
    rules = [
        Rule("no user_id or recipe_id", "user_id IS NULL OR recipe_id IS NULL"),
        Rule("rating outside 0 to 5", "coalesce(rating NOT BETWEEN 0 AND 5, true)"),
        Rule("recipe not in the list of recipes", "recipe_id NOT IN (SELECT recipe_id FROM recipes)", False),
        Rule("no stars given", "rating = 0", False),
        same_again("stage", "user_id", "recipe_id"),
    ]
    sift(connection, loaded, rules)
    connection.execute(
        f"""INSERT INTO recipe_ratings SELECT {literal(EDITION)}, user_id, recipe_id, rating FROM stage
            ORDER BY user_id, recipe_id"""
    )
    return account_for(loaded, "interactions of Food.com")


def _texts(found: list[Any]) -> list[str]:
    return [text for text in (str(entry).strip() for entry in found) if text]


def _clean(column: str) -> str:
    """A text with single blanks, NULL where empty."""
    return f"nullif(trim(regexp_replace({column}, '\\s+', ' ', 'g')), '')"
