"""Where articles contradict one another, or a number or a date cannot be right. Values stand side by side, never averaged.

Each module holds the rules of one kind. A rule compares what all articles tell of one name, or needs one article alone; `TELLINGS` say what an
article contributes to the first. Like is compared with like: another metric, scope or day is said to be the difference, and is no contradiction of values.
"""

from collections.abc import Iterator
from itertools import islice

from casebook.facts.disputes import companies, dates, told, values, wording
from casebook.facts.evidence import MOST_SIDES, Evidence, Found, Telling, tellings
from casebook.facts.records import Dispute
from casebook.facts.rule import Rule
from casebook.facts.view import Reading

MODULES = (values, dates, told, wording, companies)
RULES = tuple(rule for module in MODULES for rule in module.RULES)
# Disputes are listed rule by rule, in this order.
ORDER = tuple(rule for module in MODULES for rule in module.ORDER)


def told_by(reading: Reading) -> Iterator[Telling]:
    """All that one article tells, for the comparison with others."""
    yield from tellings(reading)
    for module in MODULES:
        for kept in module.TELLINGS:
            yield from kept(reading)


def within(reading: Reading) -> Iterator[tuple[int, Dispute]]:
    """The disputes within one article, each with the place of its rule in ORDER."""
    for module in MODULES:
        for rule in module.ALONE:
            yield from ((ORDER.index(rule), dispute) for dispute in rule(reading))


def found(rule: Rule, evidence: Evidence) -> Found:
    """What a rule finds over one name, each with the place of the rule in ORDER and, where a rule goes by reading order, its own. Of many the first:
    what a thousand articles contradict in one way is shown often enough."""
    yield from (((ORDER.index(rule.find), *place), dispute) for place, dispute in islice(rule.find(evidence), MOST_SIDES))
