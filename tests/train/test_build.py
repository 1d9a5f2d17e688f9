"""A catalogue becomes a whole index or none; what has not changed is taken over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from worlds import (
    COLLABORATIVE,
    FILMS,
    RANKER,
    STACKING,
    UNKNOWN_YEAR,
    answer_of,
    checkerboard,
    floats,
    rows_of,
    someone,
)

from movienight.errors import DataError
from movienight.recommend import shelf
from movienight.recommend.neighbours import Hnsw
from movienight.storage.artifacts import Index
from movienight.storage.catalogue import Catalogue
from movienight.storage.catalogue_tables import FilmTable, RatingTable, RecipeTable
from movienight.storage.films import FilmCards
from movienight.train.build import assemble
from movienight.train.matrix import Ratings
from movienight.train.settings import IndexConfig, fingerprint_of
from movienight.types import Query, Taste
from train.tables import film_table

CONFIG = IndexConfig(COLLABORATIVE, RANKER, STACKING)
NOTHING = Ratings(rows_of([]), rows_of([]), floats([]))


@dataclass
class Tables:
    """What a catalogue is asked for, from memory."""

    table: FilmTable
    rated: Ratings
    parts: dict[str, str] = field(default_factory=lambda: {"films": "f", "ratings": "r", "recipes": "c"})

    @property
    def fingerprint(self) -> str:
        """Made of the parts'."""
        return "".join(self.parts.values())

    def films(self) -> FilmTable:
        """All films."""
        return self.table

    def ratings(self) -> RatingTable:
        """All ratings."""
        rated = self.rated
        return RatingTable(rated.user, rated.row, rated.stars, np.full(len(rated), -1, np.int64))

    def recipes(self, max_minutes: int | None = None, tags: object = None) -> RecipeTable:
        """No recipes but our own."""
        none = np.zeros(0, np.int32)
        return RecipeTable(none, [], [], [], [], [], [], [], none, floats([]))


def tables(rated: Ratings | None = None) -> Tables:
    """The checkerboard as a catalogue has it."""
    film = checkerboard().film
    films = [
        {
            "title": film(row).title,
            "year": film(row).year,
            "genres": list(film(row).genres),
            "directors": list(film(row).directors),
            "keywords": ["harbour" if row % 2 else "garden"],
            "overview": f"Somebody walks through {'a dark harbour' if row % 2 else 'a garden'}. Then home.",
            "vote_count": row,
            "vote_average": 8.0,
        }
        for row in range(FILMS)
    ]
    return Tables(film_table(*films), checkerboard().ratings if rated is None else rated)


def built(
    folder: Path,
    catalogue: Tables,
    known: Sequence[Index] = (),
    config: IndexConfig = CONFIG,
    stages: list[str] | None = None,
) -> Index:
    """The index of these tables; `stages` gathers what is said meanwhile."""
    progress = (lambda stage, done: None) if stages is None else (lambda stage, done: stages.append(stage))
    assemble(cast(Catalogue, catalogue), folder, config, known, progress)
    return Index(folder)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The index of the checkerboard, nothing known before."""
    return built(tmp_path_factory.mktemp("build") / "first", tables())


def changed(one: Index, other: Index) -> set[str]:
    """The files that differ, but for the manifest."""
    names = {path.name for index in (one, other) for path in index.folder.iterdir()} - {"manifest.json"}
    paths = [(one.folder / name, other.folder / name) for name in names]
    return {a.name for a, b in paths if not (a.exists() and b.exists()) or a.read_bytes() != b.read_bytes()}


def test_everything_a_slate_needs_is_there(first: Index) -> None:
    """Films, titles, models, ranker and graphs are there, with the counts and settings in the manifest."""
    everything = shelf.open_recommender(first)
    assert len(everything.facts) == first.manifest["films"] == FILMS
    assert first.manifest["ratings"] == len(checkerboard().ratings)
    assert [s.name for s in everything.scorers][:4] == ["ease", "knn", "knn_strongest", "als"]
    assert everything.ranker is not None
    assert isinstance(everything.neighbours, Hnsw)
    assert first.has("recipes.hnsw")
    assert first.fingerprint == fingerprint_of(tables().fingerprint, CONFIG)
    assert first.verify() == []
    card = FilmCards(first, {}).film(5)
    assert (card.title, card.line) == ("Film 5", "Somebody walks through a dark harbour.")
    np.testing.assert_array_equal(everything.facts.likes, checkerboard().facts.likes)
    assert np.isnan(everything.facts.year[UNKNOWN_YEAR])


def test_films_that_nobody_rated_have_their_place(first: Index) -> None:
    """The index argues for films that nobody rated: for those who like films about the same."""
    ease = next(scorer for scorer in shelf.open_recommender(first).scorers if scorer.name == "ease")
    even, odd = np.array([40, 42]), np.array([41, 43])
    for likes, own, other in (([0, 4, 8], even, odd), ([1, 5, 9], odd, even)):
        scores = ease.score(Taste.of(likes))
        assert scores[own].min() > scores[other].max()


@pytest.mark.parametrize("person", [0, 1, 17, 30])
def test_the_index_finds_the_missing_film(first: Index, person: int) -> None:
    """From text and ratings alone each person is shown first the film of their kind they have not rated."""
    world, everything = checkerboard(), shelf.open_recommender(first)
    liked, rated = world.liked_by(person).tolist(), world.rated_by(person).tolist()
    draft = everything.draft(Query((someone("a", *liked, seen=tuple(rated)),), diversity=0, novelty=0))
    assert draft.rows[0] == answer_of(person)


def test_the_same_again_gives_the_same_bytes(first: Index, tmp_path: Path) -> None:
    """Built anew from the same tables every file is the same, the manifest too."""
    again = built(tmp_path / "again", tables())
    assert changed(first, again) == set()
    manifests = [(index.folder / "manifest.json").read_bytes() for index in (first, again)]
    assert manifests[0] == manifests[1]


def test_all_is_taken_over_where_nothing_changed(first: Index, tmp_path: Path) -> None:
    """With an older index of the same nothing is read, linked or learned, and every file is the same."""
    stages: list[str] = []
    again = built(tmp_path / "again", tables(), [first], stages=stages)
    assert set(stages) == {
        "reading the catalogue",
        "laying out facts and titles",
        "choosing what can be cooked",
    }
    assert changed(first, again) == set()


def test_with_other_ratings_only_what_learns_from_them_is_made_anew(first: Index, tmp_path: Path) -> None:
    """New ratings change models, ranker and esteem; vectors and graphs are taken over."""
    fewer, stages = tables(checkerboard().ratings.of_users(np.arange(50))), list[str]()
    fewer.parts["ratings"] = "other"
    again = built(tmp_path / "again", fewer, [first], stages=stages)
    assert {"learning who likes what", "learning to rank"} <= set(stages)
    assert "reading what films are about" not in stages
    assert not {stage for stage in stages if stage.startswith("linking")}
    parts = {name.partition(".")[0] for name in changed(first, again)}
    assert {"als", "ease", "knn", "ranker"} <= parts
    assert not parts & {"films", "recipes"}
    assert again.fingerprint != first.fingerprint


def test_with_other_films_what_borrows_is_made_anew(first: Index, tmp_path: Path) -> None:
    """What a film is about decides from whom it borrows, so new facts are new models, too."""
    other, stages = tables(), list[str]()
    other.parts["films"] = "other"
    built(tmp_path / "again", other, [first], stages=stages)
    assert {"learning who likes what", "learning to rank"} <= set(stages)


def test_with_another_way_to_rank_only_the_ranker_is_made_anew(first: Index, tmp_path: Path) -> None:
    """Other settings of the ranker leave the models as they are."""
    config = replace(CONFIG, ranker=replace(RANKER, trees=5))
    stages: list[str] = []
    again = built(tmp_path / "again", tables(), [first], config, stages)
    assert "learning to rank" in stages
    assert "learning who likes what" not in stages
    assert {name.partition(".")[0] for name in changed(first, again)} == {"ranker"}


def test_without_ratings_votes_stand_in_for_likes(tmp_path: Path) -> None:
    """A catalogue of films alone has content and fame by votes, and no models of who likes what."""
    index = built(tmp_path / "index", tables(NOTHING), config=replace(CONFIG, graphs=False, lines=False))
    everything = shelf.open_recommender(index)
    assert everything.ranker is None
    assert [scorer.name for scorer in everything.scorers] == ["content", "content_nearest"]
    np.testing.assert_array_equal(everything.facts.likes, np.arange(FILMS))
    np.testing.assert_allclose(everything.facts.mean_rating[[0, 40]], [3, (4 * 40 + 150) / 90], rtol=1e-6)
    assert not index.has("films.hnsw")
    assert FilmCards(index, {}).film(5).line is None
    draft = everything.draft(Query((someone("a", 3, 9),), diversity=0, novelty=0))
    assert (draft.rows % 2 == 1).all()


@pytest.mark.parametrize(
    "stage", ["laying out facts and titles", "learning to rank", "choosing what can be cooked"]
)
def test_interrupted_there_is_no_index(first: Index, tmp_path: Path, stage: str) -> None:
    """Interrupted at any stage nothing is left behind, neither an index nor scratch."""

    def interrupt(now: str, done: float | None) -> None:
        if now == stage:
            raise KeyboardInterrupt

    config = replace(CONFIG, ranker=replace(RANKER, trees=5))
    with pytest.raises(KeyboardInterrupt):
        assemble(cast(Catalogue, tables()), tmp_path / "index", config, [first], interrupt)
    assert list(tmp_path.iterdir()) == []


def test_no_films_no_index(tmp_path: Path) -> None:
    """A catalogue without films is refused, with what to do."""
    with pytest.raises(DataError, match="no films") as caught:
        built(tmp_path / "index", Tables(film_table(), NOTHING))
    assert "import" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_fingerprints_tell_data_and_settings_apart() -> None:
    """The same data and settings have the same 16 hex digits, any other data or setting others."""
    others = [
        fingerprint_of("data", CONFIG),
        fingerprint_of("other data", CONFIG),
        fingerprint_of("data", replace(CONFIG, lines=False)),
        fingerprint_of("data", replace(CONFIG, ranker=replace(RANKER, seed=8))),
        fingerprint_of("data", replace(CONFIG, stacking=replace(STACKING, folds=4))),
        fingerprint_of("data", replace(CONFIG, collaborative=replace(COLLABORATIVE, keep=39))),
    ]
    assert len(set(others)) == len(others)
    assert fingerprint_of("data", IndexConfig(COLLABORATIVE, RANKER, STACKING)) == others[0]
    assert all(len(mark) == 16 and int(mark, 16) >= 0 for mark in others)
