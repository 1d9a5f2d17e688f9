"""The real public data sets, where they are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingest import sets
from movienight.ingest.account import Account
from movienight.storage.catalogue import Catalogue

DATA = Path(os.environ.get("MOVIENIGHT_DATA") or Path(__file__).parents[3] / "shared" / "data")
pytestmark = pytest.mark.skipif(
    not (DATA / "ml-latest-small").is_dir(),
    reason="the public data sets are not here; MOVIENIGHT_DATA may say where they are",
)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Account, Path]:
    """All three kinds imported at once: the account, and the home."""
    home = tmp_path_factory.mktemp("real")
    account = sets.run_import(
        home,
        movielens=DATA / "ml-latest-small",
        tmdb=DATA / "the-movies-dataset",
        foodcom=DATA / "food.com",
    )
    return account, home / "catalogue.duckdb"


def test_every_known_row_is_there(imported: tuple[Account, Path]) -> None:
    """Counts as published, and every quirk of the files accounted for."""
    files = {(source.kind, file.name): file for source in imported[0].sources for file in source.files}
    assert files["movielens", "ratings.csv"].kept == 100_836
    assert files["movielens", "movies.csv"].kept == 9_742
    assert files["movielens", "links.csv"].mended == {"no tmdbId": 8}
    assert files["movielens", "tags.csv"].kept == 3_683
    assert files["tmdb", "movies_metadata.csv"].read == 10_628
    assert files["tmdb", "movies_metadata.csv"].dropped == {"id is no number": 3, "same id again": 10}
    assert files["tmdb", "keywords.csv"].read == 46_419
    assert files["food.com", "RAW_recipes.csv"].read == 2_834
    assert files["food.com", "RAW_recipes.csv"].dropped == {"no name": 1}
    interactions = files["food.com", "RAW_interactions.csv"]
    assert (
        interactions.kept
        + interactions.dropped["no stars given"]
        + interactions.dropped["recipe not in the list of recipes"]
        == interactions.read
    )
    for file in files.values():
        assert file.read == file.kept + sum(file.dropped.values())


def test_films_are_as_people_write_them(imported: tuple[Account, Path]) -> None:
    """Titles with their accents, years apart, no article or year left behind."""
    with Catalogue.open(imported[1]) as catalogue:
        films = catalogue.films()
    assert len(films) > 9_742
    amelie = films.title.index("Amélie")
    assert (films.year[amelie], films.ml_id[amelie], films.imdb_id[amelie]) == (2001, 4973, "tt0211915")
    assert "Amelie" in films.alternative_titles[amelie]
    assert films.directors[amelie] == ["Jean-Pierre Jeunet"]
    movielens = [row for row, film_id in enumerate(films.film_id) if film_id < 1_000_000_000]
    assert len(movielens) == 9_741, "two numbers of MovieLens are one film"
    tails = {films.title[row] for row in movielens if films.title[row].endswith((", The", ", A", ")"))}
    assert tails <= {"Frontier(s)", "Frontière(s)"}
    covered = sum(bool(films.overview[row]) for row in movielens) / len(movielens)
    assert covered > 0.98


def test_ratings_are_all_there(imported: tuple[Account, Path]) -> None:
    """610 people, all ratings but the one that was given twice to one film."""
    with Catalogue.open(imported[1]) as catalogue:
        ratings = catalogue.ratings()
        assert len(ratings.user) == 100_835
        assert ratings.user.max() == 609
        assert float(ratings.stars.min()) == 0.5
        assert catalogue.counts()["rated_films"] == 9_723
