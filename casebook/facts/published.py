"""When an article was written, inferred from its own words; its card wins, and a page's stamp comes last.

In order: a day given as now (“截至目前(2月28日)”), a date printed under the title or in front matter, the latest date
that the text tells, with its year from what the text says is this year or last. A stamp of the page may be that of a
re-post: it counts only where the text gives no date of its own or does not contradict it.
"""

import re
from dataclasses import dataclass

from casebook.facts.view import View
from casebook.reading.dates import DateMention, read_dates

NOW_DAY = re.compile(r"(?:截至|截止)?(?:目前|发稿|今日|今天)[（(](?:20\d\d年)?\d{1,2}月\d{1,2}日[）)]")
EPIDEMIC = re.compile(r"新冠|新型冠状病毒|疫情")
EPIDEMIC_YEAR = 2020  # the first year of the pandemic: press that speaks of it is no older
REPOST_MONTHS = 18  # a stamp later than this after the last date told is taken for a re-post


@dataclass(frozen=True)
class Guess:
    """A date (partial ISO) and how it is known."""

    date: str | None
    why: str | None


def published(view: View) -> Guess:
    """When the article was written. The card wins; where the text says another month, `why` tells so."""
    inferred = infer(view)
    card = view.article.card
    if not card.published:
        return inferred
    why = card.published_why or "given by the card beside the article"
    if inferred.date and inferred.date[:7] != card.published[:7] and len(inferred.date) >= 7 and len(card.published) >= 7:
        why += f"; the text alone would give {inferred.date} ({inferred.why})"
    return Guess(card.published, why)


def infer(view: View) -> Guess:
    """The date from the text and the page alone, without the card."""
    told = _explicit(view)
    for find in (_now_day, _byline, _latest):
        guess = find(view, told)
        if guess:
            return guess
    stamp = next((d for d in view.article.page_dates if d.kind == "stamp"), None)
    return Guess(stamp.iso[:10], f"the page's stamp {stamp.surface}; the text gives no date") if stamp else Guess(None, None)


def _explicit(view: View) -> list[str]:
    """Dates that stand in the text with their year, full or partial ISO, up to years that can be past."""
    dates = [d for line in view.lines if line.readable for d in read_dates(line.text) if _complete(d) and not _future(line.text, d)]
    return sorted(d.date for d in dates if d.date)


def _complete(date: DateMention) -> bool:
    return bool(date.date) and not date.needs and re.match(r"(19|20)\d\d", date.date or "") is not None


def _future(text: str, date: DateMention) -> bool:
    return re.search(r"预计|计划|将|目标|未来", text[max(0, date.start - 8) : date.end + 6]) is not None


def _now_day(view: View, told: list[str]) -> Guess | None:
    for line in view.lines:
        match = NOW_DAY.search(line.text)
        year = _year(view, told)
        if match and year:
            month, day = re.findall(r"(\d{1,2})月(\d{1,2})日", match.group())[0]
            return Guess(f"{year}-{int(month):02}-{int(day):02}", f"the text says now is {match.group()}; the year from its other dates")
    return None


def _byline(view: View, told: list[str]) -> Guess | None:
    bylines = [d for d in view.article.page_dates if d.kind == "byline"]
    exact = [d for d in told if re.match(r"\d{4}-\d\d", d)]  # a bare later year is a plan or a business year
    last = exact[-1] if exact else None
    for byline in bylines:
        if not last or (last[:7] <= byline.iso[:7] and _months(last, byline.iso) <= REPOST_MONTHS):
            return Guess(byline.iso[:10], f"printed with the title: {byline.surface}")
    return None


def _latest(view: View, told: list[str]) -> Guess | None:
    year = _year(view, told)
    if not year:
        return None
    months = [d[:7] for d in _retold(view, year) if d[:4] == year and re.match(r"\d{4}-\d\d", d)]
    if months:
        return Guess(max(months), "the latest month that the text tells of")
    return Guess(year, "the latest year that the text tells of")


def _retold(view: View, year: str) -> list[str]:
    """All past dates of the text, read as if written at the end of that year, in the order of the narrative."""
    found: list[str] = []
    for line in view.lines:
        if not line.readable:
            continue
        dates = [d for d in read_dates(line.text, f"{year}-12", narrative=found[-1] if found else None) if d.date and "now" not in d.needs]
        found += [d.date for d in dates if d.date and not _future(line.text, d)]
    return found


def _year(view: View, told: list[str]) -> str | None:
    """The year of writing: the latest told, or the pandemic's first where the text speaks of it and of no later year."""
    latest = max((d[:4] for d in told), default=None)
    if latest and _year_is_over(view, latest):
        latest = str(int(latest) + 1)
    if any(EPIDEMIC.search(line.text) for line in view.lines):
        return max(latest or "", str(EPIDEMIC_YEAR))
    return latest


def _year_is_over(view: View, year: str) -> bool:
    """“截至2022年底” beside “去年”: the latest year told is the last one, not this."""
    text = "".join(line.text for line in view.lines)
    return "去年" in text and "今年" not in text and re.search(rf"截至{year}年(?:底|末|12月31日)", text) is not None


def _months(earlier: str, later: str) -> int:
    def count(date: str) -> int:
        match = re.match(r"(\d{4})(?:-(\d\d))?", date)
        return int(match.group(1)) * 12 + int(match.group(2) or 12) if match else 0

    return count(later) - count(earlier)
