"""The .pptx as a package, as slides, and as what an editor of it would find: python-pptx reads back what was written."""

import io
import re
import zipfile
from itertools import combinations
from pathlib import Path
from typing import Any

import charted
import matplotlib
import pptx
import printed
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from nbformat.v4 import new_notebook
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Pt

from casebook.blocks import MIME, Finding
from casebook.errors import CasebookError
from casebook.figures.fonts import text_width
from casebook.report.deck import deck
from casebook.report.powerpoint import master
from casebook.report.powerpoint.drawing import Drawing
from casebook.report.powerpoint.exporter import PPTXExporter
from casebook.report.powerpoint.headed import WIDER, free_below, headline, title_size
from casebook.report.powerpoint.sheet import layout_of
from casebook.report.powerpoint.sizing import shrunk
from casebook.report.powerpoint.tables import Cell, Grid
from casebook.report.powerpoint.text import FORBIDDEN, Run, balanced, fitting, height, legal, lines

FURNITURE = {master.PART_IDX, master.SOURCE_IDX}  # one line, smaller where a name or a list of articles is longer
LIMIT = 10_000_000
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"


def export(nb) -> bytes:
    return PPTXExporter().from_notebook_node(nb)[0]


@pytest.fixture(scope="module", params=["en", "zh"])
def made(request):
    """(language, the deck, the file's bytes, the file read back)."""
    nb = charted.report_notebook(request.param)
    data = export(nb)
    return request.param, deck(nb), data, pptx.Presentation(io.BytesIO(data))


def shapes(slide):
    """All shapes, those of groups among them."""
    for shape in slide.shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from shape.shapes


def runs(slide) -> list[tuple[int | None, etree._Element]]:
    """Every run of text on a slide, with the index of its placeholder."""
    return [
        (shape.placeholder_format.idx if shape.is_placeholder else None, run)
        for shape in slide.shapes
        for run in shape._element.iter("{*}r")
        if run.find("{*}t") is not None
    ]


# --- the package ---


def test_same_notebook_same_bytes(made):
    assert export(charted.report_notebook(made[0])) == made[2]


def test_no_clock_is_in_it(made):
    packages = [made[2]]
    with zipfile.ZipFile(io.BytesIO(made[2])) as package:
        packages += [package.read(name) for name in package.namelist() if name.endswith(".xlsx")]
        core = package.read("docProps/core.xml").decode()
    assert len(packages) > 1
    assert {info.date_time[0] for data in packages for info in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {1980}
    assert set(re.findall(r">(\d{4})-\d\d-\d\dT", core)) == {"1980"}  # the made-up edition has no date


def test_it_is_small_enough_to_send(made):
    assert len(made[2]) < LIMIT


def charts(read) -> list[etree._Element]:
    """Every chart of the slides as XML."""
    return [shape.chart._chartSpace for slide in read.slides for shape in slide.shapes if shape.has_chart]


def test_a_series_has_no_more_error_bars_than_the_schema_allows(made):
    barred = 0
    for chart in charts(made[3]):
        for one in chart.iter("{*}ser"):
            ways = [bars.find("{*}errDir").get("val") for bars in one.iter("{*}errBars")]
            barred += len(ways)
            assert len(ways) == len(set(ways))
            assert len(ways) <= (1 if etree.QName(one.getparent()).localname == "lineChart" else 2)
    assert barred


def test_series_of_more_points_come_first_on_two_scales(made):
    counts = [
        [int(one.find("{*}xVal//{*}ptCount").get("val")) for one in plot.iter("{*}ser")]
        for chart in charts(made[3])
        for plot in chart.iter("{*}scatterChart")
    ]
    assert any(len(set(lot)) > 1 for lot in counts)
    assert all(lot == sorted(lot, reverse=True) for lot in counts)


def test_no_point_lies_beyond_the_end_of_its_scale(made):
    """Not by the last digit: LibreOffice leaves out such a point with its label."""
    for chart in charts(made[3]):
        for plot in chart.iter("{*}scatterChart"):
            ends = [[float(axis.find(f"{{*}}scaling/{{*}}{end}").get("val")) for end in ("min", "max")] for axis in chart.iter("{*}valAx")]
            for name, (low, high) in zip(("xVal", "yVal"), ends, strict=True):
                numbers = [float(node.text) for one in plot.iter(f"{{*}}{name}") for node in one.iter("{*}v")]
                assert low <= min(numbers) <= max(numbers) <= high


def test_titles_begin_at_one_height(made):
    tops = {slide.shapes.title.top for slide in made[3].slides if slide.slide_layout.name not in ("Cover", "Divider")}
    assert tops == {round(master.TITLE.top * master.EMU)}


def test_another_voice_in_an_article_stands_below_what_it_says():
    nb = charted.report_notebook("en")
    figures = [
        block
        for cell in nb.cells
        for output in cell.get("outputs", [])
        if (block := output["data"]["application/vnd.casebook+json"])["kind"] == "figure"
    ]
    cells = [
        cell for block in figures if (block["chart"] or {}).get("type") == "table" for row in block["chart"]["rows"] for cell in row.get("cells", [])
    ]
    for cell in cells:
        if cell["state"] == "asserts":
            cell["opposed"] = "otherwise"
    tables = [shape.table for slide in pptx.Presentation(io.BytesIO(export(nb))).slides for shape in slide.shapes if shape.has_table]
    assert "● states\n× otherwise" in {cell.text for table in tables for cell in table.iter_cells()}


def test_every_table_says_what_it_holds(made):
    tables = [shape for slide in made[3].slides for shape in slide.shapes if shape.has_table]
    assert tables
    assert [shape.name for shape in tables if not (shape._element.find(".//{*}cNvPr").get("descr") or "").strip()] == []


def test_the_theme_has_both_fonts_and_the_colours_of_the_figures(made):
    with zipfile.ZipFile(io.BytesIO(made[2])) as package:
        themes = [package.read(name).decode() for name in package.namelist() if name.startswith("ppt/theme/")]
    assert len(themes) == 2  # that of the slides and that of the notes
    for theme in themes:
        assert f'<a:latin typeface="{master.LATIN}"' in theme
        assert f'<a:ea typeface="{master.CHINESE}"' in theme
        assert all(colour[1:].upper() in theme for colour in master.COLOURS.values())


# --- the slides ---


def test_there_is_a_slide_for_every_one_of_the_deck(made):
    lang, shown, _, read = made
    told = [slide.title for slide in [*shown.main, *shown.appendix] if slide.kind != "evidence"]
    assert [slide.shapes.title.text_frame.text.replace("\v", " " if lang == "en" else "") for slide in read.slides][: len(told)] == told


def test_every_slide_has_a_title_notes_and_its_number(made):
    for number, slide in enumerate(made[3].slides, 1):
        assert slide.shapes.title.text_frame.text.strip()
        assert slide.notes_slide.notes_text_frame.text.strip()
        place = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == master.NUMBER_IDX)
        assert place._element.find(".//{*}fld").get("type") == "slidenum"
        assert place._element.find(".//{*}fld/{*}t").text == str(number)


def test_the_notes_hold_what_to_say_the_caveat_the_question_its_answer_and_the_quotation(made):
    _, shown, _, read = made
    for slide, sheet in zip(shown.main, read.slides, strict=False):
        notes = sheet.notes_slide.notes_text_frame.text
        for said in (slide.notes.say, slide.notes.caveat, slide.notes.question, slide.notes.answer):
            assert legal(said or "") in notes.replace("\v", "\n")
        assert not slide.notes.quote or slide.notes.quote["id"] in notes and legal(slide.notes.quote["sentence"]) in notes


def test_the_appendix_tells_a_stranger_how_to_present(made):
    _, shown, _, read = made
    assert shown.ui["speaker_hints"].format(n=len(shown.main) + 1) in read.slides[len(shown.main)].notes_slide.notes_text_frame.text
    assert read.slides[len(shown.main)].shapes.title.text_frame.text == shown.ui["appendix"]


def test_a_title_keeps_room_for_a_second_line_unless_it_is_short_in_any_font():
    title = "What would change our mind: four things no article gives"
    assert free_below(title) == 0
    assert free_below("Word for word: S1·21–S1·24") > 0
    assert free_below("什么会改变结论：文章都没有给出的四样证据") > 0


def test_how_firmly_a_finding_stands_is_one_line_and_the_rest_is_in_the_notes():
    nb = printed.report_notebook("en")
    told = "From 2 sources that retell one event; S2 and S5 share passages and count as one source, says the report"
    for cell in nb.cells:
        for output in cell.get("outputs", ()):
            block = output["data"].get(MIME, {})
            if block.get("kind") == "finding":
                block["standing_text"] = told
    read = pptx.Presentation(io.BytesIO(PPTXExporter().from_notebook_node(nb)[0]))
    slide, badge = next((s, p) for s in read.slides for p in s.placeholders if p.placeholder_format.idx == master.STANDING_IDX)
    assert badge.text_frame.text.endswith("From 2 sources that retell one event")
    assert told in slide.notes_slide.notes_text_frame.text


def test_no_empty_placeholder_is_left(made):
    assert [shape.name for slide in made[3].slides for shape in slide.placeholders if shape.has_text_frame and not shape.text_frame.text] == []


def test_letters_are_large_enough_to_be_read_from_the_back(made):
    layouts = {
        layout.name: {place.idx: place.size for place in places} for layout in made[3].slide_layouts for places in [master.LAYOUTS[layout.name]]
    }
    assert all(size >= master.TEXT_PT for sizes in layouts.values() for size in sizes.values())
    for slide in made[3].slides:
        for idx, run in runs(slide):
            size = run.find("{*}rPr").get("sz")
            assert idx in FURNITURE or size is None or int(size) >= master.TEXT_PT * 100, (
                slide.shapes.title.text_frame.text,
                run.find("{*}t").text,
            )


def test_letters_of_charts_are_large_enough_too(made):
    sizes = {
        int(node.get("sz"))
        for slide in made[3].slides
        for shape in slide.shapes
        if shape.has_chart
        for node in shape.chart._chartSpace.iter("{*}rPr", "{*}defRPr")
    }
    assert min(sizes) >= master.TEXT_PT * 100


def test_nothing_lies_outside_the_slide(made):
    for slide in made[3].slides:
        for shape in shapes(slide):
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= made[3].slide_width
            assert shape.top + shape.height <= made[3].slide_height, (slide.shapes.title.text_frame.text, shape.name)


def test_nothing_lies_on_anything(made):
    for slide in made[3].slides:
        for one, other in combinations(slide.shapes, 2):
            apart = (
                one.left + one.width <= other.left
                or other.left + other.width <= one.left
                or one.top + one.height <= other.top
                or other.top + other.height <= one.top
            )
            assert apart, (slide.shapes.title.text_frame.text, one.name, other.name)


def test_text_takes_no_more_room_than_its_placeholder_has(made):
    for slide in made[3].slides:
        places = {place.idx: place for place in master.LAYOUTS[slide.slide_layout.name]}
        for shape in slide.placeholders:
            if not shape.has_text_frame or shape.placeholder_format.idx == master.NUMBER_IDX:
                continue
            place = places[shape.placeholder_format.idx]
            line = 1.305 if place.idx == 0 else 1.45
            used = 0.0
            for paragraph in shape.text_frame.paragraphs:
                size = next((int(run.get("sz")) / 100 for run in paragraph._p.iter("{*}rPr") if run.get("sz")), place.size)
                used += height(paragraph.text.replace("\v", "\n"), Pt(1) and shape.width / master.EMU, size, bold=place.bold, line=line)
            assert used <= shape.height / master.EMU + 1, (slide.shapes.title.text_frame.text, shape.name)


def test_every_picture_drawing_and_chart_says_what_it_shows(made):
    kinds = {MSO_SHAPE_TYPE.CHART, MSO_SHAPE_TYPE.GROUP, MSO_SHAPE_TYPE.PICTURE}
    shown = [shape for slide in made[3].slides for shape in slide.shapes if kind_of(shape) in kinds and shape.name != "Tracker"]
    assert {kind_of(shape) for shape in shown} == kinds
    for shape in shown:
        assert shape._element.find(".//{*}cNvPr").get("descr").strip()


def kind_of(shape):
    return MSO_SHAPE_TYPE.PICTURE if "image" in dir(shape) else MSO_SHAPE_TYPE.CHART if shape.has_chart else shape.shape_type


def test_every_reference_of_the_talk_leads_to_the_slide_that_shows_its_sentence(made):
    _, shown, _, read = made
    followed = 0
    for slide in list(read.slides)[: len(shown.main)]:
        for _, run in runs(slide):
            found = re.fullmatch(r"\[(S\d+·\d+)\]", run.find("{*}t").text)
            if found:
                link = run.find("{*}rPr/{*}hlinkClick")
                target = slide.part.related_part(link.get(f"{REL}id")).slide
                assert found[1] in {cell.text for shape in target.shapes if shape.has_table for cell in shape.table.iter_cells()}
                followed += 1
    assert followed


def test_chinese_is_marked_as_chinese_and_english_as_english(made):
    lang, _, _, read = made
    for slide in read.slides:
        for _, run in runs(slide):
            own, text = run.find("{*}rPr").get("lang"), run.find("{*}t").text
            if re.search("[\u3400-\u9fff]", text):
                assert own in ("zh-CN", "zh-TW")
            elif re.search("[A-Za-z]", text) and lang == "en" and not re.search("S\\d", text):
                assert own == "en-GB", text


def test_a_document_says_what_it_is(made):
    lang, shown, _, read = made
    said = read.core_properties
    assert (said.title, said.author, said.language) == (shown.title, "Casebook", {"en": "en-GB", "zh": "zh-CN"}[lang])


def test_a_dated_edition_is_dated():
    nb = charted.report_notebook("en")
    for cell in nb.cells:
        for output in cell.get("outputs", []):
            block = output["data"]["application/vnd.casebook+json"]
            if block["kind"] == "edition":
                block["date"] = "2020-05"
    assert pptx.Presentation(io.BytesIO(export(nb))).core_properties.created.isoformat() == "2020-05-01T00:00:00"


def test_the_parts_of_the_talk_are_sections(made):
    read = made[3]
    sections = read.part._element.findall(".//{http://schemas.microsoft.com/office/powerpoint/2010/main}section")
    ids = [node.get("id") for section in sections for node in section.iter("{*}sldId")]
    assert ids == [str(slide.slide_id) for slide in read.slides]
    assert sections[-1].get("name") == made[1].ui["appendix"]


def test_a_layout_is_chosen_by_what_a_figure_can_be(made):
    kinds = {layout_of(slide) for slide in made[1].main}
    assert {"Cover", "Chart", "Charts side by side", "Table", "Drawing", "Picture", "List"} <= kinds


# --- titles in other fonts ---

# Arial and Helvetica are of one width; matplotlib brings the metrics of the latter, in thousandths of an em.
HELVETICA = (Path(matplotlib.get_data_path()) / "fonts/pdfcorefonts/Helvetica-Bold.afm").read_text("latin-1")
ARIAL = {chr(int(code)): int(width) / 1000 for code, width in re.findall(r"^C (\d+) ; WX (\d+)", HELVETICA, re.MULTILINE)}
LONG = "Laiwang’s “individual users” were more than 200 million on that day, its monthly active ones 76.102 million"


def lines_in_arial(title: str, width: float, size: float) -> int:
    """How many lines a title takes whose Latin letters are Arial, all others an em wide."""
    count, used = 1, 0.0
    for word in re.findall(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+", title.replace("’", "'").replace("“", "`").replace("”", "'")):
        wide = sum(ARIAL.get(letter, 1.0) for letter in word.rstrip()) * size
        if used and used + wide > width:
            count, used = count + 1, 0.0
        used += sum(ARIAL.get(letter, 1.0) for letter in word) * size
    return count


@pytest.mark.parametrize("wider", [1.05, 1.1])
def test_a_title_has_room_in_a_font_that_is_wider(made, wider):
    for slide in made[3].slides:
        shape, text = slide.shapes.title, slide.shapes.title.text_frame.text.replace("\v", "\n")
        size = next(
            (int(run.get("sz")) / 100 for run in shape._element.iter("{*}rPr") if run.get("sz")), master.LAYOUTS[slide.slide_layout.name][0].size
        )
        used = height(text, shape.width / master.EMU / wider, size, bold=True, line=1.305)
        assert used <= shape.height / master.EMU + 1, text


@pytest.mark.parametrize("title", [LONG[:n] for n in range(40, len(LONG), 3)])
def test_a_title_has_room_in_the_fonts_of_the_theme(title):
    size = title_size(title, master.TITLE, master.TITLE_PT)
    assert lines_in_arial(title, master.TITLE.width, size) * size * 1.305 <= master.TITLE.height - free_below(title) + 1


def test_a_title_that_just_fits_keeps_the_room_of_the_line_that_another_font_may_need():
    title = next(LONG[:n] for n in range(len(LONG)) if lines(LONG[: n + 1], master.TITLE.width, master.TITLE_PT, bold=True) == 2)
    assert lines(title, master.TITLE.width, master.TITLE_PT, bold=True) == 1
    assert free_below(title) == 0
    assert free_below(title[:20]) > 30


# --- figures drawn as shapes ---


def drawing(made) -> Any:
    """The group of the deck's one drawing."""
    slide = next(slide for slide in made[3].slides if slide.slide_layout.name == "Drawing")
    return next(shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP and shape.name != "Tracker")


def test_every_mark_of_a_drawing_is_a_shape_and_every_word_a_text_box(made):
    group = drawing(made)
    tags = [etree.QName(shape._element).localname for shape in group.shapes]
    shapes_of = [geometry.get("prst") for geometry in group._element.iter("{*}prstGeom")]
    assert [shape.text_frame.text for shape in group.shapes if shape.has_text_frame and shape.text_frame.text] == [
        "来往 launched", "in the middle", "at the end",
    ]  # fmt: skip
    assert tags.count("cxnSp") == 2
    assert shapes_of.count("ellipse") == 2
    assert len(list(group._element.iter("{*}custGeom"))) == 3  # the bent line, the hatching, the head of the arrow
    assert not list(group._element.iter("{*}blip"))


def test_the_words_of_a_drawing_keep_their_side_their_size_and_their_ground(made):
    words = {shape.text_frame.text: shape for shape in drawing(made).shapes if shape.has_text_frame and shape.text_frame.text}
    sides = {text: shape._element.find(".//{*}pPr").get("algn") for text, shape in words.items()}
    assert sides == {"来往 launched": "l", "in the middle": "ctr", "at the end": "r"}
    assert {int(run.get("sz")) for shape in words.values() for run in shape._element.iter("{*}rPr")} == {
        1980
    }  # 11 pt, as much larger as the slide is
    ground = {text: shape._element.spPr.find("{*}solidFill") is not None for text, shape in words.items()}
    assert ground == {"来往 launched": True, "in the middle": False, "at the end": False}
    right = words["at the end"]
    assert abs(right.left + right.width - (master.LEFT + master.WIDTH) * master.EMU) < master.EMU


def test_a_drawing_has_the_colours_of_the_theme(made):
    colours = {node.get("val") for node in drawing(made)._element.iter("{*}schemeClr")}
    assert {"accent1", "accent2", "accent3", "tx1", "tx2", "bg1", "bg2"} <= colours
    assert not list(drawing(made)._element.iter("{*}srgbClr"))


def test_where_the_room_is_low_rows_move_closer_and_letters_keep_their_size():
    tall = Drawing(charted.drawn(210))
    box = tall.box(master.Box(42, 160, 876, 310))
    assert (box.width, box.height) == (876, 310)
    higher = Drawing(charted.drawn(400)).box(master.Box(42, 160, 876, 310))
    assert higher.width < 876
    assert higher.height == 310


@pytest.mark.parametrize(
    "svg",
    [
        '<svg viewBox="0 0 10 10"><circle r="2"/></svg>',
        '<svg viewBox="0 0 10 10"><path d="M 0 0 A 1 1 0 0 0 2 2"/></svg>',
        '<svg viewBox="0 0 10 10"><text x="1" y="2">words</text></svg>',
        '<svg viewBox="0 0 10 10"><g transform="scale(2)"/></svg>',
    ],
)
def test_a_drawing_that_is_not_ours_stays_a_picture(svg):
    with pytest.raises(ValueError, match="a drawing with"):
        Drawing(svg)


# --- text that others wrote ---


@pytest.mark.parametrize("hostile", ["<a:t>x</a:t>", "&amp;&lt;", "=HYPERLINK(1)", "]]>", "a\x00b\x0bc\ufffe", "{{7*7}}", "‮x", "_x0041_"])
def test_text_is_only_ever_text(hostile):
    base = printed.finding("en", "t", 1, role="answer")
    evidence = printed.evidence("en", 2, 1, sentence=hostile, before=hostile, gloss=hostile, speaker=hostile)
    words = {key: f"{hostile} end" for key in ("headline", "caveat", "standing_text")}
    read = pptx.Presentation(io.BytesIO(export(new_notebook(cells=[printed.shown(Finding(**{**base.__dict__, **words, "evidence": evidence}))]))))
    titles = [slide.shapes.title.text_frame.text for slide in read.slides]
    assert any(title == legal(f"{hostile} end") for title in titles)
    assert legal(hostile) in read.slides[1].notes_slide.notes_text_frame.text


@given(st.text(max_size=40))
def test_what_is_legal_can_be_written_as_xml(text):
    node = etree.Element("t")
    node.text = legal(text)
    assert not FORBIDDEN.search(legal(text))
    assert etree.fromstring(etree.tostring(node)).text == (legal(text) or None)


@given(st.text(alphabet="来往钉钉，。（） abc12’", min_size=1, max_size=60), st.floats(60, 900))
def test_a_broken_headline_loses_only_spaces(text, width):
    assert balanced(text, "zh", width, 28).replace("\n", "").replace(" ", "") == text.replace(" ", "")


def test_a_title_of_two_lines_parts_no_word():
    box = master.TITLE._replace(width=500 * WIDER)
    assert headline("三个来源写到来往败给微信，都说微信早已占住位置，用户不愿再换", "zh", box, 28).count("\n") == 1
    assert headline("来往败给微信", "zh", box, 28) == "来往败给微信"
    assert (
        headline("Three origins say that it came too late for anyone to care", "en", box, 28)
        == "Three origins say that it came\ntoo late for anyone to care"
    )


def test_lines_are_counted_as_they_break():
    assert lines("来往" * 10, 20 * 18, 18) == 1
    assert lines("来往" * 10 + "往", 20 * 18, 18) == 2
    assert lines("one\ntwo", 900, 18) == 2
    assert lines("w" * 300, 100, 18) > 20


def test_a_line_keeps_the_room_that_some_programs_leave_between_chinese_and_latin_letters():
    text = "截至2019年6月"
    width = text_width(text, 18) + 1
    assert lines(text, width, 18) == 2
    assert lines(text, width + 4 * 18 / 4, 18) == 1
    assert lines("截至来往上线", text_width("截至来往上线", 18) + 1, 18) == 1


def test_text_shrinks_until_it_fits():
    assert fitting(["来" * 20], 360, 30, 18) == 18
    assert fitting(["来" * 60], 360, 30, 18) < 18


def test_a_table_that_is_too_full_gets_smaller_and_stays_inside():
    long = Grid([400.0, 476.0], [[Cell([[Run("来往没有留住人。" * 8, 18)]]), Cell([[Run("S1", 18)]])]] * 12)
    (small,) = shrunk([long], 368)
    assert sum(long.heights()) > 368 >= sum(small.heights())
    (same,) = shrunk([Grid([400.0], [[Cell([[Run("来往", 18)]])]])], 368)
    assert same.rows[0][0].paragraphs[0][0].size == 18


def test_a_notebook_without_findings_is_refused_in_one_line():
    with pytest.raises(CasebookError, match="holds no finding"):
        export(printed.foreign_notebook())
