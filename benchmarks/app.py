"""How soon the app paints, shows ten films, and answers a key; in a real terminal, on the starter pack.

    python benchmarks/app.py [--runs 10] [--beside "posting" --beside "harlequin"]

Whole processes from start to the bytes that paint. `--beside` measures the first paint of other
programs in the same run, turn by turn.
"""

from __future__ import annotations

import argparse
import os
import shlex
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from terminal import MOVIENIGHT, Terminal

SIZE = (120, 40)
LIKES = {"Ana": ["Amélie", "Paddington 2"], "Ben": ["Heat", "The Thing"]}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument(
        "--beside", action="append", default=[], help="another program, to see its first paint"
    )
    asked = parser.parse_args()
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        home = {"MOVIENIGHT_HOME": scratch, "OPENBLAS_NUM_THREADS": "1"}
        prepare(Path(scratch), home)
        for run in range(asked.runs + 1):
            measured = [*evening(home), *((other, first_paint(other)) for other in asked.beside)]
            for name, seconds in measured if run else []:  # the first run warms the disk's cache
                times.setdefault(name, []).append(seconds)
    targets = {
        "first paint": "0.4 s",
        "a key in the list": "0.1 s",
        "reroll": "0.1 s",
        "a letter of a title": "0.016 s and the screen",
    }
    for name, seconds in times.items():
        spread = f"best {min(seconds):6.3f}   worst {max(seconds):6.3f}"
        target = f"   target {targets[name]}" if name in targets else ""
        print(f"{name:28} median {statistics.median(seconds):6.3f} s   {spread}{target}")


def prepare(folder: Path, environment: dict[str, str]) -> None:
    """Two people with likes, sitting on the sofa."""
    for name, titles in LIKES.items():
        command = [MOVIENIGHT, "like", f"@{name}", *titles]
        subprocess.run(command, env=os.environ | environment, check=True, capture_output=True)
    (folder / "evening.json").write_text('{"form": 1, "tonight": {"people": ["Ana", "Ben"]}, "looks": {}}')


def evening(environment: dict[str, str]) -> Iterator[tuple[str, float]]:
    """One start of the app and a few keys."""
    with Terminal([MOVIENIGHT], *SIZE, environment) as app:
        yield "first paint", app.until(lambda screen: "MovieNight" in screen, 30)
        yield "ten films", app.until(lambda screen: " 10 " in screen and "SNACK" in screen, 30)
        yield "a key in the list", after(app, "j")
        yield "reroll", after(app, "r")
        app.press("q")
        app.leave(30)


def after(app: Terminal, key: str) -> float:
    """Seconds from a key to the first screen on which list or panels are others."""
    app.settle()
    before, start = middle(app.text), app.now()
    app.press(key)
    return app.until(lambda screen: middle(screen) != before, 30) - start


def middle(screen: str) -> list[str]:
    """The lines between the top and the line that says what was done."""
    return screen.splitlines()[5:-2]


def first_paint(command: str) -> float:
    """Seconds until another program has anything on the screen."""
    with Terminal(shlex.split(command), *SIZE) as app:
        return app.until(lambda screen: len(screen.split()) > 3, 60)


if __name__ == "__main__":
    main()
