"""What several articles state alike: the same number of the same thing, or the same event on the same day.

Articles that repeat one another's sentences are one witness: such an agreement is not independent. What others are said to believe is no agreement.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from casebook import paths, say, yaml_file
from casebook.corpus.script import simplify
from casebook.facts.called import called
from casebook.facts.evidence import Evidence, Place
from casebook.facts.origins import Origins
from casebook.facts.records import Agreement, Claim, Event, Relation
from casebook.facts.supposed import BELIEF
from casebook.facts.telling import amount_in_english, number_in_english

UNCOUNTED = ("duration",)  # a length of time says the same only together with what lasted
YEAR = len("2020")
MONTH = len("2020-02")  # of two events in one year nobody can say that they are the same
GENERAL = ("other", "statement", "incident", "pr")  # events too general to be the same by type and name alone

Placed = tuple[Place, Any]
KINDS = ("claim", "event", "relation")  # in the order in which they are told
Agreed = Iterator[tuple[Place, Agreement]]


def agreements_of(evidence: Evidence, origins: Origins) -> Agreed:
    """What articles state alike of one name: numbers, events, relations; each with its kind's place in KINDS and the place of its first side."""
    for order, kind in enumerate(KINDS):
        for group in _groups(kind, evidence.placed(kind)):
            if len({record.doc for _, record in group}) > 1:
                yield (order, *group[0][0]), _agreement([record for _, record in group], origins, evidence)


def group_of(kind: str, what: Any) -> Any:
    """What a telling has in common with all that can state the same; None where nothing can. Partial dates that can be the same share it."""
    of = {"claim": _number_key, "event": _event_key, "relation": _relation_key}.get(kind)
    return of(what) if of else None


def _groups(kind: str, records: Sequence[Placed]) -> list[list[Placed]]:
    """Records gathered with those that they can all be the same as, in order of the first; those that can be the same as nothing are left out."""
    groups: dict[Any, list[tuple[set[str], list[Placed]]]] = {}
    ordered: list[list[Placed]] = []
    for placed in records:
        record = placed[1]
        name = group_of(kind, record)
        if name is None:
            continue
        homes = groups.setdefault(name, [])
        time = _time(record)
        times, home = next(((t, g) for t, g in homes if all(_compatible(member, time) for member in t)), (set(), []))
        if not home:
            homes.append((times, home))
            ordered.append(home)
        home.append(placed)
        times.add(time)  # those of one time are compatible with the same
    return ordered


def _time(record: Any) -> str:
    return record.as_of or "" if isinstance(record, Claim) else record.date if isinstance(record, Event) else ""


def _number_key(claim: Claim) -> Any:
    if not claim.as_of or claim.metric in UNCOUNTED:
        return None
    noun = _noun(claim) if claim.metric == "other" else ""
    return claim.metric, claim.unit, claim.value, claim.value_low, claim.value_high, called(claim).en, noun, claim.as_of[:YEAR]


def _event_key(event: Event) -> Any:
    return (event.type, event.date[:MONTH]) if event.type not in GENERAL and len(event.date) >= MONTH else None


def _relation_key(relation: Relation) -> Any:
    told = relation.relation not in ("feature_of", "wants_to_invest_in") and not BELIEF.search(relation.quote)
    return (relation.relation, relation.object) if told else None


def _noun(claim: Claim) -> str:
    """What stands right after the number, for counts without a metric of their own."""
    rest = claim.sentence[claim.start - claim.sentence_start + len(claim.surface) :]
    return rest[:2]


def _compatible(a: str, b: str) -> bool:
    """Partial dates that can be the same: one begins the other."""
    return a.startswith(b) or b.startswith(a)


def _agreement(group: list[Any], origins: Origins, evidence: Evidence) -> Agreement:
    spans = [(r.doc, r.start, r.end) for r in group]
    sides = list({(side["doc"], side["start"]): side for side in map(_side, group)}.values())
    en, zh = _words(group[0], group, evidence)
    return Agreement(fact_en=en, fact_zh=zh, sides=sides, independent=origins.independent(spans))


def _side(record: Any) -> dict[str, Any]:
    quote, start = (record.quote, record.start) if isinstance(record, Relation) else (record.sentence, record.sentence_start)
    return {"doc": record.doc, "quote": quote, "start": start, "end": start + len(quote)}


def _words(first: Any, group: list[Any], evidence: Evidence) -> tuple[str, str]:
    if isinstance(first, Relation):
        return _relation_words(first, evidence)
    if isinstance(first, Event):
        exact = max(group, key=lambda e: len(e.date))
        return f"{exact.text_en}, {say.date(exact.date, 'en')}", f"{_bare(exact.text_zh)}（{say.date(exact.date, 'zh')}）"
    name = first.entity or ""
    english = evidence.called(name)
    printed = simplify(first.surface)
    if first.metric == "other":
        counted = printed + simplify(_noun(first))
        return f"{english}: {amount_in_english(first)} ({counted})", f"{name}：{counted}"
    return f"{english}: {number_in_english(first)}", f"{name}：{called(first).zh}{printed}"


def _relation_words(relation: Relation, evidence: Evidence) -> tuple[str, str]:
    forms = _relation_forms().get(relation.relation, {}).get("of")
    subject, other = map(evidence.called, (relation.subject, relation.object))
    if not forms:
        return f"{subject} – {relation.relation.replace('_', ' ')} – {other}", f"{relation.subject}—{relation.object}"
    return f"{subject} {forms['en'].format(other=other)}", f"{relation.subject}{forms['zh'].format(other=relation.object)}"


@cache
def _relation_forms() -> dict[str, Any]:
    """How a relation is said, from `lexicon/relations.yml`."""
    return yaml_file.read(paths.LEXICON / "relations.yml")


def _bare(text: str) -> str:
    return re.sub(r"[，,。；;]+$", "", text)
