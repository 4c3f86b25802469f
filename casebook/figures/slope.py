"""Before and after: one small panel a metric, each with a scale of its own, because ranks, stars and users share none."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from casebook.figures import marks, scales
from casebook.figures.look import LINE, SMALL_PT, TEXT_PT, WIDTH_PT, look
from casebook.figures.marks import Value
from casebook.figures.sheet import Sheet, require
from casebook.figures.wrap import wrap

ACROSS = 2
PLOT_HEIGHT = 96.0
INSET = 24.0
GUTTER = 26.0
# Labels closer than this touch.
LABEL_STEP = TEXT_PT * 1.35


@dataclass(frozen=True)
class Slope:
    """One quantity before and after."""

    before: Value
    after: Value


@dataclass(frozen=True)
class Panel:
    """A metric with its slopes; `before` and `after` say when. `inverted` puts low numbers at the top, for ranks."""

    name: str
    before: str
    after: str
    slopes: tuple[Slope, ...]
    inverted: bool = False
    log: bool = False


def spread(heights: Sequence[float], step: float) -> list[float]:
    """Heights moved apart until neighbours are `step` from one another, each as near to its own as a sweep from both ends allows."""
    order = sorted(range(len(heights)), key=lambda n: (heights[n], n))
    moved = list(heights)
    for a, b in zip(order, order[1:], strict=False):
        moved[b] = max(moved[b], moved[a] + step)
    shift = sum(moved[n] - heights[n] for n in order) / len(order) if order else 0
    return [height - shift for height in moved]


def _scale(panel: Panel, top: float) -> scales.Scale:
    ends = [end for slope in panel.slopes for value in (slope.before, slope.after) for end in value.ends]
    upper, lower = top + INSET, top + PLOT_HEIGHT - INSET
    if panel.inverted:
        upper, lower = lower, upper
    return (scales.logarithmic if panel.log else scales.linear)(min(ends), max(ends), lower, upper)


def _draw_side(sheet: Sheet, values: Sequence[Value], x: float, scale: scales.Scale, align: str, inverted: bool) -> None:
    middles = [sum(map(scale, value.ends)) / 2 for value in values]
    for value, label_y in zip(values, spread(middles, LABEL_STEP), strict=True):
        with sheet.point(value.evidence):
            marks.upright(sheet, value, x, *map(scale, value.ends), inverted=inverted)
            marks.label(sheet, value, x + (-10 if align == "right" else 10), label_y, align=align)


def _draw_panel(sheet: Sheet, panel: Panel, left: float, top: float, width: float, name: list[str]) -> None:
    widths = [max(marks.label_width(getattr(s, side)) for s in panel.slopes) + 12 for side in ("before", "after")]
    x0, x1 = left + widths[0], left + width - widths[1]
    plot_top = sheet.lines(left, top, name, bold=True) + SMALL_PT * LINE
    scale = _scale(panel, plot_top)
    for x, when, align in ((x0, panel.before, "right"), (x1, panel.after, "left")):
        sheet.line((x, plot_top + 6), (x, plot_top + PLOT_HEIGHT - 6), colour="grid", width=0.8)
        sheet.text(
            left if align == "right" else left + width,
            plot_top - 2,
            when,
            size=SMALL_PT,
            colour="muted",
            align="left" if align == "right" else "right",
        )
    for slope in panel.slopes:
        ends = [sum(map(scale, value.ends)) / 2 for value in (slope.before, slope.after)]
        sheet.line((x0, ends[0]), (x1, ends[1]), colour=slope.after.colour, width=1.6, alpha=0.6)
    _draw_side(sheet, [s.before for s in panel.slopes], x0, scale, "right", panel.inverted)
    _draw_side(sheet, [s.after for s in panel.slopes], x1, scale, "left", panel.inverted)


@look()
def slopes(panels: Sequence[Panel]) -> Figure:
    """A figure of panels, two a row."""
    require(panels, "slopes")
    width = (WIDTH_PT - GUTTER) / ACROSS
    names = [wrap(panel.name, width, TEXT_PT, bold=True) for panel in panels]
    rows = [range(n, min(n + ACROSS, len(panels))) for n in range(0, len(panels), ACROSS)]
    heights = [max(len(names[n]) for n in row) * TEXT_PT * LINE + SMALL_PT * LINE + PLOT_HEIGHT for row in rows]
    sheet = Sheet(sum(heights))
    for row, height, bottom in zip(rows, heights, (sum(heights[: n + 1]) for n in range(len(rows))), strict=True):
        for column, n in enumerate(row):
            _draw_panel(sheet, panels[n], column * (width + GUTTER), bottom - height, width, names[n])
    return sheet.figure
