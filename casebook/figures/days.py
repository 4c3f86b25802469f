"""Small multiples by day: one panel a metric with a scale of its own, all on the same days, and the events that cut through them.

Points are as sparse as the articles are. Only points of one series (one source counting in one way) are joined by a line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from matplotlib.figure import Figure

from casebook import say
from casebook.errors import BadArgument
from casebook.figures import labels, marks, scales
from casebook.figures.fonts import text_width
from casebook.figures.look import SMALL_PT, TEXT_PT, WIDTH_PT, look
from casebook.figures.marks import Value
from casebook.figures.scales import Days
from casebook.figures.sheet import Box, Sheet, require
from casebook.figures.wrap import wrap

NAME_WIDTH = 118.0
PANEL_HEIGHT = 84.0
LEVEL_HEIGHT = 15.0
AXIS_HEIGHT = 20.0
# Marks and labels keep this far from the panel's edges.
INSET = 22.0


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


@dataclass(frozen=True)
class _Spot:
    """A point with its place: its interval of days from `left` to `right`, its heights."""

    point: Point
    left: float
    right: float
    low: float
    high: float

    @property
    def x(self) -> float:
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        return (self.low + self.high) / 2

    @property
    def half(self) -> float:
        """Half the width of its mark."""
        return max((self.right - self.left) / 2 + 1, 5.0) if self.point.start != self.point.end else 5.0


def _spot(point: Point, days: Days, scale: scales.Scale) -> _Spot:
    low, high = point.value.ends
    if point.end < days.first or point.start > days.last:
        raise BadArgument(f"days: {point.value.label} of {point.start} lies outside the days shown; show more days or leave it out")
    return _Spot(point, *days.span(point.start, point.end), scale(low), scale(high))


def _mark_box(spot: _Spot, inverted: bool) -> Box:
    below, above = marks.reach(spot.point.value)
    if inverted:
        below, above = above, below
    top, bottom = sorted((spot.low, spot.high))
    return Box(spot.x - spot.half, top - above, spot.x + spot.half, bottom + below)


def _label_places(spot: _Spot, box: Box) -> list[tuple[float, float, str]]:
    """Where the label of a mark may stand, best first."""
    x, y = spot.x, spot.y
    above, below = box.top - 8, box.bottom + 8
    beside = [(box.right + marks.LABEL_GAP, y, "left"), (box.left - marks.LABEL_GAP, y, "right")]
    return beside + [(x + dx, at, align) for dx, align in ((0, "center"), (-4, "left"), (4, "right")) for at in (above, below)]


def _draw_mark(sheet: Sheet, spot: _Spot, inverted: bool) -> None:
    """The mark; what is known only to some days or a month is a bar as wide as these."""
    value = spot.point.value
    if spot.point.start == spot.point.end:
        marks.upright(sheet, value, spot.x, spot.low, spot.high, inverted=inverted)
        return
    marks.arrows(sheet, value, (spot.x, spot.low), (spot.x, spot.high), (0, 1 if inverted else -1))
    marks.interval(sheet, value, spot.left, spot.right, spot.y)


def _segments(spots: Sequence[_Spot]) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Lines between neighbouring points of one series; what is rumoured or planned is never joined."""
    joined: dict[str, list[tuple[float, float]]] = {}
    for spot in spots:
        if spot.point.series and not {"rumour", "target"} & set(spot.point.value.hedges):
            joined.setdefault(spot.point.series, []).append((spot.x, spot.y))
    return [pair for places in joined.values() for pair in pairwise(sorted(places))]


def _along(segment: tuple[tuple[float, float], tuple[float, float]]) -> list[Box]:
    """A line as small boxes, for labels to keep off."""
    (x0, y0), (x1, y1) = segment
    steps = [(x0 + (x1 - x0) * n / 20, y0 + (y1 - y0) * n / 20) for n in range(21)]
    return [Box(x - 1, y - 1, x + 1, y + 1) for x, y in steps]


def _draw_panel(sheet: Sheet, panel: Panel, days: Days, top: float, leaders: Sequence[float]) -> None:
    scale = _height(panel, top)
    sheet.line((0, top), (sheet.width, top), colour="grid", width=0.7)
    sheet.lines(0, top + 6, wrap(panel.name, NAME_WIDTH - 12, TEXT_PT, bold=True), bold=True)
    spots = [_spot(point, days, scale) for point in panel.points]
    segments = _segments(spots)
    for segment in segments:
        sheet.line(*segment, colour="grey", width=1.2)
    boxes = [_mark_box(spot, panel.inverted) for spot in spots]
    taken = [*boxes, *(box for segment in segments for box in _along(segment))]
    taken += [Box(x - 1, top, x + 1, top + PANEL_HEIGHT) for x in leaders]
    within = Box(days.left, top + 2, days.right, top + PANEL_HEIGHT - 2)
    for spot, box in zip(spots, boxes, strict=True):
        value = spot.point.value
        places = _label_places(spot, box)
        options = [marks.label_box(value, x, y, align=align) for x, y, align in places]
        best = labels.clear(options, taken, within)
        x, y, align = places[best]
        with sheet.point(value.evidence):
            _draw_mark(sheet, spot, panel.inverted)
            marks.label(sheet, value, x, y, align=align)
        taken.append(options[best])


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
def days(panels: Sequence[Panel], happenings: Sequence[Happening], *, first: date, last: date, lang: str) -> Figure:
    """A figure of panels one below the other, from `first` to `last`; what is known only to a wider time is cut at both."""
    for panel in panels:
        require(panel.points, f"days, {panel.name}")
    require(panels, "days")
    shown = Days(first, last, NAME_WIDTH, WIDTH_PT - 6)
    flags = [labels.Flag(shown.middle(h.start, h.end), text_width(h.label, SMALL_PT)) for h in happenings]
    places = labels.plant(flags, shown.left, shown.right)
    top = max((p.level + 1 for p in places), default=0) * LEVEL_HEIGHT + 8
    bottom = top + len(panels) * PANEL_HEIGHT
    sheet = Sheet(bottom + AXIS_HEIGHT)
    _draw_happenings(sheet, happenings, places, shown, top, bottom)
    for n, panel in enumerate(panels):
        _draw_panel(sheet, panel, shown, top + n * PANEL_HEIGHT, [flag.x for flag in flags])
    _draw_axis(sheet, shown, _ticks(shown, lang), bottom)
    return sheet.figure
