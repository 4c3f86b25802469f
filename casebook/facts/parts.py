"""The parts of a folder's articles, in order: those kept from before, the rest read, by as many processes as there are processors where it pays."""

import hashlib
import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path

from casebook.corpus.folder import CARD
from casebook.errors import ReadingStopped, Refusal
from casebook.facts.kept import Kept
from casebook.facts.part import Part, Shared, read_packed, unpacked

FEWEST = 60  # articles to read: for fewer, a process takes longer to start than it saves
CHUNK = 8  # articles that a process is given at once
AHEAD = 3  # chunks a process has waiting: what is read before it is asked for stays so many, however large the folder


def parts_of(files: Sequence[Path], kept: Kept, shared: Shared) -> Iterator[tuple[Path, Part | None, list[Refusal]]]:
    """Each file with its part, None where it is refused, and with what was refused. Raises ReadingStopped where a process dies."""
    keys = [_key(file) for file in files]
    new = [file for file, key in zip(files, keys, strict=True) if not kept.has(key)]
    unread, fresh = set(new), _read(new, shared)
    for file, key in zip(files, keys, strict=True):
        if file in unread:
            data = next(fresh)
            kept.put(key, data)
        else:
            data = kept.get(key) or read_packed(file, shared)
        yield file, *unpacked(data)
    kept.save()


def _key(file: Path) -> bytes:
    """The name and bytes of an article and of its card; without the bytes where it cannot be opened, which reading it will say."""
    digest = hashlib.sha256(os.fsencode(file.name))
    for source in (file, file.with_suffix(CARD)):
        with suppress(OSError):
            data = source.read_bytes()
            digest.update(b"%d bytes: " % len(data) + data)
    return digest.digest()


def _read(files: Sequence[Path], shared: Shared) -> Iterator[bytes]:
    workers = _processors()
    return _side_by_side(files, shared, workers) if len(files) >= FEWEST and workers > 1 else (read_packed(file, shared) for file in files)


def _processors() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _side_by_side(files: Sequence[Path], shared: Shared, workers: int) -> Iterator[bytes]:
    waiting: deque[Future[list[bytes]]] = deque()
    with ProcessPoolExecutor(workers) as pool:
        try:
            for start in range(0, len(files), CHUNK):
                waiting.append(pool.submit(_read_chunk, files[start : start + CHUNK], shared))
                if len(waiting) > AHEAD * workers:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as broken:
            raise ReadingStopped(
                "reading stopped: a process that read articles was ended from outside; see that memory is free and run it again"
            ) from broken
        finally:
            pool.shutdown(cancel_futures=True)


def _read_chunk(files: Sequence[Path], shared: Shared) -> list[bytes]:
    return [read_packed(file, shared) for file in files]
