"""The ablations: ours without one part after the other, or with another in its place.

All answer the questions of seeds, so what a part is worth is told in pairs by the same people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from itertools import product
from typing import Any, Literal, TypeVar, get_args

from movienight.evaluate.baselines.grid import BASELINES
from movienight.evaluate.baselines.svd import SvdSettings
from movienight.evaluate.contenders import Answer, Contender, Ours, Single, by_slate, trained
from movienight.evaluate.contest import Progress, hold
from movienight.evaluate.data import DataSet
from movienight.evaluate.diets import PARTS, Dieting
from movienight.evaluate.lineup import FACTS, OURS
from movienight.evaluate.outcome import Outcome
from movienight.evaluate.protocols.seeds import Seeds
from movienight.evaluate.questions import Log, Part
from movienight.evaluate.sourced import Choose, Sourced, Varied
from movienight.recommend.candidates import SOURCES
from movienight.recommend.diversify import dpp, mmr
from movienight.recommend.pipeline import Recommender
from movienight.train.learning import Knowledge
from movienight.train.settings import IndexConfig

Kin = TypeVar("Kin", bound=Recommender)
Kind = Literal["parts", "features", "facts", "sources", "ranks", "diversity"]
"""Models alone; columns of the ranker; facts of films; who names candidates; SVD; how slates vary."""
KINDS: tuple[Kind, ...] = get_args(Kind)
RANKS = (2, 5, 10, 20, 40, 80, 160)
STEPS = tuple(step / 10 for step in range(11))
METHODS: Mapping[str, Choose] = {"MMR": mmr, "DPP": dpp}


@dataclass(frozen=True, slots=True)
class Ablations:
    """Seeds, asked of what is left of ours.

    Args:
        kind: what is taken away.
        likes, hidden_least, folds, rounds, seed: as in `Seeds`.
    """

    kind: Kind
    likes: int = 5
    hidden_least: int = 5
    folds: int = 5
    rounds: int = 1
    seed: int = 2026
    name: str = "ablations"

    def parts(self, log: Log) -> Iterator[Part]:
        """See Seeds."""
        return self._seeds().parts(log)

    def validation(self, training: Log) -> Part:
        """See Seeds."""
        return self._seeds().validation(training)

    def _seeds(self) -> Seeds:
        return Seeds(self.likes, self.hidden_least, self.folds, self.rounds, self.seed)


@dataclass(frozen=True, slots=True)
class Exchanged:
    """Ours, trained once, and the same with something exchanged: by what that adds to its name."""

    exchanged: Callable[[Recommender], Mapping[str, Answer]]
    config: IndexConfig = field(default_factory=IndexConfig)
    name: str = OURS

    def train(self, training: Log, knowledge: Knowledge) -> Mapping[str, Answer]:
        """See Contender."""
        recommender = trained(training, knowledge, self.config)
        answers = {"": by_slate(recommender), **self.exchanged(recommender)}
        return {f"{self.name}{added}": answer for added, answer in answers.items()}

    def tuned(self, validation: Part, knowledge: Knowledge) -> Exchanged:
        """See Contender; what ships was chosen beforehand."""
        return self

    def settings(self) -> Mapping[str, Any]:
        """See Contender."""
        return asdict(self.config)


def evaluate_ablations(
    data: DataSet,
    ablations: Sequence[Ablations],
    config: IndexConfig | None = None,
    progress: Progress = lambda stage, done: None,
) -> list[Outcome]:
    """An outcome for each; no settings are chosen.

    Raises:
        UsageError: nobody can be asked.
    """
    config = config or IndexConfig()
    return [hold(one, data, contenders(one.kind, config), progress, tune=False) for one in ablations]


def contenders(kind: Kind, config: IndexConfig) -> list[Contender]:
    """Ours, and what is left of it; of ranks, SVD alone."""
    if kind == "parts":
        return [Dieting(OURS, config, PARTS)]
    if kind == "features":
        return [Dieting(OURS, config)]
    if kind == "facts":
        blind = [Ours(f"{OURS} without {name}", config, unaware=facts) for name, facts in FACTS.items()]
        return [Ours(OURS, config), *blind]
    if kind == "ranks":
        svd = BASELINES["pure_svd"]
        return [Single(replace(svd, name=f"rank {rank}"), SvdSettings(rank)) for rank in RANKS]
    return [Exchanged(by_source if kind == "sources" else by_variety, config)]


def by_source(recommender: Recommender) -> Mapping[str, Answer]:
    """Candidates from each source alone and from all but it, ranked by the same ranker."""
    own = [scorer.name for scorer in recommender.scorers] + ["popular", "neighbours"]
    found: dict[str, Answer] = {}
    for source in (source for source in SOURCES if source in own):
        others = tuple(other for other in SOURCES if other != source)
        found[f", {source} alone"] = by_slate(exchanged(recommender, Sourced, sources=(source,)))
        found[f" without {source}"] = by_slate(exchanged(recommender, Sourced, sources=others))
    return found


def by_variety(recommender: Recommender) -> Mapping[str, Answer]:
    """Slates of more and more variety, by each method, of films alike as served and alike in text alone."""
    found: dict[str, Answer] = {}
    for (name, how), (by, by_genre) in product(METHODS.items(), (("", True), (" by text", False))):
        varied = exchanged(recommender, Varied, how=how, by_genre=by_genre)
        for step in STEPS[1:]:
            found[f", {name}{by} {step:g}"] = by_slate(varied, diversity=step)
    return found


def exchanged(recommender: Recommender, kind: type[Kin], **changes: Any) -> Kin:
    """The same of another kind."""
    own = {one.name: getattr(recommender, one.name) for one in fields(Recommender)}
    return kind(**own, **changes)
