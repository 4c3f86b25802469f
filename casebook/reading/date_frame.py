"""What every part of a date shares: the frame it is resolved against, the form of a rule, and how lacking parts are taken.

A reader is given its match, the period that stands before it in the chain (None at the beginning) and the frame. It
returns the period meant, None where the match is no date after all, or raises NotResolved.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from casebook.reading import calendar
from casebook.reading.calendar import Period, Point
from casebook.reading.numerals import bounds

# Words that put a date into the future; a question asks about it.
_AHEAD = "将(?!近)|计划|预计|拟|有望|明[年天日]|未来|准备|打算|届时|目标|必须|(?<![于超及合])预期|可能|[?？吗]"
# Right after its date, what has been said or closed: “周四宣布，计划…” is past whatever is planned.
_SAID = re.compile(r"[，,]?(?:(?![将拟会])[^，。；,;]){0,12}?(?:宣布|公布|披露|透露|表示|回应|报道|发表|指出|收盘|盘中|开盘|收涨|收跌|大涨|大跌)")
# A date alone, or with a word or two, is no telling; a press sentence is longer.
_SENTENCE = 10


@lru_cache(maxsize=1)  # asked for every date of one text
def _looks_ahead(text: str) -> bool:
    return re.search(_AHEAD, text) is not None


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

    def tells_past(self, at: int | None = None) -> bool:
        """Whether a date that could lie before or after the anchor lies before it: what follows it, at `at`, has been said, or the sentence has
        no word for the future and no question."""
        said = at is not None and _SAID.match(self.text, at)
        return bool(said) or (len(self.text) >= _SENTENCE and not _looks_ahead(self.text))


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


HAN = "零〇○一二三四五六七八九"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])"
COUNT = rf"(?:\d{{1,3}}|[{HAN}十两廿卅]{{1,3}})"
UNIT = r"(?P<u>年|个月|月|周|个星期|星期|个礼拜|天|日)"
YEAR = frozenset({"year"})


def integer(numeral: str) -> int:
    """The value of a whole numeral. Raises NotResolved for a vague one (两三年)."""
    low, high = bounds(numeral)
    if low != high:
        raise NotResolved
    return int(low)


def taken(period: Period | None, need: str, source: str) -> Period:
    """The period, marked as lacking `need`, which came from `source`. Raises NotResolved for no period."""
    if period is None:
        raise NotResolved
    return replace(period, needs=period.needs | {need}, source=source)


def kept(period: Period | None, base: Period | None, need: str = "year", source: str = "anchor") -> Period | None:
    """A part of `base` keeps what its base needed; a part without base needs the anchor."""
    if period is None:
        raise NotResolved
    return replace(period, needs=base.needs, source=base.source) if base else taken(period, need, source)


def anchor_of(frame: Frame) -> Point:
    """The anchor. Raises NotResolved where there is none."""
    if frame.anchor is None:
        raise NotResolved
    return frame.anchor


def anchor_day(frame: Frame) -> date | None:
    """The anchor as a day, or None where only its month or year is known."""
    anchor = anchor_of(frame)
    return date(anchor.year, anchor.month, anchor.day) if anchor.month and anchor.day else None


def told_of(frame: Frame) -> tuple[Point, str]:
    """The last date told and where. Raises NotResolved where there is none."""
    point, source = frame.told()
    if point is None:
        raise NotResolved
    return point, source


def base_year(base: Period | None, frame: Frame) -> int:
    """The year that the chain has reached, else the anchor's."""
    return base.start.year if base else anchor_of(frame).year


def shifted_month(point: Point, by: int) -> Period | None:
    """The month so many months after the point's. Raises NotResolved where the point names no month."""
    if point.month is None:
        raise NotResolved
    count = point.year * 12 + point.month - 1 + by
    return calendar.month(count // 12, count % 12 + 1)
