"""What people type, read into values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from movienight.clock import now
from movienight.errors import UsageError
from movienight.ingest.genres import GENRES
from movienight.recommend.headsup import FLAGS
from movienight.wishes.genres import read_genres
from movienight.wishes.headsup import read_flags
from movienight.wishes.languages import language_name, read_languages
from movienight.wishes.minutes import minutes_until, read_minutes, time_nearest
from movienight.wishes.shares import read_count, read_share
from movienight.wishes.years import read_years

EVENING = datetime(2026, 11, 21, 20, 45).astimezone()


@pytest.mark.parametrize(
    ("typed", "genres"),
    [
        ("comedy", {"Comedy"}),
        ("DRAMA,war", {"Drama", "War"}),
        (" Sci-Fi , Horror ", {"Sci-Fi", "Horror"}),
        ("science fiction", {"Sci-Fi"}),
        ("scifi", {"Sci-Fi"}),
        ("children", {"Family"}),
        ("kids", {"Family"}),
        ("film-noir", {"Noir"}),
        ("Film Noir", {"Noir"}),
        ("musical", {"Music"}),
        ("comedy,,", {"Comedy"}),
    ],
)
def test_genres(typed: str, genres: set[str]) -> None:
    """Genres are read whatever their case, hyphens and usual other names."""
    assert read_genres(typed) == genres


@pytest.mark.parametrize("genre", GENRES)
def test_every_genre_is_its_own_name(genre: str) -> None:
    """The name we print can be typed."""
    assert read_genres(genre) == {genre}


def test_an_unknown_genre_lists_them_all() -> None:
    """The complaint names what was typed, the nearest genre and every genre there is."""
    with pytest.raises(UsageError) as caught:
        read_genres("comedy,horor")

    assert "“horor”" in caught.value.message
    assert "did you mean Horror?" in caught.value.hint
    assert all(genre in caught.value.hint for genre in GENRES)


@pytest.mark.parametrize(
    ("typed", "flags"),
    [
        ("gore", {"gore"}),
        ("animal harm", {"animal harm"}),
        ("Animal-Harm, sad ending,", {"animal harm", "sad ending"}),
        ("SCARYFORCHILDREN", {"scary for children"}),
    ],
)
def test_heads_ups(typed: str, flags: set[str]) -> None:
    """Heads-ups are read from a comma list, whatever the case and the hyphens."""
    assert read_flags(typed) == flags


@pytest.mark.parametrize("flag", FLAGS)
def test_every_heads_up_is_its_own_name(flag: str) -> None:
    """Each heads-up there is can be avoided by its name."""
    assert read_flags(flag) == {flag}


def test_an_unknown_heads_up() -> None:
    """What is no heads-up is refused with the nearest one and all there are."""
    with pytest.raises(UsageError) as caught:
        read_flags("gore,violense")

    assert "“violense”" in caught.value.message
    assert "did you mean violence?" in caught.value.hint
    assert all(flag in caught.value.hint for flag in FLAGS)


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("1994", (1994, 1994)),
        ("1990-2005", (1990, 2005)),
        ("1990–2005", (1990, 2005)),
        ("1990 - 2005", (1990, 2005)),
        ("1990-", (1990, None)),
        ("-1980", (None, 1980)),
        ("1990s", (1990, 1999)),
        ("2000s", (2000, 2009)),
        ("1994-1994", (1994, 1994)),
    ],
)
def test_years(typed: str, years: tuple[int | None, int | None]) -> None:
    """A span of years has an inclusive first and last, open where nothing is said."""
    assert read_years(typed) == years


def test_years_that_run_backwards() -> None:
    """A span that runs backwards is answered with the one that was meant."""
    with pytest.raises(UsageError) as caught:
        read_years("2005-1990")

    assert caught.value.hint == "write 1990-2005"


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("100", 100),
        ("90 min", 90),
        ("90m", 90),
        ("1h40", 100),
        ("1h", 60),
        ("1:40", 100),
        ("2h5m", 125),
        ("1H 40", 100),
    ],
)
def test_minutes(typed: str, minutes: int) -> None:
    """A length may be written in minutes or in hours and minutes."""
    assert read_minutes(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("23:30", 165),
        ("11:30pm", 165),
        ("11pm", 135),
        ("23.30", 165),
        ("0:15", 210),
        ("24:00", 195),
        ("20:45", 1440),
    ],
)
def test_minutes_until(typed: str, minutes: int) -> None:
    """At 20:45 there are 165 minutes until 23:30; a time that is past is tomorrow's."""
    assert minutes_until(typed, EVENING) == minutes


def test_a_past_time_is_tomorrow() -> None:
    """At 20:45, 20:30 is 23 hours and 45 minutes away."""
    assert minutes_until("20:30", EVENING) == 23 * 60 + 45


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("fr", {"fr"}),
        ("French", {"fr"}),
        ("JAPANESE", {"ja"}),
        ("chinese", {"zh", "cn"}),
        ("Norwegian", {"no", "nb", "nn"}),
        (" es ", {"es"}),
    ],
)
def test_languages(typed: str, codes: set[str]) -> None:
    """A language is known by its English name and by its code."""
    assert read_languages(typed) == codes


def test_a_mistyped_language_is_answered_with_the_nearest() -> None:
    """The complaint offers the language that was meant."""
    with pytest.raises(UsageError) as caught:
        read_languages("Frensh")

    assert "French" in caught.value.hint


def test_language_names() -> None:
    """A code is shown by its name, an unknown one as it is."""
    assert (language_name("ja"), language_name("qq")) == ("Japanese", "qq")


@pytest.mark.parametrize(("typed", "share"), [("0", 0.0), ("1", 1.0), (".5", 0.5), ("0.25", 0.25)])
def test_shares(typed: str, share: float) -> None:
    """A dial takes numbers from 0 to 1, both included."""
    assert read_share(typed, "--balance", "") == share


@pytest.mark.parametrize(
    ("read", "typed"),
    [
        (read_genres, "telenovela"),
        (read_flags, ""),
        (read_languages, "klingon"),
        (read_languages, ""),
        (read_minutes, "long"),
        (read_minutes, "0"),
        (read_minutes, "1h75"),
        (read_minutes, "-5"),
        (read_years, "ninety"),
        (read_years, "94"),
        (read_years, "19945"),
        (read_years, "1994s"),
        (read_years, "-"),
        (read_years, ""),
        (read_count, "0"),
        (read_count, "101"),
        (read_count, "ten"),
        (read_count, "-3"),
        (lambda text: minutes_until(text, EVENING), "25:00"),
        (lambda text: minutes_until(text, EVENING), "23"),
        (lambda text: minutes_until(text, EVENING), "13pm"),
        (lambda text: minutes_until(text, EVENING), "23:75"),
        (lambda text: read_share(text, "--novelty", "0 to 1"), "1.01"),
        (lambda text: read_share(text, "--novelty", "0 to 1"), "nan"),
        (lambda text: read_share(text, "--novelty", "0 to 1"), "half"),
    ],
)
def test_what_cannot_be_read(read: Callable[[str], Any], typed: str) -> None:
    """What cannot be read is a usage error that says what to write."""
    with pytest.raises(UsageError) as caught:
        read(typed)

    assert caught.value.hint


def test_the_clock_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """MOVIENIGHT_NOW stands in for the local time."""
    monkeypatch.setenv("MOVIENIGHT_NOW", "2026-11-21T20:45")

    assert now() == EVENING


def test_a_clock_set_wrongly(monkeypatch: pytest.MonkeyPatch) -> None:
    """MOVIENIGHT_NOW that is not a time is a usage error."""
    monkeypatch.setenv("MOVIENIGHT_NOW", "tonight")

    with pytest.raises(UsageError):
        now()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("20:30", "21 20:30"),
        ("20:45", "21 20:45"),
        ("23:00", "21 23:00"),
        ("8:44", "22 08:44"),
        ("9am", "21 09:00"),
    ],
)
def test_the_nearest_such_time(typed: str, told: str) -> None:
    """A time of day is the one nearest to a quarter to nine, past or to come."""
    assert f"{time_nearest(typed, EVENING):%d %H:%M}" == told
