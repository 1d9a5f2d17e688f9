"""One way to write a text, so that two people's ways of typing it compare equal."""

from __future__ import annotations

import re
import unicodedata

ARTICLES = frozenset(
    {"the", "a", "an", "la", "le", "les", "l", "un", "une", "el", "los", "las"}
    | {"il", "lo", "gli", "uno", "der", "das", "ein", "eine"}
)
"Words in front of a title that people leave out; not “die”, or Die Hard would be Hard."

_STRAIGHT = {
    "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th",
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "′": "'",
}  # fmt: skip
"Letters that Unicode does not decompose, and the apostrophes people type."

_SPELLED = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_ROMAN = {
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "xi": "11",
    "xii": "12",
}
_LAST_ROMAN = {"v": "5", "x": "10"}
"Roman only at the end of a title: “Rocky V”, but “V for Vendetta”."

_ELISION = re.compile(r"(?<!\w)([ld])'(?=\w)")
_VALUES = {word: str(value) for value, word in enumerate(_SPELLED, start=1)}

_FRACTION = re.compile("[¼-¾⅐-⅟↉]")
_WORD_LETTER = "[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
_BETWEEN_WORD_LETTERS = re.compile(f"(?<={_WORD_LETTER})(?={_WORD_LETTER})")
_LONE_PLUS = re.compile(r"(?<=\s)\+(?=\s)")


class _Letters(dict[int, str]):
    """For `str.translate`: letters, marks and digits stay, accents vanish, all else becomes a space."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if 0x300 <= code < 0x370 or letter == "'":  # accents; the marks of other scripts carry vowels
            kept = ""
        else:
            kept = letter if unicodedata.category(letter)[0] in "LMN" else " "
        self[code] = kept
        return kept


_LETTERS = _Letters()
_FIRST = str.maketrans(_STRAIGHT)


def fold(text: str) -> str:
    """`text` without case, accents and punctuation, its words one space apart.

    "&" is "and", "½" is "1 2"; letters of every script stay. A text of symbols alone keeps them, so
    the result is empty only for blank text. Folding twice changes nothing.
    """
    plain = _decomposed(text).translate(_FIRST)
    plain = _LONE_PLUS.sub(" and ", plain.replace("&", " and "))
    plain = _ELISION.sub(r"\1 ", plain).translate(_LETTERS)
    folded = " ".join(unicodedata.normalize("NFC", plain).split())
    return folded or " ".join(text.casefold().encode("utf-8", "replace").decode().split())


def spread(folded: str) -> str:
    """A folded text with a space between Chinese and Japanese letters, each a word of its own."""
    return _BETWEEN_WORD_LETTERS.sub(" ", folded)


def without_article(folded: str) -> str:
    """A folded title less its leading article, if anything stands behind it."""
    first, _, rest = folded.partition(" ")
    return rest if rest and first in ARTICLES else folded


def squeeze(folded: str) -> str:
    """A folded text without spaces: "m a s h" is "mash", "spider man" is "spiderman"."""
    return folded.replace(" ", "")


def loose(folded: str) -> str:
    """What titles share that people take for the same: no article, no "and", digits, no spaces.

    "the fast and the furious ii" is "fastthefurious2".
    """
    words = _arabic(without_article(folded).split())
    return "".join(_VALUES.get(word, word) for word in words if word != "and") or folded


def numbers(folded: str) -> list[str]:
    """The numbers of a folded title, ascending as text; two titles that differ in them are two films."""
    return sorted(re.findall(r"\d+", " ".join(_arabic(folded.split()))))


def _arabic(words: list[str]) -> list[str]:
    """Roman numbers as digits."""
    if len(words) > 1 and words[-1] in _LAST_ROMAN:
        words = [*words[:-1], _LAST_ROMAN[words[-1]]]
    return [_ROMAN.get(word, word) for word in words]


def _decomposed(text: str) -> str:
    """Case and compatibility forms undone, accents apart from letters; a fraction keeps its distance."""
    spaced = _FRACTION.sub(r" \g<0>", text)
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", spaced).casefold())
