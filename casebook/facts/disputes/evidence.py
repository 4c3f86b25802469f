"""What the rules of dispute look at, and how a side of a dispute is written down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from casebook.facts.records import Claim, Dispute, Event, Relation
from casebook.facts.view import Line, View
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
        object.__setattr__(self, "lexicon", {e.name: e for view in self.views for e in view.lexicon.entities})

    def english(self, name: str | None) -> str:
        """The English name where there is one."""
        return self.lexicon[name].en if name in self.lexicon else str(name)

    def view(self, doc: str) -> View:
        """The view of an article."""
        return next(v for v in self.views if v.doc == doc)

    def line(self, doc: str, at: int) -> Line:
        """The sentence that holds an offset."""
        return next(line for line in self.view(doc).lines if line.sentence.start <= at < line.sentence.end)


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
    kept: list[dict[str, Any]] = []
    for side in sides:
        if all((side["doc"], side["start"], side["value"]) != (k["doc"], k["start"], k["value"]) for k in kept):
            kept.append(side)
    return Dispute(
        topic_en=f"{what[0][:1].upper()}{what[0][1:]}: {stated[0]}",
        topic_zh=f"{what[1]}：{stated[1]}",
        kind=kind,
        sides=kept[:MOST_SIDES],
        explanation_en=explanation[0],
        explanation_zh=explanation[1],
        status=status,
    )
