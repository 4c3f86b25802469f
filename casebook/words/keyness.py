"""Which words set some articles apart from the others.

Log-likelihood says how sure a difference in frequency is (Dunning 1993, in the two-cell form of Rayson & Garside 2000; above 6.63 chance alone
would do it less than once in a hundred). Log ratio says how large it is (Hardie 2014): the binary logarithm of the ratio of relative
frequencies, 1 for twice as frequent; a count of 0 is taken as 0.5. Its 95 % interval is that of a log risk ratio by the delta method
(Katz et al. 1978). With few articles words are not independent draws, so intervals are rather too narrow: the count of articles says more.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import log, log2, sqrt

# Chance alone gives a log-likelihood above this less than once in a hundred.
CRITICAL = 6.63
# The normal quantile of a 95 % interval.
Z95 = 1.959964
# Hardie's stand-in for a count of 0, whose logarithm does not exist.
ZERO = 0.5


@dataclass(frozen=True)
class Keyness:
    """One word: its counts in the target and in the reference articles, log ratio with interval, log-likelihood, in how many articles it stands, and the
    part of its uses that one article has at the most, on the side where it is the more frequent (`one_article`, 0 to 1)."""

    word: str
    target: int
    reference: int
    log_ratio: float
    low: float
    high: float
    ll: float
    documents: int
    one_article: float


def log_likelihood(a: int, b: int, c: int, d: int) -> float:
    """G² of a word that stands `a` times among `c` words and `b` times among `d`."""
    expected = (a + b) / (c + d)
    return 2 * sum(n * log(n / (size * expected)) for n, size in ((a, c), (b, d)) if n)


def log_ratio(a: int, b: int, c: int, d: int) -> tuple[float, float, float]:
    """Log ratio of the same counts, and the ends of its 95 % interval."""
    x, y = a or ZERO, b or ZERO
    ratio = log2((x / c) / (y / d))
    half = Z95 * sqrt(1 / x - 1 / c + 1 / y - 1 / d) / log(2)
    return ratio, ratio - half, ratio + half


def keyness(words: Iterable[tuple[str, str, int]], target: Collection[str]) -> list[Keyness]:
    """All words of `words` (article, word, count), those that surely belong to the `target` articles first (by the interval's lower end).

    Raises ValueError where target or reference holds no words.
    """
    counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    documents: dict[str, Counter[str]] = defaultdict(Counter)
    for doc, word, count in words:
        counts[doc in target][word] += count
        documents[word][doc] += count
    c, d = counts[True].total(), counts[False].total()
    if not c or not d:
        raise ValueError("keyness compares articles with others: both sides need words")
    rows = []
    for word, docs in documents.items():
        a, b = counts[True][word], counts[False][word]
        ratio = log_ratio(a, b, c, d)
        side = [count for doc, count in docs.items() if (doc in target) == (ratio[0] > 0)]
        rows.append(Keyness(word, a, b, *ratio, log_likelihood(a, b, c, d), len(docs), max(side, default=0) / (sum(side) or 1)))
    return sorted(rows, key=lambda row: (-row.low, row.word))
