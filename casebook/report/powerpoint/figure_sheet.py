"""A slide with a figure: as a chart that can be edited, as shapes, as a table, else as a picture; and what it shows in words, below it."""

import io
from collections.abc import Sequence
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Emu

from casebook.report.powerpoint.charts import heights, native_charts, panels_of
from casebook.report.powerpoint.drawing import Drawing
from casebook.report.powerpoint.master import (
    BODY_IDX,
    BODY_PT,
    CONTENT,
    LEFT,
    REFS_IDX,
    SUBTITLE,
    SUBTITLE_IDX,
    TEXT_PT,
    TOLD_IDX,
    WIDTH,
    Box,
)
from casebook.report.powerpoint.sheet import GAP, Sheet, drawn
from casebook.report.powerpoint.sizing import STATES, cells_of, column_widths, evened, side, spread
from casebook.report.powerpoint.slope_chart import evenly
from casebook.report.powerpoint.tables import GUTTER, Cell, Grid, Rule
from casebook.report.powerpoint.text import Run, fitting, height

LEAST_CHART_PT = 150.0  # a chart above what it shows in words
PANEL_GAP = 18.0
SILENT = "–"


class FigureSheet(Sheet):
    """A slide that shows a figure."""

    def _figure(self, figure: dict[str, Any]) -> None:
        subtitle = figure.get("talk_subtitle") or figure["subtitle"]
        room = SUBTITLE.height * 2 if height(subtitle, WIDTH, TEXT_PT) > SUBTITLE.height else SUBTITLE.height
        size = fitting([subtitle], WIDTH, room, TEXT_PT)
        self._say(SUBTITLE_IDX, [Run(subtitle, size if size < TEXT_PT else None)])
        subtitled = self.boxes[SUBTITLE_IDX]
        top = subtitled.top + room + CONTENT.top - SUBTITLE.bottom
        box = Box(LEFT, top, WIDTH, CONTENT.bottom - top)
        if room > SUBTITLE.height:
            self._move(self.at[SUBTITLE_IDX], subtitled._replace(height=room))
        box = self._told(figure, box)
        self._sources_line(self.slide.content["drawn"])
        self._say(REFS_IDX, self._refs(self.slide.content["refs"], None)[1:])  # without the space that parts a reference from what is before it
        fill = {
            "Picture": self._picture,
            "Drawing": self._drawing,
            "Table": self._crossed,
            "Chart": self._charts,
            "Charts side by side": self._charts,
        }
        fill[self.layout](figure, box)

    def _told(self, figure: dict[str, Any], box: Box) -> Box:
        """What the figure shows in words, below it, as far as there is room; returns the room left for the figure."""
        paragraphs: list[list[Run]] = []
        (least, most), used = self._heights(figure, box.height), 0.0
        for passage in self.slide.content["told"]:
            runs = self._said(passage, BODY_PT)
            more = height("".join(run.text for run in runs), WIDTH, BODY_PT) + GAP
            if used + more > box.height - max(least, LEAST_CHART_PT):
                break
            paragraphs.append(runs)
            used += more
        if not paragraphs:
            return box
        chart = Box(box.left, box.top, box.width, min(box.height - used, max(most, LEAST_CHART_PT)))
        self.boxes[TOLD_IDX] = Box(LEFT, chart.bottom + GAP, WIDTH, box.bottom - chart.bottom - GAP)
        self._move(self.at[TOLD_IDX], self.boxes[TOLD_IDX])
        self._paragraphs(TOLD_IDX, paragraphs, used)
        return chart

    def _heights(self, figure: dict[str, Any], room: float) -> tuple[float, float]:
        """Points that the figure needs at least and can use at most, of `room`."""
        if self.layout == "Table":
            return min(sum(self._crossed_grid(figure).heights()), room), room
        return heights(figure.get("chart"), room)

    def _describe(self, shape: Any, figure: dict[str, Any], text: str) -> None:
        properties = shape._element.xpath(".//p:cNvPr")[0]
        properties.set("name", f"{self.ui['figure'].format(n=figure['number'])}")
        properties.set("descr", text)

    def _picture(self, figure: dict[str, Any], box: Box) -> None:
        """The talk's drawing, as large as it fits, in the middle of its room."""
        picture = self.at[BODY_IDX].insert_picture(io.BytesIO(self.all.pictures[id(self.slide)]))
        picture.crop_left = picture.crop_right = picture.crop_top = picture.crop_bottom = 0
        wide, high = picture.image.size
        scale = min(box.width / wide, box.height / high)
        width, tall = wide * scale, high * scale
        self._move(picture, Box(box.left + (box.width - width) / 2, box.top + (box.height - tall) / 2, width, tall))
        self._describe(picture, figure, f"{figure['alt']} {figure['long']}")

    def _drawing(self, figure: dict[str, Any], box: Box) -> None:
        """The talk's drawing as shapes in one group."""
        drawing = Drawing(drawn(figure))
        group = self.sheet.shapes.add_group_shape()
        drawing.draw(group, drawing.box(box), self.lang)
        self._describe(group, figure, f"{figure['alt']} {figure['long']}")

    def _charts(self, figure: dict[str, Any], box: Box) -> None:
        """One native chart in its placeholder, or several beside one another (by day: below one another, since they share their days)."""
        record = figure["chart"]
        count = panels_of(record)
        stacked = record["type"] == "days"
        across, down = (1, count) if stacked else (count, 1)
        if record["type"] == "slope":
            box = self._panel_names([panel["name"] for panel in record["panels"]], box)
        each = Box(0, 0, (box.width - PANEL_GAP * (across - 1)) / across, (box.height - PANEL_GAP * (down - 1)) / down)
        for n, chart in enumerate(native_charts(record, each.width, each.height, self.lang, self.ui, self.all.created)):
            step = n * (each.height if stacked else each.width) + n * PANEL_GAP
            place = Box(box.left + (0 if stacked else step), box.top + (step if stacked else 0), each.width, each.height)
            if count == 1:
                frame = self.at[BODY_IDX].insert_chart(XL_CHART_TYPE.XY_SCATTER, chart)
                self._move(frame, place)
            else:
                frame = self.sheet.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *(Emu(side) for side in place.emu()), chart)
            self._describe(frame, figure, figure["alt"] if n == 0 else f"{figure['alt']} ({n + 1}/{count})")

    def _panel_names(self, names: Sequence[str], box: Box) -> Box:
        """The names of charts side by side, each above its chart; returns the room left for these."""
        each = (box.width - PANEL_GAP * (len(names) - 1)) / len(names)
        widths = [each + PANEL_GAP] * (len(names) - 1) + [each]
        grid = Grid(widths, [[Cell([[Run("\n".join(evenly(name, each - GUTTER)), TEXT_PT, True)]], anchor="b") for name in names]], pad=0)
        self._set_table(self.sheet.shapes.add_table(1, len(names), 0, 0, 1, 1), grid, box)
        head = sum(grid.heights()) + GAP
        return Box(box.left, box.top + head, box.width, box.height - head)

    def _crossed(self, figure: dict[str, Any], box: Box) -> None:
        grid, room = self._crossed_grid(figure), box.height - GAP  # its last row keeps off the line above the sources
        self._table(evened(grid, room) or spread(grid, room), box)

    def _crossed_grid(self, figure: dict[str, Any]) -> Grid:
        """The table that the figure draws, else the one behind it; what stands on a crossing has its sign and its word."""
        record = figure.get("chart") or {"type": ""}
        columns, rows = (record["columns"], record["rows"]) if record["type"] == "table" else (figure["data"]["columns"], cells_of(figure["data"]))
        widths = column_widths(columns, rows, WIDTH)
        head = [Cell([[Run("" if n == 0 else c["label"], TEXT_PT, True)]], side(c), (Rule("B", 1.5, "tx1"),), "b") for n, c in enumerate(columns)]
        body = [self._crossing_row(row, columns) for row in rows]
        return Grid(widths, [head, *body], header=True, pad=1.0)

    def _crossing_row(self, row: dict[str, Any], columns: list[dict[str, str]]) -> list[Cell]:
        if "heading" in row:
            return [Cell([[Run(row["heading"], TEXT_PT, True, "tx2")]], rules=(Rule("B"),), anchor="b", span=len(columns))]
        if "key" in row:
            signs = [
                *((STATES[state][0], word) for state, word in row["key"] if state in STATES),
                *([(SILENT, row["silent"])] if row["silent"] else []),
            ]
            return [Cell([[Run("   ".join(f"{sign} {word}" for sign, word in signs), TEXT_PT, colour="tx2")]], anchor="b", span=len(columns))]
        return [self._crossing(cell, column) for cell, column in zip(row["cells"], columns, strict=True)]

    def _crossing(self, cell: dict[str, Any], column: dict[str, str]) -> Cell:
        if cell["state"] == "silent":
            run = Run(SILENT, TEXT_PT, colour="tx2")
        elif cell["state"] in STATES:
            mark, colour, bold = STATES[cell["state"]]
            run = Run(f"{mark} {cell['text']}", TEXT_PT, bold, colour)
        else:
            run = Run(cell["text"], TEXT_PT, colour="tx2" if cell["state"] else None)
        return Cell([[run], *([self._other_voice(cell["opposed"])] if cell.get("opposed") else [])], side(column), (Rule("B"),), "ctr")

    def _other_voice(self, words: str) -> list[Run]:
        """Below what an article says: that another voice in it says otherwise."""
        mark, colour, bold = STATES["against"]
        return [Run(f"{mark} {words}", TEXT_PT, bold, colour)]
