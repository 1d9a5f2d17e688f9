"""The app by its right type, for screens and widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from movienight.tui.app import MovieNight


class House:
    """Mixed into screens and widgets."""

    @property
    def night(self) -> MovieNight:
        """The app."""
        return cast("MovieNight", self.app)  # type: ignore[attr-defined]
