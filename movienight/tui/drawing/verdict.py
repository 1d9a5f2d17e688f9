"""What became of a film, in words, and what would let it in."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from textual.content import Content

from movienight import wording
from movienight.tui.drawing.film import labelled
from movienight.wording import clean

if TYPE_CHECKING:
    from movienight.evening.account import Account
    from movienight.types import Film


def happened(account: Account) -> list[Content]:
    """The film, and what became of it."""
    facts = "  " + " · ".join(wording.facts(account.verdict.film))
    title = Content.assemble((clean(account.verdict.film.title), "bold"), (facts, "$text-muted"))
    return [title, Content(clean(" ".join(account.told)))]


def known(account: Account) -> list[Content]:
    """How it fits each of them, why, and what to know before it."""
    told = [labelled("fit", line) for line in _fits(account)]
    told += [labelled(f"for {account.names[key]}", text) for key, text in _reasons(account) if text]
    told += [labelled(label, text, "$warning") for label, text in wording.heads_up(account.verdict.film)]
    return told


def _fits(account: Account) -> list[str]:
    """ "it beats 97 of 100 rivals for Ana, 45 for Ben", in a list of one; empty where nobody knows."""
    fit = account.verdict.fit
    shares = [
        (account.names[key], fit[key]) for key in account.names if key in fit and math.isfinite(fit[key])
    ]
    if not shares:
        return []
    (name, share), *others = shares
    told = [f"{share * 100:.0f} of 100 rivals for {name}"]
    told += [f"{share * 100:.0f} for {name}" for name, share in others]
    return [f"it beats {wording.listed(told)}"]


def _reasons(account: Account) -> list[tuple[str, str]]:
    why = account.verdict.why
    return [
        (key, wording.reasons(why.get(key, ()), lambda row: _cited(account, row))) for key in account.names
    ]


def _cited(account: Account, row: int) -> Film:
    return account.cited[row]
