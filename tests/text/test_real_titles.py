"""The titles of ml-latest-small, where they are at hand."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from movienight.ingest.titles import parse_title
from movienight.text.titles import TitleIndex

BESIDE = Path(__file__).parents[2].parent / "shared" / "data"
MOVIES = Path(os.environ.get("MOVIENIGHT_DATA", BESIDE)) / "ml-latest-small" / "movies.csv"
pytestmark = pytest.mark.skipif(not MOVIES.exists(), reason="no ml-latest-small here (MOVIENIGHT_DATA)")


def test_nearly_every_real_title_resolves_to_its_film() -> None:
    """With its year, every title is recognised as its own film, unless two films share title and year."""
    with MOVIES.open(encoding="utf-8", newline="") as file:
        films = [parse_title(record["title"]) for record in csv.DictReader(file)]
    index = TitleIndex.build(
        [[film.title, *film.alternatives] for film in films],
        [film.year for film in films],
        [1.0] * len(films),
    )
    lost = []
    for row, film in enumerate(films):
        found = index.resolve(f"{film.title} ({film.year})" if film.year else film.title)
        if found.row != row and row not in found.rows:
            lost.append(film)
    assert lost == []
