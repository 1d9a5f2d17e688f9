"""How long a search by title takes, key by key, over ten thousand and over ninety thousand films.

    python benchmarks/title_search.py [MovieLens folder with movies.csv]

Without a folder, `ml-latest-small` of `$MOVIENIGHT_DATA` is used if there, else invented titles. The
ninety thousand are the ten thousand with halves of titles exchanged. Queries are titles being typed:
every beginning of a hundred titles, and the same titles with two neighbouring letters swapped.
"""

from __future__ import annotations

import csv
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from movienight.ingest.titles import parse_title
from movienight.storage.artifacts import Index, IndexWriter
from movienight.text.titles import TitleIndex

Films = list[tuple[list[str], int | None]]
WORDS = [
    "night",
    "river",
    "house",
    "last",
    "summer",
    "king",
    "lost",
    "city",
    "red",
    "moon",
    "garden",
    "train",
]
CORES = [
    "lantern",
    "orchard",
    "harbour",
    "mirror",
    "falcon",
    "parade",
    "station",
    "meadow",
    "ember",
    "violin",
]


def main() -> None:
    """Print one line per size."""
    small = real_films(_folder()) or invented_films(9742)
    for films in (small, crossed(small, 90_000)):
        _measure(films)


def real_films(folder: Path | None) -> Films:
    """Titles, shown one first, and years of a MovieLens folder; empty without one."""
    if folder is None or not (folder / "movies.csv").exists():
        return []
    with (folder / "movies.csv").open(encoding="utf-8", newline="") as file:
        parsed = [parse_title(row["title"]) for row in csv.DictReader(file)]
    return [([found.title, *found.alternatives], found.year) for found in parsed]


def invented_films(count: int) -> Films:
    """As many titles of two to five words."""
    rng = np.random.default_rng(3)
    words = [*WORDS, *CORES, *(f"{first[:4]}{core}" for first in WORDS for core in CORES)]
    lengths = rng.integers(2, 6, count)
    return [([" ".join(rng.choice(words, length))], int(rng.integers(1930, 2025))) for length in lengths]


def crossed(films: Films, count: int) -> Films:
    """`count` films: the given ones, then first halves of titles with second halves of others."""
    rng = np.random.default_rng(5)
    more = list(films)
    while len(more) < count:
        (one, year), (other, _) = (films[int(i)] for i in rng.integers(0, len(films), 2))
        front, back = one[0].split(), other[-1].split()
        title = " ".join(front[: (len(front) + 1) // 2] + back[len(back) // 2 :])
        more.append(([title, other[-1][::-1]], year) if rng.random() < 0.3 else ([title], year))
    return more


def _measure(films: Films) -> None:
    rng = np.random.default_rng(9)
    titles, years = [names for names, _ in films], [year for _, year in films]
    start = time.perf_counter()
    built = TitleIndex.build(titles, years, (1e4 / rng.permutation(np.arange(1, len(films) + 1))).tolist())
    building = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        writer = IndexWriter(Path(folder) / "index")
        built.save(writer)
        writer.close("benchmark")
        size = sum(file.stat().st_size for file in (Path(folder) / "index").iterdir())
        index = Index(Path(folder) / "index")
        start = time.perf_counter()
        opened = TitleIndex.open(index)
        opening = time.perf_counter() - start
        typed, swapped = _queries([names[0] for names in titles], rng)
        opened.search(typed[0])
        print(f"{len(films):,} films, {len(built.names):,} names")
        print(f"  built in {building:.1f} s, {size / 1e6:.0f} MB, opened in {opening * 1000:.1f} ms")
        print("  each search: median, p95, worst")
        _print_times("a key typed", [_timed(opened.search, text) for text in typed])
        _print_times("a misspelt title", [_timed(opened.search, text) for text in swapped])
        _print_times("resolve a title", [_timed(opened.resolve, names[0]) for names in titles[:500]])
        found = [opened.search(text, 1) for text in swapped]
        right = [
            bool(one) and _same(titles[one[0].row], text) for one, text in zip(found, swapped, strict=True)
        ]
        print(f"  the misspelt title comes first: {np.mean(right):.0%}")


def _queries(titles: list[str], rng: np.random.Generator) -> tuple[list[str], list[str]]:
    chosen = [titles[int(i)] for i in rng.permutation(len(titles))[:100]]
    typed = [title[:length] for title in chosen for length in range(1, min(len(title), 30) + 1)]
    places = [int(rng.integers(1, max(len(title) - 2, 2))) for title in chosen]
    swapped = [
        title[:place] + title[place : place + 2][::-1] + title[place + 2 :]
        for title, place in zip(chosen, places, strict=True)
    ]
    return typed, swapped


def _same(names: list[str], text: str) -> bool:
    return any(sorted(name) == sorted(text) for name in names)


def _timed(action: Callable[[str], object], text: str) -> float:
    start = time.perf_counter()
    action(text)
    return (time.perf_counter() - start) * 1000


def _print_times(what: str, times: list[float]) -> None:
    middle, high = np.percentile(times, [50, 95])
    print(f"  {what:18} {middle:6.2f} {high:6.2f} {max(times):6.2f} ms")


def _folder() -> Path | None:
    if len(sys.argv) > 1:
        return Path(sys.argv[1])
    data = os.environ.get("MOVIENIGHT_DATA")
    return Path(data) / "ml-latest-small" if data else None


if __name__ == "__main__":
    main()
