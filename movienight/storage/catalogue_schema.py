"""The tables of a catalogue.

Source tables hold what each data set brought, cleaned, under the name of its edition; an import
replaces one edition and copies the others. Derived tables are made from them anew every time.
"""

from __future__ import annotations

SCHEMA = 1
"""Raised when a table changes its form."""

MOVIELENS_EDITIONS = (
    "ml-32m",
    "ml-latest",
    "ml-25m",
    "ml-20m",
    "ml-latest-small",
    "ml-10m",
    "ml-1m",
    "ml-100k",
)
"""Newest first: where two editions know a film, the first one names it. The order of ratings too."""

SOURCE_TABLES = {
    "imports": "edition VARCHAR, kind VARCHAR, origin VARCHAR, imported_at TIMESTAMP, account VARCHAR",
    "movielens_films": """edition VARCHAR, movie_id INTEGER, title VARCHAR, alternative_titles VARCHAR[],
        year INTEGER, genres VARCHAR[], imdb_id VARCHAR, tmdb_id INTEGER""",
    "ratings": "edition VARCHAR, user_id INTEGER, movie_id INTEGER, stars FLOAT, timestamp BIGINT",
    "tags": "edition VARCHAR, movie_id INTEGER, tag VARCHAR, count INTEGER",
    "genome_tags": "edition VARCHAR, tag_id INTEGER, tag VARCHAR",
    "genome_scores": "edition VARCHAR, movie_id INTEGER, tag_id INTEGER, relevance FLOAT",
    "tmdb_films": """edition VARCHAR, tmdb_id INTEGER, imdb_id VARCHAR, title VARCHAR,
        original_title VARCHAR, alternative_titles VARCHAR[], year INTEGER, runtime INTEGER,
        genres VARCHAR[], language VARCHAR, countries VARCHAR[], overview VARCHAR, tagline VARCHAR,
        directors VARCHAR[], actors VARCHAR[], keywords VARCHAR[], vote_average FLOAT,
        vote_count INTEGER, popularity FLOAT""",
    "tmdb_links": "edition VARCHAR, movie_id INTEGER, imdb_id VARCHAR, tmdb_id INTEGER",
    "recipes": """edition VARCHAR, recipe_id INTEGER, name VARCHAR, minutes INTEGER, tags VARCHAR[],
        ingredients VARCHAR[], steps VARCHAR[], description VARCHAR, nutrition FLOAT[]""",
    "recipe_ratings": "edition VARCHAR, user_id BIGINT, recipe_id INTEGER, stars UTINYINT",
}

DERIVED_TABLES = {
    "films": """row INTEGER, film_id INTEGER, ml_id INTEGER, tmdb_id INTEGER, imdb_id VARCHAR, title VARCHAR,
        original_title VARCHAR, alternative_titles VARCHAR[], year INTEGER, runtime INTEGER,
        genres VARCHAR[], language VARCHAR, countries VARCHAR[], overview VARCHAR, tagline VARCHAR,
        directors VARCHAR[], actors VARCHAR[], keywords VARCHAR[], vote_average FLOAT,
        vote_count INTEGER, popularity FLOAT""",
    "film_rows": "edition VARCHAR, movie_id INTEGER, row INTEGER",
    "about": "key VARCHAR, value VARCHAR",
}
