"""Dates of an article in the order of its telling."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "2017年，飞书立项。一鼓作气三年之后，飞书终于找到了增长的道路。",
        "2017年，知乎成立二十多年，服务了全球很多客户，这个数字还在增长。",
        "飞书立项四个月之后，钉钉的团队才知道这件事情。",
    ],
)
def test_a_time_after_that_would_lie_ahead_of_the_article_has_no_date(facts_of, text):
    assert all((e.date_end or e.date) <= "2018" for e in facts_of(text, published="2018-03").events)


def test_a_time_after_within_the_article_s_past_has_its_date(facts_of):
    events = facts_of("2014年3月，米聊上线。两年之后，米聊推出了新的版本。", published="2018-03").events
    assert [e.date for e in events] == ["2014-03", "2016"]


def test_what_was_left_open_is_counted(facts_of):
    text = "全国网民规模已达9亿。当年，大家都还年轻。“没有人知道答案是什么。”他说。\n" + "飞书很好，" * 500 + "用户有300万。"
    document = facts_of(text).documents[0]
    assert (document.unread_sentences, document.claims_without_entity, document.quotes_without_speaker, document.undated) == (1, 1, 1, 1)


def test_nothing_is_left_open_where_all_is_said(facts_of):
    document = facts_of("2019年5月，飞书的用户达到300万。").documents[0]
    assert document.unread_sentences == document.claims_without_entity == document.claims_without_time == document.quotes_without_speaker == 0


def test_the_story_stands_at_the_day_of_the_report_not_in_its_quarter(facts_of):
    facts = facts_of("2019年8月26日，小米公布了截至2019年6月30日的第二季度业绩。截至当日收盘，小米市值达到2000亿港元。", published="2019-08-27")
    assert [c.as_of for c in facts.claims] == ["2019-08-26"]
