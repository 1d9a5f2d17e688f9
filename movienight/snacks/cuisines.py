"""Which kitchens a film calls for: by its language, its countries, and the places it names."""

from __future__ import annotations

from movienight.snacks.vocabulary import listed
from movienight.types import Film

SPOKEN_AT_HOME = 1.0
SPOKEN_ELSEWHERE = 0.7
PRODUCED = 0.3
PLACE = 0.6
COMMON = {"american": 0.25, "british": 0.5, "canadian": 0.5, "australian": 0.5}
"""Kitchens of many films: their match says less, so it counts by this factor."""

COUNTRIES: dict[str, tuple[str, str]] = {
    "AR": ("argentine", "es"),
    "AT": ("austrian", "de"),
    "AU": ("australian", "en"),
    "BE": ("belgian", "fr nl"),
    "BR": ("brazilian", "pt"),
    "CA": ("canadian", "en fr"),
    "CH": ("swiss", "de fr it"),
    "CN": ("chinese", "zh"),
    "CU": ("cuban", "es"),
    "CZ": ("czech", "cs"),
    "DE": ("german", "de"),
    "DK": ("danish", "da"),
    "ES": ("spanish", "es ca eu gl"),
    "ET": ("ethiopian", "am"),
    "FI": ("finnish", "fi"),
    "FR": ("french", "fr"),
    "GB": ("british", "en cy"),
    "GE": ("georgian", "ka"),
    "GR": ("greek", "el"),
    "HK": ("chinese", "zh"),
    "HU": ("hungarian", "hu"),
    "ID": ("indonesian", "id"),
    "IE": ("irish", "en ga"),
    "IN": ("indian", "hi ta te ml bn mr pa kn ur"),
    "IR": ("persian", "fa"),
    "IT": ("italian", "it"),
    "JP": ("japanese", "ja"),
    "KR": ("korean", "ko"),
    "LB": ("lebanese", "ar"),
    "MA": ("moroccan", "ar fr"),
    "MX": ("mexican", "es"),
    "MY": ("malaysian", "ms"),
    "NL": ("dutch", "nl"),
    "NO": ("norwegian", "no"),
    "PE": ("peruvian", "es"),
    "PH": ("filipino", "tl"),
    "PK": ("pakistani", "ur"),
    "PL": ("polish", "pl"),
    "PT": ("portuguese", "pt"),
    "RU": ("russian", "ru"),
    "SE": ("swedish", "sv"),
    "SY": ("syrian", "ar"),
    "TH": ("thai", "th"),
    "TR": ("turkish", "tr"),
    "TW": ("chinese", "zh"),
    "US": ("american", "en"),
    "VN": ("vietnamese", "vi"),
}
"""By country (ISO 3166-1): its kitchen, and the languages (ISO 639-1) its own films are in."""

LANGUAGES: dict[str, str] = {
    language: cuisine for cuisine, languages in COUNTRIES.values() for language in languages.split()[:1]
} | {"ar": "lebanese", "de": "german", "es": "spanish", "fr": "french", "nl": "dutch", "pt": "portuguese"}
"""By language: the kitchen it suggests where the countries say nothing. English suggests none."""
LANGUAGES |= dict.fromkeys(("ta", "te", "ml", "bn", "mr", "pa", "kn"), "indian") | {
    "ur": "pakistani",
    "zh": "chinese",
}
LANGUAGES.pop("en")

_PLACES: dict[str, frozenset[str]] = {
    "american": listed("texas, new orleans, louisiana"),
    "austrian": listed("austria, vienna"),
    "brazilian": listed("brazil, rio de janeiro, favela"),
    "british": listed("england, london, scotland"),
    "chinese": listed("china, beijing, shanghai, hong kong, kung fu"),
    "ethiopian": listed("ethiopia"),
    "filipino": listed("philippines, manila"),
    "finnish": listed("finland, helsinki"),
    "french": listed("france, paris, provence"),
    "georgian": listed("tbilisi"),
    "german": listed("germany, berlin, munich"),
    "greek": listed("greece, athens, greek mythology"),
    "indian": listed("india, mumbai, bombay, new delhi, bollywood"),
    "irish": listed("ireland, dublin"),
    "italian": listed("italy, rome, venice, naples, sicily, florence, milan, tuscany"),
    "japanese": listed("japan, tokyo, kyoto, samurai, yakuza, anime"),
    "korean": listed("korea, south korea, seoul"),
    "lebanese": listed("lebanon, beirut"),
    "mexican": listed("mexico, mexico city, day of the dead, tijuana"),
    "moroccan": listed("morocco, marrakesh, casablanca"),
    "persian": listed("iran, tehran, persia"),
    "peruvian": listed("peru, lima, machu picchu"),
    "polish": listed("poland, warsaw"),
    "spanish": listed("spain, madrid, barcelona, seville"),
    "swedish": listed("sweden, stockholm"),
    "thai": listed("thailand, bangkok"),
    "turkish": listed("turkey, istanbul"),
    "vietnamese": listed("vietnam, saigon, hanoi"),
}
PLACES = {place: cuisine for cuisine, places in _PLACES.items() for place in places}
"""By keyword, or part of one between commas: the kitchen it brings to mind."""


def cuisines_of(film: Film) -> dict[str, tuple[float, str]]:
    """How strongly (0..1) a film calls for each kitchen, and why: "French, like the film"."""
    called: dict[str, tuple[float, str]] = {}
    for cuisine, strength in _by_origin(film):
        _call(called, cuisine, strength * COMMON.get(cuisine, 1.0), f"{cuisine.title()}, like the film")
    for keyword in film.keywords:
        for place in map(str.strip, keyword.casefold().split(",")):
            if place in PLACES:
                cuisine = PLACES[place]
                _call(called, cuisine, PLACE, f"{cuisine.title()}, for the film’s {place.title()}")
    return called


def _by_origin(film: Film) -> list[tuple[str, float]]:
    made_in = [COUNTRIES[country] for country in film.countries if country in COUNTRIES]
    if not film.language:
        return [(cuisine, SPOKEN_ELSEWHERE / len(made_in)) for cuisine, _ in made_in]
    at_home = [film.language in languages.split() for _, languages in made_in]
    called = [
        (cuisine, SPOKEN_AT_HOME if home else PRODUCED)
        for (cuisine, _), home in zip(made_in, at_home, strict=True)
    ]
    if film.language in LANGUAGES and not any(at_home):
        called.append((LANGUAGES[film.language], SPOKEN_ELSEWHERE if film.countries else SPOKEN_AT_HOME))
    return called


def _call(called: dict[str, tuple[float, str]], cuisine: str, strength: float, why: str) -> None:
    if strength > called.get(cuisine, (0.0, ""))[0]:
        called[cuisine] = (strength, why)
