"""From data sets on disk, or a catalogue made of them, to what is evaluated on."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from movienight.errors import UsageError
from movienight.evaluate.data import DataSet, data_set
from movienight.evaluate.questions import Log
from movienight.ingest.importing import import_data
from movienight.paths import Home, assets_folder
from movienight.storage.artifacts import Index
from movienight.storage.catalogue import Catalogue
from movienight.storage.catalogue_tables import FilmTable
from movienight.text.encoder import Encoder
from movienight.train.build import known_indexes
from movienight.train.films import facts_of, film_text, votes_of
from movienight.train.learning import Knowledge
from movienight.train.matrix import Ratings
from movienight.train.settings import encoder_id
from movienight.train.vectors import embed, text_keys
from movienight.types import Floats

Progress = Callable[[str, float | None], None]


def from_folders(movielens: Sequence[Path], tmdb: Sequence[Path], progress: Progress) -> DataSet:
    """Import these data sets into a scratch folder and read them; nobody's catalogue is touched."""
    with tempfile.TemporaryDirectory(prefix="movienight-") as scratch:
        home = Home(Path(scratch))
        import_data(home, movielens=movielens, tmdb=tmdb, progress=progress)
        return from_catalogue(home.catalogue, progress, known_indexes(home))


def from_catalogue(path: Path, progress: Progress, known: Sequence[Index] = ()) -> DataSet:
    """The ratings of a catalogue and the films of MovieLens in it.

    Args:
        known: indexes whose text vectors may be taken over.

    Raises:
        UsageError: nobody's ratings are in it.
        DataError: it cannot be read.
    """
    with Catalogue.open(path) as catalogue:
        films, table, editions = catalogue.films(), catalogue.ratings(), catalogue.movielens_editions()
        listed = catalogue.movielens_rows()
    if not len(table.user):
        raise UsageError("there are no ratings to evaluate on", "run `movienight import --movielens FOLDER`")
    when = np.where(table.timestamp < 0, np.nan, table.timestamp.astype(np.float64))
    log = Log(Ratings(table.user, table.row, table.stars), when)
    facts, _ = facts_of(films)
    vectors = _vectors(films, known, progress)
    knowledge = Knowledge(facts, vectors, votes_of(films))
    return data_set("+".join(editions), log, knowledge, listed)


def _vectors(films: FilmTable, known: Sequence[Index], progress: Progress) -> Floats:
    texts = [film_text(films, row) for row in range(len(films))]
    encoder = Encoder.open(assets_folder() / "encoder")
    keys = text_keys(texts, encoder_id())
    return embed(
        texts, keys, "films", encoder, known, lambda done: progress("reading what films are about", done)
    )
