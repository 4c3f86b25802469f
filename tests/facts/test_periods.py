"""Lists of periods, and the numbers that are told of each."""

import pytest

from casebook.facts.periods import periods_in


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("于2017年、2018年及2019年，", ["2017", "2018", "2019"]),
        ("2017、2018及2019年以及2020年前6个月，", ["2017", "2018", "2019", "2020-H1"]),
        ("2018年、2019年以及截至2019年和2020年6月30日止6个月，", ["2018", "2019", "2019-H1", "2020-H1"]),
        ("2018年与截至2018年9月30日及2019年9月30日止三个月，", ["2018", "2018-Q3", "2019-Q3"]),
        ("截至2018年、2019年及2020年12月31日止年度，", ["2018", "2019", "2020"]),
        ("截至2019年12月31日及2020年6月30日，", ["2019-12-31", "2020-06-30"]),
        ("截至2019年及2020年9月30日止九个月，", ["2019-09-30", "2020-09-30"]),
        ("自2017年至2020年，", ["2017", "2018", "2019", "2020"]),
        ("2020年第三季度、2020年第四季度和2021年第一季度，", ["2020-Q3", "2020-Q4", "2021-Q1"]),
    ],
)
def test_a_list_of_periods(text, dates):
    assert [list(p.dates) for p in periods_in(text)] == [dates]


@pytest.mark.parametrize(
    "text", ["2019年和2020年上半年，", "2019年，2020年，", "2019年收入增长，2020年下降", "2019亿元、2020亿元", "2018年3月、2019年"]
)
def test_what_is_no_list_of_periods_or_a_doubtful_one(text):
    assert periods_in(text) == []


FIVE = "2017年、2018年、2019年以及截至2019年和2020年6月30日止6个月，"
YEARS = ["2017", "2018", "2019", "2019-H1", "2020-H1"]


def _times(facts):
    return [(c.surface, c.as_of) for c in facts.claims if c.metric != "duration"]


def test_each_number_of_a_row_has_its_period_and_all_are_money(facts_of):
    facts = facts_of(f"{FIVE}知乎毛利分别约为26亿、58亿、97亿、55亿及87亿元，同期毛利率分别为31%、28%、36%、32%及34%。")
    assert [as_of for _, as_of in _times(facts)] == YEARS * 2
    assert {(c.entity, c.metric, c.unit) for c in facts.claims if c.metric == "money"} == {("知乎", "money", "CNY")}


def test_a_row_is_carried_to_the_next_sentence_and_needs_no_word(facts_of):
    facts = facts_of(f"{FIVE}知乎收入为1亿元、2亿元、3亿元、4亿元及5亿元。广告收入占比分别为11%、12%、13%、14%及15%。")
    assert [as_of for _, as_of in _times(facts)] == YEARS * 2


def test_a_row_of_another_length_is_of_no_period_that_is_sure(facts_of):
    assert [as_of for _, as_of in _times(facts_of(f"{FIVE}知乎净亏损分别为1亿元、2亿元及3亿元。"))] == [None] * 3


def test_a_row_of_another_length_takes_the_list_that_leaves_one_period_out(facts_of):
    text = f"{FIVE}知乎净亏损分别为1亿元、2亿元、3亿元及4亿元。2017年、2018年、2019年与截至2020年6月30日止6个月，知乎收入分别为5亿元、6亿元、7亿元及8亿元。"
    assert [as_of for _, as_of in _times(facts_of(text))] == ["2017", "2018", "2019", "2020-H1"] * 2


def test_numbers_of_several_things_are_of_no_list(facts_of):
    facts = facts_of("2018年和2019年，知乎都在亏损。2019年，知乎的日活跃用户和月活跃用户分别为3000万和9000万。")
    assert [(c.metric, c.as_of) for c in facts.claims] == [("daily_active_users", "2019"), ("monthly_active_users", "2019")]


def test_a_multiple_without_its_word(facts_of):
    facts = facts_of("按照去年的利润计算，知乎的市盈率为18，知乎市销率也才2.5。知乎有18个板块。")
    assert [(c.surface, c.metric, c.unit) for c in facts.claims][:2] == [("18", "other", "times"), ("2.5", "other", "times")]


def test_the_whole_year_and_the_holders(facts_of):
    facts = facts_of(
        "2020年第二季度，知乎营收80亿元。全年来看，营收有望达到320亿元。\n\n知乎的创始人周源持股8.2%，腾讯持股12.3%。", published="2020-08-27"
    )
    assert _times(facts) == [("80亿元", "2020-Q2"), ("320亿元", "2020"), ("8.2%", "2020-08"), ("12.3%", "2020-08")]


def test_the_source_in_brackets_is_no_subject(facts_of):
    facts = facts_of("知乎是最大的社区，拥有超过6亿用户（QuestMobile，2019年）。")
    assert facts.claims[0].entity == "知乎"
