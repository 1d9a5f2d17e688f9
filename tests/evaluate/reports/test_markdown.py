"""The section of a document."""

from __future__ import annotations

import pytest

from evaluate.reports.outcomes import invented
from movienight.evaluate.reports.markdown import as_markdown, escaped

COMMAND = "movienight evaluate seeds --data ml_invented"


def lines() -> list[str]:
    """The lines of the invented outcome."""
    return as_markdown(invented(), COMMAND).splitlines()


def test_the_table() -> None:
    """Each row has a cell per column: the leading metric with its interval, others as means."""
    table = [line for line in lines() if line.startswith("|")]
    assert table[0] == "| model | NDCG@10 | novelty | coverage | seconds |"
    assert table[1] == "| --- | ---: | ---: | ---: | ---: |"
    assert table[4].startswith("| ease | 0.2500 [0.")
    assert table[4].endswith("] | 12.0 | 0.2500 | 1.2 |")
    assert table[3].endswith("] | 11.0 | 0.5000 | - |")
    assert len(table) == 6


def test_odd_names_are_shown_as_they_are() -> None:
    """Letters that mean something to Markdown are escaped, in the table above all."""
    assert any(line.startswith(r"| fame \<\&\> \| \`top\` \*1\* | 0.0000 [") for line in lines())


@pytest.mark.parametrize(
    ("text", "written"), [("a_b", r"a\_b"), ("[x](y)", r"\[x](y)"), ("0.5 [0.1, 0.9]", "0.5 [0.1, 0.9]")]
)
def test_escaping(text: str, written: str) -> None:
    """No link comes of a name; an interval stays readable in the source."""
    assert escaped(text) == written


def test_all_else_there_is_to_know() -> None:
    """What was asked, how often, the verdict, the settings, the choices and how to do it again."""
    found = lines()
    assert found[0] == "## seeds on ml-invented"
    assert "4 questions, the same for every model. Data fingerprint f00d." in found
    verdict = (
        "hybrid has 2.0000 [2.0000, 2.0000] times the NDCG@10 of ease, the best other model (1 lies outside)."
    )
    assert verdict in found
    assert "Settings: likes 5, shares 0.5, 1, seed 2026." in found
    assert "- ease: l2 500" in found
    assert found[-1] == f"    {COMMAND}"


def test_nothing_chosen() -> None:
    """Where no settings were chosen and there is no rival, nothing is said of either."""
    text = as_markdown(invented(chosen={}, subject="nobody"), COMMAND)
    assert "Chosen" not in text
    assert "times" not in text
