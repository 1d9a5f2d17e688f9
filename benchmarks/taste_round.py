"""What twelve cards tell of a stranger: ours, the twelve best known, and twelve of the hundred best known.

    python benchmarks/taste_round.py DATA [--rounds 5]

DATA is a folder with `ml-latest-small` and `the-movies-dataset`. People are dealt into five parts; those
of each part are strangers to models trained on all others. Half of what a person rated, drawn at random,
answers the cards (four stars love, three fine, less no; what is not among it is "not seen"), and the likes
of the other half are to be found among ten films: every way to ask has the same films to find. With
`--all` everything rated answers, and the likes that were not asked are to be found: then whoever asks for
the best known takes away what is easiest to find.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the front doors do, before numpy is loaded

import numpy as np
from numpy.typing import NDArray

from movienight.evaluate.bootstrap import difference_of, mean_of
from movienight.evaluate.contenders import trained
from movienight.evaluate.loading import from_folders
from movienight.evaluate.metrics.ndcg import ndcg
from movienight.evaluate.questions import Log
from movienight.recommend.pipeline import Recommender
from movienight.recommend.taste_round import CARDS, Answer, Answers, Deck, deck_of, heard, next_card
from movienight.train.matrix import by_user
from movienight.train.sessions import folds_of
from movienight.train.settings import IndexConfig
from movienight.types import Person, Query, Rows, Taste

FOLDS, SEED, LEAST_LIKES, LEAST_HIDDEN, FAMOUS = 5, 2026, 10, 3, 100
Asking = Callable[[Deck, Answers, int], "int | None"]
"""A deck, what was said so far, and a number of the person's own: the next card."""
Told = dict[str, list[tuple[float, ...]]]
MEASURES = ("NDCG@10", "loved", "seen", "nothing loved", "ms a card")


@dataclass(frozen=True, eq=False, slots=True)
class Stranger:
    """Somebody with the films that answer, by row in stars, and the likes to find."""

    number: int
    answers: dict[int, float]
    likes: Rows

    def says(self, row: int) -> Answer:
        """What they say of a film."""
        stars = self.answers.get(row)
        if stars is None:
            return "unseen"
        return "love" if stars >= 4 else "fine" if stars >= 3 else "no"


def by_fame(deck: Deck, answers: Answers, number: int) -> int:
    """The best known of those not asked."""
    return int(deck.rows[len(answers)])


def by_lot(deck: Deck, answers: Answers, number: int) -> int:
    """One of the hundred best known, another order for everybody."""
    return int(deck.rows[np.random.default_rng(number).permutation(FAMOUS)[len(answers)]])


def the_same_for_all(deck: Deck, answers: Answers, number: int) -> int | None:
    """Ours, whatever is answered."""
    return next_card(deck, [(row, "fine") for row, _ in answers])


def adaptive(deck: Deck, answers: Answers, number: int) -> int | None:
    """Ours."""
    return next_card(deck, answers)


WAYS: dict[str, Asking] = {
    "adaptive": adaptive,
    "the same for all": the_same_for_all,
    "best known": by_fame,
    "by lot": by_lot,
}


def strangers(log: Log, everything: bool) -> Iterator[Stranger]:
    """Everybody with likes enough, with what answers and what is to be found."""
    for user, mine in by_user(log.ratings):
        rows, stars = log.ratings.row[mine], log.ratings.stars[mine]
        answering = np.random.default_rng([SEED, user]).random(len(rows)) < 0.5
        if everything:
            answering[:] = True
        likes = rows[(stars >= 4) & ~answering] if not everything else rows[stars >= 4]
        if (stars >= 4).sum() >= LEAST_LIKES and len(likes) >= LEAST_HIDDEN:
            told = zip(rows[answering].tolist(), stars[answering].tolist(), strict=True)
            yield Stranger(user, dict(told), likes)


def ask(recommender: Recommender, deck: Deck, stranger: Stranger, way: Asking) -> tuple[float, ...]:
    """A round and the ten films that come of it, as `MEASURES`."""
    start = time.perf_counter()
    answers: list[tuple[int, Answer]] = []
    while len(answers) < CARDS and (row := way(deck, answers, stranger.number)) is not None:
        answers.append((row, stranger.says(row)))
    spent = (time.perf_counter() - start) * 1000 / CARDS
    found = heard(answers)
    person = Person("a", "A", Taste.of(found.loved), found.seen)
    draft = recommender.draft(Query((person,), diversity=0.0, novelty=0.0))
    hidden = np.setdiff1d(stranger.likes, list(found.seen))
    worth = ndcg(draft.rows, hidden) if len(hidden) else np.nan
    return worth, len(found.loved), len(found.seen), float(not found.loved), spent


def ask_everybody(recommender: Recommender, log: Log, everything: bool, told: Told) -> None:
    """Every way of asking, of everybody in a log."""
    deck = deck_of(recommender)
    for stranger in strangers(log, everything):
        for name, way in WAYS.items():
            told.setdefault(name, []).append(ask(recommender, deck, stranger, way))


def tell(told: Told) -> None:
    """A table with bootstrap intervals, and ours less the others."""
    values: dict[str, NDArray[np.float64]] = {name: np.array(rows) for name, rows in told.items()}
    whole = np.isfinite([found[:, 0] for found in values.values()]).all(axis=0)
    print(f"{whole.sum()} people")
    for name, found in values.items():
        numbers = [f"{label} {mean_of(found[whole, i])}" for i, label in enumerate(MEASURES[:4])]
        print(f"{name:18}", *numbers, f"ms a card {found[:, 4].mean():.2f}", sep="  ")
    ours = values["adaptive"][whole]
    for name, found in values.items():
        if name != "adaptive":
            print(f"adaptive - {name}: NDCG@10 {difference_of(ours[:, 0], found[whole, 0])}")


def main() -> None:
    """Train, ask and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--rounds", type=int, default=FOLDS)
    parser.add_argument("--all", action="store_true")
    asked = parser.parse_args()
    folders = [asked.data / "ml-latest-small"], [asked.data / "the-movies-dataset"]
    data = from_folders(*folders, lambda stage, done: None)
    told: Told = {}
    for unseen in folds_of(data.log.ratings.user, FOLDS, SEED)[: asked.rounds]:
        recommender = trained(data.log.without_users(unseen), data.knowledge, IndexConfig())
        ask_everybody(recommender, data.log.of_users(unseen), asked.all, told)
    tell(told)


if __name__ == "__main__":
    main()
