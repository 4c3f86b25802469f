import pytest

from casebook.facts import dated


@pytest.mark.parametrize(
    ("iso", "printed", "english", "chinese"),
    [
        ("2014-12", "2014年底", "late 2014", "2014年底"),
        ("2015-01", "今年年初", "early 2015", "2015年初"),
        ("2014-12", "2014年12月", "December 2014", "2014年12月"),
        ("2014-12", "2014年12月底", "December 2014", "2014年12月"),
        ("2014-12-01", "2014年12月1日", "1 December 2014", "2014年12月1日"),
        ("2014", "2014年", "2014", "2014年"),
    ],
)
def test_a_date_is_told_no_more_exactly_than_the_text_does(iso, printed, english, chinese):
    assert (dated.loosely(iso, printed, "en"), dated.loosely(iso, printed, "zh")) == (english, chinese)


def test_a_date_from_a_length_of_time_is_worked_out(facts_of):
    events = facts_of("2013年4月1日，米聊正式上线。经过不到半年的尝试，米聊最终还是败下阵来。").events
    assert [dated.span(e, "en") for e in events] == ["1 April 2013", "1 April–October 2013 (worked out)"]


def test_a_span_at_spring_festival_names_its_year_once(facts_of):
    (event,) = facts_of("2020年春节期间，钉钉发布了新版本。").events
    assert event.date_end > event.date
    assert (dated.span(event, "en"), dated.span(event, "zh")) == ("January–February 2020", "2020年1月至2月")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("根据易观此前出具的榜单，支付宝的人均打开次数（周）只有12次左右。", ("before March 2020", "2020年3月之前")),
        ("根据易观出具的榜单，支付宝的人均打开次数（周）只有12次左右。", ("March 2020", "2020年3月")),
        ("根据易观此前出具的榜单，2017年1月支付宝的人均打开次数（周）只有12次左右。", ("January 2017", "2017年1月")),
    ],
)
def test_what_was_taken_from_something_earlier_is_of_before_the_article(facts_of, text, told):
    claims = [c for c in facts_of(text).claims if "12次" in c.surface]
    assert [(dated.as_of(c, "en"), dated.as_of(c, "zh")) for c in claims] == [told]
