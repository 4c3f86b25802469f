"""An order: which themes, in which order, and what the talk may ask of its slides."""

from pathlib import Path

import pytest

from casebook import paths
from casebook.errors import BadArgument
from casebook.findings.codebook import read_codebooks
from casebook.report.build import make_plan
from casebook.report.order import Order, Talk


def order(*themes, **talk) -> Order:
    return Order(articles=paths.PROJECT / "seeds", out=Path("nowhere"), themes=themes, talk=Talk(**talk))


def test_themes_come_in_the_order_given_between_the_frame():
    assert [n.stem for n in order("quanzi-private-traffic", "10-laiwang-failure").notebooks()] == [
        "00-overview",
        "30-quanzi-private-traffic",
        "10-laiwang-failure",
        "90-sources-and-method",
    ]


def test_a_theme_named_twice_is_shown_once_and_none_named_means_all():
    assert order("covid-surge", "20-covid-surge").chosen() == ["20-covid-surge"]
    assert order().chosen() == ["10-laiwang-failure", "20-covid-surge", "30-quanzi-private-traffic"]


def test_the_key_of_an_edition_knows_the_cover_the_length_and_the_order_of_themes():
    asked = [
        order(),
        order(title="A title"),
        order(organisation="A title"),
        order(date="2026-11"),
        order(slides=12),
        order("covid-surge", "laiwang-failure"),
        order("laiwang-failure", "covid-surge"),
        order("laiwang-failure", "covid-surge", "quanzi-private-traffic"),
    ]
    keys = [make_plan(one).key() for one in asked]
    assert len(set(keys)) == len(keys)
    assert make_plan(order(title="A title")).key() == keys[1]


@pytest.mark.parametrize("talk", [{}, {"slides": 6}, {"slides": 60}, {"title": "有" * 48}, {"date": "2026"}, {"organisation": "A & B <C>"}])
def test_what_a_cover_and_a_talk_have_room_for_is_taken(talk):
    order(**talk).check_talk(read_codebooks(paths.NOTEBOOKS))


@pytest.mark.parametrize(
    "talk", [{"slides": 5}, {"slides": -3}, {"title": "有" * 49}, {"title": "a\x1b[2J"}, {"date": "2026-13"}, {"date": "monday"}]
)
def test_what_it_has_no_room_for_is_refused_in_one_line_with_the_next_step(talk):
    with pytest.raises(BadArgument, match="; ") as refused:
        order(**talk).check_talk(read_codebooks(paths.NOTEBOOKS))
    assert "\n" not in str(refused.value)
