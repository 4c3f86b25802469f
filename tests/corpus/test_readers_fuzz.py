"""Every reader over bytes that nobody meant: each gives an article's text or refuses in one line, and no fault of ours hides behind a refusal."""

import io
from email.message import EmailMessage
from functools import cache

import docx
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casebook.corpus.article import article_of
from casebook.corpus.convert import convert
from casebook.corpus.encoding import CONTROLS
from casebook.corpus.refused import Refused
from casebook.paths import PROJECT

PAGES = sorted((PROJECT / "tests/corpus/pages").glob("*.html"))
SENTENCE = "某公司在周三的发布会上说，新产品上线三个月以来注册用户已经超过一百万，其中六成来自中小城市，团队还在扩大。"
EXAMPLES = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
OUR_SUFFIXES = (".html", ".eml")  # read by code of ours throughout: whatever they raise is our fault


def read(suffix: str, data: bytes) -> str | None:
    """The text of a file after all checks, or None where it was refused."""
    try:
        converted = convert("a", suffix, data)
        assert converted.text.strip()
        assert not CONTROLS.search(converted.text)
        article = article_of("a.txt", converted.text.encode("utf-8"), converted.card)
    except Refused as fault:
        line = str(fault)
        assert line.startswith(("a: ", "a.txt: "))
        assert "\n" not in line
        assert suffix not in OUR_SUFFIXES or "can be read (" not in line, line
        return None
    assert all(article.text[s.start : s.end] == s.text for s in article.sentences)
    return converted.text


@cache
def sample(suffix: str) -> bytes:
    file = io.BytesIO()
    if suffix == ".docx":
        document = docx.Document()
        document.add_heading("标题", 0)
        document.add_paragraph(SENTENCE)
        document.add_table(2, 2).cell(0, 0).text = "去年"
        document.save(file)
    elif suffix == ".pdf":
        writer = pypdf.PdfWriter()
        writer.add_blank_page(200, 200)
        writer.add_metadata({"/Title": "标题"})
        writer.write(file)
    else:
        message = EmailMessage()
        message["Subject"], message["From"], message["Date"] = "标题", "某报 <a@example.cn>", "Fri, 28 Feb 2020 20:00:00 +0000"
        message.set_content(SENTENCE)
        message.add_alternative(f"<p>{SENTENCE}</p>", subtype="html")
        file.write(bytes(message))
    return file.getvalue()


@st.composite
def damaged(draw, whole: bytes) -> bytes:
    """A file cut, with bytes changed, and a piece of it repeated elsewhere."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(0, 12))):
        data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
    start, length, to = (draw(st.integers(0, len(data))) for _ in range(3))
    piece = bytes(data[start : start + length % 400])
    data[to:to] = piece * draw(st.integers(0, 3))
    return bytes(data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data)


# What fuzzers found (tests/fuzz): each once made a fault of ours look like a broken file.
FOUND = [
    (".eml", b'Subject: a\nContent-Type: text/plain; charset=\x01\x00"utf-8"\n\n' + SENTENCE.encode()),  # a NUL in the name of an encoding
]


@pytest.mark.parametrize(("suffix", "data"), FOUND)
def test_what_a_fuzzer_found(suffix, data):
    assert read(suffix, data)


@pytest.mark.parametrize("suffix", [".html", ".docx", ".pdf", ".eml"])
@EXAMPLES
@given(data=st.binary(max_size=400))
def test_any_bytes(suffix, data):
    read(suffix, data)


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".eml"])
@EXAMPLES
@given(data=st.data())
def test_damaged_files(suffix, data):
    read(suffix, data.draw(damaged(sample(suffix))))


@EXAMPLES
@given(data=st.data())
def test_damaged_pages(data):
    read(".html", data.draw(damaged(data.draw(st.sampled_from(PAGES)).read_bytes())))


TAGS = [
    "a",
    "article",
    "aside",
    "b",
    "body",
    "br",
    "center",
    "dd",
    "div",
    "dl",
    "form",
    "h1",
    "h2",
    "h3",
    "header",
    "iframe",
    "img",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "span",
    "strong",
    "table",
    "td",
    "time",
    "tr",
    "ul",
    "x-y",
]
ATTRIBUTES = [
    "",
    ' class="title"',
    ' id="comments"',
    ' class="related hot"',
    ' style="display:none"',
    " hidden",
    ' datetime="2020-13-45"',
    ' rel="author"',
]
TEXTS = [
    "",
    "\n",
    "\x00",
    "\u202e",
    "短",
    "2020-02-28 10:00",
    "回复",
    "来源：某报",
    "订阅后继续阅读全文",
    "网友评论",
    "<!-- 甲 -->",
    "<![CDATA[乙]]>",
    "&#0;&#xD800;",
    SENTENCE,
    SENTENCE * 3,
]
HEADS = [
    "",
    "<title></title>",
    f"<title>{SENTENCE[:20]}_某报</title>",
    '<meta name="author"><meta content="x">',
    '<meta property="og:title" content="{">',
    '<script type="application/ld+json">[[{"@type":["Article"],"author":[null,{}],"publisher":3,"headline":{}}]]</script>',
    '<script type="application/ld+json">' + "[" * 3_000 + "</script>",
    '<link rel="canonical" href="https://[bad/2020/99/99/">',
]


@st.composite
def pages(draw) -> str:
    """Pages whose elements stand in any order, closed or not."""
    piece = st.one_of(
        st.sampled_from(TEXTS),
        st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
        st.builds("</{}>".format, st.sampled_from(TAGS)),
    )
    return draw(st.sampled_from(HEADS)) + "".join(draw(st.lists(piece, max_size=60)))


@EXAMPLES
@given(pages())
def test_pages_of_any_elements(page):
    read(".html", page.encode("utf-8", "surrogatepass"))


@EXAMPLES
@given(st.text(max_size=300))
def test_any_text_as_an_article(text):
    try:
        article = article_of("a.md", text.encode("utf-8", "surrogatepass"))
    except Refused:
        return
    assert all(article.text[s.start : s.end] == s.text for s in article.sentences)
