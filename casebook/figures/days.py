"""Small multiples by day: one panel a metric with a scale of its own, all on the same days, and the events that cut through them.

Points are as sparse as the articles are. A value of a known day is a dot, one of some days a bar as wide as these; where the articles do not
say when, and only the order of telling places it, the bar is hatched. Only points of one series (one source counting in one way) are
joined, by a dashed line: what lies between two days is not told. Values that contradict one another are tied by a line with ≠ on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from casebook import say
from casebook.errors import BadArgument
from casebook.figures import labels, marks, scales
from casebook.figures.fonts import text_width
from casebook.figures.look import LINE, SMALL_PT, TEXT_PT, WIDTH_PT, look
from casebook.figures.marks import Value
from casebook.figures.scales import Days
from casebook.figures.sheet import Box, Sheet, require
from casebook.figures.wrap import wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PLOT_HEIGHT = 100.0
LEVEL_HEIGHT = 15.0
AXIS_HEIGHT = 20.0
TITLE_PAD = 10.0
# Marks and labels keep this far from the upper and lower edges of a plot.
INSET = 12.0
# Room at the right for the label of a last day: at least, and as a part of the width at most.
RIGHT, MOST_RIGHT = 40.0, 0.3


@dataclass(frozen=True)
class Point:
    """A value between two days, both included; `inferred`: the articles do not say on which. Points with the same `series` are joined."""

    start: date
    end: date
    value: Value
    series: str | None = None
    inferred: bool = False


@dataclass(frozen=True)
class Panel:
    """One metric. `inverted` puts low numbers at the top, for ranks; `log` is for values above 0 that span decades; `disputed` are values in conflict."""

    name: str
    points: tuple[Point, ...]
    inverted: bool = False
    log: bool = False
    disputed: tuple[Point, ...] = ()


@dataclass(frozen=True)
class Happening:
    """An event that is drawn through all panels."""

    start: date
    end: date
    label: str
    evidence: tuple[str, ...] = ()


def _ends(panel: Panel) -> tuple[float, float]:
    ends = [end for point in panel.points for end in point.value.ends]
    return min(ends), max(ends)


def _drop(panel: Panel) -> float:
    """Room for what is written below the values of a panel, and for a label with it below its mark."""
    return 1.7 * max(marks.drop(point.value) for point in panel.points)


def _height(panel: Panel, top: float) -> scales.Scale:
    upper, lower = top + INSET, top + PLOT_HEIGHT - INSET - _drop(panel)
    if panel.inverted:
        upper, lower = lower, upper
    return (scales.logarithmic if panel.log else scales.linear)(*_ends(panel), lower, upper)


def _ticks(panel: Panel) -> list[float]:
    low, high = _ends(panel)
    if low == high:
        return [low]
    return scales.log_steps(low, high) if panel.log else scales.round_steps(low, high, 3)


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
    above, below = box.top - 7 - marks.drop(spot.point.value), box.bottom + 7
    beside = [(box.right + marks.LABEL_GAP, y, "left"), (box.left - marks.LABEL_GAP, y, "right")]
    ends = [(box.left, "left"), (box.right, "right"), (box.right, "left"), (box.left, "right")]
    return beside + [(at, height, align) for at, align in ((x, "center"), *ends, (x - 4, "left"), (x + 4, "right")) for height in (above, below)]


def _draw_mark(sheet: Sheet, spot: _Spot, inverted: bool) -> None:
    """The mark; what is known only to some days or a month is a bar as wide as these."""
    value = spot.point.value
    if spot.point.start == spot.point.end:
        marks.upright(sheet, value, spot.x, spot.low, spot.high, inverted=inverted)
        return
    marks.arrows(sheet, value, (spot.x, spot.low), (spot.x, spot.high), (0, 1 if inverted else -1))
    if spot.point.inferred:
        sheet.hatch(spot.left, spot.right, spot.y, height=7, colour=value.colour)
    else:
        marks.interval(sheet, value, spot.left, spot.right, spot.y)


def _segments(spots: Sequence[_Spot]) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Lines between neighbouring points of one series, from the end of one to the beginning of the next; what is rumoured or planned is never joined."""
    joined: dict[str, list[_Spot]] = {}
    for spot in spots:
        if spot.point.series and not {"rumour", "target"} & set(spot.point.value.hedges):
            joined.setdefault(spot.point.series, []).append(spot)
    pairs = [pair for lot in joined.values() for pair in pairwise(sorted(lot, key=lambda s: (s.x, s.y)))]
    return [((min(a.right, b.x), a.y), (max(b.left, a.x), b.y)) for a, b in pairs]


def _draw_scale(sheet: Sheet, panel: Panel, days: Days, top: float, lang: str) -> None:
    """Grid lines at round values, their numbers at the left."""
    scale = _height(panel, top)
    for tick in _ticks(panel):
        sheet.line((days.left, scale(tick)), (sheet.width, scale(tick)), colour="grid", width=0.6)
        sheet.text(days.left - 6, scale(tick), scales.tick_label(tick, lang), size=SMALL_PT, colour="muted", align="right")


def _draw_dispute(sheet: Sheet, spots: Sequence[_Spot]) -> list[Box]:
    """A line between values in conflict, with ≠ on it, where they share days."""
    if len(spots) < 2:
        return []
    ordered = sorted(spots, key=lambda spot: spot.y)
    x = (max(spot.left for spot in spots) + min(spot.right for spot in spots)) / 2
    y = (ordered[0].y + ordered[-1].y) / 2
    sheet.line((x, ordered[0].y), (x, ordered[-1].y), colour="muted", width=1.6)
    return [sheet.text(x, y, "≠", bold=True, align="center", halo=True)]


def _draw_panel(sheet: Sheet, panel: Panel, days: Days, top: float, leaders: Sequence[float]) -> None:
    """A panel whose plot begins at `top`."""
    scale = _height(panel, top)
    spots = [_spot(point, days, scale) for point in panel.points]
    segments = _segments(spots)
    for segment in segments:
        sheet.line(*segment, colour="grey", width=1.2, dashed=True)
    boxes = [_mark_box(spot, panel.inverted) for spot in spots]
    signs = _draw_dispute(sheet, [spot for spot in spots if spot.point in panel.disputed])
    taken = [*boxes, *signs, *(box for segment in segments for box in labels.along(*segment))]
    taken += [Box(x - 2, top, x + 2, top + PLOT_HEIGHT) for x in leaders]
    within = Box(days.left + 4, top, sheet.width, top + PLOT_HEIGHT)
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
    sheet.line((days.left, y), (days.right, y), colour="muted", width=0.8)
    for day, label in ticks:
        x = days.middle(day, day)
        sheet.line((x, y), (x, y + 4), colour="muted", width=0.8)
        sheet.text(x, y + 12, label, size=SMALL_PT, colour="muted", align="center")


def _day_ticks(days: Days, lang: str, width: float) -> list[tuple[date, str]]:
    """A tick every 1, 2, 7, 14 or 28 days, as close as their labels allow."""
    total = (days.last - days.first).days + 1
    room = (days.right - days.left) / total
    wide = max(text_width(day_label(days.first + timedelta(n), lang), SMALL_PT) for n in range(total)) + 10
    step = next((s for s in (1, 2, 7, 14, 28) if s * room >= wide), total)
    return [(day, day_label(day, lang)) for n in range(0, total, step) if days.at(day := days.first + timedelta(n)) + wide / 2 < width]


def day_label(day: date, lang: str) -> str:
    """A day of the axis: 5 Feb, 2月5日."""
    return f"{day.month}月{day.day}日" if lang == "zh" else f"{day.day} {say.MONTHS[day.month - 1][:3]}"


@look()
def days(panels: Sequence[Panel], happenings: Sequence[Happening], *, first: date, last: date, lang: str, width: float = WIDTH_PT) -> "Figure":
    """A figure of panels one below the other, from `first` to `last`; what is known only to a wider time is cut at both."""
    for panel in panels:
        require(panel.points, f"days, {panel.name}")
    require(panels, "days")
    numbers = max(text_width(scales.tick_label(tick, lang), SMALL_PT) for panel in panels for tick in _ticks(panel))
    ending = [marks.label_width(p.value) + 2 * marks.REACH for panel in panels for p in panel.points if p.start == p.end == last]
    shown = Days(first, last, numbers + 8, width - min(max([RIGHT, *ending]), MOST_RIGHT * width))
    flags = [labels.Flag(shown.middle(h.start, h.end), text_width(h.label, SMALL_PT)) for h in happenings]
    places = labels.plant(flags, 0, width, upwards=True)
    top = max((p.level + 1 for p in places), default=0) * LEVEL_HEIGHT + 8
    names = [wrap(panel.name, width, TEXT_PT, bold=True) for panel in panels]
    heads = [len(lines) * TEXT_PT * LINE + TITLE_PAD for lines in names]
    bottom = top + sum(heads) + len(panels) * PLOT_HEIGHT
    sheet = Sheet(bottom + AXIS_HEIGHT, width)
    tops = [top + sum(heads[: n + 1]) + n * PLOT_HEIGHT for n in range(len(panels))]
    for panel, at in zip(panels, tops, strict=True):
        _draw_scale(sheet, panel, shown, at, lang)
    _draw_happenings(sheet, happenings, places, shown, top, bottom)
    for panel, lines, head, at in zip(panels, names, heads, tops, strict=True):
        sheet.lines(0, at - head + TITLE_PAD - 2, lines, bold=True, halo=True)
        _draw_panel(sheet, panel, shown, at, [flag.x for flag in flags])
    _draw_axis(sheet, shown, _day_ticks(shown, lang, width), bottom)
    return sheet.figure
