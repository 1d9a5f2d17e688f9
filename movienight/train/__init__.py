"""From the catalogue to an index: models, vectors, graphs and the ranker."""
