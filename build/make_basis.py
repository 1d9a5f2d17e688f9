"""Make assets/encoder/basis.npy: the directions in which films differ most, which vectors are kept in.

    python build/make_basis.py DATA

The first principal directions (uncentred, so cosines stay what they were) of the texts of films of
DATA/ml-latest-small and DATA/the-movies-dataset. Half the numbers of the model's own vectors keep
nine tenths of each film's ten nearest neighbours and moods as they were, and make every comparison
of a request more than twice as fast. Run it after `make_encoder.py`, before `make_pack.py`.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import numpy as np

from movienight.ingest.importing import import_data
from movienight.paths import Home, assets_folder
from movienight.storage.artifacts import sha256_of
from movienight.storage.catalogue import Catalogue
from movienight.text.encoder import Encoder
from movienight.train.films import film_text
from movienight.types import Floats

DIMENSIONS = 192
EVERY = 3
"""One film of so many is read: enough to know the directions."""


def main() -> None:
    """Read films, find the directions, write them and their note in encoder.json."""
    if len(sys.argv) != 2:
        raise SystemExit("usage: python build/make_basis.py DATA")
    data, folder = Path(sys.argv[1]), assets_folder() / "encoder"
    vectors = Encoder.open(folder, whole=True).encode(texts_of(data))
    basis, kept = directions(vectors, DIMENSIONS)
    np.save(folder / "basis.npy", basis)
    facts = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
    path = folder / "basis.npy"
    facts["files"]["basis.npy"] = {"bytes": path.stat().st_size, "sha256": sha256_of(path)}
    facts["basis"] = {"dims": DIMENSIONS, "films": len(vectors), "share_kept": round(kept, 4)}
    (folder / "encoder.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    print(f"{DIMENSIONS} directions of {len(vectors)} films keep {kept:.1%}")


def texts_of(data: Path) -> list[str]:
    """The texts of one film of EVERY."""
    with tempfile.TemporaryDirectory() as scratch:
        home = Home(Path(scratch))
        folders = {"movielens": [data / "ml-latest-small"], "tmdb": [data / "the-movies-dataset"]}
        import_data(home, **folders, progress=lambda stage, done: None)
        with Catalogue.open(home.catalogue) as catalogue:
            films = catalogue.films()
    return [film_text(films, row) for row in range(0, len(films.title), EVERY)]


def directions(vectors: Floats, count: int) -> tuple[Floats, float]:
    """The first principal directions of unit vectors (m, d): float32 (d, count), and the share kept.

    Each points to where its largest number is positive, so that they are the same on every run.
    """
    spread, found = np.linalg.eigh(vectors.T.astype(np.float64) @ vectors)
    first = found[:, ::-1][:, :count]
    first = first * np.sign(first[np.abs(first).argmax(axis=0), np.arange(count)])
    return first.astype(np.float32), float(spread[::-1][:count].sum() / spread.sum())


if __name__ == "__main__":
    main()
