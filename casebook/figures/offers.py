"""What is offered, to whom, and on what proof: rows × columns of a few words each.

A filled dot before the words: an article states it; a ring: it is implied. What no article gives is a dash, which the key explains. Rows that
have nothing but dashes stand together in one line below the others, unless all do.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casebook import say
from casebook.figures.fonts import text_width
from casebook.figures.look import LINE, ROOMY_PT, SMALL_PT, TEXT_PT, WIDTH_PT, look
from casebook.figures.matrix import KEY, mark
from casebook.figures.sheet import Sheet, require
from casebook.figures.wrap import wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ROW_LABEL_WIDTH = 112.0
MARK_ROOM = 13.0
GUTTER = 12.0
PAD = 8.0
KEY_HEIGHT = 26.0
# A cell without words has the mark of silence.
EMPTY, UNMARKED = "silent", ""


@dataclass(frozen=True)
class Cell:
    """Words with their sentences and a `state` ("asserts", "implies"); one without words is a dash."""

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

    def lines(self, cell: Cell) -> list[str]:
        return wrap(cell.text, self.width - MARK_ROOM, SMALL_PT)


def apart(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The rows that have anything in a cell, and those that have nothing; where none has, all are of the first kind."""
    full = [row for row in rows if any(cell.text for cell in row.cells)]
    return (full, [row for row in rows if row not in full]) if full else (list(rows), [])


def lacking(names: Sequence[str], nothing: str, lang: str) -> str:
    """Names of empty rows and what they lack in one line: A, B: none in any article."""
    return say.either(lang, "{}: {}", "{}：{}").format(say.either(lang, ", ", "、").join(names), nothing)


def _draw_cell(sheet: Sheet, cell: Cell, place: _Place, top: float) -> None:
    with sheet.point(cell.evidence):
        if cell.state != UNMARKED:
            mark(sheet, place.left + 5, top + PAD / 2 + SMALL_PT * LINE / 2, cell.state if cell.text else EMPTY)
        sheet.lines(place.left + (0 if cell.state == UNMARKED else MARK_ROOM), top + PAD / 2, place.lines(cell), size=SMALL_PT)


def _draw_label(sheet: Sheet, row: Row, lines: list[str], top: float) -> float:
    with sheet.point(row.evidence):
        return sheet.lines(0, top, lines, bold=True)


def _beside(columns: Sequence[str], rows: Sequence[Row], width: float) -> tuple[float, Callable[[Sheet], None]]:
    """A table: names of the rows at the left, those of the columns on top. Its height, and how to draw it."""
    each = (width - ROW_LABEL_WIDTH - GUTTER * len(columns)) / len(columns)
    places = [_Place(ROW_LABEL_WIDTH + GUTTER + n * (each + GUTTER), each) for n in range(len(columns))]
    heads = [wrap(column, each, SMALL_PT, bold=True) for column in columns]
    labels = [wrap(row.label, ROW_LABEL_WIDTH, TEXT_PT, bold=True) for row in rows]
    heights = [
        max(len(label) * TEXT_PT * LINE, *(len(place.lines(c)) * SMALL_PT * LINE for place, c in zip(places, row.cells, strict=True))) + PAD
        for row, label in zip(rows, labels, strict=True)
    ]
    head = max(map(len, heads)) * SMALL_PT * LINE + 6

    def draw(sheet: Sheet) -> None:
        top = head
        for place, lines in zip(places, heads, strict=True):
            sheet.lines(place.left, top - len(lines) * SMALL_PT * LINE - 4, lines, size=SMALL_PT, bold=True)
        for row, label, height in zip(rows, labels, heights, strict=True):
            sheet.line((0, top), (width, top), colour="grid", width=0.7)
            _draw_label(sheet, row, label, top + PAD / 2 - 1)
            for place, cell in zip(places, row.cells, strict=True):
                _draw_cell(sheet, cell, place, top)
            top += height

    return head + sum(heights), draw


def _stacked(columns: Sequence[str], rows: Sequence[Row], width: float) -> tuple[float, Callable[[Sheet], None]]:
    """For a phone: a row's cells one below the other, each after the name of its column, or under it where it is longer than a line."""
    heads = max(text_width(column, SMALL_PT) for column in columns) + GUTTER
    beside = heads <= width / 2
    place = _Place(heads, width - heads) if beside else _Place(1, width - 2)
    over = 0 if beside else SMALL_PT * LINE
    labels = [wrap(row.label, width, TEXT_PT, bold=True) for row in rows]
    cells = [[over + len(place.lines(cell)) * SMALL_PT * LINE + PAD / 2 for cell in row.cells] for row in rows]
    height = sum(len(label) * TEXT_PT * LINE + PAD * 1.5 for label in labels) + sum(map(sum, cells))

    def draw(sheet: Sheet) -> None:
        top = 0.0
        for row, label, heights in zip(rows, labels, cells, strict=True):
            sheet.line((0, top), (width, top), colour="muted", width=0.8)
            top = _draw_label(sheet, row, label, top + PAD / 2)
            for column, cell, cell_height in zip(columns, row.cells, heights, strict=True):
                sheet.text(0, top + PAD / 2 + SMALL_PT * LINE / 2, column, size=SMALL_PT, colour="muted")
                _draw_cell(sheet, cell, place, top + over)
                top += cell_height
            top += PAD

    return height, draw


def _flow(rows: Sequence[Row], nothing: str, lang: str, width: float) -> list[tuple[Row | None, str, float, int]]:
    """The names of empty rows, and at the end what they lack, as pieces of lines: (row, words, left, line)."""
    pieces, x, line = [], MARK_ROOM, 0
    comma, colon = say.either(lang, ", ", "、"), say.either(lang, ": ", "：")
    told = [(row, row.label + (comma if row is not rows[-1] else "")) for row in rows]
    for row, words in [*told, (None, colon + nothing)]:
        wide = text_width(words, SMALL_PT)
        # What they lack follows the last name; only where there is no room does it begin a line, and then without the colon.
        if x > MARK_ROOM and x + wide > width:
            x, line = MARK_ROOM, line + 1
            words = words if row else nothing
        pieces.append((row, words, x, line))
        x += wide
    return pieces


def _draw_flow(sheet: Sheet, pieces: Sequence[tuple[Row | None, str, float, int]], top: float) -> None:
    mark(sheet, 5, top + SMALL_PT * LINE / 2, EMPTY)
    for row, words, x, line in pieces:
        with sheet.point(row.evidence if row else ()):
            sheet.text(x, top + (line + 0.5) * SMALL_PT * LINE, words, size=SMALL_PT, colour="ink" if row else "muted")


def _draw_key(sheet: Sheet, rows: Sequence[Row], nothing: str, lang: str, top: float) -> None:
    """The marks that are used; the dash only where no line of empty rows explains it."""
    used = {cell.state for row in rows for cell in row.cells if cell.text}
    words = {**{state: KEY[lang][state] for state in KEY[lang] if state in used}, **({EMPTY: nothing} if nothing else {})}
    x, y = 5.0, top + KEY_HEIGHT / 2 + 3
    for state, said in words.items():
        if x > 5 and x + 9 + text_width(said, SMALL_PT) > sheet.width:
            x, y = 5.0, y + SMALL_PT * LINE
        mark(sheet, x, y, state)
        x = sheet.text(x + 9, y, said, size=SMALL_PT, colour="muted").right + 18


def _unmarked(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows without marks where every cell has words and all are told alike: a mark that all wear tells nothing."""
    cells = [cell for row in rows for cell in row.cells]
    alike = all(cell.text for cell in cells) and len({cell.state for cell in cells}) == 1
    return [replace(row, cells=tuple(replace(cell, state=UNMARKED) for cell in row.cells)) for row in rows] if alike else rows


@look()
def offers(columns: Sequence[str], rows: Sequence[Row], *, nothing: str, lang: str, width: float = WIDTH_PT) -> "Figure":
    """A figure of words; `nothing` says what a dash means. Raises BadArgument without rows or columns."""
    require(rows, "offers")
    require(columns, "offers")
    shown, empty = apart(rows)
    shown = shown if empty else _unmarked(shown)
    height, draw = (_beside if width >= ROOMY_PT else _stacked)(columns, shown, width)
    pieces = _flow(empty, nothing, lang, width) if empty else []
    below = (pieces[-1][3] + 1) * SMALL_PT * LINE + PAD if pieces else 0
    told = "" if pieces or all(cell.text for row in shown for cell in row.cells) else nothing
    key = 0 if shown[0].cells[0].state == UNMARKED else KEY_HEIGHT
    sheet = Sheet(height + below + key + (SMALL_PT * LINE if told and width < ROOMY_PT else 0), width)
    draw(sheet)
    sheet.line((0, height), (width, height), colour="grid", width=0.7)
    if pieces:
        _draw_flow(sheet, pieces, height + PAD / 2)
        sheet.line((0, height + below), (width, height + below), colour="grid", width=0.7)
    if key:
        _draw_key(sheet, shown, told, lang, height + below)
    return sheet.figure
