"""`casebook build --watch`: build, show the report in a browser, and build again whenever a file that goes into it is saved.

Each build is a process of its own, started with the same arguments, so that changed code is read anew and a build that fails
leaves the watcher as it is.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from casebook import paths
from casebook.report.build import make_plan
from casebook.report.order import Order
from casebook.report.serve import News, serve

SETTLE_MS = 300  # an editor saves in several steps
BEAT_MS = 200


def keep_building(order: Order, arguments: Sequence[str], say: Callable[[str], None]) -> None:
    """Build with the command line's `arguments` now and after each change, until interrupted. `say` is given a line at a time.

    Raises CasebookError where the order itself is wrong.
    """
    make_plan(order)
    news = News()
    server = serve(order.out, f"report.{order.langs()[0]}.html", news)
    try:
        changes = watched(order)
        next(changes)  # what is saved during the first build counts too
        news.tell(build_once(arguments, say))
        say(f"watching {order.articles}; the report is at http://127.0.0.1:{server.server_port}/ and follows each build; stop with Ctrl-C")
        for changed in changes:
            if changed:
                news.tell(build_once(arguments, say))
    except KeyboardInterrupt:
        say("stopped watching; the last report stays")
    finally:
        server.shutdown()


def build_once(arguments: Sequence[str], say: Callable[[str], None]) -> str:
    """One build as a process; what failed in one line, "" where nothing did."""
    done = subprocess.run([sys.executable, "-m", "casebook", *arguments], stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    lines = [line.removeprefix("casebook: ") for line in done.stderr.splitlines()]
    for line in lines:
        say(line)
    return "; ".join(lines[1:] if done.returncode == 1 else lines) if done.returncode else ""


def watched(order: Order) -> Iterator[set]:
    """What was saved of that which goes into the report: articles, lexicon, notebooks, the program itself; an empty set every so often."""
    from watchfiles import DefaultFilter, watch

    folders = [folder.resolve() for folder in (order.articles, paths.LEXICON, paths.NOTEBOOKS, paths.PACKAGE, paths.ASSETS)]

    class Visible(DefaultFilter):
        """Leaves out hidden files below the folders: what editors, notebooks and builds put there for a moment."""

        def __call__(self, change: object, path: str) -> bool:
            below = next((Path(path).relative_to(f) for f in folders if Path(path).is_relative_to(f)), Path(path))
            return super().__call__(change, path) and not any(part.startswith(".") for part in below.parts)

    return watch(*folders, watch_filter=Visible(), debounce=SETTLE_MS, rust_timeout=BEAT_MS, yield_on_timeout=True)
