"""The command line that asks the questions of an outcome again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from movienight.evaluate.baselines.content import ContentSettings
from movienight.evaluate.baselines.grid import BASELINES
from movienight.evaluate.lineup import CHEAP, NAMES, OURS, QUICK, VARIED
from movienight.evaluate.outcome import Outcome
from movienight.evaluate.protocols.base import PARTS
from movienight.evaluate.reports.records import plain

OPTIONS: Mapping[str, tuple[str, ...]] = {
    "seeds": ("likes", "folds", "rounds"),
    "loo": ("stars", "half_life"),
    "time": ("share",),
    "holdout": ("share", "stars", "repeats"),
    "cold": ("left", "draws"),
    "pairs": ("kind", "new_to_both", "pairs", "repeats"),
    "explanations": ("likes", "rounds"),
    "candidates": ("likes", "rounds"),
    "ablations": ("kind", "likes", "rounds"),
}
"""The settings of each protocol that its command has options for, beside the seed."""

ALL_ASKED = ("pairs", "explanations", "candidates", "ablations")
"""Protocols whose models cannot be chosen."""

AS_THEY_ARE = ("explanations", "candidates", "ablations")
"""Protocols that choose no settings."""


def command_of(outcome: Outcome) -> str:
    """One line: the protocol with all its options, then who was asked where that is not everybody.

    It does not say where the data lies: an outcome knows its name alone.
    """
    return " ".join(["movienight evaluate", outcome.protocol, *_options(outcome)])


def _options(outcome: Outcome) -> Iterator[str]:
    quick = _quick(outcome)
    for name in (*OPTIONS.get(outcome.protocol, ()), "seed"):
        if name in outcome.settings and not (quick and name in PARTS):
            yield from _option(f"--{name.replace('_', '-')}", outcome.settings[name])
    if quick:
        yield "--quick"
    asked = [name for name in NAMES if name in map(_plain_name, outcome.each)]
    if outcome.protocol not in ALL_ASKED:
        if set(asked) != set(CHEAP if quick else NAMES):
            yield f"--models {','.join(asked)}"
        if any(f"{OURS}{variant}" in outcome.each for variant in VARIED):
            yield "--ablate"
    if not quick and outcome.protocol not in AS_THEY_ARE and _untuned(asked, outcome.chosen):
        yield "--no-tune"


def _option(flag: str, value: Any) -> Iterator[str]:
    """As it is typed; a flag that is not set is left out."""
    if isinstance(value, bool):
        yield from [flag] * value
    else:
        yield f"{flag} {value:g}" if isinstance(value, float) else f"{flag} {value}"


def _quick(outcome: Outcome) -> bool:
    """Whether it had to be: by how many were asked, or where all are, by how ours was trained."""
    if outcome.protocol not in ALL_ASKED:
        return "most_questions" in outcome.settings
    stacking: Mapping[str, Any] = outcome.chosen.get(OURS, {}).get("stacking", {})
    return stacking.get("rounds") == QUICK.stacking.rounds


def _plain_name(model: str) -> str:
    """Whose list it is, without how it was made: "plain_ease" of "plain_ease, least misery"."""
    return model.split(", ")[0]


def _untuned(asked: list[str], chosen: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether every baseline was asked with the settings it has by default."""
    defaults = {name: baseline.default for name, baseline in BASELINES.items()}
    defaults["content"] = ContentSettings()
    found = {_plain_name(model): settings for model, settings in chosen.items()}
    return all(plain(found.get(name)) == plain(asdict(defaults[name])) for name in asked if name != OURS)
