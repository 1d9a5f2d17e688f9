"""The evening in a thread of its own, so that typing never waits for it.

    backstage.ask(lambda evening: evening.seen(["Ana"], film), then=self.tell)

Jobs run one after the other in the order they came. What a job returns is handed to `then` in the
app's own thread. A job that changes the evening is followed by a new slate, unless another such job
waits already: then that one's slate is the one to see.
"""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, TypeVar

from movienight.errors import MovieNightError

if TYPE_CHECKING:
    from movienight.evening.evening import Evening
    from movienight.evening.view import View

Answer = TypeVar("Answer")
Front = Callable[..., None]
"""Calls a function with its arguments in the app's thread; does not wait."""

LAST_WAIT = 3.0
"""Seconds to wait on the way out for what is being done."""


class Backstage:
    """The one thread that touches the engine.

    Args:
        open_evening: opens home, engine and library; told how to say what it is doing.
        front: see Front.
        show: takes the evening anew, in the app's thread.
        fail: takes what went wrong, in the app's thread.
        stage: takes what is being done, in the app's thread.
    """

    def __init__(
        self,
        open_evening: Callable[[Callable[[str], None]], Evening],
        front: Front,
        show: Callable[[View], None],
        fail: Callable[[BaseException], None],
        stage: Callable[[str], None],
    ) -> None:
        self._open, self._front = open_evening, front
        self._show, self._fail, self._stage = show, fail, stage
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name="evening", daemon=True)
        self._lock = Lock()
        self._changes = 0
        self._latest: dict[str, int] = {}
        self._evening: Evening | None = None

    def start(self) -> None:
        """Begin to open everything; the first slate is shown when it is there."""
        self._thread.start()
        self._jobs.put(self._begin)

    def ask(
        self,
        job: Callable[[Evening], Answer],
        then: Callable[[Answer], None] | None = None,
        *,
        changes: bool = False,
        instead: str = "",
    ) -> None:
        """Run a job in its turn.

        Args:
            then: takes the answer, in the app's thread.
            changes: the evening is another afterwards: show it anew.
            instead: jobs of one such name wait in vain once a newer one has come: a search per letter.
        """
        with self._lock:
            self._changes += changes
            number = self._latest[instead] = self._latest.get(instead, 0) + 1
        self._jobs.put(lambda: self._run(job, then, changes, instead, number))

    def wait(self) -> None:
        """Wait until everything asked so far is done."""
        done = Event()
        self._jobs.put(done.set)
        done.wait()

    def stop(self) -> None:
        """Do what was asked so far and take no more; what takes too long is left where it stands.

        Whatever writes does so in transactions, or beside the old file, so that leaving it is safe.
        """
        if self._thread.is_alive():
            self._jobs.put(None)
            self._thread.join(LAST_WAIT)

    @property
    def evening(self) -> Evening | None:
        """The evening once it is open; read it only after `stop`."""
        return self._evening

    # -- in the thread

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()

    def _begin(self) -> None:
        try:
            self._evening = self._open(lambda text: self._front(self._stage, text))
            self._view()
        except BaseException as error:
            self._front(self._fail, error)

    def _run(
        self,
        job: Callable[[Evening], Answer],
        then: Callable[[Answer], None] | None,
        changes: bool,
        instead: str,
        number: int,
    ) -> None:
        with self._lock:
            self._changes -= changes
            waits, stale = self._changes > 0, bool(instead) and self._latest[instead] != number
        if self._evening is None or stale:
            return
        try:
            answer = job(self._evening)
            if then is not None:
                self._front(then, answer)
            if changes and not waits:
                self._view()
        except MovieNightError as error:
            self._front(self._fail, error)
            if changes and not waits:
                self._again()
        except BaseException as error:
            self._front(self._fail, error)

    def _view(self) -> None:
        from movienight.evening.view import view_of

        assert self._evening is not None
        self._front(self._show, view_of(self._evening))

    def _again(self) -> None:
        """Show what is, after an act that failed; what fails here too has been told already."""
        try:
            self._view()
        except MovieNightError:
            return


def known(error: BaseException) -> tuple[str, str] | None:
    """What is wrong and what to do, where it is an error of ours; else None."""
    return (error.message, error.hint) if isinstance(error, MovieNightError) else None
