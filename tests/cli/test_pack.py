"""`movienight pack`: an invented pack that is whole or damaged, and what a second one changes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import numpy as np
import pytest

from movienight.cli import checks
from movienight.cli.main import run
from movienight.cli.pack import pack
from movienight.errors import ExitCode
from movienight.storage.artifacts import IndexWriter, sha256_of

Film = tuple[str, float, int, int, int]
"""Title, year (NaN where unknown), IMDb, TMDB and MovieLens number (-1 where unknown)."""

HEAT: Film = ("Heat", 1995.0, 113277, 949, 6)
ALIEN: Film = ("Alien", 1979.0, 78748, 348, -1)
UNKNOWN: Film = ("Nobody Knows It", float("nan"), -1, -1, 9)
POPCORN = {"id": "popcorn", "name": "Popcorn", "minutes": 5, "allergens": [], "steps": ["Heat."]}
TEA = {"id": "tea", "name": "Mint Tea", "minutes": 6, "allergens": [], "steps": ["Steep."]}


def line(title: str, year: int, text: str) -> dict[str, Any]:
    """A logline as it is written in a file."""
    return {"title": title, "year": year, "line": text}


def write_pack(
    assets: Path,
    films: list[Film] | None = None,
    *,
    loglines: Mapping[str, Any] | None = None,
    headsup: Mapping[str, Any] | None = None,
    recipes: list[dict[str, Any]] | None = None,
) -> Path:
    """A folder of assets with these films, best known first, and its manifest."""
    films = [HEAT, ALIEN, UNKNOWN] if films is None else films
    writer = IndexWriter(assets / "starter", "invented", "MIT")
    writer.strings("films.title", [film[0] for film in films])
    writer.array("facts.year", np.array([film[1] for film in films], dtype=np.float32))
    for place, name in enumerate(("imdb_id", "tmdb_id", "ml_id"), 2):
        writer.array(f"films.{name}", np.array([film[place] for film in films], dtype=np.int32))
    writer.array("titles.renown", np.arange(len(films), 0, -1, dtype=np.float32))
    writer.close("f00d", films=len(films))
    lines = {"tt0113277": line("Heat", 1995, "A thief.")} if loglines is None else loglines
    for name, held in (("loglines", lines), ("headsup", headsup or {}), ("cookbook", recipes or [POPCORN])):
        (assets / name).mkdir(exist_ok=True)
        (assets / name / "all.json").write_text(json.dumps(held), encoding="utf-8")
    files = [path for path in assets.rglob("*") if path.is_file()]
    parts = {
        path.relative_to(assets).as_posix(): {"bytes": path.stat().st_size, "sha256": sha256_of(path)}
        for path in files
    }
    (assets / "manifest.json").write_text(json.dumps({"schema": 1, "parts": parts}), encoding="utf-8")
    return assets


@pytest.fixture
def assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A whole pack that is taken for the one that ships."""
    folder = write_pack(tmp_path / "assets")
    monkeypatch.setattr(checks, "assets_folder", lambda: folder)
    monkeypatch.setattr("movienight.paths.assets_folder", lambda: folder)
    return folder


def verified(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of `pack verify`."""
    code = run(["pack", "verify", *options])
    return code, *capsys.readouterr()


def differences(capsys: pytest.CaptureFixture[str], old: Path, new: Path) -> dict[str, Any]:
    """What `pack diff --json` says."""
    assert run(["pack", "diff", str(old), str(new), "--json"]) == ExitCode.OK
    record: dict[str, Any] = json.loads(capsys.readouterr().out)
    return record


def test_a_whole_pack_is_well(assets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing wrong is one line with the number of files and their size, and exit code 0."""
    files = [path for path in assets.rglob("*") if path.is_file() and path != assets / "manifest.json"]

    code, out, err = verified(capsys)
    assert (code, err) == (0, "")
    assert out.startswith(f"whole: {len(files)} files, ")
    record = json.loads(verified(capsys, "--json")[1])
    assert record == {
        "schema": 1,
        "well": True,
        "files": len(files),
        "bytes": sum(path.stat().st_size for path in files),
        "troubles": [],
    }


def test_every_kind_of_damage_is_named(assets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing, cut, altered or foreign file is named; two lines and exit code 3 follow."""
    (assets / "loglines" / "all.json").unlink()
    recipes = assets / "cookbook" / "all.json"
    recipes.write_bytes(recipes.read_bytes()[:-1])
    flags = assets / "headsup" / "all.json"
    flags.write_bytes(b"[]")
    (assets / "cookbook" / "more.json").write_text("[]")

    code, out, err = verified(capsys)
    assert code == ExitCode.DATA
    assert out.splitlines() == [
        f"cookbook/all.json has {recipes.stat().st_size:,} bytes instead of {recipes.stat().st_size + 1:,}",
        "headsup/all.json is altered",
        "loglines/all.json is missing",
        "cookbook/more.json is not in the list of what ships",
    ]
    assert [text.partition(":")[0] for text in err.splitlines()] == ["movienight", "hint"]
    assert "4 troubles" in err
    record = json.loads(verified(capsys, "--json")[1])
    assert (record["well"], len(record["troubles"])) == (False, 4)


def test_the_starter_is_checked_by_its_own_manifest(assets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A starter part that the list of what ships knows, but its own manifest does not, is named."""
    path = assets / "starter" / "facts.year.npy"
    path.write_bytes(path.read_bytes()[:-1] + b"\x01")
    listing = json.loads((assets / "manifest.json").read_text())
    listing["parts"]["starter/facts.year.npy"]["sha256"] = sha256_of(path)
    (assets / "manifest.json").write_text(json.dumps(listing))

    code, out, _ = verified(capsys)
    assert code == ExitCode.DATA
    assert out == "starter/facts.year.npy is not what the starter's own manifest says\n"


def test_a_starter_without_a_manifest_is_named(assets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A starter pack that cannot be opened is a trouble of its own, beside the missing file."""
    (assets / "starter" / "manifest.json").unlink()

    assert [text.split(" ")[0] for text in verified(capsys)[1].splitlines()] == [
        "starter/manifest.json",
        "starter",
    ]


def test_without_a_list_nothing_can_be_checked(assets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the list of what ships is gone, two lines say so."""
    (assets / "manifest.json").unlink()

    code, out, err = verified(capsys)
    assert (code, out) == (ExitCode.DATA, "")
    assert "the list of what ships cannot be read" in err


def test_a_pack_does_not_differ_from_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Compared with itself a pack has nothing added, changed or removed."""
    folder = write_pack(tmp_path / "one")
    record = differences(capsys, folder, folder)

    kinds = ("films", "loglines", "heads_up", "recipes")
    assert [record[kind]["before"] == record[kind]["now"] for kind in kinds] == [True] * 4
    assert [record[kind].get(what) for kind in kinds for what in ("added", "removed")] == [[]] * 8
    assert record["films"]["renamed"] == record["recipes"]["changed"] == []
    assert record["bytes"]["before"] == record["bytes"]["now"]


def test_films_come_go_and_change_their_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A film is the same by any of its numbers, whatever its title, and is told with both names."""
    old = write_pack(tmp_path / "old", [HEAT, ALIEN, UNKNOWN])
    new = [
        ("Parasite", 2019.0, -1, 496243, -1),
        ("Heat!", 1995.0, 113277, 1, 1),
        ("Alien", 1980.0, -1, 348, -1),
        ("Joker", 2019.0, 7286456, 475557, -1),
    ]
    films = differences(capsys, old, write_pack(tmp_path / "new", new))["films"]

    assert (films["before"], films["now"]) == (3, 4)
    assert films["added"] == [
        {"title": "Parasite", "year": 2019, "ids": {"ml": None, "tmdb": 496243, "imdb": None}},
        {"title": "Joker", "year": 2019, "ids": {"ml": None, "tmdb": 475557, "imdb": "tt7286456"}},
    ]
    assert [film["title"] for film in films["removed"]] == ["Nobody Knows It"]
    assert [(pair["was"]["title"], pair["is"]["title"]) for pair in films["renamed"]] == [
        ("Heat", "Heat!"),
        ("Alien", "Alien"),
    ]
    assert (films["renamed"][1]["was"]["year"], films["renamed"][1]["is"]["year"]) == (1979, 1980)


def test_prose_that_is_new_changed_or_gone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Loglines, heads-ups and recipes are compared entry by entry; the title in a file is no change."""
    old = write_pack(
        tmp_path / "old",
        loglines={"tt0113277": line("Heat", 1995, "A thief."), "tt0078748": line("Alien", 1979, "A crew.")},
        headsup={"tt0113277": {"title": "Heat", "age": 15, "heads_up": ["violence"]}},
        recipes=[POPCORN, TEA],
    )
    new = write_pack(
        tmp_path / "new",
        loglines={
            "tt0113277": line("HEAT", 1995, "A tired thief."),
            "tt0000001": line("Ferry", 2021, "A sea."),
        },
        headsup={"tt0113277": {"title": "Heat", "age": 18, "heads_up": ["violence"]}},
        recipes=[{**POPCORN, "allergens": ["milk"], "minutes": 7}, {**TEA, "id": "tea-2"}],
    )
    record = differences(capsys, old, new)

    assert record["loglines"] == {
        "before": 2,
        "now": 2,
        "added": [{"id": "tt0000001", "name": "Ferry (2021)"}],
        "changed": [
            {
                "id": "tt0113277",
                "name": "HEAT (1995)",
                "fields": {"line": {"was": "A thief.", "is": "A tired thief."}},
            }
        ],
        "removed": [{"id": "tt0078748", "name": "Alien (1979)"}],
    }
    assert record["heads_up"]["changed"][0]["fields"] == {"age": {"was": 15, "is": 18}}
    assert record["recipes"]["changed"][0]["fields"] == {
        "minutes": {"was": 5, "is": 7},
        "allergens": {"was": [], "is": ["milk"]},
    }
    assert [one["id"] for one in record["recipes"]["added"]] == ["tea-2"]
    assert [one["id"] for one in record["recipes"]["removed"]] == ["tea"]


def test_the_text_names_the_ten_best_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of many films the text names ten, best known first, and counts the others."""
    films = [HEAT, *((f"Film {number}", 2000.0, number, number, number) for number in range(1, 13))]
    old = write_pack(tmp_path / "old", [HEAT])
    new = write_pack(tmp_path / "new", films, recipes=[{**POPCORN, "no_cook": True}])
    assert run(["pack", "diff", str(old), str(new)]) == ExitCode.OK
    lines = capsys.readouterr().out.splitlines()

    assert lines[0] == "films: 1 before, 13 now; 12 added, none renamed, none removed"
    named = "; ".join(f"Film {number} (2000)" for number in range(1, 11))
    assert lines[1] == f"  added: {named}; and 2 more"
    assert lines[2] == "loglines: 1 before, 1 now; none added, none changed, none removed"
    assert lines[4:6] == [
        "recipes: 1 before, 1 now; none added, 1 changed, none removed",
        "  changed: Popcorn (no cook)",
    ]
    assert lines[6].startswith("size: ")


def test_starter_packs_alone_are_compared_by_films(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A starter folder holds no prose: that is not compared, whichever of the two it is."""
    old, new = write_pack(tmp_path / "old", [HEAT]), write_pack(tmp_path / "new", [HEAT, ALIEN])
    record = differences(capsys, old / "starter", new)

    assert [film["title"] for film in record["films"]["added"]] == ["Alien"]
    assert (record["loglines"], record["heads_up"], record["recipes"]) == (None, None, None)
    assert list(record["bytes"]["before"]) == ["starter"]
    assert run(["pack", "diff", str(old), str(new / "starter")]) == ExitCode.OK
    assert "recipes: not compared, they are not in both" in capsys.readouterr().out


@pytest.mark.parametrize("damage", ["nothing there", "an empty folder", "cut off", "unreadable recipes"])
def test_what_is_no_pack_is_refused(tmp_path: Path, damage: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is no pack, or a damaged one, ends in two lines and exit code 3."""
    good, other = write_pack(tmp_path / "good"), tmp_path / "other"
    if damage == "an empty folder":
        other.mkdir()
    if damage == "cut off":
        path = write_pack(other) / "starter" / "films.title.data.npy"
        path.write_bytes(path.read_bytes()[:-1])
    if damage == "unreadable recipes":
        (write_pack(other) / "cookbook" / "all.json").write_text("[{}]")

    assert run(["pack", "diff", str(good), str(other)]) == ExitCode.DATA
    out, err = capsys.readouterr()
    assert out == ""
    assert [text.partition(":")[0] for text in err.splitlines()] == ["movienight", "hint"]


def test_a_mistyped_command_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """`pack verfy` is told of verify; a word near to nothing is pointed to the help."""
    assert run(["pack", "verfy"]) == ExitCode.USAGE
    assert capsys.readouterr().err.splitlines()[1] == "hint: did you mean verify?"
    assert run(["pack", "xyz"]) == ExitCode.USAGE
    assert "movienight pack --help" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["verify", "diff"])
def test_commands_below_are_documented(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command of the group has examples, a line in the help of the group and a place in docs/cli.md."""
    text = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
    section = text.split("\n## movienight pack\n")[1].split("\n## ")[0]
    command = pack.get_command(click.Context(pack), name)
    assert command is not None
    assert f"`movienight pack {name}`" in section
    assert all(f"`{flag}`" in section for option in command.params for flag in option.opts if "--" in flag)

    assert run(["pack", name, "--help"]) == ExitCode.OK
    assert f"  movienight pack {name}" in capsys.readouterr().out.split("Examples:")[1].split("Options:")[0]
    assert run(["pack"]) == ExitCode.OK
    assert f"  {name}" in capsys.readouterr().out.split("Commands:")[1]


def test_its_help_is_light() -> None:
    """The help of the group and of its commands imports neither numpy nor the engine."""
    code = (
        "import sys\nfrom movienight.cli.main import run\n"
        "assert run(['pack']) == run(['pack', 'diff', '-h']) == 0\n"
        "assert not {'numpy', 'duckdb', 'movienight.engine'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
