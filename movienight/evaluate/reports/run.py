"""One run that was kept: `<id>.json`, its record, and `<id>.npz`, the values of every question."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from movienight.errors import DataError
from movienight.evaluate.outcome import Outcome, Values

SCHEMA = 1
TEXTS = ("id", "date", "version", "protocol", "data", "fingerprint", "leading", "subject")
"""What every record says in words."""
ENDS = {"estimate", "low", "high"}


@dataclass(frozen=True, eq=False, slots=True)
class Run:
    """A run that was kept.

    Args:
        folder: where it lies.
        record: what `record_of` says of it, with "schema", "id", "date", "version" and "values".
    """

    folder: Path
    record: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Its name: time, protocol, hash."""
        return str(self.record["id"])

    def outcome(self) -> Outcome:
        """What was found, with the values of every question; other numbers as rounded in the record.

        Raises:
            DataError: the values are missing, or not those that were kept.
        """
        record, models = self.record, self.record["models"]
        return Outcome(
            protocol=record["protocol"],
            data=record["data"],
            fingerprint=record["fingerprint"],
            settings=record["settings"],
            each=self._each(),
            overall={model["model"]: _known(model["overall"]) for model in models},
            chosen={model["model"]: model["chosen"] for model in models if model["chosen"]},
            seconds={model["model"]: model["seconds"] for model in models if model["seconds"] is not None},
            leading=record["leading"],
            subject=record["subject"],
        )

    def _each(self) -> Mapping[str, Mapping[str, Values]]:
        about = self.record["values"]
        each: dict[str, dict[str, Values]] = {}
        try:
            kept = (self.folder / f"{self.id}.npz").read_bytes()
            if hashlib.sha256(kept).hexdigest() != about["sha256"]:
                raise ValueError("not what was written")
            with np.load(BytesIO(kept), allow_pickle=False) as arrays:
                for (model, metric), values in zip(about["columns"], arrays["values"], strict=True):
                    each.setdefault(model, {})[metric] = values
        except (OSError, ValueError, KeyError, BadZipFile) as error:
            raise unreadable(self.id) from error
        return each


def packed(outcome: Outcome) -> tuple[bytes, dict[str, Any]]:
    """The file of values, an array (c, q), and what the record says of it: its hash and its columns.

    Raises:
        ValueError: the models were not asked equally many questions.
    """
    columns = [(model, metric) for model, metrics in outcome.each.items() for metric in metrics]
    values = np.asarray([outcome.each[model][metric] for model, metric in columns], dtype=np.float64)
    file = BytesIO()
    np.savez_compressed(file, values=values)
    kept = file.getvalue()
    return kept, {"sha256": hashlib.sha256(kept).hexdigest(), "columns": [list(pair) for pair in columns]}


def read_run(path: Path) -> Run | None:
    """The run of a record; None where that is damaged, foreign or without its values."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        sound = record["id"] == path.stem and _is_sound(record) and path.with_suffix(".npz").is_file()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return Run(path.parent, record) if sound else None


def unreadable(name: str) -> DataError:
    """What to tell of a run that is there and of no use."""
    return DataError(f"the run {name} is damaged", "choose another: `movienight evaluate history` lists them")


def _is_sound(record: Mapping[str, Any]) -> bool:
    """Whether all is there that readers rely on; what is missing or of a wrong kind may also raise."""
    return (
        record["schema"] == SCHEMA
        and all(isinstance(record[name], str) for name in TEXTS)
        and isinstance(record["questions"], int)
        and isinstance(record["settings"], dict)
        and isinstance(record["verdict"], dict | None)
        and all(_is_sound_model(model) for model in record["models"])
        and isinstance(record["values"]["sha256"], str)
        and all(len(column) == 2 for column in record["values"]["columns"])
    )


def _is_sound_model(model: Mapping[str, Any]) -> bool:
    return (
        isinstance(model["model"], str)
        and all(isinstance(model[name], dict) for name in ("metrics", "overall", "chosen"))
        and all(found.keys() == ENDS for found in model["metrics"].values())
        and isinstance(model["seconds"], float | int | None)
    )


def _known(numbers: Mapping[str, float | None]) -> dict[str, float]:
    return {name: float("nan") if value is None else value for name, value in numbers.items()}
