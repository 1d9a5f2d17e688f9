"""What only the person can know: answered once, kept in a file, given again."""

from __future__ import annotations

from typing import Any

import pytest

from exports.shop import SHELF
from exports.test_matching import export_of
from movienight.errors import DataError, UsageError
from movienight.exports.entry import Entry
from movienight.exports.matching import match
from movienight.exports.settling import answers_document, read_answers, settle, understood

SLIP, HOME = Entry("Spirited Awey", 2001, seen=True), Entry("Our wedding", seen=True)
LOST = Entry("Lost", 1931, ("imdb:tt0000001",), seen=True)
REPORT = match(export_of(SLIP, HOME, LOST, Entry("Heat", 1995, seen=True)), SHELF)


def document(*answers: Any) -> dict[str, Any]:
    """A file of answers."""
    return {"format": "movienight-answers", "schema": 1, "answers": list(answers)}


def test_the_file_asks_for_what_is_open() -> None:
    """Each open entry stands there by its name with films to choose from; found ones do not."""
    asked = answers_document(REPORT, {}, SHELF)

    assert [answer["entry"] for answer in asked["answers"]] == [
        "Spirited Awey (2001)",
        "Our wedding",
        "imdb:tt0000001",
    ]
    assert asked["answers"][0]["nearest"][0] == "imdb:tt0245429 Spirited Away (2001)"
    assert {answer["film"] for answer in asked["answers"]} == {None}
    assert asked["answers"][2]["title"] == "Lost (1931)"


def test_answers_settle() -> None:
    """An id with its title as offered, a title, "leave out" and null: what is null stays open."""
    asked = answers_document(REPORT, {}, SHELF)
    asked["answers"][0]["film"] = asked["answers"][0]["nearest"][0]
    asked["answers"][1]["film"] = "Leave out"
    written = read_answers(asked)
    report = settle(REPORT, understood(written, SHELF))

    assert [(one.how, one.row) for one in report.matched] == [
        ("settled", 3),
        ("left out", None),
        ("unmatched", None),
        ("title", 0),
    ]
    assert understood({"Lost (1931)": "Hamlet (1990)"}, SHELF) == {"Lost (1931)": 5}


def test_answers_are_kept_when_more_is_asked() -> None:
    """The next time what was answered stays, also about films of another export."""
    written: dict[str, str | None] = {"Spirited Awey (2001)": "imdb:tt0245429", "Other": "leave out"}
    report = settle(REPORT, understood(written, SHELF))
    kept = read_answers(answers_document(report, written, SHELF))

    assert kept == {**written, "Our wedding": None, "imdb:tt0000001": None}


def test_what_is_found_cannot_be_settled_away() -> None:
    """An answer about an entry that is found already changes nothing."""
    assert settle(REPORT, {"Heat (1995)": None}) == REPORT


@pytest.mark.parametrize("film", ["imdb:tt9999999", "ml:x", "Hamlet", "Spirited Awey", "", "Nothing"])
def test_answers_that_name_no_film(film: str) -> None:
    """An unknown id, an ambiguous or misspelled title is no answer."""
    with pytest.raises(UsageError, match="names no film here"):
        understood({"x": film}, SHELF)


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        [],
        {"format": "movienight-library"},
        {"format": "movienight-answers", "schema": 2, "answers": []},
        {"format": "movienight-answers", "schema": 1},
        document("x"),
        document({"entry": 1, "film": None}),
        document({"entry": "x", "film": 1}),
    ],
)
def test_files_that_are_no_answers(wrong: Any) -> None:
    """Anything else is refused."""
    with pytest.raises(DataError):
        read_answers(wrong)
