"""How fast the sentence encoder starts and reads.

    python benchmarks/encoder.py [--parent fp32.onnx] [--texts 1000]

Start-up is measured in fresh processes; bulk speed on texts as long as a film's (title, plot, genres,
people, keywords: about 115 tokens, 59 to 178 for nine in ten). `--parent` is what
`build/make_encoder.py --parent` keeps: the same graph in fp32, for comparison.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from movienight.paths import assets_folder
from movienight.text.encoder import Encoder

FOLDER = assets_folder() / "encoder"
FILMS = 9742
"Films of the starter pack."

START = """
import time; begin = time.perf_counter()
from pathlib import Path
from movienight.text.encoder import Encoder
Encoder.open(Path(r"{folder}")).encode(["cozy rainy sunday"])
took = time.perf_counter() - begin
import resource; print(took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--parent", type=Path)
    parser.add_argument("--texts", type=int, default=1000)
    options = parser.parse_args()
    runs = [_start() for _ in range(7)]
    print(f"import + open + first query   {np.median([run[0] for run in runs]):6.3f} s (median of 7)")
    print(f"peak memory of that process   {max(run[1] for run in runs):6.0f} MB")
    encoder, texts = Encoder.open(FOLDER), film_like(options.texts)
    _query(encoder)
    for limit in (64, 96, 128):
        _bulk("int8", encoder, texts, limit)
    if options.parent:
        with tempfile.TemporaryDirectory() as folder:
            _bulk("fp32", _parent(options.parent, Path(folder)), texts[: len(texts) // 3], 128)


def film_like(count: int) -> list[str]:
    """Texts of random everyday words, as long as films' texts are."""
    rng = np.random.default_rng(7)
    vocabulary = json.loads((FOLDER / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    words = np.array(
        sorted(word for word in vocabulary if word.isascii() and word.isalpha() and len(word) > 2)
    )
    lengths = np.clip(rng.normal(113, 37, count), 20, 250).astype(int)
    return [" ".join(rng.choice(words, length)) for length in lengths]


def _start() -> tuple[float, float]:
    command = [sys.executable, "-c", START.format(folder=FOLDER)]
    seconds, megabytes = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(seconds), float(megabytes)


def _query(encoder: Encoder) -> None:
    times = []
    for _ in range(200):
        begin = time.perf_counter()
        encoder.encode(["something warm and funny for a rainy sunday"])
        times.append(time.perf_counter() - begin)
    low, high = np.percentile(times, [50, 95]) * 1000
    print(f"one mood                      {low:6.1f} ms median, {high:.1f} ms p95")


def _bulk(name: str, encoder: Encoder, texts: list[str], limit: int) -> None:
    begin = time.perf_counter()
    encoder.encode(texts, max_tokens=limit)
    speed = len(texts) / (time.perf_counter() - begin)
    print(
        f"{name}, at most {limit:3} tokens      {speed:6.0f} texts/s, {FILMS} films in {FILMS / speed:.0f} s"
    )


def _parent(model: Path, folder: Path) -> Encoder:
    """An encoder folder around the fp32 model."""
    facts = json.loads((FOLDER / "encoder.json").read_text())
    facts["files"]["model.onnx"]["bytes"] = model.stat().st_size
    (folder / "encoder.json").write_text(json.dumps(facts))
    (folder / "tokenizer.json").write_bytes((FOLDER / "tokenizer.json").read_bytes())
    (folder / "model.onnx").write_bytes(model.read_bytes())
    return Encoder.open(folder)


if __name__ == "__main__":
    main()
