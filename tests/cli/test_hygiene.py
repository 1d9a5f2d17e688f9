"""What a command imports, seen in a process of its own: start-up time is imports."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cli.starter import needs_starter

HEAVY = {
    "numpy",
    "duckdb",
    "rich",
    "onnxruntime",
    "lightgbm",
    "scipy",
    "pandas",
    "implicit",
    "torch",
    "sklearn",
}


def imported_by(program: str) -> set[str]:
    """Top-level names in `sys.modules` once the program has run."""
    code = f"import sys\n{program}\nprint('\\n' + ' '.join({{name.split('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def running(*typed: str) -> str:
    """A program that runs one command line."""
    return f"from movienight.cli.main import run; assert run({list(typed)!r}) == 0"


def test_the_package_itself_is_free() -> None:
    """`import movienight` imports none of its own modules and nothing heavy."""
    code = "import sys, movienight; print([name for name in sys.modules if name.startswith('movienight.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
    assert not imported_by("import movienight") & (HEAVY | {"click"})


@pytest.mark.parametrize("typed", [["--version"], ["--help"], [], ["recommend", "--help"], ["search", "-h"]])
def test_help_is_light(typed: list[str]) -> None:
    """Version and help, also of the largest command, import nothing heavy."""
    assert not imported_by(running(*typed)) & HEAVY


@pytest.mark.parametrize("typed", [["--version"], ["--help"]])
def test_the_group_imports_no_command(typed: list[str]) -> None:
    """The list of commands is printed without importing any of them."""
    code = f"import sys\n{running(*typed)}\nprint('\\n' + ' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    ours = {name for name in done.stdout.splitlines()[-1].split() if name.startswith("movienight.")}

    assert ours == {
        "movienight.cli",
        "movienight.cli.main",
        "movienight.cli.lazy",
        "movienight.cli.output",
    } | {"movienight.errors"}


def test_a_usage_error_is_light() -> None:
    """A mistyped command is answered without importing anything heavy."""
    program = "from movienight.cli.main import run; assert run(['recomend']) == 2"

    assert not imported_by(program) & HEAVY


@needs_starter
def test_recommending_trains_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A slate is made without the libraries that training needs."""
    monkeypatch.setenv("MOVIENIGHT_HOME", str(tmp_path_factory.mktemp("home")))
    loaded = imported_by(running("recommend", "--a", "tmdb:862", "--mood", "cozy"))

    assert "numpy" in loaded
    assert not loaded & {"lightgbm", "scipy", "pandas", "implicit", "torch", "sklearn"}


def test_the_first_frame_is_light() -> None:
    """The app's first frame, and the welcome of a first run, need no numbers, no database, no model."""
    program = "import movienight.tui.start, movienight.tui.app, movienight.tui.screens.welcome"
    assert not imported_by(program) & (HEAVY - {"rich"})
