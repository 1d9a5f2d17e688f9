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
    from movienight.evening.recipes import named

    recipes = _recipes(everything)
    if show is not None:
        recipe = named(show, recipes)
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
    from movienight.evening.recipes import ours, recipes_of

    if not everything:
        return ours()
    from movienight.cli.opening import engine_open

    with engine_open() as engine:
        return recipes_of(engine)


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
    from movienight.evening.recipes import search
    from movienight.snacks.kitchen import Wish
    from movienight.types import Kitchen

    cuisines = frozenset(map(str.casefold, cuisine))
    return search(recipes, Wish(words, Kitchen(diet, without), max_minutes, no_cook, kind, cuisines, have))


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
