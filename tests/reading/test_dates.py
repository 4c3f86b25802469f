"""Dates: every rule against its own examples, then resolution against anchor and narrative, then any text at all."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.reading import calendar, lunar
from casebook.reading.date_festivals import festival_in
from casebook.reading.dates import RULES, read_dates

_EXAMPLES = [pytest.param(*example, id=f"{rule.name}: {example[0]}") for rule in RULES for example in rule.examples]
_COUNTEREXAMPLES = [pytest.param(rule, text, id=f"{rule.name}: {text}") for rule in RULES for text in rule.counterexamples]


@pytest.mark.parametrize(("text", "anchor", "narrative", "surface", "date", "start", "end"), _EXAMPLES)
def test_examples(text, anchor, narrative, surface, date, start, end) -> None:
    found = read_dates(text, anchor, narrative=narrative)
    assert [(d.surface, d.date, d.start_date, d.end_date) for d in found] == [(surface, date, start, end)]


@pytest.mark.parametrize(("rule", "text"), _COUNTEREXAMPLES)
def test_counterexamples(rule, text) -> None:
    assert [d for d in read_dates(text, "2020-03-01") if d.rule == rule.name] == []


def test_every_rule_has_examples_and_its_own_name() -> None:
    assert all(rule.examples for rule in RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("text", "anchor", "narrative", "dates"),
    [
        # the narrative's year, where the anchor's would lie ahead
        ("9月23日正式上线", "2020-02", "2013", ["2013-09-23"]),
        # news near the anchor stays the anchor's
        ("1月份公布", "2023-02-17", "2022", ["2023-01"]),
        # a whole day told before binds only what would lie ahead
        ("2月28日登陆官网", "2020-02-28", "2015-11-18", ["2020-02-28"]),
        ("11月底前完成", "2015-05", "2013-12-31", ["2013-11"]),
        # without either, nothing is guessed
        ("2月5日拿到第一", None, None, [None]),
        ("去年上线", None, None, [None]),
        ("2018年6月打通,同年12月接入,同月召开", None, None, ["2018-06", "2018-12", "2018-12"]),
        ("2010年11月推出,次年1月停用", None, None, ["2010-11", "2011-01"]),
        ("2015年2月30日", None, None, [None]),
        ("较2018年底的1亿用户", "2020-02", None, ["2018-12"]),
        ("月活7610.2万,版本5.0", "2020-02", None, []),
        ("截至目前(2月28日)", "2020-02-28", None, ["2020-02", "2020-02-28"]),
        ("2月25日晚召开", "2020-03", None, ["2020-02-25"]),
        ("疫情期间", "2015-05", None, []),
        ("当年的造势空前浩大", "2020-02", None, [None]),
        # a telling sentence looks back, a date alone or a plan does not
        ("9月,平台的月活用户达到8亿", "2020-06-15", None, ["2019-09"]),
        ("公司计划在9月发布新的版本", "2020-06-15", None, ["2020-09"]),
        ("9月", "2020-06-15", None, ["2020-09"]),
        ("周四盘中股价一度超越对手", "2020-06-15", None, ["2020-06-11"]),
        ("三季度公司的收入增长了三成", "2020-06-15", None, ["2019-Q3"]),
        ("公司计划在2021年第一季度上市,9月以来已经有消息传出", "2020-11-09", None, ["2021-Q1", "2020-09"]),
        ("两三个月以后他打来电话", "2020-06-15", None, [None]),
        ("17年，日活只有五千万，18年底涨到一亿", "2020-06-15", None, ["2017", "2018-12"]),
        ("17年，他的用户只有五千万", "2020-06-15", None, []),
        ("全球五日达与次日达,一号位与二号线", "2020-06-15", None, []),
        # what a quotation or another clause looks forward to is not of the date
        ("发言人周二说：“未来会有更多的人加入我们”", "2020-06-15", None, ["2020-06-09"]),
        ("他说：“我们将在周五公布结果，请大家等一等”", "2020-06-15", None, ["2020-06-19"]),
        ("正如他在8月所说的那样，对手必须承担责任", "2020-06-15", None, ["2019-08"]),
        ("公司必须在8月承担责任，正如他所说的那样", "2020-06-15", None, ["2020-08"]),
        # a month or two ahead is to come, unless something was done in it; so is an early month in a plan made late in the year
        ("双方同意7月6日回到谈判桌上来", "2020-06-15", None, ["2020-07-06"]),
        ("双方7月6日回到了谈判桌上来", "2020-06-15", None, ["2019-07-06"]),
        ("公司计划在2月上市，股东都很高兴", "2020-11-15", None, ["2021-02"]),
        ("公司在2月上市，股东都很高兴", "2020-11-15", None, ["2020-02"]),
        # a year that describes something in the clause of a day dates nothing after it; a year that stands by itself does
        ("股价昨日升破去年高位，公司7月公布业绩", "2020-06-15", None, ["2020-06-14", "2019", "2020-07"]),
        ("去年，公司在7月公布了业绩，股价升破高位", "2020-06-15", None, ["2019", "2019-07"]),
        ("去年初有6000人，至年底11月已有6万人", "2020-02-21", None, ["2019-01", "2019-11"]),
        ("去年为70亿元，去年同期为30亿元", "2020-02-21", None, ["2019", "2018"]),
        ("现时有1亿人，当前的价格不当前提", "2020-02-21", None, ["2020-02", "2020-02"]),
        ("这家店一日卖出好几百杯奶茶", "2020-02-21", None, []),
    ],
)
def test_resolution(text, anchor, narrative, dates) -> None:
    assert [d.date for d in read_dates(text, anchor, narrative=narrative)] == dates


@pytest.mark.parametrize(
    ("text", "anchor", "start", "end"),
    [
        ("2017年8月11日至8月22日", None, "2017-08-11", "2017-08-22"),
        ("2017年8月至11月", None, "2017-08-01", "2017-11-30"),
        ("2018年8月至2月", "2018-09-18", "2018-08-01", "2019-02-28"),
        ("2015年至2018年之间", None, "2015-01-01", "2018-12-31"),
        ("从2018年12月九号到十五号", None, "2018-12-09", "2018-12-15"),
        ("2018/1/10-2018/7/10", None, "2018-01-10", "2018-07-10"),
        ("周一至周五", "2020-09-16", "2020-09-21", "2020-09-25"),
    ],
)
def test_spans_include_both_ends(text, anchor, start, end) -> None:
    assert [(d.start_date, d.end_date) for d in read_dates(text, anchor)] == [(start, end)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2015年和2018年之间", "2015-01-01", "2017-12-31"),
        ("2020年3月与9月间", "2020-03-01", "2020-08-31"),
        ("2020年3月1日和3月2日之间", "2020-03-01", "2020-03-02"),
    ],
)
def test_what_lies_between_two_dates_ends_where_the_second_begins(text, start, end) -> None:
    (found,) = read_dates(text)
    assert (found.start_date, found.end_date) == (start, end)
    assert found.date_end is not None


def test_what_a_date_lacked_and_where_it_came_from() -> None:
    (printed,) = read_dates("2015年11月18日", "2020-02")
    (day,) = read_dates("2月5日", "2020-02")
    (told,) = read_dates("同年12月", "2020-02", narrative="2018-06")
    assert (printed.needs, printed.source) == (frozenset(), None)
    assert (day.needs, day.source) == ({"year"}, "anchor")
    assert (told.needs, told.source) == ({"year"}, "narrative")


@given(st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2049, 12, 31)))
def test_a_printed_day_comes_back(day: datetime.date) -> None:
    for text in (f"{day.year}年{day.month}月{day.day}日发布", f"发布于{day:%Y-%m-%d}", f"{day:%Y.%m.%d}"):
        assert [d.date for d in read_dates(text)] == [day.isoformat()]


@given(
    st.text(alphabet="0123456789一二三四五十年月日号天前后上下今去明同初底末半周个第的至到-./春节之季度农历腊正冬闰未来过去 ", max_size=20),
    st.sampled_from([None, "2020", "2020-02", "2020-02-29"]),
    st.sampled_from([None, "2013", "2019-Q3", "2019-06-30"]),
)
def test_any_text_gives_ordered_separate_spans(text: str, anchor: str | None, narrative: str | None) -> None:
    end = 0
    for mention in read_dates(text, anchor, narrative=narrative):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.surface
        if mention.date is not None:
            assert mention.start_date <= mention.end_date
            assert calendar.point(mention.date) is not None
        end = mention.end


@pytest.mark.parametrize(
    ("of_year", "name", "day"),
    [
        (2003, "春节", "2003-02-01"), (2017, "春节", "2017-01-28"), (2020, "春节", "2020-01-25"), (2030, "春节", "2030-02-03"),
        (2020, "端午", "2020-06-25"), (2020, "中秋", "2020-10-01"), (2019, "重阳", "2019-10-07"), (2014, "七夕", "2014-08-02"),
        (2008, "清明", "2008-04-04"), (2019, "清明", "2019-04-05"), (1995, "清明", "1995-04-05"),
        (2019, "母亲节", "2019-05-12"), (2020, "感恩节", "2020-11-26"),
    ],
)  # fmt: skip
def test_festivals(of_year: int, name: str, day: str) -> None:
    assert festival_in(name, of_year).start.isoformat() == day


def test_no_festival_outside_the_table() -> None:
    assert festival_in("春节", 1949) is None
    assert [d.date for d in read_dates("春节", "1948-03-01")] == [None]


def test_lunar_months_follow_one_another() -> None:
    years = [lunar.month(y, 1)[0] for y in range(1950, 2051)]
    assert all(353 <= (b - a).days <= 385 for a, b in itertools.pairwise(years))
    assert lunar.month(2020, 4, leap=True)[0] == lunar.month(2020, 4)[1] + datetime.timedelta(days=1)
    assert [lunar.month(2021, 4, leap=True), lunar.day(2020, 1, 31), lunar.day(2051, 1, 1)] == [None] * 3
