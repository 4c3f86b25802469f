"""An article comes in that gives what the report says no article gives: the sentences that said so are gone or changed, in both editions."""

import shutil
from functools import cache

import pytest

from casebook import paths
from casebook.blocks import MIME
from casebook.case import Case
from casebook.findings.evidence import evidence_order

COMES_IN = """\
热潮过后的账本

2021年8月31日，钉钉对外宣布，钉钉注册用户已经超过4.5亿，企业组织超过1900万。钉钉还说，2021年7月钉钉的月活跃用户为2.1亿，日活跃用户约8000万。
前一年春天来的人没有都走，钉钉的半年留存率为43%，比企业微信高。其中钉钉有5000万学生还在上课。
截至2021年6月，钉钉圈子已有120万人加入，5万家企业开通了圈子，圈子里的成交额达到3亿元。在线教学圈让老师可以批改作业、组织讨论。
来往的旧账也翻了出来：2013年12月来往的日活跃用户为120万，来往三个月后的留存率只有6%。
2004年6月，阿里旺旺正式上线。
"""
THEMES = ("00-overview", "10-laiwang-failure", "20-covid-surge", "30-quanzi-private-traffic", "90-sources-and-method")
SHOWN = {
    "00-overview": ["case.summary()", "case.heading()", 'case.timeline("story")'],
    "10-laiwang-failure": ["case.heading()", "case.unsaid()", 'case.dots("laiwang-metrics")'],
    "20-covid-surge": ["case.heading()", "case.unsaid()", 'case.matrix("surge-chain")'],
    "30-quanzi-private-traffic": ["case.heading()", "case.unsaid()", 'case.offers("quanzi-offers")'],
    "90-sources-and-method": ["case.tests_heading()", "case.tests()", "case.codes_table()"],
}
# What the seeds' report says that the article makes untrue; each in both editions, since nothing of it may survive in one of them.
STALE = {
    "en": [
        "Circles is unproven", "No article says how many stayed", "no article offers evidence", "the earliest tools carry no date", "attempts by Alibaba that have a date follow",
        "No article measures how many people stayed", "no number of daily users", "without giving the base", "daily users are only a rumour",
        "No figure for how long anybody stayed", "who stayed, nobody counted", "none counts who was still using it", "written within weeks",
        "no article has a figure for use", "whether it lasted is unknown", "without any evidence on what remained", "the last count of active users",
        "They give no daily use", "They count no pupils", "nothing about rival work apps", "who stayed, nobody says", "keeping them is an open question",
        "their own traffic; none shows it", "no number bears it out", "No article names a user, a firm or a sale", "not a single number", "the benefit claimed untested",
        "no firm that opened a circle", "nothing said in any article", "None of this is in the articles", "the articles stop within weeks of the launch", "“individual users”, 76.102",
    ],
    "zh": [
        "圈子成效未知", "留下多少无人写到", "最早的几款没有日期", "没有举证", "阿里有日期可考的尝试，都在微信", "没有一篇给出留存数据", "没有日活人数",
        "但没有给出基数", "日活只有传言", "没有一个留存数字", "留下多少人，无人统计", "没有一篇统计过", "几周之内", "没有一篇给出。", "能否持续不得而知", "毫无证据",
        "最后一个活跃用户数", "没有每日使用量", "没有学生和老师的人数", "没有同期其他办公应用", "留下多少，无人作答", "留不留得住是悬念", "没有一篇写到成效", "却没有数字佐证",
        "没有一篇举出任何用户、企业或成交", "数字一个也没有", "所说的好处未经检验", "没有提到任何一家开了圈子的企业", "各篇均未写到", "以下都是文章里没有的", "文章都写于上线后几周之内", "钉钉“个人用户”",
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("articles")
    shutil.copytree(paths.PROJECT / "seeds", folder, dirs_exist_ok=True)
    (folder / "zz_ledger.txt").write_text(COMES_IN, encoding="utf-8")
    (folder / "zz_ledger.yml").write_text('published: "2021-09"\n', encoding="utf-8")
    return folder


def words(value):
    """All texts of a block, but for its sentences and its drawings' markup."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from () if key in ("svg", "evidence") else words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words(inner)


def shown(cell):
    data = cell._repr_mimebundle_()
    return "\n".join(words(data.get(MIME) or data["text/plain"])) if cell else ""


def standing(case):
    """The text of the findings that stand; a fallen one names its old headline under "No longer supported"."""
    return (f for f in map(case.finding, (row["id"] for row in case.conclusions.codebook.findings)) if f.standing != "no_longer_supported")


@cache
def report(articles, lang):
    """What both a page and the slides are made of."""
    pieces = []
    for theme in THEMES:
        case = Case.open(theme, articles, lang=lang)
        pieces += map(shown, (eval(call, {"case": case}) for call in SHOWN[theme]))
        pieces += map(shown, standing(case)) if theme in case.themes else ()
    return "\n".join(pieces)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_an_article_makes_untrue_is_said_no_more(folder, lang):
    before, after = report(paths.PROJECT / "seeds", lang), report(folder, lang)
    assert [said for said in STALE[lang] if said not in before] == [], "the report no longer says this: take it out of the list"
    assert [said for said in STALE[lang] if said in after] == []


def test_both_editions_fall_and_change_alike(folder):
    en, zh = (Case.open("00-overview", folder, lang=lang) for lang in ("en", "zh"))
    for name, theme in en.themes.items():
        other = zh.themes[name]
        assert theme.unchecked == other.unchecked == ["S6"]
        assert len(theme.unsaid()[0]) == len(other.unsaid()[0])
        for one, two in zip(theme.findings(), other.findings(), strict=True):
            said = [(f.id, f.standing, [p.evidence for p in f.text], bool(f.caveat), len(f.numbers)) for f in (one, two)]
            assert said[0] == said[1]


@pytest.mark.parametrize(("lang", "said"), [("en", "S6 not yet checked by a reader"), ("zh", "S6尚待人工核对")])
def test_what_was_judged_by_reading_names_the_article_that_nobody_read(folder, lang, said):
    assert said in report(folder, lang)
    assert said not in report(paths.PROJECT / "seeds", lang)


def test_numbers_follow_and_the_fallen_lead_to_the_new_article(folder):
    case = Case.open("20-covid-surge", folder, lang="en")
    users = case.finding("surge-users")
    assert "more than 450 million" in users.headline
    assert "31 August 2021" in users.text[0].text
    assert "more than 10 million" not in users.text[0].text
    fallen = Case.open("30-quanzi-private-traffic", folder, lang="en").finding("quanzi-unmeasured")
    assert fallen.standing == "no_longer_supported"
    assert [i.partition("·")[0] for i in sorted(fallen.text[0].evidence, key=evidence_order)] == ["S6"]
