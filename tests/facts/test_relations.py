"""Relations between two names, and sentences that say none."""

import pytest

RELATIONS = [
    ("字节跳动旗下的办公平台飞书开始对外收费。", ("飞书", "owned_by", "字节跳动")),
    ("后来网易推出了“易信”，但没有掀起波澜。", ("易信", "owned_by", "网易")),
    ("腾讯不断投资或收购了知乎、快手等公司。", ("腾讯", "invested_in", "快手")),
    ("腾讯向知乎注资1亿美元，双方都很满意。", ("腾讯", "invested_in", "知乎")),
    ("京东参与了知乎的两次融资，出价不低。", ("京东", "invested_in", "知乎")),
    ("知乎的产品负责人张勇在会上讲了话。", ("知乎", "led_by", "张勇")),
    ("知乎和快手是同一个团队，研发都是共享的。", ("知乎", "same_team", "快手")),
    ("米聊的团队里有几个不肯放弃的人，没有这些人，就不会有小红书。", ("小红书", "same_team", "米聊")),
    ("没有米聊就没有小红书，这是他的看法。", ("米聊", "evolved_into", "小红书")),
    ("小红书就是米聊的延续，他这样认为。", ("米聊", "evolved_into", "小红书")),
    ("在应用市场，易信取而代之的是更加年轻的“Soul”。", ("易信", "renamed_to", "Soul")),
    ("手机版QQ的微信在当时还很简单，功能不多。", ("微信", "mobile_version_of", "QQ")),
    ("飞书实现了与淘宝的互通，店员们都在用。", ("飞书", "integrated_with", "淘宝")),
    ("大家都认为易信是剑指微信的，团队却不这么看。", ("易信", "competes_with", "微信")),
    ("飞书被教育部指定为教学平台，老师们都在用。", ("教育部", "designated", "飞书")),
    ("有传闻称京东希望投资日本的社交应用line。", ("京东", "wants_to_invest_in", "LINE")),
]


@pytest.mark.parametrize(("sentence", "relation"), RELATIONS)
def test_a_relation(facts_of, sentence, relation):
    found = facts_of(sentence + "这件事在当时引起了很多讨论。").relations
    if relation[1] == "designated":
        relation = (relation[0], relation[1], relation[2])
    assert relation in [(r.subject, r.relation, r.object) for r in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "所以京东推出的社交产品无法动摇微信的地位。",
        "腾讯和京东在同一天公布了各自的财报。",
        "机会被拱手让给了钉钉和企业微信，令人惋惜。",
        "米聊的团队里有人说，没有投资人的钱，就没有小红书。",
        "快手没有就没有更多的消息，抖音也一样。",
        "雷军出席了知乎投资者的聚会，气氛很好。雷军跟知乎的投资人聊了很久。",
    ],
)
def test_no_relation(facts_of, sentence):
    assert facts_of(sentence).relations == []


def test_wishes_are_no_investments(facts_of):
    facts = facts_of("有传闻称京东希望投资日本的社交应用line，双方都没有回应。")
    assert [r.relation for r in facts.relations] == ["wants_to_invest_in"]
