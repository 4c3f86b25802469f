"""The .pptx as a package, as slides, and as what an editor of it would find: python-pptx reads back what was written."""

import io
import posixpath
import re
import zipfile
from itertools import combinations

import charted
import pptx
import printed
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from nbformat.v4 import new_notebook
from pptx.util import Pt

from casebook.blocks import Finding
from casebook.errors import CasebookError
from casebook.report.deck import deck
from casebook.report.powerpoint import master
from casebook.report.powerpoint.exporter import PPTXExporter
from casebook.report.powerpoint.sheets import _shrunk, layout_of
from casebook.report.powerpoint.tables import Cell, Grid
from casebook.report.powerpoint.text import FORBIDDEN, Run, fitting, headline, height, legal, lines

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


def test_every_part_has_one_content_type_and_every_relationship_leads_somewhere(made):
    with zipfile.ZipFile(io.BytesIO(made[2])) as package:
        names = package.namelist()
        types = etree.fromstring(package.read("[Content_Types].xml"))
        overridden = [node.get("PartName").lstrip("/") for node in types.iter("{*}Override")]
        defaults = {node.get("Extension") for node in types.iter("{*}Default")}
        links = {name: etree.fromstring(package.read(name)) for name in names if name.endswith(".rels")}
    assert len(names) == len(set(names))
    assert len(overridden) == len(set(overridden))
    assert set(overridden) <= set(names)
    assert all(name in overridden or name.rpartition(".")[2] in defaults for name in names if name != "[Content_Types].xml")
    for name, tree in links.items():
        folder = posixpath.dirname(posixpath.dirname(name))
        targets = [
            posixpath.normpath(posixpath.join("/", folder, node.get("Target"))).lstrip("/") for node in tree if node.get("TargetMode") != "External"
        ]
        assert set(targets) <= set(names)
        assert not [node for node in tree if node.get("TargetMode") == "External"]


def test_every_reference_to_a_relationship_is_one_of_the_part(made):
    with zipfile.ZipFile(io.BytesIO(made[2])) as package:
        for name in package.namelist():
            if not name.endswith(".xml") or name == "[Content_Types].xml":
                continue
            used = {value for node in etree.fromstring(package.read(name)).iter() for key, value in node.attrib.items() if key.startswith(REL)}
            folder, _, file = name.rpartition("/")
            own = f"{folder}/_rels/{file}.rels"
            known = {node.get("Id") for node in etree.fromstring(package.read(own))} if own in package.namelist() else set()
            assert used <= known, name


def test_ids_of_shapes_are_unique_on_every_slide(made):
    for slide in made[3].slides:
        ids = [node.get("id") for node in slide._element.iter("{*}cNvPr")]
        assert len(ids) == len(set(ids))


# CT_DLbl, CT_ScatterSer, CT_LineSer, CT_ValAx, CT_CatAx of ECMA-376 part 1, and what a run and a cell may hold: programs refuse another order.
ORDERS = {
    "dLbl": "idx delete layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator extLst",
    "ser": "idx order tx spPr marker dPt dLbls trendline errBars xVal yVal cat val smooth extLst",
    "errBars": "errDir errBarType errValType noEndCap plus minus val spPr extLst",
    "valAx": "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses "
    "crossesAt crossBetween majorUnit minorUnit dispUnits extLst",
    "catAx": "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses "
    "crossesAt auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst",
    "scaling": "logBase orientation max min extLst",
    "rPr": "ln solidFill latin ea cs sym hlinkClick hlinkMouseOver extLst",
    "tcPr": "lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D noFill solidFill extLst",
    "chartSpace": "date1904 lang roundedCorners style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes extLst",
    "plotArea": "layout lineChart scatterChart valAx catAx dTable spPr extLst",
    "presentation": "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz embeddedFontLst defaultTextStyle extLst",
}


def test_children_stand_in_the_order_of_the_schema(made):
    seen = set()
    with zipfile.ZipFile(io.BytesIO(made[2])) as package:
        for name in package.namelist():
            if not name.endswith(".xml"):
                continue
            for node in etree.fromstring(package.read(name)).iter(etree.Element):
                kind = etree.QName(node).localname
                if kind in ORDERS and "spreadsheetml" not in etree.QName(node).namespace:
                    order = ORDERS[kind].split()
                    children = [etree.QName(child).localname for child in node]
                    places = [order.index(child) for child in children if kind != "plotArea" or child not in ("catAx", "valAx")]
                    assert places == sorted(places), (name, kind, children)
                    seen.add(kind)
    assert seen == set(ORDERS)


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
            cell["opposed"] = "the opposite"
    tables = [shape.table for slide in pptx.Presentation(io.BytesIO(export(nb))).slides for shape in slide.shapes if shape.has_table]
    assert "● states\n× the opposite" in {cell.text for table in tables for cell in table.iter_cells()}


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
    _, shown, _, read = made
    told = [slide.title for slide in [*shown.main, *shown.appendix] if slide.kind != "evidence"]
    assert [slide.shapes.title.text_frame.text.replace("\v", "") for slide in read.slides][: len(told)] == told


def test_every_slide_has_a_title_notes_and_its_number(made):
    for number, slide in enumerate(made[3].slides, 1):
        assert slide.shapes.title.text_frame.text.strip()
        assert slide.notes_slide.notes_text_frame.text.strip()
        place = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == master.NUMBER_IDX)
        assert place._element.find(".//{*}fld").get("type") == "slidenum"
        assert place._element.find(".//{*}fld/{*}t").text == str(number)


def test_the_notes_hold_what_to_say_the_caveat_the_question_its_answer_and_the_quotations(made):
    _, shown, _, read = made
    for slide, sheet in zip(shown.main, read.slides, strict=False):
        notes = sheet.notes_slide.notes_text_frame.text
        for said in (slide.notes.say, slide.notes.caveat, slide.notes.question, slide.notes.answer):
            assert legal(said or "") in notes.replace("\v", "\n")
        assert all(quote["id"] in notes and legal(quote["sentence"]) in notes for quote in slide.notes.quotes)


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


def test_every_picture_and_chart_says_what_it_shows(made):
    drawn = [shape for slide in made[3].slides for shape in slide.shapes if shape.has_chart or shape.shape_type is not None and "image" in dir(shape)]
    assert {shape.has_chart for shape in drawn} == {True, False}
    for shape in drawn:
        assert shape._element.find(".//{*}cNvPr").get("descr").strip()


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
    assert {"Cover", "Chart", "Charts side by side", "Table", "List"} <= kinds


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
    assert headline(text, "zh", width, 28).replace("\n", "").replace(" ", "") == text.replace(" ", "")


def test_a_chinese_title_of_two_lines_parts_no_word():
    assert headline("三个来源写到来往败给微信，都说微信早已占住位置，用户不愿再换", "zh", 500, 28).count("\n") == 1
    assert headline("来往败给微信", "zh", 500, 28) == "来往败给微信"
    assert headline("Three origins say that it came too late for anyone to care", "en", 300, 28).count("\n") == 0


def test_lines_are_counted_as_they_break():
    assert lines("来往" * 10, 20 * 18, 18) == 1
    assert lines("来往" * 10 + "往", 20 * 18, 18) == 2
    assert lines("one\ntwo", 900, 18) == 2
    assert lines("w" * 300, 100, 18) > 20


def test_text_shrinks_until_it_fits():
    assert fitting(["来" * 20], 360, 30, 18) == 18
    assert fitting(["来" * 60], 360, 30, 18) < 18


def test_a_table_that_is_too_full_gets_smaller_and_stays_inside():
    long = Grid([400.0, 476.0], [[Cell([[Run("来往没有留住人。" * 8, 18)]]), Cell([[Run("S1", 18)]])]] * 12)
    (small,) = _shrunk([long], 368)
    assert sum(long.heights()) > 368 >= sum(small.heights())
    (same,) = _shrunk([Grid([400.0], [[Cell([[Run("来往", 18)]])]])], 368)
    assert same.rows[0][0].paragraphs[0][0].size == 18


def test_a_notebook_without_findings_is_refused_in_one_line():
    with pytest.raises(CasebookError, match="holds no finding"):
        export(printed.foreign_notebook())
