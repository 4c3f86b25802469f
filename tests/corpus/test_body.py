import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.corpus.body import lay_out

FIRST = "某公司昨天宣布，旗下的聊天工具注册用户突破一千万，其中一半来自三线以下的城市。"
SECOND = "公司负责人表示，下一步会继续投入，并在年底之前推出新的版本，价格不会上涨。"
THIRD = "分析人士认为，这一市场已经十分拥挤，后来者要想立足，必须找到不同的需求。"


def kept(text):
    return [text[start:end] for start, end in lay_out(text).body]


def headings(text):
    return [text[start:end] for start, end in lay_out(text).headings]


@pytest.mark.parametrize(
    "page_line",
    [
        "分享到:",
        "赞 ()",
        "1.2.3.png",
        "图12-3:",
        "首页>科技>互联网",
        "TEL:(010) 8888 6666",
        "咨询请致电010-8888 6666或发送邮件至hello@example.com",
        "www.example.com/a/b.html",
        "上海市某某路12弄3号",
        "No.3, Lane 12, Example Rd, Some District",
        "Copyright © 2019 某某网 版权所有",
        "![](https://example.com/a(1)/b.png)",
        "[某某网](https://example.com/1)关注",
        "作者：张三 编辑：李四",
        "<figcaption>门店里的年轻人排起了长队，队伍一直排到街角。</figcaption>",
        "<figcaption>\n门店里的年轻人排起了长队，队伍一直排到街角。\n</figcaption>",
        '<p class="wp-caption-text">门店里的年轻人，摄于去年冬天。</p>',
        '{{< video src="https://example.com/1" >}}',
        "编者按：本文来自[某网](https://example.com/1)公众号[“某某”（ID:abc）](https://example.com/2)，作者：张三，某网经授权发布。",
        "图：某公司各季度的收入（来源：某某数据）",
        "02",
        "===",
        "**",
    ],
)
def test_a_line_of_the_page_is_left_out_wherever_it_stands(page_line):
    for order in ([page_line, FIRST, SECOND], [FIRST, page_line, SECOND], [FIRST, SECOND, page_line]):
        assert kept("\n\n".join(order)) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "line",
    [
        "他的电话一直打不通，官网www.example.com也没有任何说明。",
        "“分享到朋友圈”成了每个人的习惯。",
        "图1显示，收入见顶。",
        "上海某某路12弄3号的办公室里，灯一直亮着。",
        "价格>质量>服务，这是他们的排序，也是我们的排序。",
        "2014年12月1日，测试版上线。",
        "就三个字：不知道。",
    ],
)
def test_prose_that_looks_a_little_like_a_page_is_kept(line):
    assert line in kept(f"{FIRST}\n\n{line}\n\n{SECOND}")


def test_contact_block_menu_and_title_above_the_text_go():
    text = f"留下您的需求\n\n咨询请致电010-8888 6666\n\n一家公司的聊天梦做了十年|某观察\n\n2017.03.09\n\n{FIRST}\n\n{SECOND}"
    layout = lay_out(text)
    assert kept(text) == [FIRST, SECOND]
    assert layout.title == "一家公司的聊天梦做了十年"
    assert [(d.surface, d.iso, d.kind) for d in layout.page_dates] == [("2017.03.09", "2017-03-09", "byline")]


def test_a_date_with_counters_is_the_pages_stamp():
    layout = lay_out(f"聊天工具的十年旧梦\n\n2021-11-07 21:05:05  21 浏览  0 评论   赞\n\n{FIRST}\n\n{SECOND}")
    assert [(d.iso, d.kind) for d in layout.page_dates] == [("2021-11-07", "stamp")]


def test_a_date_that_no_calendar_has_is_no_date():
    assert lay_out(f"聊天工具的十年旧梦\n\n2021-13-47\n\n{FIRST}").page_dates == ()


def test_a_repeated_headline_is_the_title_and_no_text():
    text = f"聊天工具的十年旧梦\n\n{FIRST}\n\n聊天工具的十年旧梦\n\n{SECOND}"
    assert kept(text) == [FIRST, SECOND]
    assert lay_out(text).title == "聊天工具的十年旧梦"


def test_short_headings_may_return():
    lines = ["优势", FIRST, "劣势", SECOND, "优势", THIRD]
    assert kept("\n\n".join(lines)) == lines


def test_a_short_title_stands_above_its_date():
    text = "瘦身\n\n2019年03月19日09:23 来源：南岭新闻\n\n" + f"{FIRST}\n{SECOND}"
    layout = lay_out(text)
    assert (layout.title, [d.iso for d in layout.page_dates]) == ("瘦身", ["2019-03-19"])


def test_a_file_that_begins_with_its_text_has_no_title():
    assert lay_out(f"{FIRST}\n{SECOND}").title is None


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("# 聊天工具的十年旧梦", "聊天工具的十年旧梦"),
        ("聊天工具的十年旧梦-某某网\n==========", "聊天工具的十年旧梦"),
        ('---\ntitle: "聊天工具的旧梦"\ndate: 2020-11-08T18:25:32+08:00\n---', "聊天工具的旧梦"),
    ],
)
def test_titles_of_markdown_files(top, title):
    text = f"{top}\n\n{FIRST}\n\n{SECOND}"
    assert (lay_out(text).title, kept(text)) == (title, [FIRST, SECOND])


@pytest.mark.parametrize("heading", ["# 聊天工具的　旧梦", "# 聊天工具的旧梦 ", "# 聊天工具的旧梦，何时能圆", "# 聊天工具的舊夢"])
def test_a_heading_that_says_the_title_of_front_matter_again(heading):
    text = f"---\ntitle: 聊天工具的 旧梦\n---\n\n{heading}\n\n{FIRST}\n\n{SECOND}"
    assert (lay_out(text).title, kept(text)) == ("聊天工具的 旧梦", [FIRST, SECOND])


def test_a_plea_to_subscribe_closes_the_article():
    plea = "请加入成为某报的月费订户，长期支持我们的工作。所有订户都可以收到我们的通讯。"
    assert kept(f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n---\n\n{plea}\n\n每周一次，送到您的邮箱。") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("day", ["9 Mar 2017", "Thu, 09 Mar 2017 01:01:46 GMT", "March 9, 2017", "2017-03-09"])
def test_dates_as_feeds_and_english_frames_write_them(day):
    dates = lay_out(f"---\ntitle: 旧梦\ndate: {day}\n---\n\n{FIRST}").page_dates
    assert [(d.iso, d.kind) for d in dates] == [("2017-03-09", "byline")]


def test_front_matter_dates_the_article():
    dates = lay_out(f"---\ntitle: 旧梦\ndate: 2020-11-08T18:25:32+08:00\n---\n\n{FIRST}").page_dates
    assert [(d.iso, d.kind) for d in dates] == [("2020-11-08", "byline")]


def test_an_extract_made_from_the_text_below_goes():
    extract = f"{FIRST[:18]}；旧梦难圆；分析人士认为；{SECOND[:16]}"
    assert kept(f"聊天工具的十年\n\n{extract}\n\n{FIRST}\n\n旧梦难圆\n\n{SECOND}\n\n{THIRD}")[0] == FIRST


def test_what_follows_the_end_of_the_article_goes():
    links = "  • 另一家公司也宣布了新计划,网友再次沸腾!\n  • 这些套路你都见过吗"
    assert kept(f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n{links}") == [FIRST, SECOND, THIRD]
    assert kept(f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n延伸阅读\n\n另一家公司的故事还没有结束。") == [FIRST, SECOND, THIRD]


def test_a_closing_phrase_in_the_middle_closes_nothing():
    assert kept(f"{FIRST}\n\n延伸阅读\n\n{SECOND}\n\n{THIRD}") == [FIRST, SECOND, THIRD]


def test_last_words_that_a_line_led_up_to_are_text():
    poem = ["长夜之中,才见星光", "危难之下,才见人心", "事情总要有人去做"]
    assert kept("\n\n".join([FIRST, SECOND, "最后用三句话结尾——", *poem]))[-3:] == poem


def test_a_list_inside_the_text_is_text():
    assert kept(f"{FIRST}\n\n计划有三类：\n\n• 软件订阅\n\n• 应用抽成\n\n{SECOND}")[1:4] == ["计划有三类：", "• 软件订阅", "• 应用抽成"]


def test_the_words_under_a_picture_go():
    assert kept(f"{FIRST}\n\n![](https://example.com/1.jpg)\n年轻人在门店里选购\n\n{SECOND}") == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("旧梦难圆", True),
        ("第二, 社交是提升用户活跃度的必要条件", True),
        ("腾讯会成为最大受益者？", True),
        ("**旧梦难圆**", True),
        ("结语：", True),
        ("这像是什么呢？", False),
        ("流量属于商家；", False),
        ("“我才五岁，却加班到脱发……”", False),
    ],
)
def test_headings(line, is_heading):
    assert headings(f"{FIRST}\n\n{line}\n\n{SECOND}") == ([line] if is_heading else [])


def test_windows_line_ends_and_ideographic_spaces():
    text = f"\u3000\u3000{FIRST}\r\n\r\n\u3000\u3000{SECOND}\r\n"
    assert kept(text) == [FIRST, SECOND]


PAGE = st.lists(
    st.sampled_from([FIRST, SECOND, THIRD, "旧梦难圆", "分享到:", "2017.03.09", "• 链接标题一条", "**", "[](", "---", "", "  ", "图1："]), max_size=14
)


@given(PAGE, st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_spans_are_whole_lines_in_order(lines, line_end):
    text = line_end.join(lines)
    layout = lay_out(text)
    assert list(layout.body) == sorted(layout.body)
    assert set(layout.headings) <= set(layout.body)
    for start, end in layout.body:
        assert text[start:end].strip() == text[start:end] != ""
        assert "\n" not in text[start:end]


@given(st.text(max_size=200))
def test_no_text_breaks_it(text):
    lay_out(text)


@pytest.mark.parametrize("token", ["[", "![](a)", "](", "“", "<", "赞 ", "0", "a@", "https://", "图: a ", "短行\n", "--- "])
def test_a_hostile_file_is_read_in_time_of_its_length(token):
    began = time.perf_counter()
    lay_out(token * 20_000)
    assert time.perf_counter() - began < 5
