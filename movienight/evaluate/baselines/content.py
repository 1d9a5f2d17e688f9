"""Closeness of what films are about, without a single rating."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from movienight.evaluate.baselines.base import Forgetful
from movienight.recommend.scorers import Content, Nearest
from movienight.types import Floats


@dataclass(frozen=True, slots=True)
class ContentSettings:
    """`likes`: a film counts by its mean cosine to all likes, or by that to the nearest alone."""

    likes: Literal["mean", "nearest"] = "mean"


def content(vectors: Floats, settings: ContentSettings) -> Forgetful:
    """A listener over unit vectors, float32 (n, d)."""
    whole = Content(vectors)
    return Forgetful(whole if settings.likes == "mean" else Nearest(whole), "content")
