"""The pairs protocol: one list for two people, judged by what each of them was hiding.

Synthetic pairs as in GFAR (protocols.pairs), lists of 20, relevant to a person is a hidden film they
gave four stars or more. Unlike where a model's own predictions are the truth, no model can be right
here by agreeing with itself.

Films both know are never listed. Published numbers let a list hold what one of the two has rated in
training: it is left out of that person's own list, can be there for the other, and counts nothing for
who knows it. With `new_to_both` a list holds nothing that either has rated, as the program has it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import numpy as np

from movienight.errors import UsageError
from movienight.evaluate.contest import Progress
from movienight.evaluate.couples import CONTENDERS, Answers, Couple, ForTwo
from movienight.evaluate.data import DataSet
from movienight.evaluate.metrics.for_two import first_hit, shared, zero_recall
from movienight.evaluate.metrics.ndcg import ndcg
from movienight.evaluate.metrics.recall import recall
from movienight.evaluate.outcome import Outcome, Values
from movienight.evaluate.protocols.pairs import Alike, Kind, draw_pairs, split
from movienight.evaluate.questions import Question
from movienight.types import Rows


@dataclass(frozen=True, slots=True)
class PairsConfig:
    """What is hidden, from whom, and what is asked.

    Args:
        kind: whose tastes are put together.
        new_to_both: list nothing that either has rated; see the head of this file.
        pairs: how many are drawn at most; nobody is the first of two.
        repeats: independent splits, the same pairs in each; a pair's numbers are the means over them.
        share: of each person's ratings, hidden.
        shown: how long the lists are.
        alike: what makes tastes similar and divergent.
        seed: draws splits and pairs.
    """

    kind: Kind = "random"
    new_to_both: bool = False
    pairs: int = 1000
    repeats: int = 5
    share: float = 0.2
    shown: int = 20
    alike: Alike = field(default_factory=Alike)
    seed: int = 2026
    name: str = "pairs"


def evaluate_pairs(
    config: PairsConfig,
    data: DataSet,
    progress: Progress = lambda stage, done: None,
    contenders: Sequence[ForTwo] = CONTENDERS,
    tune: bool = True,
) -> Outcome:
    """One kind of pairs, every contender; a question is a pair.

    Args:
        tune: let each contender choose its settings on a split of the first training part.

    Raises:
        UsageError: the data holds no such pair.
    """
    (outcome,) = evaluate_kinds(config, [(config.kind, config.new_to_both)], data, progress, contenders, tune)
    return outcome


def evaluate_kinds(
    config: PairsConfig,
    kinds: Sequence[tuple[Kind, bool]],
    data: DataSet,
    progress: Progress = lambda stage, done: None,
    contenders: Sequence[ForTwo] = CONTENDERS,
    tune: bool = True,
) -> list[Outcome]:
    """Several kinds, each new to both or not, by models trained once; otherwise as `evaluate_pairs`."""
    configs = [replace(config, kind=kind, new_to_both=new) for kind, new in kinds]
    parts = [split(data.log, config.share, (config.seed, number)) for number in range(config.repeats)]
    asked = [{question.user: question for question in part.questions} for part in parts]
    drawn = [_drawn(one, data, asked) for one in configs]
    found: list[dict[str, dict[str, Values]]] = [{} for _ in configs]
    if tune:
        validation = split(parts[0].training, config.share, (config.seed + 1, 0))
        contenders = [contender.tuned(validation, data.knowledge) for contender in contenders]
    chosen: dict[str, Mapping[str, Any]] = {}
    for number, (part, people) in enumerate(zip(parts, asked, strict=True)):
        for place, contender in enumerate(contenders):
            progress("asking", (number + place / len(contenders)) / len(parts))
            answers = contender.train(part.training, data.knowledge)
            for one, pairs, columns in zip(configs, drawn, found, strict=True):
                _ask(answers, one, [(people[a], people[b]) for a, b in pairs], columns)
            chosen |= {name: contender.settings() for name in found[0] if name not in chosen}
    return [
        Outcome(
            one.name, data.name, data.fingerprint, asdict(one), each, {}, chosen, leading=f"NDCG@{one.shown}"
        )
        for one, each in zip(configs, found, strict=True)
    ]


def _drawn(
    config: PairsConfig, data: DataSet, asked: Sequence[Mapping[int, Question]]
) -> list[tuple[int, int]]:
    """Pairs of people whom every split leaves something to tell and to find."""
    people = np.array(sorted(set.intersection(*(set(questions) for questions in asked))), dtype=np.int32)
    pairs = draw_pairs(data.log.ratings, people, config.kind, config.pairs, config.alike, config.seed)
    if not pairs:
        raise UsageError(f"{data.name} has no {config.kind} pairs", "ask for another kind of pairs")
    return pairs


def _ask(
    answers: Answers, config: PairsConfig, couples: Sequence[Couple], columns: dict[str, dict[str, Values]]
) -> None:
    """Add what each list is worth, its part of the mean over all splits."""
    for place, couple in enumerate(couples):
        for name, rows in answers(couple, config.new_to_both, config.shown).items():
            for measure, value in _measures(rows, couple, config.shown).items():
                column = columns.setdefault(name, {}).setdefault(measure, np.zeros(len(couples)))
                column[place] += value / config.repeats


def _measures(rows: Rows, couple: Couple, n: int) -> dict[str, float]:
    """What one list is worth to two people."""
    hidden = [question.hidden for question in couple]
    gained = shared([ndcg(rows, own, n) for own in hidden])
    found = shared([recall(rows, own, n) for own in hidden])
    first = shared([first_hit(rows, own, n) for own in hidden])
    return {
        f"NDCG@{n}": gained.mean,
        f"NDCG@{n} of the worse off": gained.minimum,
        f"NDCG@{n} balance": gained.balance,
        f"Recall@{n}": found.mean,
        f"Recall@{n} of the worse off": found.minimum,
        "zero recall": zero_recall(rows, hidden, n),
        "DFH": first.mean,
        "DFH of the worse off": first.minimum,
    }
