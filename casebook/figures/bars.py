"""Numbers side by side as bars from zero, each with its number at its end: for values of one size, where a log scale would hide by how much they differ.

There is no axis: every number is written. Bars of one unit share a scale. What is disputed carries ≠ between its bars.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from casebook.errors import BadArgument
from casebook.figures import marks
from casebook.figures.dots import Facet, Row
from casebook.figures.fonts import text_width
from casebook.figures.look import LINE, ROOMY_PT, SMALL_PT, TEXT_PT, WIDTH_PT, look
from casebook.figures.marks import Value
from casebook.figures.sheet import Sheet, require
from casebook.figures.wrap import wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LABEL_WIDTH = 150.0
BAR_HEIGHT, BAR_GAP = 16.0, 12.0
LABEL_GAP, ROW_GAP = 6.0, 10.0
EDGE = 3.0  # a browser sets some words a little wider than they were measured
# For the bracket with ≠ at the left of values in dispute.
SIGN_ROOM = 20.0


def _values(row: Row) -> list[Value]:
    """The largest first."""
    return sorted(row.values, key=lambda value: value.ends, reverse=True)


def _height(row: Row, *, beside: bool) -> float:
    each = BAR_HEIGHT + (0 if beside else SMALL_PT * LINE)
    return (TEXT_PT * LINE + LABEL_GAP if row.label else 0) + len(row.values) * each + (len(row.values) - 1) * BAR_GAP + ROW_GAP


def _draw_value(sheet: Sheet, value: Value, scale: float, left: float, top: float, *, beside: bool) -> float:
    """One bar with what it counts before or above it; returns the middle of its bar."""
    words = value.scope
    if beside:
        y = top + BAR_HEIGHT / 2
        sheet.text(left - 8, y, words, size=SMALL_PT, colour="muted", align="right")
    else:
        sheet.text(left + 3, top + SMALL_PT * LINE / 2, words, size=SMALL_PT, colour="muted")
        y = top + SMALL_PT * LINE + BAR_HEIGHT / 2
    low, high = (left + end * scale for end in value.ends)
    with sheet.point(value.evidence):
        sheet.bar(left, low, y, height=BAR_HEIGHT, colour=value.colour, hollow="rumour" in value.hedges, dashed="rumour" in value.hedges)
        if high > low:
            sheet.bar(low, high, y, height=BAR_HEIGHT, colour=value.colour, alpha=0.55)
        marks.arrows(sheet, value, (low, y), (high, y), (1, 0))
        marks.number(sheet, value, high + marks.reach(value)[1] + marks.LABEL_GAP, y)
    return y


@look()
def bars(facets: Sequence[Facet], *, width: float = WIDTH_PT) -> "Figure":
    """A figure with one facet below the other. Raises BadArgument where there is no value, or one below 0."""
    rows = [row for facet in facets for row in facet.rows]
    values = [value for row in rows for value in row.values]
    require(values, "bars")
    if min(end for value in values for end in value.ends) < 0:
        raise BadArgument("bars: a bar from zero has no place for a value below it; use a dot plot")
    beside = width >= ROOMY_PT
    scopes = max(text_width(value.scope, SMALL_PT) for value in values)
    left = min(scopes + 8, LABEL_WIDTH) + SIGN_ROOM if beside else SIGN_ROOM
    titles = [wrap(facet.title, width, TEXT_PT, bold=True) for facet in facets]
    sheet = Sheet(sum(len(t) * TEXT_PT * LINE + 4 for t in titles) + sum(_height(row, beside=beside) for row in rows), width)
    top = 0.0
    for facet, title in zip(facets, titles, strict=True):
        top = sheet.lines(0, top, title, bold=True) + 4
        alike = [value for other in facets if other.unit == facet.unit for row in other.rows for value in row.values]
        scale = min((width - EDGE - left - marks.reach(v)[1] - marks.LABEL_GAP - marks.number_width(v)) / v.ends[1] for v in alike if v.ends[1] > 0)
        for row in facet.rows:
            top = _draw_row(sheet, row, scale, left, top, beside=beside)
    return sheet.figure


def _draw_row(sheet: Sheet, row: Row, scale: float, left: float, top: float, *, beside: bool) -> float:
    bottom = top + _height(row, beside=beside)
    if row.label:
        sheet.text(0, top + SMALL_PT * LINE / 2, row.label, size=SMALL_PT, colour="muted")
        top += TEXT_PT * LINE + LABEL_GAP
    middles = []
    for value in _values(row):
        middles.append(_draw_value(sheet, value, scale, left, top, beside=beside))
        top = middles[-1] + BAR_HEIGHT / 2 + BAR_GAP
    if row.disputed:
        x, first, last = 6.0, middles[0], middles[-1]
        sheet.line((x + 5, first), (x, first), (x, last), (x + 5, last), colour="muted", width=1.2)
        sheet.text(x, (first + last) / 2, "≠", bold=True, align="center", halo=True)
    sheet.line((left, middles[0] - BAR_HEIGHT / 2 - 3), (left, middles[-1] + BAR_HEIGHT / 2 + 3), colour="muted", width=0.8)
    return bottom
