"""Quality on MovieLens latest-small: 5 likes of unseen users, 5 folds, NDCG@10.

    python benchmarks/quality.py DATA

DATA holds ml-latest-small/ and the-movies-dataset/. Prints every single model, the hybrid, and the
hybrid's ratio to the best single model with its 95 % interval (paired bootstrap over sessions).
Settings were chosen on other draws of the same users (folds dealt with another seed), so the levels
may flatter every model a little; the ratio compares models chosen in the same way.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from movienight.evaluate.bootstrap import mean_of, ratio_of
from movienight.evaluate.seeds import SeedsConfig, evaluate_seeds
from movienight.ingest.importing import import_data
from movienight.paths import Home, assets_folder
from movienight.storage.artifacts import Index
from movienight.storage.catalogue import Catalogue
from movienight.text.encoder import Encoder
from movienight.train.films import facts_of, film_text, votes_of
from movienight.train.learning import Knowledge
from movienight.train.matrix import Ratings
from movienight.train.settings import encoder_id
from movienight.train.vectors import embed, text_keys


def main() -> None:
    """Import, evaluate, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--likes", type=int, default=5)
    parser.add_argument("--seed", type=int, default=2026)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        home = Home(Path(scratch))
        folders = {
            "movielens": [options.data / "ml-latest-small"],
            "tmdb": [options.data / "the-movies-dataset"],
        }
        import_data(home, **folders, progress=lambda stage, done: None)
        with Catalogue.open(home.catalogue) as catalogue:
            films, table = catalogue.films(), catalogue.ratings()
    facts, _ = facts_of(films)
    texts = [film_text(films, row) for row in range(len(films.title))]
    known, encoder = [Index(assets_folder() / "starter")], Encoder.open(assets_folder() / "encoder")
    vectors = embed(texts, text_keys(texts, encoder_id()), "films", encoder, known, lambda done: None)
    knowledge = Knowledge(facts, vectors, votes_of(films))
    start = time.perf_counter()
    config = SeedsConfig(likes=options.likes, seed=options.seed)
    ratings = Ratings(table.user, table.row, table.stars)
    found = evaluate_seeds(ratings, knowledge, config, lambda stage, done: None)
    sessions = len(found["hybrid"])
    took = time.perf_counter() - start
    print(f"{sessions} sessions of {config.likes} likes, seed {config.seed}, {took:.0f} s")
    for name, values in sorted(found.items(), key=lambda item: -item[1].mean()):
        print(f"  NDCG@10  {mean_of(values)}  {name}")
    best = max((name for name in found if not name.startswith("hybrid")), key=lambda name: found[name].mean())
    print(f"  hybrid / {best}: {ratio_of(found['hybrid'], found[best])}")
    print(f"  hybrid, as served / {best}: {ratio_of(found['hybrid, as served'], found[best])}")


if __name__ == "__main__":
    main()
