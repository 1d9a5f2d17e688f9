"""How well films match a mood: closeness in the vector space, and genres its words ask for."""

from __future__ import annotations

import numpy as np

from movienight.recommend.facts import FilmFacts
from movienight.recommend.moodwords import leaning_of
from movienight.types import Floats, Scores

FAME = 0.75
"""How much one standard deviation of log fame counts against one of closeness, when naming candidates."""
GENRES = 1.0
"""How much one standard deviation of genres asked for counts against one of closeness."""


def mood_scores(facts: FilmFacts, vectors: Floats, text: str, mood: Floats | None) -> Scores:
    """The mood's score of every film, float32 (n,).

    Args:
        vectors: what films are about, unit (n, d).
        text: the mood as typed.
        mood: the unit vector (d,) of what it asks for; None where it only says what not.
    """
    close = np.zeros(len(facts), dtype=np.float32) if mood is None else _standard(vectors @ mood)
    asked = _standard(genre_scores(facts, text))
    return (close + GENRES * asked).astype(np.float32)


def genre_scores(facts: FilmFacts, text: str) -> Floats:
    """How far each film's genres answer the words of a mood, (n,); all 0 where it has no known word."""
    leaning = leaning_of(text)
    wanted = np.array([leaning.get(name, 0.0) for name in facts.genre_names], dtype=np.float32)
    return facts.genre_vectors @ wanted


def _standard(values: Floats) -> Floats:
    """Mean 0, standard deviation 1; all 0 where nothing varies."""
    spread = float(values.std())
    noise = 1e-6 * float(np.abs(values).max(initial=0.0))  # a mean in float32 is not exact
    return (values - values.mean()) / spread if spread > noise else np.zeros_like(values)


def worth_naming(facts: FilmFacts, mood: Scores) -> Scores:
    """The mood's scores as a source of candidates: with a prior for what many people loved, (n,).

    A bare match over ten thousand films puts the obscure first; the prior more than doubles the
    accuracy of moods against the tags people gave. Among the candidates, the bare match counts.
    """
    return (mood + FAME * _standard(facts.log_likes)).astype(np.float32)
