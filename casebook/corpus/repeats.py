"""What is copied: articles that repeat an article, sentences that repeat a sentence of another article.

Both work on the Chinese characters and digits of the Simplified view, so that a copy in the other script is still seen, and neither a web address
nor a Latin name counts as shared wording. Articles are near-duplicates by the Jaccard similarity of their character 5-grams (Broder, "On the
resemblance and containment of documents", 1997): only those whose sketches of smallest hashes meet are compared, and those exactly.
A sentence repeats another where they are nearly equal as sets of character pairs, or where whole runs of characters are shared:
people who write about one fact share words, but not clauses. It is compared with the first sentence that has each of its runs, so that a
passage reprinted a thousand times is looked at once.
"""

import re
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from casebook.corpus.article import Article
from casebook.corpus.runs import RUN, Runs

ARTICLE_GRAM = 5
# Two articles on one event stay below 0.1, a copy with a new headline and a few cuts above 0.6.
SAME_ARTICLE = 0.5
# Of two articles at least that similar, the chance that no hash is among the smallest of both is below 0.5 ** 64.
SKETCH = 64
# Shorter sentences repeat by chance (让我们拭目以待).
SHORTEST_SENTENCE = 15
SAME_PAIRS = 0.6
# The eight characters of a run are longer than nearly every name; so much of shared runs, or one run so long, is copying.
SHARED_IN_RUNS, LONG_RUN = 20, 14
NO_LETTERS = re.compile("[^\u4e00-\u9fff\\d²³¹⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐❶-❾]+")
# 2**64 divided by the golden ratio, odd: a product's upper half hangs on all the bits.
MIXER, SHIFT = np.uint64(0x9E3779B97F4A7C15), np.uint64(32)

Place = tuple[str, int]
PAIRS = """
select later, after.letters, earlier, before.letters from pair
join sentence as after on after.number = later join sentence as before on before.number = earlier order by later, earlier
"""
TABLES = """
create table article (number integer primary key, doc text, letters text);
create table sketch (value integer, article integer, primary key (value, article)) without rowid;
create table sentence (number integer primary key, article integer, place integer, letters text);
create table pair (later integer, earlier integer, primary key (later, earlier)) without rowid;
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


class Repeats:
    """What repeats what in a folder, told as its articles come in, in order. What they wrote lies in a database on disk, whatever their number."""

    def __init__(self) -> None:
        self.db = sqlite3.connect("")  # a file of its own, gone when it is closed
        self.db.executescript(TABLES)
        self.runs = Runs(self.db)
        self.articles = 0
        self.article_of = array("l", [0])  # by a sentence's number
        self.grams = lru_cache(maxsize=SKETCH)(self._grams_of)

    def add(self, letters: Letters) -> str | None:
        """Take in the next article. The earlier article that it nearly repeats, or None."""
        self.articles += 1
        rows = [(number, self.articles, *sentence) for number, sentence in enumerate(letters.sentences, len(self.article_of))]
        self.runs.add(len(self.article_of), [text for _, text in letters.sentences])
        self.article_of.extend([self.articles] * len(rows))
        self.db.executemany("insert into sentence values (?, ?, ?, ?)", rows)
        original = self._nearest(letters)
        self.db.execute("insert into article values (?, ?, ?)", (self.articles, letters.doc, "" if original else letters.body))
        if original:
            return self._doc(original[0])
        self.db.executemany("insert into sketch values (?, ?)", ((value, self.articles) for value in letters.sketch))
        return None

    def near(self, letters: Letters) -> tuple[str, float] | None:
        """The earliest article that one not taken in nearly repeats, and how much (Jaccard similarity, 0 to 1); None where there is none."""
        found = self._nearest(letters)
        return (self._doc(found[0]), found[1]) if found else None

    def repeated(self) -> Iterator[tuple[Place, Place]]:
        """(doc, index) of every sentence that repeats one of an earlier article, and of the one whose wording it repeats most, in order."""
        for pairs in self.runs.shared(np.array(self.article_of)):
            self.db.executemany("insert or ignore into pair values (?, ?)", pairs)
        for (later, letters), pairs in groupby(self.db.execute(PAIRS), key=itemgetter(0, 1)):
            original = _most_repeated(letters, {earlier: text for _, _, earlier, text in pairs})
            if original:
                yield self._place(later), self._place(original)

    def _nearest(self, letters: Letters) -> tuple[int, float] | None:
        met = self._met(letters.sketch)
        grams = _grams(letters.body, ARTICLE_GRAM) if met else set()
        alike = ((article, _jaccard(self.grams(article), grams)) for article in met)
        return next((found for found in alike if found[1] >= SAME_ARTICLE), None)

    def _doc(self, article: int) -> str:
        return self.db.execute("select doc from article where number = ?", (article,)).fetchone()[0]

    def _met(self, sketch: Sequence[int]) -> list[int]:
        """The articles, themselves no copies, that share a hash with a sketch."""
        marks = ",".join("?" * len(sketch))
        return [row[0] for row in self.db.execute(f"select distinct article from sketch where value in ({marks}) order by article", sketch)]

    def _grams_of(self, article: int) -> set[str]:
        return _grams(self.db.execute("select letters from article where number = ?", (article,)).fetchone()[0], ARTICLE_GRAM)

    def _place(self, number: int) -> Place:
        query = "select article.doc, place from sentence join article on article.number = article where sentence.number = ?"
        return self.db.execute(query, (number,)).fetchone()


def near_duplicates(articles: Iterable[Article]) -> dict[str, str]:
    """`{doc: earlier doc}` for every article that nearly repeats an earlier one in the given order."""
    repeats = Repeats()
    found = {article.doc: repeats.add(letters_of(article)) for article in articles}
    return {doc: original for doc, original in found.items() if original}


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
    copied = sum(runs) >= SHARED_IN_RUNS or max(runs, default=0) >= LONG_RUN
    return sum(runs) if copied or _jaccard(_grams(a, 2), _grams(b, 2)) >= SAME_PAIRS else 0


def _shared_runs(a: str, b: str) -> list[int]:
    """Lengths of the runs of `a` all of whose stretches of `RUN` characters stand in `b` too."""
    known = _grams(b, RUN)
    shared = [a[i : i + RUN] in known for i in range(len(a) - RUN + 1)]
    return [len(list(run)) + RUN - 1 for is_shared, run in groupby(shared) if is_shared]


def _letters(article: Article, spans: Iterable[tuple[int, int]]) -> str:
    view = article.plain
    return NO_LETTERS.sub("", "".join(view.text[view.at(start) : view.at(end)] for start, end in spans))


def _grams(text: str, size: int) -> set[str]:
    return {text[i : i + size] for i in range(len(text) - size + 1)}


def _jaccard(a: set[str], b: set[str]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0
