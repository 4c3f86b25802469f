"""A blank figure measured in points, y downwards, and the few marks that all charts are drawn with.

Charts lay themselves out before they draw: every label's width is known (fonts.text_width), so labels can be kept apart by
arithmetic. `boxes` remembers where text went; tests look there for overlaps. matplotlib is imported when a sheet is made: a build's own process knows
what each figure would be drawn from, and draws none.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import nan
from typing import NamedTuple

from casebook.errors import BadArgument
from casebook.figures.fonts import text_width
from casebook.figures.look import LINE, PALETTE, TEXT_PT, WIDTH_PT

# Baseline below the middle of a line of text, in ems: half the height of Latin capitals and the middle of Chinese characters in Noto Sans SC.
BASELINE = 0.36
DASH = (2.2, 1.6)


class Box(NamedTuple):
    """A rectangle in points, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """True where the two share an area."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


def text_box(x: float, y: float, text: str, *, size: float = TEXT_PT, bold: bool = False, align: str = "left") -> Box:
    """Where one line of text would stand; `y` is its middle, `x` its left, center or right."""
    width = text_width(text, size, bold=bold)
    left = x - {"left": 0.0, "center": width / 2, "right": width}[align]
    return Box(left, y - size * 0.6, left + width, y + size * 0.6)


def require(items: Sequence, chart: str) -> None:
    """Refuse to draw nothing. Raises BadArgument."""
    if not items:
        raise BadArgument(f"{chart}: there is nothing to draw; leave the figure out where the articles hold nothing for it")


class Sheet:
    """A canvas of `width` × `height` points. Colours are names of look.PALETTE."""

    def __init__(self, height: float, width: float = WIDTH_PT):
        """An empty figure; draw inside `look.look()`."""
        from matplotlib.axes import Axes
        from matplotlib.figure import Figure
        from matplotlib.path import Path
        from matplotlib.transforms import IdentityTransform, TransformedPath

        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / 72, height / 72), dpi=72)
        self.axes = Axes(self.figure, (0, 0, 1, 1))
        self.figure.add_axes(self.axes)
        self.axes.set_axis_off()
        self.axes.set_xlim(0, width)
        self.axes.set_ylim(height, 0)
        self.boxes: list[tuple[Box, str]] = []
        self._gid: str | None = None
        self._points = 0
        # Marks are drawn in the order in which they are made.
        self._order = 0
        # Stands for the axes' own clip path, which matplotlib would work out for every mark; none is clipped.
        self._unclipped = TransformedPath(Path([(0, 0)]), IdentityTransform())

    @contextmanager
    def point(self, evidence: Sequence[str]) -> Iterator[None]:
        """What is drawn inside is one data point that leads to these sentences ("S3·12")."""
        self._points += 1
        self._gid = f"ev:{'|'.join(evidence)}#{self._points}" if evidence else None
        yield
        self._gid = None

    def _next(self) -> dict:
        # Everything is added as an artist: lines, patches and texts of the axes' own would look up settings and limits that a sheet does not use.
        self._order += 1
        return {"gid": self._gid, "zorder": self._order, "clip_on": False, "clip_path": self._unclipped}

    def line(self, *points: tuple[float, float], colour: str = "grid", width: float = 0.8, dashed: bool = False, alpha: float = 1) -> None:
        """A line through the points."""
        from matplotlib.lines import Line2D

        style = (0, DASH) if dashed else "solid"
        self.axes.add_artist(
            Line2D(
                *zip(*points, strict=True),
                color=PALETTE[colour],
                linewidth=width,
                linestyle=style,
                alpha=alpha,
                solid_capstyle="butt",
                **self._next(),
            )
        )

    def _patch(self, form: str, *shape, colour: str, fill: str | None, alpha: float, dashed: bool, width: float, **more) -> None:
        from matplotlib import patches

        edge = "none" if width == 0 else PALETTE[colour]
        face = "none" if fill is None else PALETTE[fill]
        style = (0, DASH) if dashed else "solid"
        self.axes.add_artist(
            getattr(patches, form)(*shape, facecolor=face, edgecolor=edge, linewidth=width, linestyle=style, alpha=alpha, **more, **self._next())
        )

    def dot(self, x: float, y: float, *, colour: str = "ink", size: float = 8, alpha: float = 1) -> None:
        """A filled circle of `size` points across."""
        self._patch("Ellipse", (x, y), size, size, colour=colour, fill=colour, alpha=alpha, dashed=False, width=0)

    def ring(self, x: float, y: float, *, colour: str = "ink", size: float = 7, dashed: bool = False) -> None:
        """A hollow circle."""
        self._patch("Ellipse", (x, y), size, size, colour=colour, fill="bg", alpha=1, dashed=dashed, width=1.3)

    def bar(
        self,
        left: float,
        right: float,
        y: float,
        *,
        height: float = 6,
        colour: str = "ink",
        alpha: float = 1,
        hollow: bool = False,
        dashed: bool = False,
    ) -> None:
        """A flat bar around `y`; hollow with an outline, or filled without one."""
        shape = ((left, y - height / 2), right - left, height)
        fill, width = ("bg", 1.1) if hollow else (colour, 0)
        self._patch("Rectangle", *shape, colour=colour, fill=fill, alpha=alpha, dashed=dashed, width=width)

    def hatch(self, left: float, right: float, y: float, *, height: float = 6, colour: str = "ink", step: float = 4.0) -> None:
        """Slanted strokes around `y`: a time or a range whose ends are not told."""
        strokes: list[tuple[float, float]] = []
        x = left
        while x < right:
            reach = min(height, right - x)
            strokes += [(x, y + height / 2), (x + reach, y + height / 2 - reach), (nan, nan)]
            x += step
        if strokes:
            self.line(*strokes, colour=colour, width=0.9)

    def arrowhead(self, x: float, y: float, towards: tuple[int, int], *, colour: str = "ink", size: float = 5, alpha: float = 1) -> None:
        """A triangle with its tip at (x, y), pointing `towards` (1, 0) right, (-1, 0) left, (0, 1) down or (0, -1) up."""
        dx, dy = towards[0] * size, towards[1] * size
        corners = [(x, y), (x - dx + dy * 0.55, y - dy + dx * 0.55), (x - dx - dy * 0.55, y - dy - dx * 0.55)]
        self._patch("Polygon", corners, colour=colour, fill=colour, alpha=alpha, dashed=False, width=0)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = TEXT_PT,
        bold: bool = False,
        colour: str = "ink",
        align: str = "left",
        halo: bool = False,
    ) -> Box:
        """One line of text around the middle `y`; with a halo, lines behind it do not cross it. Returns its box."""
        from casebook.figures.line import Line

        box = text_box(x, y, text, size=size, bold=bold, align=align)
        if halo:
            self._patch(
                "Rectangle",
                (box.left - 1.5, box.top),
                box.right - box.left + 3,
                box.bottom - box.top,
                colour="bg",
                fill="bg",
                alpha=1,
                dashed=False,
                width=0,
            )
        self.boxes.append((box, text))
        weight = "bold" if bold else "normal"
        self.axes.add_artist(Line(x, y + BASELINE * size, text, fontsize=size, fontweight=weight, color=PALETTE[colour], ha=align, **self._next()))
        return box

    def lines(self, x: float, top: float, lines: Sequence[str], *, size: float = TEXT_PT, **how) -> float:
        """Lines of text from `top` down; returns where they end."""
        for n, line in enumerate(lines):
            self.text(x, top + (n + 0.5) * size * LINE, line, size=size, **how)
        return top + len(lines) * size * LINE
