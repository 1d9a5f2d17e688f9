"""How long a slate takes inside a running engine: 200 different queries on the starter pack.

    python benchmarks/latency.py [--queries 200]

Two people with 2 to 5 likes each among the 1,500 best-liked films, four queries of five with one of
eight moods; every query is new, nothing is remembered between them but what opening loads. Reasons
and snacks included. Target: p95 <= 20 ms.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the front doors do, before numpy is loaded

import numpy as np

from movienight.engine import Engine
from movienight.paths import Home
from movienight.types import Person, Query, Taste

MOODS = (
    "cozy rainy sunday",
    "make us laugh",
    "edge of the seat",
    "slow and beautiful",
    "nothing sad",
    "a film to fall asleep to",
    "dark and clever",
    "date night, not too sweet",
    None,
    None,
)


def query(engine: Engine, number: int) -> Query:
    """The query of this number, always the same."""
    rng = np.random.default_rng(number)
    known = rng.permutation(np.argsort(-engine.recommender.facts.likes)[:1500])
    one, two = rng.integers(2, 6, 2)
    people = (Person("a", "A", Taste.of(known[:one])), Person("b", "B", Taste.of(known[one : one + two])))
    return Query(people, mood=MOODS[number % len(MOODS)])


def main() -> None:
    """Ask, and print the distribution."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--queries", type=int, default=200)
    count = parser.parse_args().queries
    with tempfile.TemporaryDirectory() as scratch:
        engine = Engine.open(Home(Path(scratch)))
        for number in range(10):
            engine.recommend(query(engine, 10_000 + number))
        spent = []
        for number in range(count):
            start = time.perf_counter()
            engine.recommend(query(engine, number))
            spent.append((time.perf_counter() - start) * 1000)
    median, p95, worst = np.quantile(spent, [0.5, 0.95, 1.0])
    print(
        f"{count} queries: median {median:.1f} ms, p95 {p95:.1f} ms, worst {worst:.1f} ms   target p95 20 ms"
    )


if __name__ == "__main__":
    main()
