"""Tests of movienight.recommend, on the tiny worlds of `worlds`."""

import pytest

pytest.register_assert_rewrite("contracts")
