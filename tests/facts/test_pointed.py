"""What is published of the articles: only sentences that hold a fact."""

from casebook.facts.pointed import pointed_at
from casebook.facts.records import TABLES


def test_only_sentences_that_hold_a_fact_are_published(facts_of):
    facts = facts_of("钉钉的注册用户突破2亿。钉钉真好用。“我们做的是工作，”陈航说。")
    shown = pointed_at(facts)
    assert [s.index for s in facts.sentences] == [1, 2, 3]
    assert [s.index for s in shown.sentences] == [1, 3]
    assert all(getattr(shown, table) == getattr(facts, table) for table in TABLES if table != "sentences")


def test_a_sentence_that_is_cited_is_published_though_it_holds_no_fact(facts_of):
    facts = facts_of("钉钉的注册用户突破2亿。钉钉真好用。“我们做的是工作，”陈航说。")
    cited = facts.sentences[1]
    assert [s.index for s in pointed_at(facts, [(cited.doc, cited.start + 2)]).sentences] == [1, 2, 3]


def test_most_of_an_article_is_never_published(seed_facts):
    whole, shown = (sum(len(s.text) for s in facts.sentences) for facts in (seed_facts, pointed_at(seed_facts)))
    assert shown < 0.6 * whole
