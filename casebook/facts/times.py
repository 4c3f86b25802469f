"""Which time a number describes: the date in its sentence, else where the narrative stands, else the article's month."""

import re
from collections.abc import Iterable

from casebook.facts.records import Event
from casebook.facts.view import Line, View
from casebook.reading.dates import DateMention

RECKONED = "reckoned"  # how the anchor of an event dated by a length of time begins
BEGINNINGS = ("launch", "founding")  # “两年的运营时间” dates what began, not the numbers beside it
DEADLINE = re.compile(r"(?:时|之?前|为止|截止)[，,]?")  # “在12月31日时”: a date set, not told
COMPARED = re.compile(r"(?:较|相较于?|相比|比|高于|低于|从|由)$")  # “较6月增加”: the date of what is compared with
STILL_NOW = re.compile(r"截至发稿|发稿时|年内|时至今日")  # now, in words that are no date
THE_PERIOD = re.compile(r"该季|本季|季内|报告期|该财季|期内")
OF_PERIODS = ("money", "growth_pct")  # what is reported for a quarter or a half year
NEAR = 3  # sentences: so far a date told carries on for a number without one


class Times:
    """Decides `as_of` in reading order."""

    def __init__(self, view: View, events: Iterable[Event]):
        """`view` gives the article's date, `events` those dated by a length of time (“上线半年”)."""
        self.view = view
        self.reckoned = [e for e in events if e.anchor and e.anchor.startswith(RECKONED) and e.type not in BEGINNINGS]
        self.today: tuple[int, str] | None = None
        self.period: str | None = None
        self.last: str | None = None
        self.age = NEAR + 1
        self.paragraph = -1

    def of(self, line: Line, at: int, metric: str) -> tuple[str | None, str]:
        """(as_of, rule) of the number at an offset of the line."""
        length = self._length(line, at)
        if length:
            return length, "length of time"
        dates = [d for d in line.dates if d.date and (not _compared(line, d) or self._reaches(line, d, at))]
        before = [d for d in dates if d.start <= at and not _attributive(line, d, at)]
        since = before[-1].end if before else 0
        if self.period and THE_PERIOD.search(line.text, since, at):
            return self.period, "the period reported"
        if STILL_NOW.search(line.text, since, at):
            return self._month() or None, "now"
        after = [d for d in dates if d.start > at]
        inside = self._inside_clause(line, at, after)
        for found, rule in ((inside, "date in the clause"), (before[-1:], "date before"), (after[:1], "date after")):
            if found:
                return self._told(line, found[0]), rule
        return self._carried(line, metric)

    def _carried(self, line: Line, metric: str) -> tuple[str | None, str]:
        if self.period and metric in OF_PERIODS:
            return self.period, "the period reported"
        if self.last and (self.age <= NEAR or self.paragraph == line.paragraph):
            return self.last, "date carried over"
        return self._month() or None, "the article's month"

    def close(self, line: Line) -> None:
        """Remember the line's last date for the lines after it."""
        dates = [d for d in line.dates if d.date and not DEADLINE.match(line.text[d.end :]) and not _compared(line, d)]
        self.age += 1
        if dates:
            self.last, self.age, self.paragraph = self._told(line, dates[-1]), 0, line.paragraph
        set_for = [d.date for d in line.dates if d.date and DEADLINE.match(line.text[d.end :])]
        if set_for and not dates and (self.last is None or (self.age > NEAR and self.paragraph != line.paragraph)):
            self.last, self.age, self.paragraph = set_for[-1][:4], 0, line.paragraph
        days = [d.date for d in dates if d.date and len(d.date) == 10 and d.date.startswith(self._month() or "-") and not _is_now(d)]
        self.today = (line.paragraph, days[-1]) if days else self.today
        periods = [d.date for d in dates if d.date and re.search(r"[QH]", d.date)]
        self.period = periods[-1] if periods else self.period

    def _reaches(self, line: Line, date: DateMention, at: int) -> bool:
        """A date of comparison dates only the number that is said of it (上年同期的…), not the change from it."""
        between = line.text[date.end : at]
        return date.end <= at and ("同期" in date.surface or between.startswith("的")) and not re.search(r"[，至到]|该季|本季", between)

    def _length(self, line: Line, at: int) -> str | None:
        """The date reckoned from a length of time before the number in its sentence."""
        raw = line.raw(at, at)[0]
        told = [e for e in self.reckoned if e.sentence_start == line.sentence.start and e.start <= raw]
        later = [d for d in line.dates if told and d.date and d.end <= at and line.raw(d.start, d.end)[0] >= told[-1].end]
        return (told[-1].date_end or told[-1].date) if told and not later else None

    def _inside_clause(self, line: Line, at: int, after: list[DateMention]) -> list[DateMention]:
        """A date right after the number and inside its own clause (“用户破亿的2012年”)."""
        _, end = line.clause_at(at)
        return [d for d in after[:1] if d.start < end and re.match(r"[^，]{0,4}(?:的|是|在|于)", line.text[at : d.start][-4:])]

    def _told(self, line: Line, date: DateMention) -> str | None:
        """A date as the time of a number: now is the article's month, unless the paragraph has just told a day of it."""
        month = self._month()
        if _is_now(date) or (not re.search(r"[\d一二三四五六七八九十去前]", date.surface) and date.date == month[:4]):
            return self.today[1] if self.today and self.today[0] == line.paragraph else month or date.date
        if date.date_end and re.search(r"过去|^近|至|到|[-—~～]", date.surface):
            return date.date_end
        return _narrowed(date)

    def _month(self) -> str:
        return (self.view.published or "")[:7]


def _compared(line: Line, date: DateMention) -> bool:
    """True where the date is that of something compared with, unless it begins a time (从…开始)."""
    begins = re.match(r"[^，。]{0,2}(?:开始|起|以来|至今)", line.text[date.end :])
    return not begins and (bool(COMPARED.search(line.text[: date.start])) or "同期" in date.surface)


def _attributive(line: Line, date: DateMention, at: int) -> bool:
    """“去年上线的…，” describes a thing and dates nothing in the clauses after it."""
    return line.clause_at(date.start)[1] <= at and re.match(r"(?:上线|推出|发布|成立|收购)的", line.text[date.end :]) is not None


def _is_now(date: DateMention) -> bool:
    return "now" in date.needs and re.search(r"\d", date.surface) is None and not re.search(r"过去|近期|日前", date.surface)


def _narrowed(date: DateMention) -> str | None:
    """A year's end is its December: 2014年底 is said of 2014-12."""
    if date.date and len(date.date) == 4 and re.search(r"年?(?:底|末)$", date.surface):
        return f"{date.date}-12"
    return date.date
