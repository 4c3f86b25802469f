"""Disputes over what is told of any company: when it was founded, and how much a round of financing brought."""

import re
from collections.abc import Iterator

from casebook import say
from casebook.facts.dated import reckoned, when
from casebook.facts.disputes.values import differ
from casebook.facts.evidence import Evidence, Found, dispute, in_two, of_record, pairs_of
from casebook.facts.records import Claim, Event
from casebook.facts.rule import Rule, topics

# A round, as the press names it: 天使轮, Pre-A轮, B+轮.
ROUND = re.compile(r"(种子|天使|战略|(?:Pre-?)?[A-H](?:\d|\+{1,2})?)\s?轮", re.IGNORECASE)
EARLIER = re.compile(r"此前|之前|曾|上一?轮|累计|总共|共计|一共")  # beside what another round, or all of them, brought
ENGLISH = {"种子": "seed", "天使": "angel", "战略": "strategic"}
UNSURE = {"rumour", "target"}


def founded(evidence: Evidence) -> Found:
    """Dates of one founding that do not fit one another, told by different articles; what is reckoned from a length of time is too rough to contradict."""
    events = sorted((e for e in evidence.events if e.type == "founding" and not reckoned(e)), key=lambda e: (e.date, e.doc))
    apart = list(pairs_of(events, _apart))
    if not apart:
        return
    first, last = apart[0]
    yield (
        (),
        dispute(
            (f"{evidence.english}'s founding", f"{evidence.name}成立时间"),
            in_two((when(first, "en"), when(first, "zh")), (when(last, "en"), when(last, "zh"))),
            "date",
            (of_record(e, e.date) for pair in apart for e in pair),
            ("The articles date the same founding differently; both cannot hold.", "各篇给出的成立时间不同，不能同时为真。"),
            "unresolved",
        ),
    )


def _apart(a: Event, b: Event) -> bool:
    return a.doc != b.doc and not (a.date.startswith(b.date) or b.date.startswith(a.date))


def rounds(evidence: Evidence) -> Found:
    """Sums that exclude one another for one round of financing of one company, told by different articles."""
    told = [(_round(c), c) for c in evidence.claims if c.metric == "money" and not UNSURE & {c.qualifier, *c.hedges} and (c.value or c.value_low)]
    for (name, _), lot in _grouped([(name, c) for name, c in told if name]):
        apart = list(pairs_of(lot, _contradict))
        if not apart:
            continue
        first, second = apart[0]
        english = f"{ENGLISH.get(name, name)} round"
        yield (
            (),
            dispute(
                (f"{evidence.english}'s {english}", f"{evidence.name}{name}轮融资额"),
                in_two(*((say.hedged(c, "en"), say.hedged(c, "zh")) for c in (first, second))),
                "value",
                (of_record(c, c.surface) for pair in apart for c in pair),
                (
                    "The articles give different sums for the same round, and “about” or “more than” would not bridge the gap.",
                    "各篇给同一轮融资的金额不同，限定语不足以解释差距。",
                ),
                "unresolved",
            ),
        )


def _grouped(told: list[tuple[str, Claim]]) -> Iterator[tuple[tuple[str, str], list[Claim]]]:
    """The claims of each round and currency."""
    lots: dict[tuple[str, str], list[Claim]] = {}
    for name, claim in told:
        lots.setdefault((name, str(claim.unit)), []).append(claim)
    yield from lots.items()


def _round(claim: Claim) -> str:
    """The round that a sum is said to be of: that which its sentence names, "" where it names none or several or looks back."""
    named = {m.group(1).upper() for m in ROUND.finditer(claim.sentence)}
    return named.pop() if len(named) == 1 and not EARLIER.search(claim.sentence) else ""


def _contradict(a: Claim, b: Claim) -> bool:
    return a.doc != b.doc and differ(a, b)


TELLINGS = ()
RULES = (Rule(founded, topics("event", ("founding",))), Rule(rounds, topics("claim", ("money",))))
ALONE = ()
ORDER = tuple(rule.find for rule in RULES)
