"""The program as people start it, in a real terminal: a whole evening, Ctrl-C, a read-only home, a crash."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from terminal import MOVIENIGHT, Terminal

PATIENCE = 60
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is needed")
PEOPLE = {"form": 1, "tonight": {"people": ["Ana", "Ben"], "mood": "cozy"}, "looks": {"theme": "day"}}


def opened(home: Path, size: tuple[int, int] = (80, 24), **more: str) -> Terminal:
    """The app on a home."""
    environment = {"MOVIENIGHT_HOME": str(home), "MOVIENIGHT_NOW": "2026-11-21T20:45", **more}
    return Terminal([MOVIENIGHT], *size, environment)


def settle_people(home: Path) -> None:
    """Ana and Ben sit on the sofa, with likes."""
    from tui.stage import library_of

    home.mkdir(exist_ok=True)
    library_of(home)
    (home / "evening.json").write_text(json.dumps(PEOPLE))


def ten(screen: str) -> bool:
    """Whether ten films stand there."""
    return "\n 10  " in screen


def test_state_is_back_on_the_next_start(tmp_path: Path) -> None:
    """People, mood and the film under the eye; leaving takes one key and is code 0."""
    settle_people(tmp_path)
    with opened(tmp_path) as app:
        app.until(ten, PATIENCE)
        assert "cozy" in app.text
        app.press("jjp")
        app.until(lambda screen: "is on the shortlist" in screen, PATIENCE)
        app.press("q")
        assert app.leave(PATIENCE) == 0
    kept = json.loads((tmp_path / "evening.json").read_text())
    assert len(kept["tonight"]["pinned"]) == 1
    assert kept["looks"] == {"theme": "day"}
    with opened(tmp_path) as app:
        app.until(lambda screen: ten(screen) and "◆" in screen, PATIENCE)
        app.press("q")
        assert app.leave(PATIENCE) == 0


def test_ctrl_c_says_how_to_quit(tmp_path: Path) -> None:
    """It does not throw anybody out of the evening."""
    settle_people(tmp_path)
    with opened(tmp_path) as app:
        app.until(ten, PATIENCE)
        app.press("\x03")
        app.until(lambda screen: "q leaves; everything is kept" in screen, PATIENCE)


def test_likes_from_another_terminal_are_shown(tmp_path: Path) -> None:
    """`movienight like` beside the open app: both succeed, and the app shows it."""
    from movienight.storage.library import Library

    settle_people(tmp_path)
    with opened(tmp_path, (120, 40)) as app:
        app.until(ten, PATIENCE)
        Library.open(tmp_path / "library.duckdb").like(
            "Ana", "imdb:tt0095327", "Grave of the Fireflies (1988)"
        )
        app.until(lambda screen: "Grave of the Fireflies" in screen.splitlines()[1], PATIENCE)


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may write everywhere")
def test_a_home_that_cannot_be_written(tmp_path: Path) -> None:
    """The evening works and says that nothing is kept."""
    settle_people(tmp_path)
    os.chmod(tmp_path, 0o500)
    try:
        with opened(tmp_path, (120, 40)) as app:
            app.until(lambda screen: ten(screen) and "nothing is kept" in screen, PATIENCE)
            app.press("sa")
            app.until(lambda screen: "Ana has seen" in screen, PATIENCE)
    finally:
        os.chmod(tmp_path, 0o700)


def test_a_home_that_is_a_file(tmp_path: Path) -> None:
    """There is an evening all the same, and it is said that nothing of it is kept."""
    (tmp_path / "home").write_text("")
    with opened(tmp_path / "home", (120, 40)) as app:
        app.until(lambda screen: "the films are ready" in screen, PATIENCE)
        app.press("\x1b")
        app.until(lambda screen: "nothing is kept" in screen.splitlines()[0], PATIENCE)
        app.press("q")
        assert app.leave(PATIENCE) == 0
    assert (tmp_path / "home").read_text() == ""


def test_a_config_that_cannot_be_read(tmp_path: Path) -> None:
    """The app does not start; it is said what to mend."""
    (tmp_path / "config.toml").write_text('[keys]\n"film.sen" = "S"\n')
    with opened(tmp_path, (100, 24)) as app:
        assert app.leave(PATIENCE) == 2
        assert "there is no act “film.sen”" in app.text


def test_a_whole_evening_from_the_first_run_to_the_next_day(tmp_path: Path) -> None:
    """Names, likes, a mood, one film out, a shortlist, head to head, tonight's card; then how it was."""
    home = tmp_path / "home"
    with opened(home) as app:
        app.until(lambda screen: "Who is on the sofa?" in screen and "ready" in screen, PATIENCE)
        for name in ("Ana", "Ben"):
            app.press(f"{name}\r")
            app.settle()
        for name, titles in (("Ana", ("amelie", "spirited away")), ("Ben", ("heat 1995", "alien"))):
            app.until(lambda screen, name=name: f"What does {name} love?" in screen, PATIENCE)
            for title in titles:
                app.press(title)
                app.settle()
                app.press("\r")
                app.settle()
            app.press("\r")
            app.settle()
        app.until(ten, PATIENCE)
        app.press("mcozy\r")
        app.until(lambda screen: "★" in screen, PATIENCE)
        app.settle()
        app.press("s")
        app.until(lambda screen: "Who has seen" in screen, PATIENCE)
        app.press("b")
        app.until(lambda screen: "Ben has seen" in screen, PATIENCE)
        for _ in range(2):
            app.settle()
            app.press("j")
            app.settle()
            app.press("p")
            app.until(lambda screen: "is on the shortlist" in screen, PATIENCE)
        app.settle()
        app.press("t")
        app.until(lambda screen: "Which of the two?" in screen, PATIENCE)
        app.press("h")
        app.until(lambda screen: "this is it" in screen, PATIENCE)
        app.settle()
        app.press("\r")
        app.until(lambda screen: "good night" in screen.lower(), PATIENCE)
        app.settle()
        app.press("\r")
        app.until(ten, PATIENCE)
        app.settle()
        app.press("q")
        assert app.leave(PATIENCE) == 0
    with opened(home, MOVIENIGHT_NOW="2026-11-22T20:00") as app:
        app.until(lambda screen: "How was" in screen, PATIENCE)
        app.press("4")
        app.settle()
        app.press("\r")
        app.settle()
    from movienight.storage.library import Library

    (night,) = Library.open(home / "library.duckdb").nights()
    assert night.people == ("Ana", "Ben")
    assert night.chosen is not None
    assert night.mood == "cozy"
    assert night.snack is not None
