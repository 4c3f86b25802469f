"""The dates that an article tells, as far as they say when it was written: those printed with their year, and all of them as of a year supposed."""

import re

from casebook.facts.view import View
from casebook.reading.dates import DateMention, resolve_dates

PLAN_NEAR = re.compile(r"预计|计划|将|目标|未来|希望|最快|最早|明年")
PLANNED = re.compile(r"(?:(?:预计|计划|拟|将于|有望|目标)[^。；]{0,16}|将(?:成为|在|从|继续)[^，。；]{0,16})$")
FORETOLD = re.compile(r"(?:预计|计划|预期|预测|有望|目标|力争|将)[^，。；]{0,16}$")
BEFORE_IT = re.compile(r"(?:之|以)?前(?!后)")  # “9月底前全部迁移”
RECKONED = re.compile(r"[月年天日周]之?[前后]$|年[初底中末尾]$")


def explicit(view: View) -> list[str]:
    """Dates that stand in the text with their year, full or partial ISO, up to years that can be past; in order of time."""
    dates = [d for line in view.lines if line.readable for d in line.undated if complete(d) and not is_future(line.text, d)]
    return sorted(d.date for d in dates if d.date)


def complete(date: DateMention) -> bool:
    """Whether a date stands with its year."""
    return not date.needs and (date.date or "").startswith(("19", "20"))


def is_future(text: str, date: DateMention) -> bool:
    """Whether a date is one that something is planned for."""
    near = PLAN_NEAR.search(text, max(0, date.start - 8), date.end + 6) or PLANNED.search(text, 0, date.start)
    return near is not None or BEFORE_IT.match(text, date.end) is not None


def is_foretold(text: str, at: int) -> bool:
    """Whether the clause before a place speaks of what is planned or foretold."""
    return FORETOLD.search(text[:at]) is not None


def retold(view: View, year: str) -> list[str]:
    """All past dates of the text, read as if written at the end of that year, in the order of the narrative."""
    found: list[str] = []
    for line in view.lines:
        if not line.readable:
            continue
        dates = [d for d in resolve_dates(line.scan, f"{year}-12", narrative=found[-1] if found else None) if d.date and "now" not in d.needs]
        found += [d.date_end or d.date for d in dates if d.date and not is_future(line.text, d) and not _reckoned(d)]
    return found


def _reckoned(date: DateMention) -> bool:
    """Counted from the day of writing, which is not known yet (一个月前), or from something that may have no date (四个月之后)."""
    return RECKONED.search(date.surface) is not None or (date.source in ("anchor", "sentence") and bool(date.needs & {"day", "month"}))
