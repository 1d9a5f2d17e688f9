"""Files as they come: in any alphabet, cut off, ragged, far too large, or nothing we know."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.shop import DIARY, LETTERBOXD, RATED, lines, written, zipped
from exports.test_sites import IMDB_FIRST, IMDB_LIST, IMDB_NEW, IMDB_OLD, TRAKT
from movienight.errors import ImportRefused, MovieNightError
from movienight.exports import opening
from movienight.exports.entry import BROKEN, UNTITLED, Source
from movienight.exports.opening import decoded
from movienight.exports.reading import Export, read_export
from movienight.exports.values import keys, stars, year

ROW = "2024-01-01,Amélie,2001,u,4"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_any_alphabet_and_line_end(tmp_path: Path, encoding: str, end: str) -> None:
    """An accent survives every encoding such files come in, with and without a byte order mark."""
    path = written(tmp_path, "ratings.csv", RATED, ROW, encoding=encoding, end=end)
    (entry,) = read_export(path).entries

    assert (entry.title, entry.stars, entry.source) == ("Amélie", 4.0, Source("ratings.csv", 2))


def test_titles_of_every_script(tmp_path: Path) -> None:
    """Brackets, commas, quotes and Chinese letters come through as they are."""
    rows = ("d,[REC]²,2009,u,4", 'd,"Crouching, Tiger ""X""",2000,u,4', "d,千と千尋の神隠し,2001,u,4")
    entries = read_export(written(tmp_path, "ratings.csv", RATED, *rows)).entries

    assert [entry.title for entry in entries] == ["[REC]²", 'Crouching, Tiger "X"', "千と千尋の神隠し"]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_saved_again_by_a_spreadsheet(tmp_path: Path, separator: str) -> None:
    """Semicolons or tabs between fields, and a comma in the rating, are understood."""
    row = separator.join(("2024-01-01", "Amélie", "2001", "u", "4,5"))
    path = written(tmp_path, "ratings.csv", RATED.replace(",", separator), row)

    assert read_export(path).entries[0].stars == 4.5


def test_ragged_rows(tmp_path: Path) -> None:
    """A row that ends early ends in blanks; one with too many values is broken, blanks behind it not."""
    path = written(
        tmp_path,
        "diary.csv",
        DIARY,
        "2024-01-01,Short,2001",
        "2024-01-01,Love, Actually,2003,u,4,,,2024-01-01",
        "2024-01-01,Long,2001,u,4,,,2024-01-01,,,",
        "",
        "2024-01-01,,2001,u,4,,,2024-01-01",
    )
    export = read_export(path)

    assert [(entry.title, entry.stars) for entry in export.entries] == [("Short", None), ("Long", 4.0)]
    assert export.skipped == {BROKEN: 1, UNTITLED: 1}
    assert export.files[0].lines == {BROKEN: (3,), UNTITLED: (6,)}


def test_lines_count_through_quoted_line_breaks(tmp_path: Path) -> None:
    """A row behind a review of three lines is known by the line it begins on."""
    reviews = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date"
    rows = ('d,A,2001,u,4,,"one\n\nthree",,', "d,B,2001,u,4,,,,")
    entries = read_export(written(tmp_path, "reviews.csv", reviews, *rows)).entries

    assert [entry.source.line for entry in entries] == [2, 5]


def test_a_quote_that_is_never_closed(tmp_path: Path) -> None:
    """What it swallows is no film: the row is broken, those before it count."""
    rows = ("d,A,2001,u,4", 'd,"B,2001,u,4', "d,C,2001,u,4")
    export = read_export(written(tmp_path, "ratings.csv", RATED, *rows))

    assert [entry.title for entry in export.entries] == ["A"]
    assert export.files[0].lines == {BROKEN: (3,)}


def test_nothing_we_know(tmp_path: Path) -> None:
    """A file of another kind is refused by name, an empty folder too, and what is not there."""
    with pytest.raises(ImportRefused, match="is no export we know"):
        read_export(written(tmp_path, "bank.csv", "Day,Amount", "1,2"))
    with pytest.raises(ImportRefused, match=r"holds no export we know: bank\.csv"):
        read_export(tmp_path)
    with pytest.raises(ImportRefused, match="is not there"):
        read_export(tmp_path / "gone.zip")
    (tmp_path / "empty").mkdir()
    with pytest.raises(ImportRefused, match="no files"):
        read_export(tmp_path / "empty")


def test_damaged_zips_are_refused(tmp_path: Path) -> None:
    """A zip that is cut off, or whose content is altered, is refused in our words."""
    whole = zipped(tmp_path / "whole.zip", {"ratings.csv": lines(RATED, *[ROW] * 200)}).read_bytes()
    for name, data in (("cut.zip", whole[:80]), ("altered.zip", whole[:50] + b"\xff" * 9 + whole[59:])):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(ImportRefused, match="damaged or cut off"):
            read_export(tmp_path / name)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A member that unpacks to more than any export holds is not read, nor are more than fit together."""
    monkeypatch.setattr(opening, "MOST_BYTES", 1000)
    monkeypatch.setattr(opening, "MOST_OF_ALL", 1500)
    path = zipped(tmp_path / "bomb.zip", {"ratings.csv": "0" * 1_000_000})
    with pytest.raises(ImportRefused, match=r"too large: ratings\.csv"):
        read_export(path)

    files = {"ratings.csv": "0" * 1_000_000, "diary.csv": lines(DIARY, "d,A,2001,u,4,,,d")}
    export = read_export(zipped(tmp_path / "half.zip", files))
    assert ([entry.title for entry in export.entries], export.unused) == (["A"], ("ratings.csv",))

    with pytest.raises(ImportRefused, match="holds more than"):
        read_export(zipped(tmp_path / "many.zip", {f"{n}.csv": "0" * 900 for n in range(2)}))
    with pytest.raises(ImportRefused, match="is larger than"):
        read_export(written(tmp_path, "ratings.csv", "0" * 2000))


def test_a_folder_holds_zips_and_files(tmp_path: Path) -> None:
    """What lies in a zip in the folder is read with the files beside it; hidden files are not."""
    zipped(tmp_path / "a.zip", {"ratings.csv": lines(RATED, ROW), "__MACOSX/ratings.csv": "x"})
    written(tmp_path, "watched.csv", LETTERBOXD, "2024-01-01,Heat,1995,u")
    written(tmp_path, ".ratings.csv", RATED, "2024-01-01,Hidden,1995,u,4")
    export = read_export(tmp_path)

    assert {entry.title for entry in export.entries} == {"Amélie", "Heat"}
    assert {file.name for file in export.files} == {"a.zip/ratings.csv", "watched.csv"}


def test_values() -> None:
    """Stars, years and ids by hand."""
    assert [stars(text) for text in ("", "0", "0.0", "4.5", "5", "0,5")] == [None, None, None, 4.5, 5.0, 0.5]
    assert [stars(text, best=10) for text in ("1", "7", "10")] == [0.5, 3.5, 5.0]
    for text in ("6", "nan", "inf", "four", "0.2"):
        with pytest.raises(ValueError, match=r"is no rating|could not convert"):
            stars(text)
    assert [year(text) for text in ("1995", "1995.0", "19955", "95", "1066", "")] == [
        *(1995, 1995),
        *(None, None, None, None),
    ]
    assert keys("https://www.imdb.com/title/tt0113277/", "949.0", "6") == (
        "imdb:tt0113277",
        "tmdb:949",
        "ml:6",
    )
    assert keys("tt12345678", "0", "x") == ("imdb:tt12345678",)


def adds_up(export: Export) -> bool:
    """Whether every row is accounted for, in each file and in all."""
    return (
        export.rows == sum(export.skipped.values()) + export.merged + len(export.entries)
        and all(file.rows == file.entries + sum(file.skipped.values()) for file in export.files)
        and export.merged >= 0
    )


def taken_or_refused(path: Path) -> Export | None:
    """The export of person 1, or None where it is refused in our words; anything else is a mistake."""
    try:
        return read_export(path, user=1)
    except MovieNightError:
        return None


HEADERS = [
    *(LETTERBOXD, RATED, DIARY, IMDB_OLD, IMDB_NEW, IMDB_LIST, IMDB_FIRST, "Title,Date"),
    *(f"rated_at,{TRAKT},rating", f"watched_at,{TRAKT}", "movie_id,imdb_id,tmdb_id,rating,title"),
    *("userId,movieId,rating,timestamp", "title,year,tmdbId,imdbId,userRating", "movieId,imdbId,tmdbId"),
]  # fmt: skip
VALUES = st.sampled_from(
    [
        "",
        "1",
        "4.5",
        "movie",
        "tvSeries",
        "tt0113277",
        "2024-01-05",
        "Heat",
        "[REC]",
        "a,b",
        "1995",
        "nan",
        "\0",
    ]
) | st.text(max_size=6)
slow = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@slow
@given(data=st.binary(max_size=300), name=st.sampled_from(["a.csv", "b.json", "c.zip", "watched.csv"]))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes, name: str) -> None:
    """Whatever a file holds, it is taken or refused in our words."""
    (tmp_path / name).write_bytes(data)
    export = taken_or_refused(tmp_path / name)
    assert export is None or adds_up(export)
    decoded(data).encode("utf-8")


@slow
@given(
    header=st.sampled_from(HEADERS),
    rows=st.lists(st.lists(VALUES, max_size=20).map(",".join), max_size=8),
    name=st.sampled_from(["watched.csv", "watchlist.csv", "films.csv", "x.csv"]),
    encoding=st.sampled_from(["utf-8", "utf-16"]),
)
def test_any_rows_below_a_known_header_add_up(
    tmp_path: Path, header: str, rows: list[str], name: str, encoding: str
) -> None:
    """Rows of any content never break the reader, and each is an entry, skipped or told twice."""
    path = tmp_path / name
    path.write_bytes("\n".join([header, *rows]).encode(encoding))
    export = taken_or_refused(path)
    if export is None:
        return
    assert adds_up(export)
    for entry in export.entries:
        assert entry.label
        assert entry.seen or entry.liked
        assert entry.stars is None or 0.5 <= entry.stars <= 5
        entry.title.encode()


JSON = st.recursive(
    st.none() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["movie", "show", "rated_at", "watched_at", "rating", "title", "year", "ids", "imdb"]
            ),
            inner,
            max_size=5,
        )
    ),
)


@slow
@given(items=JSON)
def test_any_json_adds_up(tmp_path: Path, items: object) -> None:
    """Any JSON is read as Trakt's or refused."""
    (tmp_path / "history.json").write_text(json.dumps(items), encoding="utf-8")
    export = taken_or_refused(tmp_path / "history.json")
    assert export is None or adds_up(export)


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    """A zip with a password is refused in our words."""
    path = zipped(tmp_path / "secret.zip", {"ratings.csv": lines(RATED, ROW)})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    assert zipfile.is_zipfile(path)

    with pytest.raises(ImportRefused, match="cannot be unpacked"):
        read_export(path)
