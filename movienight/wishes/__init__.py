"""What people type, read into values: genres, years, languages, minutes, shares. Pure functions."""
