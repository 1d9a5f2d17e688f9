"""Rows that cannot be used are counted by reason, with their lines, and left out."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest import sets
from movienight.errors import ImportRefused
from movienight.ingest.account import FileAccount
from movienight.ingest.finding import find
from movienight.ingest.movielens import load_ratings
from movienight.ingest.reading import prepare
from movienight.storage.catalogue import Catalogue
from movienight.storage.catalogue_schema import SOURCE_TABLES


def with_ratings(folder: Path, text: str | bytes) -> Path:
    """A CSV edition with these ratings, after the five good ones."""
    sets.write_csv_edition(folder)
    path = folder / "ratings.csv"
    path.write_bytes(path.read_bytes() + (text.encode() if isinstance(text, str) else text))
    return folder


def ratings_account(tmp_path: Path, text: str | bytes) -> FileAccount:
    """Import and hand back the account of ratings.csv."""
    account = sets.run_import(tmp_path / "home", movielens=with_ratings(tmp_path / "ml", text))
    return sets.files(account)["ratings.csv"]


def test_every_bad_row_has_its_reason_and_line(tmp_path: Path) -> None:
    """Reader and rules name the lines as an editor counts them, blank lines included."""
    file = ratings_account(
        tmp_path, "1,x,4.0,11\n\n1,2\n1,3,9.5,12\n1,3,,13\n,4,4.0,1\n2,77,4.0,1\n1,1,5.0,2\n1,2,3,4,5\n"
    )
    assert (file.read, file.kept) == (13, 5)
    assert dict(file.lines) == {
        "movieId is no number": (7,),
        "wrong number of columns": (9, 15),
        "rating outside 0.5 to 5": (10, 11),
        "no userId or movieId": (12,),
        "film not in the list of films": (13,),
        "same user and film again": (14,),
    }
    assert {reason: len(lines) for reason, lines in file.lines.items()} == dict(file.dropped)


def test_of_a_pair_rated_twice_the_later_stands(tmp_path: Path) -> None:
    """A person's last word on a film counts."""
    ratings_account(tmp_path, "1,1,0.5,9999\n")
    with Catalogue.open(tmp_path / "home" / "catalogue.duckdb") as catalogue:
        assert catalogue.ratings().stars.tolist()[0] == 0.5


def test_lines_are_right_behind_values_of_several_lines(tmp_path: Path) -> None:
    """A value with line breaks in it does not shift the lines that follow."""
    folder = sets.write_csv_edition(tmp_path / "ml")
    with (folder / "tags.csv").open("a") as file:
        file.write('1,1,"two\n\nlines",5\nx,77,unknown film,5\n1,bad,odd,5\n1,2,  ,5\n')
    file_account = sets.files(sets.run_import(tmp_path, movielens=folder))["tags.csv"]
    assert dict(file_account.lines) == {
        "movieId is no number": (9,),
        "no tag": (10,),
        "film not in the list of films": (8,),
    }


@pytest.mark.parametrize("ends", ["\r\n", "\r\n mixed"])
def test_line_ends_make_no_difference(tmp_path: Path, ends: str) -> None:
    """Files with Windows line ends, all through or here and there, are read like others."""
    folder = sets.write_csv_edition(tmp_path / "ml")
    for path in folder.iterdir():
        lines = path.read_bytes().split(b"\n")
        cut = len(lines) if ends == "\r\n" else 2
        path.write_bytes(b"\r\n".join(lines[:cut]) + b"".join(b"\n" + line for line in lines[cut:]))
    account = sets.run_import(tmp_path, movielens=folder)
    assert account.dropped == 0
    assert sets.files(account)["ratings.csv"].kept == len(sets.RATINGS)


def test_broken_encoding_is_a_reason(tmp_path: Path) -> None:
    """A title in another encoding drops its film, and the ratings of it; the line is named."""
    folder = sets.write_csv_edition(tmp_path / "ml")
    with (folder / "movies.csv").open("ab") as file:
        file.write("8,Caf\xe9 Society (2016),Comedy\n".encode("latin-1"))
    accounts = sets.files(sets.run_import(tmp_path, movielens=folder))
    assert dict(accounts["movies.csv"].lines) == {"broken text encoding": (7,)}


def test_mostly_bad_file_is_refused_whole(tmp_path: Path) -> None:
    """Above one row in twenty nothing is imported, and the old catalogue stays."""
    sets.run_import(tmp_path / "home", movielens=sets.write_csv_edition(tmp_path / "good"))
    before = (tmp_path / "home" / "catalogue.duckdb").read_bytes()
    bad = with_ratings(tmp_path / "bad", "".join(f"1,{n},four,5\n" for n in range(40)))
    with pytest.raises(ImportRefused, match="40 of 45 rows") as refused:
        sets.run_import(tmp_path / "home", movielens=bad)
    assert "mostly: rating is no number (line 7, 8, 9, 10, 11, ...)" in refused.value.hint
    assert (tmp_path / "home" / "catalogue.duckdb").read_bytes() == before


def test_few_bad_rows_of_many_are_tolerated(tmp_path: Path) -> None:
    """Forty bad rows among two thousand are left out and counted."""
    good = "".join(f"{user},1,4.0,5\n" for user in range(100, 2100))
    bad = "".join(f"1,{n},four,5\n" for n in range(40))
    file = ratings_account(tmp_path, good + bad)
    assert (file.kept, file.dropped) == (2005, {"rating is no number": 40})


@pytest.mark.parametrize(
    "tail",
    [
        '7,"Open (2001),Drama\n8,Fine (2002),Drama\n',
        '7,"Open (2001),Drama\n' + "8,Fine (2002),Drama\n" * 50_000,
    ],
    ids=["near the end", "far from the end"],
)
def test_quote_that_is_never_closed_refuses_the_file(tmp_path: Path, tail: str) -> None:
    """It swallows every row behind it, so nothing of the file can be trusted; the line is named."""
    folder = sets.write_csv_edition(tmp_path / "ml")
    with (folder / "movies.csv").open("a") as file:
        file.write(tail)
    with pytest.raises(ImportRefused, match=r"movies.csv .*line 7 that is never closed"):
        sets.run_import(tmp_path, movielens=folder)


def test_stray_quote_costs_one_row(tmp_path: Path) -> None:
    """A quote inside a value that does not swallow others drops its own row only."""
    folder = sets.write_csv_edition(tmp_path / "ml")
    with (folder / "movies.csv").open("a") as file:
        file.write('7,"The "Big" One (1997)",Drama\n8,Fine (2002),Drama\n')
    account = sets.files(sets.run_import(tmp_path, movielens=folder))["movies.csv"]
    assert (account.kept, dict(account.lines)) == (6, {"stray quote": (7,)})


CELLS = st.one_of(
    st.integers(-2, 9).map(str),
    st.sampled_from(["", "x", "4.5", "nan", "1e3", " 3", "é", "99999999999"]),
)
ROWS = st.lists(st.lists(CELLS, min_size=0, max_size=6), max_size=40)


@settings(max_examples=60, deadline=None)
@given(ROWS)
@example([["-1", "1", "1", "0"], ["-1", "1", "1", "0"]])
def test_the_account_adds_up(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    """Whatever the rows, each with anything in it is read, and read = kept + dropped; kept are kept."""
    folder = tmp_path_factory.mktemp("adds-up")
    written = [line for line in map(",".join, rows) if line]
    (data_set,) = find("movielens", [with_ratings(folder, "".join(f"{line}\n" for line in written))], folder)
    with duckdb.connect() as connection:
        for table in ("ratings", "movielens_films"):
            connection.execute(f"CREATE TABLE {table} ({SOURCE_TABLES[table]})")
        connection.execute(
            "INSERT INTO movielens_films (edition, movie_id) SELECT 'e', range FROM range(1, 6)"
        )
        try:
            account = load_ratings(connection, prepare(data_set.files["ratings"], folder), "e")
        except ImportRefused:
            return
        stored = connection.execute("SELECT count(*) FROM ratings").fetchone()
    assert account.read == len(sets.RATINGS) + len(written)
    assert account.read == account.kept + sum(account.dropped.values())
    assert all(0 < len(account.lines[reason]) <= min(5, count) for reason, count in account.dropped.items())
    assert stored == (account.kept,)
