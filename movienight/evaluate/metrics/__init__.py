"""Measures of lists, one per file."""
