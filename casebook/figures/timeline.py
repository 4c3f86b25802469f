"""Products as lanes over the years: when each lived, what happened to it, and whose people went on to the next.

A date is drawn as precisely as it is known: a day is a dot, a month, quarter or year a bar that spans it. What has no date of its own is hatched
over the time in which the text places it; where its beginning is not told it runs into a strip at the left that has no years. What is
only rumoured or reckoned is hollow and dashed, on a track of its own below the band; what went on longer than is told ends in an arrow. Labels
stand on leaders above or below their lane, wherever they read from the earliest down and keep off the lines through it (labels.plant). A phone
has no room for lines through many lanes: a thread is a short arrow there, with the name of where it comes from.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from casebook.figures import labels
from casebook.figures.fonts import text_width
from casebook.figures.look import LINE, ROOMY_PT, SMALL_PT, TEXT_PT, WIDTH_PT, look
from casebook.figures.scales import Days, year_ends
from casebook.figures.sheet import Sheet, require
from casebook.figures.wrap import shorten, wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

NAME_WIDTH = 112.0
EDGE = 10.0
AXIS_HEIGHT = 20.0
BAND = 7.0
LEVEL_HEIGHT = 15.0
LANE_GAP = 5.0
# The strip for what began at a time not told, as a part of the width.
UNDATED_PART = 0.13
UNDATED = {"en": "undated", "zh": "日期不详"}
# Between the band and the track of what is reckoned, and the height of its boxes.
TRACK_GAP, TRACK = 3.5, 9.0
# Between a band and the nearest labels.
LABEL_GAP = 3.0
# How far a line through all lanes reaches above and below a band where it is drawn there only.
TICK = 4.0
# An interval shorter than this on paper would not be seen.
SHORTEST_BAR = 3.0
# Half the height of the two ends of an uncertain date.
END_MARK = 5.5
# The arrow at the end of what went on.
OPEN_HEAD = 7.0
# A label as wide as this part of the figure or wider is cut; its whole text is in the table and the sentence behind it.
WIDEST_LABEL = 0.98


@dataclass(frozen=True)
class Span:
    """A time in which a lane's product lived; `end` None is open. One that is not `certain` is hatched; its `start` may be None too."""

    start: date | None
    end: date | None
    label: str = ""
    certain: bool = True
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Event:
    """Something that happened between two days, both included (the same day twice where the day is known); one without label is only marked.

    `goes_on`: of a reckoned one, that it went on after the last day.
    """

    start: date
    end: date
    label: str = ""
    evidence: tuple[str, ...] = ()
    rumour: bool = False
    goes_on: bool = False


@dataclass(frozen=True)
class Thread:
    """A line from the lane of that number down to this one, on the day when this one begins: what they have in common; `alone` says it with the other's name."""

    source: int
    day: date
    label: str
    alone: str
    evidence: tuple[str, ...] = ()
    dashed: bool = False


@dataclass(frozen=True)
class Lane:
    """One product; `colour` is a name of look.PALETTE. The first event of a `reference` is drawn down through all lanes below."""

    name: str
    colour: str
    spans: tuple[Span, ...] = ()
    events: tuple[Event, ...] = ()
    threads: tuple[Thread, ...] = ()
    reference: bool = False


@dataclass(frozen=True)
class _Axis:
    """The years, the strip before them from `edge` on, and where lanes are named: in a column at the left, or above their band."""

    days: Days
    edge: float
    width: float

    @property
    def beside(self) -> bool:
        return self.width >= ROOMY_PT

    def span(self, span: Span) -> tuple[float, float]:
        left = self.edge if span.start is None else self.days.at(span.start)
        return left, self.days.right if span.end is None else self.days.span(span.end, span.end)[1]


@dataclass(frozen=True)
class _Laid:
    """A lane with everything placed: `middle` of its band, and the places of the labels of its spans and events that have one, all `above` the band or below;
    `tracks` are those of the events below it."""

    lane: Lane
    name: list[str]
    top: float
    middle: float
    places: dict[Span | Event, labels.Place]
    above: bool
    tracks: dict[Event, int]
    bottom: float

    @property
    def track_height(self) -> float:
        return _track_height(self.tracks)


def _extent(lanes: Sequence[Lane]) -> tuple[date, date]:
    spans = [s for lane in lanes for s in lane.spans]
    events = [e for lane in lanes for e in lane.events]
    told = [*(s.start for s in spans if s.start), *(s.end for s in spans if s.end), *(day for e in events for day in (e.start, e.end))]
    return year_ends(min(told), max(told))


def _axis(lanes: Sequence[Lane], lang: str, width: float) -> _Axis:
    edge = NAME_WIDTH if width >= ROOMY_PT else 0.0
    strip = (
        max(width * UNDATED_PART, text_width(UNDATED[lang], SMALL_PT) + 6)
        if any(span.start is None for lane in lanes for span in lane.spans)
        else 0.0
    )
    inset = strip or (0.0 if edge else EDGE / 2)  # room for half a dot
    return _Axis(Days(*_extent(lanes), left=edge + inset, right=width - EDGE), edge, width)


def _label(text: str, axis: _Axis) -> str:
    return shorten(text, (axis.width - axis.edge) * WIDEST_LABEL, SMALL_PT)


def _lay(lanes: Sequence[Lane], at: int, axis: _Axis, top: float) -> _Laid:
    lane = lanes[at]
    name = wrap(lane.name, NAME_WIDTH - 16 if axis.beside else axis.width - 10, TEXT_PT, bold=True)
    places, above = (_planted if axis.beside else _listed)(lanes, at, axis)
    lines, labelled = len(name) * TEXT_PT * LINE, max((p.level + 1 for p in places.values()), default=0) * LEVEL_HEIGHT + LABEL_GAP
    thread = LEVEL_HEIGHT if lane.threads else 0
    tracks = _tracks(lane, axis)
    track = _track_height(tracks)
    if axis.beside:
        # The name's line that is nearest to the labels' side stands at the height of the band; half of it reaches into the gap between lanes.
        more = lines - TEXT_PT * LINE
        over = max(thread + (labelled if above else 0), more if above else 0)
        under = max(track + (0 if above else labelled), 0 if above else more)
    else:
        over, under = lines + 2 + thread, track + labelled
    middle = top + LANE_GAP + over + BAND / 2
    return _Laid(lane, name, top, middle, places, above, tracks, middle + BAND / 2 + under + LANE_GAP)


def _tracks(lane: Lane, axis: _Axis) -> dict[Event, int]:
    """The reckoned times, which would hide what is told on the band, and for each the first track below it that is free as far as it reaches."""
    found: dict[Event, int] = {}
    ends: list[float] = []
    for event in sorted((e for e in lane.events if e.rumour and e.start != e.end), key=lambda e: (e.start, e.end)):
        left, right = axis.days.span(event.start, event.end)
        track = next((n for n, end in enumerate(ends) if end < left), len(ends))
        ends[track : track + 1] = [right + (OPEN_HEAD if event.goes_on else 0)]
        found[event] = track
    return found


def _track_height(tracks: dict[Event, int]) -> float:
    return (TRACK_GAP + TRACK) * (max(tracks.values(), default=-1) + 1)


def _planted(lanes: Sequence[Lane], at: int, axis: _Axis) -> tuple[dict[Span | Event, labels.Place], bool]:
    """Labels on leaders, kept apart, on the side of the band where fewer are cut; and whether that is above it."""
    items = [item for item in (*lanes[at].spans, *lanes[at].events) if item.label]
    flags = [_flag(item, axis) for item in items]
    sides = []
    for above in (False, True):
        lines = tuple(axis.days.middle(day, day) for day in _through(lanes, at, above=above))
        places = labels.plant(flags, axis.edge, axis.width, lines=lines, upwards=above)
        sides.append((labels.amiss(flags, places, labels.Ground(axis.edge, axis.width, lines, above)), above, places))
    _, above, places = min(sides, key=lambda side: side[:2])
    return dict(zip(items, places, strict=True)), above


def _flag(item: Span | Event, axis: _Axis) -> labels.Flag:
    width = text_width(_label(item.label, axis), SMALL_PT)
    if isinstance(item, Event):
        return labels.Flag(axis.days.middle(item.start, item.end), width)
    left, right = axis.span(item)
    return labels.Flag(left - 3, width, right - left + 2 * labels.LINE_GAP)


def _through(lanes: Sequence[Lane], at: int, *, above: bool) -> list[date]:
    """The days of the lines that run through the room above or below a lane's band: what passes, what ends there, or what begins there."""
    first, last = (at, at - 1) if above else (at + 1, at)
    threads = [t.day for lane in lanes[first:] for t in lane.threads if t.source <= last]
    return threads + [day for lane in lanes[: last + 1] for day in [_reference(lane)] if day]


def _reference(lane: Lane) -> date | None:
    """The day of the line that a lane draws down through all lanes below."""
    return min((event.start for event in lane.events), default=None) if lane.reference else None


def _listed(lanes: Sequence[Lane], at: int, axis: _Axis) -> tuple[dict[Span | Event, labels.Place], bool]:
    """Labels one below the other by date: where they are as wide as the figure, leaders would run through them."""
    items = [item for item in (*lanes[at].spans, *lanes[at].events) if item.label]
    ordered = sorted(items, key=lambda item: item.start or date.min)
    return {
        item: labels.Place(n, axis.edge, axis.edge + text_width(_label(item.label, axis), SMALL_PT), False) for n, item in enumerate(ordered)
    }, False


def _label_y(laid: _Laid, item: Span | Event) -> float:
    away = BAND / 2 + LABEL_GAP + (laid.places[item].level + 0.5) * LEVEL_HEIGHT
    return laid.middle - away if laid.above else laid.middle + away + laid.track_height


def _draw_span(sheet: Sheet, span: Span, laid: _Laid, axis: _Axis) -> None:
    left, right = axis.span(span)
    colour, y = laid.lane.colour, laid.middle
    with sheet.point(span.evidence):
        if span.certain:
            sheet.bar(left, right, y, height=BAND, colour=colour, alpha=0.28)
        else:
            sheet.hatch(left, right, y, height=BAND + 1, colour=colour)
            for end in [x for x, told in ((left, span.start), (right, span.end)) if told]:
                sheet.line((end, y - END_MARK), (end, y + END_MARK), colour=colour, width=1.1)
        if span.end is None:
            sheet.arrowhead(right + 8, y, (1, 0), colour=colour, size=8, alpha=0.5)
        if span.label:
            sheet.text(laid.places[span].left, _label_y(laid, span), _label(span.label, axis), size=SMALL_PT, halo=True)


def _draw_event(sheet: Sheet, event: Event, laid: _Laid, axis: _Axis) -> None:
    x, y = axis.days.middle(event.start, event.end), laid.middle
    if event in laid.tracks:
        y += BAND / 2 + (laid.tracks[event] + 1) * (TRACK_GAP + TRACK) - TRACK / 2
    with sheet.point(event.evidence):
        if event.label and axis.beside:
            near = -6 if laid.places[event].under else 4  # a leader goes down beside its label, or ends at it
            sheet.line((x, y), (x, _label_y(laid, event) + (-near if laid.above else near)), colour="grey", width=0.7)
        _draw_date(sheet, event, laid.lane.colour, axis.days, y)
        if event.label:
            sheet.text(laid.places[event].left, _label_y(laid, event), _label(event.label, axis), size=SMALL_PT, halo=True)


def _draw_date(sheet: Sheet, event: Event, colour: str, days: Days, y: float) -> None:
    """A dot for a day; for anything wider a bar with its two ends, through which what lies below can be seen."""
    left, right = days.span(event.start, event.end)
    x, half = (left + right) / 2, max(right - left, SHORTEST_BAR) / 2
    if event.start == event.end and event.rumour:
        sheet.ring(x, y, colour=colour, dashed=True)
    elif event.start == event.end:
        sheet.dot(x, y, colour=colour)
    elif event.goes_on:
        high, low = y - TRACK / 2, y + TRACK / 2
        sheet.bar(x - half, x + half, y, height=TRACK, colour="bg")
        sheet.line((x + half, high), (x - half, high), (x - half, low), (x + half, low), colour=colour, width=1.1, dashed=True)
        sheet.arrowhead(x + half + OPEN_HEAD, y, (1, 0), colour=colour, size=OPEN_HEAD)
    elif event.rumour:
        sheet.bar(x - half, x + half, y, height=TRACK, colour=colour, hollow=True, dashed=True)
    elif half < SHORTEST_BAR:
        sheet.bar(x - half, x + half, y, height=2 * END_MARK, colour=colour)
    else:
        sheet.bar(x - half, x + half, y, height=BAND, colour=colour, alpha=0.55)
        for end in (x - half, x + half):
            sheet.line((end, y - END_MARK), (end, y + END_MARK), colour=colour, width=1.3)


def _draw_years(sheet: Sheet, axis: _Axis, lang: str) -> None:
    days = axis.days
    years = range(days.first.year, days.last.year + 1)
    room = (days.right - days.left) / len(years)
    step = next(n for n in (1, 2, 5, 10, 20, 50, 100) if n * room >= text_width("2000", SMALL_PT) + 4)
    for year in years:
        x = days.at(date(year, 1, 1))
        sheet.line((x, AXIS_HEIGHT - 4), (x, sheet.height), colour="grid", width=0.7)
        if (year - years[0]) % step == 0:
            middle = step == 1
            sheet.text(x + room / 2 if middle else x + 2, 8, str(year), size=SMALL_PT, colour="muted", align="center" if middle else "left")
    if days.left - axis.edge > EDGE:
        sheet.text(axis.edge, 8, UNDATED[lang], size=SMALL_PT, colour="muted")


def _draw_reference(sheet: Sheet, laid: Sequence[_Laid], at: int, axis: _Axis) -> None:
    """The first event of a lane as a line down through the lanes below; without room beside their words, at their bands only."""
    day = _reference(laid[at].lane)
    if day:
        x, colour = axis.days.middle(day, day), laid[at].lane.colour
        ends = (
            [(laid[at].middle, sheet.height)] if axis.beside else [(one.middle - BAND / 2 - TICK, one.middle + BAND / 2 + TICK) for one in laid[at:]]
        )
        for top, bottom in ends:
            sheet.line((x, top), (x, bottom), colour=colour, width=1.2)


def _draw_thread(sheet: Sheet, thread: Thread, source: _Laid, laid: _Laid, axis: _Axis) -> None:
    x, low = axis.days.middle(thread.day, thread.day), laid.middle - BAND / 2 - 1
    high = source.middle if axis.beside else low - LEVEL_HEIGHT
    with sheet.point(thread.evidence):
        sheet.line((x, high), (x, low - 4), colour="bg", width=4)
        sheet.line((x, high), (x, low - 4), colour="ink", width=1.5, dashed=thread.dashed)
        sheet.arrowhead(x, low, (0, 1), colour="ink", size=6)


def _draw_thread_label(sheet: Sheet, thread: Thread, laid: _Laid, axis: _Axis) -> None:
    x = axis.days.middle(thread.day, thread.day)
    labelled = max((p.level + 1 for p in laid.places.values()), default=0) * LEVEL_HEIGHT + LABEL_GAP if laid.above else 0
    y = laid.middle - BAND / 2 - labelled - LEVEL_HEIGHT / 2 - 2
    words = shorten(thread.label if axis.beside else thread.alone, axis.width, SMALL_PT)
    wide = text_width(words, SMALL_PT, bold=axis.beside)
    with sheet.point(thread.evidence):
        if x + 6 + wide <= axis.width:
            sheet.text(x + 6, y, words, size=SMALL_PT, bold=axis.beside)
        else:
            sheet.text(max(x - 6, wide), y, words, size=SMALL_PT, bold=axis.beside, align="right", halo=True)


def _draw_lane(sheet: Sheet, laid: _Laid, axis: _Axis) -> None:
    height = len(laid.name) * TEXT_PT * LINE
    lift = height - TEXT_PT * LINE if laid.above else 0.0
    top = laid.middle - TEXT_PT * LINE / 2 - lift if axis.beside else laid.top + LANE_GAP - 3
    sheet.line((0, laid.top), (sheet.width, laid.top), colour="grid", width=0.7)
    sheet.bar(0, 4, top + height / 2, height=height, colour=laid.lane.colour)
    sheet.lines(10, top, laid.name, bold=True, halo=True)
    for thread in laid.lane.threads:
        _draw_thread_label(sheet, thread, laid, axis)
    for span in laid.lane.spans:
        _draw_span(sheet, span, laid, axis)
    # The least certain first: a day is never hidden by a year.
    for event in sorted(laid.lane.events, key=lambda event: event.start - event.end):
        _draw_event(sheet, event, laid, axis)


@look()
def timeline(lanes: Sequence[Lane], *, lang: str, width: float = WIDTH_PT) -> "Figure":
    """A figure of lanes from the first year told of to the last. Raises BadArgument where no lane holds anything."""
    require([item for lane in lanes for item in (*lane.spans, *lane.events)], "timeline")
    axis = _axis(lanes, lang, width)
    laid: list[_Laid] = []
    for n in range(len(lanes)):
        laid.append(_lay(lanes, n, axis, laid[-1].bottom if laid else AXIS_HEIGHT))
    sheet = Sheet(laid[-1].bottom, width)
    _draw_years(sheet, axis, lang)
    for n in range(len(laid)):
        _draw_reference(sheet, laid, n, axis)
    for one in laid:
        for thread in one.lane.threads:
            _draw_thread(sheet, thread, laid[thread.source], one, axis)
    for one in laid:
        _draw_lane(sheet, one, axis)
    return sheet.figure
