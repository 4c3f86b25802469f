"""A dot plot as a chart that can be edited: one row a statement under the name of its facet, all on one logarithmic scale."""

import datetime as dt
import math
from collections.abc import Sequence

from casebook.figures import labels, scales
from casebook.figures.fonts import text_width
from casebook.figures.wrap import wrap
from casebook.report.powerpoint.chart_marks import (
    ARROW_PT,
    DOT_PT,
    GAP_PT,
    LINE_PT,
    Record,
    broad,
    ends_of,
    helper,
    label_width,
    marker,
    scheme,
    thin,
    ways,
)
from casebook.report.powerpoint.chart_xml import Axis, Book, Label, NativeChart, Reach, Series, Stroke, scatter
from casebook.report.powerpoint.master import TEXT_PT

ROW_PT = 46.0  # the most that a row takes, so that few rows stand together
CLOSE_ROW_PT = 32.0  # the least, where words stand below
ROW_LABEL = 0.34  # of the chart's width: the most that the names of rows take
LEAST_PT = 120.0  # the shortest scale on which numbers still stand apart, whatever their labels
LEAST_PART = 0.75  # of the room beside the names: where labels beside the ends of a row leave less for the scale, they stand below
BELOW_ROWS = 1  # that labels below the last row take, each with its articles on a line of their own
AIR_PT = 5.0  # between a mark and its label


def dot_heights(chart: Record) -> tuple[float, float]:
    """Points that its rows, their headings, labels below a row and the scale take at least and at most."""
    rows = [row for facet in chart["facets"] for row in facet["rows"]]
    count = len(chart["facets"]) + len(rows) + BELOW_ROWS * any(len(row["values"]) > 1 for row in rows)
    return count * CLOSE_ROW_PT + LINE_PT, count * ROW_PT + LINE_PT


class DotChart:
    """One row a statement under the name of its facet, on one logarithmic scale."""

    def __init__(self, chart: Record, width: float, height: float, lang: str, ui: dict[str, str]) -> None:
        self.facets, self.width, self.lang = chart["facets"], width, lang
        self.rows = [row for facet in self.facets for row in facet["rows"]]
        self.count = len(self.facets) + len(self.rows)
        self.pitch = min((height - LINE_PT) / self.count, ROW_PT)
        self.height = height
        self.names = ["\n".join(wrap(row["label"], width * ROW_LABEL, TEXT_PT)) for row in self.rows]
        left = max(text_width(line, TEXT_PT) for name in self.names for line in name.split("\n")) + 2 * GAP_PT
        ends = [end for row in self.rows for value in row["values"] for end in ends_of(value)]
        self.axis = _decades(ends)
        self.beside = True  # whether the two values of a row have their labels left and right of them, else below
        offset, longest = labels.fit(*zip(*self._needs(), strict=True), width - left)
        if longest < LEAST_PART * (width - left) and any(len(row["values"]) > 1 for row in self.rows):
            self.beside = False
            self.count += BELOW_ROWS
            self.pitch = min((height - LINE_PT) / self.count, ROW_PT)
            offset, longest = labels.fit(*zip(*self._needs(), strict=True), width - left)
        self.length = max(longest, LEAST_PT)
        self.left, self.outside = left + offset, offset
        self.book = Book()
        self.data = self.book.sheet(
            ui["sheet_data"], [ui["col_measure"], ui["col_statement"], ui["col_value"], ui["col_end"], ui["col_low"], ui["col_high"], "y", "y"]
        )
        self.help = self.book.sheet(ui["sheet_layout"], ["", "x", "y"])

    def chart(self, created: dt.datetime) -> NativeChart:
        """The chart with its workbook."""
        series, at, row_at = [], 0, 0
        for facet in self.facets:
            series += [self._helper(self.axis.low, at + 0.62, Label(facet["title"], bold=True))]
            at += 1
            for row in facet["rows"]:
                series += self._row(facet["title"], row, at + 0.5)
                series += [self._helper(self.axis.low, at + 0.5, Label(self.names[row_at], side="l", shift=-self.outside / self.width, colour="tx2"))]
                at, row_at = at + 1, row_at + 1
        series += self._ticks()
        plot = self.count * self.pitch
        top = max((self.height - LINE_PT - plot) / 2, 0)
        place = (self.left / self.width, top / self.height, self.length / self.width, plot / self.height)
        xml = scatter(series, self.axis, Axis(0, self.count, inverted=True), place, self.lang)
        return NativeChart(xml, self.book.xlsx(created))

    def _place(self, number: float) -> float:
        """Where a number stands on the scale, 0–1."""
        return scales.logarithmic(self.axis.low, self.axis.high, 0, 1)(number)

    def _needs(self) -> list[tuple[float, float, float]]:
        """(place, points needed at its left, points needed at its right) of every value, as labels.fit wants them."""
        needs = [(0.0, 0.0, 0.0), (1.0, 0.0, 0.0)]
        for row in self.rows:
            values = sorted(row["values"], key=ends_of)
            for n, value in enumerate(values):
                left, right = (ARROW_PT if way in ways(value) else DOT_PT for way in ("minus", "plus"))
                wide = label_width(value) + GAP_PT
                if len(values) > 1 and not self.beside:
                    wide = text_width(value["written"], TEXT_PT) + GAP_PT
                    needs += [(self._place(end), wide / 2, wide / 2) for end in ends_of(value)]
                    continue
                before = len(values) > 1 and n == 0
                low, high = ends_of(value)
                needs += [
                    (self._place(low), left + (wide + GAP_PT) * before, 0.0),  # apart from the name of its row
                    (self._place(high), 0.0, right + wide * (n + 1 == len(values) and not before)),
                ]
        return needs

    def _row(self, measure: str, row: Record, y: float) -> list[Series]:
        values = sorted(row["values"], key=ends_of)
        first = len(self.book.sheets[self.data]) + 1
        made = [self._value(measure, row["label"], value, y, n, len(values)) for n, value in enumerate(values)]
        if len(values) < 2:
            return made
        x, heights = (self.book.cells(self.data, first, column, rows=len(values)) for column in (4, 6))
        joined = [Series(self.book.cells(self.data, first, 1), x, heights, stroke=Stroke(2, "tx2"))]
        if row["disputed"]:
            low, high = ends_of(values[0])[1], ends_of(values[-1])[0]
            joined += [self._helper(math.sqrt(low * high), y, Label("≠", side="t", bold=True, colour="accent6"))]
        return [*joined, *made]

    def _value(self, measure: str, statement: str, value: Record, y: float, number: int, of: int) -> Series:
        low, high = ends_of(value)
        side = "r" if number + 1 == of else "l" if number == 0 else "t"
        side = side if of == 1 or self.beside else "b"
        moved = AIR_PT + (ARROW_PT - DOT_PT if {"r": "plus", "l": "minus"}.get(side, "") in ways(value) else 0)
        shift = {"r": moved, "l": -moved}.get(side, 0) / self.width
        span = high > low
        row = self.book.row(self.data, [measure, statement, value["written"], value["written"] if span else "", low, high, y, y])
        return Series(
            self.book.cells(self.data, row, 2),
            self.book.cells(self.data, row, 4, 4 + span),
            self.book.cells(self.data, row, 6, 6 + span),
            labels={int(span and side == "r"): Label(value["written"], value["source"], side, shift, below=side == "b")},
            words=self.book.cells(self.data, row, 2, 2 + span),
            markers={0: mark} if (mark := marker(value)) else {},
            stroke=broad(value) if span else None,
            reaches=(*self._arrows(value, low, high), *_tick(value)),
        )

    def _arrows(self, value: Record, low: float, high: float) -> list[Reach]:
        """The arrows of a bound, each as long on the scale as ARROW_PT."""
        part = ARROW_PT / self.length
        found = []
        for way in ways(value):
            end, sign = (high, 1) if way == "plus" else (low, -1)
            length = abs(self.axis.reach(end, sign * part))
            lengths = (length,) if low == high else (0.0, length) if way == "plus" else (length, 0.0)
            found.append(Reach("x", way, lengths, thin(value, arrow=True)))
        return found

    def _ticks(self) -> list[Series]:
        """The numbers of the scale, below it."""
        at = scales.decades(self.axis.low, self.axis.high)
        told = [scales.tick_label(number, self.lang) for number in at]
        places = [(self.left + self._place(number) * self.length, text_width(text, TEXT_PT)) for number, text in zip(at, told, strict=True)]
        shown = scales.thin(places, self.width + GAP_PT)
        return [self._helper(at[n], self.count, Label(told[n], side="b", colour="tx2")) for n in sorted(shown)]

    def _helper(self, x: float, y: float, label: Label) -> Series:
        return helper(self.book, self.help, x, y, label)


def _tick(value: Record) -> list[Reach]:
    """A target is an upright stroke of two thirds of its row."""
    if "target" not in value["hedges"] or value["value"] is None:
        return []
    return [Reach("y", "both", (0.32,), Stroke(3, scheme(value)))]


def _decades(ends: Sequence[float]) -> Axis:
    low, high = (10.0 ** turn(math.log10(end)) for turn, end in ((math.floor, min(ends)), (math.ceil, max(ends))))
    return Axis(low, high if high > low else low * 10, log=True, grid=True)
