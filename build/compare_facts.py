"""What the sources say of the same film, checked against each other.

    python build/compare_facts.py DATA OUT.csv

DATA is a folder that holds ml-latest-small/, the-movies-dataset/ and tmdb-recent/. OUT.csv gets a line
for each real disagreement about a title, year, genre, director or language, both values side by side;
a table of how many there are, per fact and pair of sources, goes to standard output. Spelling, case,
articles, translated titles and longer lists are no disagreements.
"""

from __future__ import annotations

import ast
import csv
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations
from pathlib import Path
from typing import Any, TypeVar

from recent_films import BROADEST, MOVIELENS, NEWEST, OLDER, RECENT

from movienight.ingest.genres import canonical_genres
from movienight.ingest.mending import mend_encoding
from movienight.ingest.titles import parse_title
from movienight.text.normalise import fold, loose, numbers, squeeze, without_article

Key = TypeVar("Key")
Value = TypeVar("Value")
COLUMNS = ("tmdb_id", "film", "fact", "source_a", "value_a", "source_b", "value_b")
SPELLING = 85.0
"""Letters in common, in percent, from which on two names are one name spelled in two ways."""
_LANGUAGES = {"cn": "zh", "nb": "no", "xx": ""}
"""TMDB says "cn" for Cantonese and "xx" for films without words."""


class Verdict(IntEnum):
    """How two values of one fact compare; `NEAR` is another spelling or a longer list."""

    SAME = 0
    NEAR = 1
    DIFFERENT = 2


@dataclass(frozen=True, slots=True)
class Claims:
    """What one source says of one film; empty where it says nothing.

    `titles` are all it gives, the main one first; `genres` are canonical; `languages` is one ISO
    639-1 code or none.
    """

    titles: tuple[str, ...]
    years: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    directors: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sources that say different things of one film; the values are as people would write them."""

    tmdb_id: int
    film: str
    fact: str
    source_a: str
    value_a: str
    source_b: str
    value_b: str


Source = Mapping[int, Claims]
"""What one source says, by TMDB number."""
Counts = Counter[tuple[str, str, str, Verdict]]
"""How often each verdict fell, by fact and pair of sources."""


def read_sources(data: Path) -> dict[str, Source]:
    """The four sources by name, MovieLens first; a film without a TMDB number is left out."""
    return {
        "MovieLens": _firsts(_movielens(data / MOVIELENS)),
        "Movies Dataset": _firsts(_older(data / OLDER)),
        "TMDB 2026": _firsts(_newest(data / RECENT / NEWEST)),
        "TMDB 2022": _firsts(_broadest(data / RECENT / BROADEST)),
    }


def compare(sources: Mapping[str, Source]) -> tuple[list[Disagreement], Counts]:
    """Every real disagreement, by fact, pair of sources and film; and all verdicts counted."""
    found: list[Disagreement] = []
    counts: Counts = Counter()
    for (name_a, one), (name_b, other) in combinations(sources.items(), 2):
        for fact, judge in FACTS.items():
            for tmdb_id in sorted(one.keys() & other.keys()):
                first, second = getattr(one[tmdb_id], fact), getattr(other[tmdb_id], fact)
                if not first or not second:
                    continue
                verdict = judge(first, second)
                counts[fact, name_a, name_b, verdict] += 1
                if verdict is Verdict.DIFFERENT:
                    values = name_a, _written(fact, first), name_b, _written(fact, second)
                    found.append(Disagreement(tmdb_id, _label(one[tmdb_id]), fact, *values))
    return sorted(found, key=lambda one: list(FACTS).index(one.fact)), counts


def titles_compared(one: Iterable[str], other: Iterable[str]) -> Verdict:
    """SAME if any two of the titles are, less case, accents, articles and how numbers are written.

    NEAR if two are spelled nearly alike or one has more words, a subtitle, and the numbers in them
    are the same: "Alien" and "Alien 3" are two films.
    """
    first, second = ({fold(title) for title in titles} for titles in (one, other))
    if {*map(loose, first)} & {*map(loose, second)}:
        return Verdict.SAME
    pairs = [(a, b) for a in first for b in second if numbers(a) == numbers(b)]
    near = any(_alike(a, b) or _nested(a, b) for a, b in pairs)
    return Verdict.NEAR if near else Verdict.DIFFERENT


def years_compared(one: Iterable[str], other: Iterable[str]) -> Verdict:
    """SAME or DIFFERENT: a year apart may be a festival or an error, which is for people to say."""
    return Verdict.SAME if set(one) == set(other) else Verdict.DIFFERENT


def lists_compared(one: Iterable[str], other: Iterable[str]) -> Verdict:
    """SAME if the lists hold the same, DIFFERENT only if they have nothing in common."""
    first, second = set(one), set(other)
    if first == second:
        return Verdict.SAME
    return Verdict.NEAR if first & second else Verdict.DIFFERENT


def people_compared(one: Iterable[str], other: Iterable[str]) -> Verdict:
    """As lists are, less case and accents; a name in two spellings, or with more names, is in common."""
    first, second = ({fold(name) for name in names} for names in (one, other))
    verdict = lists_compared(first, second)
    near = verdict is Verdict.DIFFERENT and any(_same_person(a, b) for a in first for b in second)
    return Verdict.NEAR if near else verdict


FACTS: dict[str, Callable[[tuple[str, ...], tuple[str, ...]], Verdict]] = {
    "titles": titles_compared,
    "years": years_compared,
    "genres": lists_compared,
    "directors": people_compared,
    "languages": lists_compared,
}
"""The facts that are compared, each with its judge."""


def write_disagreements(path: Path, found: Iterable[Disagreement]) -> None:
    """One line each, with a header."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([getattr(one, name) for name in COLUMNS] for one in found)


def table(counts: Counts) -> Iterator[str]:
    """The counts as lines: fact, pair of sources, how many films, and how they compare."""
    form = "{:<10} {:<15} {:<15} {:>8} {:>8} {:>8} {:>9}"
    yield form.format("fact", "source", "and source", "films", "same", "near", "different")
    for fact, one, other in dict.fromkeys(key[:3] for key in sorted(counts, key=_order(counts))):
        verdicts = [counts[fact, one, other, verdict] for verdict in Verdict]
        yield form.format(fact, one, other, *(f"{number:,}" for number in (sum(verdicts), *verdicts)))


def _order(counts: Counts) -> Callable[[tuple[str, str, str, Verdict]], tuple[int, int]]:
    """Facts in their order, pairs in the order of the sources."""
    facts, keys = list(FACTS), list(counts)
    return lambda key: (facts.index(key[0]), keys.index(key))


def _movielens(folder: Path) -> Iterator[tuple[int, Claims]]:
    numbers_of = {row["movieId"]: row["tmdbId"] for row in _rows(folder / "links.csv")}
    for row in _rows(folder / "movies.csv"):
        parsed, number = parse_title(row["title"]), numbers_of.get(row["movieId"], "")
        if number:
            titles = (parsed.title, *parsed.alternatives)
            year = (str(parsed.year),) if parsed.year else ()
            yield int(number), Claims(titles, year, _genres(row["genres"].split("|")))


def _older(folder: Path) -> Iterator[tuple[int, Claims]]:
    directors = _firsts((row["id"], _directors(row["crew"])) for row in _rows(folder / "credits.csv"))
    for row in _rows(folder / "movies_metadata.csv"):
        if not (row["id"] or "").isdecimal() or not row["title"]:
            continue
        parsed = [parse_title(mend_encoding(row[name]), undated=True) for name in ("title", "original_title")]
        titles = [name for one in parsed for name in (one.title, *one.alternatives) if name]
        yield (
            int(row["id"]),
            Claims(
                tuple(dict.fromkeys(titles)),
                _year(row["release_date"]),
                _genres(_names(row["genres"])),
                directors.get(row["id"], ()),
                _language(row["original_language"]),
            ),
        )


def _newest(path: Path) -> Iterator[tuple[int, Claims]]:
    for row in _rows(path):
        directors = tuple(filter(None, row["director"].split("|")))
        genres = _genres(row["genres"].split("|"))
        yield int(row["tmdb_id"]), Claims((row["title"],), _year(row["release_date"]), genres, directors)


def _broadest(path: Path) -> Iterator[tuple[int, Claims]]:
    for row in _rows(path):
        genres, language = _genres(row["genre"].split(",")), _language(row["original_language"])
        claims = Claims((row["title"],), _year(row["release_date"]), genres, languages=language)
        yield int(row["id"]), claims


def _firsts(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, Value]:
    """A mapping in which the first of several values stands, as in an import."""
    found: dict[Key, Value] = {}
    for key, value in pairs:
        found.setdefault(key, value)
    return found


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file, restval=""):
            yield {name: value or "" for name, value in row.items() if name}


def _year(date: str) -> tuple[str, ...]:
    return (date[:4],) if date[:4].isdecimal() else ()


def _language(code: str) -> tuple[str, ...]:
    known = _LANGUAGES.get(code, code)
    return (known,) if known else ()


def _genres(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(canonical_genres(names)))


def _names(literal: str) -> list[str]:
    return [str(entry["name"]) for entry in _list(literal)]


def _directors(literal: str) -> tuple[str, ...]:
    named = [mend_encoding(str(entry["name"])) for entry in _list(literal) if entry["job"] == "Director"]
    return tuple(dict.fromkeys(name.strip() for name in named if name.strip()))


def _list(literal: str) -> list[dict[str, Any]]:
    try:
        return list(ast.literal_eval(literal)) if literal else []
    except (ValueError, SyntaxError):
        return []


def _same_person(one: str, other: str) -> bool:
    """ "Cary Fukunaga" is Cary Joji Fukunaga, "David M. Evans" David Mickey Evans."""
    first, second = one.split(), other.split()
    if len(first) < 2 or len(second) < 2:
        return _alike(one, other)
    ends = (first[0], first[-1]) == (second[0], second[-1])
    return ends or _nested(one, other) or _alike(one, other)


def _alike(one: str, other: str) -> bool:
    """Whether two folded names are one, spelled in two ways."""
    from rapidfuzz.fuzz import ratio

    return ratio(squeeze(one), squeeze(other)) >= SPELLING


def _nested(one: str, other: str) -> bool:
    """Whether all words of one folded name are in the other."""
    first, second = set(without_article(one).split()), set(without_article(other).split())
    return first <= second or second <= first


def _written(fact: str, values: tuple[str, ...]) -> str:
    return values[0] if fact == "titles" else ", ".join(values)


def _label(claims: Claims) -> str:
    return f"{claims.titles[0]} ({claims.years[0]})" if claims.years else claims.titles[0]


def main() -> None:
    """Compare, write the disagreements, print the counts."""
    if len(sys.argv) != 3:
        raise SystemExit("usage: python build/compare_facts.py DATA OUT.csv")
    found, counts = compare(read_sources(Path(sys.argv[1])))
    write_disagreements(Path(sys.argv[2]), found)
    print("\n".join(table(counts)))
    print(f"{len(found):,} disagreements in {sys.argv[2]}")


if __name__ == "__main__":
    main()
