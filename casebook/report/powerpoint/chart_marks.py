"""What all native charts share: how a value of a figure's record is marked, labelled and bounded, and the points that only help the reader."""

import math
from collections.abc import Callable
from typing import Any

from casebook.figures.fonts import text_width
from casebook.figures.marks import DOWN, UP
from casebook.report.powerpoint.chart_xml import Axis, Book, Label, Marker, Series, Stroke
from casebook.report.powerpoint.master import TEXT_PT
from casebook.report.powerpoint.text import LINE

Record = dict[str, Any]

SCHEME = {"ink": "tx1", "muted": "tx2", "grey": "accent4", "laiwang": "accent1", "dingtalk": "accent2", "wechat": "accent3"}
LINE_PT = TEXT_PT * LINE
DOT_PT = 6.0
ARROW_PT = 22.0
GAP_PT = 12.0
BAR_PT = 8.0
INSET_PT = 44.0  # between the marks and the edge of a panel, for their labels


def scheme(value: Record) -> str:
    """The theme's name for the colour of a value; ink where the theme has none of its own."""
    return SCHEME.get(value["colour"], "tx1")


def ends_of(value: Record) -> tuple[float, float]:
    """Lowest and highest number drawn."""
    return (value["low"], value["high"]) if value["value"] is None else (value["value"], value["value"])


def marker(value: Record) -> Marker | None:
    """The dot of a number; None for a range and a target, which are none."""
    colour = scheme(value)
    if value["value"] is None or "target" in value["hedges"]:
        return None
    if "rumour" in value["hedges"]:
        return Marker(10, colour, hollow=True, dashed=True)
    if value["supposed"]:
        return Marker(10, colour, hollow=True)
    return Marker(13, colour, soft=True) if "approx" in value["hedges"] else Marker(11, colour)


def broad(value: Record) -> Stroke:
    """The bar of a range; dotted where only its size is told."""
    return Stroke(BAR_PT, scheme(value), "sysDot" if value["vague"] or "rumour" in value["hedges"] else "solid", 45)


def thin(value: Record, *, arrow: bool = False) -> Stroke:
    """The line of a bound."""
    return Stroke(1.75, scheme(value), "sysDash" if "rumour" in value["hedges"] else "solid", arrow=arrow)


def ways(value: Record) -> list[str]:
    """Where the bounds of a value point: plus for more than, minus for less than."""
    hedges = set(value["hedges"])
    return ["plus"] * bool(hedges & UP) + ["minus"] * bool(hedges & DOWN)


def label_width(value: Record) -> float:
    """Width of a value's label with its articles."""
    source = text_width(f"  {value['source']}", TEXT_PT) if value["source"] else 0
    return text_width(value["written"], TEXT_PT) + source + 8


def helper(book: Book, sheet: str, x: float, y: float, label: Label, stroke: Stroke | None = None, to: tuple[float, float] | None = None) -> Series:
    """A label at a point without a mark, or a line from there to another point."""
    row = book.row(sheet, [label.text.replace("\n", " "), x, y])
    count = 1
    if to:
        book.row(sheet, ["", *to])
        count = 2
    words, x, y = (book.cells(sheet, row, column, rows=count) for column in (0, 1, 2))
    return Series(book.cells(sheet, row, 0), x, y, labels={0: label} if label.text else {}, words=words, stroke=stroke)


def padded(low: float, high: float, above: float, below: float, *, log: bool, inverted: bool) -> Axis:
    """A scale on which low and high leave `above` and `below` (parts of its height) free."""
    place: Callable[[float], float] = math.log10 if log else float
    back: Callable[[float], float] = (lambda number: 10.0**number) if log else float
    first, last = (place(low), place(high)) if inverted else (place(high), place(low))
    if first == last:
        first, last = (first - 0.5, last + 0.5) if inverted else (first + 0.5, last - 0.5)
    whole = (last - first) / (1 - above - below)
    top = first - above * whole
    bottom = top + whole
    return Axis(back(min(top, bottom)), back(max(top, bottom)), log=log, inverted=inverted)
