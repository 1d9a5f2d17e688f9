"""The autoencoder learns the checkerboard, keeps the scorers' contract and says log probabilities."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from contracts import TASTES, ScorerContract
from scipy import sparse
from worlds import COLLABORATIVE, FILMS, NEVER_RATED, PEOPLE, RATED, checkerboard, floats, rows_of

from movienight.recommend import shelf
from movienight.recommend.autoencoder import Autoencoder
from movienight.recommend.scorers import Scorer
from movienight.storage.artifacts import Index, IndexWriter
from movienight.train.autoencoder import AutoencoderConfig, enough_people, softmax, train_autoencoder
from movienight.train.cold import warmed_autoencoder
from movienight.train.collaborative import train_scorers
from movienight.train.matrix import Ratings
from movienight.types import Taste

CONFIG = AutoencoderConfig(hidden=8, epochs=60, batch=20, learning_rate=0.02, dropout=0.1, people=PEOPLE)


@cache
def trained() -> Autoencoder:
    """The autoencoder of the checkerboard."""
    return train_autoencoder(checkerboard().ratings, FILMS, CONFIG)


class TestAutoencoder(ScorerContract):
    """The autoencoder of the checkerboard; of films nobody rated it knows nothing."""

    silent = NEVER_RATED

    @pytest.fixture
    def scorer(self) -> Scorer:
        """The trained network."""
        return trained()


@pytest.mark.parametrize("taste", TASTES)
def test_scores_are_log_probabilities(taste: Taste) -> None:
    """The exponentials of all scores sum to one."""
    scores = trained().score(taste)
    assert np.nansum(np.exp(scores.astype(np.float64))) == pytest.approx(1, abs=1e-5)
    assert np.nanmax(scores) < 0


def test_the_formula_by_hand() -> None:
    """Two films in, one hidden unit: tanh of the unit vector, times the decoder, plus the bias."""
    network = Autoencoder(
        floats([[1], [2], [0]]), floats([0.5]), floats([[1], [0], [-1]]), floats([0, 0.1, 0.2])
    )
    hidden = np.tanh((3 * 1 + 4 * 2) / 5 + 0.5)
    logits = np.array([hidden, 0.1, -hidden + 0.2])
    expected = logits - np.log(np.exp(logits).sum())
    np.testing.assert_allclose(network.score(Taste.of([0, 1], [3, 4])), expected, rtol=1e-5)


def test_training_is_repeatable() -> None:
    """The same ratings and settings give the same weights; another seed gives others."""
    again = train_autoencoder(checkerboard().ratings, FILMS, CONFIG)
    np.testing.assert_array_equal(again.encoder, trained().encoder)
    np.testing.assert_array_equal(again.decoder_bias, trained().decoder_bias)
    other = train_autoencoder(checkerboard().ratings, FILMS, replace(CONFIG, seed=8))
    assert (other.encoder != trained().encoder).any()


def test_each_step_goes_down_the_slope() -> None:
    """The slopes are those of the cross entropy: the loss falls, epoch after epoch of more training."""
    taste, answer = Taste.of([0, 4, 8]), 2
    losses = []
    for epochs in (1, 5, 20):
        config = replace(CONFIG, epochs=epochs, dropout=0.0)
        scores = train_autoencoder(checkerboard().ratings, FILMS, config).score(taste)
        losses.append(float(-scores[answer]))
    assert all(later < earlier for earlier, later in pairwise(losses))


def test_people_with_hardly_a_like_are_left_out() -> None:
    """Who likes two films has none to hide, and changes nothing but which films are known."""
    world = checkerboard().ratings
    more = Ratings(
        np.append(world.user, rows_of([PEOPLE, PEOPLE])),
        np.append(world.row, rows_of([0, 1])),
        np.append(world.stars, floats([5, 5])),
    )
    with_them = train_autoencoder(more, FILMS, CONFIG)
    np.testing.assert_array_equal(with_them.decoder, trained().decoder)


def test_it_is_trained_where_there_are_people_enough() -> None:
    """The collaborative scorers hold an autoencoder from the configured number of people on."""
    ratings = checkerboard().ratings
    assert enough_people(ratings, CONFIG)
    assert not enough_people(ratings, replace(CONFIG, people=PEOPLE + 1))
    names = [
        [scorer.name for scorer in train_scorers(ratings, FILMS, replace(COLLABORATIVE, autoencoder=config))]
        for config in (CONFIG, replace(CONFIG, people=PEOPLE + 1))
    ]
    assert names == [
        ["ease", "knn", "knn_strongest", "als", "autoencoder"],
        ["ease", "knn", "knn_strongest", "als"],
    ]


def test_it_comes_back_from_the_shelf(tmp_path: Path) -> None:
    """Saved and opened it says what it said."""
    scorers = train_scorers(checkerboard().ratings, FILMS, replace(COLLABORATIVE, autoencoder=CONFIG))
    writer = IndexWriter(tmp_path / "index")
    shelf.save_scorers(writer, scorers)
    writer.close("scorers")
    opened = shelf.open_scorers(Index(tmp_path / "index"), checkerboard().vectors)
    assert [scorer.name for scorer in opened[:5]] == [scorer.name for scorer in scorers]
    for taste in TASTES:
        np.testing.assert_allclose(opened[4].score(taste), scorers[4].score(taste), rtol=1e-6)


def test_unrated_films_borrow_where_many_can_teach() -> None:
    """Weights of an unrated film come from the rated films that are about the same: its kind comes first."""
    rng = np.random.default_rng(3)
    n, world = 120, checkerboard()
    kind = np.arange(n) % 2
    vectors = np.where(kind[:, None] == 0, floats([1, 0]), floats([0, 1])) + 0.01 * rng.random((n, 2))
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    pairs = [(person, film) for person in range(40) for film in range(100) if person % 2 == film % 2]
    user, row = np.array(pairs, dtype=np.int32).T
    ratings = Ratings(user, row, np.full(len(user), 5, dtype=np.float32))
    counts = np.bincount(row, minlength=n).astype(np.float32)
    unknown = np.full(n, np.nan, dtype=np.float32)
    facts = replace(
        world.facts,
        year=unknown,
        runtime=unknown,
        genres=np.zeros((n, 3), np.bool_),
        likes=counts,
        ratings=counts,
    )
    cold = train_autoencoder(ratings, n, replace(CONFIG, people=40))
    assert np.isnan(cold.score(Taste.of([0, 2]))[100:]).all()
    warm = warmed_autoencoder(cold, facts, vectors)
    scores = warm.score(Taste.of([0, 2]))[100:]
    assert scores[kind[100:] == 0].min() > scores[kind[100:] == 1].max()


def test_softmax() -> None:
    """Rows become shares of one, however large the numbers are."""
    found = softmax(floats([[1000, 1000], [0, np.log(3)]]))
    np.testing.assert_allclose(found, [[0.5, 0.5], [0.25, 0.75]], rtol=1e-6)


def test_given_and_hidden_are_apart() -> None:
    """A lesson gives unit rows of some likes and asks for the others, dislikes a little, summing to one."""
    from movienight.train.autoencoder import _Histories, _lesson

    histories = _Histories([rows_of([0, 2, 4]), rows_of(range(RATED))], [rows_of([1]), rows_of([])])
    given, wanted = _lesson(histories, np.array([0, 1]), RATED, 0.5, np.random.default_rng(1))
    assert isinstance(given, sparse.csr_matrix)
    np.testing.assert_allclose(np.sqrt(given.multiply(given).sum(axis=1)), 1, rtol=1e-6)
    np.testing.assert_allclose(wanted.sum(axis=1), 1, rtol=1e-6)
    asked = given.toarray() > 0
    assert not (asked & (wanted > 0)).any()
    assert (asked | (wanted > 0))[0].nonzero()[0].tolist() == [0, 1, 2, 4]
    assert wanted[0, 1] == pytest.approx(0.5 * wanted[0].max())
