"""The sentence encoder that ships."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from movienight.errors import DataError
from movienight.paths import assets_folder
from movienight.text.encoder import CHUNK, Encoder

FOLDER = assets_folder() / "encoder"
LONG = "a lighthouse keeper hears a voice in the fog " * 40


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The one that ships, opened once."""
    return Encoder.open(FOLDER)


def test_vectors_have_unit_length(encoder: Encoder) -> None:
    """Every text, even an empty or very long one, gives a float32 vector of length 1."""
    vectors = encoder.encode(["cozy rainy sunday", "", LONG, "東京物語", "\ud800 half a pair"])
    assert vectors.dtype == np.float32
    assert vectors.shape == (5, 192)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_nothing_is_reported_to_anybody(tmp_path: Path) -> None:
    """Encoding leaves an empty home empty: the runtime keeps no number for the machine and no events."""
    code = (
        "from pathlib import Path\n"
        "from movienight.text.encoder import Encoder\n"
        f"Encoder.open(Path({str(FOLDER)!r})).encode(['a quiet night'])\n"
    )
    # The runtime holds its tongue by itself where it believes to be tested.
    quiet = ("CI", "GITHUB_ACTIONS", "ORT_DISABLE_TELEMETRY", "ORT_RUNNING_UNIT_TESTS", "XDG_CACHE_HOME")
    environment = {name: value for name, value in os.environ.items() if name not in quiet}
    environment |= {"HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    assert list(tmp_path.rglob("*")) == []


def test_no_texts_give_no_vectors(encoder: Encoder) -> None:
    """Encoding nothing gives an empty matrix of the right width."""
    assert encoder.encode([]).shape == (0, 192)


def test_a_vector_depends_on_its_text_alone(encoder: Encoder) -> None:
    """Neighbours, order and threads do not change a single bit of a vector."""
    texts = ["a heist in Lisbon", "ghosts", LONG, "two sisters run a failing bakery in the snow"]
    together = encoder.encode(texts)
    alone = np.concatenate([encoder.encode([text], threads=1) for text in texts])
    reverse = encoder.encode(texts[::-1], threads=3)[::-1]
    np.testing.assert_array_equal(together, alone)
    np.testing.assert_array_equal(together, reverse)


def test_meaning_is_near(encoder: Encoder) -> None:
    """A mood is nearer to a film that fits it than to one that does not."""
    films = [
        "A gentle baker warms a village with her bread and makes friends. Comedy, Family.",
        "A killer stalks campers through the woods, one by one. Horror, Thriller.",
    ]
    cosy, scary = encoder.encode(["cozy and heartwarming", "terrifying slasher"])
    baker, killer = encoder.encode(films)
    assert cosy @ baker > cosy @ killer
    assert scary @ killer > scary @ baker


def test_long_texts_are_cut(encoder: Encoder) -> None:
    """What stands behind the last token that counts changes nothing; a higher limit lets it count."""
    start, more = LONG[:600], LONG[:600] + "and everyone dances"
    np.testing.assert_array_equal(
        encoder.encode([start], max_tokens=16), encoder.encode([more], max_tokens=16)
    )
    assert not np.array_equal(encoder.encode([start], max_tokens=256), encoder.encode([more], max_tokens=256))


@pytest.mark.parametrize("limit", [2, 257])
def test_impossible_limits_are_refused(encoder: Encoder, limit: int) -> None:
    """A text needs a token between its two marks, and the model knows 256 places."""
    with pytest.raises(ValueError, match=str(limit)):
        encoder.encode(["x"], max_tokens=limit)


def test_progress_ends_at_one(encoder: Encoder) -> None:
    """Progress rises chunk by chunk and ends at 1."""
    shares: list[float | None] = []
    encoder.encode(["ab"] * (CHUNK + 1), progress=lambda stage, share: shares.append(share))
    assert shares == [pytest.approx(CHUNK / (CHUNK + 1)), 1.0]


@pytest.mark.parametrize("missing", ["model.onnx", "tokenizer.json", "encoder.json"])
def test_a_missing_file_is_named(tmp_path: Path, missing: str) -> None:
    """Opening says which file is not there and how to mend it."""
    folder = _copy(tmp_path)
    (folder / missing).unlink()
    with pytest.raises(DataError, match=missing) as caught:
        Encoder.open(folder)
    assert "make_encoder" in caught.value.hint


def test_a_cut_file_is_noticed(tmp_path: Path) -> None:
    """A model shorter than it should be is refused before it is loaded."""
    folder = _copy(tmp_path)
    (folder / "model.onnx").write_bytes((folder / "model.onnx").read_bytes()[:1000])
    with pytest.raises(DataError, match=r"model\.onnx is not of the size"):
        Encoder.open(folder)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_garbled_file_is_noticed(tmp_path: Path, name: str) -> None:
    """A file of the right size that is not what it should be is a clear error, not the library's."""
    folder = _copy(tmp_path)
    size = (folder / name).stat().st_size
    (folder / name).write_bytes(b"\xff" * size)
    with pytest.raises(DataError, match="cannot be read"):
        Encoder.open(folder)


@pytest.mark.parametrize("facts", ["", "[]", "{}", '{"files": 3}'])
def test_garbled_facts_are_noticed(tmp_path: Path, facts: str) -> None:
    """Facts of another form are a clear error."""
    folder = _copy(tmp_path)
    (folder / "encoder.json").write_text(facts)
    with pytest.raises(DataError, match=r"encoder\.json cannot be read"):
        Encoder.open(folder)


def test_dims_come_from_the_facts(encoder: Encoder) -> None:
    """The encoder says its width and longest text as its facts do."""
    facts = json.loads((FOLDER / "encoder.json").read_text())
    assert (encoder.dims, encoder.max_tokens) == (facts["basis"]["dims"], facts["max_tokens"]) == (192, 256)
    assert Encoder.open(FOLDER, whole=True).dims == facts["dims"] == 384


def test_basis_keeps_closeness(encoder: Encoder) -> None:
    """In the basis, texts are about as close as the model has them, and vectors have length 1."""
    texts = [
        "a shy waitress in Paris helps strangers",
        "a waitress in Paris does good deeds",
        "two cops in Miami",
    ]
    whole = Encoder.open(FOLDER, whole=True).encode(texts)
    kept = encoder.encode(texts)
    np.testing.assert_allclose(kept @ kept.T, whole @ whole.T, atol=0.12)
    np.testing.assert_allclose(np.linalg.norm(kept, axis=1), 1, atol=1e-5)


def _copy(folder: Path) -> Path:
    shutil.copytree(FOLDER, folder / "encoder")
    return folder / "encoder"
