"""What is laid on the shelf is opened as it was, without anything being trained or pickled."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from worlds import FILMS, answer_of, checkerboard, recommender, scorers, someone

from movienight.errors import IndexDamaged
from movienight.recommend import shelf
from movienight.recommend.neighbours import Exact, Hnsw
from movienight.recommend.pipeline import Recommender
from movienight.recommend.ranker import Ranker
from movienight.recommend.scorers import Popular
from movienight.storage.artifacts import Index, IndexWriter
from movienight.storage.columns import Ragged
from movienight.storage.vectors import lengthened, open_vectors, save_vectors, shortened
from movienight.types import FeatureTable, Query, Taste

TASTE = Taste.of([0, 7, 12], [1, 2, 0.5])
KEYS = np.arange(FILMS, dtype=np.uint64)


def fill(folder: Path, everything: Recommender, graph: bool = False) -> Index:
    """An index of all that a recommender holds."""
    writer = IndexWriter(folder)
    shelf.save_facts(writer, everything.facts)
    shelf.save_scorers(writer, everything.scorers[:-2])
    if everything.ranker is not None:
        shelf.save_ranker(writer, everything.ranker)
    save_vectors(writer, "films", everything.vectors, KEYS)
    if graph:
        Hnsw.build(lengthened(shortened(everything.vectors)), folder.with_name("graph"))
        writer.file("films.hnsw", folder.with_name("graph"))
    writer.close("checkerboard")
    return Index(folder)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The checkerboard on the shelf."""
    return fill(tmp_path_factory.mktemp("shelf") / "index", recommender())


def test_facts_come_back(index: Index) -> None:
    """Every fact is the same, names, lists and unknown values included."""
    ours, theirs = checkerboard().facts, shelf.open_facts(index)
    for field in fields(ours):
        one, other = getattr(ours, field.name), getattr(theirs, field.name)
        if isinstance(one, Ragged):
            np.testing.assert_array_equal(other.offsets, one.offsets)
            np.testing.assert_array_equal(other.values, one.values)
        elif isinstance(one, tuple):
            assert other == one
        else:
            np.testing.assert_array_equal(other, one)
            assert other.dtype == one.dtype


def test_scorers_come_back(index: Index) -> None:
    """All scorers are there in the order they were trained in, and score the same but for rounding.

    With so few dimensions a byte a number is coarse.
    """
    opened = shelf.open_scorers(index, open_vectors(index, "films"))
    assert [scorer.name for scorer in opened] == [scorer.name for scorer in scorers()]
    for ours, theirs in zip(scorers(), opened, strict=True):
        np.testing.assert_allclose(theirs.score(TASTE), ours.score(TASTE), rtol=0.01, atol=6e-3)
        without = ours.without_each(TASTE, [1])
        np.testing.assert_allclose(theirs.without_each(TASTE, [1]), without, rtol=0.01, atol=6e-3)


@pytest.mark.parametrize("name", ["ease", "knn", "knn_strongest"])
def test_item_weights_lose_nothing(index: Index, name: str) -> None:
    """Item-item weights are kept as they are."""
    opened = {s.name: s for s in shelf.open_scorers(index, checkerboard().vectors)}[name]
    trained = {s.name: s for s in scorers()}[name]
    np.testing.assert_array_equal(opened.score(TASTE), trained.score(TASTE))


def test_the_ranker_comes_back(index: Index) -> None:
    """The opened trees score any table exactly as the grown ones."""
    ours = recommender().ranker
    assert isinstance(ours, Ranker)
    theirs = shelf.open_ranker(index, ours.names)
    assert isinstance(theirs, Ranker)
    values = np.random.default_rng(2).normal(size=(50, len(ours.names))).astype(np.float32)
    table = FeatureTable(np.arange(50, dtype=np.int32), ours.names, values)
    np.testing.assert_array_equal(theirs.score(table), ours.score(table))


def test_a_ranker_of_other_features_is_refused(index: Index) -> None:
    """Trees trained on other features than this program makes are refused, and how to mend it is told."""
    with pytest.raises(IndexDamaged, match="another version") as refused:
        shelf.open_ranker(index, ("other",))
    assert "movienight index" in refused.value.hint


def test_vectors_come_back(index: Index) -> None:
    """Vectors are those saved, as short as they are kept, and the keys are exact."""
    opened = open_vectors(index, "films")
    assert opened.dtype == np.float32
    np.testing.assert_array_equal(opened, lengthened(shortened(checkerboard().vectors)))
    np.testing.assert_array_equal(index.array("films.keys"), KEYS)


def test_what_was_opened_is_saved_as_the_same_bytes(index: Index, tmp_path: Path) -> None:
    """Opened, saved and opened again it is the same index, byte for byte."""
    again = fill(tmp_path / "index", shelf.open_recommender(index))
    for file in index.folder.iterdir():
        assert (again.folder / file.name).read_bytes() == file.read_bytes(), file.name


@pytest.mark.parametrize("person", range(0, 60, 7))
def test_the_opened_recommender_finds_the_missing_film(index: Index, person: int) -> None:
    """From the shelf too each person is shown first the one film of their kind they have not rated."""
    world, opened = checkerboard(), shelf.open_recommender(index)
    liked, rated = world.liked_by(person).tolist(), world.rated_by(person).tolist()
    draft = opened.draft(Query((someone("a", *liked, seen=tuple(rated)),), diversity=0, novelty=0))
    assert draft.rows[0] == answer_of(person)


def test_without_a_graph_neighbours_are_exact(index: Index, tmp_path: Path) -> None:
    """An index with a graph is searched by it, one without by comparing with all; they find the same."""
    with_graph = fill(tmp_path / "index", recommender(), graph=True)
    graph, exact = shelf.open_recommender(with_graph).neighbours, shelf.open_recommender(index).neighbours
    assert isinstance(graph, Hnsw)
    assert isinstance(exact, Exact)
    vectors = checkerboard().vectors
    np.testing.assert_array_equal(graph.nearest(vectors, 5)[0], exact.nearest(vectors, 5)[0])


def test_an_index_without_ratings(tmp_path: Path) -> None:
    """Where nobody rated there are content scorers and no ranker, and it still recommends."""
    everything = recommender()
    poor = fill(tmp_path / "index", replace(everything, scorers=everything.scorers[-2:], ranker=None))
    opened = shelf.open_recommender(poor)
    assert [scorer.name for scorer in opened.scorers] == ["content", "content_nearest"]
    assert opened.ranker is None
    assert (opened.draft(Query((someone("a", 0, 4),), diversity=0, novelty=0)).rows % 2 == 0).all()


def test_no_place_for_others(tmp_path: Path) -> None:
    """A scorer that has no place on the shelf is refused, not forgotten."""
    writer = IndexWriter(tmp_path / "index")
    with pytest.raises(TypeError, match="Popular"):
        shelf.save_scorers(writer, [Popular(checkerboard().facts.likes)])
    writer.abandon()


def test_a_garbled_graph_is_named(tmp_path: Path) -> None:
    """A graph file that cannot be read is a damaged index, not a crash."""
    vectors = checkerboard().vectors
    writer = IndexWriter(tmp_path / "index")
    (tmp_path / "graph").write_bytes(bytes(200))
    writer.file("films.hnsw", tmp_path / "graph")
    writer.close("f")
    with pytest.raises(IndexDamaged, match=r"films\.hnsw cannot be read as a graph"):
        shelf.open_neighbours(Index(tmp_path / "index"), "films", vectors)
