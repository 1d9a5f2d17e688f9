"""Heads-up flags as people write them."""

from __future__ import annotations

from movienight.recommend.headsup import FLAGS
from movienight.wishes.choices import choices, folded


def read_flags(text: str) -> frozenset[str]:
    """The flags of a list such as "gore, Animal-Harm".

    Raises:
        UsageError: one of them is no flag we know, or there is none.
    """
    return choices(text, {folded(flag): flag for flag in FLAGS}, "heads-up", f"there are {', '.join(FLAGS)}")
