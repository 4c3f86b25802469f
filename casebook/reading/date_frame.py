"""What every part of a date shares: the frame it is resolved against, the form of a rule, and how lacking parts are taken.

A reader is given its match, the period that stands before it in the chain (None at the beginning) and the frame. It
returns the period meant, None where the match is no date after all, or raises NotResolved.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from casebook.reading import calendar
from casebook.reading.calendar import Period, Point
from casebook.reading.numerals import bounds

# Words that put a date into the future; a question asks about it.
_AHEAD = "将(?!近)|计划|预计|拟|有望|明[年天日]|未来|准备|打算|届时|目标|必须|(?<![于超及合场])预期|可能|憧憬|[定订]于|预定|最快|要[到等]|[?？吗]"
# Right after its date, what has been said or closed: “周四宣布，计划…” is past whatever is planned.
_SAID = re.compile(
    r"[，,]?(?:(?![将拟会])[^，。；,;：“「]){0,12}?(?:宣布|公布|披露|透露|表示|回应|报[道导]|发表|指出|强调|致信|发文|显示|说|称(?!为)|收盘|盘中|开盘|收涨|收跌|大涨|大跌)"
)
# A date alone, or with a word or two, is no telling; a press sentence is longer.
_SENTENCE = 10


_QUOTED = re.compile("[“「『][^“「『”」』]*[”」』]?")
_MARKS = "，,。；;：:！!？?“”「」『』"
_REACH = 40  # characters of a clause on either side of its date that are looked at
# What a clause says of something done.
_DONE = re.compile("(?<![为除])了(?!解)|(?<!而)已(?!定|计划)|曾|所说|此前|刚刚")

# A verb right after its date, without a word for the future before it: 11月获得融资，计划因此搁置.
_HAPPENED = re.compile("获|完成|收购|成立|上线|推出|发布|关停|登陆|挂牌|裁员|离职|辞职|卸任")


@lru_cache(maxsize=1)  # asked for every date of one text
def _outlooks(text: str) -> tuple[bool, tuple[tuple[int, int, bool], ...]]:
    """Whether a sentence looks ahead outside its quotations, and each quotation (start, end, whether it does)."""
    quoted = tuple((m.start(), m.end(), re.search(_AHEAD, m.group()) is not None) for m in _QUOTED.finditer(text))
    return re.search(_AHEAD, _QUOTED.sub("“”", text)) is not None, quoted


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands in the clause of a date before it and after it, with a question mark at its end."""
    before = re.split(f"[{_MARKS}]", text[max(0, start - _REACH) : start])[-1]
    after = re.match(f"[^{_MARKS}]*[？?]?", text[end : end + _REACH])
    return before, after.group() if after else ""


class Frame(NamedTuple):
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

    def looks_ahead(self, match: re.Match[str]) -> bool:
        """Whether the clause of a date has a word for the future, or asks."""
        return re.search(_AHEAD, " ".join(_clause(self.text, match.start(), match.end()))) is not None

    def is_done(self, match: re.Match[str]) -> bool:
        """Whether the clause of a date says that something was done or said."""
        return self._is_said(match) or _DONE.search(" ".join(_clause(self.text, match.start(), match.end()))) is not None

    def _is_said(self, match: re.Match[str]) -> bool:
        """Whether something is said or closed right after a date, and not planned for it (将于三月公布)."""
        return bool(_SAID.match(self.text, match.end())) and re.search(_AHEAD, _clause(self.text, match.start(), match.end())[0]) is None

    def tells_past(self, match: re.Match[str]) -> bool:
        """Whether a date that could lie before or after the anchor lies before it: what follows it has been said; else its clause decides, and
        then its sentence, or the quotation that it stands in, by having no word for the future and no question."""
        if self._is_said(match):
            return True
        if len(self.text) < _SENTENCE or self.looks_ahead(match):
            return False
        if self.is_done(match) or _HAPPENED.match(self.text, match.end()):
            return True
        outside, quoted = _outlooks(self.text)
        return not next((ahead for start, end, ahead in quoted if start < match.start() < end), outside)


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


# Of two characters each, before so many days: what lasts, and begins on none of them.
LASTS = r"(?:拘留|停牌|停职|停业|停课|停播|停更|禁言|禁赛|封号|封禁|为期|历时|持续|长达|连涨|连跌|连续)"
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
    return Period(*period[:5], period.needs | {need}, source)


def kept(period: Period | None, base: Period | None, need: str = "year", source: str = "anchor") -> Period | None:
    """A part of `base` keeps what its base needed; a part without base needs the anchor."""
    if period is None:
        raise NotResolved
    return Period(*period[:5], base.needs, base.source) if base else taken(period, need, source)


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
