"""The year in which an article was written, from what it says: a table of rules, each with texts that it is for and texts that it is not for.

It is the latest year that the text tells of, unless a rule knows that it can only be a later one. A rule is given the year found so far, and gives the earliest
year that what it looks at allows, or None.
"""

import datetime
import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from casebook import lexicon
from casebook.corpus.cards import is_partial_date
from casebook.facts.opening import DAY, dateline, first_line, news_month, opens_without_year
from casebook.facts.told_dates import complete, is_foretold, is_future
from casebook.facts.view import Line, View
from casebook.needs import Selection
from casebook.reading.dates import DateMention
from casebook.reading.numerals import bounds

EPIDEMIC = re.compile(r"新冠|新型冠状病毒|疫情")
EPIDEMIC_YEAR = "2020"  # the first year of the pandemic: press that speaks of it is no older
# in its first four months a company publishes the results of the year before; a business year (财年) may be any
# “2019年的收入为…”, “2020年第四季度出货量…”: told as a whole, that year is over
WHOLE_YEAR = re.compile(
    r"(?<![月\d])(20\d\d)年(?:实现|完成|录得)?(?:(?:年报|财报|年度报告|年度业绩|全年业绩)(?:显示|中|披露|里|表明)"
    r"|(?:(?:的|其|境内|中国|海外|公司|集团|全年|总|全球|国内|年度|广告|电商|直播|游戏|云|商业化|订阅|软件|服务|核心)*(?:总?收入|总?营收|净?利润|净亏损|销售额|销量|出货量|成交额|GMV|ARR)|的?(?:第?四季度?|Q4)(?!度?(?:将|会|有望|预计|初)))[^，。；目标预计将]{0,12}?\d)"
)
RESULTS_OUT = re.compile(r"[1-4](?<![年\d].)月\d{1,2}日[^。]{0,30}(?:公布|发布|披露)")
ONCE = r"(?:曾|早在|早于|此前)[^，。]{0,4}"
BEGAN = re.compile(r"成立|创立|创办|创建|创业|诞生")
AGED = re.compile(r"(?:成立|创业|创立|创办)(?:了|已|至今|已经|近|整整)?([二三四五六七八九十]{1,3}|[1-9]\d?)(?:周年|年)(?![前后级间代多])")
OLDEST, AHEAD = 40, 24  # years, and characters from a date to the word that says what began
# “2021某某发布会”, “2022开发者大会”: what is held every year bears the year in which it is held
HELD_IN = re.compile(
    r"(?<![\d.])(20[0-3]\d)年?(?:[一-龥]{0,8}|[一-龥]{0,4}[A-Za-z]{2,12}[一-龥]{0,4})(?:发布会|开发者大会|合作伙伴大会|生态大会|云栖大会|年会|公开课)"
)
PERIOD_BEFORE, PERIOD_AFTER = re.compile(r"截[至止]到?$"), re.compile(r"止")  # “截至2020年6月30日止”: an accounting period bears its year in any year
ABOUT_THE_PAGE = re.compile(
    r"(?:请|欢迎|点击|长按|搜索)[^。]{0,12}(?:关注|下载|订阅)|关注我们|扫码|扫一扫|版权|未经[^。]{0,8}转载|推荐阅读|下载[^。]{0,8}客户端"
)  # what stands around an article is younger than it
THIS_YEAR = re.compile("今年|去年")
BUSINESS_QUARTER = re.compile(r"(20\d\d)\s?(?:财年|财政年度)\s?第?([一二三四1-4])\s?(?:财季|季度?)")
QUARTER_ENDED = re.compile(r"截[至止]到?(?:今年)?(1[0-2]|[1-9])月[0-3]?\d日")
QUARTERS = {c: str(i) for i, c in enumerate("一二三四", start=1)}
BESIDE = (16, 6)  # characters before a name and after it
THIS_MONTH = re.compile(r"(?<![年\d])(?<![年\d] )(?:今年\s?)?(1[0-2]|[1-9])\s?月(?!饼)")  # whose year is that of writing
WEEKDAY = re.compile(rf"(?<![年\d]){DAY}[（(，,]?(?:星期|周)([一二三四五六日天])|(?:星期|周)([一二三四五六日天])[（(，,]\s?{DAY}")
NEWS_WEEKDAY, NEWS_REACH = re.compile(r"(?<![上下每本这])(?:周|星期)([一二三四五六日天])"), 40  # characters of a first sentence
WEEKDAYS = "一二三四五六日"
WEEKDAY_YEARS = 5  # after the latest year told: within so many years a day falls on one weekday once


class YearRule(NamedTuple):
    """`find` is given the year so far ("" for none) and gives the earliest that it allows. `examples` are (text, year of writing) that it decides,
    `counterexamples` those that it leaves as they are."""

    find: Callable[[View, str], str | None]
    examples: tuple[tuple[str, str], ...]
    counterexamples: tuple[tuple[str, str | None], ...]


def year_of_writing(view: View, told: list[str]) -> str | None:
    """The year, given the dates told with theirs; None where nothing says it."""
    year = max((d[:4] for d in told), default="")
    for rule in RULES:
        year = max(year, rule.find(view, year) or "")
    return year or None


def days_with_weekdays(view: View, year: str) -> list[tuple[str, bool]]:
    """The days told with their weekdays and without a year, as days of that year, and whether they fall on these."""
    days = ((f"{year}-{month:02}-{day:02}", weekday) for month, day, weekday in _told_with_weekdays(view))
    return [(day, is_partial_date(day) and _weekday(day) == weekday) for day, weekday in days]


@lru_cache(maxsize=1)  # of an article every rule asks the same
def _told_with_weekdays(view: View) -> list[tuple[int, int, int]]:
    """The days told with their weekdays and without a year: month, day, weekday from 0 for Monday."""
    found: list[tuple[int, int, int]] = []
    for line in view.holding(WEEKDAY):
        for m in WEEKDAY.finditer(line.text):
            month, day, weekday = (m.group(1), m.group(2), m.group(3)) if m.group(3) else (m.group(5), m.group(6), m.group(4))
            found.append((int(month), int(day), WEEKDAYS.index(weekday.replace("天", "日"))))
    return found


def _weekday(day: str) -> int:
    return datetime.date.fromisoformat(day).weekday()


def _after(year: str) -> str:
    return str(int(year) + 1)


def _once_was(view: View, year: str) -> str | None:
    """A year that is only said to be long past."""
    every = view.text.count(f"{year}年") if year else 0
    return _after(year) if every and "今年" in view.text and len(re.findall(f"{ONCE}{year}年", view.text)) == every else None


def _told_as_a_whole(view: View, year: str) -> str | None:
    """A year whose results are told, beside this year or news."""
    wholes = [m for line in view.holding(WHOLE_YEAR) for m in WHOLE_YEAR.finditer(line.text) if m.group(1) == year]
    past = any(not is_foretold(m.string, m.start()) for m in wholes)
    return _after(year) if past and ("今年" in view.text or news_month(view)) else None


def _later_than_the_news(view: View, year: str) -> str | None:
    """A year of whose months after that of the news something is told as past."""
    news = news_month(view)
    return _after(year) if news and any(f"{year}-{news:02}" < (d.end_date or "")[:7] for _, d in _parts_told(view, year)) else None


def _told_in_full(view: View, year: str) -> str | None:
    """A year printed with its months or days, after news without a year: who writes in that year leaves it out."""
    news, parts = news_month(view), _parts_told(view, year)
    if not (news or opens_without_year(view)) or not parts:
        return None
    if any(d.precision not in ("month", "day") or int((d.date or "")[5:7]) == news for _, d in parts):
        return None
    periods = (PERIOD_BEFORE.search(line.text, 0, d.start) or PERIOD_AFTER.match(line.text, d.end) for line, d in parts)
    return None if any(periods) else _after(year)


def _parts_told(view: View, year: str) -> list[tuple[Line, DateMention]]:
    """What the text tells of a part of that year as past: a quarter, a half, a month, a day."""
    dates = ((line, d) for line in view.body() if line.readable for d in line.undated if not is_future(line.text, d))
    return [(line, d) for line, d in dates if year and complete(d) and (d.date or "").startswith(year) and len(d.date or "") > len(year)]


def _results_out(view: View, year: str) -> str | None:
    """A year whose results come out in the first months of the next."""
    results = [line.text[out.start() :] for line in view.holding(RESULTS_OUT) if (out := RESULTS_OUT.search(line.text))]
    return _after(year) if year and any(re.search(rf"{year}年(?:的)?(?:第?四季|全年|度|年度|报)", rest) for rest in results) else None


def _counted_to_its_end(view: View, year: str) -> str | None:
    """A year to whose end something is counted, beside a last year and no this year."""
    ended = year and re.search(rf"截至{year}年(?:底|末|12月31日)|{year}[.年]12[.月]31", view.text)
    return _after(year) if ended and "去年" in view.text and "今年" not in view.text else None


def _business_year(view: View, year: str) -> str | None:
    """The year in which a quarter of a numbered business year ended, whose last day the text gives: a business year bears the year in which it ends."""
    for line in view.holding(BUSINESS_QUARTER):
        quarter, ended = BUSINESS_QUARTER.search(line.text), QUARTER_ENDED.search(line.text)
        if quarter and ended:
            number = QUARTERS.get(quarter.group(2), quarter.group(2))
            last_month = int(ended.group(1)) + 3 * (4 - int(number))
            return str(int(quarter.group(1)) - (last_month > 12))
    return None


def _age(view: View, year: str) -> str | None:
    """The year in which what began in the year told is as old as the text says."""
    lines = view.holding(BEGAN)
    begun = {d.date[:4] for line in lines for d in line.undated if d.date and complete(d) and BEGAN.search(line.text, d.end, d.end + AHEAD)}
    ages = [int(bounds(m.group(1))[0]) for line in view.holding(AGED) for m in AGED.finditer(line.text)]
    return str(int(year) + max(ages)) if year in begun and ages and max(ages) < OLDEST else None


def _held(view: View, year: str) -> str | None:
    """The year in the name of what is held every year."""
    return max((m.group(1) for line in view.holding(HELD_IN) for m in HELD_IN.finditer(line.text)), default=None)


def _epidemic(view: View, year: str) -> str | None:
    return EPIDEMIC_YEAR if EPIDEMIC.search(view.text) else None


@cache
def _since() -> tuple[Selection, tuple[tuple[re.Pattern[str], str], ...]]:
    """What the press cannot have written of before a month (`lexicon/since.yml`)."""
    table = lexicon.read("since.yml")
    return Selection(table), tuple((re.compile(pattern), month) for pattern, month in table.items())


@lru_cache(maxsize=1)
def youngest_named(view: View) -> str | None:
    """The month before which the text cannot have been written, since it names what began then."""
    selection, table = _since()
    months = [month for place in selection.possible(view.text) if (month := _named_since(view, *table[place]))]
    return max(months, default=None)


def _existed(view: View, year: str) -> str | None:
    """The year since when all exists that the text names; the next one where its news is of an earlier month of the year."""
    since = youngest_named(view)
    if not since or since[:4] < year:
        return None
    news = news_month(view)
    if not year and not news and not THIS_YEAR.search(view.text):  # a text without any date of its own may be of any later year
        return None
    return _after(since[:4]) if news and news < int(since[5:]) else since[:4]


def _named_since(view: View, pattern: re.Pattern[str], month: str) -> str | None:
    """The first month in which the text can have been written, where it names what has been since a month."""
    if not pattern.search(view.text):
        return None
    found = [(line.text, m) for line in view.lines for m in pattern.finditer(line.text) if not ABOUT_THE_PAGE.search(line.text)]
    return max((_told_there(text[max(0, m.start() - BESIDE[0]) : m.end() + BESIDE[1]], month) for text, m in found), default=None)


def _told_there(words: str, month: str) -> str:
    """The month of what has been since `month`, moved on where the words around it tell of last year or of an earlier month."""
    if "去年" in words:
        return f"{_after(month[:4])}-01"
    told = THIS_MONTH.search(words)
    return f"{_after(month[:4])}-{int(told.group(1)):02}" if told and int(told.group(1)) < int(month[5:]) else month


def _weekdays(view: View, year: str) -> str | None:
    """The first year from the one told on in which the days that the text names with their weekdays, without a year, fall on these."""
    for later in map(str, range(int(year), int(year) + WEEKDAY_YEARS) if year else ()):
        days, news = days_with_weekdays(view, later), _news_fits(view, later)
        if (days or news is not None) and news is not False and all(fits for _, fits in days):
            return later
    return None


def _news_fits(view: View, year: str) -> bool | None:
    """Whether the weekday that the first sentence names is that of its dateline in that year, or of the day before; None where it names none."""
    first = first_line(view)
    match = dateline(view, first) if first and first.readable else None
    weekday = next((m for line in view.body()[:2] if (m := NEWS_WEEKDAY.search(line.text[:NEWS_REACH]))), None)
    day = f"{year}-{int(groups[0]):02}-{int(groups[1]):02}" if match and (groups := [g for g in match.groups() if g]) else ""
    if not weekday or not is_partial_date(day):
        return None
    return (_weekday(day) - WEEKDAYS.index(weekday.group(1).replace("天", "日"))) % 7 <= 1


# In order: what asks how old somebody is, then whether the latest year told is over, last what takes the year found for one that may be too early.
RULES = (
    YearRule(
        _age,
        (("7月9日，知乎上市了。“创业八年，我们很累。”2010年4月，知乎在北京成立。", "2018"),),
        (("知乎上市了。“八年前，我们很累。”2010年4月，知乎在北京成立。", "2010"),),
    ),
    YearRule(
        _once_was,
        (("3月26日，知乎的总裁发布了一封信。今年以来公司一直在变，此前曾在2023年初裁员。", "2024"),),
        (("3月26日，知乎的总裁发布了一封信。今年以来公司一直在变，2023年初裁过员。", "2023"),),
    ),
    YearRule(
        _told_as_a_whole,
        (
            ("3月26日，知乎宣布裁员。知乎2023年的营收超过2亿美元，令人意外。", "2024"),
            ("知乎2019年完成广告收入约9亿元，今年的目标是12亿元。", "2020"),
        ),
        (
            ("3月26日，知乎宣布裁员。知乎2023年的营收目标是2亿美元，令人意外。", None),
            ("知乎2019年第三季度完成广告收入约9亿元，今年的目标是12亿元。", "2019"),
        ),
    ),
    YearRule(
        _later_than_the_news,
        (("2月7日，知乎上线了新的频道。2022年第三季度，知乎的利润为9亿元。", "2023"),),
        (("9月7日，知乎上线了新的频道。2022年第二季度，知乎的利润为9亿元。", "2022"),),
    ),
    YearRule(
        _told_in_full,
        (
            ("6月7日，知乎上线了新的频道。2022年3月，它的创始人还说不做频道。", "2023"),
            ("知乎昨日上线了新的频道。2022年3月，它的创始人还说不做频道。", "2023"),
        ),
        (
            ("6月7日，知乎上线了新的频道。2022年一季度，它的创始人还说不做频道。", "2022"),
            ("6月7日，知乎上线了新的频道。截至2022年3月31日，它有九个频道。", "2022"),
            ("知乎上线了新的频道。2022年3月，它的创始人还说不做频道。", "2022"),
            ("2022年3月，知乎的创始人还说不做频道。今年6月，知乎上线了新的频道。", "2022"),
        ),
    ),
    YearRule(
        _results_out,
        (("3月2日，知乎公布了2021年第四季度和全年的财务报告，收入增长了一倍。", "2022"),),
        (("9月2日，知乎公布了2021年的第三次改版，用户对此很不满意。", "2021"),),
    ),
    YearRule(
        _counted_to_its_end,
        (("知乎的用户比去年多了一倍。截至2022年底，它有一亿用户。", "2023"),),
        (("知乎的用户比去年多了一倍。截至2022年底，它今年有一亿用户。", "2022"),),
    ),
    YearRule(
        _business_year,
        (
            ("知乎公布了2023财年第三财季的业绩，截至10月31日的收入为9亿元。", "2022"),
            ("知乎公布了2023财年第四季度的业绩，截至1月31日的收入为9亿元。", "2023"),
            ("知乎公布了2023财年第二季度的业绩，截至6月30日的收入为9亿元。", "2023"),
        ),
        (("知乎公布了2023财年第三财季的业绩，收入为9亿元。", None),),
    ),
    YearRule(
        _held,
        (("知乎成立于2011年。今年3月，知乎在北京召开“2021知乎发布会”，用户反应热烈。", "2021"),),
        (("知乎成立于2011年。今年3月，知乎转载了小说《2021太空漫游》，用户反应热烈。", "2011"),),
    ),
    YearRule(
        _epidemic,
        (("疫情期间，很多公司开始在家办公。2月3日，知乎宣布免费，用户随即大增。", "2020"),),
        (("很多公司开始在家办公。2月3日，知乎宣布免费，用户随即大增。", None),),
    ),
    YearRule(
        _existed,
        (
            ("2016年，知乎上线了付费咨询。9月1日，它给橙心优选开了频道。", "2020"),
            ("3月1日，知乎给橙心优选开了频道，用户随即大增。", "2021"),  # it began in June
            ("知乎股价大涨，比去年蚂蚁集团的筹备还热闹。", "2021"),
            ("今年3月，知乎上线了“橙心优选频道”，用户随即大增。", "2021"),
        ),
        (
            ("2016年，知乎上线了付费咨询。请关注我们的视频号。", "2016"),
            ("2022年，知乎给橙心优选开了频道。", "2022"),
            ("知乎给橙心优选开了频道。", None),
            ("今年7月，知乎上线了“橙心优选频道”，用户随即大增。", "2020"),
        ),
    ),
    YearRule(
        _weekdays,
        (
            ("2018年，知乎上线了付费咨询。9月1日（周二），公司宣布裁员。", "2020"),
            ("某社北京8月29日 - 知乎周二公布了业绩，收入增长。2021年，它上线了新的频道。", "2023"),
        ),
        (
            ("2018年，知乎上线了付费咨询。9月1日（周六），公司宣布裁员。", "2018"),
            ("某社北京8月29日 - 知乎周六公布了业绩，收入增长。2021年，它上线了新的频道。", "2021"),
        ),
    ),
)
