"""The facts of a folder as they would be had one of its articles never come in.

What an article says by itself is taken out with it. What was found across articles is looked at again: a wording that stood first in that article
counts for the next one that has it; a dispute stands while what remains of it still differs, an agreement while two articles still say it. The
articles are not read again, so a dispute that only this article kept from being seen stays unseen (tests/facts/test_without.py holds both ways
side by side).
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from casebook.facts.records import Agreement, Dispute, Document, Facts, Sentence


def without(facts: Facts, doc: str) -> Facts:
    """`facts` without those of the article `doc`; words, which nothing is concluded from, are left out altogether."""
    return Facts(
        documents=_documents(facts.documents, doc),
        sentences=_sentences(facts.sentences, doc),
        mentions=[m for m in facts.mentions if m.doc != doc],
        claims=[c for c in facts.claims if c.doc != doc],
        events=[e for e in facts.events if e.doc != doc],
        quotes=[q for q in facts.quotes if q.doc != doc],
        relations=[r for r in facts.relations if r.doc != doc],
        agreements=[a for agreement in facts.agreements if (a := _agreement(agreement, doc))],
        disputes=[d for dispute in facts.disputes if (d := _dispute(dispute, doc))],
    )


def _documents(documents: Iterable[Document], doc: str) -> list[Document]:
    """The others; those that repeated its text now repeat the first of them."""
    heirs: dict[str, str] = {}
    kept = []
    for document in documents:
        if document.doc == doc:
            continue
        origin = heirs.setdefault(doc, document.doc) if document.origin == doc else document.origin
        repeated = document.near_duplicate_of if document.near_duplicate_of != doc else origin
        kept.append(replace(document, origin=origin, near_duplicate_of=None if repeated == document.doc else repeated))
    return kept


def _sentences(sentences: Iterable[Sentence], doc: str) -> list[Sentence]:
    """The others' sentences; those that repeated one of its own now repeat what that one repeated, else the first of them."""
    heirs: dict[str, str | None] = {}
    kept = []
    for sentence in sentences:
        place = f"{sentence.doc}:{sentence.index}"
        repeats = sentence.repeats
        if sentence.doc == doc:
            heirs[place] = heirs.get(repeats, repeats) if repeats else None
            continue
        if repeats in heirs:
            inherited = heirs[repeats]
            heirs[repeats] = inherited or place
            repeats = inherited
        kept.append(replace(sentence, repeats=repeats) if repeats != sentence.repeats else sentence)
    return kept


def _agreement(agreement: Agreement, doc: str) -> Agreement | None:
    sides = [side for side in agreement.sides if side["doc"] != doc]
    if len(sides) == len(agreement.sides):
        return agreement
    return replace(agreement, sides=sides) if len({side["doc"] for side in sides}) > 1 else None


def _dispute(dispute: Dispute, doc: str) -> Dispute | None:
    """What remains of a dispute: two sides that say different things, and of a suspected misprint the side in doubt."""
    sides: list[dict[str, Any]] = [side for side in dispute.sides if side["doc"] != doc]
    if len(sides) == len(dispute.sides):
        return dispute
    doubted = dispute.kind != "typo_suspected" or dispute.sides[0]["doc"] != doc
    return replace(dispute, sides=sides) if doubted and len({str(side["value"]) for side in sides}) > 1 else None
