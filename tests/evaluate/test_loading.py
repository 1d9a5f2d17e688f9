"""From invented data sets on disk to what is evaluated on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from ingest import sets

from movienight.errors import DataError, UsageError
from movienight.evaluate import loading
from movienight.evaluate.data import DataSet
from movienight.evaluate.loading import from_catalogue, from_folders
from movienight.paths import Home


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """MovieLens and The Movies Dataset, each in its folder."""
    root = tmp_path_factory.mktemp("sets")
    sets.write_csv_edition(root / "ml")
    sets.write_tmdb(root / "tmdb")
    return root


@pytest.fixture(scope="module")
def data(folder: Path) -> DataSet:
    """Both together."""
    return from_folders([folder / "ml"], [folder / "tmdb"], sets.silent)


def test_what_is_loaded(data: DataSet) -> None:
    """Five ratings of three people with their stars and times, in the order of people and films."""
    log = data.log
    assert data.name == "ml-latest-small"
    assert len(set(log.ratings.user.tolist())) == 3
    assert sorted(log.ratings.stars.tolist()) == [2, 3, 4, 5, 5]
    assert sorted(log.when.tolist()) == [900, 901, 902, 903, 904]
    by_time = np.argsort(log.when)
    assert log.ratings.stars[by_time].tolist() == [5, 4, 3, 2, 5]


def test_only_films_that_could_be_rated(data: DataSet, folder: Path) -> None:
    """The five of MovieLens; the one that The Movies Dataset alone has could never be right."""
    assert len(data.knowledge.facts) == len(data.knowledge.vectors) == len(sets.FILMS)
    assert len(data.knowledge.votes.count) == len(sets.FILMS)
    alone = from_folders([folder / "ml"], [], sets.silent)
    assert len(alone.knowledge.facts) == len(sets.FILMS)
    assert alone.fingerprint == data.fingerprint


def test_facts_come_from_both(data: DataSet, folder: Path) -> None:
    """How long a film is only The Movies Dataset knows, of three of them; vectors have length 1."""
    alone = from_folders([folder / "ml"], [], sets.silent)
    assert np.isfinite(data.knowledge.facts.runtime).sum() == 3
    assert not np.isfinite(alone.knowledge.facts.runtime).any()
    np.testing.assert_allclose(np.linalg.norm(data.knowledge.vectors, axis=1), 1, atol=1e-3)


def test_two_editions_are_named(folder: Path) -> None:
    """Both, in the order in which people are numbered; nobody is in both."""
    older = sets.write_100k(folder / "ml-100k")
    found = from_folders([folder / "ml", older], [], sets.silent)
    assert sorted(found.name.split("+")) == ["ml-100k", "ml-latest-small"]
    assert len(set(found.log.ratings.user.tolist())) == 6


def test_nothing_is_left_behind(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The scratch folder is gone afterwards, also where loading is broken off."""
    monkeypatch.setattr(loading.tempfile, "tempdir", str(tmp_path))
    from_folders([folder / "ml"], [], sets.silent)
    assert list(tmp_path.iterdir()) == []

    def stop(stage: str, done: float | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        from_folders([folder / "ml"], [], stop)
    assert list(tmp_path.iterdir()) == []


def test_no_ratings(folder: Path, tmp_path: Path) -> None:
    """A catalogue of films alone has nothing to evaluate on, and it is said what to do."""
    sets.run_import(tmp_path, tmdb=folder / "tmdb")
    with pytest.raises(UsageError, match="no ratings to evaluate on") as wrong:
        from_catalogue(Home(tmp_path).catalogue, sets.silent)
    assert "movienight import --movielens" in wrong.value.hint


def test_no_catalogue(tmp_path: Path) -> None:
    """Nothing imported is said as by any other command."""
    with pytest.raises(DataError, match="nothing has been imported"):
        from_catalogue(Home(tmp_path).catalogue, sets.silent)


def test_times_that_are_not_known(folder: Path, tmp_path: Path) -> None:
    """A rating without a time has none, instead of one long ago."""
    sets.write_csv_edition(tmp_path / "ml")
    rows = [(1, 1, 5, -1), (1, 2, 4, 77)]
    sets.write_rows(tmp_path / "ml" / "ratings.csv", ["userId", "movieId", "rating", "timestamp"], rows)
    found = from_folders([tmp_path / "ml"], [], sets.silent)
    assert sorted(found.log.when.tolist(), key=str) == pytest.approx([77, np.nan], nan_ok=True)
