"""The seeds protocol where the right answers are known: even people love all even films, odd ones odd."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from worlds import COLLABORATIVE, PEOPLE, RANKER, RATED, STACKING, floats, knowledge, rows_of

from movienight.evaluate import seeds
from movienight.evaluate.seeds import SeedsConfig, evaluate_seeds
from movienight.train.matrix import Ratings
from movienight.train.settings import IndexConfig

CONFIG = SeedsConfig(likes=5, hidden_least=5, folds=2)
EACH = RATED // 2
"""How many films everybody loves."""


@dataclass
class Watched:
    """A run, with what was trained on and what was asked in each fold."""

    found: Mapping[str, NDArray[np.float64]]
    trained: list[set[int]] = field(default_factory=list)
    ranked: list[set[int]] = field(default_factory=list)
    asked: list[set[int]] = field(default_factory=list)
    shown: list[int] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    progress: list[float | None] = field(default_factory=list)


def everybody() -> Ratings:
    """Five stars for every film of one's kind, two for some of the others."""
    pairs = [(person, film) for person in range(PEOPLE) for film in range(RATED)]
    rated = [(p, f, 5) for p, f in pairs if p % 2 == f % 2]
    rated += [(p, f, 2) for p, f in pairs if p % 2 != f % 2 and (p + f) % 7 == 0]
    user, row, stars = zip(*rated, strict=True)
    return Ratings(rows_of(user), rows_of(row), floats(stars))


def noting(notes: list[set[int]], real: Callable[..., Any], position: int) -> Callable[..., Any]:
    """The function, that first notes whose ratings it is given."""

    def noted(*given: Any, **named: Any) -> Any:
        notes.append(set(given[position].user.tolist()))
        return real(*given, **named)

    return noted


@pytest.fixture(scope="module")
def run() -> Watched:
    """The protocol on these ratings, with settings that suit so few films."""
    watched = Watched({})

    def draw(*given: Any) -> Any:
        watched.asked.append(set(given[0].user.tolist()))
        for session in real_draw(*given):
            watched.shown.append(len(session.given))
            watched.hidden.append(len(session.hidden))
            yield session

    real_draw = seeds.draw
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seeds, "IndexConfig", lambda: IndexConfig(COLLABORATIVE, RANKER, STACKING))
        patch.setattr(seeds, "draw", draw)
        patch.setattr(seeds, "learn", noting(watched.trained, seeds.learn, 1))
        patch.setattr(seeds, "train_ranker", noting(watched.ranked, seeds.train_ranker, 0))
        ticks = watched.progress
        watched.found = evaluate_seeds(
            everybody(), knowledge(), CONFIG, lambda stage, done: ticks.append(done)
        )
    return watched


def test_every_model_answers_every_session(run: Watched) -> None:
    """Each person is asked once; every scorer, fame, and the whole as asked and as served answer."""
    models = ["ease", "knn", "knn_strongest", "als", "content", "content_nearest", "popular"]
    assert sorted(run.found) == sorted([*models, "hybrid", "hybrid, as served"])
    assert {len(values) for values in run.found.values()} == {PEOPLE}
    assert run.shown == [CONFIG.likes] * PEOPLE
    assert run.hidden == [EACH - CONFIG.likes] * PEOPLE


def test_the_whole_finds_what_was_hidden(run: Watched) -> None:
    """From five likes of a stranger the ten films shown are ten they love, for everybody."""
    assert run.found["hybrid"].tolist() == pytest.approx([1.0] * PEOPLE)


@pytest.mark.parametrize("model", ["ease", "knn", "als"])
def test_so_does_who_has_learned_who_likes_what(run: Watched, model: str) -> None:
    """In so clear a world a collaborative model alone finds them, too."""
    assert run.found[model].mean() > 0.99


def test_fame_does_not(run: Watched) -> None:
    """What everybody likes is half of the wrong kind, so fame finds at most part of it."""
    assert 0.2 < run.found["popular"].mean() < 0.8


def test_nobody_is_asked_by_models_that_have_met_them(run: Watched) -> None:
    """In each fold models and ranker learn from everybody but those who are asked; all are asked once."""
    assert len(run.trained) == len(run.ranked) == len(run.asked) == CONFIG.folds
    assert run.trained == run.ranked
    for trained, asked in zip(run.trained, run.asked, strict=True):
        assert not trained & asked
        assert trained | asked == set(range(PEOPLE))
    assert sorted(person for asked in run.asked for person in asked) == list(range(PEOPLE))


def test_progress_goes_up(run: Watched) -> None:
    """Progress says with each fold how much is done."""
    assert run.progress == [0.0, 0.5]
