"""Which sentences have a stretch of characters in common, whatever their number: stretches as numbers, put down in parts on disk and sorted part by part.

Each stretch is kept whole, in three numbers of three, three and two characters, so that two are the same where their numbers are.
"""

import sqlite3
from collections.abc import Iterator, Sequence

import numpy as np

RUN = 8  # characters of a stretch
BITS = 21  # of a character in Unicode
STRETCH = [("start", "<u8"), ("middle", "<u8"), ("end", "<u8")]
ROW = np.dtype([*STRETCH, ("sentence", "<u4")])
PARTS = 256  # by a hash of the stretch; only one part is in memory at once
WAITING = 20_000  # stretches in memory until they are put down
# Odd numbers near 2**64 divided by roots of small primes: a product's first bits hang on all characters.
MIXERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
TABLE = "create table stretches (part integer, block integer, stretches blob, primary key (part, block))"


class Runs:
    """The stretches of sentences, told in the order of their numbers."""

    def __init__(self, db: sqlite3.Connection):
        """They are put down in `db`."""
        self.db = db
        self.db.execute(TABLE)
        self.rows: list[np.ndarray] = []
        self.waiting = self.blocks = 0

    def add(self, first: int, sentences: Sequence[str]) -> None:
        """Take in sentences, numbered on from `first`."""
        numbers = np.arange(first, first + len(sentences), dtype="<u4")
        sentence = np.repeat(numbers, [len(text) for text in sentences])
        codes = np.frombuffer("".join(sentences).encode("utf-32-le"), "<u4").astype("<u8")
        if len(codes) < RUN:
            return
        threes = codes[:-2] << 2 * BITS | codes[1:-1] << BITS | codes[2:]
        whole = sentence[: 1 - RUN] == sentence[RUN - 1 :]
        rows = np.empty(np.count_nonzero(whole), ROW)
        rows["start"] = threes[:-5][whole]
        rows["middle"] = threes[3:-2][whole]
        rows["end"] = (codes[6:-1] << BITS | codes[7:])[whole]
        rows["sentence"] = sentence[: 1 - RUN][whole]
        self.rows.append(rows)
        self.waiting += len(rows)
        if self.waiting >= WAITING:
            self._put_down()

    def shared(self, article_of: np.ndarray) -> Iterator[list[list[int]]]:
        """Each sentence with the first that has one of its stretches, where that stands in an earlier article, as [later, first]: in several lists,
        in each of which a pair may stand once. `article_of` has the number of each sentence's article."""
        self._put_down()
        pairs: list[np.ndarray] = []
        for part in range(PARTS):
            blocks = self.db.execute("select stretches from stretches where part = ? order by block", (part,))
            rows = np.frombuffer(b"".join(block for (block,) in blocks), ROW)
            if len(rows):
                pairs.append(_with_first(rows, article_of))
            if sum(map(len, pairs)) >= WAITING:
                yield _listed(pairs)
                pairs = []
        if pairs:
            yield _listed(pairs)

    def _put_down(self) -> None:
        if not self.waiting:
            return
        rows = np.concatenate(self.rows)
        mixed = np.bitwise_xor.reduce([rows[name] * np.uint64(mixer) for (name, _), mixer in zip(STRETCH, MIXERS, strict=True)])
        part = (mixed >> np.uint64(56)).astype(np.uint8)
        order = np.argsort(part, kind="stable")
        ends = np.cumsum(np.bincount(part, minlength=PARTS))
        blocks = ((number, self.blocks, block.tobytes()) for number, block in enumerate(np.split(rows[order], ends[:-1])) if len(block))
        self.db.executemany("insert into stretches values (?, ?, ?)", blocks)
        self.blocks += 1
        self.rows, self.waiting = [], 0


def _listed(pairs: Sequence[np.ndarray]) -> list[list[int]]:
    both = np.unique(np.concatenate(pairs))
    return np.stack([both >> np.uint64(32), both & np.uint64(2**32 - 1)], axis=1).tolist()


def _with_first(rows: np.ndarray, article_of: np.ndarray) -> np.ndarray:
    """As `Runs.shared`, of stretches whose sentences come in order; the later sentence in the upper half of a number, the first in the lower."""
    rows = rows[np.lexsort([rows[name] for name, _ in reversed(STRETCH)])]
    new = np.ones(len(rows), bool)
    new[1:] = np.any([rows[name][1:] != rows[name][:-1] for name, _ in STRETCH], axis=0)
    starts = np.flatnonzero(new)
    later = rows["sentence"].astype(np.uint64)
    first = np.repeat(later[starts], np.diff(np.append(starts, len(rows))))
    earlier = article_of[first] < article_of[later]
    return np.unique(later[earlier] << np.uint64(32) | first[earlier])
