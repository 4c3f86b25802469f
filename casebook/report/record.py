"""The record of a build, report/build.json: what each edition was built from, and what it made.

    format      2
    version     of casebook
    articles    SHA-256 of the articles' own SHA-256s, in their order: the reports' stamp shows its beginning
    reading     key of the facts: articles, cards, lexicon and the code that reads them
    refused     one line for each thing left out
    facts       {path: sha256} of the tables
    editions    en, zh → key (of everything that went in), as_of, broken (what fails a strict build), missing (what failed), files {path: sha256}

Paths are relative to the output folder. The record holds no clock and no path of a machine.
"""

import json
from pathlib import Path
from typing import Any

from casebook import __version__
from casebook.report.cache import file_digest

PLACE = Path("report", "build.json")
FORMAT = 2


def blank() -> dict[str, Any]:
    """The record of nothing built."""
    return {"format": FORMAT, "version": __version__, "articles": "", "reading": "", "refused": [], "facts": {}, "editions": {}}


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


def digests(folder: Path) -> dict[str, str]:
    """{path: sha256} of all files under `folder`, by path."""
    return {f.relative_to(folder).as_posix(): file_digest(f) for f in sorted(folder.rglob("*")) if f.is_file()}


def unchanged(out: Path, record: dict[str, Any], lang: str, key: str) -> bool:
    """Whether an edition was built whole from the same things and every file of it is still as it was made."""
    edition = record["editions"].get(lang)
    if not edition or edition["key"] != key or edition["missing"]:
        return False
    made = {**record["facts"], **edition["files"]}
    return all((out / name).is_file() and file_digest(out / name) == sha for name, sha in made.items())
