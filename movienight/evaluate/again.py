"""The command line that asks the questions of an outcome again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from movienight.evaluate.baselines.content import ContentSettings
from movienight.evaluate.baselines.grid import BASELINES
from movienight.evaluate.lineup import CHEAP, NAMES, OURS, VARIED
from movienight.evaluate.outcome import Outcome
from movienight.evaluate.protocols.base import PARTS
from movienight.evaluate.reports.records import plain

OPTIONS: Mapping[str, tuple[str, ...]] = {
    "seeds": ("likes", "folds", "rounds"),
    "loo": ("stars", "half_life"),
    "time": ("share",),
    "holdout": ("share", "stars", "repeats"),
    "cold": ("left", "draws"),
}
"""The settings of each protocol that its command has options for, beside the seed."""


def command_of(outcome: Outcome) -> str:
    """One line: the protocol with all its options, then who was asked where that is not everybody.

    It does not say where the data lies: an outcome knows its name alone.
    """
    return " ".join(["movienight evaluate", outcome.protocol, *_options(outcome)])


def _options(outcome: Outcome) -> Iterator[str]:
    quick = "most_questions" in outcome.settings
    for name in (*OPTIONS.get(outcome.protocol, ()), "seed"):
        if name in outcome.settings and not (quick and name in PARTS):
            value = outcome.settings[name]
            yield (
                f"--{name.replace('_', '-')} {value:g}"
                if isinstance(value, float)
                else (f"--{name.replace('_', '-')} {value}")
            )
    if quick:
        yield "--quick"
    asked = [name for name in NAMES if name in outcome.each]
    if set(asked) != set(CHEAP if quick else NAMES):
        yield f"--models {','.join(asked)}"
    if any(f"{OURS}{variant}" in outcome.each for variant in VARIED):
        yield "--ablate"
    if not quick and _untuned(asked, outcome.chosen):
        yield "--no-tune"


def _untuned(asked: list[str], chosen: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether every baseline was asked with the settings it has by default."""
    defaults = {name: baseline.default for name, baseline in BASELINES.items()}
    defaults["content"] = ContentSettings()
    return all(plain(chosen.get(name)) == plain(asdict(defaults[name])) for name in asked if name != OURS)
