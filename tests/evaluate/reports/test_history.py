"""The log of runs: what is kept comes back, and nothing else is taken for a run."""

from __future__ import annotations

import json
import os
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from evaluate.reports.outcomes import EASE, ODD, invented
from movienight.errors import DataError, HomeUnusable, UsageError
from movienight.evaluate.reports import history
from movienight.evaluate.reports.history import load, runs, save

DATE = "2026-11-21T20:45:00Z"


def kept(folder: Path, *dates: str) -> list[str]:
    """Ids of the invented outcome kept on these dates."""
    return [save(folder, invented(), date, "1.2") for date in dates]


def changed(path: Path, **new: Any) -> None:
    """Write other values into a record."""
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), **new}), encoding="utf-8")


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    """Every part of the outcome is as it was, the values of every question to the last bit."""
    outcome = invented()
    found = load(tmp_path, save(tmp_path, outcome, DATE, "1.2")).outcome()
    for model, metrics in outcome.each.items():
        assert list(found.each[model]) == list(metrics)
        for metric, values in metrics.items():
            np.testing.assert_array_equal(found.each[model][metric], values)
    plain = [
        field.name for field in fields(outcome) if field.name not in ("each", "settings", "overall", "chosen")
    ]
    assert [getattr(found, name) for name in plain] == [getattr(outcome, name) for name in plain]
    assert found.settings == {"likes": 5, "shares": [0.5, 1.0], "seed": 2026}
    assert {model: dict(numbers) for model, numbers in found.overall.items() if numbers} == outcome.overall
    assert found.chosen == outcome.chosen


def test_ids_tell_time_and_protocol(tmp_path: Path) -> None:
    """The id is the time in UTC, the protocol and a short hash of what was found."""
    one = save(tmp_path, invented(protocol="For two!"), "2026-11-21T22:45:00+02:00", "1.2")
    two = save(tmp_path, invented(protocol="For two!", leading="novelty"), DATE, "1.2")
    assert one[:-6] == two[:-6] == "20261121T204500Z-for-two-"
    assert one != two
    assert load(tmp_path, one).record["date"] == DATE
    assert load(tmp_path, one).record["version"] == "1.2"


def test_ids_tell_kinds(tmp_path: Path) -> None:
    """Where a protocol has several kinds, the id says which."""
    outcome = invented(protocol="pairs", settings={"kind": "similar", "seed": 1})
    assert save(tmp_path, outcome, DATE, "1.2").startswith("20261121T204500Z-similar-pairs-")


def test_the_same_is_kept_once(tmp_path: Path) -> None:
    """The same run of the same moment has the same id and the same bytes; no scratch file is left."""
    (first,) = kept(tmp_path, DATE)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert kept(tmp_path, DATE) == [first]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert set(before) == {f"{first}.json", f"{first}.npz"}


@pytest.mark.parametrize("date", ["2026-11-21T20:45:00", "yesterday"])
def test_a_date_needs_its_zone(tmp_path: Path, date: str) -> None:
    """A time that could be any is refused."""
    with pytest.raises(ValueError, match=date):
        save(tmp_path, invented(), date, "1.2")


def test_models_were_asked_equally_many(tmp_path: Path) -> None:
    """An outcome of different numbers of questions is not kept."""
    with pytest.raises(ValueError, match=r"inhomogeneous|questions"):
        save(tmp_path, invented(each={"a": {"x": EASE}, "b": {"x": EASE[:2]}}), DATE, "1.2")
    assert list(tmp_path.iterdir()) == []


def test_the_latest_first(tmp_path: Path) -> None:
    """Runs come by their time, whenever they were kept."""
    a, b, c = kept(tmp_path, "2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z", "2026-01-01T00:00:00Z")
    assert [run.id for run in runs(tmp_path).runs] == [b, a, c]
    assert [load(tmp_path, name).id for name in ("latest", "latest-0", "latest-1", "latest-2")] == [
        b,
        b,
        a,
        c,
    ]
    assert load(tmp_path, "20260102").id == a
    assert load(tmp_path, c).id == c


def test_no_folder_no_runs(tmp_path: Path) -> None:
    """A folder that is not there yet has no runs, and looking does not make it."""
    assert runs(tmp_path / "none").runs == ()
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("latest-2", "only 2 kept"),
        ("2025", "there is no run “2025”"),
        ("2026", "2 runs begin with “2026”"),
        ("latest-x", "there is no run"),
    ],
)
def test_runs_that_cannot_be_meant(tmp_path: Path, name: str, said: str) -> None:
    """A name of no run, or of several, is answered with what is there."""
    kept(tmp_path, "2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z")
    with pytest.raises(UsageError) as caught:
        load(tmp_path, name)
    assert said in caught.value.message
    assert caught.value.hint


def test_nothing_kept_yet(tmp_path: Path) -> None:
    """The latest of none is told as that."""
    with pytest.raises(UsageError, match="none kept yet"):
        load(tmp_path, "latest")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b'"text"',
        b"[" * 100_000,
    ],
    ids=["empty", "cut off", "a list", "nothing in it", "no text", "a word", "nested"],
)
def test_damaged_records_are_skipped_and_named(tmp_path: Path, content: bytes) -> None:
    """A record that cannot be read costs no other run; asked for, it is said to be damaged."""
    good, bad = kept(tmp_path, DATE, "2026-11-22T00:00:00Z")
    (tmp_path / f"{bad}.json").write_bytes(content)
    found = runs(tmp_path)
    assert ([run.id for run in found.runs], found.skipped) == ([good], (f"{bad}.json",))
    with pytest.raises(DataError, match=f"the run {bad} is damaged"):
        load(tmp_path, bad)


@pytest.mark.parametrize(
    "new",
    [
        {"schema": 2},
        {"id": "another"},
        {"protocol": None},
        {"questions": "4"},
        {"settings": []},
        {"verdict": "good"},
        {"models": [1]},
        {"models": [{"model": "a"}]},
        {"models": [{"model": "a", "metrics": {"x": {}}, "overall": {}, "chosen": {}, "seconds": None}]},
        {"models": [{"model": "a", "metrics": {}, "overall": {}, "chosen": {}, "seconds": "1"}]},
        {"values": {"sha256": "0", "columns": [["a"]]}},
        {"values": {}},
    ],
    ids=str,
)
def test_foreign_records_are_skipped(tmp_path: Path, new: dict[str, Any]) -> None:
    """What is JSON and no record of ours is no run."""
    (name,) = kept(tmp_path, DATE)
    changed(tmp_path / f"{name}.json", **new)
    assert (runs(tmp_path).runs, runs(tmp_path).skipped) == ((), (f"{name}.json",))


def test_strangers_are_named(tmp_path: Path) -> None:
    """Notes, folders and values without a record are no runs; hidden files are nobody's business."""
    (name,) = kept(tmp_path, DATE)
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "alone.npz").write_bytes(b"")
    (tmp_path / f".{name}.json.12").write_text("{")
    found = runs(tmp_path)
    assert [run.id for run in found.runs] == [name]
    assert found.skipped == ("alone.npz", "folder.json", "notes.txt")


def test_values_that_are_gone(tmp_path: Path) -> None:
    """A record without its values is no run."""
    (name,) = kept(tmp_path, DATE)
    (tmp_path / f"{name}.npz").unlink()
    assert (runs(tmp_path).runs, runs(tmp_path).skipped) == ((), (f"{name}.json",))


def test_values_of_another_run(tmp_path: Path) -> None:
    """Values that are not those the record was written for are refused, however well they read."""
    (name,) = kept(tmp_path, DATE)
    other = save(tmp_path, invented(each={ODD: {"NDCG@10": EASE}}), DATE, "1.2")
    os.replace(tmp_path / f"{other}.npz", tmp_path / f"{name}.npz")
    with pytest.raises(DataError, match=f"the run {name} is damaged"):
        load(tmp_path, name).outcome()


def test_columns_that_do_not_fit(tmp_path: Path) -> None:
    """A record that names fewer columns than there are values is damaged."""
    (name,) = kept(tmp_path, DATE)
    record = load(tmp_path, name).record
    changed(tmp_path / f"{name}.json", values={**record["values"], "columns": [["ease", "NDCG@10"]]})
    with pytest.raises(DataError, match="is damaged"):
        load(tmp_path, name).outcome()


def test_interrupted_writing_leaves_no_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the record cannot be put in its place there is no run, and no half of one is read."""
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if target.suffix == ".json":
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(history.os, "replace", replace)
    with pytest.raises(HomeUnusable, match="is full"):
        kept(tmp_path, DATE)
    assert runs(tmp_path).runs == ()
    assert [path.suffix for path in tmp_path.iterdir()] == [".npz"]


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    """It can neither be looked into nor written to, and that is said."""
    (tmp_path / "runs").write_text("")
    with pytest.raises(DataError, match="cannot be read"):
        runs(tmp_path / "runs")
    with pytest.raises(HomeUnusable, match="a file stands in its place"):
        kept(tmp_path / "runs", DATE)
