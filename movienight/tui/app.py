"""The app: themes, keys, screens, and the one door to the evening behind them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from movienight.evening.acts import ACTS, BY_ID, HOUSE, PLACES, why_not
from movienight.evening.view import View
from movienight.tui.backstage import Backstage, known
from movienight.tui.going import Going
from movienight.tui.palette import Acts
from movienight.tui.screens.tonight import TonightScreen
from movienight.tui.themes import THEMES

if TYPE_CHECKING:
    from textual.screen import Screen

    from movienight.evening.evening import Evening
    from movienight.evening.state import Tonight

    Opening = Callable[[Callable[[str], None]], Evening]
    """Opens home, engine and library, saying what it does."""
    Keep = Callable[[Tonight, dict[str, Any]], bool]
    """Keeps where the evening stands, and the looks of the app; False where it could not."""


def bindings(headings: tuple[str, ...]) -> list[BindingType]:
    """The keys of all acts under these headings."""
    return [
        Binding(
            act.key,
            f"act('{act.id}')",
            act.short or act.name,
            show=bool(act.short),
            id=act.id,
            key_display=None,
        )
        for act in ACTS
        if act.where in headings
    ]


class MovieNight(Going, App[int]):
    """Two people, one screen, ten films.

    Args:
        opening: see Opening; called behind the first frame.
        tonight: where the evening stood.
        looks: what the app kept of its own looks: the theme.
        keep: see Keep; called on the way out and after every change.
        keys: keys of acts that differ from the usual, by act.
        watch: seconds between two looks at whether another program wrote to the library.
        first: nobody is known here yet, so that names are asked for before anything else.
    """

    CSS_PATH = "movienight.tcss"
    TITLE = "MovieNight"
    COMMANDS: ClassVar = {Acts}
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (74, "-medium"), (110, "-wide")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-middling"), (34, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((PLACES, HOUSE)),
        Binding("ctrl+c", "how_to_quit", show=False, priority=True),
        Binding("ctrl+q", "quit", show=False, priority=True),
    ]

    def __init__(
        self,
        opening: Opening,
        tonight: Tonight,
        looks: Mapping[str, Any],
        keep: Keep,
        keys: Mapping[str, str] | None = None,
        watch: float = 2.0,
        first: bool = False,
    ) -> None:
        super().__init__()
        self.view = View(tonight)
        self.looks = dict(looks)
        self.keep = keep
        self._keys = dict(keys or {})
        self.crash: BaseException | None = None
        self.staged = True  # the last line said is of what was being opened
        self._watch, self._first = watch, first
        self.backstage = Backstage(opening, self._front, self._show, self._fail, self._stage)
        for theme in THEMES:
            self.register_theme(theme)
        names = [theme.name for theme in THEMES]
        chosen = self.looks.get("theme")
        self.theme = chosen if chosen in names else names[0]
        if keys:
            self.set_keymap(dict(keys))

    def on_mount(self) -> None:
        """The first frame first; what is heavy comes after it."""
        self.push_screen(TonightScreen())
        if self._first:
            from movienight.tui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen())
        self.call_after_refresh(self._begin)
        self.set_interval(self._watch, self._look_for_others)

    def _begin(self) -> None:
        gc.freeze()  # what is loaded by now stays
        gc.enable()
        self.backstage.start()

    def on_unmount(self) -> None:
        """Keep where we are."""
        gc.unfreeze()
        self.backstage.stop()
        evening = self.backstage.evening
        self.keep(evening.tonight if evening else self.view.tonight, self.looks)

    def _handle_exception(self, error: Exception) -> None:
        """End the app, and leave the telling to whoever ran it.

        Textual would print the traceback with the values of all variables, and these name what people like.
        """
        self.crash = self.crash or error
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    # -- from behind the stage

    def _front(self, call: Callable[..., None], *arguments: Any) -> None:
        """Let something happen in the app's own thread."""
        if self.is_running:
            self.call_later(call, *arguments)

    def _show(self, view: View) -> None:
        opened = self.view.slate is None
        self.view = view
        self.keep(view.tonight, self.looks)
        for screen in self.screen_stack:
            showing = getattr(screen, "show", None)
            if showing is not None:
                showing(view)
        if opened:
            self.call_after_refresh(self.ask_how_it_was)

    def _fail(self, error: BaseException) -> None:
        told = known(error)
        if told is None:
            self.crash = error
            self.exit(return_code=1)
            return
        message, hint = told
        self.tell(f"{message}: {hint}" if hint else message, trouble=True)

    def _stage(self, text: str) -> None:
        self.staged = True
        self.tell(text)

    def _look_for_others(self) -> None:
        """Show what another program wrote to the library."""
        if self.view.situation.ready:
            self.backstage.ask(lambda evening: evening.has_changed(), self._others_wrote, instead="watch")

    def _others_wrote(self, changed: bool) -> None:
        if changed:
            self.backstage.ask(lambda evening: None, changes=True)

    # -- acts

    def key_of(self, act: str) -> str:
        """The key an act has here."""
        return self._keys.get(act, BY_ID[act].key)

    def tell(self, text: str, trouble: bool = False) -> None:
        """Say a line where the eye is."""
        for screen in reversed(self.screen_stack):
            telling = getattr(screen, "tell", None)
            if telling is not None:
                telling(text, trouble)
                return

    def perform(self, act: str) -> None:
        """Do an act by its id, or say why it cannot be done now."""
        reason = why_not(act, self.view.situation)
        if reason:
            self.tell(reason, trouble=True)
            return
        name = "act_" + act.replace(".", "_")
        for holder in (self.screen, *reversed(self.screen_stack), self):
            handler = getattr(holder, name, None)
            if handler is not None:
                handler()
                return

    def action_act(self, act: str) -> None:
        """A key was pressed."""
        self.perform(act)

    def change(self, job: Callable[[Evening], str], then: Callable[[str], None] | None = None) -> None:
        """Let the evening be another, and say what was done."""
        self.backstage.ask(job, then or self._done, changes=True)

    def _done(self, told: str) -> None:
        self.tell(f"{told}   z takes it back")

    def action_how_to_quit(self) -> None:
        """Ctrl-C is what one presses by habit; it says which key leaves."""
        self.tell("q leaves; everything is kept")

    def go(self, screen: Screen[Any]) -> None:
        """Open a place, once."""
        if type(self.screen) is not type(screen):
            self.push_screen(screen)

    def act_app_quit(self) -> None:
        """Leave."""
        self.exit(0)

    def act_app_palette(self) -> None:
        """Every act as a line to type in."""
        self.action_command_palette()

    def act_app_theme(self) -> None:
        """The next of the looks."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self.looks["theme"] = self.theme
        self.keep(self.view.tonight, self.looks)
        self.tell(f"colours: {self.theme}")

    def act_app_help(self) -> None:
        """Everything there is, searchable."""
        from movienight.tui.screens.help import HelpScreen

        self.go(HelpScreen())

    def act_place_first(self) -> None:
        """What the first of them said of films."""
        self._go_to_person(0)

    def act_place_second(self) -> None:
        """The same of the second."""
        self._go_to_person(1)

    def _go_to_person(self, seat: int) -> None:
        from movienight.tui.screens.person import PersonScreen

        self.go(PersonScreen(self.view.tonight.people[seat]))

    def act_place_people(self) -> None:
        """Who sits on the sofa."""
        from movienight.tui.screens.people import PeopleScreen

        self.go(PeopleScreen())
