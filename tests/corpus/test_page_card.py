"""What a page says of itself: days with their reasons, names."""

import pytest

from casebook.corpus.byline import author_in, press_beside_date, publisher_in
from casebook.corpus.convert import convert
from casebook.corpus.page_date import dates_of, day_of, json_articles, stamps_of

SENTENCE = "某公司在周三的发布会上说，新产品上线三个月以来注册用户已经超过一百万，其中六成来自中小城市，团队还在扩大。"


def page(head: str = "", line: str = "", below: str = ""):
    body = f"<h1>新产品用户过百万</h1><p>{line}</p>" + f"<p>{SENTENCE}</p>" * 3 + below
    return convert("a.html", ".html", f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode())


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2020-02-28", "2020-02-28"),
        ("2020-02-28T23:30:00+08:00", "2020-02-28"),
        ("2020-02-28T16:30:00Z", "2020-02-29"),
        ("2020-02-28T22:00:00-0500", "2020-02-29"),
        ("2020-02-28 23:59:59", "2020-02-28"),
        ("2020/2/8 07:30", "2020-02-08"),
        ("20200228073000", "2020-02-28"),
        ("1582848000", "2020-02-28"),
        ("1582848000000", "2020-02-28"),
        ("民國109年2月28日", "2020-02-28"),
        ("二〇二〇年二月二十八日", "2020-02-28"),
        ("Fri, 28 Feb 2020 08:00:00 GMT", "2020-02-28"),
        ("yesterday", None),
        ("2020-02-30", None),
        ("99999999999999999999", None),
        (None, None),
        ({"@value": 1}, None),
    ],
)
def test_a_time_is_a_day_in_china(value, day):
    assert day_of(value) == day


@pytest.mark.parametrize(
    ("head", "line", "day", "why"),
    [
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2020-02-28"}</script>', "2020-03-09", "2020-02-28", "JSON-LD"),
        ('<meta property="article:published_time" content="2020-02-28T09:00:00+08:00">', "", "2020-02-28", "article:published_time"),
        ('<meta name="PubDate" content="2020-02-28 09:00">', "", "2020-02-28", "PubDate"),
        ("", "发布时间：2020-02-28 09:00 来源：某日报", "2020-02-28", "printed with the headline"),
        ("", "发布于2020年2月28日，更新于2021年11月7日", "2020-02-28", "printed with the headline"),
        ('<script>var ct = "1582848000";</script>', "", "2020-02-28", "script"),
        ('<meta property="article:modified_time" content="2021-11-07">', "", None, None),
        ("", "更新时间：2021-11-07 10:00", None, None),
        ("", "2021-11-07 10:00 更新", None, None),
        ("", "打印时间：2021-11-07", None, None),
        ('<script>a={"pubtime":"2020-01-01"};b={"pubtime":"2020-01-02"}</script>', "", None, None),
        ('<script type="application/ld+json">{broken</script>', "", None, None),
    ],
)
def test_a_day_comes_with_its_reason_and_a_stamp_is_none(head, line, day, why):
    card = page(head, line).card
    assert card.published == day
    assert (card.published_why is None) if why is None else why in card.published_why


def test_times_of_comments_and_a_year_in_the_footer_are_no_day_of_writing():
    below = "<div>© 2021 某日报</div>" + "".join(f"<li><b>过客</b><span>2021-11-0{n} 10:00</span><p>{SENTENCE}</p></li>" for n in range(1, 5))
    assert page(below=below).card.published is None


def test_another_day_that_the_page_gives_is_told_with_the_reason():
    card = page('<meta property="article:published_time" content="2015-05-29">', "2015-05-28 来源：某日报").card
    assert card.published == "2015-05-29"
    assert card.published_why == "the page's meta tag article:published_time (another day, 2015-05-28: printed with the headline: 2015-05-28)"


def test_a_day_weeks_earlier_is_that_of_writing_and_the_other_that_of_a_reprint():
    card = page('<meta property="article:published_time" content="2021-11-07">', "2015-05-28 来源：某日报").card
    assert card.published == "2015-05-28"
    assert "2021-11-07" in card.published_why


def test_the_address_is_a_weak_reason_and_the_pages_changes_are_stamps():
    head = '<link rel="canonical" href="https://example.cn/a/2020-02/28/c_12.htm"><meta property="og:updated_time" content="2021-11-07">'
    converted = page(head)
    assert converted.card.published is None
    assert (converted.weak.day, converted.weak.weak) == ("2020-02-28", True)
    assert converted.stamps == ("2021-11-07",)


def test_a_list_of_other_articles_in_structured_data_dates_nothing():
    graph = {
        "@graph": [
            {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "别的"}]},
            {"@type": ["NewsArticle"], "headline": "甲"},
        ]
    }
    assert [a["headline"] for a in json_articles([graph])] == ["甲"]


def test_no_day_from_nothing():
    assert dates_of([], [], [], [], [], None) == []
    assert stamps_of([], [], []) == []


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("2019-09-07 13:43 来源: 证券周刊 举报", "证券周刊"),
        ("来源：南岭商报　作者：张三", "南岭商报"),
        ("（來源／中央社）", None),
        ("张三/南岭青年报", "南岭青年报"),
        ("南岭晚报", "南岭晚报"),
        ("本文来自微信公众号：学堂内外（ID：xuetang），作者：高平", "学堂内外"),
        ("收入来源：三成来自广告", None),
        ("他每天看报", None),
        ("某公司发布新财报", None),
        ("云朵三季报", None),
        ("海风布局物联网", None),
    ],
)
def test_a_line_names_the_publisher(line, publisher):
    assert publisher_in([line]) == publisher


def test_the_press_beside_a_date_is_the_last_sign_of_a_publisher():
    assert press_beside_date(["2020-02-28 11:20 南方新闻"]) == "南方新闻"
    assert press_beside_date(["南方新闻 首页"]) is None
    assert page('<meta property="og:site_name" content="四海网">', "2020-02-28 南方新闻").card.publisher == "四海网"
    assert page("", "2020-02-28 南方新闻").card.publisher == "南方新闻"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("文／何允中　2022.09.08", "何允中"),
        ("作者：纪东野 编辑：王五", "纪东野"),
        ("【記者宋以寧／台北報導】電動機車業者昨日宣布，換電站突破一千座。", "宋以寧"),
        ("本报记者 邵一鸣 广州报道", "邵一鸣"),
        ("□本报记者 庞海宁", "庞海宁"),
        ("《某某周刊》作者 周青", "周青"),
        ("石佳/南岭青年报", "石佳"),
        ("记者在现场看到，货架已经空了。", None),
        ("作者认为这不是终点", None),
        ("原文如下", None),
    ],
)
def test_a_line_names_the_author(line, author):
    assert author_in([line]) == author


def test_a_portal_is_not_the_publisher_of_what_it_reprints_and_a_platform_of_nothing():
    assert page('<meta property="og:site_name" content="四海网">', "2020-02-28 来源：南岭商报").card.publisher == "南岭商报"
    assert page('<meta property="og:site_name" content="四海网">').card.publisher == "四海网"
    assert page('<meta property="og:site_name" content="微信公众平台"><script>var nickname = "学堂内外";</script>').card.publisher == "学堂内外"


def test_an_address_is_one_of_the_web():
    assert (
        page('<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="https://example.cn/1">').card.url
        == "https://example.cn/1"
    )
    saved = b"<!-- saved from url=(0022)https://example.cn/2 -->\n<html><body><h1>x</h1>" + f"<p>{SENTENCE}</p>".encode() * 3
    assert convert("a.html", ".html", saved).card.url == "https://example.cn/2"
