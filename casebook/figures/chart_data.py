"""The records that a chart is drawn from, as JSON: what a program needs that draws the chart once more, as one that can be edited.

Every value is `marks.Value` as it is drawn, with `written`, its label and signs. Three types, named by the chart's own records:

    dot    {"log", "facets": [{"title", "unit", "rows": [{"label", "disputed", "values": [value]}]}]}           (dots.Facet, dots.Row)
    slope  {"panels": [{"name", "when", "before": [value], "after": [value], "joined", "inverted", "log"}]}       (slope.Panel)
    days   {"first", "last", "panels": [{"name", "points": [{"start", "end", "series", "inferred", "disputed", "value"}], "inverted", "log"}],
            "happenings": [{"start", "end", "label"}]}, dates in ISO form                                        (days.Panel, days.Happening)
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from casebook.figures import days, dots, slope
from casebook.figures.marks import Value, written

Chart = dict[str, Any]


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


def _row(row: dots.Row) -> dict[str, Any]:
    return {"label": row.label, "disputed": row.disputed, "values": _values(row.values)}


def _days_panel(panel: days.Panel) -> dict[str, Any]:
    points = [
        {"start": str(p.start), "end": str(p.end), "series": p.series, "inferred": p.inferred, "disputed": p in panel.disputed, "value": _value(p.value)}
        for p in panel.points
    ]
    return {"name": panel.name, "points": points, "inverted": panel.inverted, "log": panel.log}


def _values(values: Sequence[Value]) -> list[dict[str, Any]]:
    return [_value(value) for value in values]


def _value(value: Value) -> dict[str, Any]:
    return asdict(value) | {"written": written(value)}
