"""A deck (deck.py) as slides of an office suite: which layout each takes, and what stands in its placeholders, tables and charts.

Slides are made first and filled then, so that a reference can lead to the slide of the appendix that shows its sentence.
"""

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from xml.sax.saxutils import quoteattr

import pptx
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu

from casebook.figures.fonts import text_width
from casebook.figures.wrap import wrap
from casebook.report.deck import Deck, Slide, lots
from casebook.report.paper import UNTITLED
from casebook.report.powerpoint import master
from casebook.report.powerpoint.charts import heights, native_charts, panels_of
from casebook.report.powerpoint.drawing import Drawing
from casebook.report.powerpoint.headed import ONE_LINE, WIDER, free_below, headline, title_size
from casebook.report.powerpoint.master import (
    BODY_IDX,
    BODY_PT,
    CONTENT,
    COVER_PT,
    LAYOUTS,
    LEAD_PT,
    LEFT,
    LIST,
    NUMBER_IDX,
    PART_IDX,
    REFS_IDX,
    SOURCE_IDX,
    STANDING,
    STANDING_IDX,
    SUBTITLE,
    SUBTITLE_IDX,
    TEXT_PT,
    TITLE_PT,
    TOLD_IDX,
    WIDTH,
    Box,
)
from casebook.report.powerpoint.pictures import pictures
from casebook.report.powerpoint.sentences import LEAST_PAD, WIDTHS, quotation, sentence_rows, sentence_slides, source_line
from casebook.report.powerpoint.sizing import STATES, cells_of, column_widths, evened, shrunk, side, spread
from casebook.report.powerpoint.slope_chart import evenly
from casebook.report.powerpoint.tables import GUTTER, Cell, Grid, Rule, set_table
from casebook.report.powerpoint.text import Run, fitting, height, legal, lines, write
from casebook.report.standing import grave, sign, tone, weight_sign

NOTES_PT = 12.0
ALONE_PT = 24.0  # words that no figure stands beside: as large as they fit, from this size down
COUNTS_END = 494.0
LEAST_CHART_PT = 150.0  # a chart above what it shows in words
GAP = 10.0
PANEL_GAP = 18.0
BAR_GAP = 4.0
PART_GAP = 16.0
TONES = {"corroborated": "accent3", "disputed": "accent6", "no_longer_supported": "accent6"}  # every other: one source, or our own inference
CIRCLED = {"1": "①"}  # a bare 1 before words reads as a number
SILENT = "–"
EXPLAINED = re.compile(r"(?:; |；|（).*$")  # of a standing, what says why
LISTS = {"findings", "contradictions", "differences", "news", "changes", "sources"}
TALKS = {"title": "Cover", "divider": "Divider", "disputes": "Free", "evidence": "Evidence"}
_NAMESPACES = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
# For the eye alone: what a screen reader passes over.
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def presentation(deck: Deck, created: dt.datetime) -> Any:
    """The deck as a presentation of python-pptx, without the document's properties. `created` dates the workbooks in its charts."""
    shown = pptx.Presentation(io.BytesIO(master.template()))
    _Sheets(deck, shown, created).fill()
    theme = shown.notes_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._element = parse_xml(master.theme_xml().encode())
    _name_notes_master(shown)
    return shown


def _name_notes_master(shown: Any) -> None:
    """Name the master of the notes in the presentation, which python-pptx leaves out and PowerPoint adds when it mends a file."""
    key = shown.part.relate_to(shown.notes_master.part, RELATIONSHIP_TYPE.NOTES_MASTER)
    listed = OxmlElement("p:notesMasterIdLst")
    entry = OxmlElement("p:notesMasterId")
    entry.set(qn("r:id"), key)
    listed.append(entry)
    shown.element.sldMasterIdLst.addnext(listed)


def layout_of(slide: Slide) -> str:
    """The layout that a slide takes."""
    if "figure" in slide.content:
        figure = slide.content["figure"]
        if slide.content["as_table"] or (figure.get("chart") or {}).get("type") == "table":
            return "Table"
        charts = panels_of(figure["chart"]) if figure.get("chart") else 0
        return {0: "Drawing" if _drawing(figure) else "Picture", 1: "Chart"}.get(charts, "Charts side by side")
    return "Answer" if slide.kind == "answer" else "List" if slide.kind in LISTS else TALKS[slide.kind]


def _drawn(figure: dict[str, Any]) -> str:
    """The SVG of a figure that a slide shows."""
    return figure.get("talk") or figure["plot"]


def _drawing(figure: dict[str, Any]) -> Drawing | None:
    """A figure's drawing, where it can be one of shapes."""
    try:
        return Drawing(_drawn(figure))
    except ValueError:
        return None


class _Sheets:
    def __init__(self, deck: Deck, shown: Any, created: dt.datetime) -> None:
        self.deck, self.lang, self.ui, self.created = deck, deck.lang, deck.ui, created
        self.slides = [*deck.main, *(slide for slide in deck.appendix if slide.kind != "evidence"), *sentence_slides(deck)]
        layouts = {layout.name: layout for layout in shown.slide_layouts}
        self.sheets = [shown.slides.add_slide(layouts[layout_of(slide)]) for slide in self.slides]
        self.place_of = {
            item["id"]: sheet
            for slide, sheet in zip(self.slides, self.sheets, strict=True)
            if slide.kind == "evidence"
            for item in slide.content["items"]
        }
        drawn = [slide for slide in self.slides if layout_of(slide) == "Picture"]
        made = pictures([_drawn(slide.content["figure"]) for slide in drawn], WIDTH)
        self.pictures = {id(slide): data for slide, data in zip(drawn, made, strict=True)}

    def fill(self) -> None:
        """Fill every slide."""
        for slide, sheet in zip(self.slides, self.sheets, strict=True):
            _Sheet(self, slide, sheet).fill()


class _Sheet:
    """One slide while it is filled."""

    def __init__(self, all_sheets: _Sheets, slide: Slide, sheet: Any) -> None:
        self.all, self.slide, self.sheet = all_sheets, slide, sheet
        self.lang, self.ui, self.deck = all_sheets.lang, all_sheets.ui, all_sheets.deck
        self.layout = layout_of(slide)
        self.at = {place.placeholder_format.idx: place for place in sheet.placeholders}
        self.boxes = {place.idx: place.box for place in LAYOUTS[self.layout]}
        self.unsaid = ""  # the standing of its finding, where the slide has no room for all of it
        for place in LAYOUTS[self.layout]:
            if place.idx in self.at:
                self.at[place.idx].name = place.name
        self._rise()

    def _rise(self) -> None:
        """Below a title of one line everything stands a line higher, down to the foot of the slide."""
        if not (free := free_below(self.slide.title or UNTITLED)) or self.layout in ("Cover", "Divider"):
            return
        self._move(self.at[0], self.boxes[0]._replace(height=self.boxes[0].height - free))
        subtitle, body = self.boxes.get(SUBTITLE_IDX), self.boxes.get(BODY_IDX)
        if subtitle:
            self.boxes[SUBTITLE_IDX] = subtitle._replace(top=subtitle.top - free)
            self._move(self.at[SUBTITLE_IDX], self.boxes[SUBTITLE_IDX])
        if body:
            self.boxes[BODY_IDX] = body._replace(top=body.top - free, height=body.height + free)
            if self.layout == "Answer":
                self._move(self.at[BODY_IDX], self.boxes[BODY_IDX])

    def fill(self) -> None:
        """Title, furniture, content and notes; placeholders that nothing stands in go."""
        self._title()
        self._furniture()
        if "figure" in self.slide.content:
            self._figure(self.slide.content["figure"])
        else:
            self._content()
        for place in list(self.sheet.placeholders):
            if place.has_text_frame and not place.text_frame.text:
                place._element.getparent().remove(place._element)
        self._number()
        self._notes()

    def _content(self) -> None:
        by_kind = {
            "title": self._cover,
            "divider": self._divider,
            "answer": self._answer,
            "findings": self._findings,
            "contradictions": self._contradictions,
            "differences": self._differences,
            "disputes": self._disputes,
            "news": self._news,
            "changes": self._changes,
            "sources": self._sources,
            "evidence": self._evidence,
        }
        by_kind[self.slide.kind]()

    # --- text in placeholders ---

    def _say(self, idx: int, runs: Iterable[Run]) -> None:
        write(self.at[idx].text_frame.paragraphs[0], runs, self.lang)

    def _title(self) -> None:
        size = COVER_PT if self.layout in ("Cover", "Divider") else TITLE_PT
        title, box = self.slide.title or UNTITLED, self.boxes[0]
        fit = title_size(title, box, size)
        self._say(0, [Run(headline(title, self.lang, box, fit), fit if fit < size else None)])

    def _furniture(self) -> None:
        if PART_IDX not in self.at:
            return
        part = self.slide.part
        name, box = self.ui["appendix"] if part is None else self.deck.parts[part], self.boxes[PART_IDX]
        size = fitting([name], box.width, box.height, TEXT_PT)
        self._say(PART_IDX, [Run(name, size if size < TEXT_PT else None)])
        self._tracker(part)
        if "finding" in self.slide.content:
            box = box._replace(width=min(box.width, text_width(name, size) * ONE_LINE + 2 * GAP))
            self._move(self.at[PART_IDX], box)
            self._badge(self.slide.content["finding"], box.right)

    def _badge(self, finding: dict[str, Any], left: float) -> None:
        """How firmly a finding stands, on one line from `left`, where the part's name ends; what explains it stands in the notes where it has no room."""
        (run,) = self._standing(finding, None)
        box = STANDING._replace(left=left, width=STANDING.right - left)
        self._move(self.at[STANDING_IDX], box)
        told = run.text if lines(run.text, box.width / WIDER, TEXT_PT, bold=True) == 1 else EXPLAINED.sub("", run.text)
        self.unsaid = "" if told == run.text else run.text
        size = fitting([told], box.width / WIDER, box.height, TEXT_PT, bold=True)
        self._say(STANDING_IDX, [Run(told, size if size < TEXT_PT else None, colour=run.colour)])

    def _tracker(self, part: int | None) -> None:
        """A bar for every part, the one at hand dark: for the eye alone, since the part is named beside it."""
        count = len(self.deck.parts)
        box = master.BARS
        wide = (box.width - BAR_GAP * (count - 1)) / count
        bars = "".join(
            _bar(100 + n, name, Box(box.left + n * (wide + BAR_GAP), box.top, wide, box.height), "tx1" if n == part else "bg2")
            for n, name in enumerate(self.deck.parts)
        )
        left, top, width, high = box.emu()
        place = f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{high}"/>'
        inner = place.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
        group = (
            f'<p:grpSp {_NAMESPACES}><p:nvGrpSpPr><p:cNvPr id="99" name="Tracker">{DECORATIVE}</p:cNvPr><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
            f"<p:grpSpPr><a:xfrm>{place}{inner}</a:xfrm></p:grpSpPr>{bars}</p:grpSp>"
        )
        self.sheet.shapes._spTree.append(parse_xml(group))

    def _number(self) -> None:
        """The slide's number: python-pptx leaves it out, since it is the layout's."""
        place = next(p for p in self.sheet.slide_layout.placeholders if p.placeholder_format.idx == NUMBER_IDX)
        copied = parse_xml(
            f"<p:sp {_NAMESPACES}><p:nvSpPr>"
            f'<p:cNvPr id="{max(s.shape_id for s in _all_shapes(self.sheet.shapes)) + 1}" name="{place.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="sldNum" sz="quarter" idx="{NUMBER_IDX}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>'
            f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="en-GB"/><a:t>{self.all.sheets.index(self.sheet) + 1}</a:t>'
            "</a:fld></a:p></p:txBody></p:sp>"
        )
        self.sheet.shapes._spTree.append(copied)

    def _notes(self) -> None:
        """What the speaker needs, in the order of need; how the file is used stands with its appendix."""
        notes, ui = self.slide.notes, self.ui
        frame = self.sheet.notes_slide.notes_text_frame
        said: list[list[Run]] = []
        answer = notes.answer and notes.answer + "".join(f" [{key}]" for key in notes.cites)
        told = [(ui["say"], notes.say), (ui["caveat"], notes.caveat), (ui["question"], notes.question), (ui["answer"], answer)]
        if self.slide.kind == "divider":
            said.append([Run(ui["speaker_hints"].format(n=len(self.deck.main) + 1))])
        said += [[Run(f"{label}{ui['colon']}", bold=True), Run(text)] for label, text in told if text]
        if self.unsaid:
            said.append([Run(self.unsaid)])
        if quote := notes.quote:
            said.append([Run(f"{quote['id']}  ", bold=True), *quotation(quote)])
            said += [[Run(text)] for text in (quote["gloss"], source_line(quote, ui)) if text]
        if self.slide.kind == "title" and self.deck.edition["articles_hash"]:
            said.append([Run(ui["articles_hash"].format(hash=self.deck.edition["articles_hash"]))])
        for n, runs in enumerate(said or [[Run(self.slide.title or UNTITLED)]]):
            paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
            write(paragraph, [Run(r.text, NOTES_PT, r.bold, r.colour, None, r.underline, r.lang) for r in runs], self.lang)

    # --- pieces of text ---

    def _standing(self, finding: dict[str, Any], size: float | None) -> list[Run]:
        mark = sign(finding)
        return [Run(f"{CIRCLED.get(mark, mark)} {finding['standing_text']}", size, True, TONES.get(tone(finding), "accent5"))]

    def _refs(self, ids: Iterable[str], size: float | None) -> list[Run]:
        """References in brackets, each leading to the slide that shows its sentence, where the appendix has it."""
        runs = []
        for key in ids:
            if key in self.deck.evidence:
                place = self.all.place_of.get(key)
                link = self.sheet.part.relate_to(place.part, RELATIONSHIP_TYPE.SLIDE) if place else None
                runs += [Run(" ", size), Run(f"[{key}]", size, False, "hlink" if link else "tx2", link)]
        return runs

    def _said(self, passage: dict[str, Any], size: float | None) -> list[Run]:
        return [Run(passage["text"], size), *self._refs(passage["evidence"], size)]

    # --- figures ---

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

    def _sources_line(self, articles: str) -> None:
        """The articles at the foot of a slide; too many for a line are smaller."""
        text = f"{self.ui['source']}{self.ui['colon']}{articles}"
        box = self.boxes[SOURCE_IDX]
        size = fitting([text], box.width, box.height, TEXT_PT)
        self._say(SOURCE_IDX, [Run(text, size if size < TEXT_PT else None)])

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

    def _move(self, shape: Any, box: Box) -> None:
        shape.left, shape.top, shape.width, shape.height = (Emu(side) for side in box.emu())

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
        drawing = Drawing(_drawn(figure))
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

    def _table(self, grid: Grid, box: Box) -> None:
        """A grid in the table's placeholder."""
        self._set_table(self.at[BODY_IDX].insert_table(len(grid.rows), len(grid.widths)), grid, box)

    def _set_table(self, frame: Any, grid: Grid, box: Box) -> None:
        """Fill a table; what it holds is said by the slide's title, which a reader of shapes alone does not meet."""
        set_table(frame, grid, box, self.lang)
        frame._element.xpath(".//p:cNvPr")[0].set("descr", legal(self.slide.title or UNTITLED))

    # --- slides without a figure, by kind ---

    def _divider(self) -> None:
        """What is in the appendix and on which slides, each a link to the first."""
        start = self.all.slides.index(self.slide) + 1
        rows = []
        for label, first, last in lots(self.all.slides[start:]):
            link = self.sheet.part.relate_to(self.all.sheets[start + first].part, RELATIONSHIP_TYPE.SLIDE)
            places = "–".join(dict.fromkeys(str(start + place + 1) for place in (first, last)))
            name = Run(self.ui[label], LEAD_PT, colour="hlink", link=link)
            rows.append([Cell([[name]], rules=(Rule("B"),)), Cell([[Run(places, LEAD_PT, colour="tx2")]], "r", (Rule("B"),))])
        if rows:
            box = self.boxes[BODY_IDX]
            self._table(spread(Grid([box.width * 0.8, box.width * 0.2], rows), box.height), box)

    def _answer(self) -> None:
        """What is said, and below it the headlines that it rests on."""
        content = self.slide.content
        paragraphs = [self._said(passage, ALONE_PT) for passage in content["text"]]
        because = [self._reason(finding) for finding in content.get("because", ())]
        if because and content["lead"]:
            because.insert(0, [Cell([[Run(content["lead"], TEXT_PT, colour="tx2")]], rules=(Rule("B"),)), Cell([[]], rules=(Rule("B"),))])
        grid = Grid([WIDTH * 0.56, WIDTH * 0.44], because)
        below = sum(grid.heights()) + GAP if because else 0
        box = self.boxes[BODY_IDX]
        used = self._paragraphs(BODY_IDX, paragraphs, box.height - below)
        if because:
            self._move(self.at[BODY_IDX], box._replace(height=used))
            frame = self.sheet.shapes.add_table(len(because), 2, 0, 0, 1, 1)
            self._set_table(frame, grid, Box(LEFT, max(box.top + used + GAP, box.bottom - below), WIDTH, below))

    def _paragraphs(self, idx: int, paragraphs: Sequence[list[Run]], room: float) -> float:
        """Paragraphs in a placeholder, smaller where they would not fit; returns their height."""
        box = self.boxes[idx]
        texts = ["".join(run.text for run in runs) for runs in paragraphs]
        size = fitting(texts, box.width, room, paragraphs[0][0].size or TEXT_PT, gap=GAP)
        frame = self.at[idx].text_frame
        for n, runs in enumerate(paragraphs):
            paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
            if n:
                paragraph.space_before = Emu(round(GAP * master.EMU))
            write(paragraph, [Run(r.text, size, r.bold, r.colour, r.link, r.underline, r.lang) for r in runs], self.lang)
        return sum(height(text, box.width, size) for text in texts) + GAP * (len(texts) - 1)

    def _reason(self, finding: dict[str, Any], refs: Sequence[str] = ()) -> list[Cell]:
        headline_cell = Cell([[Run(finding["headline"], TEXT_PT), *self._refs(refs, TEXT_PT)]], rules=(Rule("B"),))
        return [headline_cell, Cell([self._standing(finding, TEXT_PT)], rules=(Rule("B"),))]

    def _findings(self) -> None:
        rows = [self._reason(finding, self.slide.content["refs_of"][finding["id"]]) for finding in self.slide.content["findings"]]
        self._list([WIDTH * 0.6, WIDTH * 0.4], rows)

    def _list(self, widths: Sequence[float], rows: list[list[Cell]]) -> None:
        """Rows under the title, with as much air as there is room for."""
        if rows:
            box = self.boxes[BODY_IDX]
            self._table(spread(Grid(widths, rows), box.height), box)

    def _contradictions(self) -> None:
        self._list([36, WIDTH - 36], [self._in_a_line(dispute) for dispute in self.slide.content["disputes"]])
        self._sources_line(self.slide.content["drawn"])

    def _differences(self) -> None:
        """What else the articles tell in more than one way, and what makes the difference."""
        rows = [self._in_a_line(dispute, f"   {dispute['type_text']} · {dispute['status_text']}") for dispute in self.slide.content["disputes"]]
        self._list([36, WIDTH - 36], rows)

    def _in_a_line(self, dispute: dict[str, Any], kind: str = "") -> list[Cell]:
        sign = Run(weight_sign(dispute), TEXT_PT, True, "accent6" if grave(dispute) else "tx2")
        told = [Run(dispute["topic"], TEXT_PT), *self._refs(self.slide.content["refs_of"][dispute["id"]], TEXT_PT)]
        return [Cell([[sign]], rules=(Rule("B"),)), Cell([[*told, *([Run(kind, TEXT_PT, colour="tx2")] if kind else [])]], rules=(Rule("B"),))]

    def _news(self) -> None:
        """What is new since the last edition: its mark, what it is, and in grey what kind of news."""
        rows = [
            [
                Cell([[Run(line["mark"], TEXT_PT, True)]], rules=(Rule("B"),)),
                Cell(
                    [
                        [Run(line["text"], TEXT_PT), *self._refs(line["evidence"], TEXT_PT)],
                        [Run(self.ui["semicolon"].join(filter(None, (line["word"], line["was"]))), TEXT_PT, colour="tx2")],
                    ],
                    rules=(Rule("B"),),
                ),
            ]
            for line in self.slide.content["lines"]
        ]
        self._list([36, WIDTH - 36], rows)

    def _changes(self) -> None:
        content = self.slide.content
        tests = [[[Run(row["evidence"], BODY_PT, True)], [Run(f"→ {row['then']}", BODY_PT, colour="tx2")]] for row in content["tests"]]
        tests += [
            [[Run(f"{f['headline']}  ", BODY_PT, True), *self._standing(f, TEXT_PT)], [Run(f["caveat"] or f["standing_text"], BODY_PT, colour="tx2")]]
            for f in content["findings"]
        ]
        rows = [[Cell(paragraphs, rules=(Rule("L", 3, "bg2"),), indent=14)] for paragraphs in tests or [[[Run(self.ui["settled"], BODY_PT)]]]]
        self._list([WIDTH], rows)
        if content["drawn"]:
            self._sources_line(content["drawn"])

    def _sources(self) -> None:
        rows = [
            [
                Cell([[Run(one["id"], TEXT_PT, True)]], rules=(Rule("B"),)),
                Cell(
                    [[Run(one["title"], TEXT_PT, lang="zh-CN")], [Run(f"{one['publisher']} · {one['published']}", TEXT_PT, colour="tx2")]],
                    rules=(Rule("B"),),
                ),
            ]
            for one in self.slide.content["sources"]
        ]
        self._list([64, WIDTH - 64], rows)

    def _evidence(self) -> None:
        rows = sentence_rows(self.slide.content["items"], self.ui)
        box = self.boxes[BODY_IDX]
        self._table(spread(Grid(WIDTHS, rows, pad=LEAST_PAD), box.height), box)

    def _disputes(self) -> None:
        """Each dispute as a table: what it is about above its sides, which stand beside one another and are never put together."""
        shown = self.slide.content["disputes"]
        lift = free_below(self.slide.title or UNTITLED)
        room = LIST.height + lift
        grids = shrunk([self._dispute(dispute, explain=len(shown) == 1) for dispute in shown], room)
        grids = [spread(grids[0], room)] if len(grids) == 1 else grids
        free = room - sum(sum(grid.heights()) for grid in grids)
        gap = min(free / len(grids), 26.0)
        top = LIST.top - lift
        for grid in grids:
            frame = self.sheet.shapes.add_table(len(grid.rows), len(grid.widths), 0, 0, 1, 1)
            self._set_table(frame, grid, Box(LEFT, top, WIDTH, 0))
            top += sum(grid.heights()) + max(gap, 0)

    def _dispute(self, dispute: dict[str, Any], *, explain: bool) -> Grid:
        sides = dispute["sides"]
        more = f" · +{dispute['more']}" if dispute.get("more") else ""
        kind = f"   {dispute['type_text']} · {dispute['status_text']}{more}"
        rule = (Rule("T", 3, "accent6" if grave(dispute) else "accent4"),)
        rows = [
            [Cell([[Run(dispute["topic"], TEXT_PT, True), Run(kind, TEXT_PT, False, "tx2")]], span=len(sides))],
            [Cell([[Run(side["value"], TEXT_PT, True), *self._refs(side["evidence"], TEXT_PT)]], rules=rule) for side in sides],
        ]
        if all(side["quote"] for side in sides):
            rows.append([Cell([self._said_there(side["quote"])]) for side in sides])
        if explain:
            rows.append([Cell([[Run(dispute["explanation"], BODY_PT)]], span=len(sides))])
        return Grid([WIDTH / len(sides)] * len(sides), rows)

    def _said_there(self, quote: dict[str, Any]) -> list[Run]:
        """A sentence as the edition's readers read it."""
        return [Run(quote["gloss"], TEXT_PT, colour="tx2")] if quote["gloss"] else [replace(run, colour="tx2") for run in quotation(quote)]

    def _cover(self) -> None:
        content, edition, ui = self.slide.content, self.deck.edition, self.ui
        said = [self._said(passage, LEAD_PT) for passage in content["text"]]
        runs = [run for n, passage in enumerate(said) for run in [*([Run(" ", LEAD_PT)] if n else []), *passage]]
        box = self.boxes[BODY_IDX]
        bottom = self._counts(content["counts"]) - GAP if content["counts"] else box.bottom
        answer = [[Run(self.deck.answer, LEAD_PT, True)]] if self.deck.answer else []
        self._paragraphs(BODY_IDX, [*answer, *([runs] if runs else [])], bottom - box.top)
        self._move(self.at[BODY_IDX], box._replace(height=bottom - box.top))
        if edition["as_of"]:
            ordered = (part for part in (self.deck.organisation, self.deck.date) if part)
            stamp = " · ".join((*ordered, ui["as_of"].format(date=edition["as_of"]), ui["version"].format(version=edition["version"])))
            place = self.boxes[SOURCE_IDX]
            self._say(SOURCE_IDX, [Run(stamp, fitting([stamp], place.width, place.height, TEXT_PT))])

    def _counts(self, counts: Sequence[dict[str, str]]) -> float:
        """The counts of the summary beside one another at the foot of the cover; returns where they begin."""
        values = [Cell([[Run(count["value"], COVER_PT - 4, True)]], rules=(Rule("T", 1.5, "tx1"),)) for count in counts]
        each = WIDTH / len(counts)
        labels = [Cell([[Run("\n".join(wrap(count["label"], each - 2 * GUTTER, TEXT_PT)), TEXT_PT, colour="tx2")]]) for count in counts]
        grid = Grid([each] * len(counts), [values, labels], pad=0)
        top = COUNTS_END - sum(grid.heights())
        frame = self.sheet.shapes.add_table(2, len(counts), 0, 0, 1, 1)
        self._set_table(frame, grid, Box(LEFT, top, WIDTH, 0))
        return top


def _bar(number: int, part: str, box: Box, colour: str) -> str:
    left, top, width, high = box.emu()
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(legal(part))}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _all_shapes(shapes: Any) -> Iterable[Any]:
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from _all_shapes(shape.shapes)
