"""Tests of movienight.train, on the tiny worlds of `worlds`."""

import os

# LightGBM's threads wait by spinning, which costs seconds where other processes are at work too.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
