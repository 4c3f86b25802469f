"""What is told of any company and contradicts itself: when it was founded, what a round of financing brought; and what only looks so."""

import pytest

FILLER = "这篇报道引起了很多读者的讨论，大家的看法并不一致。"


def topics(facts):
    return [(d.topic_zh, d.kind, d.status) for d in facts.disputes]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("快手成立于2011年3月。", "快手成立于2012年7月。", [("快手成立时间：一篇称2011年3月，另一篇称2012年7月", "date", "unresolved")]),
        ("快手成立于2011年3月。", "快手成立于2011年。", []),
        ("快手成立于2011年3月。", "快手成立于2011年3月1日。", []),
        ("快手成立于2011年3月。", "陌陌成立于2011年8月。", []),
    ],
)
def test_foundings(facts_of, one, other, found):
    facts = facts_of(a=one + FILLER, b=other + "公司后来搬了两次家，创始人没有再提起那间办公室。")
    assert topics(facts) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("金额为2亿元", "金额为3.5亿元", [("快手B轮融资额：一篇称2亿元，另一篇称3.5亿元", "value", "unresolved")]),
        ("金额为2亿元", "金额约为2.1亿元", []),
        ("金额为2亿元", "金额为3000万美元", []),
        ("金额为2亿元", "据传金额为3.5亿元", []),
        ("金额为2亿元", "目标是再融3.5亿元", []),
        ("金额为2亿元", "此前累计融资3.5亿元", []),
    ],
)
def test_rounds_of_financing(facts_of, one, other, found):
    facts = facts_of(
        a=f"2018年3月15日，快手宣布完成B轮融资，{one}。{FILLER}",
        b=f"三月里，快手宣布完成B轮融资，{other}。这笔钱怎么花，公司没有多说，员工也没有问。",
        published="2018-03-20",
    )
    assert topics(facts) == found


def test_two_rounds_are_two(facts_of):
    facts = facts_of(
        a=f"2018年3月15日，快手宣布完成B轮融资，金额为2亿元。{FILLER}",
        b="2018年3月15日，快手宣布完成C轮融资，金额为3.5亿元。这笔钱怎么花，公司没有多说，员工也没有问。",
        published="2018-03-20",
    )
    assert topics(facts) == []


def test_a_number_without_a_date_contradicts_none_that_has_one(tmp_path):
    from casebook.facts.extract import read_facts

    for name, text, card in (
        ("a", "2017年8月底，快手日活跃用户为1100万。" + FILLER, "published: '2017-09'\n"),
        ("b", "3月27日，快手公布的数据显示，日活跃用户突破8000万。路上的人都在看手机，公司的人也在看。", None),
    ):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        if card:
            (tmp_path / f"{name}.yml").write_text(card, encoding="utf-8")
    facts = read_facts(tmp_path)[0]
    assert {c.as_of for c in facts.claims if c.metric == "daily_active_users"} == {"2017-08", None}
    assert not [d for d in facts.disputes if d.status == "unresolved"]
