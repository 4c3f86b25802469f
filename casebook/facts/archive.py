"""What is known of a folder's articles from one run to the next, in one database: what each tells, what repeats what, what was found in it, and what of it
lies in which files.

A run tells only the difference: articles that came and went, a changed one as both. A run from nothing is the same with an empty database. All changes of a run are
one transaction, ended when the files are written.
"""

import sqlite3
import struct
from collections.abc import Callable, Iterable, Sequence, Set
from pathlib import Path
from typing import NamedTuple

from casebook.corpus.copies import Copies
from casebook.corpus.repeats import Repeats, place_of
from casebook.facts.origins import Origins
from casebook.facts.part import Part
from casebook.facts.shelf import Shelf
from casebook.facts.tables import TABLE_FILES
from casebook.reading.names import Lexicon

TABLES = (
    "create table if not exists article (number integer primary key, file text unique, doc text, key blob, seen blob, sizes blob, refused blob)",
    "create table if not exists written (file text primary key, folder text, stamp blob, records integer)",
)
WAIT = 60  # seconds until another run with the same articles is waited for no longer
MEMORY = -64_000  # kB of the database that are held
GAP = 1 << 14  # numbers between two articles that came one after the other, for those that will come between them
SHARE = 64  # of a gap, about one part in so many is left before an article that comes into it
STAMP = struct.Struct("<qqqq")


class Known(NamedTuple):
    """An article of the last run: its number, the key of what it was read from, the sign that this has not changed, what was refused of its card (pickled)."""

    number: int
    key: bytes
    seen: bytes | None
    refused: bytes


class Changed(NamedTuple):
    """What is another than after the last run: articles that came or went, documents that are a copy of another, articles some sentence of which repeats
    another, and whether agreements and disputes were looked at."""

    came: set[int]
    went: set[int]
    documents: set[int]
    sentences: set[int]
    across: set[str]


class NoRoom(Exception):
    """More articles come between two than there are numbers left."""


class Archive:
    """The articles of a folder, numbered in reading order; used with `with`, whose end keeps what changed and whose error keeps nothing of it."""

    def __init__(self, file: Path | None, lexicon: Callable[[], Lexicon]):
        """`file` is the database, made where it is missing; None, one that another run holds, or one that cannot be written keeps nothing.
        `lexicon` gives what all articles share."""
        self.db = _opened(file)
        self.lexicon = lexicon
        self._prepare()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            self.db.execute("commit" if kind is None else "rollback")
        finally:
            self.db.close()

    def known(self) -> dict[str, Known]:
        """The articles of the last run by their files."""
        rows = self.db.execute("select file, number, key, seen, refused from article")
        return {file: Known(*row) for file, *row in rows}

    def numbers(self, files: Sequence[str], known: dict[str, Known]) -> dict[str, int]:
        """Numbers for those of a folder's files, in reading order, that are not known: none of an article that has gone, to which others may still point
        until they are seen anew. Raises NoRoom."""
        taken = {there.number for there in known.values()}
        found: dict[str, int] = {}
        waiting: list[str] = []
        last: int | None = None
        for file in files:
            if file not in known:
                waiting.append(file)
                continue
            found |= zip(waiting, _between(last, known[file].number, len(waiting), taken), strict=True)
            waiting, last = [], known[file].number
        return found | dict(zip(waiting, _between(last, None, len(waiting), taken), strict=True))

    def clear(self) -> None:
        """Forget everything."""
        for (table,) in self.db.execute("select name from sqlite_master where type = 'table'").fetchall():
            self.db.execute(f"drop table {table}")
        self._prepare()

    def add(self, number: int, file: str, known: tuple[bytes, bytes | None, bytes], part: Part) -> None:
        """Take in an article; `known` is what there is to know of its file (key, seen, refused)."""
        doc = part.document.doc
        key, seen, refused = known
        self.db.execute("insert into article values (?, ?, ?, ?, ?, null, ?)", (number, file, doc, key, seen, refused))
        self.copies.add(number, part.letters)
        self.repeats.add(number, part.letters)
        self.origins.add(number, doc, part.starts)
        self.shelf.add(number, part.tellings, part.taught)
        self.shelf.add_disputes(number, part.disputes)
        self.came.add(number)

    def remove(self, number: int) -> None:
        """Forget an article."""
        self.copies.remove(number)
        self.repeats.remove(number)
        self.origins.remove(number, self.doc(number))
        self.shelf.remove(number)
        self.db.execute("delete from article where number = ?", (number,))
        self.went.add(number)

    def see(self, number: int, seen: bytes | None) -> None:
        """Note another sign by which it will be seen that a file has not changed."""
        self.db.execute("update article set seen = ? where number = ?", (seen, number))

    def settle(self) -> Changed:
        """Once all have come and gone: look at what they change for others."""
        documents = self.copies.settle() - self.came
        sentences = {place_of(number)[0] for number in self.repeats.settle()} - self.came
        for number in documents | sentences:
            self.shelf.copied_otherwise(number)
        return Changed(self.came, self.went, documents, sentences, self.shelf.compare(self.origins))

    def doc(self, number: int) -> str:
        """The name of an article."""
        return self.db.execute("select doc from article where number = ?", (number,)).fetchone()[0]

    def file(self, number: int) -> tuple[str, bytes]:
        """The file of an article, and the key of what it was read from."""
        return self.db.execute("select file, key from article where number = ?", (number,)).fetchone()

    def sizes(self) -> dict[int, bytes]:
        """By the numbers of all articles, in order, what `resize` noted."""
        return dict(self.db.execute("select number, sizes from article order by number"))

    def resize(self, sizes: Iterable[tuple[int, bytes]]) -> None:
        """Note how large each article's pieces of the files are."""
        self.db.executemany("update article set sizes = ? where number = ?", ((size, number) for number, size in sizes))

    def written(self) -> tuple[Path, dict[str, int]] | None:
        """The folder of the files written last and how many records each table has; None where one of them has changed since."""
        rows = self.db.execute("select file, folder, stamp, records from written").fetchall()
        same = rows and all(_stamp(Path(folder) / file) == stamp for file, folder, stamp, _ in rows)
        return (Path(rows[0][1]), {Path(file).stem: records for file, _, _, records in rows}) if same else None

    def write(self, folder: Path, records: dict[str, int]) -> None:
        """Note that the files in that folder, of so many records of each table, are what is known now."""
        self.db.execute("delete from written")
        rows = ((file, str(folder.resolve()), _stamp(folder / file), records[Path(file).stem]) for file in TABLE_FILES)
        self.db.executemany("insert into written values (?, ?, ?, ?)", rows)

    def _prepare(self) -> None:
        for table in TABLES:
            self.db.execute(table)
        self.copies, self.repeats, self.shelf = Copies(self.db), Repeats(self.db), Shelf(self.db, self.lexicon)
        self.origins = Origins(self.db, self.copies, self.repeats)
        self.came: set[int] = set()
        self.went: set[int] = set()


def _opened(file: Path | None) -> sqlite3.Connection:
    """The database, of which this run is the only one to change anything; an empty one of its own, gone when it is closed, where it cannot be had."""
    if file:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(file, timeout=WAIT, isolation_level=None)
            db.execute(f"pragma cache_size = {MEMORY}")
            db.execute("begin immediate")
            db.execute("select count(*) from sqlite_master").fetchone()
            return db
        except (OSError, sqlite3.Error):
            pass
    db = sqlite3.connect("", isolation_level=None)
    db.execute(f"pragma cache_size = {MEMORY}")
    db.execute("begin")
    return db


def _between(before: int | None, after: int | None, count: int, taken: Set[int]) -> list[int]:
    """So many numbers in order between two, none of those taken. More room is left after them than before: a series goes on at its end."""
    if not count:
        return []
    if after is None:
        first = max(taken, default=-GAP) + GAP
        return [first + GAP * i for i in range(count)]
    if before is None:
        return [min(taken) - GAP * (count - i) for i in range(count)]
    step = max(1, (after - before) // (count + SHARE))
    found, number = [], before
    for _ in range(count):
        number = next(n for n in range(number + step, after + len(taken) + step + 1) if n not in taken)
        found.append(number)
    if found[-1] >= after:
        raise NoRoom
    return found


def _stamp(file: Path) -> bytes | None:
    try:
        stat = file.stat()
    except OSError:
        return None
    return STAMP.pack(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
