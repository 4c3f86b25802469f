"""What is copied: sentences that repeat a sentence of another article (copies.py finds articles that repeat an article).

Both work on the Chinese characters and digits of the Simplified view, so that a copy in the other script is still seen, and neither a web address
nor a Latin name counts as shared wording. A sentence repeats another where they are nearly equal as sets of character pairs, or where whole runs of
characters are shared: people who write about one fact share words, but not clauses. It is compared with the first sentence that has each of its
runs, so that a passage reprinted a thousand times is looked at once.
"""

import re
import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from casebook.corpus.article import Article
from casebook.corpus.runs import RUN, Runs

ARTICLE_GRAM = 5
SKETCH = 64  # smallest hashes that stand for an article
# Shorter sentences repeat by chance (让我们拭目以待).
SHORTEST_SENTENCE = 15
SAME_PAIRS = 0.6
# The eight characters of a run are longer than nearly every name; so much of shared runs, or one run so long, is copying.
SHARED_IN_RUNS, LONG_RUN = 20, 14
PEEK = 3  # characters at the end of a run that are looked for before the whole of the next one
NO_LETTERS = re.compile("[^\u4e00-\u9fff\\d²³¹⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐❶-❾]+")
# 2**64 divided by the golden ratio, odd: a product's upper half hangs on all the bits.
MIXER, SHIFT = np.uint64(0x9E3779B97F4A7C15), np.uint64(32)

INDEX_BITS = 22  # a sentence's number is its article's, and in so many bits below it its own there; no readable file has so many

TABLES = (
    "create table if not exists sentence (number integer primary key, letters text)",
    "create table if not exists repeat (later integer primary key, earlier integer)",
    "create index if not exists repeated on repeat (earlier)",
    "create temp table if not exists pair (later integer, earlier integer, primary key (later, earlier)) without rowid",
)
PAIRS = """
select later, after.letters, earlier, before.letters from pair
join sentence as after on after.number = later join sentence as before on before.number = earlier order by later, earlier
"""


class Letters(NamedTuple):
    """What copies are found by: the characters and digits of an article's body, the smallest hashes of its 5-grams, and its longer sentences by index."""

    doc: str
    body: str
    sketch: tuple[int, ...]
    sentences: tuple[tuple[int, str], ...]


def letters_of(article: Article) -> Letters:
    """The letters of one article."""
    sentences = ((s.index, _letters(article, [(s.start, s.end)])) for s in article.sentences if not s.heading)
    body = _letters(article, article.body)
    return Letters(article.doc, body, _sketch(body), tuple(s for s in sentences if len(s[1]) >= SHORTEST_SENTENCE))


def _sketch(body: str) -> tuple[int, ...]:
    """The smallest hashes of 32 bits of a text's stretches of five characters, each character counted in by its place."""
    codes = np.frombuffer(body.encode("utf-32-le"), "<u4").astype(np.uint64)
    count = max(0, len(codes) - ARTICLE_GRAM + 1)
    mixed = np.zeros(count, np.uint64)
    for place in range(ARTICLE_GRAM):
        mixed = (mixed ^ codes[place : place + count]) * MIXER
        mixed ^= mixed >> SHIFT
    hashes = np.sort(mixed >> SHIFT)
    return tuple(hashes[np.flatnonzero(np.append(True, hashes[1:] != hashes[:-1])[: len(hashes)])[:SKETCH]].tolist())


def number_of(article: int, index: int) -> int:
    """A sentence's number."""
    return article << INDEX_BITS | index


def place_of(number: int) -> tuple[int, int]:
    """The article and the index of a sentence by its number."""
    return number >> INDEX_BITS, number & (1 << INDEX_BITS) - 1


class Repeats:
    """The sentences of a folder's articles, and which repeats which. Articles have numbers; lower ones are earlier."""

    def __init__(self, db: sqlite3.Connection):
        """What was told before is taken from `db`, and what is told now put there."""
        self.db = db
        for table in TABLES:
            db.execute(table)
        self.runs = Runs(db)
        self.overtaken: set[int] = set()  # sentences that may repeat another than before

    def add(self, article: int, letters: Letters) -> None:
        """Take in the sentences of an article."""
        numbers = [number_of(article, index) for index, _ in letters.sentences]
        texts = [text for _, text in letters.sentences]
        self.db.executemany("insert into sentence values (?, ?)", zip(numbers, texts, strict=True))
        self.runs.add(numbers, texts)

    def remove(self, article: int) -> None:
        """Forget the sentences of an article."""
        ends = number_of(article, 0), number_of(article + 1, 0)
        rows = self.db.execute("select number, letters from sentence where number >= ? and number < ?", ends).fetchall()
        self.db.execute("delete from sentence where number >= ? and number < ?", ends)
        self.db.execute("delete from repeat where later >= ? and later < ?", ends)
        self.overtaken |= self.runs.remove([number for number, _ in rows], [text for _, text in rows])

    def settle(self) -> set[int]:
        """See what repeats what. The numbers of those sentences that repeat another than before, or whose original does, of articles known before."""
        for pairs, older in self.runs.settle():
            self._put_down(pairs)
            self.overtaken |= older
        old = self._still_there(self.overtaken)
        self._put_down(self.runs.first(list(old), list(old.values())))
        found: dict[int, int | None] = dict.fromkeys(old)
        for (later, letters), pairs in groupby(self.db.execute(PAIRS), key=itemgetter(0, 1)):
            original = _most_repeated(letters, {earlier: text for _, _, earlier, text in pairs})
            if later in old:
                found[later] = original
            else:
                self._put(later, original)
        changed = {later for later, original in found.items() if self._put(later, original)}
        self.db.execute("delete from pair")
        self.overtaken = set()
        return self._with_repeating(changed)

    def repeated(self, number: int) -> int | None:
        """The sentence that one repeats, or None."""
        row = self.db.execute("select earlier from repeat where later = ?", (number,)).fetchone()
        return row[0] if row else None

    def first(self, number: int) -> int:
        """A sentence followed to the first that it repeats; each repeats an earlier one, so this ends."""
        while (earlier := self.repeated(number)) is not None:
            number = earlier
        return number

    def of_article(self, article: int) -> dict[int, int]:
        """Of the sentences of an article that repeat one: index, and the number of what it repeats."""
        ends = number_of(article, 0), number_of(article + 1, 0)
        rows = self.db.execute("select later, earlier from repeat where later >= ? and later < ?", ends)
        return {place_of(later)[1]: earlier for later, earlier in rows}

    def _put_down(self, pairs: np.ndarray) -> None:
        """Note which sentences are to be compared: those of two articles."""
        apart = pairs[:, 0] >> INDEX_BITS > pairs[:, 1] >> INDEX_BITS
        self.db.executemany("insert or ignore into pair values (?, ?)", pairs[apart].tolist())

    def _put(self, later: int, earlier: int | None) -> bool:
        """Note what a sentence repeats. Whether it is another than before."""
        if self.repeated(later) == earlier:
            return False
        self.db.execute("delete from repeat where later = ?", (later,))
        if earlier is not None:
            self.db.execute("insert into repeat values (?, ?)", (later, earlier))
        return True

    def _still_there(self, numbers: Iterable[int]) -> dict[int, str]:
        rows = (self.db.execute("select number, letters from sentence where number = ?", (number,)).fetchone() for number in sorted(numbers))
        return dict(row for row in rows if row)

    def _with_repeating(self, numbers: set[int]) -> set[int]:
        """Sentences, and all that repeat them, or repeat those that do."""
        found, last = set(numbers), numbers
        while last:
            last = {row[0] for number in last for row in self.db.execute("select later from repeat where earlier = ?", (number,))} - found
            found |= last
        return found


def _most_repeated(letters: str, candidates: dict[int, str]) -> int | None:
    """The candidate of which `letters` repeats most, the first of equals."""
    scores = {place: _repetition(letters, candidates[place]) for place in sorted(candidates)}
    best = max(scores, key=lambda place: scores[place], default=None)
    return best if best and scores[best] else None


def _repetition(a: str, b: str) -> int:
    """How many characters of `a` stand in runs shared with `b`; 0 where that is no copying. Both are long enough to be told apart."""
    if a == b:
        return len(a)
    runs = _shared_runs(a, b)
    copied = sum(runs) >= SHARED_IN_RUNS or max(runs, default=0) >= LONG_RUN or (runs and _same_pairs(a, b))
    return sum(runs) if copied else 0


def _shared_runs(a: str, b: str) -> list[int]:
    """Lengths of the runs of `a` all of whose stretches of `RUN` characters stand in `b` too."""
    runs, at, last = [], 0, len(a) - RUN
    while at <= last:
        end = at
        while end <= last and a[end : end + RUN] in b:
            end += 1
        if end > at:
            runs.append(end - at + RUN - 1)
        # Where the end of a stretch is not in `b`, no stretch that has this end in it is.
        at = end + 1 if a[end + RUN - PEEK : end + RUN] in b else end + 1 + RUN - PEEK
    return runs


def _same_pairs(a: str, b: str) -> bool:
    """Whether the two are similar enough as sets of pairs. How many of the one the other has bounds that from above, without making a set of each."""
    pairs = _pairs(a)
    return sum(map(b.__contains__, pairs)) / len(pairs) >= SAME_PAIRS and jaccard(pairs, grams_of(b, 2)) >= SAME_PAIRS


@lru_cache(maxsize=16)  # a sentence is set against several others in a row
def _pairs(text: str) -> set[str]:
    return grams_of(text, 2)


def _letters(article: Article, spans: Iterable[tuple[int, int]]) -> str:
    view = article.plain
    return NO_LETTERS.sub("", "".join(view.text[view.at(start) : view.at(end)] for start, end in spans))


def grams_of(text: str, size: int) -> set[str]:
    """The stretches of so many characters."""
    return {text[i : i + size] for i in range(len(text) - size + 1)}


def jaccard(a: set[str], b: set[str]) -> float:
    """How similar two sets are, 0 to 1."""
    return len(a & b) / len(a | b) if a and b else 0.0
