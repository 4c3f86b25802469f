"""A chart of an office suite from series of points: its XML (DrawingML, ECMA-376 part 1, chapter 21.2) and the workbook in it, which opens on “Edit data”.

python-pptx writes charts of one look; here every point may have its own mark, error bars (the arrows of a bound) and label, as the
figures have. A label is text of the figure, with its signs. Every number of the chart and every label of one line refers to a cell of the
workbook, so that an edited cell moves its mark and rewrites its label. Labels from cells are an extension of 2013 (MS-ODRAWXML,
datalabelsRange); programs that do not know it show the words that stand in the field.
"""

import datetime as dt
import io
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from xml.sax.saxutils import escape

from casebook.report.powerpoint.master import TEXT_PT
from casebook.report.powerpoint.text import CHINESE, LANGS, legal

Number = float | int
_NS = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_C15 = 'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"'
_LABELS, _RANGE = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}", "{02D57815-91ED-43cb-92C2-25804820EDAC}"  # extensions of labels and of a series
_X_AXIS, _Y_AXIS = 111111111, 222222222


@dataclass(frozen=True)
class Cells:
    """A range of the workbook with what it holds: the reference, and its numbers or texts."""

    ref: str
    values: tuple[Any, ...]


class Book:
    """The workbook of a chart while it is filled: named sheets of rows, each below a head."""

    def __init__(self) -> None:
        self.sheets: dict[str, list[list[Any]]] = {}

    def sheet(self, name: str, head: Sequence[str]) -> str:
        """Begin a sheet; returns its name."""
        self.sheets[name] = [list(head)]
        return name

    def row(self, sheet: str, cells: Sequence[Any]) -> int:
        """Add a row below the others; returns its number, from 1."""
        self.sheets[sheet].append(list(cells))
        return len(self.sheets[sheet])

    def cells(self, sheet: str, row: int, first: int, last: int | None = None, rows: int = 1) -> Cells:
        """Columns `first` to `last` (from 0) of `rows` rows from `row`."""
        last = first if last is None else last
        found = tuple(value for line in self.sheets[sheet][row - 1 : row - 1 + rows] for value in line[first : last + 1])
        start, end = (f"${chr(65 + column)}${line}" for column, line in ((first, row), (last, row + rows - 1)))
        return Cells(f"'{sheet}'!{start}" + ("" if start == end else f":{end}"), found)

    def xlsx(self, created: dt.datetime) -> bytes:
        """The file."""
        import xlsxwriter

        packed = io.BytesIO()
        book = xlsxwriter.Workbook(packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        book.set_properties({"created": created, "author": "Casebook"})
        for name, rows in self.sheets.items():
            sheet = book.add_worksheet(name)
            for n, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(n, column, legal(value))
                    elif value is not None:
                        sheet.write_number(n, column, value)
        book.close()
        return packed.getvalue()


@dataclass(frozen=True)
class Label:
    """What stands at a point: `text`, and paler `source`, beside it or `below` it. `side` is l, r, t, b or ctr; `shift` moves it by a part
    of the chart's width."""

    text: str
    source: str = ""
    side: str = "r"
    shift: float = 0.0
    bold: bool = False
    colour: str = "tx1"
    below: bool = False


@dataclass(frozen=True)
class Stroke:
    """A line of `width` points; `dash` is a name of DrawingML."""

    width: float
    colour: str = "tx2"
    dash: str = "solid"
    tint: int = 0
    arrow: bool = False


@dataclass(frozen=True)
class Marker:
    """A circle of `size` points: filled, soft, or hollow with an outline, which may be dashed (all but white: some programs draw no outline)."""

    size: int = 11
    colour: str = "tx1"
    soft: bool = False
    hollow: bool = False
    dashed: bool = False


@dataclass(frozen=True)
class Reach:
    """Error bars without caps along "x" or "y", "plus", "minus" or "both": of which length at each point of the series (0: none there)."""

    axis: str
    way: str
    lengths: tuple[float, ...]
    stroke: Stroke


@dataclass(frozen=True)
class Series:
    """Points joined by `stroke`, or by nothing: on a line chart `x` are the categories. `labels` and `markers` go by the number of the point;
    `words` are the cells, one a point, that hold the labels' texts."""

    name: Cells
    x: Cells
    y: Cells
    labels: dict[int, Label] = field(default_factory=dict)
    words: Cells | None = None
    markers: dict[int, Marker] = field(default_factory=dict)
    stroke: Stroke | None = None
    reaches: tuple[Reach, ...] = ()


@dataclass(frozen=True)
class Axis:
    """A scale from `low` to `high`, written as exactly as the points: one beyond its end by a digit is not drawn. `inverted` runs the other way, `grid` draws lines at powers of ten."""

    low: float
    high: float
    log: bool = False
    inverted: bool = False
    grid: bool = False

    def reach(self, number: float, part: float) -> float:
        """How much larger than `number` a number is that stands `part` of the scale (0–1) above it; below it where `part` is negative."""
        return number * (self.high / self.low) ** part - number if self.log else part * (self.high - self.low)


@dataclass(frozen=True)
class NativeChart:
    """What python-pptx asks of its chart data: the XML and the workbook's bytes."""

    xml: str
    xlsx_blob: bytes

    def xml_bytes(self, chart_type: Any) -> bytes:
        """The chart part; its type is in it."""
        return self.xml.encode()


def scatter(series: Sequence[Series], x: Axis, y: Axis, plot: tuple[float, float, float, float], lang: str, title: str = "") -> str:
    """A chart of points on two scales. `plot` is the plot's place in the chart: left, top, width, height, each of 0–1.

    Series of more points come first: LibreOffice loses every series before one that has more points than it.
    """
    ordered = sorted(_spread_reaches(series, axes=True), key=lambda one: -len(one.x.values))
    drawn = "".join(_scatter_series(n, one, lang) for n, one in enumerate(ordered))
    axes = _value_axis(_X_AXIS, _Y_AXIS, x, "b") + _value_axis(_Y_AXIS, _X_AXIS, y, "l")
    body = (
        f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{drawn}'
        f'<c:axId val="{_X_AXIS}"/><c:axId val="{_Y_AXIS}"/></c:scatterChart>{axes}'
    )
    return _space(_layout(plot) + body, title, lang)


def lines(series: Sequence[Series], y: Axis, plot: tuple[float, float, float, float], lang: str) -> str:
    """A line chart over categories that are all named below it."""
    drawn = "".join(_line_series(n, one, lang) for n, one in enumerate(_spread_reaches(series, axes=False)))
    category = (
        f'<c:catAx><c:axId val="{_X_AXIS}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr>{_line(Stroke(0.75, 'bg2'))}</c:spPr>{_text_properties('tx2')}"
        f'<c:crossAx val="{_Y_AXIS}"/><c:crosses val="{"max" if y.inverted else "min"}"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )
    body = (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{drawn}<c:marker val="1"/>'
        f'<c:axId val="{_X_AXIS}"/><c:axId val="{_Y_AXIS}"/></c:lineChart>{category}{_value_axis(_Y_AXIS, _X_AXIS, y, "l", between="between")}'
    )
    return _space(_layout(plot) + body, "", lang)


def _spread_reaches(series: Sequence[Series], *, axes: bool) -> Iterator[Series]:
    """The series, each with as many error bars as the schema allows (of points on two scales one an `axes`, of a line one): others get a
    series of their own at the same points."""
    for one in series:
        first: dict[str, Reach] = {}
        for reach in one.reaches:
            first.setdefault(reach.axis if axes else "", reach)
        yield replace(one, reaches=tuple(first.values()))
        yield from (Series(one.name, one.x, one.y, reaches=(reach,)) for reach in one.reaches if reach not in first.values())


def _space(plot: str, title: str, lang: str) -> str:
    heading = ""
    if title:
        lines = "".join(f'<a:p><a:pPr algn="l"/>{_runs(line, lang, bold=True)}</a:p>' for line in title.split("\n"))
        place = '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0"/><c:y val="0"/></c:manualLayout></c:layout>'
        heading = f'<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/>{lines}</c:rich></c:tx>{place}<c:overlay val="1"/></c:title>'
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace {_NS}><c:date1904 val="0"/><c:roundedCorners val="0"/>'
        f'<c:chart>{heading}<c:autoTitleDeleted val="{int(not title)}"/><c:plotArea>{plot}<c:spPr><a:noFill/></c:spPr></c:plotArea>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(TEXT_PT * 100)}"/></a:pPr><a:endParaRPr lang="{LANGS[lang]}"/></a:p></c:txPr>'
        "</c:chartSpace>"
    )


def _layout(plot: tuple[float, float, float, float]) -> str:
    left, top, width, height = plot
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{left:.4f}"/><c:y val="{top:.4f}"/><c:w val="{width:.4f}"/><c:h val="{height:.4f}"/></c:manualLayout></c:layout>'
    )


def _scatter_series(number: int, one: Series, lang: str) -> str:
    data = f"<c:xVal>{_numbers(one.x)}</c:xVal><c:yVal>{_numbers(one.y)}</c:yVal>"
    return f'<c:ser>{_look(number, one, lang)}{data}<c:smooth val="0"/>{_words(one)}</c:ser>'


def _line_series(number: int, one: Series, lang: str) -> str:
    data = f"<c:cat>{_texts(one.x)}</c:cat><c:val>{_numbers(one.y)}</c:val>"
    return f'<c:ser>{_look(number, one, lang)}{data}<c:smooth val="0"/>{_words(one)}</c:ser>'


def _words(one: Series) -> str:
    """The cells that the labels of a series are read from."""
    if not (one.words and one.labels):
        return ""
    told = f"<c15:f>{escape(one.words.ref)}</c15:f><c15:dlblRangeCache>{_cached(one.words)}</c15:dlblRangeCache>"
    return f'<c:extLst><c:ext uri="{_RANGE}" {_C15}><c15:datalabelsRange>{told}</c15:datalabelsRange></c:ext></c:extLst>'


def _look(number: int, one: Series, lang: str) -> str:
    stroke = _line(one.stroke) if one.stroke else "<a:ln><a:noFill/></a:ln>"
    labels = "".join(_label(n, label, one.words, lang) for n, label in sorted(one.labels.items()))
    # LibreOffice draws a line from a label that was moved to its point, unless it is told not to.
    bound = f'<c15:showDataLabelsRange val="{int(one.words is not None)}"/><c15:showLeaderLines val="0"/>'
    extended = f'<c:extLst><c:ext uri="{_LABELS}" {_C15}>{bound}</c:ext></c:extLst>'
    shown = f"<c:dLbls>{labels}{_shows(0)}{extended}</c:dLbls>" if labels else ""
    marked = "".join(f'<c:dPt><c:idx val="{n}"/>{_marker(marker)}<c:bubble3D val="0"/></c:dPt>' for n, marker in sorted(one.markers.items()))
    none = '<c:marker><c:symbol val="none"/></c:marker>'
    bars = "".join(map(_bar, one.reaches))
    return f'<c:idx val="{number}"/><c:order val="{number}"/><c:tx>{_texts(one.name)}</c:tx><c:spPr>{stroke}</c:spPr>{none}{marked}{shown}{bars}'


def _marker(marker: Marker) -> str:
    fill = _fill(marker.colour, tint=75 if marker.hollow else 50 if marker.soft else 0)
    outline = _line(Stroke(1.75, marker.colour, "sysDash" if marker.dashed else "solid")) if marker.hollow else "<a:ln><a:noFill/></a:ln>"
    return f'<c:marker><c:symbol val="circle"/><c:size val="{marker.size}"/><c:spPr>{fill}{outline}</c:spPr></c:marker>'


def _bar(reach: Reach) -> str:
    if len(reach.lengths) == 1:
        kind, lengths = "fixedVal", f'<c:val val="{reach.lengths[0]:.10g}"/>'
    else:
        points = "".join(f'<c:pt idx="{n}"><c:v>{length:.10g}</c:v></c:pt>' for n, length in enumerate(reach.lengths) if length)
        literal = f'<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(reach.lengths)}"/>{points}</c:numLit>'
        kind, lengths = "cust", f"<c:{reach.way}>{literal}</c:{reach.way}>"
    return (
        f'<c:errBars><c:errDir val="{reach.axis}"/><c:errBarType val="{reach.way}"/><c:errValType val="{kind}"/><c:noEndCap val="1"/>'
        f"{lengths}<c:spPr>{_line(reach.stroke)}</c:spPr></c:errBars>"
    )


def _label(number: int, label: Label, words: Cells | None, lang: str) -> str:
    """A label; where its text is that of its cell, as a field that shows the cell."""
    shift = f'<c:layout><c:manualLayout><c:x val="{label.shift:.4f}"/><c:y val="0"/></c:manualLayout></c:layout>' if label.shift else "<c:layout/>"
    cell = words.ref + str(number) if words and words.values[number] == label.text else ""
    told = [_runs(line, lang, bold=label.bold, colour=label.colour) for line in label.text.split("\n")]
    if cell:
        told = [_field(cell, label, lang)]
    if label.source:
        source = _runs(label.source if label.below else f"  {label.source}", lang, colour="tx2")
        told = [*told, source] if label.below else [*told[:-1], told[-1] + source]
    paragraphs = "".join(f"<a:p>{line}</a:p>" for line in told)
    extended = f'<c15:dlblFieldTable/><c15:showDataLabelsRange val="{int(bool(cell))}"/>'
    return (
        f'<c:dLbl><c:idx val="{number}"/>{shift}<c:tx><c:rich><a:bodyPr wrap="none" lIns="38100" tIns="19050" rIns="38100" bIns="19050" anchor="ctr"/>'
        f'<a:lstStyle/>{paragraphs}</c:rich></c:tx><c:dLblPos val="{label.side}"/>{_shows(1)}'
        f'<c:extLst><c:ext uri="{_LABELS}" {_C15}>{extended}</c:ext></c:extLst></c:dLbl>'
    )


def _field(cell: str, label: Label, lang: str) -> str:
    """The text of a cell; what stands in it is shown by programs that do not look it up."""
    identity = str(uuid.uuid5(uuid.NAMESPACE_OID, f"casebook label {cell}")).upper()
    written = "zh-CN" if CHINESE.search(label.text) else LANGS[lang]
    look = f'<a:rPr lang="{written}" sz="{round(TEXT_PT * 100)}" b="{int(label.bold)}">{_fill(label.colour)}</a:rPr>'
    return f'<a:fld id="{{{identity}}}" type="CELLRANGE">{look}<a:t>{escape(legal(label.text))}</a:t></a:fld>'


def _shows(value: int) -> str:
    others = "".join(f'<c:show{name} val="0"/>' for name in ("CatName", "SerName", "Percent", "BubbleSize"))
    return f'<c:showLegendKey val="0"/><c:showVal val="{value}"/>{others}'


def _runs(text: str, lang: str, *, bold: bool = False, colour: str = "tx1") -> str:
    pieces = [legal(text)] if lang == "zh" else CHINESE.split(legal(text))
    return "".join(
        f'<a:r><a:rPr lang="{"zh-CN" if n % 2 else LANGS[lang]}" sz="{round(TEXT_PT * 100)}" b="{int(bold)}">{_fill(colour)}</a:rPr><a:t>{escape(piece)}</a:t></a:r>'
        for n, piece in enumerate(pieces)
        if piece
    )


def _value_axis(own: int, other: int, axis: Axis, place: str, between: str = "midCat") -> str:
    log = '<c:logBase val="10"/>' if axis.log else ""
    grid = f"<c:majorGridlines><c:spPr>{_line(Stroke(0.75, 'bg2'))}</c:spPr></c:majorGridlines>" if axis.grid else ""
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling>{log}<c:orientation val="{"maxMin" if axis.inverted else "minMax"}"/>'
        f'<c:max val="{axis.high!r}"/><c:min val="{axis.low!r}"/></c:scaling><c:delete val="{int(not axis.grid)}"/><c:axPos val="{place}"/>{grid}'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/>'
        f'<c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val="{other}"/><c:crosses val="min"/><c:crossBetween val="{between}"/></c:valAx>'
    )


def _text_properties(colour: str) -> str:
    return (
        f'<c:txPr><a:bodyPr rot="0"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(TEXT_PT * 100)}">{_fill(colour)}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def _numbers(cells: Cells) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{value!r}</c:v></c:pt>' for n, value in enumerate(cells.values) if value is not None)
    return (
        f"<c:numRef><c:f>{escape(cells.ref)}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(cells.values)}"/>{points}</c:numCache></c:numRef>'
    )


def _texts(cells: Cells) -> str:
    return f"<c:strRef><c:f>{escape(cells.ref)}</c:f><c:strCache>{_cached(cells)}</c:strCache></c:strRef>"


def _cached(cells: Cells) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{escape(legal(str(value)))}</c:v></c:pt>' for n, value in enumerate(cells.values))
    return f'<c:ptCount val="{len(cells.values)}"/>{points}'


def _line(stroke: Stroke) -> str:
    head = '<a:tailEnd type="triangle" w="med" len="med"/>' if stroke.arrow else ""
    return f'<a:ln w="{round(stroke.width * 12700)}" cap="flat">{_fill(stroke.colour, stroke.tint)}<a:prstDash val="{stroke.dash}"/><a:round/>{head}</a:ln>'


def _fill(colour: str, tint: int = 0) -> str:
    """A colour of the theme, lighter by `tint` hundredths: no transparency, which not every program knows for marks."""
    lighter = f'<a:lumMod val="{(100 - tint) * 1000}"/><a:lumOff val="{tint * 1000}"/>' if tint else ""
    return f'<a:solidFill><a:schemeClr val="{colour}">{lighter}</a:schemeClr></a:solidFill>'
