"""Mood words people use, and the genres that answer to them.

A sentence encoder hears "sad" in "nothing sad" and finds sad films, and finds "Sunday" in a title
before it finds comfort. So common mood words also speak through genres, and a "no" before them is
understood. What is not in the list is left to the encoder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

Leaning = Mapping[str, float]
"""Genres a mood asks for (above 0) and shuns (below 0), each -1..1."""

_GENTLE = {"Horror": -1.0, "Thriller": -0.7, "War": -0.7, "Crime": -0.5}
COMFORT: Leaning = {"Family": 0.7, "Comedy": 0.6, "Romance": 0.5, "Animation": 0.4, "Fantasy": 0.2, **_GENTLE}
LAUGH: Leaning = {"Comedy": 1.0, "Animation": 0.2, "Horror": -0.6, "War": -0.6, "Drama": -0.3}
FEAR: Leaning = {
    "Horror": 1.0,
    "Thriller": 0.5,
    "Mystery": 0.2,
    "Family": -0.8,
    "Comedy": -0.4,
    "Romance": -0.4,
}
TENSION: Leaning = {
    "Thriller": 1.0,
    "Crime": 0.4,
    "Mystery": 0.4,
    "Action": 0.3,
    "Family": -0.5,
    "Comedy": -0.5,
}
ACTION: Leaning = {"Action": 1.0, "Adventure": 0.5, "Thriller": 0.2, "Romance": -0.3, "Documentary": -0.5}
LOVE: Leaning = {"Romance": 1.0, "Drama": 0.2, "Comedy": 0.1, "Horror": -0.7, "War": -0.4, "Action": -0.3}
TEARS: Leaning = {"Drama": 0.8, "Romance": 0.3, "War": 0.3, "Comedy": -0.6, "Action": -0.3}
DARK: Leaning = {
    "Crime": 0.6,
    "Noir": 0.6,
    "Thriller": 0.5,
    "Drama": 0.3,
    "Horror": 0.3,
    "Family": -0.8,
    "Comedy": -0.5,
}
WONDER: Leaning = {
    "Fantasy": 0.8,
    "Animation": 0.4,
    "Adventure": 0.4,
    "Family": 0.4,
    "Crime": -0.4,
    "War": -0.4,
}
QUIET: Leaning = {"Drama": 0.6, "Romance": 0.3, "Action": -0.8, "Horror": -0.7, "Thriller": -0.5, "War": -0.4}
THOUGHT: Leaning = {"Drama": 0.5, "Mystery": 0.4, "Sci-Fi": 0.4, "Documentary": 0.3, "Action": -0.3}
CHILDREN: Leaning = {
    "Family": 1.0,
    "Animation": 0.7,
    "Fantasy": 0.3,
    "Adventure": 0.3,
    "Crime": -0.6,
    **_GENTLE,
}

_WORDS: tuple[tuple[Leaning, str], ...] = (
    (
        COMFORT,
        "cozy cosy comfort comforting warm warming heartwarming gentle feelgood uplifting rainy sunday lazy",
    ),
    (
        COMFORT,
        "light lighthearted sweet kind tired relaxing relaxed wholesome easy charming soothing nostalgic",
    ),
    (LAUGH, "funny laugh laughs laughing hilarious comedy silly goofy witty fun cheerful happy joke jokes"),
    (FEAR, "scary scared fear frightening creepy spooky horror terrifying haunted halloween nightmare"),
    (TENSION, "tense tension suspense suspenseful thrilling thriller gripping edge seat nervous nailbiting"),
    (
        ACTION,
        "action explosive explosions fast adrenaline fights fight chase adventure epic blockbuster loud",
    ),
    (LOVE, "romantic romance love date kiss tender passionate valentine"),
    (TEARS, "sad cry crying tears tearjerker heartbreaking depressing melancholy melancholic moving grief"),
    (DARK, "dark gritty bleak grim violent violence noir brutal disturbing"),
    (WONDER, "magical magic whimsical whimsy dreamy enchanting fairytale fantasy wonder imaginative"),
    (QUIET, "slow quiet calm beautiful meditative peaceful contemplative poetic sleep asleep"),
    (
        THOUGHT,
        "clever thoughtful smart mindbending deep intelligent philosophical puzzle twist twisty brainy",
    ),
    (CHILDREN, "kid kids child children family son daughter"),
)
LEANINGS: Mapping[str, Leaning] = {word: leaning for leaning, words in _WORDS for word in words.split()}

_NO = {"no", "not", "nothing", "never", "without", "less", "isnt", "dont", "hate", "avoid", "non"}
_FILLERS = {
    "a",
    "an",
    "the",
    "too",
    "very",
    "so",
    "to",
    "of",
    "for",
    "in",
    "us",
    "me",
    "we",
    "i",
    "film",
    "movie",
    "or",
}
_REACH = 2
"""How many words that matter a "no" speaks of: "nothing too sad or slow", "no blood, please"."""


def leaning_of(mood: str) -> dict[str, float]:
    """The genres a mood asks for and shuns, summed over its words; empty where no word is known.

    A negated word turns round, and what it would have shunned is not asked for: "not scary" shuns
    horror without asking for romance.
    """
    total: dict[str, float] = {}
    for word, denied in _words(mood):
        for genre, weight in LEANINGS.get(word, {}).items():
            if not denied:
                total[genre] = total.get(genre, 0.0) + weight
            elif weight > 0:
                total[genre] = total.get(genre, 0.0) - weight
    return total


def wanted_part(mood: str) -> str:
    """The mood less what it says no to, for an encoder that cannot hear a no; "" where nothing is left."""
    kept = [word for word, denied in _words(mood) if not denied]
    return " ".join(kept) if any(word not in _FILLERS for word in kept) else ""


def _words(mood: str) -> Iterator[tuple[str, bool]]:
    """The words of a mood, each with whether a "no" speaks of it; the "no" itself is left out."""
    flat = mood.casefold().replace("'", "").replace("’", "").replace("-", "")
    for clause in re.split(r"[,.;:!?]|\b(?:but|and)\b", flat):
        reach = 0
        for word in re.findall(r"[^\W_]+", clause):
            if word in _NO:
                reach = _REACH
            else:
                yield word, reach > 0
                reach -= word not in _FILLERS
