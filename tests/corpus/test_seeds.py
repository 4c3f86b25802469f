"""The corpus room over the seed articles: what is kept of each, and what two of them share."""

import json
import sqlite3
from functools import cache

import pytest

from casebook.corpus.copies import Copies
from casebook.corpus.folder import read_folder
from casebook.corpus.repeats import Repeats, letters_of, place_of
from casebook.paths import PROJECT

GOLD = [json.loads(line) for line in (PROJECT / "tests/gold/seeds/documents.jsonl").read_text(encoding="utf-8").splitlines()]
DOCS = [path.stem for path in sorted((PROJECT / "seeds").glob("*.txt"))]


@cache
def seeds():
    return {article.doc: article for article in read_folder(PROJECT / "seeds").articles}


def test_all_are_read_and_none_refused():
    assert list(seeds()) == DOCS
    assert read_folder(PROJECT / "seeds").refusals == ()


def visible_characters(text, spans):
    return {i for start, end in spans for i in range(start, end) if not text[i].isspace()}


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["doc"])
def test_body_headings_and_script_are_those_of_the_gold_reading(gold):
    article = seeds()[gold["doc"]]
    assert visible_characters(article.text, article.body) == visible_characters(article.text, gold["body"] + gold["headings"])
    assert list(article.headings) == [tuple(span) for span in gold["headings"]]
    assert (article.script, article.taiwan_wording) == (gold["script"], gold["taiwan_wording"])


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["doc"])
def test_title_and_stamp_are_those_of_the_gold_reading(gold):
    article = seeds()[gold["doc"]]
    assert article.title == gold["title"]
    assert {date.iso for date in article.page_dates if date.kind == "stamp"} == ({gold["page_stamp"]} if gold["page_stamp"] else set())
    assert article.card.published in gold["published"]


@pytest.mark.parametrize("doc", DOCS)
def test_sentences_cover_the_body_exactly(doc):
    article = seeds()[doc]
    body = "".join(article.text[start:end] for start, end in article.body)
    assert all(article.text[s.start : s.end] == s.text for s in article.sentences)
    assert "".join("".join(s.text.split()) for s in article.sentences) == "".join(body.split())


@pytest.mark.parametrize("doc", DOCS)
def test_the_simplified_view_leads_back_to_every_sentence(doc):
    article = seeds()[doc]
    for s in article.sentences:
        assert article.plain.raw(article.plain.at(s.start), article.plain.at(s.end)) == (s.start, s.end)


@pytest.mark.parametrize("doc", DOCS)
def test_every_card_dates_its_article_and_says_how(doc):
    card = seeds()[doc].card
    assert card.published
    assert card.published_why
    assert card.published_why_zh


def test_copied_clauses_are_seen_and_no_article_is_a_copy():
    db = sqlite3.connect("")
    copies, repeats = Copies(db), Repeats(db)
    for number, article in enumerate(seeds().values()):
        copies.add(number, letters_of(article))
        repeats.add(number, letters_of(article))
    copies.settle()
    repeats.settle()
    assert [copies.original(number) for number in range(5)] == [None] * 5
    shared = {(number, place_of(earlier)[0]) for number in range(5) for earlier in repeats.of_article(number).values()}
    assert (4, 1) in shared
    assert not any(2 in pair or 3 in pair for pair in shared)
