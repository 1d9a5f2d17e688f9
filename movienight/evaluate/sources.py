"""The candidates protocol: how many hidden likes reach the ranker at all, and who names them.

Whatever no source names cannot be shown, however good the ranker: candidate recall bounds all that
follows. Told beside it is how far each source alone would reach if it might name more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace

import numpy as np
from numpy.typing import NDArray

from movienight.evaluate.contenders import trained
from movienight.evaluate.contest import Progress
from movienight.evaluate.data import DataSet
from movienight.evaluate.metrics.candidate_recall import candidate_recall
from movienight.evaluate.outcome import Outcome, Values
from movienight.evaluate.protocols.base import settings_of
from movienight.evaluate.protocols.seeds import Seeds
from movienight.evaluate.questions import Question
from movienight.recommend.candidates import SOURCES
from movienight.recommend.pipeline import Draft, Recommender
from movienight.recommend.scorers import top
from movienight.train.settings import IndexConfig
from movienight.types import Person, Query, Rows

OURS = "hybrid"
RECALL, COUNT = "candidate recall", "candidates"
FIRST = (100, 300)
"""How many of the first films are looked at on the way."""

Found = Mapping[str, Mapping[str, float]]
"""Of one question: model -> metric -> value."""


def evaluate_candidates(
    data: DataSet,
    seeds: Seeds,
    config: IndexConfig | None = None,
    progress: Progress = lambda stage, done: None,
) -> Outcome:
    """Where the hidden likes of unseen people are lost on the way to the ranker.

    "hybrid" is the union of what all sources name, "hybrid's ease" what one names, "hybrid without ease"
    what all others do. "candidate recall" is the share of hidden likes among these films, "candidates"
    how many they are; "Recall@100" and "Recall@300" look at the first so many, in the ranker's order for
    a union, and in its own for a source alone, which here may go on beyond what it may name.

    Args:
        seeds: how people are made.
        config: what the recommender is trained with, as served by default.

    Raises:
        UsageError: nobody can be asked.
    """
    config = config or IndexConfig()
    found: list[Found] = []
    for number, part in enumerate(seeds.parts(data.log)):
        data.must_ask(part)
        progress("asking", number / seeds.rounds)
        recommender = trained(part.training, data.knowledge, config)
        found += [examined(recommender, question) for question in part.questions]
    return Outcome(
        "candidates",
        data.name,
        data.fingerprint,
        settings_of(seeds),
        columns_of(found),
        chosen={OURS: asdict(config)},
        leading=RECALL,
        subject=OURS,
    )


def examined(recommender: Recommender, question: Question) -> dict[str, dict[str, float]]:
    """What becomes of one person's hidden likes: model -> metric -> value."""
    person = Person("a", "A", replace(question.taste), seen=frozenset(question.barred.tolist()))
    draft = recommender.draft(Query((person,), diversity=0.0, novelty=0.0))
    order = np.argsort(-draft.value, kind="stable")
    ranked, named = draft.candidates.rows[order], draft.candidates.sources[order]
    found = {OURS: _measured(ranked, ranked, question.hidden)}
    for source, bit in bits_of(recommender):
        own, others = ranked[(named & bit) > 0], ranked[(named & ~bit) > 0]
        beyond = _beyond(recommender, draft, source, own)
        found[f"{OURS}'s {source}"] = _measured(own, beyond, question.hidden)
        found[f"{OURS} without {source}"] = _measured(others, others, question.hidden)
    return found


def bits_of(recommender: Recommender) -> Iterator[tuple[str, np.uint16]]:
    """The sources that can name a film for somebody without a mood, each with its bit."""
    own = {scorer.name for scorer in recommender.scorers} | {"popular", "neighbours"}
    for place, source in enumerate(SOURCES):
        if source in own:
            yield source, np.uint16(1 << place)


def columns_of(found: list[Found]) -> dict[str, dict[str, Values]]:
    """Values of all questions, model -> metric -> (q,), NaN where a model was not asked."""
    names = dict.fromkeys((model, metric) for one in found for model in one for metric in one[model])
    each: dict[str, dict[str, Values]] = {}
    for model, metric in names:
        column: NDArray[np.float64] = np.array([one.get(model, {}).get(metric, np.nan) for one in found])
        each.setdefault(model, {})[metric] = column
    return each


def _beyond(recommender: Recommender, draft: Draft, source: str, own: Rows) -> Rows:
    """The first films of a source, in its order; neighbours name all they ever could."""
    scores = draft.hearings["a"].get(source)
    if source == "popular":
        scores = recommender.facts.likes
    if scores is None:
        return own
    return top(np.where(draft.permitted, scores, np.float32(np.nan)), max(FIRST))


def _measured(named: Rows, ordered: Rows, hidden: Rows) -> dict[str, float]:
    first = {f"Recall@{count}": candidate_recall(ordered[:count], hidden) for count in FIRST}
    return {RECALL: candidate_recall(named, hidden), **first, COUNT: float(len(named))}
