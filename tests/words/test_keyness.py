from math import isclose, log, log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.words.keyness import keyness, log_likelihood, log_ratio

COUNT = st.integers(0, 500)
SIZE = st.integers(501, 100_000)


@pytest.mark.parametrize(
    ("a", "b", "c", "d", "ll", "ratio"),
    [
        (10, 10, 1000, 1000, 0.0, 0.0),
        (20, 10, 1000, 1000, 2 * (20 * log(20 / 15) + 10 * log(10 / 15)), 1.0),
        (10, 20, 1000, 1000, 2 * (20 * log(20 / 15) + 10 * log(10 / 15)), -1.0),
        # Relative frequencies decide: 10 in 1,000 is as frequent as 100 in 10,000.
        (10, 100, 1000, 10_000, 0.0, 0.0),
        # A word that the others never use: 0 counts as one half, after Hardie.
        (8, 0, 1000, 1000, 2 * 8 * log(2), log2(16)),
    ],
)
def test_measures(a, b, c, d, ll, ratio):
    assert isclose(log_likelihood(a, b, c, d), ll, abs_tol=1e-9)
    assert isclose(log_ratio(a, b, c, d)[0], ratio, abs_tol=1e-9)


def test_interval_is_that_of_a_risk_ratio():
    # 40 of 1,000 against 20 of 1,000: risk ratio 2, 95 % interval 1.18 to 3.39 by the delta method.
    ratio, low, high = log_ratio(40, 20, 1000, 1000)
    assert 2**ratio == pytest.approx(2)
    assert (2**low, 2**high) == pytest.approx((1.18, 3.39), abs=0.01)


@given(COUNT, COUNT, SIZE, SIZE)
def test_swapping_sides_turns_the_sign(a, b, c, d):
    here, there = log_ratio(a, b, c, d), log_ratio(b, a, d, c)
    assert isclose(here[0], -there[0], abs_tol=1e-9)
    assert here[1] <= here[0] <= here[2]
    if a + b:
        assert log_likelihood(a, b, c, d) == pytest.approx(log_likelihood(b, a, d, c))
        assert log_likelihood(a, b, c, d) >= -1e-9


def test_words_of_the_target_come_first():
    rows = keyness([("甲", "圈子", 30), ("甲", "用户", 20), ("乙", "用户", 22), ("丙", "排名", 30), ("丙", "圈子", 1)], {"甲"})
    assert [r.word for r in rows] == ["圈子", "用户", "排名"]
    first = rows[0]
    assert (first.target, first.reference, first.documents) == (30, 1, 2)


@pytest.mark.parametrize("target", [set(), {"甲"}, {"乙"}])
def test_both_sides_need_words(target):
    with pytest.raises(ValueError, match="both sides"):
        keyness([("甲", "圈子", 3)], target)
