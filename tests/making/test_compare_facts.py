"""What counts as a disagreement between sources, and that each is listed with both values."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import compare_facts
import pytest
from compare_facts import (
    Claims,
    Disagreement,
    Verdict,
    compare,
    lists_compared,
    people_compared,
    read_sources,
    table,
    titles_compared,
    write_disagreements,
    years_compared,
)
from ingest import sets

SAME, NEAR, DIFFERENT = Verdict.SAME, Verdict.NEAR, Verdict.DIFFERENT


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The invented sets, and recent files that know The Matrix (one of them otherwise) and Amélie."""
    sets.write_csv_edition(tmp_path / "ml-latest-small")
    sets.write_tmdb(tmp_path / "the-movies-dataset")
    header = ["tmdb_id", "title", "release_date", "genres", "director"]
    rows = [(603, "Matrix", "1999-03-30", "Action|Science Fiction", "Lana|Lilly")]
    sets.write_rows(tmp_path / "tmdb-recent" / "tmdb_movies_2026.csv", header, rows)
    header = ["id", "title", "genre", "original_language", "release_date"]
    other = [(603, "The Matrix", "Romance", "fr", "2000-01-01"), (194, "Amelie", "", "fr", "2001-04-25")]
    sets.write_rows(tmp_path / "tmdb-recent" / "tmdb_top10k_2022.csv", header, other)
    return tmp_path


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (("The Matrix",), ("MATRIX",), SAME),
        (("Amelie",), ("Amélie",), SAME),
        (("Ocean's Twelve",), ("Ocean’s 12",), SAME),
        (("The City of Lost Children", "La cité des enfants perdus"), ("La Cité des Enfants Perdus",), SAME),
        (("Zathura",), ("Zathura: A Space Adventure",), NEAR),
        (("Theatre of Blood",), ("Theater of Blood",), NEAR),
        (("Alien",), ("Alien 3",), DIFFERENT),
        (("Rocky II",), ("Rocky III",), DIFFERENT),
        (("Pirate Radio",), ("The Boat That Rocked",), DIFFERENT),
    ],
)
def test_titles(one: tuple[str, ...], other: tuple[str, ...], verdict: Verdict) -> None:
    """Another spelling is near at most; another name or number is another title, whoever says it first."""
    assert titles_compared(one, other) is verdict
    assert titles_compared(other, one) is verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (("Park Chan-wook",), ("PARK CHAN WOOK",), SAME),
        (("Park Chan-wook",), ("Chan-wook Park",), NEAR),
        (("Cary Fukunaga",), ("Cary Joji Fukunaga",), NEAR),
        (("David M. Evans",), ("David Mickey Evans",), NEAR),
        (("Kirk De Micco", "Chris Sanders"), ("Kirk DeMicco",), NEAR),
        (("Lana", "Lilly"), ("Lilly",), NEAR),
        (("Joel Coen",), ("Ethan Coen",), DIFFERENT),
        (("Prince",), ("Prince Bagdasarian",), DIFFERENT),
    ],
)
def test_people(one: tuple[str, ...], other: tuple[str, ...], verdict: Verdict) -> None:
    """A director is the same person in other spellings and beside others; a surname alone is not enough."""
    assert people_compared(one, other) is verdict
    assert people_compared(other, one) is verdict


def test_genres_contradict_only_where_none_is_shared() -> None:
    """A longer list of genres is near, one without a common genre is different, order says nothing."""
    assert lists_compared(("Drama", "War"), ("War", "Drama")) is SAME
    assert lists_compared(("Drama",), ("Drama", "War")) is NEAR
    assert lists_compared(("Drama",), ("Comedy",)) is DIFFERENT


def test_a_year_apart_is_a_disagreement() -> None:
    """Years agree or they do not."""
    assert years_compared(("1999",), ("1999",)) is SAME
    assert years_compared(("1999",), ("2000",)) is DIFFERENT


def test_sources_are_read_into_one_form(data: Path) -> None:
    """Genres are canonical, titles taken apart, directors those of the crew; films go by TMDB number."""
    sources = read_sources(data)

    assert list(sources) == ["MovieLens", "Movies Dataset", "TMDB 2026", "TMDB 2022"]
    assert sources["MovieLens"][902] == Claims(
        ("The City of Lost Children", "La cité des enfants perdus"), ("1995",), ("Adventure", "Family")
    )
    assert set(sources["MovieLens"]) == {603, 902, 807, 194}
    matrix = Claims(("The Matrix",), ("1999",), ("Sci-Fi",), ("Lana", "Lilly"), ("en",))
    assert sources["Movies Dataset"][603] == matrix
    assert sources["TMDB 2026"][603] == Claims(
        ("Matrix",), ("1999",), ("Action", "Sci-Fi"), ("Lana", "Lilly")
    )
    assert sources["TMDB 2022"][194] == Claims(("Amelie",), ("2001",), (), (), ("fr",))


def test_disagreements_are_listed_with_both_values(data: Path) -> None:
    """Every pair of sources that contradict one another is named, fact by fact; what is blank is not."""
    found, counts = compare(read_sources(data))
    matrix = [one for one in found if one.tmdb_id == 603]

    assert [(one.fact, one.source_a, one.value_a, one.value_b) for one in matrix] == [
        ("years", "MovieLens", "1999", "2000"),
        ("years", "Movies Dataset", "1999", "2000"),
        ("years", "TMDB 2026", "1999", "2000"),
        ("genres", "MovieLens", "Action, Sci-Fi", "Romance"),
        ("genres", "Movies Dataset", "Sci-Fi", "Romance"),
        ("genres", "TMDB 2026", "Action, Sci-Fi", "Romance"),
        ("languages", "Movies Dataset", "en", "fr"),
    ]
    assert {one.source_b for one in matrix} == {"TMDB 2022"}
    assert counts["directors", "Movies Dataset", "TMDB 2026", SAME] == 1
    assert counts["titles", "MovieLens", "Movies Dataset", SAME] == 3
    assert sum(number for key, number in counts.items() if key[3] is DIFFERENT) == len(found)


def test_table_counts_films_by_fact_and_pair(data: Path) -> None:
    """The table has a line for each fact and pair that was compared, films first, then the verdicts."""
    lines = [line.split() for line in table(compare(read_sources(data))[1])]

    assert lines[0] == ["fact", "source", "and", "source", "films", "same", "near", "different"]
    assert ["years", "MovieLens", "TMDB", "2022", "2", "1", "0", "1"] in lines
    assert ["genres", "Movies", "Dataset", "TMDB", "2026", "1", "0", "1", "0"] in lines


def test_disagreements_are_written_as_csv(tmp_path: Path) -> None:
    """A value with commas and quotes is read back as it was."""
    one = Disagreement(603, 'The "Matrix", again (1999)', "genres", "A", "Action, Sci-Fi", "B", "Romance")
    write_disagreements(tmp_path / "out.csv", [one])

    with (tmp_path / "out.csv").open(newline="", encoding="utf-8") as file:
        assert list(csv.DictReader(file)) == [
            {name: str(getattr(one, name)) for name in compare_facts.COLUMNS}
        ]


def test_the_command_writes_and_counts(data: Path, tmp_path: Path) -> None:
    """`compare_facts.py DATA OUT.csv` writes the lines it says it wrote."""
    out = tmp_path / "out.csv"
    typed = [sys.executable, compare_facts.__file__, str(data), str(out)]
    done = subprocess.run(typed, capture_output=True, text=True, check=True)

    written = out.read_text(encoding="utf-8").splitlines()[1:]
    assert written
    assert done.stdout.splitlines()[-1] == f"{len(written)} disagreements in {out}"
