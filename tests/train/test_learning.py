"""One lesson gives all scorers and the esteem that goes with its ratings."""

from __future__ import annotations

import numpy as np
from worlds import floats, no_votes

from movienight.recommend.scorers import Content, Nearest
from movienight.train.cold import Votes
from movienight.train.collaborative import esteemed
from movienight.train.learning import Knowledge, Learned, learn
from movienight.types import Taste
from train.borrowing import COLD, FILMS, PEOPLE, RATED, SETTINGS, facts, ratings, trained, vectors

TASTE = Taste.of([3, 17, 40])


def knowledge(votes: Votes | None = None) -> Knowledge:
    """What is known of the world of doubles beside its ratings."""
    return Knowledge(facts(), vectors(), votes or no_votes(FILMS))


def learned(votes: Votes | None = None) -> Learned:
    """What its ratings teach."""
    return learn(knowledge(votes), ratings(), SETTINGS)


def test_scorers_come_in_the_order_features_are_made() -> None:
    """EASE, the cosines and ALS, then closeness of content: all of them, collaborative ones first."""
    lesson = learned()
    names = ["ease", "knn", "knn_strongest", "als", "content", "content_nearest"]
    assert [scorer.name for scorer in lesson.scorers] == names
    assert lesson.scorers == (*lesson.collaborative, *lesson.content)
    assert [scorer.name for scorer in lesson.content] == names[4:]


def test_content_is_one_for_all_lessons() -> None:
    """Content scorers compare the vectors given, and are the same in each lesson."""
    known = knowledge()
    about, nearest = known.content
    assert isinstance(about, Content)
    assert isinstance(nearest, Nearest)
    assert about.vectors is known.vectors
    assert nearest.of is about
    assert learn(known, ratings(), SETTINGS).content is known.content


def test_rated_films_are_judged_as_trained() -> None:
    """Nobody who likes rated films hears anything else of rated films than training alone would say."""
    lesson = learn(knowledge(), ratings(), SETTINGS)
    for scorer, alone in zip(lesson.collaborative, trained(), strict=True):
        found, expected = scorer.score(TASTE)[:RATED], alone.score(TASTE)[:RATED]
        np.testing.assert_allclose(found, expected, rtol=1e-6)
        assert np.isfinite(scorer.score(TASTE)[COLD]).all()


def test_esteem_is_that_of_these_ratings() -> None:
    """Likes and means are counted anew from the ratings of the lesson, whatever the facts said before."""
    few = ratings().of_users(np.arange(PEOPLE // 2))
    lesson = learn(knowledge(), few, SETTINGS)
    expected = esteemed(facts(), few)
    np.testing.assert_array_equal(lesson.facts.likes, expected.likes)
    np.testing.assert_array_equal(lesson.facts.ratings, expected.ratings)
    np.testing.assert_array_equal(lesson.facts.mean_rating, expected.mean_rating)
    assert lesson.facts.likes.sum() < facts().likes.sum()


def test_votes_make_unrated_films_known_and_their_borrowing_larger() -> None:
    """With votes elsewhere unrated films have likes, and what they borrow is scaled up with them."""
    votes = Votes(floats(100 * facts().likes + 50), np.full(FILMS, 7, np.float32))
    famous = Votes(np.where(np.arange(FILMS) >= RATED, floats(2000), votes.count), votes.mean)
    with_votes, without = learned(famous), learned()
    assert (with_votes.facts.likes[COLD] > 1).all()
    assert (without.facts.likes[COLD] == 0).all()
    for one, other in zip(with_votes.scorers[:2], without.scorers[:2], strict=True):
        assert np.abs(one.score(TASTE)[COLD]).mean() > 2 * np.abs(other.score(TASTE)[COLD]).mean()


def test_the_same_lesson_again() -> None:
    """The same knowledge and ratings teach the same, to the last bit."""
    for one, other in zip(learned().scorers, learned().scorers, strict=True):
        np.testing.assert_array_equal(one.score(TASTE), other.score(TASTE))
