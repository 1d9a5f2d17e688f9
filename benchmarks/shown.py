"""Which films people get to see in 3,000 varied evenings, and what is written about those films.

    python benchmarks/shown.py [--evenings 3000] [--missing 400]

Two people, one or nobody, each with one to six likes (anything well known, a corner of taste, or the
last years), every other time a mood, every third time a wish (years, a language, a genre, a length, an age).
Prints how many of the places shown went to films with a logline and a hint of our own; with
`--missing N` the N films most shown without a logline, as JSON, most shown first.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the front doors do, before numpy is loaded

import numpy as np

from movienight.engine import Engine
from movienight.paths import Home, assets_folder
from movienight.recommend.scorers import top
from movienight.storage.prose import heads_up, key_of, loglines
from movienight.types import Film, Filters, Person, Query, Rows, Taste

MOODS = (
    "cozy rainy sunday", "make us laugh", "edge of the seat", "slow and beautiful", "nothing sad",
    "a film to fall asleep to", "dark and clever", "date night, not too sweet", "road trip", "christmas",
    "scary but no gore", "a good cry", "space", "something French", "heist with a twist", "for the kids",
    "90s action", "music and dancing", "true story", "in the kitchen", "war is hell", "samurai",
    "black and white", "weird", "feel good", "small town secrets", "courtroom", "summer love", "spies",
    "robots and machines", "history and costumes", "about growing up", "animals", "sports underdog",
)  # fmt: skip
WISHES = (
    {"years": (2019, None)}, {"years": (2024, None)}, {"years": (1990, 1999)}, {"years": (1980, 1989)},
    {"years": (1960, 1979)}, {"years": (None, 1959)}, {"years": (2010, None)}, {"max_runtime": 95},
    {"max_runtime": 110}, {"max_age": 9}, {"max_age": 6}, {"languages": frozenset({"fr"})},
    {"languages": frozenset({"ja"})}, {"languages": frozenset({"ko"})}, {"languages": frozenset({"es"})},
    {"genres": frozenset({"Horror"})}, {"genres": frozenset({"Romance"})}, {"genres": frozenset({"Comedy"})},
    {"genres": frozenset({"Animation"})}, {"genres": frozenset({"Documentary"})},
    {"genres": frozenset({"Crime"})}, {"genres": frozenset({"Sci-Fi"})},
    {"genres": frozenset({"Western"})}, {"not_genres": frozenset({"Drama"})},
)  # fmt: skip
RECENT = 2019
CORNER = 40
"""How many films round one film are a corner of taste."""


def taste(engine: Engine, rng: np.random.Generator) -> Taste:
    """A few likes: of anything well known, of one corner, or of the last years."""
    facts = engine.recommender.facts
    fame = np.sqrt(facts.likes)
    kind = rng.integers(3)
    if kind == 2:
        fame = fame * (facts.year >= RECENT)
    count = int(rng.integers(1, 7))
    anchors = rng.choice(len(fame), count, replace=False, p=fame / fame.sum()).astype(np.int32)
    if kind == 1:
        anchors = rng.choice(corner(engine, int(anchors[0])), count, replace=False)
    return Taste.of(anchors)


def corner(engine: Engine, row: int) -> Rows:
    """The films that who likes this one likes, itself among them."""
    hearing = engine.recommender.hear(Taste.of([row]))
    return np.union1d(top(hearing["knn"], CORNER), [row])


def evenings(engine: Engine, count: int) -> Iterator[Query]:
    """The evenings, always the same."""
    for number in range(count):
        rng = np.random.default_rng(number)
        people = [Person(key, key.upper(), taste(engine, rng)) for key in "ab"][: rng.choice([0, 1, 2, 2, 2])]
        mood = MOODS[rng.integers(len(MOODS))] if rng.random() < 0.5 else None
        wish = WISHES[rng.integers(len(WISHES))] if rng.random() < 0.33 else {}
        yield Query(tuple(people), mood=mood, filters=Filters(**wish))


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--evenings", type=int, default=3000)
    parser.add_argument("--missing", type=int, default=0)
    asked = parser.parse_args()
    shown: Counter[int] = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        engine = Engine.open(Home(Path(scratch)))
        for evening in evenings(engine, asked.evenings):
            shown.update(suggestion.film.row for suggestion in engine.recommend(evening).suggestions)
        films = {row: engine.film(row) for row in shown}
    ours = {"logline": loglines(assets_folder()), "hint": heads_up(assets_folder())}
    places = shown.total()
    print(f"{asked.evenings:,} evenings, {places:,} places, {len(shown):,} different films", file=sys.stderr)
    for name, written in ours.items():
        covered = sum(count for row, count in shown.items() if key_of(films[row]) in written)
        most = [row for row, _ in shown.most_common(1500)]
        among = sum(key_of(films[row]) in written for row in most)
        print(
            f"{name}: {covered / places:.1%} of places, {among:,} of the {len(most):,} films most shown",
            file=sys.stderr,
        )
    if asked.missing:
        without = [row for row, _ in shown.most_common() if key_of(films[row]) not in ours["logline"]]
        json.dump([entry(films[row], shown[row]) for row in without[: asked.missing]], sys.stdout, indent=1)


def entry(film: Film, count: int) -> dict[str, object]:
    """What a writer needs to know which film is meant."""
    names = ("title", "year", "original_title", "genres", "directors", "cast", "language", "countries")
    facts = {name: getattr(film, name) for name in names}
    return {"key": key_of(film), "shown": count, **facts}


if __name__ == "__main__":
    main()
