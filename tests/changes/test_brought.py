"""What a first edition shows in the place of a change: which article it takes for the latest, and how the chapter is headed."""

from types import SimpleNamespace

import pytest

from casebook.changes.brought import latest
from casebook.changes.compare import Build, Changes, Section
from casebook.changes.told import Example, first_title


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


@pytest.mark.parametrize(
    ("concluded", "findings", "said"),
    [
        (True, {}, "moved no finding"),
        (True, {"back": 1}, "moved one finding"),
        (True, {"back": 2, "stronger": 1}, "moved 3 findings"),
        (False, {}, "brought 7 numbers"),  # where nothing is concluded nothing can move
    ],
)
def test_the_heading_says_what_the_article_did(concluded, findings, said):
    build = Build(as_of="2020-03", articles=2, fingerprint="")
    sections = [Section(kind="findings", counts=findings), Section(kind="claims", counts={"new": 7, "again": 2})]
    example = Example("b", Changes(since=build, now=build, program=False, sections=sections), concluded)
    assert first_title(example, SimpleNamespace(lang="en", sources={"b": "S2"})).endswith(f"its latest article, S2, {said}")
