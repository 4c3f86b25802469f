"""Facts asked in SQL, and kept as Parquet: DuckDB over a folder that `casebook facts` wrote, here or elsewhere (casebook.places).

    from casebook.facts.sql import connect
    connect("FACTS").sql("select entity, count(*) as numbers from claims group by all order by numbers desc limit 10").df()

Every table is a view with the columns of codebook.md; a list is a list, the sides of a dispute are structs. Neither asking nor writing holds a table in memory.
"""

import glob
import os
import tempfile
from pathlib import Path
from typing import Any

import duckdb

from casebook.errors import BadArgument
from casebook.facts.records import TABLES
from casebook.facts.tables import COLUMNS, KINDS, PARQUET
from casebook.places import file_system

# Parts of about 64 MB on disk, counted from 0; row groups so small that a part is little above that.
FORM = "format parquet, compression zstd, row_group_size 20480, file_size_bytes '64MB', filename_pattern 'part-{i}'"
LONGEST_LINE = 200_000_000  # bytes; an article's longest sentence may stand in a record several times
MEMORY = "1GB"  # for sorting and the like; what needs more goes to temporary files
# The types of the records' columns; the sides of agreements have neither value nor mark.
TYPES: dict[Any, str] = {
    str: "VARCHAR",
    str | None: "VARCHAR",
    bool: "BOOLEAN",
    int: "BIGINT",
    float | None: "DOUBLE",
    list[str]: "VARCHAR[]",
    list[list[int]]: "BIGINT[][]",
    list[dict[str, Any]]: 'STRUCT(doc VARCHAR, quote VARCHAR, "start" BIGINT, "end" BIGINT, "value" VARCHAR, mark BIGINT[])[]',
}


def connect(folder: str | Path) -> duckdb.DuckDBPyConnection:
    """A connection with one view a table of facts. Reads its Parquet where it has any, else its JSON lines.

    `folder` may be an address that fsspec knows, such as s3://BUCKET/FACTS. Raises BadArgument where there are no facts.
    """
    system, root = file_system(folder)
    asked = _database(threads=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    if system:
        asked.register_filesystem(system)
    there = (lambda place: system.exists(place)) if system else os.path.exists
    for name in TABLES:
        try:
            if there(f"{root}/{PARQUET}/{name}"):
                asked.read_parquet(f"{glob.escape(root)}/{PARQUET}/{name}/*.parquet").create_view(name)
            else:
                _lines(asked, name, f"{root}/{name}.jsonl").create_view(name)
        except duckdb.IOException as error:
            raise BadArgument(f"{folder}: no {name}.jsonl there; write the facts with `casebook facts ARTICLES --out {folder}`") from error
    return asked


def write_parquet(place: Path, folder: Path) -> None:
    """Write the tables of a folder as Parquet: `place`/TABLE/part-N.parquet, each part of about 64 MB, in the order of the tables.

    The same tables give the same bytes. They are written beside `place`, which changes only when all are done. Raises OSError.
    """
    with tempfile.TemporaryDirectory(prefix=".parquet-", dir=place.parent) as beside:
        new, old = Path(beside) / "new", Path(beside) / "old"
        new.mkdir()
        try:
            with _database(threads=1) as database:  # more would share out the rows as they come
                for name in TABLES:
                    _lines(database, name, str(folder / f"{name}.jsonl")).create_view(name)
                    database.sql(f"copy (from {name}) to {_quoted(new / name)} ({FORM})")
        except duckdb.IOException as error:
            raise OSError(f"{place} cannot be written: {error}") from error
        if place.exists():
            place.rename(old)
        new.rename(place)


def _database(threads: int) -> duckdb.DuckDBPyConnection:
    """A database in memory that fetches no extension from the network."""
    return duckdb.connect(
        config={
            "threads": threads,
            "memory_limit": MEMORY,
            "temp_directory": tempfile.gettempdir(),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
    )


def _lines(database: duckdb.DuckDBPyConnection, name: str, file: str) -> duckdb.DuckDBPyRelation:
    columns = {column: TYPES[kind] for column, kind in zip(COLUMNS[name], KINDS[name], strict=True)}
    return database.read_json(glob.escape(file), format="newline_delimited", columns=columns, maximum_object_size=LONGEST_LINE)


def _quoted(place: Path) -> str:
    return "'" + str(place).replace("'", "''") + "'"
