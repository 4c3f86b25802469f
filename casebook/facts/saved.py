"""Facts on disk, read back: the tables that tables.py wrote as lines of JSON, the longest of them left there."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from operator import eq
from pathlib import Path
from typing import Any

from casebook.errors import BadArgument
from casebook.facts.records import TABLES, Facts, Word

OFTEN = ("doc", "entity")  # columns that say the same many times, of which one copy is held


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
    facts = facts_in(Path(folder))
    return replace(facts, words=list(facts.words))


def facts_in(folder: Path) -> Facts:
    """The facts of a folder that stays: words, of which there are more than of all else, are left there."""
    files = {name: folder / f"{name}.jsonl" for name in TABLES}
    return Facts(**{name: RowsOnDisk(file, Word) if name == "words" else list(_rows(file, TABLES[name])) for name, file in files.items()})


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
