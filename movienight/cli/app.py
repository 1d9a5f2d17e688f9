"""Bare `movienight`: the app; with `--plain` the same evening line by line."""

from __future__ import annotations

import os


def open_app(plain: bool = False) -> int:
    """Run the app until somebody leaves it; its exit code.

    Raises:
        UsageError: the config cannot be read, or names keys that cannot be given.
    """
    import gc

    gc.disable()  # importing makes no rubbish; collecting is taken up again behind the first frame
    from movienight.config import read_config
    from movienight.evening.acts import keymap
    from movienight.paths import Home

    # A request is many small products: a second BLAS thread costs more to wake than it computes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    home = Home.default()
    config = read_config(home.config)
    keys = keymap(config.keys) if config.keys else {}
    if plain:
        gc.enable()
        from movienight.cli.linewise import run as run_linewise

        return run_linewise(home)
    from movienight.tui.start import run

    return run(home, keys, config.theme)
