"""The arithmetic under the charts: breaking lines, placing labels, scales and marks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.figures import labels, marks, scales
from casebook.figures.fonts import text_width
from casebook.figures.sheet import Box
from casebook.figures.wrap import NEVER_FIRST, NEVER_LAST, shorten, wrap


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("来往停在一千万", 200, ["来往停在一千万"]),
        ("来往停在一千万", 40, ["来往停在", "一千万"]),
        ("他说：“来往。”然后走了", 62, ["他说：“来", "往。”然后", "走了"]),
        ("called 钉钉圈子 by all", 52, ["called", "钉钉圈子", "by all"]),
        ("two words", 30, ["two", "words"]),
        ("about 200 million users", 70, ["about 200", "million users"]),
        ("unbreakably", 20, ["unbreakably"]),
        ("", 20, [""]),
    ],
)
def test_wrap(text, width, lines):
    assert wrap(text, width, 10) == lines


@given(st.text(alphabet="来往，。“”（）ab 1.%", max_size=60), st.integers(30, 200))
def test_wrapped_lines_keep_the_text_and_the_rules(text, width):
    lines = wrap(text, width, 10)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for above, below in zip(lines, lines[1:], strict=False):
        assert above[-1] not in NEVER_LAST
        assert below[0] not in NEVER_FIRST


@pytest.mark.parametrize(("text", "width", "short"), [("来往停", 30, "来往停"), ("来往停在", 35, "来往…"), ("a b c d e", 25, "a b…")])
def test_shorten(text, width, short):
    assert shorten(text, width, 10) == short


FLAGS = st.lists(st.builds(labels.Flag, st.floats(100, 500), st.floats(10, 180), st.just(0.0) | st.floats(1, 200)), min_size=1, max_size=9)


@given(FLAGS, st.lists(st.floats(100, 500), max_size=3), st.booleans())
def test_planted_labels_never_overlap(flags, lines, upwards):
    places = labels.plant(flags, 100, 500, lines=lines, upwards=upwards)
    assert len(places) == len(flags)
    for n, a in enumerate(places):
        assert a.left >= 100 - 1e-6
        assert a.right <= 500 + 1e-6
        assert all(a.level != b.level or a.right <= b.left or b.right <= a.left for b in places[:n])


def test_leaders_do_not_run_through_labels_where_that_can_be():
    flags = [labels.Flag(x, 90) for x in (120, 140, 160, 400, 410, 480)]
    places = labels.plant(flags, 100, 500)
    crossings = [(f, p) for f, at in zip(flags, places, strict=True) for p in places if p.level < at.level and p.left < f.x < p.right]
    assert crossings == []


@pytest.mark.parametrize("lines", [(200,), (150, 260)])
def test_labels_keep_off_lines_and_stand_beside_them(lines):
    (place,) = labels.plant([labels.Flag(180, 60)], 100, 500, lines=lines)
    assert not any(place.left < x < place.right for x in lines)
    assert place.left - 5 <= 180 <= place.right + 5


@pytest.mark.parametrize("width", [60, 90, 130])
def test_labels_above_their_marks_read_from_the_earliest_down(width):
    places = labels.plant([labels.Flag(x, width) for x in (120, 140, 160, 200, 240)], 100, 500, upwards=True)
    levels = [place.level for place in places]
    assert levels == sorted(levels, reverse=True)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 120), st.floats(0, 120)), min_size=1, max_size=12))
def test_fitted_labels_stay_inside(marks_):
    positions, left, right = zip(*marks_, strict=True)
    offset, length = labels.fit(positions, left, right, 300)
    assert length >= 0
    for p, a, b in marks_:
        assert offset + p * length - a >= -1e-6
        assert offset + p * length + b <= 300 + 1e-6


def test_clear_takes_the_first_free_place():
    taken = [Box(0, 0, 10, 10)]
    within = Box(0, 0, 100, 100)
    assert labels.clear([Box(5, 5, 15, 15), Box(95, 0, 105, 10), Box(20, 0, 30, 10)], taken, within) == 2


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [(300, 6e8, [1e3, 1e4, 1e5, 1e6, 1e7, 1e8]), (100, 1000, [100, 1000]), (2, 9, [])],
)
def test_decades(low, high, ticks):
    assert scales.decades(low, high) == ticks


@pytest.mark.parametrize(("through", "numbered"), [(0, {0, 2, 4}), (1, {1, 3}), (4, {0, 2, 4})])
def test_thinned_ticks_keep_the_one_that_matters(through, numbered):
    assert scales.thin([(50 + 20 * n, 30) for n in range(5)], 200, through=through) == numbered


def test_the_tick_of_equal_use_keeps_its_number_where_others_would_leave_the_figure():
    ticks = [(14.0 * n, 30) for n in range(17)]
    assert scales.thin(ticks, 230, through=8) == {2, 5, 8, 11, 14}
    assert scales.thin([(5, 30), (50, 30), (95, 30)], 100) == {1}


@pytest.mark.parametrize(
    ("low", "high", "ticks"), [(1, 150, [1, 10, 100]), (4e4, 25e4, [5e4, 1e5, 2e5]), (1e3, 1e9, [1e3, 1e5, 1e7, 1e9]), (3, 4, [])]
)
def test_log_steps(low, high, ticks):
    assert scales.log_steps(low, high) == ticks


@pytest.mark.parametrize(("low", "high", "ticks"), [(0, 10, [0, 2, 4, 6, 8, 10]), (1.5, 4.9, [2, 3, 4]), (-3, 3, [-2, 0, 2])])
def test_round_steps(low, high, ticks):
    assert scales.round_steps(low, high) == ticks


def test_days_are_as_wide_as_they_are_known():
    days = scales.Days(date(2020, 1, 1), date(2020, 12, 31), 0, 366)
    assert days.span(date(2020, 1, 1), date(2020, 1, 1)) == (0, 1)
    assert days.span(date(2020, 2, 1), date(2020, 2, 29)) == pytest.approx((31, 60))
    assert days.span(date(2019, 6, 1), date(2021, 6, 1)) == (0, 366)


@pytest.mark.parametrize(
    ("hedges", "text"),
    [
        (("exact",), "10 million"),
        (("more_than",), "> 10 million"),
        (("at_least",), "≥ 10 million"),
        (("less_than", "rumour"), "< 10 million?"),
        (("at_most",), "≤ 10 million"),
        (("approx",), "~ 10 million"),
        (("target",), "→ 10 million"),
        (("at_least", "target"), "≥ 10 million"),
        (("range",), "10 million"),
    ],
)
def test_hedges_are_written(hedges, text):
    assert marks.written(marks.Value(1e7, "10 million", hedges)) == text


def test_a_value_needs_a_number():
    with pytest.raises(ValueError, match="a value needs a number"):
        _ = marks.Value(None, "?", ("range",), low=2).ends


def test_width_is_that_of_the_font():
    assert text_width("来往", 10) == pytest.approx(20)
    assert text_width("来往", 10, bold=True) == pytest.approx(20)
    assert 4 < text_width("n", 10) < 7
