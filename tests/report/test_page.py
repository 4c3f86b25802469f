from collections import Counter
from dataclasses import asdict
from html.parser import HTMLParser

import html5lib
import nbformat
import printed
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from casebook.blocks import BLOCKS, Figure
from casebook.report import page as pages
from casebook.report.foreign import clean_html, clean_svg
from casebook.report.html import HTMLExporter
from casebook.report.page import Page, arrange, csv_link, environment, evidence_order, marked, render, script_of, stacked, with_links
from casebook.report.strings import strings

VOID = {"meta", "br", "hr", "img", "input", "link"}
BLOCK_LEVEL = {"p", "div", "ul", "ol", "dl", "table", "figure", "section", "article", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"}


class Outline(HTMLParser):
    """A strict reading: every element closed in order, no block inside a paragraph; gathers ids, references and headings."""

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.refs, self.headings, self.attributes, self.tags = [], Counter(), set(), [], [], Counter()
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.attributes.append((tag, attrs))
        self.tags[tag] += 1
        assert not (tag in BLOCK_LEVEL and "p" in self.open), f"<{tag}> inside <p>"
        assert "button" not in self.open
        if tag not in VOID:
            self.open.append(tag)
        if "id" in attrs:
            self.ids[attrs["id"]] += 1
        for name in ("for", "aria-controls", "aria-labelledby", "aria-describedby"):
            self.refs |= set(attrs.get(name, "").split())
        if attrs.get("href", "").startswith("#"):
            self.refs.add(attrs["href"][1:])
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append(int(tag[1]))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module", params=["en", "zh"])
def edition(request):
    return request.param, render(printed.report_notebook(request.param), "report")


def test_the_page_is_well_formed_with_unique_ids_and_links_that_lead_somewhere(edition):
    lang, text = edition
    outline = Outline(text)
    assert [name for name, n in outline.ids.items() if n > 1] == []
    assert outline.refs - set(outline.ids) == set()
    assert outline.attributes[0] == ("html", {"lang": {"en": "en", "zh": "zh-Hans"}[lang]})


def test_one_h1_and_no_level_skipped(edition):
    headings = Outline(edition[1]).headings
    assert headings.count(1) == 1
    assert headings[0] == 1
    assert all(after <= before + 1 for before, after in zip(headings, headings[1:], strict=False))


def test_the_page_fetches_nothing_and_forbids_it(edition):
    outline = Outline(edition[1])
    policy = next(attrs["content"] for tag, attrs in outline.attributes if attrs.get("http-equiv"))
    assert policy.startswith("default-src 'none'; ")
    assert outline.tags["script"] == 1
    assert outline.tags["link"] == 0
    assert all(attrs["src"].startswith("data:") for _, attrs in outline.attributes if "src" in attrs)
    assert "url(http" not in edition[1]


def test_the_page_is_small_and_the_same_every_time(edition):
    lang, text = edition
    assert len(text.encode()) < 3_000_000
    assert render(printed.report_notebook(lang), "report") == text


def test_every_picture_says_what_it_shows(edition):
    outline = Outline(edition[1])
    drawings = [attrs for tag, attrs in outline.attributes if tag == "svg"]
    assert drawings
    assert all(attrs["role"] == "img" and attrs["aria-label"] for attrs in drawings)


def test_article_text_never_becomes_markup(edition):
    assert "<script>alert(1)" not in edition[1]
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}}" in edition[1]


def test_themes_name_a_dispute_and_the_ledger_tells_it(edition):
    body, ledger = edition[1].split('<h2 id="section-4"')
    line, entry = '<a href="#d-users">', '<h3 id="d-users"'
    named = [part.split("</ul>")[0] for part in body.split('<ul class="briefs against">')[1:]]
    assert [line in part for part in named] == [True] * len(printed.THEMES)
    assert (body.count(entry), ledger.count(entry)) == (0, 1)


def test_a_single_notebook_tells_its_own_disputes():
    text = render(new_notebook(cells=printed.theme_cells("en", "laiwang", 1)), "x")
    assert 'class="brief' not in text
    assert all(f' id="{name}"' in text for name in ("d-users", "d-2"))


def test_a_passage_may_say_of_which_disputes_its_sentences_wear_the_sign():
    page = arrange(printed.report_notebook("en"), "x")
    cite = environment().get_template("blocks.html.j2").make_module({"page": page, "ui": page.ui}).cite
    assert page.evidence["S3·1"]["disputes"]
    assert ["≠" in cite(["S3·1"], *how) for how in ((), ([],), (["d-users"],))] == [True, False, True]


def test_only_a_contradiction_wears_the_red_sign():
    page = arrange(printed.report_notebook("en"), "x")
    page.dispute("d-users")["severity"] = "reading"
    marked = environment().get_template("blocks.html.j2").make_module({"page": page, "ui": page.ui}).cite(["S3·1"])
    assert ("≠" in marked, "※" in marked, "see note" in marked) == (False, True, True)


@pytest.mark.parametrize(("severity", "times"), [("definition", 1), ("contradiction", 2)])
def test_what_may_both_hold_is_pointed_to_once(severity, times):
    page = arrange(printed.report_notebook("en"), "x")
    page.dispute("d-users")["severity"] = severity
    assert sum(len(page.differing({"disputes": ["d-users"]})) for _ in range(2)) == times


def test_the_top_leads_to_the_other_forms_and_holds_a_citation(edition):
    lang, text = edition
    top = text.split('<h2 id="key-findings"')[0]
    assert f'href="report.{lang}.pdf"' in top
    for name in ("report.{}.pdf", "brief.{}.pdf", "slides.{}.html", "slides.{}.pptx"):
        assert f'href="{name.format(lang)}"' in top
    assert "3f9a1c0b7d22" in top.split('id="citation">')[1].split("</p>")[0]


def test_the_page_is_html_by_its_standard(edition):
    """The parser of the standard itself, refusing what a browser would only mend; a page that it refuses shows that it can."""
    html5lib.HTMLParser(strict=True).parse(edition[1])
    with pytest.raises(html5lib.html5parser.ParseError):
        html5lib.HTMLParser(strict=True).parse(edition[1].replace("</main>", "", 1))


def test_a_title_that_the_finding_above_has_said_is_not_said_again():
    def told(title: str) -> list[bool]:
        figure = Figure(**{**printed.figure("en", 1, "t").__dict__, "title": title})
        page = arrange(new_notebook(cells=[printed.shown(printed.finding("en", "t", 1)), printed.shown(figure)]), "x")
        return [item.told for item in page.items if item.kind == "figure"]

    assert (told(printed.finding("en", "t", 1).headline), told("What it measures")) == ([True], [False])


def test_a_finding_names_the_articles_that_it_cites():
    page = arrange(printed.report_notebook("en"), "x")
    block = printed.finding("en", "t", 1).__dict__ | {"text": [{"evidence": ["S3·3", "S2·1"]}, {"evidence": ["S2·1"]}]}
    assert [(item["source"], item["count"]) for item in page.sources(block)] == [("S2", 1), ("S3", 1)]


def test_many_citations_are_opened_article_by_article():
    page = arrange(printed.report_notebook("en"), "x")
    ids = [f"S{article}·{n}" for article in (2, 3) for n in range(1, 5)]
    page.evidence.update({key: {"source": key.partition("·")[0]} for key in ids})
    assert page.lots(ids) == [ids[:4], ids[4:]]
    assert page.lots(ids[:6]) == [ids[:6]]


def test_contents_name_summary_and_key_findings(edition):
    text = edition[1].split("</nav>")[0]
    assert text.index('href="#summary"') < text.index('href="#key-findings"') < text.index('href="#section-1"')


def test_both_editions_have_the_same_ids():
    english, chinese = (set(Outline(render(printed.report_notebook(lang), "r")).ids) for lang in ("en", "zh"))
    assert english == chinese


@pytest.mark.parametrize("kind", sorted(set(BLOCKS) - pages.UNSHOWN))
def test_every_kind_of_block_has_its_macro(kind):
    page = arrange(printed.report_notebook("en"), "x")
    module = environment().get_template("blocks.html.j2").make_module({"page": page, "ui": page.ui})
    assert callable(getattr(module, kind))


def test_a_single_notebook_and_a_foreign_one_make_pages():
    for nb in (printed.foreign_notebook(), new_notebook(cells=[new_markdown_cell("no heading")])):
        outline = Outline(render(nb, "its file name"))
        assert outline.headings[0] == 1
        assert all(attrs["alt"] for tag, attrs in outline.attributes if tag == "img")
    assert "<h1>its file name</h1>" in render(nb, "its file name")


def test_nbconvert_finds_the_exporter():
    nb = nbformat.from_dict(printed.foreign_notebook())
    text, resources = HTMLExporter().from_notebook_node(nb)
    assert "<h1>A visitor</h1>" in text
    assert resources["output_extension"] == ".html"


def test_html_of_other_notebooks_cannot_run_fetch_or_head_the_page():
    hostile = (
        '<h1 onclick="x()">T</h1><img src="https://example.org/x.png"><script>x()</script><style>*{}</style><table id="a"><tr><td>1</td></tr></table>'
    )
    cleaned = clean_html(hostile)
    assert cleaned == "T<table><tbody><tr><td>1</td></tr></tbody></table>"


def test_drawings_lose_what_could_run_fetch_or_restyle():
    hostile = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="x()" width="9" viewBox="0 0 1 1"><style>*{}</style>'
        '<script>x()</script><foreignObject/><defs><path id="p" fill="#aabbcc"/></defs><image href="https://example.org/x.png"/>'
        '<g clip-path="url(#p)" class="pt" data-evidence="S1·2" style="fill:url(https://example.org/x)"><use xlink:href="#p"/><use href="https://x/y#p"/></g></svg>'
    )
    cleaned = clean_svg(hostile, "d1", 'a "label"', "long-1")
    assert cleaned == (
        '<svg viewBox="0 0 1 1" role="img" aria-label="a &quot;label&quot;" aria-describedby="long-1"><defs><path id="d1-p" fill="#aabbcc" /></defs>'
        '<g clip-path="url(#d1-p)" class="pt" data-evidence="S1·2"><use href="#d1-p" /><use /></g></svg>'
    )


def test_marks_stand_on_their_spans():
    assert marked({"sentence": "用户<1亿>人", "marks": [[2, 3], [3, 5]]}) == "用户<mark>&lt;</mark><mark>1亿</mark>&gt;人"


@pytest.mark.parametrize(
    ("text", "script"), [("用户超过1亿", "zh-Hans"), ("使用者超過1億", "zh-Hant"), ("中文", "zh-Hans"), ("这个网络，那个軟件们", "zh-Hans")]
)
def test_script_is_told_by_its_characters(text, script):
    assert script_of({"before": "", "sentence": text, "after": ""}) == script


@pytest.mark.parametrize(
    ("lang", "text", "html"),
    [
        ("zh", "超过1000万人", '超过<span class="num">1000万人</span>'),
        ("zh", "1200多家<b>", '<span class="num">1200多家</span>&lt;b&gt;'),
        ("en", "来往 fell", '<span lang="zh-Hans" class="whole">来往</span> fell'),
        ("en", "he wrote 我们不做社交只做沟通", 'he wrote <span lang="zh-Hans">我们不做社交只做沟通</span>'),
        ("en", "No. 1 in e-commerce", '<span class="num">No. 1</span> in <span class="num">e-commerce</span>'),
        ("en", "a self-made end-of-year list", "a self-made end-of-year list"),
        ("en", "2亿 (200 million)", '<span class="num">2<span lang="zh-Hans">亿</span></span> (<span class="num">200 million</span>)'),
    ],
)
def test_numbers_keep_their_units_and_chinese_is_marked(lang, text, html):
    assert Page(lang, "", {}, None, [], {}, strings(lang)).han(text) == html


def test_the_search_knows_the_simplified_form_of_what_the_sentences_hold():
    page = arrange(printed.report_notebook("en"), "x")
    next(iter(page.evidence.values()))["sentence"] = "下載量"
    assert "載载" in page.spellings
    assert "下下" not in page.spellings


@pytest.mark.parametrize(
    ("cell", "cards"), [("w" * 59, False), ("w" * 60, True), ("每天或每月打开过一次的人数，各家口径并不一样，不可相加比较", False), ("说" * 30, True)]
)
def test_a_table_with_a_sentence_in_it_is_stacked(cell, cards):
    assert stacked({"columns": [{"key": "a"}], "rows": [{"a": cell, "evidence": {"no": "column"}}]}) == cards


@pytest.mark.parametrize(("lang", "clauses"), [("zh", 3), ("en", 0)])
def test_a_line_of_the_title_ends_with_a_clause_in_chinese(lang, clauses):
    title = {"zh": "来往败给微信，钉钉爆红：圈子未知", "en": "Laiwang lost, DingTalk surged: Circles unproven"}[lang]
    assert arrange(printed.report_notebook(lang), "x").clauses(title).count('class="clause"') == clauses


def test_signs_are_explained_where_they_are_met():
    page = arrange(printed.report_notebook("en"), "x")
    assert page.signs == page.ui["contradicted_sign"]
    page.dispute("d-users")["severity"] = "reading"
    page.__dict__.pop("signs")
    assert page.ui["noted_sign"] in page.signs


def test_a_citation_wears_no_sign_where_both_sides_may_hold():
    page = arrange(printed.report_notebook("en"), "x")
    key = next(key for key, item in page.evidence.items() if "d-users" in item["disputes"])
    signs = []
    for severity in ("contradiction", "reading", "definition"):
        page.dispute("d-users")["severity"] = severity
        signs.append(page.mark(key, None))
    assert signs == ["≠", "※", ""]
    page.dispute("d-users")["severity"] = "contradiction"
    assert page.mark(key, []) == ""


def test_evidence_is_listed_as_people_count():
    ids = ["S10·1", "S2·10", "S2·9"]
    assert sorted(ids, key=lambda name: evidence_order({"id": name})) == ["S2·9", "S2·10", "S10·1"]


def test_a_figures_table_is_saved_as_its_file():
    from urllib.parse import unquote

    data = asdict(printed.figure("en", 1, "t").data)
    assert unquote(csv_link(data)) == 'data:text/csv;charset=utf-8,\ufeffA,B,evidence\n来往,">10,000,000",S1·1\n'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("facts/a.csv, facts/a.jsonl", '<a href="facts/a.csv">facts/a.csv</a>, <a href="facts/a.jsonl">facts/a.jsonl</a>'),
        ("../figures/f-1.en.svg", '<a href="../figures/f-1.en.svg">../figures/f-1.en.svg</a>'),
        ("version 3.0 <b>", "version 3.0 &lt;b&gt;"),
    ],
)
def test_the_table_of_downloads_links_to_its_files(text, html):
    assert with_links(text) == html


@given(st.text(max_size=80))
def test_any_output_text_stays_text(text):
    cells = [new_code_cell("x", outputs=[new_output("stream", name="stdout", text=text)])]
    page = arrange(new_notebook(cells=cells), "x")
    body = environment().get_template("page.html.j2").render(page=page, ui=page.ui, script="", digest="")
    assert Outline(body).tags["script"] == 1
