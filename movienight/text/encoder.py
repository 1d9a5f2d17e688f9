"""Sentences to vectors: all-MiniLM-L6-v2, int8, through onnxruntime.

A text is always encoded alone. The model quantises what flows through it by the largest value it
sees, so a neighbour in a batch would change a text's vector in the third decimal and padding would
be paid for; alone, a vector depends on its text and nothing else, and two texts at a time on two
threads are twice as fast as any batch (`benchmarks/encoder.py`).
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from movienight.errors import DataError
from movienight.types import Floats

MEND = "reinstall MovieNight; in a checkout run `python build/make_encoder.py`"
CHUNK = 256
"Texts between two progress reports; no effect on the vectors."

# From 1.29 on a released onnxruntime reports its use to its maker, and keeps a number for the machine
# in the home folder, unless this is set before it is imported. Nothing may leave the machine here.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"


class Encoder:
    """Texts to unit vectors of `dims` numbers. Open one with `Encoder.open`; it may be shared by threads.

    On one machine with one onnxruntime the same text gives the same bytes, whatever it is encoded
    with and on however many threads. Between processors the last bits may differ.

    Args:
        session: onnxruntime session of a model `ids` int64 (m, tokens) -> `vectors` float32 (m, dims).
        tokenizer: without truncation and padding.
        facts: what `encoder.json` says.
        basis: float32 (model's dims, dims), the directions in which films differ most; None keeps all.
    """

    def __init__(
        self, session: Any, tokenizer: Any, facts: dict[str, Any], basis: Floats | None = None
    ) -> None:
        self._session, self._tokenizer, self.facts, self._basis = session, tokenizer, facts, basis
        self.dims = int(facts["dims"]) if basis is None else basis.shape[1]
        self.max_tokens = int(facts["max_tokens"])

    @classmethod
    def open(cls, folder: Path, whole: bool = False) -> Encoder:
        """The encoder of a folder made by `build/make_encoder.py` and `build/make_basis.py`.

        Args:
            whole: keep all dims of the model instead of those of the folder's basis.

        Raises:
            DataError: a file is missing, of the wrong size or cannot be read.
        """
        facts = _facts(folder)
        try:
            basis = None if whole else _basis(folder)
            return cls(_session(folder / "model.onnx"), _tokenizer(folder / "tokenizer.json"), facts, basis)
        except ImportError:
            raise
        except Exception as error:  # both libraries raise whatever their native side throws
            raise _unusable(folder, "its model or tokenizer cannot be read") from error

    def encode(
        self,
        texts: Sequence[str],
        *,
        max_tokens: int = 128,
        threads: int = 2,
        progress: Callable[[str, float | None], None] | None = None,
    ) -> Floats:
        """Unit vectors of `texts`, shape (m, dims).

        A text longer than `max_tokens` (3 .. self.max_tokens) is cut there. An empty text has a
        vector too, of no meaning.
        """
        if not 3 <= max_tokens <= self.max_tokens:
            raise ValueError(f"max_tokens {max_tokens} is not within 3..{self.max_tokens}")
        if len(texts) == 1:  # a mood, while people wait: not worth waking threads for
            return self._vector(self._tokens(texts, max_tokens)[0])[None]
        vectors = np.empty((len(texts), self.dims), dtype=np.float32)
        with ThreadPoolExecutor(threads) as pool:
            for start in range(0, len(texts), CHUNK):
                tokens = self._tokens(texts[start : start + CHUNK], max_tokens)
                for row, vector in enumerate(pool.map(self._vector, tokens), start):
                    vectors[row] = vector
                if progress:
                    progress("reading texts", (start + len(tokens)) / len(texts))
        return vectors

    def _tokens(self, texts: Sequence[str], max_tokens: int) -> list[list[int]]:
        # The tokenizer refuses half a surrogate pair, which a damaged file may hold.
        whole = [text.encode("utf-8", "replace").decode() for text in texts]
        found = [encoding.ids for encoding in self._tokenizer.encode_batch(whole)]
        # A cut text still ends with the closing token, as in training.
        return [ids if len(ids) <= max_tokens else [*ids[: max_tokens - 1], ids[-1]] for ids in found]

    def _vector(self, ids: list[int]) -> Floats:
        vectors: Floats = self._session.run(None, {"ids": np.array([ids], dtype=np.int64)})[0]
        if self._basis is None:
            return vectors[0]
        kept = vectors[0] @ self._basis
        return np.asarray(kept / max(float(np.sqrt(kept @ kept)), 1e-12), dtype=np.float32)


def _facts(folder: Path) -> dict[str, Any]:
    try:
        facts: dict[str, Any] = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
        for name, file in facts["files"].items():
            if (folder / name).stat().st_size != file["bytes"]:
                raise _unusable(folder, f"{name} is not of the size it should be")
    except FileNotFoundError as error:
        raise _unusable(folder, f"{Path(str(error.filename)).name} is missing") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _unusable(folder, "encoder.json cannot be read") from error
    return facts


def _basis(folder: Path) -> Floats | None:
    path = folder / "basis.npy"
    return np.load(path, allow_pickle=False) if path.exists() else None


def _session(path: Path) -> Any:
    import onnxruntime

    onnxruntime.set_default_logger_severity(3)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # The file was optimised when it was made.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _tokenizer(path: Path) -> Any:
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(path))


def _unusable(folder: Path, what: str) -> DataError:
    return DataError(f"the text encoder in {folder} cannot be used: {what}", MEND)
