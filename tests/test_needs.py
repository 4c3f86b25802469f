"""What a pattern needs is in every text that it matches."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.needs import ANY_DIGIT, Near, Selection, needs_of, ready, spared
from casebook.reading import dates, lookalikes, numbers


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("年", {"年"}),
        (r"\d+年", {"年"}),
        (r"\d+(?:年|月)?", {ANY_DIGIT}),
        ("[一二]个(?:月|季度)", {"月", "季"}),  # 个 stands in every sixth sentence
        ("(?:上|下)周|本月", {"周", "本"}),
        ("(?<=第)[一-龥]", {"第"}),
        ("近(?!期)", {"近"}),
    ],
)
def test_the_rarest_part_that_every_match_has(pattern, needs):
    assert needs_of(pattern) == needs


@pytest.mark.parametrize("pattern", ["", "[一-龥]+", "[^。]*", "年?", "年|", r"\w+", "(?<!第)", "(?i)top", "(?i:no)1?"])
def test_some_patterns_need_nothing_in_particular(pattern):
    assert needs_of(pattern) is None


def test_any_digit_counts_as_a_digit():
    selection = Selection([r"\d", "年", ".?"])
    assert selection.possible("３") == (0, 2)
    assert selection.possible("三年") == (1, 2)


def test_a_text_needs_all_that_a_pattern_cannot_do_without():
    selection = Selection([r"\d+年", "[上下]半年(?:度)?", "(?:年|月)底"])
    assert selection.possible("明年底") == (2,)
    assert selection.possible("下半年") == (1,)
    assert selection.possible("3年") == (0,)


def test_patterns_that_need_nothing_are_always_possible():
    assert Selection([".?", ""]).possible("甲") == (0, 1)
    assert Selection([]).possible("甲") == ()


def test_letters_need_nothing_where_case_does_not_count():
    assert Selection(["no", "版权"], ignoring_case=True).possible("NO") == (0,)
    assert Selection(["no", "版权"]).possible("NO") == ()


@pytest.mark.parametrize("pattern", [r.pattern for r in (*dates.RULES, *numbers.RULES)] + [e.pattern for e in lookalikes.LOOKALIKES])
@given(text=st.text("0129零一二两百万亿年月日号周天第前后近上下半成倍个%.-/:~ 至到aQ期季TOPtopN", max_size=24))
def test_no_match_is_ever_spared(pattern, text):
    found = [match.span() for match in re.finditer(pattern, text)]
    assert [match.span() for match in ready(pattern).finditer(text)] == found
    first = spared(pattern).search(text)
    assert (first and first.span()) == (found[0] if found else None)
    if found:
        assert Selection([pattern]).possible(text) == (0,)


@given(text=st.text("甲乙科技云的，。", max_size=200))
def test_a_pattern_beside_its_words_finds_what_it_finds_everywhere(text):
    pattern = "(?<![一-龥])([一-龥]{2,6}?科技)(?=[，。的])"
    near = Near(pattern, "科技", before=10)
    assert [m.span() for m in near.finditer(text)] == [m.span() for m in re.finditer(pattern, text)]
