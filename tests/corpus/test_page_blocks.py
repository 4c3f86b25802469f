"""A page's bytes, blocks and headline."""

import contextlib

import pytest

from casebook.corpus.convert import convert
from casebook.corpus.encoding import Unreadable
from casebook.corpus.page import LARGEST_PAGE_BYTES, MOST_BLOCKS, blocks_of, page_text, page_tree, spaced
from casebook.corpus.page_headline import headline_of, without_sites
from casebook.corpus.refused import Refused

SENTENCE = "某公司在周三的发布会上说，新产品上线三个月以来注册用户已经超过一百万，其中六成来自中小城市，团队还在扩大。"
PAGE = '<html><head><meta charset="{charset}"><title>新产品用户过百万</title></head><body><p>{text}</p></body></html>'


def texts(body: str) -> list[str]:
    return [block.text for block in blocks_of(page_tree(f"<html><head><title>甲</title></head><body>{body}</body></html>".encode()))]


@pytest.mark.parametrize("says", ["utf-8", "gb2312", "big5", "ascii", "no-such", "utf-16"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_a_page_is_read_whatever_encoding_it_claims(says, encoding):
    assert SENTENCE in page_text(PAGE.format(charset=says, text=SENTENCE).encode(encoding))


@pytest.mark.parametrize("says", ["big5", "utf-8", "gbk"])
def test_big5_too(says):
    text = "業者昨日宣布，全台換電站數量突破一千二百座，並計畫在明年底前再增加六百座，平均每座的建置成本約為一百八十萬元。"
    assert text in page_text(PAGE.replace("新产品用户过百万", "換電站").format(charset=says, text=text * 3).encode("big5hkscs"))


def test_a_page_cut_in_the_middle_of_a_character_is_read():
    assert page_text(PAGE.format(charset="utf-8", text=SENTENCE * 30).encode()[:-15] + "尾".encode()[:2]).count(SENTENCE) == 30


def test_bytes_that_are_no_page_are_refused():
    with pytest.raises(Unreadable, match="no text"):
        page_tree(bytes(range(256)) * 20)
    with pytest.raises(Unreadable, match="too long"):
        page_tree(b"a" * (LARGEST_PAGE_BYTES + 1))


def test_blocks_are_what_a_browser_sets_apart():
    assert texts("<p>一</p>二<br>三<div>四<span>五</span></div><ul><li>六</li></ul><table><tr><td>七</td><td>八</td></tr></table>") == list(
        "一二三"
    ) + [
        "四五",
        *"六七八",
    ]


def test_what_a_browser_does_not_show_is_left_out():
    hidden = '<script>甲。</script><style>乙</style><p style="display: none">丙</p><p hidden>丁</p><textarea>戊</textarea><!-- 己 --><select><option>庚</select>'
    assert texts(f"{hidden}<p>看得见的一行字，比藏起来的要长得多。</p>{hidden}") == ["看得见的一行字，比藏起来的要长得多。"]


def test_a_page_that_hides_itself_until_a_script_runs_is_read():
    assert texts(f'<div style="display:none"><p>{SENTENCE}</p></div><p>加载中</p>') == [SENTENCE, "加载中"]
    rest = f"<p>{SENTENCE}</p><p>{SENTENCE}</p>"
    assert texts(f'<div>{rest}{rest}<div style="display:none">{rest}</div></div>').count(SENTENCE) == 6
    assert texts(f'<div>{rest}{rest}<div style="display:none"><p>{SENTENCE}</p></div></div>').count(SENTENCE) == 4


def test_lines_of_preformatted_text_are_kept():
    assert texts("<pre>一\n\n二\n</pre>") == ["一", "二"]
    assert texts('<div style="white-space: pre-wrap">一\n二</div>') == ["一", "二"]
    assert texts("<div>一\n二</div>") == ["一二"]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("支付總\n   額", "支付總額"),
        ("App\n  Store", "App Store"),
        ("在 App\n上", "在 App 上"),
        ("“甲”\n乙", "“甲”乙"),
        ("甲 乙", "甲 乙"),
        (" \n ", ""),
    ],
)
def test_a_line_break_between_chinese_characters_is_no_space(source, shown):
    assert spaced(source) == shown


def test_links_bold_and_pictures_are_known_of_a_block():
    first, second, third = blocks_of(page_tree("<p>甲<a href='/'>乙丙</a></p><p><b>丁</b></p><img src=x><p>戊</p>".encode()))
    assert (first.linked, first.bold, first.under_picture) == (2, False, False)
    assert (second.linked, second.bold, second.under_picture) == (0, True, False)
    assert third.under_picture


def nested(depth: int) -> bytes:
    return ("<div>" * depth + f"<p>{SENTENCE}</p>" + "</div>" * depth).encode()


def test_deep_nesting_is_read_and_bottomless_nesting_refused_in_one_line():
    assert SENTENCE in convert("a.html", ".html", nested(1_000)).text
    with pytest.raises(Refused, match=r"^a.html: [^\n]+; [^\n]+$"):
        convert("a.html", ".html", nested(50_000))


def test_an_endless_page_is_refused():
    with pytest.raises(Unreadable, match="too many"):
        blocks_of(page_tree(b"<p>a" * (MOST_BLOCKS + 1)))


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("单车撤出七座城市_财经频道_四海网", "单车撤出七座城市"),
        ("单车撤出七座城市 - 橘子论坛", "单车撤出七座城市"),
        ("棱角|单车撤出七座城市", "棱角|单车撤出七座城市"),
        ("A-B测试的尽头", "A-B测试的尽头"),
    ],
)
def test_a_title_loses_its_sites(title, bare):
    assert without_sites(title) == bare


def test_the_headline_is_the_element_that_shows_it_and_not_the_sites_name():
    page = "<h1>新知周报</h1><p>单车撤出七座城市</p><h2>单车撤出七座城市</h2><p>正文。</p>"
    headline = headline_of(blocks_of(page_tree(page.encode())), ["单车撤出七座城市 - 新知周报"])
    assert (headline.title, headline.at) == ("单车撤出七座城市", 2)


@pytest.mark.parametrize("page", ["", " ", "<html></html>", "<html><body><a href='/'>首页</a></body></html>", "<svg>"])
def test_a_page_without_text_is_refused(page):
    with pytest.raises(Refused, match=r"^a.html: "):
        convert("a.html", ".html", page.encode())


def test_a_caption_is_left_out_and_a_heading_under_a_picture_is_not():
    body = (
        f"<h1>新产品用户过百万</h1><p>{SENTENCE}</p><img src=a><p>发布会现场</p><p>{SENTENCE}</p><img src=b><p><b>另外的打算</b></p><p>{SENTENCE}</p>"
    )
    lines = convert("a.html", ".html", body.encode()).text.splitlines()
    assert lines == ["新产品用户过百万", SENTENCE, SENTENCE, "另外的打算", SENTENCE]


def test_an_article_about_paid_reading_is_not_taken_for_a_wall():
    body = f"<h1>付费阅读的下半场</h1><p>{SENTENCE}</p><h2>付费会员继续阅读更多的理由</h2>" + f"<p>{SENTENCE}</p>" * 10
    converted = convert("a.html", ".html", body.encode())
    assert not converted.walled
    assert converted.text.count(SENTENCE) == 11


@pytest.mark.parametrize(
    "last", ["还有37%的读者说，他们从来没有付过钱。", "他说，用户付费后才能阅读全文，这并不新鲜。", "剩余30%的内容由外部作者提供。"]
)
def test_the_last_sentence_of_an_article_on_paying_is_kept(last):
    converted = convert("a.html", ".html", f"<h1>新产品用户过百万</h1>{f'<p>{SENTENCE}</p>' * 10}<p>{last}</p>".encode())
    assert last in converted.text
    assert not converted.walled


@pytest.mark.parametrize("piece", ["1", " ", "回复", "2020-02-28 ", "订阅", "阅读", "，", "（", "来源：", "记者 ", "张三 ", "<b>", "<a>"])
def test_hostile_lines_take_no_more_than_their_length(piece):
    """Hundreds of labels that almost are one: a pattern that tries every way to read them would not end."""
    label = (piece * 40)[:39] + "甲"
    items = f"<div class=i><p>{label}</p><p>{piece * 300}</p></div>" * 200
    page = f"<h1>新产品用户过百万</h1><p>{label}</p>{items}<p>{SENTENCE}</p>"
    with contextlib.suppress(Refused):
        assert convert("a.html", ".html", page.encode()).text
