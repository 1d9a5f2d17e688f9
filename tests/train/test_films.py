"""Films become facts, cards and the text that is embedded."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import floats

from movienight.recommend import shelf
from movienight.storage.artifacts import Index, IndexWriter
from movienight.storage.films import FilmCards
from movienight.train.films import facts_of, film_text, first_sentence, save_films, votes_of
from movienight.types import Film
from train.tables import film_table

LIGHTHOUSE = {
    "title": "The Lamp",
    "original_title": "La Lampe",
    "year": 1998,
    "runtime": 91,
    "genres": ["Drama", "Comedy"],
    "language": "fr",
    "countries": ["FR", "BE"],
    "directors": ["Ada Aubert", "Bo Berg"],
    "cast": ["Cy", "Di"],
    "keywords": ["lighthouse", "sea"],
    "ml_id": 12,
    "tmdb_id": 345,
    "imdb_id": "tt0000678",
    "overview": "A keeper forgets the lamp.",
}
HARBOUR = {
    "title": "Harbour",
    "genres": ["Drama"],
    "language": "en",
    "directors": ["Bo Berg", "Bo Berg"],
    "cast": ["Di", "Ed"],
    "keywords": ["sea", "sea", "crane"],
    "imdb_id": "tt12345678",
}
TABLE = film_table(LIGHTHOUSE, HARBOUR, {})


def test_facts_by_hand() -> None:
    """Genres and languages are columns and codes in alphabetical order; what is unknown is NaN or -1."""
    facts, _ = facts_of(TABLE)
    assert len(facts) == 3
    np.testing.assert_array_equal(facts.year, floats([1998, np.nan, np.nan]))
    np.testing.assert_array_equal(facts.runtime, floats([91, np.nan, np.nan]))
    assert facts.genre_names == ("Comedy", "Drama")
    assert facts.genres.tolist() == [[True, True], [False, True], [False, False]]
    assert facts.language_names == ("en", "fr")
    assert facts.language.tolist() == [1, 0, -1]
    assert facts.likes.tolist() == facts.ratings.tolist() == facts.mean_rating.tolist() == [0, 0, 0]


def test_names_that_only_one_film_has_are_dropped() -> None:
    """Only people and keywords of two films or more have an id; twice in one film is still one film."""
    facts, names = facts_of(TABLE)
    assert names == {"directors": ["Bo Berg"], "cast": ["Di"], "keywords": ["sea"]}
    for column in (facts.directors, facts.cast, facts.keywords):
        assert [column[row].tolist() for row in range(3)] == [[0], [0], []]


def test_ids_are_positions_of_names() -> None:
    """Each film's ids, turned back into names, are its shared names in its own order."""
    table = film_table({"keywords": ["z", "a", "m"]}, {"keywords": ["m", "z"]}, {"keywords": ["a", "lone"]})
    facts, names = facts_of(table)
    assert names["keywords"] == ["a", "m", "z"]
    back = [[names["keywords"][i] for i in facts.keywords[row]] for row in range(3)]
    assert back == [["z", "a", "m"], ["m", "z"], ["a"]]


def test_no_films() -> None:
    """Of no films there are no facts."""
    facts, names = facts_of(film_table())
    assert len(facts) == 0
    assert names == {"directors": [], "cast": [], "keywords": []}


def test_votes_elsewhere() -> None:
    """Votes and their means are as the table has them; where unknown there are none, and no mean."""
    votes = votes_of(film_table({"vote_count": 12, "vote_average": 7.5}, {"vote_count": 0}, {}))
    assert votes.count.tolist() == [12, 0, 0]
    np.testing.assert_array_equal(votes.mean, floats([7.5, np.nan, np.nan]))
    assert votes.count.dtype == votes.mean.dtype == np.float32
    assert votes_of(film_table()).count.shape == (0,)


def test_films_come_back_as_cards(tmp_path: Path) -> None:
    """Saved films are shown as they were, unknown facts as unknown."""
    facts, names = facts_of(TABLE)
    writer = IndexWriter(tmp_path / "index")
    shelf.save_facts(writer, facts)
    save_films(writer, TABLE, names, ["A keeper forgets the lamp.", "", ""])
    writer.close("films")
    cards = FilmCards(Index(tmp_path / "index"), {})
    assert cards.film(0) == Film(
        row=0,
        title="The Lamp",
        year=1998,
        runtime=91,
        genres=("Drama", "Comedy"),
        directors=("Ada Aubert", "Bo Berg"),
        cast=("Cy", "Di"),
        keywords=("sea",),
        language="fr",
        countries=("FR", "BE"),
        original_title="La Lampe",
        ml_id=12,
        tmdb_id=345,
        imdb_id="tt0000678",
        line="A keeper forgets the lamp.",
    )
    assert cards.film(1).imdb_id == "tt12345678"
    assert cards.film(2) == Film(row=2, title="Untitled")


def test_text_of_a_film() -> None:
    """The text holds title and year, overview, genres, keywords, directors and cast, in this order."""
    assert film_text(TABLE, 0) == (
        "The Lamp (1998). A keeper forgets the lamp. Genres: Drama, Comedy. Keywords: lighthouse, sea. "
        "Director: Ada Aubert, Bo Berg. Cast: Cy, Di."
    )
    assert film_text(TABLE, 2) == "Untitled."


def test_text_takes_only_the_first_of_many() -> None:
    """Twelve keywords, two directors and five of the cast are enough."""
    many = [f"n{number}" for number in range(20)]
    text = film_text(film_table({"keywords": many, "directors": many, "cast": many}), 0)
    assert text == (
        f"Untitled. Keywords: {', '.join(many[:12])}. Director: n0, n1. Cast: {', '.join(many[:5])}."
    )


@pytest.mark.parametrize(
    ("overview", "line"),
    [
        (None, ""),
        ("", ""),
        ("  A keeper\n forgets   the lamp ", "A keeper forgets the lamp"),
        ("A keeper forgets to light the lamp. A ship is near.", "A keeper forgets to light the lamp."),
        (
            "Will the keeper light the lamp tonight? A ship is near.",
            "Will the keeper light the lamp tonight?",
        ),
        (
            "The keeper has forgotten the lamp! A ship is near. Too near.",
            "The keeper has forgotten the lamp!",
        ),
        ("Night. The keeper of the light is asleep. He dreams.", "Night. The keeper of the light is asleep."),
        (
            "When the lamp goes out Mr. Berg and Dr. Ek row out. They are lost.",
            "When the lamp goes out Mr. Berg and Dr. Ek row out.",
        ),
        (
            "In the winter of 1943 the U.S. Navy needs a keeper named J. Doe. He sleeps.",
            "In the winter of 1943 the U.S. Navy needs a keeper named J. Doe.",
        ),
        (
            "Long ago, on an island far out, lamp 2.0 burns",
            "Long ago, on an island far out, lamp 2.0 burns",
        ),
    ],
)
def test_first_sentence(overview: str | None, line: str) -> None:
    """The line is the overview up to the first end of a sentence that has said something."""
    assert first_sentence(overview) == line


def test_a_sentence_that_runs_on_is_cut_at_a_word() -> None:
    """What is longer than the longest line ends at a word, with a sign that it goes on."""
    text = "word " * 100
    line = first_sentence(text)
    assert line == "word " * 44 + "…"
    assert first_sentence("a" * 30 + " bb cc. More.", longest=33) == "a" * 30 + " …"


some_words = st.sampled_from(["word", "Mr.", "ends.", "A", "why?", "oh!", "x" * 60, "\n", "U.S."])


@settings(deadline=None, max_examples=80)
@given(st.lists(some_words), st.integers(40, 120))
def test_a_line_is_how_its_overview_begins(words: list[str], longest: int) -> None:
    """Any line is one flat beginning of its overview, whole words only, not longer than allowed."""
    flat = " ".join(" ".join(words).split())
    line = first_sentence(" ".join(words), longest)
    assert "\n" not in line
    if line.endswith(" …"):
        kept = line[:-2]
        assert flat.startswith(kept + " ") or " " not in kept
        assert len(kept) <= longest
    else:
        assert flat == line or flat.startswith(line + " ")
        assert len(line) <= longest
