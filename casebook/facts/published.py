"""When an article was written, inferred from its own words; its card wins, and a page's stamp comes last.

In order: a day given as now (“截至目前(2月28日)”, “昨日(2月27日)”, “本报2月28日讯”), a date printed under the title or in
front matter, the latest date that the text tells, with its year from what the text says is this year or last. A day on which
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
from casebook.facts.view import Line, View
from casebook.needs import ready
from casebook.reading.dates import DateMention, resolve_dates
from casebook.reading.numerals import bounds

DAY = r"(?:20\d\d年)?(\d{1,2})月(\d{1,2})日"
NOW_DAY = ready(rf"(?:截至|截止)?(?:目前|发稿|今[日天早晨晚])[（(]{DAY}(?:[，,]?周[一二三四五六日天])?[）)]|今[天日](?:是|为){DAY}")
EVE = re.compile(rf"昨[日天晚夜][（(]{DAY}(?:[，,]?周[一二三四五六日天])?[）)]")
DATELINE = re.compile(
    rf"[^，。；]{{0,14}}?{DAY}[^，。；]{{0,4}}?[讯电]|[^，。；]{{0,14}}?{DAY}(?:凌晨|早间|上午|中午|下午|傍晚|晚间)?消息(?:[，,\s]|$)|[^，。；]{{0,10}}?{DAY}\s?[-–—](?:\s|$)"
)  # the report's first words
PATH_FITS_MONTHS = 2  # after the latest month that the text tells of; later pictures are those of a re-post or of the page
EPIDEMIC = re.compile(r"新冠|新型冠状病毒|疫情")
EPIDEMIC_YEAR = 2020  # the first year of the pandemic: press that speaks of it is no older
LATER = 2  # past dates told after a byline's month: one may be a plan that is not marked as such, two show another day of writing
LAUNCHED = re.compile(r"(?:上线|推出|发布|问世|发版)的[“「]?$")
# in its first four months a company publishes the results of the year before; a business year (财年) may be any
# “2019年的收入为…”, “2020年第四季度出货量…”: told as a whole, that year is over
WHOLE_YEAR = re.compile(
    r"(?<![月\d])(20\d\d)年(?:(?:年报|财报|年度报告|年度业绩|全年业绩)(?:显示|中|披露|里|表明)"
    r"|(?:(?:的|其|境内|中国|海外|公司|集团|全年|总|全球|国内|年度)*(?:总?收入|总?营收|净?利润|净亏损|销售额|销量|出货量|成交额|GMV|ARR)|的?(?:第?四季度?|Q4)(?!度?(?:将|会|有望|预计|初)))[^，。；目标预计将]{0,12}?\d)"
)
RESULTS_OUT = re.compile(r"[1-4](?<![年\d].)月\d{1,2}日[^。]{0,30}(?:公布|发布|披露)")
PRINTED = re.compile(r"^(?:printed|stamped|given by)|(?:issue|cover) of", re.IGNORECASE)  # how a card says that its date was read and not reasoned
BEGAN = re.compile(r"成立|创立|创办|创建|创业|诞生")
AGED = re.compile(r"(?:成立|创业|创立|创办)(?:了|已|至今|已经|近|整整)?([二三四五六七八九十]{1,3}|[1-9]\d?)(?:周年|年)(?![前后级间代多])")
OLDEST, AHEAD = 40, 24  # years, and characters from a date to the word that says what began
MONTH_DAY = re.compile(r"(1[0-2]|0?[1-9])月(?:3[01]|[12]\d|0?[1-9])日")
OPENS = re.compile(r"\s*(?:北京时间|当地时间|美东时间)?(1[0-2]|[1-9])月(3[01]|[12]\d|[1-9])日")
HEAD = 80  # characters of the body in which a dateline may stand alone
LINES_ABOVE, LONGEST_DATELINE = 12, 40  # at the top of the page, and the characters of such a line
STAMP_FITS_DAYS = 7  # from a day that the text tells of to the page's stamp: nobody writes much later of what is news
# “2021某某发布会”, “2022开发者大会”: what is held every year bears the year in which it is held
HELD_IN = re.compile(
    r"(?<![\d.])(20[0-3]\d)年?(?:[一-龥]{0,8}|[一-龥]{0,4}[A-Za-z]{2,12}[一-龥]{0,4})(?:发布会|开发者大会|合作伙伴大会|生态大会|云栖大会|年会|公开课)"
)
WEEKDAY = re.compile(rf"(?<![年\d]){DAY}[（(，,]?(?:星期|周)([一二三四五六日天])|(?:星期|周)([一二三四五六日天])[（(，,]\s?{DAY}")
NEWS_WEEKDAY, NEWS_REACH = re.compile(r"(?<![上下每本这])(?:周|星期)([一二三四五六日天])"), 40  # characters of a first sentence
WEEKDAYS = "一二三四五六日"
WEEKDAY_YEARS = 5  # after the latest year told: within so many years a day falls on one weekday once

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
    told = _explicit(view)
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


def _explicit(view: View) -> list[str]:
    """Dates that stand in the text with their year, full or partial ISO, up to years that can be past."""
    dates = [d for line in view.lines if line.readable for d in line.undated if _complete(d) and not _future(line.text, d)]
    return sorted(d.date for d in dates if d.date)


def _complete(date: DateMention) -> bool:
    return not date.needs and (date.date or "").startswith(("19", "20"))


def _future(text: str, date: DateMention) -> bool:
    planned = re.search(r"预计|计划|将|目标|未来|希望", text[max(0, date.start - 8) : date.end + 6])
    planned = planned or re.search(r"(?:预计|计划|拟|将于|有望)[^。；]{0,16}$", text[: date.start])
    return planned is not None or re.match(r"(?:之|以)?前(?!后)", text[date.end :]) is not None


def _planned(text: str, at: int) -> bool:
    """Whether the clause before a place speaks of what is planned or foretold."""
    return re.search(r"(?:预计|计划|预期|预测|有望|目标|力争|将)[^，。；]{0,16}$", text[:at]) is not None


def _now_day(view: View, told: list[str]) -> Guess | None:
    first = next((line for line in view.body()), None)
    found = (m for line in view.lines for m in NOW_DAY.finditer(line.text) if not _in_a_speech(line.text, m.start()))
    stated = next(((m, 0) for m in found), None) if NOW_DAY.search(view.text) else None
    eve = next(((m, 1) for line in view.lines if (m := EVE.search(line.text))), None) if EVE.search(view.text) else None
    dateline = _dateline(view, first) if first and first.readable else None
    match, days_later = stated or eve or (dateline, 0)
    month, day = (int(group) for group in match.groups() if group) if match else (0, 0)
    year = _year_printed(view, f"-{month:02}-{day:02}") or _year(view, told)
    if not match or not year or not is_partial_date(f"{year}-{month:02}-{day:02}"):
        return None
    now = datetime.date(int(year), month, day) + datetime.timedelta(days=days_later)
    return _guess(now.isoformat(), "now", said=match.group())


def _dateline(view: View, first: Line) -> re.Match[str] | None:
    """The report's first words, before its first sentence or in a line of their own above it (某社4月2日晚间消息)."""
    lines = (line.strip() for line in view.article.text[: first.raw(0, 0)[0] + HEAD].splitlines()[:LINES_ABOVE])
    return DATELINE.match(first.text) or next((m for line in lines if len(line) <= LONGEST_DATELINE and (m := DATELINE.match(line))), None)


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
    year = _year(view, told)
    if not year:
        return None
    told_of = [d for d in _retold(view, year) if re.match(r"\d{4}-\d\d", d)]
    months = [d[:7] for d in told_of if d[:4] == year]
    months += [day[:7] for day, fits in _days_with_weekdays(view, year) if fits]
    misprinted = _misprinted(view, year)
    if misprinted and misprinted > max(months, default=""):
        return _guess(misprinted, "misprint", inferred=True)
    opening = _opening_day(view, year)
    if opening and opening >= max(told_of, default=""):
        return _guess(opening, "opening", inferred=True)
    if months:
        return _guess(max(months), "month", inferred=True)
    return _guess(year, "year", inferred=True)


def _opening_day(view: View, year: str) -> str | None:
    """The day with which the first sentence opens: news is written on it or soon after, where nothing later is told."""
    first = next((line for line in view.body()), None)
    opens = OPENS.match(first.text) if first else None
    day = f"{year}-{int(opens.group(1)):02}-{int(opens.group(2)):02}" if opens else ""
    return day if is_partial_date(day) else None


def _retold(view: View, year: str) -> list[str]:
    """All past dates of the text, read as if written at the end of that year, in the order of the narrative."""
    found: list[str] = []
    for line in view.lines:
        if not line.readable:
            continue
        dates = [d for d in resolve_dates(line.scan, f"{year}-12", narrative=found[-1] if found else None) if d.date and "now" not in d.needs]
        found += [d.date_end or d.date for d in dates if d.date and not _future(line.text, d) and not _reckoned(d)]
    return found


def _reckoned(date: DateMention) -> bool:
    """Counted from the day of writing, which is not known yet (一个月前), or from something that may have no date (四个月之后)."""
    return re.search(r"[月年天日周]之?[前后]$|年[初底中末尾]$", date.surface) is not None or (
        date.source == "anchor" and bool(date.needs & {"day", "month"})
    )


def _misprinted(view: View, year: str) -> str | None:
    """The latest month, in that year, of a day printed with an earlier year on which something appears that came out only later."""
    launched: dict[str, str] = {}
    days: list[tuple[str, str]] = []
    for line in view.body():
        for date in (d for d in line.undated if line.readable and _complete(d)):
            for name in line.names:
                if LAUNCHED.search(line.text[date.end : name.start]) and name.start - date.end < 6:
                    launched.setdefault(name.entity, date.date or "")
                elif name.start >= date.end and len(date.date or "") == 10:
                    days.append((name.entity, date.date or ""))
    moved = [f"{year}{day[4:7]}" for name, day in days if day < launched.get(name, "") and f"{year}{day[4:]}" >= launched[name]]
    return max(moved, default=None)


def _year(view: View, told: list[str]) -> str | None:
    """The year of writing: the latest told, or the pandemic's first where the text speaks of it and of no later year."""
    latest = max((d[:4] for d in told), default=None)
    if latest and _year_is_over(view, latest):
        latest = str(int(latest) + 1)
    aged = _year_by_age(view)
    if latest and latest in aged:
        latest = max(aged[latest], latest)
    held = max((m.group(1) for line in view.holding(HELD_IN) for m in HELD_IN.finditer(line.text)), default="")
    latest = max(latest or "", held) or None
    if EPIDEMIC.search(view.text):
        latest = max(latest or "", str(EPIDEMIC_YEAR))
    return _year_of_weekdays(view, latest) if latest else None


def _year_of_weekdays(view: View, year: str) -> str:
    """The first year from the one told on in which the days that the text names with their weekdays, without a year, fall on these: 9月1日（周二）."""
    for later in range(int(year), int(year) + WEEKDAY_YEARS):
        days, news = _days_with_weekdays(view, str(later)), _news_fits(view, str(later))
        if (days or news is not None) and news is not False and all(fits for _, fits in days):
            return str(later)
    return year


def _news_fits(view: View, year: str) -> bool | None:
    """Whether the weekday that the first sentence names is that of its dateline in that year, or of the day before; None where it names none."""
    first = next((line for line in view.body() if line.readable), None)
    match = _dateline(view, first) if first else None
    weekday = next((m for line in view.body()[:2] if (m := NEWS_WEEKDAY.search(line.text[:NEWS_REACH]))), None)
    day = f"{year}-{int(groups[0]):02}-{int(groups[1]):02}" if match and (groups := [g for g in match.groups() if g]) else ""
    if not weekday or not is_partial_date(day):
        return None
    return (datetime.date.fromisoformat(day).weekday() - WEEKDAYS.index(weekday.group(1).replace("天", "日"))) % 7 <= 1


def _days_with_weekdays(view: View, year: str) -> list[tuple[str, bool]]:
    """The days told with their weekdays and without a year, as days of that year, and whether they fall on these."""
    found: list[tuple[str, bool]] = []
    for line in view.holding(WEEKDAY):
        for m in WEEKDAY.finditer(line.text):
            month, day, weekday = (m.group(1), m.group(2), m.group(3)) if m.group(3) else (m.group(5), m.group(6), m.group(4))
            of_year = f"{year}-{int(month):02}-{int(day):02}"
            fits = is_partial_date(of_year) and datetime.date.fromisoformat(of_year).weekday() == WEEKDAYS.index(weekday.replace("天", "日"))
            found.append((of_year, fits))
    return found


def _year_by_age(view: View) -> dict[str, str]:
    """The year in which somebody is as old as the text says, by the year in which it began: “2010年创立… 创业八年”."""
    lines = view.holding(BEGAN)
    begun = {d.date[:4] for line in lines for d in line.undated if d.date and _complete(d) and BEGAN.search(line.text, d.end, d.end + AHEAD)}
    ages = [int(bounds(m.group(1))[0]) for line in view.holding(AGED) for m in AGED.finditer(line.text)]
    return {year: str(int(year) + max(ages)) for year in begun if ages and max(ages) < OLDEST}


def _news_month(view: View) -> int | None:
    """The month of a day that is told without its year before any year is: that of the news itself (2月7日，有媒体报道…)."""
    for line in view.body():
        for date in line.undated:
            if _complete(date):
                return None
            day = MONTH_DAY.match(date.surface)
            if day and not _future(line.text, date):
                return int(day.group(1))
    return None


def _told_of_year(view: View, year: str) -> list[DateMention]:
    """What the text tells of a part of that year as past: a quarter, a half, a month."""
    dates = (d for line in view.body() if line.readable for d in line.undated if not _future(line.text, d))
    return [d._replace(date_end=d.end_date) for d in dates if _complete(d) and (d.date or "").startswith(year) and len(d.date or "") > len(year)]


def _year_is_over(view: View, year: str) -> bool:
    """Whether the latest year told is the last one and not this: “截至2022年底” beside “去年”, “曾在2022年初” beside “今年”, or its results are out
    (3月2日公布2022年全年业绩)."""
    text = view.text
    if "今年" in text and len(re.findall(rf"(?:曾|早在|早于|此前)[^，。]{{0,4}}{year}年", text)) == text.count(f"{year}年") > 0:
        return True
    wholes = [m for line in view.holding(WHOLE_YEAR) for m in WHOLE_YEAR.finditer(line.text) if m.group(1) == year]
    news = _news_month(view)
    if ("今年" in text or news) and any(not _planned(m.string, m.start()) for m in wholes):
        return True
    if news and any(f"{year}-{news:02}" < d.date_end[:7] for d in _told_of_year(view, year) if d.date_end):
        return True
    results = [line.text[out.start() :] for line in view.holding(RESULTS_OUT) if (out := RESULTS_OUT.search(line.text))]
    if any(re.search(rf"{year}年(?:的)?(?:第?四季|全年|度|年度|报)", rest) for rest in results):
        return True
    return "去年" in text and "今年" not in text and re.search(rf"截至{year}年(?:底|末|12月31日)|{year}[.年]12[.月]31", text) is not None
