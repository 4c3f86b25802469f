"""Products over the years: what happened to each, drawn as precisely as it is dated.

A sentence names several things ("钉钉在2月25日上线全新功能圈子"); the event is that of the thing which no other named thing is a part of,
here 圈子. A new version is an event in the lane of its product. What is told without a date is placed by the codebook: before, after or
within something that has one, with the sentence that says so.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from casebook import say
from casebook.exhibits.drawing import Drawing, data_table, days_of, described, drawing, need, passages, period, told_by_subject
from casebook.facts.records import Claim, Event
from casebook.findings.conclude import Conclusions
from casebook.findings.evidence import EvidenceIndex, Ref, ref

BIRTHS = ("launch", "test_release", "founding")
FATES = {
    "founding": ("founded", "成立"),
    "launch": ("launched", "上线"),
    "test_release": ("tested", "测试版"),
    "version_release": ("updated", "更新"),
    "rename": ("renamed", "更名"),
    "shutdown": ("ended", "终止"),
    "investment": ("investment", "投融资"),
}
# What a lane shows where its figure names no kinds.
BEATEN = ("beaten", "落败")
OWN = ("launch", "test_release", "version_release", "rename", "shutdown")
MOST_FATES = 12  # in a lane
RECKONED = "reckoned"  # how the anchor of an event begins that is dated by a length of time
DAYS = {"years": 365.25, "quarters": 91.31, "months": 30.44, "weeks": 7, "days": 1}
# Births of one product that lie no further apart share a label.
ONE_BIRTH_DAYS = 92


@dataclass(frozen=True)
class Fate:
    """One thing that happened to a product: what in words, when (partial ISO, `end` for a span), and where it is told.

    `reckoned`: the articles give a length of time, and the date is ours; `bound` is that length's hedge (more_than: it went on after `end`;
    less_than: it was over before).
    """

    type: str
    words: str
    date: str
    end: str | None
    places: tuple[Ref, ...]
    reckoned: bool = False
    bound: str = ""


def subjects_of(event: Event, index: EvidenceIndex) -> list[str]:
    """What the event happened to: of the things named, those that own none of the others."""
    entities = index.names.entities
    things = [n for n in event.entities if entities.get(n, {}).get("type") in ("product", "feature")]
    owners = {entities.get(n, {}).get("owner") for n in things}
    return [n for n in things if n not in owners]


def _versions_of(name: str, event: Event, index: EvidenceIndex) -> list[str]:
    return [n for n in subjects_of(event, index) if index.names.entities[n].get("owner") == name]


def _concerns(event: Event, name: str, index: EvidenceIndex) -> bool:
    if event.type in ("rename", "investment"):
        return name in event.entities
    if event.type == "founding":
        return event.entities[:1] == [name]
    if event.type == "version_release" and _versions_of(name, event, index):
        return True
    return name in subjects_of(event, index)


def _words(event: Event, name: str, index: EvidenceIndex) -> str:
    """launched, renamed …; a version by its own name, a stake by that of what was bought."""
    versions = _versions_of(name, event, index) if event.type == "version_release" else []
    if event.type == "shutdown" and ("败" in event.sentence or "敗" in event.sentence):
        return say.either(index.lang, *BEATEN)
    return index.names.show(versions[0], index.lang) if versions else FATES[event.type][index.lang == "zh"]


def _fate(row: Event, words: str, index: EvidenceIndex) -> Fate:
    """An event as a fate; "two years ago" is a length of time as much as "after half a year"."""
    anchor = row.anchor or ""
    here = index.id(ref(row))
    beside = index.lots.in_article("claims", row.doc)
    lengths = [c for c in beside if c.metric == "duration" and c.entity in row.entities and index.id(ref(c)) == here]
    ago = bool(anchor) and any(c.as_of == row.date for c in lengths)
    bound = next((c.qualifier for c in lengths if c.as_of == row.date_end), "") if anchor.startswith(RECKONED) else ""
    return Fate(row.type, words, row.date, row.date_end, (ref(row),), anchor.startswith(RECKONED) or ago, bound)


def fates(name: str, index: EvidenceIndex, kinds: Sequence[str] = OWN, *, first: bool = False) -> list[Fate]:
    """What happened to a product, in order. Told of one date by several is one; an imprecise date vouches for no precise one, and stays its own.

    Beside a dated launch, one of which only another year is told (a launch elsewhere) is left out; with `first`, all births but the earliest.
    """
    found: dict[tuple[str, str], Fate] = {}
    rows = [e for e in index.facts.events if e.type in kinds and _concerns(e, name, index)]
    plain = {kind: words[index.lang == "zh"] for kind, words in FATES.items()}
    for row in sorted(rows, key=lambda e: (e.date, _words(e, name, index) == plain[e.type])):
        known = found.get((row.type, row.date))
        if known:
            found[row.type, row.date] = replace(known, places=(*known.places, ref(row)))
        else:
            found[row.type, row.date] = _fate(row, _words(row, name, index), index)
    if first:
        return sorted(_from_the_first(list(found.values())), key=lambda f: (f.date, f.type))
    dated = {f.date[:4] for f in found.values() if f.type in BIRTHS and len(f.date) > 4}
    kept = (f for f in found.values() if not (f.type in BIRTHS and len(f.date) == 4 and dated and f.date not in dated))
    return sorted(kept, key=lambda f: (f.date, f.type))


def _from_the_first(lot: list[Fate]) -> list[Fate]:
    """The earliest birth, as exactly as it is told, and what is no birth."""
    births = sorted((f for f in lot if f.type in BIRTHS), key=lambda f: (f.date[:7], -len(f.date)))
    return [f for f in lot if f.type not in BIRTHS or f is births[0]]


def short_date(iso: str, lang: str) -> str:
    """1 Dec 2014; in Chinese as anywhere else, 2014年12月1日."""
    year, *rest = iso.split("-")
    if lang == "zh" or not rest or not rest[0].isdigit():
        return say.date(iso, lang)
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*day, say.MONTHS[int(rest[0]) - 1][:3], year])


def _when(fate: Fate, lang: str) -> str:
    start, end = short_date(fate.date, lang), short_date(fate.end or fate.date, lang)
    told = say.span(start, end, lang)
    if fate.bound == "more_than":
        told = say.either(lang, "{} or later", "{}或更晚").format(told)
    elif fate.bound == "less_than":
        told = say.either(lang, "by {}", "不晚于{}").format(end)
    return say.either(lang, "{} (worked out)", "{}（推算）").format(told) if fate.reckoned else told


def _told_better(fate: Fate, lot: list[Fate]) -> bool:
    """Whether another fate of the kind says more precisely when: then this one is in the table alone, since beside the other its mark would be a second event."""
    alike = [f for f in lot if f is not fate and (f.type == fate.type or {f.type, fate.type} <= set(BIRTHS))]
    return any(f.date.startswith(fate.date) and len(f.date) > len(fate.date) for f in alike)


def _said(fate: Fate, lang: str) -> str:
    """Launched 21 Jan 2011, 2011年1月21日上线; of a stake, what was bought and when."""
    form = say.either(lang, "{words} {when}", "{words} {when}" if fate.type == "investment" else "{when}{words}")
    return form.format(words=fate.words, when=_when(fate, lang))


def _labels(lot: list[Fate], lang: str) -> list[str]:
    """A label for each fate; births close to one another share that of the first."""
    given: list[str] = []
    shared = -1
    for n, fate in enumerate(lot):
        own = "" if _told_better(fate, lot) else _said(fate, lang)
        before = lot[shared] if shared >= 0 else None
        near = before and fate.type in BIRTHS and not fate.reckoned and (days_of(fate.date)[0] - days_of(before.date)[1]).days <= ONE_BIRTH_DAYS
        if own and near:
            given[shared] += say.either(lang, ", ", "，") + own
            own = ""
        elif own:
            shared = n if fate.type in BIRTHS else -1
        given.append(own)
    return [label[:1].upper() + label[1:] for label in given]


@dataclass(frozen=True)
class _Strand:
    """A lane before it is drawn: the products in it, what happened to them, and the `loose` time of what has no date."""

    names: tuple[str, ...]
    title: str
    lot: list[Fate]
    loose: Any = None


def _lot(spec: dict[str, Any], theme: Conclusions) -> list[Fate]:
    index = theme.index
    comma = say.either(index.lang, ",", "")
    told = ((theme.found[name].fact, theme.filled(words) + comma) for name, words in spec.get("said", {}).items())
    own = {(fact.type, fact.date): words for fact, words in told if isinstance(fact, Event)}
    lot: dict[tuple[str, str, str], Fate] = {}
    for n, name in enumerate(spec["of"]):
        for fate in fates(name, index, spec.get("kinds", OWN), first=spec.get("first", False)):
            words = own.get((fate.type, fate.date), fate.words)
            if fate.type == "investment" and len(spec["of"]) > 1:  # a lane of what somebody put money into
                words = index.names.show(name, index.lang) + comma
            elif n and words == fate.words and fate.type != "rename":
                words = say.either(index.lang, "{} {}", "{}{}").format(index.names.show(name, index.lang), words)
            lot.setdefault((fate.type, fate.date, words), replace(fate, words=words))
    return sorted(lot.values(), key=lambda f: (f.date, f.type))


def _strand(spec: str | dict[str, Any], theme: Conclusions) -> _Strand:
    spec = {"of": [spec]} if isinstance(spec, str) else spec
    names = [theme.index.names.show(name, theme.lang) for name in spec["of"]]
    title = theme.fill(spec["name"]) if "name" in spec else say.either(theme.lang, ", ", "、").join(names)
    loose = _loose(spec["loose"], theme) if "loose" in spec else None
    return _Strand(tuple(spec["of"]), title, _lot(spec, theme), loose)


@dataclass(frozen=True)
class _Loose:
    """Words for what has no date, the days between which the text places it (None: not told), and where it does so."""

    words: str
    start: dt.date | None
    end: dt.date | None
    places: tuple[Ref, ...]


def _loose(spec: dict[str, Any], theme: Conclusions) -> _Loose | None:
    """{words, says (a passage or several), and of before, after, within the names of dated facts}; None where the articles no longer say so.

    With `lasting`, the name of a length of time, what comes after a date ends as long after it.
    """
    places = tuple(passages(spec["says"], theme.index))
    bounds = {key: theme.found[spec[key]].fact for key in ("before", "after", "within") if key in spec}
    if not places or not all(isinstance(fact, Event) for fact in bounds.values()):
        return None
    if "within" in bounds:
        return _Loose(theme.fill(spec["words"]), *days_of(bounds["within"].date, bounds["within"].date_end), places)
    if "lasting" in spec:
        start, length = days_of(bounds["after"].date)[0], theme.found[spec["lasting"]].fact
        return _Loose(theme.fill(spec["words"]), start, _later(start, length), places) if isinstance(length, Claim) else None
    start = days_of(bounds["after"].date)[0] if "after" in bounds else None
    end = min(days_of(bounds["before"].date)[1], _written(places, theme.index)) if "before" in bounds else None
    return _Loose(theme.fill(spec["words"]), start, end, places)


def _written(places: Sequence[Ref], index: EvidenceIndex) -> dt.date:
    """The last day on which an article of these spans can have been written: what it tells as over was so by then."""
    docs = {place.doc for place in places}
    return max((days_of(d.published)[1] for d in index.documents if d.doc in docs and d.published), default=dt.date.max)


def _later(start: dt.date, length: Claim) -> dt.date:
    """The day so long after another; of a length told as a range, its longest."""
    longest = length.value if length.value is not None else length.value_high
    return start + dt.timedelta(days=round((longest or 0) * DAYS[length.unit or "days"]))


def _threads(strands: Sequence[_Strand], at: int, index: EvidenceIndex) -> Any:
    """Same people: a line from the lane of the earlier product to this one; dashed where only somebody's own words tell it."""
    from casebook.figures.timeline import Thread

    here, found = strands[at], {}
    for row in index.facts.relations:
        pair = {row.subject, row.object}
        source = next((n for n in range(at) if pair & set(strands[n].names)), None)
        if row.relation == "same_team" and source is not None and pair & set(here.names):
            found.setdefault(source, []).append(row)
    day = min([days_of(f.date)[0] for f in here.lot] + ([here.loose.start] if here.loose and here.loose.start else []), default=None)
    word, alone = say.either(index.lang, "same team", "同一团队"), say.either(index.lang, "same team as {}", "与{}同一团队")
    return tuple(
        Thread(
            source,
            day,
            word,
            alone.format(index.names.show(strands[source].names[0], index.lang)),
            index.cited(ref(r) for r in rows),
            dashed=all(index.quoted_speaker(r) for r in rows),
        )
        for source, rows in found.items()
        if day
    )


def _lane(strands: Sequence[_Strand], at: int, index: EvidenceIndex, reference: str | None) -> Any:
    from casebook.figures.timeline import Event as Mark
    from casebook.figures.timeline import Lane, Span

    strand = strands[at]
    events = tuple(
        Mark(*days_of(f.date, f.end), label, index.cited(f.places), rumour=f.reckoned, goes_on=f.bound == "more_than")
        for f, label in zip(strand.lot, _labels(strand.lot, index.lang), strict=True)
        if not _told_better(f, strand.lot)
    )
    loose = strand.loose
    lived = [Span(*_life(strand, index))] if not loose and any(f.type != "investment" for f in strand.lot) else []
    undated = [Span(loose.start, loose.end, loose.words, certain=False, evidence=index.cited(loose.places))] if loose else []
    colour = index.names.colour(strand.names[0])
    return Lane(strand.title, colour, (*lived, *undated), events, _threads(strands, at, index), reference in strand.names)


def timeline(theme: Conclusions, lanes: Sequence[str | dict[str, Any]], reference: str | None = None) -> Drawing:
    """One lane a product, or several of one line: from its first launch to its renaming, or to the last day that the articles tell of.

    A lane is a name, or {of: names, name: words, kinds: of events, loose: where the text places what has no date, first: true to show of
    several births the earliest alone, said: words for the events of named facts, which tell two launches apart}. The launch of `reference` is drawn through all lanes.
    """
    from casebook.figures.timeline import timeline as draw

    index, lang = theme.index, theme.lang
    whole = [strand for spec in lanes if (strand := _strand(spec, theme)).lot or strand.loose]
    need(theme, whole)
    strands = [replace(strand, lot=_told_most(strand.lot, index)) for strand in whole]
    left = sum(len(strand.lot) for strand in whole) - sum(len(strand.lot) for strand in strands)
    drawn = [_lane(strands, n, index, reference) for n in range(len(strands))]
    need(theme, [event for lane in drawn for event in lane.events])
    rows = [row for strand in strands for row in _rows(strand, index)]
    columns = [
        ("entity", say.either(lang, "Product", "产品"), "left"),
        ("date", say.either(lang, "Date", "日期"), "left"),
        ("event", say.either(lang, "Event", "事件"), "left"),
    ]
    told = [(r["entity"], " ".join(x for x in (r["event"]["text"], r["date"]) if x)) for r in rows]
    told += [(lane.name, say.either(lang, "{} as {}", "与{1}为{0}").format(t.label, drawn[t.source].name)) for lane in drawn for t in lane.threads]
    places = [p for strand in strands for p in (*(p for f in strand.lot for p in f.places), *(strand.loose.places if strand.loose else ()))]
    dates = [f.date for strand in strands for f in strand.lot]
    dates += [str(span.end) for lane in drawn for span in lane.spans if span.certain and span.end]
    return drawing(
        theme,
        partial(draw, drawn, lang=lang),
        data_table(theme, columns, rows),
        places,
        say.either(lang, "Timeline in lanes", "分道时间线"),
        described(lang, _reading(drawn, left, lang), told_by_subject(told, lang), rows),
        period=period(dates, lang),
    )


def _reading(lanes: Sequence[Any], left: int, lang: str) -> str:
    """How to read the drawn lanes, and no more than they have; `left` events have no room in them."""
    worked_out = any(event.rumour for lane in lanes for event in lane.events)
    told = [
        (True, "One lane a product, years from left to right", "每个产品一条横道，年份从左到右"),
        (True, "a dot is a day, a bar a month or year", "圆点为某日，横条为某月或某年"),
        (any(not span.certain for lane in lanes for span in lane.spans), "hatching is a time not told exactly", "斜线为没有确切日期的时段"),
        (worked_out, "what is hollow and dashed is worked out from a length of time", "虚线空心为按所述时长推算"),
        *(
            (True, f"the line through the lanes is the launch of {lane.name}", f"贯穿各行的竖线为{lane.name}的推出")
            for lane in lanes
            if lane.reference
        ),
        (left > 0, f"of each lane the events told by most, {left} are left to the files", f"各道只画讲述最多的事件，另有{left}项见数据文件"),
        (any(lane.threads for lane in lanes), "heavy arrows lead to what the same team made", "粗箭头指向同一团队的产品"),
    ]
    said = say.either(lang, "; ", "；").join(say.either(lang, en, zh) for drawn, en, zh in told if drawn)
    return said + say.either(lang, ".", "。")


def _told_most(lot: list[Fate], index: EvidenceIndex) -> list[Fate]:
    """The fates for which a lane has room, in order: of very many those that most origins tell."""
    chosen = sorted(lot, key=lambda f: -len(index.origins(f.places)))[:MOST_FATES]
    return [f for f in lot if f in chosen]


def _rows(strand: _Strand, index: EvidenceIndex) -> list[dict[str, Any]]:
    lang = index.lang
    rows = [{"entity": strand.title, "date": _when(f, lang), "event": index.cell(f.words.strip(",，"), f.places)} for f in strand.lot]
    if strand.loose:
        rows.append({"entity": strand.title, "date": "", "event": index.cell(strand.loose.words, strand.loose.places)})
    return rows


def _life(strand: _Strand, index: EvidenceIndex) -> tuple[dt.date, dt.date]:
    """From the first launch to the day of the renaming, where the name was given up, else to the last day that the articles tell of."""
    births = [f for f in strand.lot if f.type in BIRTHS] or strand.lot
    start = days_of(births[0].date)[0]
    gave_up = any(r.relation == "renamed_to" and r.subject in strand.names and r.object not in strand.names for r in index.facts.relations)
    ends = [f.date for f in strand.lot if f.type == "rename" and gave_up]
    told = [c.as_of for c in index.facts.claims if c.entity in strand.names and c.as_of]
    told += [e.date for e in index.facts.events if set(strand.names) & set(e.entities)]
    told = [day for day in told if len(day) > 4] or told  # a bare year would stretch to its last day
    return start, max([start, *(days_of(day)[1] for day in ends or told)])
