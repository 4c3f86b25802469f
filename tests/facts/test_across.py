"""What articles state alike, and where they contradict one another."""

import pytest

from casebook.findings.evidence import contradicts

FILLER = "这篇报道引起了很多读者的讨论，大家的看法并不一致。"


def disputes(facts, kind):
    return [d for d in facts.disputes if d.kind == kind]


def test_the_same_number_in_two_articles_agrees(facts_of):
    facts = facts_of(
        a=f"截至2019年9月，快手的月活跃用户达到3.4亿。{FILLER}",
        b="有报告提到，在2019年9月，快手月活跃用户为3.4亿，与对手还有不小差距，团队压力很大。",
    )
    agreement = facts.agreements[0]
    assert agreement.fact_en == "Kuaishou: 340 million monthly active users"
    assert agreement.independent
    assert [side["doc"] for side in agreement.sides] == ["a", "b"]


def test_repeated_wording_is_one_witness(facts_of):
    sentence = "截至2019年9月，快手的月活跃用户达到3.4亿，远远超过了团队年初定下的目标，让外界非常吃惊。"
    facts = facts_of(a=sentence + "作者对此持保留意见，认为数字需要核实。", b="另一家媒体也注意到了这件事情。" + sentence)
    assert [a.independent for a in facts.agreements] == [False]


PASSAGES = (
    "这款软件的界面一直没有多大的变化，老用户们早就习惯了每天打开它看看附近发生的事。",
    "团队里的年轻人常常为了一个按钮放在左边还是右边争论到深夜，谁也说服不了谁。",
)


@pytest.mark.parametrize(("shared", "independent"), [(1, True), (2, False)])
def test_articles_that_share_passages_are_one_witness_also_where_they_do_not(shared, independent, facts_of):
    told = "".join(PASSAGES[:shared])
    facts = facts_of(
        a="截至2019年9月，快手的月活跃用户达到3.4亿。" + told, b="有报告提到，在2019年9月，快手月活跃用户为3.4亿，与对手还有不小差距。" + told
    )
    assert [a.independent for a in facts.agreements] == [independent]


def test_different_months_do_not_agree(facts_of):
    facts = facts_of(a=f"截至2019年9月，快手的月活跃用户达到3.4亿。{FILLER}", b=f"2018年1月，快手的月活跃用户达到3.4亿。{FILLER}另有报道。")
    assert facts.agreements == []


def test_values_that_exclude_one_another(facts_of):
    facts = facts_of(
        a="2020年2月，飞书在安卓市场的累计下载量已高达28亿次，团队十分满意。",
        b="到了2020年2月，飞书下载量达到9亿次，这个成绩在同类里算是不错的。",
    )
    found = disputes(facts, "value")
    assert [[s["value"] for s in d.sides] for d in found] == [["28亿次 (2020-02)", "9亿次 (2020-02)"]]
    assert (found[0].status, found[0].nature) == ("unresolved", "")  # a part cannot be larger than the whole
    assert found[0].topic_en == "Feishu's total downloads: 2.8 billion in one article, 900 million in another"
    assert found[0].topic_zh == "飞书累计下载量：一篇称28亿，另一篇称9亿"


def test_a_hedge_covers_a_difference(facts_of):
    facts = facts_of(
        a="2020年2月，飞书的累计下载量超过8亿次，团队十分满意，准备庆祝。",
        b="到了2020年2月，飞书下载量达到9亿次，这个成绩在同类里算是不错的。",
    )
    assert disputes(facts, "value") == []


def test_a_later_total_far_below_an_earlier_one_has_lost_its_wan(facts_of):
    facts = facts_of("飞书上线半年就吸纳了20多万家企业组织，增长很快。目前，飞书已接入了500家企业组织，前景可期。")
    found = disputes(facts, "typo_suspected")
    assert len(found) == 1
    assert "5 million" in found[0].explanation_en
    assert found[0].status == "typo"


def test_registered_and_active_users_are_not_one_number(facts_of):
    facts = facts_of("截至2019年6月，易信的注册用户突破2亿。不过易信2019年9月的月活跃用户只有700万。")
    assert [(d.kind, d.status) for d in facts.disputes] == [("definition", "different_definition")]


def test_a_joke_and_a_sum_in_the_head_are_no_counts(facts_of):
    facts = facts_of("易信的注册用户突破2亿。有人打趣说易信也有几万日活。网友算了一笔账：易信2万员工，每人拉来100个用户，注册用户就是200万。")
    assert facts.disputes == []


def test_launch_dates_of_a_test_and_of_the_official_release(facts_of):
    facts = facts_of(
        a="2014年12月1日，飞书测试版上线，只有少数公司可以试用。",
        b="2015年6月16日，飞书正式上线，面向所有的企业开放使用。",
    )
    assert [(d.kind, [s["value"] for s in d.sides]) for d in facts.disputes] == [("date", ["2014-12-01", "2015-06-16"])]


def test_a_press_meeting_before_the_launch(facts_of):
    facts = facts_of(
        a="2014年5月26日，飞书在北京召开了媒体沟通会，到场的记者很多。",
        b="2014年12月，飞书正式上线，面向所有的企业开放使用。",
        published="2015-05",
    )
    found = disputes(facts, "typo_suspected")
    assert [[s["value"] for s in d.sides] for d in found] == [["2014-05-26", "2014-12"]]


def test_a_date_reckoned_from_a_misprint_is_in_doubt_with_it(facts_of):
    facts = facts_of(
        a="2014年5月26日，飞书在北京召开了媒体沟通会，这一天也是飞书团队入驻西溪园区的一周年。",
        b="2014年12月，飞书正式上线，面向所有的企业开放使用。2015年6月，飞书正式上线海外版。",
        published="2015-07",
    )
    assert [[s["value"] for s in d.sides] for d in disputes(facts, "typo_suspected")] == [["2014-05-26", "2013-05-26", "2014-12"]]


def test_failure_is_not_the_end_of_a_product(facts_of):
    facts = facts_of(
        a="2013年4月1日，米聊正式上线。经过不到半年的尝试，米聊最终还是败下阵来。",
        b="2015年11月18日，米聊正式发布6.2版本，增加了不少新功能。",
    )
    assert "Miliao's end: beaten by October 2013 (worked out) in one article, still alive on 18 November 2015 in another" in [
        d.topic_en for d in facts.disputes
    ]


def test_prizes_that_add_up_to_more(facts_of):
    facts = facts_of("2016年3月5日，公司以10万奖金促易信推广。一等奖1名，奖励10万元；二等奖4名，每人奖励5万元；三等奖10名，每人奖励2万元。")
    found = [d for d in facts.disputes if d.topic_en.startswith("The prizes")]
    assert len(found) == 1
    assert "500,000" in found[0].explanation_en


def test_a_product_positioned_in_two_ways(facts_of):
    facts = facts_of(
        a="据了解，飞书定位为知识管理平台，主要面向创业公司的员工。",
        b="飞书定位为企业即时通讯工具，主要面向大型公司的管理者。",
    )
    assert [[s["value"] for s in d.sides] for d in disputes(facts, "definition")] == [["知识管理平台", "企业即时通讯工具"]]


def test_a_count_of_things_that_were_never_named(facts_of):
    facts = facts_of("该工具是内置于知乎的一个插件，商家可以直接使用。用户很喜欢它。这四种工具分别对应淘宝、京东、快手和抖音。")
    assert [d.topic_zh for d in disputes(facts, "typo_suspected")] == ["“这四种工具”：前文并没有列出这几项"]


def test_a_count_of_things_just_named_is_none(facts_of):
    facts = facts_of("知乎推出了付费咨询、盐选会员、知乎直播、知乎书店四种工具，反响不错。这四种工具分别对应不同的人群。")
    assert disputes(facts, "typo_suspected") == []


def test_a_rivalry_believed_here_and_meant_there(facts_of):
    facts = facts_of(
        a="当大家都认为易信是剑指微信的时候，团队却有别的想法，没有人说破。",
        b="网易为了在社交领域围剿微信又力推易信，广告铺天盖地，效果却不好。",
    )
    found = [d for d in facts.disputes if d.topic_zh.startswith("易信是否针对微信：")]
    assert [[s["value"] for s in d.sides] for d in found] == [["a belief of others", "stated as fact"]]
    assert [contradicts(d) for d in found] == [False]


@pytest.mark.parametrize(
    ("purpose", "contradiction"),
    [("网易为了在社交领域围剿微信又力推易信", False), ("网易为了在社交领域围剿微信推出了易信", True)],
)
def test_a_belief_that_is_set_right_contradicts_the_purpose_of_the_beginning_and_not_that_of_a_later_push(facts_of, purpose, contradiction):
    facts = facts_of(
        a="大家都以为易信是剑指微信的，丁磊却说易信立项很早。起初只是想给邮箱用户一个聊天的地方。",
        b=f"{purpose}，广告铺天盖地，效果却不好。",
    )
    found = [d for d in facts.disputes if d.topic_zh.startswith("易信是否针对微信：")]
    assert [[s["value"] for s in d.sides] for d in found] == [["a belief of others", "another aim", "stated as fact"]]
    assert [contradicts(d) for d in found] == [contradiction]


@pytest.mark.parametrize(
    ("one", "other", "contradiction"), [("", "", True), ("安卓渠道", "", True), ("", "安卓渠道", False), ("安卓渠道", "海外", False)]
)
def test_counts_that_do_not_cover_the_same_contradict_only_where_a_part_is_larger_than_the_whole(facts_of, one, other, contradiction):
    told = "截至2019年9月，抖音{}累计下载量达到{}亿次。" + FILLER
    facts = facts_of(a=told.format(one, 28), b=told.format(other, 11) + "再议。")
    assert [(d.kind, contradicts(d)) for d in facts.disputes] == [("value", contradiction)]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [("账户数", "人数", "The first counts accounts (账户), the second people (人数)"), ("用户数", "用户数", "perhaps the way of counting")],
)
def test_accounts_and_people_are_named_where_the_articles_say_which(facts_of, first, second, said):
    (found,) = facts_of(f"截至2019年9月，快手的月活跃{first}达到3.4亿。某机构称，2020年1月快手的月活跃{second}为2.1亿。").disputes
    assert said in found.explanation_en


def test_an_order_in_which_things_are_listed_contradicts_nothing(facts_of):
    facts = facts_of(
        a="雷军从来没有放弃社交，先后推出过米聊、小红书及易信等产品，结果都不理想。",
        b="他的公司做过许多尝试，包括早期的小红书、米聊等等，后来都不了了之。",
    )
    assert [contradicts(d) for d in facts.disputes if "first in one article" in d.topic_en] == [False]


def test_the_shortest_life_beside_the_dates(facts_of):
    facts = facts_of(
        a="易信反而成了网易寿命最短的社交软件，让人唏嘘，也让人意外。",
        b="2013年8月，易信正式上线。2016年5月，易信发布5.0版本，界面焕然一新。",
    )
    found = [d for d in facts.disputes if d.topic_en.startswith("The life of Yixin: ")]
    assert [[s["value"] for s in d.sides] for d in found] == [["shortest-lived", "2013-08", "2016-05"]]


def test_a_date_of_founding_that_comes_too_late(facts_of):
    facts = facts_of(
        a="作为网易成立网络通讯事业部后的首个项目，易信于2012年7月在客户端上线。",
        b="于是，2013年，阿里成立网络通讯事业部，调集了不少人手，声势浩大。",
    )
    assert "date" in [d.kind for d in facts.disputes]


def test_two_orders_of_the_same_products(facts_of):
    facts = facts_of(
        a="雷军从来没有放弃社交，先后推出过米聊、小红书及易信等产品，结果都不理想。",
        b="他的公司做过许多尝试，包括早期的小红书、米聊等等，后来都不了了之。",
    )
    assert [len(d.sides) for d in facts.disputes if "first in one article" in d.topic_en] == [2]


def test_nothing_in_common_gives_no_dispute(facts_of):
    facts = facts_of(a=f"截至2019年9月，快手的月活跃用户达到3.4亿。{FILLER}", b=f"截至2019年9月，抖音的月活跃用户达到4.9亿。{FILLER}再议。")
    assert facts.disputes == []


def test_a_belief_of_others_is_no_agreement(facts_of):
    facts = facts_of(a="大家都认为来往是剑指微信。", b="阿里为了在社交领域围剿腾讯微信又力推“来往”。")
    assert [a.fact_en for a in facts.agreements] == []


@pytest.mark.parametrize(
    "later",
    [
        "2016年，探探推出了直播功能，用户可以实时互动，团队十分满意。",
        "2016年，探探发布“小探助手”，成绩在同类里算是不错的，团队十分满意。",
        "2016年，探探的新功能上线，用户可以实时互动，团队十分满意。",
    ],
)
def test_what_else_a_product_brings_out_is_no_launch_of_it(facts_of, later):
    facts = facts_of(a=f"2014年，探探正式上线，很快就有了第一批用户。{FILLER}", b=later)
    assert facts.disputes == []


def test_a_launch_in_another_year_contradicts(facts_of):
    facts = facts_of(a=f"2014年，探探上线，很快就有了第一批用户。{FILLER}", b="2016年，探探上线，成绩在同类里算是不错的，团队十分满意。")
    assert [(d.kind, d.topic_zh.split("：")[0]) for d in facts.disputes] == [("date", "探探上线时间")]


def test_so_many_more_is_no_count(facts_of):
    facts = facts_of(
        a=f"截至2019年9月，快手的月活跃用户达到3.4亿。{FILLER}",
        b="有报告提到，到了2019年9月，快手月活跃用户比六月增加5000万，与对手还有不小差距。",
    )
    assert facts.disputes == []
