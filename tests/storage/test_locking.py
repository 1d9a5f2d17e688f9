"""One process at a time may write the home."""

from __future__ import annotations

import errno
import stat
import sys
import threading
from pathlib import Path

import pytest

from movienight.errors import HomeUnusable
from movienight.paths import Home
from movienight.storage.locking import writing
from storage.elsewhere import held, open_folder, read_only

HOLD = """
import sys
from pathlib import Path
from movienight.paths import Home
from movienight.storage.locking import writing
with writing(Home(Path(sys.argv[1]))):"""
unix = pytest.mark.skipif(sys.platform == "win32", reason="folder rights are a Unix matter")


@unix
def test_home_is_made_for_its_owner_only(tmp_path: Path) -> None:
    """A home that is not there is made, with its parents, and closed to others."""
    home = Home(tmp_path / "deep" / "home")
    with writing(home):
        assert stat.S_IMODE(home.root.stat().st_mode) == 0o700


@unix
def test_rights_of_a_home_stay(tmp_path: Path) -> None:
    """A home that is there keeps the rights its owner chose."""
    tmp_path.chmod(0o750)
    with writing(Home(tmp_path)):
        assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o750


def test_second_process_is_refused_at_once(tmp_path: Path) -> None:
    """While another process writes, asking fails and says so; when it ends, asking works."""
    with held(HOLD, tmp_path), pytest.raises(HomeUnusable, match="another movienight process"):
        writing(Home(tmp_path)).__enter__()
    with writing(Home(tmp_path)):
        pass


def test_killed_process_lets_go(tmp_path: Path) -> None:
    """A process that is killed leaves no lock behind."""
    with held(HOLD, tmp_path) as process:
        process.kill()
        process.wait()
        with writing(Home(tmp_path)):
            pass


def test_same_thread_may_ask_again(tmp_path: Path) -> None:
    """Within its own `with` a thread may ask again, and holds the lock until the outermost ends."""
    home = Home(tmp_path)
    with writing(home):
        with writing(home):
            pass
        assert _refused_in_a_thread(home)
    assert not _refused_in_a_thread(home)


def test_lock_is_let_go_after_an_error(tmp_path: Path) -> None:
    """An error inside passes through and the lock is free again."""
    with pytest.raises(KeyError), writing(Home(tmp_path)):
        raise KeyError
    assert not _refused_in_a_thread(Home(tmp_path))


def test_file_in_the_way_is_named(tmp_path: Path) -> None:
    """Where a file stands in the home's place, the error says which and points to MOVIENIGHT_HOME."""
    (tmp_path / "home").write_text("")
    with pytest.raises(HomeUnusable, match="a file stands in its place") as caught:
        writing(Home(tmp_path / "home")).__enter__()
    assert str(tmp_path / "home") in caught.value.message
    assert "MOVIENIGHT_HOME" in caught.value.hint


@unix
def test_read_only_home_is_refused() -> None:
    """A home that cannot be written is refused with the way out, not with a traceback."""
    with open_folder() as folder:
        with read_only(folder), pytest.raises(HomeUnusable, match="permission denied") as caught:
            writing(Home(folder)).__enter__()
        assert "MOVIENIGHT_HOME" in caught.value.hint
        with read_only(folder), pytest.raises(HomeUnusable, match="permission denied"):
            writing(Home(folder / "home")).__enter__()


def _refused_in_a_thread(home: Home) -> bool:
    refused: list[HomeUnusable] = []

    def ask() -> None:
        try:
            with writing(home):
                pass
        except HomeUnusable as error:
            refused.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    return bool(refused)


def test_full_disk_is_told_in_words(tmp_path: Path) -> None:
    """When the disk fills up while the home is written, that is what is said, and the lock is free again."""
    with pytest.raises(HomeUnusable, match="is full"), writing(Home(tmp_path)):
        raise OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(FileNotFoundError), writing(Home(tmp_path)):
        (tmp_path / "nowhere").read_bytes()
    with writing(Home(tmp_path)):
        pass
