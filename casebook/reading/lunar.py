"""The Chinese lunar calendar of 1950 to 2050: the solar day of 正月初一, 八月十五 or 腊月二十三.

Method: a lunar year has twelve months of 29 or 30 days, or thirteen with a leap month. The table gives both for each year; days are counted from
the first of the lunar year 1950, which was 17 February. It holds what the Purple Mountain Observatory publishes (rules: GB/T 33661-2017) and
agrees, day by day, with two independent programs, lunar-python 1.4 and zhdate 0.1.
"""

from datetime import date, timedelta
from functools import cache

_FIRST_YEAR, _FIRST_DAY = 1950, date(1950, 2, 17)
# A year: its leap month as one hexadecimal digit (0: none), then its months in order as thirteen bits, 1 for a month of 30 days.
_YEARS = """
    00d94 016aa 50ab5 009b4 014b6 30a57 00a56 8152a 01d2a 00d54 615aa 0156a 0096c 414ae 014ae 00a4c 31d26 01b2a 70b55 00ad4
    012da 5095d 0095a 0149a 41a4d 01a4a 81aa5 016a8 016d4 612da 012b6 00936 41497 01496 a164b 00d4a 00da8 615b4 0156c 012ae
    5092f 0092e 00c96 30d4a 01d4a 80d65 00b58 0156c 5126d 0125c 0192c 41a95 01a94 01b4a 20b55 00ad4 7155b 004ba 0125a 5192b
    0152a 01694 416aa 015aa 90ab5 00974 014b6 60a57 00a56 01526 40e95 00d54 015aa 209b5 0096c 614ae 0149c 01a4c 51d26 01aa6
    00b54 30d6a 012da b095d 0095a 0149a 61a4b 01a4a 01aa4 51b54 016b4 00ada 2095b 00936 71497 01496 0154a 516a5 00da4 015b4
    30ab6
"""


@cache
def _months() -> dict[int, tuple[tuple[int, bool, date, date], ...]]:
    """The months of every lunar year: number, whether it is the leap one, first and last day."""
    years, first = {}, _FIRST_DAY
    for of_year, code in enumerate(_YEARS.split(), start=_FIRST_YEAR):
        leap, bits = int(code[0], 16), f"{int(code[1:], 16):013b}"
        numbers = [(n, again) for n in range(1, 13) for again in ((False, True) if n == leap else (False,))]
        months = []
        for (number, again), bit in zip(numbers, bits[: len(numbers)], strict=True):
            last = first + timedelta(days=28 + int(bit))
            months.append((number, again, first, last))
            first = last + timedelta(days=1)
        years[of_year] = tuple(months)
    return years


def month(of_year: int, number: int, leap: bool = False) -> tuple[date, date] | None:
    """First and last solar day of a lunar month; None where the year has no such month or is not in the table."""
    return next(((a, b) for n, again, a, b in _months().get(of_year, ()) if (n, again) == (number, leap)), None)


def day(of_year: int, of_month: int, number: int, leap: bool = False) -> date | None:
    """The solar day of a lunar one; None where there is no such day."""
    days = month(of_year, of_month, leap)
    found = days[0] + timedelta(days=number - 1) if days and number >= 1 else None
    return found if days and found and found <= days[1] else None
