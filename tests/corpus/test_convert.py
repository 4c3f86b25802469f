import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from casebook.corpus.convert import convert, join_lines, page_text
from casebook.corpus.refused import Refused
from casebook.paths import FONTS

SENTENCE = "某公司在周三的发布会上说，新产品上线三个月以来注册用户已经超过一百万，其中六成来自中小城市，团队还在扩大。"
PAGE = f"""<!DOCTYPE html><html><head><meta charset="{{charset}}"><title>网页标题 - 某站</title>
<meta property="og:title" content="新产品用户过百万"><meta property="og:site_name" content="某日报">
<meta property="article:published_time" content="2020-02-28T09:00:00+08:00"></head>
<body><nav><a href="/">首页</a> <a href="/a">新闻</a></nav><h1>新产品用户过百万</h1><p>{SENTENCE}</p><p>{SENTENCE}</p>
<script>alert("不是正文，是脚本，不应当出现在任何文字里，无论它写得有多长都一样。")</script>
<footer><a href="/b">关于我们</a> <a href="/c">联系我们</a></footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk"])
def test_a_page_gives_its_body_and_what_its_head_says(tmp_path, charset):
    (tmp_path / "a.html").write_bytes(PAGE.format(charset=charset).encode("gb18030" if "gb" in charset else charset))
    converted = convert(tmp_path / "a.html")
    assert converted.text.splitlines() == ["新产品用户过百万", SENTENCE, SENTENCE]
    assert (converted.card.publisher, converted.card.published, converted.card.title) == ("某日报", "2020-02-28", "新产品用户过百万")


def test_a_long_page_leaves_out_what_is_not_its_body(tmp_path):
    page = PAGE.format(charset="utf-8").replace(SENTENCE, SENTENCE * 3)
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert convert(tmp_path / "a.html").text.splitlines() == ["新产品用户过百万", SENTENCE * 3, SENTENCE * 3]


def test_a_page_that_declares_the_wrong_encoding_is_still_read():
    assert SENTENCE in page_text(PAGE.format(charset="ascii").encode("utf-8"))
    assert SENTENCE in page_text(PAGE.format(charset="no-such").encode("gb18030"))


def test_a_date_that_is_none_is_left_out(tmp_path):
    (tmp_path / "a.html").write_text(PAGE.format(charset="utf-8").replace("2020-02-28T09", "yesterday"), encoding="utf-8")
    assert convert(tmp_path / "a.html").card.published is None


def test_a_word_file_gives_its_paragraphs(tmp_path):
    import docx

    document = docx.Document()
    for text in ("标题一行", "", SENTENCE):
        document.add_paragraph(text)
    document.save(str(tmp_path / "a.docx"))
    assert convert(tmp_path / "a.docx").text == f"标题一行\n{SENTENCE}\n"


def test_a_pdf_gives_its_lines_joined(tmp_path):
    source = f'#set text(font: "Noto Sans SC", lang: "zh")\n#set page(width: 8cm, height: auto)\n短标题\n\n{SENTENCE}'
    (tmp_path / "a.typ").write_text(source, encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(typst.compile(tmp_path / "a.typ", font_paths=[FONTS]))
    assert convert(tmp_path / "a.pdf").text == f"短标题\n{SENTENCE}\n"


@given(st.text(alphabet="甲乙丙a。， \n", max_size=80))
def test_joining_lines_loses_no_character(page):
    assert "".join(join_lines(page).split()) == "".join(page.split())


@pytest.mark.parametrize("name", ["a.docx", "a.pdf"])
@pytest.mark.parametrize("data", [b"", b"no such format", b"%PDF-1.4\n%broken", b"PK\x03\x04broken"])
def test_a_broken_file_is_refused_in_one_line(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Refused, match=rf"^{name}: .*; .*") as caught:
        convert(tmp_path / name)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("page", ["", "<html></html>", "<html><body><a href='/'>首页</a></body></html>"])
def test_a_page_without_text_is_refused(tmp_path, page):
    (tmp_path / "a.html").write_text(page)
    with pytest.raises(Refused, match=r"^a.html: "):
        convert(tmp_path / "a.html")
