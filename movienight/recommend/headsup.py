"""What people may want to know before a film, and which keywords surely say it."""

from __future__ import annotations

FLAGS = (
    "violence",
    "gore",
    "sexual content",
    "sad ending",
    "animal harm",
    "scary for children",
    "drugs",
    "strong language",
    "suicide",
)
"""The heads-ups there are, in the order they are told."""
FAMILY_AGE = 9
"""A film for the family is known to suit this age."""

# A keyword stands here only if a film that has it can hardly be without the thing itself: "murder
# mystery" may keep it off the screen, "drug dealer" and "hunter" say what somebody is, "sexuality" is
# a theme, and "tragedy" need not be how it ends.
_SAYING = {
    "violence": """
        violence|extreme violence|graphic violence|ultraviolence|gun violence|gang violence|domestic violence
        sexual violence|violence against women|violence in schools|school violence|brutality|police brutality
        torture|sadism|massacre|bloodbath|slaughter|mass murder|axe murder|killing spree|shootout
        gunfight|school shooting|mass shooting|serial killer|slasher|gore|splatter|splatter film
        rape|gang rape|rape and revenge|decapitation|dismemberment|disembowelment|hand to hand combat|genocide
        gang war|hunting human beings|hitman|brutal violence|giallo|stabbing|beating
        """,
    "gore": """
        gore|gory|splatter|splatter film|splatter movie|blood splatter|blood spurting|bloodbath|body horror
        decapitation|dismemberment|disembowelment|evisceration|mutilation|self mutilation|cannibalism|cannibal
        extreme violence|ultraviolence|slasher|torture porn|gorefest|severed head|severed limb
        """,
    "sexual content": """
        sex|nudity|female nudity|male nudity|full frontal nudity|female full frontal nudity
        male full frontal nudity|nude|eroticism|erotic|erotica|erotic movie|erotic thriller|softcore|sex scene
        sex comedy|sexploitation|explicit sex|unsimulated sex|group sex|gay sex|lesbian sex|public sex
        teenage sex|casual sex|premarital sex|phone sex|sex tape|orgy|threesome|pornography|pornographic video
        porn actor|porno star|pink film|sexual violence|sexual torture|rape|gang rape|rape and revenge
        """,
    "sad ending": """
        sad ending|tragic ending|unhappy ending|downer ending|tearjerker
        """,
    "animal harm": """
        animal cruelty|animal abuse|cruelty to animals|animal death|animal killing|dead animal|dead dog
        death of animal|death of dog|death of a dog|death of pet|death of a pet|dog fight|dogfighting
        dog fighting|cockfight|cock fight|cockfighting|bullfight|bullfighting|slaughterhouse|whaling
        animal experimentation|animal testing|animal sacrifice|poaching|killing an animal
        """,
    "scary for children": """
        horror|slasher|splatter|splatter film|haunted house|zombie|demonic possession|demon|exorcism
        body horror|animal horror|supernatural horror|found footage horror|folk horror|giallo|werewolf|monster
        cannibal|cannibalism|evil spirit|evil doll|killer clown|serial killer|child murder|child murderer
        """,
    "drugs": """
        drug|drugs|drug use|drug abuse|drug addiction|drug addict|drugs and addiction|drug overdose|overdose
        drug scene|drug humor|cocaine|heroin|heroin addict|lsd|crystal meth|methamphetamine|crack cocaine
        ecstasy|marijuana|smoking marijuana|cannabis|stoner|stoner movie|stoner comedy|junkie|acid trip
        """,
    "strong language": """
        profanity|strong language|swearing|vulgarity|foul language|crude language
        """,
    "suicide": """
        suicide|suicide attempt|attempted suicide|suicidal|teen suicide|teenage suicide|suicide pact
        mass suicide|suicide note|suicidal thoughts|suicidal ideation|double suicide|harakiri|hara-kiri
        seppuku
        """,
}


def _words(text: str) -> list[str]:
    return [word for line in text.split("\n") for word in line.strip().split("|") if word]


KEYWORDS = {flag: frozenset(_words(text)) for flag, text in _SAYING.items()}
"""For each flag the keywords, in lower case, that say it."""
GENRES = {"Horror": "scary for children"}
"""Genres that say something too."""
