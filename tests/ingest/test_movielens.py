"""Every edition of MovieLens, told apart by what is in its files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pytest

from ingest import sets
from movienight.storage.catalogue import Catalogue

TITLES = ["The Matrix", "The City of Lost Children", "Seven", "Amelie", "Ready Player One"]
EXPECTED = [
    ("The Matrix", 5),
    ("The City of Lost Children", 4),
    ("The Matrix", 3),
    ("Seven", 2),
    ("Amelie", 5),
]


def write_parquet_edition(folder: Path) -> Path:
    """MovieLens 1M with its ratings in Parquet, one time unknown."""
    sets.write_dat_edition(folder)
    (folder / "ratings.dat").unlink()
    rows = ", ".join(str(rating) for rating in sets.RATINGS).replace("904", "NULL")
    with duckdb.connect() as connection:
        connection.execute(
            f"""COPY (SELECT user AS "userId", film AS "movieId", stars::TINYINT AS rating,
                    happened AS timestamp
                FROM (VALUES {rows}) t(user, film, stars, happened)) TO '{folder / "ratings.parquet"}'"""
        )
    return folder


def rated(catalogue: Catalogue) -> list[tuple[str, float]]:
    """Title and stars of every rating."""
    titles, ratings = catalogue.films().title, catalogue.ratings()
    return [(titles[row], stars) for row, stars in zip(ratings.row, ratings.stars.tolist(), strict=True)]


@pytest.mark.parametrize(
    ("write", "edition"),
    [
        (sets.write_csv_edition, "ml-latest-small"),
        (lambda folder: sets.write_csv_edition(folder, tags=False), "ml-latest-small"),
        (sets.write_dat_edition, "ml-1m"),
        (lambda folder: sets.write_dat_edition(folder, encoding="utf-8", tags=True), "ml-10m"),
        (write_parquet_edition, "ml-1m"),
    ],
)
def test_edition_is_known_by_its_content(tmp_path: Path, write: Callable[[Path], Path], edition: str) -> None:
    """Whatever its folder is called, an edition is recognised, and all give the same films and ratings."""
    account = sets.run_import(tmp_path / "home", movielens=write(tmp_path / "whatever"))
    assert [source.edition for source in account.sources] == [edition]
    with Catalogue.open(tmp_path / "home" / "catalogue.duckdb") as catalogue:
        films = catalogue.films()
        assert films.title == TITLES
        assert films.year == [1999, 1995, 1995, 2001, None]
        assert films.alternative_titles[1] == ["La cité des enfants perdus"]
        assert films.genres == [
            ["Action", "Sci-Fi"],
            ["Adventure", "Family"],
            ["Mystery", "Thriller"],
            ["Comedy", "Romance"],
            [],
        ]
        assert films.ml_id == [1, 2, 3, 4, 5]
        assert sorted(rated(catalogue)) == sorted(EXPECTED)


def test_links_give_ids(tmp_path: Path) -> None:
    """IMDb numbers become "tt" ids of at least seven digits; a film may lack a TMDB number."""
    sets.run_import(tmp_path, movielens=sets.write_csv_edition(tmp_path / "ml"))
    with Catalogue.open(tmp_path / "catalogue.duckdb") as catalogue:
        films = catalogue.films()
    assert films.imdb_id == ["tt0133093", "tt0112682", "tt0114369", "tt0211915", "tt1677720"]
    assert films.tmdb_id == [603, 902, 807, 194, None]


def test_100k_alone_has_films_of_its_own(tmp_path: Path) -> None:
    """Films of 100K have no MovieLens number of the others; one that stands twice is one film."""
    account = sets.run_import(tmp_path, movielens=sets.write_100k(tmp_path / "ml"))
    with Catalogue.open(tmp_path / "catalogue.duckdb") as catalogue:
        films, ratings = catalogue.films(), catalogue.ratings()
    assert films.title == ["The Matrix", "The City of Lost Children", "Seven", "Amelie", "Chasing Amy"]
    assert films.genres[0] == ["Action", "Sci-Fi"]
    assert films.ml_id == [None] * 5
    assert (films.film_id >= 2_000_000_000).all()
    assert sets.files(account)["u.item"].dropped == {"no title": 1}
    assert account.sources[0].unused == ("u1.base",)
    amy = ratings.row == 4
    assert ratings.stars[amy].tolist() == [4.0], "of two ratings of one film the later one stands"


def test_100k_joins_the_films_of_other_editions(tmp_path: Path) -> None:
    """Where another edition is there, films of 100K are found by title and year, not by number."""
    paths = [sets.write_csv_edition(tmp_path / "ml"), sets.write_100k(tmp_path / "old")]
    sets.run_import(tmp_path, movielens=paths)
    with Catalogue.open(tmp_path / "catalogue.duckdb") as catalogue:
        films, ratings = catalogue.films(), catalogue.ratings()
    assert films.title == [*TITLES, "Chasing Amy"]
    matrix = ratings.row == 0
    assert sorted(ratings.stars[matrix].tolist()) == [3.0, 3.0, 5.0, 5.0]


def test_people_of_two_editions_are_different_people(tmp_path: Path) -> None:
    """The first person of one edition and the first of another have numbers of their own, without gaps."""
    paths = [sets.write_csv_edition(tmp_path / "small"), sets.write_dat_edition(tmp_path / "old")]
    sets.run_import(tmp_path, movielens=paths)
    with Catalogue.open(tmp_path / "catalogue.duckdb") as catalogue:
        ratings = catalogue.ratings()
    assert len(ratings.user) == 2 * len(sets.RATINGS)
    assert np.unique(ratings.user).tolist() == [0, 1, 2, 3, 4, 5]


def test_ratings_have_the_promised_types(tmp_path: Path) -> None:
    """int32, int32, float32, int64; ordered by person and film; -1 where the time is unknown."""
    sets.run_import(tmp_path, movielens=write_parquet_edition(tmp_path / "ml"))
    with Catalogue.open(tmp_path / "catalogue.duckdb") as catalogue:
        user, row, stars, timestamp = catalogue.ratings()
    assert [array.dtype for array in (user, row, stars, timestamp)] == [
        np.int32,
        np.int32,
        np.float32,
        np.int64,
    ]
    assert list(zip(user.tolist(), row.tolist(), strict=True)) == [(0, 0), (0, 1), (1, 0), (1, 2), (2, 3)]
    assert timestamp.tolist() == [900, 901, 902, 903, -1]


def test_tags_are_counted_without_case(tmp_path: Path) -> None:
    """The same word in another case or with blanks around is the same tag."""
    sets.run_import(tmp_path, movielens=sets.write_csv_edition(tmp_path / "ml"))
    with Catalogue.open(tmp_path / "catalogue.duckdb") as catalogue:
        assert catalogue.tags() == [(0, "bullet time", 2), (2, 'a "twist"', 1)]


def test_tags_of_10m_are_read(tmp_path: Path) -> None:
    """The `::` file of tags is read with its accents."""
    sets.run_import(tmp_path, movielens=sets.write_dat_edition(tmp_path / "ml", encoding="utf-8", tags=True))
    with Catalogue.open(tmp_path / "catalogue.duckdb") as catalogue:
        assert catalogue.tags() == [(3, "café", 1)]


def test_genome_comes_as_a_matrix(tmp_path: Path) -> None:
    """Films by tags; without genome files there is none."""
    sets.run_import(tmp_path, movielens=sets.write_csv_edition(tmp_path / "ml", genome=True))
    with Catalogue.open(tmp_path / "catalogue.duckdb") as catalogue:
        genome = catalogue.genome()
    assert genome is not None
    assert (genome.tags, genome.rows.tolist()) == (["dystopia", "romance"], [0, 3])
    assert genome.relevance == pytest.approx(np.array([[0.9, 0.25], [0.0, 0.75]]))
    sets.run_import(tmp_path, movielens=sets.write_csv_edition(tmp_path / "ml2"))
    with Catalogue.open(tmp_path / "catalogue.duckdb") as catalogue:
        assert catalogue.genome() is None


def test_two_numbers_of_one_film_are_one_film(tmp_path: Path) -> None:
    """Films that the links give the same TMDB number are merged under the lower number."""
    folder = sets.write_csv_edition(tmp_path / "ml")
    with (folder / "movies.csv").open("a") as file:
        file.write('900,"Matrix, The (1999)",Drama\n901,The Matrix (1999),Horror\n')
    with (folder / "links.csv").open("a") as file:
        file.write("900,0133093,603\n901,,\n")
    with (folder / "ratings.csv").open("a") as file:
        file.write("1,900,1.0,999\n2,900,0.5,1\n3,900,2.5,1\n")
    sets.run_import(tmp_path, movielens=folder)
    with Catalogue.open(tmp_path / "catalogue.duckdb") as catalogue:
        films, ratings = catalogue.films(), catalogue.ratings()
    assert films.ml_id == [1, 2, 3, 4, 5, 901], "the same title alone does not make it the same film"
    assert films.genres[0] == ["Action", "Sci-Fi", "Drama"]
    assert ratings.stars[ratings.row == 0].tolist() == [1.0, 3.0, 2.5]
