"""Facts on disk: JSON lines for programs, the same as CSV for people, a codebook beside them; and a cache of whole folders.

The cache key tells the whole truth: the bytes and names of the articles and their cards, the lexicon and what lies over it beside the articles,
the code that reads, the versions of the libraries whose answers it depends on. A folder of facts is written beside its place and
renamed, so that nobody ever sees half of one. Nothing here imports the code that reads, unless it has to read.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, replace
from functools import cached_property
from importlib import metadata
from importlib.util import find_spec
from operator import eq
from pathlib import Path
from typing import Any

import platformdirs

from casebook import lexicon, paths
from casebook.errors import BadArgument, CannotWrite, Refusal
from casebook.facts.kept import Kept
from casebook.facts.records import TABLES, Facts, Word
from casebook.facts.tables import TableFiles

CODE = ("errors.py", "lexicon.py", "needs.py", "corpus", "reading", "facts", "words/tokens.py")
WORDS = "jieba"  # what cuts texts into words, where nothing else is said (tokens.ENGINES)
LIBRARIES = ("chardet", "jieba", "opencc", "pyyaml")  # their answers shape the facts
OFTEN = ("doc", "entity")  # columns that say the same many times, of which one copy is held
REFUSALS = "refusals.json"
PARQUET = "parquet"  # the folder beside the tables that has them as Parquet


def write_facts(facts: Facts, out: Path) -> None:
    """Write every table as NAME.jsonl and NAME.csv and codebook.md into `out`; of one that stays on disk its files are copied. Raises CannotWrite."""
    with _writing(Path(out)), TableFiles(Path(out)) as tables:
        for name in TABLES:
            rows = getattr(facts, name)
            if isinstance(rows, RowsOnDisk):
                tables.copy(name, rows.file.parent)
            else:
                tables.add(name, rows)


def write_folder(
    folder: Path, out: Path, *, parquet: bool = False, engine: str = WORDS, scheduler: str = "", on_article: Callable[..., None] | None = None
) -> tuple[dict[str, int], tuple[Refusal, ...]]:
    """Read a folder of articles into files of facts, whatever its size: how many records each table has, and what was refused.

    Articles that this version of the program has read before are taken from the cache; the others are read by the workers of the Dask cluster whose
    `scheduler` has that address (tcp://HOST:PORT), or where it is "" by this machine. Their texts
    are cut into words by `engine`. With `parquet` the folder `PARQUET` in `out` has the tables too; without
    it none of an earlier run stays. Raises CannotWrite, and what `extract_facts` raises.
    """
    from casebook.facts.cluster import read_on  # the dictionaries of jieba and opencc take their time
    from casebook.facts.extract import extract_facts
    from casebook.facts.processes import read_here

    readers = read_on(scheduler) if scheduler else read_here
    if not find_spec(engine):
        raise BadArgument(f"--words {engine}: it is not installed; run `pip install {engine}`, or leave the option out")
    program = program_key(lexicon.beside(folder), engine)
    kept = Kept(_cache() / "articles" / f"{program}.sqlite")
    with _writing(Path(out)):
        archive = _archive(Path(folder), program)
        read = extract_facts(Path(folder), Path(out), kept=kept, archive=archive, readers=readers, engine=engine, on_article=on_article)
        if parquet:
            from casebook.facts.sql import write_parquet

            write_parquet(Path(out) / PARQUET, Path(out))
        elif (Path(out) / PARQUET).is_dir():
            shutil.rmtree(Path(out) / PARQUET)
        return read


def _archive(folder: Path, program: str) -> Path:
    """Where what is known of a folder is kept; what other versions of the program knew of it is thrown away."""
    own = _cache() / "archives" / hashlib.sha256(os.fsencode(folder.resolve())).hexdigest() / f"{program}.sqlite"
    for other in set(own.parent.glob("*.sqlite")) - {own}:
        with suppress(OSError):
            other.unlink()
    return own


@contextmanager
def _writing(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotWrite(f"{out}: {error.strerror or error}; choose a folder that can be written with --out") from error
    except sqlite3.OperationalError as error:
        raise CannotWrite(
            f"the cache or the folder of temporary files: {error}; make room there, or set TMPDIR or XDG_CACHE_HOME to a folder that has it"
        ) from error
    except sqlite3.DatabaseError as error:
        raise CannotWrite(f"{_cache() / 'archives'}: {error}; delete that folder, of which everything can be made again, and run it again") from error


class RowsOnDisk(Sequence[Any]):
    """The records of a table that are read from their file each time they are gone through, so that memory does not hold them."""

    def __init__(self, file: Path, record: type):
        self.file, self.record = file, record

    def __iter__(self) -> Iterator[Any]:
        return _rows(self.file, self.record)

    def __getitem__(self, place: Any) -> Any:
        return list(self)[place]

    @cached_property
    def _count(self) -> int:
        with self.file.open("rb") as lines:
            return sum(1 for _ in lines)

    def __len__(self) -> int:
        return self._count

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))


def load_facts(folder: Path) -> Facts:
    """Read back what `write_facts` wrote. Raises BadArgument naming the file that is missing or spoilt."""
    facts = _facts_in(Path(folder))
    return replace(facts, words=list(facts.words))


def _facts_in(folder: Path) -> Facts:
    """The same of a folder that stays: words, of which there are more than of all else, are left there."""
    files = {name: folder / f"{name}.jsonl" for name in TABLES}
    return Facts(**{name: RowsOnDisk(file, Word) if name == "words" else list(_rows(file, TABLES[name])) for name, file in files.items()})


def facts_key(folder: Path) -> str:
    """SHA-256 over all that the facts of this folder depend on. Raises BadArgument where there is no such folder, BadLexicon."""
    folder = Path(folder)
    if not folder.is_dir():
        raise BadArgument(f"{folder}: no such folder; give the folder that holds the articles")
    files = sorted(f for f in folder.iterdir() if f.is_file() and not f.name.startswith("."))
    return _digest([(f"article {f.name}", f) for f in files], program_key(lexicon.beside(folder)))


def program_key(over: Path | None, engine: str = WORDS) -> str:
    """SHA-256 over all that the reading of any article depends on: code, lexicon and what is laid `over` it, the versions of the libraries and of the
    `engine` that cuts texts into words."""
    versions = [f"{name} {metadata.version(name)}" for name in dict.fromkeys((*LIBRARIES, engine))]
    return _digest(_ingredients(over), *versions, f"python {sys.version_info.major}.{sys.version_info.minor}")


def cached_facts(folder: Path, *, scheduler: str = "", on_article: Callable[..., None] | None = None) -> tuple[Facts, tuple[Refusal, ...], str]:
    """The facts of a folder of articles, what was refused, and the key; read only where no cache holds that key, as `write_folder` does."""
    key = facts_key(folder)
    kept = _cache() / "facts" / key
    if (kept / REFUSALS).is_file():
        return _facts_in(kept), _load_refusals(kept), key
    with ExitStack() as desk:
        beside = _beside(kept) or Path(desk.enter_context(tempfile.TemporaryDirectory(prefix="casebook-")))
        desk.callback(shutil.rmtree, beside, ignore_errors=True)
        _, refusals = write_folder(folder, beside, scheduler=scheduler, on_article=on_article)
        (beside / REFUSALS).write_text(json.dumps([asdict(r) for r in refusals], ensure_ascii=False), encoding="utf-8")
        with suppress(OSError):  # another process was faster, and its copy has the same bytes; or there is no cache to write
            beside.rename(kept)
        return _facts_in(kept) if kept.is_dir() else load_facts(beside), refusals, key


def _cache() -> Path:
    return Path(platformdirs.user_cache_dir("casebook"))


def _beside(kept: Path) -> Path | None:
    """A folder beside a place in the cache, None where the cache cannot be written: that only costs the next run its time, so it is no error."""
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=".new-", dir=kept.parent))
    except OSError:
        return None


def _rows(file: Path, record: type) -> Iterator[Any]:
    try:
        lines = file.open(encoding="utf-8", newline="\n")
    except OSError as error:
        raise BadArgument(f"{file.name}: {error.strerror}; write the facts again with `casebook facts`") from error
    with lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                yield record(**row | {name: sys.intern(row[name]) for name in OFTEN if isinstance(row.get(name), str)})
            except (ValueError, TypeError) as error:
                raise BadArgument(f"{file.name}: line {number} is no record of this version; write the facts again with `casebook facts`") from error


def _digest(files: Iterable[tuple[str, Path]], *words: str) -> str:
    digest = hashlib.sha256()
    for label, file in files:
        digest.update(f"{label}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    digest.update("\0".join(words).encode())
    return digest.hexdigest()


def _ingredients(over: Path | None) -> Iterator[tuple[str, Path]]:
    """(label, file) of the lexicon, that over it and the code, in a fixed order; labels hold no path of this machine."""
    yield from ((f"lexicon {f.name}", f) for f in lexicon.files(paths.LEXICON))
    yield from ((f"lexicon beside {f.name}", f) for f in (lexicon.files(over) if over else ()))
    for part in CODE:
        top = paths.PACKAGE / part
        files = [top] if top.is_file() else sorted(top.rglob("*.py"))
        yield from ((f"code {f.relative_to(paths.PACKAGE).as_posix()}", f) for f in files)


def _load_refusals(folder: Path) -> tuple[Refusal, ...]:
    return tuple(Refusal(**row) for row in json.loads((folder / REFUSALS).read_text(encoding="utf-8")))
