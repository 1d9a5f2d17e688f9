"""How fast ratings.csv is loaded, by the loader that imports use.

    python benchmarks/csv_load.py --rows 20000000

Generates a file of that many ratings (the shape of MovieLens: people in order, each of 20 to
250 films) in a temporary folder, and a list of films; then loads it as an import does: looked
through once, read by DuckDB with explicit types, every rating checked against the list of films
and for standing twice. Prints rows per second and the peak memory of the process.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path

import duckdb

from movienight.ingest.finding import Found, find
from movienight.ingest.movielens import load_ratings
from movienight.ingest.reading import prepare
from movienight.ingest.replacing import MEMORY
from movienight.storage.catalogue_schema import SOURCE_TABLES

FILMS = 60_000
THREADS = 2


def generate(folder: Path, rows: int) -> None:
    """Write ratings.csv and movies.csv; the same bytes for the same number of rows."""
    with duckdb.connect() as connection:
        connection.execute(
            f"""COPY (
                SELECT (i // 135 + 1)::INTEGER AS "userId",
                    ((i % 135) * 443 + (i // 135) * 7919 % 443 + 1)::INTEGER AS "movieId",
                    ((i * 2654435761) % 10 + 1)::INTEGER / 2.0 AS rating,
                    (789652009 + (i * 1103515245) % 900000000)::BIGINT AS timestamp
                FROM range({rows}) t(i)
            ) TO '{folder / "ratings.csv"}' (HEADER)"""
        )
        connection.execute(
            f"""COPY (SELECT i AS "movieId", 'Film ' || i || ' (2000)' AS title, 'Drama' AS genres
                FROM range(1, {FILMS + 1}) t(i)) TO '{folder / "movies.csv"}' (HEADER)"""
        )


def load(found: Found, folder: Path) -> tuple[int, float, float]:
    """Ratings kept, seconds to look through the file, seconds to load it."""
    work = folder / "work"
    work.mkdir()
    config: dict[str, str | bool | int | float | list[str]]
    config = {"threads": THREADS, "memory_limit": MEMORY, "temp_directory": str(work / "spill")}
    with duckdb.connect(folder / "catalogue.duckdb", config=config) as connection:
        for table in ("ratings", "movielens_films"):
            connection.execute(f"CREATE TABLE {table} ({SOURCE_TABLES[table]})")
        numbers = f"SELECT 'ml-20m', i FROM range(1, {FILMS + 1}) t(i)"
        connection.execute(f"INSERT INTO movielens_films (edition, movie_id) {numbers}")
        start = time.perf_counter()
        file = prepare(found, work)
        looked = time.perf_counter()
        account = load_ratings(connection, file, "ml-20m")
        return account.kept, looked - start, time.perf_counter() - looked


def main() -> None:
    """Generate, load, print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--rows", type=int, default=20_000_000)
    rows = options.parse_args().rows
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate(folder, rows)
        size = (folder / "ratings.csv").stat().st_size / 1e6
        (data_set,) = find("movielens", [folder], folder)
        kept, looking, loading = load(data_set.files["ratings"], folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{rows:,} rows, {size:,.0f} MB, {THREADS} threads; kept {kept:,}")
    print(f"looked through in {looking:.2f} s, loaded and checked in {loading:.2f} s")
    print(f"{rows / (looking + loading) / 1e6:.1f} million rows/s; peak memory {peak:,.0f} MB")


if __name__ == "__main__":
    main()
