"""Tiny worlds whose right answers are known by construction.

The checkerboard: 44 films and 60 people, numbered. Even people love even films and odd people odd
ones; of the other kind they have given two stars to a few. Of their own kind each has rated all but
one film, the **answer**: it lies on a diagonal, so every film is somebody's answer and nearly
everybody else of its kind loved it. Later films please a few less. The last four nobody has rated.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from movienight.recommend.facts import FilmFacts
from movienight.recommend.neighbours import Exact
from movienight.recommend.pipeline import Recommender
from movienight.recommend.scorers import Scorer
from movienight.storage.columns import Ragged
from movienight.train.als import AlsConfig
from movienight.train.cold import Votes
from movienight.train.collaborative import CollaborativeConfig, esteemed, train_scorers
from movienight.train.learning import Knowledge, learn
from movienight.train.matrix import Ratings
from movienight.train.ranker import RankerConfig
from movienight.train.stacking import StackingConfig, train_ranker
from movienight.types import Film, Floats, Person, Rows, Taste

RATED, PEOPLE, DIMENSIONS = 40, 60, 8
NEVER_RATED = (40, 41, 42, 43)
FILMS = RATED + len(NEVER_RATED)
GENRES = ("Comedy", "Drama", "Thriller")
LANGUAGES = ("en", "fr", "ja")
UNKNOWN_YEAR, UNKNOWN_RUNTIME, UNKNOWN_LANGUAGE = 7, 10, 13
"""The rows where one fact is missing."""
NOTHING_KNOWN = 43
"""A film of which we have nothing but its vector."""
COLLABORATIVE = CollaborativeConfig(
    disliked=0.3,
    ease_regularization=20.0,
    knn_shrink=5.0,
    knn_damping=0.4,
    tempering=0.25,
    keep=40,
    als=AlsConfig(factors=4, regularization=5.0, alpha=5.0, iterations=15, seed=7),
)
RANKER = RankerConfig(
    trees=40,
    leaves=8,
    learning_rate=0.06,
    least_rows=20,
    feature_share=0.5,
    row_share=0.7,
    l2=10.0,
    truncation=30,
    seed=7,
)
STACKING = StackingConfig(folds=3, users_a_round=600, rounds=5, per_user=4, sessions=3000, seed=7)
"""Settings that suit a world so small; none is left to the defaults, which are tuned on real data."""


@dataclass(frozen=True, eq=False, slots=True)
class World:
    """Films with their facts and vectors, and what people gave them."""

    facts: FilmFacts
    vectors: Floats
    ratings: Ratings

    def film(self, row: int) -> Film:
        """A film with names for the ids in `facts`."""
        facts, number = self.facts, int(row)
        code = int(facts.language[number])
        return Film(
            row=number,
            title=f"Film {number}",
            year=_number(facts.year[number]),
            runtime=_number(facts.runtime[number]),
            genres=tuple(np.array(facts.genre_names)[facts.genres[number]].tolist()),
            directors=tuple(f"director {i}" for i in facts.directors[number]),
            cast=tuple(f"actor {i}" for i in facts.cast[number]),
            keywords=tuple(f"keyword {i}" for i in facts.keywords[number]),
            language=facts.language_names[code] if code >= 0 else None,
        )

    def rated_by(self, person: int) -> NDArray[np.int32]:
        """The films that somebody gave any stars."""
        return self.ratings.row[self.ratings.user == person]

    def liked_by(self, person: int) -> NDArray[np.int32]:
        """The films that somebody gave four stars or more."""
        mine = (self.ratings.user == person) & (self.ratings.stars >= 4)
        return self.ratings.row[mine]


def answer_of(person: int) -> int:
    """The one film of their kind that this person would love and has not rated."""
    return 2 * (person // 2 % (RATED // 2)) + person % 2


@cache
def checkerboard() -> World:
    """The world described above."""
    ratings = _checkerboard_ratings()
    return World(esteemed(_facts(), ratings), _two_clusters(), ratings)


@cache
def knowledge() -> Knowledge:
    """What is known of the checkerboard's films without its ratings; nobody voted elsewhere."""
    return unvoted(checkerboard().facts, checkerboard().vectors)


@cache
def scorers() -> tuple[Scorer, ...]:
    """All personal scorers, trained on everybody of the checkerboard.

    Item-item weights reach the films nobody rated, too; factors do not: so few films teach none.
    """
    return learn(knowledge(), checkerboard().ratings, COLLABORATIVE).scorers


@cache
def unlent() -> tuple[Scorer, ...]:
    """The same scorers before any film borrows: those that need ratings are silent of unrated films."""
    return (*train_scorers(checkerboard().ratings, FILMS, COLLABORATIVE), *knowledge().content)


@cache
def recommender() -> Recommender:
    """Scorers and ranker trained on the checkerboard."""
    world = checkerboard()
    ranker = train_ranker(world.ratings, knowledge(), COLLABORATIVE, RANKER, STACKING, lambda done: None)
    return Recommender(world.facts, scorers(), ranker, world.vectors, Exact(world.vectors))


def unvoted(facts: FilmFacts, vectors: Floats) -> Knowledge:
    """Knowledge of films that nobody voted on."""
    return Knowledge(facts, vectors, no_votes(len(facts)))


def no_votes(films: int) -> Votes:
    """What is known of votes where there are none."""
    return Votes(np.zeros(films, np.float32), np.full(films, np.nan, np.float32))


def someone(key: str, *likes: int, seen: tuple[int, ...] = (), vetoed: tuple[int, ...] = ()) -> Person:
    """A person called by their key in capitals."""
    return Person(key, key.upper(), Taste.of(likes), frozenset(seen), frozenset(vetoed))


def plain_facts(films: int, **known: Any) -> FilmFacts:
    """Facts of so many films, everything unknown or none save what is given."""
    nothing: dict[str, Any] = {
        "year": np.full(films, np.nan, np.float32),
        "runtime": np.full(films, np.nan, np.float32),
        "genres": np.zeros((films, 0), np.bool_),
        "genre_names": (),
        "language": np.full(films, -1, np.int16),
        "language_names": (),
        **{name: Ragged.of([[]] * films) for name in ("directors", "cast", "keywords")},
        **{name: np.zeros(films, np.float32) for name in ("likes", "ratings", "mean_rating")},
    }
    return FilmFacts(**nothing | known)


def floats(values: Any) -> Floats:
    """Numbers as arrays have them, float32."""
    return np.array(values, dtype=np.float32)


def rows_of(values: Any) -> Rows:
    """Rows as arrays have them, int32."""
    return np.array(values, dtype=np.int32)


def unit(vectors: NDArray[np.floating]) -> Floats:
    """The same directions at length 1, float32."""
    return (vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)).astype(np.float32)


def _number(value: np.floating) -> int | None:
    return int(value) if np.isfinite(value) else None


def _checkerboard_ratings() -> Ratings:
    """Five stars for one's own kind save the answer, three for some later ones; two for some others."""
    triples = []
    for person in range(PEOPLE):
        for film in range(RATED):
            place = film // 2
            disappointed = (person // 2 * 7 + place * 3) % 20 < place // 4
            if film % 2 == person % 2 and film != answer_of(person):
                triples.append((person, film, 3.0 if disappointed else 5.0))
            elif film % 2 != person % 2 and (person + film) % 7 == 0:
                triples.append((person, film, 2.0))
    user, row, stars = zip(*triples, strict=True)
    return Ratings(np.array(user, np.int32), np.array(row, np.int32), np.array(stars, np.float32))


def _two_clusters() -> Floats:
    """Even films near one axis, odd ones near another."""
    noise = np.random.default_rng(11).normal(scale=0.15, size=(FILMS, DIMENSIONS))
    noise[np.arange(FILMS), np.arange(FILMS) % 2] += 1
    return unit(noise)


def _facts() -> FilmFacts:
    """Even films are comedies, odd ones thrillers; five of a kind in a row share director and cast."""
    rows = np.arange(FILMS)
    genres = np.stack([rows % 2 == 0, rows % 8 < 2, rows % 2 == 1], axis=1)
    genres[NOTHING_KNOWN] = False
    year = np.where(rows % 2 == 0, 1990, 1960) + rows // 2
    language = np.where(rows % 6 == 0, 1, np.where(rows % 6 == 1, 2, 0)).astype(np.int16)
    language[[UNKNOWN_LANGUAGE, NOTHING_KNOWN]] = -1
    zeros = np.zeros(FILMS, dtype=np.float32)
    return FilmFacts(
        year=_unknown(year, UNKNOWN_YEAR, NOTHING_KNOWN),
        runtime=_unknown(90 + rows, UNKNOWN_RUNTIME, NOTHING_KNOWN),
        genres=genres,
        genre_names=GENRES,
        language=language,
        language_names=LANGUAGES,
        directors=_people([[row % 2 + 2 * (row // 10)] for row in range(FILMS)]),
        cast=_people([[row % 2 + 2 * (row // 10), 10 + row % 3] for row in range(FILMS)]),
        keywords=_people([[row % 2, 2 + row % 5] for row in range(FILMS)]),
        likes=zeros,
        ratings=zeros,
        mean_rating=zeros,
    )


def _unknown(values: NDArray[np.int64], *rows: int) -> Floats:
    known = values.astype(np.float32)
    known[list(rows)] = np.nan
    return known


def _people(lists: list[list[int]]) -> Ragged:
    lists[NOTHING_KNOWN] = []
    return Ragged.of(lists)
