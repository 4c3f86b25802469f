"""Do a thing to many items side by side, in threads: what takes the time here (kernels, Typst) runs outside Python."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TypeVar

Item = TypeVar("Item")


def side_by_side(work: Callable[[Item], None], items: Sequence[Item], workers: int, done: Callable[[Item], None]) -> None:
    """`work` on every item, `workers` at a time, and `done` after each. The first error is raised; what has not begun by then is left."""
    with ThreadPoolExecutor(workers) as pool:
        running = {pool.submit(work, item): item for item in items}
        try:
            for future in as_completed(running):
                future.result()
                done(running[future])
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
