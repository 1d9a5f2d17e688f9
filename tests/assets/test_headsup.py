"""Our own heads-ups and ages: in one vocabulary, about films that are there, and not at odds."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from assets.test_loglines import rows
from assets.test_pack import ASSETS
from movienight.recommend.headsup import FAMILY_AGE, FLAGS
from movienight.storage.prose import heads_up, loglines

HINTS = heads_up(ASSETS)
AGES = {0, 6, 9, 12, 15, 18}
WITHOUT = 10
"""Films with a logline of which we may know too little for a hint, at most."""
NOT_FOR = {"gore": 12, "sexual content": 12, "strong language": 12}
"""From which age on a film may hold this."""


def test_there_are_enough() -> None:
    """At least 1,500 films have an age and heads-ups of ours."""
    assert len(HINTS) >= 1500


def test_no_film_has_two() -> None:
    """Each film stands once, in one file only."""

    def ids(pairs: list[tuple[str, object]]) -> list[str] | dict[str, object]:
        return [key for key, _ in pairs] if pairs and pairs[0][0].startswith(("tt", "tmdb:")) else dict(pairs)

    files = (ASSETS / "headsup").glob("*.json")
    counts = Counter(
        key for path in files for key in json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=ids)
    )
    assert counts.keys() == HINTS.keys()
    assert [key for key, count in counts.items() if count > 1] == []


def test_vocabulary() -> None:
    """Ages and flags are those there are, each flag once and in their order."""
    wrong = [key for key, hint in HINTS.items() if hint.age not in AGES]
    wrong += [
        key
        for key, hint in HINTS.items()
        if hint.flags != tuple(flag for flag in FLAGS if flag in hint.flags)
    ]
    assert wrong == []


def test_entries_say_which_film_they_mean() -> None:
    """Every entry has a title, an age and heads-ups, and nothing else; the title is its logline's."""
    titles = {}
    for path in (ASSETS / "loglines").glob("*.json"):
        entries = json.loads(path.read_text(encoding="utf-8"))
        titles |= {key: entry["title"] for key, entry in entries.items()}
    for path in (ASSETS / "headsup").glob("*.json"):
        for key, entry in json.loads(path.read_text(encoding="utf-8")).items():
            assert set(entry) == {"title", "age", "heads_up"}, key
            assert entry["title"] == titles.get(key, entry["title"]), key


def test_every_film_is_there() -> None:
    """Each id is a film of the starter pack."""
    assert [key for key in HINTS if key not in rows()] == []


def test_films_with_a_logline_have_a_hint() -> None:
    """Of the films we have written a line about all but a handful have a hint."""
    assert len(loglines(ASSETS).keys() - HINTS.keys()) <= WITHOUT


@pytest.mark.parametrize("flag", NOT_FOR)
def test_ages_agree_with_heads_ups(flag: str) -> None:
    """No film with gore, sexual content or strong language is said to suit children under twelve."""
    young = [key for key, hint in HINTS.items() if flag in hint.flags and (hint.age or 0) < NOT_FOR[flag]]
    assert young == []
    assert NOT_FOR[flag] > FAMILY_AGE


def test_high_ages_have_a_reason() -> None:
    """A film from 15 or 18 has something to warn of, and one for all ages has nothing."""
    assert [key for key, hint in HINTS.items() if (hint.age or 0) >= 15 and not hint.flags] == []
    assert [key for key, hint in HINTS.items() if hint.age == 0 and hint.flags] == []
