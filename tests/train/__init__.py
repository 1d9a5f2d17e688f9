"""Tests of movienight.train, on the tiny worlds of `worlds`."""
