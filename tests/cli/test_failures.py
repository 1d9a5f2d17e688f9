"""What is said, and with which exit code, when something goes wrong."""

from __future__ import annotations

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
        (["recommend", "Heat"], "got unexpected extra argument (Heat)", "put quotes around a title"),
        (["recommend", "--json", "--csv"], "--json and --csv cannot both be had", "choose one of them"),
        (["recommend", "-n", "0"], "0 is not how many films to show", "ask for 1 to 100"),
        (["recommend", "--balance", "2"], "--balance goes from 0 to 1, not 2", "0 is all A, 1 is all B"),
        (["recommend", "--genre", "western,x"], "there is no genre “x”", "the genres are Action"),
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
def test_a_full_disk_is_said_in_words() -> None:
    """Output that cannot be written gives one clear line and no second complaint at exit."""
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "movienight", "paths"], stdout=full, stderr=subprocess.PIPE, check=False
        )

    assert done.returncode == 1
    assert (
        done.stderr.decode()
        .splitlines()[0]
        .startswith("movienight: the output could not be written: No space")
    )
    assert len(done.stderr.decode().splitlines()) == 2
