"""Do a thing to many items side by side."""

from collections.abc import Callable, Iterable
from concurrent.futures import Executor, as_completed
from typing import TypeVar

Item = TypeVar("Item")


def side_by_side(pool: Executor, work: Callable[[Item], None], items: Iterable[Item], done: Callable[[Item], None]) -> None:
    """`work` on every item in the threads or processes of `pool`, and `done` after each. The first items are worked on while `items` looks for
    the next. The first error is raised; what has not begun by then is left."""
    try:
        running = {pool.submit(work, item): item for item in items}
        for future in as_completed(running):
            future.result()
            done(running[future])
    except BaseException:
        pool.shutdown(wait=True, cancel_futures=True)
        raise
