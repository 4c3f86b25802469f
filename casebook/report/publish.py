"""Put what was made in its place: all of it exists beside before the first file is renamed.

A file whose bytes stay the same is not touched. A file that an earlier build made and this one does not is taken
away, unless somebody has changed it since.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from casebook.errors import CannotWrite
from casebook.report.cache import file_digest


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """An empty folder on the disk of `out`, gone afterwards; so is `out` itself where it was new and nothing came into it."""
    made = [folder for folder in (out, *out.parents) if not folder.exists()]
    try:
        out.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=".casebook-", dir=out))
    except OSError as error:
        raise cannot_write(out, error) from error
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        for folder in made:
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()


def publish(stages: list[Path], out: Path, earlier: dict[str, str], now: dict[str, str]) -> None:
    """Rename every file under `stages`, in that order, to its place under `out`; `earlier` and `now` are {path: sha256} of both builds.

    Raises CannotWrite; where a place is taken by a folder, before anything is renamed.
    """
    files = [(file, out / file.relative_to(stage)) for stage in stages for file in sorted(stage.rglob("*")) if file.is_file()]
    for _, place in files:
        if place.is_dir():
            raise CannotWrite(f"{place}: is a folder where a file should be; move it away or give another --out")
    try:
        for file, place in files:
            if not (place.is_file() and file_digest(place) == file_digest(file)):
                place.parent.mkdir(parents=True, exist_ok=True)
                file.replace(place)
        for name in sorted(set(earlier) - set(now)):
            if (out / name).is_file() and file_digest(out / name) == earlier[name]:
                (out / name).unlink()
    except OSError as error:
        raise cannot_write(Path(error.filename2 or error.filename or out), error) from error


def cannot_write(place: Path, error: OSError) -> CannotWrite:
    """The error of an output folder that refuses."""
    return CannotWrite(f"{place}: {error.strerror or error}; make it writable or give another --out")
