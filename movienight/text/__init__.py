"""Words: normalising, title search, BM25, sentence vectors."""
