"""Import and index of MovieLens latest-small, The Movies Dataset and a Food.com sample.

    python benchmarks/import_index.py DATA [--from-nothing]

DATA holds ml-latest-small/, the-movies-dataset/ and food.com/. Vectors of films that the starter
pack knows by the same text are taken over from it; with --from-nothing every text is embedded.
Target: 90 s and 1.5 GB for both together.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from measuring import once


def main() -> None:
    """Import, index, print seconds and peak memory of each."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--from-nothing", action="store_true", help="take nothing over from the starter pack")
    options = parser.parse_args()
    folders = {"--movielens": "ml-latest-small", "--tmdb": "the-movies-dataset", "--foodcom": "food.com"}
    sources = [part for flag, name in folders.items() for part in (flag, str(options.data / name))]
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        read, read_mb = once(["import", *sources, "--no-index", "--json"], home, {})
        built, built_mb = once(["index", *(["--force"] if options.from_nothing else [])], home, {})
    print(f"import {read:.1f} s, {read_mb:.0f} MB")
    print(f"index  {built:.1f} s, {built_mb:.0f} MB")
    print(f"both   {read + built:.1f} s, {max(read_mb, built_mb):.0f} MB   target 90 s, 1,500 MB")


if __name__ == "__main__":
    main()
