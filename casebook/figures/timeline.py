"""Products as lanes over the years: when each lived, and what happened to it.

A date is drawn as precisely as it is known: a day is a dot, a month, quarter or year a bar that spans it. What is only rumoured is hollow
and dashed. Labels stand below their lane on leaders; they are kept apart by labels.plant.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matplotlib.figure import Figure

from casebook.figures import labels
from casebook.figures.fonts import text_width
from casebook.figures.look import LINE, SMALL_PT, TEXT_PT, WIDTH_PT, look
from casebook.figures.scales import Days, year_ends
from casebook.figures.sheet import Sheet, require
from casebook.figures.wrap import shorten, wrap

NAME_WIDTH = 100.0
AXIS_HEIGHT = 20.0
BAND = 7.0
LEVEL_HEIGHT = 15.0
LANE_GAP = 9.0
# An interval shorter than this on paper would not be seen.
SHORTEST_BAR = 3.0
# Half the height of the two ends of an uncertain date.
END_MARK = 5.5
# A longer label is cut; its whole text is in the table and the sentence behind it.
WIDEST_LABEL = 0.75


@dataclass(frozen=True)
class Span:
    """A time in which a lane's product lived under one name; `end` None is open. `certain` False: hollow and dashed."""

    start: date
    end: date | None
    label: str = ""
    certain: bool = True


@dataclass(frozen=True)
class Event:
    """Something that happened between two days, both included (the same day twice where the day is known)."""

    start: date
    end: date
    label: str
    evidence: tuple[str, ...] = ()
    rumour: bool = False


@dataclass(frozen=True)
class Lane:
    """One product; `colour` is a name of look.PALETTE."""

    name: str
    colour: str
    spans: tuple[Span, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True)
class _Laid:
    """A lane with everything placed: `middle` of its band and `places` of its labels."""

    lane: Lane
    name: list[str]
    top: float
    middle: float
    places: list[labels.Place]
    bottom: float


def _lay(lane: Lane, days: Days, top: float) -> _Laid:
    name = wrap(lane.name, NAME_WIDTH - 16, TEXT_PT, bold=True)
    flags = [labels.Flag(days.middle(e.start, e.end), text_width(_label(e, days), SMALL_PT)) for e in lane.events]
    places = labels.plant(flags, days.left, WIDTH_PT)
    named = any(span.label for span in lane.spans)
    middle = top + LANE_GAP + (LEVEL_HEIGHT if named else 0) + BAND / 2
    levels = max((p.level + 1 for p in places), default=0)
    below = max(levels * LEVEL_HEIGHT + 5, len(name) * TEXT_PT * LINE - BAND - 2, 4)
    return _Laid(lane, name, top, middle, places, middle + BAND / 2 + below + LANE_GAP)


def _draw_span(sheet: Sheet, span: Span, laid: _Laid, days: Days, free: float) -> float:
    """The band of a span, its name above it but not left of `free`; returns where the next name may begin."""
    left, right = days.span(span.start, span.end or days.last)
    alpha = 0.28 if span.certain else 1
    sheet.bar(left, right, laid.middle, height=BAND, colour=laid.lane.colour, alpha=alpha, hollow=not span.certain, dashed=not span.certain)
    if span.end is None:
        sheet.arrowhead(right + 8, laid.middle, (1, 0), colour=laid.lane.colour, size=8, alpha=alpha)
    if not span.label:
        return free
    box = sheet.text(max(left, free), laid.middle - BAND / 2 - LEVEL_HEIGHT / 2 - 1, span.label, size=SMALL_PT, bold=True)
    return box.right + 8


def _draw_event(sheet: Sheet, event: Event, place: labels.Place, laid: _Laid, days: Days) -> None:
    x, y = days.middle(event.start, event.end), laid.middle
    label_y = y + BAND / 2 + 5 + (place.level + 0.5) * LEVEL_HEIGHT
    with sheet.point(event.evidence):
        sheet.line((x, y), (x, label_y + 4), colour="grey", width=0.7)
        _draw_date(sheet, event, laid.lane.colour, days, y)
        sheet.text(place.left, label_y, _label(event, days), size=SMALL_PT, halo=True)


def _draw_date(sheet: Sheet, event: Event, colour: str, days: Days, y: float) -> None:
    """A dot for a day; for anything wider a bar with its two ends, through which what lies below can be seen."""
    left, right = days.span(event.start, event.end)
    x, half = (left + right) / 2, max(right - left, SHORTEST_BAR) / 2
    if event.start == event.end and event.rumour:
        sheet.ring(x, y, colour=colour, dashed=True)
    elif event.start == event.end:
        sheet.dot(x, y, colour=colour)
    elif event.rumour:
        sheet.bar(x - half, x + half, y, height=BAND + 2, colour=colour, hollow=True, dashed=True)
    elif half < SHORTEST_BAR:
        sheet.bar(x - half, x + half, y, height=2 * END_MARK, colour=colour)
    else:
        sheet.bar(x - half, x + half, y, height=BAND, colour=colour, alpha=0.55)
        for end in (x - half, x + half):
            sheet.line((end, y - END_MARK), (end, y + END_MARK), colour=colour, width=1.3)


def _label(event: Event, days: Days) -> str:
    return shorten(event.label, (days.right - days.left) * WIDEST_LABEL, SMALL_PT)


def _draw_years(sheet: Sheet, days: Days) -> None:
    years = range(days.first.year, days.last.year + 1)
    room = (days.right - days.left) / len(years)
    step = next(n for n in (1, 2, 5, 10, 20, 50, 100) if n * room >= text_width("2000", SMALL_PT) + 4)
    for year in years:
        x = days.at(date(year, 1, 1))
        sheet.line((x, AXIS_HEIGHT - 4), (x, sheet.height), colour="grid", width=0.7)
        if (year - years[0]) % step == 0:
            sheet.text(
                x + step * room / 2 if step == 1 else x + 2, 8, str(year), size=SMALL_PT, colour="muted", align="center" if step == 1 else "left"
            )


def _extent(lanes: Sequence[Lane]) -> tuple[date, date]:
    starts = [s.start for lane in lanes for s in (*lane.spans, *lane.events)]
    ends = [s.end or s.start for lane in lanes for s in (*lane.spans, *lane.events)]
    return year_ends(min(starts), max(ends))


def _draw_lane(sheet: Sheet, laid: _Laid, days: Days) -> None:
    height = len(laid.name) * TEXT_PT * LINE
    top = laid.middle - TEXT_PT * LINE / 2
    sheet.line((0, laid.top), (sheet.width, laid.top), colour="grid", width=0.7)
    sheet.bar(0, 4, top + height / 2, height=height, colour=laid.lane.colour)
    sheet.lines(10, top, laid.name, bold=True)
    free = 0.0
    for span in laid.lane.spans:
        free = _draw_span(sheet, span, laid, days, free)
    # The least certain first: a day is never hidden by a year.
    for event, place in sorted(zip(laid.lane.events, laid.places, strict=True), key=lambda pair: pair[0].start - pair[0].end):
        _draw_event(sheet, event, place, laid, days)


@look()
def timeline(lanes: Sequence[Lane]) -> Figure:
    """A figure of lanes from the first year told of to the last. Raises BadArgument where no lane holds anything."""
    require([item for lane in lanes for item in (*lane.spans, *lane.events)], "timeline")
    days = Days(*_extent(lanes), left=NAME_WIDTH, right=WIDTH_PT - 10)
    laid: list[_Laid] = []
    for lane in lanes:
        laid.append(_lay(lane, days, laid[-1].bottom if laid else AXIS_HEIGHT))
    sheet = Sheet(laid[-1].bottom)
    _draw_years(sheet, days)
    for one in laid:
        _draw_lane(sheet, one, days)
    return sheet.figure
