"""Diets and allergens are read as people write them, and never by halves."""

from __future__ import annotations

import pytest

from movienight.errors import UsageError
from movienight.wishes.kitchen import read_allergens, read_diets


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nuts", {"nuts"}),
        ("Nut, PEANUT", {"nuts", "peanuts"}),
        ("dairy,eggs", {"milk", "egg"}),
        ("wheat, soya,", {"gluten", "soy"}),
        ("sulfites", {"sulphites"}),
    ],
)
def test_allergens(typed: str, meant: set[str]) -> None:
    """Other names, case and stray commas all come to the fourteen of EU law."""
    assert read_allergens(typed) == meant


@pytest.mark.parametrize("typed", ["Gluten Free", "gluten-free", "glutenfree"])
def test_diets(typed: str) -> None:
    """Hyphens and blanks do not matter."""
    assert read_diets(typed) == {"gluten-free"}


@pytest.mark.parametrize("typed", ["", " , ", "nuts, moonlight", "halal"])
def test_what_is_not_an_allergen_is_refused(typed: str) -> None:
    """One unknown word refuses the whole list, so that no allergen is dropped in silence."""
    with pytest.raises(UsageError, match="there is no allergen"):
        read_allergens(typed)
