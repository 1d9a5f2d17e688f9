"""Make the starter pack in assets/starter, and assets/manifest.json over all that ships.

    python build/make_pack.py DATA

DATA is a folder that holds ml-latest-small/, the-movies-dataset/ and tmdb-recent/. What comes out
are facts, learned figures and vectors: no ratings, no overviews, no recipe texts. The same data give
the same bytes on the same machine. Where the sources disagree on a fact is listed in
build/disagreements.csv, one line each; the pack says what MovieLens and The Movies Dataset say. Run
`python build/make_encoder.py` first where assets/encoder is missing.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from compare_facts import compare, read_sources, write_disagreements
from make_manifest import write_manifest
from recent_films import write_with_recent

from movienight.ingest.importing import import_data
from movienight.paths import Home, assets_folder
from movienight.storage.catalogue import Catalogue
from movienight.train.build import IndexConfig, assemble

DISAGREEMENTS = Path(__file__).parent / "disagreements.csv"
MOVIELENS = (
    "learned from ratings of MovieLens latest-small (2018)",
    "MovieLens terms of use: research, acknowledgement, same conditions; see NOTICE",
)
FACTS = ("facts of films: titles, years, people, genres, keywords, ids", "facts; see NOTICE")
VECTORS = ("facts and overviews of films, embedded by all-MiniLM-L6-v2", "figures; see NOTICE")
ORIGINS = {
    "facts": FACTS,
    "films": FACTS,
    "titles": FACTS,
    "als": MOVIELENS,
    "ease": MOVIELENS,
    "knn": MOVIELENS,
    "ranker": MOVIELENS,
    "recipes": ("our own recipes, embedded by all-MiniLM-L6-v2", "MIT"),
}
PER_PART = {
    "facts.likes": MOVIELENS,
    "facts.ratings": MOVIELENS,
    "facts.mean_rating": MOVIELENS,
    "films.vectors": VECTORS,
    "films.keys": VECTORS,
}


def main() -> None:
    """Import, train, write the pack and the manifest."""
    if len(sys.argv) != 2:
        raise SystemExit("usage: python build/make_pack.py DATA")
    data, assets = Path(sys.argv[1]), assets_folder()
    with tempfile.TemporaryDirectory() as scratch:
        home, tmdb = Home(Path(scratch) / "home"), Path(scratch) / "tmdb"
        print(write_with_recent(data, tmdb))
        import_data(home, movielens=[data / "ml-latest-small"], tmdb=[tmdb], progress=say)
        config = IndexConfig(lines=False, graphs=False)
        with Catalogue.open(home.catalogue) as catalogue:
            assemble(catalogue, assets / "starter", config, [], say, ORIGINS | PER_PART)
    write_manifest(assets)
    disagreements, _ = compare(read_sources(data))
    write_disagreements(DISAGREEMENTS, disagreements)
    print(f"{len(disagreements)} disagreements between the sources in {DISAGREEMENTS}")
    print(
        f"{sum(file.stat().st_size for file in assets.rglob('*') if file.is_file()) / 1e6:.1f} MB in {assets}"
    )


def say(stage: str, done: float | None) -> None:
    """Progress, a line a stage."""
    if done is None or done == 1.0:
        print(stage, file=sys.stderr)


if __name__ == "__main__":
    main()
