"""How a report opens, as far as it says when it was written: its dateline, the day with which its first sentence begins, the month of its news."""

import re

from casebook.corpus.cards import is_partial_date
from casebook.facts.told_dates import complete, is_future
from casebook.facts.view import Line, View

DAY = r"(?:20\d\d年)?(\d{1,2})月(\d{1,2})日"
DATELINE = re.compile(
    rf"[^，。；]{{0,14}}?{DAY}[^，。；]{{0,4}}?[讯电]|[^，。；]{{0,14}}?{DAY}(?:凌晨|早间|上午|中午|下午|傍晚|晚间)?消息(?:[，,\s]|$)|[^，。；]{{0,10}}?{DAY}\s?[-–—](?:\s|$)"
)  # the report's first words
OPENS = re.compile(r"\s*(?:北京时间|当地时间|美东时间)?(1[0-2]|[1-9])月(3[01]|[12]\d|[1-9])日")
MONTH_DAY = re.compile(r"(1[0-2]|0?[1-9])月(?:3[01]|[12]\d|0?[1-9])日")
OF_NEWS = re.compile(r"\d日|[昨今前][日天]|[昨今][晚夜早晨]|[上本]月|(?:周|星期)[一二三四五六日天]")  # how news says when
HEAD = 80  # characters of the body in which a dateline may stand alone
LINES_ABOVE, LONGEST_DATELINE = 12, 40  # at the top of the page, and the characters of such a line


def first_line(view: View) -> Line | None:
    """The first sentence of the body."""
    return next((line for line in view.body()), None)


def dateline(view: View, first: Line) -> re.Match[str] | None:
    """The report's first words, before its first sentence or in a line of their own above it (某社4月2日晚间消息)."""
    lines = (line.strip() for line in view.article.text[: first.raw(0, 0)[0] + HEAD].splitlines()[:LINES_ABOVE])
    return DATELINE.match(first.text) or next((m for line in lines if len(line) <= LONGEST_DATELINE and (m := DATELINE.match(line))), None)


def opening_day(view: View, year: str) -> str | None:
    """The day with which the first sentence opens, in that year: news is written on it or soon after, where nothing later is told."""
    first = first_line(view)
    opens = OPENS.match(first.text) if first else None
    day = f"{year}-{int(opens.group(1)):02}-{int(opens.group(2)):02}" if opens else ""
    return day if is_partial_date(day) else None


def news_month(view: View) -> int | None:
    """The month of a day that is told without its year before any year is: that of the news itself (2月7日，有媒体报道…)."""
    for line in view.body():
        for date in line.undated:
            if complete(date):
                return None
            day = MONTH_DAY.match(date.surface)
            if day and not is_future(line.text, date):
                return int(day.group(1))
    return None


def opens_without_year(view: View) -> bool:
    """Whether the first day or month that the body tells has no year (昨日, 1日, 上月)."""
    dates = (d for line in view.body() if line.readable for d in line.undated)
    first = next((d for d in dates if complete(d) or OF_NEWS.search(d.surface)), None)
    return first is not None and not complete(first)
