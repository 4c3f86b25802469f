"""Stretches that sentences share are found as by comparing all with all, however they were put down."""

import sqlite3

import numpy as np
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


@given(ARTICLES, st.sampled_from([1, 10, 1000]))
def test_what_is_shared_is_what_comparing_all_finds(articles, waiting):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "WAITING", waiting)
        found, article_of = Runs(sqlite3.connect("")), [0]
        for number, sentences in enumerate(articles, 1):
            found.add(len(article_of), sentences)
            article_of += [number] * len(sentences)
        pairs = {tuple(pair) for part in found.shared(np.array(article_of)) for pair in part}
    assert pairs == by_comparing_all([text for sentences in articles for text in sentences], article_of)


def test_a_sentence_shares_with_the_first_and_not_with_its_own_article():
    found = Runs(sqlite3.connect(""))
    copied = "旗下的聊天工具注册用户突破一千万"
    found.add(1, [copied, f"据说{copied}"])
    found.add(3, [f"{copied}了", "说的是天气和收成与公司毫无关系"])
    found.add(5, [copied])
    assert {tuple(pair) for part in found.shared(np.array([0, 1, 1, 2, 2, 3])) for pair in part} == {(3, 1), (5, 1)}
