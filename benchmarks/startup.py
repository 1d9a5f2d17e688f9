"""How long commands take as whole processes on the starter pack.

    python benchmarks/startup.py [--runs 20]

The first line of `recommend` is a home that does not exist yet: from nothing to a slate.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from measuring import measure

TWO = ["--a", "Amélie", "--a", "Paddington 2", "--b", "Heat", "--b", "The Thing"]
MOOD = ["--mood", "cozy rainy sunday"]
CASES = {
    "--version": (["--version"], "0.1 s"),
    "--help": (["--help"], "0.1 s"),
    "search": (["search", "godfather"], ""),
    "recommend, no mood": (["recommend", *TWO], "0.7 s, 300 MB"),
    "recommend, mood": (["recommend", *TWO, *MOOD], "0.7 s, 300 MB"),
    "recommend --json": (["recommend", *TWO, *MOOD, "--json"], "0.7 s, 300 MB"),
}


def main() -> None:
    """Measure every case and print a line each."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=20)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch) / "home"
        first = measure(["recommend", *TWO, *MOOD], 1, home, warm_up=0)
        print(f"{'first run, nothing there':26} {first}   target 3 s")
        for name, (arguments, target) in CASES.items():
            print(f"{name:26} {measure(arguments, runs, home)}" + (f"   target {target}" if target else ""))


if __name__ == "__main__":
    main()
