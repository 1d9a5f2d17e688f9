"""Tests of movienight.recommend, on the tiny worlds of `worlds`."""
