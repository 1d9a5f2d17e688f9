"""An invented MovieLens to evaluate on, and commands of `evaluate` as people type them."""

from __future__ import annotations

from pathlib import Path

import pytest
from ingest import sets

from movienight.cli.main import run
from movienight.errors import ExitCode

FILMS = 30


def write_movielens(folder: Path, people: int) -> Path:
    """People who love the films of their kind, nearly all of thirty, one after the other."""
    sets.write_csv_edition(folder, tags=False)
    films = [(film, f"Film {film} (2001)", "Comedy" if film % 2 else "Drama") for film in range(1, FILMS + 1)]
    sets.write_rows(folder / "movies.csv", ["movieId", "title", "genres"], films)
    sets.write_rows(
        folder / "links.csv", ["movieId", "imdbId", "tmdbId"], [(f, f"{f:07}", f) for f, _, _ in films]
    )
    rated = [
        (person, film, 5 if film % 2 == person % 2 else 2, 1000 * person + (7 * film + person) % FILMS)
        for person in range(1, people + 1)
        for film, _, _ in films
        if (film + person) % 5
    ]
    sets.write_rows(folder / "ratings.csv", ["userId", "movieId", "rating", "timestamp"], rated)
    return folder


def evaluated(capsys: pytest.CaptureFixture[str], *typed: str) -> tuple[str, str]:
    """What a command that ends well prints on either side."""
    capsys.readouterr()
    assert run(["evaluate", *typed]) == ExitCode.OK
    return capsys.readouterr()


def refused(capsys: pytest.CaptureFixture[str], *typed: str) -> list[str]:
    """The last two lines of a command that ends as a wrong wish does."""
    capsys.readouterr()
    assert run(["evaluate", *typed]) == ExitCode.USAGE
    out, err = capsys.readouterr()
    assert out == ""
    return err.splitlines()[-2:]
