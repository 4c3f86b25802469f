"""Dates counted from another: 两年前, 四个月之后, 过去十年, 未来三年, 这之后的两年.

Time before is counted from the anchor, time after from the last date told.
"""

import re
from datetime import date, timedelta

from casebook.reading import calendar
from casebook.reading.calendar import Period
from casebook.reading.date_frame import COUNT, HAN, UNIT, Frame, NotResolved, Rule, anchor_day, anchor_of, integer, shifted_month, taken, told_of


def _years_off(found: date, count: int) -> date:
    return found.replace(year=found.year + count, day=min(found.day, calendar.last_day(found.year + count, found.month).day))


def _offset(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """两年前 and 三个月后: a year, a month or a day away from the last date told (后) or from the anchor (前)."""
    before = match["w"].endswith("前")
    point, source = (anchor_of(frame), "anchor") if before else told_of(frame)
    count = integer(match["n"]) * (-1 if before else 1)
    if match["u"] == "年":
        return taken(calendar.year(point.year + count), "year", source)
    if match["u"].endswith("月"):
        return taken(shifted_month(point, count), "month", source)
    found = point.period()
    if found is None or found.precision != "day":
        raise NotResolved
    return taken(calendar.one_day(found.start + timedelta(days=count * (1 if match["u"] in "天日" else 7))), "day", source)


def _half_year_off(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    before = match["w"].endswith("前")
    point, source = (anchor_of(frame), "anchor") if before else told_of(frame)
    return taken(shifted_month(point, -6 if before else 6), "month", source)


def _back(today: date, count: int, unit: str) -> date:
    if unit == "年":
        return _years_off(today, -count)
    if unit.endswith("月"):
        months = today.year * 12 + today.month - 1 - count
        of_year, of_month = months // 12, months % 12 + 1
        return date(of_year, of_month, min(today.day, calendar.last_day(of_year, of_month).day))
    return today - timedelta(days=count * (1 if unit in "天日" else 7))


def _half_year_span(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """过去半年, 未来半年: six months up to the day before the anchor, or from the day after."""
    today = anchor_day(frame)
    if today is None:
        raise NotResolved
    one = timedelta(days=1)
    if match["w"] in ("未来", "今后"):
        return taken(calendar.days(today + one, _back(today, -6, "月")), "now", "anchor")
    return taken(calendar.days(_back(today, 6, "月"), today - one), "now", "anchor")


def _past_span(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """过去十年: as many years (months, weeks, days) up to the day before the anchor."""
    anchor, count = anchor_of(frame), integer(match["n"])
    if not count:
        return None
    today = anchor_day(frame) or (anchor.period() or calendar.one_day(date(anchor.year, 1, 1))).end
    start = _back(today, count, match["u"])
    end = today - timedelta(days=1)
    if match["u"] == "年":
        return taken(Period(start, end, "year", f"{start.year:04d}", f"{anchor.year:04d}"), "now", "anchor")
    return taken(calendar.days(start, end), "now", "anchor")


def _coming_span(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """未来三年: as many years (months, weeks, days) from the day after the anchor."""
    anchor, count = anchor_of(frame), integer(match["n"])
    today = anchor_day(frame) or (anchor.period() or calendar.one_day(date(anchor.year, 12, 31))).end
    end = _back(today, -count, match["u"])
    if not count or end.year > 2200:
        return None
    if match["u"] == "年":
        return taken(Period(today + timedelta(days=1), end, "year", f"{anchor.year:04d}", f"{end.year:04d}"), "now", "anchor")
    return taken(calendar.days(today + timedelta(days=1), end), "now", "anchor")


def _after_that(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """这之后的两年: from the last date told."""
    point, source = told_of(frame)
    start, end = calendar.year(point.year), calendar.year(point.year + integer(match["n"]))
    if start is None or end is None:
        return None
    return taken(start._replace(end=end.end, iso_end=end.iso), "year", source)


RULES: tuple[Rule, ...] = (
    Rule(
        "offset",
        rf"(?<![第\d.月{HAN}十前后])(?P<n>{COUNT})\s?{UNIT}(?:之|以)?(?P<w>前(?!后|来|夕|[一二三四五六七八九十两\d]{{1,3}}个?(?:月|季|周|天))|(?<=[之以])后|后(?!来|面|续|悔))",
        _offset,
        (
            ("更新还是两年前", "2020-02-28", None, "两年前", "2018", "2018-01-01", "2018-12-31"),
            ("四个月之后立项", "2015-05", "2011-01", "四个月之后", "2011-05", "2011-05-01", "2011-05-31"),
            ("20天后", "2021-06-14", None, "20天后", "2021-07-04", "2021-07-04", "2021-07-04"),
        ),
        ("5年前后",),
    ),
    Rule(
        "half a year off",
        r"(?<![上下前后一两三年])半年(?:之|以)?(?P<w>[前后])(?!来)",
        _half_year_off,
        (("半年后关闭", "2015", "2013-09", "半年后", "2014-03", "2014-03-01", "2014-03-31"),),
    ),
    Rule(
        "half a year past or to come",
        r"(?P<w>过去|最近|近|未来|今后)的?半年(?:间|来|中|里|内|多)?",
        _half_year_span,
        (("过去半年", "2018-07-24", None, "过去半年", "2018-01-24", "2018-01-24", "2018-07-23"),),
        ("半年报",),
    ),
    Rule(
        "time past",
        rf"(?:(?<!刚)(?<!刚刚)(?:在)?过去的?|最近的?|近|(?<![此之先])前(?=\s?[\d一]\s?(?:周|个月|年))|(?<![一-龥])前(?=两(?:周|个月)))\s?(?P<n>{COUNT})\s?{UNIT}(?:间|来|中|里|内)?",
        _past_span,
        (
            ("过去十年", "2018-07-24", None, "过去十年", "2008", "2008-07-24", "2018-07-23"),
            ("在过去的一年中", "2015-05", None, "在过去的一年中", "2014", "2014-05-31", "2015-05-30"),
        ),
    ),
    Rule(
        "time to come",
        rf"(?:(?:在)?(?:未来|今后)的?|接下来的?)\s?(?P<n>{COUNT})\s?{UNIT}(?:间|中|里|内)?",
        _coming_span,
        (
            ("未来三天", "2018-07-24", None, "未来三天", "2018-07-25", "2018-07-25", "2018-07-27"),
            ("今后五年", "2018-07-24", None, "今后五年", "2018", "2018-07-25", "2023-07-24"),
        ),
        ("未来的三家公司",),
    ),
    Rule(
        "time after that",
        rf"[这在]?(?:这|那|此)?之后的?(?P<n>{COUNT})年(?:间|里|内|中)?",
        _after_that,
        (("这之后的两年", "2020-03", "2011-01", "这之后的两年", "2011", "2011-01-01", "2013-12-31"),),
    ),
)
