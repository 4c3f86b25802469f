"""Stretches that sentences share are found as by comparing all with all, however they were put down."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.corpus import runs
from casebook.corpus.runs import RUN, Runs

# Few characters, so that stretches meet; a digit beyond the first 65,536 characters, and one whose low bits are those of another.
LETTERS = st.text("云海3\U0001d7d8\ud7d8", max_size=24)
ARTICLES = st.lists(st.lists(LETTERS, max_size=4), max_size=5)


def by_comparing_all(sentences, article_of):
    first, pairs = {}, set()
    for number, text in enumerate(sentences, 1):
        for run in (text[i : i + RUN] for i in range(len(text) - RUN + 1)):
            earlier = first.setdefault(run, number)
            if article_of[earlier] < article_of[number]:
                pairs.add((number, earlier))
    return pairs


def shared(articles):
    """Rows (later, first) of sentences of two articles that share a stretch; the sentences are numbered in order from 1."""
    found, article_of = Runs(sqlite3.connect("")), {}
    for article, sentences in enumerate(articles, 1):
        numbers = range(len(article_of) + 1, len(article_of) + len(sentences) + 1)
        found.add(numbers, sentences)
        article_of |= dict.fromkeys(numbers, article)
    pairs = {tuple(pair) for part, _ in found.settle() for pair in part.tolist()}
    return {(later, first) for later, first in pairs if article_of[later] > article_of[first]}, article_of


@given(ARTICLES, st.sampled_from([1, 10, 1000]))
def test_what_is_shared_is_what_comparing_all_finds(articles, waiting):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "WAITING", waiting)
        pairs, article_of = shared(articles)
    assert pairs == by_comparing_all([text for sentences in articles for text in sentences], article_of)


def test_a_sentence_shares_with_the_first_and_not_with_its_own_article():
    copied = "旗下的聊天工具注册用户突破一千万"
    pairs, _ = shared([[copied, f"据说{copied}"], [f"{copied}了", "说的是天气和收成与公司毫无关系"], [copied]])
    assert pairs == {(3, 1), (5, 1)}
