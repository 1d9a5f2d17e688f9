"""Who stands in a contest: by name, all, or a few that are trained quickly."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from movienight.evaluate.baselines.grid import BASELINES, with_content
from movienight.evaluate.baselines.lenskit import LENSKIT, installed
from movienight.evaluate.contenders import Contender, Ours, Single
from movienight.evaluate.data import DataSet
from movienight.train.als import AlsConfig
from movienight.train.collaborative import CollaborativeConfig
from movienight.train.histories import KNOWN
from movienight.train.settings import IndexConfig
from movienight.train.stacking import StackingConfig
from movienight.types import Query

OURS = "hybrid"
NAMES = (OURS, *BASELINES, *LENSKIT, "content")
"""Everybody there is, as people name them."""
MISSING = {name: "lenskit" for name in LENSKIT if not installed()}
"""Who cannot be asked, and the package that would have to be installed."""
CHEAP = (OURS, "popular", "item_cosine", "item_tfidf")
"""Who is asked when it has to be quick."""
QUICK = IndexConfig(stacking=StackingConfig(rounds=1))
"""Ours with a ranker that has seen a fifth of the people: worse, and trained in a third of the time."""
SERVED = {", as served": {"diversity": Query().diversity, "novelty": Query().novelty}}
"""How ours answers where nobody asks for more or less variety."""
VARIED = {", diversity 0.1": {"diversity": 0.1}, ", diversity 0.5": {"diversity": 0.5}}
FACTS = {
    "genres": ("genres",),
    "directors": ("directors",),
    "cast": ("cast",),
    "keywords": ("keywords",),
    "years": ("year",),
    "languages": ("language",),
    "any facts": ("genres", "directors", "cast", "keywords", "year", "language"),
}
"""What ours can be trained and asked without."""
HISTORIES = IndexConfig(
    collaborative=CollaborativeConfig(
        ease_regularization=250.0, keep=1000, als=AlsConfig(factors=64, regularization=15.0, alpha=3.0)
    ),
    stacking=StackingConfig(sizes=(5, 10, 20, 40, 60, 90, 130, 180, 250)),
)
"""Ours for people who come with all they ever rated: such models may trust a person more."""


def line_up(
    names: Collection[str], data: DataSet, quick: bool = False, ablate: bool = False
) -> list[Contender]:
    """The contenders of these names, in the order of `NAMES`.

    Args:
        names: any of `NAMES`.
        data: whose films they are asked for.
        quick: train ours as `QUICK` says.
        ablate: also ours with less and more variety, and trained anew without each kind of fact.

    Raises:
        ValueError: there is nobody of such a name.
    """
    unknown = set(names) - set(NAMES)
    if unknown:
        raise ValueError(f"nobody is called {sorted(unknown)}")
    config = QUICK if quick else IndexConfig()
    found: list[Contender] = []
    if OURS in names:
        variants = SERVED | VARIED if ablate else SERVED
        alternatives = () if quick else (HISTORIES, *KNOWN)
        found.append(Ours(OURS, config, variants, parts=True, alternatives=alternatives))
    if OURS in names and ablate:
        found += [Ours(f"{OURS} without {kind}", config, unaware=facts) for kind, facts in FACTS.items()]
    baselines = with_content(data.knowledge.vectors)
    return found + [Single(baselines[name]) for name in NAMES if name in names and name != OURS]


def alone(name: str, data: DataSet, quick: bool = False) -> Contender:
    """The contender of one of `NAMES`, answering under that name and no other; otherwise as `line_up`."""
    (found,) = line_up([name], data, quick)
    return replace(found, variants={}, parts=False) if isinstance(found, Ours) else found
