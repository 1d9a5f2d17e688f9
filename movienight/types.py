"""The values that travel: Query -> Scores -> Candidates -> FeatureTable -> Fits -> Slate.

Ids are for people and databases; **rows** (0 .. n-1) are for arrays. All of these are frozen;
the ones that hold arrays check their shapes once, when built, and compare by identity.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int32]
Floats = NDArray[np.float32]
Scores = NDArray[np.float32]
"""One score per film, shape (n,); NaN says "no opinion"."""


@dataclass(frozen=True, slots=True)
class Film:
    """The facts of one film, as people write them.

    `runtime` is in minutes; `mean_rating` in stars 0.5-5; ids are None where unknown, `imdb_id`
    keeps its "tt"; `line` is one sentence about it, where we have one. `age` (0..18, from which it
    suits children) and `heads_up` ("violence", "sad ending") are hints: without them nothing is known.
    """

    row: int
    title: str
    year: int | None = None
    runtime: int | None = None
    genres: tuple[str, ...] = ()
    directors: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    language: str | None = None
    countries: tuple[str, ...] = ()
    original_title: str | None = None
    ml_id: int | None = None
    tmdb_id: int | None = None
    imdb_id: str | None = None
    mean_rating: float | None = None
    rating_count: int = 0
    line: str | None = None
    age: int | None = None
    heads_up: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The title with its year, "Heat (1995)"; the bare title where no year is known."""
        return f"{self.title} ({self.year})" if self.year else self.title


@dataclass(frozen=True, slots=True)
class Hint:
    """What to know before a film: from which age it suits, None where unknown, and heads-up flags."""

    age: int | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True)
class Taste:
    """Films one person has loved.

    `rows` int32 (k,), distinct; `confidence` float32 (k,), > 0. Falsy when empty, so that a
    stranger is simply `if not taste`.
    """

    rows: Rows
    confidence: Floats

    def __post_init__(self) -> None:
        if self.rows.ndim != 1 or self.rows.shape != self.confidence.shape:
            raise ValueError(f"taste of shapes {self.rows.shape} and {self.confidence.shape}")
        if len(np.unique(self.rows)) != len(self.rows):
            raise ValueError("a film stands twice in one taste")
        if (self.confidence <= 0).any():
            raise ValueError("confidence must be above 0")

    @classmethod
    def of(cls, rows: Any, confidence: Any = None) -> Taste:
        """A taste from any sequences; without `confidence` every film counts 1."""
        rows = np.asarray(rows, dtype=np.int32).reshape(-1)
        weights = np.ones(len(rows)) if confidence is None else confidence
        return cls(rows, np.asarray(weights, dtype=np.float32).reshape(-1))

    def without(self, position: int) -> Taste:
        """The same taste less its film number `position` (0 .. k-1)."""
        return Taste(np.delete(self.rows, position), np.delete(self.confidence, position))

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        return len(self.rows) > 0


@dataclass(frozen=True, slots=True)
class Person:
    """One of the people on the sofa: `key` is "a" or "b", `name` is what we call them.

    `seen`, `vetoed` and `disliked` are rows; what is like a disliked film counts less for this person.
    """

    key: str
    name: str
    taste: Taste
    seen: frozenset[int] = frozenset()
    vetoed: frozenset[int] = frozenset()
    disliked: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Filters:
    """What the slate must obey. All bounds are inclusive; an empty field asks nothing.

    `avoid` names heads-up flags; `max_age` asks for films known to suit that age.
    """

    genres: frozenset[str] = frozenset()
    not_genres: frozenset[str] = frozenset()
    years: tuple[int | None, int | None] = (None, None)
    languages: frozenset[str] = frozenset()
    max_runtime: int | None = None
    exclude: frozenset[int] = frozenset()
    include_seen: bool = False
    avoid: frozenset[str] = frozenset()
    max_age: int | None = None


@dataclass(frozen=True, slots=True)
class Kitchen:
    """What every snack must obey: `diets` it must suit, `without` allergens it must not hold.

    Hard in every path: a recipe of which it is not known is not shown. Falsy when it asks nothing.
    """

    diets: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()

    def suits(self, recipe: Recipe) -> bool:
        """Whether a recipe is known to be safe here."""
        if self.without and (recipe.allergens is None or not self.without.isdisjoint(recipe.allergens)):
            return False
        return self.diets <= set(recipe.diets)

    def __bool__(self) -> bool:
        return bool(self.diets or self.without)


@dataclass(frozen=True, slots=True)
class Query:
    """Everything a slate depends on. `balance` 0 is all A, 1 all B; diversity and novelty 0..1.

    `keep` are rows that are shown whatever else is, first and in this order; `more` and `less` are
    rows whose like is wanted more, or less, tonight by everybody.
    """

    people: tuple[Person, ...] = ()
    mood: str | None = None
    filters: Filters = field(default_factory=Filters)
    n: int = 10
    balance: float = 0.5
    diversity: float = 0.2
    novelty: float = 0.2
    seed: int | None = None
    kitchen: Kitchen = field(default_factory=Kitchen)
    keep: tuple[int, ...] = ()
    more: tuple[int, ...] = ()
    less: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Candidates:
    """Films worth ranking: `rows` int32 (m,) ascending; `sources` uint16 (m,), a bit per source."""

    rows: Rows
    sources: NDArray[np.uint16]

    def __post_init__(self) -> None:
        if self.rows.ndim != 1 or self.rows.shape != self.sources.shape:
            raise ValueError(f"candidates of shapes {self.rows.shape} and {self.sources.shape}")

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, eq=False, slots=True)
class FeatureTable:
    """What the ranker sees of one person and m films: `values` float32 (m, d), a name a column."""

    rows: Rows
    names: tuple[str, ...]
    values: Floats

    def __post_init__(self) -> None:
        if self.values.shape != (len(self.rows), len(self.names)):
            raise ValueError(f"{self.values.shape} values for {len(self.rows)} rows, {len(self.names)} names")


ReasonKind = Literal["because", "nearest", "genre", "director", "cast", "keyword", "mood", "popular"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one film is shown to one person.

    `because`: `films` are rows of that person's own likes and `weight` is the share (0..1) of the
    suggestion that vanishes without them. `nearest`: no single like argues for it, and this one is
    nearest (0..1). The other kinds name what is shared in `text`.
    """

    kind: ReasonKind
    films: tuple[int, ...] = ()
    text: str = ""
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Ingredient:
    """One line of a shopping list; amounts are ready to read, in both systems."""

    item: str
    metric: str = ""
    us: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Recipe:
    """A snack. `minutes` is active plus waiting; `source` is "movienight" or "food.com".

    None where not known: `cuisine`, `allergens` (which then may hold any), `active_minutes`,
    `crunch` (0 soft .. 3 loud) and `cost` (1 cheap .. 3).
    """

    id: str
    name: str
    kind: str
    minutes: int
    ingredients: tuple[Ingredient, ...]
    steps: tuple[str, ...]
    tags: tuple[str, ...] = ()
    cuisine: str | None = None
    allergens: tuple[str, ...] | None = None
    diets: tuple[str, ...] = ()
    serves: int = 2
    no_cook: bool = False
    source: str = "movienight"
    active_minutes: int | None = None
    equipment: tuple[str, ...] = ()
    flavours: tuple[str, ...] = ()
    seasons: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    crunch: int | None = None
    cost: int | None = None


@dataclass(frozen=True, slots=True)
class Snack:
    """A recipe for a film, with the score that chose it and why, in words."""

    recipe: Recipe
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One film of a slate.

    `fit` maps "a", "b" and "both" to 0..1: the share of the candidates this film beats, for that
    person or for the two together. `mood` is the same for the mood, None without one.
    `why` maps "a", "b" and "shared" to reasons, strongest first. `place` maps the keys of `fit` to
    the film's place among the candidates, from 1.
    """

    rank: int
    film: Film
    fit: Mapping[str, float]
    mood: float | None
    why: Mapping[str, tuple[Reason, ...]]
    snack: Snack | None = None
    place: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Slate:
    """At most `query.n` suggestions; never padded. `notes` say what people should know.

    `ranked` is how many films were candidates.
    """

    suggestions: tuple[Suggestion, ...]
    query: Query
    notes: tuple[str, ...] = ()
    elapsed_ms: float = 0.0
    ranked: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one film in one query.

    `stage` is the step that decided, in words: "shown", "seen", "vetoed", "disliked", "filter: runtime",
    "not a candidate", "ranked", "too like another"; `detail` says more, "ranked 57th for both". `rank` is
    its place in the slate, None where it is not shown. `fit`, `mood` and `why` are as in a
    `Suggestion`. `scores` maps "a" and "b" to the number each model gave, NaN for "no opinion".
    """

    film: Film
    shown: bool
    rank: int | None
    stage: str
    detail: str
    fit: Mapping[str, float] = field(default_factory=dict)
    mood: float | None = None
    why: Mapping[str, tuple[Reason, ...]] = field(default_factory=dict)
    scores: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
