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
