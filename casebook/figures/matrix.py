"""Who says what: rows (causes, modes) × columns (articles, or audience, benefit and proof).

Asserted is a filled dot, implied a ring, silent a small dash, contradicted a cross. A cell may carry a few words beside its mark. At the
right, a total a row: how many independent origins say so, which is not how many dots there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from casebook.figures.fonts import text_width
from casebook.figures.look import LINE, SMALL_PT, TEXT_PT, WIDTH_PT, look
from casebook.figures.sheet import Sheet, require
from casebook.figures.wrap import wrap

STATES = ("asserts", "implies", "against", "silent")
KEY = {
    "en": {"asserts": "asserts", "implies": "implies", "against": "says the opposite", "silent": "silent"},
    "zh": {"asserts": "明确说", "implies": "暗示", "against": "持相反说法", "silent": "未提"},
}
ROW_LABEL_WIDTH = 204.0
TOTAL_WIDTH = 82.0
PAD = 10.0
KEY_HEIGHT = 24.0
MARK_ROOM = 12.0


@dataclass(frozen=True)
class Cell:
    """What a column says of a row: a state of STATES, its sentences, and a few words where the chart shows them."""

    state: str
    evidence: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Row:
    """A row with one cell a column; `total` stands at the right."""

    label: str
    cells: tuple[Cell, ...]
    total: str = ""


@dataclass(frozen=True)
class _Grid:
    """Where things stand: the columns' left edges, their width, and the right end of the row labels."""

    left: float
    column: float

    def edge(self, n: int) -> float:
        return self.left + n * self.column

    def middle(self, n: int) -> float:
        return self.left + (n + 0.5) * self.column


def mark(sheet: Sheet, x: float, y: float, state: str) -> None:
    """The mark of one state, around (x, y)."""
    if state == "asserts":
        sheet.dot(x, y, size=9)
    elif state == "implies":
        sheet.ring(x, y, size=8)
    elif state == "against":
        sheet.line((x - 4, y - 4), (x + 4, y + 4), colour="ink", width=1.8)
        sheet.line((x - 4, y + 4), (x + 4, y - 4), colour="ink", width=1.8)
    else:
        sheet.line((x - 2.5, y), (x + 2.5, y), colour="grey", width=1.2)


def _cell_lines(cell: Cell, grid: _Grid) -> list[str]:
    return wrap(cell.text, grid.column - MARK_ROOM - 10, SMALL_PT) if cell.text else []


def _draw_cell(sheet: Sheet, cell: Cell, grid: _Grid, column: int, y: float) -> None:
    lines = _cell_lines(cell, grid)
    with sheet.point(cell.evidence):
        if not lines:
            mark(sheet, grid.middle(column), y, cell.state)
            return
        top = y - len(lines) * SMALL_PT * LINE / 2
        mark(sheet, grid.edge(column) + 5, top + SMALL_PT * LINE / 2, cell.state)
        sheet.lines(grid.edge(column) + MARK_ROOM + 2, top, lines, size=SMALL_PT)


def _draw_heads(sheet: Sheet, heads: Sequence[list[str]], grid: _Grid, bottom: float, centred: bool) -> None:
    for n, lines in enumerate(heads):
        x, align = (grid.middle(n), "center") if centred else (grid.edge(n), "left")
        sheet.lines(x, bottom - len(lines) * SMALL_PT * LINE - 4, lines, size=SMALL_PT, bold=True, align=align)


def _draw_key(sheet: Sheet, states: Sequence[str], y: float, lang: str) -> None:
    x = 5.0
    for state in states:
        mark(sheet, x, y, state)
        x = sheet.text(x + 9, y, KEY[lang][state], size=SMALL_PT, colour="muted").right + 22


def _lay_rows(rows: Sequence[Row], grid: _Grid) -> list[tuple[Row, list[str], float]]:
    """Each row with the lines of its label and its height."""
    laid = []
    for row in rows:
        label = wrap(row.label, grid.left - 14, TEXT_PT)
        cells = (len(_cell_lines(cell, grid)) * SMALL_PT * LINE for cell in row.cells)
        laid.append((row, label, max(len(label) * TEXT_PT * LINE, *cells) + PAD))
    return laid


def _draw_row(sheet: Sheet, row: Row, label: list[str], grid: _Grid, top: float, height: float) -> None:
    y = top + height / 2
    sheet.line((0, top), (sheet.width, top), colour="grid", width=0.7)
    sheet.lines(0, y - len(label) * TEXT_PT * LINE / 2, label)
    for n, cell in enumerate(row.cells):
        _draw_cell(sheet, cell, grid, n, y)
    if row.total:
        sheet.text(WIDTH_PT, y, row.total, align="right", bold=True)


@look()
def matrix(columns: Sequence[str], rows: Sequence[Row], *, lang: str, total: str = "") -> Figure:
    """A figure of marks. `total` heads the totals at the right; leave it out where rows have none. Raises BadArgument without rows or columns."""
    require(rows, "matrix")
    require(columns, "matrix")
    left = min(max(text_width(row.label, TEXT_PT) for row in rows), ROW_LABEL_WIDTH) + 14
    right = WIDTH_PT - (TOTAL_WIDTH if total else 0)
    grid = _Grid(left, (right - left) / len(columns))

    heads = [wrap(column, grid.column - 8, SMALL_PT, bold=True) for column in columns]
    total_head = wrap(total, TOTAL_WIDTH - 8, SMALL_PT, bold=True) if total else []
    top = max(len(lines) for lines in (*heads, total_head)) * SMALL_PT * LINE + 6
    laid = _lay_rows(rows, grid)
    sheet = Sheet(top + sum(height for _, _, height in laid) + KEY_HEIGHT)

    centred = not any(cell.text for row in rows for cell in row.cells)
    _draw_heads(sheet, heads, grid, top, centred)
    sheet.lines(WIDTH_PT, top - len(total_head) * SMALL_PT * LINE - 4, total_head, size=SMALL_PT, bold=True, align="right")
    for row, label, height in laid:
        _draw_row(sheet, row, label, grid, top, height)
        top += height
    sheet.line((0, top), (sheet.width, top), colour="grid", width=0.7)
    used = {cell.state for row in rows for cell in row.cells}
    _draw_key(sheet, [state for state in STATES if state in used], top + KEY_HEIGHT / 2 + 4, lang)
    return sheet.figure
