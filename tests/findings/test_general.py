"""The overview that is made from the facts alone, and which themes the articles speak of, on articles written here."""

import re

import pytest

from casebook.case import Case
from casebook.findings.codebook import read_codebook
from casebook.findings.conclude import Conclusions
from casebook.findings.spoken import concluded, is_spoken_of, themes_in_force

ARTICLES = {
    "a.txt": "快手的一年\n\n2020年6月15日，快手在北京公布数据。快手的日活跃用户为2.1亿，快手的团队扩大了一倍。快手成立于2011年3月。\n快手还说，平台上的平台服务越来越多，平台要继续投入。\n",
    "b.txt": "抖音的一年\n\n2020年6月20日，抖音公布日活跃用户超过3.2亿。快手的日活跃用户在2020年6月为4000万，分析人士这样估计。\n抖音认为平台的责任更大，抖音的平台规则要改。\n",
}


@pytest.fixture(scope="module", autouse=True)
def own_cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(params=["en", "zh"])
def case(folder, request):
    return Case.open("00-overview", folder, lang=request.param)


def test_the_overview_is_about_these_articles(case):
    summary = case.summary()
    assert ("Kuaishou" if case.lang == "en" else "快手") in summary.title
    said = " ".join([summary.title, *(p.text for p in summary.text), *(f.headline for f in summary.findings)])
    assert not re.search("Laiwang|DingTalk|Circles|来往|钉钉|圈子", said)
    assert len(summary.findings) >= 3
    limit = {"en": len(re.findall(r"\S+", " ".join(p.text for p in summary.text))) <= 80, "zh": sum(len(p.text) for p in summary.text) <= 120}
    assert limit[case.lang]


def test_every_sentence_of_it_has_its_evidence(case):
    for finding in case.conclusions.findings():
        assert finding.standing != "no_longer_supported"
        assert any(p.evidence for p in finding.text), finding.id
        assert {i for p in finding.text for i in p.evidence} <= set(finding.evidence)


def test_the_largest_numbers_keep_their_hedges(case):
    finding = case.finding("general-numbers")
    assert {"en": "more than 320 million", "zh": "超过3.2亿"}[case.lang] in finding.headline
    assert {"en": "210 million", "zh": "2.1亿"}[case.lang] in finding.headline


def test_the_contradiction_of_the_articles_is_told_as_disputed(case):
    assert case.facts.disputes
    assert case.finding("general-clash").standing == "disputed"


def test_the_findings_of_the_overview_not_in_force_are_silent(case):
    assert case.finding("common-late") is None
    assert case.timeline("story") is None
    assert case.heading("common") is None
    assert Case.open("00-overview", "../seeds").finding("general-most") is None


def test_themes_that_the_articles_do_not_speak_of_are_named_and_no_more(case):
    assert [book.theme for book in case.left_out] == ["10-laiwang-failure", "20-covid-surge", "30-quanzi-private-traffic"]
    assert list(case.themes) == ["00-overview"]
    assert case.left_out_themes().text.count(book_title(case)) == 1
    whole = Case.open("90-sources-and-method", "../seeds")
    assert (whole.left_out, whole.left_out_themes(), whole.left_out_heading()) == ([], None, None)


def book_title(case):
    return case.left_out[0].head["title"][case.lang]


def test_descriptions_written_of_other_articles_are_not_shown(case):
    assert [card.what for card in case.cards().cards if card.what] == []
    assert any(card.what for card in Case.open("90-sources-and-method", "../seeds").cards().cards)


def test_what_nobody_measured_makes_no_claim(case):
    assert case.errors() is None
    assert case.codes_table() is None


def test_one_article_without_any_number_still_has_a_title(tmp_path, own_cache):
    (tmp_path / "a.txt").write_text("一则短讯\n\n快手和抖音昨天都没有回应记者，快手的员工也没有回应。\n", encoding="utf-8")
    case = Case.open("00-overview", tmp_path)
    assert case.summary().title.startswith("Kuaishou")
    assert case.finding("general-numbers") is None
    assert case.finding("general-clash") is None


def test_articles_that_name_nobody_are_only_counted(tmp_path, own_cache):
    (tmp_path / "a.txt").write_text("天气\n\n昨天下了一整天的雨，街上没有什么人，大家都在家里等着天晴。\n", encoding="utf-8")
    case = Case.open("00-overview", tmp_path)
    assert case.summary().title == "What 1 article says (undated)"
    assert case.heading().text == "Overview"


THEME = """
theme: {title: {en: "T", zh: "题"}, question: {en: "Q?", zh: "问？"}}
facts:
  subject: {most: [product]}
  users: {claims: {entity: {of: subject}, metric: daily_active_users}, pick: max}
findings:
  - id: f
    headline: {en: "{subject.entity} has {users}", zh: "{subject.entity}有{users}"}
    text: [{en: "{subject.entity}: {users.line}.", zh: "{subject.entity}：{users.line}。"}]
  - id: g
    headline: {en: "Gone", zh: "没了"}
    text: [{en: "Gone.", zh: "没了。", rests: [gone]}]
codes:
  - {id: gone, label: {en: "x", zh: "x"}, definition: {en: "x", zh: "x"}, passages: [{stance: asserts, quote: 不存在的原文}]}
"""


@pytest.fixture
def book(tmp_path):
    (tmp_path / "50-t.codes.yml").write_text(THEME, encoding="utf-8")
    return read_codebook(tmp_path / "50-t.codes.yml")


def test_a_codebook_may_ask_for_what_the_articles_write_of_most(case, book):
    told = Conclusions(book, {c["id"]: c for c in book.codes}, case.facts, case.index)
    finding = told.finding("f")
    assert finding.headline == {"en": "Kuaishou has 210 million≠", "zh": "快手有2.1亿≠"}[case.lang]
    assert {"en": "Daily active users 210 million", "zh": "日活跃用户2.1亿"}[case.lang] in finding.text[0].text


def test_a_theme_is_spoken_of_while_one_of_its_findings_stands(case, book):
    codes = {c["id"]: c for c in book.codes}
    assert is_spoken_of(Conclusions(book, codes, case.facts, case.index))
    assert "50-t" in themes_in_force(concluded([book], case.index), case.index)
    fallen = type(book)(**{**vars(book), "findings": book.findings[1:]})
    assert not is_spoken_of(Conclusions(fallen, codes, case.facts, case.index))
    empty = type(book)(**{**vars(book), "findings": []})
    assert is_spoken_of(Conclusions(empty, codes, case.facts, case.index))
