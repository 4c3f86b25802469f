"""Which articles and sentences of a folder are copies: what tells independent witnesses from one told twice."""

import sqlite3
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from casebook.corpus.copies import Copies
from casebook.corpus.repeats import Repeats, number_of, place_of
from casebook.facts.records import SHARED_SENTENCES

Span = tuple[str, int, int]
HELD = 4096  # articles of which the starts of sentences are in memory
TABLE = "create table if not exists start (doc text primary key, article integer, starts blob) without rowid"


class Origins:
    """The places of a folder's articles, followed to where their words come from."""

    def __init__(self, db: sqlite3.Connection, copies: Copies, repeats: Repeats):
        """Where sentences start was put into `db`, or is."""
        self.db, self.copies, self.repeats = db, copies, repeats
        db.execute(TABLE)
        self.starts = lru_cache(maxsize=HELD)(self._starts)
        self.drawn_on = lru_cache(maxsize=HELD)(self._drawn_on)

    def add(self, article: int, doc: str, starts: Iterable[int]) -> None:
        """Take in an article by the offsets of its sentences."""
        self.db.execute("insert or replace into start values (?, ?, ?)", (doc, article, array("I", starts).tobytes()))

    def remove(self, article: int, doc: str) -> None:
        """Forget an article; another of that name may have come in its place already."""
        self.db.execute("delete from start where doc = ? and article = ?", (doc, article))

    def independent(self, spans: Iterable[Span]) -> bool:
        """True where the places come from two origins at least; those that repeat one sentence, and articles that share a text or passages, are one."""
        parent: dict[tuple[str, int], tuple[str, int]] = {}

        def root(key: tuple[str, int]) -> tuple[str, int]:
            while parent.setdefault(key, key) != key:
                parent[key] = key = parent[parent[key]]
            return key

        for doc, start, _ in spans:
            article, starts = self.starts(doc)
            original = self.copies.original(article)
            sentence = number_of(article, max(1, bisect_right(starts, start)))
            own = ("article", article if original is None else original)
            parent[root(own)] = root(("sentence", self.repeats.first(sentence)))
            for earlier in self.drawn_on(article):
                parent[root(own)] = root(("article", earlier))
        return len({root(key) for key in list(parent)}) > 1

    def _starts(self, doc: str) -> tuple[int, array]:
        article, starts = self.db.execute("select article, starts from start where doc = ?", (doc,)).fetchone()
        return article, array("I", starts)

    def _drawn_on(self, article: int) -> tuple[int, ...]:
        """The articles of which one repeats several sentences."""
        repeated = Counter(place_of(earlier)[0] for earlier in self.repeats.of_article(article).values())
        return tuple(sorted(other for other, sentences in repeated.items() if sentences >= SHARED_SENTENCES))
