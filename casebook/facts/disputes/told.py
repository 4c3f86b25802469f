"""Disputes over what is told of a thing: a purpose that is belief here and fact there, a superlative beside the dates."""

import re
from collections.abc import Iterator

from casebook.facts.dated import when
from casebook.facts.disputes.evidence import Evidence, dispute, of_line, of_record, of_relation
from casebook.facts.records import Dispute, Event, Relation
from casebook.facts.supposed import BELIEF

SHORT_LIVED = re.compile(r"最短命|最短寿|最短壽|(?:寿命|壽命|存活|存续|存續)[^，。]{0,4}最短")
NEVER_OUT = re.compile(r"没有推向|未推向|没有上线|从未上线|胎死腹中")
BORN = ("launch", "test_release")


def believed_or_meant(evidence: Evidence) -> Iterator[Dispute]:
    """A rivalry told as what others believe in one article, and as the purpose in another."""
    told: dict[tuple[str, str], list[Relation]] = {}
    for relation in evidence.relations:
        if relation.relation == "competes_with":
            told.setdefault((relation.subject, relation.object), []).append(relation)
    for (subject, rival), relations in sorted(told.items()):
        belief = [r for r in relations if BELIEF.search(r.quote)]
        stated = [r for r in relations if r not in belief and r.doc not in {b.doc for b in belief}]
        if not belief or not stated:
            continue
        names = (evidence.english(subject), evidence.english(rival))
        yield dispute(
            (f"whether {names[0]} was aimed at {names[1]}", f"{subject}是否针对{rival}"),
            ("what others believed in one article, a fact in another", "一篇说是外界的看法，另一篇当作事实"),
            "definition",
            [*(of_relation(r, "a belief of others") for r in belief), *(of_relation(r, "stated as fact") for r in stated)],
            (
                "One article tells it as what others believed, another states it as the purpose. Neither gives evidence of what was meant.",
                "一文只说外界这样认为，另一文直接写成目的，均未给出证据。",
            ),
            "unresolved",
        )


def shortest_life(evidence: Evidence) -> Iterator[Dispute]:
    """“The shortest-lived”, beside the dates between which the thing is told of, and others that never came out."""
    never = [line for view in evidence.views for line in view.body() if NEVER_OUT.search(line.text)]
    for view in evidence.views:
        for line in view.body():
            named = [n for n in line.names if view.types.get(n.entity) == "product"]
            if not SHORT_LIVED.search(line.text) or not named:
                continue
            name = named[0].entity
            events = sorted(evidence.events_of(name), key=lambda e: e.date)
            born = [e for e in events if e.type in BORN]
            if born and events[-1].date[:7] > born[0].date[:7]:
                yield _lived(evidence, name, [of_line(line, "shortest-lived")], born[0], events[-1], [of_line(n, "never released") for n in never])


def _lived(evidence: Evidence, name: str, said: list[dict], first: Event, last: Event, never: list[dict]) -> Dispute:
    return dispute(
        (f"the life of {evidence.english(name)}", f"{name}存续时间"),
        (
            f"“shortest-lived”, yet told of from {when(first, 'en')} to {when(last, 'en')}",
            f"说是“最短命”，记载却从{when(first, 'zh')}到{when(last, 'zh')}",
        ),
        "definition",
        [*said, of_record(first, first.date), of_record(last, last.date), *never],
        (
            f"The articles tell of it from {when(first, 'en')} to {when(last, 'en')}. Whether that is the shortest life depends on what counts as its end"
            + (", and other products never came out at all." if never else "."),
            f"各文记载它从{when(first, 'zh')}到{when(last, 'zh')}，是否“最短命”取决于以什么为终点"
            + ("，何况还有从未面世的产品。" if never else "。"),
        ),
        "different_definition",
    )


RULES = (believed_or_meant, shortest_life)
