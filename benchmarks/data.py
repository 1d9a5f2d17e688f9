"""The public data sets as benchmarks need them: ratings, and what is known of films beside them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from movienight.ingest.importing import import_data
from movienight.paths import Home, assets_folder
from movienight.storage.artifacts import Index
from movienight.storage.catalogue import Catalogue
from movienight.text.encoder import Encoder
from movienight.train.films import facts_of, film_text, votes_of
from movienight.train.learning import Knowledge
from movienight.train.matrix import Ratings
from movienight.train.settings import encoder_id
from movienight.train.vectors import embed, text_keys


def knowledge_of(data: Path) -> tuple[Knowledge, Ratings]:
    """MovieLens latest-small and The Movies Dataset of a folder; known texts are not embedded again."""
    with tempfile.TemporaryDirectory() as scratch:
        home = Home(Path(scratch))
        folders = {"movielens": [data / "ml-latest-small"], "tmdb": [data / "the-movies-dataset"]}
        import_data(home, **folders, progress=lambda stage, done: None)
        with Catalogue.open(home.catalogue) as catalogue:
            films, table = catalogue.films(), catalogue.ratings()
    facts, _ = facts_of(films)
    texts = [film_text(films, row) for row in range(len(films.title))]
    known, encoder = [Index(assets_folder() / "starter")], Encoder.open(assets_folder() / "encoder")
    vectors = embed(texts, text_keys(texts, encoder_id()), "films", encoder, known, lambda done: None)
    return Knowledge(facts, vectors, votes_of(films)), Ratings(table.user, table.row, table.stars)
