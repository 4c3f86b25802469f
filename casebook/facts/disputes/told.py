"""Disputes over what is told of a thing: a purpose that is belief here and fact there, a superlative beside the dates."""

import re
from collections.abc import Iterator
from typing import Any

from casebook.corpus.script import simplify
from casebook.facts.dated import when
from casebook.facts.evidence import Evidence, Found, Telling, dispute, of_line, of_record, of_relation
from casebook.facts.records import EVENT_TYPES, Dispute, Event, Relation
from casebook.facts.rule import Rule, topics
from casebook.facts.supposed import BELIEF
from casebook.facts.view import Reading

SHORT_LIVED = re.compile(r"最短命|最短寿|最短壽|(?:寿命|壽命|存活|存续|存續)[^，。]{0,4}最短")
NEVER_OUT = re.compile(r"没有推向|未推向|没有上线|从未上线|胎死腹中")
# Words that tell what a thing was first meant for (起初是想…): beside a belief of others, they are the other account.
FIRST_MEANT = re.compile(r"(?:开始|起初|最初|一开始|本来|原本|当初|初衷)(?:只?是|只)?(?:想|为了|要|打算|希望)")
# Words by which a purpose is told of a later effort, and not of the beginning: it was pushed, at last, again.
PUSHED = re.compile("力推|主推|加码|发力|后来|此后|随后|转而|再次|再度")
AFTER_BELIEF = 2  # sentences after the belief in which its writer still speaks of it
BORN = ("launch", "test_release")


def other_aims(reading: Reading) -> Iterator[Telling]:
    """What an article says a thing was first meant for, where it has just called another aim the belief of others."""
    body = reading.view.body()
    for relation in reading.relations:
        if relation.relation != "competes_with" or not BELIEF.search(relation.quote):
            continue
        at = next((i for i, line in enumerate(body) if line.sentence.start <= relation.start < line.sentence.end), len(body))
        yield from (
            Telling("other aim", relation.subject, (relation.object, of_line(line, "another aim")))
            for line in body[at : at + 1 + AFTER_BELIEF]
            if FIRST_MEANT.search(line.text) and relation.object not in line.text[FIRST_MEANT.search(line.text).end() :]
        )


BELIEVED = ("what others believed in one article, a fact in another", "一篇说是外界的看法，另一篇当作事实")
PERHAPS_BOTH = (
    "One article tells it as what others believed, another states it as the purpose. Neither gives evidence of what was meant; both may hold.",
    "一篇只说外界这样认为，另一篇直接写成目的，均未给出证据，二者可以并存。",
)
DENIED = ("a fact in one article; in another what others believed, beside another aim", "一篇当作事实，另一篇说是外界的看法，并讲了另一种初衷")
NOT_BOTH = (
    "One article states it as the purpose. Another calls that what others believed, and tells what it was first meant for instead. No document of the time is cited.",
    "一篇直接写成目的；另一篇说那是外界的看法，并讲了另一种初衷。两篇均未引用当时的文件。",
)
OTHER_TIMES = (
    "One article states it as the purpose of a later push. Another calls that what others believed, and tells what it was meant for at first. The times differ, so that both may hold. No document of the time is cited.",
    "一篇把它写成后来发力的目的；另一篇说那是外界的看法，并讲了起初另有所图。所说的时间不同，可以并存。两篇均未引用当时的文件。",
)


def believed_or_meant(evidence: Evidence) -> Found:
    """A rivalry told as what others believe in one article, and as the purpose in another.

    What a thing was first meant for contradicts a purpose that is told of it without a time, and not one that is told of a later push.
    """
    told: dict[str, list[Relation]] = {}
    for relation in evidence.relations:
        if relation.relation == "competes_with":
            told.setdefault(relation.object, []).append(relation)
    for rival, relations in sorted(told.items()):
        belief = [r for r in relations if BELIEF.search(r.quote)]
        believing = {r.doc for r in belief}
        stated = [r for r in relations if not BELIEF.search(r.quote) and r.doc not in believing]
        if not belief or not stated:
            continue
        names = (evidence.english, evidence.called(rival))
        denied = [side for _, (of, side) in evidence.placed("other aim") if of == rival]
        later = all(PUSHED.search(simplify(r.quote)) for r in stated)
        yield (
            (),
            dispute(
                (f"whether {names[0]} was aimed at {names[1]}", f"{evidence.name}是否针对{rival}"),
                DENIED if denied else BELIEVED,
                "definition",
                [*(of_relation(r, "a belief of others") for r in belief), *denied, *(of_relation(r, "stated as fact") for r in stated)],
                (OTHER_TIMES if later else NOT_BOTH) if denied else PERHAPS_BOTH,
                "unresolved" if denied and not later else "different_definition",
                "account",
            ),
        )


def lives(reading: Reading) -> Iterator[Telling]:
    """Sentences that call a product the shortest-lived; and, under no name, those that tell of something that never came out."""
    view = reading.view
    for line in view.holding(re.compile(f"{SHORT_LIVED.pattern}|{NEVER_OUT.pattern}")):
        named = [n for n in line.names if view.types.get(n.entity) == "product"]
        never = NEVER_OUT.search(line.text)
        if SHORT_LIVED.search(line.text) and named:
            yield Telling("shortest life", named[0].entity, of_line(line, "shortest-lived"))
        if never:
            who = next((n.entity for n in reversed(named) if n.end <= never.start()), "")
            yield Telling("never out", "", of_line(line, f"{who}: never released" if who else "never released"))


def shortest_life(evidence: Evidence) -> Found:
    """“The shortest-lived”, beside the dates between which the thing is told of, and others that never came out."""
    events = sorted(evidence.events, key=lambda e: e.date)
    born = [e for e in events if e.type in BORN]
    if born and events[-1].date[:7] > born[0].date[:7]:
        for place, said in evidence.placed("shortest life"):
            yield place, _lived(evidence, said, born[0], events[-1])


def _lived(evidence: Evidence, said: dict[str, Any], first: Event, last: Event) -> Dispute:
    never = [side for _, side in evidence.placed("never out")]
    return dispute(
        (f"the life of {evidence.english}", f"{evidence.name}存续时间"),
        (
            f"“shortest-lived”, yet told of from {when(first, 'en')} to {when(last, 'en')}",
            f"说是“最短命”，记载却从{when(first, 'zh')}到{when(last, 'zh')}",
        ),
        "definition",
        [said, of_record(first, first.date), of_record(last, last.date), *never],
        (
            f"The articles tell of it from {when(first, 'en')} to {when(last, 'en')}. Whether that is the shortest life depends on what counts as its end"
            + (", and other products never came out at all." if never else "."),
            f"各篇记载它从{when(first, 'zh')}到{when(last, 'zh')}，是否“最短命”取决于以什么为终点"
            + ("，何况还有从未面世的产品。" if never else "。"),
        ),
        "different_definition",
        "sense",
    )


TELLINGS = (lives, other_aims)
RULES = (
    Rule(believed_or_meant, ("relation competes_with", "other aim"), given="relation competes_with"),
    Rule(shortest_life, ("shortest life", *topics("event", EVENT_TYPES)), given="shortest life", nameless=("never out",)),
)
ALONE = ()
ORDER = tuple(rule.find for rule in RULES)
