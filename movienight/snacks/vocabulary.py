"""The words a recipe of our own may use, and what they say about one another."""

from __future__ import annotations

import re
from collections.abc import Mapping


def listed(text: str) -> frozenset[str]:
    """The things of a list written with commas."""
    return frozenset(part.strip() for part in text.split(","))


KINDS = listed("snack, finger-food, appetizer, dip, dessert, beverage")
FLAVOURS = listed("salty, sweet, sour, bitter, spicy, smoky, rich, fresh, warm")
SEASONS = listed("any, spring, summer, autumn, winter")
ALLERGENS = listed(
    "celery, crustaceans, egg, fish, gluten, lupin, milk, molluscs, mustard, nuts, peanuts, sesame, soy,"
    "sulphites"
)
DIETS = listed(
    "vegan, vegetarian, gluten-free, dairy-free, nut-free, alcohol-free, halal-hint, kosher-style-hint"
)
HEAT = listed("hob, lidded pan, microwave, oven, pan, popcorn maker, pot, toaster")
EQUIPMENT = HEAT | listed(
    "baking tray, blender, bowl, freezer, fridge, glasses, grater, kettle, knife, shaker, skewers, whisk"
)

SEAFOOD = listed("fish, crustaceans, molluscs")
FORBIDDEN_BY: Mapping[str, frozenset[str]] = {
    "vegan": SEAFOOD | listed("egg, milk"),
    "vegetarian": SEAFOOD,
    "gluten-free": listed("gluten"),
    "dairy-free": listed("milk"),
    "nut-free": listed("nuts, peanuts"),
    "kosher-style-hint": listed("crustaceans, molluscs"),
}
"""Allergens that a diet rules out."""

IMPLIED_BY: Mapping[str, frozenset[str]] = {
    "vegan": listed("vegetarian, dairy-free"),
    "halal-hint": listed("alcohol-free"),
}
"""Diets that go along with a diet."""

SHOWS: Mapping[str, frozenset[str]] = {
    "milk": listed(
        "milk, butter, cream, cheese, yoghurt, yogurt, crème, mascarpone, ricotta, feta, mozzarella, "
        "parmesan, cheddar, halloumi, ice cream, paneer, gruyère"
    ),
    "gluten": listed(
        "bread, baguette, ciabatta, pitta, tortellini, couscous, bulgur, semolina, breadcrumbs, filo,"
        "noodles, plain flour, wheat flour, puff pastry"
    ),
    "egg": listed("egg, eggs, mayonnaise"),
    "nuts": listed("almonds, walnuts, hazelnuts, pistachios, cashews, pecans, macadamias, praline, marzipan"),
    "peanuts": listed("peanut, peanuts"),
    "sesame": listed("sesame, tahini"),
    "soy": listed("soy sauce, miso, tofu, edamame"),
    "fish": listed("anchovy, anchovies, tuna, salmon, sardines, mackerel, fish sauce"),
    "crustaceans": listed("prawn, prawns, shrimp, crab"),
    "mustard": listed("mustard"),
    "celery": listed("celery, celeriac"),
}
"""Words in an ingredient that give an allergen away."""

INNOCENT = re.compile(
    r"\b((coconut|oat|soy|almond|rice|plant|vegan|cocoa|peanut|nut|cashew|apple|shea|seed) "
    r"(milk|butter|cream|yoghurt|yogurt|cheese)|cream of tartar|cream crackers?|butter (beans?|lettuce)|"
    r"(rice|glass|buckwheat|gluten-free|maize|corn) (noodles|flour|bread|vermicelli)|\w+-free)\b"
)
"""Parts of an ingredient's name that only sound like an allergen."""

PORK = listed("bacon, chorizo, ham, pancetta, pork, prosciutto, salami")
MEAT = PORK | listed("beef, chicken, lamb, sausage, turkey, gelatine")
ALCOHOL = listed(
    "beer, brandy, champagne, gin, liqueur, prosecco, rum, sake, tequila, vermouth, vodka, whiskey, whisky"
)
BARRED_BY: Mapping[str, frozenset[str]] = {
    "vegetarian": MEAT,
    "vegan": MEAT | listed("honey"),
    "halal-hint": PORK | ALCOHOL,
    "kosher-style-hint": PORK,
    "alcohol-free": ALCOHOL,
}
"""Words in an ingredient that a diet rules out."""
