"""What is copied: articles that repeat an article, sentences that repeat a sentence of another article.

Both work on the Chinese characters and digits of the Simplified view, so that a copy in the other script is still seen, and neither a web address
nor a Latin name counts as shared wording. Articles are near-duplicates by the Jaccard similarity of their character 5-grams (Broder, "On the
resemblance and containment of documents", 1997): only those whose sketches of smallest hashes meet are compared, and those exactly.
A sentence repeats another where they are nearly equal as sets of character pairs, or where whole runs of characters are shared:
people who write about one fact share words, but not clauses. It is compared with the first sentence that has each of its runs, so that a
passage reprinted a thousand times is looked at once.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from heapq import nsmallest
from itertools import groupby
from zlib import crc32

from casebook.corpus.article import Article

ARTICLE_GRAM = 5
# Two articles on one event stay below 0.1, a copy with a new headline and a few cuts above 0.6.
SAME_ARTICLE = 0.5
# Of two articles at least that similar, the chance that no hash is among the smallest of both is below 0.5 ** 64.
SKETCH = 64
# Shorter sentences repeat by chance (让我们拭目以待).
SHORTEST_SENTENCE = 15
SAME_PAIRS = 0.6
# Eight characters are longer than nearly every name; so much of shared runs, or one run so long, is copying.
RUN, SHARED_IN_RUNS, LONG_RUN = 8, 20, 14

Place = tuple[str, int]


class Originals:
    """The articles seen so far that repeat no earlier one; each new one is compared only with those that its sketch meets."""

    def __init__(self) -> None:
        self._kept: list[Article] = []
        self._by_hash: dict[int, list[int]] = {}
        self._grams = lru_cache(maxsize=SKETCH)(lambda i: grams_of(self._kept[i]))

    def near(self, article: Article) -> tuple[Article, float] | None:
        """The earliest article that this one nearly repeats, and how much (Jaccard similarity, 0 to 1)."""
        grams = grams_of(article)
        met = sorted({earlier for value in _sketch(grams) for earlier in self._by_hash.get(value, ())})
        alike = ((self._kept[i], _jaccard(self._grams(i), grams)) for i in met)
        return next((found for found in alike if found[1] >= SAME_ARTICLE), None)

    def keep(self, article: Article) -> None:
        """Compare later articles with this one too."""
        for value in _sketch(grams_of(article)):
            self._by_hash.setdefault(value, []).append(len(self._kept))
        self._kept.append(article)


def near_duplicates(articles: Sequence[Article]) -> dict[str, str]:
    """`{doc: earlier doc}` for every article that nearly repeats an earlier one in the given order."""
    originals = Originals()
    found: dict[str, str] = {}
    for article in articles:
        original = originals.near(article)
        if original:
            found[article.doc] = original[0].doc
        else:
            originals.keep(article)
    return found


def grams_of(article: Article) -> set[str]:
    """The character 5-grams by which articles are compared."""
    return _grams(_letters(article, article.body), ARTICLE_GRAM)


def _sketch(grams: set[str]) -> list[int]:
    return nsmallest(SKETCH, {crc32(gram.encode()) for gram in grams})


def repeated_sentences(articles: Sequence[Article]) -> dict[Place, Place]:
    """`{(doc, index): (doc, index)}` from a sentence to the earlier one in another article whose wording it repeats most."""
    by_run: dict[str, tuple[Place, str]] = {}
    found: dict[Place, Place] = {}
    for article in articles:
        own = _long_sentences(article)
        for place, letters in own.items():
            original = _most_repeated(letters, dict(by_run[run] for run in _grams(letters, RUN) if run in by_run))
            if original:
                found[place] = original
        for place, letters in own.items():
            for i in range(len(letters) - RUN + 1):
                by_run.setdefault(letters[i : i + RUN], (place, letters))
    return found


def _long_sentences(article: Article) -> dict[Place, str]:
    letters = {(article.doc, s.index): _letters(article, [(s.start, s.end)]) for s in article.sentences if not s.heading}
    return {place: text for place, text in letters.items() if len(text) >= SHORTEST_SENTENCE}


def _most_repeated(letters: str, candidates: dict[Place, str]) -> Place | None:
    """The candidate of which `letters` repeats most, the first of equals."""
    scores = {place: _repetition(letters, candidates[place]) for place in sorted(candidates)}
    best = max(scores, key=lambda place: scores[place], default=None)
    return best if best and scores[best] else None


def _repetition(a: str, b: str) -> int:
    """How many characters of `a` stand in runs shared with `b`; 0 where that is no copying."""
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
    kept = (view.text[view.at(start) : view.at(end)] for start, end in spans)
    return "".join(c for text in kept for c in text if "\u4e00" <= c <= "\u9fff" or c.isdigit())


def _grams(text: str, size: int) -> set[str]:
    return {text[i : i + size] for i in range(len(text) - size + 1)}


def _jaccard(a: set[str], b: set[str]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0
