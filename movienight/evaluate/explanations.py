"""The explanations protocol: is what we say of a film's cause true?

People unseen in training give a few likes and are shown ten films, with the reasons they would read.
Of each film shown because of a like, that like is taken back and everything is worked out anew, then
another like, drawn at random, instead: a true cause costs the film more of its score (deletion, as in
Barkan et al. 2024, "A Counterfactual Framework for Learning and Evaluating Explanations for
Recommender Systems", WWW). Two ways to name a cause without asking the models stand beside ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from movienight.errors import UsageError
from movienight.evaluate.contenders import trained
from movienight.evaluate.contest import Progress
from movienight.evaluate.data import DataSet
from movienight.evaluate.outcome import Outcome
from movienight.evaluate.protocols.base import settings_of
from movienight.evaluate.protocols.seeds import Seeds
from movienight.evaluate.questions import Question
from movienight.recommend.facts import FilmFacts
from movienight.recommend.pipeline import Draft, Recommender
from movienight.recommend.reasons import Reasons
from movienight.recommend.scorers import ItemItem
from movienight.train.settings import IndexConfig
from movienight.types import Film, Person, Query, Reason, Taste

UNSEEN = Seeds(rounds=1)
"""The unseen fifth of users, five likes each."""
SHOWN = 10
"""Films of a slate."""
CLOSE = 1e-5
"""How near the sum of attributions must come to the score."""
OURS, NEAREST, RANDOM = "hybrid", "nearest like", "random like"
"""Who names a cause: our reasons; the like that is most about the same; any."""
PASSES = "deletion passes"


@dataclass(slots=True)
class _Notes:
    """Values by model and metric, one per question."""

    each: dict[str, dict[str, list[float]]] = field(default_factory=dict)

    def write(self, model: str, values: Mapping[str, float]) -> None:
        """Add one question's values of a model."""
        for measure, value in values.items():
            self.each.setdefault(model, {}).setdefault(measure, []).append(value)


def evaluate_explanations(
    data: DataSet,
    seeds: Seeds = UNSEEN,
    config: IndexConfig | None = None,
    progress: Progress = lambda stage, done: None,
) -> Outcome:
    """The reasons of the slates of unseen people.

    A question is a person. Of our reasons there is "deletion passes", the share of films with a cause
    whose score falls at least as far without it as without another like, and "passes strictly", further;
    "falls", the share whose score falls at all; "names a cause", the share of shown films that do;
    "weights within 1", the share of films whose causes' weights sum to at most 1; "additive", 1 where
    what each like says by itself sums to the score of every item-item model. The other two are asked for
    the same films. NaN where no film has a cause.

    Args:
        seeds: how people are made; at least 2 likes each, for another has to be taken back.
        config: what the recommender is trained with, as served by default.

    Raises:
        UsageError: people give too few likes, or nobody can be asked.
    """
    if seeds.likes < 2:
        raise UsageError("with one like there is no other to compare it with", "ask for 2 likes or more")
    notes = _Notes()
    config = config or IndexConfig()
    for number, part in enumerate(seeds.parts(data.log)):
        data.must_ask(part)
        progress("asking", number / seeds.rounds)
        recommender = trained(part.training, data.knowledge, config)
        rng = np.random.default_rng([seeds.seed, number])
        for question in part.questions:
            for model, values in examined(recommender, question, rng).items():
                notes.write(model, values)
    return Outcome(
        "explanations",
        data.name,
        data.fingerprint,
        {**settings_of(seeds), "name": "explanations", "shown": SHOWN},
        {
            model: {measure: np.asarray(column) for measure, column in columns.items()}
            for model, columns in notes.each.items()
        },
        chosen={OURS: asdict(config)},
        leading=PASSES,
        subject=OURS,
    )


def examined(
    recommender: Recommender, question: Question, rng: np.random.Generator
) -> dict[str, dict[str, float]]:
    """What one person's reasons are worth: model -> metric -> value."""
    taste = replace(question.taste)
    person = Person("a", "A", taste, seen=frozenset(question.barred.tolist()))
    draft = recommender.draft(Query((person,), n=SHOWN))
    reasons = Reasons(recommender, lambda row: film_of(recommender.facts, row))
    causes = [_causes(told["a"]) for told in reasons.of(draft, draft.rows)]
    fallen = falls_anew(recommender, draft, person)
    caused = [number for number, named in enumerate(causes) if named]
    likes = taste.rows.tolist()
    cited = [likes.index(causes[number][0].films[0]) for number in caused]
    near = (recommender.vectors[taste.rows] @ recommender.vectors[draft.rows].T).argmax(axis=0)
    every = np.arange(len(likes))
    named = {
        OURS: cited,
        NEAREST: [int(near[number]) for number in caused],
        RANDOM: [int(rng.choice(every)) for _ in caused],
    }
    found = {model: _deletion(fallen[:, caused], tops, rng) for model, tops in named.items()}
    found[OURS] |= {
        "names a cause": len(caused) / max(len(causes), 1),
        "weights within 1": _mean([sum(r.weight for r in causes[n]) <= 1 + CLOSE for n in caused]),
        "additive": float(all(gap <= CLOSE for gap in gaps(recommender, taste))),
    }
    return found


def falls_anew(recommender: Recommender, draft: Draft, person: Person) -> NDArray[np.float64]:
    """How far each shown film's score falls without each like, (k, s), everything worked out anew."""
    rows, taste = draft.candidates.rows, person.taste
    fits = []
    for position in range(len(taste)):
        fewer = taste.without(position)
        fits.append(recommender.fits(fewer, rows, recommender.hear(fewer))[draft.chosen])
    return draft.fits[person.key][draft.chosen] - np.stack(fits)


def gaps(recommender: Recommender, taste: Taste) -> Iterator[float]:
    """Of each item-item model, how far what single likes say is from what all say, at most."""
    for scorer in recommender.scorers:
        if isinstance(scorer, ItemItem):
            alone = [
                scorer.score(Taste.of([row], [confidence]))
                for row, confidence in zip(taste.rows, taste.confidence, strict=True)
            ]
            summed = np.nan_to_num(np.stack(alone)).sum(axis=0)
            yield float(np.abs(summed - np.nan_to_num(scorer.score(taste))).max())


def film_of(facts: FilmFacts, row: int) -> Film:
    """A film whose people and keywords are called by number: who has them in common is all that counts."""
    return Film(
        row,
        f"film {row}",
        genres=tuple(np.array(facts.genre_names, dtype=object)[facts.genres[row]].tolist()),
        directors=tuple(f"director {number}" for number in facts.directors[row]),
        cast=tuple(f"actor {number}" for number in facts.cast[row]),
        keywords=tuple(f"keyword {number}" for number in facts.keywords[row]),
    )


def _causes(reasons: tuple[Reason, ...]) -> list[Reason]:
    """Those that name a like, strongest first."""
    return [reason for reason in reasons if reason.kind == "because"]


def _deletion(fallen: NDArray[np.float64], cited: list[int], rng: np.random.Generator) -> dict[str, float]:
    """The test of films with a cause: falls (k, c) without each like, and which like was named for each."""
    others = [int(rng.choice(np.delete(np.arange(len(fallen)), top))) for top in cited]
    films = range(len(cited))
    lost, else_lost = fallen[cited, films], fallen[others, films]
    return {
        PASSES: _mean(lost >= else_lost),
        "passes strictly": _mean(lost > else_lost),
        "falls": _mean(lost > 0),
    }


def _mean(values: object) -> float:
    """The share of what is true, NaN of nothing."""
    true = np.asarray(values, dtype=np.float64)
    return float(true.mean()) if true.size else float("nan")
