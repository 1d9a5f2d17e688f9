"""Quality on MovieLens latest-small: 5 likes of unseen users, 5 folds, NDCG@10.

    python benchmarks/quality.py DATA

DATA holds ml-latest-small/ and the-movies-dataset/. Prints every single model, the hybrid, and the
hybrid's ratio to the best single model with its 95 % interval (paired bootstrap over sessions).
Settings were chosen on other draws of the same users (folds dealt with another seed), so the levels
may flatter every model a little; the ratio compares models chosen in the same way.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from data import knowledge_of

from movienight.evaluate.bootstrap import mean_of, ratio_of
from movienight.evaluate.seeds import SeedsConfig, evaluate_seeds


def main() -> None:
    """Import, evaluate, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--likes", type=int, default=5)
    parser.add_argument("--seed", type=int, default=2026)
    options = parser.parse_args()
    knowledge, ratings = knowledge_of(options.data)
    config = SeedsConfig(likes=options.likes, seed=options.seed)
    start = time.perf_counter()
    found = evaluate_seeds(ratings, knowledge, config, lambda stage, done: None)
    took = time.perf_counter() - start
    print(f"{len(found['hybrid'])} sessions of {config.likes} likes, seed {config.seed}, {took:.0f} s")
    for name, values in sorted(found.items(), key=lambda item: -item[1].mean()):
        print(f"  NDCG@10  {mean_of(values)}  {name}")
    best = max((name for name in found if not name.startswith("hybrid")), key=lambda name: found[name].mean())
    for name in ("hybrid", "hybrid, as served"):
        print(f"  {name} / {best}: {ratio_of(found[name], found[best])}")


if __name__ == "__main__":
    main()
