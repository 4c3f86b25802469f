"""Which sentences have a stretch of characters in common, whatever their number: an index of stretches on disk, each under a hash of 64 bits.

New stretches are put down in parts, sorted part by part and only then put into the index, in its order: one pass over it, however many they are. A
hash that two stretches have by chance only makes two sentences be compared that have none in common.
"""

import sqlite3
from collections.abc import Iterator, Sequence

import numpy as np

RUN = 8  # characters of a stretch
BITS = 21  # of a character in Unicode
ROW = np.dtype([("stretch", "<i8"), ("sentence", "<i8")])
PARTS = 256  # by the first bits of the hash; only one part is in memory at once
WAITING = 20_000  # stretches in memory until they are put down
# Odd numbers near 2**64 divided by roots of small primes: a product's first bits hang on all characters.
MIXERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
TABLE = "create table if not exists stretch (stretch integer, sentence integer, primary key (stretch, sentence)) without rowid"
DESK = (
    "create temp table if not exists block (part integer, number integer, stretches blob, primary key (part, number))",
    "create temp table if not exists looked_up (stretch integer primary key)",
)
FIRST = "select (select min(sentence) from stretch where stretch.stretch = looked_up.stretch) from looked_up order by stretch"


class Runs:
    """The stretches of sentences, each sentence under a number; lower numbers are earlier."""

    def __init__(self, db: sqlite3.Connection):
        """The index lies in `db`; what waits for it, in its temporary tables."""
        self.db = db
        for table in (TABLE, *DESK):
            db.execute(table)
        self.desk = _Desk(db)

    def add(self, numbers: Sequence[int], sentences: Sequence[str]) -> None:
        """Take in sentences; they are in the index after `settle`."""
        self.desk.put(stretches_of(numbers, sentences))

    def remove(self, numbers: Sequence[int], sentences: Sequence[str]) -> set[int]:
        """Take sentences out of the index. Those sentences of which the first with the same stretch may be another now."""
        rows = _sorted(stretches_of(numbers, sentences))
        self.db.executemany("delete from stretch where stretch = ? and sentence = ?", rows.tolist())
        stretches, starts = np.unique(rows["stretch"], return_index=True)
        known, there = self._firsts(stretches)
        gone = rows["sentence"][starts]
        return self._after(stretches, gone, there & (known > gone))

    def settle(self) -> Iterator[tuple[np.ndarray, set[int]]]:
        """Put into the index what was taken in, part by part: rows [later, first] of each new sentence with the first of all that has one of its
        stretches; and the older sentences of which a new one is now the first with the same stretch."""
        anew = self.db.execute("select 1 from stretch limit 1").fetchone() is None  # no part has stretches of another, so this stays so for all
        for rows in self.desk.parts():
            rows = _sorted(rows)
            stretches, starts, lots = np.unique(rows["stretch"], return_index=True, return_counts=True)
            known, there = (np.zeros(len(stretches), "<i8"), np.zeros(len(stretches), bool)) if anew else self._firsts(stretches)
            new = rows["sentence"][starts]
            older = self._after(stretches, new, there & (known > new))
            first = np.where(there, np.minimum(known, new), new)
            self.db.executemany("insert or ignore into stretch values (?, ?)", rows.tolist())
            yield _pairs(rows["sentence"], np.repeat(first, lots)), older

    def first(self, numbers: Sequence[int], sentences: Sequence[str]) -> np.ndarray:
        """Rows [later, first] of sentences that are in the index, as `settle` gives them."""
        rows = _sorted(stretches_of(numbers, sentences))
        stretches, lots = np.unique(rows["stretch"], return_counts=True)
        return _pairs(rows["sentence"], np.repeat(self._firsts(stretches)[0], lots))

    def _firsts(self, stretches: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """For each of sorted stretches the first sentence of the index that has it, and whether there is one."""
        self.db.execute("delete from looked_up")
        self.db.executemany("insert into looked_up values (?)", ((stretch,) for stretch in stretches.tolist()))
        found = [row[0] for row in self.db.execute(FIRST)]
        there = np.fromiter((sentence is not None for sentence in found), bool, len(found))
        return np.fromiter((sentence or 0 for sentence in found), "<i8", len(found)), there

    def _after(self, stretches: np.ndarray, sentences: np.ndarray, chosen: np.ndarray) -> set[int]:
        """The sentences of the index that have one of the chosen stretches and come after the sentence beside it."""
        query = "select sentence from stretch where stretch = ? and sentence > ?"
        places = zip(stretches[chosen].tolist(), sentences[chosen].tolist(), strict=True)
        return {row[0] for place in places for row in self.db.execute(query, place)}


def stretches_of(numbers: Sequence[int], sentences: Sequence[str]) -> np.ndarray:
    """The stretches of sentences, as rows (hash, number of the sentence)."""
    sentence = np.repeat(np.array(numbers, "<i8"), [len(text) for text in sentences])
    codes = np.frombuffer("".join(sentences).encode("utf-32-le"), "<u4").astype("<u8")
    if len(codes) < RUN:
        return np.empty(0, ROW)
    whole = sentence[: 1 - RUN] == sentence[RUN - 1 :]
    threes = codes[:-2] << 2 * BITS | codes[1:-1] << BITS | codes[2:]
    rows = np.empty(np.count_nonzero(whole), ROW)
    rows["stretch"] = _hashed(threes[:-5][whole], threes[3:-2][whole], (codes[6:-1] << BITS | codes[7:])[whole]).view("<i8")
    rows["sentence"] = sentence[: 1 - RUN][whole]
    return rows


def _sorted(rows: np.ndarray) -> np.ndarray:
    return rows[np.lexsort([rows["sentence"], rows["stretch"]])]


def _pairs(later: np.ndarray, first: np.ndarray) -> np.ndarray:
    """Rows [later, first], each once, in order."""
    order = np.lexsort([first, later])
    rows = np.stack([later[order], first[order]], axis=1)
    return rows[np.append(True, np.any(rows[1:] != rows[:-1], axis=1))] if len(rows) else rows


def _hashed(*pieces: np.ndarray) -> np.ndarray:
    mixed = np.zeros(len(pieces[0]), "<u8")
    for piece, mixer in zip(pieces, MIXERS, strict=True):
        mixed = (mixed ^ piece) * np.uint64(mixer)
        mixed ^= mixed >> np.uint64(32)
    return mixed


class _Desk:
    """Stretches that wait for the index, parted by the first bits of their hashes."""

    def __init__(self, db: sqlite3.Connection):
        self.db = db
        self.rows: list[np.ndarray] = []
        self.waiting = self.blocks = 0

    def put(self, rows: np.ndarray) -> None:
        """Put some down."""
        self.rows.append(rows)
        self.waiting += len(rows)
        if self.waiting >= WAITING:
            self._put_down()

    def parts(self) -> Iterator[np.ndarray]:
        """All of them, part by part in the order of their hashes; and none wait any more."""
        self._put_down()
        for part in range(PARTS):
            blocks = self.db.execute("select stretches from block where part = ?", (part,))
            rows = np.frombuffer(b"".join(block for (block,) in blocks), ROW)
            if len(rows):
                yield rows
        self.db.execute("delete from block")

    def _put_down(self) -> None:
        if not self.waiting:
            return
        rows = np.concatenate(self.rows)
        part = (rows["stretch"] >> np.int64(56)) + PARTS // 2
        order = np.argsort(part, kind="stable")
        ends = np.cumsum(np.bincount(part, minlength=PARTS))
        blocks = ((number, self.blocks, block.tobytes()) for number, block in enumerate(np.split(rows[order], ends[:-1])) if len(block))
        self.db.executemany("insert into block values (?, ?, ?)", blocks)
        self.blocks += 1
        self.rows, self.waiting = [], 0
