"""Events: every resolved date of the body with what happened then, to whom, and what the date was resolved against.

A date governs its own clause, then the clauses after it up to the next date. The first of them that holds a word of the
event table (`lexicon/wording.yml`) gives the type; within a clause a specific type (investment, test release …) goes
before a general one (launch), and speech comes last. Of two words at one place the longer counts (发布会 is no 发布).
"""

import re
from dataclasses import replace

from casebook.facts.happening import Happening
from casebook.facts.records import Event
from casebook.facts.spans import Spans
from casebook.facts.subject import Subjects
from casebook.facts.telling import told_in_chinese, told_in_english
from casebook.facts.times import RECKONED, counted_from_now
from casebook.facts.view import Line, View
from casebook.reading.dates import DateMention
from casebook.reading.names import Named
from casebook.reading.wording import Wording

# the more a word says by itself, the earlier; types of one rank go by their place in the clause
RANKS = (
    ("rename", "test_release", "acquisition", "investment", "integration", "reorg", "legal", "shutdown", "financial_result"),
    ("version_release", "policy", "personnel", "pr"),
    ("launch", "founding", "ranking"),
    ("incident", "statement"),
)
RANK = {kind: rank for rank, kinds in enumerate(RANKS) for kind in kinds}
TRANSITIVE = re.compile(r"(?:推出|上线|发布|开通|开发|曝光|收购|投资|注资|新增|接入|进入|成立|任命)了?")
ADDED = ("statement", "incident", "investment", "acquisition")  # what a later clause of the sentence tells besides
SECOND = re.compile(r"(?:还|同时|并)(?:推出|发布|上线|开通)了?")  # “除了升级，还推出了…”: a second launch of the same date
COMPARED = re.compile(r"(?:相?较于?|相比于?|比起|比|高于|低于)$")  # “较6月增加”: a date only compared with
NOW = re.compile(r"(?:截至|截止)?(?:到)?(?:目前|现在|现今|如今|今天|当下|眼下|最近|至今|迄今|当年|当时|发稿|今日|此前|这年)")
WITH = ("product", "company", "feature", "org", "person", "media", "place")
MOST = 6  # entities of one event; more are a list


def events_of(view: View, wording: Wording) -> list[Event]:
    """All events of an article, in reading order."""
    subjects = Subjects(view)
    table, spans = EventTable(wording.event), Spans(view)
    events: list[Event] = []
    for line in view.body():
        told = [d for d in line.dates if d.date and d.precision and not _only_now(d) and not _dates_no_event(line, d)]
        for i, date in enumerate(told):
            stop = _stop(line, told, i)
            dated = [(h, _dated(line, date, h)) for h in table.happenings(line, date, stop)]
            events += [_event(view, line, d, h, subjects) for h, d in dated if d]
        events += [_event(view, line, d, h, subjects) for d, h in spans.of(line, events)]
        subjects.close(line)
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


def _stop(line: Line, told: list[DateMention], i: int) -> int:
    """Where the next date takes over; two dates joined by 和 share what follows."""
    while i + 1 < len(told):
        if not re.fullmatch(r"[和与及、]", line.text[told[i].end : told[i + 1].start]):
            return told[i + 1].start
        i += 1
    return len(line.text)


def _only_now(date: DateMention) -> bool:
    """“目前”, “现在” date a number, not an event; “近期” and “过去的一年” do."""
    return NOW.fullmatch(date.surface) is not None


def _dates_no_event(line: Line, date: DateMention) -> bool:
    """A date that names a thing, is only compared with, or describes what follows (疫情期间的运营, 近十年的经验)."""
    after = line.text[date.end :]
    describes = re.match(r"多?的", after) and (counted_from_now(date) or re.search("期间|同期", date.surface))
    changed_from = after.startswith("的") and line.text[: date.start].endswith(("从", "由"))
    return bool(describes) or changed_from or _names_something(line, date) or COMPARED.search(line.text[: date.start]) is not None


def _dated(line: Line, date: DateMention, happening: Happening) -> DateMention | None:
    """The date of what it governs. “2011年1月甲推出乙后，丙提出…”: what came after came later; of a month or a day the year stays, of a year nothing."""
    own = line.clause_at(date.start)
    follows = happening.type in ADDED and happening.at >= own[1] and re.search(r"[^之以今此最]后[，,]$", line.text[slice(*own)])
    if not follows or date.date_end or "now" in date.needs:
        return date
    year = (date.date or "")[:4]
    return replace(date, end=own[1] - 1, surface=line.text[date.start : own[1] - 1], date=year, precision="year") if date.date != year else None


def _names_something(line: Line, date: DateMention) -> bool:
    """“2018年秋冬发布会”: a date that belongs to a name, in a sentence that says when."""
    named = re.match(r"[^，。]{0,2}(?:发布会|峰会|大会|榜单|年报|财报)", line.text[date.end :])
    return bool(named) and any(d.date and d.end <= date.start for d in line.dates)


class EventTable:
    """The words of every event type, compiled."""

    def __init__(self, words: dict[str, tuple[str, ...]]):
        """`words` maps a type to regular expressions."""
        self.patterns = [(kind, re.compile("|".join(f"(?:{w})" for w in terms))) for kind, terms in words.items()]

    def happenings(self, line: Line, date: DateMention, stop: int) -> list[Happening]:
        """What the date governs up to `stop`: one thing, and what later clauses tell of another kind. A vague date
        (疫情期间) without any word of the table dates nothing."""
        first = self._first(line, date, stop)
        if first.type == "other":
            counted = any(date.end <= q.start < stop for q in line.quantities)
            vague = not re.search(r"[\d一二三四五六七八九十去今前]", date.surface) and not counted and first.at == date.end
            return [] if vague or (date.date_end and not line.names) else [first]
        later = [c for c in line.clauses() if first.end <= c[0] < stop]
        found = {first.type: first}
        for clause in later:
            second = SECOND.search(line.text, *clause)
            if second and "launch" not in found:
                found["launch"] = Happening("launch", clause[0], clause[1], second.start() + 1)
            hit = self._best(line, clause, date)
            if hit and hit[0] in ADDED and hit[0] not in found and not (hit[0] == "statement" and "statement" in found):
                found[hit[0]] = Happening(hit[0], clause[0], clause[1], hit[1])
        return list(found.values())

    def _first(self, line: Line, date: DateMention, stop: int) -> Happening:
        own = line.clause_at(date.start)
        spans = [(own[0], min(own[1], stop))] + [c for c in line.clauses() if own[1] <= c[0] < stop]
        renamed = self._best(line, (own[0], stop), date, only="rename")
        found = renamed or next((hit for span in spans if (hit := self._best(line, span, date))), None)
        if found is None:
            return Happening("other", own[0], min(stop, len(line.text)), date.end)
        kind, at = found
        if kind == "other":
            return Happening("other", own[0], min(stop, len(line.text)), at)
        clause = line.clause_at(at)
        return Happening(kind, min(own[0], clause[0]), max(clause[1], min(own[1], stop)), at)

    def _best(self, line: Line, span: tuple[int, int], date: DateMention, only: str | None = None) -> tuple[str, int] | None:
        hits = [
            (m.start(), m.end(), kind)
            for kind, pattern in self.patterns
            if only in (None, kind)
            for m in pattern.finditer(line.text, span[0], span[1])
            if m.end() <= date.start or m.start() >= date.end
        ]
        kept = [h for h in hits if not any(o[0] <= h[0] and h[1] <= o[1] and o[1] - o[0] > h[1] - h[0] for o in hits)]
        ranked = sorted((RANK.get(kind, len(RANKS)), abs(start - date.end), kind, start) for start, _, kind in kept)
        return (ranked[0][2], ranked[0][3]) if ranked else None


def _event(view: View, line: Line, date: DateMention, happening: Happening, subjects: Subjects) -> Event:
    start, end = line.raw(date.start, date.end)
    entities = _entities(view, line, happening, subjects)
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


def _entities(view: View, line: Line, happening: Happening, subjects: Subjects) -> list[str]:
    """Who takes part, the one it happens to first: what a transitive verb brings (推出了X), else the subject."""
    inside = [n for n in line.names if happening.start <= n.start < happening.end and view.types.get(n.entity) in WITH]
    names = [n.entity for n in inside]
    subject, _ = subjects.of(line, happening.at, happening.at)
    if happening.type == "statement":
        first = next((n for n in reversed(names) if view.types.get(n) == "person"), None)
    elif happening.type == "integration":
        first = next((n for n in names if view.types.get(n) == "product"), None)
    else:
        first = _brought(view, inside, line, happening) or _versioned(view, inside, happening)
    ordered = [first, *([] if first and inside else [subject]), *names]
    return list(dict.fromkeys(e for e in ordered if e))[:MOST]


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
    if "length" in date.needs:
        return f"{RECKONED} from a length of time and what was told before"
    lacked = ", ".join(sorted(date.needs))
    if "narrative" in date.rule or (line.before and not view.published):
        return f"{lacked} from {line.before}, the last date told before"
    parts = [f"{lacked} from {view.published}, when the article was written"]
    if line.before:
        parts.append(f"the last date told before is {line.before}")
    return "; ".join(parts)
