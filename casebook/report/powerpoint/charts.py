"""The figures' charts as charts that can be edited: the same records (figures.chart_data), marks and labels, laid out in points before they are made.

| record of the figure            | in the chart                                                     |
| ------------------------------- | ---------------------------------------------------------------- |
| a number                        | a dot in its product's colour, at its cell's value               |
| more than, less than            | an arrow, an error bar in the direction of the bound             |
| about                           | a soft dot                                                       |
| rumour                          | a hollow, dashed dot                                             |
| target                          | an upright stroke instead of a dot                               |
| a range, only a size            | a broad bar from end to end, dotted where the ends are no one's |
| values in dispute               | a line between them with ≠ on it, of bars ≠ before them           |
| a number on no log scale        | a bar from zero                                                  |

Every label is the figure's own, signs and articles with it. What only helps the reader (names of rows, numbers of the scale, events
that cut through) are labels of points without marks, on a sheet of the workbook of their own.
"""

import datetime as dt

from casebook.report.powerpoint.bar_chart import BarChart, bar_heights
from casebook.report.powerpoint.chart_marks import Record
from casebook.report.powerpoint.chart_xml import NativeChart
from casebook.report.powerpoint.day_chart import DayChart
from casebook.report.powerpoint.dot_chart import DotChart, dot_heights
from casebook.report.powerpoint.slope_chart import SlopeChart, SlopeRoom

MOST_ROWS = 13  # of a dot plot with their headings: more would not be 18 pt apart
MOST_PANELS = {"slope": 4, "days": 2}  # more would have no room for labels of 18 pt


def panels_of(chart: Record) -> int:
    """How many charts show the record; 0 where none can without a loss (units that share no scale, more than there is room for)."""
    if chart["type"] == "dot":
        facets = chart["facets"]
        return int(len({facet["unit"] for facet in facets}) == 1 and len(facets) + sum(len(facet["rows"]) for facet in facets) <= MOST_ROWS)
    count = len(chart.get("panels", ()))
    return count if count <= MOST_PANELS.get(chart["type"], 0) else 0


def heights(chart: Record | None, room: float) -> tuple[float, float]:
    """Points that a record's charts need at least and can use at most, of `room`: the rows of a dot plot close together and apart; any other
    chart and a picture at least two thirds."""
    if chart and chart["type"] == "dot":
        least, most = dot_heights(chart) if chart["log"] else bar_heights(chart)
        return min(least, room), min(most, room)
    return room * 2 / 3, room


def native_charts(chart: Record, width: float, height: float, lang: str, ui: dict[str, str], created: dt.datetime) -> list[NativeChart]:
    """The charts of a record, each in `width` × `height` points; `ui` (strings.py) names the sheets and heads of the workbook."""
    if chart["type"] == "dot":
        return [(DotChart if chart["log"] else BarChart)(chart, width, height, lang, ui).chart(created)]
    if chart["type"] == "slope":
        room = SlopeRoom(chart["panels"], width, height)
        return [SlopeChart(panel, room, lang, ui).chart(created) for panel in chart["panels"]]
    return [DayChart(chart, n, width, height, lang, ui).chart(created) for n in range(len(chart["panels"]))]
