"""Periods of the calendar and their partial ISO names: 2020, 2020-H1, 2020-Q3, 2020-02, 2020-02-05.

A `Period` is a run of full days with the name that the text gives it. A vague part of a period keeps the name of the whole and
narrows only the days: the end of January 2020 is named 2020-01 and runs from the 21st to the 31st.
"""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

MOST_KEPT = 4096  # periods: an article tells of the same few again and again


class Period(NamedTuple):
    """Full days from `start` to `end`. `iso` names it, `iso_end` the other end of a span of two names.

    `needs` says what the text left out, `source` where that was taken from: anchor, narrative or sentence.
    """

    start: date
    end: date
    precision: str
    iso: str
    iso_end: str | None = None
    needs: frozenset[str] = frozenset()
    source: str | None = None


@lru_cache(MOST_KEPT)
def year(number: int) -> Period | None:
    """A calendar year, or None where Python has no such year."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year", f"{number:04d}") if 1 <= number <= 9998 else None


@lru_cache(MOST_KEPT)
def month(of_year: int, number: int) -> Period | None:
    """A calendar month, or None where there is no such month."""
    if not 1 <= number <= 12:
        return None
    return Period(date(of_year, number, 1), last_day(of_year, number), "month", f"{of_year:04d}-{number:02d}")


def last_day(of_year: int, of_month: int) -> date:
    """The last day of a month."""
    following = date(of_year + of_month // 12, of_month % 12 + 1, 1)
    return following - timedelta(days=1)


@lru_cache(MOST_KEPT)
def day(of_year: int, of_month: int, number: int) -> Period | None:
    """One day, or None where the calendar has no such day."""
    try:
        return one_day(date(of_year, of_month, number))
    except ValueError:
        return None


def one_day(when: date) -> Period:
    """The period of a single day."""
    return Period(when, when, "day", when.isoformat())


def quarter(of_year: int, number: int) -> Period | None:
    """A quarter, 1 to 4."""
    if not 1 <= number <= 4:
        return None
    return Period(date(of_year, 3 * number - 2, 1), last_day(of_year, 3 * number), "quarter", f"{of_year:04d}-Q{number}")


def half(of_year: int, number: int) -> Period:
    """A half year, 1 or 2."""
    return Period(date(of_year, 6 * number - 5, 1), last_day(of_year, 6 * number), "half", f"{of_year:04d}-H{number}")


def months(of_year: int, first: int, last: int, precision: str) -> Period:
    """A run of months of one year under the year's name; `last` above 12 runs into the next year."""
    end = last_day(of_year + (last - 1) // 12, (last - 1) % 12 + 1)
    return Period(date(of_year, first, 1), end, precision, f"{of_year:04d}")


def days(start: date, end: date, precision: str = "day") -> Period:
    """A run of days, named by its first and its last."""
    return Period(start, end, precision, start.isoformat(), None if start == end else end.isoformat())


def week(of: date) -> Period:
    """The week, Monday to Sunday, that holds a day."""
    monday = of - timedelta(days=of.weekday())
    return days(monday, monday + timedelta(days=6))


def first_monday(from_day: date) -> date:
    """The first Monday on or after a day."""
    return from_day + timedelta(days=-from_day.weekday() % 7)


class Point(NamedTuple):
    """A partial date: a year, perhaps a month, perhaps a day; `part` is the quarter or half year, Q3 or H1."""

    year: int
    month: int | None = None
    day: int | None = None
    part: str | None = None

    def period(self) -> Period | None:
        """The year, the part of it, the month or the day that the point names."""
        if self.part:
            number = int(self.part[1])
            return quarter(self.year, number) if self.part[0] == "Q" else half(self.year, number)
        if self.month is None:
            return year(self.year)
        return month(self.year, self.month) if self.day is None else day(self.year, self.month, self.day)


@lru_cache(MOST_KEPT)
def point(iso: str | None) -> Point | None:
    """Reads a partial ISO date: 2020, 2020-Q3, 2020-02 or 2020-02-05."""
    match = re.match(r"(\d{4})(?:-(?:([QH]\d)|(\d\d)(?:-(\d\d))?))?", iso or "")
    if not match:
        return None
    month_, day_ = (int(match[i]) if match[i] else None for i in (3, 4))
    return Point(int(match[1]), month_, day_, match[2])


def quarter_of(of: Point) -> int:
    """The quarter of a point, 1 to 4; 4 where it names no month."""
    return ((of.month or 12) + 2) // 3
