"""Does the pack recommend as well as an index trained on the spot from the same ratings?

    python benchmarks/pack.py DATA

DATA holds ml-latest-small/ and the-movies-dataset/. They are imported and indexed in a scratch home.
Then both are asked for the same people: five likes each, drawn from those ratings, and ten films by
the code that serves. Both were trained on these very people, so the level flatters both alike and
says nothing about strangers (`movienight evaluate seeds` does); what counts is the ratio. The pack
knows films that nobody rated yet, which can never be right here, so it is asked a second time
without them. Target: within 1 %.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the front doors do, before numpy is loaded

import numpy as np

from movienight.engine import Engine
from movienight.evaluate.bootstrap import mean_of, ratio_of
from movienight.evaluate.metrics.ndcg import ndcg
from movienight.ingest.importing import import_data
from movienight.paths import Home
from movienight.storage.catalogue import Catalogue
from movienight.train.build import build_index
from movienight.train.matrix import Ratings
from movienight.train.sessions import draw
from movienight.types import Filters, Person, Query, Rows, Taste

LIKES, HIDDEN, SEED = 5, 5, 2026


def main() -> None:
    """Import, train, ask both, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    with tempfile.TemporaryDirectory() as scratch:
        home = Home(Path(scratch) / "own")
        folders = {"movielens": [data / "ml-latest-small"], "tmdb": [data / "the-movies-dataset"]}
        import_data(home, **folders, progress=lambda stage, done: None)
        build_index(home, lambda stage, done: None, force=True)
        with Catalogue.open(home.catalogue) as catalogue:
            table = catalogue.ratings()
        own, pack = Engine.open(home), Engine.open(Home(Path(scratch) / "empty"))
        sessions = list(
            draw(
                Ratings(table.user, table.row, table.stars), np.random.default_rng(SEED), 1, (LIKES,), HIDDEN
            )
        )
        here = own.index.array("films.ml_id")
        there = {number: row for row, number in enumerate(pack.index.array("films.ml_id").tolist())}
        into_pack = np.array([there.get(number, -1) for number in here.tolist()], dtype=np.int32)
        kept = [s for s in sessions if (into_pack[np.concatenate([s.given, s.hidden])] >= 0).all()]
        new = frozenset(np.flatnonzero(pack.recommender.facts.ratings == 0).tolist())
        answers = {
            "on the spot": [ndcg(slate(own, s.given), s.hidden) for s in kept],
            "pack": [ndcg(slate(pack, into_pack[s.given]), into_pack[s.hidden]) for s in kept],
            "pack, rated films": [
                ndcg(slate(pack, into_pack[s.given], new), into_pack[s.hidden]) for s in kept
            ],
        }
    values = {name: np.asarray(numbers) for name, numbers in answers.items()}
    print(f"{len(kept)} people of {len(sessions)}, {LIKES} likes each, 10 films as served")
    for name, numbers in values.items():
        told = f"  NDCG@10  {mean_of(numbers)}  {name}"
        print(told if name == "on the spot" else f"{told}, ratio {ratio_of(numbers, values['on the spot'])}")


def slate(engine: Engine, likes: Rows, without: frozenset[int] = frozenset()) -> Rows:
    """What the engine would show, as served, to somebody with these likes."""
    query = Query((Person("a", "A", Taste.of(likes)),), filters=Filters(exclude=without))
    return engine.recommender.draft(query).rows


if __name__ == "__main__":
    main()
