"""What a notebook shows of a block: the sentence on hover, and nothing of an article as markup."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.blocks import Evidence, Note, Passage, Sources, Summary
from casebook.hover import html_of

HARMLESS = {
    "p",
    "strong",
    "em",
    "abbr",
    "h1",
    "h2",
    "h3",
    "ul",
    "ol",
    "li",
    "code",
    "pre",
    "blockquote",
    "hr",
    "br",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "h4",
    "h5",
    "h6",
}


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes = set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += [name for name, _ in attrs]


def evidence(sentence, **more):
    blank = dict.fromkeys(("publisher", "published", "published_why", "speaker", "gloss"))
    return Evidence(id="S1·2", doc="a", source="S1", title="题目", sentence=sentence, before="", after="", marks=[], **{**blank, **more})


def test_a_reference_has_its_sentence_its_article_and_its_speaker_on_hover():
    shown = html_of("It grew [S1·2] and [S9·9].", {"S1·2": evidence("用户“很多”。", publisher="某报", speaker="陈某", gloss="Many users.")})
    assert '<abbr title="用户“很多”。\nMany users.\n陈某\n题目 · 某报">[S1·2]</abbr>' in shown
    assert "and [S9·9]" in shown


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "![x](http://example.org/x.png)",
        "[x](javascript:alert(1))",
        "<svg onload=alert(1)>",
        "[S1·2]: javascript:alert(1)",
        "<http://example.org>",
    ],
)
def test_an_article_never_becomes_markup(hostile):
    for text in (html_of(f"{hostile} [S1·2]", {"S1·2": evidence(hostile)}), html_of(hostile, {})):
        seen = Tags(text)
        assert seen.tags <= HARMLESS
        assert set(seen.attributes) <= {"title"}


@given(st.text(max_size=80))
def test_no_text_makes_anything_but_plain_elements(text):
    seen = Tags(html_of(f"- {text} [S1·2]", {"S1·2": evidence(text)}))
    assert seen.tags <= HARMLESS
    assert set(seen.attributes) <= {"title", "start"}


def test_blocks_show_it():
    summary = Summary(title="T", text=[Passage(text="Said.", evidence=["S1·2"])], counts=[], findings=[], evidence={"S1·2": evidence("原句。")})
    assert 'title="原句。' in summary._repr_mimebundle_()["text/html"]
    assert Note(text="<b>x</b>")._repr_mimebundle_()["text/html"].count("&lt;b&gt;") == 1
    assert "text/html" in Sources(sources=[])._repr_mimebundle_()
