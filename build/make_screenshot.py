"""Make docs/slate.svg, the picture in the README: a real slate of the starter pack.

python build/make_screenshot.py
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ASKED = ["recommend", "--a", "Amélie", "--a", "Paddington 2", "--b", "Heat", "--b", "The Thing"]
ASKED += ["--mood", "cozy rainy sunday", "-n", "3"]
PICTURE = Path(__file__).parent.parent / "docs" / "slate.svg"


def main() -> None:
    """Ask, and draw what the terminal would show."""
    command = str(Path(sys.executable).with_name("movienight"))
    answer = subprocess.run(
        [command, *ASKED, "--color", "always"], capture_output=True, text=True, check=True
    )
    typed = " ".join(f'"{word}"' if " " in word else word for word in ASKED)
    console = Console(record=True, width=84, force_terminal=True, file=io.StringIO())
    console.print(Text(f"$ movienight {typed}\n", style="bold"))
    console.print(Text.from_ansi(answer.stdout))
    picture = console.export_svg(title="movienight", unique_id="slate")
    local = re.sub(r",\s*url\([^)]*\) format\([^)]*\)", "", picture)  # fetches no fonts from anywhere
    PICTURE.write_text(local, encoding="utf-8")
    print(PICTURE)


if __name__ == "__main__":
    main()
