"""The year of writing: every rule decides the texts that it is for, and leaves those that it is not for; the table of what began when can be read."""

import re

import pytest

from casebook import lexicon
from casebook.corpus.cards import is_partial_date
from casebook.corpus.folder import read_folder
from casebook.facts.told_dates import explicit
from casebook.facts.view import view_of
from casebook.facts.year_rules import RULES, year_of_writing
from casebook.reading.names import Lexicon

BODY = "知乎是一个问答社区，很多用户在上面讨论各种各样的问题，公司也一直在寻找新的增长点。"
DECIDED = [(rule.find.__name__, *example) for rule in RULES for example in rule.examples]
LEFT = [(rule.find.__name__, *example) for rule in RULES for example in rule.counterexamples]


@pytest.fixture(scope="module")
def names():
    return Lexicon.load()


@pytest.fixture
def view(tmp_path, names):
    def make(text):
        (tmp_path / "a.txt").write_text(text + BODY, encoding="utf-8")
        return view_of(read_folder(tmp_path).articles[0], names)

    return make


@pytest.mark.parametrize(("rule", "text", "year"), DECIDED)
def test_what_a_rule_is_for(view, rule, text, year):
    seen = view(text)
    find = next(r.find for r in RULES if r.find.__name__ == rule)
    assert year_of_writing(seen, explicit(seen)) == year
    assert find(seen, max((d[:4] for d in explicit(seen)), default="")) == year


@pytest.mark.parametrize(("rule", "text", "year"), LEFT)
def test_what_a_rule_is_not_for(view, rule, text, year):
    seen = view(text)
    assert year_of_writing(seen, explicit(seen)) == year


def test_what_stands_around_an_article_is_younger_than_it(view):
    around = view("2016年，知乎上线了付费咨询。欢迎关注知乎的视频号。")
    within = view("2016年，知乎上线了付费咨询。知乎的客户端向视频号开放。")
    assert [year_of_writing(seen, explicit(seen)) for seen in (around, within)] == ["2016", "2020"]


@pytest.mark.parametrize(("pattern", "month"), lexicon.read("since.yml").items())
def test_what_began_when(pattern, month):
    assert is_partial_date(month)
    assert len(month) == len("2020-01")
    assert not re.search(pattern, BODY)
