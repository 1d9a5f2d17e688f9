"""What became of one film tonight, in words, and what would let it in.

account = account_of(evening, film)
account.told      # "ranked 57 of 368 for both together"
account.offers    # the wish in its way, and the shortlist
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from movienight.evening.chips import chip_text
from movienight.keys import stable_key
from movienight.wishes.languages import language_name
from movienight.wording import listed

if TYPE_CHECKING:
    from movienight.evening.evening import Evening
    from movienight.types import Film, Verdict

WISHES_OF = {
    "genre": ("genre",),
    "not genre": ("not-genre",),
    "year": ("year",),
    "language": ("language",),
    "runtime": ("finish-by", "max-runtime"),
    "family": ("family",),
}
"""The chips that may stand behind a filter, by its name."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to let a film in: what it does in words, and the wish it drops ("" for the shortlist).

    `kind` is "drop" (a wish goes), "seen" (films you know may come) or "pin".
    """

    kind: str
    told: str
    wish: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """A verdict with what is needed to tell it.

    Args:
        told: what happened, a sentence each.
        names: the people by their keys "a" and "b".
        cited: films that reasons name, by row.
        place: the film's place among the candidates by "a", "b", "both"; empty unless it is shown.
        ranked: how many candidates there were, 0 unless the film is shown.
    """

    verdict: Verdict
    told: tuple[str, ...]
    offers: tuple[Offer, ...]
    names: Mapping[str, str]
    cited: Mapping[int, Film]
    place: Mapping[str, int]
    ranked: int


def account_of(evening: Evening, film: Film) -> Account:
    """What became of a film, asked anew."""
    verdict = evening.why(film)
    rows = {row for reasons in verdict.why.values() for reason in reasons for row in reason.films}
    slate = evening.shown
    here = [one for one in slate.suggestions if one.film.row == film.row] if slate else []
    if here:  # the shortlist is shown whatever a wish says
        verdict = replace(verdict, shown=True, rank=here[0].rank, stage="shown")
    return Account(
        verdict,
        told_of(verdict, evening.tonight.wishes),
        offers_of(verdict, evening.tonight.wishes, stable_key(film) in evening.tonight.pinned),
        dict(zip("ab", evening.tonight.people, strict=False)),
        {row: evening.engine.film(row) for row in rows},
        here[0].place if here else {},
        slate.ranked if here and slate else 0,
    )


def take_up(evening: Evening, film: Film, offer: Offer) -> str:
    """Do what was offered; it can be taken back like any act."""
    if offer.kind == "drop":
        return evening.drop(offer.wish)
    if offer.kind == "seen":
        return evening.wish("include-seen", "")
    return evening.pin(film)


def told_of(verdict: Verdict, wishes: Mapping[str, str]) -> tuple[str, ...]:
    """What happened, in sentences."""
    stage, film = verdict.stage, verdict.film
    if verdict.shown:
        return (f"It is number {verdict.rank} of tonight's films.",)
    if stage == "filter: exclude":
        return ("You set it aside tonight, or rerolled it.",)
    if stage.startswith("filter: "):
        barrier = stage.removeprefix("filter: ")
        chips = listed([f"“{chip_text(name, wishes[name])}”" for name in bars(barrier, wishes)])
        fact = _fact(film, barrier)
        return (f"{chips or 'A wish'} is in its way.", *((fact,) if fact else ()))
    sentences = {
        "not a candidate": "No model put it near the top for either of you.",
        "too like another": f"It {verdict.detail}, which is shown.",
        "ranked": f"It {verdict.detail}; the ten end before that.",
    }
    return (sentences.get(stage, f"{verdict.detail or stage}."),)


def bars(barrier: str, wishes: Mapping[str, str]) -> list[str]:
    """The wishes of tonight that may stand behind a filter."""
    names = ("avoid",) if barrier.startswith("avoid ") else WISHES_OF.get(barrier, ())
    return [name for name in names if name in wishes]


def offers_of(verdict: Verdict, wishes: Mapping[str, str], pinned: bool) -> tuple[Offer, ...]:
    """What would let the film in, the wish in its way first; empty where it is shown."""
    if verdict.shown:
        return ()
    barrier = verdict.stage.removeprefix("filter: ") if verdict.stage.startswith("filter: ") else ""
    offers = [
        Offer("drop", f"drop “{chip_text(name, wishes[name])}”", name) for name in bars(barrier, wishes)
    ]
    if verdict.stage == "seen":
        offers.append(Offer("seen", "let films in that you know"))
    if not pinned:
        offers.append(Offer("pin", "put it on the shortlist anyway"))
    return tuple(offers)


def _fact(film: Film, barrier: str) -> str:
    """What about the film does not pass, as a sentence."""
    language = language_name(film.language) if film.language else ""
    age = "is for all ages" if film.age == 0 else f"suits from {film.age}"
    known = {
        "runtime": f"It runs {film.runtime} min." if film.runtime else "Nobody knows how long it runs.",
        "year": f"It is from {film.year}." if film.year else "Nobody knows from when it is.",
        "language": f"It is in {language}." if language else "Nobody knows its language.",
        "genre": f"It is {listed(film.genres)}." if film.genres else "Nobody knows its genre.",
        "not genre": f"It is {listed(film.genres)}.",
        "family": "Nobody knows from which age it suits." if film.age is None else f"It {age}.",
    }
    if barrier.startswith("avoid "):
        return f"Heads-up: {barrier.removeprefix('avoid ')}."
    return known.get(barrier, "")
