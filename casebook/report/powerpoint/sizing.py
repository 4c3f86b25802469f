"""How wide the columns of a slide's table are, and how high its rows: as wide and as airy as fits, never cut."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from casebook.figures.fonts import text_width
from casebook.figures.wrap import units
from casebook.report.page import cell_text
from casebook.report.powerpoint.master import TEXT_PT
from casebook.report.powerpoint.tables import GUTTER, PAD, Grid

SPACED = 1.1  # some programs put a gap between Chinese and Latin, which makes a line longer than it was measured
FIRST_COLUMN = 0.36  # of a table's width: what its first column may take, and takes where the others have room
STATES = {"asserts": ("●", "tx1", True), "implies": ("○", "tx1", False), "symptom": ("■", "tx1", False), "against": ("×", "accent6", False)}
LEAST_PT = 8.0


def cells_of(table: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a table (blocks.Table) as those of a figure's record."""

    def cell(value: Any) -> dict[str, Any]:
        crossed = isinstance(value, dict)
        state = value.get("state", "") if crossed and value["evidence"] else "silent" if crossed else ""
        return {"text": cell_text(value), "state": state}

    return [{"cells": [cell(row.get(column["key"], "")) for column in table["columns"]]} for row in table["rows"]]


def column_widths(columns: Sequence[dict[str, str]], rows: Sequence[dict[str, Any]], total: float) -> list[float]:
    """Widths of columns: the first as wide as FIRST_COLUMN, the others alike, less of the first where no cell then breaks; else none narrower than its
    longest word, and alike as far as that allows."""

    def needs(number: int, pieces: Callable[[str], Iterable[str]]) -> float:
        texts = [columns[number]["label"], *(row["cells"][number]["text"] for row in rows if "cells" in row)]
        signed = 2 * TEXT_PT if any(row["cells"][number]["state"] in STATES for row in rows if "cells" in row) else 0
        return max(text_width(piece.rstrip(), TEXT_PT, bold=True) for text in texts for piece in pieces(text) or [""]) + signed + GUTTER

    others = range(1, len(columns))
    whole = SPACED * max(needs(number, lambda text: [text]) for number in others)
    if needs(0, lambda text: [text]) + whole * len(others) <= total:
        first = min(FIRST_COLUMN * total, total - whole * len(others))
        return [first, *((total - first) / len(others) for _ in others)]
    least = [needs(number, units) for number in others]
    first = min(FIRST_COLUMN * total, total - sum(least))
    free = total - first
    even = free / len(least)
    wide = [need for need in least if need > even]
    rest = (free - sum(wide)) / max(len(least) - len(wide), 1)
    return [first, *(need if need > even else rest for need in least)]


def side(column: dict[str, str]) -> str:
    """Where the words of a column stand: l or r."""
    return "r" if column["align"] == "right" else "l"


def spread(grid: Grid, room: float) -> Grid:
    """The grid with as much air above and below its cells as fits, at most three times PAD; too much text gets smaller."""
    (grid,) = shrunk([grid], room)
    more = min(max(room - sum(grid.heights()), 0) / (2 * len(grid.rows)), 2 * PAD)
    return replace(grid, pad=grid.pad + more)


def evened(grid: Grid, room: float) -> Grid | None:
    """The grid with all rows below its head alike, and as much air as fits; None where there is no room for that."""
    body = grid.heights()[1:]
    free = room - grid.heights()[0] - max(body) * len(body)
    return replace(grid, least=max(body) + min(free / len(body), 7 * PAD)) if free >= 0 else None


def shrunk(grids: list[Grid], room: float) -> list[Grid]:
    """The grids one below the other in `room`, all text as large as fits: a slide of the appendix may be full, and is never cut."""
    if sum(sum(grid.heights()) for grid in grids) > room:
        grids = [replace(grid, pad=min(grid.pad, 1.0)) for grid in grids]
    for _ in range(int(TEXT_PT - LEAST_PT)):
        if sum(sum(grid.heights()) for grid in grids) <= room:
            break
        grids = [grid.smaller() for grid in grids]
    return grids
