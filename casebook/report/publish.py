"""Put what was made in its place, so that a build that ends at any moment leaves a whole report.

    making      everything is made in a folder beside (`.casebook-…`), which a build that fails takes away
    ready       that folder is renamed to `.casebook-ready`: from here on the new report counts
    placing     its files are renamed to their places, the record of the build last; then the folder goes

A build that is killed while making leaves the last report as it was. One that is killed while placing, for some milliseconds, leaves
each file either old or new; whoever builds next finishes that first (`recover`), before anything is compared.

A file whose bytes stay the same is not touched. A file that an earlier build made and this one does not is taken
away, unless somebody has changed it since.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from casebook.errors import CannotWrite
from casebook.report.cache import file_digest

PREFIX = ".casebook-"
READY = PREFIX + "ready"
FILES, LIST = "files", "list.json"  # in the folder that is ready: the files, and the order of them with what goes away


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """An empty folder on the disk of `out`, gone afterwards; so is `out` itself where it was new and nothing came into it."""
    made = [folder for folder in (out, *out.parents) if not folder.exists()]
    try:
        out.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=PREFIX, dir=out))
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
    files = [(file, file.relative_to(stage)) for stage in stages for file in sorted(stage.rglob("*")) if file.is_file()]
    for _, name in files:
        if (out / name).is_dir():
            raise CannotWrite(f"{out / name}: is a folder where a file should be; move it away or give another --out")
    try:
        with staging(out) as making:
            new = [(file, name) for file, name in files if not _same(out / name, file_digest(file))]
            for file, name in new:
                (making / FILES / name).parent.mkdir(parents=True, exist_ok=True)
                file.replace(making / FILES / name)
            gone = {name: earlier[name] for name in sorted(set(earlier) - set(now))}
            (making / LIST).write_text(json.dumps({"files": [name.as_posix() for _, name in new], "gone": gone}), encoding="utf-8")
            making.rename(out / READY)
        _place(out)
    except OSError as error:
        raise cannot_write(Path(error.filename2 or error.filename or out), error) from error


def recover(out: Path) -> None:
    """Put the folder right after a build that was killed: place what it made ready, take away what it left.

    To be called only by whoever holds the folder against other builds. Raises CannotWrite.
    """
    try:
        _place(out)
    except OSError as error:
        raise cannot_write(Path(error.filename2 or error.filename or out), error) from error
    for left in out.glob(PREFIX + "*"):
        shutil.rmtree(left, ignore_errors=True)


def _place(out: Path) -> None:
    """Rename what is ready to its places, as far as that is not done; then the folder that held it goes."""
    ready = out / READY
    if not (ready / LIST).is_file():
        return
    listed = json.loads((ready / LIST).read_text(encoding="utf-8"))
    for name in listed["files"]:
        if (ready / FILES / name).is_file():
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (ready / FILES / name).replace(out / name)
    for name, sha in listed["gone"].items():
        if _same(out / name, sha):
            (out / name).unlink()
    shutil.rmtree(ready)


def cannot_write(place: Path, error: OSError) -> CannotWrite:
    """The error of an output folder that refuses."""
    return CannotWrite(f"{place}: {error.strerror or error}; make it writable or give another --out")


def _same(file: Path, sha: str) -> bool:
    return file.is_file() and file_digest(file) == sha
