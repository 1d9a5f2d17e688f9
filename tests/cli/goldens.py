"""What each form of output looks like, byte for byte, for hand-built slates.

Run as a program it writes the golden files anew: `python -m cli.goldens` in the tests folder.
"""

from __future__ import annotations

from pathlib import Path

from cli.slates import NONE, ONE, STRANGERS, TWO, film_of
from movienight.cli.formats import FORMS, render

FOLDER = Path(__file__).parent / "golden"
SLATES = {"two": TWO, "one": ONE, "none": NONE, "strangers": STRANGERS}
ENDINGS = {
    "table": "txt",
    "json": "json",
    "jsonl": "jsonl",
    "csv": "csv",
    "markdown": "md",
    "plain": "plain.txt",
}


def cases() -> dict[str, bytes]:
    """The bytes of every golden file, by its name, as the program renders them now."""
    rendered = {
        f"{name}.{ENDINGS[form]}": render(form, slate, film_of)
        for name, slate in SLATES.items()
        for form in FORMS
    }
    rendered["two.narrow.txt"] = render("table", TWO, film_of, width=50)
    rendered["two.color.txt"] = render("table", TWO, film_of, width=80, color=True)
    return {name: text.encode() for name, text in rendered.items()}


if __name__ == "__main__":
    for name, content in cases().items():
        (FOLDER / name).write_bytes(content)
