"""Tests of movienight.recommend, on the tiny worlds of `worlds`."""

import os

import pytest

# LightGBM's threads wait by spinning, which costs seconds where other processes are at work too.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
pytest.register_assert_rewrite("contracts")
