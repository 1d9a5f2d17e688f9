"""The command line that repeats an outcome."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np
import pytest

from movienight.cli import judging
from movienight.cli.measuring import COMMANDS
from movienight.evaluate.again import OPTIONS, command_of
from movienight.evaluate.baselines.grid import BASELINES
from movienight.evaluate.lineup import CHEAP, NAMES, QUICK
from movienight.evaluate.outcome import Outcome
from movienight.evaluate.pairs import PairsConfig
from movienight.evaluate.protocols.base import settings_of
from movienight.evaluate.protocols.cold import Cold
from movienight.evaluate.protocols.loo import LeaveOneOut
from movienight.evaluate.protocols.seeds import Seeds
from movienight.train.settings import IndexConfig

FOUND = {"NDCG@10": np.zeros(2)}


def outcome(protocol: Any, *models: str, **changed: Any) -> Outcome:
    """An outcome in which these models were asked."""
    return Outcome(protocol.name, "ml", "f00d", settings_of(protocol) | changed, dict.fromkeys(models, FOUND))


def test_everybody_asked_everything() -> None:
    """All options that the protocol has, and nothing about who was asked."""
    assert command_of(outcome(Seeds(likes=3), *NAMES)) == (
        "movienight evaluate seeds --likes 3 --folds 5 --rounds 5 --seed 2026"
    )
    assert command_of(outcome(LeaveOneOut(half_life=2.5), *NAMES)) == (
        "movienight evaluate loo --stars 4 --half-life 2.5 --seed 2026"
    )


def test_quickly() -> None:
    """One part goes without saying."""
    assert command_of(outcome(Cold(left=2, draws=1), *CHEAP, most_questions=300)) == (
        "movienight evaluate cold --left 2 --seed 2026 --quick"
    )


def test_who_was_asked() -> None:
    """Models are named where they are not all; variants and parts of ours are no models of their own."""
    asked = outcome(Cold(), "popular", "hybrid", "hybrid, as served", "hybrid's als")
    assert command_of(asked).endswith("--seed 2026 --models hybrid,popular")
    assert command_of(outcome(Cold(), "hybrid", "hybrid, diversity 0.5")).endswith(
        "--models hybrid --ablate --no-tune"
    )


def test_untuned() -> None:
    """Where each has the settings it has by default, tuning is left out, which finds the same."""
    found = outcome(Cold(), "edlae")
    default, *others = BASELINES["edlae"].default, *BASELINES["edlae"].grid
    plain = Outcome(**{**_fields(found), "chosen": {"edlae": asdict(default)}})
    assert command_of(plain).endswith("--models edlae --no-tune")
    tuned = Outcome(
        **{**_fields(found), "chosen": {"edlae": asdict(next(o for o in others if o != default))}}
    )
    assert command_of(tuned).endswith("--models edlae")


def paired(settings: dict[str, Any], rounds: int = 5, **tuned: Any) -> Outcome:
    """Pairs of whom ours, and one baseline in two ways, made lists."""
    chosen = asdict(BASELINES["plain_ease"].default) | tuned
    models = {"hybrid": {"stacking": {"rounds": rounds}}, "hybrid, FAI": {}}
    models |= {"plain_ease, mean": chosen, "plain_ease, FAI": chosen}
    return Outcome("pairs", "ml", "f00d", settings, dict.fromkeys(models, FOUND), {}, models)


def test_pairs() -> None:
    """A flag is typed where it is set; nobody asks for models that are always the same."""
    told = command_of(paired(asdict(PairsConfig(kind="similar", new_to_both=True)), regularization=1.5))
    assert told == (
        "movienight evaluate pairs --kind similar --new-to-both --pairs 1000 --repeats 5 --seed 2026"
    )
    told = command_of(paired(asdict(PairsConfig())))
    assert told == "movienight evaluate pairs --kind random --pairs 1000 --repeats 5 --seed 2026 --no-tune"


def test_pairs_quickly() -> None:
    """Quick is what trained ours less; it hides once and tunes nobody."""
    told = command_of(paired(asdict(PairsConfig(pairs=300, repeats=1)), rounds=1))
    assert told == "movienight evaluate pairs --kind random --pairs 300 --seed 2026 --quick"


def test_explanations() -> None:
    """Ours is asked alone, and nobody is tuned: that goes without saying."""
    settings = {**settings_of(Seeds(likes=3, rounds=2)), "name": "explanations", "shown": 10}
    found = {"hybrid": FOUND, "nearest like": FOUND}
    full, quick = (
        Outcome("explanations", "ml", "f00d", settings, found, {}, {"hybrid": asdict(config)})
        for config in (IndexConfig(), QUICK)
    )
    assert command_of(full) == "movienight evaluate explanations --likes 3 --rounds 2 --seed 2026"
    assert command_of(quick) == "movienight evaluate explanations --likes 3 --seed 2026 --quick"


def _fields(found: Outcome) -> dict[str, Any]:
    return {name: getattr(found, name) for name in ("protocol", "data", "fingerprint", "settings", "each")}


@pytest.mark.parametrize("command", [*COMMANDS, *judging.COMMANDS], ids=lambda command: command.name)
def test_every_option_of_a_command_is_repeated(command: Any) -> None:
    """What a command takes that the others do not is a setting of its protocol."""
    shared = set.intersection(*({option.name for option in one.params} for one in COMMANDS))
    own = {option.name for option in command.params} - shared
    assert own == set(OPTIONS[command.name])


def test_what_is_taken_apart() -> None:
    """Candidates and ablations with all their options; nobody is named, and no settings were chosen."""
    config, found = IndexConfig(), {"hybrid": {"candidate recall": np.ones(2)}}
    chosen = {"hybrid": asdict(config)}
    settings = {"kind": "parts", **settings_of(Seeds(likes=3, rounds=2))}
    parts = Outcome("ablations", "ml", "f00d", settings, found, {}, chosen)
    named = Outcome("candidates", "ml", "f00d", settings_of(Seeds(likes=3, rounds=2)), found, {}, chosen)
    options = "--likes 3 --rounds 2 --seed 2026"
    assert command_of(parts) == f"movienight evaluate ablations --kind parts {options}"
    assert command_of(named) == f"movienight evaluate candidates {options}"
