"""Records as lines of JSON for programs and of CSV for people, and the files of all tables, written as the records come.

A file is written beside its place and renamed when all are done, so that nobody ever sees half of one.
"""

import csv
import io
import json
import os
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import fields
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from casebook.facts.records import TABLES, codebook

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that begins so (OWASP, CSV injection)
COLUMNS = {name: tuple(f.name for f in fields(record)) for name, record in TABLES.items()}


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

    def __init__(self, out: Path):
        """`out` is made where it is missing. Raises OSError."""
        self.out = out
        self.counts = dict.fromkeys(TABLES, 0)

    def __enter__(self) -> "TableFiles":
        self.new = not self.out.exists()
        self.out.mkdir(parents=True, exist_ok=True)
        with ExitStack() as opened:
            self.files: dict[str, TextIO] = {}
            for name, columns in COLUMNS.items():
                for kind, encoding in (("jsonl", "utf-8"), ("csv", "utf-8-sig")):
                    self.files[f"{name}.{kind}"] = opened.enter_context(self._beside(f"{name}.{kind}").open("w", encoding=encoding, newline=""))
                csv.writer(self.files[f"{name}.csv"], lineterminator="\r\n").writerow(columns)
            self.opened = opened.pop_all()
        return self

    def add(self, name: str, records: Iterable[Any]) -> None:
        """Write records of a table after those already there."""
        self.add_lines(name, lines_of(name, list(records)))

    def add_lines(self, name: str, lines: Lines) -> None:
        """Write what `lines_of` made."""
        self.files[f"{name}.jsonl"].write(lines.jsonl)
        self.files[f"{name}.csv"].write(lines.csv)
        self.counts[name] += lines.count

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            self.opened.close()
            if kind is None:
                for file in self.files:
                    self._beside(file).replace(self.out / file)
                self._beside("codebook.md").write_text(_codebook(), encoding="utf-8")
                self._beside("codebook.md").replace(self.out / "codebook.md")
        finally:
            for file in (*self.files, "codebook.md"):
                self._beside(file).unlink(missing_ok=True)
            if kind is not None and self.new:
                self.out.rmdir()

    def _beside(self, file: str) -> Path:
        return self.out / f".{file}.{os.getpid()}"


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
