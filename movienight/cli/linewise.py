"""`movienight --plain`: the evening line by line, for screen readers and for terminals that cannot paint.

One reads what is said, types a line, reads the answer. Nothing moves, nothing is told by place or
colour. The acts are the app's own.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from movienight import wording
from movienight.errors import MovieNightError, UsageError
from movienight.paths import Home

if TYPE_CHECKING:
    from movienight.evening.evening import Evening
    from movienight.types import Film, Slate, Suggestion

HELP = """\
3                     the whole story of number 3
list                  the ten again
mood WORDS            what tonight should feel like; mood alone for none
wish NAME VALUE       such as: wish finish-by 23:30, wish not-genre horror, wish family
drop NAME             ask it no more
people ANA BEN        who sits here; somebody new is added
like ANA TITLE        a film Ana likes
seen 3 ANA            Ana has seen number 3; without a name, all of you
love 3 ANA            Ana loves it
rate 3 ANA 4.5        Ana gives it stars
veto 3 ANA            never again for Ana
pin 3                 keep it, or let it go
not 3                 not tonight
more 3, less 3        of its kind
snack 3               another snack for it
balance 0.3           0 is all the first, 1 all the second; so do diversity and novelty
reroll                ten others
why TITLE             what became of a film
undo, redo            the last thing
quit                  everything is kept"""


def run(home: Home) -> int:
    """Read lines until there are no more; the exit code."""
    from movienight.cli.output import speak_utf8
    from movienight.clock import now
    from movienight.evening import keeping
    from movienight.evening.opening import evening_of

    speak_utf8()
    tonight, looks = keeping.load(home.evening)
    evening = evening_of(home, tonight.on(f"{now():%Y-%m-%d}"), _say)
    talk = Linewise(evening, _say)
    talk.begin()
    for line in _typed():
        if not talk.answer(line):
            break
        keeping.save(home.evening, evening.tonight, looks)
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _typed() -> Iterable[str]:
    while True:
        if sys.stdin.isatty():
            sys.stdout.write("> ")
            sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            return
        yield line


class Linewise:
    """The evening as a conversation.

    Args:
        say: takes what is told, a line or several.
    """

    def __init__(self, evening: Evening, say: Callable[[str], None]) -> None:
        self._evening, self._say = evening, say
        self._slate: Slate | None = None

    def begin(self) -> None:
        """Who is here, and the ten."""
        people = self._evening.tonight.people
        self._say("Type help for what can be said.")
        if not people:
            self._say("Nobody sits here yet: say people ANA BEN, then like ANA TITLE.")
        self._list()

    def answer(self, line: str) -> bool:
        """Do what a line says; False where it says to leave."""
        words = line.split()
        if not words:
            return True
        verb, rest = words[0].casefold(), words[1:]
        if verb in ("quit", "q", "exit"):
            return False
        try:
            self._do(verb, rest)
        except MovieNightError as error:
            self._say(f"{error.message}. {error.hint}".rstrip(". ") + ".")
        return True

    def _do(self, verb: str, rest: Sequence[str]) -> None:
        if verb.isdecimal():
            self._story(self._at(verb))
        elif verb in ("help", "?"):
            self._say(HELP)
        elif verb == "list":
            self._list()
        elif verb == "why":
            self._why(" ".join(rest))
        else:
            self._say(self._act(verb, rest))
            self._list()

    def _act(self, verb: str, rest: Sequence[str]) -> str:
        evening = self._evening
        if verb in ("seen", "love", "veto", "rate", "pin", "not", "more", "less", "snack"):
            return self._on_film(verb, rest)
        if verb == "mood":
            return evening.set_mood(" ".join(rest))
        if verb == "wish" and rest:
            return evening.wish(rest[0], " ".join(rest[1:]))
        if verb == "drop" and rest:
            return evening.drop(rest[0])
        if verb == "people":
            return evening.sit_down(*rest)
        if verb == "like" and len(rest) > 1:
            film = evening.engine.film(evening.engine.resolve(" ".join(rest[1:])))
            return evening.love(self._names(rest[:1]), film)
        if verb in ("balance", "diversity", "novelty") and rest:
            return evening.turn(verb, _share(rest[0]))
        plain = {"reroll": evening.reroll, "undo": evening.undo, "redo": evening.redo}
        if verb in plain:
            return plain[verb]()
        raise UsageError(f"“{verb}” is not understood", "say help for what can be said")

    def _on_film(self, verb: str, rest: Sequence[str]) -> str:
        if not rest:
            raise UsageError("of which film?", f"say its number, like {verb} 3")
        evening, film = self._evening, self._at(rest[0]).film
        alone: dict[str, Callable[[Film], str]] = {
            "pin": evening.pin,
            "not": evening.not_tonight,
            "more": evening.more_like,
            "less": evening.less_like,
            "snack": evening.next_snack,
        }
        if verb in alone:
            return alone[verb](film)
        names = self._names(rest[1:2])
        if verb == "rate":
            if len(rest) < 3:
                raise UsageError("how many stars?", f"say it like rate {rest[0]} {names[0]} 4.5")
            return evening.rate(names[0], film, _stars(rest[2]))
        if verb == "veto":
            return evening.veto(names[0], film)
        return (evening.seen if verb == "seen" else evening.love)(names, film)

    def _names(self, typed: Sequence[str]) -> tuple[str, ...]:
        people = self._evening.tonight.people
        if not people:
            raise UsageError("nobody sits here yet", "say people ANA BEN")
        if not typed:
            return people
        found = [name for name in people if name.casefold() == typed[0].casefold().removeprefix("@")]
        if not found:
            raise UsageError(f"{typed[0]} does not sit here", f"here are {wording.listed(people)}")
        return tuple(found)

    def _at(self, number: str) -> Suggestion:
        shown = self._slate.suggestions if self._slate else ()
        if not number.isdecimal() or not 1 <= int(number) <= len(shown):
            raise UsageError(f"there is no number {number}", f"the list goes from 1 to {len(shown)}")
        return shown[int(number) - 1]

    def _list(self) -> None:
        self._slate = slate = self._evening.slate()
        self._say(f"{wording.heading(slate)}.")
        for note in (*self._evening.engine.notes, *slate.notes):
            self._say(f"{note}.")
        self._evening.engine.notes.clear()
        for one in slate.suggestions:
            fits = ", ".join(
                f"{label} {wording.hundredth(share)}" for label, share in wording.fits(slate, one)
            )
            runtime = f", {one.film.runtime} minutes" if one.film.runtime else ""
            self._say(f"{one.rank}. {wording.clean(one.film.label)}{runtime}. {fits}.")

    def _story(self, one: Suggestion) -> None:
        assert self._slate is not None
        self._evening.look_at(one.film)
        self._say(f"{wording.clean(one.film.label)}. {'. '.join(wording.facts(one.film)[1:])}.")
        if one.film.line:
            self._say(wording.clean(one.film.line))
        for label, text in wording.arguments(self._slate, one.why, self._evening.engine.film):
            self._say(f"{label}: {text}.")
        for label, text in wording.heads_up(one.film):
            self._say(f"{label}: {text}.")
        if one.snack:
            self._say(f"snack: {wording.snack_line(one.snack)}.")
            self._say(f"You need {wording.listed(wording.ingredients(one.snack))}.")
            for step in one.snack.recipe.steps:
                self._say(wording.clean(step))

    def _why(self, title: str) -> None:
        engine = self._evening.engine
        verdict = self._evening.why(engine.film(engine.resolve(title)))
        self._say(f"{wording.clean(verdict.film.label)}: {verdict.stage}, {verdict.detail}.")


def _share(text: str) -> float:
    from movienight.wishes.shares import read_share

    return read_share(text, "it", "a number from 0 to 1")


def _stars(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise UsageError(f"“{text}” is no number of stars", "give 0.5 to 5") from None
