"""Numbers of one size as bars from zero in a chart that can be edited: what each counts before its bar, its number at the end.

As in the figure (figures.bars) there is no scale: every number is written. A bar is a broad line from zero to the number in its cell.
"""

import datetime as dt

from casebook.figures.fonts import text_width
from casebook.figures.wrap import wrap
from casebook.report.powerpoint.chart_marks import ARROW_PT, GAP_PT, Record, ends_of, helper, label_width, scheme, thin, ways
from casebook.report.powerpoint.chart_xml import Axis, Book, Label, NativeChart, Reach, Series, Stroke, scatter
from casebook.report.powerpoint.master import TEXT_PT

ROW_PT = 44.0  # the most that a row takes, so that few rows stand together
CLOSE_ROW_PT = 30.0
BAR_PT = 22.0
NAME_PART = 0.34  # of the chart's width: the most that the names before the bars take
SIGN_PT = 34.0  # for ≠ at the left of values in dispute


def bar_heights(chart: Record) -> tuple[float, float]:
    """Points that its rows take at least and at most."""
    count = _count(chart)
    return count * CLOSE_ROW_PT, count * ROW_PT


def _count(chart: Record) -> int:
    """Rows: the name of a facet, that of a statement, and its values one below the other."""
    return len(chart["facets"]) + sum(bool(row["label"]) + len(row["values"]) for facet in chart["facets"] for row in facet["rows"])


class BarChart:
    """One bar a value, the largest of a statement first, on one scale."""

    def __init__(self, chart: Record, width: float, height: float, lang: str, ui: dict[str, str]) -> None:
        self.facets, self.width, self.height, self.lang = chart["facets"], width, height, lang
        self.count = _count(chart)
        self.pitch = min(height / self.count, ROW_PT)
        values = [value for facet in self.facets for row in facet["rows"] for value in row["values"]]
        names = max((text_width(value["scope"], TEXT_PT) for value in values), default=0)
        self.names = min(names, width * NAME_PART)
        self.left = SIGN_PT + self.names + GAP_PT
        room = [width - self.left - label_width(_bare(value)) - GAP_PT - (ARROW_PT if "plus" in ways(value) else 0) for value in values]
        self.length = max(width - self.left, 1.0)
        ends = [ends_of(value)[1] for value in values]
        self.axis = Axis(0.0, max((end * self.length / max(free, 1.0) for end, free in zip(ends, room, strict=True)), default=1.0) or 1.0)
        self.book = Book()
        self.data = self.book.sheet(
            ui["sheet_data"], [ui["col_measure"], ui["col_statement"], ui["col_value"], "0", ui["col_low"], ui["col_high"], "y", "y"]
        )
        self.help = self.book.sheet(ui["sheet_layout"], ["", "x", "y"])

    def chart(self, created: dt.datetime) -> NativeChart:
        """The chart with its workbook."""
        series: list[Series] = []
        at = 0
        for facet in self.facets:
            series.append(self._words(facet["title"], at, bold=True))
            at += 1
            for row in facet["rows"]:
                if row["label"]:
                    series.append(self._words(row["label"], at, colour="tx2"))
                    at += 1
                values = sorted(row["values"], key=ends_of, reverse=True)
                series += [one for n, value in enumerate(values) for one in self._bar(facet["title"], row["label"], value, at + n + 0.5)]
                series.append(self._foot(at, at + len(values)))
                if row["disputed"]:
                    series.append(self._sign(at + len(values) / 2))
                at += len(values)
        plot = self.count * self.pitch
        place = (self.left / self.width, max((self.height - plot) / 2, 0) / self.height, self.length / self.width, plot / self.height)
        return NativeChart(scatter(series, self.axis, Axis(0, self.count, inverted=True), place, self.lang), self.book.xlsx(created))

    def _shift(self, points: float) -> float:
        """Points before zero as a part of the chart's width."""
        return -points / self.width

    def _words(self, text: str, at: int, **look: object) -> Series:
        """A line of its own, from the chart's left edge on."""
        return helper(self.book, self.help, 0.0, at + 0.5, Label(text, shift=self._shift(self.left), **look))

    def _bar(self, measure: str, statement: str, value: Record, y: float) -> list[Series]:
        """A bar with its number at its end and what it counts before it; of a range, paler from the lower end on."""
        low, high = ends_of(value)
        rumour = "rumour" in value["hedges"]
        written = _bare(value)["written"]
        row = self.book.row(self.data, [measure, statement, written, 0.0, low, high, y, y])
        name, heights = self.book.cells(self.data, row, 2), self.book.cells(self.data, row, 6, 7)
        whole = Stroke(BAR_PT, scheme(value), "sysDot" if rumour else "solid", 60 if rumour else 0)
        made = [Series(name, self.book.cells(self.data, row, 3, 4), heights, stroke=whole)]
        if high > low:
            made.append(Series(name, self.book.cells(self.data, row, 4, 5), heights, stroke=Stroke(BAR_PT, scheme(value), tint=45)))
        length = abs(self.axis.reach(high, ARROW_PT / self.length))
        reaches = tuple(Reach("x", way, (length,), thin(value, arrow=True)) for way in ways(value))
        label = Label(written, value["source"], shift=ARROW_PT / self.width if "plus" in ways(value) else 0.0)
        made.append(
            Series(name, self.book.cells(self.data, row, 5), self.book.cells(self.data, row, 6), labels={0: label}, words=name, reaches=reaches)
        )
        scope = "\n".join(wrap(value["scope"], self.names + 1, TEXT_PT)) if value["scope"] else ""
        return [*made, *([helper(self.book, self.help, 0.0, y, Label(scope, side="l", colour="tx2"))] if scope else [])]

    def _foot(self, top: float, bottom: float) -> Series:
        """The line from which bars begin."""
        return helper(self.book, self.help, 0.0, top + 0.1, Label(""), stroke=Stroke(1, "tx2"), to=(0.0, bottom - 0.1))

    def _sign(self, y: float) -> Series:
        """≠ between the values in dispute, left of what they count."""
        return helper(self.book, self.help, 0.0, y, Label("≠", shift=self._shift(self.left), bold=True, colour="accent6"))


def _bare(value: Record) -> Record:
    """A value without what it counts, which stands before its bar."""
    return value | {"written": value["written"].removesuffix(f" ({value['scope']})")}
