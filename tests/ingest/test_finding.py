"""Folders, zips and single files; and what is said when they are the wrong ones."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from ingest import sets
from movienight.errors import ImportRefused, UsageError


@pytest.mark.parametrize("inside", ["", "ml-latest-small", "data/ml-latest-small"])
def test_zip_is_read_as_downloaded(tmp_path: Path, inside: str) -> None:
    """Files may lie at the top of the zip or in folders of it."""
    archive = sets.zipped(sets.write_csv_edition(tmp_path / "ml"), tmp_path / "any.zip", inside)
    account = sets.run_import(tmp_path / "home", movielens=archive)
    assert (account.sources[0].edition, account.catalogue["ratings"]) == ("ml-latest-small", 5)


def test_zips_inside_folders_and_zips_are_read(tmp_path: Path) -> None:
    """Kaggle packs each file for itself: those zips count as their files, also inside another zip."""
    folder = sets.write_tmdb(tmp_path / "tmdb")
    packed = tmp_path / "packed"
    packed.mkdir()
    for file in folder.iterdir():
        with zipfile.ZipFile(packed / f"{file.name}.zip", "w") as archive:
            archive.write(file, file.name)
    whole = sets.zipped(packed, tmp_path / "archive.zip", "the-movies-dataset")
    for path in (packed, whole):
        account = sets.run_import(tmp_path / path.stem, tmdb=path)
        assert account.catalogue["films"] == 4
        assert set(sets.files(account)) == {"movies_metadata.csv", "credits.csv", "keywords.csv", "links.csv"}


def test_single_files_are_taken_together(tmp_path: Path) -> None:
    """Given one by one, whatever they are called, files make one data set."""
    folder = sets.write_csv_edition(tmp_path / "ml")
    ratings = (folder / "ratings.csv").rename(tmp_path / "stars (1).csv")
    account = sets.run_import(tmp_path / "home", movielens=[ratings, folder / "movies.csv"])
    assert account.catalogue["ratings"] == 5


def test_folder_of_several_data_sets_gives_all(tmp_path: Path) -> None:
    """Each folder below is a data set of its own; one folder may serve all three options."""
    sets.write_csv_edition(tmp_path / "all" / "a")
    sets.write_100k(tmp_path / "all" / "b")
    sets.write_tmdb(tmp_path / "all" / "c")
    sets.write_foodcom(tmp_path / "all" / "d")
    everything = tmp_path / "all"
    account = sets.run_import(tmp_path, movielens=everything, tmdb=everything, foodcom=everything)
    assert [source.edition for source in account.sources] == [
        "ml-latest-small",
        "ml-100k",
        "the-movies-dataset",
        "food.com",
    ]


def test_usual_name_decides_between_files_of_one_form(tmp_path: Path) -> None:
    """Where a smaller copy lies beside, the file with the usual name is read and the copy named as unused."""
    folder = sets.write_csv_edition(tmp_path / "ml")
    (folder / "a_ratings_small.csv").write_text("userId,movieId,rating,timestamp\n1,1,5,1\n")
    (folder / "README.txt").write_text("read me")
    account = sets.run_import(tmp_path, movielens=folder)
    assert account.catalogue["ratings"] == 5
    assert account.sources[0].unused == ("README.txt", "a_ratings_small.csv")


def test_wrong_folder_says_what_was_looked_for(tmp_path: Path) -> None:
    """The files that were missed, those that were found, and the option that would fit."""
    folder = sets.write_tmdb(tmp_path / "films")
    with pytest.raises(
        ImportRefused, match="films holds no MovieLens data: no films and no ratings"
    ) as refused:
        sets.run_import(tmp_path, movielens=folder)
    assert "looked for films: movies.csv or movies.dat or u.item; ratings: ratings.csv" in refused.value.hint
    assert "found credits.csv, keywords.csv, links.csv, movies_metadata.csv" in refused.value.hint
    assert refused.value.hint.endswith("try --tmdb")


def test_half_a_data_set_says_which_half_is_missing(tmp_path: Path) -> None:
    """Ratings without films are of no use."""
    folder = sets.write_csv_edition(tmp_path / "ml")
    (folder / "movies.csv").unlink()
    with pytest.raises(ImportRefused, match=r"no MovieLens data: no films$"):
        sets.run_import(tmp_path, movielens=folder)


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("ratings.csv", "userId,movieId,stars\n1,1,5\n", "ratings.csv lacks the column rating"),
        ("ratings.csv", "", "ratings.csv is empty"),
        ("ratings.dat", "1;1;5;900\n1;2;4;901\n", "ratings.dat does not look like a ratings.dat"),
    ],
)
def test_file_of_another_form_is_named(tmp_path: Path, name: str, content: str, complaint: str) -> None:
    """A file called like one of ours that is not as it should be is named, with what it lacks."""
    folder = sets.write_csv_edition(tmp_path / "ml")
    (folder / "ratings.csv").unlink()
    (folder / name).write_text(content)
    with pytest.raises(ImportRefused, match=complaint):
        sets.run_import(tmp_path, movielens=folder)


def test_header_alone_is_refused_as_empty(tmp_path: Path) -> None:
    """A file with columns and no rows brings nothing."""
    folder = sets.write_csv_edition(tmp_path / "ml")
    (folder / "ratings.csv").write_text("userId,movieId,rating,timestamp\n")
    with pytest.raises(ImportRefused, match=r"ratings\.csv has no rows"):
        sets.run_import(tmp_path, movielens=folder)


@pytest.mark.parametrize("part", [0.3, 0.9])
def test_cut_off_zip_is_refused(tmp_path: Path, part: float) -> None:
    """A download that stopped half way is known as such."""
    archive = sets.zipped(sets.write_csv_edition(tmp_path / "ml"), tmp_path / "ml.zip")
    content = archive.read_bytes()
    archive.write_bytes(content[: int(len(content) * part)])
    with pytest.raises(ImportRefused, match=r"ml\.zip is damaged or cut off"):
        sets.run_import(tmp_path / "home", movielens=archive)
    assert not (tmp_path / "home" / "catalogue.duckdb").exists()


def test_zip_with_damaged_content_is_refused(tmp_path: Path) -> None:
    """A flipped byte inside is found by the zip's own checksum."""
    folder = sets.write_csv_edition(tmp_path / "ml")
    archive = tmp_path / "ml.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for file in folder.iterdir():
            zipped.write(file, file.name)
    archive.write_bytes(archive.read_bytes().replace(b"1,1,5,900", b"1,1,4,900"))
    with pytest.raises(ImportRefused, match=r"ml\.zip is damaged"):
        sets.run_import(tmp_path / "home", movielens=archive)


def test_missing_path_is_named(tmp_path: Path) -> None:
    """A path that is not there is said to be so."""
    with pytest.raises(ImportRefused, match="nowhere is not there"):
        sets.run_import(tmp_path, movielens=tmp_path / "nowhere")


def test_nothing_to_import_is_a_usage_error(tmp_path: Path) -> None:
    """Without any path the options are named."""
    with pytest.raises(UsageError, match="nothing to import"):
        sets.run_import(tmp_path)


def test_same_edition_twice_is_a_usage_error(tmp_path: Path) -> None:
    """Two folders of one edition contradict each other."""
    paths = [sets.write_csv_edition(tmp_path / "one"), sets.write_csv_edition(tmp_path / "two")]
    with pytest.raises(UsageError, match="ml-latest-small was given twice"):
        sets.run_import(tmp_path, movielens=paths)
