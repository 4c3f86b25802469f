"""A chart before it is finished, and what all exhibits share: dates as days, tables, the note that there is nothing to draw."""

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from matplotlib.figure import Figure

from casebook import blocks, say
from casebook.errors import CasebookError
from casebook.findings.conclude import Conclusions
from casebook.findings.evidence import EvidenceIndex, Ref, evidence_order


@dataclass(frozen=True)
class Drawing:
    """A chart before it is finished: the plot, the table behind it, the articles it draws on, and the words for who cannot see it.

    `words` fill the slots of a title that is made from the data ({first}, {later}).
    """

    figure: Figure
    table: blocks.Table
    documents: tuple[str, ...]
    kind: str
    long: str
    evidence: dict[str, blocks.Evidence]
    words: dict[str, str] = field(default_factory=dict)


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


def sources(ids: Iterable[str]) -> str:
    """Short names of the articles that evidence ids belong to: S2, S5."""
    return ", ".join(dict.fromkeys(i.partition("·")[0] for i in sorted(ids, key=evidence_order)))


def documents(places: Iterable[Ref], index: EvidenceIndex) -> tuple[str, ...]:
    """The articles that spans lie in, in order."""
    found = {p.doc for p in places}
    return tuple(doc for doc in index.sources if doc in found)


def data_table(theme: Conclusions, columns: Sequence[tuple[str, str, str]], rows: list[dict[str, Any]]) -> blocks.Table:
    """The table behind a figure. `columns` are (key, label, align)."""
    heads = [{"key": key, "label": label, "align": align} for key, label, align in columns]
    return blocks.Table(id=f"data-{theme.codebook.theme}", title=say.either(theme.lang, "Data", "数据"), columns=heads, rows=rows)


def need(theme: Conclusions, drawn: Any) -> None:
    """Raise NothingToDraw where there is nothing."""
    if not drawn:
        raise NothingToDraw(f"{theme.codebook.theme}: the articles give nothing for this figure; the chapter goes on without it")


def drawing(theme: Conclusions, figure: Figure, table: blocks.Table, places: Iterable[Ref], kind: str, long: str) -> Drawing:
    """A drawing with the evidence of the given spans."""
    spots = list(places)
    return Drawing(figure, table, documents(spots, theme.index), kind, long, theme.index.show(spots))
