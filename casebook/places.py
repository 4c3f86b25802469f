"""Folders that are elsewhere: s3://BUCKET/FOLDER and every other address that fsspec knows (Amazon S3, Google Cloud Storage, Azure, SFTP …).

What reads and writes knows folders of this machine alone. Of a folder elsewhere there is a copy in the cache: before a command it is brought to what is there,
after it what has changed is sent, each file whole. Which files those are is told by what the other side says of them (its time, its
checksum), so that an archive is fetched once.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from casebook.errors import BadArgument, CannotReach

KNOWN = "known.json"  # beside a copy: what the other side last said of each file, and what the copy then was
ARTICLES = ("", "lexicon")  # where in a folder of articles files are read
SCHEME, HERE = "://", "file://"


@dataclass(frozen=True)
class Elsewhere:
    """A folder that is not of this machine, by its address."""

    address: str

    def __str__(self) -> str:
        return self.address


Place = Path | Elsewhere
Told = Callable[[str], None]


def place_of(text: str) -> Place:
    """What somebody means by a folder's name or address."""
    return Elsewhere(text.rstrip("/")) if SCHEME in text.removeprefix(HERE) else Path(text.removeprefix(HERE))


def file_system(folder: str | Path) -> tuple[Any | None, str]:
    """The fsspec file system of a folder and the folder's name there; None and its path for one of this machine. Raises CannotReach."""
    place = folder if isinstance(folder, Path) else place_of(folder)
    if isinstance(place, Path):
        return None, str(place)
    with _reaching(place):
        system, root = _opened(place)
        return system, system.unstrip_protocol(root)


def articles(place: Place, told: Told) -> Path:
    """A folder of this machine that has the articles of `place` as they are now, their cards and their lexicon.

    `told` hears what is being done. Raises CannotReach; BadArgument where there is nothing.
    """
    if isinstance(place, Path):
        return place
    copy = _Copy(place, told)
    with copy.held():
        copy.fetch(ARTICLES)
    if not any(copy.folder.iterdir()):
        raise BadArgument(f"{place}: no such folder, or nothing in it; give the address of the folder that holds the articles")
    return copy.folder


@contextmanager
def written(place: Place, told: Told, *, before: Sequence[str] = (), whole: Sequence[str] = ()) -> Iterator[Path]:
    """A folder of this machine to write into; what has changed in it is sent to `place` at the end, nothing after an error.

    It has the files that `place` has now in the folders `before`. Of the folders `whole` nothing else stays there. Raises CannotReach.
    """
    if isinstance(place, Path):
        yield place
        return
    copy = _Copy(place, told)
    with copy.held():
        copy.fetch(before)
        yield copy.folder
        copy.send(whole)


class _Copy:
    """The copy of a folder in the cache."""

    def __init__(self, place: Elsewhere, told: Told):
        import platformdirs

        self.place, self.told = place, told
        own = Path(platformdirs.user_cache_dir("casebook")) / "places" / hashlib.sha256(place.address.encode()).hexdigest()
        with _reaching(place):
            self.system, self.root = _opened(place)
        self.folder, self.note = own / (PurePosixPath(self.root).name or "articles"), own / KNOWN
        self.folder.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Only one run at a time works with the copy."""
        from filelock import FileLock

        with FileLock(self.note.with_suffix(".lock")):
            self.known: dict[str, list[str | None]] = json.loads(self.note.read_text(encoding="utf-8")) if self.note.exists() else {}
            yield

    def fetch(self, within: Sequence[str]) -> None:
        """Bring folders of the copy to what is there."""
        with _reaching(self.place):
            there = self._listed(within)
            wanted = sorted(name for name, said in there.items() if self.known.get(name) != [said, _stamp(self.folder / name)])
            try:
                for number, name in enumerate(wanted, 1):
                    self.told(f"fetching {name} ({number}/{len(wanted)})")
                    self._get(name)
                    self.known[name] = [there[name], _stamp(self.folder / name)]
            finally:
                self._remember()  # also where it was cut short: what was fetched need not be fetched again
        for name in [name for name in self.known if _within(name, within) and name not in there]:
            (self.folder / name).unlink(missing_ok=True)
            del self.known[name]
        self._remember()

    def send(self, whole: Sequence[str]) -> None:
        """Bring what is there to the copy: what is new or other, and without what was taken away."""
        here = {file.relative_to(self.folder).as_posix(): _stamp(file) for file in sorted(self.folder.rglob("*")) if file.is_file()}
        folders = {name.rpartition("/")[0] for name in here}
        with _reaching(self.place):
            there = self._listed(folders | set(whole))
            changed = [name for name, stamp in here.items() if self.known.get(name) != [there.get(name), stamp]]
            for folder in sorted({self._there(name).rpartition("/")[0] for name in changed}):
                self.system.makedirs(folder, exist_ok=True)
            with self.system.transaction:  # where it has one, nobody sees half a file; object stores put a file there whole
                for number, name in enumerate(changed, 1):
                    self.told(f"sending {name} ({number}/{len(changed)})")
                    self.system.put_file(str(self.folder / name), self._there(name))
            gone = {name for name in there if name not in here and (name in self.known or _within(name, whole))}
            for name in sorted(gone):
                self.system.rm_file(self._there(name))
            there = self._listed(folders)
        self.known = {name: [there.get(name, ""), stamp] for name, stamp in here.items()}
        self._remember()

    def _listed(self, folders: Iterable[str]) -> dict[str, str]:
        """What the other side says of each file of some folders, those right in "", all those below another; by names from the place on."""
        self.system.invalidate_cache()
        found: dict[str, str] = {}
        for folder in folders:
            top = self._there(folder)
            if self.system.exists(top):
                files = self.system.find(top, maxdepth=None if folder else 1, detail=True)
                found |= {_named(path, self.root): _said(info) for path, info in files.items()}
        return found

    def _get(self, name: str) -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=".new-", dir=self.note.parent)
        os.close(handle)
        try:
            self.system.get_file(self._there(name), beside)
            os.replace(beside, file)
        finally:
            Path(beside).unlink(missing_ok=True)

    def _there(self, name: str) -> str:
        return f"{self.root.rstrip('/')}/{name}".rstrip("/")

    def _remember(self) -> None:
        beside = self.note.with_suffix(".new")
        beside.write_text(json.dumps(self.known, ensure_ascii=False), encoding="utf-8")
        beside.replace(self.note)


def _opened(place: Elsewhere) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    return url_to_fs(place.address)


@contextmanager
def _reaching(place: Elsewhere) -> Iterator[None]:
    try:
        yield
    # Each of fsspec's file systems is a library of its own with exceptions of its own, and says with an ImportError which is not installed.
    except Exception as error:
        told = " ".join(str(error).split()) or type(error).__name__
        raise CannotReach(
            f"{place}: {told}; see that the address is right, that what fsspec needs for it is installed and that you may use it"
        ) from error


def _named(path: str, root: str) -> str:
    """A file's name from the place on. Raises ValueError where it would lead out of the copy."""
    name = path.removeprefix(root.rstrip("/")).lstrip("/")
    if {"..", ".", ""} & set(name.split("/")) or "\\" in name or "\0" in name:
        raise ValueError(f"a file there is called {name!r}, which can be no file here; rename it")
    return name


def _within(name: str, folders: Iterable[str]) -> bool:
    """Whether one of some folders holds a file."""
    return any(name.startswith(f"{folder}/") if folder else "/" not in name for folder in folders)


def _said(info: dict[str, Any]) -> str:
    """All that the other side says of a file: its size, time and checksum, as it has them."""
    return hashlib.sha256(str(sorted((str(key), str(value)) for key, value in info.items())).encode()).hexdigest()


def _stamp(file: Path) -> str:
    """Size and times of a file of the copy; nothing where it is not there."""
    try:
        stat = file.stat()
    except FileNotFoundError:
        return ""
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"
