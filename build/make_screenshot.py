"""Make the pictures of README and docs: the app at two sizes, and a slate in the shell.

    python build/make_screenshot.py

All of them show the starter pack's own answers; people and clock are set, nothing else.
"""

from __future__ import annotations

import asyncio
import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from movienight.evening.opening import evening_of
from movienight.evening.state import Tonight
from movienight.paths import Home
from movienight.tui.app import MovieNight

DOCS = Path(__file__).parent.parent / "docs"
COMMAND = str(Path(sys.executable).with_name("movienight"))
ASKED = ["recommend", "--a", "Amélie", "--a", "Paddington 2", "--b", "Heat", "--b", "The Thing"]
ASKED += ["--mood", "cozy rainy sunday", "-n", "3"]
LIKES = {"Ana": ["Amélie", "Paddington 2", "Spirited Away"], "Ben": ["Groundhog Day", "Heat", "Galaxy Quest"]}
EVENING = Tonight(people=("Ana", "Ben"), mood="cozy rainy sunday", wishes={"finish-by": "23:30"})
PICTURES = {
    "tonight": ((120, 40), ("down", "p")),
    "tonight-small": ((80, 24), ("down",)),
    "decide": ((120, 40), ("t",)),
}


def main() -> None:
    """Draw all of them."""
    os.environ["MOVIENIGHT_NOW"] = "2026-11-21T20:45"
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        for name, titles in LIKES.items():
            told = os.environ | {"MOVIENIGHT_HOME": folder}
            subprocess.run([COMMAND, "like", f"@{name}", *titles], env=told, check=True, capture_output=True)
        for picture, (size, keys) in PICTURES.items():
            write(picture, asyncio.run(app_picture(home, size, keys)))
    write("slate", shell_picture())


async def app_picture(home: Home, size: tuple[int, int], keys: tuple[str, ...]) -> str:
    """The app of this size after these keys, as SVG."""
    app = MovieNight(lambda say: evening_of(home, EVENING, say), EVENING, {}, lambda tonight, looks: True)
    async with app.run_test(size=size) as pilot:
        for key in ("", *keys):
            if key:
                await pilot.press(key)
            await pilot.pause()
            await asyncio.to_thread(app.backstage.wait)
            await pilot.pause()
        return app.export_screenshot(title="movienight")


def shell_picture() -> str:
    """A slate as the terminal shows it, as SVG."""
    answer = subprocess.run(
        [COMMAND, *ASKED, "--color", "always"], capture_output=True, text=True, check=True
    )
    typed = " ".join(f'"{word}"' if " " in word else word for word in ASKED)
    console = Console(record=True, width=84, force_terminal=True, file=io.StringIO())
    console.print(Text(f"$ movienight {typed}\n", style="bold"))
    console.print(Text.from_ansi(answer.stdout))
    return console.export_svg(title="movienight", unique_id="slate")


def write(name: str, picture: str) -> None:
    """Keep it, without the fonts it would fetch from elsewhere."""
    local = re.sub(r",\s*url\([^)]*\) format\([^)]*\)", "", picture)
    path = DOCS / f"{name}.svg"
    path.write_text(local, encoding="utf-8")
    print(path)


if __name__ == "__main__":
    main()
