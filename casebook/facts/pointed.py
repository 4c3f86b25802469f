"""What of the articles may be published with the facts: the sentences that a fact points at, never a whole article."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from casebook.facts.records import Facts


def pointed_at(facts: Facts, cited: Iterable[tuple[str, int]] = ()) -> Facts:
    """The same facts with those sentences only in which a number, an event, a quotation, a relation, an agreement or a dispute begins.

    A name alone is no fact: names stand in nearly every sentence. `cited` are the places of passages that are published beside the facts,
    each (doc, first character).
    """
    starts: dict[str, list[int]] = {}
    for sentence in facts.sentences:
        starts.setdefault(sentence.doc, []).append(sentence.start)
    held = {(doc, bisect_right(starts.get(doc, []), start)) for doc, start in (*_places(facts), *cited)}
    return replace(facts, sentences=[s for s in facts.sentences if (s.doc, bisect_right(starts[s.doc], s.start)) in held])


def _places(facts: Facts) -> Iterator[tuple[str, int]]:
    """(doc, first character) of every fact."""
    for record in (*facts.claims, *facts.events, *facts.quotes, *facts.relations):
        yield record.doc, record.start
    for record in (*facts.agreements, *facts.disputes):
        yield from ((side["doc"], side["start"]) for side in record.sides)
