"""The main screens at three sizes, as text beside which they are kept: a change of looks is seen.

After a change that is meant: `cd tests && python -m tui.test_looks` writes them anew; look at the difference.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

import pytest

from movienight.evening.state import Tonight
from tui.stage import MOMENT, on_stage, played, screen_text, settled

FOLDER = Path(__file__).parent / "looks"
SIZES = ((60, 20), (80, 24), (120, 40))
EVENING = Tonight(people=("Ana", "Ben"), mood="cozy rainy sunday", wishes={"finish-by": "23:30"})
SCREENS = {"tonight": (), "help": ("question_mark",), "film": ("enter",), "decide": ("t",), "wishes": ("f",)}


async def drawn(folder: Path, size: tuple[int, int], keys: tuple[str, ...]) -> str:
    """What stands on the screen of this size after these keys."""
    async with on_stage(folder, EVENING, size=size) as (app, pilot):
        for key in keys:
            await pilot.press(key)
            await settled(app, pilot)
        return screen_text(app) + "\n"


def place(screen: str, size: tuple[int, int]) -> Path:
    """Where the text of a screen is kept."""
    return FOLDER / f"{screen}.{size[0]}x{size[1]}.txt"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", SCREENS)
@played
async def test_looks(screen: str, size: tuple[int, int], tmp_path: Path) -> None:
    """Letter by letter as it was when somebody last looked at it."""
    assert await drawn(tmp_path, size, SCREENS[screen]) == place(screen, size).read_text(encoding="utf-8")


def main() -> None:
    """Write all of them anew."""
    FOLDER.mkdir(exist_ok=True)
    os.environ["MOVIENIGHT_NOW"] = MOMENT
    for screen, keys in SCREENS.items():
        for size in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                text = asyncio.run(drawn(Path(folder), size, keys))
            place(screen, size).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
