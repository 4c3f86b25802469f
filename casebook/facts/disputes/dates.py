"""Disputes over dates: launches that differ, things told before they existed, ends before the end, stamps of re-posts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from casebook import say
from casebook.corpus.script import simplify
from casebook.facts.dated import ended, reckoned, when
from casebook.facts.evidence import Evidence, Found, Telling, dispute, in_two, of_line, of_record, of_span
from casebook.facts.records import Dispute, Event
from casebook.facts.rule import Rule, topics
from casebook.facts.view import Line, Reading
from casebook.reading.entity import Entity

LAUNCHES = ("launch", "test_release")
ALIVE = ("version_release", "launch", "test_release", "pr", "rename")
OUT = re.compile(r"(?:上线|发版|推出|问世|亮相|面世|发布|登场|开通)(?:了|后|时)?(?P<stop>[，,。；、的]|$)?")
ANOTHER = re.compile(
    r"(?:上线|推出|发布|开通|新增|试水|提供|开始做)(?:了|过)?(?:[^，。；“”]{0,8}[“\"「](?P<title>[^”\"」]+)[”\"」]"
    r"|[^，。；“”\"]{0,20}?(?:功能|业务|服务|电商|直播|游戏|评论区|品牌|算法|APP|App))|新(?:功能|业务|品牌)"
)
REACH = 48  # characters after the date: its clause and the next
ELSEWHERE = re.compile(
    r"[推进]廣?广?[到入]|[进進][军軍驻駐]|登[陆陸]|硬[件體]|海外|國外|国外|恢[复復]|重新|[复復][业業工]"
)  # nor is one that had stopped new
BACK_LENGTH = re.compile(r"这(([一两三四五])年多)")
YEARS = {"一": 1, "两": 2, "三": 3, "四": 4, "五": 5}
FOUNDED, AFTER_IT = re.compile(r"(?:成立|组建|创立)$"), re.compile(r"[”\"]?之?后")
THIS_YEAR = re.compile(r"今年|去年|上个?月|前阵子")


def _compatible(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a)


def _day(date: str, *, end: bool = False) -> str:
    """A partial date as a day, its first or its last."""
    quarter = re.fullmatch(r"(\d{4})-([QH])(\d)", date)
    if quarter:
        length = 3 if quarter[2] == "Q" else 6
        date = f"{quarter[1]}-{int(quarter[3]) * length - (0 if end else length - 1):02}"
    tail = ("-12-31" if end else "-01-01") if len(date) == 4 else ("-31" if end else "-01") if len(date) == 7 else ""
    return date + tail


def _launches(evidence: Evidence) -> list[Event]:
    """Launches of a product or a feature, by date; another country or a thing without a name is another launch."""
    entity = evidence.known(evidence.name)
    if not entity or entity.type not in ("product", "feature"):
        return []
    events = (e for e in evidence.events if e.type in LAUNCHES and not ELSEWHERE.search(e.sentence) and _its_own(e, entity))
    return sorted(events, key=lambda e: (e.date, e.doc))


def _its_own(event: Event, entity: Entity) -> bool:
    """True where the thing itself comes out, and does not bring out something else (某某上线了新功能)."""
    out = OUT.search(event.text_zh)
    if _brings_out_another(event, entity):
        return False
    if event.type == "test_release" or reckoned(event):
        return True
    return bool(out) and (out.group("stop") is not None or any(name in event.text_zh[out.end() :] for name in (*entity.names, *entity.shared)))


def _brings_out_another(event: Event, entity: Entity) -> bool:
    """True where the words after the date name what comes out, and that is another thing: “2016年，推出了直播功能”, “发布“某某伙伴””."""
    at = event.end - event.sentence_start
    brought = ANOTHER.search(simplify(event.sentence), at, at + REACH)
    if not brought:
        return False
    title = brought["title"]
    return title not in entity.names if title else not any(name in brought.group() for name in (*entity.names, *entity.shared))


def launches(evidence: Evidence) -> Found:
    """Launch dates of one product that do not fit one another: a test release and an official one, or a contradiction."""
    events, name = _launches(evidence), evidence.name
    dates = dict.fromkeys(e.date for e in events)
    if all(_compatible(a, b) for a in dates for b in dates):
        return
    tested = any(re.search(r"测试|内测|iOS|低调|正式", e.sentence) for e in events)
    status = "different_definition" if tested else "unresolved"
    yield (
        (),
        dispute(
            (f"{evidence.english}'s launch", f"{name}上线时间"),
            (
                f"dated {when(events[0], 'en')} and {when(events[-1], 'en')}",
                f"有{when(events[0], 'zh')}和{when(events[-1], 'zh')}等说法",
            ),
            "date",
            (of_record(e, e.date) for e in events),
            (
                "The dates may all hold: a quiet or a test release comes before the official one."
                if tested
                else "The articles give different dates for the same launch.",
                "这些日期可以并存：低调上线或测试版先于正式发布。" if tested else "各篇给出的上线时间不同。",
            ),
            status,
        ),
    )


@dataclass(frozen=True)
class Appearance:
    """An appearance in public, when its article was written, and what its sentence tells by a length of time."""

    event: Event
    published: str | None
    counted: tuple[Event, ...]


def appearances(reading: Reading) -> Iterator[Telling]:
    """Where an article dates something in public to a month or a day."""
    for event in reading.events:
        if event.type in ("pr", "version_release", "ranking") and len(event.date) >= 7 and event.entities:
            counted = tuple(e for e in reading.events if e.sentence_start == event.sentence_start and reckoned(e))
            yield Telling("appearance", event.entities[0], Appearance(event, reading.view.published, counted))


def before_existence(evidence: Evidence) -> Found:
    """An appearance in public dated before the product's first launch: the printed year cannot be right."""
    launched, name = _launches(evidence), evidence.name
    first = min((_day(e.date) for e in launched), default="")
    earliest = [e for e in launched if _compatible(e.date, launched[0].date)]  # the later ones say no more against it
    for place, seen in evidence.placed("appearance"):
        event = seen.event
        if not launched or _day(event.date, end=True) >= first:
            continue
        fits = _fitting_year(event, first, seen.published)
        yield (
            place,
            dispute(
                (f"an early date for {evidence.english}", f"{name}的早期日期"),
                (
                    f"in public on {when(event, 'en')}, though it came out only in {when(launched[0], 'en')}",
                    f"文中写作{when(event, 'zh')}公开亮相，产品{when(launched[0], 'zh')}才上线",
                ),
                "typo_suspected",
                chain([of_record(event, event.date)], (of_record(e, e.date) for e in chain(seen.counted, earliest))),
                (
                    f"{when(event, 'en')} cannot be right: {evidence.english} came out only in {when(launched[0], 'en')}."
                    + (f" The year {fits} would fit the rest of the article." if fits else ""),
                    f"“{when(event, 'zh')}”不可能正确：{name}{when(launched[0], 'zh')}才上线。" + (f"改为{fits}年则与全文相符。" if fits else ""),
                ),
                "typo",
            ),
        )


def _fitting_year(event: Event, launched: str, published: str | None) -> int | None:
    """The next year in which the printed day lies after the launch and not after the article was written."""
    for year in range(int(event.date[:4]) + 1, int(launched[:4]) + 2):
        day = f"{year}{event.date[4:]}"
        if _day(day, end=True) >= launched and (not published or day[: len(published)] <= published):
            return year
    return None


def after_the_end(evidence: Evidence) -> Found:
    """A product said to have ended, and told of as alive later."""
    name, alive = evidence.name, [e for e in evidence.events if e.type in ALIVE]
    dated = {e.date: e for e in reversed(alive)}.values()  # the first event of each date
    for place, event in evidence.placed("event"):
        over = _day(event.date_end or event.date, end=True) if event.type == "shutdown" else None
        last = max((e for e in dated if over and _day(e.date) > over), key=lambda e: e.date, default=None)
        if over and last:
            yield (
                place,
                dispute(
                    (f"{evidence.english}'s end", f"{name}的结局"),
                    (
                        f"beaten by {ended(event, 'en')} in one article, still alive on {when(last, 'en')} in another",
                        f"一篇说{ended(event, 'zh')}前已败下阵来，另一篇{when(last, 'zh')}仍在更新",
                    ),
                    "definition",
                    chain([of_record(event, event.date)], (of_record(e, e.date) for e in alive if _day(e.date) > over)),
                    (
                        "One article speaks of defeat in the market, the others still tell of new versions: failure is not the end of the product.",
                        "一篇说的是市场上的失败，其他文章之后仍提到新版本：败下阵来不等于产品终止。",
                    ),
                    "different_definition",
                    "sense",
                ),
            )


def stamps(reading: Reading) -> Iterator[Dispute]:
    """A page stamp that is years later than the article: “this year” must not be counted from it."""
    view = reading.view
    for stamp in view.article.page_dates:
        if not view.published or int(stamp.iso[:4]) - int(view.published[:4]) < 1 or stamp.kind != "stamp":
            continue
        lines = [line for line in view.body() if THIS_YEAR.search(line.text) and any("year" in d.needs for d in line.dates)]
        yield dispute(
            ("a page's date", "页面日期"),
            (
                f"stamped {say.date(stamp.iso[:10], 'en')}, written in {say.date(view.published, 'en')}",
                f"页面写{say.date(stamp.iso[:10], 'zh')}，正文写于{say.date(view.published, 'zh')}",
            ),
            "date",
            [of_span(view, stamp.start, stamp.end, stamp.iso[:10]), *(of_line(line, _resolved(line)) for line in lines)],
            (
                f"The stamp is that of a re-post. The text was written in {say.date(view.published, 'en')}, so “this year” is {view.published[:4]}.",
                f"页面日期是转载时间。文章写于{say.date(view.published, 'zh')}，文中“今年”指{view.published[:4]}年。",
            ),
            "superseded",
        )


def _resolved(line: Line) -> str:
    return next((d.date for d in line.dates if d.date and "year" in d.needs), "")


def foundings(reading: Reading) -> Iterator[Telling]:
    """What an article dates the founding of, and what it says came after one (“…成立之后，2019年”): that date, with its sentence as a side."""
    for event in reading.events:
        if event.type in ("founding", "reorg"):
            yield from (Telling("founding", name, event) for name in event.entities)
    for line in (line for line in reading.view.body() if line.dates):
        for name in line.names:
            dates = [d.date for d in line.dates if d.date and d.start > name.end]
            if dates and FOUNDED.search(line.text[: name.start]) and AFTER_IT.match(line.text, name.end):
                yield Telling("after founding", name.entity, (dates[0], of_line(line, f"before {dates[0]}")))


def order_of_founding(evidence: Evidence) -> Found:
    """“After the founding of X” beside a later date of X's founding."""
    founded = [e for _, e in evidence.placed("founding")]
    for place, (date, side) in evidence.placed("after founding"):
        late = [e for e in founded if _day(e.date) > _day(date, end=True)]
        if late:
            yield (
                place,
                dispute(
                    (f"{evidence.english}'s founding", f"{evidence.name}成立时间"),
                    in_two(
                        (f"before {say.date(date, 'en')}", f"早于{say.date(date, 'zh')}"),
                        (f"in {say.date(late[0].date, 'en')}", f"在{say.date(late[0].date, 'zh')}"),
                    ),
                    "date",
                    [side, *(of_record(e, e.date) for e in late)],
                    (
                        f"One article tells of {say.date(date, 'en')} as after the founding, another dates the founding {say.date(late[0].date, 'en')}. Both cannot hold.",
                        f"一篇称{say.date(date, 'zh')}时它已成立，另一篇说它{say.date(late[0].date, 'zh')}才成立，不能同时为真。",
                    ),
                    "unresolved",
                ),
            )


def length_and_dates(reading: Reading) -> Iterator[Dispute]:
    """“This year and more” in a sentence whose own dates lie much further apart."""
    for line in reading.view.holding(BACK_LENGTH):
        days = sorted(_day(d.date) for d in line.dates if d.date and len(d.date) >= 7)
        months = (int(days[-1][:4]) - int(days[0][:4])) * 12 + int(days[-1][5:7]) - int(days[0][5:7]) if days else 0
        length = BACK_LENGTH.search(line.text)
        if length and months > 24 * YEARS[length.group(2)]:
            yield _too_short(reading, line, length.group(1), months, days)


def _too_short(reading: Reading, line: Line, surface: str, months: int, days: list[str]) -> Dispute:
    same = [c for c in reading.claims if c.surface == surface and c.start < line.sentence.start]
    quoted = f"“{say.hedged(same[-1], 'en')}” ({surface})" if same else f"“{surface}”"
    return dispute(
        (quoted, f"“{surface}”"),
        (f"beside dates that lie {months} months apart", f"同一句里的两个日期却相隔{months}个月"),
        "scope",
        [*(of_record(c, c.surface) for c in same[-1:]), of_line(line, f"{days[0][:7]} – {days[-1][:7]}")],
        (
            f"The words point back to what was told before; the dates beside them lie {months} months apart, far longer than they say.",
            f"这个时长承接上文，而同句两个日期相隔{months}个月，不能合在一起算。",
        ),
        "different_definition",
    )


TELLINGS = (appearances, foundings)
RULES = (
    Rule(launches, topics("event", LAUNCHES)),
    Rule(before_existence, (*topics("event", LAUNCHES), "appearance"), given="appearance"),
    Rule(after_the_end, topics("event", (*ALIVE, "shutdown")), given="event shutdown"),
    Rule(order_of_founding, ("founding", "after founding"), given="after founding"),
)
ALONE = (stamps, length_and_dates)
ORDER = (launches, before_existence, after_the_end, stamps, order_of_founding, length_and_dates)
