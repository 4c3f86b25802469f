"""Which calendar quarter a report of results is about, where it only names a quarter of the business year (2024财年第一季度, 第二财季).

Companies report a quarter within weeks of its end: it is taken for the last calendar quarter that was over when the article was written.
A bare 一季度 or Q1 of that number, and 本季度, then mean the same quarter.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casebook.facts.view import Line, View
from casebook.needs import spared
from casebook.reading.dates import DateMention

BUSINESS_QUARTER = spared(r"(?:财年|财政年度|会计年度)\s?(?:第?([一二三四首1-4])\s?财?季|[Qq]([1-4]))|第?([一二三四1-4])\s?财季")
NUMBERS = {c: str(i) for i, c in enumerate("一二三四", start=1)} | {"首": "1"}
NEXT_QUARTER = ("下个季度", "下一季", "下一个季度", "下季")
THIS_QUARTER = ("本季", "这季", "本个季", "这个季", "这一季", "该季")


@dataclass(frozen=True)
class Reported:
    """The number of the quarter in the business year, and the calendar quarter it is (2023-Q2)."""

    number: str
    quarter: str

    def resolved(self, dates: Sequence[DateMention]) -> list[DateMention]:
        """The dates, those that name the quarter reported as that quarter."""
        return [self._resolved(d) for d in dates]

    def _resolved(self, date: DateMention) -> DateMention:
        """The quarter reported, or the one after it (下个季度), which companies forecast."""
        if self._names_it(date):
            return date._replace(date=self.quarter, date_end=None, precision="quarter")
        if not date.surface.startswith(NEXT_QUARTER):
            return date
        year, number = int(self.quarter[:4]), int(self.quarter[-1])
        return date._replace(date=f"{year + number // 4}-Q{number % 4 + 1}", date_end=None, precision="quarter")

    def _names_it(self, date: DateMention) -> bool:
        business = BUSINESS_QUARTER.search(date.surface)
        if business:
            return _number(business) == self.number
        bare = date.date is not None and date.date.endswith(f"Q{self.number}") and "year" in date.needs and not re.search("年", date.surface)
        return bare or date.surface.startswith(THIS_QUARTER)


def reported_quarter(view: View) -> Reported | None:
    """The quarter that the article reports by a name of the business year; None where it names none or its own month is not known."""
    written = re.match(r"(\d{4})-(\d\d)", view.published or "")
    if not written or not BUSINESS_QUARTER.search(view.text):
        return None
    named = next((m for line in view.lines if (m := BUSINESS_QUARTER.search(line.text))), None)
    if not named:
        return None
    over = (int(written[2]) - 1) // 3
    return Reported(_number(named), f"{written[1]}-Q{over}" if over else f"{int(written[1]) - 1}-Q4")


def _number(match: re.Match[str]) -> str:
    found = match[1] or match[2] or match[3]
    return NUMBERS.get(found, found)


def dates_of(line: Line, reported: Reported | None) -> list[DateMention]:
    """The dates of a line, with the quarter reported resolved."""
    return reported.resolved(line.dates) if reported else list(line.dates)
