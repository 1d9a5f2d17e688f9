"""What is said, and with which exit code, when something goes wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest

from movienight.cli import failures, main
from movienight.cli.main import run
from movienight.errors import (
    DataError,
    ExitCode,
    HomeUnusable,
    MovieNightError,
    NothingMatches,
    TitleAmbiguous,
    TitleNotFound,
    UsageError,
)

SECRET = "Cannibal Holocaust"


def raising(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every command fail with this error."""

    def fail(typed: list[str]) -> int:
        likes = [SECRET, *typed]
        try:
            raise KeyError(likes[0])
        except KeyError as cause:
            raise error from cause

    monkeypatch.setattr(main, "_invoke", fail)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (MovieNightError("it broke", "mend it"), 1),
        (UsageError("it broke", "mend it"), 2),
        (click.UsageError("It broke."), 2),
        (DataError("it broke", "mend it"), 3),
        (HomeUnusable("it broke", "mend it"), 3),
        (NothingMatches("it broke", "mend it"), 4),
        (TitleNotFound("Haet", ["Heat (1995)"]), 5),
        (TitleAmbiguous("Heat", ["Heat (1986)", "Heat (1995)"]), 5),
        (KeyboardInterrupt(), 130),
        (RuntimeError("Query interrupted"), 130),
        (click.Abort(), 130),
    ],
)
def test_exit_codes(
    error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Every kind of failure has its exit code, one or two lines on stderr and nothing on stdout."""
    raising(error, monkeypatch)

    assert run(["recommend"]) == code
    out, err = capfd.readouterr()
    lines = err.splitlines()
    assert out == ""
    assert lines[0].startswith("movienight: ")
    assert all(line.startswith("hint: ") for line in lines[1:])
    assert len(lines) == (1 if code == 130 else 2)


def test_our_errors_say_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The message and the hint of an error stand on two lines."""
    raising(TitleNotFound("Haet", ["Heat (1995)"]), monkeypatch)
    run(["recommend"])

    assert capfd.readouterr().err == "movienight: no film called “Haet”\nhint: did you mean: Heat (1995)?\n"


def test_a_mistake_of_ours_is_logged_without_anyones_likes(
    home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The log shows where in the code it broke, and nothing that was typed or held in variables."""
    raising(ValueError(f"no vector for {SECRET}"), monkeypatch)

    assert run(["recommend", "--a", SECRET]) == 1
    log = (home / "movienight.log").read_text()
    err = capfd.readouterr().err
    assert err.splitlines()[0] == "movienight: something went wrong inside MovieNight"
    assert str(home / "movienight.log") in err
    assert "ValueError" in log
    assert "KeyError" in log
    assert "recommend" in log.splitlines()[0]
    assert "test_failures.py" in log
    assert SECRET not in log + err


def test_the_log_grows_by_appending(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second failure leaves the first in the log."""
    raising(ValueError(), monkeypatch)
    run(["search"])
    run(["similar"])

    headings = [line for line in (home / "movienight.log").read_text().splitlines() if "Python" in line]
    assert [heading.split()[4].rstrip(",") for heading in headings] == ["search", "similar"]


def test_a_long_log_is_put_aside(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond its limit the log begins anew and the old one is kept once."""
    monkeypatch.setattr(failures, "LOG_LIMIT", 10)
    raising(ValueError(), monkeypatch)
    run(["search"])
    run(["similar"])

    assert "search" in (home / "movienight.old.log").read_text()
    assert "search" not in (home / "movienight.log").read_text()


def test_a_log_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Where even the log fails there are still two lines and exit code 1."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MOVIENIGHT_HOME", str(tmp_path / "file" / "home"))
    raising(ValueError(), monkeypatch)

    assert run(["search"]) == 1
    first, second = capfd.readouterr().err.splitlines()
    assert first == "movienight: something went wrong inside MovieNight"
    assert second.startswith("hint: the details could not be written either (")


def test_the_systems_own_errors_keep_their_number() -> None:
    """An OSError is logged by number and the system's words, without the file's name."""
    error = FileNotFoundError(2, "No such file", f"/somewhere/{SECRET}.csv")

    assert failures._kind(error) == "FileNotFoundError [2] No such file or directory"


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        (["recomend"], "there is no command recomend", "did you mean recommend?"),
        (["rec"], "there is no command rec", "did you mean recommend?"),
        (["xyzzy"], "there is no command xyzzy", "`movienight --help` lists the commands"),
        (["recommend", "--jsn"], "there is no option --jsn", "did you mean --json or --jsonl?"),
        (["--versoin"], "there is no option --versoin", "did you mean --version?"),
        (["search"], "missing argument 'TEXT...'", "`movienight search --help` lists what it takes"),
        (
            ["recommend", "--seed", "x"],
            "--seed: 'x' is not a valid integer",
            "`movienight recommend --help` lists",
        ),
        (
            ["recommend", "Heat"],
            "got unexpected extra argument (Heat)",
            "put quotes around a title of several words, and --a or --b",
        ),
        (["recommend", "--json", "--csv"], "--json and --csv cannot both be had", "choose one of them"),
        (["recommend", "-n", "0"], "“0” is not how many to show", "ask for 1 to 100"),
        (["recommend", "--balance", "2"], "--balance goes from 0 to 1, not “2”", "0 is all A, 1 is all B"),
        (["recommend", "--balance", ""], "--balance goes from 0 to 1, not “”", "0 is all A, 1 is all B"),
        (["recommend", "--genre", "western,x"], "there is no genre “x”", "the genres are Action"),
        (["recommend", "--genre", ""], "there is no genre “”", "the genres are Action"),
        (["search", "--limit", "", "x"], "“” is not how many to show", "ask for 1 to 100"),
        (["like", "@", "Heat"], "a person needs a name", "write it like @ana"),
        (["recommend", "--a"], "option '--a' requires an argument", "`movienight recommend --help`"),
    ],
)
def test_usage(typed: list[str], message: str, hint: str, capfd: pytest.CaptureFixture[str]) -> None:
    """A mistyped command line gives exit code 2, what is wrong and what to do."""
    assert run(typed) == ExitCode.USAGE
    out, err = capfd.readouterr()
    first, second = err.splitlines()
    assert out == ""
    assert first.startswith(f"movienight: {message}")
    assert second.startswith(f"hint: {hint}")


def movienight(*typed: str, **settings: Any) -> subprocess.Popen[bytes]:
    """The program in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "movienight", *typed],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **settings,
    )


def test_a_reader_who_leaves_is_no_failure() -> None:
    """When the reader has gone the program ends quietly."""
    process = movienight("recommend", "--help")
    assert process.stdout is not None
    process.stdout.close()

    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("typed", [["paths"], ["--help"], ["--version"], ["recommend", "-h"]])
def test_a_full_disk_is_said_in_words(typed: list[str]) -> None:
    """Output that cannot be written, help too, gives one clear line and no second complaint at exit."""
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "movienight", *typed], stdout=full, stderr=subprocess.PIPE, check=False
        )

    assert done.returncode == 1
    assert (
        done.stderr.decode()
        .splitlines()[0]
        .startswith("movienight: the output could not be written: No space")
    )
    assert len(done.stderr.decode().splitlines()) == 2


def test_what_was_typed_cannot_command_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Escape sequences and marks that turn the line round are left out of what is told back."""
    raising(TitleNotFound("\x1b[2J\u202eHeat\n\x07", ["\x9b31mHeat (1995)"]), monkeypatch)
    run(["recommend"])

    assert capfd.readouterr().err == (
        "movienight: no film called “[2JHeat ”\nhint: did you mean: 31mHeat (1995)?\n"
    )


def test_a_very_long_title_is_told_back_in_short(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The beginning and the end of a hundred thousand letters stand for all of them."""
    raising(TitleNotFound("x" * 100_000), monkeypatch)
    run(["recommend"])

    first, _ = capfd.readouterr().err.splitlines()
    assert first.startswith("movienight: no film called “xxx")
    assert first.endswith("xxx”")
    assert len(first) < 1100


def test_an_empty_title_is_said_to_be_empty() -> None:
    """A title of nothing but blanks is not searched for."""
    error = TitleNotFound("  ")

    assert error.message == "a title is empty"
    assert "Amélie" in error.hint


def test_a_stop_while_a_library_loads_is_a_stop() -> None:
    """An import that fails because of Ctrl-C counts as Ctrl-C; one that fails by itself does not."""

    def failed(cause: BaseException) -> ImportError:
        error = ImportError("cannot load")
        error.__cause__ = cause
        return error

    assert failures.was_stopped(failed(KeyboardInterrupt()))
    assert not failures.was_stopped(failed(ValueError()))
    assert not failures.was_stopped(RuntimeError("something else"))


def stopped_at_import_of(module: str) -> str:
    """A program that runs the command line and is stopped when it first imports a module."""
    return (
        "import sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {module!r}:\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stop())\n"
        "from movienight.__main__ import main\n"
        "main()\n"
    )


@pytest.mark.parametrize("module", ["click", "movienight.cli.main", "movienight.cli.status"])
def test_a_stop_while_the_program_loads(module: str) -> None:
    """Ctrl-C before there is any command to stop is one line and exit code 130 as well."""
    code = stopped_at_import_of(module)
    done = subprocess.run([sys.executable, "-c", code, "paths"], capture_output=True, check=False)

    assert (done.returncode, done.stderr, done.stdout) == (130, b"movienight: stopped\n", b"")


def test_a_stop_that_cannot_be_raised_stops_at_once() -> None:
    """Ctrl-C inside a clean-up, where Python would only complain of it, still stops the program."""
    code = (
        "import sys\n"
        "class Last:\n"
        "    def __del__(self):\n"
        "        raise KeyboardInterrupt\n"
        "from movienight.cli import main as commands\n"
        "def run():\n"
        "    last = Last()\n"
        "    del last\n"
        "    return [0 for _ in range(10)][0]\n"
        "commands.run = run\n"
        "from movienight.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (130, b"movienight: stopped\n")


def test_words_the_locale_cannot_read_are_utf8(home: Path) -> None:
    """In a locale without UTF-8 a name of other letters is still that name."""
    plain = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "MOVIENIGHT_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-m", "movienight", "recommend", "--json", "--a", "@Zoë"],
        capture_output=True,
        env={**os.environ, **plain},
        check=False,
    )

    assert done.returncode == ExitCode.USAGE
    assert b"nobody here is called \\u201cZo\\xeb\\u201d" in done.stderr


@pytest.mark.parametrize("chosen", ["~nobody-of-that-name/x", "x" * 5000])
def test_a_home_that_can_be_none(
    chosen: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A home no system could have is refused in two lines, with what to do."""
    monkeypatch.setenv("MOVIENIGHT_HOME", chosen)

    assert run(["paths"]) == ExitCode.DATA
    first, second = capfd.readouterr().err.splitlines()
    assert "cannot be used" in first
    assert second == "hint: set MOVIENIGHT_HOME to a folder that can be written"
