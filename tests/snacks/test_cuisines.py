"""A film calls for kitchens by its language, its countries and the places it names."""

from __future__ import annotations

import pytest

from movienight.snacks.cuisines import COUNTRIES, LANGUAGES, cuisines_of
from snacks.kitchen import film


@pytest.mark.parametrize(
    ("language", "countries", "first"),
    [
        ("fr", ("FR",), "french"),
        ("it", ("IT", "FR"), "italian"),
        ("ja", (), "japanese"),
        ("ko", ("KR",), "korean"),
        ("hi", ("IN",), "indian"),
        ("ta", (), "indian"),
        ("es", ("MX",), "mexican"),
        ("es", ("ES",), "spanish"),
        ("es", (), "spanish"),
        ("pt", ("BR",), "brazilian"),
        ("pt", ("PT",), "portuguese"),
        ("zh", ("HK",), "chinese"),
        ("de", ("AT",), "austrian"),
        ("fr", ("US",), "french"),
        ("en", ("GB",), "british"),
        ("en", ("US",), "american"),
        (None, ("TH",), "thai"),
    ],
)
def test_language_and_countries_decide_together(
    language: str | None, countries: tuple[str, ...], first: str
) -> None:
    """The kitchen of a country that speaks the film's language comes first, and says so."""
    called = cuisines_of(film(language=language, countries=countries))
    strongest = max(called, key=lambda cuisine: called[cuisine][0])
    assert strongest == first
    assert called[first][1] == f"{first.title()}, like the film"


def test_money_from_elsewhere_calls_weakly() -> None:
    """A co-producing country calls less than the one that speaks the language."""
    called = cuisines_of(film(language="fr", countries=("FR", "DE")))
    assert called["french"][0] == 1.0
    assert 0 < called["german"][0] < 0.5


def test_what_most_films_are_says_little() -> None:
    """An American film calls for its kitchen less than a French one does."""
    american = cuisines_of(film(language="en", countries=("US",)))["american"][0]
    assert american < cuisines_of(film(language="fr", countries=("FR",)))["french"][0] / 2


def test_places_are_named() -> None:
    """A place among the keywords calls for its kitchen, and the reason names it."""
    called = cuisines_of(film(language="en", countries=("US",), keywords=("chef", "paris, france")))
    assert called["french"] == (0.6, "French, for the film’s Paris")


def test_wars_are_no_places() -> None:
    """A keyword that only contains a place calls for nothing."""
    assert cuisines_of(film(keywords=("vietnam war", "french resistance"))) == {}


def test_nothing_known_calls_for_nothing() -> None:
    """English alone, unknown countries or no facts at all name no kitchen."""
    assert cuisines_of(film()) == {}
    assert cuisines_of(film(language="en")) == {}
    assert cuisines_of(film(language="xx", countries=("AQ",))) == {}


def test_tables_agree() -> None:
    """Every language's own kitchen is one of a country, and English has none."""
    assert set(LANGUAGES.values()) <= {cuisine for cuisine, _ in COUNTRIES.values()}
    assert "en" not in LANGUAGES
    assert (LANGUAGES["fr"], LANGUAGES["de"], LANGUAGES["ar"]) == ("french", "german", "lebanese")
    assert (LANGUAGES["es"], LANGUAGES["pt"], LANGUAGES["nl"]) == ("spanish", "portuguese", "dutch")
    assert (LANGUAGES["it"], LANGUAGES["hi"], LANGUAGES["ur"]) == ("italian", "indian", "pakistani")
