"""Which article a first edition takes for the latest."""

from dataclasses import replace

import pytest

from casebook.changes.brought import latest


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        (["2015-05", "2020-03", "2017-03-01"], "b"),
        (["2020-03", "2020-03"], "b"),  # of one date the last in the folder
        ([None, "2020-03", None], "b"),
        ([None, None], None),
        (["2020-03"], None),  # nothing would be left
    ],
)
def test_the_latest_article_is_the_one_written_last(dates, found, facts_of):
    texts = {name: f"2013年{n}月，来往的注册用户超过{n}00万，没有人说有多少在用。" for n, name in enumerate("abc"[: len(dates)], 1)}
    documents = [replace(d, published=date) for d, date in zip(facts_of(**texts).documents, dates, strict=True)]
    assert getattr(latest(documents), "doc", None) == found
