"""Folders of articles into folders of facts, and a cache of these by their key (keys.py): what has been read is not read again.

A folder of facts is written beside its place and renamed, so that nobody ever sees half of one. Nothing here imports the code that reads, unless it
has to read.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path

import platformdirs

from casebook import lexicon
from casebook.errors import BadArgument, CannotWrite, Refusal
from casebook.facts.kept import Kept
from casebook.facts.keys import WORDS, facts_key, program_key
from casebook.facts.records import TABLES, Facts
from casebook.facts.saved import RowsOnDisk, facts_in, load_facts
from casebook.facts.tables import PARQUET, TableFiles

REFUSALS = "refusals.json"


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


def cached_facts(folder: Path, *, scheduler: str = "", on_article: Callable[..., None] | None = None) -> tuple[Facts, tuple[Refusal, ...], str]:
    """The facts of a folder of articles, what was refused, and the key; read only where no cache holds that key, as `write_folder` does."""
    key = facts_key(folder)
    kept = _cache() / "facts" / key
    if (kept / REFUSALS).is_file():
        return facts_in(kept), _load_refusals(kept), key
    with ExitStack() as desk:
        beside = _beside(kept) or Path(desk.enter_context(tempfile.TemporaryDirectory(prefix="casebook-")))
        desk.callback(shutil.rmtree, beside, ignore_errors=True)
        _, refusals = write_folder(folder, beside, scheduler=scheduler, on_article=on_article)
        (beside / REFUSALS).write_text(json.dumps([asdict(r) for r in refusals], ensure_ascii=False), encoding="utf-8")
        with suppress(OSError):  # another process was faster, and its copy has the same bytes; or there is no cache to write
            beside.rename(kept)
        return facts_in(kept) if kept.is_dir() else load_facts(beside), refusals, key


def _cache() -> Path:
    return Path(platformdirs.user_cache_dir("casebook"))


def _beside(kept: Path) -> Path | None:
    """A folder beside a place in the cache, None where the cache cannot be written: that only costs the next run its time, so it is no error."""
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=".new-", dir=kept.parent))
    except OSError:
        return None


def _load_refusals(folder: Path) -> tuple[Refusal, ...]:
    return tuple(Refusal(**row) for row in json.loads((folder / REFUSALS).read_text(encoding="utf-8")))
