"""The palette: every act with its key, and why it cannot be done where it cannot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from movienight.evening.acts import ACTS, Act, shown, why_not

if TYPE_CHECKING:
    from movienight.tui.app import MovieNight


class Acts(Provider):
    """All acts as commands."""

    async def discover(self) -> Hits:
        """Everything, before a letter is typed."""
        for act in ACTS:
            yield DiscoveryHit(self._line(act), self._do(act), act.name, self._help(act))

    async def search(self, query: str) -> Hits:
        """Acts whose name or help is like what was typed."""
        matcher = self.matcher(query)
        for act in ACTS:
            score = max(matcher.match(act.name), 0.9 * matcher.match(act.help))
            if score > 0:
                yield Hit(score, self._line(act), self._do(act), act.name, self._help(act))

    def _line(self, act: Act) -> Content:
        return Content.assemble(act.name, (f"  {shown(act.key)}", "$text-muted"))

    def _help(self, act: Act) -> str:
        reason = why_not(act.id, self._app.view.situation)
        return f"not now: {reason}" if reason else act.help

    def _do(self, act: Act) -> partial[None]:
        return partial(self._app.perform, act.id)

    @property
    def _app(self) -> MovieNight:
        return cast("MovieNight", self.app)
