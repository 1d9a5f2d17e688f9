"""Text that was decoded with the wrong alphabet somewhere on its way: "AndrÃ©" is "André"."""

from __future__ import annotations

import re

_FOLLOWING = "[\u0080-\u00bf" + bytes(range(0x80, 0xA0)).decode("cp1252", errors="ignore") + "]"
"""How the second and third byte of a letter look when UTF-8 is read as Windows-1252 or Latin-1."""

SUSPECT = f"[ÂÃÄÅ]{_FOLLOWING}|â{_FOLLOWING}{{2}}"
"""Pattern of one mangled letter: Latin letters with marks, or typographic punctuation.

Other scripts are left alone: "touché…”" has the form of a mangled Chinese letter too.
"""

_MANGLED = re.compile(SUSPECT)


def mend_encoding(text: str) -> str:
    """The text as it was meant; text that was never mangled comes back as it is."""
    return _MANGLED.sub(_decoded, text)


def _decoded(found: re.Match[str]) -> str:
    try:
        return b"".join(map(_byte, found[0])).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def _byte(letter: str) -> bytes:
    """The byte that letter was; Latin-1 where Windows-1252 has none."""
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")
