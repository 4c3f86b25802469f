"""Real tables on a slide: every row as high as its text is measured, rules only where they help."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement

from casebook.report.powerpoint.master import EMU, NO_TABLE_STYLE, Box
from casebook.report.powerpoint.text import Run, height, write

PAD = 4.0  # above and below the text of a cell
GUTTER = 14.0  # at the right of a cell


@dataclass(frozen=True)
class Rule:
    """A line along a side of a cell ("L", "T", "B"), in points and a colour of the theme."""

    side: str
    width: float = 0.75
    colour: str = "bg2"


@dataclass(frozen=True)
class Cell:
    """Paragraphs of runs; the first run of each gives its size and weight. `span` columns are one."""

    paragraphs: Sequence[Sequence[Run]]
    align: str = "l"
    rules: tuple[Rule, ...] = ()
    anchor: str = "t"
    indent: float = 0.0
    span: int = 1


@dataclass(frozen=True)
class Grid:
    """Rows of cells over columns of these widths. `header`: the first row names the columns; no other row is lower than `least`."""

    widths: Sequence[float]
    rows: list[list[Cell]] = field(default_factory=list)
    header: bool = False
    pad: float = PAD
    least: float = 0.0

    def smaller(self) -> "Grid":
        """The grid with all text a point smaller and no more air than it needs."""
        rows = [
            [replace(cell, paragraphs=[[replace(run, size=(run.size or 0) - 1) for run in runs] for runs in cell.paragraphs]) for cell in row]
            for row in self.rows
        ]
        return replace(self, rows=rows, pad=min(self.pad, 1.0))

    def heights(self) -> list[float]:
        """Of every row."""
        own = [max(self._cell(row, n) for n in range(len(row))) for row in self.rows]
        return [high if self.header and n == 0 else max(high, self.least) for n, high in enumerate(own)]

    def _cell(self, row: list[Cell], number: int) -> float:
        first = sum(cell.span for cell in row[:number])
        cell = row[number]
        width = sum(self.widths[first : first + cell.span]) - GUTTER - cell.indent
        return (
            sum(height("".join(r.text for r in runs), width, runs[0].size or 0, bold=bool(runs[0].bold)) for runs in cell.paragraphs if runs)
            + 2 * self.pad
        )


def set_table(frame: Any, grid: Grid, box: Box, lang: str) -> None:
    """Fill the table of a graphic frame, and give both their sizes; `box` says where it begins and how wide it is."""
    heights = grid.heights()
    frame.left, frame.top, frame.width = (round(side * EMU) for side in box[:3])
    frame.height = round(sum(heights) * EMU)
    table = frame.table
    properties = table._tbl.tblPr
    for name in ("bandRow", "firstRow"):
        properties.attrib.pop(name, None)
    if grid.header:
        properties.set("firstRow", "1")
    properties.find(qn("a:tableStyleId")).text = NO_TABLE_STYLE
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = round(width * EMU)
    for n, (row, high) in enumerate(zip(grid.rows, heights, strict=True)):
        table.rows[n].height = round(high * EMU)
        at = 0
        for cell in row:
            if cell.span > 1:
                table.cell(n, at).merge(table.cell(n, at + cell.span - 1))
            _set_cell(table.cell(n, at), cell, grid.pad, lang)
            at += cell.span


def _set_cell(target: Any, cell: Cell, pad: float, lang: str) -> None:
    frame = target.text_frame
    for n, runs in enumerate(cell.paragraphs):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        if cell.align != "l":
            paragraph._p.get_or_add_pPr().set("algn", cell.align)
        write(paragraph, runs, lang)
    properties = target._tc.get_or_add_tcPr()
    sides = {"marL": cell.indent, "marR": GUTTER, "marT": pad, "marB": pad}
    for name, size in sides.items():
        properties.set(name, str(round(size * EMU)))
    properties.set("anchor", cell.anchor)
    for rule in sorted(cell.rules, key=lambda rule: "LRTB".index(rule.side)):
        properties.append(_rule(rule))
    properties.append(OxmlElement("a:noFill"))


def _rule(rule: Rule) -> Any:
    line = OxmlElement(f"a:ln{rule.side}")
    line.set("w", str(round(rule.width * EMU)))
    fill, colour, dash = OxmlElement("a:solidFill"), OxmlElement("a:schemeClr"), OxmlElement("a:prstDash")
    colour.set("val", rule.colour)
    dash.set("val", "solid")
    fill.append(colour)
    line.extend([fill, dash])
    return line
