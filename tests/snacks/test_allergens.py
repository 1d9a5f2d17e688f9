"""What ingredients hold is told from their names; a wrong allergen is the worst bug there can be."""

from __future__ import annotations

import csv
import os
from ast import literal_eval
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movienight.snacks.allergen_words import HOLDS
from movienight.snacks.allergens import allergens_of, holding_of, words_of
from movienight.snacks.diets import BARRED_BY, diets_of
from movienight.snacks.plain_words import AROUND, FOODS
from movienight.snacks.vocabulary import ALLERGENS, DIETS

DATA = Path(os.environ.get("MOVIENIGHT_DATA", Path(__file__).parents[2].parent / "shared" / "data"))
TRAITS = {"meat", "pork", "gelatine", "rennet", "honey", "insects", "alcohol", "drops", "grape", "finings"}

EXPECTED = {
    # item: the allergens it holds, "?" where shop products commonly do
    "nothing": """
        coconut milk; light coconut milk; coconut cream; coconut oil; cream of coconut; rice milk; rice
        drink; butternut squash; butter beans; butter beans, tinned; cocoa butter; cocoa powder; apple
        butter; cream of tartar; cream soda; eggplant; buckwheat; buckwheat flour; rice noodles; glass
        noodles; nutmeg; rice paper wrappers; gluten-free oats; gluten-free flour; gluten free tortillas;
        oyster mushrooms; water chestnuts; chestnuts; coconut; pine nuts; tiger nuts; corn tortillas;
        tortilla chips; corn chips; popcorn kernels; popcorn, popped and plain; rice cakes; masa harina
        (maize flour); polenta, fine; cornflour; corn starch; tapioca pearls; potato crisps, ready salted;
        chickpea flour; rice flour; sunflower seed butter; pumpkin seeds; sunflower seeds; poppy seeds;
        tamarind; nori; white rice; quinoa; ginger beer; ginger ale; root beer; tonic water; vodka; gin;
        dark rum; whisky; olive oil; sunflower oil; fresh lemon juice; lemon; limes; lemon zest; rice
        vinegar; white vinegar; hot sauce; garam masala; five-spice powder; maple syrup; golden syrup;
        honey; jam; marmalade; caster sugar; icing sugar; vanilla sugar; vanilla extract; tomato purée;
        chopped tomatoes, tinned; black olives, pitted; romano pepper; cooked ham, thin slices; bacon;
        chicken breast; marshmallows; baking soda; bicarbonate of soda; yeast; baking powder
        (gluten-free); dates (Medjool); padrón peppers; jalapeño; crab apples
    """,
    "milk": """
        milk; skimmed milk; 2% milk; lactose-free milk; butter; butter, soft; unsalted butter; ghee;
        buttermilk; cream; double cream; soured cream; sour cream; crème fraîche; creme fraiche; natural
        yogurt; greek yoghurt; kefir, plain; skyr, plain; labneh; quark; paneer; cheddar; mature cheddar;
        feta; halloumi; ricotta; mascarpone; parmesan; mozzarella balls, mini; goat's cheese; blue cheese;
        camembert, ripe; gruyère; pecorino; cream cheese; string cheese; condensed milk (sweetened);
        evaporated milk; milk powder; whey; half-and-half; whipped cream; cottage cheese; cheese and onion
        crisps; monterey jack cheese; clotted cream; frozen yogurt; coconut milk and milk
    """,
    "milk soy?": "dulce de leche; caramel, tinned; toffee; fudge",
    "milk egg?": "ice cream; vanilla ice cream; custard; gelato",
    "milk soy": "white chocolate; milk chocolate",
    "milk? soy": """
        dark chocolate; chocolate; chocolate chips; semi-sweet chocolate chips; dark chocolate with mint
        filling
    """,
    "milk? soy?": "margarine; hot chocolate powder; chocolate syrup; non-dairy whipped topping",
    "soy": """
        dairy-free dark chocolate; tofu; silken tofu; firm tofu; smoked tofu; edamame beans, shelled and
        frozen; tamari; soya milk; soy yogurt; white rice miso; tempeh; gluten-free soy sauce; gluten-free
        tamari
    """,
    "soy gluten": "soy sauce; light soy sauce; dark soy sauce; shoyu; teriyaki sauce; kecap manis",
    "soy gluten?": "miso; miso paste; miso paste, dark; gochujang",
    "soy gluten? sesame?": "hoisin sauce; hoisin",
    "egg": "egg; eggs; eggs, free-range; egg white; egg yolks; meringue nests; quail eggs; free range eggs",
    "egg mustard?": "mayonnaise; mayo; aioli",
    "mustard? soy?": "vegan mayonnaise; egg-free mayonnaise",
    "egg milk": "lemon curd",
    "egg fish milk mustard?": "caesar dressing",
    "gluten": """
        plain flour; self-raising flour; wheat flour; rye flour; spelt; barley; pearl barley; rolled oats;
        oats; oat milk; oatmeal; semolina; couscous; bulgur; bulgur wheat; freekeh; seitan; baguette;
        ciabatta; sourdough bread; pitta breads; pita; rye crispbread; pumpernickel; dark rye bread; flour
        tortillas; flour tortillas (small); filo pastry; phyllo dough; breadcrumbs, dried; panko;
        spaghetti; macaroni; udon noodles; wheat vermicelli, fine; malt vinegar; malt extract;
        breadsticks, plain; corn flakes; crispy fried onions; wheat-free oats; alcohol-free beer;
        pretzels; flatbreads, plain
    """,
    "gluten soy?": "bread; white bread; white bread (day-old); wholemeal bread",
    "gluten?": "baking powder; soba noodles; tortillas",
    "gluten milk?": "digestive biscuits; crackers; cream crackers; puff pastry (ready-rolled); flatbread",
    "gluten milk": "shortbread",
    "gluten milk egg": "brioche; waffles",
    "gluten egg?": "pasta; noodles",
    "gluten egg": "egg noodles; dried egg tagliatelle",
    "gluten egg milk": "tortellini",
    "gluten egg? sulphites?": "gnocchi",
    "gluten sulphites?": "lager beer, cold; beer; stout",
    "gluten milk? soy? egg?": "cookies; gingerbread; wafers",
    "gluten milk? soy?": "spiced biscuits; graham crackers",
    "nuts": """
        almonds; almonds, flaked; ground almonds; almond flour; almond milk; almond butter; walnuts;
        walnut halves; hazelnuts, roasted; cashews, roasted; cashew cream; pecans; pistachios, shelled;
        macadamia nuts; brazil nuts; almond extract; hazelnut milk; marzipan (egg-free)
    """,
    "nuts peanuts?": "nuts; mixed nuts",
    "nuts egg?": "marzipan",
    "nuts milk? soy?": "praline",
    "nuts milk soy": "chocolate hazelnut spread; nutella",
    "milk nuts": "pesto; green pesto; basil pesto",
    "nuts egg gluten?": "amaretti biscuits",
    "peanuts": """
        peanuts; peanut butter; peanut butter (smooth); crunchy peanut butter; peanuts, roasted and
        salted; groundnut oil
    """,
    "peanuts milk soy": "peanut butter cups",
    "sesame": "sesame seeds; sesame seeds, toasted; tahini; sesame oil; hummus; houmous",
    "sesame nuts?": "halva; halvah",
    "sesame gluten?": "za'atar; zaatar",
    "lupin": "lupin flour; lupini beans",
    "fish": """
        anchovies; anchovies in oil; anchovy fillets; tuna, tinned; smoked salmon; hot-smoked salmon;
        smoked trout; mackerel; sardines, tinned in olive oil; cod; caviar; fish sauce; nam pla; herring;
        bonito flakes
    """,
    "fish gluten? soy?": "Worcestershire sauce; worcester sauce; worchestershire sauce",
    "gluten? soy?": "vegan Worcestershire sauce",
    "fish crustaceans egg gluten? soy?": "surimi; crab sticks; imitation crabmeat",
    "fish? crustaceans? gluten? soy?": "kimchi",
    "crustaceans": "crab; crabmeat; lobster; shrimp paste; prawn crackers",
    "crustaceans sulphites?": """
        prawns; prawns, raw and peeled; prawns, cooked and peeled; shrimp; jumbo shrimp; langoustines
    """,
    "molluscs": "squid; calamari; mussels; clams; oysters; scallops; octopus; minced clams",
    "molluscs soy gluten": "oyster sauce",
    "celery": "celery; celery salt; celery sticks; celeriac; celery seed; vegetable juice",
    "celery gluten": "yeast extract; marmite",
    "celery gluten?": "stock cubes; vegetable stock cube; bouillon powder",
    "celery?": "ketchup; tomato ketchup",
    "mustard": "mustard powder; mustard seeds; black mustard seeds",
    "mustard sulphites?": "mustard; wholegrain mustard; dijon mustard; Dijon",
    "mustard gluten? sulphites?": "English mustard; piccalilli",
    "mustard? sulphites?": "gherkins, small; gherkin brine; mango chutney",
    "mustard? celery?": "curry powder",
    "mustard?": "wasabi paste",
    "sulphites": """
        red wine; white wine; sparkling wine, dry; prosecco; champagne; dry cider; white port; vermouth
    """,
    "sulphites?": """
        raisins; sultanas; dried apricots, soft; prunes; dried cranberries; desiccated coconut; balsamic
        vinegar; wine vinegar; cider vinegar; lemon juice; bottled lemon juice; lime juice; capers;
        pickled jalapeños; pickled sushi ginger; molasses; white grape juice; glacé cherries; sun-dried
        tomatoes; elderflower cordial; roasted red peppers, jarred; hearts of palm, tinned; sriracha
    """,
    "gluten? sulphites?": "vinegar",
    "sesame soy gluten": "soy sauce and sesame oil",
    "milk gluten": "oats with milk",
}
CASES = [
    (" ".join(item.split()), "" if holds == "nothing" else holds)
    for holds, items in EXPECTED.items()
    for item in items.split(";")
    if item.strip()
]
ITEMS = sorted({item for item, _ in CASES})


def told(item: str) -> str:
    """What an ingredient holds of the 14, as in the table: "soy gluten?"."""
    found = holding_of(item)
    assert found is not None, f"{item} is not known"
    return " ".join(sorted([*(found.surely & ALLERGENS), *(f"{one}?" for one in found.may & ALLERGENS)]))


@pytest.mark.parametrize(("item", "holds"), CASES, ids=[item for item, _ in CASES])
def test_ingredient_holds_what_it_holds(item: str, holds: str) -> None:
    """Each food holds these allergens surely, those with "?" commonly, and no other."""
    assert told(item) == " ".join(sorted(holds.split()))


def test_there_are_many_cases() -> None:
    """The table above covers more than 200 foods and all 14 allergens."""
    assert len(CASES) >= 200
    assert {one.rstrip("?") for _, holds in CASES for one in holds.split()} == ALLERGENS


@pytest.mark.parametrize(
    "item",
    [
        *("moon dust", "grandma's secret sauce", "seasoning", "your favorite sauce", "", "fresh", "2", "dip"),
        *("spice mix", "butter and mystery powder blend", "sauce", "dressing", "(dairy-free)"),
        "milk without lumps of foo",
    ],
)
def test_what_is_not_in_the_dictionary_is_unknown(item: str) -> None:
    """A word that nobody has looked at makes the ingredient unknown, whatever stands beside it."""
    assert holding_of(item) is None
    screening = allergens_of(["milk", item])
    assert screening.unknown == (item,)
    assert not screening.known
    assert screening.declared == ("milk",)
    assert diets_of(screening) == ()


@pytest.mark.parametrize(
    ("item", "holds"),
    [
        ("gluten-free oat and wheat flour", {"gluten"}),
        ("cooking chorizo (dairy-free and gluten-free)", set()),
        ("vegan butter or butter", {"milk", "soy"}),
        ("dairy-free cream cheese", {"soy", "nuts", "gluten"}),
        ("vegan gluten-free cheddar", {"soy", "nuts"}),
        ("vegetarian sausages", {"gluten", "soy", "nuts", "sulphites"}),
        ("vegan chicken", {"gluten", "soy", "nuts"}),
        ("nut-free pesto", {"milk"}),
        ("wheat-free couscous", {"gluten"}),
        ("lactose-free cream", {"milk"}),
        ("fat-free milk", {"milk"}),
        ("sugar-free chocolate", {"milk", "soy"}),
        ("eggs free-range", {"egg"}),
        ("almond/coconut milk", {"nuts"}),
        ("milk + cream", {"milk"}),
        ("unsulphured dried apricots", set()),
    ],
)
def test_claims_count_for_their_own_food_alone(item: str, holds: set[str]) -> None:
    """ "Gluten-free" takes gluten from the food it belongs to; what stands in for cheese is declared."""
    assert set(allergens_of([item]).declared) == holds


@given(st.sampled_from(ITEMS), st.data())
def test_case_accents_and_blanks_do_not_matter(item: str, data: st.DataObject) -> None:
    """An ingredient is the same in capitals, without accents and with more blanks."""
    changed = data.draw(
        st.sampled_from(
            [item.upper(), item.title(), f"  {item} ", item.replace(" ", "  "), item.replace("é", "e")]
        )
    )
    assert holding_of(changed) == holding_of(item)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("anchovy", "anchovies"),
        ("cookie", "cookies"),
        ("tomato", "tomatoes"),
        ("mango", "mangoes"),
        ("peach", "peaches"),
        ("radish", "radishes"),
        ("bay leaf", "bay leaves"),
        ("brioche", "brioches"),
        ("egg yolk", "egg yolks"),
        ("chilli", "chillies"),
        ("kiwi", "kiwis"),
        ("pastry", "pastries"),
        ("cashew", "cashews"),
        ("walnut half", "walnut halves"),
        ("octopus", "octopuses"),
    ],
)
def test_plurals_are_the_same_food(one: str, many: str) -> None:
    """One anchovy holds what anchovies hold."""
    assert words_of(one) == words_of(many)
    assert holding_of(one) == holding_of(many) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [("yogurt", "yoghurt"), ("chili", "chilli"), ("filo pastry", "phyllo pastry"), ("doughnut", "donut")],
)
def test_spellings_are_the_same_food(one: str, other: str) -> None:
    """British and American spellings are one food."""
    assert holding_of(one) == holding_of(other) is not None


anything = st.one_of(st.sampled_from(ITEMS), st.text(max_size=30))


@given(st.lists(anything, max_size=6), anything)
def test_an_ingredient_more_takes_nothing_away(items: list[str], more: str) -> None:
    """Adding an ingredient removes no allergen, makes nothing known, and lets no diet in."""
    before, after = allergens_of(items), allergens_of([*items, more])
    assert set(before.declared) <= set(after.declared)
    assert before.holding.surely <= after.holding.surely
    assert set(before.unknown) <= set(after.unknown)
    assert set(diets_of(after)) <= set(diets_of(before))


@given(st.lists(anything, max_size=6), st.data())
def test_order_does_not_matter(items: list[str], data: st.DataObject) -> None:
    """The same ingredients in another order hold the same."""
    other = data.draw(st.permutations(items))
    assert allergens_of(other).holding == allergens_of(items).holding


@given(st.text(max_size=200))
def test_any_text_is_read_without_failing(text: str) -> None:
    """Whatever an ingredient is called, it is known or not; what it surely holds it does not "maybe" hold."""
    found = holding_of(text)
    assert found is None or not found.surely & found.may


def test_a_very_long_name_is_read_at_once() -> None:
    """Ten thousand words are read word by word; nothing grows faster than the text."""
    assert holding_of("peanut butter, " * 5000) == holding_of("peanut butter")
    assert holding_of("cream of " * 5000 + "zzz") is None


def test_dictionary_is_in_known_words() -> None:
    """Every food holds allergens of EU law or known traits, and names are lower case in the singular."""
    held = {thing.rstrip("?") for holds, _ in HOLDS for thing in holds.split()}
    assert held <= ALLERGENS | TRAITS
    assert held >= ALLERGENS
    names = [name.strip() for _, names in HOLDS for name in names.split(",")]
    names += [name.strip() for text in (*FOODS, AROUND) for name in text.split(",")]
    assert all(name and name == name.casefold() and words_of(name) for name in names)
    assert max(len(words_of(name)) for name in names) <= 8


def test_no_food_stands_twice_with_different_contents() -> None:
    """A name that is listed twice holds the same in both places, and what holds something is not plain."""
    seen: dict[tuple[str, ...], str] = {words_of(name): "" for text in FOODS for name in text.split(",")}
    clashes = []
    for holds, names in HOLDS:
        for name in names.split(","):
            if seen.setdefault(words_of(name), holds) != holds:
                clashes.append((name.strip(), seen[words_of(name)], holds))
    assert clashes == []


@pytest.mark.parametrize(
    ("items", "yes", "no"),
    [
        (["apple"], DIETS, set()),
        (["honey"], {"vegetarian", "gluten-free", "halal-hint"}, {"vegan"}),
        (["milk"], {"vegetarian"}, {"vegan", "dairy-free"}),
        (["egg"], {"vegetarian", "dairy-free"}, {"vegan"}),
        (["bacon"], {"gluten-free"}, {"vegetarian", "vegan", "halal-hint", "kosher-style-hint"}),
        (["turkey mince"], {"kosher-style-hint"}, {"vegetarian", "halal-hint"}),
        (["turkey mince", "butter"], {"gluten-free"}, {"kosher-style-hint"}),
        (["prawns"], {"halal-hint"}, {"vegetarian", "kosher-style-hint"}),
        (["tuna"], {"halal-hint", "kosher-style-hint"}, {"vegetarian"}),
        (["marshmallows"], {"gluten-free"}, {"vegetarian", "halal-hint", "kosher-style-hint"}),
        (["vegan marshmallows"], {"vegan", "halal-hint"}, set()),
        (["parmesan"], {"gluten-free"}, {"vegetarian", "kosher-style-hint"}),
        (["cheddar"], {"vegetarian", "kosher-style-hint"}, {"vegan"}),
        (["gin"], {"vegan", "gluten-free"}, {"alcohol-free", "halal-hint"}),
        (["red wine"], {"vegetarian"}, {"vegan", "alcohol-free", "kosher-style-hint"}),
        (["alcohol-free wine"], {"alcohol-free", "halal-hint"}, set()),
        (["vanilla extract"], {"vegan", "alcohol-free"}, {"halal-hint"}),
        (["ginger beer"], {"alcohol-free", "gluten-free"}, set()),
        (["wine vinegar"], {"alcohol-free", "vegan"}, {"kosher-style-hint"}),
        (["Worcestershire sauce"], {"dairy-free"}, {"vegetarian", "gluten-free"}),
        (["peanuts"], {"vegan"}, {"nut-free"}),
        (["almonds"], {"vegan"}, {"nut-free"}),
        (["dark chocolate"], {"vegetarian"}, {"vegan", "dairy-free"}),
        (["soy sauce"], {"vegan"}, {"gluten-free"}),
        (["kimchi"], {"dairy-free"}, {"vegan", "vegetarian"}),
    ],
)
def test_diets_follow_from_what_is_held(items: list[str], yes: set[str], no: set[str]) -> None:
    """A diet is suited where nothing held, surely or commonly, stands against it."""
    diets = set(diets_of(allergens_of(items)))
    assert yes <= diets
    assert not no & diets


def test_every_diet_is_decided() -> None:
    """There is a rule for each diet we name."""
    assert set(BARRED_BY) == DIETS


@pytest.mark.skipif(not (DATA / "food.com").is_dir(), reason="the public data sets are not here")
def test_most_real_ingredients_are_known() -> None:
    """Of the ingredients people really write nineteen of twenty are known."""
    with (DATA / "food.com" / "RAW_recipes.csv").open(encoding="utf-8", newline="") as file:
        items = [item for row in csv.DictReader(file) for item in literal_eval(row["ingredients"])]
    assert sum(holding_of(item) is not None for item in items) / len(items) > 0.94
