"""Before and after, where no day is told: one small panel a measure, each with a scale of its own, because downloads, stars and views share none.

A line joins two values only where one article tells both of one thing, counted in the same places. Values in dispute are tied by a line: with ≠ on it where they contradict one another, with ※ where they may not be one count.
Every value is written at its mark, and what stands between two marks is nobody's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casebook.figures import labels, marks, scales
from casebook.figures.fonts import text_width
from casebook.figures.look import LINE, SMALL_PT, TEXT_PT, WIDTH_PT, look
from casebook.figures.marks import Value
from casebook.figures.sheet import Box, Sheet, require
from casebook.figures.wrap import wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PANEL_WIDTH = 146.0
GUTTER = 22.0
PLOT_HEIGHT = 112.0
# Marks keep this far from the upper and lower edges of a plot, for their labels, and from its sides.
INSET, SIDE = 26.0, 14.0
ROW_GAP = 16.0
MOST_TICKS = 3  # of a log scale


@dataclass(frozen=True)
class Panel:
    """A measure at two times that `when` names. More than one value of a time are in dispute, under the sign of that time; `joined` are (before, after)
    by their numbers.

    `inverted` puts low numbers at the top, for ranks; `log` is for values above 0 that span decades. `bounds` are the lowest and the highest that
    the measure can be, where it has such: then these, and not the values, are the ends of the scale, and drawn.
    """

    name: str
    when: tuple[str, str]
    before: tuple[Value, ...]
    after: tuple[Value, ...]
    joined: tuple[tuple[int, int], ...] = ()
    inverted: bool = False
    log: bool = False
    signs: tuple[str, str] = ("≠", "≠")
    bounds: tuple[float, ...] = ()


@dataclass(frozen=True)
class _Frame:
    """A panel's room: its edges, the lines of its name and of its two times."""

    panel: Panel
    left: float
    width: float
    name: list[str]
    when: tuple[list[str], list[str]]

    @property
    def right(self) -> float:
        return self.left + self.width

    def scale(self, top: float) -> scales.Scale:
        lower, upper = top + PLOT_HEIGHT - INSET, top + INSET
        if self.panel.inverted:
            upper, lower = lower, upper
        return (scales.logarithmic if self.panel.log else scales.linear)(*_ends(self.panel), lower, upper)


def _frame(panel: Panel, left: float, width: float) -> _Frame:
    before, after = (wrap(when, width / 2 - 6, SMALL_PT) for when in panel.when)
    return _Frame(panel, left, width, wrap(panel.name, width, TEXT_PT, bold=True), (before, after))


def _draw_dispute(sheet: Sheet, x: float, heights: Sequence[float], outside: str, sign: str) -> list[Box]:
    """A line between values in conflict, with its sign on the side that no line to another time reaches."""
    if len(heights) < 2:
        return []
    sheet.line((x, min(heights)), (x, max(heights)), colour="muted", width=1.6)
    side = (x - 3, "right") if outside == "left" else (x + 3, "left")
    return [sheet.text(side[0], (min(heights) + max(heights)) / 2, sign, bold=True, align=side[1])]


def _places(frame: _Frame, x: float, y: float, align: str) -> list[tuple[float, float, str]]:
    """Where a label may stand: below or above its mark at the edge of the panel, or on the inner side of the mark."""
    edge, inner, beside = (frame.left, x + 9, "left") if align == "left" else (frame.right, x - 9, "right")
    away = (y + 16, y - 16) if align == "left" else (y - 16, y + 16)
    return [*((edge, height, beside) for height in away), (inner, y, beside)]


def _draw_values(sheet: Sheet, frame: _Frame, lot: Sequence[tuple[Value, float, str]], scale: scales.Scale, taken: list[Box], within: Box) -> None:
    """Marks and labels: (value, x, the side to which its label is set)."""
    for value, x, align in lot:
        low, high = (scale(end) for end in value.ends)
        places = _places(frame, x, (low + high) / 2, align)
        options = [marks.label_box(value, at, height, align=side) for at, height, side in places]
        best = labels.clear(options, taken, within)
        with sheet.point(value.evidence):
            marks.upright(sheet, value, x, low, high, inverted=frame.panel.inverted)
            marks.label(sheet, value, *places[best][:2], align=places[best][2])
        taken.append(options[best])


def _ticks(panel: Panel) -> Sequence[float]:
    """Where a panel has a line: its bounds; without them, on a log scale, the powers of ten between its values, so that it is seen to be one."""
    if panel.bounds or not panel.log:
        return panel.bounds
    powers = scales.decades(*_ends(panel))
    return powers[:: -(-len(powers) // MOST_TICKS) or 1]


def _ends(panel: Panel) -> tuple[float, float]:
    ends = panel.bounds or [end for value in (*panel.before, *panel.after) for end in value.ends]
    return min(ends), max(ends)


def _draw_tick(sheet: Sheet, words: str, y: float, ends: tuple[float, float], taken: Sequence[Box]) -> None:
    """The number of a grid line, above it: in the middle, or nearer to an end where a line between marks runs there."""
    half = text_width(words, SMALL_PT) / 2
    middles = [sum(ends) / 2, ends[0] + half + SIDE / 2, ends[1] - half - SIDE / 2]
    boxes = [Box(x - half, y - SMALL_PT / 2, x + half, y + SMALL_PT / 2) for x in middles]
    x = middles[labels.clear(boxes, taken, Box(ends[0], y - SMALL_PT, ends[1], y + SMALL_PT))]
    sheet.text(x, y, words, size=SMALL_PT, colour="muted", align="center")


def _draw_plot(sheet: Sheet, frame: _Frame, top: float, lang: str) -> None:
    panel, scale = frame.panel, frame.scale(top)
    x0, x1 = frame.left + SIDE, frame.right - SIDE
    height = {value: sum(map(scale, value.ends)) / 2 for value in (*panel.before, *panel.after)}
    for x in (x0, x1):
        sheet.line((x, top), (x, top + PLOT_HEIGHT), colour="grid", width=0.8)
    lines = [((x0, height[panel.before[a]]), (x1, height[panel.after[b]])) for a, b in panel.joined]
    taken = [box for line in lines for box in labels.along(*line)]
    for tick in _ticks(panel):
        sheet.line((x0, scale(tick)), (x1, scale(tick)), colour="grid", width=0.8)
        _draw_tick(sheet, scales.tick_label(tick, lang), scale(tick) - 7, (x0, x1), taken)
    for line in lines:
        sheet.line(*line, colour="grey", width=1.6)
    for x, values, outside, sign in ((x0, panel.before, "left", panel.signs[0]), (x1, panel.after, "right", panel.signs[1])):
        taken += _draw_dispute(sheet, x, [height[value] for value in values], outside, sign)
        taken += [Box(x - 5, height[value] - 6, x + 5, height[value] + 6) for value in values]
    lot = [(value, x0, "left") for value in panel.before] + [(value, x1, "right") for value in panel.after]
    _draw_values(sheet, frame, lot, scale, taken, Box(frame.left, top, frame.right, top + PLOT_HEIGHT))


def _draw_panel(sheet: Sheet, frame: _Frame, top: float, head: float, lang: str) -> None:
    """A panel whose name begins at `top` and whose plot begins `head` below."""
    sheet.lines(frame.left, top, frame.name, bold=True)
    _draw_plot(sheet, frame, top + head, lang)
    foot = top + head + PLOT_HEIGHT + 3
    sheet.lines(frame.left, foot, frame.when[0], size=SMALL_PT, colour="muted")
    sheet.lines(frame.right, foot, frame.when[1], size=SMALL_PT, colour="muted", align="right")


@look()
def slopes(panels: Sequence[Panel], *, lang: str, width: float = WIDTH_PT) -> "Figure":
    """A figure of panels, as many beside one another as have room. Raises BadArgument without panels."""
    require(panels, "slopes")
    across = max(1, min(len(panels), int((width + GUTTER) // (PANEL_WIDTH + GUTTER))))
    each = (width - GUTTER * (across - 1)) / across
    frames = [_frame(panel, (n % across) * (each + GUTTER), each) for n, panel in enumerate(panels)]
    rows = [frames[n : n + across] for n in range(0, len(frames), across)]
    heads = [max(len(frame.name) for frame in row) * TEXT_PT * LINE + 2 for row in rows]
    feet = [max(len(lines) for frame in row for lines in frame.when) * SMALL_PT * LINE + 3 for row in rows]
    sheet = Sheet(sum(heads) + sum(feet) + PLOT_HEIGHT * len(rows) + ROW_GAP * (len(rows) - 1), width)
    top = 0.0
    for row, head, foot in zip(rows, heads, feet, strict=True):
        for frame in row:
            _draw_panel(sheet, frame, top, head, lang)
        top += head + PLOT_HEIGHT + foot + ROW_GAP
    return sheet.figure
