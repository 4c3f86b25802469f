"""Festivals, and days and months of the lunar calendar: 春节, 去年双十一, 大年初三, 农历八月十五, 腊月.

A lunar year is named after the solar one in which it begins; its last month mostly falls into the next.
"""

import re
from datetime import date, timedelta

from casebook.reading import calendar, lunar
from casebook.reading.calendar import Period
from casebook.reading.date_frame import HAN, MONTH, YEAR, Frame, NotResolved, Rule, anchor_day, anchor_of, base_year, integer, kept, taken

# Month and day; for the last three the month, which weekday (Monday is 0) and the how manieth of them.
_SOLAR = {
    "元旦": (1, 1), "情人节": (2, 14), "妇女节": (3, 8), "三八节": (3, 8), "植树节": (3, 12), "愚人节": (4, 1), "劳动节": (5, 1), "五一": (5, 1),
    "青年节": (5, 4), "儿童节": (6, 1), "六一": (6, 1), "建军节": (8, 1), "教师节": (9, 10), "国庆": (10, 1), "万圣节": (10, 31), "光棍节": (11, 11), "双十一": (11, 11),
    "双11": (11, 11), "双十二": (12, 12), "双12": (12, 12), "平安夜": (12, 24), "圣诞": (12, 25),
}  # fmt: skip
_NTH_WEEKDAY = {"母亲节": (5, 6, 2), "父亲节": (6, 6, 3), "感恩节": (11, 3, 4)}
_LUNAR = {"春节": (1, 1), "新春": (1, 1), "大年": (1, 1), "端午": (5, 5), "七夕": (7, 7), "中秋": (8, 15), "重阳": (9, 9)}
_SEASON = 14  # days after the first that 春节 covers: it runs to the fifteenth, 元宵
# 五一, 双十一 and the like are also words for sales and squares: a day only with its year, or as a day off.
_NUMBERED = "双十一|双11|双十二|双12|五一|六一"
_NAMES = "|".join(n for n in (*_SOLAR, *_NTH_WEEKDAY, *_LUNAR, "清明") if n not in (*_NUMBERED.split("|"), "大年"))
_AROUND = "(?:期间|假期|前后|之后|过后|前夕|以后)?"


def _nth_weekday(of_year: int, of_month: int, weekday: int, nth: int) -> Period | None:
    first = date(of_year, of_month, 1)
    return calendar.one_day(first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1)))


def _tomb_sweeping(of_year: int) -> Period | None:
    """清明 by the usual formula for the solar terms of this century and of the last, exact from 1950 to 2050."""
    in_century = of_year % 100
    return calendar.day(of_year, 4, int(in_century * 0.2422 + (4.81 if of_year >= 2000 else 5.59)) - in_century // 4)


def festival_in(name: str, of_year: int) -> Period | None:
    """A festival of a year (春节 to 元宵), or None outside the lunar table."""
    if name in _SOLAR:
        return calendar.day(of_year, *_SOLAR[name])
    if name in _NTH_WEEKDAY:
        return _nth_weekday(of_year, *_NTH_WEEKDAY[name])
    if name == "清明":
        return _tomb_sweeping(of_year)
    start = lunar.day(of_year, *_LUNAR[name])
    if start is None or _LUNAR[name] != (1, 1):
        return calendar.one_day(start) if start else None
    end = start + timedelta(days=_SEASON)
    return Period(start, end, "season", f"{start:%Y-%m}", f"{end:%Y-%m}" if start.month != end.month else None)


def _festival(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """春节 without a year is the anchor year's; one that is just over, and would lie ahead, is last year's."""
    name = match["f"]
    if base:
        return kept(festival_in(name, base.start.year), base)
    anchor = anchor_of(frame)
    found = festival_in(name, anchor.year)
    over = match["over"] and found and anchor.month and found.start > date(anchor.year, anchor.month, anchor.day or 28)
    return taken(festival_in(name, anchor.year - 1) if over else found, "year", "anchor")


def _numbered(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    return kept(festival_in(match["f"], base_year(base, frame)), base)


def _new_year_day(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """大年初三, and 除夕 the day before the first."""
    first = lunar.day(base_year(base, frame), 1, 1)
    if first is None:
        raise NotResolved
    after = -1 if match["eve"] else 14 if match["n"] is None else integer(match["n"]) - 1
    return kept(calendar.one_day(first + timedelta(days=after)), base)


def _lunar_number(text: str) -> int:
    return {"正": 1, "元": 1, "冬": 11, "腊": 12}.get(text) or integer(text)


def _lunar_days(of_year: int, match: re.Match[str]) -> Period | None:
    number, leap = _lunar_number(match["m"] or match["m2"] or match["m3"]), bool(match["leap"])
    of_day = match["d"] or match["d2"] or match["d3"]
    if of_day:
        found = lunar.day(of_year, number, integer(of_day.removeprefix("初")), leap)
        return calendar.one_day(found) if found else None
    days = lunar.month(of_year, number, leap)
    return calendar.days(*days) if days else None


def _lunar(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """A month or day of the lunar calendar. Without a year, one that would lie ahead of a telling of the past is of the year before."""
    if base or match["y"]:
        of_year = base.start.year if base else integer(match["y"])
        found = _lunar_days(of_year, match)
        return kept(found, base) if base else found or _unresolved()
    found = _lunar_days(anchor_of(frame).year, match)
    today = anchor_day(frame)
    if found and today and found.start > today and frame.tells_past(match):
        found = _lunar_days(anchor_of(frame).year - 1, match)
    return taken(found, "year", "anchor")


def _unresolved() -> Period:
    raise NotResolved


_DAY = r"(?:初[一二三四五六七八九十]|[一二]?十[一二三四五六七八九]|二十|廿[一二三四五六七八九]?|三十|[1-3]?\d)"
_COUNTED = r"(?![个款家种次场部份项批位名台件点分十百千万\d])"
RULES: tuple[Rule, ...] = (
    Rule(
        "festival",
        rf"(?P<over>刚刚?过去的|刚过去的)?(?:五一|六一|国际)?(?P<f>{_NAMES})节?{_AROUND}(?!档|红包|联欢|晚会|活动|特|快乐|[^期假前之过以]{{0,2}}礼盒)",
        _festival,
        (
            ("刚刚过去的春节", "2017-03-09", None, "刚刚过去的春节", "2017-01", "2017-01-28", "2017-02-11"),
            ("去年中秋节", "2021-06-14", None, "去年中秋节", "2020-10-01", "2020-10-01", "2020-10-01"),
            ("2019年父亲节", None, None, "2019年父亲节", "2019-06-16", "2019-06-16", "2019-06-16"),
            ("清明假期", "2019-05", None, "清明假期", "2019-04-05", "2019-04-05", "2019-04-05"),
        ),
        ("上线春节活动",),
        within=YEAR,
    ),
    Rule(
        "festival with a number",
        rf"(?P<f>{_NUMBERED}){_AROUND}(?![\d月年])",
        _numbered,
        (("去年双十一期间", "2020-03", None, "去年双十一期间", "2019-11-11", "2019-11-11", "2019-11-11"),),
        ("双十一大促", "五一广场"),
        within=YEAR,
        alone=False,
    ),
    Rule(
        "days of the new year",
        r"(?P<eve>大年三十|大年夜|除夕)夜?|元宵节?|大年(?:初(?P<n>[一二三四五六七八九]|十[一二三四五]?))",
        _new_year_day,
        (
            ("大年初十", "2021-06-14", None, "大年初十", "2021-02-21", "2021-02-21", "2021-02-21"),
            ("2020年除夕", None, None, "2020年除夕", "2020-01-24", "2020-01-24", "2020-01-24"),
        ),
        within=YEAR,
    ),
    Rule(
        "lunar",
        rf"(?:农历|阴历|旧历|夏历)\s?(?:(?P<y>(?:1[89]|20)\d\d|[一二][{HAN}]{{3}})年)?(?P<leap>闰)?(?P<m>{MONTH}|[正冬腊])月(?:(?P<d>{_DAY}){_COUNTED}日?)?"
        rf"|(?<!岁)(?P<m2>[正冬腊])月(?:(?P<d2>{_DAY}){_COUNTED})?|(?P<m3>{MONTH})月(?P<d3>初[一二三四五六七八九十]){_COUNTED}",
        _lunar,
        (
            ("农历八月十五", "2020-03-01", None, "农历八月十五", "2020-10-01", "2020-10-01", "2020-10-01"),
            ("2015年十月初一", None, None, "2015年十月初一", "2015-11-12", "2015-11-12", "2015-11-12"),
            ("阴历二〇二一年六月", None, None, "阴历二〇二一年六月", "2021-07-10", "2021-07-10", "2021-08-07"),
            ("店铺在腊月二十三关门谢客", "2020-03-01", None, "腊月二十三", "2020-01-17", "2020-01-17", "2020-01-17"),
            ("农历1890年八月", None, None, "农历1890年八月", None, None, None),
        ),
        ("十月初一款产品", "十月初公布"),
        within=YEAR,
    ),
)
