"""The records that a chart is drawn from, as JSON: what a program needs that draws the chart once more, as one that can be edited.

Every value is `marks.Value` as it is drawn, with `written`, its label and signs, and in brackets its scope; a slope holds the middle of a range as its `value`. Four types, named by the chart's own records:

    dot    {"log", "facets": [{"title", "unit", "rows": [{"label", "disputed", "values": [value]}]}]}           (dots.Facet, dots.Row)
    slope  {"panels": [{"name", "when", "before": [value], "after": [value], "joined", "inverted", "log"}]}       (slope.Panel)
    days   {"first", "last", "panels": [{"name", "points": [{"start", "end", "series", "inferred", "disputed", "value"}], "inverted", "log"}],
            "happenings": [{"start", "end", "label"}]}, dates in ISO form                                        (days.Panel, days.Happening)
    table  {"columns": [{"label", "align"}], "rows": [{"heading"} or {"cells": [{"text", "state", "evidence"}]} or {"key", "silent"}]}  (matrix.Group,
           offers.Row); the key are pairs of a state and what its sign means, "silent" what a dash means ("" where there is none);
           a cell's state is one of matrix.STATES or "empty", and "" where it has none; a cell of a matrix has "opposed" too, the words
           for another voice of the same article that says otherwise ("" where there is none)
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from statistics import fmean, geometric_mean
from typing import Any

from casebook.figures import days, dots, matrix, offers, slope
from casebook.figures.marks import Value, written

Chart = dict[str, Any]
DASH = "–"
OPPOSED = {"en": "otherwise", "zh": "也有不同说法"}  # below what an article says, where another voice in it says so


def dot_chart(facets: Sequence[dots.Facet], log: bool) -> Chart:
    """Of a dot plot."""
    return {"type": "dot", "log": log, "facets": [{"title": f.title, "unit": f.unit, "rows": [_row(row) for row in f.rows]} for f in facets]}


def slope_chart(panels: Sequence[slope.Panel]) -> Chart:
    """Of a before and after."""
    return {"type": "slope", "panels": [asdict(p) | {"before": _middles(p.before, p.log), "after": _middles(p.after, p.log)} for p in panels]}


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


def offers_table(columns: Sequence[str], rows: Sequence[offers.Row], nothing: str, lang: str = "en") -> Chart:
    """Of offers, whose cells have words of their own: the last line explains the signs and the dash of an empty cell; rows of nothing but dashes are named there."""
    shown, empty = offers.apart(rows)
    told = [{"cells": [_plain(row.label) | {"evidence": list(row.evidence)}, *map(_offer, row.cells)]} for row in shown]
    said = offers.lacking([row.label for row in empty], nothing, lang) if empty else nothing
    dashed = bool(empty) or not all(cell.text for row in shown for cell in row.cells)
    states = {cell.state for row in shown for cell in row.cells if cell.text}
    key = {"key": [[state, word] for state, word in matrix.KEY[lang].items() if state in states], "silent": said if dashed else ""}
    return {"type": "table", "columns": [_column(head) for head in ("", *columns)], "rows": [*told, key]}


def _offer(cell: offers.Cell) -> dict[str, Any]:
    return {"text": cell.text or DASH, "state": cell.state if cell.text else "empty", "evidence": list(cell.evidence)}


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


def _middles(values: Sequence[Value], log: bool) -> list[dict[str, Any]]:
    """Each with one number, of a range its middle on the scale, so that a line leads to it and not one to either end."""
    middle = geometric_mean if log else fmean
    return [_value(value) | ({"value": middle(value.ends), "low": None, "high": None} if value.value is None else {}) for value in values]


def _value(value: Value) -> dict[str, Any]:
    """A value with its label; what it is of belongs to that."""
    return asdict(value) | {"written": f"{written(value)} ({value.scope})" if value.scope else written(value)}
