"""Times with a name: festivals, now and lately, the same time last year, the epidemic."""

import re
from dataclasses import replace
from datetime import date, timedelta

from casebook.reading import calendar
from casebook.reading.calendar import Period
from casebook.reading.date_frame import HAN, MONTH, YEAR, Frame, NotResolved, Rule, anchor_of, base_year, integer, kept, taken, told_of

_SOLAR = {"元旦": (1, 1), "情人节": (2, 14), "劳动节": (5, 1), "儿童节": (6, 1), "国庆": (10, 1), "平安夜": (12, 24), "圣诞": (12, 25)}


def _festival_in(name: str, of_year: int) -> Period | None:
    if name in ("新春", "大年"):
        name = "春节"
    if name in _SOLAR:
        return calendar.day(of_year, *_SOLAR[name])
    return calendar.lunar_festival(name, of_year)


def _festival(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """春节 without a year is the anchor year's; one that is just over, and would lie ahead, is last year's."""
    if base:
        return kept(_festival_in(match["f"], base.start.year), base)
    anchor = anchor_of(frame)
    found = _festival_in(match["f"], anchor.year)
    over = match["over"] and found and anchor.month and found.start > date(anchor.year, anchor.month, anchor.day or 28)
    return taken(_festival_in(match["f"], anchor.year - 1) if over else found, "year", "anchor")


def _new_year_day(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """大年初三, and 除夕 the day before the first."""
    of_year = base_year(base, frame)
    spring = calendar.lunar_festival("春节", of_year)
    if spring is None:
        raise NotResolved
    after = {"除夕": -1, "大年三十": -1, "元宵": 14}.get(match[0].removesuffix("节"))
    found = spring.start + timedelta(days=integer(match["n"] or match["late"]) - 1 if after is None else after)
    return kept(calendar.one_day(found), base)


def _lunar(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """A day of the lunar calendar, which the festivals' table cannot turn into a solar one: named, not guessed."""
    raise NotResolved


def _month_of_anchor(frame: Frame) -> Period:
    """ "Now" is the month of the text; its days are the anchor's."""
    anchor = anchor_of(frame)
    whole = replace(anchor, day=None).period()
    days = anchor.period()
    if whole is None or days is None:
        raise NotResolved
    return replace(whole, start=days.start, end=days.end)


def _now(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    return taken(_month_of_anchor(frame), "now", "anchor")


def _same_time_last_year(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """去年同期: the quarter, month or day told last, a year before; the year where none was told."""
    point, source = told_of(frame)
    if source == "anchor" or point.year != anchor_of(frame).year:
        point, source = replace(anchor_of(frame), month=None, day=None), "anchor"
    return taken(replace(point, year=point.year - 1).period(), "year", source)


def _lately(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    return taken(calendar.year(anchor_of(frame).year), "year", "anchor")


# The years in which 疫情 without a name meant covid-19.
_EPIDEMIC = range(2020, 2023)


def _epidemic(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    anchor = anchor_of(frame)
    return taken(calendar.year(anchor.year), "year", "anchor") if anchor.year in _EPIDEMIC else None


RULES: tuple[Rule, ...] = (
    Rule(
        "festival",
        r"(?P<over>刚刚?过去的|刚过去的)?(?P<f>春节|新春|端午|中秋|元旦|情人节|劳动节|儿童节|国庆|平安夜|圣诞)节?(?:期间|假期|前后|之后|过后|前夕|以后)?(?!档|红包|联欢|晚会|活动|特|快乐|[^期假前之过以]{0,2}礼盒)",
        _festival,
        (
            ("刚刚过去的春节", "2017-03-09", None, "刚刚过去的春节", "2017-01", "2017-01-28", "2017-02-11"),
            ("去年中秋节", "2021-06-14", None, "去年中秋节", "2020-10-01", "2020-10-01", "2020-10-01"),
        ),
        ("上线春节活动",),
        within=YEAR,
    ),
    Rule(
        "days of the new year",
        r"大年三十|除夕|元宵节?|(?:大年|正月)(?:初(?P<n>[一二三四五六七八九]|十[一二三四五]?)|(?P<late>十[一二三四五六七八九]|二十[一二三四五六七八九]?|三十))",
        _new_year_day,
        (("大年初十", "2021-06-14", None, "大年初十", "2021-02-21", "2021-02-21", "2021-02-21"),),
        within=YEAR,
    ),
    Rule(
        "lunar day",
        rf"(?:农历|阴历|旧历)(?:(?:\d{{4}}|[{HAN}]{{2,4}})年)?(?:闰?{MONTH}月)?(?:初?[一二三四五六七八九十廿]{{1,3}}(?![个款家种次场部份项批]))?"
        rf"|[腊冬]月(?:初?[一二三四五六七八九十廿]{{1,3}}|\d{{1,2}})?|{MONTH}月初[一二三四五六七八九十](?![个款家种次场部份项批])",
        _lunar,
        (("农历八月十八", "2020-03", None, "农历八月十八", None, None, None), ("2015年十月初一", None, None, "2015年十月初一", None, None, None)),
        ("十月初一款产品",),
        within=YEAR,
    ),
    Rule(
        "now",
        r"截至目前|截止目前|目前|如今|现在|最近|近日|日前(?!往)|近期|当下|迄今|至今",
        _now,
        (("目前已接入", "2017-03-09", None, "目前", "2017-03", "2017-03-09", "2017-03-09"),),
        ("日前往北京",),
    ),
    Rule(
        "same time last year",
        "(?:去年|上年|上一年)同期",
        _same_time_last_year,
        (
            ("高于去年同期", "2020-11-08", "2020-Q2", "去年同期", "2019-Q2", "2019-04-01", "2019-06-30"),
            ("高于去年同期", "2020-11", None, "去年同期", "2019", "2019-01-01", "2019-12-31"),
        ),
    ),
    Rule(
        "lately",
        r"前阵子|前段时间|前一阵子?|不久前|前不久|前些日子",
        _lately,
        (("前阵子推出", "2020-03", None, "前阵子", "2020", "2020-01-01", "2020-12-31"),),
    ),
    Rule(
        "epidemic",
        r"在?(?:新冠|新型冠状病毒|肺炎|[\u4e00-\u9fff]{2}(?=疫情[爆暴]发))*疫情(?:期间|[爆暴]发(?:之时|期间|之初|后|以来|时)?|之初|以来|发生后)",
        _epidemic,
        (("疫情期间下载大增", "2020-03", None, "疫情期间", "2020", "2020-01-01", "2020-12-31"),),
        ("疫情催生需求",),
    ),
)
