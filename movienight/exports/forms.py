"""Every form of table we can read, the ones with more columns before those they contain."""

from __future__ import annotations

from collections.abc import Sequence

from movienight.exports.form import Form
from movienight.exports.sites import imdb, letterboxd, movary, movielens, netflix, trakt

FORMS: tuple[Form, ...] = (
    letterboxd.REVIEWS,
    *letterboxd.FORMS,
    *imdb.FORMS,
    *trakt.FORMS,
    *movary.FORMS,
    *movielens.FORMS,
    *netflix.FORMS,
)


def form_of(columns: Sequence[str], path: str) -> Form | None:
    """The form of a file with these columns (in lower case) at this path; None if we know none."""
    place = path.lower()
    return next((form for form in FORMS if form.fits(columns, place)), None)


def is_beside(columns: Sequence[str]) -> bool:
    """Whether these are the columns of what MovieLens keeps beside ratings."""
    return any(wanted <= set(columns) for wanted in movielens.BESIDE)
