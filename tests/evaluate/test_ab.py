"""An A/B test on people whose answers are known under both models."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import norm
from worlds import checkerboard, knowledge

from movienight.errors import UsageError
from movienight.evaluate.ab import POINTS, Trial, trial
from movienight.evaluate.arrivals import Hits, TrialSettings, arrive, stopping, stops
from movienight.evaluate.baselines.grid import BASELINES
from movienight.evaluate.contenders import Single
from movienight.evaluate.contest import hold
from movienight.evaluate.data import DataSet
from movienight.evaluate.outcome import Outcome
from movienight.evaluate.proportions import mixture_ratio, standard_error
from movienight.evaluate.protocols.seeds import Seeds
from movienight.evaluate.questions import Log

QUICK = TrialSettings(repeats=50)


def visitors(share: float, people: int = 600, seed: int = 3) -> Hits:
    """People of whom a share, as near as can be, find something."""
    hits = np.arange(people) < round(share * people)
    return np.random.default_rng(seed).permutation(hits)


def outcome_of(**hits: Hits) -> Outcome:
    """What a contest would have said of these models."""
    each = {name: {"HR@10": values.astype(np.float64)} for name, values in hits.items()}
    return Outcome("seeds", "invented", "0" * 16, {"seed": 1}, each)


def tried(a: float, b: float, people: int = 600, settings: TrialSettings = QUICK) -> Trial:
    """A test of two shares."""
    shares = {"old": visitors(a, people), "new": visitors(b, people, seed=4)}
    return trial(outcome_of(**shares), "old", "new", settings)


@pytest.mark.parametrize("share", [0.03, 0.3, 0.5, 0.9])
def test_a_against_itself_is_seldom_found(share: float) -> None:
    """Of 400 tests without a difference, looked at after each of 600 visits, at most 5 % are stopped."""
    hits = visitors(share)
    settings = TrialSettings(repeats=400)
    assert len(stops((hits, hits), settings, np.random.default_rng(9))) <= 0.05 * 400


def test_looking_again_and_again_at_a_plain_test_is_not() -> None:
    """The same arrivals with 1.96 standard errors as the limit: over a fifth of tests raise a false alarm."""
    hits, rng, false = visitors(0.5), np.random.default_rng(9), 0
    for _ in range(400):
        run = arrive((hits, hits), QUICK, rng)
        shares = [found / np.maximum(seen, 1) for found, seen in zip(run.successes, run.people, strict=True)]
        errors = standard_error(run.successes, run.people)
        looked = np.minimum(*run.people) >= QUICK.least
        false += bool((np.abs(shares[1] - shares[0])[looked] > norm.isf(0.025) * errors[looked]).any())
    assert false > 0.2 * 400


def test_p_values_as_at_length() -> None:
    """After each visit they are what the ratio of all visits so far says, the least so far."""
    hits = visitors(0.3, 120), visitors(0.6, 120, seed=4)
    settings = replace(QUICK, least=5)
    run = arrive(hits, settings, np.random.default_rng(1))
    rng = np.random.default_rng(1)
    order, coins = rng.permutation(120), rng.random(120)
    seen, found, least = [0, 0], [0, 0], 1.0
    for visit, (person, coin) in enumerate(zip(order, coins, strict=True)):
        arm = int(coin < 0.5)
        seen[arm] += 1
        found[arm] += int(hits[arm][person])
        if min(seen) >= 5:
            variance = sum((f + 1) * (n - f + 1) / (n + 2) ** 3 for f, n in zip(found, seen, strict=True))
            difference = np.array([found[1] / seen[1] - found[0] / seen[0]])
            ratio = mixture_ratio(difference, np.array([math.sqrt(variance)]), settings.spread)
            least = min(least, math.exp(-ratio[0]))
        assert run.p_values[visit] == pytest.approx(least)
    assert ([int(column[-1]) for column in run.people], [int(c[-1]) for c in run.successes]) == (seen, found)


def test_when_it_stops() -> None:
    """After the first visit with a p-value of at most alpha, counted from 1."""
    assert stopping(np.array([1, 0.2, 0.05, 0.01]), 0.05) == 3
    assert stopping(np.array([1, 0.2, 0.06]), 0.05) is None


def test_all_against_nothing() -> None:
    """Who finds everything is told from who finds nothing at the first look; one look needs no formula."""
    found = tried(0.0, 1.0)
    a, b = found.arms
    assert (a.rate.estimate, b.rate.estimate, a.people + b.people) == (0.0, 1.0, 600)
    assert found.difference.estimate == found.truth.estimate == 1.0
    assert found.stopped is not None
    assert 40 <= found.stopped <= 70
    assert found.p_values[found.stopped - 2] == 1.0
    assert found.chances.found == 1.0
    assert math.isnan(found.chances.one_look)


def test_a_difference_that_is_there() -> None:
    """.3 against .5 of 600 is found in nearly all draws, .3 against .35 in few."""
    clear, faint = tried(0.3, 0.5), tried(0.3, 0.35)
    assert clear.truth.estimate == pytest.approx(0.2)
    assert clear.difference.low <= 0.2 <= clear.difference.high
    assert clear.chances.found > 0.9
    assert faint.chances.found < 0.3
    assert clear.chances.visits is not None
    assert clear.chances.visits < 500
    assert clear.chances.false_alarms <= 0.05
    assert clear.chances.one_look > 0.9
    assert faint.stopped is None


def test_better_or_worse() -> None:
    """The other way round the difference is that of B less A, below nothing."""
    found = tried(0.6, 0.3)
    assert found.truth.estimate == pytest.approx(-0.3)
    assert found.difference.high < 0


def test_more_visitors_detect_less() -> None:
    """Four times the visitors detect about half the gain."""
    few, many = tried(0.3, 0.3), tried(0.3, 0.3, people=2400)
    assert few.chances.detectable / many.chances.detectable == pytest.approx(2, rel=0.15)


def test_the_same_again() -> None:
    """The same seed tells the same story to the last digit, another seed another."""
    first, again, other = tried(0.3, 0.4), tried(0.3, 0.4), tried(0.3, 0.4, settings=replace(QUICK, seed=1))
    assert first.as_record() == again.as_record()
    assert first.arms != other.arms
    assert first.truth == other.truth


def test_record() -> None:
    """Plain values, with a hundred p-values from the first visit to the last."""
    found = tried(0.3, 0.4)
    record = json.loads(json.dumps(found.as_record(), allow_nan=False))
    assert record["arms"][0]["model"] == "old"
    assert record["arms"][0]["successes"] == found.arms[0].successes
    assert record["settings"]["alpha"] == 0.05
    assert (record["p_values"][0], record["p_values"][-1][0]) == ([1, 1.0], 600)
    assert len(record["p_values"]) == POINTS
    assert record["truth"]["estimate"] == pytest.approx(0.1)


def test_record_of_what_is_not_known() -> None:
    """What would be no number is None."""
    assert tried(0.0, 1.0).as_record()["chances"]["detectable"] is None


def test_text() -> None:
    """It says who was shown what, what is sure, and that a hit is no click."""
    text = tried(0.3, 0.6).as_text()
    assert text.startswith("A/B test on invented, seeds: a hit among ten films stands in for a click\n\n")
    assert "new less old: 0." in text
    assert ", where it would have stopped\n" in text
    assert "everybody shown both: 0.3000 [" in text
    assert "50 other draws: found in 100%" in text
    assert "\np < 0.0001 after 600 visits; below 0.05 after " in text
    assert "\nA against itself: a false alarm in " in text
    assert max(map(len, text.splitlines())) <= 80
    assert text.endswith("with one of 80%\n")
    assert "never below 0.05, so that may be chance" in tried(0.3, 0.3).as_text()
    assert "one look" not in tried(0.0, 1.0).as_text()


def test_who_is_not_there() -> None:
    """A model that took no part, or too few visitors to look at."""
    with pytest.raises(UsageError, match="newest was not evaluated"):
        trial(outcome_of(old=visitors(0.3)), "old", "newest")
    with pytest.raises(UsageError, match="79 visitors are too few"):
        tried(0.3, 0.4, people=79)


def test_on_an_evaluation() -> None:
    """On the checkerboard neighbours find everybody's films and chance not always; each is asked once."""
    data = DataSet("checkerboard", "0" * 16, Log.of(checkerboard().ratings), knowledge())
    contenders = [Single(BASELINES[name]) for name in ("random", "item_cosine")]
    outcome = hold(Seeds(likes=5), data, contenders, tune=False)
    found = trial(outcome, "random", "item_cosine", replace(QUICK, least=10))
    assert sum(arm.people for arm in found.arms) == 60
    assert found.arms[1].rate.estimate == 1.0
    assert found.truth.estimate == pytest.approx(1 - outcome.each["random"]["HR@10"].mean())
