"""Which article a first edition takes for the latest."""

from types import SimpleNamespace

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
def test_the_latest_article_is_the_one_written_last(dates, found):
    documents = [SimpleNamespace(doc=name, published=date) for name, date in zip("abc", dates, strict=False)]
    assert getattr(latest(documents), "doc", None) == found
