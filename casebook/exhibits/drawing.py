"""A chart before it is finished, and what all exhibits share: dates as days, tables, sources by name, the note that there is nothing to draw."""

import calendar
import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from casebook import blocks, say
from casebook.errors import CasebookError
from casebook.facts.records import Document
from casebook.findings.conclude import Conclusions
from casebook.findings.evidence import EvidenceIndex, Ref, evidence_order

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Rows that a long description says one by one; a listener cannot skip, and the table can be walked through.
MOST_TOLD = 6


@dataclass(frozen=True)
class Drawing:
    """A chart before it is finished: how to draw it at a width, the table behind it, the articles it draws on, and the words for who cannot see it.

    `kind` names the form; `long` says how to read it and what it holds, row by row. `words` fill the slots of a title or subtitle that are made
    from the data ({period}, {first}). `chart` holds the records drawn (figures.chart_data), of charts that a slide can show as one to be edited.
    """

    draw: Callable[..., "Figure"]
    table: blocks.Table
    documents: tuple[str, ...]
    kind: str
    long: str
    evidence: dict[str, blocks.Evidence]
    words: dict[str, str] = field(default_factory=dict)
    chart: dict[str, Any] | None = None


class NothingToDraw(CasebookError):
    """The articles at hand have none of the facts that a figure shows."""


def days_of(iso: str, end: str | None = None) -> tuple[dt.date, dt.date]:
    """First and last day of a partial ISO date, or of the span to `end`: 2020-02 → 1 and 29 February 2020."""
    first = _edge(iso, last=False)
    return first, max(_edge(end or iso, last=True), first)


def _edge(iso: str, *, last: bool) -> dt.date:
    year, *rest = iso.split("-")
    if not rest:
        month = 12 if last else 1
    elif rest[0].startswith("Q"):
        month = int(rest[0][1]) * 3 if last else int(rest[0][1]) * 3 - 2
    elif rest[0].startswith("H"):
        month = int(rest[0][1]) * 6 if last else int(rest[0][1]) * 6 - 5
    else:
        month = int(rest[0])
    if len(rest) > 1:
        return dt.date(int(year), month, int(rest[1]))
    return dt.date(int(year), month, calendar.monthrange(int(year), month)[1] if last else 1)


def period(dates: Iterable[str], lang: str) -> str:
    """The months from the first to the last of partial ISO dates, in words: January to March 2020; "" without dates.

    What is told of a year alone may be of its first day; that it is of its last is not supposed.
    """
    months = sorted({day[:7] for day in dates})
    if not months:
        return ""
    first = min(months, key=lambda month: (days_of(month)[0], -len(month)))
    last = max(m for m in months if not any(other.startswith(m) and other != m for other in months))  # a year says less than its month
    if last.startswith(first):
        last = first
    return say.span(say.date(first, lang), say.date(last, lang), lang, " to ")


def sources(ids: Iterable[str]) -> str:
    """Short names of the articles that evidence ids belong to: S2, S5."""
    return ", ".join(dict.fromkeys(i.partition("·")[0] for i in sorted(ids, key=evidence_order)))


def source_name(document: Document, index: EvidenceIndex) -> str:
    """An article's number with its publisher, or where none is known its kind, and its year: S4 Leiphone (2015), S1 commentary (2020)."""
    number, name, year = source_parts(document, index)
    when = say.either(index.lang, " ({})", "（{}）").format(year) if year else ""
    return f"{number} {name}".strip() + when


def source_parts(document: Document, index: EvidenceIndex) -> tuple[str, str, str]:
    """An article's number, its publisher or kind, and its year; "" for what is not known."""
    kind = document.kind_zh if index.lang == "zh" else document.kind_en
    name = index.names.show(document.publisher, index.lang) if document.publisher else kind or ""
    return index.sources[document.doc], name, (document.published or "")[:4]


def documents(places: Iterable[Ref], index: EvidenceIndex) -> tuple[str, ...]:
    """The articles that spans lie in, in order."""
    found = {p.doc for p in places}
    return tuple(doc for doc in index.sources if doc in found)


def passages(quotes: str | Iterable[str], index: EvidenceIndex) -> list[Ref]:
    """Where a passage stands, or each of several."""
    return [place for quote in ([quotes] if isinstance(quotes, str) else quotes) for place in index.find(quote)]


def told_by_subject(lines: Iterable[tuple[str, str]], lang: str) -> str:
    """(subject, what is said of it) in words, a sentence a subject: "Laiwang: launched Jul 2012; renamed 18 Nov 2015."."""
    lots: dict[str, list[str]] = {}
    for subject, text in lines:
        lots.setdefault(subject, []).append(text)
    form, join = say.either(lang, "{}: {}.", "{}：{}。"), say.either(lang, "; ", "；")
    return say.either(lang, " ", "").join(form.format(subject, join.join(texts)) for subject, texts in lots.items())


def described(lang: str, reading: str, told: str, rows: Sequence[Any]) -> str:
    """How to read a figure and what it holds; of more rows than can be listened to, only that the table has them."""
    if len(rows) > MOST_TOLD:
        told = say.either(lang, "The table with the figure has its {} rows, each with its sentences.", "图后的表格列出全部{}行及其出处。").format(
            len(rows)
        )
    return say.either(lang, " ", "").join([reading, told])


def data_table(theme: Conclusions, columns: Sequence[tuple[str, str, str]], rows: list[dict[str, Any]]) -> blocks.Table:
    """The table behind a figure. `columns` are (key, label, align)."""
    heads = [{"key": key, "label": label, "align": align} for key, label, align in columns]
    return blocks.Table(id=f"data-{theme.codebook.theme}", title=say.either(theme.lang, "Data", "数据"), columns=heads, rows=rows)


def need(theme: Conclusions, drawn: Any) -> None:
    """Raise NothingToDraw where there is nothing."""
    if not drawn:
        raise NothingToDraw(f"{theme.codebook.theme}: the articles give nothing for this figure; the chapter goes on without it")


def drawing(
    theme: Conclusions,
    draw: Callable[..., "Figure"],
    table: blocks.Table,
    places: Iterable[Ref],
    kind: str,
    long: str,
    chart: dict[str, Any] | None = None,
    **words: str,
) -> Drawing:
    """A drawing with the evidence of the given spans; `words` fill slots."""
    spots = list(places)
    return Drawing(draw, table, documents(spots, theme.index), kind, long, theme.index.show(spots), words, chart)
