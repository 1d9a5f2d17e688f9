"""What foods hold, by name: the dictionary that `allergens` reads.

Each line gives what the foods after it hold. A word with "?" is what shop products of that name
commonly hold and some do not. Beside the 14 allergens of EU law there are traits that only matter to
diets: meat, pork, gelatine, rennet, honey, insects, alcohol, drops (of alcohol, as in an extract),
grape (juice and wine) and finings (wine and beer are often cleared with fish or egg).
Names are in lower case and in the singular; of two names that fit, the longer one counts, so
"coconut milk" is not milk. "May contain traces" is not what is meant here: packets say that.
"""

from __future__ import annotations

HOLDS: tuple[tuple[str, str], ...] = (
    # -- milk
    (
        "milk",
        "milk, butter, cream, half and half, ghee, buttermilk, buttermilk powder, yogurt, kefir, skyr, "
        "lassi, labneh, quark, curd, curd cheese, fromage frais, fromage blanc, creme fraiche, sour "
        "cream, soured cream, clotted cream, whipping cream, whipped cream, double cream, whey, casein, "
        "lactose, milk powder, powdered milk, dried milk, dry milk, condensed milk, evaporated milk, "
        "evaporated skim milk, evaporated skimmed milk, milk fat, coffee creamer, creamer, half half, "
        "ayran, frozen yogurt, sherbet, milkshake, dairy, clarified butter, malai, khoya, rabri, kaymak, "
        "crema, cajeta, squirty cream, spray cream, butterfat, milk solid, cheese, cheddar, mozzarella, "
        "mozzarella ball, ricotta, mascarpone, feta, halloumi, paneer, queso, queso fresco, cotija, "
        "monterey jack, pepper jack, jack, colby, gouda, edam, emmental, emmenthal, jarlsberg, cream "
        "cheese, neufchatel, cottage cheese, goat cheese, sheep cheese, blue cheese, stilton, roquefort, "
        "havarti, provolone, fontina, mexican blend cheese, cheese blend, italian cheese blend, "
        "spreadable cheese, alfredo sauce, raclette, boursin, philadelphia, wensleydale, red leicester, "
        "burrata, bocconcini, velveeta, cheese slice, cheese whiz, cheez whiz, string cheese, "
        "stracciatella, taleggio, lancashire, caerphilly, double gloucester, farmer cheese, american "
        "cheese, cheese spread, oaxaca, smoked cheese, cheese curd, port salut, muenster, munster, "
        "limburger, tilsit, leerdammer, brunost, brown cheese, akkawi, nabulsi, sulguni, bryndza, "
        "oscypek, twarog, tvorog, syrniki, kashkaval, scamorza, panela, cheese string, cheese sauce, mac "
        "and cheese",
    ),
    (
        "milk rennet",
        "brie, camembert, parmesan, parmigiano, parmigiano reggiano, parmesan cheese, pecorino, pecorino "
        "romano, romano, asiago, romano cheese, parmesan romano cheese mix, grana padano, gruyere, "
        "gorgonzola, manchego, swiss cheese, comte, parmesan romano",
    ),
    (
        "milk egg?",
        "ice cream, vanilla ice cream, gelato, custard, creme anglaise, vanilla sauce, pastry cream, "
        "creme patissiere, kulfi, ice cream bar",
    ),
    ("milk egg", "lemon curd, lime curd, fruit curd, hollandaise, bearnaise, creme brulee"),
    ("milk gluten", "bechamel, white sauce"),
    (
        "milk soy?",
        "caramel, toffee, fudge, butterscotch, butterscotch chip, dulce de leche, caramel sauce, toffee "
        "sauce, caramel bar, caramel candy, butterscotch sauce, toffee bit, werther",
    ),
    ("milk gelatine?", "panna cotta, mousse"),
    (
        "milk?",
        "sorbet, coconut milk powder, coconut cream powder, butter flavour, instant pudding, chocolate "
        "flavour instant pudding and pie filling mix, pudding mix, instant pudding mix, jell o pudding, "
        "pudding and pie filling, instant pudding and pie filling, pudding and pie filling mix, angel "
        "delight, dessert mix",
    ),
    (
        "milk? soy?",
        "margarine, spread, cool whip, cool whip topping, cool whip lite, whipped topping, non dairy "
        "topping, non dairy creamer, non dairy whipped topping, non dairy coffee creamer, nondairy "
        "creamer, nondairy whipped topping, frosting, icing, buttercream, oleo, i cant believe its not "
        "butter, dream whip, coffee whitener, french vanilla fat free non dairy coffee creamer, powdered "
        "french vanilla creamer, instant pudding and pie filling mix, protein powder, vanilla protein "
        "powder",
    ),
    # -- chocolate
    (
        "milk soy",
        "white chocolate, milk chocolate, white chocolate chip, milk chocolate chip, candy bar, chocolate "
        "ganache, chocolate truffle, vanilla chip, white chip, candy melt, almond bark",
    ),
    (
        "milk? soy",
        "chocolate, dark chocolate, plain chocolate, bittersweet chocolate, semisweet chocolate, semi "
        "sweet chocolate, cooking chocolate, baking chocolate, chocolate chip, semi sweet chocolate chip, "
        "dark chocolate chip, bittersweet chocolate chip, chocolate morsel, semisweet chocolate morsel, "
        "chocolate chunk, chocolate chip semi sweet, mexican chocolate, chocolate flake, chocolate curl, "
        "chocolate sprinkle, chocolate vermicelli, chocolate button",
    ),
    (
        "milk? soy?",
        "unsweetened chocolate, chocolate syrup, chocolate sauce, hot chocolate, drinking chocolate, hot "
        "cocoa mix, cocoa mix, chocolate drink powder, nesquik, hot fudge, fudge sauce, hot chocolate "
        "powder, drinking chocolate powder, chocolate powder, chocolate topping",
    ),
    (
        "nuts milk soy",
        "chocolate hazelnut spread, hazelnut chocolate spread, nutella, gianduja, ferrero, hazelnut "
        "spread, chocolate spread, praline chocolate, nut chocolate, toblerone",
    ),
    ("peanuts milk soy", "peanut butter cup, peanut butter chip, reese, snicker, reese piece, butterfinger"),
    (
        "gluten milk soy",
        "kit kat, twix, malteser, oreo, chocolate biscuit, chocolate cookie, chocolate wafer",
    ),
    ("milk soy peanuts? nuts?", "m and m, m and ms, m m, chocolate coated nut, chocolate raisin"),
    ("milk soy gelatine?", "rolo, milky way, mars bar, after eight, peppermint patty, junior mint"),
    ("milk soy insects?", "smarty"),
    ("gelatine? insects?", "candy, gum drop, gumdrop, jelly bean, skittle, boiled sweet, candy cane"),
    ("gluten soy?", "liquorice, licorice, licorice candy"),
    (
        "gelatine? insects? gluten? soy?",
        "sprinkle, hundred and thousand, nonpareil, decorative candy, candy eye",
    ),
    # -- eggs
    (
        "egg",
        "egg, egg white, egg yolk, yolk, egg substitute, egg beater, meringue, meringue nest, egg powder, "
        "egg free range, quail egg, duck egg, omelette, marshmallow fluff, marshmallow cream, marshmallow "
        "creme, royal icing, meringue powder, egg wash, hard boiled egg, pavlova",
    ),
    (
        "egg mustard?",
        "mayonnaise, mayo, aioli, miracle whip, kewpie, salad dressing, burger sauce, remoulade",
    ),
    (
        "egg mustard",
        "salad cream, tartare sauce, tartar sauce, sandwich spread, thousand island, thousand island "
        "dressing, marie rose sauce, honey mustard dressing",
    ),
    ("egg mustard fish? sulphites?", "seafood sauce"),
    ("fish? gluten? sulphites? mustard?", "cocktail sauce, seafood cocktail sauce"),
    (
        "mustard? soy?",
        "vegan mayonnaise, vegan mayo, egg free mayonnaise, veganaise, vegenaise, vegan aioli",
    ),
    ("egg milk mustard?", "ranch, ranch dressing, blue cheese dressing, ranch dip, coleslaw"),
    ("milk gluten? celery? soy?", "ranch dressing mix, ranch mix, dry ranch dressing mix, onion dip mix"),
    ("milk egg? soy?", "buttermilk ranch salad dressing mix, original ranch dressing mix, spinach dip"),
    ("egg fish milk mustard?", "caesar dressing, caesar salad dressing"),
    ("egg milk alcohol?", "eggnog"),
    ("egg alcohol", "advocaat"),
    ("egg gluten? mustard? milk?", "potato salad, egg salad"),
    # -- cereals with gluten: flours, grains, bread
    (
        "gluten",
        "gluten, wheat, wholewheat, pretzel, pretzel stick, matzo cracker, flour, plain flour, wheat "
        "flour, bread flour, cake flour, pastry flour, strong flour, self raising flour, self rising "
        "flour, all purpose flour, spelt, spelt flour, rye, rye flour, barley, pearl barley, oat, rolled "
        "oat, oatmeal, porridge oat, oat bran, oat flour, oat milk, oat drink, oat cream, oat yogurt, "
        "wheat germ, wheat bran, bran, semolina, couscous, pearl couscous, giant couscous, fregola, "
        "bulgur, bulgur wheat, bulghur, cracked wheat, freekeh, farro, kamut, einkorn, emmer, triticale, "
        "durum, seitan, wheat gluten, vital wheat gluten, malt, barley malt, malt extract, malt syrup, "
        "barley malt syrup, malt vinegar, matzo, matzoh, matzo meal, farina, cream of wheat, oatcake, "
        "tabbouleh mix, wheat starch, graham flour, quick oat, instant oat, steel cut oat, pinhead "
        "oatmeal, baguette, ciabatta, sourdough, sourdough bread, rye bread, pumpernickel, cocktail "
        "bread, rye cocktail bread, party rye, party rye round, pita, pita bread, lavash, crispbread, rye "
        "crispbread, knackebrod, ryvita, breadcrumb, bread crumb, panko, dried breadcrumb, melba toast, "
        "french bread, french stick, french loaf, country bread, crusty bread, crusty italian bread, "
        "italian bread, flour tortilla, wheat tortilla, wrap, tortilla wrap, chapati, roti, breadstick, "
        "grissini, filo, filo pastry, filo dough, filo sheet, kataifi, yufka, strudel dough, pizza dough, "
        "pizza base, dumpling wrapper, gyoza skin, gyoza wrapper, spring roll wrapper, spring roll "
        "pastry, toast, oyster cracker, bagel chip, turkish bread, simit dough, wheat vermicelli, wheat "
        "noodle, spaghetti, macaroni, elbow macaroni, penne, fusilli, linguine, bucatini, rigatoni, "
        "rotini, ziti, angel hair pasta, angel hair, ditalini, orecchiette, orzo, farfalle, conchiglie, "
        "udon, udon noodle, ramen, somen, crispy fried onion, french fried onion, fried "
        "onion, wheat tortilla chip, pita chip, rusk, friselle, plain flatbread, flatbread plain",
    ),
    (
        "gluten milk? soy? celery?",
        "seasoned bread crumb, seasoned breadcrumb, italian seasoned breadcrumb, stuffing mix",
    ),
    (
        "celery? gluten? milk? soy?",
        "cream of mushroom soup, tomato soup, soup mix, onion soup, mushroom soup",
    ),
    (
        "celery? gluten? milk? soy? meat",
        "cream of chicken soup, condensed cream of chicken soup, cream of bacon soup",
    ),
    ("celery gluten? milk? soy?", "cream of celery soup"),
    (
        "gluten soy?",
        "bread, white bread, wholemeal bread, whole wheat bread, brown bread, granary bread, loaf, "
        "sandwich bread, sandwich thin, toast bread, bread slice, sliced bread, multigrain bread",
    ),
    (
        "gluten soy? milk?",
        "bread roll, roll, dinner roll, english muffin, crumpet, soda bread, raisin bread",
    ),
    ("gluten soy? milk? sesame? egg?", "bun, burger bun, hamburger bun, hot dog bun, slider bun, bagel"),
    ("gluten milk? soy? sulphites?", "cinnamon raisin bread, fruit bread, fruit loaf, teacake, tea cake"),
    (
        "gluten milk?",
        "flatbread, flat bread, piadina, focaccia, crouton, shortcrust pastry, shortcrust, puff pastry, "
        "puff pastry sheet, soft pretzel, laugenbrezel",
    ),
    (
        "gluten milk? egg? soy?",
        "garlic bread, cornbread, corn bread, cornbread mix, hawaiian bread, bao bun, crescent roll, "
        "crescent roll dough, crescent dough, biscuit dough, cookie dough",
    ),
    (
        "gluten milk egg?",
        "naan, naan bread, croissant, danish pastry, pastry, choux bun, eclair, gougere, yorkshire "
        "pudding, quiche, pierogi, empanada, profiterole, pie",
    ),
    ("gluten milk egg", "brioche, challah, waffle, belgian waffle, pancake, crepe, blini, dutch pancake"),
    (
        "gluten milk? soy?",
        "pie crust, pie shell, pie pastry, pastry case, vol au vent, pastry dough, tart shell, graham "
        "cracker, graham cracker crumb, graham cracker crust, graham cracker pie crust, graham cracker "
        "crumb crust, chocolate graham cracker, shortbread pie crust, chocolate cookie pie crust, pastry "
        "shell, dough",
    ),
    ("gluten egg sulphites? milk? soy? nuts?", "panettone, pandoro, stollen, fruit cake, christmas cake"),
    ("gluten sulphites? milk?", "malt loaf"),
    ("gluten sulphites?", "malt loaf with raisin"),
    ("gluten milk? egg?", "onion ring"),
    ("gluten milk? soy?", "italian breadcrumb, italian style breadcrumb, italian bread crumb"),
    # -- noodles and pasta
    ("gluten egg? soy?", "ramen noodle, top ramen, top ramen noodle"),
    (
        "gluten egg?",
        "pasta, noodle, chinese noodle, tagliatelle, fettuccine, pappardelle, lasagne, lasagna, wonton "
        "wrapper, wonton skin, wonton, egg roll wrapper, chow mein noodle, instant noodle",
    ),
    ("gluten egg", "egg noodle, egg tagliatelle, spaetzle, egg pasta, tempura batter"),
    ("gluten egg milk", "tortellini, ravioli, cappelletti, filled pasta"),
    ("gluten?", "soba, soba noodle, buckwheat noodle, vermicelli, tortilla"),
    ("gluten egg? sulphites?", "gnocchi, potato gnocchi"),
    # -- biscuits, cakes, cereals
    (
        "gluten milk?",
        "digestive, digestive biscuit, cracker, cream cracker, water biscuit, saltine, biscuit, savoury "
        "biscuit, table water cracker, soda cracker",
    ),
    (
        "gluten milk? soy?",
        "maria biscuit, rich tea biscuit, rich tea, tea biscuit, petit beurre, arrowroot biscuit, spiced "
        "biscuit, speculoos, speculaas, biscoff, lotus biscuit, ginger biscuit, ginger nut, ice cream "
        "wafer, ice cream cone, wafer cone, waffle cone, sugar cone",
    ),
    (
        "gluten milk? soy? egg?",
        "cookie, gingersnap, ginger snap, gingerbread, wafer, vanilla wafer, sugar cookie, vanilla wafer "
        "cookie, wafer biscuit, rolled wafer, hobnob, custard cream, bourbon biscuit",
    ),
    (
        "gluten milk",
        "shortbread, shortbread biscuit, butter biscuit, ritz, ritz cracker, cheese cracker, cheese "
        "straw, malted milk, malted milk powder, horlick, ovaltine",
    ),
    ("gluten milk soy? sulphites?", "coconut biscuit"),
    ("gluten milk egg? soy", "stroopwafel, syrup waffle, caramel waffle"),
    (
        "gluten egg milk?",
        "ladyfinger, lady finger, sponge finger, savoiardi, sponge, sponge cake, angel food cake",
    ),
    (
        "gluten egg milk? soy?",
        "cake, cake crumb, madeira cake, muffin, cupcake, brownie, doughnut, swiss roll",
    ),
    ("gluten egg milk soy?", "madeleine, scone, twinky, cheesecake, tiramisu, pound cake, hostess twinky"),
    (
        "gluten egg? milk? soy?",
        "cake mix, brownie mix, yellow cake mix, white cake mix, lemon cake mix, muffin mix, french "
        "vanilla cake mix, chocolate cake mix, angel food cake mix, spice cake mix",
    ),
    (
        "gluten milk? egg? soy?",
        "pancake mix, ten grain pancake mix, bisquick, baking mix, waffle mix, batter mix",
    ),
    (
        "gluten milk? egg?",
        "pudding, bread pudding, christmas pudding, sticky toffee pudding, tart, fruit tart, apple tart, "
        "tartlet, tartlet case, apple pie, crumble, crumble topping",
    ),
    (
        "gluten",
        "rice krispy, crisp rice cereal, crispy rice cereal, corn flake, cornflake, weetabix, shredded wheat",
    ),
    (
        "gluten soy?",
        "fiber one cereal, cheerio, cereal, breakfast cereal, chex, wheat chex, bran flake, grape nut",
    ),
    ("gluten sulphites?", "raisin bran cereal, raisin bran"),
    ("", "rice chex, corn chex, puffed rice, rice puff, puffed quinoa, puffed corn"),
    (
        "gluten nuts? milk? soy? sulphites?",
        "granola, muesli, granola bar, cereal bar, flapjack, crunchy oat cereal",
    ),
    ("gluten?", "baking powder"),
    ("gluten? milk?", "salt and vinegar crisp, salt and vinegar chip, pringle"),
    ("milk", "cheese and onion crisp, sour cream and onion crisp, cheese puff, cheese ball"),
    ("gluten egg? milk?", "batter, nugget, chicken nugget"),
    # -- nuts, peanuts, seeds
    (
        "nuts",
        "almond, almond flour, ground almond, almond meal, flaked almond, almond milk, almond drink, "
        "almond butter, almond cream, almond paste, almond yogurt, walnut, walnut oil, walnut half, "
        "hazelnut, hazelnut milk, hazelnut butter, hazelnut drink, filbert, cashew, cashew butter, cashew "
        "cream, cashew milk, cashew cheese, pecan, pistachio, pistachio cream, pistachio paste, "
        "macadamia, macadamia nut, brazil nut, cobnut, orgeat, orgeat syrup, almond syrup, nut milk, nut "
        "butter, nut cheese, cashew nut, pecan half, marcona almond, pili nut, hazelnut syrup, almond "
        "oil, hazelnut oil, pistachio butter, almond essence, almond extract, hazelnut flavoured coffee, "
        "vegan pesto, dairy free pesto, romesco",
    ),
    ("nuts peanuts?", "nut, mixed nut, chopped nut"),
    ("nuts egg?", "marzipan"),
    ("nuts milk? soy?", "praline, nut brittle, almond brittle"),
    ("nuts egg gluten?", "amaretti, amaretti biscuit, ratafia, macaroon, macaron, amarettini"),
    ("nuts gluten egg", "cantuccini, cantucci, biscotti"),
    ("nuts egg honey", "nougat, turron, torrone"),
    ("nuts gluten milk", "baklava"),
    ("nuts sesame", "dukkah"),
    ("nuts peanuts sulphites? milk? soy?", "trail mix, studentenfutter, fruit and nut mix"),
    ("nuts gluten? sulphites? sesame?", "nut roast, nut cutlet"),
    ("milk nuts rennet?", "pesto, basil pesto, green pesto, red pesto, pesto sauce, pesto alla genovese"),
    (
        "peanuts",
        "peanut, peanut butter, peanut oil, groundnut, groundnut oil, monkey nut, beer nut, peanut flour, "
        "dry roasted peanut, honey roasted peanut, arachis oil",
    ),
    ("peanuts milk?", "peanut brittle"),
    ("peanuts soy? gluten? fish? crustaceans?", "satay sauce, satay, peanut sauce"),
    ("peanuts? nuts? gluten? mustard? sulphites?", "bombay mix, chevda, chiwda, indian snack mix, sev"),
    (
        "sesame",
        "sesame, sesame seed, sesame oil, tahini, tahin, benne seed, gomasio, shichimi, shichimi "
        "togarashi, sesame paste, hummus, houmous, humous, hommus, baba ganoush, sesame snap, sesame "
        "brittle bar, sesame brittle, everything bagel seasoning, black sesame, sesame salt",
    ),
    ("sesame nuts?", "halva, halvah, halwa, helva"),
    ("sesame gluten?", "zaatar, zatar, za atar"),
    ("sesame gluten? celery? egg?", "falafel, falafel mix"),
    ("lupin", "lupin, lupine, lupini, lupini bean, lupin flour, lupin bean, lupin seed"),
    # -- soy and asian sauces
    (
        "soy",
        "soy, soy milk, soymilk, soy drink, soy cream, soy yogurt, soy flour, soy protein, soy lecithin, "
        "soybean, soy bean, soy nut, tofu, silken tofu, firm tofu, smoked tofu, edamame, edamame bean, "
        "tempeh, natto, tamari, okara, yuba, bean curd, tvp, soy mince, soy oil, soybean oil, white rice "
        "miso, rice miso, soy chunk, tofu skin, soy crisp, kinako",
    ),
    (
        "soy gluten",
        "soy sauce, shoyu, light soy sauce, dark soy sauce, teriyaki, teriyaki sauce, sweet soy sauce, "
        "kecap manis, ketjap manis, yakitori sauce, tonkatsu sauce, barley miso",
    ),
    ("soy gluten? sesame?", "hoisin, hoisin sauce, plum sauce, bulgogi sauce, stir fry sauce, duck sauce"),
    (
        "soy gluten?",
        "miso, miso paste, white miso, red miso, doenjang, ssamjang, gochujang, gochujang paste, black "
        "bean sauce, black bean paste, chilli bean sauce, doubanjiang, chilli bean paste",
    ),
    ("soy gluten? fish?", "ponzu, ponzu sauce, miso soup"),
    (
        "soy? nuts?",
        "vegan cheese, vegan feta, vegan parmesan, vegan cream cheese, dairy free cheese, dairy free yogurt",
    ),
    (
        "soy? nuts? gluten?",
        "plant milk, plant based milk, plant drink, vegan milk, dairy free milk, non dairy milk, vegan "
        "yogurt, plant yogurt, plant cream, vegan cream, vegan ice cream, dairy free cream, dairy free "
        "ice cream, vegan sausage, vegan mince, veggie burger, meat substitute, plant mince",
    ),
    (
        "soy?",
        "vegan butter, vegan margarine, vegan spread, plant butter, dairy free butter, dairy free spread",
    ),
    ("soy? gluten? sesame?", "rice cracker, japanese rice cracker, wasabi pea, seaweed snack, seaweed thin"),
    ("soy gluten? sesame", "furikake"),
    # -- fish, crustaceans, molluscs
    (
        "fish",
        "fish, anchovy, anchovy paste, anchovy fillet, tuna, salmon, smoked salmon, lox, gravlax, "
        "sardine, mackerel, herring, kipper, trout, cod, haddock, hake, halibut, sea bass, bass, sea "
        "bream, sole, plaice, tilapia, catfish, swordfish, monkfish, pollock, pilchard, sprat, eel, "
        "whitebait, bottarga, caviar, roe, salmon roe, lumpfish roe, tobiko, fish sauce, nam pla, nuoc "
        "mam, garum, colatura, bonito, bonito flake, katsuobushi, fish stock, tuna fish, gentleman "
        "relish, shad, perch, turbot, snapper, mahi mahi, carp, pike, rollmop",
    ),
    ("fish soy?", "dashi, dashi powder, dashi stock, instant dashi"),
    ("fish gluten", "fish finger, fish stick, fish cake, fishcake"),
    (
        "fish gluten? soy?",
        "worcestershire sauce, worcester sauce, worchestershire sauce, worcestershire, worcester",
    ),
    ("gluten? soy?", "vegan worcestershire sauce, vegan worcester sauce, vegan fish sauce"),
    ("fish milk egg? gluten?", "taramasalata"),
    ("fish?", "tapenade, olive tapenade, puttanesca sauce, stuffed olive, olive stuffed, green goddess"),
    ("fish? crustaceans? gluten? soy?", "kimchi, kimchee"),
    (
        "fish? crustaceans?",
        "thai curry paste, red curry paste, green curry paste, yellow curry paste, tom yum paste",
    ),
    ("fish? crustaceans? sulphites?", "massaman curry paste, laksa paste, sambal, chilli crisp"),
    ("sulphites?", "sambal oelek"),
    (
        "fish crustaceans egg gluten? soy?",
        "surimi, crab stick, crabstick, seafood stick, imitation crab, imitation crabmeat, imitation crab "
        "meat, fish ball, crab flake",
    ),
    (
        "crustaceans sulphites?",
        "prawn, shrimp, langoustine, scampi, king prawn, tiger prawn, crayfish, crawfish, crawdad",
    ),
    (
        "crustaceans",
        "crab, crabmeat, crab meat, lobster, shrimp paste, belacan, blachan, krill, prawn cracker",
    ),
    ("crustaceans gluten egg milk? mustard? fish?", "crab cake"),
    (
        "molluscs",
        "squid, calamari, octopus, cuttlefish, mussel, clam, oyster, scallop, cockle, whelk, winkle, "
        "abalone, snail, escargot, clam juice, periwinkle, conch, razor clam, littleneck clam, squid ink, "
        "cuttlefish ink",
    ),
    ("molluscs soy gluten", "oyster sauce"),
    ("molluscs fish? celery?", "clamato, clamato juice"),
    ("molluscs crustaceans fish", "seafood, seafood mix, mixed seafood, shellfish"),
    (
        "soy gluten?",
        "vegetarian oyster sauce, mushroom oyster sauce, vegan oyster sauce, mushroom stir fry sauce",
    ),
    # -- celery, mustard, seasonings
    (
        "celery",
        "celery, celery salt, celery seed, celeriac, celery heart, celery rib, celery stalk, celery root, "
        "vegetable juice, v8, v8 vegetable juice, v8 juice, soup green, suppengrun, celery stick, celery "
        "leaf",
    ),
    ("celery fish?", "bloody mary mix"),
    ("celery mustard", "old bay, old bay seasoning"),
    (
        "celery gluten?",
        "stock cube, stock, vegetable stock, vegetable broth, broth, bouillon, bouillon cube, vegetable "
        "bouillon, stock powder, bouillon powder, vegetable stock cube, stock pot",
    ),
    (
        "celery gluten? milk? soy?",
        "vegetable soup mix, onion soup mix, dry onion soup mix, knorr vegetable soup mix",
    ),
    (
        "celery gluten? meat",
        "chicken stock, chicken broth, beef stock, beef broth, chicken bouillon, beef bouillon, chicken "
        "stock cube, beef stock cube",
    ),
    ("celery? gluten? milk? soy? meat", "gravy, gravy granule, gravy mix"),
    ("celery gluten", "yeast extract, marmite, vegemite"),
    (
        "celery?",
        "ketchup, tomato ketchup, vegetable, mixed vegetable, tomato sauce, pasta sauce, spaghetti sauce",
    ),
    ("celery? milk?", "marinara sauce, marinara, pizza sauce"),
    (
        "celery? mustard?",
        "cajun seasoning, creole seasoning, seasoning salt, seasoned salt, steak seasoning",
    ),
    ("celery? mustard? soy? gluten? fish?", "barbecue sauce, bbq sauce, steak sauce, brown sauce, hp sauce"),
    ("mustard? gluten? milk?", "taco seasoning, taco seasoning mix, fajita seasoning, chilli seasoning mix"),
    ("mustard? celery?", "curry powder, madras powder, curry paste, piri piri sauce, panch phoron"),
    (
        "mustard",
        "mustard seed, mustard powder, dry mustard, mustard oil, mustard green, mustard leaf, ground "
        "mustard, mustard cress",
    ),
    (
        "mustard sulphites?",
        "mustard, country style dijon mustard, grainy mustard, dijon mustard, dijon, wholegrain mustard, "
        "grain mustard, american mustard, yellow mustard, prepared mustard, german mustard, creole "
        "mustard, french mustard",
    ),
    ("mustard sulphites? honey", "honey mustard"),
    ("mustard gluten? sulphites?", "english mustard, piccalilli"),
    ("mustard?", "wasabi, wasabi paste, wasabi powder"),
    (
        "mustard? sulphites?",
        "gherkin, gherkin brine, gherkin pickle, pickle, pickle relish, relish, dill pickle, cornichon, "
        "sweet pickle relish, sweet pickle, pickle brine, pickle juice, chutney, mango chutney, branston, "
        "pickled onion, pickled vegetable, giardiniera, mostarda",
    ),
    ("mustard? milk? egg? sulphites?", "horseradish sauce, creamed horseradish, cream style horseradish"),
    ("mustard? egg? milk? sulphites?", "italian dressing, vinaigrette, french dressing, salad dressing mix"),
    ("sulphites?", "prepared horseradish, grated horseradish, horseradish, horseradish jarred"),
    ("celery? mustard? sulphites?", "chilli sauce"),
    ("milk?", "mashed potato"),
    ("gluten?", "french fry, tater tot, potato wedge, hash brown, chilli bean"),
    ("soy?", "cooking spray, nonstick cooking spray, oil spray"),
    ("meat? pork?", "refried bean"),
    ("meat? pork? mustard? celery?", "baked bean"),
    ("meat gluten? soy?", "chilli with bean, chilli without bean, chilli con carne"),
    ("gelatine?", "jelly"),
    ("meat pork mustard? celery?", "pork and bean"),
    # -- sulphites
    (
        "sulphites?",
        "dried apricot, dried fruit, mixed dried fruit, raisin, sultana, currant, dried currant, golden "
        "raisin, dried mango, dried pineapple, dried apple, dried peach, dried pear, prune, dried plum, "
        "dried fig, dried date, dried cranberry, dried sweetened cranberry, sweetened dried cranberry, "
        "craisin, dried cherry, dried blueberry, dried papaya, dried banana, banana chip, candied peel, "
        "mixed peel, candied fruit, candied ginger, crystallised ginger, crystallized ginger, stem "
        "ginger, glace cherry, candied cherry, maraschino cherry, maraschino cherry juice, cocktail "
        "cherry, green cherry, desiccated coconut, flaked coconut, shredded coconut, sweetened coconut, "
        "coconut chip, coconut flake, toasted coconut chip, sun dried tomato, sundried tomato, dried "
        "tomato, pickled ginger, sushi ginger, pickled sushi ginger, pickled jalapeno, pickled chilli, "
        "pickled pepper, pickled beetroot, sauerkraut, caper, caperberry, cocktail onion, silverskin "
        "onion, cider vinegar, apple cider vinegar, lemon juice, lime juice, bottled lemon juice, bottled "
        "lime juice, lemon juice concentrate, cordial, elderflower cordial, lime cordial, molasses, "
        "treacle, black treacle, heart of palm, artichoke heart, marinated artichoke, potato flake, "
        "instant mashed potato, sriracha, sriracha sauce, harissa, harissa paste, sweet and sour mix, "
        "prepared sweet and sour mix, margarita mix, sour mix, sweetened lime juice, rose lime juice, "
        "jarred roasted pepper, roasted red pepper jarred, peperoncini, pepperoncini, guacamole, fruit "
        "leather, alcohol free wine, dealcoholised wine, lemonade concentrate, frozen lemonade "
        "concentrate, frozen lemonade, frozen limeade concentrate, limeade, frozen limeade, lemonade, "
        "sparkling lemonade, pimiento, pimento, chopped pimiento, sour orange juice",
    ),
    (
        "sulphites? grape",
        "grape juice, white grape juice, red grape juice, sparkling grape juice, grape molasses, wine "
        "vinegar, red wine vinegar, white wine vinegar, sherry vinegar, sherry wine vinegar, balsamic "
        "vinegar, balsamic glaze, "
        "balsamic",
    ),
    ("gluten? sulphites?", "vinegar"),
    ("sulphites? gelatine", "wine gum"),
    (
        "sulphites alcohol grape finings?",
        "wine, red wine, white wine, rose wine, sparkling wine, prosecco, champagne, cava, sekt, port, "
        "white port, ruby port, sherry, dry sherry, cream sherry, sherry wine, madeira, marsala, "
        "vermouth, sweet vermouth, dry vermouth, mulled wine, sangria, lillet, lillet blanc, dubonnet, "
        "brut champagne, dessert wine, moscato",
    ),
    ("sulphites alcohol finings?", "cider, dry cider, hard cider, perry"),
    ("", "sparkling apple cider, sweet apple cider"),
    (
        "gluten sulphites? alcohol finings?",
        "beer, lager, lager beer, ale, pale ale, stout, guinness, wheat beer, porter",
    ),
    ("gluten", "alcohol free beer, non alcoholic beer, alcohol free lager"),
    # -- spirits and other alcohol
    (
        "alcohol",
        "gin, vodka, rum, dark rum, white rum, light rum, spiced rum, coconut rum, mango rum, banana rum, "
        "tequila, mezcal, whisky, whiskey, irish whiskey, scotch, bourbon, rye whiskey, calvados, "
        "applejack, cachaca, ouzo, arak, raki, absinthe, pastis, sambuca, sambuca romana, aquavit, "
        "schnapps, kirsch, liqueur, coffee liqueur, kahlua, tia maria, triple sec, cointreau, grand "
        "marnier, curacao, blue curacao, orange curacao, orange liqueur, orange bitter, elderflower "
        "liqueur, melon liqueur, midori, peach schnapps, creme de menthe, white creme de menthe, creme de "
        "cassis, cassis, chartreuse, chartreuse liqueur, green chartreuse liqueur, limoncello, "
        "maraschino, maraschino liqueur, campari, aperol, aperitif, bitter orange aperitif, bitter, "
        "cocktail bitter, angostura, angostura bitter, southern comfort, pimm, jagermeister, drambuie, "
        "galliano, licor 43, sake, shaoxing, shaoxing wine, rice wine, cooking sake, mirin, soju, baijiu, "
        "everclear, grain alcohol, alcohol, chambord, raspberry liquor, liquor, ouzo liqueur, peppermint "
        "schnapps, sour apple schnapps, butterscotch schnapps, mead, sloe gin, vanilla liqueur, orange "
        "flavoured liqueur, coffee flavoured liqueur, apple liqueur, sour apple liqueur, creme de banane, "
        "vanilla vodka, raspberry vodka, citron vodka, kurant vodka, orange infused vodka, gold tequila, "
        "benedictine, kummel",
    ),
    (
        "alcohol milk? soy?",
        "creme de cacao, white creme de cacao, dark creme de cacao, chocolate liqueur, chocolate "
        "flavoured liqueur",
    ),
    ("alcohol grape", "brandy, cognac, armagnac, pisco, grappa"),
    ("alcohol nuts?", "amaretto, almond liqueur, creme de noyaux"),
    ("alcohol nuts", "frangelico, hazelnut liqueur, nocino, walnut liqueur, pistachio liqueur"),
    ("alcohol milk", "irish cream, irish cream liqueur, bailey, cream liqueur, baileys irish cream"),
    (
        "drops",
        "vanilla extract, vanilla essence, lemon extract, orange extract, peppermint extract, rum "
        "extract, maple extract, mint extract, coconut extract, brandy extract, rum essence, vanilla, "
        "pure vanilla extract",
    ),
    ("", "vanilla bean, vanilla pod, vanilla sugar, vanilla powder, vanilla paste, vanilla syrup, vanillin"),
    # -- meat, gelatine, honey
    (
        "meat",
        "beef, chicken, turkey, lamb, mutton, duck, goose, veal, venison, rabbit, mince, ground beef, "
        "ground chuck, ground turkey, minced beef, minced lamb, steak, chuck, brisket, meat, biltong, "
        "liver, chicken breast, chicken thigh, chicken liver, chicken wing, pastrami, bresaola, corned "
        "beef, dried beef, roast beef, salt beef, hamburger, schmaltz, beef dripping, dripping, bone "
        "marrow, turkey mince, turkey bacon, beef bacon, smoked duck, suet, tallow, quail, pheasant, "
        "kangaroo, guinea fowl, turkey ham",
    ),
    ("meat soy gluten", "jerky, beef jerky"),
    (
        "meat pork",
        "pork, ham, bacon, streaky bacon, smoked bacon, back bacon, pancetta, prosciutto, parma ham, "
        "serrano ham, jamon, speck, lardon, guanciale, lard, gammon, pulled pork, ground pork, pork "
        "mince, pork belly, pork rind, cooked ham, iberico ham, bacon fat, bacon grease, pork scratching, "
        "chicharron, coppa, nduja, black forest ham, lardo, crackling",
    ),
    ("soy?", "bacon bit"),
    ("meat pork milk?", "salami, pepperoni, saucisson, mortadella sausage, soppressata, fuet, cervelat"),
    ("meat pork milk? nuts?", "mortadella"),
    ("meat pork milk? gluten?", "chorizo, cooking chorizo, linguica"),
    ("meat pork mustard? milk?", "kabanos, landjager"),
    (
        "meat pork gluten? sulphites?",
        "sausage, sausage meat, pork sausage, bulk pork sausage, italian sausage",
    ),
    ("meat pork gluten? egg? milk?", "scotch egg, sausage roll, pork pie"),
    (
        "meat pork mustard? celery? milk? soy? gluten?",
        "frankfurter, hot dog, hotdog, wiener, bratwurst, kielbasa, cocktail sausage, little smoky, "
        "luncheon meat, spam, bologna, little smoky sausage, vienna sausage, weisswurst, krakauer",
    ),
    ("meat pork gluten? milk? egg?", "black pudding, pate, liverwurst, haggis, meatball, liver pate"),
    (
        "meat pork gelatine",
        "gelatine, gelatin, unflavoured gelatin, unflavoured gelatine, gelatine leaf, gelatine powder, aspic",
    ),
    ("meat gelatine", "beef gelatine, beef gelatin"),
    (
        "gelatine",
        "marshmallow, miniature marshmallow, jelly cube, jelly crystal, jell o, jello, gummy bear, gummy "
        "worm, lime jell o gelatin, cherry gelatin, fruit flavoured gelatin, jell o gelatin, gummy, "
        "haribo, fruit gum",
    ),
    ("honey", "honey, honeycomb, runny honey, manuka honey, bee pollen, royal jelly"),
    ("sulphites? nuts? gluten? meat? alcohol?", "mincemeat"),
    ("insects", "cochineal, carmine, cricket flour, shellac"),
)
