"""Which time a number describes: the date in its sentence, else where the narrative stands, else the article's month."""

import calendar
import re
from collections.abc import Iterable

from casebook.facts.periods import PeriodsTold
from casebook.facts.records import Event
from casebook.facts.reported import dates_of, reported_quarter
from casebook.facts.respective import member
from casebook.facts.supposed import supposed_in
from casebook.facts.view import Line, View
from casebook.reading.dates import DateMention
from casebook.reading.numbers import Quantity

RECKONED = "reckoned"  # how the anchor of an event dated by a length of time begins
BEGINNINGS = ("launch", "founding")  # “两年的运营时间” dates what began, not the numbers beside it
DEADLINE = re.compile(r"(?:时|之?前|为止|截止)[，,]?")  # “在12月31日时”: a date set, not told
CHANGED_SINCE = re.compile(r"[从由]$")  # “由去年的第10位跌至…”: the date of what was before the change
CHANGE_TO = re.compile(r"[，；至到跌升涨降增减]")
BEGUN = re.compile(r"(?:开始|起|以来)")  # “从去年第三季度开始，…”
BY_NOW = re.compile(r"[已现]|目前|如今")
TOLD_ONCE = 1000  # “这3亿篇文章” is the number told before; a small one may be told of many things
COMPARED = re.compile(
    r"(?:较|扭转|打破了?|刷新了?|超越了?|追平了?|相较于?|相比|比|高于|低于|从|由)$"
)  # “较6月增加”: the date of what is compared with
HALVES = {"-01 -06": "H1", "-07 -12": "H2", "-01 -03": "Q1", "-04 -06": "Q2", "-07 -09": "Q3", "-10 -12": "Q4"}
CHANGE = re.compile(r"[增升涨降跌减翻滑挫缩]|成长|衰退")  # “较去年同期增长2成” is of this year
STILL_NOW = re.compile(
    r"截至发稿|发稿时|年内|时至今日|(?:[一二两三四五六七八九十\d]+|多|几)年来"
)  # now, in words that are no date: 三年来累计投入100亿元
WHOLE_YEAR = re.compile(r"(?<![年\d去今明上])全年(?![^，。；]{0,6}(?:总量|水平|之和))")  # “全年有望达到…”, in an article on a quarter
THE_PERIOD = re.compile(r"该季|本季|季内|报告期|该财季|期内")
OF_PERIODS = ("money", "growth_pct")  # what is reported for a quarter or a half year, as are shares of it
PERIOD_ENDED = re.compile(r"(?:为)?止?的?(?:当季|该?季度|财季|[3三]个月|(?P<half>[6六]个月))")  # “截至6月30日止三个月”
WORTH = re.compile(
    r"市值|股价|估值|身[家价]|财富|融资|领投|目标价|富豪|售价|定价|起售|标价|票价|罚[款金没]|收盘|开盘|收市|开市|盘[中后前]|交易时段|赚|[进入]账|账面|回报|套现|拿出|斥资|豪掷|耗资"
)  # what is worth so much on a day is of no period
MONTH = re.compile(r"\d{4}-\d\d")
PART = re.compile(r"(\d{4})-([QH])(\d)")
SAYS_WHEN = re.compile(r"[\d一二三四五六七八九十去前]")
SHARE = re.compile(r"占比|比重|比例|[毛净]?利润?率|占[^，。]{0,8}收入")
# What goes on changing: a day told in another sentence is not the day of its count, only the month is sure.
RUNNING = (
    "registered_users", "monthly_active_users", "daily_active_users", "orgs", "downloads_total", "downloads_daily",
    "app_rating", "rating_count", "video_views", "followers", "usage_frequency",
)  # fmt: skip
CHANGED_FROM = re.compile(r"[从由](?!当时)[^，。；]{0,8}$")  # “从30万涨至90万”: what was before the change
CHANGED_TO = re.compile(r"[^，。；]{0,8}?[到至成为]")
ONCE = re.compile(r"一度|曾经?(?!任)")  # at some time in the past, not now
AT_THAT_TIME = re.compile(r"当时的?[^，至到]{0,4}$")
SINCE_THEN = re.compile(r"[^，。；]{0,24}?(?:以来|至今)")  # “自2018年上市以来，”
AFTER_SOMETHING = re.compile(r"^在(?![这那此])[^，。]{2,16}(?:之后|以后)，")  # “在某某上市之后”: later than something whose date is not told
AT_A_TIME = re.compile(r"的时候")  # “已经有3亿用户的时候”: a time that is not told
HEARD_NOW = re.compile(
    r"(?:另?据[^，。]{2,20}?(?:透露|了解|获悉)|有消息称|市场消息|[^，。]{0,10}记者[^，。]{0,12}(?:走访|看到|发现|注意到|实测|查询|体验))"
)  # opens a paragraph that names no date
AT_ITS_HEIGHT = re.compile(r"的?(?:历史|股价)?(?:最高点|[高低]位|[高低]点|峰值|顶峰|水平)的?")  # “较去年10月高位588美元跌了八成”
THIS_YEAR = re.compile("[今本]年")  # “今年的目标是400亿元”: of the year, not of now
FORETOLD = re.compile(r"有望|将(?!近)|预[计期测估料]|目标|指引|展望")
AHEAD = re.compile(r"(?:将|预计|有望|计划)[^，。]{0,20}$")
SINCE = re.compile(r"(?:以来|[^，。；]{0,6}至今)")  # “2018年以来共发布了”: counted up to now
FROM_NOW = re.compile(r"在?(?:过去|近|未来|今后|接下来)")
PAST = re.compile(r"在?过去|近")
SHOWN = re.compile(r"(?:招股书|财报|数据|报告|资料|统计)显示")  # “2013年，…。招股书显示，用户达1亿”: of now, whatever was told before
LOOKS_BACK = re.compile(r"早在$")  # “早在2018年就突破1亿”: nothing goes on from there
STILL_WAS = re.compile(r"[^，。；]{0,10}还(?:是|有|为|只|不到|不足)")  # “而一季度的增速还是9%”: nor from what is only compared with
OF_THE_DAY = re.compile(r"盘[前中后]|目标价|收报|收市|收盘|开盘")
NEAR = 3  # sentences: so far a date told carries on for a number without one


class Times:
    """Decides `as_of` in reading order."""

    def __init__(self, view: View, events: Iterable[Event]):
        """`view` gives the article's date, `events` those dated by a length of time (“上线半年”)."""
        self.view = view
        self.reckoned = [e for e in events if e.anchor and e.anchor.startswith(RECKONED) and e.type not in BEGINNINGS]
        self.today: tuple[int, str] | None = None
        self.periods = PeriodsTold(view)
        self.reported = reported_quarter(view)
        self.period: str | None = self.reported.quarter if self.reported else None
        self.last: str | None = None
        self.earlier: str | None = None  # the date told before the last, in another month
        self.age = NEAR + 1
        self.paragraph = -1
        self.numbers: dict[tuple[float, str | None], str | None] = {}

    def of(self, line: Line, quantity: Quantity, metric: str) -> tuple[str | None, str, tuple[str | None, str | None]]:
        """(as_of, rule, its first and last day where the text narrows it) of a number of the line."""
        as_of, rule, date = self._dated(line, quantity, metric)
        self.numbers.setdefault((quantity.value or 0.0, quantity.unit), as_of)
        return as_of, rule, _days_within(as_of, date)

    def point_back(self, line: Line, quantity: Quantity) -> None:
        """“在这3亿篇文章中，…”: the narrative goes back to the time of the number told before."""
        as_of = self.numbers.get((quantity.value or 0.0, quantity.unit))
        if as_of and (quantity.value or 0.0) >= TOLD_ONCE:
            self.last, self.age, self.paragraph = as_of, 0, line.paragraph

    def _dated(self, line: Line, quantity: Quantity, metric: str) -> tuple[str | None, str, DateMention | None]:
        """(as_of, rule, the date of the sentence that it was taken from)."""
        at = quantity.start
        reported = (metric in OF_PERIODS and not WORTH.search(line.text[:at])) or (
            metric == "other" and quantity.unit == "%" and _a_share(line, quantity)
        )
        if supposed_in(line.text[:at]) == "joke" or (metric == "duration" and AHEAD.search(line.text[:at]) and not line.dates):
            return None, "no time told", None
        length = self._length(line, at)
        if length:
            return length, "length of time", None
        period = self.periods.of(line, quantity)
        if period:
            return period[0], "period of each" if period[0] else "periods of another number", None
        each = member(line, quantity, [d for d in line.dates if d.date])
        if isinstance(each, DateMention):
            return self._told(line, each), "date of each", each
        dates = [d for d in dates_of(line, self.reported) if d.date and (not _compared(line, d) or self._reaches(line, d, at))]
        before = self._before(line, quantity, dates, reported)
        in_words = self._in_words(line, at, metric, before)
        if in_words:
            return *in_words, None
        after = [
            d
            for d in dates
            if d.start > at and not line.text[: d.start].rstrip().endswith("自") and d.surface != "至今" and not self._of_its_own(line, d, at)
        ]
        inside = self._inside_clause(line, at, after)
        for found, rule in ((inside, "date in the clause"), (before[-1:], "date before"), (after[:1], "date after")):
            if found:
                return self._said_of(line, found[0], quantity, reported), rule, found[0]
        return *self._carried(line, quantity, metric, reported), None

    def _of_its_own(self, line: Line, date: DateMention, at: int) -> bool:
        """“交付目标为10万辆，去年投入190亿元”: a date in a later clause, with a number of its own or still to come, is not of the number before."""
        start, stop = line.clause_at(date.start)
        if start <= at:
            return False
        return self._to_come(date) or any(date.end <= q.start < stop for q in line.quantities)

    def _in_words(self, line: Line, at: int, metric: str, before: list[DateMention]) -> tuple[str | None, str] | None:
        """(as_of, rule) where words that are no date tell the time of a number: 报告期内, 全年, 截至发稿."""
        since = before[-1].end if before else 0
        if self.period and THE_PERIOD.search(line.text, since, at) and not (before and "同期" in before[-1].surface):
            return self.period, "the period reported"
        if metric != "duration" and WHOLE_YEAR.search(line.text, since, at):
            return self._year(line, before, at), "the whole year"
        if STILL_NOW.search(line.text, since, at) or (before and self._lasts(line, before[-1], at)):
            return self._month() or None, "now"
        return None

    def _before(self, line: Line, quantity: Quantity, dates: list[DateMention], reported: bool) -> list[DateMention]:
        """The dates before a number, the last of them its own. The first number of a change (“由第1位跌至第9位”) is of the date that the sentence
        says the change began with (由去年…), or of the period before the last: “2018年…，2019年…，占比从2%升至5%”."""
        at = quantity.start
        before = [d for d in dates if d.start <= at and not _attributive(line, d, at)]
        if not _begins_change(line, quantity):
            return before
        since = [d for d in line.dates if d.date and d.end <= at and CHANGED_SINCE.search(line.text[: d.start])]
        return since or (before[:-1] if reported and len(before) > 1 else before)

    def _said_of(self, line: Line, date: DateMention, quantity: Quantity, reported: bool) -> str | None:
        """A date of the sentence as the time of one number in it."""
        same = "同期" in date.surface or line.text.startswith("同期", date.end)
        told = next((p for d in line.dates if d.end <= date.start and (p := _period_of(line, d))), None) or self.period
        if (reported or date.precision in ("day", "year")) and told and same:
            year = f"{int(told[:4]) - 1}"
            of_a_day = date.precision == "day"  # the day on which the quarter was told of
            if of_a_day or date.surface.startswith("上") or (date.date or "").startswith(year):
                return year + told[4:]
        if reported and (period := _period_of(line, date)):
            return period
        if same and date.precision == "year" and (month := _month_before(line, date)):
            return f"{date.date}{month[4:]}"
        if _begins_change(line, quantity):
            return _month_of(date.date)
        if AT_THAT_TIME.search(line.text, date.end, quantity.start):
            return _narrowed(date)
        if THIS_YEAR.fullmatch(date.surface) and FORETOLD.search(line.text, line.clause_at(date.start)[0], quantity.start):
            return date.date
        start, _ = line.clause_at(quantity.start)
        if ONCE.search(line.text, start, quantity.start) and "now" not in date.needs:
            return _narrowed(date)
        return self._told(line, date)

    def _year(self, line: Line, before: list[DateMention], at: int) -> str | None:
        """The year meant by 全年: the one told before it in the sentence; the article's where it is foretold, else that of what was told last."""
        year = before[-1].date if before else None
        if year and len(year) == 4:
            return year
        told = year or self.period or self.last
        return (told if told and not FORETOLD.search(line.text, 0, at) else self._month())[:4] or None

    def _carried(self, line: Line, quantity: Quantity, metric: str, reported: bool) -> tuple[str | None, str]:
        if AT_A_TIME.match(line.text[quantity.end : line.clause_at(quantity.start)[1]].lstrip("人名家个用户")):
            return None, "no time told"
        if self.period and reported:
            return self.period, "the period reported"
        if AFTER_SOMETHING.match(line.text):
            return None, "no time told"
        if self.paragraph != line.paragraph and (metric == "stake_pct" or HEARD_NOW.match(line.text)):
            # who holds how much, and what sources say, is told as of now, not of the end of a period before
            return self._month() or None, "the article's month"
        if metric in OF_PERIODS and self._worth_now(line, quantity):
            return self._month() or None, "the article's month"
        if self.last and self._long_ago() and SHOWN.search(line.text[: quantity.start]):
            return self._month(), "what is shown now"
        if self.last and (self.age <= NEAR or self.paragraph == line.paragraph):
            if _begins_change(line, quantity):
                return _month_of(self.earlier), "date before the last"
            return (_month_of(self.last) if metric in RUNNING else self.last), "date carried over"
        if ONCE.search(line.text[line.clause_at(quantity.start)[0] : quantity.start]):
            return None, "no time told"
        return self._month() or None, "the article's month"

    def _worth_now(self, line: Line, quantity: Quantity) -> bool:
        """What is worth so much on a day is of no quarter told before; what is traded at opens a paragraph as news, of no day told before it."""
        traded = self.paragraph != line.paragraph and OF_THE_DAY.search(line.text, 0, quantity.start)
        return bool(traded or (re.search("[QH]", self.last or "") and WORTH.search(line.text[: quantity.start])))

    def _long_ago(self) -> bool:
        """Whether what was told last lies two years or more before the article."""
        return bool(self._month()) and int((self.last or self._month())[:4]) + 2 <= int(self._month()[:4])

    def close(self, line: Line) -> None:
        """Remember the line's last date for the lines after it."""
        dates = [d for d in dates_of(line, self.reported) if d.date and not DEADLINE.match(line.text[d.end :]) and not _compared(line, d)]
        self.age += 1
        self.periods.close(line)
        steps = [d for d in dates if not LOOKS_BACK.search(line.text, 0, d.start) and not STILL_WAS.match(line.text, d.end)]
        for date in [d for d in steps if not counted_from_now(d) and not self._to_come(d)]:
            self._remember(self._told(line, date), line.paragraph)
        set_for = [d.date for d in line.dates if d.date and DEADLINE.match(line.text[d.end :])]
        if set_for and not dates and (self.last is None or (self.age > NEAR and self.paragraph != line.paragraph)):
            self.last, self.age, self.paragraph = set_for[-1][:4], 0, line.paragraph
        days = [d.date for d in dates if d.date and _is_day_of(d, self._month()) and not _is_now(d)]
        self.today = (line.paragraph, days[-1]) if days else self.today
        periods = [p for d in steps if (p := _period_of(line, d) or (d.date if d.date and ("Q" in d.date or "H" in d.date) else None))]
        past = [p for p in periods if not self._month() or _last_month(p) <= self._month()]
        self.period = past[-1] if past else self.period

    def _remember(self, date: str | None, paragraph: int) -> None:
        """The date as the last one told; “now” in the month of a day told just before does not blur that day."""
        if not (date and self.last and self.age <= 1 and self.last.startswith(date)):
            before, now = _month_of(self.last) or "", _month_of(date) or ""
            if before != now:
                self.earlier = self.last if before < now and self.age <= NEAR else None
            self.last = date
        self.age, self.paragraph = 0, paragraph

    def _to_come(self, date: DateMention) -> bool:
        """A date after the article's month is a plan, and dates nothing told after it."""
        return bool(self._month()) and _first_month(date.date or "")[:7] > self._month()

    def _reaches(self, line: Line, date: DateMention, at: int) -> bool:
        """A date of comparison dates only the number that is said of it (上年同期的…), not the change from it."""
        between = line.text[date.end : at]
        if _begins(line, date) and "同期" not in date.surface:
            return date.end <= at and CHANGE_TO.search(between) is None
        changed = (COMPARED.search(line.text[: date.start]) or _set_against(line, date)) and CHANGE.search(between)
        counted = next((q.unit not in ("%", "percentage_points", "times") for q in line.quantities if q.start == at), False)
        beside = not between and counted  # “同比去年39亿”: what is compared with, in its own number
        said_of = beside or AT_ITS_HEIGHT.fullmatch(between) or "同期" in date.surface or re.match(r"(?:全年|整年|同期)?的", between) is not None
        return date.end <= at and said_of and not changed and not re.search(r"[，至到]|该季|本季", between)

    def _lasts(self, line: Line, date: DateMention, at: int) -> bool:
        """“从去年第三季度开始，广告变少，会员已超过200万”: what has come about since a date is of now."""
        start, stop = line.clause_at(at)
        return bool(BEGUN.match(line.text, date.end)) and date.end <= start and BY_NOW.search(line.text, start, at) is not None

    def _length(self, line: Line, at: int) -> str | None:
        """The date reckoned from a length of time before the number in its sentence."""
        raw = line.raw(at, at)[0]
        told = [e for e in self.reckoned if e.sentence_start == line.sentence.start and e.start <= raw]
        later = [d for d in line.dates if told and d.date and d.end <= at and line.raw(d.start, d.end)[0] >= told[-1].end]
        return (told[-1].date_end or told[-1].date) if told and not later else None

    def _inside_clause(self, line: Line, at: int, after: list[DateMention]) -> list[DateMention]:
        """A date right after the number and inside its own clause (“用户破亿的2012年”)."""
        _, end = line.clause_at(at)
        return [d for d in after[:1] if d.start < end and re.match(r"[^，]{0,4}(?:的|是|在|于)", line.text[at : d.start][-4:])]

    def _told(self, line: Line, date: DateMention) -> str | None:
        """A date as the time of a number: now is the article's month, unless the paragraph has just told a day of it."""
        month = self._month()
        since = SINCE_THEN if line.text[: date.start].endswith("自") else SINCE
        if since.match(line.text, date.end) and month > (date.date or ""):
            return month
        if _is_now(date) or (date.date == month[:4] and not SAYS_WHEN.search(date.surface)):
            return self._day_of_now(line, date) or month or date.date
        if date.date_end and counted_from_now(date) and PAST.match(date.surface):
            up_to = (d.date for d in line.dates if d.end <= date.start and line.text.endswith(("截至", "截止"), 0, d.start))
            return next(up_to, None) or (self.period if SHOWN.match(line.text) else None) or month or date.date_end  # “截至6月30日，过去十二个月的…”
        if (
            date.date_end
            and re.search(r"过去|^近|未来|今后|接下来|至|到|[-—~～]|[前首头]\s?.{1,2}\s?(?:个?月|季度)", date.surface)
            and not _half(date)
        ):
            return date.date_end
        return _narrowed(date)

    def _day_of_now(self, line: Line, now: DateMention) -> str | None:
        """The day of the article's month that the sentence, or the paragraph, told before it says now."""
        days = [d.date for d in line.dates if d.end <= now.start and _is_day_of(d, self._month())]
        return days[-1] if days else self.today[1] if self.today and self.today[0] == line.paragraph else None

    def _month(self) -> str:
        return (self.view.published or "")[:7]


def _days_within(as_of: str | None, date: DateMention | None) -> tuple[str | None, str | None]:
    """The days of a date that says more than the month it is filed under: 1月底 is said of 2020-01, and means its last days."""
    if not (date and as_of and len(as_of) == 7 and date.start_date and date.end_date and date.start_date[:7] == date.end_date[:7] == as_of):
        return None, None
    whole = date.start_date.endswith("-01") and calendar.monthrange(int(as_of[:4]), int(as_of[5:]))[1] == int(date.end_date[8:])
    return (None, None) if whole else (date.start_date, date.end_date)


def _first_month(period: str) -> str:
    """The month in which a quarter or a half year begins."""
    part = PART.fullmatch(period)
    return f"{part[1]}-{(int(part[3]) - 1) * (3 if part[2] == 'Q' else 6) + 1:02}" if part else period


def _last_month(period: str) -> str:
    """The month in which a quarter or a half year ends: what is said of one that is still running is foretold."""
    part = PART.fullmatch(period)
    return f"{part[1]}-{int(part[3]) * (3 if part[2] == 'Q' else 6):02}" if part else period


def _compared(line: Line, date: DateMention) -> bool:
    """True where the date is that of something compared with, unless it begins a time (从…开始)."""
    if date.date_end and date.rule == "span":
        return False
    before = line.text[: date.start]
    compared = "同期" in date.surface or COMPARED.search(before) or _begins(line, date) or _set_against(line, date)
    return bool(compared) and not re.match(r"[^，。]{0,2}(?:开始|起|以来|至今)", line.text[date.end :])


def _begins(line: Line, date: DateMention) -> bool:
    """“由2020年的30%升至40%”, “自2020年的…”: a change begins with the date."""
    before = line.text[: date.start]
    return CHANGED_SINCE.search(before) is not None or (before.endswith("自") and line.text.startswith("的", date.end))


def _set_against(line: Line, date: DateMention) -> bool:
    """“与去年的3亿元相比”: the date of what is compared with."""
    return line.text[: date.start].endswith(("与", "和", "跟", "同")) and re.match(r"[^，。；]{0,24}相比", line.text[date.end :]) is not None


def _attributive(line: Line, date: DateMention, at: int) -> bool:
    """“去年上线的…，” describes a thing and dates nothing in the clauses after it."""
    start, stop = line.clause_at(date.start)
    begins = re.search(r"自[^，]{0,2}$", line.text[: date.start]) and line.text[start:stop].rstrip("，").endswith("后")  # “自去年上市后，”
    begins = begins or re.match(r"(?:若|如)?(?:不考虑|不计|剔除|撇除|扣除)", line.text[start:stop])  # “若不考虑去年合并的…的影响，”
    return stop <= at and (begins or re.match(r"(?:上线|推出|发布|成立|收购)的", line.text[date.end :]) is not None)


def _is_now(date: DateMention) -> bool:
    return "now" in date.needs and re.search(r"\d", date.surface) is None and not re.search(r"过去|近期|日前|未来|今后|接下来", date.surface)


def _period_of(line: Line, date: DateMention) -> str | None:
    """The quarter or half year that a run of months makes (4月至6月) or that a day ends (截至6月30日止季度)."""
    ended = PERIOD_ENDED.match(line.text, date.end)
    if not ended or not re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", date.date or ""):
        return _half(date)
    letter, span = ("H", 6) if ended["half"] else ("Q", 3)
    number, rest = divmod(int((date.date or "")[5:7]), span)
    return None if rest else f"{(date.date or '')[:4]}-{letter}{number}"


def _begins_change(line: Line, quantity: Quantity) -> bool:
    """“从30万涨至90万”: the first number held before the time that is told."""
    return bool(CHANGED_FROM.search(line.text[: quantity.start]) and CHANGED_TO.match(line.text[quantity.end :]))


def _is_day_of(date: DateMention, month: str) -> bool:
    return len(date.date or "") == 10 and bool(month) and (date.date or "").startswith(month)


def _a_share(line: Line, quantity: Quantity) -> bool:
    return SHARE.search(line.text, line.clause_at(quantity.start)[0], quantity.start) is not None


def _month_of(date: str | None) -> str | None:
    """A day's month; anything coarser as it is."""
    return date[:7] if date and len(date) == 10 else date


def counted_from_now(date: DateMention) -> bool:
    """“过去一年”, “未来三年”: a span up to now or from now on, told from where the narrative stands and no step of it."""
    return "now" in date.needs and FROM_NOW.match(date.surface) is not None


def _narrowed(date: DateMention) -> str | None:
    """A year's end is its December: 2014年底 is said of 2014-12."""
    if date.date and len(date.date) == 4 and re.search(r"年?(?:底|末)$", date.surface):
        return f"{date.date}-12"
    return _half(date) or date.date


def _month_before(line: Line, date: DateMention) -> str | None:
    """The month told last before a date in its sentence: “截至2020年9月底止九个月…，前年同期…” is up to September too."""
    months = [_month_of(d.date) or "" for d in line.dates if d.end <= date.start]
    return next((m for m in reversed(months) if MONTH.fullmatch(m)), None)


def _half(date: DateMention) -> str | None:
    """“前6个月” as the half year, “1月至3月” as the quarter that it is."""
    first, last = date.date or "", date.date_end or ""
    half = HALVES.get(f"{first[4:]} {last[4:]}")
    return f"{first[:4]}-{half}" if half and first[:4] == last[:4] else None
