"""The evening, without a terminal."""
