"""The handout: one page whatever the articles are, from the project's own notebooks run in this process, and from made-up ones."""

import ast
import dataclasses
import io
import re

import nbformat
import printed
import pypdf
import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from casebook import paths
from casebook.blocks import Finding, Ledger, Number, Passage, Summary, Title
from casebook.errors import CasebookError
from casebook.report import handout as made
from casebook.report.brief import BriefExporter
from casebook.report.handout import NUMBERS, handout
from casebook.report.order import FRAME
from casebook.report.strings import strings

THEME = "10-laiwang-failure"
OTHERS = {
    "001_early": "2015年3月，甲公司的社区应用上线。公司说，注册用户超过300万，团队有二十多人。\n一年之后，这个社区停止了更新，公司转向企业沟通。\n",
    "002_late": "2021年5月，甲公司的社区应用重新上线。公司说，注册用户超过500万，日活约40万。\n业界认为，用户能否留下还要再看。\n",
}


def run(stem: str, articles, lang: str) -> list:
    """The cells of one of the project's notebooks, each code cell with the block that is its last value."""
    cells, names, told = [], {}, {"articles": str(articles), "lang": lang}
    for cell in nbformat.read(paths.NOTEBOOKS / f"{stem}.ipynb", as_version=4).cells:
        if cell.cell_type == "markdown":
            cells.append(cell)
        elif "parameters" in cell.metadata.get("tags", []):
            exec(cell.source, names)
            names |= told
        else:
            *before, last = ast.parse(cell.source).body
            shows = isinstance(last, ast.Expr)
            exec(compile(ast.Module(before if shows else [*before, last], []), stem, "exec"), names)
            value = eval(compile(ast.Expression(last.value), stem, "eval"), names) if shows else None
            cells += [printed.shown(value)] if hasattr(value, "_repr_mimebundle_") else []
    return cells


def export(nb) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(BriefExporter().from_notebook_node(nb)[0]))


def one_line(text: str) -> str:
    return "".join(text.split())


def text_of(reader: pypdf.PdfReader) -> str:
    return one_line("".join(page.extract_text() for page in reader.pages))


def combined(cells: dict[str, list], lang: str):
    return new_notebook(cells=[cell for stem in sorted(cells) for cell in cells[stem]], metadata={"casebook": {"lang": lang}})


@pytest.fixture(scope="module", params=["en", "zh"])
def seeds(request):
    """(edition, the cells of every notebook on the project's own articles)."""
    stems = [n.stem for n in sorted(paths.NOTEBOOKS.glob("[0-9]*.ipynb"))]
    return request.param, {stem: run(stem, paths.PROJECT / "seeds", request.param) for stem in stems}


@pytest.fixture(scope="module")
def brief(seeds):
    return export(combined(seeds[1], seeds[0]))


def number(value: str, **changes) -> Number:
    base = dict(printed="", hedges=["exact"], what="users", of="A", as_of="2020", speaker="", evidence=["S1·1"], origins=1, articles=1)
    return Number(**{**base, "headline": False, "disputes": [], **changes}, value=value)


def finding(key: str, role: str = "finding", **changes) -> Finding:
    return dataclasses.replace(printed.finding("en", "t", 2, role=role), **{"id": key, "headline": f"Headline of {key}", "figure": None, **changes})


def report(*blocks, key: list[Finding] | None = None):
    summary = Summary(title="A title", text=[], counts=[], findings=key or [])
    return new_notebook(cells=[printed.shown(block) for block in (summary, *blocks)])


# --- one page ---


def test_the_project_s_own_articles_make_one_page(brief):
    assert len(brief.pages) == 1
    assert [round(float(side)) for side in brief.pages[0].mediabox[2:]] == [595, 842]


def test_one_theme_makes_one_page_and_its_key_findings_take_the_other_columns(seeds):
    lang, cells = seeds
    nb = combined({stem: cells[stem] for stem in (*FRAME, THEME)}, lang)
    assert len(export(nb).pages) == 1
    columns = handout(nb).data["columns"]
    assert len({column["headline"] for column in columns}) == 3
    assert len({column["theme"] for column in columns}) == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_other_articles_make_one_page_that_says_which_answers_have_fallen(tmp_path, lang):
    for name, text in OTHERS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"{name}.yml").write_text(f"published: '{text[:4]}-06'\n", encoding="utf-8")
    cells = {stem: run(stem, tmp_path, lang) for stem in ("00-overview", THEME)}
    reader = export(combined(cells, lang))
    assert len(reader.pages) == 1
    assert {"en": "Nolongersupported", "zh": "已不支持"}[lang] in text_of(reader)


@pytest.mark.parametrize("times", [1, 40])
def test_words_without_end_still_make_one_page(times):
    words = "one more word and then another " * times
    answers = [
        finding(f"f-{n}", "answer", headline=words, text=[Passage(text=words, evidence=["S1·1"])] * times, standing_text=words) for n in range(7)
    ]
    told = dataclasses.replace(answers[0], numbers=[number(f"{n} {words}", what=words, speaker=words) for n in range(12)])
    sides = [{"value": words, "evidence": ["S1·1"]}] * 9
    ledger = Ledger(disputes=[dataclasses.replace(printed.dispute("en", n), topic=words, sides=sides, explanation=words) for n in range(1, 9)])
    cells = [cell for answer in (told, *answers[1:]) for cell in (new_markdown_cell(f"## {words}"), printed.shown(answer))]
    nb = new_notebook(cells=[new_markdown_cell(f"# {words}"), *cells, printed.shown(ledger)])
    assert len(export(nb).pages) == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_made_up_report_makes_one_page(lang):
    assert len(export(printed.report_notebook(lang)).pages) == 1


def test_a_notebook_without_findings_is_refused_in_a_line():
    with pytest.raises(CasebookError, match="brief: the notebook holds no finding; .* casebook-pdf"):
        export(printed.foreign_notebook())


# --- what stands on it ---


def test_it_holds_the_title_and_the_answer_of_every_theme_with_its_standing(seeds, brief):
    lang, cells = seeds
    data, text = handout(combined(cells, lang)).data, text_of(brief)
    assert one_line(data["title"]) in text
    assert len(data["columns"]) == 3
    for column in data["columns"]:
        assert one_line(column["headline"]) in text
        assert one_line(column["standing_text"]) in text
        assert one_line(column["text"][0]["text"]) in text
        assert column["figure"] is not None


def test_it_holds_five_numbers_with_who_says_them_and_a_dispute_side_by_side(seeds, brief):
    lang, cells = seeds
    data, text = handout(combined(cells, lang)).data, text_of(brief)
    assert len(data["numbers"]) == NUMBERS
    for told in data["numbers"]:
        assert one_line(told["value"]) in text
        assert one_line(told["articles"][0]) in text
        assert told["refs"][0] in text
    assert data["disputes"][0]["grave"]
    assert all(one_line(side["value"]) in text for side in data["disputes"][0]["sides"])


def test_it_says_where_to_read_on(seeds, brief):
    lang, text = seeds[0], text_of(brief)
    words = strings(lang)
    assert all(one_line(name) in text for name in (f"report.{lang}.html", f"report.{lang}.pdf", words["look_up_how"], words["lot_sources"]))
    assert "SHA-256" in text
    assert f"brief.{lang}.pdf" not in text


def test_no_slot_of_a_word_of_the_page_stays_open(brief):
    assert not re.findall(r"\{\w+\}", text_of(brief))


def test_both_editions_pick_the_same():
    data = {lang: handout(printed.report_notebook(lang)).data for lang in ("en", "zh")}
    en, zh = data["en"], data["zh"]
    assert [c["chapter"] for c in en["columns"]] == [c["chapter"] for c in zh["columns"]]
    assert [n["refs"] for n in en["numbers"]] == [n["refs"] for n in zh["numbers"]]


# --- the rules ---


def test_a_number_of_a_key_headline_comes_before_one_that_more_articles_tell():
    key = finding("key", numbers=[number("10", headline=True), number("20", origins=2)])
    other = finding("other", numbers=[number("30", origins=9, articles=9, headline=True)] + [number(str(n), what="x") for n in range(40, 44)])
    shown = [n["value"] for n in handout(report(key, other, key=[key])).data["numbers"]]
    assert shown == ["10", "20", "30", "40", "41"]


def test_a_fact_is_shown_once_and_a_disputed_one_not_at_all():
    told = finding("f", numbers=[number("10"), number("10"), number("11", disputes=["d-1"])])
    again = finding("g", numbers=[number("10", headline=True), number("10", as_of="2021")])
    assert [(n["value"], n["of"]) for n in handout(report(told, again)).data["numbers"]] == [("10", "A, 2020"), ("10", "A, 2021")]


def test_a_value_told_by_a_narrower_name_or_time_is_one_fact_and_of_another_name_or_year_another():
    once = number("10", what="Individual users", as_of="30 June 2019", day="2019-06-30", headline=True)
    again = number("10", what="Users", as_of="2019", day="2019")
    later, orders = number("10", what="Users", as_of="2020", day="2020"), number("10", what="Orders", as_of="2019", day="2019")
    shown = handout(report(finding("f", numbers=[once, again, later, orders]))).data["numbers"]
    assert [(n["what"], n["of"]) for n in shown] == [("Individual users", "A, 30 June 2019"), ("Users", "A, 2020"), ("Orders", "A, 2019")]


def test_a_number_without_a_time_comes_after_those_that_have_one():
    told = finding("f", numbers=[number("10", as_of="", headline=True), number("20", headline=True), number("30")])
    assert [n["value"] for n in handout(report(told, key=[told])).data["numbers"]] == ["20", "30", "10"]


def test_a_rank_is_shown_with_the_one_before_it():
    first, later, last = (number(f"No. {n}", as_of=f"in {day}", day=day, rank=True) for n, day in ((90, "2019"), (40, "2020-01"), (1, "2020-02")))
    other = number("No. 7", of="B", as_of="in 2020", day="2020-01-15", rank=True)
    count = number("5", as_of="in 2021", day="2021")
    shown = {n["value"]: n["before"] for n in handout(report(finding("f", numbers=[last, first, later, other, count]))).data["numbers"]}
    assert shown == {"No. 1": "before: No. 40, in 2020-01", "No. 90": "", "No. 40": "before: No. 90, in 2019", "No. 7": "", "5": ""}


def test_a_rumour_says_so():
    (told,) = handout(report(finding("f", numbers=[number("a rumoured 5", hedges=["rumour"])]))).data["numbers"]
    assert told["rumour"]


def test_a_contradiction_comes_before_what_may_both_hold_and_what_a_key_finding_meets_before_the_rest():
    one, two, three = (dataclasses.replace(printed.dispute("en", n), topic=f"Topic {n}") for n in (2, 3, 4))
    soft = dataclasses.replace(one, severity="definition")
    key = finding("key", disputes=[three.id])
    topics = [d["topic"] for d in handout(report(key, Ledger(disputes=[soft, two, three]), key=[key])).data["disputes"]]
    assert topics == ["Topic 4", "Topic 3", "Topic 2"]


def test_where_an_answer_has_fallen_a_finding_that_stands_takes_its_place():
    answer = finding("a", "answer", standing="no_longer_supported", standing_text="No longer supported")
    cells = [printed.shown(Title("Theme")), printed.shown(answer), printed.shown(finding("b"))]
    first, *_ = handout(new_notebook(cells=[new_markdown_cell("# A"), *cells])).data["columns"]
    assert first["headline"] == "Headline of b"
    assert first["fallen"]["standing_text"] == "No longer supported"


def test_references_come_from_as_many_articles_as_there_are():
    assert made._refs(["S1·1", "S1·2", "S1·3", "S2·4", "S3·1"]) == ["S1·1", "S2·4", "S3·1", "…"]
    assert made._refs(["S1·1", "S1·2"]) == ["S1·1", "S1·2"]


# --- the file ---


def test_it_is_tagged_and_says_what_it_is(seeds, brief):
    lang, root = seeds[0], brief.trailer["/Root"]
    assert brief.metadata.title == handout(combined(seeds[1], lang)).data["title"]
    assert brief.metadata.creation_date is None
    assert root["/Lang"].startswith(lang)
    assert root["/MarkInfo"]["/Marked"]
    assert "pdfuaid" in root["/Metadata"].get_data().decode()


def test_every_font_is_embedded_with_a_unicode_map(brief):
    fonts = [f.get_object() for f in brief.pages[0]["/Resources"]["/Font"].values()]
    assert fonts
    assert all(font["/Subtype"] != "/Type3" and "/ToUnicode" in font for font in fonts)


def test_no_word_is_smaller_than_what_can_be_read(brief):
    sizes = []

    def see(text, cm, tm, font, size):
        if len(text.strip()) > 1:  # one character is the sign in a standing's ring
            sizes.append(size * abs(tm[3] * cm[3]))

    brief.pages[0].extract_text(visitor_text=see)
    assert min(sizes) >= 7


def test_same_notebook_same_bytes():
    nb = printed.report_notebook("en")
    assert BriefExporter().from_notebook_node(nb)[0] == BriefExporter().from_notebook_node(nb)[0]


@pytest.mark.parametrize("hostile", ['#panic("x")', "$x$", "*bold*", '#read("data.json")', "]", "<label>", "@ref", "\\alpha"])
def test_text_of_an_article_is_only_ever_text(hostile):
    told = finding("f", "answer", headline=hostile, text=[Passage(text=hostile)], numbers=[number(hostile, of=hostile, speaker=hostile)])
    ledger = Ledger(disputes=[dataclasses.replace(printed.dispute("en", 2), topic=hostile, explanation=hostile)])
    assert text_of(export(report(told, ledger))).count(one_line(hostile)) >= 6
