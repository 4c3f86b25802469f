"""When an article was written: from its own words, a date beside its title, a card; a page's stamp comes last."""

import re

import pytest

from casebook.corpus.folder import read_folder
from casebook.facts.published import WHYS, infer, published
from casebook.facts.view import view_of
from casebook.reading.names import Lexicon

BODY = "知乎是一个问答社区，很多用户在上面讨论各种各样的问题，公司也一直在寻找新的增长点。"


@pytest.fixture
def view(tmp_path):
    def make(text, card=None):
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        if card:
            (tmp_path / "a.yml").write_text(f"published: '{card}'\n", encoding="utf-8")
        return view_of(read_folder(tmp_path).articles[0], Lexicon.load())

    return make


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019年伊始，知乎完成了新一轮融资。截至目前（3月12日），公司没有公布金额。", "2019-03-12"),
        ("2019年5月，知乎推出了新的产品。截至目前（2月30日），公司没有公布金额。", "2019-05"),
        ("2018年5月，知乎推出了新的产品。到了今年8月，用户已经翻了一番，公司还在招人。", "2018-08"),
        ("疫情期间，很多公司开始在家办公。2月3日，飞书宣布免费，用户随即大增。", "2020-02"),
        ("知乎园区一期于2017年6月竣工；二期计划于2018年动工，2019年完工。", "2017-06"),
        ("2016年，知乎上线了付费咨询，团队对此寄予厚望，外界则看法不一。", "2016"),
        ("知乎预计在2025年实现盈利。2018年7月，公司完成了新一轮融资，投资方没有披露。", "2018-07"),
        ("2018年5月，知乎推出了新的产品。编辑说，今天写了什么，就给大家看什么。", "2018-05"),
        ("2018年5月，知乎推出了新的产品。团队要求9月底前全部迁移完毕。", "2018-05"),
        ("2017年6月20日，“米聊”在北京办了见面会。今年4月，用户涨了一倍，2018年3月上线的米聊还很年轻。", "2018-06"),
        ("2018年6月20日，“米聊”在北京办了见面会。2018年3月上线的米聊还很年轻。", "2018-06"),
        ("2018年5月，知乎推出了新的产品。昨日（6月30日），公司又宣布了一轮融资。", "2018-07-01"),
        ("某报6月12日讯，知乎推出了新的产品，比2018年的那一个更快。", "2018-06-12"),
        ("知乎2018年推出的产品，在6月12日消息传出之后涨了价。", "2018-06"),
        ("3月2日，知乎公布了2021年第四季度和全年的财务报告，收入增长了一倍。", "2022-03-02"),
        ("9月2日，知乎公布了2021年的第三次改版，用户对此很不满意。", "2021-09-02"),
        ("2018年9月12日，知乎完成了融资。更值得注意的是1个月前对外投资的消息，投了一家小公司。", "2018-09"),
        ("3月26日，飞书的总裁发布了一封信。今年以来公司一直在变，此前曾在2023年初裁员。", "2024-03-26"),
        ("3月26日，飞书的总裁发布了一封信。今年以来公司一直在变，2023年初裁过员。", "2023-03-26"),
        # the day with which it opens, unless something later is told
        ("3月26日，知乎发布了2023年推出的产品的新版本。5月，它的用户翻了一番。", "2023-05"),
        # what is held every year bears the year in which it is held; a title of something else does not
        ("知乎成立于2011年。今年3月，知乎在北京召开“2021知乎发布会”，用户反应热烈。", "2021-03"),
        ("知乎成立于2011年。今年3月，知乎转载了小说《2021太空漫游》，用户反应热烈。", "2011-03"),
        # a day with its weekday, where the years told are too old
        ("2018年，知乎上线了付费咨询。9月1日（周二），公司宣布裁员。", "2020-09"),
        ("2018年，知乎上线了付费咨询。9月1日（周六），公司宣布裁员。", "2018-09"),
        # what is told of a year as a whole is of a year that is over; so is a year of whose later months the news tells
        ("3月26日，知乎宣布裁员。知乎2023年的营收超过2亿美元，令人意外。", "2024-03-26"),
        ("3月26日，知乎宣布裁员。知乎2023年的营收目标是2亿美元，令人意外。", None),
        ("2月7日，知乎上线了新的频道。2022年第三季度，知乎的利润为9亿元。", "2023-02-07"),
        ("9月7日，知乎上线了新的频道。2022年第二季度，知乎的利润为9亿元。", "2022-09-07"),
        # somebody's age
        ("7月9日，知乎上市了。“创业八年，我们很累。”2010年4月，知乎在北京成立。", "2018-07-09"),
        ("7月9日，知乎上市了。“八年前，我们很累。”2010年4月，知乎在北京成立。", "2011-07-09"),
        # a weekday of the week of writing tells no month
        ("疫情期间，知乎的用户大增。3月2日，公司宣布裁员。上周六，它又改了主意。", "2020-03"),
        ("2024年3月，飞书开始裁员，本月上旬已有端倪。", "2024-03"),
        (BODY, None),
    ],
)
def test_from_the_text(view, text, date):
    assert infer(view(text + BODY)).date == date


def test_a_dateline_in_a_line_of_its_own(view):
    guess = infer(view(f"知乎推出新产品\n某社讯 北京时间4月2日晚间消息\n\n疫情期间，知乎上线了新的产品。3月，它的用户涨了一倍。{BODY}\n"))
    assert guess.date == "2020-04-02"


@pytest.mark.parametrize(("weekday", "date"), [("周二", "2023-08-29"), ("周六", "2021-08-29"), ("周日", "2021-08-29")])
def test_a_dateline_with_the_weekday_of_its_news(view, weekday, date):
    text = f"知乎的利润增长了\n某社北京8月29日 -\n\n知乎{weekday}公布了业绩，收入增长。2021年，知乎上线了新的频道。{BODY}\n"
    assert infer(view(text)).date == date


@pytest.mark.parametrize(
    ("stamp", "date"),
    [
        ("2019-03-20 08:02:11 评论：85", "2019-03-20"),  # of the week that it tells of
        ("2021-03-20 08:02:11 评论：85", "2018-03"),  # two years after what it tells of
        ("2019-08-20 08:02:11 评论：85", "2018-03"),  # months after
    ],
)
def test_a_stamp_of_the_week_that_is_told_of(view, stamp, date):
    text = f"知乎找到新的增长点了吗\n{stamp}\n\n知乎3月18日公布了业绩，2018年的收入翻了一番。{BODY}\n"
    assert infer(view(text)).date == date


def test_a_date_under_the_title(view):
    guess = infer(view(f"知乎找到新的增长点了吗\n\n2017.03.09\n\n2016年9月，知乎发布了新版本，用户反应热烈。{BODY}\n"))
    assert guess.date == "2017-03-09"
    assert "title" in guess.why


def test_the_day_on_which_somebody_spoke_is_not_that_of_writing(view):
    said = "知乎的大考\n2020-02-20 04:23\n\n“今天（2月5日）早上，一切都很顺滑。”知乎的负责人说。" + BODY
    corners = str.maketrans("“”", "「」")
    assert [infer(view(text)).date for text in (said, said.translate(corners))] == ["2020-02-20"] * 2
    assert infer(view(said.replace("“", "").replace("”知乎", "知乎"))).date == "2020-02-05"


def test_the_line_of_a_paper_with_its_page(view):
    assert infer(view(f"知乎的大考\n《 南岭日报海外版 》( 2020年02月14日   第 08 版)\n\n2020年2月3日，{BODY}")).date == "2020-02-14"


def test_a_date_under_the_title_outweighs_old_history_and_one_plan(view):
    text = "2011年5月，知乎上线。公司在2021年7月停收这笔费用。"
    assert infer(view(f"知乎找到新的增长点了吗\n\n2020.10.15\n\n{text}{BODY}\n")).date == "2020-10-15"


def test_a_date_under_the_title_that_the_text_contradicts_is_not_trusted(view):
    text = "2018年5月，知乎推出了新的产品。2018年7月，公司又完成了一轮融资。"
    assert infer(view(f"知乎找到新的增长点了吗\n\n2017.03.09\n\n{text}{BODY}\n")).date == "2018-07"


def test_the_stamp_of_a_repost_is_not_trusted(view):
    guess = infer(view(f"知乎的梦想能实现吗\n\n2021-11-07 21:05:05  21 浏览  0 评论\n\n2015年3月，知乎完成了融资。今年4月，用户又翻了一番。{BODY}\n"))
    assert guess.date == "2015-04"


def test_a_date_as_feeds_write_it_in_front_matter(view):
    front = "---\ntitle: 知乎找到新的增长点了吗\ndate: Thu, 9 Mar 2017 01:01:46 GMT\n---\n\n"
    assert infer(view(f"{front}2016年9月，知乎发布了新版本，用户反应热烈。{BODY}\n")).date == "2017-03-09"


def test_a_day_told_as_now_takes_its_year_from_the_date_printed_with_the_title(view):
    text = "昨夜（3月7日），知乎公布了财报。公司在2021年停收这笔费用。"
    assert infer(view(f"知乎找到新的增长点了吗\n\n2017.03.09\n\n{text}{BODY}\n")).date == "2017-03-08"


@pytest.mark.parametrize(
    ("address", "date"),
    [
        ("https://img.example.com/2018/06/14/a.jpg", "2018-06-14"),
        ("https://img.example.com/v2/20180614/a.jpg", "2018-06-14"),
        ("https://img.example.com/2018061409250686945/a.jpg", "2018-06-14"),
        ("https://img.example.com/filters:no_upscale()?url=https%3A%2F%2Fcdn.example.com%2F20180614%2Fa.jpg", "2018-06-14"),
        ("https://web.archive.org/web/20180614040121/a.jpg", "2018-05"),  # the archive's day
        ("https://img.example.com/2019/06/14/a.jpg", "2018-05"),  # a year after all that the text tells of
        ("https://img.example.com/2017/06/14/a.jpg", "2018-05"),
        ("https://img.example.com/201806140/a.jpg", "2018-05"),
        ("https://img.example.com/20181399/a.jpg", "2018-05"),
    ],
)
def test_a_day_in_the_path_of_a_picture(view, address, date):
    assert infer(view(f"2018年5月，知乎推出了新的产品。{BODY}\n\n![]({address})\n\n{BODY}\n")).date == date


def test_a_picture_dates_no_text_without_a_date(view):
    assert infer(view(f"{BODY}\n\n![](https://img.example.com/2018/06/14/a.jpg)\n")).date is None


def test_the_card_wins_and_the_text_is_heard(view):
    guess = published(view("2018年5月，知乎推出了新的产品，大家都很惊喜。" + BODY, card="2018-03-01"))
    assert guess.date == "2018-03-01"
    assert "May 2018" in guess.why
    assert "单看正文应为2018年5月（文中写到的最晚月份）" in guess.why_zh
    vague = published(view("2018年5月，知乎推出了新的产品，大家都很惊喜。" + BODY, card="2018-07"))
    assert "May 2018" in vague.why


def test_months_that_the_text_tells_of_say_nothing_against_a_later_day(view):
    guess = published(view("2018年5月，知乎推出了新的产品，大家都很惊喜。" + BODY, card="2018-07-01"))
    assert (guess.why, guess.why_zh) == ("given by the card beside the article", "由文章旁的卡片给出")


@pytest.mark.parametrize(("how", "pair"), WHYS.items())
def test_how_a_date_is_known_is_said_in_both_languages(how, pair):
    en, zh = pair
    assert set(re.findall(r"{(\w+)}", en)) == set(re.findall(r"{(\w+)}", zh)), how
    assert re.search("[一-龥]", zh)
    assert not re.search("[一-龥]", en)


@pytest.mark.parametrize(
    ("text", "card", "why", "inferred"),
    [
        ("2018年5月，知乎推出了新的产品。", None, None, True),
        ("2019年伊始，知乎完成了新一轮融资。截至目前（3月12日），公司没有公布金额。", None, None, False),
        ("2018年5月，知乎推出了新的产品。", "2018-06", "The text tells of May as past.", True),
        ("2018年5月，知乎推出了新的产品。", "2018-06", "Printed on the cover.", False),
        ("2018年5月，知乎推出了新的产品。", "2018-06-03", "The site's archive.", False),
        ("2018年5月，知乎推出了新的产品。", "2018-06", None, False),
    ],
)
def test_a_date_that_is_printed_nowhere_is_inferred(tmp_path, text, card, why, inferred):
    (tmp_path / "a.txt").write_text(text + BODY, encoding="utf-8")
    if card:
        (tmp_path / "a.yml").write_text(f"published: '{card}'\n" + (f"published_why: {why}\n" if why else ""), encoding="utf-8")
    assert published(view_of(read_folder(tmp_path).articles[0], Lexicon.load())).inferred is inferred
