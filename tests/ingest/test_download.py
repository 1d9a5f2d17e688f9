"""Downloads: MovieLens from a server of our own, Kaggle through a stand-in."""

from __future__ import annotations

import hashlib
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ingest import sets
from movienight.errors import DataError, UsageError
from movienight.ingest.download import KAGGLE, fetch
from movienight.paths import Home


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and notes what was asked for."""

    asked: list[str]

    def log_message(self, *arguments: Any) -> None:
        """Note the path instead of printing it."""
        self.asked.append(self.path)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SimpleNamespace]:
    """A web server of 127.0.0.1 that has ml-latest-small, with its checksum, and ml-1m without."""
    folder = tmp_path / "www"
    folder.mkdir()
    small = sets.zipped(
        sets.write_csv_edition(tmp_path / "ml"), folder / "ml-latest-small.zip", "ml-latest-small"
    )
    digest = hashlib.md5(small.read_bytes()).hexdigest()
    (folder / "ml-latest-small.zip.md5").write_text(f"MD5 (ml-latest-small.zip) = {digest}\n")
    sets.zipped(sets.write_dat_edition(tmp_path / "old"), folder / "ml-1m.zip", "ml-1m")
    handler = type("Handler", (Quiet,), {"asked": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=folder)) as http:
        thread = threading.Thread(target=http.serve_forever, args=(0.01,))
        thread.start()
        yield SimpleNamespace(url=f"http://127.0.0.1:{http.server_port}/", folder=folder, asked=handler.asked)
        http.shutdown()
        thread.join()


def test_movielens_is_fetched_and_importable(tmp_path: Path, server: SimpleNamespace) -> None:
    """What was fetched lies in the home and imports; progress ends with all of it."""
    told: list[tuple[str, float | None]] = []
    home = Home(tmp_path / "home")
    fetched = fetch(home, ["latest-small", "1m"], lambda *step: told.append(step), base_url=server.url)
    assert [path.name for path in fetched.movielens] == ["ml-latest-small.zip", "ml-1m.zip"]
    assert fetched.movielens[0].parent == home.downloads
    assert ("fetching ml-latest-small.zip", 1.0) in told
    account = sets.run_import(home.root, movielens=list(fetched.movielens))
    assert account.catalogue["ratings"] == 10


def test_what_is_there_is_not_fetched_again(tmp_path: Path, server: SimpleNamespace) -> None:
    """A whole earlier download serves; only the checksum is asked for."""
    for _ in range(2):
        fetch(Home(tmp_path / "home"), ["latest-small"], sets.silent, base_url=server.url)
    assert server.asked.count("/ml-latest-small.zip") == 1
    assert server.asked.count("/ml-latest-small.zip.md5") == 2


@pytest.mark.parametrize("edition", ["latest-small", "1m"])
def test_damaged_earlier_download_is_replaced(tmp_path: Path, server: SimpleNamespace, edition: str) -> None:
    """A file cut off by an earlier failure is known by its checksum or its form, and fetched anew."""
    home = Home(tmp_path / "home")
    home.downloads.mkdir(parents=True)
    whole = (server.folder / f"ml-{edition}.zip").read_bytes()
    (home.downloads / f"ml-{edition}.zip").write_bytes(whole[:100])
    (path,) = fetch(home, [edition], sets.silent, base_url=server.url).movielens
    assert path.read_bytes() == whole


def test_wrong_checksum_is_refused(tmp_path: Path, server: SimpleNamespace) -> None:
    """What does not match its published checksum is not kept."""
    (server.folder / "ml-latest-small.zip.md5").write_text("0" * 32)
    with pytest.raises(DataError, match="came damaged"):
        fetch(Home(tmp_path / "home"), ["latest-small"], sets.silent, base_url=server.url)
    assert list((tmp_path / "home" / "downloads").iterdir()) == []


def test_missing_file_is_told(tmp_path: Path, server: SimpleNamespace) -> None:
    """A server without the file is said to have answered so."""
    with pytest.raises(DataError, match="the server answered 404"):
        fetch(Home(tmp_path / "home"), ["25m"], sets.silent, base_url=server.url)


def test_unreachable_server_is_told(tmp_path: Path, server: SimpleNamespace) -> None:
    """Where nobody answers, the address and what to check are named."""
    dead = "http://127.0.0.1:1/"
    with pytest.raises(DataError, match=r"ml-100k\.zip\.md5 cannot be fetched: no answer") as raised:
        fetch(Home(tmp_path / "home"), ["100k"], sets.silent, base_url=dead)
    assert "connection" in raised.value.hint


def test_unknown_name_lists_the_known_ones(tmp_path: Path) -> None:
    """A mistyped edition is a usage error with all names."""
    with pytest.raises(UsageError, match="no data set 5m") as raised:
        fetch(Home(tmp_path / "home"), ["5m"], sets.silent)
    assert "latest-small, 100k, 1m" in raised.value.hint


def test_kaggle_sets_come_through_kagglehub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each Kaggle set is asked for by its handle, and what kagglehub hands out is imported."""
    folders = {
        KAGGLE["tmdb"]: sets.write_tmdb(tmp_path / "tmdb"),
        KAGGLE["foodcom"]: sets.write_foodcom(tmp_path / "food"),
    }
    stand_in = SimpleNamespace(dataset_download=lambda handle: str(folders[handle]))
    monkeypatch.setitem(sys.modules, "kagglehub", stand_in)
    fetched = fetch(Home(tmp_path / "home"), ["tmdb", "foodcom"], sets.silent)
    assert (fetched.tmdb, fetched.foodcom) == ((tmp_path / "tmdb",), (tmp_path / "food",))


def test_kaggle_refusing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever kagglehub raises, people hear how to get the data by hand."""

    def refuse(handle: str) -> str:
        raise RuntimeError("403 Forbidden\nand a page of details")

    monkeypatch.setitem(sys.modules, "kagglehub", SimpleNamespace(dataset_download=refuse))
    with pytest.raises(DataError, match=r"403 Forbidden$") as raised:
        fetch(Home(tmp_path / "home"), ["tmdb"], sets.silent)
    assert f"kaggle.com/datasets/{KAGGLE['tmdb']}" in raised.value.hint


@pytest.mark.parametrize(("library", "name"), [("pooch", "latest-small"), ("kagglehub", "tmdb")])
def test_missing_library_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str, name: str
) -> None:
    """Downloading needs an extra; without it the line to type is shown."""
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UsageError, match=f"{library} is not installed") as raised:
        fetch(Home(tmp_path / "home"), [name], sets.silent)
    assert 'pip install "movienight[download]"' in raised.value.hint
