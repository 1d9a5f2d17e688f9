"""Titles as data sets write them, turned into titles as people write them.

"City of Lost Children, The (Cité des enfants perdus, La) (1995)"
-> "The City of Lost Children", ("La cité des enfants perdus",), 1995
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_CAPITALISING = {"the", "a", "an", "der", "die", "das", "dem", "ein", "eine"}
"""Articles of English and German, whose titles keep their capitals."""

_SENTENCE_CASE = {
    *("la", "le", "les", "l'", "un", "une", "des"),
    *("il", "lo", "i", "gli", "una", "uno"),
    *("el", "los", "las", "unos", "unas"),
    *("o", "os", "as", "um", "uma"),
    *("de", "den", "det", "en", "et"),
    *("het", "een", "da"),
}
"""Articles of French, Italian, Spanish, Portuguese, Scandinavian, Dutch."""

_LEADING_ARTICLE = re.compile(
    r"^(?:(?:the|an?|la|les?|il|el|los|las|der|die|das|eine?|une?)\s+|l')(?=.*\w)", re.DOTALL
)
"""What people leave out or put in front; ignored when titles are compared."""

_YEAR = re.compile(r"\s*\((\d{4})(?:\s*[-–—]\s*(?:\d{4})?)?\)$")
_MEDIUM = re.compile(r"\s*\((?:V|TV|VG|mini)\)$")
_ALSO_KNOWN_AS = re.compile(r"^a\.?k\.?a\.?\s+", re.IGNORECASE)
_OPEN_ENDED = re.compile(r"(?::|\bor)$", re.IGNORECASE)
"""A title that cannot end here, so the bracket after it belongs to it: "Birdman: Or (The ...)"."""


@dataclass(frozen=True, slots=True)
class ParsedTitle:
    """`title` is never empty for non-blank input; `alternatives` are distinct and differ from it."""

    title: str
    alternatives: tuple[str, ...] = ()
    year: int | None = None


def parse_title(written: str, *, undated: bool = False) -> ParsedTitle:
    """Take a title apart: article back in front, brackets as alternatives, year apart.

    A title without "(year)" at its end stays whole, with its brackets, unless `undated` says
    that titles need not have one.
    """
    text = _MEDIUM.sub("", " ".join(written.split()))
    found = _YEAR.search(text)
    year = found if found and found.start() else None
    if year is None and not undated:
        return ParsedTitle(text)
    main, brackets = _split_brackets(text[: year.start()] if year else text)
    title = article_first(main)
    names = [_alternative(_ALSO_KNOWN_AS.sub("", bracket)) for bracket in brackets]
    distinct = dict.fromkeys(name for name in names if name and name != title)
    return ParsedTitle(title, tuple(distinct), int(year[1]) if year else None)


def article_first(title: str) -> str:
    """ "Matrix, The" as "The Matrix"; a title without a trailing article as it is."""
    rest, comma, article = title.rpartition(", ")
    if not comma or not rest or article.lower().replace("’", "'") not in _CAPITALISING | _SENTENCE_CASE:
        return title
    article = article[0].upper() + article[1:]
    return f"{article}{rest}" if article.endswith(("'", "’")) else f"{article} {rest}"


def match_key(title: str) -> str:
    """What two spellings of one title share: no case, accents, punctuation or leading article."""
    plain = unicodedata.normalize("NFKD", title.replace("&", " and ").replace("’", "'"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold().strip()
    letters = re.sub(r"[\W_]+", "", _LEADING_ARTICLE.sub("", plain))
    return letters or plain


def _split_brackets(text: str) -> tuple[str, list[str]]:
    """The title before its trailing (balanced) brackets, and what they hold, in order."""
    brackets: list[str] = []
    text = text.rstrip()
    while text.endswith(")"):
        start = _opening(text)
        before = text[:start].rstrip() if start > 0 else ""
        # "Frontière(s)": a bracket that touches its word is part of it.
        if not before or text[start - 1] not in " )" or _OPEN_ENDED.search(before):
            break
        brackets.insert(0, text[start + 1 : -1].strip())
        text = before
    return text, brackets


def _opening(text: str) -> int:
    """Where the bracket that closes at the end of `text` opens; -1 if nowhere."""
    depth = 0
    for position in range(len(text) - 1, -1, -1):
        depth += (text[position] == ")") - (text[position] == "(")
        if depth == 0:
            return position
    return -1


def _alternative(name: str) -> str:
    """A bracket's content as a title, in the manner of its language.

    Behind a moved article the data sets capitalise the first word; outside English and German a
    title in sentence case has only its article capitalised: "Cité des enfants perdus, La".
    """
    rest, _, article = name.rpartition(", ")
    first, *others = rest.split() or [""]
    sentence_case = any(word[0].islower() and len(word) > 3 for word in others)
    if article.lower() in _SENTENCE_CASE and sentence_case and first[1:].islower():
        name = f"{rest[0].lower()}{rest[1:]}, {article}"
    return re.sub(r"^(L['’]) ", r"\1", article_first(name))
