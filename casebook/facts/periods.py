"""Lists of periods as prospectuses and results tell them: “2017年、2018年、2019年以及截至2019年及2020年6月30日止六个月”.

A list is read from left to right: a year, or a part of one, and what joins it to the next. What closes a day (止六个月, 止年度) tells the
length of every period since 截至, and a year alone among them has the closing day too. Only years in full are read; whatever else stands
between two of them ends the list.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casebook.facts.respective import PARTED, member, place, row_of
from casebook.facts.view import Line, View
from casebook.reading.dates import DateMention
from casebook.reading.numbers import Quantity
from casebook.reading.numerals import bounds

MOST = 12  # periods in one list: a prospectus tells five, a review of quarters eight
PERIOD = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?![\d.%,])\s?(?:财?年度?)?\s?"
    r"(?:(?P<first>上半年|H1|前[6六]个?月|1?[-至]6月)|(?P<second>下半年|H2)|第?(?P<quarter>[一二三四1-4])季度?|Q(?P<q>[1-4])|(?P<month>1[0-2]|0?[1-9])月(?P<day>[0-3]?\d)日|全年)?"
)
YEAR_PRINTED = re.compile(r"(?:19|20)\d\d")
LENGTH = re.compile(r"(?:为)?止?的?(?:(?P<months>[一二三四五六七八九十\d]{1,2})个月|(?P<annual>年度|财年|全年)|(?P<quarter>季度|当季))(?:期间|内)?")
JOIN = re.compile(r"\s?(?:[、，]?(?:以及|和|及|与)|、)\s?(?:于|在)?(?P<until>截[至止])?\s?")
SPAN = re.compile(r"\s?(?:至|到|[-–—~～])\s?")
UNTIL = re.compile(r"截[至止]\s?$")
QUARTERS = {c: i for i, c in enumerate("一二三四", start=1)}
NEAR = 3  # sentences: so far a list carries on for the numbers of another sentence
SAME_PERIODS = re.compile(r"同期|同时期|相应|上述|该等|各期|各年|此前.{1,2}年|前述|有关(?:期间|年度)")
PARTS = {12: "", 6: "H", 3: "Q"}  # months of a period: the letter of the part of the year that it is


@dataclass(frozen=True)
class Periods:
    """A list of two periods or more, in the order told."""

    start: int
    end: int
    dates: tuple[str, ...]


@dataclass
class Told:
    """One period while its list is being read: its year, or part of a year; a day that closes it; whether 截至 stands before its run."""

    year: int
    part: str = ""
    day: tuple[int, int] | None = None
    until: bool = False

    def date(self, months: int | None) -> str | None:
        """The period as a partial date: of so many months up to its closing day; the day itself where no length is told."""
        if not self.day:
            return f"{self.year}{self.part}"
        month, day = self.day
        if months in PARTS and month % (months or 1) == 0:
            return f"{self.year}-{PARTS[months]}{month // months}" if months < 12 else f"{self.year}"
        return f"{self.year}-{month:02}-{day:02}"


class PeriodsTold:
    """The lists of periods of an article, and which is told at a place in reading order."""

    def __init__(self, view: View):
        """`view` gives the lines."""
        self.lists = {line.sentence.index: periods_in(line.text) for line in view.holding(YEAR_PRINTED) if line.readable}
        self.last: Periods | None = None
        self.age = NEAR + 1
        self.paragraph = -1

    def of(self, line: Line, quantity: Quantity) -> tuple[str | None] | None:
        """The period of a number that is one of a row, in a tuple; (None,) where row and list are not of one length; None for any other number."""
        found = place(line, quantity) or row_of(line, quantity)
        if not found or member(line, quantity, line.names):
            return None
        index, count, word = found
        inside = [p for p in self.lists.get(line.sentence.index, ()) if p.end <= word]
        since = inside[-1].end if inside else 0
        if _about_several(line, since, word, count) or any(_other(d, inside, since) and d.end <= word for d in line.dates):
            return None
        told = inside[-1] if inside else self._carried(line, word, count)
        dates = told and (told.dates if len(told.dates) == count else _grown(told, quantity, count) or self._alike(told, count))
        return (dates[index],) if dates else (None,) if inside else None

    def close(self, line: Line) -> None:
        """Remember the line's last list for the lines after it."""
        here = self.lists.get(line.sentence.index)
        self.age += 1
        if here:
            self.last, self.age, self.paragraph = here[-1], 0, line.paragraph

    def _carried(self, line: Line, word: int, count: int) -> Periods | None:
        """The list of a sentence before; two numbers are too often of two things, unless a word points back."""
        points = SAME_PERIODS.search(line.text, 0, word)
        grown = self.last and line.quantities and _grown(self.last, next(q for q in line.quantities if q.start >= word), count)
        return self.last if points or ((count > 2 or grown) and (self.age <= NEAR or self.paragraph == line.paragraph)) else None

    def _alike(self, told: Periods, count: int) -> tuple[str, ...] | None:
        """The one list of that length in the article that differs from the one told only in what it leaves out, as a period of comparison."""
        alike = {p.dates for lists in self.lists.values() for p in lists if len(p.dates) == count and _within(p.dates, told.dates)}
        return alike.pop() if len(alike) == 1 else None


def _grown(told: Periods, quantity: Quantity, count: int) -> tuple[str, ...] | None:
    """“2018年至2020年的收入为…，分别增长102%、111%”: one growth fewer than periods, the first of which has nothing to be compared with."""
    return told.dates[1:] if quantity.unit == "%" and count > 1 and len(told.dates) == count + 1 else None


def _within(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a))


def _about_several(line: Line, since: int, word: int, count: int) -> bool:
    """“收入和利润分别为1亿元和2亿元”: as many things before the word as numbers after it."""
    start = max(since, line.clause_at(word)[0])
    return len(PARTED.findall(line.text[start:word])) + 1 == count


def _other(date: DateMention, lists: list[Periods], since: int) -> bool:
    """A date after the list, or beside it, which the numbers may be of."""
    return "同期" not in date.surface and date.end > since and not any(p.start <= date.start and date.end <= p.end for p in lists)


def periods_in(text: str) -> list[Periods]:
    """The lists of periods in a sentence, from left to right."""
    found: list[Periods] = []
    for match in PERIOD.finditer(text):
        if not found or match.start() >= found[-1].end:
            found.extend(_list_from(text, match))
    return found


def _list_from(text: str, first: re.Match[str]) -> Iterator[Periods]:
    """The list that begins with a period, if it goes on."""
    told = [_told(first, UNTIL.search(text[: first.start()]) is not None)]
    dates: list[str | None] = []
    end = first.end()
    while len(dates) + len(told) < MOST:
        closed = LENGTH.match(text, end) if told and told[-1].day else None
        if closed:
            dates, told, end = dates + _closed(told, closed), [], closed.end()
        span = SPAN.match(text, end)
        join = None if span else JOIN.match(text, end)
        joined = span or join
        following = PERIOD.match(text, joined.end()) if joined else None
        if not following:
            break
        if span:
            told += _between(told, following)
        until = bool(join and join["until"])
        if until:
            dates, told = dates + [t.date(None) for t in told], []
        told.append(_told(following, until or bool(told and told[-1].until)))
        end = following.end()
    dates += [t.date(None) for t in told]
    plain = [d for d in dates if d]
    if len(plain) > 1 and len(plain) == len(dates) and not _doubtful(plain, text[first.start() : end]):
        yield Periods(first.start(), end, tuple(plain))


def _told(match: re.Match[str], until: bool) -> Told:
    quarter = match["quarter"] or match["q"]
    part = "-H1" if match["first"] else "-H2" if match["second"] else f"-Q{QUARTERS.get(quarter, quarter)}" if quarter else ""
    return Told(int(match["year"]), part, (int(match["month"]), int(match["day"])) if match["month"] else None, until)


def _closed(told: list[Told], length: re.Match[str]) -> list[str | None]:
    """The periods of a run that is closed by its length: those since 截至 end on the same day of their years."""
    months = 12 if length["annual"] else 3 if length["quarter"] else int(bounds(length["months"])[0])
    day = told[-1].day
    return [Told(t.year, "", t.day or day).date(months) if t.until else t.date(months) for t in told]


def _between(told: list[Told], last: re.Match[str]) -> list[Told]:
    """The years within a span (2017年至2019年)."""
    first = told[-1].year if told and not told[-1].part and not told[-1].day else int(last["year"])
    return [Told(year) for year in range(first + 1, min(int(last["year"]), first + MOST))]


def _doubtful(dates: list[str], text: str) -> bool:
    """“2019年和2020年上半年” may be two half years, or a year and a half."""
    return len(dates) == 2 and len(dates[0]) == 4 and len(dates[1]) > 4 and re.search(r"截[至止]|、", text) is None
