"""The films of the Movies Dataset, put together from its files: clean text, canonical names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from movienight.ingest.genres import canonical_genres
from movienight.ingest.mending import SUSPECT, mend_encoding
from movienight.ingest.reading import literal
from movienight.ingest.rows import columns_table
from movienight.ingest.titles import parse_title

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

EDITION = "the-movies-dataset"
LONGEST = 24 * 60
"""Minutes above which a runtime is absurd."""

MINUTES = "round(TRY_CAST(runtime AS DOUBLE))"
_LANGUAGES = "CASE original_language WHEN 'cn' THEN 'zh' WHEN 'nb' THEN 'no' WHEN 'xx' THEN NULL ELSE {} END"
"""TMDB says "cn" for Cantonese and "xx" for films without words."""

_UNNAMED = ("None", "")


def insert_films(connection: DuckDBPyConnection) -> None:
    """Fill the table `tmdb_films` from the sifted metadata and the lists parsed from all files."""
    _canonical_genres(connection)
    _take_titles_apart(connection)
    connection.execute(
        f"""INSERT INTO tmdb_films
        SELECT {literal(EDITION)}, m.id, CASE WHEN regexp_full_match(imdb_id, 'tt\\d+') THEN imdb_id END,
            coalesce(a.title, {_clean("m.title")}), coalesce(a.original_title, {_clean("m.original_title")}),
            coalesce(a.alternatives, []),
            TRY_CAST(regexp_extract(release_date, '^(\\d{{4}})-', 1) AS INTEGER),
            CASE WHEN {MINUTES} BETWEEN 1 AND {LONGEST} THEN {MINUTES}::INTEGER END,
            g.value, {_LANGUAGES.format("nullif(original_language, '')")},
            {_distinct("c.value")}, {_clean("overview")}, {_clean("tagline")},
            {_distinct("crew.value")}, {_distinct("actors.value")}, {_distinct("k.value")},
            TRY_CAST(vote_average AS FLOAT), TRY_CAST(TRY_CAST(vote_count AS DOUBLE) AS INTEGER),
            TRY_CAST(popularity AS FLOAT)
        FROM metadata m JOIN metadata_genres g USING (id) JOIN metadata_production_countries c USING (id)
            LEFT JOIN credits_crew crew USING (id) LEFT JOIN credits_cast actors USING (id)
            LEFT JOIN keywords_keywords k USING (id) LEFT JOIN apart a USING (id)
        ORDER BY m.id"""
    )


def _canonical_genres(connection: DuckDBPyConnection) -> None:
    """Give the genres of the metadata their canonical names; there are few different lists."""
    lists = connection.execute("SELECT DISTINCT value FROM metadata_genres").fetchall()
    types = {"written": "VARCHAR[]", "value": "VARCHAR[]"}
    columns_table(connection, "canonical", types, [(names, canonical_genres(names)) for (names,) in lists])
    connection.execute(
        "UPDATE metadata_genres g SET value = c.value FROM canonical c WHERE g.value = c.written"
    )


def _take_titles_apart(connection: DuckDBPyConnection) -> None:
    """Tidy titles that came in the manner of MovieLens, brackets, moved article and all."""
    rows = connection.execute(
        "SELECT id, title, coalesce(original_title, '') FROM metadata WHERE regexp_matches(title, $1)"
        " OR regexp_matches(original_title, $1)",
        [r"\)\s*$|, \w{1,3}'?\s*$"],
    ).fetchall()
    types = {
        "id": "INTEGER",
        "title": "VARCHAR",
        "original_title": "VARCHAR",
        "alternatives": "VARCHAR[]",
    }
    columns_table(connection, "apart", types, [_apart(*row) for row in rows])


def _apart(identity: int, title: str, original: str) -> tuple[int, str, str | None, list[str]]:
    shown, first = parse_title(title, undated=True), parse_title(original, undated=True)
    others = dict.fromkeys((*shown.alternatives, *first.alternatives))
    alternatives = [name for name in others if name not in (shown.title, first.title)]
    return identity, shown.title, first.title or None, alternatives


def _clean(column: str) -> str:
    """A text with single blanks, NULL where empty."""
    return f"nullif(trim(regexp_replace({column}, '\\s+', ' ', 'g')), '')"


def _distinct(names: str) -> str:
    """A list of trimmed names, each once, in their order; an empty list for none."""
    trimmed = f"[trim(n) FOR n IN coalesce({names}, [])]"
    kept = f"[n FOR n IN {trimmed} IF n NOT IN {_UNNAMED}]"
    return f"[n FOR n, i IN {kept} IF list_position({kept}, n) = i]"


def mend_text(connection: DuckDBPyConnection) -> int:
    """Mend wrongly decoded letters in the text columns of the metadata; returns how many texts."""
    count = 0
    for column in ("title", "original_title", "overview", "tagline"):
        rows = connection.execute(
            f"SELECT id, {column} FROM metadata WHERE regexp_matches({column}, ?)", [SUSPECT]
        ).fetchall()
        columns_table(
            connection,
            "meant",
            {"id": "INTEGER", "value": "VARCHAR"},
            [(identity, mend_encoding(text)) for identity, text in rows],
        )
        connection.execute(f"UPDATE metadata SET {column} = value FROM meant WHERE metadata.id = meant.id")
        count += len(rows)
    return count


def mend_names(connection: DuckDBPyConnection, *tables: str) -> int:
    """Mend wrongly decoded letters in lists of names; returns how many lists."""
    count = 0
    for table in tables:
        rows = connection.execute(
            f"SELECT id, value FROM {table} WHERE regexp_matches(array_to_string(value, '|'), ?)", [SUSPECT]
        ).fetchall()
        mended = [(identity, [mend_encoding(name) for name in names]) for identity, names in rows]
        columns_table(connection, "meant", {"id": "INTEGER", "value": "VARCHAR[]"}, mended)
        connection.execute(f"UPDATE {table} SET value = meant.value FROM meant WHERE {table}.id = meant.id")
        count += len(rows)
    return count
