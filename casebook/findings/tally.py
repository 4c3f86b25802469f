"""A count over several codes: how many the articles bear out, and how many of them hang on one origin or on one article alone.

Slots of a codebook's words (`{causes.codes}`): codes, borne out by any passage; firm, stated outright by two origins or more; lone, supported
by one origin only; there, of those the ones that hang on the article that carries most of them; source, that article's short name.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from casebook import say
from casebook.findings.evidence import EvidenceIndex, Ref

SMALL_NUMBERS = {
    "en": ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    "zh": ("零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"),
}


def small_number(n: int, lang: str) -> str:
    """A small count in words."""
    return SMALL_NUMBERS[lang][n] if n < len(SMALL_NUMBERS[lang]) else str(n)


def words_in(index: EvidenceIndex) -> dict[str, Counter[str]]:
    """Word → article → how often it stands there, in the articles' order."""
    return index.lots.once("words", lambda: _words_in(index))


def _words_in(index: EvidenceIndex) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in index.facts.words:
        counts[row.word][row.doc] += row.count
    return dict(counts)


@dataclass(frozen=True)
class Tally:
    """The counts; see the head of this file. `doc` is the article that carries most of the lone codes, None where none is lone; `lone_places` is where
    the lone codes are supported."""

    codes: int
    firm: int
    lone: int
    there: int
    doc: str | None
    lone_places: tuple[Ref, ...] = ()

    def said(self, attribute: str, index: EvidenceIndex) -> Any:
        """One of the counts in words ("all" where every lone code hangs on that article), or the article's short name."""
        if attribute == "source":
            return index.alone(self.doc) if self.doc else "…"
        if attribute == "there" and self.there == self.lone:
            return say.either(index.lang, "all", "全部")
        return small_number(getattr(self, attribute), index.lang)


def tally(codes: Sequence[tuple[tuple[Ref, ...], tuple[Ref, ...]]], index: EvidenceIndex) -> Tally:
    """Counts over codes, each given as its passages that support it and, of those, the ones that state it."""
    borne_out = [(support, stated) for support, stated in codes if support]
    lone = [support for support, _ in borne_out if len(index.origins(support)) == 1]
    firm = sum(len(index.origins(stated)) > 1 for _, stated in borne_out)
    (doc, there), *_ = Counter(support[0].doc for support in lone).most_common(1) or [(None, 0)]
    return Tally(len(borne_out), firm, len(lone), there, doc, tuple(place for support in lone for place in support))
