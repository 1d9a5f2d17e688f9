"""Data sets in, rows out, with an account of what was dropped."""
