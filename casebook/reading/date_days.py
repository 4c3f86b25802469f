"""Days and weeks: 昨天, 当天, 上周五, 八月的第一个周二, and the first or last days, weeks and months of a period.

Weeks begin on Monday. The first week of a period is the one of its first Monday.
"""

import re
from datetime import date, timedelta

from casebook.reading import calendar
from casebook.reading.calendar import Period
from casebook.reading.date_frame import COUNT, YEAR, Frame, NotResolved, Rule, anchor_day, anchor_of, integer, kept, taken, told_of

_WEEKDAYS = {c: i for i, row in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天7")) for c in row}
_WEEK = r"(?:周|星期|礼拜)"
_DAY_WORDS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "本": 0, "当": 0, "明": 1, "后": 2, "大后": 3, "大大后": 4}


def _near_day(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """昨天: the day before the anchor, or the anchor's month where it names no day."""
    today = anchor_day(frame)
    if today is None:
        return taken(anchor_of(frame).period(), "day", "anchor")
    return taken(calendar.one_day(today + timedelta(days=_DAY_WORDS[match["w"] or match["night"]])), "day", "anchor")


_NEAREST = 9  # days from the anchor within which a day of the month is the one meant


def _bracketed_day(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """今(24)日: the 24th next to the anchor; the article may be dated a day later than it was written."""
    number, today = int(match["n"]), anchor_day(frame)
    if today is None:
        anchor = anchor_of(frame)
        return taken(calendar.day(anchor.year, anchor.month, number) if anchor.month else None, "month", "anchor")
    near = (today + timedelta(days=step) for distance in range(_NEAREST) for step in (distance, -distance))
    found = next((day for day in near if day.day == number), None)
    return taken(calendar.one_day(found) if found else None, "month", "anchor")


def _told_day(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    point, source = told_of(frame)
    if source == "sentence" and point.day is None and frame.narrative and frame.narrative.day and frame.narrative.year == point.year:
        point, source = frame.narrative, "narrative"  # “比年初慢，”他在当晚说: of the day told before
    found = point.period()
    step = 1 if match["w"] in ("次", "翌") or match["after"] else -1 if match["before"] else 0
    if found and found.precision in ("year", "quarter", "half"):
        raise NotResolved  # “当天” of a year: of which day, the text before does not say
    if found and step and found.precision == "day":
        found = calendar.one_day(found.start + timedelta(days=step))
    return taken(found, "day", source)


def _same_day(match: re.Match[str], base: Period, frame: Frame) -> Period | None:
    """去年今日: the anchor's day in the year of the base."""
    today = anchor_day(frame)
    if today is None:
        return base
    return kept(calendar.day(base.start.year, today.month, today.day), base)


def _weeks_away(words: str) -> int:
    return words.count("下") - words.count("上")


def _weekday(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """上周五 is in the week before the anchor's. A bare 周五 is the next, or the last (perhaps the anchor itself) where the sentence
    tells the past; what is planned for the anchor's weekday is planned for the anchor itself."""
    today = anchor_day(frame)
    if today is None:
        return taken(anchor_of(frame).period(), "day", "anchor")
    which = _WEEKDAYS[match["d"]]
    if match["w"]:
        monday = calendar.week(today).start + timedelta(weeks=_weeks_away(match["w"]))
        return taken(calendar.one_day(monday + timedelta(days=which)), "day", "anchor")
    ahead = (which - today.weekday() - 1) % 7 + 1
    if frame.tells_past(match) or (ahead == 7 and frame.looks_ahead(match)):
        ahead -= 7
    return taken(calendar.one_day(today + timedelta(days=ahead)), "day", "anchor")


def _relative_week(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    today = anchor_day(frame)
    if today is None:
        return taken(anchor_of(frame).period(), "day", "anchor")
    found = calendar.week(today + timedelta(weeks=_weeks_away(match["w"] or "")))
    if match["end"] or match["bare"]:
        found = calendar.days(found.start + timedelta(days=5), found.end)
    return taken(found, "day", "anchor")


def _nth_week(match: re.Match[str], base: Period, frame: Frame) -> Period | None:
    monday = calendar.first_monday(base.start) + timedelta(weeks=integer(match["n"]) - 1)
    return kept(calendar.days(monday, monday + timedelta(days=6)), base)


def _nth_weekday(match: re.Match[str], base: Period, frame: Frame) -> Period | None:
    if match["n"] is None:
        return kept(calendar.one_day(base.end - timedelta(days=(base.end.weekday() - _WEEKDAYS[match["d"]]) % 7)), base)
    ahead = (_WEEKDAYS[match["d"]] - base.start.weekday()) % 7
    return kept(calendar.one_day(base.start + timedelta(days=ahead, weeks=integer(match["n"]) - 1)), base)


def _end_day(match: re.Match[str], base: Period, frame: Frame) -> Period | None:
    return kept(calendar.one_day(base.start if match["w"] == "第" else base.end), base)


def _nth_month(match: re.Match[str], base: Period, frame: Frame) -> Period | None:
    return kept(calendar.month(base.start.year, integer(match["n"]) if match["n"] else 1), base)


def _end_part(match: re.Match[str], base: Period, frame: Frame) -> Period | None:
    """前两个季度, 最后4个月, 前10天: so many units from the start or from the end of the base."""
    count, unit, first = integer(match["n"]), match["u"], match["w"] in ("前", "头", "首")
    if not count:
        return None
    if unit in "天日":
        day = timedelta(days=count - 1)
        start, end = (base.start, base.start + day) if first else (base.end - day, base.end)
    elif unit in ("周", "星期", "礼拜"):
        start, end = _end_weeks(base, count, first)
    else:
        return _end_months(base, count * (3 if unit == "季度" else 1), first)
    return kept(calendar.days(start, end), base)


def _end_weeks(base: Period, count: int, first: bool) -> tuple[date, date]:
    if first:
        start = calendar.first_monday(base.start)
        return start, start + timedelta(days=7 * count - 1)
    end = base.end - timedelta(days=(base.end.weekday() + 1) % 7)
    return end - timedelta(days=7 * count - 1), end


def _end_months(base: Period, count: int, first: bool) -> Period | None:
    if not 1 <= count <= 12:
        return None
    start, end = (1, count) if first else (13 - count, 12)
    span = calendar.months(base.start.year, start, end, "month")
    return kept(span._replace(iso=f"{span.start:%Y-%m}", iso_end=f"{span.end:%Y-%m}"), base)


RULES: tuple[Rule, ...] = (
    Rule(
        "near day",
        r"(?P<w>大前|大大后|大后|(?<![以之目从日提当此先])前(?=天)|昨|今|本(?=日)|明|(?<![以之此先然])后)[天日](?!头条|[报本资猫津空然])"
        r"|(?<!《)(?P<night>昨|今|明)(?:[晚早晨](?!报|餐|安|间新闻)|夜(?=[,，。里])|(?<=昨)(?=(?:[收跌升涨挫公发宣披透举召]|回[应复]|表示|承认|否认|确认|出席|在[^，。]{2,10}(?:举行|召开|出席|公布|宣布|表示))(?![了着过])))",
        _near_day,
        (
            ("昨天宣布", "2020-03-01", None, "昨天", "2020-02-29", "2020-02-29", "2020-02-29"),
            ("今天", "2020-02", None, "今天", "2020-02", "2020-02-01", "2020-02-29"),
            ("公司昨晚公布", "2020-03-01", None, "昨晚", "2020-02-29", "2020-02-29", "2020-02-29"),
            ("公司昨公布业绩", "2020-03-01", None, "昨", "2020-02-29", "2020-02-29", "2020-02-29"),
            ("股价昨跌2.2%", "2020-03-01", None, "昨", "2020-02-29", "2020-02-29", "2020-02-29"),
            ("教育局昨回复本报查询", "2020-03-01", None, "昨", "2020-02-29", "2020-02-29", "2020-02-29"),
        ),
        ("今日头条", "明天猫", "今晚报"),
    ),
    Rule(
        "near day with its number",
        r"(?:大?前|昨|今|本|明|大?[后後])[(（](?P<n>[12]?\d|3[01])(?:日[)）]|[)）][日天])(?![报本])",
        _bracketed_day,
        (
            ("他今（24）日上午表示", "2025-09-24", None, "今（24）日上午", "2025-09-24", "2025-09-24", "2025-09-24"),
            ("公司昨(31)日公告", "2025-09-02", None, "昨(31)日", "2025-08-31", "2025-08-31", "2025-08-31"),
            ("将于明（1）日开卖", "2025-09", None, "明（1）日", "2025-09-01", "2025-09-01", "2025-09-01"),
        ),
        ("见上文(24)", "前（3）名"),
    ),
    Rule(
        "same day of a year",
        r"今[天日](?![报本资猫津空然头])",
        _same_day,
        (("三年前的今天", "2020-03-01", None, "三年前的今天", "2017-03-01", "2017-03-01", "2017-03-01"),),
        within=YEAR,
        alone=False,
    ),
    Rule(
        "told day",
        r"(?P<w>[当同]|(?<![至到])[次翌])(?:天|日(?!达|留存))|(?P<night>当)晚|同一天|(?<![一-龥])(?:(?P<before>前)一|(?P<after>第二))[天日](?=[，晚早上下])",
        _told_day,
        (
            ("当天发布", "2020-02", "2013-08-19", "当天", "2013-08-19", "2013-08-19", "2013-08-19"),
            ("前一天，公司发布公告", "2020-02", "2013-08-19", "前一天", "2013-08-18", "2013-08-18", "2013-08-18"),
            ("第二天，公司发布公告", "2020-02", "2013-08-19", "第二天", "2013-08-20", "2013-08-20", "2013-08-20"),
        ),
        ("提前一天，公司发布公告", "活动的第二天，公司发布公告"),
    ),
    Rule(
        "weekday",
        rf"(?P<w>(?:上上|下下|[上下])个?|[这本今]个?)?{_WEEK}(?P<d>[一二三四五六日天])(?![年个天次期岁刊报月星线]|、[一二三四五六日天](?![月年]))",
        _weekday,
        (
            ("上周五", "2020-02-26", None, "上周五", "2020-02-21", "2020-02-21", "2020-02-21"),
            ("下周二", "2013-02-12", None, "下周二", "2013-02-19", "2013-02-19", "2013-02-19"),
            ("公司周四宣布，计划裁员", "2020-10-15", None, "周四", "2020-10-15", "2020-10-15", "2020-10-15"),
            ("股价周三盘中涨了将近一倍", "2020-10-15", None, "周三", "2020-10-14", "2020-10-14", "2020-10-14"),
            ("周三，公司首席执行官宣布，将裁员", "2020-10-15", None, "周三", "2020-10-14", "2020-10-14", "2020-10-14"),
            ("会议周四召开，计划讨论裁员", "2020-10-14", None, "周四", "2020-10-15", "2020-10-15", "2020-10-15"),
            ("他周日凌晨发文，称“对谈可能更忙”", "2020-10-14", None, "周日凌晨", "2020-10-11", "2020-10-11", "2020-10-11"),
            ("律师周一说：“股东将来必须自己决定。”", "2020-10-14", None, "周一", "2020-10-12", "2020-10-12", "2020-10-12"),
            ("会议将在周三举行，股东都会出席", "2020-10-14", None, "周三", "2020-10-14", "2020-10-14", "2020-10-14"),
            ("投票定于周五在总部进行，股东都会出席", "2020-10-14", None, "周五", "2020-10-16", "2020-10-16", "2020-10-16"),
        ),
        ("公司庆祝一周年", "只在星期五、六、日开放"),
    ),
    Rule(
        "relative week",
        rf"(?P<w>上上|下下|[上下这本今])一?个?(?:{_WEEK}(?![一二三四五六日天年刊边密])(?P<end>末)?)|(?<![每双个到过度])周(?P<bare>末)(?!愉快|游|档|版)",
        _relative_week,
        (
            ("上周公布", "2013-02-12", None, "上周", "2013-02-04", "2013-02-04", "2013-02-10"),
            ("周末", "2013-02-12", None, "周末", "2013-02-16", "2013-02-16", "2013-02-17"),
        ),
        ("每周末",),
    ),
    Rule(
        "weekday of next week",
        rf"(?P<w>下|上)周{_WEEK}(?P<d>[一二三四五六日天])",
        _weekday,
        (("下周周六", "2021-06-14", None, "下周周六", "2021-06-26", "2021-06-26", "2021-06-26"),),
    ),
    Rule(
        "week of a period",
        rf"第(?P<n>{COUNT})个?{_WEEK}(?![一二三四五六日天])",
        _nth_week,
        (("2023年三月的第二周", None, None, "2023年三月的第二周", "2023-03-13", "2023-03-13", "2023-03-19"),),
        within=YEAR | {"month"},
        alone=False,
    ),
    Rule(
        "weekday of a period",
        rf"(?:第(?P<n>{COUNT})个|最后一?个){_WEEK}(?P<d>[一二三四五六日天])",
        _nth_weekday,
        (
            ("2021年八月的第一个周二", None, None, "2021年八月的第一个周二", "2021-08-03", "2021-08-03", "2021-08-03"),
            ("2021年八月的最后一个星期五", None, None, "2021年八月的最后一个星期五", "2021-08-27", "2021-08-27", "2021-08-27"),
        ),
        within=YEAR | {"month"},
        alone=False,
    ),
    Rule(
        "first or last day",
        r"(?P<w>第|最后)一[天日]",
        _end_day,
        (
            ("本月的第一天", "2021-06-14", None, "本月的第一天", "2021-06-01", "2021-06-01", "2021-06-01"),
            ("2020年最后一天", None, None, "2020年最后一天", "2020-12-31", "2020-12-31", "2020-12-31"),
        ),
        ("上线的第一天",),
        within=YEAR | {"month"},
        alone=False,
    ),
    Rule(
        "month of a year",
        rf"第(?P<n>{COUNT})个月|首个?月",
        _nth_month,
        (("2021年的第三个月", None, None, "2021年的第三个月", "2021-03", "2021-03-01", "2021-03-31"),),
        within=YEAR,
        alone=False,
    ),
    Rule(
        "end of a period",
        rf"(?P<w>前|头|首|最后|后)\s?(?P<n>{COUNT})\s?个?(?P<u>月|季度|周|星期|礼拜|天|日)",
        _end_part,
        (
            ("2022年前十一个月", None, None, "2022年前十一个月", "2022-01", "2022-01-01", "2022-11-30"),
            ("去年首11个月", "2021-02-05", None, "去年首11个月", "2020-01", "2020-01-01", "2020-11-30"),
            ("4月前4天", "2021-06-14", None, "4月前4天", "2021-04-01", "2021-04-01", "2021-04-04"),
        ),
        ("1月后0周",),
        within=YEAR | {"month"},
        alone=False,
    ),
)
