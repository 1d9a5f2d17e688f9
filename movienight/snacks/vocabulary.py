"""The words a recipe of our own may use."""

from __future__ import annotations


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
