"""What a person at a terminal sees while the build runs: what is running and how much is left.

Where standard error is no terminal (a log, a pipe) nothing is shown but the summary at the end, so that logs stay
the same from run to run. rich is imported only where there is something to draw.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


class Watch:
    """Hears of the steps of a build and shows nothing. All steps of a build are counted in `start` before the first is done."""

    def start(self, steps: int) -> None:
        """The build has `steps` steps."""

    def running(self, what: str) -> None:
        """`what` is being done now."""

    def done(self, steps: int = 1) -> None:
        """So many steps are finished."""

    def article(self, index: int, count: int, doc: str) -> None:
        """Article `index` of `count` is being read."""
        self.running(f"reading {doc} ({index}/{count})")


class Bar(Watch):
    """Draws the steps with rich."""

    def __init__(self, bar) -> None:
        self.bar = bar
        self.task = bar.add_task("", total=None)

    def start(self, steps: int) -> None:
        """Set the length of the bar."""
        self.bar.update(self.task, total=steps)

    def running(self, what: str) -> None:
        """Name the step beside the bar."""
        self.bar.update(self.task, description=what)

    def done(self, steps: int = 1) -> None:
        """Move the bar on."""
        self.bar.update(self.task, advance=steps)


@contextmanager
def progress() -> Iterator[Watch]:
    """A watch for one command: drawn on standard error where that is a terminal, else silent."""
    if not sys.stderr.isatty():
        yield Watch()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield Bar(bar)
