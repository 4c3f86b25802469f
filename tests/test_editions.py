"""Both editions of the real report state the same: every number and date of every finding, figure and dispute."""

import json
import re
from dataclasses import asdict

import pytest

from casebook import paths
from casebook.case import Case
from casebook.figures.look import TALK_PT
from casebook.findings.questions import asked, hardest
from casebook.report.deck import drawn_size, told_below
from casebook.report.order import half_widths
from casebook.report.slide_px import HEADLINE, WIDE_PX
from casebook.say import MONTHS

MONTH = "|".join(MONTHS)
SCALES = {"trillion": 1e12, "billion": 1e9, "million": 1e6, "万亿": 1e12, "亿": 1e8, "万": 1e4}
WORDS = {word: n for words in (("one", "two", "three", "four", "five", "six", "seven"), "一二三四五六七") for n, word in enumerate(words, 1)} | {
    "两": 2
}


@pytest.fixture(scope="module")
def cases():
    return {lang: Case.open("00-overview", paths.PROJECT / "seeds", lang=lang) for lang in ("en", "zh")}


def iso(year, month="", day=""):
    return "-".join(part.zfill(2) for part in (year, month, day) if part)


def english(text):
    """Dates and numbers of an English text; the printed Chinese figure in brackets is a repetition."""
    text = re.sub(r" \([\d.,]+\s*[万亿萬億]+\)", "", text)
    dates = [iso(y, str(MONTHS.index(m) + 1), d or "") for d, m, y in re.findall(rf"(?:(\d+) )?({MONTH}) (\d{{4}})", text)]
    text = re.sub(rf"(?:\d+ )?(?:{MONTH}) \d{{4}}", "", text)
    text = re.sub(r"([\d.]+)–([\d.]+) (million|billion)", r"\1 \3 and \2 \3", text)
    found = re.findall(r"(?<![A-Za-z])([\d,]*\d(?:\.\d+)?)(?: (million|billion|trillion))?", text)
    return sorted(dates) + sorted(float(n.replace(",", "")) * SCALES.get(scale, 1) for n, scale in found)


def chinese(text):
    """Dates and numbers of a Chinese text."""
    dates = [iso(y, m, d) for y, m, d in re.findall(r"(\d{4})年(\d+)月(?:(\d+)日)?", text)]
    text = re.sub(r"\d{4}年\d+月(?:\d+日)?", "", text)
    text = re.sub(r"([一二三四五六七八九])([一二三四五六七八九])(?=[万亿])", lambda m: f"{WORDS[m[1]]}万和{WORDS[m[2]]}", text)
    found = re.findall(r"(?<![A-Za-z])(\d+(?:\.\d+)?)(万亿|亿|万)?", text)
    return sorted(dates) + sorted(float(n) * SCALES.get(scale, 1) for n, scale in found)


def test_the_readers_of_this_test_see_what_is_there():
    assert english("more than 200 million (2億) on 5 February 2020, 40,000–50,000 a day, 1–10 million") == ["2020-02-05", 1e6, 4e4, 5e4, 1e7, 2e8][
        :1
    ] + sorted([2e8, 4e4, 5e4, 1e6, 1e7])
    assert chinese("2020年2月5日超过2亿，4万至5万，100万至1000万") == ["2020-02-05", *sorted([2e8, 4e4, 5e4, 1e6, 1e7])]
    assert chinese("约四五万，几亿") == [4e4, 5e4]


def findings(case):
    return [f for conclusions in case.themes.values() for f in conclusions.findings()]


def test_findings_state_the_same_numbers_with_the_same_evidence(cases):
    for one, other in zip(findings(cases["en"]), findings(cases["zh"]), strict=True):
        assert (one.id, one.standing, one.origins, one.disputes) == (other.id, other.standing, other.origins, other.disputes)
        for a, b in zip(one.text, other.text, strict=True):
            assert english(a.text) == chinese(b.text), f"{one.id}: {a.text} / {b.text}"
            assert a.evidence == b.evidence
        assert english(one.headline) == chinese(other.headline), one.id


def test_no_finding_of_the_report_has_lost_its_facts(cases):
    assert [f.id for f in findings(cases["en"]) if f.standing == "no_longer_supported"] == []


def test_every_theme_answers_its_question_with_five_findings_or_more(cases):
    for theme in ("10-laiwang-failure", "20-covid-surge", "30-quanzi-private-traffic"):
        found = cases["en"].themes[theme].findings()
        assert sum(f.role == "answer" for f in found) == 1
        assert len(found) > 5


def test_headlines_are_short_when_their_numbers_stand_in_them(cases):
    assert [f.headline for f in findings(cases["en"]) if len(f.headline.split()) > 15] == []
    assert [f.headline for f in findings(cases["zh"]) if len(re.sub(r"[A-Za-z]+", "字", f.headline)) > 28] == []


def test_the_summary_fits(cases):
    words = {lang: "".join(p.text for p in case.summary().text) for lang, case in cases.items()}
    assert len(words["en"].split()) <= 80
    assert len(words["zh"]) <= 120


def test_disputes_have_the_same_sides(cases):
    for one, other in zip(cases["en"].ledger(whole=True).disputes, cases["zh"].ledger(whole=True).disputes, strict=True):
        assert (one.id, one.status, len(one.sides)) == (other.id, other.status, len(other.sides))
        for a, b in zip(one.sides, other.sides, strict=True):
            assert a["evidence"] == b["evidence"]
            assert english(a["value"]) == chinese(b["value"]), one.topic


def test_every_passage_of_the_codebooks_stands_in_an_article(cases):
    case = cases["en"]
    lost = [p["quote"] for code in case.codes.values() for p in code.get("passages", []) if not case.index.find(p["quote"])]
    assert lost == []


def test_every_translation_belongs_to_a_sentence_of_the_articles(cases):
    case = cases["en"]
    texts = {s.text for s in case.facts.sentences}
    assert [key for key in case.index.glosses if key not in texts] == []


def test_sentences_that_carry_findings_are_translated(cases):
    carried = {e.id: e for f in findings(cases["en"]) for e in f.evidence.values()}
    assert [i for i, e in carried.items() if not e.gloss] == []


def test_the_chinese_ledger_has_no_english_words(cases):
    sides = [side["value"] for dispute in cases["zh"].ledger(whole=True).disputes for side in dispute.sides]
    assert [value for value in sides if re.search(r"[a-z]{4,}", re.sub(r"App Store|Snapchat|Tango", "", value))] == []


FIGURE_CALL = re.compile(r'case\.(timeline|lineage|dots|days|slopes|matrix|offers)\("([\w-]+)"')
CHART_PX = {1: 539, 2: 500}  # the room of a chart on a slide under a headline of so many lines (page/test_slides_browser.py holds the rest)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_on_a_slide_no_chart_is_so_high_that_its_letters_fall_below_18_pt(cases, lang):
    case = cases[lang]
    for notebook in sorted(paths.NOTEBOOKS.glob("*.ipynb")):
        here = Case(notebook.stem, case.facts, lang, "", None, case.books)
        for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
            for method, name in FIGURE_CALL.findall("".join(cell["source"])):
                figure = getattr(here, method)(name)
                if figure is None:  # of an overview that is not in force
                    continue
                finding = here.conclusions.finding(here.conclusions.codebook.figures[name]["finding"])
                lines = -(-half_widths(figure.talk_title or finding.headline) // HEADLINE[0])
                width, height = drawn_size({"talk": figure.talk})
                assert width <= TALK_PT, name
                assert WIDE_PX * height / width <= CHART_PX[lines], name


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_words_on_a_figure_are_whole_at_every_size(cases, lang):
    for theme, method, name in drawn_figures():
        figure = getattr(Case(theme, cases[lang].facts, lang, "", None, cases[lang].books), method)(name)
        if figure is not None:
            sizes = {size: getattr(figure, size) for size in ("svg", "narrow", "talk", "handout")}
            assert [size for size, drawn in sizes.items() if "…" in drawn] == [], name


def test_the_rehearsal_asks_the_same_in_both_editions_of_the_same_sentences(cases):
    for name in cases["en"].themes:
        english, chinese = (asked(cases[lang].themes[name], cases[lang].as_of) for lang in ("en", "zh"))
        assert english.keys() == chinese.keys()
        for finding in english:
            assert [(q.kind, q.about, q.hurt, q.places) for q in english[finding]] == [(q.kind, q.about, q.hurt, q.places) for q in chinese[finding]]


def test_the_ten_hardest_questions_of_a_theme_are_of_many_kinds_and_each_has_its_sentences(cases):
    for theme in cases["en"].themes.values():
        questions = hardest(asked(theme, cases["en"].as_of))
        assert len(questions) == 10
        assert len({q.kind for q in questions}) >= 6
        unsaid = {row["id"] for row in theme.codebook.findings if {"absent", "judged"} & set(row.get("answer") or {})}
        bare = [q for q in questions if not theme.index.ids(q.places)]
        assert all(q.kind == "known" and q.finding in unsaid for q in bare)  # what no article says stands in no sentence
        assert len(bare) <= 2
        assert [q.question for q in questions if theme.lang == "en" and not q.question.endswith(("?", "."))] == []


def test_a_slide_is_called_by_its_figure_where_the_codebook_says_how(cases):
    (finding, days), (_, counts) = (
        said_of(cases["en"], "en", "20-covid-surge", *figure) for figure in (("days", "surge-days"), ("dots", "surge-counts"))
    )
    assert days.talk_title not in ("", finding.headline)
    assert counts.talk_title == ""


def test_both_editions_of_a_slide_say_as_many_sentences_below_their_figure(cases):
    shown = {lang: [said(cases[lang], lang, *figure) for figure in drawn_figures()] for lang in ("en", "zh")}
    assert shown["en"] == shown["zh"]
    assert {count for _, count in shown["en"]} == {0, 1}


def drawn_figures():
    """Theme, kind and id of every figure that a notebook asks for."""
    for notebook in sorted(paths.NOTEBOOKS.glob("*.ipynb")):
        for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
            yield from ((notebook.stem, *found) for found in FIGURE_CALL.findall("".join(cell["source"])))


def said_of(case, lang, theme, method, name):
    """The finding that a figure shows, and the figure; None where it shows none."""
    here = Case(theme, case.facts, lang, "", None, case.books)
    figure = getattr(here, method)(name)
    if figure is None:  # of an overview that is not in force
        return None
    of = here.conclusions.codebook.figures[name]["finding"]
    return (here.conclusions.finding(of), figure) if of else None


def said(case, lang, *figure):
    """A figure's id, and how many sentences of its finding stand below it on a slide."""
    shown = said_of(case, lang, *figure)
    return figure[-1], len(told_below(*map(asdict, shown))) if shown else 0
