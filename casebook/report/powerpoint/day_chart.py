"""Numbers by day as charts that can be edited: a panel a measure; what happened stands above the first and cuts through all."""

import datetime as dt
from itertools import pairwise
from typing import Any

from casebook.figures import labels, scales
from casebook.figures.days import day_label
from casebook.figures.fonts import text_width
from casebook.figures.sheet import Box as Area
from casebook.figures.wrap import wrap
from casebook.report.powerpoint.chart_marks import (
    ARROW_PT,
    BAR_PT,
    GAP_PT,
    INSET_PT,
    LINE_PT,
    Record,
    broad,
    ends_of,
    helper,
    label_width,
    marker,
    padded,
    scheme,
    thin,
    ways,
)
from casebook.report.powerpoint.chart_xml import Axis, Book, Cells, Label, NativeChart, Reach, Series, Stroke, scatter
from casebook.report.powerpoint.master import TEXT_PT

EPOCH = dt.date(1899, 12, 30)  # day 0 of a workbook
STEPS = (1, 2, 7, 14, 28)
RIGHT_PT = 40.0  # at least right of the last day
NEAR_END = 0.05  # of all days: how near the last a mark stands that has no room above or below for its label


class DayChart:
    """A measure by day; what happened stands above the first panel and cuts through all."""

    def __init__(self, chart: Record, number: int, width: float, height: float, lang: str, ui: dict[str, str]) -> None:
        self.panel, self.width, self.height, self.lang = chart["panels"][number], width, height, lang
        self.happenings, self.top = chart["happenings"], number == 0
        first, last = _serial(chart["first"]), _serial(chart["last"]) + 1
        points = self.panel["points"]
        ends = [end for point in points for end in ends_of(point["value"])]
        low, high = min(ends), max(ends)
        self.ticks = [low] if low == high else scales.log_steps(low, high) if self.panel["log"] else scales.round_steps(low, high, 3)
        left = max(text_width(scales.tick_label(tick, lang), TEXT_PT) for tick in self.ticks) + 20
        self.days = Axis(first, last)
        at_end = [label_width(point["value"]) + 2 * GAP_PT for point in points if last - _serial(point["end"]) <= NEAR_END * (last - first)]
        self.left, self.length = left, width - left - max(RIGHT_PT, *at_end, 0)  # so that the last label has room behind its mark
        flags = [labels.Flag(self._x(_middle(h)), text_width(h["label"], TEXT_PT) + 10) for h in self.happenings]
        self.flags = labels.plant(flags, 0, width) if self.top else []
        self.head = len(wrap(self.panel["name"], width, TEXT_PT, bold=True)) * LINE_PT + 4
        self.room = height - self.head - LINE_PT
        above = (max((flag.level + 1 for flag in self.flags), default=0) * LINE_PT + INSET_PT) / self.room
        self.axis = padded(low, high, above, INSET_PT / self.room, log=self.panel["log"], inverted=self.panel["inverted"])
        self.book = Book()
        self.data = self.book.sheet(
            ui["sheet_data"], [ui["col_value"], ui["col_end"], ui["col_from_day"], ui["col_to_day"], ui["col_low"], ui["col_high"]]
        )
        self.help = self.book.sheet(ui["sheet_layout"], ["", "x", "y"])

    def chart(self, created: dt.datetime) -> NativeChart:
        """The chart with its workbook."""
        series = [*self._scale(), *self._events(), *self._joins(), *self._points(), *self._dates()]
        place = (self.left / self.width, self.head / self.height, self.length / self.width, self.room / self.height)
        title = "\n".join(wrap(self.panel["name"], self.width, TEXT_PT, bold=True))
        return NativeChart(scatter(series, self.days, self.axis, place, self.lang, title), self.book.xlsx(created))

    def _x(self, day: float) -> float:
        return self.left + (day - self.days.low) / (self.days.high - self.days.low) * self.length

    def _y(self, number: float) -> float:
        top, bottom = (self.axis.low, self.axis.high) if self.panel["inverted"] else (self.axis.high, self.axis.low)
        edges = (0, self.room) if self.panel["inverted"] else (self.room, 0)
        scale = (scales.logarithmic if self.axis.log else scales.linear)(min(top, bottom), max(top, bottom), *edges)
        return scale(number)

    def _value_at(self, y: float) -> float:
        """The number that stands `y` points below the top of the plot."""
        part = y / self.room if self.panel["inverted"] else 1 - y / self.room
        return min(max(self.axis.low + self.axis.reach(self.axis.low, part), self.axis.low), self.axis.high)

    def _helper(self, x: float, y: float, label: Label, **line: Any) -> Series:
        return helper(self.book, self.help, x, y, label, **line)

    def _scale(self) -> list[Series]:
        grid = Stroke(0.75, "bg2")
        return [
            self._helper(
                self.days.low, tick, Label(scales.tick_label(tick, self.lang), side="l", colour="tx2"), stroke=grid, to=(self._until(tick), tick)
            )
            for tick in self.ticks
        ]

    def _until(self, tick: float) -> float:
        """The day where a line of the scale ends: the last, or where a dashed one runs on at its height, whose gaps it would fill."""
        level = [_serial(a["end"]) for a, b in self._pairs() if ends_of(a["value"])[0] == ends_of(b["value"])[0] == tick]
        return min([*level, self.days.high])

    def _events(self) -> list[Series]:
        """A line from each happening's label down."""
        bottom = self._value_at(self.room)
        lines = []
        for n, happening in enumerate(self.happenings):
            day = _middle(happening)
            y, side = 0.0, "r"
            if self.flags:
                levels = max(flag.level for flag in self.flags)
                y, side = (levels - self.flags[n].level + 0.5) * LINE_PT, "l" if self.flags[n].flipped else "r"
            label = Label(happening["label"] if self.top else "", side=side)
            lines.append(self._helper(day, self._value_at(y), label, stroke=Stroke(1, "accent4"), to=(day, bottom)))
        return lines

    def _pairs(self) -> list[tuple[Record, Record]]:
        """Neighbours of one series; never a rumour or a target."""
        lots: dict[str, list[Record]] = {}
        for point in self.panel["points"]:
            if point["series"] and not {"rumour", "target"} & set(point["value"]["hedges"]):
                lots.setdefault(point["series"], []).append(point)
        return [pair for lot in lots.values() for pair in pairwise(sorted(lot, key=lambda p: p["start"]))]

    def _joins(self) -> list[Series]:
        """Dashed lines between neighbours, from the end of one to the beginning of the next."""
        dashed = Stroke(2, "accent4", "dash")
        return [
            self._helper(_serial(a["end"]), ends_of(a["value"])[0], Label(""), stroke=dashed, to=(_serial(b["start"]), ends_of(b["value"])[0]))
            for a, b in self._pairs()
        ]

    def _points(self) -> list[Series]:
        boxes = [self._mark_box(point) for point in self.panel["points"]]
        joins = [
            ((self._x(_serial(a["end"])), self._y(ends_of(a["value"])[0])), (self._x(_serial(b["start"])), self._y(ends_of(b["value"])[0])))
            for a, b in self._pairs()
        ]
        taken = [
            *boxes,
            *(area for join in joins for area in labels.along(*join)),
            *(Area(self._x(_middle(h)) - 3, 0, self._x(_middle(h)) + 3, self.room) for h in self.happenings),
        ]
        made = []
        for point, box in zip(self.panel["points"], boxes, strict=True):
            side, area = self._side(point, box, taken)
            taken.append(area)
            made.append(self._point(point, side))
        return made

    def _mark_box(self, point: Record) -> Area:
        start, end = (self._x(_serial(point[key])) for key in ("start", "end"))
        y = sorted(self._y(number) for number in ends_of(point["value"]))
        return Area(start - 8, y[0] - 8, end + 8, y[1] + 8)

    def _side(self, point: Record, box: Area, taken: list[Area]) -> tuple[str, Area]:
        """The side of a mark on which its label meets nothing."""
        wide, middle = label_width(point["value"]), (box.left + 8 if point["start"] != point["end"] else (box.left + box.right) / 2)
        half = LINE_PT / 2
        y = (box.top + box.bottom) / 2
        options = {
            "b": Area(middle - wide / 2, box.bottom, middle + wide / 2, box.bottom + LINE_PT),
            "t": Area(middle - wide / 2, box.top - LINE_PT, middle + wide / 2, box.top),
            "r": Area(box.right, y - half, box.right + wide, y + half),
            "l": Area(box.left - wide, y - half, box.left, y + half),
        }
        best = labels.clear(list(options.values()), taken, Area(0, 0, self.width, self.room + LINE_PT / 2))
        side = list(options)[best]
        return side, options[side]

    def _point(self, point: Record, side: str) -> Series:
        value = point["value"]
        low, high = ends_of(value)
        written = f"{value['written']} ≠" if point["disputed"] else value["written"]
        span = point["start"] != point["end"]
        row = self.book.row(self.data, [written, written if span else "", _serial(point["start"]), _serial(point["end"]), low, high])
        bar = Stroke(BAR_PT, scheme(value), "sysDot" if point["inferred"] else "solid", 45) if span else None
        uncertain = [Reach("y", "plus", (high - low,) * (1 + span), broad(value))] if high > low else []
        arrows = [
            Reach("y", way, self._arrow(low, way) if not span else (*self._arrow(low, way), 0.0), thin(value, arrow=True)) for way in ways(value)
        ]
        heights = self.book.cells(self.data, row, 4)
        return Series(
            self.book.cells(self.data, row, 0),
            self.book.cells(self.data, row, 2, 2 + span),
            heights if not span else Cells(f"({heights.ref},{heights.ref})", heights.values * 2),
            labels={int(span and side == "r"): Label(written, value["source"], side)},
            words=self.book.cells(self.data, row, 0, int(span)),
            markers={0: mark} if not span and (mark := marker(value)) else {},
            stroke=bar,
            reaches=(*uncertain, *arrows),
        )

    def _arrow(self, number: float, way: str) -> tuple[float]:
        part = ARROW_PT / self.room
        return (abs(self.axis.reach(number, part if way == "plus" else -part)),)

    def _dates(self) -> list[Series]:
        """Days along the bottom, as close as their labels allow."""
        total = int(self.days.high - self.days.low)
        names = [day_label(EPOCH + dt.timedelta(self.days.low + n), self.lang) for n in range(total)]
        wide = max(text_width(name, TEXT_PT) for name in names) + GAP_PT
        step = next((s for s in STEPS if s * self.length / total >= wide), total)
        bottom = self._value_at(self.room - 1)  # a point above the end of the scale: LibreOffice leaves out what its logarithm puts beyond
        return [self._helper(self.days.low + n, bottom, Label(names[n], side="b", colour="tx2")) for n in range(0, total, step)]


def _serial(day: str) -> int:
    """A day as a workbook counts it."""
    return (dt.date.fromisoformat(day) - EPOCH).days


def _middle(happening: Record) -> float:
    return (_serial(happening["start"]) + _serial(happening["end"])) / 2
