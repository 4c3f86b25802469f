"""A deck (deck.py) as slides of an office suite: which layout each takes, and what stands in its placeholders, tables and charts.

Slides are made first and filled then, so that a reference can lead to the slide of the appendix that shows its sentence.
"""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement

from casebook.figures.wrap import wrap
from casebook.report.deck import Deck, lots
from casebook.report.paper import UNTITLED
from casebook.report.powerpoint import master
from casebook.report.powerpoint.figure_sheet import FigureSheet
from casebook.report.powerpoint.headed import free_below
from casebook.report.powerpoint.master import (
    BODY_IDX,
    BODY_PT,
    COVER_PT,
    LEAD_PT,
    LEFT,
    LIST,
    SOURCE_IDX,
    TEXT_PT,
    WIDTH,
    Box,
)
from casebook.report.powerpoint.sentences import LEAST_PAD, WIDTHS, quotation, sentence_rows
from casebook.report.powerpoint.sheet import GAP, Sheets
from casebook.report.powerpoint.sizing import shrunk, spread
from casebook.report.powerpoint.tables import GUTTER, Cell, Grid, Rule
from casebook.report.powerpoint.text import Run, fitting
from casebook.report.standing import grave, weight_sign

ALONE_PT = 24.0  # words that no figure stands beside: as large as they fit, from this size down
COUNTS_END = 494.0


def presentation(deck: Deck, created: dt.datetime) -> Any:
    """The deck as a presentation of python-pptx, without the document's properties. `created` dates the workbooks in its charts."""
    shown = pptx.Presentation(io.BytesIO(master.template()))
    made = Sheets(deck, shown, created)
    for slide, sheet in zip(made.slides, made.sheets, strict=True):
        _Sheet(made, slide, sheet).fill()
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


class _Sheet(FigureSheet):
    """One slide of any kind."""

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

    def _reason(self, finding: dict[str, Any], refs: Sequence[str] = ()) -> list[Cell]:
        headline_cell = Cell([[Run(finding["headline"], TEXT_PT), *self._refs(refs, TEXT_PT)]], rules=(Rule("B"),))
        return [headline_cell, Cell([self._standing(finding, TEXT_PT)], rules=(Rule("B"),))]

    def _findings(self) -> None:
        rows = [self._reason(finding, self.slide.content["refs_of"][finding["id"]]) for finding in self.slide.content["findings"]]
        self._list([WIDTH * 0.6, WIDTH * 0.4], rows)

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
