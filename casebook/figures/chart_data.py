"""The records that a chart is drawn from, as JSON: what a program needs that draws the chart once more, as one that can be edited.

Every value is `marks.Value` as it is drawn, with `written`, its label and signs. Four types, named by the chart's own records:

    dot    {"log", "facets": [{"title", "unit", "rows": [{"label", "disputed", "values": [value]}]}]}           (dots.Facet, dots.Row)
    slope  {"panels": [{"name", "when", "before": [value], "after": [value], "joined", "inverted", "log"}]}       (slope.Panel)
    days   {"first", "last", "panels": [{"name", "points": [{"start", "end", "series", "inferred", "disputed", "value"}], "inverted", "log"}],
            "happenings": [{"start", "end", "label"}]}, dates in ISO form                                        (days.Panel, days.Happening)
    table  {"columns": [{"label", "align"}], "rows": [{"heading"} or {"cells": [{"text", "state", "evidence"}]}]}  (matrix.Group, offers.Row);
           a cell's state is one of matrix.STATES or "empty", and "" where it has none; a cell of a matrix has "opposed" too, the words
           for another voice of the same article that says the opposite ("" where there is none)
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from casebook.figures import days, dots, matrix, offers, slope
from casebook.figures.marks import Value, written

Chart = dict[str, Any]
OPPOSED = {"en": "the opposite", "zh": "也有相反说法"}  # below what an article says, where another voice in it says so


def dot_chart(facets: Sequence[dots.Facet], log: bool) -> Chart:
    """Of a dot plot."""
    return {"type": "dot", "log": log, "facets": [{"title": f.title, "unit": f.unit, "rows": [_row(row) for row in f.rows]} for f in facets]}


def slope_chart(panels: Sequence[slope.Panel]) -> Chart:
    """Of a before and after."""
    return {"type": "slope", "panels": [asdict(p) | {"before": _values(p.before), "after": _values(p.after)} for p in panels]}


def day_chart(panels: Sequence[days.Panel], happenings: Sequence[days.Happening], first: date, last: date) -> Chart:
    """Of panels by day."""
    told = [{"start": str(h.start), "end": str(h.end), "label": h.label} for h in happenings]
    return {"type": "days", "first": str(first), "last": str(last), "panels": [_days_panel(panel) for panel in panels], "happenings": told}


def matrix_table(columns: Sequence[Sequence[str]], groups: Sequence[matrix.Group], total: str, lang: str) -> Chart:
    """Of a matrix: its marks as words with their state."""
    rows: list[dict[str, Any]] = []
    for group in groups:
        rows += [{"heading": group.title}] * bool(group.title)
        for row in group.rows:
            rows.append({"cells": [_plain(row.label), *(_stance(cell, lang) for cell in row.cells), _plain(row.total)]})
    heads = ["", *("\n".join(parts) for parts in columns)]
    return {"type": "table", "columns": [*(_column(head) for head in heads), _column(total, "right")], "rows": rows}


def offers_table(columns: Sequence[str], rows: Sequence[offers.Row], nothing: str) -> Chart:
    """Of offers: every empty cell says so."""
    told = [[{"text": c.text or nothing, "state": c.state if c.text else "empty", "evidence": list(c.evidence)} for c in row.cells] for row in rows]
    named = [{"cells": [_plain(row.label) | {"evidence": list(row.evidence)}, *cells]} for row, cells in zip(rows, told, strict=True)]
    return {"type": "table", "columns": [_column(head) for head in ("", *columns)], "rows": named}


def _stance(cell: matrix.Cell, lang: str) -> dict[str, Any]:
    opposed = OPPOSED[lang] if cell.opposed else ""
    return {"text": matrix.KEY[lang][cell.state], "state": cell.state, "opposed": opposed, "evidence": list(cell.evidence)}


def _plain(text: str) -> dict[str, Any]:
    return {"text": text, "state": "", "evidence": []}


def _column(label: str, align: str = "left") -> dict[str, str]:
    return {"label": label, "align": align}


def _row(row: dots.Row) -> dict[str, Any]:
    return {"label": row.label, "disputed": row.disputed, "values": _values(row.values)}


def _days_panel(panel: days.Panel) -> dict[str, Any]:
    points = [
        {
            "start": str(p.start),
            "end": str(p.end),
            "series": p.series,
            "inferred": p.inferred,
            "disputed": p in panel.disputed,
            "value": _value(p.value),
        }
        for p in panel.points
    ]
    return {"name": panel.name, "points": points, "inverted": panel.inverted, "log": panel.log}


def _values(values: Sequence[Value]) -> list[dict[str, Any]]:
    return [_value(value) for value in values]


def _value(value: Value) -> dict[str, Any]:
    return asdict(value) | {"written": written(value)}
