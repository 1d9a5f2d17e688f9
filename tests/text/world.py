"""A few films whose titles are as awkward as real ones; facts only."""

from __future__ import annotations

from movienight.text.titles import TitleIndex

FILMS: list[tuple[list[str], int | None, float]] = [
    (["Amélie", "Le Fabuleux Destin d'Amélie Poulain"], 2001, 90),
    (["The Matrix"], 1999, 99),
    (["The Matrix Reloaded"], 2003, 60),
    (["Heat"], 1995, 80),
    (["The Heat"], 2013, 30),
    (["Heathers"], 1989, 40),
    (["Hamlet"], 1948, 20),
    (["Hamlet"], 1990, 25),
    (["Hamlet"], 1996, 30),
    (["[REC]"], 2007, 35),
    (["[REC]²"], 2009, 15),
    (["M*A*S*H", "MASH"], 1970, 45),
    (["$9.99"], 2008, 5),
    (["Seven", "Se7en"], 1995, 95),
    (["Seven Samurai", "Shichinin no samurai", "七人の侍"], 1954, 70),
    (["Tokyo Story", "東京物語"], 1953, 33),
    (["Spirited Away", "千と千尋の神隠し"], 2001, 85),
    (["1917"], 2019, 50),
    (["300"], 2006, 55),
    (["2012"], 2009, 45),
    (["1984", "Nineteen Eighty-Four"], 1984, 20),
    (["Blade Runner"], 1982, 88),
    (["Blade Runner 2049"], 2017, 66),
    (["Death Race 2000"], 1975, 12),
    (["Death Race"], 2008, 14),
    (["The Godfather"], 1972, 98),
    (["The Godfather Part II"], 1974, 92),
    (["Godzilla"], 2014, 28),
    (["Ringu", "Ring"], 1998, 30),
    (["The Ring"], 2002, 52),
    (["Eternal Sunshine of the Spotless Mind"], 2004, 84),
    (["Rocky"], 1976, 64),
    (["Rocky II"], 1979, 34),
    (["Rocky V"], 1990, 16),
    (["Star Wars: Episode IV - A New Hope"], 1977, 97),
    (["Star Wars: Episode V - The Empire Strikes Back"], 1980, 96),
    (["Léon: The Professional"], 1994, 83),
    (["WALL·E"], 2008, 82),
    (["9/11"], 2002, 4),
    (["π", "Pi"], 1998, 31),
    (["+1"], 2013, 2),
    (["The Thing"], 1982, 71),
    (["Up"], 2009, 79),
    (["Solaris"], None, 21),
    (["!!!"], 2020, 1),
    (["Shoplifters", "万引き家族"], 2018, 37),
    (["L.A. Confidential"], 1997, 72),
    (["Die Hard"], 1988, 81),
    (["Ocean's Eleven"], 2001, 62),
]
TITLES = [names for names, _, _ in FILMS]
YEARS = [year for _, year, _ in FILMS]
POPULARITY = [popularity for _, _, popularity in FILMS]


def build() -> TitleIndex:
    """The index of these films."""
    return TitleIndex.build(TITLES, YEARS, POPULARITY)


def row(title: str, year: int | None = None) -> int:
    """The row of a film by its shown title (and year where there are several)."""
    (found,) = [i for i, names in enumerate(TITLES) if names[0] == title and year in (None, YEARS[i])]
    return found


def label(film: int) -> str:
    """A film as a reader knows it."""
    return f"{TITLES[film][0]} ({YEARS[film]})"
