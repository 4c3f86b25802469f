"""What a result depends on, as a key, and the folders where executed notebooks and finished formats are kept under theirs.

A key tells the whole truth. Each holds all code, templates, lexicon and fonts of the project, the versions of Python and of every pinned package;
that of a notebook its bytes, its parameters and the answers that it gets (answers.py), or where these cannot be known without running it the
bytes of all articles, cards and codebooks; that of a format the notebooks' outputs and what else its exporter is given. Paths and the clock are
no part of any.
"""

import contextlib
import hashlib
import json
import re
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from casebook import paths

KEPT = {"notebooks": 200, "formats": 40}  # of which one has about 0.3 MB, and 1 MB
UNREAD = {"__pycache__", ".ipynb_checkpoints", ".DS_Store"}


def digest(pieces: Iterable[str | bytes]) -> str:
    """SHA-256 over pieces, each with its length, so that no two lists of pieces run into one another."""
    total = hashlib.sha256()
    for piece in pieces:
        data = piece.encode() if isinstance(piece, str) else piece
        total.update(b"%d:" % len(data))
        total.update(data)
    return total.hexdigest()


def file_digest(file: Path) -> str:
    """SHA-256 of a file's bytes, hexadecimal."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def program_key() -> str:
    """Key of everything that is neither an article nor a notebook nor what lies beside one: code, lexicon, assets, versions."""
    return digest([f"python {sys.version_info.major}.{sys.version_info.minor}", *_versions(), *_program()])


def judgements_key() -> str:
    """Key of what lies beside the notebooks: the codebooks, and what was measured."""
    files = sorted(f for pattern in ("*.yml", "*.json") for f in paths.NOTEBOOKS.glob(pattern))
    return digest(piece for file in files for piece in (file.name, file_digest(file)))


def notebook_key(notebook: Path, parameters: dict[str, Any], *keys: str) -> str:
    """Key of one executed notebook; `keys` are those of the program and of what it reads."""
    return digest([notebook.name, notebook.read_bytes(), json.dumps(parameters, sort_keys=True), *keys])


def _program() -> Iterator[str]:
    """Name and digest of each file of the project that a notebook or an exporter may read, in a fixed order."""
    yield from _files(paths.PACKAGE)
    yield from _files(paths.LEXICON)
    yield from _files(paths.ASSETS)


def _files(folder: Path) -> Iterator[str]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not UNREAD & set(file.parts):
            yield from (file.relative_to(folder.parent).as_posix(), file_digest(file))


def _versions() -> list[str]:
    """Name and version of every installed package that requirements.txt pins; packages only tests need are left out."""
    pinned = {_normal(line.split("==")[0]) for line in (paths.PROJECT / "requirements.txt").read_text(encoding="utf-8").splitlines()}
    folders = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    installed = {d.name.removesuffix(".dist-info") for folder in folders for d in Path(folder).glob("*.dist-info")}
    return sorted(name for name in installed if _normal(name.rsplit("-", 1)[0]) in pinned)


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


class Shelf:
    """Executed notebooks with their figures, or finished formats (`name` is a key of KEPT), each in a folder named after its key."""

    def __init__(self, name: str) -> None:
        import platformdirs

        self.name = name
        self.folder = Path(platformdirs.user_cache_dir("casebook")) / name

    def find(self, key: str) -> Path | None:
        """The folder kept under a key."""
        kept = self.folder / key
        return kept if kept.is_dir() else None

    @contextlib.contextmanager
    def new(self) -> Iterator[Path]:
        """An empty folder to fill and then to `put`; whatever is left in it goes away. Where the cache cannot be written it lies elsewhere."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            made = tempfile.mkdtemp(prefix=".new-", dir=self.folder)
        except OSError:
            made = tempfile.mkdtemp(prefix="casebook-")
        try:
            yield Path(made)
        finally:
            shutil.rmtree(made, ignore_errors=True)

    def put(self, filled: Path, key: str) -> Path:
        """Keep a filled folder under a key; the folder where it now is. A cache that refuses only costs the next run its time."""
        try:
            filled.rename(self.folder / key)
        except OSError:
            return self.find(key) or filled
        return self.folder / key

    def failed(self, name: str) -> Path:
        """Where a notebook that failed is kept, so that a person can look."""
        return self.folder.parent / "failed" / name

    def prune(self) -> None:
        """Forget the oldest beyond what is kept."""
        kept = sorted((f for f in self.folder.glob("[0-9a-f]*") if f.is_dir()), key=lambda f: f.stat().st_mtime)
        for old in kept[: -KEPT[self.name]]:
            shutil.rmtree(old, ignore_errors=True)
