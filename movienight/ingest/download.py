"""Fetching the public data sets: MovieLens from its home, the other two from Kaggle.

This is the only place that uses the network, and only when asked.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from movienight.errors import DataError, UsageError
from movienight.paths import Home
from movienight.storage.locking import make_home, unusable

MOVIELENS_URL = "https://files.grouplens.org/datasets/movielens/"
EDITIONS = ("latest-small", "100k", "1m", "10m", "20m", "25m", "32m")
KAGGLE = {
    "tmdb": "rounakbanik/the-movies-dataset",
    "foodcom": "shuyangli94/food-com-recipes-and-user-interactions",
}
USUAL = ("latest-small", "tmdb", "foodcom")
"""What is fetched when nothing is named."""

_PATIENCE = 60
"""Seconds to wait for a server to answer."""

Progress = Callable[[str, float | None], None]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What there is to import now, by kind."""

    movielens: tuple[Path, ...] = ()
    tmdb: tuple[Path, ...] = ()
    foodcom: tuple[Path, ...] = ()


def fetch(home: Home, what: Sequence[str], progress: Progress, *, base_url: str | None = None) -> Fetched:
    """Fetch data sets into `home.downloads`; what is there already, and whole, is not fetched again.

    Args:
        what: names of MovieLens editions, "tmdb", "foodcom"; none for the usual ones.
        base_url: where MovieLens is fetched from; its home if None.

    Raises:
        UsageError: a name is unknown, or a library that fetches is not installed.
        DataError: the server cannot be reached, lacks the file, or sent a damaged one.
        HomeUnusable: the home cannot be written.
    """
    names = list(dict.fromkeys(what)) or list(USUAL)
    unknown = [name for name in names if name not in (*EDITIONS, *KAGGLE)]
    if unknown:
        raise UsageError(
            f"there is no data set {unknown[0]}", f"choose from {', '.join((*EDITIONS, *KAGGLE))}"
        )
    paths: dict[str, list[Path]] = {"movielens": [], "tmdb": [], "foodcom": []}
    for name in names:
        if name in KAGGLE:
            paths[name].append(_from_kaggle(KAGGLE[name], progress))
        else:
            paths["movielens"].append(_movielens(home, name, base_url or MOVIELENS_URL, progress))
    return Fetched(**{kind: tuple(found) for kind, found in paths.items()})


def _movielens(home: Home, edition: str, base_url: str, progress: Progress) -> Path:
    pooch = _library("pooch")
    name = f"ml-{edition}.zip"
    url = f"{base_url.rstrip('/')}/{name}"
    progress(f"fetching {name}", None)
    checksum = _published_checksum(f"{url}.md5")
    try:
        make_home(home.root)
        home.downloads.mkdir(exist_ok=True)
        if checksum is None:
            _forget_if_damaged(home.downloads / name)
        pooch.get_logger().setLevel("ERROR")
        downloader = pooch.HTTPDownloader(progressbar=_Bar(f"fetching {name}", progress), timeout=_PATIENCE)
        fetched = pooch.retrieve(url, checksum, fname=name, path=home.downloads, downloader=downloader)
    except Exception as error:
        raise _in_words(home, url, error) from error
    return Path(fetched)


def _forget_if_damaged(path: Path) -> None:
    """Without a checksum only the zip itself can tell whether an earlier download is whole."""
    if path.exists() and not zipfile.is_zipfile(path):
        path.unlink()


def _published_checksum(url: str) -> str | None:
    """The MD5 that stands beside a file; None where none is published."""
    from urllib.error import HTTPError
    from urllib.request import urlopen

    try:
        with urlopen(url, timeout=_PATIENCE) as answer:
            found = re.search(rb"\b[0-9a-fA-F]{32}\b", answer.read(4096))
    except HTTPError as error:
        error.close()
        return None
    except OSError as error:
        raise _unreachable(url, error) from error
    return f"md5:{found[0].decode().lower()}" if found else None


def _from_kaggle(handle: str, progress: Progress) -> Path:
    """Where kagglehub has put a data set; it keeps its own store and fetches only what is new."""
    kagglehub = _library("kagglehub")
    progress(f"fetching {handle} from Kaggle", None)
    try:
        return Path(kagglehub.dataset_download(handle))
    except Exception as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        message = f"Kaggle did not hand out {handle}: {reason}"
        hint = f"log in with kagglehub, or fetch kaggle.com/datasets/{handle} by hand and import the zip"
        raise DataError(message, hint) from error


def _library(name: str) -> ModuleType:
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError as error:
        raise UsageError(f"{name} is not installed", 'run `pip install "movienight[download]"`') from error


def _in_words(home: Home, url: str, error: Exception) -> Exception:
    from requests import RequestException

    if isinstance(error, RequestException):
        return _unreachable(url, error)
    if isinstance(error, ValueError) and "hash" in str(error):
        return DataError(f"{url} came damaged: its checksum differs", "try again later")
    if isinstance(error, OSError):
        return unusable(home.root, error)
    return error


def _unreachable(url: str, error: Exception) -> DataError:
    status = getattr(getattr(error, "response", None), "status_code", None)
    reason = f"the server answered {status}" if status else "no answer"
    return DataError(f"{url} cannot be fetched: {reason}", "check the connection, or --base-url")


class _Bar:
    """What pooch wants of a progress bar, told on to ours."""

    def __init__(self, stage: str, progress: Progress) -> None:
        self._stage, self._progress = stage, progress
        self.total: Any = 0
        self._done = 0

    def update(self, amount: int) -> None:
        """So many bytes more have come."""
        self._done += amount
        self._progress(self._stage, self._done / self.total if self.total else None)

    def reset(self) -> None:
        """Pooch goes back to the start before it says that all is there."""
        self._done = 0

    def close(self) -> None:
        """Nothing to tidy up."""
