"""What the rules of dispute look at, and how a side of a dispute is written down."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice
from typing import Any, NamedTuple

from casebook.facts.records import Claim, Dispute, Event, Relation
from casebook.facts.view import Line, Reading, View
from casebook.reading.entity import Entity

MOST_SIDES = 6

# Where something stands in the reading order of a folder: the number of its article, and its own among those of its kind there.
Place = tuple[int, ...]
Found = Iterator[tuple[Place, Dispute]]
# What is known of a name: the lexicon's entry, or what an article taught.
Known = Callable[[str], Entity | None]


class Telling(NamedTuple):
    """What an article tells of a name, for comparison with what others tell of it: a claim, an event, or what a rule keeps of a sentence."""

    kind: str
    name: str
    what: Any


@dataclass(frozen=True)
class Evidence:
    """What all articles tell of one name: of each kind of telling, where and what, in reading order."""

    name: str
    told: dict[str, list[tuple[Place, Any]]]
    known: Known

    def placed(self, kind: str) -> list[tuple[Place, Any]]:
        """The tellings of a kind with their places."""
        return self.told.get(kind, [])

    @cached_property
    def claims(self) -> list[Claim]:
        """The numbers said about it."""
        return [claim for _, claim in self.placed("claim")]

    @cached_property
    def events(self) -> list[Event]:
        """The events of which it is the first entity."""
        return [event for _, event in self.placed("event")]

    @property
    def relations(self) -> list[Relation]:
        """The relations of which it is the subject."""
        return [relation for _, relation in self.placed("relation")]

    @property
    def english(self) -> str:
        """Its English name where there is one."""
        return self.called(self.name)

    def called(self, name: str) -> str:
        """The English name of anything, where there is one."""
        entity = self.known(name)
        return entity.en if entity else name


def tellings(reading: Reading) -> Iterator[Telling]:
    """The claims, events and relations of an article, by name."""
    yield from (Telling("claim", claim.entity, claim) for claim in reading.claims if claim.entity)
    yield from (Telling("event", event.entities[0], event) for event in reading.events if event.entities)
    yield from (Telling("relation", relation.subject, relation) for relation in reading.relations)


def clashing(claims: Sequence[Any], clash: Callable[[Any, Any], bool], alike: Callable[[Any], Any]) -> list[Any]:
    """The claims, or what stands for them and has a `doc`, that clash with another, in their order.

    Claims that are `alike` clash with the same ones, whichever comes first. So only the first of those alike and the first of them in another article
    are set against others: a number that a thousand articles repeat is compared twice.
    """
    kept: list[Any] = []
    seen: dict[Any, set[str]] = {}
    for claim in claims:
        articles = seen.setdefault(alike(claim), set())
        if len(articles) < 2 and claim.doc not in articles:
            articles.add(claim.doc)
            kept.append(claim)
    found = {
        alike(claim)
        for i, claim in enumerate(kept)
        if any(clash(claim, later) for later in kept[i + 1 :]) or any(clash(earlier, claim) for earlier in kept[:i])
    }
    return [claim for claim in claims if alike(claim) in found]


def pairs_of(claims: Sequence[Any], clash: Callable[[Any, Any], bool]) -> Iterator[tuple[Any, Any]]:
    """The pairs of claims, or of what stands for them, that clash, as far as they are asked for: each with those after it, in order."""
    return ((a, b) for i, a in enumerate(claims) for b in islice(claims, i + 1, None) if clash(a, b))


def in_two(one: tuple[str, str], other: tuple[str, str]) -> tuple[str, str]:
    """Two values, each in words (English, Chinese), as what one article says and another."""
    return f"{one[0]} in one article, {other[0]} in another", f"一篇称{one[1]}，另一篇称{other[1]}"


def by_document(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims in reading order, article by article."""
    return [list(group) for _, group in groupby(claims, key=lambda claim: claim.doc)]


def of_record(record: Claim | Event, value: Any) -> dict[str, Any]:
    """A side: the sentence of a claim or an event; `mark` is the number or the date in it."""
    return _side(record.doc, record.sentence, record.sentence_start, value) | {"mark": [record.start, record.end]}


def of_relation(relation: Relation, value: Any) -> dict[str, Any]:
    """A side: the words of a relation."""
    return _side(relation.doc, relation.quote, relation.start, value)


def of_line(line: Line, value: Any) -> dict[str, Any]:
    """A side: a sentence."""
    return _side(line.article.doc, line.sentence.text, line.sentence.start, value)


def of_span(view: View, start: int, end: int, value: Any) -> dict[str, Any]:
    """A side: any characters of an article, the page around its body too."""
    return _side(view.doc, view.article.text[start:end], start, value)


def _side(doc: str, quote: str, start: int, value: Any, mark: tuple[int, int] | None = None) -> dict[str, Any]:
    end = start + len(quote)
    return {"doc": doc, "quote": quote, "start": start, "end": end, "value": value, "mark": list(mark or (start, end))}


def dispute(
    what: tuple[str, str],
    stated: tuple[str, str],
    kind: str,
    sides: Iterable[dict[str, Any]],
    explanation: tuple[str, str],
    status: str,
    nature: str = "",
) -> Dispute:
    """A dispute; words are (English, Chinese). Its topic is what is at issue, a colon, and the contradiction as `stated`. Sides of one place are one,
    and of many the first are taken."""
    kept: dict[Any, dict[str, Any]] = {}
    for side in sides:
        kept.setdefault((side["doc"], side["start"], side["value"]), side)
        if len(kept) == MOST_SIDES:
            break
    return Dispute(
        topic_en=f"{what[0][:1].upper()}{what[0][1:]}: {stated[0]}",
        topic_zh=f"{what[1]}：{stated[1]}",
        kind=kind,
        sides=list(kept.values()),
        explanation_en=explanation[0],
        explanation_zh=explanation[1],
        status=status,
        nature=nature,
    )
