"""Events: every resolved date of the body with what happened then, to whom, and what the date was resolved against.

A date governs its own clause, then the clauses after it up to the next date. The first of them that holds a word of the
event table (`lexicon/wording.yml`) gives the type; within a clause a specific type (investment, test release …) goes
before a general one (launch), and speech comes last. Of two words at one place the longer counts (发布会 is no 发布, 投资者 no
投资). What somebody says is of its own time, but what is announced happens with the announcement.
"""

import re
from functools import cache, lru_cache
from itertools import takewhile

from casebook.facts.happening import Happening
from casebook.facts.records import Event
from casebook.facts.reported import dates_of, reported_quarter
from casebook.facts.spans import Spans
from casebook.facts.subject import Subjects, carried_over
from casebook.facts.telling import told_in_chinese, told_in_english
from casebook.facts.times import RECKONED, counted_from_now
from casebook.facts.view import Line, View
from casebook.needs import Selection, ready
from casebook.reading.dates import DateMention
from casebook.reading.entity import Named
from casebook.reading.wording import Wording

# the more a word says by itself, the earlier; types of one rank go by their place in the clause
RANKS = (
    ("rename", "test_release", "acquisition", "investment", "integration", "reorg", "legal", "shutdown", "financial_result"),
    ("version_release", "policy", "personnel", "pr"),
    ("launch", "founding", "ranking"),
    ("incident", "statement", "published"),
)
NOTHING = "none"  # what the event table calls words that only contain one of its others (投资者, 名称)
PUBLISHED = "published"  # what it calls words of saying that are a statement only where nothing else is told
SAID = ("statement", PUBLISHED)
ANNOUNCED = re.compile(
    r"[^，。]{0,6}?发[布出了]{0,2}[^，。]{0,6}(?:内部|全员|公开)信(?=[，,](?:宣布|公布|任命|委任))|(?:发布[^，。]{0,6}?)?(?:宣布|公布|公告|披露|通报|消息)"
)  # “宣布，收购了…”: what is announced is what happens
RESULTS_OF = re.compile(r"(?:公布|披露)，截至")  # “某公司公布，截至三月底止首季收入…”
HEARSAY = re.compile(r"(?:有?消息|传闻|传言|有媒体报道|外媒报道)$")  # “有消息称，某公司即将完成融资”: what is heard of is what happens
SPEAKER = re.compile(r"[他她]|其(?!中)|公司|官方|负责人|方面|创始人|总裁|董事长|CEO|员工")
# “…收入为79亿元，2020年上半年为173亿元”: a date with nothing but its number goes on with what was told before
GOES_ON = re.compile(
    r"[，,]?(?:则|已|又|更|约|仅|全年|再次?|继续|进一步|翻番|翻倍)*(?:为|是|达到?|(?:缩小|下降|上升|增长|增加|减少|增|升|降|减|跌)[至到为])了?"
)
RANK = {kind: rank for rank, kinds in enumerate(RANKS) for kind in kinds}
TRANSITIVE = re.compile(r"(?:推出|上线|发布|开通|开发|曝光|收购|投资|注资|新增|接入|进入|成立|任命)了?")
ADDED = ("statement", "incident", "investment", "acquisition")  # what a later clause of the sentence tells besides
AFTER_ANNOUNCING = (
    *ADDED,
    "personnel",
    "legal",
    "shutdown",
    "reorg",
    "rename",
    "integration",
)  # “发布公告称，某人辞任”: what a later clause announces
SECOND = re.compile(r"(?:还|同时|并)(?:推出|发布|上线|开通)了?")  # “除了升级，还推出了…”: a second launch of the same date
COMPARED = re.compile(r"(?:距离?|有一年|相?较于?|相比于?|比起|比|高于|低于)$")  # “较6月增加”: a date only compared with
NOW = re.compile(r"(?:截至|截止)?(?:到)?(?:目前|现在|现时|现今|现阶段|当前|如今|当下|眼下|最近|至今|迄今|当年|当时|发稿|此前|这年)")
TODAY = re.compile(r"今[天日]")  # the day of writing where something is told of it right after (今日宣布), else now
OF_THE_DAY = re.compile(
    r"(?:一[早大]|[上下中]午|早[上间]|晚[上间]|凌晨|傍晚)|，[^，。；]{0,16}?(?:宣布|发布|公布|披露|推出|上线|回应|召开|举行|收购|合并|完成)|[^，。；的]{0,3}?(?:正式|首日|挂牌|已|进行|通报|通函|下令|道歉|致歉|宣布|公布|发布|推出|上线|披露|表示|回应|报道|发表|开盘|收盘|股价|揭晓|出炉|召开|举行|开幕|开售|开业|上市|成立|完成|递交|签署|起诉|宣判|生效|否认|证实|播出)"
)
EFFECTIVE = re.compile(r"起?，?(?:正式|开始)*(?:生效|实施|施行|执行)")  # “自7月1日起生效”: what takes effect is told before
MOST_OF_A_YEAR = re.compile(
    r"最[^，。]{1,8}的|最[大热火高强好][^，。]{0,4}(?=[，。])"
)  # “今年最受期待的…”, “今年最大看点”: a year that only describes
UP_TO = re.compile(r"截[至止]到?$")
AIMED = re.compile(r"(?:目标|力争|争取)(?:是|为|在|到|于)*$")
SAME_DAY_WORD = re.compile("当[天日晚]")
REPORTED = re.compile("[QH]")  # a quarter or a half year
REPORT = re.compile(r"报(?![告道导刊])")
BEGUN = ("launch", "founding")  # “截至9月底，已开设200家店”: a count up to a date, not what happened on it
VAGUE = ("epidemic", "now", "lately")  # kinds of date that date nothing unless a word says what happened
TO_COME = re.compile(r"在?(?:未来|接下来|今后)")  # “未来90天”: a plan, which no day of it tells
DATELINE = re.compile(r"\s?(?:消息|讯|电|报道)[，,\s]")  # “2月8日消息，某公司周二宣布…”: the day of the report
ENDS_SO = re.compile(r"\s?(?:消息|讯|电)[，,。\s]*$")  # a dateline in a line of its own
REPORTED_ON = re.compile(r"据[^，。]{0,12}$")  # “据某报11月5日报道”: whose report it is, and when
LATER_ON = re.compile(r"[，,]?(?:在?之后|此后|随后|后来|其后|再后来|先后|陆续|相继|累计|迄今|至今)(?!的)")  # a clause that tells of what came after
PERIOD_END = re.compile(r"止的?")
INTO_IT = re.compile(r"(?:领投|跟投|注资)了?其(?!他|中|余)")  # “某公司领投了其融资”: of whom was told before
HE_SAYS = re.compile(r"(?:^|[，,])(?:他|她)(?!们|的)")
AGE = re.compile(r"[已才刚仅]?\d{1,3}岁")  # “今年40岁的…”: how old somebody is
CLOCK = re.compile(r"\s*\d{1,2}[:：]\d{2}")  # “2020-02-05 18:30 …” begins a sentence only as the stamp of its page
HYPOTHETIC = re.compile(r"如果|要么|假如|倘若|一旦")  # “要么第二年倒闭”: what may happen in any year
PAPER = re.compile(r"(?:据|而|但)?《([^《》]{2,8}(?:报|周刊|评论|杂志|财经|新闻))》")
COUNTED = ("other", "financial_result", "shutdown", "ranking")  # told with a number, they happen to whom the number is about
WITH = ("product", "company", "feature", "org", "person", "media", "place")
DOING = ("founding", "launch", "acquisition", "investment", "personnel", "statement", PUBLISHED)  # kinds whose words are verbs
OWN_VERB = re.compile(r"(?:正式|才|就|刚|所|由[^，。]{1,8})?")  # between a date and the verb that it dates in “2014年正式创立的…”
MOST = 6  # entities of one event; more are a list


def events_of(view: View, wording: Wording) -> list[Event]:
    """All events of an article, in reading order."""
    subjects = Subjects(view)
    table, spans, reported = event_table(wording), Spans(view), reported_quarter(view)
    events: list[Event] = []
    period: str | None = None  # the quarter or half year told last
    for line, subjects.carried in zip(view.body(), carried_over(view), strict=False):
        dates = [d for d in dates_of(line, reported) if d.date and d.precision]
        period = next((d.date for d in reversed(dates) if REPORTED.search(d.date or "") and "同期" not in d.surface), period)
        dates = [_same_period(d, period) for d in dates]
        told = [_with_its_word(line, d, dates) for d in dates if not _only_now(line, d) and not _dates_no_event(line, d)]
        before: str | None = None
        for i, date in enumerate(told):
            happenings = table.happenings(line, date, _stop(line, told, i), before)
            dated = [(h, _dated(line, date, h)) for h in happenings]
            events += [_event(view, line, d, h, subjects) for h, d in dated if d and not _only_to_come(view, line, d, h)]
            before = happenings[0].type if happenings else None
        events += [_event(view, line, d, h, subjects) for d, h in spans.of(line, events)]
    return _once(events)


def _once(events: list[Event]) -> list[Event]:
    """Without those that a sentence tells twice (“8月19日…的当天”)."""
    seen: set[tuple[int, str, str]] = set()
    kept = []
    for event in events:
        key = (event.sentence_start, event.date, event.type)
        if key not in seen or event.type == "other":
            kept.append(event)
        seen.add(key)
    return kept


def _same_period(date: DateMention, period: str | None) -> DateMention:
    """“去年同期” after the day on which a quarter was told of: that quarter of the year before."""
    if not period or "同期" not in date.surface or date.precision != "day":
        return date
    precision = "quarter" if "Q" in period else "half"
    return date._replace(date=f"{(date.date or '')[:4]}{period[4:]}", date_end=None, precision=precision)


def _stop(line: Line, told: list[DateMention], i: int) -> int:
    """Where the next date takes over; two dates joined by 和 share what follows."""
    while i + 1 < len(told):
        if not re.fullmatch(r"[和与及、]", line.text[told[i].end : told[i + 1].start]):
            return told[i + 1].start
        i += 1
    return len(line.text)


def _only_now(line: Line, date: DateMention) -> bool:
    """“目前”, “现在” date a number, not an event; “近期” and “过去的一年” do, and “今日” where it tells of a day."""
    if TODAY.fullmatch(date.surface):
        return OF_THE_DAY.match(line.text, date.end) is None
    return NOW.fullmatch(date.surface) is not None


def _dates_no_event(line: Line, date: DateMention) -> bool:
    """A date that names a thing, is only compared with, or describes what follows (疫情期间的运营, 近十年的经验)."""
    after = line.text[date.end :]
    describes = re.match(r"多?的", after) and (counted_from_now(date) or re.search("期间|同期", date.surface))
    changed_from = after.startswith("的") and line.text[: date.start].endswith(("从", "由"))
    stamp = date.start == 0 and CLOCK.match(after)
    superlative = date.rule == "relative year" and MOST_OF_A_YEAR.match(after)
    if (
        DATELINE.match(after)
        and not REPORTED_ON.search(line.text, 0, date.start)
        and (ENDS_SO.match(line.text, date.end) or any(d.date and d.start > date.end for d in line.dates))
    ):
        return True
    planned = counted_from_now(date) and TO_COME.match(date.surface)
    if REPORT.match(after):  # “公布三季报”: the quarter is the report's, what happens is its publication
        return True
    if describes or changed_from or stamp or superlative or planned or AGE.match(after) or COMPARED.search(line.text[: date.start]):
        return True
    return _in_title(line, date) or _in_any_year(line, date) or _names_something(line, date) or _restated(line, date)


def _in_title(line: Line, date: DateMention) -> bool:
    """“发布《年度报告（2024）》”: a date that is part of a title."""
    return line.text.rfind("《", 0, date.start) > line.text.rfind("》", 0, date.start) and "》" in line.text[date.end :]


def _in_any_year(line: Line, date: DateMention) -> bool:
    """“要么第二年倒闭”: a year of something that may happen."""
    return date.rule == "told year" and HYPOTHETIC.search(line.text, line.clause_at(date.start)[0], date.start) is not None


SAME_DAY = ("near day", "told day", "weekday")  # “今天财报出炉后，股价…”: on that day


def _dated(line: Line, date: DateMention, happening: Happening) -> DateMention | None:
    """The date of what it governs. “2011年1月甲推出乙后，丙提出…”: what came after came later; of a month or a day the year stays, of a year nothing."""
    own = line.clause_at(date.start)
    follows = happening.type in ADDED and happening.at >= own[1] and re.search(r"[^之以今此最]后[，,]$", line.text[slice(*own)])
    if not follows or date.date_end or "now" in date.needs or date.rule in SAME_DAY:
        return date
    year = (date.date or "")[:4]
    return date._replace(end=own[1] - 1, surface=line.text[date.start : own[1] - 1], date=year, precision="year") if date.date != year else None


def _names_something(line: Line, date: DateMention) -> bool:
    """“2018年秋冬发布会”, “据Q2财报”, “第三季及全年业绩”: a date that belongs to a name, in a sentence that says when, before it or once more."""
    if not re.match(
        r"[^，。]{0,2}(?:发布会|峰会|大会|榜单|名单)|(?!的)(?:(?!发布|公布|披露|发表|公告|交出)[^，。]){0,10}?(?:年报|季报|财报|业绩|成绩单|答卷)",
        line.text[date.end :],
    ):
        return False
    others = [d for d in line.dates if d.date and d is not date and not PERIOD_END.match(line.text, d.end)]
    return any(d.end <= date.start or (d.date == date.date and not _only_now(line, d)) for d in others)


def _restated(line: Line, date: DateMention) -> bool:
    """“第二财季（2020年第三季度）”, “两年后的2022年10月”: the same time once more, in brackets or more closely."""
    ended = PERIOD_END.match(line.text, date.end)
    if ended and any(d.start == ended.end() for d in line.dates):  # “9月底止第三季”
        return True
    if SAME_DAY_WORD.fullmatch(date.surface) and any(d.end == date.start and d.date for d in line.dates):  # “除夕当晚”
        return True
    again = (d for d in line.dates if d.start > date.end and line.text[date.end : d.start].rstrip() in ("（", "的"))
    return any((d.date or "").startswith(date.date or "-") for d in again)


def _with_its_word(line: Line, date: DateMention, dates: list[DateMention]) -> DateMention:
    """“今日（8日）”: the day in brackets with the word before them that it only says again."""
    word = next((d for d in dates if d.date == date.date and line.text[d.end : date.start] == "（"), None)
    end = date.end + line.text.startswith("）", date.end)
    return date._replace(start=word.start, end=end, surface=line.text[word.start : end]) if word else date


def _only_to_come(view: View, line: Line, date: DateMention, happening: Happening) -> bool:
    """“下半年大家会看到新东西”, “目标是年底前…”: a time after the day of writing that somebody's words name for nothing told, and what is aimed at."""
    aimed = AIMED.search(line.text, line.clause_at(date.start)[0], date.start)
    spoken = line.text.rfind("“", 0, date.start) > line.text.rfind("”", 0, date.start)
    later = spoken and view.published and (date.date or "") > view.published[: len(date.date or "")]
    counted = any(date.end <= q.start < happening.end for q in line.quantities)
    return bool(aimed) or bool(later and happening.type == "other" and not counted)


def _goes_on(line: Line, date: DateMention) -> bool:
    """True where nothing but a number follows the date."""
    found = GOES_ON.match(line.text, date.end)
    return bool(found) and any(0 <= q.start - found.end() <= 3 for q in line.quantities)


def _speaks(line: Line, clause: tuple[int, int]) -> bool:
    """Whether a clause with a verb of saying has somebody who says it."""
    return any(clause[0] <= n.start < clause[1] for n in line.names) or SPEAKER.search(line.text, *clause) is not None


class EventTable:
    """The words of every event type, compiled."""

    def __init__(self, wording: Wording):
        """`wording.event` maps a type to regular expressions."""
        patterns = {kind: "|".join(f"(?:{w})" for w in terms) for kind, terms in wording.event.items()}
        self.patterns = [(kind, ready(pattern)) for kind, pattern in patterns.items()]
        self.selection = Selection(patterns.values())
        self.words_in = lru_cache(maxsize=64)(self._words_in)  # a clause is asked about for every date around it, and more than once

    def happenings(self, line: Line, date: DateMention, stop: int, before: str | None = None) -> list[Happening]:
        """What the date governs up to `stop`: one thing, and what later clauses tell of another kind. A vague date
        (疫情期间) without any word of the table dates nothing. `before` is the type at the date told before in the sentence."""
        first = self._taking_effect(line, date) or self._first(line, date, stop)
        if first.type == "other" and before == "financial_result" and _goes_on(line, date):
            return [first._replace(type=before)]
        if first.type == "other":
            counted = any(date.end <= q.start < stop for q in line.quantities)
            vague = date.rule in VAGUE and not counted
            return [] if vague or (date.date_end and not line.names) else [first]
        said = first.type == "statement"
        announced = said and (ANNOUNCED.match(line.text, first.at) is not None or HEARSAY.search(line.text, 0, first.at) is not None)
        after = (*AFTER_ANNOUNCING, "financial_result") if RESULTS_OF.match(line.text, first.at) else AFTER_ANNOUNCING
        if first.type == "statement" and not announced:
            return [first]  # what somebody says is of its own time
        later = [c for c in line.clauses() if first.end <= c[0] < stop]
        if first.type in BEGUN:  # “成立于2014年，先后完成五轮融资”: what came of it since
            later = list(takewhile(lambda c: not LATER_ON.match(line.text, c[0]), later))
        found = {first.type: first}
        for clause in later:
            second = SECOND.search(line.text, *clause)
            if second and "launch" not in found:
                found["launch"] = Happening("launch", clause[0], clause[1], second.start() + 1)
            hit = self._best(line, self._up_to(line, clause, stop, date), date)
            if not hit or hit[0] not in (after if announced else ADDED) or hit[0] in found or (hit[0] == "statement" and not _speaks(line, clause)):
                continue
            if announced:
                return [Happening(hit[0], first.start, clause[1], hit[1])]
            found[hit[0]] = Happening(hit[0], clause[0], clause[1], hit[1])
        return list(found.values())

    def _taking_effect(self, line: Line, date: DateMention) -> Happening | None:
        """“任命某人为总裁，自7月1日起生效”: what the clauses before tell, where they tell of more than its saying."""
        own = line.clause_at(date.start)
        if not EFFECTIVE.match(line.text, date.end):
            return None
        hit = self._best(line, (0, own[0]), date)
        return Happening(hit[0], line.clause_at(hit[1])[0], own[1], hit[1]) if hit and hit[0] not in SAID else None

    def _first(self, line: Line, date: DateMention, stop: int) -> Happening:
        own = line.clause_at(date.start)
        later = takewhile(lambda c: not LATER_ON.match(line.text, c[0]), (c for c in line.clauses() if own[1] <= c[0] < stop))
        spans = [(own[0], min(own[1], stop))] + [self._up_to(line, c, stop, date) for c in later]
        renamed = self._best(line, (own[0], stop), date, only="rename")
        hits = [hit for span in spans if (hit := self._best(line, span, date, doing=True))]
        hits = hits or [hit for span in spans if (hit := self._best(line, span, date))]
        # “他提到2018年，…”: a verb of saying before the date says when nothing was said
        found = renamed or next((h for h in hits if h[0] not in SAID or not own[0] <= h[1] < date.start), None) or next(iter(hits), None)
        if found is None:
            return Happening("other", own[0], min(stop, len(line.text)), date.end)
        kind, at = found
        if kind in BEGUN and UP_TO.search(line.text[: date.start]):
            return Happening("other", own[0], min(stop, len(line.text)), at)
        if kind == "other":
            return Happening("other", own[0], min(stop, len(line.text)), at)
        clause = line.clause_at(at)
        return Happening("statement" if kind == PUBLISHED else kind, min(own[0], clause[0]), max(clause[1], min(own[1], stop)), at)

    def _up_to(self, line: Line, clause: tuple[int, int], stop: int, date: DateMention) -> tuple[int, int]:
        """A later clause as far as it is the date's: up to the next date (…后，公司近日推出…), unless that only describes what is told
        (公司将公布上季度的业绩)."""
        mine = (clause[0], min(clause[1], stop))
        return clause if clause[1] > stop and self._best(line, mine, date) else mine

    def _best(self, line: Line, span: tuple[int, int], date: DateMention, only: str | None = None, doing: bool = False) -> tuple[str, int] | None:
        """The type that the span tells of and where, or None; `doing` leaves out verbs that only describe a thing."""
        words = self.words_in(line.text, *span)
        hits = [h for h in words if (only in (None, h[2]) or h[2] == NOTHING) and (h[1] <= date.start or h[0] >= date.end)]
        kept = [h for h in hits if not any(o[0] <= h[0] and h[1] <= o[1] and o[1] - o[0] > h[1] - h[0] for o in hits)]
        told = [h for h in kept if h[2] != NOTHING]
        its_own = [h for h in told if line.text.startswith("的", h[1]) and h[0] >= date.end and OWN_VERB.fullmatch(line.text, date.end, h[0])]
        told = its_own or told  # “重掌他在2014年创立的平台”
        plain = [h for h in told if not (h[2] in DOING and _describes(line, date, h[0], h[1]))]
        told = plain if doing else plain or told
        ranked = sorted((RANK.get(kind, len(RANKS)), abs(start - date.end), kind, start) for start, _, kind in told)
        return (ranked[0][2], ranked[0][3]) if ranked else None

    def _words_in(self, text: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """The words of the table in a span: where each stands and its type."""
        possible = map(self.patterns.__getitem__, self.selection.possible(text[start:end]))
        return [(m.start(), m.end(), kind) for kind, pattern in possible for m in pattern.finditer(text, start, end)]


event_table = cache(EventTable)  # one for all articles


def _describes(line: Line, date: DateMention, start: int, end: int) -> bool:
    """“上周在自己创立的平台上发布…”: a verb before 的 that is not the date's own (2014年创立的…) describes a thing."""
    return line.text.startswith("的", end) and not (start >= date.end and OWN_VERB.fullmatch(line.text, date.end, start))


def _event(view: View, line: Line, date: DateMention, happening: Happening, subjects: Subjects) -> Event:
    start, end = line.raw(date.start, date.end)
    entities = _entities(view, line, date, happening, subjects)
    return Event(
        doc=view.doc,
        start=start,
        end=end,
        surface_date=view.article.text[start:end],
        date=date.date or "",
        date_end=date.date_end,
        precision=date.precision or "day",
        entities=entities,
        type=happening.type,
        text_en=told_in_english(view, line, happening.type, entities, (happening.start, happening.end)),
        text_zh=told_in_chinese(view, line, happening.type, entities, (happening.start, happening.end)),
        sentence=line.sentence.text,
        sentence_start=line.sentence.start,
        anchor=_anchor(view, line, date),
    )


def _entities(view: View, line: Line, date: DateMention, happening: Happening, subjects: Subjects) -> list[str]:
    """Who takes part, the one it happens to first: what a transitive verb brings (推出了X), else the subject."""
    inside = [n for n in line.names if happening.start <= n.start < happening.end and view.types.get(n.entity) in WITH]
    names = [n.entity for n in inside]
    subject = _subject(line, date, happening, subjects)
    if happening.type == "statement":
        first = next((n for n in reversed(names) if view.types.get(n) == "person"), None) or _paper(line, happening)
        if not first and HE_SAYS.search(line.text, max(0, happening.start - 1), happening.at):
            first = subjects.carried.person
    elif happening.type == "integration":
        first = next((n for n in names if view.types.get(n) == "product"), None)
    else:
        its = happening.type == "investment" and INTO_IT.search(line.text, happening.start, happening.end)
        first = (subjects.carried.topic if its else None) or _brought(view, inside, line, happening) or _versioned(view, inside, happening)
    if happening.type == "personnel" and not any(view.types.get(n) == "person" for n in names):  # “某人2011年加入，2014年升任…”
        before = [n.entity for n in line.names if n.end <= date.start and view.types.get(n.entity) == "person"]
        names = [*names, *before[-1:]]
    ordered = [first, *([] if first and inside else [subject]), *names]
    return list(dict.fromkeys(e for e in ordered if e))[:MOST]


def _subject(line: Line, date: DateMention, happening: Happening, subjects: Subjects) -> str | None:
    """Whom the sentence says it of: what is told with a number, of the number's entity."""
    numbers = [q for q in line.quantities if date.end <= q.start < happening.end] if happening.type in COUNTED else []
    start, end = (numbers[0].start, numbers[0].end) if numbers else (happening.at, happening.at)
    return subjects.of(line, start, end)[0]


def _paper(line: Line, happening: Happening) -> str | None:
    """The newspaper that begins the clause of the statement (《某某日报》上月发表…)."""
    found = PAPER.match(line.text, line.clause_at(happening.at)[0])
    return found.group(1) if found and found.end() <= happening.at else None


def _versioned(view: View, inside: list[Named], happening: Happening) -> str | None:
    """The product whose version is named where the word stands (某某4.0)."""
    if happening.type != "version_release":
        return None
    name = next((n for n in inside if n.start <= happening.at < n.end), None)
    entity = view.entity(name.entity) if name else None
    return (entity.owner if entity.owner and entity.name.startswith(entity.owner) else entity.name) if entity else None


def _brought(view: View, inside: list[Named], line: Line, happening: Happening) -> str | None:
    if happening.type not in ("launch", "acquisition", "investment", "test_release"):
        return None
    verb = TRANSITIVE.search(line.text, max(0, happening.at - 1), happening.end)
    if not verb:
        return None
    stop = line.clause_at(verb.start())[1]
    things = [n for n in inside if verb.end() <= n.start < stop and view.types.get(n.entity) in ("product", "feature", "company", "media")]
    return things[0].entity if things else None


def _anchor(view: View, line: Line, date: DateMention) -> str | None:
    """What an incomplete date was resolved against, in words."""
    if not date.needs:
        return None
    if "business year" in date.needs:
        return "the number of the business year, whose days are the company's own"
    if "length" in date.needs:
        return f"{RECKONED} from a length of time and what was told before"
    lacked = ", ".join(sorted(date.needs))
    if "narrative" in date.rule or (line.before and not view.published):
        return f"{lacked} from {line.before}, the last date told before"
    parts = [f"{lacked} from {view.published}, when the article was written"]
    if line.before:
        parts.append(f"the last date told before is {line.before}")
    return "; ".join(parts)
