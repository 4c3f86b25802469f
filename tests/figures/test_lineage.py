"""Columns, lanes and lines of the lineage chart."""

import pytest
from chart_samples import sample
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Text

from casebook.figures.lineage import Group, Link, Node, columns, forwards, lanes, lineage, share
from casebook.figures.look import NARROW_PT, PALETTE, WIDTH_PT

IDS = "abcdefg"
PAIRS = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] != pair[1]), min_size=1, max_size=9)


def linked(pairs):
    links = forwards([Link(a, b, "word") for a, b in pairs])
    ids = [n for n in IDS if any(n in pair for pair in pairs)]
    return ids, links


@pytest.mark.parametrize(
    ("pairs", "column", "lane"),
    [
        (["ab", "bc"], "012", "000"),
        (["ab", "ac", "ad"], "0111", "0012"),
        (["ab", "bc", "dc"], "0121", "0001"),
        # d leads to b and c: just left of b, and in a lane where nothing stands in its way to c.
        (["ab", "bc", "db", "dc"], "0120", "0001"),
        (["ab", "bc", "ac"], "012", "011"),
    ],
)
def test_columns_and_lanes(pairs, column, lane):
    ids, links = linked(pairs)
    placed = columns(ids, links)
    assert "".join(str(placed[n]) for n in ids) == column
    assert "".join(str(lanes(ids, links, placed)[n]) for n in ids) == lane


@given(PAIRS)
def test_every_line_runs_to_the_right_and_past_no_name(pairs):
    ids, links = linked(pairs)
    column = columns(ids, links)
    lane = lanes(ids, links, column)
    places = [(column[n], lane[n]) for n in ids]
    assert len(set(places)) == len(ids)
    for link in links:
        assert column[link.source] < column[link.target]
        assert not {(x, lane[link.source]) for x in range(column[link.source] + 1, column[link.target])} & set(places)


def test_a_link_that_closes_a_circle_keeps_its_arrowhead_where_it_leads():
    assert forwards([Link("a", "b", "x"), Link("b", "a", "y")]) == [
        Link("a", "b", "x"),
        Link("a", "b", "y", head="source"),
    ]


@pytest.mark.parametrize(("wants", "room", "shares"), [([3, 9], 20, [3, 9]), ([3, 9], 10, [3, 7]), ([8, 2, 9], 12, [5, 2, 5]), ([3, 9], -4, [0, 0])])
def test_the_longest_words_are_cut_first(wants, room, shares):
    assert share(wants, room) == shares


def drawn(*links, nodes="ab"):
    return lineage([Group("t", tuple(Node(n, n) for n in nodes), links)])


def lines(figure, colour):
    return [x for x in figure.findobj(Line2D) if x.get_color() == PALETTE[colour]]


def test_a_rumour_is_dashed_and_hollow():
    figure = drawn(Link("a", "b", "sure"), Link("a", "c", "perhaps", rumour=True), nodes="abc")
    assert [x.is_dashed() for x in lines(figure, "grey")] == [True, False, False]  # its line, its open arrowhead, the other's line
    assert [x.get_facecolor()[:3] for x in figure.findobj(Rectangle) if x.get_linewidth() == pytest.approx(1.1)] == [(1.0, 1.0, 1.0)]


def test_who_is_rumoured_to_do_something_is_no_rumour():
    figure = drawn(Link("a", "b", "perhaps", rumour=True))
    hollow = [x for x in figure.findobj(Rectangle) if x.get_linewidth() == pytest.approx(1.1)]
    assert len(hollow) == 1
    assert hollow[0].get_x() > 10


def test_a_strong_line_is_dark_and_heavy():
    figure = drawn(Link("a", "b", "x", strong=True), Link("a", "b", "y"))
    ((strong,), (other,)) = lines(figure, "ink"), lines(figure, "grey")
    assert strong.get_linewidth() > 1.5 * other.get_linewidth()


@pytest.mark.parametrize("width", [WIDTH_PT, NARROW_PT])
def test_every_line_has_an_arrowhead(width):
    links = (Link("a", "b", "x", strong=True), Link("b", "c", "y"), Link("c", "a", "z", claimed=True))
    figure = lineage([Group("t", tuple(Node(n, n) for n in "abc"), links)], width=width)
    assert len([x for x in figure.findobj(Polygon) if len(x.get_xy()) == 4]) == len(links)


def test_a_name_without_links_is_left_out():
    figure = drawn(Link("a", "b", "x"), nodes="abc")
    assert {text.get_text() for text in figure.findobj(Text)} - {""} == {"t", "a", "b", "x"}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_line_runs_through_a_word(lang):
    figure = sample("lineage", lang)
    figure.draw_without_rendering()
    height = figure.bbox.height
    words = [(t.get_window_extent(), t.get_text()) for t in figure.findobj(Text) if t.get_text()]
    found = [*lines(figure, "grey"), *lines(figure, "ink")]
    assert len(found) > 10
    for line in found:
        corners = [(x, height - y) for x, y in zip(*line.get_data(), strict=True)]
        for (x0, y0), (x1, y1) in zip(corners, corners[1:], strict=False):
            for box, text in words:
                across = min(x0, x1) < box.x1 - 1 and max(x0, x1) > box.x0 + 1
                # Boxes hold room above and below the ink.
                assert not (across and min(y0, y1) < box.y1 - 4 and max(y0, y1) > box.y0 + 4), text
