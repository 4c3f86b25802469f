"""What several articles state alike: the same number of the same thing, or the same event on the same day.

Articles that repeat one another's sentences are one witness: such an agreement is not independent. What others are said to believe is no agreement.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from casebook import paths, yaml_file
from casebook.corpus.script import simplify
from casebook.facts.called import called
from casebook.facts.records import Agreement, Claim, Event, Relation
from casebook.facts.supposed import BELIEF
from casebook.facts.telling import amount_in_english, number_in_english
from casebook.facts.view import View, entities_of

UNCOUNTED = ("duration",)  # a length of time says the same only together with what lasted
GENERAL = ("other", "statement", "incident", "pr")  # events too general to be the same by type and name alone

Span = tuple[str, int, int]
Place = tuple[str, int]


class Origins:
    """Which sentences and articles repeat one another."""

    def __init__(self, views: Sequence[View], repeats: dict[Place, Place], origin: dict[str, str]):
        """`repeats` maps (doc, sentence) to the earlier sentence it repeats, `origin` a doc to the first doc of its text."""
        self.origin = origin
        self.repeats = repeats
        self.starts = {v.doc: [line.sentence.start for line in v.lines] for v in views}
        self.indices = {v.doc: [line.sentence.index for line in v.lines] for v in views}

    def independent(self, spans: Iterable[Span]) -> bool:
        """True where the places come from two origins at least; those that repeat one sentence, or share a text, are one."""
        groups: list[set[Any]] = []
        for doc, start, _ in spans:
            keys: set[Any] = {self.origin.get(doc, doc), self._first(doc, start)}
            joined = [group for group in groups if group & keys]
            groups = [group for group in groups if not group & keys] + [keys.union(*joined)]
        return len(groups) > 1

    def _first(self, doc: str, at: int) -> Place:
        """The sentence at an offset, followed to the first that it repeats; each repeats an earlier one, so this ends."""
        i = bisect_right(self.starts[doc], at) - 1
        place = (doc, self.indices[doc][i] if i >= 0 else 0)
        while place in self.repeats:
            place = self.repeats[place]
        return place


def agreements_of(
    views: Sequence[View], claims: Sequence[Claim], events: Sequence[Event], relations: Sequence[Relation], origins: Origins
) -> list[Agreement]:
    """All agreements across articles: numbers, then events, then relations, each in reading order of their first side."""
    told = [r for r in relations if r.relation not in ("feature_of", "wants_to_invest_in") and not BELIEF.search(r.quote)]
    groups = [
        *_groups(claims, _number_key, lambda a, b: _compatible(a.as_of, b.as_of)),
        *_groups(events, _event_key, lambda a, b: len(min(a.date, b.date, key=len)) >= 7 and _compatible(a.date, b.date)),
        *_groups(told, _relation_key, lambda a, b: True),
    ]
    lexicon = entities_of(views)
    return [_agreement(group, origins, lexicon) for group in groups if len({r.doc for r in group}) > 1]


def _groups(records: Sequence[Any], key: Callable[[Any], Any], compatible: Callable[[Any, Any], bool]) -> list[list[Any]]:
    """Records of one key (None is left out) gathered with those that they are all compatible with, in order of the first."""
    groups: dict[Any, list[list[Any]]] = {}
    ordered: list[list[Any]] = []
    for record in records:
        name = key(record)
        if name is None:
            continue
        homes = groups.setdefault(name, [])
        home = next((g for g in homes if all(compatible(member, record) for member in g)), None)
        if home is None:
            home = []
            homes.append(home)
            ordered.append(home)
        home.append(record)
    return ordered


def _number_key(claim: Claim) -> Any:
    if not claim.entity or claim.metric in UNCOUNTED:
        return None
    noun = _noun(claim) if claim.metric == "other" else ""
    return claim.entity, claim.metric, claim.unit, claim.value, claim.value_low, claim.value_high, called(claim).en, noun


def _event_key(event: Event) -> Any:
    return (event.type, event.entities[0]) if event.entities and event.type not in GENERAL else None


def _relation_key(relation: Relation) -> Any:
    return relation.subject, relation.relation, relation.object


def _noun(claim: Claim) -> str:
    """What stands right after the number, for counts without a metric of their own."""
    rest = claim.sentence[claim.start - claim.sentence_start + len(claim.surface) :]
    return rest[:2]


def _compatible(a: str | None, b: str | None) -> bool:
    """Partial dates that can be the same: one begins the other."""
    return bool(a) and bool(b) and (str(a).startswith(str(b)) or str(b).startswith(str(a)))


def _agreement(group: list[Any], origins: Origins, lexicon: dict[str, Any]) -> Agreement:
    spans = [(r.doc, r.start, r.end) for r in group]
    sides = list({(side["doc"], side["start"]): side for side in map(_side, group)}.values())
    en, zh = _words(group[0], group, lexicon)
    return Agreement(fact_en=en, fact_zh=zh, sides=sides, independent=origins.independent(spans))


def _side(record: Any) -> dict[str, Any]:
    quote, start = (record.quote, record.start) if isinstance(record, Relation) else (record.sentence, record.sentence_start)
    return {"doc": record.doc, "quote": quote, "start": start, "end": start + len(quote)}


def _words(first: Any, group: list[Any], lexicon: dict[str, Any]) -> tuple[str, str]:
    if isinstance(first, Relation):
        return _relation_words(first, lexicon)
    if isinstance(first, Event):
        exact = max(group, key=lambda e: len(e.date))
        return f"{exact.text_en} ({exact.date})", f"{_bare(exact.text_zh)}（{exact.date}）"
    name = first.entity or ""
    english = lexicon[name].en if name in lexicon else name
    printed = simplify(first.surface)
    if first.metric == "other":
        counted = printed + simplify(_noun(first))
        return f"{english}: {amount_in_english(first)} ({counted})", f"{name}：{counted}"
    return f"{english}: {number_in_english(first)}", f"{name}：{called(first).zh}{printed}"


def _relation_words(relation: Relation, lexicon: dict[str, Any]) -> tuple[str, str]:
    forms = _relation_forms().get(relation.relation, {}).get("of")
    subject, other = (lexicon[n].en if n in lexicon else n for n in (relation.subject, relation.object))
    if not forms:
        return f"{subject} – {relation.relation.replace('_', ' ')} – {other}", f"{relation.subject}—{relation.object}"
    return f"{subject} {forms['en'].format(other=other)}", f"{relation.subject}{forms['zh'].format(other=relation.object)}"


@cache
def _relation_forms() -> dict[str, Any]:
    """How a relation is said, from `lexicon/relations.yml`."""
    return yaml_file.read(paths.LEXICON / "relations.yml")


def _bare(text: str) -> str:
    return re.sub(r"[，,。；;]+$", "", text)
