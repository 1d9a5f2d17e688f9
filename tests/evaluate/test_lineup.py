"""Who stands in a contest."""

from __future__ import annotations

import pytest
from worlds import checkerboard, knowledge

from movienight.cli.options import taste_options
from movienight.evaluate.contenders import Contender, Ours, Single
from movienight.evaluate.data import DataSet
from movienight.evaluate.lineup import CHEAP, FACTS, HISTORIES, NAMES, QUICK, SERVED, alone, line_up
from movienight.evaluate.questions import Log
from movienight.train.histories import KNOWN
from movienight.train.settings import IndexConfig

DATA = DataSet("checkerboard", "0" * 16, Log.of(checkerboard().ratings), knowledge())


def names(contenders: list[Contender]) -> list[str]:
    """What they are called."""
    return [one.name if isinstance(one, Ours) else one.baseline.name for one in contenders if _is_known(one)]


def _is_known(one: Contender) -> bool:
    return isinstance(one, Ours | Single)


def test_everybody() -> None:
    """Ours first, then every published baseline, then content."""
    assert names(line_up(NAMES, DATA)) == list(NAMES)
    assert (NAMES[0], NAMES[-1]) == ("hybrid", "content")
    assert {"popular", "plain_ease", "item_cosine", "plain_als"} <= set(NAMES)


def test_some() -> None:
    """Those named, in the order of all, however they were named."""
    assert names(line_up({"content", "popular", "hybrid"}, DATA)) == ["hybrid", "popular", "content"]
    assert names(line_up(["edlae"], DATA)) == ["edlae"]


def test_strangers() -> None:
    """Nobody else is let in."""
    with pytest.raises(ValueError, match="nobody is called"):
        line_up(["hybird"], DATA)


def test_ours_is_what_ships() -> None:
    """With the settings of an index, its parts, as served, or for histories; quick, trained less."""
    (ours,) = line_up(["hybrid"], DATA)
    assert ours == Ours("hybrid", IndexConfig(), SERVED, parts=True, alternatives=(HISTORIES, *KNOWN))
    (quick,) = line_up(["hybrid"], DATA, quick=True)
    assert quick == Ours("hybrid", QUICK, SERVED, parts=True)
    assert set(CHEAP) <= set(NAMES)


def test_served_is_what_the_command_serves() -> None:
    """The diversity and novelty measured are the defaults of `movienight recommend`."""

    @taste_options
    def command() -> None:
        """Nothing."""

    options = {one.name: one.default for one in command.__click_params__}  # type: ignore[attr-defined]
    assert {", as served": {name: float(options[name]) for name in ("diversity", "novelty")}} == SERVED


def test_ours_is_taken_apart() -> None:
    """More and less variety of the same; and trained anew, it alone, without each kind of fact."""
    whole, *blind = line_up(["hybrid"], DATA, ablate=True)
    assert isinstance(whole, Ours)
    assert set(whole.variants) == {", as served", ", diversity 0.1", ", diversity 0.5"}
    assert names(blind) == [f"hybrid without {kind}" for kind in FACTS]
    assert all(isinstance(one, Ours) and one.unaware and not one.parts for one in blind)
    assert names(line_up(["popular"], DATA, ablate=True)) == ["popular"]


@pytest.mark.parametrize("name", ["popular", "content"])
def test_a_baseline_alone(name: str) -> None:
    """It is the one of the line-up, whether or not it has to be quick."""
    (found,) = line_up([name], DATA)
    assert isinstance(found, Single)
    for quick in (False, True):
        one = alone(name, DATA, quick)
        assert isinstance(one, Single)
        assert one.baseline.name == found.baseline.name == name
        assert one.chosen is None


def test_ours_alone() -> None:
    """It answers in one way only, and is trained and tuned as in the line-up; quick, with less training."""
    for quick in (False, True):
        one, (listed,) = alone("hybrid", DATA, quick), line_up(["hybrid"], DATA, quick)
        assert isinstance(one, Ours)
        assert isinstance(listed, Ours)
        assert (one.variants, one.parts) == ({}, False)
        assert (one.config, one.alternatives) == (listed.config, listed.alternatives)


def test_no_stranger_alone() -> None:
    """Nobody else is let in."""
    with pytest.raises(ValueError, match="nobody is called"):
        alone("hybird", DATA)
