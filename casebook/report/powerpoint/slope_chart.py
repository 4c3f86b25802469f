"""A before and after as charts that can be edited: a panel a measure, each on a scale of its own."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from casebook.figures import scales
from casebook.figures.wrap import wrap
from casebook.report.powerpoint.chart_marks import ARROW_PT, INSET_PT, LINE_PT, Record, broad, ends_of, marker, padded, thin, ways
from casebook.report.powerpoint.chart_xml import Book, Label, NativeChart, Reach, Series, Stroke, lines
from casebook.report.powerpoint.master import TEXT_PT
from casebook.report.powerpoint.text import SCRIPTS_MEET

BESIDE_TIME = 12.0  # between one time and the next below a chart: programs break them where they come nearer


class SlopeRoom:
    """The room of panels side by side, whose plots begin and end at one height, above the times of the panel that needs most lines for them."""

    def __init__(self, panels: Sequence[Record], width: float, height: float) -> None:
        self.times = {when: evenly(when, width / 2 - BESIDE_TIME) for panel in panels for when in panel["when"]}
        lines = max(len(told) for told in self.times.values())
        # each as many lines as the others, so that all begin at one height
        self.times = {when: [*told, *[" "] * (lines - len(told))] for when, told in self.times.items()}
        self.plot = height - lines * LINE_PT - 10
        self.place = (0.0, 0.0, 1.0, self.plot / height)


def evenly(text: str, width: float) -> list[str]:
    """The text in as few lines as `width` allows, all about as long. Programs part Chinese and Latin letters by a quarter of their size."""
    width -= len(SCRIPTS_MEET.findall(text)) * TEXT_PT / 4
    fewest = len(wrap(text, width, TEXT_PT))
    narrower = (width * part / 20 for part in range(1, 21))
    return next(lines for room in narrower if len(lines := wrap(text, room, TEXT_PT)) <= fewest)


class SlopeChart:
    """A measure at two times; its name stands above it, on the slide."""

    def __init__(self, panel: Record, room: SlopeRoom, lang: str, ui: dict[str, str]) -> None:
        self.panel, self.lang = panel, lang
        self.room, self.place = room.plot, room.place
        self.values = [*panel["before"], *panel["after"]]
        ends = panel["bounds"] or [end for value in self.values for end in ends_of(value)]
        pad = INSET_PT * 1.3 / self.room
        self.axis = padded(min(ends), max(ends), pad, pad, log=panel["log"], inverted=panel["inverted"])
        self.book = Book()
        times = ["\n".join(room.times[when]) for when in panel["when"]]
        self.data = self.book.sheet(ui["sheet_data"], [ui["col_pair"], *times, ui["col_value"], ui["col_end"]])
        self.labelled: set[tuple[int, int]] = set()

    def chart(self, created: dt.datetime) -> NativeChart:
        """The chart with its workbook."""
        sides = (self.panel["before"], self.panel["after"])
        pairs: list[tuple[int | None, int | None]] = [tuple(pair) for pair in self.panel["joined"]]
        joined = [{n for pair in pairs for n in [pair[side]]} for side in (0, 1)]
        pairs += [(n, None) for n in range(len(sides[0])) if n not in joined[0]] + [(None, n) for n in range(len(sides[1])) if n not in joined[1]]
        series = [one for pair in pairs for one in self._pair(pair, sides)]
        xml = lines(series, self.axis, self.place, self.lang)
        return NativeChart(xml, self.book.xlsx(created))

    def _pair(self, pair: tuple[int | None, int | None], sides: tuple[list[Record], list[Record]]) -> list[Series]:
        """A line for two values, or what stands alone; of a range one for each of its ends, with a bar between them."""
        found = [None if n is None else sides[side][n] for side, n in enumerate(pair)]
        ends = [(None, None) if value is None else ends_of(value) for value in found]
        whole = {end for low, high in ends for end in [low == high]} == {True}
        made = []
        for which in (0,) if whole else (0, 1):
            numbers = [end[which] for end in ends]
            told = [self._told(side, value) if value else "" for side, value in enumerate(found)]
            row = self.book.row(self.data, [" – ".join(filter(None, told)), *numbers, *told])
            cells = (self.book.cells(self.data, row, 0), self.book.cells(self.data, 1, 1, 2), self.book.cells(self.data, row, 1, 2))
            if None not in found:
                made.append(Series(*cells, stroke=Stroke(2, "accent4")))
            if which == 0:
                made.append(Series(*cells, words=self.book.cells(self.data, row, 3, 4), **self._marks(pair, found, ends)))
        return made

    def _marks(self, pair: tuple[int | None, int | None], found: list[Record | None], ends: list[tuple[Any, Any]]) -> dict[str, Any]:
        """What stands at the points of a pair: each value once, though several lines may end in it."""
        shown = {side: value for side, value in enumerate(found) if value and (side, pair[side]) not in self.labelled}
        self.labelled |= {(side, pair[side]) for side in shown}
        return {
            "labels": {side: self._label(side, value) for side, value in shown.items()},
            "markers": {side: mark for side, value in shown.items() if (mark := marker(value))},
            "reaches": tuple(reach for side, value in shown.items() for reach in self._reaches(side, value, ends[side])),
        }

    def _label(self, side: int, value: Record) -> Label:
        """Above the higher mark of a line, below the lower one; of values in dispute each says so."""
        here, there = (self.panel["before"], self.panel["after"])[:: -1 if side else 1]
        middle = [sum(map(self._height, [end for v in lot for end in ends_of(v)])) / (2 * len(lot)) for lot in (here, there) if lot]
        own = sum(map(self._height, ends_of(value))) / 2
        rival = middle[0] if len(here) > 1 else middle[-1]
        return Label(self._told(side, value), value["source"], "t" if own < rival or (own == rival and side) else "b", below=True)

    def _told(self, side: int, value: Record) -> str:
        """A value as its label says it: of several at one time, that they are in dispute."""
        return f"{value['written']} ≠" if len(self.panel["after" if side else "before"]) > 1 else value["written"]

    def _height(self, number: float) -> float:
        """Distance from the top, 0–1."""
        low, high = (1, 0) if not self.panel["inverted"] else (0, 1)
        return (scales.logarithmic if self.axis.log else scales.linear)(self.axis.low, self.axis.high, low, high)(number)

    def _reaches(self, side: int, value: Record, ends: tuple[float, float]) -> list[Reach]:
        low, high = ends
        found = [] if low == high else [Reach("y", "plus", _at(side, high - low), broad(value))]
        part = ARROW_PT / self.room
        for way in ways(value):
            length = abs(self.axis.reach(low, part if way == "plus" else -part))
            found.append(Reach("y", way, _at(side, length), thin(value, arrow=True)))
        return found


def _at(side: int, length: float) -> tuple[float, float]:
    return (0.0, length) if side else (length, 0.0)
