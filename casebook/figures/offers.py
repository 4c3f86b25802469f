"""What is offered, to whom, and on what proof: rows × columns of a few words each, with the empty cells as plain to see as the full ones.

A filled dot before the words: an article states it; a ring: it is implied. What no article gives is an empty dashed box that says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from casebook.figures.look import LINE, ROOMY_PT, SMALL_PT, TEXT_PT, WIDTH_PT, look
from casebook.figures.matrix import KEY, mark
from casebook.figures.sheet import Sheet, require
from casebook.figures.wrap import wrap

ROW_LABEL_WIDTH = 112.0
MARK_ROOM = 13.0
GUTTER = 12.0
PAD = 8.0
KEY_HEIGHT = 26.0


@dataclass(frozen=True)
class Cell:
    """Words with their sentences and a `state` ("asserts", "implies"); one without words is empty."""

    text: str = ""
    state: str = "asserts"
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """A thing offered, with the sentences that name it, and one cell a column."""

    label: str
    cells: tuple[Cell, ...]
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Place:
    """A cell's column: its left edge and width."""

    left: float
    width: float

    def lines(self, cell: Cell, nothing: str) -> list[str]:
        return wrap(cell.text or nothing, self.width - MARK_ROOM, SMALL_PT)


def _draw_cell(sheet: Sheet, cell: Cell, place: _Place, nothing: str, top: float, height: float) -> None:
    lines = place.lines(cell, nothing)
    text = len(lines) * SMALL_PT * LINE
    if not cell.text:
        middle = top + height / 2
        sheet.bar(place.left, place.left + place.width, middle, height=max(text + 6, height - 8), colour="grey", hollow=True, dashed=True)
        sheet.lines(place.left + place.width / 2, middle - text / 2, lines, size=SMALL_PT, colour="muted", align="center")
        return
    with sheet.point(cell.evidence):
        mark(sheet, place.left + 5, top + PAD / 2 + SMALL_PT * LINE / 2, cell.state)
        sheet.lines(place.left + MARK_ROOM, top + PAD / 2, lines, size=SMALL_PT)


def _draw_label(sheet: Sheet, row: Row, lines: list[str], top: float) -> float:
    with sheet.point(row.evidence):
        return sheet.lines(0, top, lines, bold=True)


def _beside(columns: Sequence[str], rows: Sequence[Row], nothing: str, width: float) -> Sheet:
    """A table: names of the rows at the left, those of the columns on top."""
    each = (width - 1 - ROW_LABEL_WIDTH - GUTTER * len(columns)) / len(columns)
    places = [_Place(ROW_LABEL_WIDTH + GUTTER + n * (each + GUTTER), each) for n in range(len(columns))]
    heads = [wrap(column, each, SMALL_PT, bold=True) for column in columns]
    labels = [wrap(row.label, ROW_LABEL_WIDTH, TEXT_PT, bold=True) for row in rows]
    heights = [
        max(len(label) * TEXT_PT * LINE, *(len(place.lines(c, nothing)) * SMALL_PT * LINE + 6 for place, c in zip(places, row.cells, strict=True)))
        + PAD
        for row, label in zip(rows, labels, strict=True)
    ]
    top = max(map(len, heads)) * SMALL_PT * LINE + 6
    sheet = Sheet(top + sum(heights) + KEY_HEIGHT, width)
    for place, lines in zip(places, heads, strict=True):
        sheet.lines(place.left, top - len(lines) * SMALL_PT * LINE - 4, lines, size=SMALL_PT, bold=True)
    for row, label, height in zip(rows, labels, heights, strict=True):
        sheet.line((0, top), (width, top), colour="grid", width=0.7)
        _draw_label(sheet, row, label, top + PAD / 2 - 1)
        for place, cell in zip(places, row.cells, strict=True):
            _draw_cell(sheet, cell, place, nothing, top, height)
        top += height
    sheet.line((0, top), (width, top), colour="grid", width=0.7)
    return sheet


def _stacked(columns: Sequence[str], rows: Sequence[Row], nothing: str, width: float) -> Sheet:
    """For a phone: a row's cells one below the other, each under the name of its column."""
    place = _Place(1, width - 2)
    labels = [wrap(row.label, width, TEXT_PT, bold=True) for row in rows]
    cell_heights = [[len(place.lines(cell, nothing)) * SMALL_PT * LINE + PAD for cell in row.cells] for row in rows]
    head = SMALL_PT * LINE
    height = sum(len(label) * TEXT_PT * LINE + PAD * 2 for label in labels) + sum(sum(c) + (head + 2) * len(c) for c in cell_heights)
    sheet = Sheet(height + KEY_HEIGHT, width)
    top = 0.0
    for row, label, heights in zip(rows, labels, cell_heights, strict=True):
        sheet.line((0, top), (width, top), colour="muted", width=0.8)
        top = _draw_label(sheet, row, label, top + PAD / 2)
        for column, cell, cell_height in zip(columns, row.cells, heights, strict=True):
            sheet.text(0, top + 2 + head / 2, column, size=SMALL_PT, colour="muted")
            _draw_cell(sheet, cell, place, nothing, top + head + 2, cell_height)
            top += head + 2 + cell_height
        top += PAD * 1.5
    return sheet


def _draw_key(sheet: Sheet, rows: Sequence[Row], lang: str) -> None:
    used = {cell.state for row in rows for cell in row.cells if cell.text}
    x, y = 5.0, sheet.height - KEY_HEIGHT / 2 + 3
    for state in (s for s in KEY[lang] if s in used):
        mark(sheet, x, y, state)
        x = sheet.text(x + 9, y, KEY[lang][state], size=SMALL_PT, colour="muted").right + 18


@look()
def offers(columns: Sequence[str], rows: Sequence[Row], *, nothing: str, lang: str, width: float = WIDTH_PT) -> Figure:
    """A figure of words; `nothing` is said in every empty cell. Raises BadArgument without rows or columns."""
    require(rows, "offers")
    require(columns, "offers")
    sheet = (_beside if width >= ROOMY_PT else _stacked)(columns, rows, nothing, width)
    _draw_key(sheet, rows, lang)
    return sheet.figure
