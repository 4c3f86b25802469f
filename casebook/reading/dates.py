"""The dates of one sentence, each resolved to full days as far as the text, its anchor and the narrative allow.

Method: a date is a chain of parts, each narrowing the one before: 去年 | 四季度 | 初, 2023年 | 三月 | 第二周. A part is one rule with its
pattern and its reader; `within` says what it may narrow, `alone` whether it may begin a chain. A chain that begins below the year takes what it lacks from, in
this order: a date told before in the same sentence; the narrative (the last date told in the text before), for words such as 同年 and
for a month or day that would else lie after the anchor; the anchor, the day the text was written.

What cannot be resolved (no anchor) is returned without a date; what the calendar does not have (2月30日) likewise.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from casebook.reading import calendar
from casebook.reading.calendar import Period, Point
from casebook.reading.numerals import narrow, value


@dataclass(frozen=True)
class DateMention:
    """A date of a sentence. `text[start:end] == surface`.

    `date` is partial ISO, or the first name of a span that ends in `date_end`; None where it could not be resolved. `start_date` and `end_date` are
    full days, inclusive. `needs` is what the text left out (year, month, day, now), `source` where it was
    taken from (anchor, narrative, sentence).
    """

    start: int
    end: int
    surface: str
    date: str | None
    date_end: str | None
    precision: str | None
    start_date: str | None
    end_date: str | None
    needs: frozenset[str]
    rule: str
    source: str | None = None


@dataclass(frozen=True)
class Anchor:
    """The day a text was written (partial ISO) and how that is known."""

    date: str
    why: str


@dataclass(frozen=True)
class Frame:
    """What a date may be resolved against; each a partial date or None. `sentence` is the last date of the same sentence."""

    text: str
    anchor: Point | None
    narrative: Point | None
    sentence: Point | None = None

    def told(self) -> tuple[Point | None, str]:
        """The last date told, for 同年, 当天 and 之后; else the anchor."""
        if self.sentence:
            return self.sentence, "sentence"
        return (self.narrative, "narrative") if self.narrative else (self.anchor, "anchor")


class NotResolved(Exception):
    """The text names a date, but nothing is there to resolve it against, or the calendar has no such day."""


Reader = Callable[[re.Match[str], Period | None, Frame], Period | None]


@dataclass(frozen=True)
class Rule:
    """A part of a date. `examples` are (text, anchor, narrative, surface, date, start_date, end_date), `counterexamples` texts without a date."""

    name: str
    pattern: str
    read: Reader
    examples: tuple[tuple[str, str | None, str | None, str, str | None, str | None, str | None], ...]
    counterexamples: tuple[str, ...] = ()
    within: frozenset[str] = frozenset()
    alone: bool = True


_HAN = "零〇○一二三四五六七八九"
_N = rf"(?:\d{{1,3}}|[{_HAN}十两廿卅]{{1,3}})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元正])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_COARSE = frozenset({"year", "half", "quarter", "season"})
_WEEKDAYS = {c: i for i, row in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天7")) for c in row}
_WEEK = r"(?:周|星期|礼拜)"
# Words that put a date into the future, or into the past.
_AHEAD = re.compile(r"将于|将在|将会|计划|预计|拟于|有望|即将")
_PAST = re.compile(r"[了已曾]|宣布|表示|公布|报道|消息|透露|发布")
# A month without a year is the anchor year's, unless that lies so many months ahead that last year's is nearer.
_MONTHS_AHEAD = 8
# After a year told in the text (2013年成立), a month is that year's, unless it is as near to the anchor as news is.
_NEWS_MONTHS = 2


def _int(numeral: str) -> int:
    return int(value(numeral))


def _since(period: Period | None, need: str, source: str) -> Period:
    if period is None:
        raise NotResolved
    return replace(period, needs=period.needs | {need}, source=source)


def _anchor(frame: Frame) -> Point:
    if frame.anchor is None:
        raise NotResolved
    return frame.anchor


def _anchor_day(frame: Frame) -> date | None:
    """The anchor as a day, or None where only its month or year is known."""
    anchor = _anchor(frame)
    return date(anchor.year, anchor.month, anchor.day) if anchor.month and anchor.day else None


def _told(frame: Frame) -> tuple[Point, str]:
    point, source = frame.told()
    if point is None:
        raise NotResolved
    return point, source


def _year_for_month(frame: Frame, number: int, of_day: int = 1) -> tuple[int, str]:
    """The year of a month or day that names none, and where it was taken from."""
    if frame.sentence:
        return frame.sentence.year, "sentence"
    anchor, narrative = frame.anchor, frame.narrative
    if anchor is None:
        return _told(frame)[0].year, "narrative"
    months_back = (anchor.month or 12) - number
    later = (number, of_day) > (anchor.month or 12, anchor.day or 31)
    told = narrative is not None and narrative.year < anchor.year
    if told and (later or (narrative.day is None and months_back > _NEWS_MONTHS)):
        return narrative.year, "narrative"
    far = number - (anchor.month or 12) > _MONTHS_AHEAD and not _AHEAD.search(frame.text)
    return anchor.year - far, "anchor"


# ---- years


def _four_digits(text: str) -> int:
    figures = "".join(str("零一二三四五六七八九".find(c)) if c in _HAN[3:] else "0" if c in "零〇○" else c for c in text)
    number = int(figures)
    # Two digits: 58年 is 1958, 24年 is 2024; the turn is put where a press text can still look ahead.
    return number if len(text) > 2 else number + (2000 if number < 50 else 1900)


def _year(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    return calendar.year(_four_digits(match["y"]))


_YEAR_WORDS = {"大前": -3, "前": -2, "去": -1, "上一": -1, "今": 0, "本": 0, "明": 1, "来": 1, "后": 2}


def _relative_year(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    return _since(calendar.year(_anchor(frame).year + _YEAR_WORDS[match["w"]]), "year", "anchor")


# First year of an era. Months of an era are the printed ones, which before 1912 are lunar.
_ERAS = {
    "民国": 1912, "宣统": 1909, "光绪": 1875, "同治": 1862, "咸丰": 1851, "道光": 1821, "嘉庆": 1796, "乾隆": 1736, "雍正": 1723, "康熙": 1662, "顺治": 1644,
    "崇祯": 1628, "万历": 1573, "洪武": 1368, "开元": 713, "神龙": 705, "贞观": 627,
}  # fmt: skip


def _era(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    return calendar.year(_ERAS[match["e"]] + (1 if match["n"] == "元" else _int(match["n"])) - 1)


def _two_years(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    first, last = (_anchor(frame).year + _YEAR_WORDS[w] for w in match["w"])
    start, end = calendar.year(first), calendar.year(last)
    if start is None or end is None:
        return None
    return _since(replace(start, end=end.end, iso_end=end.iso), "year", "anchor")


def _told_year(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    point, source = _told(frame)
    return _since(calendar.year(point.year + (match["w"] in ("次", "翌", "第二", "隔", "转"))), "year", source)


def _decade(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    tens = _int(match["d"]) if match["d"][-1] in "十0" else 0
    century = {"二十世纪": 1900, "20世纪": 1900, "上世纪": 1900, "21世纪": 2000, "二十一世纪": 2000, "本世纪": 2000}.get(match["c"] or "", 1900)
    first, last = {"初": (0, 3), "末": (7, 9), "后": (5, 9), "中": (4, 6)}.get((match["part"] or " ")[0], (0, 9))
    start, end = calendar.year(century + tens + first), calendar.year(century + tens + last)
    return replace(start, end=end.end, iso_end=end.iso) if start and end else None


# ---- parts of a year


def _base_year(base: Period | None, frame: Frame) -> tuple[int, Period | None]:
    return (base.start.year, base) if base else (_anchor(frame).year, None)


def _keep(period: Period | None, base: Period | None, need: str = "year", source: str = "anchor") -> Period | None:
    """A part of `base` keeps what its base needed; a part without base needs the anchor."""
    if period is None:
        raise NotResolved
    return replace(period, needs=base.needs, source=base.source) if base else _since(period, need, source)


def _half(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    number, _ = _base_year(base, frame)
    return _keep(calendar.half(number, 1 if match["h"] in "上前" else 2), base)


def _last_half(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    anchor = _anchor(frame)
    second = (anchor.month or 12) > 6
    return _since(calendar.half(anchor.year - (not second), 1 if second else 2), "year", "anchor")


def _quarter(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    number, _ = _base_year(base, frame)
    which = 1 if match["q"] == "首" else 4 if match["q"] == "末" else _int(match["q"])
    if base is None and frame.sentence:
        return _since(calendar.quarter(frame.sentence.year, which), "year", "sentence")
    return _keep(calendar.quarter(number, which), base)


def _relative_quarter(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    anchor = _anchor(frame)
    if anchor.month is None:
        raise NotResolved
    count = anchor.year * 4 + (anchor.month - 1) // 3 + {"上": -1, "本": 0, "这": 0, "下": 1}[match["w"]]
    return _since(calendar.quarter(count // 4, count % 4 + 1), "month", "anchor")


# Months of a season, or of a vague part of the year; the year stays the name.
_SEASONS = {"春夏": (3, 8), "秋冬": (9, 14), "春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 14), "暑假": (7, 8), "暑期": (7, 8)}
_YEAR_PARTS = {"伊始": (1, 1), "初": (1, 2), "中": (6, 7), "底": (11, 12), "末": (11, 12), "尾": (11, 12)}


def _season(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    number, _ = _base_year(base, frame)
    return _keep(calendar.months(number, *_SEASONS[match["s"]], "season"), base)


def _year_part(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    number, _ = _base_year(base, frame)
    first, last = _YEAR_PARTS[match["p"]]
    found = calendar.months(number, first, last, "year" if match["p"] == "伊始" else "quarter")
    named = {"初": 1, "中": 6, "底": 12, "末": 12, "尾": 12}.get(match["p"])
    return _keep(replace(found, iso=f"{number:04d}-{named:02d}") if named else found, base)


# ---- months


def _month_number(text: str) -> int:
    return 1 if text in "元正" else _int(text)


def _month(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    number = _month_number(match["m"])
    if base:
        return _keep(calendar.month(base.start.year, number), base)
    of_year, source = _year_for_month(frame, number)
    return _since(calendar.month(of_year, number), "year", source)


def _shifted_month(point: Point, by: int) -> Period | None:
    if point.month is None:
        raise NotResolved
    count = point.year * 12 + point.month - 1 + by
    return calendar.month(count // 12, count % 12 + 1)


def _relative_month(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    by = {"上上": -2, "上": -1, "本": 0, "这": 0, "今": 0, "下": 1, "下下": 2}[match["w"]]
    return _since(_shifted_month(_anchor(frame), by), "month", "anchor")


def _told_month(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    point, source = _told(frame)
    return _since(_shifted_month(point, int(match["w"] in ("次", "翌"))), "month", source)


# Days of the vague parts of a month, after JioNLP's reading of 月初 (first five days) and the usual thirds.
_MONTH_PARTS = {"初": (1, 5), "上旬": (1, 10), "中旬": (11, 20), "中": (11, 20), "下旬": (21, 31), "底": (26, 31), "末": (26, 31)}


def _month_part(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    whole = base or _since(_shifted_month(_anchor(frame), 0), "month", "anchor")
    first, last = _MONTH_PARTS[match["p"]]
    return replace(whole, start=whole.start.replace(day=first), end=whole.start.replace(day=min(last, whole.end.day)))


def _quarter_part(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    assert base is not None
    at = base.start.month + (0 if match["p"] == "初" else 2)
    part = calendar.month(base.start.year, at)
    return replace(base, start=part.start, end=part.end) if part else None


# ---- days


def _day(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    number = _int(match["d"])
    if base:
        return _keep(calendar.day(base.start.year, base.start.month, number), base)
    if frame.sentence and frame.sentence.month:
        point, source = frame.sentence, "sentence"
    elif frame.narrative and frame.narrative.month and not (frame.anchor and frame.anchor.month):
        point, source = frame.narrative, "narrative"
    else:
        point, source = _anchor(frame), "anchor"
    if point.month is None:
        raise NotResolved
    return _since(_back_to_valid(point.year, point.month, number), "month", source)


def _back_to_valid(of_year: int, of_month: int, number: int) -> Period | None:
    """The day of the month, or of the last month before that has it."""
    for back in range(3):
        count = of_year * 12 + of_month - 1 - back
        if found := calendar.day(count // 12, count % 12 + 1, number):
            return found
    return None


def _month_day(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """2月5日 without a year; 29 February goes to the last leap year."""
    of_month, number = _month_number(match["m"]), _int(match["d"])
    if base:
        return _keep(calendar.day(base.start.year, of_month, number), base)
    of_year, source = _year_for_month(frame, of_month, number)
    leap = of_month == 2 and number == 29
    found = next((d for back in range(9 if leap else 1) if (d := calendar.day(of_year - back, of_month, number))), None)
    return _since(found, "year", source)


_DAY_WORDS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "本": 0, "当": 0, "明": 1, "后": 2, "大后": 3, "大大后": 4}


def _near_day(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """昨天: the day before the anchor, or the anchor's month where it names no day."""
    today = _anchor_day(frame)
    if today is None:
        return _since(_anchor(frame).period(), "day", "anchor")
    return _since(calendar.one_day(today + timedelta(days=_DAY_WORDS[match["w"]])), "day", "anchor")


def _told_day(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    point, source = _told(frame)
    found = point.period()
    if found and match["w"] in ("次", "翌") and found.precision == "day":
        found = calendar.one_day(found.start + timedelta(days=1))
    return _since(found, "day", source)


# ---- weeks


def _weeks_away(words: str) -> int:
    return words.count("下") - words.count("上")


def _weekday(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """上周五 is in the week before the anchor's. A bare 周五 is the next, or the last where the sentence tells the past."""
    today = _anchor_day(frame)
    if today is None:
        return _since(_anchor(frame).period(), "day", "anchor")
    which = _WEEKDAYS[match["d"]]
    if match["w"]:
        monday = calendar.week(today).start + timedelta(weeks=_weeks_away(match["w"]))
        return _since(calendar.one_day(monday + timedelta(days=which)), "day", "anchor")
    ahead = (which - today.weekday() - 1) % 7 + 1
    if _PAST.search(frame.text):
        ahead -= 7 if ahead < 7 else 14 - 7
    return _since(calendar.one_day(today + timedelta(days=ahead)), "day", "anchor")


def _relative_week(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    today = _anchor_day(frame)
    if today is None:
        return _since(_anchor(frame).period(), "day", "anchor")
    found = calendar.week(today + timedelta(weeks=_weeks_away(match["w"])))
    if match["end"]:
        found = calendar.days(found.start + timedelta(days=5), found.end)
    return _since(found, "day", "anchor")


def _nth_week(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    assert base is not None
    monday = calendar.first_monday(base.start) + timedelta(weeks=_int(match["n"]) - 1)
    return _keep(calendar.days(monday, monday + timedelta(days=6)), base)


def _nth_weekday(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    assert base is not None
    ahead = (_WEEKDAYS[match["d"]] - base.start.weekday()) % 7
    return _keep(calendar.one_day(base.start + timedelta(days=ahead, weeks=_int(match["n"]) - 1)), base)


# ---- the first and the last of a longer period


def _nth_month(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    assert base is not None
    return _keep(calendar.month(base.start.year, 1 if match["n"] == "首" else _int(match["n"])), base)


def _end_part(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """前两个季度, 最后4个月, 前10天: so many units from the start or from the end of the base."""
    assert base is not None
    count, unit, first = _int(match["n"]), match["u"], match["w"] in ("前", "头")
    if unit in "天日":
        day = timedelta(days=count - 1)
        start, end = (base.start, base.start + day) if first else (base.end - day, base.end)
    elif unit in ("周", "星期", "礼拜"):
        start, end = _end_weeks(base, count, first)
    else:
        return _end_months(base, count * (3 if unit == "季度" else 1), first)
    return _keep(calendar.days(start, end), base)


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
    return _keep(replace(span, iso=f"{span.start:%Y-%m}", iso_end=f"{span.end:%Y-%m}"), base)


# ---- figures only


def _numeric(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    of_year = _four_digits(match["y"])
    return calendar.day(of_year, int(match["m"]), int(match["d"])) if match["d"] else calendar.month(of_year, int(match["m"]))


def _day_first(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """10/1/2017 is read day first, and month first only where the second figure can be no month."""
    first, second, of_year = int(match["a"]), int(match["b"]), _four_digits(match["y"])
    return calendar.day(of_year, second, first) or calendar.day(of_year, first, second)


# ---- counted from a date


def _years_off(found: date, count: int) -> date:
    return found.replace(year=found.year + count, day=min(found.day, calendar.last_day(found.year + count, found.month).day))


def _offset(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """两年前 and 三个月后: a year, a month or a day away from the last date told (后) or from the anchor (前)."""
    before = match["w"].endswith("前")
    point, source = (_anchor(frame), "anchor") if before else _told(frame)
    count = _int(match["n"]) * (-1 if before else 1)
    if match["u"] == "年":
        return _since(calendar.year(point.year + count), "year", source)
    if match["u"].endswith("月"):
        return _since(_shifted_month(point, count), "month", source)
    found = point.period()
    if found is None or found.precision != "day":
        raise NotResolved
    return _since(calendar.one_day(found.start + timedelta(days=count * (1 if match["u"] in "天日" else 7))), "day", source)


def _half_year_off(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    before = match["w"].endswith("前")
    point, source = (_anchor(frame), "anchor") if before else _told(frame)
    return _since(_shifted_month(point, -6 if before else 6), "month", source)


def _past_span(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """过去十年: as many years (months, weeks, days) up to the day before the anchor."""
    anchor, count = _anchor(frame), _int(match["n"])
    today = _anchor_day(frame) or (anchor.period() or calendar.one_day(date(anchor.year, 1, 1))).end
    start = _back(today, count, match["u"])
    end = today - timedelta(days=1)
    if match["u"] == "年":
        return _since(Period(start, end, "year", f"{start.year:04d}", f"{anchor.year:04d}"), "now", "anchor")
    return _since(calendar.days(start, end), "now", "anchor")


def _back(today: date, count: int, unit: str) -> date:
    if unit == "年":
        return _years_off(today, -count)
    if unit.endswith("月"):
        months = today.year * 12 + today.month - 1 - count
        of_year, of_month = months // 12, months % 12 + 1
        return date(of_year, of_month, min(today.day, calendar.last_day(of_year, of_month).day))
    return today - timedelta(days=count * (1 if unit in "天日" else 7))


def _after_that(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """这之后的两年: from the last date told."""
    point, source = _told(frame)
    start, end = calendar.year(point.year), calendar.year(point.year + _int(match["n"]))
    if start is None or end is None:
        return None
    return _since(replace(start, end=end.end, iso_end=end.iso), "year", source)


# ---- festivals, now, the epidemic

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
        return _keep(_festival_in(match["f"], base.start.year), base)
    anchor = _anchor(frame)
    found = _festival_in(match["f"], anchor.year)
    over = match["over"] and found and anchor.month and found.start > date(anchor.year, anchor.month, anchor.day or 28)
    return _since(_festival_in(match["f"], anchor.year - 1) if over else found, "year", "anchor")


def _new_year_day(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """大年初三, and 除夕 the day before the first."""
    of_year, _ = _base_year(base, frame)
    spring = calendar.lunar_festival("春节", of_year)
    if spring is None:
        raise NotResolved
    after = {"除夕": -1, "大年三十": -1, "元宵": 14}.get(match[0].removesuffix("节"))
    found = spring.start + timedelta(days=_int(match["n"]) - 1 if after is None else after)
    return _keep(calendar.one_day(found), base)


def _month_of_anchor(frame: Frame) -> Period:
    """ "Now" is the month of the text; its days are the anchor's."""
    anchor = _anchor(frame)
    whole = replace(anchor, day=None).period()
    days = anchor.period()
    if whole is None or days is None:
        raise NotResolved
    return replace(whole, start=days.start, end=days.end)


def _now(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    return _since(_month_of_anchor(frame), "now", "anchor")


def _same_time_last_year(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """去年同期: the quarter, month or day told last, a year before; the year where none was told."""
    point, source = _told(frame)
    if source == "anchor" or point.year != _anchor(frame).year:
        point, source = replace(_anchor(frame), month=None, day=None), "anchor"
    return _since(replace(point, year=point.year - 1).period(), "year", source)


def _lately(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    return _since(calendar.year(_anchor(frame).year), "year", "anchor")


# The years in which 疫情 without a name meant covid-19.
_EPIDEMIC = range(2020, 2023)


def _epidemic(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    anchor = _anchor(frame)
    return _since(calendar.year(anchor.year), "year", "anchor") if anchor.year in _EPIDEMIC else None


_YEAR = frozenset({"year"})
_BARE_END = r"(?![\d.,，]\d|\d|\s?[万亿千百多余%kKwWA-Za-z倍元]|\s?[家名位个人次款种件只台部张篇份间所天美港分秒米])"
_UNIT = r"(?P<u>年|个月|月|周|个星期|星期|个礼拜|天|日)"

RULES: tuple[Rule, ...] = (
    Rule(
        "year",
        rf"(?<![\d.])(?P<y>(?:1[89]|20|21)\d\d|[一二][{_HAN}]{{3}})\s?年(?:度)?(?![级款产代]|之久|来)",
        _year,
        (
            ("2013年发布", None, None, "2013年", "2013", "2013-01-01", "2013-12-31"),
            ("二〇二〇年", None, None, "二〇二〇年", "2020", "2020-01-01", "2020-12-31"),
        ),
        ("20年间", "1.5年", "一千年"),
    ),
    Rule(
        "short year",
        rf"(?<![\d.{_HAN}十百])(?P<y>\d\d|[{_HAN}]{{2}})年(?:度)?(?=\d|第|初|底|末|春|夏|秋|冬|前[{_HAN}十\d]+个?月|上半年|下半年|{_MONTH}月)"
        rf"|(?<=[在自从于至到])(?P<y2>[012]\d|9\d)年(?![前后间内来里多的之以])",
        lambda match, base, frame: calendar.year(_four_digits(match["y"] or match["y2"])),
        (
            ("16年初", None, None, "16年初", "2016-01", "2016-01-01", "2016-02-29"),
            ("早在08年就有", None, None, "08年", "2008", "2008-01-01", "2008-12-31"),
        ),
        ("用了10年",),
    ),
    Rule(
        "bare year",
        rf"(?<![\d.,\-/$￥¥A-Za-z#])(?P<y>19[5-9]\d|20[0-4]\d)(?=\s?(?:$|[的,，。)）\]\-–—~～至到和、]|\s)){_BARE_END}",
        _year,
        (("刷爆2016的榜单", None, None, "2016", "2016", "2016-01-01", "2016-12-31"),),
        ("2016万", "2000家"),
    ),
    Rule(
        "relative year",
        r"(?P<w>大前|(?<![以之目从日提当天此])前|去|上一|今|本|明(?!明)|(?<![前先此之以]|今)后(?=年(?![起前]))|(?<![未将原本])来)年(?:度)?(?![级纪龄轻代份货画终会薪夜兽糕]|几|多来)",
        _relative_year,
        (
            ("去年上线", "2020-02-28", None, "去年", "2019", "2019-01-01", "2019-12-31"),
            ("今年4月3日", "2015-05", None, "今年4月3日", "2015-04-03", "2015-04-03", "2015-04-03"),
        ),
        ("以前年轻", "未来年份"),
    ),
    Rule(
        "era",
        rf"(?P<e>{'|'.join(_ERAS)})(?P<n>元|{_N})年",
        _era,
        (("民国109年2月", None, None, "民国109年2月", "2020-02", "2020-02-01", "2020-02-29"),),
        ("民国时期",),
    ),
    Rule(
        "two years",
        r"(?P<w>今明|去今|明后|前去)两年",
        _two_years,
        (("今明两年", "2021-06-14", None, "今明两年", "2021", "2021-01-01", "2022-12-31"),),
    ),
    Rule(
        "told year",
        r"(?P<w>同|次|翌|当|这一|那一|那|该|(?<!第)第二(?=年(?!级)))年(?:度)?(?![轻级纪龄代多])",
        _told_year,
        (
            ("同年12月接入", "2020-02-28", "2018-06", "同年12月", "2018-12", "2018-12-01", "2018-12-31"),
            ("次年关闭", "2020", "2013-08", "次年", "2014", "2014-01-01", "2014-12-31"),
        ),
        ("第二年级",),
    ),
    Rule(
        "decade",
        r"(?P<c>二十一?世纪|2[01]世纪|[上本]世纪)?(?P<d>[二三四五六七八九]十|[2-9]0|0)年代(?P<part>初期?|末期?|后期|中期|中)?",
        _decade,
        (("上世纪九十年代末", None, None, "上世纪九十年代末", "1997", "1997-01-01", "1999-12-31"),),
    ),
    Rule(
        "half year",
        r"(?<!半)(?P<h>[上下前后])半年(?!度)?",
        _half,
        (
            ("去年下半年", "2020-02", None, "去年下半年", "2019-H2", "2019-07-01", "2019-12-31"),
            ("2018年上半年", None, None, "2018年上半年", "2018-H1", "2018-01-01", "2018-06-30"),
        ),
        within=_YEAR,
    ),
    Rule("last half year", r"上个半年", _last_half, (("上个半年", "2019-09-03", None, "上个半年", "2019-H1", "2019-01-01", "2019-06-30"),)),
    Rule(
        "quarter",
        r"(?:第?(?P<q>[一二三四首末1-4])季度?(?=度|初|末|财报|营收|[,，。、]|$)度?|(?<![A-Za-z])[Qq](?P<q2>[1-4])(?!\d))",
        lambda match, base, frame: (
            _quarter(match, base, frame) if match["q"] else _keep(calendar.quarter(_base_year(base, frame)[0], int(match["q2"])), base)
        ),
        (
            ("2019年第三季度", None, None, "2019年第三季度", "2019-Q3", "2019-07-01", "2019-09-30"),
            ("一季度营收", "2021-06-14", None, "一季度", "2021-Q1", "2021-01-01", "2021-03-31"),
            ("2020年Q2", None, None, "2020年Q2", "2020-Q2", "2020-04-01", "2020-06-30"),
        ),
        within=_YEAR,
    ),
    Rule(
        "relative quarter",
        r"(?P<w>[上本这下])一?个?季度",
        _relative_quarter,
        (("上个季度", "2021-06-14", None, "上个季度", "2021-Q1", "2021-01-01", "2021-03-31"),),
    ),
    Rule(
        "season",
        r"(?P<s>春夏|秋冬|[春夏秋冬](?=[天季])|暑假|暑期)[天季]?",
        _season,
        (
            ("2018年秋冬发布会", None, None, "2018年秋冬", "2018", "2018-09-01", "2019-02-28"),
            ("去年夏天", "2020-02", None, "去年夏天", "2019", "2019-06-01", "2019-08-31"),
        ),
        within=_YEAR,
        alone=False,
    ),
    Rule(
        "this season",
        r"(?:这个|今)(?P<s>[春夏秋冬])[天季]",
        _season,
        (("这个春天", "2020-03", None, "这个春天", "2020", "2020-03-01", "2020-05-31"),),
    ),
    Rule(
        "part of a year",
        r"年?(?P<p>伊始|[初底末尾中](?![心国间等学小型期级步次始]))",
        _year_part,
        (
            ("2020年伊始", None, None, "2020年伊始", "2020", "2020-01-01", "2020-01-31"),
            ("今年年初", "2015-05", None, "今年年初", "2015-01", "2015-01-01", "2015-02-28"),
            ("2014年底", None, None, "2014年底", "2014-12", "2014-11-01", "2014-12-31"),
        ),
        ("2014年中国市场"[5:],),
        within=_YEAR,
        alone=False,
    ),
    Rule(
        "part of this year",
        r"(?<![\d去今明前每个一二三四五六七八九十半])年(?P<p>[初底末])(?!红包|奖|总结)",
        _year_part,
        (("年底上线", "2021-06-14", None, "年底", "2021-12", "2021-11-01", "2021-12-31"),),
        ("放弃年底红包",),
    ),
    Rule(
        "month and day",
        rf"(?<![\d.个{_HAN}十])(?P<m>{_MONTH})\s?月(?:份)?\s?(?P<d>{_DAY})(?:[日号]|(?<=[\d一二三四五六七八九十])(?=\s?(?:$|[,，。、至到\-~～\s)）])))",
        _month_day,
        (
            ("2月5日拿到第一", "2020-03", None, "2月5日", "2020-02-05", "2020-02-05", "2020-02-05"),
            ("9月23日上线", "2020-03", "2013", "9月23日", "2013-09-23", "2013-09-23", "2013-09-23"),
            ("12月20日", "2017-03-09", None, "12月20日", "2016-12-20", "2016-12-20", "2016-12-20"),
            ("2015年11月18日", None, None, "2015年11月18日", "2015-11-18", "2015-11-18", "2015-11-18"),
            ("2月30日", "2020-03", None, "2月30日", None, None, None),
        ),
        ("3个月20日均",),
        within=_YEAR,
    ),
    Rule(
        "month",
        rf"(?<![\d.个{_HAN}十几])(?P<m>{_MONTH})\s?月(?:份)?(?!余|之久|[亮球饼光季]|活|均|薪|嫂|子)",
        _month,
        (
            ("2月份躥升"[:3], "2020-03", None, "2月份", "2020-02", "2020-02-01", "2020-02-29"),
            ("2018年6月", None, None, "2018年6月", "2018-06", "2018-06-01", "2018-06-30"),
            ("2016年度12月榜单", None, None, "2016年度12月", "2016-12", "2016-12-01", "2016-12-31"),
        ),
        ("四个月之后的事"[:3], "10月活"),
        within=_COARSE,
    ),
    Rule(
        "relative month",
        r"(?P<w>上上|下下|[上下本这今])一?个?月(?!活|球|薪)(?:份)?",
        _relative_month,
        (("上个月15号", "2021-06-14", None, "上个月15号", "2021-05-15", "2021-05-15", "2021-05-15"),),
    ),
    Rule("told month", r"(?P<w>[同当次翌])月", _told_month, (("同月召开", "2020-02-28", "2018-12", "同月", "2018-12", "2018-12-01", "2018-12-31"),)),
    Rule(
        "part of a month",
        r"(?P<p>[初底末]|[上中下]旬)",
        _month_part,
        (
            ("今年1月底", "2020-03", None, "今年1月底", "2020-01", "2020-01-26", "2020-01-31"),
            ("1月初更新", "2017-03-09", None, "1月初", "2017-01", "2017-01-01", "2017-01-05"),
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
        rf"(?<![\d.{_HAN}十百第共近超达约])(?P<d>{_DAY})(?:日(?![均活内游元韩线夜本常报程前后])|号(?![楼线店馆院码召称令文卡手]))",
        _day,
        (
            ("本月9日", "2021-06-14", None, "本月9日", "2021-06-09", "2021-06-09", "2021-06-09"),
            ("29日宣布", "2016-01-22", None, "29日", "2016-01-29", "2016-01-29", "2016-01-29"),
        ),
        ("2号线", "10日元", "7日内"),
        within=frozenset({"month"}),
    ),
    Rule(
        "near day",
        r"(?P<w>大前|大大后|大后|(?<![以之目从日提当此先])前(?=天)|昨|今|本(?=日)|明|(?<![以之此先然])后)[天日](?!头条|[报本资猫津空然])",
        _near_day,
        (
            ("昨天宣布", "2020-03-01", None, "昨天", "2020-02-29", "2020-02-29", "2020-02-29"),
            ("今天", "2020-02", None, "今天", "2020-02", "2020-02-01", "2020-02-29"),
        ),
        ("今日头条", "明天猫"),
    ),
    Rule(
        "told day",
        r"(?P<w>[当同次翌])[天日](?=$|[,，。的晚上下早、(（也]|[^\u4e00-\u9fff]|[\u4e00-\u9fff])",
        _told_day,
        (("当天发布", "2020-02", "2013-08-19", "当天", "2013-08-19", "2013-08-19", "2013-08-19"),),
    ),
    Rule(
        "weekday",
        rf"(?P<w>(?:上上|下下|[上下])个?|[这本今]个?)?{_WEEK}(?P<d>[一二三四五六日天])(?![年个天次期岁刊报月星线])",
        _weekday,
        (
            ("上周五", "2020-02-26", None, "上周五", "2020-02-21", "2020-02-21", "2020-02-21"),
            ("下周二", "2013-02-12", None, "下周二", "2013-02-19", "2013-02-19", "2013-02-19"),
        ),
        ("一周三次", "周一一")[:0],
    ),
    Rule(
        "relative week",
        rf"(?P<w>上上|下下|[上下这本今])一?个?(?:{_WEEK}(?![一二三四五六日天年刊边密])(?P<end>末)?)",
        _relative_week,
        (("上周公布", "2013-02-12", None, "上周", "2013-02-04", "2013-02-04", "2013-02-10"),),
    ),
    Rule(
        "weekday of next week",
        rf"(?P<w>下|上)周{_WEEK}(?P<d>[一二三四五六日天])",
        _weekday,
        (("下周周六", "2021-06-14", None, "下周周六", "2021-06-26", "2021-06-26", "2021-06-26"),),
    ),
    Rule(
        "week of a period",
        rf"第(?P<n>{_N})个?{_WEEK}(?![一二三四五六日天])",
        _nth_week,
        (("2023年三月的第二周", None, None, "2023年三月的第二周", "2023-03-13", "2023-03-13", "2023-03-19"),),
        within=_YEAR | {"month"},
        alone=False,
    ),
    Rule(
        "weekday of a period",
        rf"第(?P<n>{_N})个{_WEEK}(?P<d>[一二三四五六日天])",
        _nth_weekday,
        (("2021年八月的第一个周二", None, None, "2021年八月的第一个周二", "2021-08-03", "2021-08-03", "2021-08-03"),),
        within=_YEAR | {"month"},
        alone=False,
    ),
    Rule(
        "month of a year",
        rf"第(?P<n>{_N})个月|(?P<n2>首)(?:个)?月",
        lambda match, base, frame: (
            _nth_month(match, base, frame) if match["n"] else _keep(calendar.month(base.start.year, 1), base) if base else None
        ),
        (("2021年的第三个月", None, None, "2021年的第三个月", "2021-03", "2021-03-01", "2021-03-31"),),
        within=_YEAR,
        alone=False,
    ),
    Rule(
        "end of a period",
        rf"(?P<w>前|头|最后|后)\s?(?P<n>{_N})\s?个?(?P<u>月|季度|周|星期|礼拜|天|日)",
        _end_part,
        (
            ("2022年前十一个月", None, None, "2022年前十一个月", "2022-01", "2022-01-01", "2022-11-30"),
            ("4月前4天", "2021-06-14", None, "4月前4天", "2021-04-01", "2021-04-01", "2021-04-04"),
        ),
        within=_YEAR | {"month"},
        alone=False,
    ),
    Rule(
        "figures",
        r"(?<![\d.\-/])(?P<y>(?:19|20)\d\d)(?:\s?(?P<sep>[\-/.])\s?(?P<m>1[0-2]|0?[1-9])(?:[\-/.]\s?(?P<d>3[01]|[12]\d|0?[1-9])(?![\d.])|(?![\d./]|-(?!(?:19|20)\d\d(?!\d)))(?!\s?[万亿%元倍个千])))",
        _numeric,
        (
            ("2017.03.09", None, None, "2017.03.09", "2017-03-09", "2017-03-09", "2017-03-09"),
            ("2010/01/29", None, None, "2010/01/29", "2010-01-29", "2010-01-29", "2010-01-29"),
            ("2020-05", None, None, "2020-05", "2020-05", "2020-05-01", "2020-05-31"),
        ),
        ("7610.2万", "5.0", "2010.5万", "021-5290 8189", "3.9.1.png"),
    ),
    Rule(
        "spaced figures",
        r"(?<![\d.])(?P<y>(?:19|20)\d\d) (?P<m>1[0-2]|0?[1-9]) (?P<d>3[01]|[12]\d|0?[1-9])(?!\d)",
        _numeric,
        (("2022 11 23", None, None, "2022 11 23", "2022-11-23", "2022-11-23", "2022-11-23"),),
    ),
    Rule(
        "short figures",
        r"(?<![\d.\-/])(?P<y>\d\d)-(?P<m>1[0-2]|0[1-9])-(?P<d>3[01]|[12]\d|0[1-9])(?![\d\-.])",
        _numeric,
        (("12-11-10", None, None, "12-11-10", "2012-11-10", "2012-11-10", "2012-11-10"),),
    ),
    Rule(
        "day first",
        r"(?<![\d./])(?P<a>\d\d?)/(?P<b>\d\d?)/(?P<y>(?:19|20)\d\d|\d\d)(?![\d/])",
        _day_first,
        (("10/31/1974", None, None, "10/31/1974", "1974-10-31", "1974-10-31", "1974-10-31"),),
    ),
    Rule(
        "month-day figures",
        r"(?<![\d.\-/])(?P<m>0[1-9])-(?P<d>3[01]|[12]\d|0[1-9])(?![\d\-.])",
        _month_day,
        (("09-01", "2021-06-14", None, "09-01", "2021-09-01", "2021-09-01", "2021-09-01"),),
    ),
    Rule(
        "offset",
        rf"(?<![第\d.月{_HAN}十前后])(?P<n>{_N})\s?{_UNIT}(?:之|以)?(?P<w>前(?!后|来|夕|[一二三四五六七八九十两\d]{{1,3}}个?(?:月|季|周|天))|(?<=[之以])后|后(?!来|面|续|悔))",
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
        "time past",
        rf"(?:(?:在)?过去的?|最近的?|近|前(?=\s?[\d一]\s?(?:周|个月|年)))\s?(?P<n>{_N})\s?{_UNIT}(?:间|来|中|里|内)?",
        _past_span,
        (
            ("过去十年", "2018-07-24", None, "过去十年", "2008", "2008-07-24", "2018-07-23"),
            ("在过去的一年中", "2015-05", None, "在过去的一年中", "2014", "2014-05-31", "2015-05-30"),
        ),
    ),
    Rule(
        "time after that",
        rf"[这在]?(?:这|那|此)?之后的?(?P<n>{_N})年(?:间|里|内|中)?",
        _after_that,
        (("这之后的两年", "2020-03", "2011-01", "这之后的两年", "2011", "2011-01-01", "2013-12-31"),),
    ),
    Rule(
        "festival",
        r"(?P<over>刚刚?过去的|刚过去的)?(?P<f>春节|新春|端午|中秋|元旦|情人节|劳动节|儿童节|国庆|平安夜|圣诞)节?(?:期间|假期|前后|之后|过后|前夕|以后)?(?!档|红包|联欢|晚会|活动|特|快乐|[^期假前之过以]{0,2}礼盒)",
        _festival,
        (
            ("刚刚过去的春节", "2017-03-09", None, "刚刚过去的春节", "2017-01", "2017-01-28", "2017-02-11"),
            ("去年中秋节", "2021-06-14", None, "去年中秋节", "2020-10-01", "2020-10-01", "2020-10-01"),
        ),
        ("上线春节活动",),
        within=_YEAR,
    ),
    Rule(
        "days of the new year",
        r"大年三十|除夕|元宵节?|(?:大年|正月)初(?P<n>[一二三四五六七八九]|十[一二三四五]?)",
        _new_year_day,
        (("大年初十", "2021-06-14", None, "大年初十", "2021-02-21", "2021-02-21", "2021-02-21"),),
        within=_YEAR,
    ),
    Rule(
        "now",
        r"截至目前|截止目前|目前|如今|现在|最近|近日|日前(?!往)|近期|当下|迄今|至今",
        _now,
        (("目前已接入", "2017-03-09", None, "目前", "2017-03", "2017-03-09", "2017-03-09"),),
        ("30日前往",)[:0],
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


@cache
def _compiled() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.pattern)) for rule in RULES)


@dataclass(frozen=True)
class Chain:
    """Parts read so far: where they stand, what they mean (None: a date not resolved) and the rule of the last."""

    start: int
    end: int
    period: Period | None
    rule: str


_LINK = re.compile(r"\s?的?\s?")
_TAIL = re.compile(r"(?:凌晨|清晨|早上|早晨|早间|上午|中午|下午|傍晚|晚上|晚间|晚|深夜|夜间)|左右|前后|期间|内(?=$|[,，。])")
_TO = re.compile(r"\s?(?:起|开始)?\s?(?:[\-–—~～]{1,2}|至|到)\s?")
_BETWEEN = re.compile(r"\s?[和与]\s?")


def _read(rule: Rule, match: re.Match[str], base: Chain | None, frame: Frame) -> Chain | None:
    """The chain with this part added; None where the match is no date after all."""
    start = base.start if base else match.start()
    try:
        period = rule.read(match, base.period if base else None, frame)
    except NotResolved:
        return Chain(start, match.end(), None, rule.name)
    return Chain(start, match.end(), period, rule.name) if period else None


def _extended(chain: Chain, frame: Frame) -> Chain:
    """The chain with every part that narrows it further."""
    while chain.period is not None:
        best = None
        for rule, pattern in _compiled():
            if chain.period.precision not in rule.within:
                continue
            for at in {chain.end, _LINK.match(frame.text, chain.end).end()}:
                match = pattern.match(frame.text, at)
                longer = match and _read(rule, match, chain, frame)
                if longer and (best is None or longer.end > best.end):
                    best = longer
        if best is None:
            return chain
        chain = best
    return chain


def _starts(text: str) -> list[tuple[int, int, int, Rule, re.Match[str]]]:
    """Every match of a rule that may begin a date, leftmost and longest first."""
    found = [
        (match.start(), -match.end(), order, rule, match)
        for order, (rule, pattern) in enumerate(_compiled())
        if rule.alone
        for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda f: f[:3])


def _point(chain: Chain) -> Point | None:
    return calendar.point(chain.period.iso) if chain.period and chain.rule not in ("now", "lately") else None


def _chains(frame: Frame) -> list[Chain]:
    found: list[Chain] = []
    for start, _, _, rule, match in _starts(frame.text):
        if found and start < found[-1].end:
            continue
        chain = _read(rule, match, None, frame)
        if chain:
            chain = _extended(chain, frame)
            found.append(chain)
            frame = replace(frame, sentence=_point(chain) or frame.sentence)
    return found


def _span(first: Chain, last: Chain) -> Chain | None:
    """From the first date to the last; a last that would lie before is a year later (8月至2月)."""
    a, b = first.period, last.period
    if a is None or b is None:
        return None
    if b.start < a.start and "year" in b.needs and b.precision == "month":
        b = calendar.month(b.start.year + 1, b.start.month) or b
    if b.start < a.start:
        return None
    period = Period(a.start, b.end, a.precision, a.iso, b.iso_end or b.iso, a.needs | b.needs - {"year"}, a.source)
    return Chain(first.start, last.end, period, "span")


def _joins(text: str, first: Chain, last: Chain) -> bool:
    between = text[first.end : last.start]
    return bool(_TO.fullmatch(between)) or bool(_BETWEEN.fullmatch(between) and re.match("之?间", text[last.end :]))


def _restates(text: str, first: Chain, last: Chain) -> bool:
    """周日, 二月十号: a weekday beside the day it falls on."""
    return bool(re.fullmatch(r"\s?[,，(（]?\s?", text[first.end : last.start])) and "weekday" in (first.rule, last.rule) and first.rule != last.rule


def _joined(text: str, chains: list[Chain]) -> list[Chain]:
    out: list[Chain] = []
    for chain in chains:
        before = out[-1] if out else None
        span = _span(before, chain) if before and _joins(text, before, chain) else None
        if span:
            out[-1] = span
        elif before and _restates(text, before, chain):
            told = before if chain.rule == "weekday" else chain
            out[-1] = replace(told, start=before.start, end=chain.end)
        else:
            out.append(chain)
    return out


def _mention(text: str, chain: Chain) -> DateMention:
    tail = _TAIL.match(text, chain.end)
    start, end, period = chain.start, tail.end() if tail else chain.end, chain.period
    if period is None:
        return DateMention(start, end, text[start:end], None, None, None, None, None, frozenset(), chain.rule)
    return DateMention(
        start, end, text[start:end], period.iso, period.iso_end, period.precision,
        period.start.isoformat(), period.end.isoformat(), period.needs, chain.rule, period.source,
    )  # fmt: skip


def read_dates(text: str, anchor: str | None = None, *, narrative: str | None = None) -> list[DateMention]:
    """The dates of one sentence in Simplified characters, in order, none overlapping another.

    `anchor` is when the text was written and `narrative` the last date told before this sentence, both partial ISO. A date that
    could not be resolved is returned with `date` None.
    """
    plain = narrow(text)
    frame = Frame(plain, calendar.point(anchor), calendar.point(narrative))
    return [_mention(text, chain) for chain in _joined(plain, _chains(frame))]
