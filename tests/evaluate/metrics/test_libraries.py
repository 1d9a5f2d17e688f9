"""Every measure a library also has gives what that library gives.

The numbers were worked out once by the libraries named, from the lists in lists.py; none of them is
needed to run this.
"""

from __future__ import annotations

import numpy as np
import pytest

from evaluate.metrics.lists import PAIRS_KNOWN, sixty_films, stars, twenty_lists
from movienight.evaluate.metrics.average_precision import average_precision, average_precision_of_all
from movienight.evaluate.metrics.coverage import coverage
from movienight.evaluate.metrics.hit_rate import hit_rate
from movienight.evaluate.metrics.intra_list import mean_distance
from movienight.evaluate.metrics.ndcg import ndcg
from movienight.evaluate.metrics.novelty import novelty
from movienight.evaluate.metrics.precision import precision
from movienight.evaluate.metrics.recall import recall
from movienight.evaluate.metrics.reciprocal_rank import reciprocal_rank
from movienight.evaluate.metrics.rmse import mean_absolute_error, rmse

# fmt: off
TREC = {
    "NDCG@10": [
        0.356207187108, 0.177239286784, 0.296081910966, 0.0, 0.0, 0.091092403223, 0.189082702336,
        0.372509239316, 0.192156638831, 0.212226365973, 0.0, 0.252064940327, 0.168152286469, 0.243097893285,
        0.073363922099, 0.073363922099, 0.133052010136, 0.110045883149, 0.30523488394, 0.735379777273,
    ],
    "HR@10": [
        1.0, 1.0, 1.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0,
    ],
    "Recall@10": [
        1.0, 0.5, 0.333333333333, 0.0, 0.0, 0.166666666667, 0.285714285714, 0.5, 0.222222222222, 0.2, 0.0,
        0.25, 0.153846153846, 0.214285714286, 0.066666666667, 0.0625, 0.117647058824, 0.055555555556,
        0.105263157895, 0.35,
    ],
    "Recall@25": [
        1.0, 1.0, 1.0, 0.25, 0.2, 0.5, 0.571428571429, 0.75, 0.555555555556, 0.6, 0.454545454545,
        0.333333333333, 0.307692307692, 0.357142857143, 0.466666666667, 0.3125, 0.411764705882,
        0.333333333333, 0.210526315789, 0.45,
    ],
    "Precision@10": [
        0.1, 0.1, 0.1, 0.0, 0.0, 0.1, 0.2, 0.4, 0.2, 0.2, 0.0, 0.3, 0.2, 0.3, 0.1, 0.1, 0.2, 0.1, 0.2, 0.7,
    ],
    "AP@10 of all": [
        0.166666666667, 0.05, 0.166666666667, 0.0, 0.0, 0.018518518519, 0.060317460317, 0.185763888889,
        0.072222222222, 0.078571428571, 0.0, 0.080555555556, 0.041208791209, 0.063095238095, 0.009523809524,
        0.008928571429, 0.019117647059, 0.018518518519, 0.073684210526, 0.274880952381,
    ],
    "RR@10": [
        0.166666666667, 0.1, 0.5, 0.0, 0.0, 0.111111111111, 0.2, 0.333333333333, 0.25, 0.5, 0.0,
        0.333333333333, 0.25, 0.333333333333, 0.142857142857, 0.142857142857, 0.125, 0.333333333333, 1.0,
        1.0,
    ],
}
# fmt: on
"""pytrec_eval-terrier 0.5.11 on each list; ranx 0.3.21 gives the same, scikit-learn 1.9.1 the same NDCG.

Measures: ndcg_cut_10, success_10, recall_10, recall_25, P_10, map_cut_10, and recip_rank of the first 10.
"""
# fmt: off
RECOMMENDERS = {
    "AP@10": [
        0.166666666667, 0.05, 0.166666666667, 0.0, 0.0, 0.018518518519, 0.060317460317, 0.185763888889,
        0.072222222222, 0.078571428571, 0.0, 0.096666666667, 0.053571428571, 0.088333333333, 0.014285714286,
        0.014285714286, 0.0325, 0.033333333333, 0.14, 0.549761904762,
    ],
    "novelty": [
        8.071233968978, 7.04463505612, 7.536637429499, 7.88123891216, 8.189005261467, 7.880293787501,
        8.113376352677, 8.542229307792, 7.600387184035, 9.203493461911, 7.680482861864, 8.838216234611,
        7.206789557047, 7.596379669419, 6.505879384119, 8.395840063889, 8.281580142317, 6.993112141174,
        6.663623115044, 8.44734856838,
    ],
    "ILD": [
        0.692998086097, 0.643884548178, 0.732442797047, 0.687753456096, 0.803806845028, 0.801934140474,
        0.537115922513, 0.88649074456, 0.958599037652, 0.653458871211, 0.656550436506, 0.777970820066,
        0.670578576037, 0.706117780076, 0.631104828393, 0.65325515765, 0.60262816337, 0.537732370278,
        0.880787061924, 0.638842938705,
    ],
}
# fmt: on
"""recommenders 1.2.1 on each list: map_at_k, novelty and user_diversity of the first 10."""
COVERAGE = 0.6166666666666667
"""recommenders 1.2.1, catalog_coverage of the first 10 of the first five lists."""
ROOT_MEAN_SQUARED, MEAN_ABSOLUTE = 2.054293048128189, 1.7135603603844862
"""scikit-learn 1.9.1, root_mean_squared_error and mean_absolute_error."""

OURS = {
    "NDCG@10": lambda ranked, relevant: ndcg(ranked, relevant, 10),
    "HR@10": lambda ranked, relevant: hit_rate(ranked, relevant, 10),
    "Recall@10": lambda ranked, relevant: recall(ranked, relevant, 10),
    "Recall@25": lambda ranked, relevant: recall(ranked, relevant, 25),
    "Precision@10": lambda ranked, relevant: precision(ranked, relevant, 10),
    "AP@10 of all": lambda ranked, relevant: average_precision_of_all(ranked, relevant, 10),
    "RR@10": lambda ranked, relevant: reciprocal_rank(ranked, relevant, 10),
}


def close_to(numbers: object) -> object:
    """Equal to within 1e-9."""
    return pytest.approx(numbers, rel=0, abs=1e-9)


@pytest.mark.parametrize("name", TREC)
def test_hits_are_counted_as_trec_eval_counts_them(name: str) -> None:
    """Twenty lists have what trec_eval, the referee of information retrieval, says they have."""
    assert [OURS[name](*pair) for pair in twenty_lists()] == close_to(TREC[name])


def test_average_precision_is_that_of_recommenders() -> None:
    """Divided by what could be had, average precision is their `map_at_k`."""
    assert [average_precision(*pair, 10) for pair in twenty_lists()] == close_to(RECOMMENDERS["AP@10"])


def test_novelty_is_that_of_recommenders() -> None:
    """They take a film's share of all ratings, not of all people: told so many people, ours is theirs."""
    popularity, _ = sixty_films()
    found = [novelty(ranked[:10], popularity, PAIRS_KNOWN) for ranked, _ in twenty_lists()]
    assert found == close_to(RECOMMENDERS["novelty"])


def test_distance_is_that_of_recommenders() -> None:
    """The mean distance by unit vectors is their diversity by feature vectors."""
    _, vectors = sixty_films()
    found = [mean_distance(vectors[ranked[:10]]) for ranked, _ in twenty_lists()]
    assert found == close_to(RECOMMENDERS["ILD"])


def test_coverage_is_that_of_recommenders() -> None:
    """Five lists of ten cover as many of the sixty films as they say."""
    popularity, _ = sixty_films()
    shown = [ranked[:10] for ranked, _ in twenty_lists()[:5]]
    assert coverage(shown, len(popularity)) == close_to(COVERAGE)


def test_errors_in_stars_are_those_of_scikit_learn() -> None:
    """A hundred predictions miss by as much as scikit-learn says, squared or absolute."""
    assert rmse(*stars()) == close_to(ROOT_MEAN_SQUARED)
    assert mean_absolute_error(*stars()) == close_to(MEAN_ABSOLUTE)


def test_the_lists_are_those_the_libraries_saw() -> None:
    """The recipe still makes the same lists, films and ratings as when the numbers were worked out."""
    popularity, vectors = sixty_films()
    assert popularity.sum() == PAIRS_KNOWN
    assert np.linalg.norm(vectors, axis=1) == close_to(np.ones(len(popularity)))
    assert [len(relevant) for _, relevant in twenty_lists()] == list(range(1, 21))
