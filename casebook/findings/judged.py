"""Disputes that a reader of the articles found and no rule: what codebooks list under `disputes`, as records beside those of the facts.

A side stands where its passages stand in the articles; a dispute of which fewer than two sides are left is none.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from casebook.facts.records import Dispute, Facts
from casebook.findings.codebook import Codebook
from casebook.findings.evidence import EvidenceIndex

BY_A_READER = (" (Found by a reader, not by rule.)", "（由人工发现，非规则找出。）")


def with_judged(facts: Facts, books: Sequence[Codebook], index: EvidenceIndex) -> Facts:
    """`facts` with the disputes of the codebooks that stand in its articles; unchanged where they hold them already. `index` is one over them."""
    found = [dispute for book in books for row in book.disputes if (dispute := _dispute(row, index)) and dispute not in facts.disputes]
    return replace(facts, disputes=[*facts.disputes, *found]) if found else facts


def _dispute(row: dict[str, Any], index: EvidenceIndex) -> Dispute | None:
    sides = [_sides(side, index) for side in row["sides"]]
    if sum(map(bool, sides)) < 2:
        return None
    return Dispute(
        topic_en=row["topic"]["en"],
        topic_zh=row["topic"]["zh"],
        kind=row["kind"],
        sides=[one for side in sides for one in side],
        explanation_en=row["explanation"]["en"] + BY_A_READER[0],
        explanation_zh=row["explanation"]["zh"] + BY_A_READER[1],
        status=row["status"],
        nature=row.get("nature", ""),
    )


def _sides(side: dict[str, Any], index: EvidenceIndex) -> list[dict[str, Any]]:
    """One side at every place where one of its passages stands; `said` is its value in both languages."""
    said = {"en": side["en"], "zh": side["zh"]}
    return [
        {"doc": place.doc, "quote": passage, "start": place.start, "end": place.end, "value": said["en"], "said": said}
        for passage in side["passages"]
        for place in index.find(passage)
    ]
