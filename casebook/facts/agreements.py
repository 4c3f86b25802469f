"""What several articles state alike: the same number of the same thing, or the same event on the same day.

Articles that repeat one another's sentences are one witness: such an agreement is not independent.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from casebook.facts.metrics import load_metrics
from casebook.facts.records import Agreement, Claim, Event
from casebook.facts.view import View

UNCOUNTED = ("duration",)  # a length of time says the same only together with what lasted
GENERAL = ("other", "statement", "incident", "pr")  # events too general to be the same by type and name alone

Span = tuple[str, int, int]


class Origins:
    """Which sentences and articles repeat one another."""

    def __init__(self, views: Sequence[View], repeats: dict[tuple[str, int], tuple[str, int]], origin: dict[str, str]):
        """`repeats` maps (doc, sentence) to the earlier sentence it repeats, `origin` a doc to the first doc of its text."""
        self.origin = origin
        self.pairs = {frozenset(((a[0], a[1]), (b[0], b[1]))) for a, b in repeats.items()}
        self.sentences = {v.doc: [(line.sentence.start, line.sentence.end, line.sentence.index) for line in v.lines] for v in views}

    def sentence(self, doc: str, at: int) -> int:
        """The index of the sentence at an offset."""
        return next((i for start, end, i in self.sentences[doc] if start <= at < end), 0)

    def independent(self, spans: Iterable[Span]) -> bool:
        """True where the places come from two origins at least; those that repeat one another, or share a text, are one."""
        groups: list[list[Span]] = []
        for span in spans:
            joined = [g for g in groups if any(self._one(span, other) for other in g)]
            groups = [g for g in groups if g not in joined] + [[span, *(other for g in joined for other in g)]]
        return len(groups) > 1

    def _one(self, a: Span, b: Span) -> bool:
        if a[0] == b[0] or self.origin.get(a[0], a[0]) == self.origin.get(b[0], b[0]):
            return True
        keys = frozenset(((a[0], self.sentence(a[0], a[1])), (b[0], self.sentence(b[0], b[1]))))
        return keys in self.pairs


def agreements_of(views: Sequence[View], claims: Sequence[Claim], events: Sequence[Event], origins: Origins) -> list[Agreement]:
    """All agreements across articles, numbers first, in reading order of their first side."""
    groups = [*_groups(claims, _same_number), *_groups(events, _same_event)]
    lexicon = {e.name: e for v in views for e in v.lexicon.entities}
    return [_agreement(group, origins, lexicon) for group in groups if len({r.doc for r in group}) > 1]


def _groups(records: Sequence[Any], same: Any) -> list[list[Any]]:
    """Records gathered with the first one that they equal."""
    groups: list[list[Any]] = []
    for record in records:
        home = next((g for g in groups if all(same(member, record) for member in g)), None)
        if home is None:
            groups.append([record])
        else:
            home.append(record)
    return groups


def _same_number(a: Claim, b: Claim) -> bool:
    if (a.entity, a.metric, a.unit, a.value, a.value_low, a.value_high) != (b.entity, b.metric, b.unit, b.value, b.value_low, b.value_high):
        return False
    if a.metric in UNCOUNTED or (a.metric == "other" and _noun(a) != _noun(b)):
        return False
    return _compatible(a.as_of, b.as_of)


def _noun(claim: Claim) -> str:
    """What stands right after the number, for counts without a metric of their own."""
    rest = claim.sentence[claim.start - claim.sentence_start + len(claim.surface) :]
    return rest[:2]


def _same_event(a: Event, b: Event) -> bool:
    if a.type != b.type or a.type in GENERAL or not a.entities or not b.entities or a.entities[0] != b.entities[0]:
        return False
    return len(min(a.date, b.date, key=len)) >= 7 and _compatible(a.date, b.date)


def _compatible(a: str | None, b: str | None) -> bool:
    """Partial dates that can be the same: one begins the other."""
    return bool(a) and bool(b) and (str(a).startswith(str(b)) or str(b).startswith(str(a)))


def _agreement(group: list[Any], origins: Origins, lexicon: dict[str, Any]) -> Agreement:
    spans = [(r.doc, r.start, r.end) for r in group]
    sides = [{"doc": r.doc, "quote": r.sentence, "start": r.sentence_start, "end": r.sentence_start + len(r.sentence)} for r in group]
    sides = [side for i, side in enumerate(sides) if side not in sides[:i]]
    en, zh = _words(group[0], group, lexicon)
    return Agreement(fact_en=en, fact_zh=zh, sides=sides, independent=origins.independent(spans))


def _words(first: Any, group: list[Any], lexicon: dict[str, Any]) -> tuple[str, str]:
    if isinstance(first, Event):
        exact = max(group, key=lambda e: len(e.date))
        return f"{exact.text_en} ({exact.date})", f"{_bare(exact.text_zh)}（{exact.date}）"
    metric = load_metrics()[first.metric]
    name = first.entity or ""
    english = lexicon[name].en if name in lexicon else name
    amount = f"{first.value:,.10g}" if first.value is not None else f"{first.value_low:,.10g} to {first.value_high:,.10g}"
    hedge = {"more_than": "more than ", "less_than": "less than ", "approx": "about ", "at_least": "at least "}.get(first.qualifier, "")
    return f"{english}: {metric.en.lower()} {hedge}{amount} ({first.unit})", f"{name}：{metric.zh} {first.surface}"


def _bare(text: str) -> str:
    return re.sub(r"[，,。；;]+$", "", text)
