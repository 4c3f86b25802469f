"""What articles tell, put away by name while they are read and taken out name by name: in a database on disk, so that memory holds one name's."""

import pickle
import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from casebook.facts.evidence import MOST_SIDES, Evidence, Place, Telling
from casebook.reading.names import Entity, Lexicon

TABLES = """
create table telling (name text, article integer, number integer, kind text, what blob);
create table entity (name text primary key, what blob);
create table found (number integer primary key, kind text, first integer, second integer, third integer, what blob);
"""
OF_NAMES = "select name, article, number, kind, what from telling where name != '' order by name, article, number"
OF_NONE = "select article, number, kind, what from telling where name = '' order by article, number limit ?"


class Packed(NamedTuple):
    """A telling as it is put away."""

    kind: str
    name: str
    what: bytes


def packed(telling: Telling) -> Packed:
    """Pack a telling where the article is read, once."""
    return Packed(telling.kind, telling.name, pickle.dumps(telling.what))


class Shelf:
    """The tellings of a folder's articles, and the entities that they taught."""

    def __init__(self, lexicon: Lexicon):
        """`lexicon` is what all articles share."""
        self.lexicon = lexicon
        self.db = sqlite3.connect("")  # a file of its own, gone when it is closed
        self.db.executescript(TABLES)
        self.known = lru_cache(maxsize=4096)(self._known)

    def add(self, article: int, tellings: Iterable[Packed], taught: Iterable[Entity]) -> None:
        """Put away what the article of that number tells and teaches; articles come in reading order."""
        rows = ((t.name, article, number, t.kind, t.what) for number, t in enumerate(tellings))
        self.db.executemany("insert into telling values (?, ?, ?, ?, ?)", rows)
        self.db.executemany("insert or replace into entity values (?, ?)", ((e.name, pickle.dumps(e)) for e in taught))

    def evidence(self) -> Iterator[Evidence]:
        """All that is told of each name, by name; with what is told of none, as far as a dispute can show it."""
        common: dict = {}
        for article, number, kind, what in self.db.execute(OF_NONE, (MOST_SIDES,)):
            common.setdefault(kind, []).append(((article, number), pickle.loads(what)))
        for name, rows in groupby(self.db.execute(OF_NAMES), key=itemgetter(0)):
            told = dict(common)
            for _, article, number, kind, what in rows:
                told.setdefault(kind, []).append(((article, number), pickle.loads(what)))
            yield Evidence(name, told, self.known)

    def keep(self, kind: str, place: Place, found: Any) -> None:
        """Put away what was found, with its place among those of its kind: up to three numbers; those of one place stay in order."""
        first, second, third = (*place, 0, 0, 0)[:3]
        self.db.execute("insert into found values (null, ?, ?, ?, ?, ?)", (kind, first, second, third, pickle.dumps(found)))

    def kept(self, kind: str) -> Iterator[Any]:
        """What was found of a kind, in order."""
        rows = self.db.execute("select what from found where kind = ? order by first, second, third, number", (kind,))
        return (pickle.loads(row[0]) for row in rows)

    def _known(self, name: str) -> Entity | None:
        """What the last article that taught a name says of it, else the lexicon."""
        row = self.db.execute("select what from entity where name = ?", (name,)).fetchone()
        return pickle.loads(row[0]) if row else self.lexicon.entity(name)
