"""Articles handed out a few at once, what comes of them taken back in order, never much further ahead than is asked for."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

CHUNK = 8  # articles that a process is given at once
AHEAD = 3  # chunks a process has waiting: what is read before it is asked for stays so many, however large the folder


class Coming(Protocol):
    """What a chunk becomes: a future of this machine's or of a cluster's."""

    def result(self) -> list[bytes]:
        """Wait for it."""


def in_order(files: Sequence[Path], submit: Callable[[Sequence[Path]], Coming], processes: Callable[[], int]) -> Iterator[bytes]:
    """What `submit` makes of the files, chunk after chunk, for `processes` to work at, as many as there are just then."""
    waiting: deque[Coming] = deque()
    for start in range(0, len(files), CHUNK):
        waiting.append(submit(files[start : start + CHUNK]))
        if len(waiting) > AHEAD * processes():
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()
