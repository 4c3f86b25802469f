"""Records as lines of JSON for programs and of CSV for people, and the files of all tables, written as the records come.

A file is written beside its place and renamed when all are done, so that nobody ever sees half of one.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from json.encoder import encode_basestring
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from casebook.facts.grown import BLOCK, GrownFile
from casebook.facts.records import TABLES, codebook

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that begins so (OWASP, CSV injection)
COLUMNS = {name: tuple(f.name for f in fields(record)) for name, record in TABLES.items()}
KINDS = {name: tuple(f.type for f in fields(record)) for name, record in TABLES.items()}
_NUMBER = float | None
_CELLS = (str, str | None, int, _NUMBER)  # kinds that CSV has as they are; others are JSON in a cell
_ENCODER = json.JSONEncoder(ensure_ascii=False)
# How a column of a kind becomes JSON; others by the encoder.
_JSON: dict[Any, Callable[[Sequence[Any]], Sequence[Any]]] = {
    str: lambda texts: list(map(encode_basestring, texts)),
    str | None: lambda texts: ["null" if text is None else encode_basestring(text) for text in texts],
    bool: lambda values: ["true" if value else "false" for value in values],
    int: lambda numbers: numbers,
    _NUMBER: lambda numbers: ["null" if number is None else repr(number) for number in numbers],
}
_FORM = {name: "{" + ", ".join(f'"{column}": %s' for column in columns) + "}\n" for name, columns in COLUMNS.items()}
TABLE_FILES = tuple(f"{name}.{kind}" for name in TABLES for kind in ("jsonl", "csv"))
CODEBOOK = "codebook.md"
PARQUET = "parquet"  # the folder beside the tables that has them as Parquet


class Lines(NamedTuple):
    """Some records of a table as text, and how many they are."""

    jsonl: str
    csv: str
    count: int


class Rows(NamedTuple):
    """The same, a text for each record."""

    jsonl: list[str]
    csv: list[str]

    def joined(self) -> Lines:
        """All of them."""
        return Lines("".join(self.jsonl), "".join(self.csv), len(self.jsonl))

    def end_in(self, at: int, text: str) -> None:
        """Have a text in the last column of the record at that place, which has nothing there."""
        self.jsonl[at] = self.jsonl[at].removesuffix("null}\n") + encode_basestring(text) + "}\n"
        self.csv[at] = self.csv[at].removesuffix("\r\n") + "".join(_csv([[text]]))


def lines_of(name: str, records: Iterable[Any]) -> Lines:
    """Records of a table as they stand in its files."""
    return lines_of_rows(name, list(map(attrgetter(*COLUMNS[name]), records)))


def lines_of_rows(name: str, rows: Sequence[tuple]) -> Lines:
    """The same of rows that hold the values of a table's columns in order."""
    return texts_of_rows(name, rows).joined()


def texts_of_rows(name: str, rows: Sequence[tuple]) -> Rows:
    """The same, record by record. Works a column at a time: an article has a thousand rows."""
    if not rows:
        return Rows([], [])
    columns = [_whole(column) if kind == _NUMBER else column for kind, column in zip(KINDS[name], zip(*rows, strict=True), strict=True)]
    texts = [_JSON.get(kind, _encoded)(column) for kind, column in zip(KINDS[name], columns, strict=True)]
    cells = [column if kind in _CELLS else text for kind, column, text in zip(KINDS[name], columns, texts, strict=True)]
    return Rows(list(map(_FORM[name].__mod__, zip(*texts, strict=True))), _csv(cells))


class _Written(list[str]):
    """What a writer of CSV wrote, row by row."""

    write = list.append


def _csv(cells: Iterable[Sequence[Any]]) -> list[str]:
    """Columns as rows of CSV."""
    rows = _Written()
    csv.writer(rows, lineterminator="\r\n").writerows(zip(*map(_harmless, cells), strict=True))
    return list(rows)


def _whole(values: Iterable[Any]) -> list[Any]:
    return [int(value) if isinstance(value, float) and value.is_integer() else value for value in values]


def _encoded(values: Iterable[Any]) -> list[str]:
    return list(map(_ENCODER.encode, values))


def _harmless(column: Sequence[Any]) -> Sequence[Any]:
    """A column with those of its texts that a spreadsheet would run behind an apostrophe."""
    if not any(isinstance(cell, str) and cell.startswith(FORMULA_STARTS) for cell in set(column)):
        return column
    return ["'" + cell if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell for cell in column]


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
        self.add_lines(name, lines_of(name, records))

    def add_lines(self, name: str, lines: Lines) -> None:
        """Write what `lines_of` made."""
        self.files[f"{name}.jsonl"].write(lines.jsonl.encode())
        self.files[f"{name}.csv"].write(lines.csv.encode())
        self.counts[name] += lines.count

    def copy(self, name: str, folder: Path) -> None:
        """Have a table as its files in another folder have it."""
        for kind in ("jsonl", "csv"):
            with (folder / f"{name}.{kind}").open("rb") as file:
                file.seek(len(head_of(f"{name}.{kind}")))
                while block := file.read(BLOCK):
                    self.files[f"{name}.{kind}"].write(block)

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


def _codebook() -> str:
    lines = ["# Codebook / 字段说明", ""]
    for table in TABLES:
        lines += [f"## {table}", "", "| column | type | meaning | 含义 |", "| --- | --- | --- | --- |"]
        rows = [row for row in codebook() if row["table"] == table]
        lines += ["| {column} | {kind} | {en} | {zh} |".format(kind=row["type"].replace("|", "or"), **row) for row in rows]
        lines.append("")
    return "\n".join(lines)
