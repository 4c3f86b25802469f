"""Lengths of time and scopes: what went on longer than is told, what was over before, what is dated only by "two years ago", what a total is of."""

import pytest

from casebook.exhibits.events import fates, timeline
from casebook.exhibits.numbers import dots
from casebook.findings.codebook import Codebook
from casebook.findings.conclude import Conclusions
from casebook.findings.evidence import EvidenceIndex
from casebook.findings.names import Names

ARTICLES = {
    "a": (
        "2012年7月，米聊在iOS客户端上线。谁也没想到，米聊内测了一年多。\n"
        "2013年9月23日，易信正式上线。可惜经过不到半年的尝试，易信败下阵来。\n"
        "2020年2月28日，有人打开应用商店一看，很是意外。飞书的最新更新还是两年前。2019年6月，飞书3.0发布。\n"
        "钉钉安卓下载量已高达28亿次。\n"
    ),
}
FACTS = {"total": {"claims": {"metric": "downloads_total"}, "pick": "max"}}


@pytest.fixture
def theme(facts, tmp_path):
    book = Codebook("00-x", tmp_path / "00-x.codes.yml", {}, FACTS, [], [], {})
    return lambda lang: Conclusions(book, {}, facts, EvidenceIndex(facts, lang, Names(), {}))


def told(drawing):
    return {(row["event"]["text"], row["date"]) for row in drawing.table.rows}


def test_a_length_with_a_bound_keeps_it(theme):
    assert ("tested", "Jul 2012–Jul 2013 or later (worked out)") in told(timeline(theme("en"), ["米聊"]))
    assert ("beaten", "by Mar 2014 (worked out)") in told(timeline(theme("en"), ["易信"]))
    assert ("落败", "不晚于2014年3月（推算）") in told(timeline(theme("zh"), ["易信"]))


def test_two_years_ago_is_worked_out_and_a_printed_month_is_not(theme):
    assert {(f.date, f.reckoned) for f in fates("飞书", theme("en").index)} == {("2018", True), ("2019-06", False)}


@pytest.mark.parametrize(("lang", "of"), [("en", "DingTalk, Android"), ("zh", "钉钉，安卓")])
def test_the_scope_of_a_number_stands_in_figure_and_table(theme, lang, of):
    facet = {"title": {"en": "All", "zh": "累计"}, "unit": "downloads", "facts": ["total"], "scope": {"total": {"en": "Android", "zh": "安卓"}}}
    drawn = dots(theme(lang), [facet])
    assert [row["entity"] for row in drawn.table.rows] == [of]
    assert of.split("，" if lang == "zh" else ", ")[1] in {text.get_text() for text in drawn.draw().texts} | {
        text.get_text() for axes in drawn.draw().axes for text in axes.texts
    }
