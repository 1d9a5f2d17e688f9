"""The Movies Dataset, with the quirks of the public files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ingest import sets
from movienight.errors import ImportRefused
from movienight.storage.catalogue import Catalogue


def imported(tmp_path: Path, *metadata: list[Any]) -> dict[str, dict[str, Any]]:
    """The films of these metadata rows, as one mapping of columns per title."""
    sets.run_import(tmp_path / "home", tmdb=sets.write_tmdb(tmp_path / "tmdb", metadata or None))
    with Catalogue.open(tmp_path / "home" / "catalogue.duckdb") as catalogue:
        films = catalogue.films()
    names = [name for name in films.__dataclass_fields__ if name != "film_id"]
    return {
        title: {name: getattr(films, name)[row] for name in names} for row, title in enumerate(films.title)
    }


def test_films_without_movielens_are_films(tmp_path: Path) -> None:
    """What only this data set knows is a film too, with all its facts and the number of its links."""
    film = imported(tmp_path)["The Matrix"]
    assert film == {
        "ml_id": 1,
        "tmdb_id": 603,
        "imdb_id": "tt0000001",
        "title": "The Matrix",
        "original_title": "The Matrix",
        "alternative_titles": [],
        "year": 1999,
        "runtime": 100,
        "genres": ["Sci-Fi"],
        "language": "en",
        "countries": ["US"],
        "overview": "Something happens.",
        "tagline": None,
        "directors": ["Lana", "Lilly"],
        "cast": ["First", "Seán O'Second", "Third", "Extra 3", "Extra 4"],
        "keywords": ["hacker", "based on children's book"],
        "vote_average": 7.5,
        "vote_count": 10,
        "popularity": 1.5,
    }


def test_it_joins_the_films_of_movielens(tmp_path: Path) -> None:
    """Through the links TMDB's facts come to MovieLens' films; TMDB names them, MovieLens' names stay."""
    paths = {"movielens": sets.write_csv_edition(tmp_path / "ml"), "tmdb": sets.write_tmdb(tmp_path / "tmdb")}
    sets.run_import(tmp_path, **paths)
    with Catalogue.open(tmp_path / "catalogue.duckdb") as catalogue:
        films = catalogue.films()
    assert films.title == [
        "The Matrix",
        "The City of Lost Children",
        "Se7en",
        "Amélie",
        "Ready Player One",
        "Nobody Knows It",
    ]
    assert films.alternative_titles[2] == ["Seven"]
    assert films.alternative_titles[3] == ["Amelie", "Le fabuleux destin d'Amélie Poulain"]
    assert films.original_title[3] == "Le fabuleux destin d'Amélie Poulain"
    assert films.genres[0] == ["Action", "Sci-Fi"]
    assert films.genres[2] == ["Mystery", "Thriller", "Drama"]
    assert films.ml_id == [1, 2, 3, 4, 5, 99]
    assert films.imdb_id[5] == "tt0000950"


def test_without_links_films_meet_by_title_and_year(tmp_path: Path) -> None:
    """1M brings no links: title and year find the entry, also where the years are one apart."""
    late = sets.metadata_row(id=902, title="La Cité des Enfants Perdus", release_date="1996-05-16")
    other = sets.metadata_row(id=5, title="Seven", release_date="1979-01-01")
    tmdb = sets.write_tmdb(tmp_path / "tmdb", [*sets.usual_metadata()[:1], late, other], links=False)
    sets.run_import(tmp_path, movielens=sets.write_dat_edition(tmp_path / "ml"), tmdb=tmdb)
    with Catalogue.open(tmp_path / "catalogue.duckdb") as catalogue:
        films = catalogue.films()
    assert films.tmdb_id == [603, 902, None, None, None, 5]
    assert films.year[1] == 1995, "MovieLens' year counts before TMDB's"


def test_rows_with_odd_ids_are_dropped(tmp_path: Path) -> None:
    """A date or a word for a number, and a number that was there before, each with its line."""
    rows = [
        sets.metadata_row(id=1, title="First", overview="over\ntwo lines"),
        sets.metadata_row(id="1997-08-20", title="A date"),
        sets.metadata_row(id=1, title="Again"),
        sets.metadata_row(id="", title="None"),
        sets.metadata_row(id=3, title=""),
        sets.metadata_row(id=4, title="For adults", adult="True"),
    ]
    account = sets.run_import(tmp_path, tmdb=sets.write_tmdb(tmp_path / "tmdb", rows))
    metadata = sets.files(account)["movies_metadata.csv"]
    assert (metadata.read, metadata.kept) == (6, 1)
    assert dict(metadata.lines) == {
        "id is no number": (4,),
        "same id again": (5,),
        "no id": (6,),
        "no title": (7,),
        "adult film": (8,),
    }


def test_row_broken_in_two_is_joined(tmp_path: Path) -> None:
    """A line break outside quotes splits a row; its halves are put together again."""
    folder = sets.write_tmdb(tmp_path / "tmdb")
    path = folder / "movies_metadata.csv"
    whole = sets.write_rows(
        tmp_path / "one.csv", [], [sets.metadata_row(id=77, title="Broken", overview="One half and another")]
    )
    text = whole.read_text().strip().replace("One half ", "One half \n")
    path.write_text(path.read_text() + text + "\n")
    metadata = sets.files(sets.run_import(tmp_path, tmdb=folder))["movies_metadata.csv"]
    assert metadata.read == len(sets.usual_metadata()) + 2
    assert (metadata.dropped, metadata.mended) == (
        {"wrong number of columns": 1},
        {"broken in two, joined": 1},
    )
    assert metadata.lines == {"wrong number of columns": (7,)}
    with Catalogue.open(tmp_path / "catalogue.duckdb") as catalogue:
        films = catalogue.films()
    assert films.overview[films.title.index("Broken")] == "One half and another"


def column(tmp_path: Path, name: str, *written: str) -> dict[str, Any]:
    """What becomes of values of one column, each in a film of its own."""
    rows = [
        sets.metadata_row(**{"id": n, "title": f"={text}", name: text}) for n, text in enumerate(written, 1)
    ]
    field = {"original_language": "language"}.get(name, name)
    return {title[1:]: film[field] for title, film in imported(tmp_path, *rows).items()}


def test_absurd_runtimes_are_unknown(tmp_path: Path) -> None:
    """None, nothing and more than a day are no runtimes; the film stays."""
    runtimes = column(tmp_path, "runtime", "0.0", "", "1.0", "1440", "1441", "x", "-5")
    assert runtimes == {"0.0": None, "": None, "1.0": 1, "1440": 1440, "1441": None, "x": None, "-5": None}


def test_languages_are_those_of_the_standard(tmp_path: Path) -> None:
    """TMDB's own codes become ISO 639-1, or unknown."""
    languages = column(tmp_path, "original_language", "cn", "xx", "", "fr")
    assert languages == {"cn": "zh", "xx": None, "": None, "fr": "fr"}


def test_python_lists_are_read(tmp_path: Path) -> None:
    """Quotes of both kinds, escapes, keys we do not know; what cannot be read is empty, never run."""
    expected = {
        "[{'id': 1, 'name': 'Drama'}, {'id': 2, 'name': \"Children's\"}]": ["Drama", "Family"],
        "[{'id': 1, 'name': 'Dra\\x6da'}]": ["Drama"],
        "[{'name': 'Drama', 'id': 1, 'new': None}]": ["Drama"],
        "[]": [],
        "": [],
        "[{'id': 1, 'name': 'Drama'": [],
        "__import__('os').getcwd(": [],
    }
    assert column(tmp_path, "genres", *expected) == expected


def test_unreadable_lists_are_told(tmp_path: Path) -> None:
    """The film is kept, and the account says that a list of it was lost."""
    row = sets.metadata_row(id=1, title="Film", genres="[{'id':")
    account = sets.run_import(tmp_path, tmdb=sets.write_tmdb(tmp_path / "tmdb", [row]))
    assert sets.files(account)["movies_metadata.csv"].mended == {"list that cannot be read, now empty": 1}


def test_wrongly_decoded_text_is_mended(tmp_path: Path) -> None:
    """Titles and overviews that came through the wrong alphabet are put right."""
    row = sets.metadata_row(id=1, title="Belle Ã‰poque", overview="Itâ€™s late.")
    assert imported(tmp_path, row)["Belle Époque"]["overview"] == "It’s late."


def test_titles_in_the_manner_of_movielens_are_tidied(tmp_path: Path) -> None:
    """Brackets and moved articles in this data set's titles are understood as in MovieLens'."""
    row = sets.metadata_row(id=1, title="Cup, The (Phörpa)", original_title="Phörpa")
    film = imported(tmp_path, row)["The Cup"]
    assert (film["original_title"], film["alternative_titles"]) == ("Phörpa", [])


def test_metadata_alone_is_enough(tmp_path: Path) -> None:
    """Credits, keywords and links may be missing; a single file may be given."""
    folder = sets.write_tmdb(tmp_path / "tmdb", links=False)
    sets.run_import(tmp_path, tmdb=folder / "movies_metadata.csv")
    with Catalogue.open(tmp_path / "catalogue.duckdb") as catalogue:
        films = catalogue.films()
    assert len(films) == 4
    assert films.cast == films.keywords == films.directors == [[]] * 4


def test_missing_columns_are_named(tmp_path: Path) -> None:
    """A metadata file that lacks columns is refused with their names."""
    sets.write_rows(tmp_path / "tmdb" / "movies_metadata.csv", ["id", "title", "runtime"], [(1, "Film", 90)])
    with pytest.raises(ImportRefused, match="lacks the columns genres, overview, release_date"):
        sets.run_import(tmp_path, tmdb=tmp_path / "tmdb")
