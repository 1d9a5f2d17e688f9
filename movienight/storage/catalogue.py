"""The catalogue: films, ratings and recipes as imported, opened for reading.

It is written by imports only, whole, so whoever has it open goes on reading what was there.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from movienight.errors import DataError
from movienight.storage.catalogue_schema import MOVIELENS_EDITIONS, SCHEMA
from movienight.storage.catalogue_tables import FilmTable, Genome, RatingTable, RecipeRatingTable, RecipeTable

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_START_AFRESH = "move it away, then run `movienight import` with your data sets again"
_COUNTS = {
    "films": "FROM films",
    "rated_films": "FROM (SELECT DISTINCT row FROM film_rows SEMI JOIN ratings USING (edition, movie_id))",
    "ratings": "FROM ratings",
    "people": "FROM (SELECT DISTINCT edition, user_id FROM ratings)",
    "tags": "FROM tags",
    "recipes": "FROM recipes",
    "recipe_ratings": "FROM recipe_ratings",
}


class Catalogue:
    """A catalogue open for reading; `Catalogue.open(path)` is a context manager."""

    def __init__(self, path: Path, connection: DuckDBPyConnection) -> None:
        self.path, self._connection = path, connection
        self.about: dict[str, str] = dict(self._query("SELECT key, value FROM about").fetchall())
        self._check_schema()

    @classmethod
    def open(cls, path: Path) -> Catalogue:
        """Open the file at `path`, which is `Home.catalogue`.

        Raises:
            DataError: it is missing, damaged, or written by a newer or older program.
        """
        import duckdb

        if not path.exists():
            hint = "run `movienight import` or `movienight download`"
            raise DataError("nothing has been imported yet", hint)
        try:
            # Attached, not connected to: DuckDB hands out one connection per path and process, and
            # would go on showing the file that was there before an import replaced it.
            connection = duckdb.connect(config={"autoinstall_known_extensions": False})
            connection.execute(f"ATTACH '{_escaped(path)}' AS catalogue (READ_ONLY); USE catalogue")
        except duckdb.Error as error:
            raise _damaged(path, error) from error
        try:
            return cls(path, connection)
        except BaseException:
            connection.close()
            raise

    def __enter__(self) -> Catalogue:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @property
    def fingerprint(self) -> str:
        """Hash of everything in it; the same data sets give the same, in whatever order imported."""
        return self.about["fingerprint"]

    @property
    def parts(self) -> dict[str, str]:
        """Hashes of "films" (facts, tags), "ratings" (with the rows they are of) and "recipes"."""
        pairs = [(key.partition("."), value) for key, value in self.about.items()]
        return {part: value for (_, dot, part), value in pairs if dot}

    def films(self) -> FilmTable:
        """All films."""
        columns = self._columns(
            """SELECT * EXCLUDE (row, actors), actors AS "cast"
               FROM films ORDER BY row"""
        )
        columns["film_id"] = np.array(columns["film_id"], dtype=np.int32)
        return FilmTable(**columns)

    def ratings(self) -> RatingTable:
        """All ratings of all editions, people numbered through.

        Where someone rated a film twice (under two numbers of it), the later rating stands.
        """
        pieces, users = [_no_ratings()], 0
        for edition in self.movielens_editions():
            arrays = self._arrays(
                """SELECT user_id, row, stars, timestamp
                   FROM ratings JOIN film_rows USING (edition, movie_id) WHERE edition = ?""",
                [edition],
            )
            user, count = _numbered(arrays["user_id"])
            pieces.append((user + np.int32(users), arrays["row"], arrays["stars"], arrays["timestamp"]))
            users += count
        return RatingTable(*_sorted_once(*(np.concatenate(column) for column in zip(*pieces, strict=True))))

    def movielens_rows(self) -> NDArray[np.int32]:
        """Rows of the films that some edition of MovieLens lists, ascending."""
        rows = self._query("SELECT DISTINCT row FROM film_rows ORDER BY row").fetchnumpy()["row"]
        return np.asarray(rows, dtype=np.int32)

    def tags(self) -> list[tuple[int, str, int]]:
        """What people called films: (film row, tag in lower case, how many did), ordered."""
        return self._query(
            """SELECT row, tag, sum(count)::INTEGER FROM tags JOIN film_rows USING (edition, movie_id)
               GROUP BY row, tag ORDER BY row, tag"""
        ).fetchall()

    def genome(self) -> Genome | None:
        """The tag genome of the newest edition that has one; None without any."""
        having = self._query("SELECT DISTINCT edition FROM genome_scores").fetchall()
        edition = next((edition for edition in MOVIELENS_EDITIONS if (edition,) in having), None)
        if edition is None:
            return None
        tags = self._query("SELECT tag_id, tag FROM genome_tags WHERE edition = ? ORDER BY tag_id", [edition])
        tag_ids, names = zip(*tags.fetchall(), strict=True)
        arrays = self._arrays(
            """SELECT row, tag_id, relevance FROM genome_scores JOIN film_rows USING (edition, movie_id)
               WHERE edition = ?""",
            [edition],
        )
        rows, at_row = np.unique(arrays["row"], return_inverse=True)
        known = np.isin(arrays["tag_id"], tag_ids)
        relevance = np.zeros((len(rows), len(names)), dtype=np.float32)
        place = np.searchsorted(tag_ids, arrays["tag_id"][known])
        relevance[at_row[known], place] = arrays["relevance"][known]
        return Genome(list(names), rows, relevance)

    def recipes(self, max_minutes: int | None = None, tags: Collection[str] | None = None) -> RecipeTable:
        """Recipes; of at most `max_minutes` and with at least one of `tags` where these are given."""
        columns = self._columns(
            """SELECT r.recipe_id AS id, name, minutes, tags, ingredients, steps, description, nutrition,
                      count(stars)::INTEGER AS n_ratings, avg(stars) AS mean_stars
               FROM recipes r LEFT JOIN recipe_ratings s ON s.recipe_id = r.recipe_id
               WHERE ($1 IS NULL OR minutes <= $1) AND ($2 IS NULL OR list_has_any(tags, $2::VARCHAR[]))
               GROUP BY ALL ORDER BY r.recipe_id""",
            [max_minutes, None if tags is None else list(tags)],
        )
        for name, kind in (("id", np.int32), ("n_ratings", np.int32), ("mean_stars", np.float32)):
            columns[name] = np.array(columns[name], dtype=kind)
        return RecipeTable(**columns)

    def recipe_ratings(self) -> RecipeRatingTable:
        """The stars people gave to recipes, ordered by person and recipe."""
        query = "SELECT user_id, recipe_id, stars FROM recipe_ratings ORDER BY user_id, recipe_id"
        return RecipeRatingTable(**self._arrays(query))

    def counts(self) -> dict[str, int]:
        """How many films, rated films, ratings, people, tags, recipes and recipe ratings there are."""
        query = f"SELECT {', '.join(f'(SELECT count(*) {source})' for source in _COUNTS.values())}"
        row = self._query(query).fetchone()
        return dict(zip(_COUNTS, row or (), strict=True))

    def imports(self) -> list[dict[str, Any]]:
        """What was imported, by edition: kind, edition, origin, imported_at (UTC) and the account."""
        columns = "kind, edition, origin, imported_at, account"
        rows = self._query(f"SELECT {columns} FROM imports ORDER BY kind, edition").fetchall()
        named = [dict(zip(columns.split(", "), row, strict=True)) for row in rows]
        return [{**entry, "account": json.loads(entry["account"])} for entry in named]

    def movielens_editions(self) -> list[str]:
        """The MovieLens editions there are, in the order in which their people are numbered."""
        there = {edition for (edition,) in self._query("SELECT edition FROM imports").fetchall()}
        return [edition for edition in MOVIELENS_EDITIONS if edition in there]

    def _query(self, query: str, parameters: Collection[Any] = ()) -> DuckDBPyConnection:
        import duckdb

        try:
            return self._connection.execute(query, list(parameters))
        except duckdb.Error as error:
            raise _damaged(self.path, error) from error

    def _columns(self, query: str, parameters: Collection[Any] = ()) -> dict[str, Any]:
        """An answer as one list per column."""
        answer = self._query(query, parameters)
        names = [column[0] for column in answer.description or ()]
        rows = answer.fetchall()
        return dict(
            zip(names, map(list, zip(*rows, strict=True)) if rows else [[] for _ in names], strict=True)
        )

    def _arrays(self, query: str, parameters: Collection[Any] = ()) -> dict[str, NDArray[Any]]:
        """An answer without NULLs as one numpy array per column."""
        columns = self._query(query, parameters).fetchnumpy()
        return {name: np.asarray(values) for name, values in columns.items()}

    def _check_schema(self) -> None:
        written = int(self.about.get("schema", 0))
        if written > SCHEMA:
            message = f"the catalogue {self.path} was written by a newer movienight"
            raise DataError(message, "update this program, or set MOVIENIGHT_HOME to another folder")
        if written < SCHEMA:
            raise DataError(f"the catalogue {self.path} was written by an older movienight", _START_AFRESH)


def _escaped(path: Path) -> str:
    return str(path).replace("'", "''")


def _damaged(path: Path, error: Exception) -> DataError:
    reason = str(error).splitlines()[0]
    return DataError(f"the catalogue {path} cannot be read: {reason}", _START_AFRESH)


def _no_ratings() -> tuple[NDArray[Any], ...]:
    return tuple(np.zeros(0, kind) for kind in (np.int32, np.int32, np.float32, np.int64))


def _numbered(ids: NDArray[Any]) -> tuple[NDArray[np.int32], int]:
    """Ids as 0 .. n-1 in ascending order, and n."""
    if not len(ids):
        return np.zeros(0, np.int32), 0
    if ids.min() < 0 or ids.max() > 4 * len(ids) + 1000:
        distinct, number = np.unique(ids, return_inverse=True)
        return number.astype(np.int32), len(distinct)
    # Ids of MovieLens have next to no gaps, so a table is far quicker than sorting.
    there = np.zeros(int(ids.max()) + 1, dtype=np.int32)
    there[ids] = 1
    places = np.cumsum(there, dtype=np.int32) - np.int32(1)
    return places[ids], int(there.sum())


def _sorted_once(
    user: NDArray[Any], row: NDArray[Any], stars: NDArray[Any], timestamp: NDArray[Any]
) -> tuple[NDArray[Any], ...]:
    """The same ratings ordered by user and row; of several for one pair the latest, then the highest."""
    key = user.astype(np.int64) * (int(row.max(initial=0)) + 1) + row
    if (np.diff(key) > 0).all():
        return user, row, stars, timestamp
    order = np.lexsort((stars, timestamp, key))
    last = np.append(np.diff(key[order]) > 0, True)
    chosen = order[last[: len(order)]]
    return user[chosen], row[chosen], stars[chosen], timestamp[chosen]
