"""Everything that can be done in an evening: one id, one key, one name, one line of help, one twin.

The footer, the help screen, the palette, `movienight keys` and the keys of the config all read this
table, so that none of them can tell another story. An act says itself why it cannot be done now.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from movienight.errors import UsageError

FILM, TONIGHT, PLACES, HOUSE = "This film", "Tonight", "Places", "The app"


@dataclass(frozen=True, slots=True)
class Situation:
    """As much of the evening as decides what can be done.

    `people` are names; `vetoed` are those who have used tonight's veto; `ready` says that the
    engine is loaded.
    """

    ready: bool = True
    people: tuple[str, ...] = ()
    film: str | None = None
    shown: int = 0
    pinned: int = 0
    vetoed: tuple[str, ...] = ()
    undo: str | None = None
    redo: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do.

    Args:
        id: what the config calls it.
        key: the key it has unless the config says otherwise, as the terminal names it.
        name: what the palette and the help call it.
        help: one line more.
        where: the heading it stands under.
        twin: the command that does the same in a script.
        short: what the footer calls it, where it stands there.
    """

    id: str
    key: str
    name: str
    help: str
    where: str
    twin: str
    short: str = ""


ACTS: tuple[Act, ...] = (
    Act("film.seen", "s", "Seen it", "one of you has seen it; another film comes up", FILM, "movienight seen @ana TITLE", "seen"),
    Act("film.love", "l", "Love it", "it goes among what one of you likes", FILM, "movienight like @ana TITLE", "love"),
    Act("film.veto", "v", "Veto", "never again for one of you; one each a night", FILM, "movienight veto @ana TITLE"),
    Act("film.pin", "p", "Shortlist", "pin it to the top, or let it go again", FILM, "movienight recommend --keep TITLE", "pin"),
    Act("film.not_tonight", "x", "Not tonight", "away with it until tomorrow", FILM, "movienight recommend --exclude TITLE"),
    Act("film.more", "plus", "More like this", "tonight leans towards its kind", FILM, "movienight recommend --more TITLE"),
    Act("film.less", "minus", "Less like this", "tonight leans away from its kind", FILM, "movienight recommend --less TITLE"),
    Act("film.next_snack", "n", "Another snack", "the next that goes with it", FILM, "movienight snack TITLE -n 5"),
    Act("film.numbers", "e", "Numbers", "what every model said of it", FILM, "movienight why TITLE"),
    Act("film.open", "enter", "Open", "the whole story of a film on a page of its own", FILM, "movienight why TITLE"),
    Act("film.rate", "asterisk", "Rate", "give it stars, each of you", FILM, "movienight rate @ana TITLE 4"),
    Act("tonight.decide", "t", "Decide", "shortlist head to head, then tonight's card", TONIGHT, "movienight night choose TITLE", "decide"),
    Act("tonight.reroll", "r", "Reroll", "ten others; what is pinned stays", TONIGHT, "movienight recommend --exclude TITLE", "reroll"),
    Act("tonight.surprise", "exclamation_mark", "Surprise us", "one of the shortlist, or of the ten", TONIGHT, "movienight recommend --seed 7 -n 1"),
    Act("tonight.mood", "m", "Mood", "say what tonight should feel like", TONIGHT, "movienight recommend --mood WORDS"),
    Act("tonight.filter", "f", "Wishes", "length, years, language, genres, heads-ups, diet", TONIGHT, "movienight recommend --help"),
    Act("tonight.why_not", "w", "Why not …?", "what became of a film you name", TONIGHT, "movienight why TITLE"),
    Act("tonight.to_first", "left_square_bracket", "Towards the first", "the balance leans to the first of you", TONIGHT, "movienight recommend --balance 0.3"),
    Act("tonight.to_second", "right_square_bracket", "Towards the second", "the balance leans to the second of you", TONIGHT, "movienight recommend --balance 0.7"),
    Act("tonight.alike", "left_parenthesis", "More alike", "the best ten, however alike", TONIGHT, "movienight recommend --diversity 0"),
    Act("tonight.varied", "right_parenthesis", "More varied", "ten that differ", TONIGHT, "movienight recommend --diversity 0.5"),
    Act("tonight.known", "less_than_sign", "Better known", "films that many know", TONIGHT, "movienight recommend --novelty 0"),
    Act("tonight.unknown", "greater_than_sign", "Less known", "films that few know", TONIGHT, "movienight recommend --novelty 0.6"),
    Act("tonight.undo", "z", "Undo", "take the last thing back", TONIGHT, "movienight seen @ana TITLE --undo"),
    Act("tonight.redo", "Z", "Redo", "do it after all", TONIGHT, "movienight seen @ana TITLE"),
    Act("place.first", "a", "The first of you", "what they like, have seen, do not want", PLACES, "movienight people show @ana"),
    Act("place.second", "b", "The second of you", "the same for the other", PLACES, "movienight people show @ben"),
    Act("place.people", "P", "Who is here", "change who sits on the sofa", PLACES, "movienight people"),
    Act("place.double", "d", "Double feature", "two films that go together", PLACES, "movienight double-feature"),
    Act("place.library", "L", "Library", "search, rate, mark seen, import, export", PLACES, "movienight import-likes"),
    Act("place.history", "H", "History", "the nights so far, and whose turn it is", PLACES, "movienight history"),
    Act("place.cookbook", "C", "Cookbook", "all snacks, by diet and time", PLACES, "movienight cookbook"),
    Act("app.help", "question_mark", "Everything", "all keys; type to find one, enter does it", HOUSE, "movienight keys", "everything"),
    Act("app.palette", "ctrl+p", "Palette", "the same, as a line to type in", HOUSE, "movienight keys"),
    Act("app.theme", "T", "Colours", "night, day, high contrast, colour-blind-safe", HOUSE, "movienight --help"),
    Act("app.quit", "q", "Quit", "everything is kept", HOUSE, "movienight --help"),
)  # fmt: skip
BY_ID: Mapping[str, Act] = {act.id: act for act in ACTS}


def why_not(act: str, now: Situation) -> str:
    """Why this act cannot be done just now, in words; empty where it can."""
    if act.startswith(("app.", "place.library", "place.people")):
        return ""
    if not now.ready:
        return "the films are still being opened"
    if act.startswith("film.") and now.film is None:
        return "no film is chosen"
    if act in NEEDS_PEOPLE and not now.people:
        return "nobody sits on the sofa yet; P says who"
    return _in_particular(act, now)


NEEDS_PEOPLE = ("film.seen", "film.love", "film.veto", "film.rate", "place.first")


def _in_particular(act: str, now: Situation) -> str:
    reasons = {
        "film.veto": "tonight's vetoes are used up" if set(now.people) <= set(now.vetoed) else "",
        "tonight.undo": "" if now.undo else "nothing has been done yet",
        "tonight.redo": "" if now.redo else "nothing was taken back",
        "tonight.decide": "" if now.shown else "there is no film to decide on",
        "tonight.surprise": "" if now.shown else "there is no film to surprise you with",
        "tonight.reroll": "" if now.shown else "there is nothing to reroll",
        "place.second": "" if len(now.people) > 1 else "one person sits here; P adds another",
        "tonight.to_first": "" if len(now.people) > 1 else "the balance is between two people",
        "tonight.to_second": "" if len(now.people) > 1 else "the balance is between two people",
    }
    return reasons.get(act, "")


SIGNS = {
    "plus": "+", "minus": "-", "asterisk": "*", "exclamation_mark": "!", "question_mark": "?",
    "left_square_bracket": "[", "right_square_bracket": "]", "left_parenthesis": "(",
    "right_parenthesis": ")", "less_than_sign": "<", "greater_than_sign": ">", "full_stop": ".",
    "comma": ",", "slash": "/", "colon": ":", "semicolon": ";", "number_sign": "#", "equals_sign": "=",
}  # fmt: skip
NAMES = {sign: name for name, sign in SIGNS.items()}
"""Keys as the terminal names them, by how people write them."""


def keymap(chosen: Mapping[str, str]) -> dict[str, str]:
    """The key of every act by its id, with those the config chose.

    Raises:
        UsageError: it names an act there is not, or one key twice.
    """
    unknown = [name for name in chosen if name not in BY_ID]
    if unknown:
        raise UsageError(f"there is no act “{unknown[0]}” to give a key", "`movienight keys` lists the acts")
    named = {act: NAMES.get(key, key) for act, key in chosen.items()}
    keys = {act.id: named.get(act.id, act.key) for act in ACTS}
    for act, key in named.items():
        twice = next((other for other, taken in keys.items() if taken == key and other != act), None)
        if twice:
            told = f"the key {shown(key)} is given to {act} and to {twice}"
            raise UsageError(told, "give one of them another key")
    return keys


def shown(key: str) -> str:
    """A key as people read it: "+", "ctrl+p", "enter"."""
    return SIGNS.get(key, key)
