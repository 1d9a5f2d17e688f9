"""Two films for one evening: a line for the list, and the whole story of a pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from movienight import wording
from movienight.evening.card import SETTLING
from movienight.tui.drawing.cells import fit
from movienight.tui.drawing.why import title_line

if TYPE_CHECKING:
    from movienight.evening.doubles import DoubleFeature
    from movienight.evening.twofold import TwoTonight
    from movienight.types import Suggestion

STYLES = {"a": "$primary", "b": "$secondary"}


def pair_line(tonight: TwoTonight, number: int, pair: DoubleFeature, width: int) -> Content:
    """Both titles below each other; beside them how long it all takes and when it is over."""
    end = tonight.end_of(pair)
    times = (length(pair.minutes), f"to {end:%H:%M}" if end else "")
    room = max(10, width - 5 - 9)
    lines = [
        Content.assemble(
            (f"{number:>2}   " if place == 0 else "   + ", "$text-muted"),
            (fit(film.label, room), "bold" if place == 0 else ""),
            (fit(times[place], 9, right=True), "$text-muted"),
        )
        for place, film in enumerate((pair.first.film, pair.second.film))
    ]
    return Content("\n").join(lines)


def length(minutes: int | None) -> str:
    """ "4 h 10"; "? h" where nobody knows."""
    return f"{minutes // 60} h {minutes % 60:02}" if minutes else "? h"


def pair_story(tonight: TwoTonight, pair: DoubleFeature) -> list[Content]:
    """The paragraphs: how long, what they share and how they differ, then each film with its snack."""
    told = [Content.styled(_time(tonight, pair), "$text-muted")]
    if pair.links:
        told.append(_labelled("in common", wording.reasons(pair.links, tonight.film_of), "$accent"))
    if pair.contrasts:
        differ = "; ".join(
            f"{wording.clean(one.first)}, then {wording.clean(one.second)}" for one in pair.contrasts
        )
        told.append(_labelled("they differ", differ, "$accent"))
    return told + [Content("\n").join(_film(tonight, shown)) for shown in (pair.first, pair.second)]


def _time(tonight: TwoTonight, pair: DoubleFeature) -> str:
    end = tonight.end_of(pair)
    if pair.minutes is None or end is None:
        return f"nobody knows how long both run; {tonight.interval} min between them"
    settling = SETTLING.seconds // 60
    over = f"over at {end:%H:%M} if you start now"
    return f"{length(pair.minutes)} with {tonight.interval} min between, {over} and settle for {settling} min"


def _film(tonight: TwoTonight, shown: Suggestion) -> list[Content]:
    from movienight.types import Slate

    film, slate = shown.film, Slate((), tonight.programme.query)
    names = {f"for {wording.clean(person.name)}": person.key for person in slate.query.people}
    told = [title_line(shown)]
    if film.line:
        told.append(Content.styled(wording.clean(film.line), "italic"))
    for label, text in wording.arguments(slate, shown.why, tonight.film_of):
        told.append(_labelled(label, text, STYLES.get(names.get(label, ""), "$text-muted")))
    told += [_labelled(label, text, "$warning") for label, text in wording.heads_up(film)]
    if shown.snack:
        told.append(_labelled("snack", wording.snack_line(shown.snack), "$success"))
    return told


def _labelled(label: str, text: str, style: str) -> Content:
    return Content.assemble((label.upper(), f"bold {style}"), "  ", text)
