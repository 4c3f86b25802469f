import re
from dataclasses import replace
from html.parser import HTMLParser

import html5lib
import printed
import pytest
from nbformat.v4 import new_notebook

from casebook.blocks import Finding
from casebook.report.slides import SlidesExporter


def export(nb) -> str:
    return SlidesExporter().from_notebook_node(nb)[0]


class Outline(HTMLParser):
    """Ids, addresses and tags of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        for key, value in attrs:
            if key == "id":
                self.ids.append(value)
            elif key in ("src", "href"):
                self.addresses.append(value)


@pytest.fixture(scope="module", params=["en", "zh"])
def page(request):
    return request.param, export(printed.report_notebook(request.param))


def test_the_slides_are_html_by_its_standard(page):
    html5lib.HTMLParser(strict=True).parse(page[1])


def test_it_asks_nobody_for_anything(page):
    outline = Outline(page[1])
    assert all(address.startswith(("#", "data:")) for address in outline.addresses)
    assert "default-src 'none'" in page[1]
    assert "link" not in outline.tags


def test_ids_are_unique_and_every_reference_has_its_sentence(page):
    ids = Outline(page[1]).ids
    assert len(ids) == len(set(ids))
    targets = re.findall(r'popovertarget="([^"]+)"', page[1])
    assert targets
    assert set(targets) <= set(ids)


def test_it_says_its_language(page):
    assert f'<html lang="{ {"en": "en", "zh": "zh-Hans"}[page[0]] }">' in page[1]


def test_same_notebook_same_bytes(page):
    assert export(printed.report_notebook(page[0])) == page[1]


def test_reveal_travels_with_its_licence(page):
    assert "Permission is hereby granted" in page[1]


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "{{7*7}}", '"><b>', "/* FONTS */"])
def test_text_is_only_ever_text(hostile):
    base = printed.finding("en", "t", 1, role="answer")
    evidence = printed.evidence("en", 2, 1, sentence=hostile, before=hostile, gloss=hostile, speaker=hostile)
    words = {key: hostile for key in ("headline", "caveat", "standing_text")}
    words["questions"] = [replace(one, question=hostile, answer=hostile) for one in base.questions]
    page = export(new_notebook(cells=[printed.shown(Finding(**{**base.__dict__, **words, "evidence": evidence}))]))
    plain = Outline(export(new_notebook(cells=[printed.shown(base)])))
    found = Outline(page)
    assert found.tags.count("script") == plain.tags.count("script")
    assert "img" not in found.tags
    assert "49" not in re.sub(r"<style.*?</style>|<script.*?</script>", "", page, flags=re.DOTALL)


def test_what_is_ordered_for_the_cover_is_only_ever_text():
    nb = printed.report_notebook("en")
    nb.metadata["casebook"]["talk"] = {"title": "<b>Us</b>", "organisation": "<i>Them</i> & co", "date": "2026-11", "slides": 0, "themes": []}
    page = export(nb)
    assert "&lt;b&gt;Us&lt;/b&gt;" in page
    assert "&lt;i&gt;Them&lt;/i&gt; &amp; co · November 2026" in page
