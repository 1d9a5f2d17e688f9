"""Films newer than MovieLens: which are taken, and that the import reads what is written of them."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import recent_films
from ingest import sets
from recent_films import KNOWN, RecentAccount, known_films, write_behind, write_recent, write_with_recent

from movienight.storage.catalogue import Catalogue

LONG = "Two strangers share a lift that stops between floors on the last night of the year."
NEWEST = {
    "tmdb_id": 2001,
    "title": "The Lift",
    "release_date": "2025-02-03",
    "release_year": 2025,
    "genres": "Drama|Science Fiction",
    "overview": LONG,
    "director": "Ada Voss",
    "top_cast": "Ida O'Hara|Noël Prey",
    "keywords": 'lift|new year\'s eve|the "other" woman',
    "vote_average": 7.1,
    "vote_count": 120,
    "popularity": 9.5,
}
BROADEST = {
    "id": 3001,
    "title": "Ferry",
    "genre": "Comedy,Romance",
    "original_language": "da",
    "overview": LONG.replace("lift", "ferry"),
    "popularity": 4.5,
    "release_date": "2021-06-01",
    "vote_average": 6.5,
    "vote_count": 55,
}


def table(path: Path, usual: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> None:
    """A CSV file of rows that differ from the usual one in what is given."""
    sets.write_rows(path, list(usual), [list({**usual, **row}.values()) for row in rows])


def world(
    folder: Path, newest: Sequence[Mapping[str, Any]] = ({},), broadest: Sequence[Mapping[str, Any]] = ({},)
) -> Path:
    """A data folder: MovieLens and the Movies Dataset of the invented sets, and these recent films."""
    sets.write_csv_edition(folder / "ml-latest-small")
    sets.write_tmdb(folder / "the-movies-dataset")
    table(folder / "tmdb-recent" / "tmdb_movies_2026.csv", NEWEST, newest)
    table(folder / "tmdb-recent" / "tmdb_top10k_2022.csv", BROADEST, broadest)
    return folder


def catalogue_of(tmp_path: Path, data: Path) -> dict[str, dict[str, Any]]:
    """The films of MovieLens, the Movies Dataset and the recent ones, imported together."""
    write_with_recent(data, tmp_path / "merged")
    sets.run_import(tmp_path / "home", movielens=data / "ml-latest-small", tmdb=tmp_path / "merged")
    with Catalogue.open(tmp_path / "home" / "catalogue.duckdb") as catalogue:
        films = catalogue.films()
    names = [name for name in films.__dataclass_fields__ if name != "film_id"]
    return {
        title: {name: getattr(films, name)[row] for name in names} for row, title in enumerate(films.title)
    }


def test_one_import_brings_old_and_recent_films(tmp_path: Path) -> None:
    """MovieLens' films, those only the older source knows and the recent ones stand in one catalogue."""
    films = catalogue_of(tmp_path, world(tmp_path / "data"))

    assert set(films) >= {"The Matrix", "Nobody Knows It", "The Lift", "Ferry"}
    assert films["The Matrix"]["directors"] == ["Lana", "Lilly"]
    assert films["The Lift"] == {
        "ml_id": None,
        "tmdb_id": 2001,
        "imdb_id": None,
        "title": "The Lift",
        "original_title": None,
        "alternative_titles": [],
        "year": 2025,
        "runtime": None,
        "genres": ["Drama", "Sci-Fi"],
        "language": None,
        "countries": [],
        "overview": LONG,
        "tagline": None,
        "directors": ["Ada Voss"],
        "cast": ["Ida O'Hara", "Noël Prey"],
        "keywords": ["lift", "new year's eve", 'the "other" woman'],
        "vote_average": pytest.approx(7.1),
        "vote_count": 120,
        "popularity": 9.5,
    }
    assert (films["Ferry"]["year"], films["Ferry"]["genres"]) == (2021, ["Comedy", "Romance"])
    assert films["Ferry"]["language"] == "da"


def test_the_newest_file_speaks_where_both_know_a_film(tmp_path: Path) -> None:
    """Its facts and votes are taken; the language, and what it leaves empty, are the other file's."""
    other = {"id": 2001, "title": "Lift", "genre": "Horror", "vote_count": 31, "release_date": "2024-12-31"}
    data = world(tmp_path / "data", [{"overview": ""}], [other])
    film = catalogue_of(tmp_path, data)["The Lift"]

    assert (film["year"], film["vote_count"], film["genres"]) == (2025, 120, ["Drama", "Sci-Fi"])
    assert (film["language"], film["overview"]) == ("da", BROADEST["overview"])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"overview": "x" * 39}, "no overview of 40 letters"),
        ({"genres": "TV Movie"}, "no genre"),
        ({"release_date": "", "release_year": ""}, "no year"),
        ({"vote_count": 29}, "fewer than 30 votes"),
        ({"title": " "}, "no title"),
        ({"tmdb_id": 603}, KNOWN),
    ],
)
def test_films_of_too_few_facts_are_left_out(tmp_path: Path, change: dict[str, Any], reason: str) -> None:
    """A film that lacks what content needs, or is known, is counted under its reason and not written."""
    data = world(tmp_path / "data", [change])
    account = write_recent(data, {603}, tmp_path / "recent")

    assert account == RecentAccount(1, {reason: 1})
    with (tmp_path / "recent" / "movies_metadata.csv").open(newline="", encoding="utf-8") as file:
        assert [row["title"] for row in csv.DictReader(file)] == ["Ferry"]


def test_least_facts_are_enough(tmp_path: Path) -> None:
    """A film with 40 letters of overview and 30 votes is taken."""
    data = world(tmp_path / "data", [{"overview": "x" * 40, "vote_count": 30}], [])

    assert write_recent(data, set(), tmp_path / "recent") == RecentAccount(1, {})


def test_a_film_under_a_new_number_is_known(tmp_path: Path) -> None:
    """A film MovieLens links to another number is known by title, year and a genre in common, not by less."""
    matrix = {"title": "The Matrix", "release_date": "1999-03-30", "release_year": 1999, "genres": "Action"}
    rows = [
        {**matrix, "tmdb_id": 5001},
        {**matrix, "tmdb_id": 5002, "genres": "Romance"},
        {**matrix, "tmdb_id": 5003, "release_date": "2003-03-30"},
    ]
    assert known_films(world(tmp_path / "data", rows)) == {603, 194, 807, 950, 5001}


def test_what_movielens_links_to_is_added(tmp_path: Path) -> None:
    """A film that MovieLens has and the older source does not gets its facts from the recent files."""
    lost = {
        "id": 902,
        "title": "The City of Lost Children",
        "release_date": "1995-05-17",
        "genre": "Adventure",
    }
    film = catalogue_of(tmp_path, world(tmp_path / "data", [], [lost]))["The City of Lost Children"]

    assert (film["ml_id"], film["tmdb_id"], film["language"], film["vote_count"]) == (2, 902, "da", 55)


def test_the_older_source_keeps_its_bytes(tmp_path: Path) -> None:
    """The merged files begin with the older ones, whatever is in them, and its links stay."""
    data = world(tmp_path / "data")
    older, merged = data / "the-movies-dataset", tmp_path / "merged"
    with (older / "keywords.csv").open("ab") as file:
        file.write(b"950,[]")
    write_with_recent(data, merged)

    for name in recent_films.HEADERS:
        assert (merged / name).read_bytes().startswith((older / name).read_bytes())
    assert (merged / "keywords.csv").read_bytes().splitlines()[-2].startswith(b"2001,")
    assert (merged / "links.csv").read_bytes() == (older / "links.csv").read_bytes()


def test_the_same_bytes_every_time(tmp_path: Path) -> None:
    """The order in which the sources list films does not show in what is written."""
    rows = [{"tmdb_id": number} for number in (2003, 2001, 2002)]
    written = []
    for name, order in (("one", rows), ("other", rows[::-1])):
        write_recent(world(tmp_path / name, order), set(), tmp_path / name / "out")
        written.append([(tmp_path / name / "out" / file).read_bytes() for file in recent_films.HEADERS])

    assert written[0] == written[1]


def test_other_columns_are_refused(tmp_path: Path) -> None:
    """Rows are not put behind a file whose columns are others."""
    data = world(tmp_path / "data")
    write_recent(data, set(), tmp_path / "recent")
    sets.write_rows(data / "the-movies-dataset" / "credits.csv", ["id", "cast", "crew"], [])

    with pytest.raises(ValueError, match=r"credits\.csv .* different columns"):
        write_behind(data / "the-movies-dataset", tmp_path / "recent", tmp_path / "merged")
