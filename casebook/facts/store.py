"""Facts on disk: JSON lines for programs, the same as CSV for people, a codebook beside them; and a cache of whole folders.

The cache key tells the whole truth: the bytes and names of the articles and their cards, the lexicon and what lies over it beside the articles,
the code that reads, the versions of the libraries whose answers it depends on. A folder of facts is written beside its place and
renamed, so that nobody ever sees half of one. Nothing here imports the code that reads, unless it has to read.
"""

import csv
import hashlib
import io
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, fields
from importlib import metadata
from pathlib import Path
from typing import Any

import platformdirs

from casebook import lexicon, paths
from casebook.errors import BadArgument, CannotWrite, Refusal
from casebook.facts.records import TABLES, Facts, codebook

CODE = ("errors.py", "lexicon.py", "corpus", "reading", "facts", "words/tokens.py")
LIBRARIES = ("chardet", "jieba", "opencc", "pyyaml")  # their answers shape the facts
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that begins so (OWASP, CSV injection)
REFUSALS = "refusals.json"


def write_facts(facts: Facts, out: Path) -> None:
    """Write every table as NAME.jsonl and NAME.csv and codebook.md into `out`. Raises CannotWrite."""
    out = Path(out)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name in TABLES:
            records = [_plain(r) for r in getattr(facts, name)]
            _replace(out / f"{name}.jsonl", _jsonl(records).encode("utf-8"))
            _replace(out / f"{name}.csv", _csv(name, records).encode("utf-8-sig"))
        _replace(out / "codebook.md", _codebook().encode("utf-8"))
    except OSError as error:
        raise CannotWrite(f"{out}: {error.strerror or error}; choose a folder that can be written with --out") from error


def load_facts(folder: Path) -> Facts:
    """Read back what `write_facts` wrote. Raises BadArgument naming the file that is missing or spoilt."""
    return Facts(**{name: list(_rows(Path(folder) / f"{name}.jsonl", record)) for name, record in TABLES.items()})


def facts_key(folder: Path) -> str:
    """SHA-256 over all that the facts of this folder depend on. Raises BadArgument where there is no such folder."""
    folder = Path(folder)
    if not folder.is_dir():
        raise BadArgument(f"{folder}: no such folder; give the folder that holds the articles")
    digest = hashlib.sha256()
    for label, file in _ingredients(folder):
        digest.update(f"{label}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    versions = [f"{name} {metadata.version(name)}" for name in LIBRARIES]
    digest.update("\0".join([*versions, f"python {sys.version_info.major}.{sys.version_info.minor}"]).encode())
    return digest.hexdigest()


def cached_facts(folder: Path, *, on_article: Callable[..., None] | None = None) -> tuple[Facts, tuple[Refusal, ...], str]:
    """The facts of a folder of articles, what was refused, and the key; read only where no cache holds that key."""
    key = facts_key(folder)
    kept = Path(platformdirs.user_cache_dir("casebook")) / "facts" / key
    if (kept / REFUSALS).is_file():
        return load_facts(kept), _load_refusals(kept), key
    from casebook.facts.extract import read_facts  # the dictionaries of jieba and opencc take their time

    facts, refusals = read_facts(folder, on_article=on_article)
    _keep(facts, refusals, kept)
    return facts, refusals, key


def _plain(record: Any) -> dict[str, Any]:
    """A record as JSON holds it: whole floats without a fraction."""
    return {key: int(value) if isinstance(value, float) and value.is_integer() else value for key, value in asdict(record).items()}


def _jsonl(records: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _csv(name: str, records: list[dict[str, Any]]) -> str:
    columns = [f.name for f in fields(TABLES[name])]
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(record[c]) for c in columns] for record in records)
    return table.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return "'" + value if value.startswith(FORMULA_STARTS) else value
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value


def _codebook() -> str:
    lines = ["# Codebook / 字段说明", ""]
    for table in TABLES:
        lines += [f"## {table}", "", "| column | type | meaning | 含义 |", "| --- | --- | --- | --- |"]
        rows = [row for row in codebook() if row["table"] == table]
        lines += ["| {column} | {kind} | {en} | {zh} |".format(kind=row["type"].replace("|", "or"), **row) for row in rows]
        lines.append("")
    return "\n".join(lines)


def _replace(file: Path, data: bytes) -> None:
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    beside.write_bytes(data)
    beside.replace(file)


def _rows(file: Path, record: type) -> Iterator[Any]:
    try:
        lines = file.read_text(encoding="utf-8").rstrip("\n").split("\n")
    except OSError as error:
        raise BadArgument(f"{file.name}: {error.strerror}; write the facts again with `casebook facts`") from error
    for number, line in enumerate(filter(None, lines), 1):
        try:
            yield record(**json.loads(line))
        except (ValueError, TypeError) as error:
            raise BadArgument(f"{file.name}: line {number} is no record of this version; write the facts again with `casebook facts`") from error


def _ingredients(folder: Path) -> Iterator[tuple[str, Path]]:
    """(label, file) of everything read, in a fixed order; labels hold no path of this machine."""
    yield from ((f"article {f.name}", f) for f in sorted(folder.iterdir()) if f.is_file() and not f.name.startswith("."))
    yield from ((f"lexicon {f.name}", f) for f in lexicon.files(paths.LEXICON))
    if over := lexicon.beside(folder):
        yield from ((f"lexicon beside {f.name}", f) for f in lexicon.files(over))
    for part in CODE:
        top = paths.PACKAGE / part
        files = [top] if top.is_file() else sorted(top.rglob("*.py"))
        yield from ((f"code {f.relative_to(paths.PACKAGE).as_posix()}", f) for f in files)


def _load_refusals(folder: Path) -> tuple[Refusal, ...]:
    return tuple(Refusal(**row) for row in json.loads((folder / REFUSALS).read_text(encoding="utf-8")))


def _keep(facts: Facts, refusals: tuple[Refusal, ...], kept: Path) -> None:
    """Put facts into the cache. A cache that cannot be written only costs the next run its time, so it is no error."""
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=".new-", dir=kept.parent))
    except OSError:
        return
    try:
        write_facts(facts, beside)
        (beside / REFUSALS).write_text(json.dumps([asdict(r) for r in refusals], ensure_ascii=False), encoding="utf-8")
        beside.rename(kept)
    except (OSError, CannotWrite):  # full disk, or another process was faster: its copy has the same bytes
        shutil.rmtree(beside, ignore_errors=True)
