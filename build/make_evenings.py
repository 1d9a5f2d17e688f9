"""Make docs/evenings.md: ten varied evenings on the starter pack, as a film lover would check them.

python build/make_evenings.py
"""

from __future__ import annotations

import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

EVENINGS = {
    "A family with a child of eight": '--a "Paddington" --a "The Incredibles" --b "Paddington 2" --family',
    "A horror fan and a romantic": '--a "The Shining" --a "Hereditary" --b "Notting Hill" --b "Amélie"',
    "Two cinephiles": '--a "Stalker" --a "Persona" --b "Yi Yi" --b "In the Mood for Love" --novelty 0.3',
    "Only Japanese cinema": '--a "Spirited Away" --b "Seven Samurai" --language Japanese',
    "The 1940s": '--a "Casablanca" --b "The Big Sleep" --year 1940s',
    "A vegan with a nut allergy": '--a "Chef" --b "Baby Driver" --diet vegan --without nuts,peanuts',
    "Nothing sad": '--a "The Grand Budapest Hotel" --b "Up" --mood "nothing sad" --avoid "sad ending"',
    "Under 95 minutes": '--a "Run Lola Run" --b "Toy Story" --max-runtime 95',
    "No likes at all": '--mood "edge of the seat"',
    "One person": '--a "Arrival" --a "Lost in Translation" --a "Her" --mood "slow and beautiful"',
}
PAGE = Path(__file__).parent.parent / "docs" / "evenings.md"
HEAD = """# Ten evenings

What the starter pack answers to ten couples, written by `python build/make_evenings.py` and read by
people: where a slate was poor, the cause was mended.
"""


def main() -> None:
    """Ask for each evening and write the page."""
    command = str(Path(sys.executable).with_name("movienight"))
    pieces = [HEAD]
    with tempfile.TemporaryDirectory() as home:
        for title, asked in EVENINGS.items():
            pieces.append(f"## {title}\n\n    movienight recommend {asked}\n")
            arguments = [command, "recommend", *shlex.split(asked)]
            answer = subprocess.run(
                arguments, capture_output=True, text=True, check=True, env={"MOVIENIGHT_HOME": home}
            )
            pieces.append("```text\n" + answer.stdout.rstrip() + "\n```\n")
    PAGE.write_text("\n".join(pieces), encoding="utf-8")
    print(PAGE)


if __name__ == "__main__":
    main()
