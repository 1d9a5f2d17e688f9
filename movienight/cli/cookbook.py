"""`movienight cookbook`: browse and search recipes, without any film."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from movienight.cli.lazy import Command
from movienight.cli.options import json_option, kitchen_options
from movienight.cli.output import emit, tell
from movienight.errors import UsageError
from movienight.snacks.vocabulary import KINDS

if TYPE_CHECKING:
    from movienight.snacks.kitchen import Found
    from movienight.types import Recipe


def _pieces(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """The values of a repeated option that may be lists with commas, each once, in order."""
    pieces = (piece.strip() for value in values for piece in value.split(","))
    return tuple(dict.fromkeys(filter(None, pieces)))


def _kinds(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> frozenset[str]:
    """The kinds of recipe that were asked for.

    Raises:
        UsageError: one of them is no kind of recipe.
    """
    kinds = {"-".join(piece.casefold().split()) for piece in _pieces(context, parameter, values)}
    kinds = {"beverage" if kind == "drink" else kind for kind in kinds}
    for kind in sorted(kinds - KINDS):
        raise UsageError(f"there is no kind of recipe “{kind}”", f"the kinds are {', '.join(sorted(KINDS))}")
    return frozenset(kinds)


@click.command(
    cls=Command,
    examples=(
        "movienight cookbook popcorn",
        "movienight cookbook --diet vegan --max-minutes 10 --have popcorn,butter",
        "movienight cookbook --without nuts,milk --kind dip --no-cook --json",
        "movienight cookbook --show guacamole-with-pumpkin-seeds",
    ),
    short_help="Recipes, by what they are and what you have.",
)
@click.argument("words", nargs=-1)
@kitchen_options
@click.option("--max-minutes", type=click.IntRange(1), metavar="NUMBER", help="From start to bite, at most.")
@click.option("--no-cook", is_flag=True, help="Only recipes that need no heat.")
@click.option(
    "--kind",
    metavar="KIND",
    multiple=True,
    callback=_kinds,
    help=f"{', '.join(sorted(KINDS))}; repeatable, or a comma list.",
)
@click.option(
    "--cuisine",
    metavar="CUISINE",
    multiple=True,
    callback=_pieces,
    help="Of this kitchen: mexican, japanese; the same form.",
)
@click.option(
    "--have",
    metavar="INGREDIENT",
    multiple=True,
    callback=_pieces,
    help="What is in the kitchen; says what is to buy; the same form.",
)
@click.option("--all", "everything", is_flag=True, help="Imported recipes too.")
@click.option("--show", metavar="ID", help="One recipe in full, by the id in the list.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many, at most.")
@json_option
def cookbook(
    words: tuple[str, ...], everything: bool, show: str | None, limit: int, as_json: bool, **asked: Any
) -> None:
    """Browse and search recipes: ours, and with --all the imported ones.

    A recipe of which it is not known whether it is safe is
    never shown where --diet or --without asks. Water, ice, salt, pepper and oil count as had.
    """
    recipes = _recipes(everything)
    if show is not None:
        recipe = _named(show, recipes)
        emit(_json([_plain_found(recipe)]) if as_json else in_full(recipe))
        return
    found = _found(recipes, " ".join(words), **asked)
    if not found:
        tell("no recipe is like that")
    emit(_json(found[:limit]) if as_json else listing(found[:limit]))
    if len(found) > limit and not as_json:
        tell(f"{len(found) - limit} more; --limit shows them")


def _recipes(everything: bool) -> Sequence[Recipe]:
    """Our recipes; with `everything` also those the index in use has imported."""
    from movienight.paths import assets_folder
    from movienight.snacks.cookbook import load_cookbook

    ours = load_cookbook(assets_folder() / "cookbook")
    if not everything:
        return ours
    from movienight.cli.opening import engine_open
    from movienight.snacks.menu import imported

    with engine_open() as engine:
        return [*ours, *map(imported, engine.index.json("recipes.imported"))]


def _found(
    recipes: Sequence[Recipe],
    words: str,
    *,
    diet: frozenset[str],
    without: frozenset[str],
    max_minutes: int | None,
    no_cook: bool,
    kind: frozenset[str],
    cuisine: tuple[str, ...],
    have: tuple[str, ...],
) -> list[Found]:
    """The recipes that suit, best first.

    Raises:
        UsageError: no recipe is of such a cuisine.
    """
    from movienight.snacks.kitchen import Wish, find
    from movienight.types import Kitchen

    cuisines = frozenset(map(str.casefold, cuisine))
    known = {recipe.cuisine for recipe in recipes if recipe.cuisine}
    for unknown in sorted(cuisines - known):
        raise UsageError(f"no recipe is {unknown}", _nearest(unknown, sorted(known)))
    return find(recipes, Wish(words, Kitchen(diet, without), max_minutes, no_cook, kind, cuisines, have))


def _named(recipe_id: str, recipes: Sequence[Recipe]) -> Recipe:
    """The recipe of an id.

    Raises:
        UsageError: there is none.
    """
    by_id = {recipe.id: recipe for recipe in recipes}
    if recipe_id not in by_id:
        raise UsageError(f"no recipe has the id “{recipe_id}”", _nearest(recipe_id, list(by_id)))
    return by_id[recipe_id]


def _nearest(typed: str, known: Sequence[str]) -> str:
    """A hint that names the nearest of what there is."""
    from difflib import get_close_matches

    near = [one for one in known if typed and typed in one] or get_close_matches(typed, known)
    if near:
        return f"did you mean {' or '.join(near[:3])}?"
    return "`movienight cookbook` lists recipes, each with its cuisine and its id"


def listing(found: Sequence[Found]) -> str:
    """Two lines a recipe, three where there is something to buy."""
    from movienight.wording import clean

    lines = []
    for one in found:
        recipe = one.recipe
        facts = [
            recipe.cuisine,
            recipe.kind.replace("-", " "),
            "no cooking" if recipe.no_cook else None,
            allergen_words(recipe),
        ]
        lines.append(f"{clean(recipe.name)}, {recipe.minutes} min  [{recipe.id}]")
        lines.append(f"    {' · '.join(clean(fact) for fact in facts if fact)}")
        if one.had:
            lines.append(f"    to buy: {clean(', '.join(one.missing)) or 'nothing'}")
    return "\n".join(lines)


def allergen_words(recipe: Recipe) -> str:
    """What it holds of the 14 allergens, in words."""
    if recipe.allergens is None:
        return "allergens not known"
    return f"holds {', '.join(recipe.allergens)}" if recipe.allergens else "none of the 14 allergens"


def in_full(recipe: Recipe) -> str:
    """A recipe to cook from, with its allergens and diets."""
    from movienight.cli.formats.plain import snack_lines
    from movienight.types import Snack
    from movienight.wording import clean

    first, *rest = snack_lines(Snack(recipe, 0.0, ()))
    diets = ", ".join(recipe.diets) or "none known"
    care = [f"Allergens: {allergen_words(recipe)}.", f"Diets: {diets}."]
    equipment = [f"Equipment: {clean(', '.join(recipe.equipment))}."] if recipe.equipment else []
    return "\n".join([first.removeprefix("Snack: "), *care, *equipment, *rest])


def _plain_found(recipe: Recipe) -> Found:
    from movienight.snacks.kitchen import Found

    return Found(recipe)


def _json(found: Sequence[Found]) -> str:
    from movienight.cli.formats.records import SCHEMA, as_json, snack_record
    from movienight.types import Snack

    items = []
    for one in found:
        record = snack_record(Snack(one.recipe, 0.0, ()))
        del record["why"], record["score"]
        more = {name: list(getattr(one.recipe, name)) for name in ("flavours", "seasons", "moods")}
        record |= more | {"crunch": one.recipe.crunch, "cost": one.recipe.cost}
        items.append(record | {"had": list(one.had), "missing": list(one.missing)})
    return as_json({"schema": SCHEMA, "items": items})
