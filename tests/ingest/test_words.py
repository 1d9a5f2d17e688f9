"""Genres have one name each; wrongly decoded text is mended."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movienight.ingest.genres import GENRES, canonical_genres
from movienight.ingest.mending import mend_encoding


def test_genres_of_both_data_sets_have_one_name() -> None:
    """What MovieLens and TMDB call the same genre differently becomes one, in the order given."""
    ours = ["Film-Noir", "Children's", "Sci-Fi", "Musical"]
    theirs = ["Science Fiction", "Family", "Music", "History"]
    assert canonical_genres(ours, theirs) == ["Noir", "Family", "Sci-Fi", "Music", "History"]


def test_what_is_no_genre_is_left_out() -> None:
    """Formats, broadcasters and company names are no genres."""
    assert canonical_genres(["IMAX", "(no genres listed)", "TV Movie", "Foreign", "Some Pictures", ""]) == []


def test_every_genre_keeps_its_name() -> None:
    """A canonical name is its own canonical name."""
    assert canonical_genres(GENRES) == list(GENRES)


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("AndrÃ©", "André"),
        ("GarcÃ\xada", "García"),
        ("Ã‰poque", "Époque"),
        ("Å\x81ukasz", "Łukasz"),
        ("â€¦you wonâ€™t", "…you won’t"),
        ("Belle Ã‰poque, père", "Belle Époque, père"),
    ],
)
def test_wrongly_decoded_letters_are_mended(seen: str, meant: str) -> None:
    """UTF-8 that was read as Latin-1 or Windows-1252 is read again."""
    assert mend_encoding(seen) == meant


@pytest.mark.parametrize("text", ["touché…”", "Âge d'or", "naïve", "Ã", "à la carte’s", "千と千尋"])
def test_rightly_decoded_text_stays(text: str) -> None:
    """Letters with marks that mean themselves are not touched."""
    assert mend_encoding(text) == text


@given(st.text(st.characters(min_codepoint=0xC0, max_codepoint=0x17F), min_size=1))
def test_mending_undoes_the_mistake(text: str) -> None:
    """Any text of Latin letters survives being written as UTF-8 and read as Latin-1."""
    assert mend_encoding(text.encode("utf-8").decode("latin-1")) == text
