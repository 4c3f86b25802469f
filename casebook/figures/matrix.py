"""Who says what: rows (causes, promises) × columns (articles).

Asserted is a filled dot, implied a ring, told of but not as a reason a square, silent a small dash, contradicted a cross. Rows may stand under headings, so that causes are not read
as effects. At the right, a total a row: how many independent origins say so, which is not how many dots there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casebook.figures.fonts import text_width
from casebook.figures.look import LINE, ROOMY_PT, SMALL_PT, TEXT_PT, WIDTH_PT, look
from casebook.figures.sheet import Sheet, require
from casebook.figures.wrap import wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

STATES = ("asserts", "implies", "symptom", "against", "silent")
KEY = {
    "en": {"asserts": "states", "implies": "implies", "symptom": "reports it", "against": "says otherwise", "silent": "silent"},
    "zh": {"asserts": "明确说", "implies": "暗示", "symptom": "写到", "against": "另有说法", "silent": "未提"},
}
ROW_LABEL_WIDTH = 204.0
TOTAL_WIDTH = 64.0
NARROW_TOTAL_WIDTH = 46.0
PAD = 10.0
KEY_HEIGHT = 24.0
BESIDE = 16.0  # from a mark to the cross of another voice in the same article
HEADING_HEIGHT = 26.0


@dataclass(frozen=True)
class Cell:
    """What a column says of a row: a state of STATES, and its sentences. `opposed`: another voice in it says otherwise."""

    state: str
    evidence: tuple[str, ...] = ()
    opposed: bool = False


@dataclass(frozen=True)
class Row:
    """A row with one cell a column; `total` stands at the right."""

    label: str
    cells: tuple[Cell, ...]
    total: str = ""


@dataclass(frozen=True)
class Group:
    """Rows under a heading, or without one."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class _Grid:
    """Where things stand: the columns' left edge and width, and the width of all. Without room, a row's label stands above its marks."""

    left: float
    column: float
    width: float

    @property
    def beside(self) -> bool:
        return self.left > 0

    def middle(self, n: int) -> float:
        return self.left + (n + 0.5) * self.column


def mark(sheet: Sheet, x: float, y: float, state: str) -> None:
    """The mark of one state, around (x, y)."""
    if state == "asserts":
        sheet.dot(x, y, size=9)
    elif state == "implies":
        sheet.ring(x, y, size=8)
    elif state == "symptom":
        sheet.bar(x - 3.5, x + 3.5, y, height=7)
    elif state == "against":
        sheet.line((x - 4, y - 4), (x + 4, y + 4), colour="ink", width=1.8)
        sheet.line((x - 4, y + 4), (x + 4, y - 4), colour="ink", width=1.8)
    else:
        sheet.line((x - 2.5, y), (x + 2.5, y), colour="grey", width=1.2)


def _head(column: Sequence[str], grid: _Grid) -> list[str]:
    """A column's name in lines; without room only its first part, which says by itself which it is."""
    parts = column if grid.beside else column[:1]
    return [line for part in parts for line in wrap(part, grid.column - 6, SMALL_PT, bold=True)]


def _key(states: Sequence[str], width: float, lang: str) -> list[tuple[float, int]]:
    """Where each state of the key stands: its left end and its line, as many a line as go on it."""
    places, x, line = [], 5.0, 0
    for state in states:
        if x + 9 + text_width(KEY[lang][state], SMALL_PT) > width:
            x, line = 5.0, line + 1
        places.append((x, line))
        x += 9 + text_width(KEY[lang][state], SMALL_PT) + 18
    return places


def _draw_key(sheet: Sheet, states: Sequence[str], places: list[tuple[float, int]], top: float, lang: str) -> None:
    for state, (x, line) in zip(states, places, strict=True):
        y = top + KEY_HEIGHT / 2 + 4 + line * SMALL_PT * LINE
        mark(sheet, x, y, state)
        sheet.text(x + 9, y, KEY[lang][state], size=SMALL_PT, colour="muted")


def _row_height(label: list[str], grid: _Grid) -> float:
    text = len(label) * TEXT_PT * LINE
    return text + PAD if grid.beside else text + TEXT_PT * LINE + PAD


def _draw_row(sheet: Sheet, row: Row, label: list[str], grid: _Grid, top: float) -> float:
    """Draw a row from `top` down; returns where it ends."""
    height, text = _row_height(label, grid), len(label) * TEXT_PT * LINE
    y = top + height / 2 if grid.beside else top + PAD / 2 + text + TEXT_PT * LINE / 2
    sheet.line((0, top), (sheet.width, top), colour="grid", width=0.7)
    sheet.lines(0, top + (height - text) / 2 if grid.beside else top + PAD / 2, label)
    for n, cell in enumerate(row.cells):
        with sheet.point(cell.evidence):
            mark(sheet, grid.middle(n), y, cell.state)
            if cell.opposed:
                mark(sheet, grid.middle(n) + BESIDE, y, "against")
    if row.total:
        sheet.text(sheet.width, y, row.total, align="right", bold=True)
    return top + height


def _grid(groups: Sequence[Group], count: int, total: str, width: float) -> _Grid:
    widest = max(text_width(row.label, TEXT_PT) for group in groups for row in group.rows)
    left = min(widest, ROW_LABEL_WIDTH) + 14 if width >= ROOMY_PT else 0.0
    right = width - ((TOTAL_WIDTH if width >= ROOMY_PT else NARROW_TOTAL_WIDTH) if total else 0)
    return _Grid(left, (right - left) / count, width)


@look()
def matrix(columns: Sequence[Sequence[str]], groups: Sequence[Group], *, lang: str, total: str = "", width: float = WIDTH_PT) -> "Figure":
    """A figure of marks. A column's name has parts, the first of which is enough for a phone ("S4 2015", "Leiphone"). `total` heads the totals at the right; leave it out where rows have none. Raises BadArgument without rows or columns."""
    require([row for group in groups for row in group.rows], "matrix")
    require(columns, "matrix")
    grid = _grid(groups, len(columns), total, width)
    heads = [_head(column, grid) for column in columns]
    total_head = wrap(total, TOTAL_WIDTH - 8, SMALL_PT, bold=True) if total else []
    top = max(len(lines) for lines in (*heads, total_head)) * SMALL_PT * LINE + 6
    labels = {row: wrap(row.label, (grid.left or width) - 14, TEXT_PT) for group in groups for row in group.rows}
    used = {state for row in labels for cell in row.cells for state in (cell.state, "against" if cell.opposed else cell.state)}
    states = [state for state in STATES if state in used]
    key = _key(states, width, lang)
    height = top + sum(_row_height(label, grid) for label in labels.values()) + HEADING_HEIGHT * sum(bool(g.title) for g in groups)
    sheet = Sheet(height + KEY_HEIGHT + key[-1][1] * SMALL_PT * LINE, width)
    for n, lines in enumerate(heads):
        sheet.lines(grid.middle(n), top - len(lines) * SMALL_PT * LINE - 4, lines, size=SMALL_PT, bold=True, align="center")
    sheet.lines(width, top - len(total_head) * SMALL_PT * LINE - 4, total_head, size=SMALL_PT, bold=True, align="right")
    for group in groups:
        if group.title:
            sheet.line((0, top), (width, top), colour="muted", width=0.8)
            sheet.text(0, top + HEADING_HEIGHT / 2 + 2, group.title, size=SMALL_PT, bold=True, colour="muted")
            top += HEADING_HEIGHT
        for row in group.rows:
            top = _draw_row(sheet, row, labels[row], grid, top)
    sheet.line((0, top), (width, top), colour="grid", width=0.7)
    _draw_key(sheet, states, key, top, lang)
    return sheet.figure
