"""Articles that repeat an article: near-duplicates by the Jaccard similarity of their character 5-grams (Broder, "On the resemblance and containment of
documents", 1997). Only those whose sketches of smallest hashes have enough in common are compared, and those exactly.

An article is a copy of the earliest that it nearly repeats and that is itself no copy. What is known lies in a database and may be kept in it, so that an
article that comes or goes is compared with its like and with nothing else.
"""

import sqlite3
from array import array
from collections.abc import Sequence
from functools import lru_cache
from heapq import heapify, heappop, heappush, nsmallest

from casebook.corpus.repeats import ARTICLE_GRAM, SKETCH, Letters, grams_of, jaccard

# Two articles on one event stay below 0.1, a copy with a new headline and a few cuts above 0.6.
SAME_ARTICLE = 0.5
# Of the smallest 64 hashes of two articles that similar, each stands in both with a chance of a half at least: that fewer than 14 do is a matter of 1 in 10**6.
MET = 14

TABLES = (
    "create table if not exists body (article integer primary key, letters text, sketch blob, original integer)",
    "create index if not exists copies on body (original) where original is not null",
    "create table if not exists sketch (value integer, article integer, primary key (value, article)) without rowid",
    "create table if not exists copied_sketch (value integer, article integer, primary key (value, article)) without rowid",
)


class Copies:
    """The articles of a folder, each under a number; lower numbers are earlier."""

    def __init__(self, db: sqlite3.Connection):
        """What was told before is taken from `db`, and what is told now put there."""
        self.db = db
        for table in TABLES:
            db.execute(table)
        self.new: set[int] = set()
        self.waiting: set[int] = set()  # those of which it must be seen anew what they repeat
        self.grams = lru_cache(maxsize=SKETCH)(self._grams)

    def add(self, article: int, letters: Letters) -> None:
        """Take in an article."""
        sketch = array("I", letters.sketch).tobytes()
        self.db.execute("insert into body values (?, ?, ?, null)", (article, letters.body, sketch))
        self.new.add(article)
        self.waiting.add(article)

    def remove(self, article: int) -> None:
        """Forget an article."""
        self.waiting |= self._copies_of(article)
        for table in ("sketch", "copied_sketch"):
            self._unlisted(table, article)
        self.db.execute("delete from body where article = ?", (article,))
        self.waiting.discard(article)
        self.new.discard(article)
        self.grams.cache_clear()

    def original(self, article: int) -> int | None:
        """Which article one repeats, None where it repeats none."""
        return self.db.execute("select original from body where article = ?", (article,)).fetchone()[0]

    def settle(self) -> set[int]:
        """See what those repeat that came, and those that this may change. The articles that now repeat another than before, or none any more."""
        order, changed = list(self.waiting), set()
        heapify(order)
        while order:
            article = heappop(order)
            if article not in self.waiting:
                continue
            self.waiting.remove(article)
            before, now = self.original(article), self._nearest(*self._known(article), before=article)
            original, new = now[0] if now else None, article in self.new
            if original == before and not new:
                continue
            if not new:
                changed.add(article)
            self.new.discard(article)
            for other in self._put(article, before, original, new=new):
                self.waiting.add(other)
                heappush(order, other)
        return changed

    def near(self, letters: Letters) -> tuple[int, float] | None:
        """The earliest article that one not taken in nearly repeats, and how much (Jaccard similarity, 0 to 1); None where there is none."""
        return self._nearest(letters.body, letters.sketch)

    def _put(self, article: int, before: int | None, original: int | None, *, new: bool) -> set[int]:
        """Note what an article repeats. The later ones that this may change."""
        self.db.execute("update body set original = ? where article = ?", (original, article))
        if not new and (before is None) == (original is None):
            return set()
        if not new:
            self._unlisted("sketch" if before is None else "copied_sketch", article)
        _, sketch = self._known(article)
        table = "sketch" if original is None else "copied_sketch"
        self.db.executemany(f"insert into {table} values (?, ?)", ((value, article) for value in sketch))
        if original is None:
            return {other for listed in ("sketch", "copied_sketch") for other in self._met(listed, sketch, after=article)}
        return set() if new else self._copies_of(article)

    def _nearest(self, body: str, sketch: Sequence[int], *, before: int | None = None) -> tuple[int, float] | None:
        earlier = (article for article in self._met("sketch", sketch) if before is None or article < before)
        met = [article for article in earlier if _likely(set(sketch), set(self._known(article)[1]))]
        grams = grams_of(body, ARTICLE_GRAM) if met else frozenset()
        alike = ((article, jaccard(self.grams(article), grams)) for article in met)
        return next((found for found in alike if found[1] >= SAME_ARTICLE), None)

    def _met(self, table: str, sketch: Sequence[int], *, after: int | None = None) -> list[int]:
        """The articles of a table that share enough hashes with a sketch, in order."""
        marks = ",".join("?" * len(sketch))
        later = "and article > ?" if after is not None else ""
        query = f"select article from {table} where value in ({marks}) {later} group by article having count(*) >= ? order by article"
        enough = max(1, len(sketch) * MET // SKETCH)
        return [row[0] for row in self.db.execute(query, (*sketch, *((after,) if after is not None else ()), enough))]

    def _copies_of(self, article: int) -> set[int]:
        return {row[0] for row in self.db.execute("select article from body where original = ?", (article,))}

    def _unlisted(self, table: str, article: int) -> None:
        _, sketch = self._known(article)
        self.db.executemany(f"delete from {table} where value = ? and article = ?", ((value, article) for value in sketch))

    def _known(self, article: int) -> tuple[str, array]:
        letters, sketch = self.db.execute("select letters, sketch from body where article = ?", (article,)).fetchone()
        return letters, array("I", sketch)

    def _grams(self, article: int) -> set[str]:
        return grams_of(self._known(article)[0], ARTICLE_GRAM)


def _likely(one: set[int], other: set[int]) -> bool:
    """Whether enough of the smallest hashes of both together stand in each."""
    smallest = nsmallest(SKETCH, one | other)
    return len(one & other & set(smallest)) >= len(smallest) * MET // SKETCH
