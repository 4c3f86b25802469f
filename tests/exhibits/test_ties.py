"""The lineage figure from articles written here: what is drawn, in which direction, and in whose words."""

import pytest
from matplotlib.lines import Line2D
from matplotlib.text import Text

from casebook.exhibits.drawing import NothingToDraw
from casebook.exhibits.relations import lineage
from casebook.findings.codebook import Codebook
from casebook.findings.conclude import Conclusions
from casebook.findings.evidence import EvidenceIndex
from casebook.findings.names import Names

ARTICLES = {
    "a": (
        "微信的产品负责人张小龙在会上讲了话。米聊的产品负责人张小龙后来也讲了话。飞书的产品负责人张勇没有到场。\n"
        "飞书和米聊是同一个团队，研发都是共享的。2012年7月，腾讯向知乎注资1亿美元，双方都很满意。\n"
    ),
    "c": "为了抢占流量，腾讯不断投资或收购了知乎、快手等公司，声势很大。\n",
    "b": "雷军表示：“没有米聊就没有小红书，这一点谁都知道。”有传闻称腾讯希望投资日本的社交应用line。\n腾讯向知乎注资1亿美元的消息早已传开。\n",
}
NAMES = ["米聊", "微信", "飞书", "小红书", "张小龙", "张勇", "腾讯", "知乎", "LINE"]


@pytest.fixture
def theme(facts, tmp_path):
    book = Codebook("00-x", tmp_path / "00-x.codes.yml", {}, {}, [], [], {})

    def of(lang):
        return Conclusions(book, {}, facts, EvidenceIndex(facts, lang, Names(), {}))

    return of


def links(drawn):
    return [(row["from"], row["link"]["text"], row["to"]) for row in drawn.table.rows]


def test_links_run_from_the_earlier_to_the_later_and_only_people_who_link_products_are_drawn(theme):
    assert links(lineage(theme("en"), NAMES)) == [
        ("Miliao", "same team", "Feishu"),
        ("Miliao", "goes on as", "Xiaohongshu"),
        ("Zhang Xiaolong", "led", "Miliao"),
        ("Zhang Xiaolong", "led", "WeChat"),
        ("Tencent", "invested", "Zhihu"),
        ("Tencent", "rumoured to want a share", "LINE"),
    ]


@pytest.mark.parametrize(("lang", "word"), [("en", "invested or bought"), ("zh", "投资或收购")])
def test_a_share_or_a_purchase_is_left_as_open_as_every_article_leaves_it(theme, lang, word):
    told = {row["to"]: row["link"]["text"] for row in lineage(theme(lang), ["腾讯", "知乎", "快手"]).table.rows}
    assert list(told.values()) == [{"en": "invested", "zh": "投资"}[lang], word]  # of one another article says that a share was taken


def test_a_link_without_direction_runs_from_the_name_given_first(theme):
    assert links(lineage(theme("en"), ["飞书", "米聊"])) == [("Feishu", "same team", "Miliao")]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_link_leads_to_all_sentences_that_tell_it(theme, lang):
    drawn = lineage(theme(lang), NAMES)
    shown = [row["link"]["evidence"] for row in drawn.table.rows]
    assert shown == [["S1·5"], ["S2·2"], ["S1·3"], ["S1·2"], ["S1·6", "S2·4", "S3·2"], ["S2·3"]]
    assert set(drawn.evidence) == {i for ids in shown for i in ids}
    marked = {x.get_gid().partition("#")[0].removeprefix("ev:") for x in drawn.draw().findobj(Text) if x.get_gid()}
    assert marked == {"|".join(ids) for ids in shown}
    assert drawn.documents == ("a", "b", "c")


@pytest.mark.parametrize(
    ("lang", "sentences"),
    [
        (
            "en",
            (
                "Miliao was continued by Xiaohongshu, as Lei Jun says.",
                "Tencent invested in Zhihu, Jul 2012.",
                "Tencent is rumoured to want a share of LINE.",
            ),
        ),
        ("zh", ("米聊由小红书延续，据雷军说。", "腾讯投资了知乎，2012年7月。", "腾讯传闻有意投资LINE。")),
    ],
)
def test_the_long_description_tells_it_in_sentences(theme, lang, sentences):
    told = lineage(theme(lang), NAMES).long
    assert all(sentence in told for sentence in sentences)


def test_what_is_a_rumour_or_a_partys_own_word_is_dashed_and_nothing_else(theme):
    drawn = lineage(theme("en"), NAMES)
    dashed = {x.get_gid().partition("#")[0] for x in drawn.draw().findobj(Line2D) if x.is_dashed() and x.get_gid()}
    assert dashed == {"ev:S2·2", "ev:S2·3"}


def test_names_without_links_are_nothing_to_draw(theme):
    with pytest.raises(NothingToDraw):
        lineage(theme("en"), ["微信", "知乎", "张勇"])
