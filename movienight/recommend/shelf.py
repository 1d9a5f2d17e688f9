"""How trained things lie in an index: what is saved here is opened here, side by side.

Arrays are memory-mapped, so opening costs the touching of a few headers; factors are kept as
float16 and vectors as int8, and widened once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from movienight.recommend.autoencoder import Autoencoder
from movienight.recommend.facts import FilmFacts
from movienight.recommend.features import feature_names
from movienight.recommend.neighbours import Exact, Hnsw, Neighbours
from movienight.recommend.pipeline import Recommender
from movienight.recommend.ranker import Ranker
from movienight.recommend.scorers import Als, Content, ItemItem, Nearest, Scorer, Strongest
from movienight.storage.artifacts import Index, IndexWriter
from movienight.storage.vectors import open_vectors
from movienight.types import Floats

FACT_ARRAYS = ("year", "runtime", "genres", "language", "likes", "ratings", "mean_rating")
FACT_LISTS = ("directors", "cast", "keywords")
COLLABORATIVE = ("ease", "knn", "als", "autoencoder")
NETWORK = ("encoder", "encoder_bias", "decoder", "decoder_bias")
RANKER_ARRAYS = ("feature", "threshold", "mask", "leaf")


def save_facts(writer: IndexWriter, facts: FilmFacts) -> None:
    """Keep the facts as `facts.*`."""
    for name in FACT_ARRAYS:
        writer.array(f"facts.{name}", getattr(facts, name))
    for name in FACT_LISTS:
        writer.ragged(f"facts.{name}", getattr(facts, name))
    writer.json("facts.names", {"genres": facts.genre_names, "languages": facts.language_names})


def open_facts(index: Index) -> FilmFacts:
    """The facts of an index."""
    names = index.json("facts.names")
    arrays: dict[str, Any] = {name: index.array(f"facts.{name}") for name in FACT_ARRAYS}
    lists: dict[str, Any] = {name: index.ragged(f"facts.{name}") for name in FACT_LISTS}
    return FilmFacts(
        **arrays, **lists, genre_names=tuple(names["genres"]), language_names=tuple(names["languages"])
    )


def save_scorers(writer: IndexWriter, scorers: Iterable[Scorer]) -> None:
    """Keep the collaborative scorers, each under its name."""
    for scorer in scorers:
        if isinstance(scorer, ItemItem):
            small = len(scorer.known) <= np.iinfo(np.uint16).max
            writer.array(f"{scorer.name}.offsets", scorer.offsets)
            writer.array(f"{scorer.name}.columns", scorer.columns.astype(np.uint16 if small else np.int32))
            writer.array(f"{scorer.name}.weights", scorer.weights.astype(np.float16))
            writer.array(f"{scorer.name}.known", scorer.known)
        elif isinstance(scorer, Als):
            writer.array("als.factors", scorer.item_factors.astype(np.float16))
            writer.array("als.gram", scorer.gram)
            writer.array("als.settings", np.array([scorer.alpha, scorer.regularization], dtype=np.float32))
        elif isinstance(scorer, Autoencoder):
            for part in NETWORK:
                writer.array(f"{scorer.name}.{part}", getattr(scorer, part).astype(np.float16))
        elif not isinstance(scorer, Strongest):  # which is made from what is kept already
            raise TypeError(f"no place on the shelf for a {type(scorer).__name__}")


def open_scorers(index: Index, vectors: Floats) -> tuple[Scorer, ...]:
    """All scorers of an index in the order that features are made; only content where nobody rated."""
    about = Content(vectors)
    content = (about, Nearest(about))
    if not index.has("als.factors"):
        return content
    alpha, regularization = index.array("als.settings").tolist()
    als = Als(index.array("als.factors").astype(np.float32), index.array("als.gram"), alpha, regularization)
    knn = _item_item(index, "knn")
    return (_item_item(index, "ease"), knn, Strongest(knn), als, *_network(index), *content)


def _network(index: Index) -> tuple[Scorer, ...]:
    """The autoencoder, where there were people enough to train one."""
    if not index.has("autoencoder.encoder"):
        return ()
    encoder, encoder_bias, decoder, decoder_bias = (
        index.array(f"autoencoder.{part}").astype(np.float32) for part in NETWORK
    )
    return (Autoencoder(encoder, encoder_bias, decoder, decoder_bias),)


def _item_item(index: Index, name: str) -> ItemItem:
    parts = (index.array(f"{name}.{part}") for part in ("offsets", "columns", "weights", "known"))
    return ItemItem(name, *parts)


def save_ranker(writer: IndexWriter, ranker: Ranker) -> None:
    """Keep the trees as `ranker.*`."""
    for name in RANKER_ARRAYS:
        writer.array(f"ranker.{name}", getattr(ranker, name))
    writer.json("ranker.names", ranker.names)


def open_ranker(index: Index, names: tuple[str, ...]) -> Ranker | None:
    """The ranker of an index, None where there was nothing to learn it from.

    Args:
        names: the features this program makes.

    Raises:
        IndexDamaged: the ranker was trained on other features, by another version.
    """
    if not index.has("ranker.feature"):
        return None
    if tuple(index.json("ranker.names")) != names:
        raise index.damaged("its ranker was trained by another version")
    return Ranker(names, *(index.array(f"ranker.{name}") for name in RANKER_ARRAYS))


def open_neighbours(index: Index, name: str, vectors: Floats) -> Neighbours:
    """The HNSW graph of an index where it has one, else its exact twin."""
    if not index.has(f"{name}.hnsw"):
        return Exact(vectors)
    try:
        return Hnsw.open(index.path(f"{name}.hnsw"), vectors.shape[1])
    except ValueError as error:
        raise index.damaged(str(error)) from error


def open_recommender(index: Index) -> Recommender:
    """Everything a slate needs, from one index."""
    vectors, facts = open_vectors(index, "films"), open_facts(index)
    scorers = open_scorers(index, vectors)
    return Recommender(
        facts=facts,
        scorers=scorers,
        ranker=open_ranker(index, feature_names(facts, scorers)),
        vectors=vectors,
        neighbours=open_neighbours(index, "films", vectors),
    )
