"""What articles tell, by name and topic, and what was found in it, in a database: whatever is told or taken back is set only against its like.

What is found of a name hangs on what is told of it on the topics that a rule reads, on what is known of the names that the words of a finding take in, and
of agreements on which sentences are copies. Where one of these changes it is looked at again, and nowhere else.
"""

import hashlib
import pickle
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from casebook.corpus.repeats import INDEX_BITS, number_of
from casebook.facts import disputes
from casebook.facts.agreements import agreements_of, group_of
from casebook.facts.evidence import MOST_SIDES, Evidence, Telling
from casebook.facts.origins import Origins
from casebook.facts.records import Dispute
from casebook.facts.rule import Rule, topic_of
from casebook.facts.tables import Lines, lines_of
from casebook.reading.entity import Entity
from casebook.reading.names import Lexicon

TABLES = (
    "create table if not exists telling (place integer primary key, name text, topic text, lot integer, kind text, what blob)",
    "create index if not exists by_topic on telling (name, topic, place)",
    "create index if not exists by_lot on telling (lot, place) where lot is not null",
    "create table if not exists entity (name text, article integer, what blob, primary key (name, article)) without rowid",
    "create index if not exists by_article on entity (article)",
    # `name` asked what is known of `other`.
    "create table if not exists asked (other text, name text, primary key (other, name)) without rowid",
    "create table if not exists found"
    " (kind text, first integer, place integer, name text, topic text, number integer, lot integer, sides blob, jsonl text, csv text)",
    "create index if not exists in_order on found (kind, first, place, name, topic, number)",
    "create index if not exists found_in on found (lot)",
    "create temp table if not exists touched (name text, topic text, primary key (name, topic)) without rowid",
    "create temp table if not exists touched_lot (lot integer primary key)",
)
OF_TOPIC = "select place, kind, what from telling where name = ? and topic = ?"


class Packed(NamedTuple):
    """A telling as it is put away; `lot` has all those that can state the same, None where nothing does."""

    kind: str
    name: str
    topic: str
    lot: int | None
    what: bytes


def packed(telling: Telling) -> Packed:
    """Pack a telling where the article is read, once."""
    group = group_of(telling.kind, telling.what)
    lot = _lot("told", telling.kind, telling.name, repr(group)) if group else None
    return Packed(telling.kind, telling.name, topic_of(telling.kind, telling.what), lot, pickle.dumps(telling.what))


def _lot(*words: str) -> int:
    """A number for what is looked at together."""
    return int.from_bytes(hashlib.blake2b("\0".join(words).encode(), digest_size=8).digest(), "big", signed=True)


class Shelf:
    """The tellings of a folder's articles by the article's number, the entities that they taught, and what was found."""

    def __init__(self, db: sqlite3.Connection, lexicon: Callable[[], Lexicon]):
        """What was told before is taken from `db`, and what is told now put there. `lexicon` gives what all articles share, once it is needed."""
        self.db, self.lexicon = db, lexicon
        for table in TABLES:
            db.execute(table)
        self.changed: set[str] = set()
        self.before: dict[str, bytes | None] = {}  # what was known of names that somebody asked for, before it may have become another

    def add(self, article: int, tellings: Iterable[Packed], taught: Iterable[Entity]) -> None:
        """Put away what an article tells and teaches."""
        tellings = list(tellings)
        first = number_of(article, 0)
        self.db.executemany(
            "insert into telling values (?, ?, ?, ?, ?, ?)",
            ((first + number, t.name, t.topic, t.lot, t.kind, t.what) for number, t in enumerate(tellings)),
        )
        self._touch((t.name, t.topic, t.lot) for t in tellings)
        for entity in taught:
            self._remember(entity.name)
            self.db.execute("insert or replace into entity values (?, ?, ?)", (entity.name, article, pickle.dumps(entity)))

    def add_disputes(self, article: int, found: Iterable[tuple[int, Dispute]]) -> None:
        """Put away the disputes within an article, each with the place of its rule."""
        for number, (rule, dispute) in enumerate(found):
            self._keep("disputes", (rule, article), "", "", number, _lot("within", str(article)), dispute)

    def remove(self, article: int) -> None:
        """Take back what an article tells and teaches."""
        ends = number_of(article, 0), number_of(article + 1, 0)
        self._touch(self.db.execute("select name, topic, lot from telling where place >= ? and place < ?", ends).fetchall())
        self.db.execute("delete from telling where place >= ? and place < ?", ends)
        for (name,) in self.db.execute("select name from entity where article = ?", (article,)).fetchall():
            self._remember(name)
        self.db.execute("delete from entity where article = ?", (article,))
        self._forget("?", _lot("within", str(article)))

    def copied_otherwise(self, article: int) -> None:
        """Note that an article, or one of its sentences, is a copy of another than before."""
        ends = number_of(article, 0), number_of(article + 1, 0)
        self.db.execute("insert or ignore into touched_lot select lot from telling where place >= ? and place < ? and lot is not null", ends)

    def compare(self, origins: Origins) -> set[str]:
        """Look again at all that something changed for. Which of the tables agreements and disputes are not as they were."""
        for name, before in self.before.items():
            if self._taught(name) != before:
                self._touch_askers(name)
        self._compare_disputes()
        self._compare_agreements(origins)
        return self.changed

    def lines(self, name: str) -> Iterator[Lines]:
        """The agreements or the disputes, in order. Two disputes with the same sides are one: the first."""
        seen: set[bytes] = set()
        for sides, jsonl, csv in self.db.execute(
            "select sides, jsonl, csv from found where kind = ? order by kind, first, place, name, topic, number", (name,)
        ):
            if sides in seen:
                continue
            if sides:
                seen.add(sides)
            yield Lines(jsonl, csv, 1)

    def _compare_disputes(self) -> None:
        self.db.execute(
            "insert or ignore into touched select asked.name, common.topic from touched as common join asked on asked.other = '' where common.name = ''"
        )
        rows = self.db.execute("select name, topic from touched where name != '' order by name, topic")
        for name, touched in groupby(rows, key=itemgetter(0)):
            topics = {topic for _, topic in touched}
            for rule in disputes.RULES:
                for asked in rule.asked(topics):
                    self._ask(name, rule, asked)
        self.db.execute("delete from touched")

    def _ask(self, name: str, rule: Rule, topics: tuple[str, ...]) -> None:
        """Let a rule look at what is told of a name on topics."""
        of = topics[0] if rule.apart else ""
        lot = _lot("found", name, rule.name, of)
        self._forget("?", lot)
        told: dict[str, list[tuple[tuple[int], Any]]] = {}
        if rule.given and not self.db.execute(f"{OF_TOPIC} limit 1", (name, rule.given)).fetchone():
            return
        for topic in topics:
            self._fill(told, self.db.execute(OF_TOPIC, (name, topic)))
        for topic in rule.nameless:
            self._fill(told, self.db.execute(f"{OF_TOPIC} order by place limit ?", ("", topic, MOST_SIDES)))
        if not told:
            return
        asking = {"" for _ in rule.nameless}
        for number, (place, dispute) in enumerate(disputes.found(rule, self._evidence(name, told, asking))):
            self._keep("disputes", place, name, of, number, lot, dispute)
        self._note(name, asking)

    def _compare_agreements(self, origins: Origins) -> None:
        self._forget("select lot from touched_lot")
        several = (
            "select lot from touched_lot where (select max(place) from telling where telling.lot = touched_lot.lot) >> ?"
            " > (select min(place) from telling where telling.lot = touched_lot.lot) >> ? order by lot"
        )
        for (lot,) in self.db.execute(several, (INDEX_BITS, INDEX_BITS)):
            rows = self.db.execute("select name, place, kind, what from telling where lot = ?", (lot,)).fetchall()
            name, told, asking = rows[0][0], {}, set()
            self._fill(told, (row[1:] for row in rows))
            for number, (place, agreement) in enumerate(agreements_of(self._evidence(name, told, asking), origins)):
                self._keep("agreements", place, name, "", number, lot, agreement)
            self._note(name, asking)
        self.db.execute("delete from touched_lot")

    def _evidence(self, name: str, told: dict[str, list[tuple[tuple[int], Any]]], asking: set[str]) -> Evidence:
        for placed in told.values():
            placed.sort(key=itemgetter(0))

        def known(other: str) -> Entity | None:
            asking.add(other)
            return self._known(other)

        return Evidence(name, told, known)

    def _known(self, name: str) -> Entity | None:
        """What the last article that taught a name says of it, else the lexicon."""
        taught = self._taught(name)
        return pickle.loads(taught) if taught else self.lexicon().entity(name)

    def _taught(self, name: str) -> bytes | None:
        row = self.db.execute("select what from entity where name = ? order by article desc limit 1", (name,)).fetchone()
        return row[0] if row else None

    def _remember(self, name: str) -> None:
        """Keep what is known of a name until all articles have come and gone, where a finding hangs on it."""
        if name not in self.before and self.db.execute("select 1 from asked where other = ? limit 1", (name,)).fetchone():
            self.before[name] = self._taught(name)

    def _note(self, name: str, asking: Iterable[str]) -> None:
        self.db.executemany("insert or ignore into asked values (?, ?)", ((other, name) for other in asking))

    def _touch(self, told: Iterable[tuple[str, str, int | None]]) -> None:
        told = list(told)
        self.db.executemany("insert or ignore into touched values (?, ?)", {(name, topic) for name, topic, _ in told})
        self.db.executemany("insert or ignore into touched_lot values (?)", ((lot,) for _, _, lot in told if lot is not None))

    def _touch_askers(self, name: str) -> None:
        for (asker,) in self.db.execute("select name from asked where other = ?", (name,)).fetchall():
            self._touch(self.db.execute("select distinct name, topic, lot from telling where name = ?", (asker,)).fetchall())

    def _keep(self, kind: str, place: tuple[int, ...], name: str, topic: str, number: int, lot: int, found: Any) -> None:
        """Put away what was found, with its place among those of its kind."""
        sides = sorted((side["doc"], side["start"]) for side in found.sides)
        same = hashlib.sha256(repr(sides).encode()).digest() if isinstance(found, Dispute) else None
        self.changed.add(kind)
        lines = lines_of(kind, [found])
        row = (kind, place[0], place[1] if len(place) > 1 else 0, name, topic, number, lot, same, lines.jsonl, lines.csv)
        self.db.execute("insert into found values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def _forget(self, lots: str, *values: int) -> None:
        """Take back what was found in lots, given as a query or its end."""
        gone = self.db.execute(f"delete from found where lot in ({lots}) returning kind", values).fetchall()
        self.changed |= {kind for (kind,) in gone}

    @staticmethod
    def _fill(told: dict[str, list[tuple[tuple[int], Any]]], rows: Iterable[tuple[int, str, bytes]]) -> None:
        for place, kind, what in rows:
            told.setdefault(kind, []).append(((place,), pickle.loads(what)))
