"""An index is there whole or not at all, and says so when it is not what its manifest says."""

from __future__ import annotations

import errno
import json
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from movienight.errors import IndexDamaged
from movienight.storage.artifacts import Index, IndexWriter, sha256_of
from storage.elsewhere import start

any_array = arrays.arrays(
    dtype=st.sampled_from([np.float32, np.int32, np.uint8, np.uint16, np.bool_]),
    shape=arrays.array_shapes(min_dims=1, max_dims=3, min_side=0, max_side=5),
)
any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner),
    max_leaves=6,
)


def make(folder: Path, factor: float = 1.0) -> Index:
    """A small index with a part of every form."""
    writer = IndexWriter(folder, origin="invented", licence="MIT")
    writer.array("factors", np.arange(12, dtype=np.float32).reshape(3, 4) * factor, origin="learned")
    writer.strings("titles", ["Heat", "Amélie", ""])
    writer.ragged("genres", [[1, 2], [], [0]])
    writer.json("settings", {"b": 1, "a": "é"})
    extra = folder.with_name("extra.bin")
    extra.write_bytes(b"tree")
    writer.file("ranker.txt", extra)
    writer.close("abc", films=3)
    return Index(folder)


@settings(deadline=None, max_examples=40)
@given(
    any_array, st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), max_size=5), any_json
)
def test_parts_come_back(values: NDArray[Any], texts: list[str], value: Any) -> None:
    """Arrays of any shape, also empty ones, strings and JSON are read as they were written."""
    with tempfile.TemporaryDirectory() as name:
        writer = IndexWriter(Path(name) / "index")
        writer.array("values", values)
        writer.strings("texts", texts)
        writer.json("value", value)
        writer.close("f")
        index = Index(Path(name) / "index")
        read = index.array("values")
        assert read.dtype == values.dtype
        np.testing.assert_array_equal(read, values)
        assert list(index.strings("texts")) == texts
        assert index.json("value") == value
        assert index.verify() == []


def test_manifest_tells_what_each_part_is(tmp_path: Path) -> None:
    """The manifest holds the fingerprint, words on the whole, and bytes, hash, form and rights of parts."""
    index = make(tmp_path / "index")
    assert index.fingerprint == "abc"
    assert index.manifest["films"] == 3
    part = index.manifest["parts"]["factors"]
    path = index.path("factors")
    assert (part["shape"], part["dtype"]) == ([3, 4], "float32")
    assert (part["bytes"], part["sha256"]) == (path.stat().st_size, sha256_of(path))
    assert (part["origin"], part["licence"]) == ("learned", "MIT")
    assert index.manifest["parts"]["ranker.txt"]["origin"] == "invented"
    assert index.path("ranker.txt").read_bytes() == b"tree"
    assert index.ragged("genres")[0].tolist() == [1, 2]
    assert index.has("settings")
    assert not index.has("weights")


def test_arrays_are_mapped_and_cannot_be_changed(tmp_path: Path) -> None:
    """Reading an array maps its file; writing into it is refused."""
    values = make(tmp_path / "index").array("factors")
    assert isinstance(values.base, np.memmap)
    with pytest.raises(ValueError, match="read-only"):
        values[0, 0] = 7


def test_same_parts_give_the_same_bytes(tmp_path: Path) -> None:
    """Writing the same index twice gives files that are equal byte for byte."""
    first, second = make(tmp_path / "one").folder, make(tmp_path / "two").folder
    names = sorted(file.name for file in first.iterdir())
    assert names == sorted(file.name for file in second.iterdir())
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in names)


def test_objects_are_never_pickled(tmp_path: Path) -> None:
    """An array of Python objects is refused when written, not found out when read."""
    writer = IndexWriter(tmp_path / "index")
    with pytest.raises(ValueError, match="pickle"):
        writer.array("objects", np.array([{}, []], dtype=object))


def test_nothing_stands_there_before_it_is_whole(tmp_path: Path) -> None:
    """Until it is closed an index is in nobody's way, and abandoned it leaves nothing."""
    writer = IndexWriter(tmp_path / "index")
    writer.array("values", np.zeros(3))
    assert not (tmp_path / "index").exists()
    writer.abandon()
    assert list(tmp_path.iterdir()) == []


def test_new_index_replaces_the_old_one(tmp_path: Path) -> None:
    """Closing puts the new index in place of the old one, whose open arrays go on being readable."""
    old = make(tmp_path / "index").array("factors")
    new = make(tmp_path / "index", factor=2.0)
    assert old[0].tolist() == [0, 1, 2, 3]
    assert new.array("factors")[0].tolist() == [0, 2, 4, 6]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["extra.bin", "index"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are a Unix matter")
@pytest.mark.parametrize("when", ["writing", "closing"])
def test_killed_writer_leaves_the_old_index(tmp_path: Path, when: str) -> None:
    """A process killed while it writes or closes an index leaves the old one whole and in place."""
    old = make(tmp_path / "index")
    code = """
import os, signal, sys
from pathlib import Path
import numpy
from movienight.storage.artifacts import IndexWriter
die = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
writer = IndexWriter(Path(sys.argv[1]))
writer.array("values", numpy.zeros(1000))
if sys.argv[2] == "writing":
    die()
os.rename = die
writer.close("new")
"""
    process = start(code, old.folder, when)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert Index(old.folder).fingerprint == "abc"
    assert Index(old.folder).verify() == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits are a Unix matter")
def test_full_disk_is_told_by_its_number(tmp_path: Path) -> None:
    """An array that does not fit on the disk raises the system's error for that."""
    code = """
import resource, sys
from pathlib import Path
import numpy
from movienight.storage.artifacts import IndexWriter
writer = IndexWriter(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
try:
    writer.array("values", numpy.zeros(100_000))
except OSError as error:
    print(error.errno, error.filename.endswith("values.npy"))
"""
    process = start(code, tmp_path / "index")
    said, trouble = process.communicate()
    assert said == f"{errno.ENOSPC} True\n", trouble


def edit(**changes: Any) -> Callable[[Path], None]:
    """A change of the manifest; "..." takes the entry out."""

    def change(folder: Path) -> None:
        path = folder / "manifest.json"
        manifest = json.loads(path.read_text()) | changes
        kept = {name: value for name, value in manifest.items() if value is not ...}
        path.write_text(json.dumps(kept))

    return change


def write(name: str, content: bytes) -> Callable[[Path], None]:
    """A file of the index with other content."""
    return lambda folder: (folder / name).write_bytes(content) and None


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (shutil.rmtree, "its manifest is missing"),
        (lambda folder: (folder / "manifest.json").unlink(), "its manifest is missing"),
        (write("manifest.json", b'{"schema": 1, '), "its manifest cannot be read"),
        (write("manifest.json", b"\xff\xfe"), "its manifest cannot be read"),
        (write("manifest.json", b"[]"), "its manifest cannot be read"),
        (edit(parts=...), "its manifest cannot be read"),
        (edit(fingerprint=...), "its manifest cannot be read"),
        (edit(schema=99), "it has form 99, this program reads form 2"),
        (lambda folder: (folder / "factors.npy").unlink(), "factors.npy is missing"),
        (write("factors.npy", b""), "factors has 0 bytes instead of"),
        (write("settings.json", b"{}"), "settings has 2 bytes instead of"),
    ],
)
def test_damaged_index_is_refused_when_opened(
    tmp_path: Path, damage: Callable[[Path], None], said: str
) -> None:
    """A missing, unreadable, foreign or cut index is named, with what is wrong and what mends it."""
    folder = make(tmp_path / "index").folder
    damage(folder)
    with pytest.raises(IndexDamaged, match=said) as caught:
        Index(folder)
    assert "the index index cannot be used" in caught.value.message
    assert "movienight index" in caught.value.hint
    with pytest.raises(IndexDamaged) as caught:
        Index(folder, mend="reinstall it")
    assert caught.value.hint == "reinstall it"


def test_part_that_is_not_there_is_named(tmp_path: Path) -> None:
    """Asking for a part the index never had is an error about the index, not a KeyError."""
    index = make(tmp_path / "index")
    for ask in (index.array, index.strings, index.ragged, index.path, index.json):
        with pytest.raises(IndexDamaged, match="it has no weights"):
            ask("weights")


def test_array_of_another_form_is_refused(tmp_path: Path) -> None:
    """An array whose own header differs from the manifest is refused even at the right size."""
    index = make(tmp_path / "index")
    path = index.path("factors")
    path.write_bytes(path.read_bytes().replace(b"(3, 4)", b"(4, 3)"))
    with pytest.raises(IndexDamaged, match="not what its manifest says"):
        Index(index.folder).array("factors")
    path.write_bytes(b"\0" * path.stat().st_size)
    with pytest.raises(IndexDamaged, match="cannot be read"):
        Index(index.folder).array("factors")


def test_changed_byte_is_found_by_verifying(tmp_path: Path) -> None:
    """One changed byte, of whatever part, does not escape the hashes."""
    index = make(tmp_path / "index")
    for name in ("factors", "titles.data", "ranker.txt", "settings"):
        path = index.path(name)
        whole = path.read_bytes()
        path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        assert Index(index.folder).verify() == [name]
        path.write_bytes(whole)
    assert index.verify() == []


def test_json_that_is_none_is_refused(tmp_path: Path) -> None:
    """A JSON part of the right size that is no JSON is damage."""
    index = make(tmp_path / "index")
    path = index.path("settings")
    path.write_bytes(b"?" * path.stat().st_size)
    with pytest.raises(IndexDamaged, match=r"settings\.json cannot be read"):
        index.json("settings")


def test_part_is_adopted_as_it_is(tmp_path: Path) -> None:
    """A part taken over from another index keeps its bytes, its hash and where it came from."""
    old = make(tmp_path / "old")
    writer = IndexWriter(tmp_path / "new", origin="elsewhere")
    writer.adopt(old, "factors")
    writer.close("new")
    new = Index(tmp_path / "new")
    np.testing.assert_array_equal(new.array("factors"), old.array("factors"))
    assert new.manifest["parts"]["factors"] == old.manifest["parts"]["factors"]
    assert new.verify() == []
