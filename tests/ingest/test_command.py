"""The commands `import` and `download`, as people type them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from ingest import sets
from movienight.cli.main import run
from movienight.paths import Home


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every test."""
    monkeypatch.setenv("MOVIENIGHT_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_account_is_a_table(tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Per file what was read, kept and dropped, why and where; progress goes to standard error."""
    sets.run_import(home, movielens=sets.write_csv_edition(tmp_path / "ml"))
    folder = sets.write_foodcom(tmp_path / "food")
    assert run(["import", "--foodcom", str(folder), "--no-index"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        f"food.com, from {folder}",
        "  file                         read         kept      dropped",
        "  RAW_recipes.csv                 3            2            1",
        "    dropped 1: no name (line 5)",
        "    kept 1: minutes of 0 or above a day, now unknown",
        "  RAW_interactions.csv            5            3            2",
        "    dropped 1: recipe not in the list of recipes (line 7)",
        "    dropped 1: no stars given (line 5)",
        "",
        "now in the catalogue",
        "  films                     5",
        "  rated films               4",
        "  ratings                   5",
        "  people                    3",
        "  tags                      2",
        "  recipes                   2",
        "  recipe ratings            3",
    ]
    assert "movienight: reading RAW_recipes.csv" in err


def test_account_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --json standard output is one JSON object and nothing else."""
    folder = sets.write_csv_edition(tmp_path / "ml")
    assert run(["import", "--movielens", str(folder), "--no-index", "--json"]) == 0
    written = json.loads(capsys.readouterr().out)
    assert written["catalogue"]["ratings"] == 5
    assert [file["name"] for file in written["sources"][0]["files"]] == [
        "movies.csv",
        "links.csv",
        "ratings.csv",
        "tags.csv",
    ]


def test_import_is_followed_by_indexing(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless told otherwise the indexes are built from what was imported, once it is in place."""
    built = []

    def build_index(where: Home, progress: object) -> None:
        built.append((where.root, where.catalogue.exists()))

    monkeypatch.setitem(sys.modules, "movienight.train.build", SimpleNamespace(build_index=build_index))
    folder = str(sets.write_csv_edition(tmp_path / "ml"))
    run(["import", "--movielens", folder, "--no-index"])
    assert built == []
    run(["import", "--movielens", folder])
    assert built == [(home, True)]


def test_wrong_folder_ends_with_exit_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two lines on standard error: what is wrong, what was looked for."""
    (tmp_path / "empty").mkdir()
    assert run(["import", "--tmdb", str(tmp_path / "empty")]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[-2:] == [
        f"movienight: {tmp_path / 'empty'} holds no Movies Dataset data: no metadata",
        "hint: looked for metadata: movies_metadata.csv; found no files",
    ]


def test_nothing_given_ends_with_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a path the options are named."""
    assert run(["import"]) == 2
    assert "hint: give --movielens, --tmdb or --foodcom" in capsys.readouterr().err


def test_download_imports_what_it_fetched(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`download` ends with the account of the import."""
    sets.run_import(home, movielens=sets.write_csv_edition(tmp_path / "ml"))
    folder = sets.write_foodcom(tmp_path / "food")
    stand_in = SimpleNamespace(dataset_download=lambda handle: str(folder))
    monkeypatch.setitem(sys.modules, "kagglehub", stand_in)
    assert run(["download", "foodcom", "--no-index"]) == 0
    assert "  recipes                   2" in capsys.readouterr().out


def test_download_of_something_unknown_ends_with_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    """A name we do not know is refused before anything is fetched."""
    assert run(["download", "netflix"]) == 2
    assert "there is no data set netflix" in capsys.readouterr().err
