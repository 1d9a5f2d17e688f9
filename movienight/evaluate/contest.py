"""A contest: all contenders answer all questions of a protocol, and every list is measured."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from movienight.evaluate.contenders import Contender
from movienight.evaluate.data import DataSet
from movienight.evaluate.measuring import Measures
from movienight.evaluate.outcome import Outcome, Values
from movienight.evaluate.protocols.base import PARTS, HidingProtocol, settings_of
from movienight.evaluate.questions import Part
from movienight.train.learning import Knowledge
from movienight.types import Rows

Progress = Callable[[str, float | None], None]
SHOWN, DEEP = 10, 50
"""How many films a list is judged by, and how far down its recall looks."""


@dataclass(slots=True)
class _Notes:
    """What is gathered while a contest runs, by the name of a model."""

    each: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    lists: dict[str, list[Rows]] = field(default_factory=dict)
    chosen: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)


def hold(
    protocol: HidingProtocol,
    data: DataSet,
    contenders: Sequence[Contender],
    progress: Progress = lambda stage, done: None,
    tune: bool = True,
    most_questions: int | None = None,
) -> Outcome:
    """Ask everybody everything; what is found depends on the arguments alone, save the seconds.

    Args:
        tune: let each contender choose its settings on validation first, within the first part asked.
        most_questions: of each part, drawn at random and the same for all; None asks all.

    Raises:
        UsageError: the protocol finds nobody to ask in this data.
    """
    settings = dict(settings_of(protocol))
    notes = _Notes()
    measures = None
    for number, part in enumerate(protocol.parts(data.log)):
        if not part.questions:
            continue
        data.must_ask(part)
        part = some_of(part, most_questions, (settings["seed"], number))
        if measures is None and tune:
            contenders = _tuned(contenders, protocol.validation(part.training), data.knowledge, progress)
        measures = measures_for(part, data.knowledge)
        for place, contender in enumerate(contenders):
            progress("asking", (number + place / len(contenders)) / rounds_of(settings))
            _ask(contender, part, data.knowledge, measures, notes)
    if measures is None:
        raise data.nobody()
    return Outcome(
        protocol.name,
        data.name,
        data.fingerprint,
        settings if most_questions is None else settings | {"most_questions": most_questions},
        {name: _columns(values) for name, values in notes.each.items()},
        {name: measures.overall(lists) for name, lists in notes.lists.items()},
        notes.chosen,
        notes.seconds,
        leading=f"NDCG@{SHOWN}",
    )


def measures_for(part: Part, knowledge: Knowledge) -> Measures:
    """Measures that know how many people in training rated each film."""
    ratings = part.training.ratings
    counts = np.bincount(ratings.row, minlength=len(knowledge.facts)).astype(np.float32)
    users = max(len(np.unique(ratings.user)), 1)
    return Measures(SHOWN, DEEP, counts, users, knowledge.vectors, knowledge.facts.genres)


def some_of(part: Part, most: int | None, seed: tuple[int, int]) -> Part:
    """The part with at most so many of its questions, drawn at random, in the order they had."""
    count = len(part.questions)
    if most is None or count <= most:
        return part
    drawn = np.sort(np.random.default_rng(seed).choice(count, most, replace=False))
    return Part(part.training, [part.questions[place] for place in drawn])


def rounds_of(settings: Mapping[str, Any]) -> int:
    """How many parts a protocol of these settings has, to tell progress by."""
    return next((int(settings[name]) for name in PARTS if name in settings), 1)


def _tuned(
    contenders: Sequence[Contender], validation: Part, knowledge: Knowledge, progress: Progress
) -> list[Contender]:
    chosen = []
    for place, contender in enumerate(contenders):
        progress("choosing settings", place / len(contenders))
        chosen.append(contender.tuned(validation, knowledge))
    return chosen


def _ask(contender: Contender, part: Part, knowledge: Knowledge, measures: Measures, notes: _Notes) -> None:
    start = time.perf_counter()
    answers = contender.train(part.training, knowledge)
    learned = time.perf_counter() - start
    for name, answer in answers.items():
        start = time.perf_counter()
        lists = [answer(question, DEEP) for question in part.questions]
        spent = learned + time.perf_counter() - start
        notes.seconds[name] = notes.seconds.get(name, 0.0) + spent
        notes.lists.setdefault(name, []).extend(lists)
        notes.chosen[name] = contender.settings()
        columns = notes.each.setdefault(name, {})
        for question, rows in zip(part.questions, lists, strict=True):
            for measure, value in measures.of(rows, question).items():
                columns.setdefault(measure, []).append(value)


def _columns(values: Mapping[str, Sequence[float]]) -> dict[str, Values]:
    return {measure: np.asarray(column, dtype=np.float64) for measure, column in values.items()}
