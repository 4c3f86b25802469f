"""Articles read by as many processes of this machine as there are processors, where it pays."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from casebook.corpus.folder import source_of
from casebook.errors import ReadingStopped
from casebook.facts.chunks import in_order
from casebook.facts.part import Shared, means_of, read_packed

FEWEST = 60  # articles to read: for fewer, a process takes longer to start than it saves


def read_here(files: Sequence[Path], shared: Shared) -> Iterator[bytes]:
    """Each file as a packed part, in order. Raises ReadingStopped where a process dies."""
    workers = _processors()
    if len(files) < FEWEST or workers < 2:
        return (read_packed(source_of(file), means_of(shared)) for file in files)
    return _side_by_side(files, shared, workers)


def _processors() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _side_by_side(files: Sequence[Path], shared: Shared, workers: int) -> Iterator[bytes]:
    with ProcessPoolExecutor(workers) as pool:
        try:
            yield from in_order(files, lambda chunk: pool.submit(_read_chunk, chunk, shared), lambda: workers)
        except BrokenProcessPool as broken:
            raise ReadingStopped(
                "reading stopped: a process that read articles was ended from outside; see that memory is free and run it again"
            ) from broken
        finally:
            pool.shutdown(cancel_futures=True)


def _read_chunk(files: Sequence[Path], shared: Shared) -> list[bytes]:
    return [read_packed(source_of(file), means_of(shared)) for file in files]
