"""One build at a time into one folder: a second one waits until the first has ended.

The lock is the operating system's, on a file in the cache that is named after the folder, so that it is gone with the process that held it,
however that ended, and nothing of it lies in the folder.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from casebook.report.cache import digest


@contextmanager
def sole_build(out: Path, wait: Callable[[], None]) -> Iterator[bool]:
    """Hold the folder `out` against other builds; `wait` is called once where another holds it. Yields whether it had to wait."""
    from filelock import FileLock, Timeout

    lock = FileLock(_file(out))
    waited = False
    try:
        lock.acquire(timeout=0)
    except Timeout:
        wait()
        lock.acquire()
        waited = True
    try:
        yield waited
    finally:
        lock.release()


def _file(out: Path) -> Path:
    """The file that stands for a folder: in the cache, or among temporary files where the cache cannot be written."""
    import platformdirs

    name = digest([str(out.resolve())]) + ".lock"
    try:
        folder = Path(platformdirs.user_cache_dir("casebook")) / "locks"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    except OSError:
        folder = Path(tempfile.gettempdir()) / "casebook-locks"
        folder.mkdir(exist_ok=True)
    return folder / name
