"""Figures that no native chart can show without losing something, drawn once more as shapes: lines, bars, dots and text boxes in one group.

They are read off the figure's own drawing for a slide (figures/sheet.py), which holds paths and words and nothing else. A drawing of anything
else is none of ours, and stays a picture (pictures.py). Letters keep their size: where the room is lower than the drawing, its rows move closer.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.dom import minidom
from xml.dom.minidom import Element
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.util import Emu

from casebook.figures.fonts import text_width
from casebook.figures.look import PALETTE
from casebook.figures.sheet import BASELINE
from casebook.figures.svg import elements
from casebook.report.powerpoint.master import EMU, Box
from casebook.report.powerpoint.text import LINE, Run, legal, solid, write

SCHEME = {
    "ink": "tx1",
    "muted": "tx2",
    "grid": "bg2",
    "bg": "bg1",
    "laiwang": "accent1",
    "dingtalk": "accent2",
    "wechat": "accent3",
    "grey": "accent4",
}
ALIGNED = {"start": ("l", 0.0), "middle": ("ctr", 0.5), "end": ("r", 1.0)}  # what part of a text stands left of its place
TALLEST = 1.3  # letters over the room that their row keeps, where rows are moved closer: more would touch
GROUND = "bg"  # a bar of this colour right before words is what keeps lines from crossing them
_KNOWN = {"svg", "defs", "g", "path", "text"}
_PATH = re.compile(r"[MLCz\d\s.-]*")
_TOKEN = re.compile(r"[MLCz]|-?\d+(?:\.\d+)?")
_NUMBERS_OF = {"M": 2, "L": 2, "C": 6, "z": 0}
_STEPS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "z": "close"}
_NS = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'

Point = tuple[float, float]
Step = tuple[str, list[Point]]


@dataclass(frozen=True)
class _Path:
    """A path in the drawing's units: its steps, and the style's properties by name."""

    steps: list[Step]
    style: dict[str, str]

    @property
    def points(self) -> list[Point]:
        return [point for _, points in self.steps for point in points]

    @property
    def kind(self) -> str:
        """What shape of an office suite it is: line, rect, ellipse; "" for any other."""
        steps = "".join(step for step, _ in self.steps)
        if steps == "ML":
            return "line"
        if re.fullmatch("MC{8}z", steps):
            return "ellipse"
        upright = all(a[0] == b[0] or a[1] == b[1] for a, b in zip(self.points, self.points[1:], strict=False))
        return "rect" if steps == "MLLLz" and upright else ""


@dataclass(frozen=True)
class _Words:
    """A line of text: where its baseline begins, is centred, or ends."""

    text: str
    x: float
    y: float
    size: float
    bold: bool
    side: str
    colour: str
    ground: bool = False


class Drawing:
    """A figure's drawing (blocks.Figure.talk, an SVG) as what can be drawn as shapes. Raises ValueError where it holds anything else."""

    def __init__(self, svg: str) -> None:
        root = minidom.parseString(svg.encode("utf-8")).documentElement
        nodes = list(elements(root))
        if foreign := [node.tagName for node in nodes if not _ours(node)]:
            raise ValueError(f"a drawing with {foreign[0]}")
        self.left, self.top, self.width, self.height = (float(n) for n in root.getAttribute("viewBox").split())
        self.marks = list(_grounded(mark for node in nodes if (mark := _mark(node))))

    def box(self, room: Box) -> Box:
        """Where it stands in `room`: as wide as the room, rows closer where it is too low for them, and narrower where that is not enough."""
        scale = min(room.width / self.width, TALLEST * room.height / self.height)
        width, height = self.width * scale, min(self.height * scale, room.height)
        return Box(room.left + (room.width - width) / 2, room.top + (room.height - height) / 2, width, height)

    def draw(self, group: Any, box: Box, lang: str) -> None:
        """Draw it into a group of python-pptx, which takes the place `box`."""
        scale = box.width / self.width
        across: Callable[[float], float] = lambda x: box.left + (x - self.left) * scale  # noqa: E731
        down: Callable[[float], float] = lambda y: box.top + (y - self.top) * box.height / self.height  # noqa: E731
        for number, mark in enumerate(self.marks, 1):
            if isinstance(mark, _Words):
                _write(group, mark, across(mark.x), down(mark.y - BASELINE * mark.size), scale, lang)
            else:
                placed = [(step, [(across(x), down(y)) for x, y in points]) for step, points in mark.steps]
                group._element.append(parse_xml(_shape(group.shapes._next_shape_id, number, _Path(placed, mark.style), mark.kind, scale)))
        frame = group._element.get_or_add_xfrm()
        frame.off_x, frame.off_y, frame.ext_cx, frame.ext_cy = box.emu()


def _ours(node: Element) -> bool:
    """Whether a node is written as those of figures/sheet.py are."""
    told = {
        "path": lambda: _PATH.fullmatch(node.getAttribute("d")),
        "text": lambda: {"font-size", "fill"} <= set(_style(node)) and node.hasAttribute("x") and node.hasAttribute("y"),
    }
    return node.tagName in _KNOWN and not node.hasAttribute("transform") and bool(told.get(node.tagName, lambda: True)())


def _style(node: Element) -> dict[str, str]:
    return dict(part.strip().split(": ", 1) for part in node.getAttribute("style").split(";") if ": " in part)


def _mark(node: Element) -> _Path | _Words | None:
    style = _style(node)
    if node.tagName == "path":
        return _Path(list(_steps(node.getAttribute("d"))), style)
    if node.tagName != "text":
        return None
    return _Words(
        "".join(child.data for child in node.childNodes),
        float(node.getAttribute("x")),
        float(node.getAttribute("y")),
        float(style["font-size"].removesuffix("px")),
        "font-weight" in style,
        style.get("text-anchor", "start"),
        style["fill"],
    )


def _steps(path: str) -> Iterator[Step]:
    found = _TOKEN.findall(path)
    at = 0
    while at < len(found):
        count = _NUMBERS_OF[found[at]]
        numbers = [float(number) for number in found[at + 1 : at + 1 + count]]
        yield found[at], list(zip(numbers[::2], numbers[1::2], strict=True))
        at += count + 1


def _grounded(marks: Iterator[_Path | _Words]) -> Iterator[_Path | _Words]:
    """The marks, in which words stand on their own ground and not on a bar that must be moved with them."""
    held = None
    for mark in marks:
        if held and isinstance(mark, _Words):
            mark = _Words(**{**mark.__dict__, "ground": True})
        elif held:
            yield held
        held = mark if isinstance(mark, _Path) and mark.kind == "rect" and _name(mark.style.get("fill", "")) == GROUND else None
        if not held:
            yield mark
    if held:
        yield held


def _write(group: Any, words: _Words, x: float, middle: float, scale: float, lang: str) -> None:
    """A text box around the middle of the line, which grows from its place wherever a font is wider than ours."""
    side, before = ALIGNED[words.side]
    size = words.size * scale
    width, height = text_width(words.text, size, bold=words.bold), size * LINE
    box = Box(x - before * width, middle - height / 2, width, height)
    shape = group.shapes.add_textbox(*(Emu(number) for number in box.emu()))
    shape.name = legal(words.text)
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame._txBody.bodyPr.set("anchor", "ctr")
    frame._txBody.bodyPr.set("wrap", "none")
    if words.ground:
        shape._element.spPr.replace(shape._element.spPr.xpath("a:noFill")[0], solid(SCHEME[GROUND]))
    frame.paragraphs[0]._p.get_or_add_pPr().set("algn", side)
    write(frame.paragraphs[0], [Run(words.text, round(size, 1), words.bold, SCHEME[_name(words.colour)])], lang)


def _shape(identity: int, number: int, path: _Path, kind: str, scale: float) -> str:
    """A path in points on the slide as a shape."""
    xs, ys = zip(*path.points, strict=True)
    left, top, width, height = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    if kind == "ellipse":  # a dot stays round where rows are closer
        top, height = top + (height - width) / 2, width
    flip = ' flipV="1"' if kind == "line" and (xs[0] - xs[1]) * (ys[0] - ys[1]) < 0 else ""
    box = Box(left, top, width, height).emu()
    place = f'<a:xfrm{flip}><a:off x="{box[0]}" y="{box[1]}"/><a:ext cx="{box[2]}" cy="{box[3]}"/></a:xfrm>'
    geometry = f'<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>' if kind else _geometry(path.steps, left, top, box)
    opacity = path.style.get("opacity", "")
    stroke = path.style.get("stroke", "none")
    width_pt = float(path.style.get("stroke-width", "1")) * scale
    dash = '<a:prstDash val="sysDash"/>' if path.style.get("stroke-dasharray", "none") != "none" else ""
    line = "<a:ln><a:noFill/></a:ln>" if stroke == "none" else f'<a:ln w="{round(width_pt * EMU)}">{_fill(stroke, opacity)}{dash}</a:ln>'
    fill = "<a:noFill/>" if path.style.get("fill") == "none" else _fill(path.style.get("fill", "#000000"), opacity)
    name = {"line": "Line", "rect": "Bar", "ellipse": "Dot"}.get(kind, "Line" if path.style.get("fill") == "none" else "Mark")
    if kind == "line":
        return (
            f'<p:cxnSp {_NS}><p:nvCxnSpPr><p:cNvPr id="{identity}" name={quoteattr(f"{name} {number}")}/><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>'
            f"<p:spPr>{place}{geometry}{line}</p:spPr></p:cxnSp>"
        )
    return (
        f'<p:sp {_NS}><p:nvSpPr><p:cNvPr id="{identity}" name={quoteattr(f"{name} {number}")}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{place}{geometry}{fill}{line}</p:spPr></p:sp>"
    )


def _geometry(steps: list[Step], left: float, top: float, box: tuple[int, int, int, int]) -> str:
    """A path of its own, from the corner of its box."""

    def step(name: str, points: list[Point]) -> str:
        inside = "".join(f'<a:pt x="{round((x - left) * EMU)}" y="{round((y - top) * EMU)}"/>' for x, y in points)
        return f"<a:{_STEPS[name]}>{inside}</a:{_STEPS[name]}>"

    told = "".join(step(*one) for one in steps)
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{box[2]}" h="{box[3]}">{told}</a:path></a:pathLst></a:custGeom>'
    )


def _name(colour: str) -> str:
    """The palette's name of a colour of the drawing; "" of any other."""
    found = re.match(r"var\(--fig-(\w+),", colour)
    return found[1] if found else next((name for name, value in PALETTE.items() if value == colour), "")


def _fill(colour: str, opacity: str) -> str:
    """A colour of the theme, so that another theme recolours the drawing."""
    name = _name(colour)
    alpha = f'<a:alpha val="{round(float(opacity) * 100_000)}"/>' if opacity else ""
    kind, value = ("schemeClr", SCHEME[name]) if name else ("srgbClr", colour.rpartition("#")[2].upper())
    return f'<a:solidFill><a:{kind} val="{value}">{alpha}</a:{kind}></a:solidFill>'
