"""The figures' charts as charts that can be edited: the same records (figures.chart_data), marks and labels, laid out in points before they are made.

| record of the figure            | in the chart                                                     |
| ------------------------------- | ---------------------------------------------------------------- |
| a number                        | a dot in its product's colour, at its cell's value               |
| more than, less than            | an arrow, an error bar in the direction of the bound             |
| about                           | a soft dot                                                       |
| rumour                          | a hollow, dashed dot                                             |
| target                          | an upright stroke instead of a dot                               |
| a range, only a size            | a broad bar from end to end, dotted where the ends are no one's |
| values in dispute               | a line between them with ≠ on it                                 |

Every label is the figure's own, signs and articles with it. What only helps the reader (names of rows, numbers of the scale, events
that cut through) are labels of points without marks, on a sheet of the workbook of their own.
"""

import datetime as dt
import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from casebook.figures import labels, scales
from casebook.figures.days import day_label
from casebook.figures.fonts import text_width
from casebook.figures.marks import DOWN, UP
from casebook.figures.sheet import Box as Area
from casebook.figures.wrap import wrap
from casebook.report.powerpoint.chart_xml import Axis, Book, Label, Marker, NativeChart, Reach, Series, Stroke, lines, scatter
from casebook.report.powerpoint.master import TEXT_PT
from casebook.report.powerpoint.text import LINE

Record = dict[str, Any]

SCHEME = {"ink": "tx1", "muted": "tx2", "grey": "accent4", "laiwang": "accent1", "dingtalk": "accent2", "wechat": "accent3"}
LINE_PT = TEXT_PT * LINE
ROW_PT = 46.0  # the most that a row takes, so that few rows stand together
ROW_LABEL = 0.34  # of the chart's width: the most that the names of rows take
DOT_PT = 6.0
ARROW_PT = 22.0
GAP_PT = 12.0
AIR_PT = 5.0  # between a mark and its label
BAR_PT = 8.0
PANEL_GAP = 24.0
TITLE_PART = 0.75  # of a chart's width: where programs break its title by themselves
INSET_PT = 44.0  # between the marks and the edge of a panel, for their labels
EPOCH = dt.date(1899, 12, 30)  # day 0 of a workbook
STEPS = (1, 2, 7, 14, 28)


def panels_of(chart: Record) -> int:
    """How many charts show the record; 0 where none can without a loss (units that share no scale)."""
    if chart["type"] == "dot":
        return int(len({facet["unit"] for facet in chart["facets"]}) == 1)
    return len(chart.get("panels", ()))


def native_charts(chart: Record, width: float, height: float, lang: str, words: dict[str, str], created: dt.datetime) -> list[NativeChart]:
    """The charts of a record, each in `width` × `height` points; `words` name the sheets and heads of the workbook."""
    if chart["type"] == "dot":
        return [_Dots(chart, width, height, lang, words).chart(created)]
    if chart["type"] == "slope":
        room = _SlopeRoom(chart["panels"], width, height)
        return [_Slope(panel, room, lang, words).chart(created) for panel in chart["panels"]]
    return [_Days(chart, n, width, height, lang, words).chart(created) for n in range(len(chart["panels"]))]


def _ends(value: Record) -> tuple[float, float]:
    """Lowest and highest number drawn."""
    return (value["low"], value["high"]) if value["value"] is None else (value["value"], value["value"])


def _marker(value: Record) -> Marker | None:
    colour = SCHEME[value["colour"]]
    if value["value"] is None or "target" in value["hedges"]:
        return None
    if "rumour" in value["hedges"]:
        return Marker(10, colour, hollow=True)
    return Marker(13, colour, soft=True) if "approx" in value["hedges"] else Marker(11, colour)


def _broad(value: Record) -> Stroke:
    """The bar of a range; dotted where only its size is told."""
    return Stroke(BAR_PT, SCHEME[value["colour"]], "sysDot" if value["vague"] or "rumour" in value["hedges"] else "solid", 45)


def _thin(value: Record, *, arrow: bool = False) -> Stroke:
    return Stroke(1.75, SCHEME[value["colour"]], "sysDash" if "rumour" in value["hedges"] else "solid", arrow=arrow)


def _ways(value: Record) -> list[str]:
    """Where the bounds of a value point: plus for more than, minus for less than."""
    hedges = set(value["hedges"])
    return ["plus"] * bool(hedges & UP) + ["minus"] * bool(hedges & DOWN)


def _label_width(value: Record) -> float:
    source = text_width(f"  {value['source']}", TEXT_PT) if value["source"] else 0
    return text_width(value["written"], TEXT_PT) + source + 8


class _Dots:
    """One row a statement under the name of its facet, on one scale."""

    def __init__(self, chart: Record, width: float, height: float, lang: str, words: dict[str, str]) -> None:
        self.facets, self.log, self.width, self.lang = chart["facets"], chart["log"], width, lang
        self.rows = [row for facet in self.facets for row in facet["rows"]]
        self.count = len(self.facets) + len(self.rows)
        self.pitch = min((height - LINE_PT) / self.count, ROW_PT)
        self.height = height
        self.names = ["\n".join(wrap(row["label"], width * ROW_LABEL, TEXT_PT)) for row in self.rows]
        left = max(text_width(line, TEXT_PT) for name in self.names for line in name.split("\n")) + 2 * GAP_PT
        ends = [end for row in self.rows for value in row["values"] for end in _ends(value)]
        self.axis = _decades(ends) if self.log else _round(ends)
        offset, self.length = labels.fit(*zip(*self._needs(), strict=True), width - left)
        self.left, self.outside = left + offset, offset
        self.book = Book()
        self.data = self.book.sheet(words["data"], [words["measure"], words["statement"], words["value"], words["low"], words["high"], "y", "y"])
        self.help = self.book.sheet(words["layout"], ["", "x", "y"])

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
        scale = (scales.logarithmic if self.axis.log else scales.linear)(self.axis.low, self.axis.high, 0, 1)
        return scale(number)

    def _needs(self) -> list[tuple[float, float, float]]:
        """(place, points needed at its left, points needed at its right) of every value, as labels.fit wants them."""
        needs = [(0.0, 0.0, 0.0), (1.0, 0.0, 0.0)]
        for row in self.rows:
            values = sorted(row["values"], key=_ends)
            for n, value in enumerate(values):
                left, right = (ARROW_PT if way in _ways(value) else DOT_PT for way in ("minus", "plus"))
                wide = _label_width(value) + GAP_PT
                before = len(values) > 1 and n == 0
                low, high = _ends(value)
                needs += [
                    (self._place(low), left + wide * before, 0.0),
                    (self._place(high), 0.0, right + wide * (n + 1 == len(values) and not before)),
                ]
        return needs

    def _row(self, measure: str, row: Record, y: float) -> list[Series]:
        values = sorted(row["values"], key=_ends)
        first = len(self.book.sheets[self.data]) + 1
        made = [self._value(measure, row["label"], value, y, n, len(values)) for n, value in enumerate(values)]
        if len(values) < 2:
            return made
        x, heights = (self.book.cells(self.data, first, column, rows=len(values)) for column in (3, 5))
        joined = [Series(self.book.cells(self.data, first, 1), x, heights, stroke=Stroke(2, "tx2"))]
        if row["disputed"]:
            low, high = _ends(values[0])[1], _ends(values[-1])[0]
            middle = math.sqrt(low * high) if self.axis.log else (low + high) / 2
            joined += [self._helper(middle, y, Label("≠", side="t", bold=True, colour="accent6"))]
        return [*joined, *made]

    def _value(self, measure: str, statement: str, value: Record, y: float, number: int, of: int) -> Series:
        low, high = _ends(value)
        row = self.book.row(self.data, [measure, statement, value["written"], low, high, y, y])
        side = "r" if number + 1 == of else "l" if number == 0 else "t"
        moved = AIR_PT + (ARROW_PT - DOT_PT if {"r": "plus", "l": "minus", "t": ""}[side] in _ways(value) else 0)
        shift = {"r": moved, "l": -moved, "t": 0}[side] / self.width
        span = high > low
        return Series(
            self.book.cells(self.data, row, 2),
            self.book.cells(self.data, row, 3, 4 if span else 3),
            self.book.cells(self.data, row, 5, 6 if span else 5),
            labels={int(span and side == "r"): Label(value["written"], value["source"], side, shift)},
            markers={0: marker} if (marker := _marker(value)) else {},
            stroke=_broad(value) if span else None,
            reaches=(*self._arrows(value, low, high), *_tick(value)),
        )

    def _arrows(self, value: Record, low: float, high: float) -> list[Reach]:
        """The arrows of a bound, each as long on the scale as ARROW_PT."""
        part = ARROW_PT / self.length
        found = []
        for way in _ways(value):
            end, sign = (high, 1) if way == "plus" else (low, -1)
            length = abs(self.axis.reach(end, sign * part))
            lengths = (length,) if low == high else (0.0, length) if way == "plus" else (length, 0.0)
            found.append(Reach("x", way, lengths, _thin(value, arrow=True)))
        return found

    def _ticks(self) -> list[Series]:
        """The numbers of the scale, below it."""
        steps = scales.decades if self.axis.log else scales.round_steps
        at = steps(self.axis.low, self.axis.high)
        told = [scales.tick_label(number, self.lang) for number in at]
        places = [(self.left + self._place(number) * self.length, text_width(text, TEXT_PT)) for number, text in zip(at, told, strict=True)]
        shown = scales.thin(places, self.width + GAP_PT)
        return [self._helper(at[n], self.count, Label(told[n], side="b", colour="tx2")) for n in sorted(shown)]

    def _helper(self, x: float, y: float, label: Label) -> Series:
        return _helper(self.book, self.help, x, y, label)


def _tick(value: Record) -> list[Reach]:
    """A target is an upright stroke of two thirds of its row."""
    if "target" not in value["hedges"] or value["value"] is None:
        return []
    return [Reach("y", way, (0.32,), Stroke(3, SCHEME[value["colour"]])) for way in ("plus", "minus")]


def _helper(book: Book, sheet: str, x: float, y: float, label: Label, stroke: Stroke | None = None, to: tuple[float, float] | None = None) -> Series:
    """A label at a point without a mark, or a line from there to another point."""
    row = book.row(sheet, [label.text.replace("\n", " "), x, y])
    count = 1
    if to:
        book.row(sheet, ["", *to])
        count = 2
    cells = (book.cells(sheet, row, column, rows=count) for column in (1, 2))
    return Series(book.cells(sheet, row, 0), *cells, labels={0: label} if label.text else {}, stroke=stroke)


def _decades(ends: Sequence[float]) -> Axis:
    low, high = (10.0 ** turn(math.log10(end)) for turn, end in ((math.floor, min(ends)), (math.ceil, max(ends))))
    return Axis(low, high if high > low else low * 10, log=True, grid=True)


def _round(ends: Sequence[float]) -> Axis:
    low, high = min(ends), max(ends)
    if low == high:
        return Axis(low - 1, high + 1)
    step = scales.round_steps(low, high)
    step = step[1] - step[0] if len(step) > 1 else high - low
    return Axis(math.floor(low / step) * step, math.ceil(high / step) * step, grid=True, step=step)


def _padded(low: float, high: float, above: float, below: float, *, log: bool, inverted: bool) -> Axis:
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


class _SlopeRoom:
    """The room of panels side by side, whose plots begin and end at one height: `head` and `foot` are those of the tallest name and times."""

    def __init__(self, panels: Sequence[Record], width: float, height: float) -> None:
        self.titles = {panel["name"]: wrap(panel["name"], width * TITLE_PART, TEXT_PT, bold=True) for panel in panels}
        head = max(map(len, self.titles.values())) * LINE_PT + 8
        foot = max(len(wrap(when, width / 2 - 16, TEXT_PT)) for panel in panels for when in panel["when"]) * LINE_PT + 10
        self.plot = height - head - foot
        self.place = (0.0, head / height, 1.0, self.plot / height)


class _Slope:
    """A measure at two times, under its name."""

    def __init__(self, panel: Record, room: _SlopeRoom, lang: str, words: dict[str, str]) -> None:
        self.panel, self.lang = panel, lang
        self.title, self.room, self.place = room.titles[panel["name"]], room.plot, room.place
        self.values = [*panel["before"], *panel["after"]]
        ends = [end for value in self.values for end in _ends(value)]
        pad = INSET_PT * 1.3 / self.room
        self.axis = _padded(min(ends), max(ends), pad, pad, log=panel["log"], inverted=panel["inverted"])
        self.book = Book()
        self.data = self.book.sheet(words["data"], [words["value"], *panel["when"]])
        self.labelled: set[tuple[int, int]] = set()

    def chart(self, created: dt.datetime) -> NativeChart:
        """The chart with its workbook."""
        sides = (self.panel["before"], self.panel["after"])
        pairs: list[tuple[int | None, int | None]] = [tuple(pair) for pair in self.panel["joined"]]
        joined = [{n for pair in pairs for n in [pair[side]]} for side in (0, 1)]
        pairs += [(n, None) for n in range(len(sides[0])) if n not in joined[0]] + [(None, n) for n in range(len(sides[1])) if n not in joined[1]]
        series = [one for pair in pairs for one in self._pair(pair, sides)]
        xml = lines(series, self.axis, self.place, "\n".join(self.title), self.lang)
        return NativeChart(xml, self.book.xlsx(created))

    def _pair(self, pair: tuple[int | None, int | None], sides: tuple[list[Record], list[Record]]) -> list[Series]:
        """A line for two values, or what stands alone; of a range one for each of its ends, with a bar between them."""
        found = [None if n is None else sides[side][n] for side, n in enumerate(pair)]
        ends = [(None, None) if value is None else _ends(value) for value in found]
        whole = {end for low, high in ends for end in [low == high]} == {True}
        made = []
        for which in (0,) if whole else (0, 1):
            numbers = [end[which] for end in ends]
            row = self.book.row(self.data, [" – ".join(value["written"] for value in found if value), *numbers])
            cells = (self.book.cells(self.data, row, 0), self.book.cells(self.data, 1, 1, 2), self.book.cells(self.data, row, 1, 2))
            if None not in found:
                made.append(Series(*cells, stroke=Stroke(2, "accent4")))
            if which == 0:
                made.append(Series(*cells, **self._marks(pair, found, ends)))
        return made

    def _marks(self, pair: tuple[int | None, int | None], found: list[Record | None], ends: list[tuple[Any, Any]]) -> dict[str, Any]:
        """What stands at the points of a pair: each value once, though several lines may end in it."""
        shown = {side: value for side, value in enumerate(found) if value and (side, pair[side]) not in self.labelled}
        self.labelled |= {(side, pair[side]) for side in shown}
        return {
            "labels": {side: self._label(side, value) for side, value in shown.items()},
            "markers": {side: marker for side, value in shown.items() if (marker := _marker(value))},
            "reaches": tuple(reach for side, value in shown.items() for reach in self._reaches(side, value, ends[side])),
        }

    def _label(self, side: int, value: Record) -> Label:
        """Above the higher mark of a line, below the lower one; of values in dispute each says so."""
        here, there = (self.panel["before"], self.panel["after"])[:: -1 if side else 1]
        middle = [sum(map(self._height, [end for v in lot for end in _ends(v)])) / (2 * len(lot)) for lot in (here, there) if lot]
        own = sum(map(self._height, _ends(value))) / 2
        rival = middle[0] if len(here) > 1 else middle[-1]
        against = f"{value['written']} ≠" if len(here) > 1 else value["written"]
        text = f"{against}\n{value['source']}" if value["source"] else against
        return Label(text, side="t" if own < rival or (own == rival and side) else "b")

    def _height(self, number: float) -> float:
        """Distance from the top, 0–1."""
        low, high = (1, 0) if not self.panel["inverted"] else (0, 1)
        return (scales.logarithmic if self.axis.log else scales.linear)(self.axis.low, self.axis.high, low, high)(number)

    def _reaches(self, side: int, value: Record, ends: tuple[float, float]) -> list[Reach]:
        low, high = ends
        found = [] if low == high else [Reach("y", "plus", _at(side, high - low), _broad(value))]
        part = ARROW_PT / self.room
        for way in _ways(value):
            length = abs(self.axis.reach(low, part if way == "plus" else -part))
            found.append(Reach("y", way, _at(side, length), _thin(value, arrow=True)))
        return found


def _at(side: int, length: float) -> tuple[float, float]:
    return (0.0, length) if side else (length, 0.0)


class _Days:
    """A measure by day; what happened stands above the first panel and cuts through all."""

    def __init__(self, chart: Record, number: int, width: float, height: float, lang: str, words: dict[str, str]) -> None:
        self.panel, self.width, self.height, self.lang = chart["panels"][number], width, height, lang
        self.happenings, self.top = chart["happenings"], number == 0
        first, last = _serial(chart["first"]), _serial(chart["last"]) + 1
        points = self.panel["points"]
        ends = [end for point in points for end in _ends(point["value"])]
        low, high = min(ends), max(ends)
        self.ticks = [low] if low == high else scales.log_steps(low, high) if self.panel["log"] else scales.round_steps(low, high, 3)
        left = max(text_width(scales.tick_label(tick, lang), TEXT_PT) for tick in self.ticks) + 20
        self.days = Axis(first, last)
        self.left, self.length = left, width - left - 40
        flags = [labels.Flag(self._x(_middle(h)), text_width(h["label"], TEXT_PT) + 10) for h in self.happenings]
        self.flags = labels.plant(flags, 0, width) if self.top else []
        self.head = len(wrap(self.panel["name"], width, TEXT_PT, bold=True)) * LINE_PT + 4
        self.room = height - self.head - LINE_PT
        above = (max((flag.level + 1 for flag in self.flags), default=0) * LINE_PT + INSET_PT) / self.room
        self.axis = _padded(low, high, above, INSET_PT / self.room, log=self.panel["log"], inverted=self.panel["inverted"])
        self.book = Book()
        self.data = self.book.sheet(words["data"], [words["value"], words["from_day"], words["to_day"], words["low"], words["high"]])
        self.help = self.book.sheet(words["layout"], ["", "x", "y"])

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
        return self.axis.low + self.axis.reach(self.axis.low, part)

    def _helper(self, x: float, y: float, label: Label, **line: Any) -> Series:
        return _helper(self.book, self.help, x, y, label, **line)

    def _scale(self) -> list[Series]:
        ends = (self.days.high,)
        grid = Stroke(0.75, "bg2")
        return [
            self._helper(self.days.low, tick, Label(scales.tick_label(tick, self.lang), side="l", colour="tx2"), stroke=grid, to=(*ends, tick))
            for tick in self.ticks
        ]

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
        dashed = Stroke(1.5, "accent4", "dash")
        return [
            self._helper(_serial(a["end"]), _ends(a["value"])[0], Label(""), stroke=dashed, to=(_serial(b["start"]), _ends(b["value"])[0]))
            for a, b in self._pairs()
        ]

    def _points(self) -> list[Series]:
        boxes = [self._mark_box(point) for point in self.panel["points"]]
        joins = [
            ((self._x(_serial(a["end"])), self._y(_ends(a["value"])[0])), (self._x(_serial(b["start"])), self._y(_ends(b["value"])[0])))
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
        y = sorted(self._y(number) for number in _ends(point["value"]))
        return Area(start - 8, y[0] - 8, end + 8, y[1] + 8)

    def _side(self, point: Record, box: Area, taken: list[Area]) -> tuple[str, Area]:
        """The side of a mark on which its label meets nothing."""
        wide, middle = _label_width(point["value"]), (box.left + 8 if point["start"] != point["end"] else (box.left + box.right) / 2)
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
        low, high = _ends(value)
        written = f"{value['written']} ≠" if point["disputed"] else value["written"]
        row = self.book.row(self.data, [written, _serial(point["start"]), _serial(point["end"]), low, high])
        span = point["start"] != point["end"]
        bar = Stroke(BAR_PT, SCHEME[value["colour"]], "sysDot" if point["inferred"] else "solid", 45) if span else None
        uncertain = [Reach("y", "plus", (high - low,) * (1 + span), _broad(value))] if high > low else []
        arrows = [
            Reach("y", way, self._arrow(low, way) if not span else (*self._arrow(low, way), 0.0), _thin(value, arrow=True)) for way in _ways(value)
        ]
        heights = self.book.cells(self.data, row, 3)
        return Series(
            self.book.cells(self.data, row, 0),
            self.book.cells(self.data, row, 1, 2 if span else 1),
            heights if not span else type(heights)(f"({heights.ref},{heights.ref})", heights.values * 2),
            labels={int(span and side == "r"): Label(written, value["source"], side)},
            markers={0: marker} if not span and (marker := _marker(value)) else {},
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
        bottom = self._value_at(self.room)
        return [self._helper(self.days.low + n, bottom, Label(names[n], side="b", colour="tx2")) for n in range(0, total, step)]


def _serial(day: str) -> int:
    """A day as a workbook counts it."""
    return (dt.date.fromisoformat(day) - EPOCH).days


def _middle(happening: Record) -> float:
    return (_serial(happening["start"]) + _serial(happening["end"])) / 2
