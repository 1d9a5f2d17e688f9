"""Tests of movienight.evaluate, on the tiny worlds of `worlds`."""

import os

# Threads that wait by spinning cost seconds where other processes are at work too.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
