"""Whether the starter pack is there to run whole commands on."""

from __future__ import annotations

import pytest

from movienight.paths import assets_folder

STARTER = assets_folder() / "starter" / "manifest.json"

needs_starter = pytest.mark.skipif(not STARTER.exists(), reason="the starter pack is not made yet: make pack")
