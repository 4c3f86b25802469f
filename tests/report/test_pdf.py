"""The PDF as a reader's program sees it: text, bookmarks, tags, fonts; opened with pypdf."""

import io
import re

import printed
import pypdf
import pytest
import typst
from nbformat.v4 import new_markdown_cell, new_notebook

from casebook.blocks import Concordance, Ledger, Note, Table
from casebook.errors import MissingGlyph
from casebook.report.paper import paper
from casebook.report.pdf import PDFExporter
from casebook.report.strings import strings

MM = 72 / 25.4
HOSTILE = ['#panic("x")', "$x$", "*bold*", "\\alpha", "@ref", "<label>", "= heading", "// comment", '#read("data.json")', "]", "{{7*7}}", "`raw"]


def export(nb) -> bytes:
    return PDFExporter().from_notebook_node(nb)[0]


def text_of(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def one_line(text: str) -> str:
    return "".join(text.split())


def bookmarks(outline) -> list[str]:
    return [title for entry in outline for title in (bookmarks(entry) if isinstance(entry, list) else [entry.title])]


@pytest.fixture(scope="module", params=["en", "zh"])
def edition(request):
    data = export(printed.report_notebook(request.param))
    return request.param, data, pypdf.PdfReader(io.BytesIO(data))


@pytest.fixture(scope="module")
def pages(edition) -> list[str]:
    """The text of every page, without spaces, since Chinese and Latin are set with room between them."""
    return [one_line(page.extract_text()) for page in edition[2].pages]


def test_it_says_what_it_is(edition):
    lang, _, reader = edition
    assert reader.metadata.title == printed.report_notebook(lang).metadata["casebook"]["title"]
    assert reader.metadata.creation_date is None
    assert reader.trailer["/Root"]["/Lang"].startswith(lang)
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_data().decode()


def test_the_cover_carries_the_answer(edition, pages):
    (summary,) = paper(printed.report_notebook(edition[0])).data["summary"]["text"]
    assert one_line(summary["text"]) in pages[0]
    assert "312" in pages[0]


def test_bookmarks_are_the_headings_in_order(edition, pages):
    lang, _, reader = edition
    themes = [pair[1 if lang == "zh" else 0] for pair in printed.THEMES.values()]
    found = bookmarks(reader.outline)
    assert [title for title in found if any(title.endswith(theme) for theme in themes)] == [f"{n} {theme}" for n, theme in enumerate(themes, 1)]
    body = "".join(pages)
    assert all(one_line(title.split(" ", 1)[-1]) in body for title in found)


def test_cover_disputes_and_sources_are_bookmarked(edition):
    lang, _, reader = edition
    found = bookmarks(reader.outline)
    words = strings(lang)
    assert found[:3] == [words["summary"], words["key_findings"], words["contents"]]
    assert found.count(printed.dispute(lang, 1).topic) == 3  # all in the ledger; the themes' lines only lead there
    assert "S1 社交梦的第1次尝试" in found


def test_a_theme_names_a_dispute_in_a_line_that_the_ledger_tells(edition, pages):
    lang, _, _ = edition
    why = one_line(printed.dispute(lang, 1).explanation)
    assert "".join(pages).count(why) == 3
    ledger = next(n for n, page in enumerate(pages) if why in page)
    lines = [page for page in pages[: ledger + 1] if f"→{one_line(strings(lang)['on_page'].format(n=ledger + 1))}" in page]
    assert len(lines) == len(printed.THEMES)


def lowest(page) -> float:
    """How much of a page's height is empty below its last line of text, the foot left out: a share of the text's height."""
    heights = []
    page.extract_text(visitor_text=lambda text, cm, tm, font, size: heights.append(tm[5] * cm[3] + cm[5]) if text.strip() else None)
    foot, head = 20 * MM, 273 * MM
    return (min(y for y in heights if foot < y < head) - foot) / (head - foot)


def test_only_a_chapter_s_end_leaves_a_third_of_its_page_empty(edition):
    _, _, reader = edition
    chapters = [entry for entry in reader.outline if not isinstance(entry, list)]
    opened = {reader.get_destination_page_number(entry) for entry in chapters if float(entry.top) > 240 * MM}
    within = [n for n in range(1, len(reader.pages) - 1) if n + 1 not in opened]
    assert len(within) > 3
    assert [n + 1 for n in within if lowest(reader.pages[n]) > 0.33] == []


def test_figures_stand_in_the_order_of_their_numbers_and_within_their_chapter(edition, pages):
    lang, data, reader = edition
    titles = [one_line(strings(lang)["figure"].format(n=n)) for n in range(1, 13)]
    captions = [next(n for n, page in enumerate(pages) if re.search(rf"(?<!See){title}(?!\d|[，,])", page)) for title in titles]
    assert captions == sorted(captions)
    starts = [
        reader.get_destination_page_number(entry) for entry in reader.outline if not isinstance(entry, list) and entry.title[:2] in ("1 ", "2 ", "3 ")
    ]
    assert [sum(start <= page for start in starts) for page in captions[::4]] == [1, 2, 3]


def test_the_layout_settles(monkeypatch):
    said = []

    def compiled(*arguments, **options):
        data, warnings = typst.compile_with_warnings(*arguments, **options)
        said.extend(warning.message for warning in warnings)
        return data

    monkeypatch.setattr(typst, "compile", compiled)
    for lang in ("en", "zh"):
        export(printed.report_notebook(lang))
    assert said == []


def test_every_font_is_embedded_with_a_unicode_map(edition):
    fonts = {
        str(font["/BaseFont"]): font for page in edition[2].pages for font in (f.get_object() for f in page["/Resources"].get("/Font", {}).values())
    }
    assert any("NotoSansSC" in name for name in fonts)
    assert all(font["/Subtype"] != "/Type3" and "/ToUnicode" in font for font in fonts.values())


def test_same_notebook_same_bytes(edition):
    lang, data, _ = edition
    assert export(printed.report_notebook(lang)) == data


def test_no_path_of_this_machine_is_in_it(edition):
    assert b"/tmp" not in edition[1]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_of_an_article_is_only_ever_text(hostile):
    sides = printed.dispute("en", 1)
    dispute = type(sides)(**{**sides.__dict__, "topic": hostile, "explanation": f"{hostile} {hostile}"})
    lines = [{"left": hostile, "key": hostile, "right": hostile, "evidence": "S1·1"}]
    words = Concordance(id="k", title=hostile, lines=lines, evidence=printed.evidence("en", 1, 1, sentence=hostile * 2, marks=[[1, 3]]))
    text = one_line(text_of(export(new_notebook(cells=[printed.shown(Ledger(disputes=[dispute])), printed.shown(words)]))))
    assert text.count(one_line(hostile)) >= 7


@pytest.mark.parametrize("words", ["These articles do not speak of it.", "#panic(1) *x*"])
def test_a_line_said_in_place_of_something_is_printed(words):
    assert one_line(words) in one_line(text_of(export(new_notebook(cells=[printed.shown(Note(text=words))]))))


def test_a_foreign_notebook_keeps_its_prose_and_outputs_but_not_its_code():
    text = text_of(export(printed.foreign_notebook()))
    assert all(words in text for words in ("A visitor", "A deep heading", "printed *stars* and #hash", "print('#panic')"))
    assert "not shown" not in text


def test_a_long_word_breaks_without_leaving_a_trace():
    digest = "0123456789abcdef" * 4
    cells = [printed.shown(Table(id="t", title="T", columns=[{"key": k, "label": k} for k in "abcd"], rows=[dict.fromkeys("abcd", digest)]))]
    assert text_of(export(new_notebook(cells=cells))).replace("\n", "").count(digest) == 4


@pytest.mark.parametrize("rows", range(54, 60))
def test_no_page_holds_one_or_two_rows_of_a_long_table(rows):
    columns = [{"key": "a", "label": "A"}, {"key": "b", "label": "B"}]
    table = Table(id="t", title="T", columns=columns, rows=[{"a": f"row{n}.", "b": "x"} for n in range(rows)])
    pages = pypdf.PdfReader(io.BytesIO(export(new_notebook(cells=[printed.shown(table)])))).pages
    held = [len(re.findall(r"row\d+\.", page.extract_text())) for page in pages]
    assert sum(held) == rows
    assert all(n >= 3 for n in held)


@pytest.mark.parametrize("lines", [0, 12, 24, 36])
def test_a_table_that_fits_a_page_is_whole_or_has_a_third_of_its_rows_on_either(lines):
    table = Table(id="t", title="T", columns=[{"key": "a", "label": "A"}], rows=[{"a": f"row{n}."} for n in range(24)])
    cells = [new_markdown_cell("\n\n".join(["# One", *["A line."] * lines])), printed.shown(table)]
    pages = pypdf.PdfReader(io.BytesIO(export(new_notebook(cells=cells)))).pages
    held = [n for page in pages if (n := len(re.findall(r"row\d+\.", page.extract_text())))]
    assert sum(held) == 24
    assert min(held) >= 8


def test_a_chapter_with_findings_opens_a_page(edition):
    lang, _, reader = edition
    themes = [pair[1 if lang == "zh" else 0] for pair in printed.THEMES.values()]
    opened = [entry for entry in reader.outline if not isinstance(entry, list) and any(entry.title.endswith(theme) for theme in themes)]
    assert len(opened) == len(themes)
    assert all(float(entry.top) > 240 * MM for entry in opened)


def test_a_character_without_a_glyph_is_named():
    with pytest.raises(MissingGlyph, match="U\\+2A6D6"):
        export(new_notebook(cells=[new_markdown_cell("# One\n\nrare \U0002a6d6")]))


def test_a_note_names_the_pages_that_cite_it(edition, pages):
    first = next(page for page in reversed(pages) if one_line("1 据传，另一家的在线教室") in page)
    assert {"en": "→p.1,", "zh": "→第1、"}[edition[0]] in first


def test_links_lead_to_places_inside_or_to_the_web(edition):
    links = [a.get_object() for page in edition[2].pages for a in page.get("/Annots", [])]
    assert links
    assert all(link.get("/A", {}).get("/S", "/GoTo") == "/GoTo" for link in links)
