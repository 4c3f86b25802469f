"""A slide of an office suite while it is filled: its title, what stands around its content, its notes, and the pieces of text and tables that contents are made of."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.util import Emu

from casebook.figures.fonts import text_width
from casebook.report.deck import Deck, Slide
from casebook.report.paper import UNTITLED
from casebook.report.powerpoint import master
from casebook.report.powerpoint.charts import panels_of
from casebook.report.powerpoint.drawing import Drawing
from casebook.report.powerpoint.headed import ONE_LINE, WIDER, free_below, headline, title_size
from casebook.report.powerpoint.master import (
    BODY_IDX,
    COVER_PT,
    LAYOUTS,
    NUMBER_IDX,
    PART_IDX,
    SOURCE_IDX,
    STANDING,
    STANDING_IDX,
    SUBTITLE_IDX,
    TEXT_PT,
    TITLE_PT,
    WIDTH,
    Box,
)
from casebook.report.powerpoint.pictures import pictures
from casebook.report.powerpoint.sentences import quotation, sentence_slides, source_line
from casebook.report.powerpoint.sizing import spread
from casebook.report.powerpoint.tables import Cell, Grid, set_table
from casebook.report.powerpoint.text import Run, fitting, height, legal, lines, write
from casebook.report.standing import sign, tone

NOTES_PT = 12.0
GAP = 10.0
BAR_GAP = 4.0
TONES = {"corroborated": "accent3", "disputed": "accent6", "no_longer_supported": "accent6"}  # every other: one source, or our own inference
CIRCLED = {"1": "①"}  # a bare 1 before words reads as a number
EXPLAINED = re.compile(r"(?:; |；|（).*$")  # of a standing, what says why
LISTS = {"findings", "contradictions", "differences", "news", "changes", "sources"}
TALKS = {"title": "Cover", "divider": "Divider", "disputes": "Free", "evidence": "Evidence"}
_NAMESPACES = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
# For the eye alone: what a screen reader passes over.
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def layout_of(slide: Slide) -> str:
    """The layout that a slide takes."""
    if "figure" in slide.content:
        figure = slide.content["figure"]
        if slide.content["as_table"] or (figure.get("chart") or {}).get("type") == "table":
            return "Table"
        charts = panels_of(figure["chart"]) if figure.get("chart") else 0
        return {0: "Drawing" if drawing_of(figure) else "Picture", 1: "Chart"}.get(charts, "Charts side by side")
    return "Answer" if slide.kind == "answer" else "List" if slide.kind in LISTS else TALKS[slide.kind]


def drawn(figure: dict[str, Any]) -> str:
    """The SVG of a figure that a slide shows."""
    return figure.get("talk") or figure["plot"]


def drawing_of(figure: dict[str, Any]) -> Drawing | None:
    """A figure's drawing, where it can be one of shapes."""
    try:
        return Drawing(drawn(figure))
    except ValueError:
        return None


class Sheets:
    """All slides of a deck in a presentation, empty, and what they have in common. `created` dates the workbooks in their charts."""

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
        pictured = [slide for slide in self.slides if layout_of(slide) == "Picture"]
        made = pictures([drawn(slide.content["figure"]) for slide in pictured], WIDTH)
        self.pictures = {id(slide): data for slide, data in zip(pictured, made, strict=True)}


class Sheet:
    """One slide while it is filled. What is in it (`_figure`, `_content`) those say that are made of this."""

    def __init__(self, all_sheets: Sheets, slide: Slide, sheet: Any) -> None:
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

    def _sources_line(self, articles: str) -> None:
        """The articles at the foot of a slide; too many for a line are smaller."""
        text = f"{self.ui['source']}{self.ui['colon']}{articles}"
        box = self.boxes[SOURCE_IDX]
        size = fitting([text], box.width, box.height, TEXT_PT)
        self._say(SOURCE_IDX, [Run(text, size if size < TEXT_PT else None)])

    def _move(self, shape: Any, box: Box) -> None:
        shape.left, shape.top, shape.width, shape.height = (Emu(side) for side in box.emu())

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

    def _list(self, widths: Sequence[float], rows: list[list[Cell]]) -> None:
        """Rows under the title, with as much air as there is room for."""
        if rows:
            box = self.boxes[BODY_IDX]
            self._table(spread(Grid(widths, rows), box.height), box)

    def _table(self, grid: Grid, box: Box) -> None:
        """A grid in the table's placeholder."""
        self._set_table(self.at[BODY_IDX].insert_table(len(grid.rows), len(grid.widths)), grid, box)

    def _set_table(self, frame: Any, grid: Grid, box: Box) -> None:
        """Fill a table; what it holds is said by the slide's title, which a reader of shapes alone does not meet."""
        set_table(frame, grid, box, self.lang)
        frame._element.xpath(".//p:cNvPr")[0].set("descr", legal(self.slide.title or UNTITLED))


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
