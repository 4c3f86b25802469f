"""Small multiples by day: one panel a metric with a scale of its own, all on the same days, and the events that cut through them.

Points are as sparse as the articles are. Only points of one series (one source counting in one way) are joined by a line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from casebook.figures import labels, marks, scales
from casebook.figures.fonts import text_width
from casebook.figures.look import SMALL_PT, TEXT_PT, WIDTH_PT, look
from casebook.figures.marks import Value
from casebook.figures.scales import Days
from casebook.figures.sheet import Box, Sheet
from casebook.figures.wrap import wrap
from casebook.findings import say

NAME_WIDTH = 112.0
PANEL_HEIGHT = 74.0
LEVEL_HEIGHT = 13.5
AXIS_HEIGHT = 20.0
# Marks and labels keep this far from the panel's edges.
INSET = 16.0


@dataclass(frozen=True)
class Point:
    """A value between two days, both included; points with the same `series` are joined."""

    start: date
    end: date
    value: Value
    series: str | None = None


@dataclass(frozen=True)
class Panel:
    """One metric. `inverted` puts low numbers at the top, for ranks; `log` is for values above 0 that span decades."""

    name: str
    points: tuple[Point, ...]
    inverted: bool = False
    log: bool = False


@dataclass(frozen=True)
class Happening:
    """An event that is drawn through all panels."""

    start: date
    end: date
    label: str
    evidence: tuple[str, ...] = ()


def _height(panel: Panel, top: float) -> scales.Scale:
    ends = [end for point in panel.points for end in point.value.ends]
    upper, lower = top + INSET, top + PANEL_HEIGHT - INSET
    if panel.inverted:
        upper, lower = lower, upper
    make = scales.logarithmic if panel.log else scales.linear
    return make(min(ends), max(ends), lower, upper)


def _label_places(x: float, y: float, value: Value) -> list[tuple[float, float, str]]:
    """Where the label of a mark may stand, best first."""
    left, right = marks.reach(value)
    return [
        (x + right + marks.LABEL_GAP, y, "left"),
        (x - left - marks.LABEL_GAP, y, "right"),
        (x, y - 13, "center"),
        (x, y + 13, "center"),
        (x + 6, y - 13, "left"),
        (x + 6, y + 13, "left"),
        (x - 6, y - 13, "right"),
        (x - 6, y + 13, "right"),
    ]


def _draw_point(sheet: Sheet, point: Point, days: Days, y: float) -> None:
    """The mark; a date known only to a month is a thin bar as wide as the month."""
    left, right = days.span(point.start, point.end)
    if point.start != point.end:
        sheet.bar(left, right, y, height=2.4, colour=point.value.colour, alpha=0.45)
    marks.mark(sheet, point.value, (left + right) / 2, (left + right) / 2, y)


def _draw_series(sheet: Sheet, panel: Panel, days: Days, scale: scales.Scale) -> None:
    for series in dict.fromkeys(p.series for p in panel.points if p.series):
        line = [(days.middle(p.start, p.end), scale(p.value.ends[0])) for p in panel.points if p.series == series]
        if len(line) > 1:
            sheet.line(*sorted(line), colour="grey", width=1.2)


def _draw_panel(sheet: Sheet, panel: Panel, days: Days, top: float) -> None:
    scale = _height(panel, top)
    sheet.line((0, top), (sheet.width, top), colour="grid", width=0.7)
    sheet.lines(0, top + 6, wrap(panel.name, NAME_WIDTH - 12, TEXT_PT, bold=True), bold=True)
    _draw_series(sheet, panel, days, scale)
    spots = [(point, days.middle(point.start, point.end), sum(map(scale, point.value.ends)) / 2) for point in panel.points]
    taken = [Box(x - marks.reach(p.value)[0], y - 6, x + marks.reach(p.value)[1], y + 6) for p, x, y in spots]
    within = Box(days.left, top + 2, days.right, top + PANEL_HEIGHT - 2)
    for point, x, y in spots:
        places = _label_places(x, y, point.value)
        boxes = [marks.label_box(point.value, at, y_at, align=align) for at, y_at, align in places]
        best = labels.clear(boxes, taken, within)
        at, y_at, align = places[best]
        with sheet.point(point.value.evidence):
            _draw_point(sheet, point, days, y)
            marks.label(sheet, point.value, at, y_at, align=align)
        taken.append(boxes[best])


def _draw_happenings(sheet: Sheet, happenings: Sequence[Happening], places: Sequence[labels.Place], days: Days, top: float, bottom: float) -> None:
    """Leaders from the labels above the panels down through all of them."""
    for happening, place in zip(happenings, places, strict=True):
        left, right = days.span(happening.start, happening.end)
        label_y = top - (place.level + 0.5) * LEVEL_HEIGHT - 4
        with sheet.point(happening.evidence):
            if happening.start != happening.end:
                sheet.bar(left, right, (top + bottom) / 2, height=bottom - top, colour="grid", alpha=0.5)
            sheet.line(((left + right) / 2, label_y - 5), ((left + right) / 2, bottom), colour="grey", width=0.9)
            sheet.text(place.left, label_y, happening.label, size=SMALL_PT, halo=True)


def _draw_axis(sheet: Sheet, days: Days, ticks: Sequence[tuple[date, str]], y: float) -> None:
    sheet.line((0, y), (sheet.width, y), colour="grid", width=0.7)
    for day, label in ticks:
        x = days.middle(day, day)
        sheet.line((x, y), (x, y + 4), colour="grey", width=0.8)
        sheet.text(x, y + 12, label, size=SMALL_PT, colour="muted", align="center")


def _ticks(days: Days, lang: str) -> list[tuple[date, str]]:
    """A tick every 1, 2, 7, 14 or 28 days, as close as their labels allow."""
    total = (days.last - days.first).days + 1
    room = (days.right - days.left) / total
    width = max(text_width(_day_label(days.first + timedelta(n), lang), SMALL_PT) for n in range(total)) + 10
    step = next((s for s in (1, 2, 7, 14, 28) if s * room >= width), total)
    return [(day, _day_label(day, lang)) for n in range(0, total, step) if days.at(day := days.first + timedelta(n)) + width / 2 < days.right + 8]


def _day_label(day: date, lang: str) -> str:
    return f"{day.month}月{day.day}日" if lang == "zh" else f"{day.day} {say.MONTHS[day.month - 1][:3]}"


@look()
def days(panels: Sequence[Panel], happenings: Sequence[Happening], *, first: date, last: date, lang: str):
    """A figure of panels one below the other, from `first` to `last`; what is known only to a wider time is cut at both."""
    shown = Days(first, last, NAME_WIDTH, WIDTH_PT - 6)
    flags = [labels.Flag(shown.middle(h.start, h.end), text_width(h.label, SMALL_PT)) for h in happenings]
    places = labels.plant(flags, shown.left, shown.right)
    top = max((p.level + 1 for p in places), default=0) * LEVEL_HEIGHT + 8
    bottom = top + len(panels) * PANEL_HEIGHT
    sheet = Sheet(bottom + AXIS_HEIGHT)
    _draw_happenings(sheet, happenings, places, shown, top, bottom)
    for n, panel in enumerate(panels):
        _draw_panel(sheet, panel, shown, top + n * PANEL_HEIGHT)
    _draw_axis(sheet, shown, _ticks(shown, lang), bottom)
    return sheet.figure
