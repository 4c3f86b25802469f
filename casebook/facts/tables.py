"""Records as lines of JSON for programs and of CSV for people, and the files of all tables, written as the records come.

A file is written beside its place and renamed when all are done, so that nobody ever sees half of one.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, NamedTuple

from casebook.facts.grown import GrownFile
from casebook.facts.records import TABLES, codebook

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that begins so (OWASP, CSV injection)
COLUMNS = {name: tuple(f.name for f in fields(record)) for name, record in TABLES.items()}
TABLE_FILES = tuple(f"{name}.{kind}" for name in TABLES for kind in ("jsonl", "csv"))
CODEBOOK = "codebook.md"


class Lines(NamedTuple):
    """Some records of a table as text, and how many they are."""

    jsonl: str
    csv: str
    count: int


def lines_of(name: str, records: Sequence[Any]) -> Lines:
    """Records of a table as they stand in its files."""
    rows = [plain(name, record) for record in records]
    table = io.StringIO()
    csv.writer(table, lineterminator="\r\n").writerows([_cell(value) for value in row.values()] for row in rows)
    return Lines("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), table.getvalue(), len(rows))


def joined(some: Sequence[Lines]) -> Lines:
    """Several as one."""
    return Lines("".join(lines.jsonl for lines in some), "".join(lines.csv for lines in some), sum(lines.count for lines in some))


def plain(name: str, record: Any) -> dict[str, Any]:
    """A record as JSON holds it: whole floats without a fraction."""
    values = ((column, getattr(record, column)) for column in COLUMNS[name])
    return {column: int(value) if isinstance(value, float) and value.is_integer() else value for column, value in values}


class TableFiles:
    """NAME.jsonl and NAME.csv of every table, and codebook.md, in a folder; used with `with`. Where it ends in an error, nothing is changed."""

    def __init__(self, out: Path, old: Path | None = None):
        """`out` is made where it is missing; `old` is a folder with earlier files, pieces of which are taken over. Raises OSError."""
        self.out, self.old = out, old
        self.counts = dict.fromkeys(TABLES, 0)

    def __enter__(self) -> "TableFiles":
        self.new = not self.out.exists()
        self.out.mkdir(parents=True, exist_ok=True)
        self.files = {file: GrownFile(self.out / file, self.old / file if self.old else None) for file in TABLE_FILES}
        for name, file in self.files.items():
            head = head_of(name)
            if self.old:
                file.keep(0, len(head))
            else:
                file.write(head)
        self.files[CODEBOOK] = GrownFile(self.out / CODEBOOK, None)
        self.files[CODEBOOK].write(_codebook().encode())
        return self

    def add(self, name: str, records: Iterable[Any]) -> None:
        """Write records of a table after those already there."""
        self.add_lines(name, lines_of(name, list(records)))

    def add_lines(self, name: str, lines: Lines) -> None:
        """Write what `lines_of` made."""
        self.files[f"{name}.jsonl"].write(lines.jsonl.encode())
        self.files[f"{name}.csv"].write(lines.csv.encode())
        self.counts[name] += lines.count

    def take_over(self, name: str, count: int) -> None:
        """Have the so many records of a table that the earlier files have."""
        for kind in ("jsonl", "csv"):
            file = self.files[f"{name}.{kind}"]
            file.keep(len(head_of(f"{name}.{kind}")), file.size)
        self.counts[name] += count

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                for file in self.files.values():
                    file.prepare()
                for file in self.files.values():
                    file.finish()
        except BaseException:
            self._abandon()
            raise
        if kind is not None:
            self._abandon()

    def _abandon(self) -> None:
        for file in self.files.values():
            file.abandon()
        if self.new:
            for file in self.files:
                (self.out / file).unlink(missing_ok=True)
            self.out.rmdir()


def head_of(file: str) -> bytes:
    """What a file of a table begins with."""
    name, kind = file.split(".")
    if kind == "jsonl":
        return b""
    head = io.StringIO()
    csv.writer(head, lineterminator="\r\n").writerow(COLUMNS[name])
    return head.getvalue().encode("utf-8-sig")


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
