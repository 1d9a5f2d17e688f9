"""Tests of movienight.text."""
