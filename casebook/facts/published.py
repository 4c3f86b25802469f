"""When an article was written, inferred from its own words; its card wins, and a page's stamp comes last.

In order: a day given as now (“截至目前(2月28日)”, “昨日(2月27日)”, “本报2月28日讯”), a date printed under the title or in
front matter, the latest date that the text tells; the year of a date without one is what `year_rules` says. A day on which
a product appears before the launch that the same text tells of has a misprinted year, and counts in the first year that fits.
Pictures are stored under the day they were put there (/2022/03/17/): that day says more exactly what the text tells, where
both agree. A stamp of the page may be that of a re-post: it counts only where the text gives no date of its own.
"""

import datetime
import re
from dataclasses import dataclass

from casebook import say
from casebook.corpus.cards import is_partial_date
from casebook.corpus.stamps import REPRINTED_DAYS
from casebook.facts.opening import DAY, dateline, first_line, opening_day
from casebook.facts.told_dates import complete, explicit, retold
from casebook.facts.view import View
from casebook.facts.year_rules import days_with_weekdays, year_of_writing, youngest_named
from casebook.needs import ready
from casebook.reading.dates import resolve_dates

NOW_DAY = ready(rf"(?:截至|截止)?(?:目前|发稿|今[日天早晨晚])[（(]{DAY}(?:[，,]?周[一二三四五六日天])?[）)]|今[天日](?:是|为){DAY}")
EVE = re.compile(rf"昨[日天晚夜][（(]{DAY}(?:[，,]?周[一二三四五六日天])?[）)]")
PATH_FITS_MONTHS = 2  # after the latest month that the text tells of; later pictures are those of a re-post or of the page
LATER = 2  # past dates told after a byline's month: one may be a plan that is not marked as such, two show another day of writing
LAUNCHED = re.compile(r"(?:上线|推出|发布|问世|发版)的[“「]?$")
PRINTED = re.compile(r"^(?:printed|stamped|given by)|(?:issue|cover) of", re.IGNORECASE)  # how a card says that its date was read and not reasoned
STAMP_FITS_DAYS = 7  # from a day that the text tells of to the page's stamp: nobody writes much later of what is news

# How a date is known, in English and in Chinese.
WHYS = {
    "now": ("the text says now is {said}; the year from its other dates", "文中称当时是“{said}”，年份据文中其他日期"),
    "byline": ("printed with the title: {said}", "与标题一同写明：{said}"),
    "misprint": (
        "the text dates it a year or more too early, before what it tells of came out",
        "文中年份早于所写产品的问世，疑有笔误，按问世后推定",
    ),
    "opening": ("the day with which it opens, the latest that the text tells of", "开篇所写之日，也是文中写到的最晚日期"),
    "month": ("the latest month that the text tells of", "文中写到的最晚月份"),
    "year": ("the latest year that the text tells of", "文中写到的最晚年份"),
    "since": ("what it names began in {said}, and it tells of nothing later", "所提及的事物始于{said}，文中也没有更晚的日期"),
    "fits": (
        "the page's stamp {said}, within days of what the text tells of",
        "网页所标时间{said}，与文中所写日期相隔不过数日",
    ),
    "stamp": ("the page's stamp {said}; the text gives no date", "网页所标时间{said}，正文没有日期"),
    "stored": ("its pictures or links are stored under {day}, which fits {why}: {date}", "图片或链接存于{day}之下，与{why}（{date}）相符"),
    "card": ("given by the card beside the article", "由文章旁的卡片给出"),
    "differs": ("{why}. The text alone would give {date} ({reason}).", "{why}。单看正文应为{date}（{reason}）。"),
}


@dataclass(frozen=True)
class Guess:
    """A date (partial ISO) and how it is known, in English and in Chinese."""

    date: str | None
    why: str | None
    why_zh: str | None = None
    inferred: bool = False  # from what the text tells of; not printed, stamped or said to be now


def _guess(date: str, how: str, /, *, inferred: bool = False, **said: str) -> Guess:
    """A date that is known as one of WHYS says; a slot whose words differ from edition to edition is given as NAME and NAME_zh."""
    en, zh = WHYS[how]
    return Guess(
        date,
        en.format(**said),
        zh.format(**(said | {name.removesuffix("_zh"): words for name, words in said.items() if name.endswith("_zh")})),
        inferred,
    )


def published(view: View) -> Guess:
    """When the article was written. The card wins; where the text says another month, `why` tells so: what only tells of months before that day
    says nothing against it."""
    inferred = infer(view)
    card = view.article.card
    if not card.published:
        return inferred
    argued = _argued(card.published, card.published_why) and not _printed(view, card.published)
    why = card.published_why or WHYS["card"][0]
    why_zh = card.published_why_zh or card.published_why or WHYS["card"][1]
    whole = len(card.published) == len("2020-01-01")
    told = inferred.date if inferred.date and not (whole and inferred.inferred and inferred.date[:7] < card.published[:7]) else None
    if told and told[:7] != card.published[:7] and len(told) >= 7 and len(card.published) >= 7:
        dates = {"date": say.date(told, "en"), "date_zh": say.date(told, "zh")}
        reasons = {"reason": str(inferred.why), "reason_zh": str(inferred.why_zh)}
        return _guess(card.published, "differs", inferred=argued, why=why.rstrip("."), why_zh=why_zh.rstrip("。."), **dates, **reasons)
    return Guess(card.published, why, why_zh, argued)


def _argued(date: str, why: str | None) -> bool:
    """Whether a card knows no day, and gives reasons for its month or year where a printed date would need none."""
    return len(date) < len("2020-01-01") and bool(why) and not PRINTED.search(why)


def _printed(view: View, date: str) -> bool:
    return any(d.kind == "byline" and d.iso.startswith(date) for d in view.article.page_dates)


def infer(view: View) -> Guess:
    """The date from the text and the page alone, without the card."""
    told = explicit(view)
    for find in (_now_day, _byline):
        guess = find(view, told)
        if guess:
            return guess
    fitting = _fitting_stamp(view, told)
    if fitting:
        return fitting
    latest = _latest(view, told)
    stamp = next((d for d in view.article.page_dates if d.kind == "stamp"), None)
    if latest or not stamp:
        return _stored(view, latest) or latest or Guess(None, None)
    return _guess(stamp.iso[:10], "stamp", said=stamp.surface)


def _fitting_stamp(view: View, told: list[str]) -> Guess | None:
    """The page's stamp, where a day that the text tells of without its year is of the same week: that of a re-post would be so by chance only."""
    latest = max((d[:4] for d in told), default=None)
    for stamp in (d for d in view.article.page_dates if d.kind == "stamp" and is_partial_date(d.iso[:10])):
        day = datetime.date.fromisoformat(stamp.iso[:10])
        if latest and not 0 <= day.year - int(latest) <= 1:
            continue
        since = (day - datetime.timedelta(days=STAMP_FITS_DAYS)).isoformat()
        dates = (d for line in view.body() if line.readable for d in resolve_dates(line.scan, stamp.iso[:10]))
        if any(d.precision == "day" and d.needs == {"year"} and since <= (d.date or "") <= stamp.iso[:10] for d in dates):
            return _guess(stamp.iso[:10], "fits", said=stamp.surface)
    return None


def _stored(view: View, latest: Guess | None) -> Guess | None:
    """The latest day under which the page's pictures are stored, where it is in the year or within months of what the text tells of."""
    day = max((d.iso for d in view.article.page_dates if d.kind == "path"), default=None)
    if not day or not latest or not latest.date:
        return None
    year, month = int(latest.date[:4]), latest.date[5:7]
    after = 12 * (int(day[:4]) - year) + int(day[5:7]) - int(month or 1)
    if not 0 <= after <= (PATH_FITS_MONTHS if month else 11):
        return None
    return _guess(day, "stored", inferred=True, day=day, why=str(latest.why), why_zh=str(latest.why_zh), date=latest.date)


def _now_day(view: View, told: list[str]) -> Guess | None:
    first = first_line(view)
    found = (m for line in view.lines for m in NOW_DAY.finditer(line.text) if not _in_a_speech(line.text, m.start()))
    stated = next(((m, 0) for m in found), None) if NOW_DAY.search(view.text) else None
    eve = next(((m, 1) for line in view.lines if (m := EVE.search(line.text))), None) if EVE.search(view.text) else None
    opening = dateline(view, first) if first and first.readable else None
    match, days_later = stated or eve or (opening, 0)
    if not match:
        return None
    month, day = (int(group) for group in match.groups() if group)
    year = _year_printed(view, f"-{month:02}-{day:02}") or year_of_writing(view, told)
    if not year or not is_partial_date(f"{year}-{month:02}-{day:02}"):
        return None
    now = datetime.date(int(year), month, day) + datetime.timedelta(days=days_later)
    return _guess(now.isoformat(), "now", said=match.group())


def _in_a_speech(text: str, at: int) -> bool:
    """“今天（2月5日）早上，…”: the day on which somebody spoke, not that of writing."""
    return any(text.count(opens, 0, at) > text.count(closes, 0, at) for opens, closes in ("“”", "「」"))


def _year_printed(view: View, month_day: str) -> str | None:
    """The year of a date printed with the title, where it lies no more than some weeks after that day of it."""
    for byline in (d.iso for d in view.article.page_dates if d.kind == "byline"):
        if is_partial_date(byline[:4] + month_day):
            passed = datetime.date.fromisoformat(byline[:10]) - datetime.date.fromisoformat(byline[:4] + month_day)
            if 0 <= passed.days <= REPRINTED_DAYS:
                return byline[:4]
    return None


def _byline(view: View, told: list[str]) -> Guess | None:
    bylines = [d for d in view.article.page_dates if d.kind == "byline"]
    exact = [d for d in told if re.match(r"\d{4}-\d\d", d)]  # a bare later year is a plan or a business year
    fitting = (b for b in bylines if sum(d[:7] > b.iso[:7] for d in exact) < LATER)
    byline = next(fitting, None)
    return _guess(byline.iso[:10], "byline", said=byline.surface) if byline else None


def _latest(view: View, told: list[str]) -> Guess | None:
    year = year_of_writing(view, told)
    if not year:
        return None
    told_of = [d for d in retold(view, year) if re.match(r"\d{4}-\d\d", d)]
    months = [d[:7] for d in told_of if d[:4] == year]
    months += [day[:7] for day, fits in days_with_weekdays(view, year) if fits]
    since = youngest_named(view) or ""
    begun = since[:4] == year
    months += [since] if begun and months else []
    misprinted = _misprinted(view, year)
    if misprinted and misprinted > max(months, default=""):
        return _guess(misprinted, "misprint", inferred=True)
    opening = opening_day(view, year)
    if opening and opening >= max(told_of, default=""):
        return _guess(opening, "opening", inferred=True)
    date = max(months, default=year)
    if begun and (date == since or year > max((d[:4] for d in told), default="")):
        return _guess(date, "since", inferred=True, said=say.date(since, "en"), said_zh=say.date(since, "zh"))
    return _guess(date, "month" if months else "year", inferred=True)


def _misprinted(view: View, year: str) -> str | None:
    """The latest month, in that year, of a day printed with an earlier year on which something appears that came out only later."""
    launched: dict[str, str] = {}
    days: list[tuple[str, str]] = []
    for line in view.body():
        for date in (d for d in line.undated if line.readable and complete(d)):
            for name in line.names:
                if LAUNCHED.search(line.text[date.end : name.start]) and name.start - date.end < 6:
                    launched.setdefault(name.entity, date.date or "")
                elif name.start >= date.end and len(date.date or "") == 10:
                    days.append((name.entity, date.date or ""))
    moved = [f"{year}{day[4:7]}" for name, day in days if day < launched.get(name, "") and f"{year}{day[4:]}" >= launched[name]]
    return max(moved, default=None)
