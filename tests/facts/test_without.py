"""The facts of a folder as they would be had one of its articles never come in, against reading a folder that never had it."""

import pytest

from casebook.facts.without import without

REPEATED = "公司的负责人当天在杭州告诉记者，来往的注册用户已经超过500万，团队还在扩大。"
TEXTS = {
    "a": f"来往\n\n{REPEATED}\n",
    "b": f"又是来往\n\n2014年3月，{REPEATED}后来没有下文。\n",
    "c": f"还是来往\n\n{REPEATED}别的数字没有公布。\n",
    "d": "来往的用户\n\n2014年4月，来往的注册用户为200万。这是唯一的数字。\n",
}


@pytest.fixture
def both(facts_of, tmp_path):
    """Facts without an article, worked out and read again."""

    def made(left_out):
        worked_out = without(facts_of(**TEXTS), left_out)
        for file in (tmp_path / "articles").iterdir():
            file.unlink()
        (tmp_path / "articles").rmdir()
        return worked_out, facts_of(**{name: text for name, text in TEXTS.items() if name != left_out})

    return made


@pytest.mark.parametrize("left_out", sorted(TEXTS))
def test_it_is_what_a_folder_without_the_article_gives(both, left_out):
    worked_out, read_again = both(left_out)
    for table in ("documents", "sentences", "claims", "events", "quotes", "relations"):
        assert getattr(worked_out, table) == getattr(read_again, table), table
    assert [(d.kind, len(d.sides)) for d in worked_out.disputes] == [(d.kind, len(d.sides)) for d in read_again.disputes]


def test_the_next_to_tell_it_inherits_a_wording(facts_of):
    facts = facts_of(**TEXTS)
    assert {s.doc: s.repeats for s in facts.sentences if s.repeats} == {"b": "a:2", "c": "a:2"}
    assert {s.doc: s.repeats for s in without(facts, "a").sentences if s.repeats} == {"c": "b:2"}
    assert not any(s.repeats for s in without(without(facts, "a"), "b").sentences)
