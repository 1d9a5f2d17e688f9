"""Opening the engine for one command."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from movienight.cli.output import tell
from movienight.cli.progress import Progress

if TYPE_CHECKING:
    from movienight.engine import Engine


@contextmanager
def engine_open() -> Iterator[Engine]:
    """The engine of this person's home; what it has to say is told when the work is done.

    Raises:
        DataError: catalogue or index missing or damaged.
        HomeUnusable: the home cannot be written.
    """
    # A request is many small products: a second BLAS thread costs more to wake than it computes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from movienight.engine import Engine
    from movienight.paths import Home

    with Progress() as progress:
        engine = Engine.open(Home.default(), progress)
    try:
        yield engine
    finally:
        for note in engine.notes:
            tell(note)
