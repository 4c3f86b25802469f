"""Months and days of a month: 2018年6月, 2月5日, 上个月, 同月, 1月底, 29日.

A month without a year takes the year of a date in the same sentence, else one told before, else the anchor's (see `_year_for_month`).
"""

import re
from functools import lru_cache

from casebook.reading import calendar
from casebook.reading.calendar import Period, Point
from casebook.reading.date_frame import HAN, LASTS, MONTH, YEAR, Frame, NotResolved, Rule, anchor_of, integer, kept, shifted_month, taken, told_of

_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|卅一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_COARSE = frozenset({"year", "half", "quarter", "season"})
# A month without a year, where the sentence does not tell the past, is the anchor year's, unless that lies so
# many months ahead that last year's is nearer.
_MONTHS_AHEAD = 8
# After a year told in the text (2013年成立), a month is that year's, unless it is as near to the anchor as news is.
_NEWS_MONTHS = 2
_LATELY = re.compile("最近|近日|近期|日前|刚刚")  # ties the sentence to the anchor, not to what was told before
# A month so near ahead, of which nothing is said to be done, is to come: of a year ago the press says 去年3月.
_SOON_MONTHS = 2
_PLANNED = re.compile(r"(?:预计|有望|计划|拟)(?:在|于|最快|最早)?\s?$")  # “预计4月上线”: of what is to come, not of what was told
_CHANGED_TO = re.compile(r"[从由][^。；]{0,32}(?<![直甚])[到至]\s?$")  # “从去年12月的1亿增至3月的2亿”: the later month comes after
_UP_TO = re.compile(r"截[至止]\s?$")
_REPORTED = re.compile(r"\s?的?(?:报[道导]|消息|电(?!影|视|商|话|子))")  # “据某报12月6日报道”: news of late, wherever the narrative stands


@lru_cache(maxsize=16)
def _tells_of_late(text: str) -> bool:
    return _LATELY.search(text) is not None


def _year_for_month(match: re.Match[str], frame: Frame, number: int, of_day: int = 1) -> tuple[int, str]:
    """The year of a month or day that names none, and where it was taken from. After a later month of last year (2019年10月 … 8月) the story has
    gone on into the anchor's. Late in the year a plan for an early month is for the next."""
    if point := frame.sentence:
        on = bool(point.month) and number < (point.month or 0) and _CHANGED_TO.search(frame.text, 0, match.start()) is not None
        reached = frame.anchor is None or (point.year + 1, number) <= (frame.anchor.year, frame.anchor.month or 12)
        return point.year + (on and reached), "sentence"
    anchor, narrative = frame.anchor, frame.narrative
    if anchor is None:
        return told_of(frame)[0].year, "narrative"
    if _tells_of_late(frame.text) or _REPORTED.match(frame.text, match.end()):
        narrative = None
    months_back = (anchor.month or 12) - number
    later = (number, of_day) > (anchor.month or 12, anchor.day or 31)
    planned = later and _PLANNED.search(frame.text, 0, match.start()) is not None
    told = narrative is not None and narrative.year < anchor.year and not planned
    turned = told and narrative.month and number < narrative.month and narrative.year + 1 == anchor.year
    if told and (later or (narrative.day is None and months_back > _NEWS_MONTHS and not turned)):
        return narrative.year, "narrative"
    return anchor.year + _years_on(match, frame, anchor, number, later), "anchor"


def _years_on(match: re.Match[str], frame: Frame, anchor: Point, number: int, later: bool) -> int:
    """How many years after the anchor's a month lies that nothing else dates: -1, 0 or 1."""
    ahead = number - (anchor.month or 12)
    if later and ahead > _MONTHS_AHEAD:
        return -1
    if later and _UP_TO.search(match.string, 0, match.start()):
        return -1  # what has been counted up to a month has been counted
    if later:
        soon = anchor.month is not None and ahead <= _SOON_MONTHS and not frame.is_done(match)
        return -(not soon and frame.tells_past(match))
    return int(ahead < -_MONTHS_AHEAD and frame.looks_ahead(match) and not frame.is_done(match))


def _month_number(text: str) -> int:
    return 1 if text in "元" else integer(text)


def _month(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    number = _month_number(match["m"])
    if base:
        return kept(calendar.month(base.start.year, number), base)
    ahead = frame.sentence and frame.anchor and frame.sentence.year > frame.anchor.year
    if ahead and match.string.startswith(("以来", "至今"), match.end()):
        frame = frame._replace(sentence=None)  # beside a plan for next year, what has lasted since is of this year
    of_year, source = _year_for_month(match, frame, number)
    return taken(calendar.month(of_year, number), "year", source)


def _month_day(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """2月5日 without a year; 29 February goes to the last leap year."""
    of_month, number = _month_number(match["m"]), integer(match["d"])
    if base:
        return kept(calendar.day(base.start.year, of_month, number), base)
    of_year, source = _year_for_month(match, frame, of_month, number)
    leap = of_month == 2 and number == 29
    found = next((d for back in range(9 if leap else 1) if (d := calendar.day(of_year - back, of_month, number))), None)
    return taken(found, "year", source)


def _months_from_to(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """1-6月: from the first month to the last of one year."""
    first, last = _month_number(match["a"]), _month_number(match["b"])
    if first >= last:
        return None
    of_year, source = (base.start.year, "") if base else _year_for_month(match, frame, last)
    start, end = calendar.month(of_year, first), calendar.month(of_year, last)
    if start is None or end is None:
        return None
    span = start._replace(end=end.end, iso_end=end.iso)
    return kept(span, base) if base else taken(span, "year", source)


def _relative_month(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    by = {"上上": -2, "上": -1, "本": 0, "这": 0, "今": 0, "下": 1, "下下": 2}[match["w"]]
    return taken(shifted_month(anchor_of(frame), by), "month", "anchor")


def _told_month(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    point, source = told_of(frame)
    return taken(shifted_month(point, int(match["w"] in ("次", "翌"))), "month", source)


# Days of the vague parts of a month, after JioNLP's reading of 月初 (first five days) and the usual thirds.
MONTH_PARTS = {
    "初": (1, 5),
    "上旬": (1, 10),
    "中旬": (11, 20),
    "中": (11, 20),
    "下旬": (21, 31),
    "底": (26, 31),
    "末": (26, 31),
    "上半月": (1, 15),
    "下半月": (16, 31),
}


def _month_part(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    whole = base or taken(shifted_month(anchor_of(frame), 0), "month", "anchor")
    first, last = MONTH_PARTS[match["p"]]
    return whole._replace(start=whole.start.replace(day=first), end=whole.start.replace(day=min(last, whole.end.day)))


def _quarter_part(match: re.Match[str], base: Period, frame: Frame) -> Period | None:
    at = base.start.month + (0 if match["p"] == "初" else 2)
    part = calendar.month(base.start.year, at)
    return base._replace(start=part.start, end=part.end) if part else None


def _back_to_valid(of_year: int, of_month: int, number: int) -> Period | None:
    """The day of the month, or of the last month before that has it."""
    for back in range(3):
        count = of_year * 12 + of_month - 1 - back
        if found := calendar.day(count // 12, count % 12 + 1, number):
            return found
    return None


def _day(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    number = integer(match["d"])
    if base:
        return kept(calendar.day(base.start.year, base.start.month, number), base)
    if frame.sentence and frame.sentence.month:
        point, source = frame.sentence, "sentence"
    elif frame.narrative and frame.narrative.month and not (frame.anchor and frame.anchor.month):
        point, source = frame.narrative, "narrative"
    else:
        point, source = anchor_of(frame), "anchor"
    if point.month is None:
        raise NotResolved
    return taken(_back_to_valid(point.year, point.month, number), "month", source)


def _bracketed_month(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """上(8)月: the August next to the anchor."""
    anchor, number = anchor_of(frame), int(match["n"])
    if anchor.month is None:
        return taken(calendar.month(anchor.year, number), "year", "anchor")
    away = (number - anchor.month + 5) % 12 - 5
    return taken(shifted_month(anchor, away), "year", "anchor")


RULES: tuple[Rule, ...] = (
    Rule(
        "near month with its number",
        r"[本上今同下]个?[(（](?P<n>1[0-2]|0?[1-9])(?:月[)）]|[)）]月份?)",
        _bracketed_month,
        (
            ("本（9）月营收", "2024-09-20", None, "本（9）月", "2024-09", "2024-09-01", "2024-09-30"),
            ("上(12)月", "2025-01-10", None, "上(12)月", "2024-12", "2024-12-01", "2024-12-31"),
        ),
        ("本（9）个月",),
    ),
    Rule(
        "month and day",
        rf"(?<![\d.个{HAN}十])(?P<m>{MONTH})\s?月(?:份)?\s?(?P<d>{_DAY})(?:\s?[日号]|(?<=[\d一二三四五六七八九十])(?=\s?(?:$|[,，。、至到\-~～\s)）])))",
        _month_day,
        (
            ("2月5日拿到第一", "2020-03", None, "2月5日", "2020-02-05", "2020-02-05", "2020-02-05"),
            ("9月23日上线", "2020-03", "2013", "9月23日", "2013-09-23", "2013-09-23", "2013-09-23"),
            ("8月28日停止服务", "2020-11", "2019-10", "8月28日", "2020-08-28", "2020-08-28", "2020-08-28"),
            ("12月20日", "2017-03-09", None, "12月20日", "2016-12-20", "2016-12-20", "2016-12-20"),
            ("2015年11月18日", None, None, "2015年11月18日", "2015-11-18", "2015-11-18", "2015-11-18"),
            ("2月30日", "2020-03", None, "2月30日", None, None, None),
            ("9 月 1 日", "2020-09-02", None, "9 月 1 日", "2020-09-01", "2020-09-01", "2020-09-01"),
            ("双方同意3月6日重回谈判桌", "2020-01-30", None, "3月6日", "2020-03-06", "2020-03-06", "2020-03-06"),
            ("在今年三月卅一日之前", "2023-01-20", None, "今年三月卅一日", "2023-03-31", "2023-03-31", "2023-03-31"),
            ("据某报12月6日报道，他曾有此一说", "2020-03-03", "2016", "12月6日", "2019-12-06", "2019-12-06", "2019-12-06"),
        ),
        ("3个月20日均",),
        within=YEAR,
    ),
    Rule(
        "month",
        rf"(?<![\d.个{HAN}十几])(?P<m>{MONTH})\s?月(?:份)?(?!余|之久|[亮球饼光季]|活|均|薪|嫂|子)",
        _month,
        (
            ("截至今年9月", "2020-11", None, "今年9月", "2020-09", "2020-09-01", "2020-09-30"),
            ("2月份", "2020-03", None, "2月份", "2020-02", "2020-02-01", "2020-02-29"),
            ("2018年6月", None, None, "2018年6月", "2018-06", "2018-06-01", "2018-06-30"),
            ("2016年度12月榜单", None, None, "2016年度12月", "2016-12", "2016-12-01", "2016-12-31"),
            ("公司将于三月公布全年的业绩", "2020-02-21", None, "三月", "2020-03", "2020-03-01", "2020-03-31"),
            ("公司在三月公布了全年的业绩", "2020-02-21", None, "三月", "2019-03", "2019-03-01", "2019-03-31"),
            ("11月获得百度的融资，裁员计划因此搁置", "2020-03", None, "11月", "2019-11", "2019-11-01", "2019-11-30"),
            ("业务正在整改，预计4月上线", "2019-03-19", "2018-08-27", "4月", "2019-04", "2019-04-01", "2019-04-30"),
            ("业务已经整改，4月上线了", "2019-03-19", "2018-02-27", "4月", "2018-04", "2018-04-01", "2018-04-30"),
            ("截至9月，用户", "2020-03", None, "9月", "2019-09", "2019-09-01", "2019-09-30"),
            ("命令最快可能在1月签署，业界都在等", "2019-12-27", None, "1月", "2020-01", "2020-01-01", "2020-01-31"),
            ("公司在1月签署了命令，业界都在等", "2019-12-27", None, "1月", "2019-01", "2019-01-01", "2019-01-31"),
        ),
        ("四个月", "10月活"),
        within=_COARSE,
    ),
    Rule(
        "months from to",
        rf"(?<![\d.个{HAN}十几月])(?P<a>{MONTH})\s?(?:[\-–—~～]{{1,2}}|至|到)\s?(?P<b>{MONTH})\s?月(?:份)?(?!余|\d|[{HAN}十]+[日号])",
        _months_from_to,
        (
            ("2019年1-6月", None, None, "2019年1-6月", "2019-01", "2019-01-01", "2019-06-30"),
            ("1至9月公司的收入增长了三成", "2020-11-08", None, "1至9月", "2020-01", "2020-01-01", "2020-09-30"),
        ),
        ("3至5个月", "3.1-6月"),
        within=YEAR,
    ),
    Rule(
        "relative month",
        r"(?P<w>上上|下下|[上下本这今])一?个?月(?!活|球|薪|度)(?:份)?",
        _relative_month,
        (("上个月15号", "2021-06-14", None, "上个月15号", "2021-05-15", "2021-05-15", "2021-05-15"),),
    ),
    Rule(
        "told month",
        r"(?P<w>[同当次翌])月(?!留存)",
        _told_month,
        (("同月召开", "2020-02-28", "2018-12", "同月", "2018-12", "2018-12-01", "2018-12-31"),),
    ),
    Rule(
        "part of a month",
        r"(?P<p>初(?![一二三四五六七八九十])|[底末]|[上中下]旬|[上下]半月)",
        _month_part,
        (
            ("今年1月底", "2020-03", None, "今年1月底", "2020-01", "2020-01-26", "2020-01-31"),
            ("1月初更新", "2017-03-09", None, "1月初", "2017-01", "2017-01-01", "2017-01-05"),
            ("3月下半月", "2017-03-09", None, "3月下半月", "2017-03", "2017-03-16", "2017-03-31"),
        ),
        within=frozenset({"month"}),
        alone=False,
    ),
    Rule(
        "part of this month",
        r"(?<![\d一二三四五六七八九十个本上下这])月(?P<p>[初底末])",
        _month_part,
        (("月底上线", "2021-06-14", None, "月底", "2021-06", "2021-06-26", "2021-06-30"),),
    ),
    Rule(
        "part of a quarter",
        r"(?P<p>[初末])",
        _quarter_part,
        (("去年四季度初", "2021-06-14", None, "去年四季度初", "2020-Q4", "2020-10-01", "2020-10-31"),),
        within=frozenset({"quarter"}),
        alone=False,
    ),
    Rule(
        "day",
        rf"(?<![\d.{HAN}十百第共近超达约])(?<!{LASTS})(?![{HAN}](?:日|号))(?P<d>{_DAY})(?:\s?日(?![均活内游元韩线夜本常报程前后达])|号(?![楼线店馆院码召称令文卡手位》]))",
        _day,
        (
            ("本月9日", "2021-06-14", None, "本月9日", "2021-06-09", "2021-06-09", "2021-06-09"),
            ("29日宣布", "2016-01-22", None, "29日", "2016-01-29", "2016-01-29", "2016-01-29"),
        ),
        ("2号线", "10日元", "7日内", "他被拘留10日", "账号被禁言7日"),
        within=frozenset({"month"}),
    ),
    Rule(
        "day of the month told",
        r"(?P<d>[一二三四五六七八九])(?:日(?![均活内游元韩线夜本常报程前后达])|号(?![楼线店馆院码召称令文卡手位》]))",
        _day,
        (("下月三号上线", "2021-06-14", None, "下月三号", "2021-07-03", "2021-07-03", "2021-07-03"),),
        ("下月三号线开通", "三号上线"),
        within=frozenset({"month"}),
        alone=False,
    ),
    Rule(
        "month-day figures",
        r"(?<![\d.\-/])(?P<m>0[1-9])-(?P<d>3[01]|[12]\d|0[1-9])(?![\d\-.])",
        _month_day,
        (("09-01", "2021-06-14", None, "09-01", "2021-09-01", "2021-09-01", "2021-09-01"),),
    ),
)
