"""The record of a build, report/build.json: what each edition was built from, and what it made.

    format      2
    version     of casebook
    articles    SHA-256 of the articles' own SHA-256s, in their order: the reports' stamp shows its beginning
    reading     key of the facts: articles, cards, lexicon and the code that reads them
    refused     one line for each thing left out
    left_out    themes of which the articles do not speak
    facts       {path: sha256} of what both editions share: the tables, and the snapshot
    editions    en, zh → key (of everything that went in but the last report), as_of, snapshot (its sha256: what the edition says has changed),
                broken (what fails a strict build), missing (what failed), files {path: sha256}

Paths are relative to the output folder. The record holds no clock and no path of a machine.
"""

import json
from pathlib import Path
from typing import Any

from casebook import __version__
from casebook.changes.snapshot import PLACE as SNAPSHOT
from casebook.report.cache import file_digest

PLACE = Path("report", "build.json")
FORMAT = 2


def blank() -> dict[str, Any]:
    """The record of nothing built."""
    return {"format": FORMAT, "version": __version__, "articles": "", "reading": "", "refused": [], "left_out": [], "facts": {}, "editions": {}}


def read(out: Path) -> dict[str, Any]:
    """The record of the last build in `out`, or a blank one where there is none of this format."""
    try:
        record = json.loads((out / PLACE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return blank()
    return record if isinstance(record, dict) and record.get("format") == FORMAT else blank()


def write(record: dict[str, Any], folder: Path) -> None:
    """Write a record into `folder`."""
    (folder / PLACE).parent.mkdir(parents=True, exist_ok=True)
    (folder / PLACE).write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def files(record: dict[str, Any]) -> dict[str, str]:
    """{path: sha256} of everything that a record says was made."""
    return {**record["facts"], **{name: sha for edition in record["editions"].values() for name, sha in edition["files"].items()}}


def snapshot(record: dict[str, Any]) -> str:
    """SHA-256 of the snapshot that lies with a build, "" where none does."""
    return record["facts"].get(SNAPSHOT.as_posix(), "")


def digests(folder: Path) -> dict[str, str]:
    """{path: sha256} of all files under `folder`, by path."""
    return {f.relative_to(folder).as_posix(): file_digest(f) for f in sorted(folder.rglob("*")) if f.is_file()}


def unchanged(out: Path, record: dict[str, Any], lang: str, key: str) -> bool:
    """Whether an edition was built whole from the same things, tells of the same changes, and every file of it is still as it was made."""
    edition = record["editions"].get(lang)
    if not edition or (edition["key"], edition.get("snapshot")) != (key, snapshot(record)) or edition["missing"]:
        return False
    made = {**record["facts"], **edition["files"]}
    return all((out / name).is_file() and file_digest(out / name) == sha for name, sha in made.items())
