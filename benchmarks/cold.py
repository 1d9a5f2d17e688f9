"""Films without ratings: are the ones people would like found? By hiding films whose fans are known.

    python benchmarks/cold.py DATA

Of the films of MovieLens latest-small with ten likes and more, one in six loses all its ratings; the
models are trained without them and without a fifth of the users. Each of those users gives five
likes; of their hidden films, how many stand among the first 50 of all films without ratings? By
content alone, by votes elsewhere alone, and by what the collaborative models borrowed. 95 %
bootstrap intervals over sessions; nothing was tuned on these draws but RENOWN in train/cold.py.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from data import knowledge_of

from movienight.evaluate.bootstrap import mean_of, ratio_of
from movienight.recommend.scorers import top
from movienight.train.learning import Knowledge, learn
from movienight.train.matrix import LIKED, Ratings
from movienight.train.sessions import draw, folds_of
from movienight.train.settings import IndexConfig
from movienight.types import Taste

DRAWS, LIKES, FIRST = 3, 5, 50


def main() -> None:
    """Hide, train, look, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--seed", type=int, default=2026)
    options = parser.parse_args()
    knowledge, ratings = knowledge_of(options.data)
    found: dict[str, list[float]] = {}
    for number in range(DRAWS):
        for name, value in recalls(knowledge, ratings, np.random.default_rng([options.seed, number])):
            found.setdefault(name, []).append(value)
    values = {name: np.asarray(numbers) for name, numbers in found.items()}
    print(f"{len(values['content'])} sessions of {LIKES} likes, {DRAWS} draws of hidden films")
    for name, numbers in sorted(values.items(), key=lambda item: -item[1].mean()):
        print(f"  recall@{FIRST}  {mean_of(numbers)}  {name}")
    print(f"  als / content: {ratio_of(values['als'], values['content'])}   target 1.3")


def recalls(knowledge: Knowledge, ratings: Ratings, rng: np.random.Generator) -> list[tuple[str, float]]:
    """Each model's recall of each session's hidden films."""
    liked = np.bincount(ratings.row[ratings.stars >= LIKED], minlength=len(knowledge.facts))
    known = np.flatnonzero(liked >= 10)
    hidden = np.isin(np.arange(len(liked)), rng.choice(known, len(known) // 6, replace=False))
    unseen = folds_of(ratings.user, 5, int(rng.integers(2**31)))[0]
    training = np.isin(ratings.user, unseen, invert=True) & ~hidden[ratings.row]
    lesson = Ratings(ratings.user[training], ratings.row[training], ratings.stars[training])
    learned = learn(knowledge, lesson, IndexConfig().collaborative)
    unrated = learned.facts.ratings == 0
    answers = []
    for session in draw(ratings.of_users(unseen), rng, 1, (LIKES,), 5):
        given, wanted = session.given[~hidden[session.given]], session.hidden[hidden[session.hidden]]
        if len(given) < 2 or not len(wanted):
            continue
        lists = {scorer.name: scorer.score(Taste.of(given)) for scorer in learned.scorers}
        lists["votes"] = learned.facts.likes
        for name, scores in lists.items():
            first = top(np.where(unrated, scores, np.float32(np.nan)), FIRST)
            answers.append((name, float(np.isin(wanted, first).mean())))
    return answers


if __name__ == "__main__":
    main()
