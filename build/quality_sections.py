"""Sections of docs/quality.md that put several runs, or a long one, into a table of few lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.util import find_spec

from quality_runs import SINGLES, SMALL, Asked, Place
from quality_tables import (
    against_the_whole,
    by_setting,
    cheap_variety,
    every_measure,
    furthest,
    variety,
)

from movienight.evaluate.again import command_of
from movienight.evaluate.outcome import Outcome

FEW_LIKES = (
    Asked("seeds", SMALL, f"--likes 1 --models hybrid,{SINGLES},item_tfidf", {"likes": 1, "rounds": 5}),
    Asked("seeds", SMALL, f"--likes 3 --models hybrid,{SINGLES},item_tfidf", {"likes": 3, "rounds": 5}),
    Asked("seeds", SMALL, "", {"likes": 5, "rounds": 5}),
    Asked("seeds", SMALL, f"--likes 10 --models hybrid,{SINGLES},item_tfidf", {"likes": 10, "rounds": 5}),
)
"""How much a guest has to tell."""
FEW_RATINGS = tuple(
    Asked(
        "cold", SMALL, f"--left {left} --draws 1 --models hybrid,popular,content,item_cosine", {"left": left}
    )
    for left in (1, 2, 3, 4, 5)
)
"""Films that somebody has rated, though hardly anybody."""
CANDIDATES = Asked("candidates", SMALL, "", {"likes": 5, "rounds": 1})
ABLATIONS = tuple(
    Asked("ablations", SMALL, f"--kind {kind}", {"kind": kind, "likes": 5, "rounds": 1})
    for kind in ("parts", "features", "facts", "sources", "ranks", "diversity")
)
PEERS = Asked(
    "seeds", SMALL,
    "--rounds 1 --models hybrid,item_tfidf,plain_als,plain_ease,implicit_als,implicit_cosine,implicit_bm25,"
    "lenskit_knn,lenskit_als,lenskit_ease",
    {"likes": 5, "rounds": 1},
)  # fmt: skip
"""Needs lenskit, which is no dependency: held only where it is installed."""
SIMULATIONS = {
    "ab": ("An A/B test on ml-latest-small", "ab item_tfidf hybrid"),
    "feedback": ("A feedback loop on ml-latest-small", "feedback"),
}
"""Told as text, which HOME keeps beside the runs: by the file's name a heading, and what is asked."""
METHODS = ("MMR", "DPP", "MMR by text", "DPP by text")


def likes(place: Place) -> Iterator[str]:
    """How much a guest has to tell."""
    outcomes = place.outcomes(FEW_LIKES)
    if outcomes:
        yield from ("## How many likes it takes", "")
        yield "NDCG@10 of `seeds` on ml-latest-small, by how many likes people nobody has met give."
        yield ""
        yield from by_setting(outcomes, "likes", "NDCG@10", SINGLES.split(","))
        yield from again(outcomes)


def ratings(place: Place) -> Iterator[str]:
    """Films with few ratings."""
    outcomes = place.outcomes(FEW_RATINGS)
    if outcomes:
        yield from ("## Films with few ratings", "")
        yield (
            "Recall@50 of `cold` on ml-latest-small, by how many ratings each hidden film keeps, among all "
            "films of no more; one draw."
        )
        yield ""
        yield from by_setting(outcomes, "left", "Recall@50", ("popular", "content", "item_cosine"))
        yield from again(outcomes)


def candidates(place: Place) -> Iterator[str]:
    """What reaches the ranker."""
    for outcome in place.outcomes([CANDIDATES]):
        yield from ("## What reaches the ranker", "")
        yield (
            "The share of hidden likes among the candidates of `seeds` on ml-latest-small, and among the "
            "first 100 and 300: of `hybrid` in the ranker's order, of a single source in its own, also "
            f"beyond what it may name. The target is .75 among the first 300; {furthest(outcome)}"
        )
        yield ""
        yield from every_measure(outcome)
        yield from again([outcome])


def ablations(place: Place) -> Iterator[str]:
    """What each part is worth."""
    for outcome in place.outcomes(ABLATIONS):
        kind = str(outcome.settings["kind"])
        yield from (f"## Ablations: {kind}", "")
        if kind == "diversity":
            yield from variety(outcome, METHODS)
            yield from ("", cheap_variety(outcome, METHODS))
            yield "Chosen on the very questions it is told of, so it may flatter."
        else:
            yield from against_the_whole(outcome)
        yield from again([outcome])


def peers(place: Place) -> Iterator[str]:
    """Other libraries, asked the same."""
    if find_spec("lenskit") is None and not place.kept_only:
        return
    for outcome in place.outcomes([PEERS]):
        yield from ("## Peers", "")
        yield "Models of the `implicit` library and of LensKit as they come, beside the usual baselines."
        yield ""
        yield from against_the_whole(outcome)
        yield from again([outcome])


def simulations(place: Place) -> Iterator[str]:
    """An A/B test and a feedback loop."""
    for name, (heading, asked) in SIMULATIONS.items():
        text = place.text(name, asked)
        if text:
            yield from (f"## {heading}", "", *(f"    {line}".rstrip() for line in text.splitlines()), "")
            yield from ("Again with:", "", f"    movienight evaluate {asked}", "")


def again(outcomes: Sequence[Outcome]) -> list[str]:
    """How to repeat these."""
    return ["", "Again with:", "", *(f"    {command_of(outcome)}" for outcome in outcomes), ""]


SECTIONS = (likes, ratings, candidates, ablations, peers, simulations)
