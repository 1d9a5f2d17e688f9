"""Imports add up to one catalogue, the same in whatever order they come."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ingest import sets
from movienight.errors import DataError, ImportRefused
from movienight.storage.catalogue import Catalogue


@pytest.fixture
def world(tmp_path: Path) -> dict[str, Path]:
    """One data set of each kind, and a second edition of MovieLens."""
    return {
        "small": sets.write_csv_edition(tmp_path / "small", genome=True),
        "old": sets.write_100k(tmp_path / "old"),
        "tmdb": sets.write_tmdb(tmp_path / "tmdb"),
        "food": sets.write_foodcom(tmp_path / "food"),
    }


def facts(home: Path) -> tuple[str, dict[str, str], dict[str, int]]:
    """Fingerprint, fingerprints of the parts, and counts of a home's catalogue."""
    with Catalogue.open(home / "catalogue.duckdb") as catalogue:
        return catalogue.fingerprint, catalogue.parts, catalogue.counts()


def test_later_imports_keep_earlier_ones(tmp_path: Path, world: dict[str, Path]) -> None:
    """Each import adds to what is there; ratings survive the import of recipes and films."""
    home = tmp_path / "home"
    sets.run_import(home, movielens=world["small"])
    account = sets.run_import(home, foodcom=world["food"])
    assert [source.edition for source in account.sources] == ["food.com"]
    account = sets.run_import(home, tmdb=world["tmdb"])
    assert account.catalogue == {
        "films": 6,
        "rated_films": 4,
        "ratings": 5,
        "people": 3,
        "tags": 2,
        "recipes": 2,
        "recipe_ratings": 3,
    }


def test_order_of_imports_makes_no_difference(tmp_path: Path, world: dict[str, Path]) -> None:
    """All at once, one by one, or the other way round: the same fingerprint, the same ratings."""
    one, other, at_once = tmp_path / "one", tmp_path / "other", tmp_path / "at-once"
    steps: list[dict[str, Any]] = [
        {"movielens": world["small"]},
        {"tmdb": world["tmdb"]},
        {"foodcom": world["food"]},
        {"movielens": world["old"]},
    ]
    for step in steps:
        sets.run_import(one, **step)
    for step in reversed(steps):
        sets.run_import(other, **step)
    sets.run_import(
        at_once, movielens=[world["old"], world["small"]], tmdb=world["tmdb"], foodcom=world["food"]
    )
    assert facts(one) == facts(other) == facts(at_once)
    with Catalogue.open(one / "catalogue.duckdb") as catalogue:
        first = catalogue.ratings()
    with Catalogue.open(other / "catalogue.duckdb") as catalogue:
        second = catalogue.ratings()
    assert all((a == b).all() for a, b in zip(first, second, strict=True))


def test_same_data_set_again_takes_its_place(tmp_path: Path, world: dict[str, Path]) -> None:
    """Importing an edition twice does not double it; a changed one replaces the old."""
    home = tmp_path / "home"
    sets.run_import(home, movielens=[world["small"], world["old"]])
    before = facts(home)
    sets.run_import(home, movielens=world["small"])
    assert facts(home) == before
    with (world["small"] / "ratings.csv").open("a") as file:
        file.write("4,1,5.0,77\n")
    sets.run_import(home, movielens=world["small"])
    fingerprint, parts, counts = facts(home)
    assert counts["ratings"] == before[2]["ratings"] + 1
    assert fingerprint != before[0]
    assert parts["films"] == before[1]["films"]


@pytest.mark.parametrize(
    ("added", "changed"),
    [
        ({"foodcom": "food"}, {"recipes"}),
        ({"movielens": "old"}, {"films", "ratings"}),
        ({"tmdb": "tmdb"}, {"films"}),
    ],
)
def test_only_what_changed_has_a_new_fingerprint(
    tmp_path: Path, world: dict[str, Path], added: dict[str, str], changed: set[str]
) -> None:
    """Recipes leave films and ratings alone; films without ratings leave the ratings' rows alone."""
    home = tmp_path / "home"
    sets.run_import(home, movielens=world["small"])
    before = facts(home)[1]
    sets.run_import(home, **{kind: world[name] for kind, name in added.items()})
    after = facts(home)[1]
    assert {part for part in after if after[part] != before[part]} == changed


def test_account_is_kept_with_the_catalogue(tmp_path: Path, world: dict[str, Path]) -> None:
    """Each edition's account, origin and time can be read back."""
    account = sets.run_import(tmp_path / "home", movielens=world["small"], tmdb=world["tmdb"])
    with Catalogue.open(tmp_path / "home" / "catalogue.duckdb") as catalogue:
        imports = catalogue.imports()
    assert [(entry["kind"], entry["edition"]) for entry in imports] == [
        ("movielens", "ml-latest-small"),
        ("tmdb", "the-movies-dataset"),
    ]
    assert imports[0]["origin"] == str(world["small"])
    assert imports[0]["account"] == account.sources[0].as_json()
    assert imports[0]["imported_at"].year >= 2025


def test_account_as_json(tmp_path: Path, world: dict[str, Path]) -> None:
    """The account is plain JSON with a version, and its totals are sums over the files."""
    account = sets.import_recipes(tmp_path / "home", world["food"])
    written = json.loads(json.dumps(account.as_json()))
    assert written["schema"] == 1
    assert written["totals"] == {"read": 8, "kept": 5, "dropped": 3}
    recipes = written["sources"][0]["files"][0]
    assert recipes["dropped"] == [{"reason": "no name", "rows": 1, "lines": [5]}]


def test_open_catalogue_goes_on_reading(tmp_path: Path, world: dict[str, Path]) -> None:
    """Whoever has the old catalogue open reads on; whoever opens it afterwards sees the new one."""
    home = tmp_path / "home"
    sets.run_import(home, movielens=world["small"])
    with Catalogue.open(home / "catalogue.duckdb") as old:
        account = sets.run_import(home, movielens=world["old"])
        assert account.catalogue["ratings"] == 12
        assert old.counts()["ratings"] == 5
        with Catalogue.open(home / "catalogue.duckdb") as new:
            assert new.counts()["ratings"] == 12


def test_damaged_catalogue_stops_the_import(tmp_path: Path, world: dict[str, Path]) -> None:
    """What cannot be carried over is not thrown away either."""
    path = tmp_path / "home" / "catalogue.duckdb"
    path.parent.mkdir()
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(DataError, match="cannot be read"):
        sets.run_import(tmp_path / "home", movielens=world["small"])
    assert path.read_bytes() == b"not a database" * 100


def test_recipes_without_films_are_refused(tmp_path: Path, world: dict[str, Path]) -> None:
    """Recipes alone are nothing to recommend: the import says what else to give, and leaves no trace."""
    home = tmp_path / "home"
    with pytest.raises(ImportRefused, match="no films yet") as caught:
        sets.run_import(home, foodcom=world["food"])
    assert "import MovieLens" in caught.value.hint
    assert [path.name for path in home.iterdir()] == ["writing.lock"]
