"""The page: one file that needs no other, safe to open, the same again."""

from __future__ import annotations

import sys
from html.parser import HTMLParser

import numpy as np
import pytest

from evaluate.reports.outcomes import ODD, invented
from movienight.errors import UsageError
from movienight.evaluate.reports.page import as_page
from movienight.evaluate.reports.plots import fame_metrics, fame_plot, interval_plot
from movienight.evaluate.reports.summary import summarise

EMPTY = {"meta", "use"}
"""Elements without an end: <use> only in the form that closes itself."""
ADDRESSES = ("src", "href", "xlink:href", "action", "data", "srcset")


class Reader(HTMLParser):
    """Notes elements, their attributes and the text of the page; complains of crossed elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that begins."""
        self.elements.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that is over at once."""
        self.elements.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        """An element ends: it must be the one that began last."""
        if tag not in EMPTY:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text.append(data.strip())

    def values(self, *names: str) -> list[str]:
        """All values of these attributes."""
        return [value for name, value in self.attributes if name in names]


@pytest.fixture(scope="module")
def page() -> str:
    """Two outcomes on one page."""
    return as_page([invented(), invented(protocol="time", data="a <b> & c")], "How <good>")


@pytest.fixture(scope="module")
def reader(page: str) -> Reader:
    """The page as a browser takes it apart."""
    return Reader(page)


def test_every_element_ends_where_it_should(reader: Reader) -> None:
    """Elements lie within each other and none is left open."""
    assert reader.open == []
    assert reader.elements.count("section") == reader.elements.count("table") == 2
    assert reader.elements.count("svg") == 4


def test_names_are_shown_as_they_are(reader: Reader) -> None:
    """Every model stands in both tables and the plots of its interval, however its name is spelt.

    Fame plots name those that have a number to be drawn at and reach half of the best.
    """
    for model in invented().each:
        assert reader.text.count(model) == (6 if model in ("hybrid", "ease") else 4)
    assert reader.text.count(ODD) == 4
    assert reader.text.count("time on a <b> & c") == 2
    assert reader.text.count("How <good>") == 2


def test_nothing_is_fetched(page: str, reader: Reader) -> None:
    """There is no address but those of places on the page itself, in no attribute and no style."""
    ids = reader.values("id")
    assert not any(word in page for word in ("http", "//", "@import", "<script", "<link", "<img"))
    addresses = reader.values(*ADDRESSES)
    assert addresses
    assert {address[0] for address in addresses} == {"#"}
    assert {address[1:] for address in addresses} <= set(ids)
    assert page.count("url(") == page.count("url(#")


def test_every_id_is_one(reader: Reader) -> None:
    """No two elements share an id, though two plots are alike."""
    ids = reader.values("id")
    assert len(ids) == len(set(ids))


def test_light_dark_and_small(page: str) -> None:
    """Colours follow the reader's choice, in plots too; a phone gets its own width."""
    assert "@media (prefers-color-scheme: dark)" in page
    assert '<meta name="viewport" content="width=device-width' in page
    assert "currentColor" in page
    assert "var(--ours)" in page.split("<svg")[1]
    assert "#01020" not in page
    assert "width=" not in "".join(svg.split(">")[0] for svg in page.split("<svg")[1:])


def test_the_same_again(page: str) -> None:
    """The same outcomes give the same bytes."""
    assert as_page([invented(), invented(protocol="time", data="a <b> & c")], "How <good>") == page


def test_only_the_subject_is_bold(page: str) -> None:
    """Ours and its variants are coloured, and ours alone stands out; others have no class at all."""
    rows = page.split("<tbody>")[1].split("</tbody>")[0].splitlines()
    classes = {
        row.split('scope="row">')[1].split("<")[0]: row.split(">")[0] for row in rows if "scope" in row
    }
    assert classes["hybrid"] == '<tr class="ours subject"'
    assert classes["hybrid without mood"] == '<tr class="ours"'
    assert classes["ease"] == "<tr"


def test_settings_are_told(reader: Reader) -> None:
    """Settings, choices and the data's fingerprint stand below each table."""
    for line in ("likes 5, shares 0.5, 1, seed 2026", "ease: l2 500", "data fingerprint f00d"):
        assert reader.text.count(line) == 2


def test_which_metrics_tell_of_fame() -> None:
    """Popularity and novelty do, of single lists or over all of them; accuracy does not."""
    each = {"hybrid": {"NDCG@10": np.ones(2), "popularity lift": np.ones(2)}}
    overall = {"hybrid": {"mean Novelty": 2.0, "coverage": 0.5}}
    assert fame_metrics(summarise(invented(each=each, overall=overall))) == [
        "popularity lift",
        "mean Novelty",
    ]


def test_nothing_to_draw() -> None:
    """Without the leading metric, or without both numbers of any model, there is no plot."""
    summary = summarise(invented(overall={"ease": {"novelty of all": float("nan")}}))
    assert interval_plot(summarise(invented(leading="MAP")), "a") == ""
    assert fame_plot(summary, "novelty of all", "a") == ""


def test_without_matplotlib(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is not installed the error says how to get it."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(UsageError) as caught:
        as_page([invented()])
    assert "matplotlib" in caught.value.message
    assert caught.value.hint == "run `pip install 'movienight[evaluation]'`"
