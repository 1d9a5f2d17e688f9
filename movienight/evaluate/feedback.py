"""The feedback loop: a recommender that learns from what it has shown, day after day.

Half of everybody's ratings are the log on the first day, the likes among the rest are the truth. Each
day some people are shown ten films, watch one or none (see `evenings`), and the log grows by what they
watched. A policy hears of a visitor's growing taste at once; its model is trained anew every few days
or never. What is compared is how well each does, and whether what is shown and logged narrows down to a
few films (Chaney, Stewart & Engelhardt 2018, "How algorithmic confounding in recommendation systems
increases homogeneity and decreases utility"; Mansoury et al. 2020, "Feedback loop and bias amplification
in recommender systems").

Whoever finds much has less left to find, so a day's hit rate falls for a good policy sooner than for a
poor one: "found" is the fair comparison.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from movienight.evaluate.contenders import Answer
from movienight.evaluate.contest import SHOWN, Progress, measures_for
from movienight.evaluate.data import DataSet
from movienight.evaluate.evenings import Community, Counts, Habits, draw_day, spend
from movienight.evaluate.measuring import Measures
from movienight.evaluate.outcome import Values
from movienight.evaluate.policies import Policy
from movienight.evaluate.protocols.pairs import split
from movienight.evaluate.questions import Log, Part
from movienight.evaluate.reports.records import plain, rounded
from movienight.evaluate.reports.text import aligned
from movienight.train.learning import Knowledge
from movienight.types import Rows

LEADERS = 20
"""How many films are the leading ones."""
SECONDS = 86_400.0
"""A day."""
COLUMNS = (
    "visits",
    "watched",
    "HR@10",
    "NDCG@10",
    "found",
    "coverage",
    "Gini",
    "top 20",
    "log top 20",
    "novelty",
    "ILD",
)
"""What is told of each day.

visits: people who came and had something left to find; without any, means and shares are NaN.
watched: the share who watched a film of their slate.
HR@10, NDCG@10, novelty, ILD: the mean over slates; novelty by the log of the first day, in bits.
found: the share of all hidden likes watched so far, on a slate or elsewhere.
coverage, Gini: of the day's slates over all films.
top 20: the share of all places in the day's slates that the 20 films shown most take.
log top 20: the share of all ratings in the log that the 20 films rated most have.
"""
OF_SLATES = ("HR@10", "NDCG@10", "novelty", "ILD")
"""Those that are means over slates."""
TOLD = ("HR@10", "NDCG@10", "found", "coverage", "Gini", "top 20", "novelty", "ILD")
"""Those a table of 80 columns has room for."""
SPANS = 4
"""In how many stretches of days a table tells of a run."""


@dataclass(frozen=True, slots=True)
class FeedbackSettings:
    """How long it goes on.

    Args:
        days: at least 1.
        hidden: the share of each person's ratings that the log does not hold at first.
        habits: how people behave; their seed also draws what is hidden.
    """

    days: int = 20
    hidden: float = 0.5
    habits: Habits = field(default_factory=Habits)


@dataclass(frozen=True, eq=False, slots=True)
class Loop:
    """What happened under each policy.

    Args:
        days: policy -> column (see COLUMNS) -> a value per day, (d,).
    """

    data: str
    fingerprint: str
    settings: FeedbackSettings
    days: Mapping[str, Mapping[str, Values]]

    def as_record(self) -> dict[str, Any]:
        """Plain values for JSON, six digits after the point, None for what is not known."""
        return {
            "data": self.data,
            "fingerprint": self.fingerprint,
            "settings": plain(asdict(self.settings)),
            "policies": {
                name: {column: [rounded(value) for value in values] for column, values in columns.items()}
                for name, columns in self.days.items()
            },
        }

    def as_text(self) -> str:
        """A table of a few stretches of days for each policy; ends with one line break.

        Values are means over the days of a stretch; "found" is as on the last of them.
        """
        lines = [f"feedback loop on {self.data}, {self.settings.days} days"]
        for name, columns in self.days.items():
            lines += ["", name, *aligned([("days", *TOLD), *self._stretches(columns)])]
        return "\n".join(lines) + "\n"

    def _stretches(self, columns: Mapping[str, Values]) -> Iterator[Sequence[str]]:
        spans = np.array_split(np.arange(self.settings.days), min(SPANS, self.settings.days))
        for span in spans:
            days = f"{span[0] + 1}-{span[-1] + 1}" if len(span) > 1 else str(span[0] + 1)
            yield days, *(_cell(name, columns[name][span]) for name in TOLD)


def run_loop(
    data: DataSet,
    policies: Sequence[Policy],
    settings: FeedbackSettings | None = None,
    progress: Progress = lambda stage, done: None,
) -> Loop:
    """Live the same days under each policy: the same people come with the same patience.

    Raises:
        UsageError: nobody has likes to tell and to hide.
    """
    settings = settings or FeedbackSettings()
    part = split(data.log, settings.hidden, (settings.habits.seed, 0))
    data.must_ask(part)
    found = {}
    for number, policy in enumerate(policies):
        progress(policy.name, number / len(policies))
        found[policy.name] = live(part, data.knowledge, policy, settings)
    return Loop(data.name, data.fingerprint, settings, found)


def live(
    part: Part, knowledge: Knowledge, policy: Policy, settings: FeedbackSettings
) -> Mapping[str, Values]:
    """All days under one policy: column -> (days,).

    Args:
        part: the log of the first day, and people of it with what they would like.
    """
    community, measures = Community.of(part), measures_for(part, knowledge)
    hidden, start = community.remaining(), _last_time(part.training)
    found: dict[str, list[float]] = {column: [] for column in COLUMNS}
    for number in range(settings.days):
        if number == 0 or (policy.every and number % policy.every == 0):
            answer = next(iter(policy.contender.train(community.log, knowledge).values()))
        today = _live_day(community, answer, measures, number, settings.habits)
        community.end_day(start + (number + 1) * SECONDS)
        counts = _counts(community.log, len(knowledge.facts))
        today |= {"found": 1 - community.remaining() / hidden, "log top 20": _leading(counts)}
        for column in COLUMNS:
            found[column].append(today[column])
    return {column: np.array(values) for column, values in found.items()}


def _live_day(
    community: Community, answer: Answer, measures: Measures, number: int, habits: Habits
) -> dict[str, float]:
    """Show slates to who comes, and measure these."""
    day = draw_day(len(community.users), number, habits)
    n_films = len(measures.popularity)
    counts = _counts(community.log, n_films)
    slates: list[Rows] = []
    watched: list[float] = []
    measured: list[Mapping[str, float]] = []
    for person in np.flatnonzero(day.comes).tolist():
        question = community.question(person)
        if question is None:
            continue
        slates.append(answer(question, SHOWN))
        measured.append(measures.of(slates[-1], question))
        watched.append(float(spend(community, person, slates[-1], day, counts)))
    shown = np.concatenate([*slates, np.zeros(0, np.int32)])
    means = {name: _mean(values[name] for values in measured) for name in OF_SLATES}
    own = {"visits": float(len(slates)), "watched": _mean(watched)}
    top = {"top 20": _leading(np.bincount(shown, minlength=n_films))}
    return own | means | measures.overall(slates) | top


def _leading(counts: Counts) -> float:
    """The share of the leading films in all counts (n,); NaN without any."""
    return float(np.sort(counts)[-LEADERS:].sum() / counts.sum()) if counts.any() else math.nan


def _counts(log: Log, n_films: int) -> Counts:
    return np.bincount(log.ratings.row, minlength=n_films)


def _mean(values: Iterable[float]) -> float:
    """Of those that are numbers; NaN without any."""
    known = [value for value in values if math.isfinite(value)]
    return float(np.mean(known)) if known else math.nan


def _last_time(log: Log) -> float:
    """The latest time known, 0 without any."""
    return float(log.when[np.isfinite(log.when)].max(initial=0.0))


def _cell(column: str, values: Values) -> str:
    value = float(values[-1]) if column == "found" else _mean(values)
    return f"{value:.4f}" if math.isfinite(value) else "-"
