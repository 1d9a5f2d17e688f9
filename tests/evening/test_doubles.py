"""A double feature of the starter pack: in what two films differ, and what is promised of a pair."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cli.starter import needs_starter

from movienight.engine import Engine
from movienight.evening.doubles import Contrast, contrasts, double_feature, telling_keywords
from movienight.paths import Home
from movienight.recommend.double import INTERVAL
from movienight.types import Film, Filters, Kitchen, Query


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The engine of an empty home."""
    return Engine.open(Home(Path(tmp_path_factory.mktemp("home"))))


def couple(engine: Engine, **wishes: Any) -> Query:
    """What two people of unlike taste ask."""
    people = (engine.person("a", ["Amélie"]), engine.person("b", ["Heat (1995)"]))
    return Query(people, **wishes)


def test_contrasts_in_words() -> None:
    """What only one has: at most two genres each, years and lengths well apart, languages."""
    first = Film(0, "One", 1974, 130, ("Crime", "Drama", "Noir", "Mystery"), language="en")
    second = Film(1, "Other", 1999, 80, ("Drama", "Comedy"), language="fr")
    assert contrasts(first, second) == (
        Contrast("genre", "Crime, Noir", "Comedy"),
        Contrast("year", "1974", "1999"),
        Contrast("language", "English", "French"),
        Contrast("length", "130 min", "80 min"),
    )


def test_what_is_alike_or_unknown_is_no_contrast() -> None:
    """Nothing is said of near years and lengths, of genres that one has and the other lacks, or of gaps."""
    first = Film(0, "One", 1980, 100, ("Drama", "War"), language="en")
    assert contrasts(first, Film(1, "Other", 1999, 144, ("Drama",), language="en")) == ()
    assert contrasts(first, Film(1, "Other")) == ()


@needs_starter
def test_a_pair_is_as_promised(engine: Engine) -> None:
    """Three pairs of six films, none a like; each in time, linked in words, with reasons and other snacks."""
    query = couple(engine)
    programme = double_feature(engine, query, minutes=240)
    shown = [one for pair in programme.features for one in (pair.first, pair.second)]
    likes = {int(row) for person in query.people for row in person.taste.rows}

    assert len(programme.features) == 3
    assert len({one.film.row for one in shown} | likes) == 6 + len(likes)
    assert len({one.snack.recipe.id for one in shown if one.snack}) == 6
    for pair in programme.features:
        assert pair.minutes is not None
        assert pair.minutes <= 240
        assert pair.minutes == (pair.first.film.runtime or 0) + (pair.second.film.runtime or 0) + INTERVAL
        assert (pair.first.rank, pair.second.rank) == (1, 2)
        assert pair.links
        assert all({"a", "b"} <= one.why.keys() and {"a", "b", "both"} == one.fit.keys() for one in shown)


@needs_starter
def test_fits_are_those_of_a_slate(engine: Engine) -> None:
    """A film has the fit that it has when films are recommended to the same people."""
    query = couple(engine)
    alone = {one.film.row: one.fit for one in engine.recommend(query).suggestions}
    programme = double_feature(engine, query, n=30)
    shown = {one.film.row: one.fit for pair in programme.features for one in (pair.first, pair.second)}

    assert alone.keys() & shown.keys()
    assert all(shown[row] == alone[row] for row in alone.keys() & shown.keys())


@needs_starter
def test_wishes_hold_for_both_films(engine: Engine) -> None:
    """Filters bar either film, a kitchen every snack; a mood is matched by both."""
    filters = Filters(years=(1990, 1999), max_runtime=110)
    kitchen = Kitchen(frozenset({"vegan"}))
    query = couple(engine, mood="make us laugh", filters=filters, kitchen=kitchen)
    programme = double_feature(engine, query, minutes=220)

    assert programme.features
    for pair in programme.features:
        for one in (pair.first, pair.second):
            assert 1990 <= (one.film.year or 0) <= 1999
            assert (one.film.runtime or 999) <= 110
            assert one.mood is not None
            assert one.snack is None or "vegan" in one.snack.recipe.diets
    assert programme.query == query


@needs_starter
def test_where_two_features_cannot_fit(engine: Engine) -> None:
    """In an hour and a half there is no pair, and a note says why; there is none otherwise."""
    programme = double_feature(engine, Query(), minutes=90)
    assert programme.features == ()
    assert programme.notes[-1] == f"no two films go together in 90 min with {INTERVAL} between"
    assert not any("go together" in note for note in double_feature(engine, Query(), n=2).notes)


@needs_starter
def test_keywords_that_say_nothing_link_nothing(engine: Engine) -> None:
    """A keyword that is no reason to see a film has no weight; another has its rarity."""
    names = list(engine.index.strings("films.keyword_names"))
    telling = telling_keywords(engine)
    assert telling[names.index("woman director")] == 0
    rare = names.index("heist")
    assert telling[rare] == engine.recommender.facts.keyword_rarity[rare] > 0
    assert np.isfinite(telling).all()


@needs_starter
def test_a_film_to_keep_is_in_every_pair(engine: Engine) -> None:
    """What is kept is shown with two other films, although nobody asked for its kind."""
    row = engine.resolve("Chinatown")
    programme = double_feature(engine, couple(engine, keep=(row,)), n=2)
    pairs = [{pair.first.film.row, pair.second.film.row} for pair in programme.features]

    assert [row in pair for pair in pairs] == [True, True]
    assert len(pairs[0] | pairs[1]) == 3
