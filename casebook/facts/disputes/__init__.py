"""Where articles contradict one another, or a number or a date cannot be right. Values stand side by side, never averaged.

Each module holds the rules of one kind; a rule is a function of all that was read, and yields disputes with their sides.
Like is compared with like: another metric, scope or day is said to be the difference, and is no contradiction of values.
"""

from collections.abc import Sequence

from casebook.facts.disputes import dates, told, values, wording
from casebook.facts.disputes.evidence import Evidence
from casebook.facts.records import Claim, Dispute, Event, Relation
from casebook.facts.view import View

RULES = (*values.RULES, *dates.RULES, *told.RULES, *wording.RULES)


def disputes_of(views: Sequence[View], claims: Sequence[Claim], events: Sequence[Event], relations: Sequence[Relation]) -> list[Dispute]:
    """All disputes, rule by rule in a fixed order; two with the same sides are one."""
    evidence = Evidence(views, claims, events, relations)
    found: dict[frozenset[tuple[str, int]], Dispute] = {}
    for rule in RULES:
        for dispute in rule(evidence):
            found.setdefault(frozenset((side["doc"], side["start"]) for side in dispute.sides), dispute)
    return list(found.values())
