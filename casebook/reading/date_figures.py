"""Dates in figures only: 2017.03.09, 2010/01/29, 2020-05, 10/31/1974."""

import re

from casebook.reading import calendar
from casebook.reading.calendar import Period
from casebook.reading.date_frame import Frame, Rule
from casebook.reading.date_years import four_digits


def _numeric(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    of_year = four_digits(match["y"])
    return calendar.day(of_year, int(match["m"]), int(match["d"])) if match["d"] else calendar.month(of_year, int(match["m"]))


def _day_first(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """10/1/2017 is read day first, and month first only where the second figure can be no month."""
    first, second, of_year = int(match["a"]), int(match["b"]), four_digits(match["y"])
    return calendar.day(of_year, second, first) or calendar.day(of_year, first, second)


RULES: tuple[Rule, ...] = (
    Rule(
        "figures",
        r"(?<![\d./])(?<!\b\d{3}-)(?P<y>(?:19|20)\d\d)(?:\s?(?P<sep>[\-/.])\s?(?P<m>1[0-2]|0?[1-9])(?:[\-/.]\s?(?P<d>3[01]|[12]\d|0?[1-9])(?![\d.])|(?![\d./]|-(?!(?:19|20)\d\d(?!\d)))(?!\s?[万亿%元倍个千])))",
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
)
