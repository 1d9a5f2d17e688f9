"""Hand-built slates with awkward titles, for the forms of output."""

from __future__ import annotations

from movienight.types import (
    Film,
    Filters,
    Ingredient,
    Person,
    Query,
    Reason,
    Recipe,
    Slate,
    Snack,
    Suggestion,
    Taste,
)

FILMS = (
    Film(
        0,
        "Amélie",
        2001,
        122,
        ("Comedy", "Romance"),
        ("Jean-Pierre Jeunet",),
        language="fr",
        imdb_id="tt0211915",
    ),
    Film(1, "Heat", 1995, 170, ("Crime", "Thriller"), ("Michael Mann",), language="en", ml_id=6, tmdb_id=949),
    Film(
        2,
        "[REC]",
        2007,
        78,
        ("Horror", "Mystery"),
        ("Jaume Balagueró", "Paco Plaza"),
        language="es",
        ml_id=56174,
        tmdb_id=8329,
        imdb_id="tt1038988",
        line="A late shift at the fire station ends behind a door that will not open again.",
        age=18,
        heads_up=("violence", "gore", "scary for children"),
    ),
    Film(
        3,
        "M*A*S*H",
        1970,
        116,
        ("Comedy", "War"),
        ("Robert Altman",),
        language="en",
        imdb_id="tt0066026",
        heads_up=("suicide",),
    ),
    Film(4, "$9.99", 2008, 78, ("Animation",), ("Tatia Rosenthal",), language="en", imdb_id="tt0799915"),
    Film(
        5,
        "千と千尋の神隠し",
        2001,
        125,
        ("Animation", "Family", "Fantasy"),
        ("宮崎 駿",),
        language="ja",
        tmdb_id=129,
        imdb_id="tt0245429",
        line="A sulky girl takes a job in a bath house for spirits & must win back her name, her parents "
        "and her way home.",
        age=0,
    ),
    Film(6, "Nobody's Film"),
    Film(7, "bold[/bold] \x1b[31mred_and_more", 1999),
)

POPCORN = Recipe(
    "smoky-popcorn",
    "Smoky *popcorn*",
    "popcorn",
    10,
    (
        Ingredient("popping corn", "60 g", "1/3 cup"),
        Ingredient("smoked paprika", "5 ml", "1 tsp"),
        Ingredient("salt"),
        Ingredient("chilli flakes", "a pinch", "a pinch", optional=True),
    ),
    ("Pop the corn with the lid on.", "Toss with the rest"),
    tags=("snack",),
    cuisine=None,
    allergens=(),
    diets=("vegan",),
)
TEA = Recipe(
    "tea", "Ginger tea", "drink", 5, (), (), allergens=None, serves=1, no_cook=True, source="food.com"
)


def film_of(row: int) -> Film:
    """The facts of one row."""
    return FILMS[row]


ANA = Person("a", "Ana", Taste.of([0, 5]))
BEN = Person("b", "B", Taste.of([1]))

REC = Suggestion(
    1,
    FILMS[2],
    {"both": 0.95, "a": 0.41, "b": 1.0},
    0.66666,
    {
        "a": (
            Reason("because", (5,), weight=0.41),
            Reason("because", (0,), weight=0.223456),
            Reason("keyword", text="one night"),
        ),
        "b": (
            Reason("because", (1,), weight=1.0),
            Reason("director", text="Paco Plaza"),
            Reason("cast", text="Manuela Velasco"),
        ),
        "shared": (Reason("genre", text="Horror"), Reason("mood"), Reason("popular")),
    },
    Snack(POPCORN, 0.5, ("eaten in the dark", "10 min while the titles run")),
)
MASH = Suggestion(
    2,
    FILMS[3],
    {"a": 0.0, "b": 0.005, "both": 0.25},
    0.0,
    {"a": (), "b": (), "shared": ()},
    Snack(TEA, 0.1, ()),
)
CENTS = Suggestion(
    3,
    FILMS[4],
    {"a": 0.5, "b": 0.5, "both": 0.5},
    None,
    {"a": (Reason("nearest", (5,), weight=0.32),), "shared": (Reason("genre", text="Animation"),)},
)
SPIRITED = Suggestion(
    4,
    FILMS[5],
    {"a": 0.123456, "b": 0.9, "both": 0.4},
    float("nan"),
    {"a": (Reason("because", (0, 1), weight=0.3, text="together"),), "b": (), "shared": ()},
)
NOBODY = Suggestion(5, FILMS[6], {}, None, {})
MARKED = Suggestion(10, FILMS[7], {"a": 1.0, "b": 0.0, "both": 0.7}, None, {})

QUERY = Query(
    (ANA, BEN),
    mood="cosy [rainy] sunday",
    filters=Filters(
        genres=frozenset({"Horror", "Comedy"}),
        years=(1970, None),
        languages=frozenset({"fr", "en"}),
        max_runtime=165,
        exclude=frozenset({1}),
        avoid=frozenset({"drugs", "animal harm"}),
        max_age=9,
    ),
    seed=7,
)
TWO = Slate(
    (REC, MASH, CENTS, SPIRITED, NOBODY, MARKED),
    QUERY,
    ("only 6 films pass every wish; “genre” is most in the way: 41 more without it",),
    elapsed_ms=12.5,
)
ONE = Slate(
    (
        Suggestion(
            1,
            FILMS[3],
            {"a": 0.8, "both": 0.8},
            None,
            {"a": (Reason("because", (1,), weight=1.0),), "shared": ()},
        ),
    ),
    Query((Person("a", "A", Taste.of([1])),), n=1),
)
NONE = Slate((), Query(filters=Filters(max_runtime=1)), ("no film runs 1 min or less",))
STRANGERS = Slate(
    (Suggestion(1, FILMS[1], {"both": 1.0}, 0.5, {"shared": (Reason("popular"),)}),), Query(mood="tense")
)
