"""Numbers as the articles say them, on a log scale, one row a statement, in one facet a metric: what is registered, active, planned or rumoured never mixes.

Facets of one unit share one axis. A row with several values is a dumbbell; where sources dispute it, ≠ stands over it. Without room beside
them, the labels of rows stand above their values.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casebook.figures import labels, marks, scales
from casebook.figures.fonts import text_width
from casebook.figures.look import LINE, ROOMY_PT, SMALL_PT, TEXT_PT, WIDTH_PT, look
from casebook.figures.marks import Value
from casebook.figures.sheet import Sheet, require
from casebook.figures.wrap import wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ROW_LABEL_WIDTH = 184.0
ROW_PAD = 9.0
FACET_GAP = 10.0
AXIS_HEIGHT = 20.0
# Room above a dumbbell for its sign or for the label of a value in its middle.
ABOVE = 14.0


@dataclass(frozen=True)
class Row:
    """One statement, or two or three of the same quantity side by side. `label` says when and of what."""

    label: str
    values: tuple[Value, ...]
    disputed: bool = False


@dataclass(frozen=True)
class Facet:
    """All statements of one metric. Facets with the same `unit` share an axis."""

    title: str
    rows: tuple[Row, ...]
    unit: str = "people"


@dataclass(frozen=True)
class _Axis:
    """A scale with what it needs to draw its ticks."""

    scale: scales.Scale
    ticks: list[float]


def _sorted(row: Row) -> list[Value]:
    return sorted(row.values, key=lambda v: v.ends)


def _sides(row: Row) -> list[tuple[float, float, float]]:
    """(value, points needed to its left, points needed to its right) for both ends of every value of a row."""
    values = _sorted(row)
    needs = []
    for n, value in enumerate(values):
        left, right = marks.reach(value)
        wide = marks.label_width(value) + marks.LABEL_GAP
        if len(values) > 1 and n == 0:
            left += wide
        elif n == len(values) - 1:
            right += wide
        needs += [(value.ends[0], left, 0.0), (value.ends[1], 0.0, right)]
    return needs


def _axis(facets: Sequence[Facet], left: float, right: float) -> _Axis:
    """The axis of all values; where no tick stands below the lowest, it begins at the power of ten there."""
    needs = [need for facet in facets for row in facet.rows for need in _sides(row)]
    axis, low = _fitted(needs, left, right), min(need[0] for need in needs)
    return axis if axis.ticks[0] <= low else _fitted([*needs, (10.0 ** math.floor(math.log10(low)), 0.0, 0.0)], left, right)


def _fitted(needs: list[tuple[float, float, float]], left: float, right: float) -> _Axis:
    low, high = min(n[0] for n in needs), max(n[0] for n in needs)
    place = scales.logarithmic(low, high, 0, 1)
    offset, length = labels.fit([place(n[0]) for n in needs], [n[1] for n in needs], [n[2] for n in needs], right - left)
    scale = scales.logarithmic(low, high, left + offset, left + offset + length)
    if low == high:
        return _Axis(scale, [low])
    # Ticks reach one step beyond the data, as far as the axis has room for it.
    wide = [low * (high / low) ** (n / 40) for n in range(-40, 81)]
    seen = [v for v in wide if left <= scale(v) <= right]
    ticks = scales.log_steps(seen[0], seen[-1], most=9)
    first = max((t for t in ticks if t <= low), default=low)
    last = min((t for t in ticks if t >= high), default=high)
    return _Axis(scale, [t for t in ticks if first <= t <= last])


def _below(row: Row) -> float:
    """Room for what is written below the values of a row."""
    return max(map(marks.drop, row.values))


def _row_height(row: Row, lines: list[str], *, beside: bool) -> float:
    label, marks_height = len(lines) * SMALL_PT * LINE, TEXT_PT * LINE + (ABOVE if len(row.values) > 1 else 0) + _below(row)
    return (max(label, marks_height) if beside else label + marks_height) + ROW_PAD - 4


def _draw_row(sheet: Sheet, row: Row, lines: list[str], axis: _Axis, top: float, left: float) -> float:
    """Draw one row from `top` down; returns where it ends."""
    beside, label = left > 0, len(lines) * SMALL_PT * LINE
    bottom = top + _row_height(row, lines, beside=beside)
    above = (0 if beside else label) + (ABOVE if len(row.values) > 1 else 0)
    y = (top + bottom + above - _below(row)) / 2
    sheet.lines(10 if beside else 0, y - label / 2 if beside else top + 2, lines, size=SMALL_PT, colour="muted", halo=not beside)
    sheet.line((left, y), (sheet.width, y), colour="grid", width=0.5)
    values = _sorted(row)
    if len(values) > 1:
        first, last = axis.scale(values[0].ends[1]), axis.scale(values[-1].ends[0])
        sheet.line((first, y), (last, y), colour="muted", width=1.6)
        if row.disputed:
            sheet.text((first + last) / 2, y - 9, "≠", bold=True, align="center", halo=True)
    for n, value in enumerate(values):
        _draw_value(sheet, value, axis, y, "left" if n == len(values) - 1 else "right" if n == 0 else "center")
    return bottom


def _draw_value(sheet: Sheet, value: Value, axis: _Axis, y: float, align: str) -> None:
    low, high = (axis.scale(end) for end in value.ends)
    left, right = marks.reach(value)
    with sheet.point(value.evidence):
        marks.mark(sheet, value, low, high, y)
        if align == "center":
            marks.label(sheet, value, (low + high) / 2, y - 13, align="center")
        elif align == "left":
            marks.label(sheet, value, high + right + marks.LABEL_GAP, y)
        else:
            marks.label(sheet, value, low - left - marks.LABEL_GAP, y, align="right")


def _draw_axis_lines(sheet: Sheet, axis: _Axis, top: float, bottom: float, lang: str, *, numbers: bool) -> None:
    """Grid lines from top to bottom, and their numbers below."""
    numbered = scales.thin([(axis.scale(t), text_width(scales.tick_label(t, lang), SMALL_PT)) for t in axis.ticks], sheet.width)
    for n, tick in enumerate(axis.ticks):
        x = axis.scale(tick)
        sheet.line((x, top), (x, bottom), colour="grid", width=0.7)
        if numbers and n in numbered:
            sheet.text(x, bottom + 9, scales.tick_label(tick, lang), size=SMALL_PT, colour="muted", align="center")


@look()
def dots(facets: Sequence[Facet], *, lang: str, width: float = WIDTH_PT) -> "Figure":
    """A figure with one facet below the other. Raises BadArgument where there is no value, or one that is not above 0."""
    require([value for facet in facets for row in facet.rows for value in row.values], "dots")
    beside = width >= ROOMY_PT
    wrapped = {
        (f, r): wrap(row.label, (ROW_LABEL_WIDTH if beside else width) - 14, SMALL_PT)
        for f, facet in enumerate(facets)
        for r, row in enumerate(facet.rows)
    }
    widest = max(text_width(line, SMALL_PT) for lines in wrapped.values() for line in lines)
    left = min(widest + 24, ROW_LABEL_WIDTH) if beside else 0.0
    units = list(dict.fromkeys(facet.unit for facet in facets))
    axes = {unit: _axis([f for f in facets if f.unit == unit], left, width - 2) for unit in units}
    titles = [wrap(facet.title, width, TEXT_PT, bold=True) for facet in facets]

    heights = [
        sum(_row_height(row, wrapped[f, r], beside=beside) for r, row in enumerate(facet.rows)) + len(titles[f]) * TEXT_PT * LINE + FACET_GAP
        for f, facet in enumerate(facets)
    ]
    ends_axis = [f + 1 == len(facets) or facets[f + 1].unit != facet.unit for f, facet in enumerate(facets)]
    sheet = Sheet(sum(heights) + AXIS_HEIGHT * sum(ends_axis), width)
    top = 0.0
    for f, facet in enumerate(facets):
        bottom = top + heights[f]
        _draw_axis_lines(sheet, axes[facet.unit], top + len(titles[f]) * TEXT_PT * LINE + 3, bottom, lang, numbers=ends_axis[f])
        _draw_facet(sheet, facet, titles[f], [wrapped[f, r] for r in range(len(facet.rows))], axes[facet.unit], top, left)
        top = bottom + (AXIS_HEIGHT if ends_axis[f] else 0)
    return sheet.figure


def _draw_facet(sheet: Sheet, facet: Facet, title: list[str], wrapped: list[list[str]], axis: _Axis, top: float, left: float) -> None:
    top = sheet.lines(0, top, title, bold=True) + 3
    for row, lines in zip(facet.rows, wrapped, strict=True):
        top = _draw_row(sheet, row, lines, axis, top, left)
