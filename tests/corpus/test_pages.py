"""Saved pages of many layouts, written for this test: the article that each must give, whatever stands around it.

Beside each NAME.html, NAME.want.yml has its title, publisher, author, day, headlines of other articles on the page, and the article's paragraphs.
"""

from collections import Counter
from functools import cache

import pytest
import yaml

from casebook.corpus.article import article_of
from casebook.corpus.convert import Converted, convert
from casebook.corpus.page import page_text
from casebook.paths import PROJECT

PAGES = PROJECT / "tests/corpus/pages"
NAMES = sorted(page.stem for page in PAGES.glob("*.html"))
LEAST_F1 = 0.95
GRAM = 5


@cache
def converted(name: str) -> Converted:
    return convert(f"{name}.html", ".html", (PAGES / f"{name}.html").read_bytes())


@cache
def wanted(name: str) -> dict:
    return yaml.safe_load((PAGES / f"{name}.want.yml").read_text(encoding="utf-8"))


def body_of(name: str) -> str:
    article = article_of("a.txt", converted(name).text.encode(), converted(name).card)
    return "".join(article.text[start:end] for start, end in article.body)


def f1(found: str, gold: str) -> float:
    """Harmonic mean of precision and recall over runs of characters, white space aside."""
    a, b = (Counter(text[i : i + GRAM] for i in range(len(text) - GRAM + 1)) for text in ("".join(found.split()), "".join(gold.split())))
    return 2 * (a & b).total() / max(1, a.total() + b.total())


@pytest.mark.parametrize("name", NAMES)
def test_the_article_is_kept_and_the_page_left_out(name):
    assert f1(body_of(name), "".join(wanted(name)["body"])) >= LEAST_F1


@pytest.mark.parametrize("name", NAMES)
def test_the_card_has_what_the_page_says(name):
    card, want = converted(name).card, wanted(name)
    assert (card.title, card.publisher, card.author, card.published) == tuple(want[key] for key in ("title", "publisher", "author", "published"))
    assert bool(card.published) == bool(card.published_why) == bool(card.published_why_zh)


@pytest.mark.parametrize("name", NAMES)
def test_what_else_is_on_the_page_is_said(name):
    want = wanted(name)
    assert list(converted(name).others) == want.get("others", [])
    assert converted(name).walled == want.get("walled", False)


@pytest.mark.parametrize("name", NAMES)
def test_comments_longer_than_the_article_make_no_difference(name):
    """Every page once more with as many comments again, under class names that say nothing, before its end."""
    page = (PAGES / f"{name}.html").read_bytes()
    said = "我上个月也遇到这样的事，打了三次电话都没有人接，后来在门口等了两个小时，才见到负责的人，他说要等通知，一等就等到了现在。"
    comment = "<div class='x1'><div class='x2'>过客{n}</div><div class='x3'>{said}{said}</div><div class='x4'>{n}小时前</div><span>回复</span></div>"
    comments = "".join(comment.format(n=n, said=said) for n in range(1, 31))
    text = page_text(page)
    at = text.lower().rindex("</body>")
    with_more = convert("a.html", ".html", (text[:at] + f"<div class='x0'>{comments}</div>" + text[at:]).encode())
    assert said not in with_more.text
    assert with_more.text == converted(name).text


def test_the_measure_sees_a_difference():
    assert f1("甲乙丙丁戊己庚辛", "甲乙丙丁戊己庚辛") == 1
    assert f1("甲乙丙丁戊", "子丑寅卯辰") == 0
    assert 0 < f1("甲乙丙丁戊己庚辛", "甲乙丙丁戊己庚辛壬癸子丑") < LEAST_F1
