"""What holds for all tests."""

import os

import pytest

# Threads that wait by spinning cost seconds where other processes are at work too.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
pytest.register_assert_rewrite("contracts")
