"""From a catalogue to an index: every stage in order, each taken over where nothing changed.

`build_index` writes into a person's home; `assemble` does the work and is what the starter pack
is made with too. A new index is finished in a scratch folder, renamed in beside the one in use, and
only then named in `indexes/current`: killed at any moment, the old one still serves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

from movienight.errors import DataError
from movienight.paths import Home, assets_folder
from movienight.recommend import shelf
from movienight.recommend.facts import FilmFacts
from movienight.recommend.neighbours import Hnsw
from movienight.storage.artifacts import Index, IndexWriter
from movienight.storage.catalogue import Catalogue
from movienight.storage.catalogue_tables import FilmTable
from movienight.storage.current import (
    Current,
    clear_leftovers,
    forget_others,
    name_current,
    read_current,
)
from movienight.storage.locking import writing
from movienight.storage.vectors import save_vectors
from movienight.text.encoder import Encoder
from movienight.text.titles import TitleIndex
from movienight.train.cold import estimated_esteem
from movienight.train.collaborative import esteemed
from movienight.train.films import facts_of, film_text, first_sentence, save_films, votes_of
from movienight.train.learning import Knowledge, learn
from movienight.train.matrix import Ratings
from movienight.train.recipes import save_recipes
from movienight.train.settings import FORM, IndexConfig, digest, encoder_id, fingerprint_of
from movienight.train.stacking import enough_to_rank, train_ranker
from movienight.train.vectors import embed, text_keys
from movienight.types import Floats

Progress = Callable[[str, float | None], None]
ANEW = "-anew"
"""Ends the name of an index that was made beside another one of the same fingerprint."""


def build_index(home: Home, progress: Progress, *, force: bool = False) -> Path:
    """Bring the index in line with the home's catalogue; the folder it stands in.

    Nothing is done where it is already. With `force` every stage is done anew.

    Raises:
        DataError: there is no catalogue, or it has no films.
        HomeUnusable: another process is writing, or the home cannot be written.
    """
    with writing(home), Catalogue.open(home.catalogue) as catalogue:
        config = IndexConfig()
        fingerprint = fingerprint_of(catalogue.fingerprint, config)
        clear_leftovers(home)
        before = read_current(home)
        in_use = before.folder if before else ""
        names = [fingerprint, f"{fingerprint}{ANEW}"]
        whole = [name for name in names if _is_whole(home.indexes / name)]
        # The one in use is never replaced; of two that would do, it stays in use.
        chosen = in_use if in_use in whole else next(iter(whole), "")
        if force or not chosen:
            chosen = next(name for name in names if name != in_use)
            known = [] if force else known_indexes(home)
            assemble(catalogue, home.indexes / chosen, config, known, progress)
        name_current(home, Current.of(chosen, home.catalogue))
        forget_others(home, {chosen, in_use})
        return home.indexes / chosen


def known_indexes(home: Home) -> list[Index]:
    """Indexes whose parts may be taken over, if undamaged: the current one and the starter pack."""
    folders = [assets_folder() / "starter"]
    current = read_current(home)
    if current is not None:
        folders.insert(0, home.indexes / current.folder)
    indexes = []
    for folder in folders:
        try:
            index = Index(folder)
        except DataError:
            continue
        if not index.verify():
            indexes.append(index)
    return indexes


def assemble(
    catalogue: Catalogue,
    folder: Path,
    config: IndexConfig,
    known: Sequence[Index],
    progress: Progress,
    origins: Mapping[str, tuple[str, str]] | None = None,
) -> None:
    """Train and write a whole index at `folder`.

    Args:
        known: older indexes to take unchanged parts from.
        origins: what parts are made from and their licences, as `IndexWriter` takes them.
    """
    writer = IndexWriter(folder, origins=origins)
    try:
        _Assembly(catalogue, writer, config, known, progress).run()
    except BaseException:
        writer.abandon()
        raise


class _Assembly:
    """The stages of one index, sharing what they have read."""

    def __init__(
        self,
        catalogue: Catalogue,
        writer: IndexWriter,
        config: IndexConfig,
        known: Sequence[Index],
        progress: Progress,
    ) -> None:
        self.catalogue, self.writer, self.config = catalogue, writer, config
        self.known, self.progress = known, progress
        self.stages: dict[str, str] = {}
        self.encoder = Encoder.open(assets_folder() / "encoder")

    def run(self) -> None:
        """All stages, then the manifest."""
        self.progress("reading the catalogue", None)
        films = self.catalogue.films()
        if not films.title:
            raise DataError("the catalogue has no films", "import MovieLens or The Movies Dataset first")
        table = self.catalogue.ratings()
        ratings = Ratings(table.user, table.row, table.stars)
        facts, names = facts_of(films)
        self._describe(films, _with_esteem(facts, films, ratings), names)
        vectors = self._vectors(films)
        self._neighbours("films", vectors)
        self._collaborative(Knowledge(facts, vectors, votes_of(films)), ratings)
        self._recipes(vectors)
        fingerprint = fingerprint_of(self.catalogue.fingerprint, self.config)
        self.writer.close(
            fingerprint,
            films=len(films.title),
            ratings=len(ratings),
            settings=asdict(self.config),
            catalogue=self.catalogue.fingerprint,
            stages=self.stages,
        )

    def _describe(self, films: FilmTable, facts: FilmFacts, names: dict[str, list[str]]) -> None:
        self.progress("laying out facts and titles", None)
        shelf.save_facts(self.writer, facts)
        lines = (first_sentence(text) if self.config.lines else "" for text in films.overview)
        save_films(self.writer, films, names, lines)
        titles = [
            [title, *dict.fromkeys(other for other in (original, *alternatives) if other)]
            for title, original, alternatives in zip(
                films.title, films.original_title, films.alternative_titles, strict=True
            )
        ]
        TitleIndex.build(titles, films.year, facts.likes.tolist()).save(self.writer)

    def _vectors(self, films: FilmTable) -> Floats:
        texts = [film_text(films, row) for row in range(len(films.title))]
        keys = text_keys(texts, encoder_id())
        tick = self._ticker("reading what films are about")
        vectors = embed(texts, keys, "films", self.encoder, self.known, tick)
        save_vectors(self.writer, "films", vectors, keys)
        return vectors

    def _neighbours(self, name: str, vectors: Floats) -> None:
        if not self.config.graphs or not len(vectors):
            return
        key = digest("graph", FORM, hashlib.sha256(vectors.tobytes()).hexdigest())
        if self._taken_over(f"{name} graph", key, [f"{name}.hnsw"]):
            return
        self.progress(f"linking {name} to their neighbours", None)
        path = self.writer.scratch / f"{name}.graph"
        Hnsw.build(vectors, path)
        self.writer.file(f"{name}.hnsw", path)
        path.unlink()

    def _collaborative(self, knowledge: Knowledge, ratings: Ratings) -> None:
        if not enough_to_rank(ratings):
            return
        config, parts = self.config, self.catalogue.parts
        key = digest(
            "rated", FORM, parts["ratings"], parts["films"], encoder_id(), asdict(config.collaborative)
        )
        if not self._taken_over("collaborative", key, _parts_of(*shelf.COLLABORATIVE)):
            self.progress("learning who likes what", None)
            learned = learn(knowledge, ratings, config.collaborative)
            shelf.save_scorers(self.writer, learned.collaborative)
        key = digest(key, asdict(config.ranker), asdict(config.stacking))
        if not self._taken_over("ranker", key, _parts_of("ranker")):
            tick = self._ticker("learning to rank")
            stages = (config.collaborative, config.ranker, config.stacking)
            shelf.save_ranker(self.writer, train_ranker(ratings, knowledge, *stages, tick))

    def _recipes(self, film_vectors: Floats) -> None:
        self.progress("choosing what can be cooked", None)
        vectors = save_recipes(
            self.writer, self.catalogue, self.encoder, encoder_id(), film_vectors, self.known
        )
        self._neighbours("recipes", vectors)

    def _taken_over(self, stage: str, key: str, prefixes: Sequence[str]) -> bool:
        """Copy a stage's parts from an older index that has them under the same key."""
        self.stages[stage] = key
        for index in self.known:
            if index.manifest.get("stages", {}).get(stage) == key:
                for name in index.manifest["parts"]:
                    if name.startswith(tuple(prefixes)):
                        self.writer.adopt(index, name)
                return True
        return False

    def _ticker(self, stage: str) -> Callable[[float], None]:
        return lambda done: self.progress(stage, done)


def _with_esteem(facts: FilmFacts, films: FilmTable, ratings: Ratings) -> FilmFacts:
    """The facts with likes and means as rated, estimated from votes where nobody rated."""
    if not len(ratings):
        return _by_votes(facts, films)
    return estimated_esteem(esteemed(facts, ratings), votes_of(films))


def _by_votes(facts: FilmFacts, films: FilmTable) -> FilmFacts:
    """Without ratings fame is known only by votes: they stand in for likes."""
    votes = np.array([count or 0 for count in films.vote_count], dtype=np.float32)
    means = np.array([(mean or 6.0) / 2 for mean in films.vote_average], dtype=np.float32)
    shrunk = (means * votes + 3.0 * 50) / (votes + 50)
    return replace(facts, likes=votes, ratings=votes, mean_rating=shrunk.astype(np.float32))


def _parts_of(*names: str) -> list[str]:
    return [f"{name}." for name in names]


def _is_whole(folder: Path) -> bool:
    try:
        Index(folder)
    except DataError:
        return False
    return True
