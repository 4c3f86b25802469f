import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook import say
from casebook.facts.records import Claim


def said(value=None, unit="people", *hedges, low=None, high=None, surface="") -> Claim:
    return Claim(
        doc="d", start=0, end=1, surface=surface, sentence="", sentence_start=0, entity=None, metric="other", value=value, value_low=low,
        value_high=high, unit=unit, qualifier=(hedges or ("exact",))[-1], hedges=list(hedges or ("exact",)), as_of=None, speaker=None, rule="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "en", "zh"),
    [
        (said(2e8, "people", "more_than"), "more than 200 million", "超过2亿"),
        (said(5e5, "people", "less_than", "rumour"), "a rumoured fewer than 500,000", "据传不足50万"),
        (said(6, "months", "less_than"), "less than 6 months", "不到6个月"),
        (said(150, "rank", "approx"), "about No. 150", "约第150名"),
        (said(1, "stars"), "1 star", "1星"),
        (said(1.5, "stars"), "1.5 stars", "1.5星"),
        (said(2.5e8, "USD"), "US$250 million", "2.5亿美元"),
        (said(21, "%"), "21%", "21%"),
        (said(0.1, "ratio", "less_than"), "less than 1/10", "不足1/10"),
        (said(6, "months", "less_than", surface="不到半年"), "less than half a year", "不到半年"),
        (said(1, "years", "more_than", surface="一年多"), "more than a year", "一年多"),
        (said(4, "months", surface="四个月"), "four months", "四个月"),
        (said(2, "years", surface="2年"), "2 years", "2年"),
        (said(10, "rank", "more_than", surface="不进前十"), "outside the first 10", "10名以外"),
        (said(3, "rank", "at_most", surface="前三位"), "among the first 3", "前3名"),
        (said(None, "people", "range", low=3e8, high=5e8, surface="3亿至5亿"), "300–500 million", "3亿至5亿"),
        (said(None, "people", "range", low=2e8, high=9e8, surface="几亿"), "several hundred million", "几亿"),
        (said(None, "people", "range", low=2e5, high=9e5, surface="數十萬"), "several hundred thousand", "数十万"),
        (said(None, "people", "range", "approx", low=2e4, high=9e4, surface="几万"), "tens of thousands", "几万"),
        (said(None, "downloads", "approx", low=1e6, high=9999999, surface="百萬級別"), "of the order of a million", "百万级"),
        (said(None, "count", "approx", low=100, high=9999, surface="成百上千個"), "hundreds or thousands", "成百上千"),
        (said(None, "downloads", "approx", "range", low=4e4, high=5e4, surface="四五萬左右"), "about 40,000–50,000", "约四五万"),
        (said(975638000, "people"), "975.638 million", "97563.8万"),
        (said(1234567, "people"), "1,234,567", "1234567"),
    ],
)
def test_a_number_keeps_its_hedge_and_its_value(claim, en, zh):
    assert say.hedged(claim, "en") == en
    assert say.hedged(claim, "zh") == zh


def test_the_english_edition_shows_the_printed_figure_beside_the_number():
    assert say.value(said(2e8, "people", "more_than", surface="突破2億"), "en") == "more than 200 million (2亿)"
    assert say.value(said(None, "people", "range", low=2e8, high=9e8, surface="几亿"), "en") == "several hundred million (几亿)"
    assert say.value(said(2e8, "people", "more_than", surface="突破2億"), "zh") == "超过2亿"
    assert say.value(said(150, "rank", surface="150名"), "en") == "No. 150"


@pytest.mark.parametrize(
    ("iso", "en", "zh"),
    [
        ("2020", "2020", "2020年"),
        ("2020-02", "February 2020", "2020年2月"),
        ("2020-02-05", "5 February 2020", "2020年2月5日"),
        ("2020-Q3", "Q3 2020", "2020年第3季度"),
        ("2020-H1", "first half of 2020", "2020年上半年"),
    ],
)
def test_dates_in_words(iso, en, zh):
    assert (say.date(iso, "en"), say.date(iso, "zh")) == (en, zh)


@pytest.mark.parametrize(
    ("first", "last", "en", "zh"),
    [
        ("2020-01", "2020-02", "January–February 2020", "2020年1月至2月"),
        ("2020-02-05", "2020-02-09", "5–9 February 2020", "2020年2月5日至9日"),
        ("2020-01-28", "2020-02-03", "28 January–3 February 2020", "2020年1月28日至2月3日"),
        ("2013-04-01", "2013-10", "1 April–October 2013", "2013年4月1日至10月"),
        ("2020-Q1", "2020-Q2", "Q1–Q2 2020", "2020年第1季度至第2季度"),
        ("2019-12", "2020-01", "December 2019–January 2020", "2019年12月至2020年1月"),
        ("2012", "2013", "2012–2013", "2012年至2013年"),
        # nothing may be left out of what is not shared
        ("2019-02-05", "2020-02-09", "5 February 2019–9 February 2020", "2019年2月5日至2020年2月9日"),
        ("2020-H1", "2020-H2", "first half of 2020–second half of 2020", "2020年上半年至下半年"),
        ("2020", "2020-05", "2020–May 2020", "2020年至5月"),
        ("2020-02-05", "2020-02", "5 February–February 2020", "2020年2月5日至2月"),
        ("2020-02", "2020-02", "February 2020", "2020年2月"),
    ],
)
def test_a_span_says_once_what_both_its_ends_share(first, last, en, zh):
    for lang, words in (("en", en), ("zh", zh)):
        assert say.span(say.date(first, lang), say.date(last, lang), lang) == words


def test_the_beginning_and_the_end_of_a_year_are_a_span_too():
    assert say.span("early 2014", "late 2014", "en") == "early–late 2014"
    assert say.span("2014年初", "2014年底", "zh") == "2014年初至年底"
    assert say.span("2014年底", "2015年初", "zh") == "2014年底至2015年初"


SCALES = {"": 1, "trillion": 1e12, "billion": 1e9, "million": 1e6, "万亿": 1e12, "亿": 1e8, "万": 1e4}


@given(st.integers(0, 10**13))
def test_no_number_is_rounded_in_either_language(value):
    for lang in say.LANGS:
        digits, scale = re.fullmatch(r"([\d.,]+) ?(\D*)", say.number(value, lang)).groups()
        assert round(float(digits.replace(",", "")) * SCALES[scale]) == value


@pytest.mark.parametrize(
    ("cut", "text", "length", "shown"),
    [
        (say.ending, "大家先看App基本功能", 5, "基本功能"),
        (say.ending, "销量1,250万辆", 3, "万辆"),
        (say.ending, "先看基本功能", 4, "基本功能"),
        (say.ending, "先看App", 2, "pp"),  # nothing would be left
        (say.beginning, "他们做App的", 4, "他们做"),
        (say.beginning, "共有1,250万", 4, "共有"),
        (say.beginning, "Snapchat也来了", 4, "Snap"),
        (say.beginning, "短", 4, "短"),
    ],
)
def test_no_latin_word_and_no_number_is_cut(cut, text, length, shown):
    assert cut(text, length) == shown


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ("One sources say that it failed", "One source says that it failed"),
        ("firms first, one sources say", "firms first, one source says"),
        ("one sources put it down to luck", "one source puts it down to luck"),
        ("stated by one sources", "stated by one source"),
        ("two sources say", "two sources say"),
        ("twenty-one sources say", "twenty-one sources say"),
    ],
)
def test_what_was_made_for_many_sources_is_said_of_one(made, said):
    assert say.of_one(made) == said
