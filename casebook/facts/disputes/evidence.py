"""What the rules of dispute look at, and how a side of a dispute is written down."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from casebook.facts.records import Claim, Dispute, Event, Relation
from casebook.facts.view import Line, View, entities_of
from casebook.reading.names import Entity

MOST_SIDES = 6


@dataclass(frozen=True)
class Evidence:
    """All views, claims, events and relations of a folder."""

    views: Sequence[View]
    claims: Sequence[Claim]
    events: Sequence[Event]
    relations: Sequence[Relation]
    lexicon: dict[str, Entity] = field(init=False)

    def __post_init__(self) -> None:
        """Gather the names of all articles."""
        object.__setattr__(self, "lexicon", entities_of(self.views))

    def english(self, name: str | None) -> str:
        """The English name where there is one."""
        return self.lexicon[name].en if name in self.lexicon else str(name)

    def view(self, doc: str) -> View:
        """The view of an article."""
        return self._views[doc]

    def line(self, doc: str, at: int) -> Line:
        """The sentence that holds an offset."""
        return next(line for line in self.view(doc).lines if line.sentence.start <= at < line.sentence.end)

    def claims_in(self, doc: str) -> list[Claim]:
        """The claims of an article."""
        return self._claims.get(doc, [])

    def events_of(self, name: str) -> list[Event]:
        """The events of which this entity is the first."""
        return self._events.get(name, [])

    @cached_property
    def _views(self) -> dict[str, View]:
        return {view.doc: view for view in self.views}

    @cached_property
    def _claims(self) -> dict[str, list[Claim]]:
        return _grouped(self.claims, lambda claim: claim.doc)

    @cached_property
    def _events(self) -> dict[str, list[Event]]:
        return _grouped((e for e in self.events if e.entities), lambda event: event.entities[0])


def _grouped(records: Iterable[Any], key: Callable[[Any], str]) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    return groups


def in_two(one: tuple[str, str], other: tuple[str, str]) -> tuple[str, str]:
    """Two values, each in words (English, Chinese), as what one article says and another."""
    return f"{one[0]} in one article, {other[0]} in another", f"一篇称{one[1]}，另一篇称{other[1]}"


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
    what: tuple[str, str], stated: tuple[str, str], kind: str, sides: Iterable[dict[str, Any]], explanation: tuple[str, str], status: str
) -> Dispute:
    """A dispute; words are (English, Chinese). Its topic is what is at issue, a colon, and the contradiction as `stated`. Sides of one place are one."""
    kept: dict[Any, dict[str, Any]] = {}
    for side in sides:
        kept.setdefault((side["doc"], side["start"], side["value"]), side)
    return Dispute(
        topic_en=f"{what[0][:1].upper()}{what[0][1:]}: {stated[0]}",
        topic_zh=f"{what[1]}：{stated[1]}",
        kind=kind,
        sides=list(kept.values())[:MOST_SIDES],
        explanation_en=explanation[0],
        explanation_zh=explanation[1],
        status=status,
    )
