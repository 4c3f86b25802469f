"""A named query for facts, as a codebook writes it, and what it found.

    {claims: {entity: 钉钉, metric: app_store_rank, as_of: 2020-02-05}, pick: first}
    {events: {entity: 来往, type: [launch, test_release]}, pick: last}
    {quotes: {speaker: 陆兆禧, says: 战术试错}}     {relations: {relation: renamed_to}}
    {says: 越来越像}                                  sentences that hold these words, original script
    {code: late-window, stance: asserts}              passages that a codebook codes so; a code's own name is short for all but `against`
    {codes: [late-window, head-on]}                   how many codes the articles bear out, and how many on one article alone (tally.py)
    {most: [product, company]}                        the thing of these types that the articles write of most (subjects.py), where each first names it

A field matches its value, any value of a list, {of: the name of a query before it} the entity which that found, or, for dates (as_of, date), a prefix: 2020-02 matches 2020-02-05. `pick` chooses the
fact that stands for the answer (first and last by date, max and min by value); the evidence is every fact that says the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from casebook.errors import BadCodebook
from casebook.facts.records import Claim, Event, Facts
from casebook.findings.evidence import EvidenceIndex, Ref, ref
from casebook.findings.subjects import subjects
from casebook.findings.tally import tally

SUPPORTING = ("asserts", "implies", "symptom")
TABLES = ("claims", "events", "quotes", "relations")
DATE_FIELDS = ("as_of", "date")
PICKS: dict[str, Callable] = {
    "first": lambda rows: min(rows, key=_when),
    "last": lambda rows: max(rows, key=_when),
    "max": lambda rows: max(rows, key=_size),
    "min": lambda rows: min(rows, key=_size),
}


@dataclass(frozen=True)
class Found:
    """What a query found: the fact that stands for the answer (None for passages and sentences) and where it is said."""

    fact: Any
    places: tuple[Ref, ...]

    def __bool__(self) -> bool:
        return bool(self.places)


def _when(row: Claim | Event) -> str:
    return (row.as_of if isinstance(row, Claim) else row.date) or "9999"


def _size(row: Claim) -> float:
    return row.value if row.value is not None else row.value_low or 0.0


def _matches(row: Any, field: str, wanted: Any) -> bool:
    if isinstance(wanted, list):
        return any(_matches(row, field, w) for w in wanted)
    if field == "says":
        return str(wanted) in (getattr(row, "quote", None) or row.sentence)
    if field == "entity" and isinstance(row, Event):
        return wanted in row.entities
    held = getattr(row, field)
    if field in DATE_FIELDS:
        return str(held or "").startswith(str(wanted))
    return wanted in held if isinstance(held, list) else held == wanted


def _same(row: Any, picked: Any) -> bool:
    """Whether two facts say the same, so that both are evidence for it."""
    if isinstance(picked, Claim):
        return (row.entity, row.metric, row.value, row.value_low, row.value_high, row.unit) == (
            picked.entity, picked.metric, picked.value, picked.value_low, picked.value_high, picked.unit,
        )  # fmt: skip
    if isinstance(picked, Event):
        return row.date == picked.date and row.type == picked.type
    return True


def matching(query: dict[str, Any], table: str, facts: Facts, before: dict[str, Found] | None = None) -> list[Any]:
    """The facts of a table that fit a query, before one is picked; none where it asks another table. `before` are the answers it may refer to."""
    wanted = {field: _entity_of(value, before or {}) for field, value in (query.get(table) or {}).items()}
    return [row for row in getattr(facts, table) if all(_matches(row, field, value) for field, value in wanted.items())] if wanted else []


def _from_table(table: str, query: dict[str, Any], facts: Facts, before: dict[str, Found]) -> Found:
    rows = matching(query, table, facts, before)
    if not rows:
        return Found(None, ())
    picked = PICKS[query["pick"]](rows) if "pick" in query else rows[0]
    said = [row for row in rows if _same(row, picked)] if "pick" in query else rows
    return Found(picked, tuple(ref(row) for row in said))


def _entity_of(wanted: Any, before: dict[str, Found]) -> Any:
    """The entity of another query's fact where a field asks for that ("" where it found none, which matches nothing), else what it asks for."""
    if not isinstance(wanted, dict):
        return wanted
    if wanted.get("of") not in before:
        raise BadCodebook(f"a query takes its entity from {wanted.get('of')!r}, which no query before it is called; define that above it")
    return getattr(before[wanted["of"]].fact, "entity", None) or ""


def _most(types: list[str], index: EvidenceIndex) -> Found:
    """The first mention of what the articles write of most, and where each article first names it."""
    name = next(iter(subjects(index, types)), None)
    first = {m.doc: m for m in reversed(index.facts.mentions) if m.entity == name}
    mentions = sorted(first.values(), key=lambda m: list(index.sources).index(m.doc))
    return Found(mentions[0] if mentions else None, tuple(Ref(m.doc, m.start, m.end) for m in mentions))


def coded(code: dict[str, Any], index: EvidenceIndex, stances: tuple[str, ...]) -> tuple[Ref, ...]:
    """Where the passages of a code stand that take one of the stances."""
    return tuple(p for passage in code.get("passages", []) if passage["stance"] in stances for p in index.find(passage["quote"]))


def weight(code: dict[str, Any], index: EvidenceIndex) -> tuple[int, int]:
    """Independent origins that state a judgement, and that state or imply it."""
    stated, borne_out = (len(index.origins(coded(code, index, stances))) for stances in (("asserts",), SUPPORTING))
    return stated, borne_out


def run(query: dict[str, Any], facts: Facts, codes: dict[str, dict[str, Any]], index: EvidenceIndex, before: dict[str, Found] | None = None) -> Found:
    """Answer one query; `before` are the answers of those before it. BadCodebook where it is not one of the forms above."""
    table = next((t for t in TABLES if t in query), None)
    if table:
        return _from_table(table, query, facts, before or {})
    if "most" in query:
        return _most(query["most"], index)
    if "code" in query:
        return Found(None, coded(codes[query["code"]], index, (query["stance"],)))
    if "codes" in query:
        passages = [(coded(codes[c], index, SUPPORTING), coded(codes[c], index, ("asserts",))) for c in query["codes"]]
        return Found(tally(passages, index), tuple(p for support, _ in passages for p in support))
    if "says" in query:
        wanted = query["says"] if isinstance(query["says"], list) else [query["says"]]
        return Found(None, tuple(p for words in wanted for p in index.find(words)))
    raise BadCodebook(f"a query has none of {', '.join((*TABLES, 'most', 'code', 'codes', 'says'))}: {query}; use one of them")
