"""A named query for facts, as a codebook writes it, and what it found.

    {claims: {entity: 钉钉, metric: app_store_rank, as_of: 2020-02-05}, pick: first}
    {events: {entity: 来往, type: [launch, test_release]}, pick: last}
    {quotes: {speaker: 陆兆禧, says: 战术试错}}     {relations: {relation: renamed_to}}
    {says: 越来越像}                                  sentences that hold these words, or any of a list, original script
    {together: [[钉钉, 釘釘], [留存率, 卸载]]}          sentences that hold a word of every list
    {articles: {names: 钉钉, published: {after: 2020-04}}}  articles that name an entity and were published then, where they first name it
    {code: late-window, stance: asserts}              passages that a codebook codes so; a code's own name is short for all but `against`
    {codes: [late-window, head-on]}                   how many codes the articles bear out, and how many on one article alone (tally.py)
    {most: [product, company]}                        the thing of these types that the articles write of most (subjects.py), where each first names it

A field matches its value, any value of a list, {not: a value} any other, {of: the name of a query before it} the entity which that found, or, for
dates (as_of, date, published), a prefix: 2020-02 matches 2020-02-05. {after: 2020-03} matches what is told of a later month, {before: …} of an
earlier one; instead of a date either may name a query before it, whose date it then is. `pick` chooses the
fact that stands for the answer (first and last by date, max and min by value); the evidence is every fact that says the same.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from casebook.errors import BadCodebook
from casebook.facts.records import Claim, Event, Quote
from casebook.findings.evidence import EvidenceIndex, Ref, evidence_order, ref
from casebook.findings.subjects import subjects
from casebook.findings.tally import tally

SUPPORTING = ("asserts", "implies", "symptom")
TABLES = ("claims", "events", "quotes", "relations")
DATE_FIELDS = ("as_of", "date", "published")
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
    if isinstance(wanted, dict):
        return _compares(row, field, *next(iter(wanted.items())))
    if field == "says":
        return str(wanted) in (getattr(row, "quote", None) or row.sentence)
    if field == "entity" and isinstance(row, Event):
        return wanted in row.entities
    held = getattr(row, field)
    if field in DATE_FIELDS:
        return str(held or "").startswith(str(wanted))
    return wanted in held if isinstance(held, list) else held == wanted


def _compares(row: Any, field: str, how: str, wanted: str) -> bool:
    """Whether a field is another than a value, or its date before or after one: dates are held against each other as far as both are told."""
    if how == "not":
        return not _matches(row, field, wanted)
    held = str(getattr(row, field) or "")
    length = min(len(held), len(wanted))
    return length > 0 and (held[:length] > wanted[:length] if how == "after" else held[:length] < wanted[:length])


def _same(row: Any, picked: Any) -> bool:
    """Whether two facts say the same, so that both are evidence for it."""
    if isinstance(picked, Claim):
        return (row.entity, row.metric, row.value, row.value_low, row.value_high, row.unit) == (
            picked.entity, picked.metric, picked.value, picked.value_low, picked.value_high, picked.unit,
        )  # fmt: skip
    if isinstance(picked, Event):
        return row.date == picked.date and row.type == picked.type
    return True


def matching(query: dict[str, Any], table: str, index: EvidenceIndex, before: dict[str, Found] | None = None) -> list[Any]:
    """The facts of a table that fit a query, before one is picked; none where it asks another table. `before` are the answers it may refer to."""
    wanted = {field: _referred(value, before or {}) for field, value in (query.get(table) or {}).items()}
    if not wanted:
        return []
    return index.through((table, repr(wanted)), lambda index: _fitting(table, wanted, index))


def _fitting(table: str, wanted: dict[str, Any], index: EvidenceIndex) -> list[Any]:
    return [row for row in _candidates(table, wanted, index) if all(_matches(row, field, value) for field, value in wanted.items())]


def _candidates(table: str, wanted: dict[str, Any], index: EvidenceIndex) -> Iterable[Any]:
    """The fewest facts of a table that one of the fields lets through: those with its very value, so that not all are gone through for each query."""
    lots = [_lot(table, field, value, index) for field, value in wanted.items() if isinstance(value, str) and field not in (*DATE_FIELDS, "says")]
    return min(lots, key=len, default=getattr(index.facts, table))


def _lot(table: str, field: str, value: str, index: EvidenceIndex) -> list[Any]:
    if field == "entity" and table == "events":
        return index.lots.about(table, value)
    return index.lots.by(table, field, lambda row: {*held} if isinstance(held := getattr(row, field), list) else (held,)).get(value, [])


def _from_table(table: str, query: dict[str, Any], index: EvidenceIndex, before: dict[str, Found]) -> Found:
    rows = matching(query, table, index, before)
    if not rows:
        return Found(None, ())
    picked = PICKS[query["pick"]](rows) if "pick" in query else rows[0]
    said = [row for row in rows if _same(row, picked)] if "pick" in query else rows
    return Found(picked, tuple(_spoken(row, query[table].get("says")) for row in said))


def _spoken(row: Any, says: str | list[str] | None) -> Ref:
    """Where a fact stands: of a quotation that was asked for by its words, these words, so that not all of a speech is shown for one sentence of it."""
    whole = ref(row)
    if not isinstance(row, Quote) or not says:
        return whole
    found = next((words for words in ([says] if isinstance(says, str) else says) if words in row.quote), None)
    at = whole.start + row.quote.index(found) if found else whole.start
    return Ref(whole.doc, at, at + len(found)) if found else whole


def _referred(wanted: Any, before: dict[str, Found]) -> Any:
    """What a field asks for, the answers of other queries put in: their entity for {of: …}, their date for {after: …} and {before: …}.

    "" for an entity where the query found none, which matches nothing. BadCodebook for any other form, and where no such query is.
    """
    if not isinstance(wanted, dict):
        return wanted
    how, value = next(iter(wanted.items()), ("nothing", ""))
    if how == "of" and value in before:
        return getattr(before[value].fact, "entity", None) or ""
    if how == "of":
        raise BadCodebook(f"a query takes its entity from {value!r}, which no query before it is called; define that above it")
    if how not in ("not", "after", "before"):
        raise BadCodebook(f"a query asks a field for {how!r}; use one of of, not, after, before")
    if how in ("after", "before") and value in before:
        value = _when(before[value].fact) if before[value] else ""
    return {how: value}


def _most(types: list[str], index: EvidenceIndex) -> Found:
    """The first mention of what the articles write of most, and where each article first names it."""
    name = next(iter(subjects(index, types)), None)
    first = {m.doc: m for m in reversed(index.lots.about("mentions", name))} if name else {}
    mentions = sorted(first.values(), key=lambda m: evidence_order(f"{index.sources[m.doc]}·0"))
    return Found(mentions[0] if mentions else None, tuple(Ref(m.doc, m.start, m.end) for m in mentions))


def _together(groups: list[list[str]], index: EvidenceIndex) -> Found:
    """The sentences that hold a word of every group; each is marked from its first such word to its last."""
    return Found(None, tuple(index.through(("together", repr(groups)), lambda index: _holding(groups, index))))


def _holding(groups: list[list[str]], index: EvidenceIndex) -> list[Ref]:
    held = [{(s.doc, s.index): place for words in group for place in index.find(words) if (s := index.sentence(place))} for group in groups]
    there = [[places[key] for places in held] for key in held[0] if all(key in places for places in held)]
    return [Ref(spots[0].doc, min(p.start for p in spots), max(p.end for p in spots)) for spots in there]


def _articles(asked: dict[str, Any], index: EvidenceIndex, before: dict[str, Found]) -> Found:
    """The articles that name an entity, and of those the ones published as asked, where each first names it."""
    published = _referred(asked.get("published", ""), before)
    dated = {d.doc for d in index.documents if _matches(d, "published", published)}
    first = {m.doc: Ref(m.doc, m.start, m.end) for m in reversed(index.lots.about("mentions", asked["names"])) if m.doc in dated}
    return Found(None, tuple(first[doc] for doc in index.sources if doc in first))


def coded(code: dict[str, Any], index: EvidenceIndex, stances: tuple[str, ...]) -> tuple[Ref, ...]:
    """Where the passages of a code stand that take one of the stances."""
    return tuple(p for passage in code.get("passages", []) if passage["stance"] in stances for p in index.find(passage["quote"]))


def coded_articles(codes: Iterable[dict[str, Any]], index: EvidenceIndex) -> set[str]:
    """The articles of which somebody has coded a passage, whatever it says."""
    return {place.doc for code in codes for passage in code.get("passages", []) for place in index.find(passage["quote"])}


def weight(code: dict[str, Any], index: EvidenceIndex) -> tuple[int, int]:
    """Independent origins that state a judgement, and that state or imply it."""
    stated, borne_out = (len(index.origins(coded(code, index, stances))) for stances in (("asserts",), SUPPORTING))
    return stated, borne_out


def run(query: dict[str, Any], codes: dict[str, dict[str, Any]], index: EvidenceIndex, before: dict[str, Found] | None = None) -> Found:
    """Answer one query; `before` are the answers of those before it. BadCodebook where it is not one of the forms above."""
    table = next((t for t in TABLES if t in query), None)
    if table:
        return _from_table(table, query, index, before or {})
    if "most" in query:
        return _most(query["most"], index)
    if "together" in query:
        return _together(query["together"], index)
    if "articles" in query:
        return _articles(query["articles"], index, before or {})
    if "code" in query:
        return Found(None, coded(codes[query["code"]], index, (query["stance"],)))
    if "codes" in query:
        passages = [(coded(codes[c], index, SUPPORTING), coded(codes[c], index, ("asserts",))) for c in query["codes"]]
        return Found(tally(passages, index), tuple(p for support, _ in passages for p in support))
    if "says" in query:
        wanted = query["says"] if isinstance(query["says"], list) else [query["says"]]
        return Found(None, tuple(p for words in wanted for p in index.find(words)))
    raise BadCodebook(
        f"a query has none of {', '.join((*TABLES, 'articles', 'most', 'code', 'codes', 'together', 'says'))}: {query}; use one of them"
    )
