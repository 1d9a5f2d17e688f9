"""Checks of what ships: the pack and its prose."""
