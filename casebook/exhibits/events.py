"""Products over the years: what happened to each, drawn as precisely as it is dated."""

from collections.abc import Sequence
from typing import Any

from casebook.exhibits.drawing import Drawing, data_table, days_of, drawing, either, need
from casebook.facts.records import Event
from casebook.findings import say
from casebook.findings.conclude import Conclusions
from casebook.findings.evidence import EvidenceIndex, ref

BIRTHS = ("launch", "test_release", "founding")
LANE_EVENTS = ("launch", "test_release", "version_release", "rename", "shutdown")
EVENT_WORDS = {
    "launch": ("launch", "上线"),
    "test_release": ("test release", "测试版"),
    "version_release": ("new version", "新版本"),
    "rename": ("renamed", "更名"),
    "shutdown": ("given up", "终结"),
    "founding": ("set up", "立项"),
}


def event_text(event: Event, index: EvidenceIndex) -> str:
    """What happened, in the edition's language."""
    return event.text_en if index.lang == "en" else event.text_zh


def event_label(event: Event, index: EvidenceIndex) -> str:
    """What happened in two or three words: the thing and its fate."""
    word = EVENT_WORDS.get(event.type)
    subject = subject_of(event, index)
    name = index.names.show(subject, index.lang) if subject else ""
    if word is None or not name:
        return event_text(event, index)
    return f"{name} {word[0]}" if index.lang == "en" else f"{name}{word[1]}"


def subject_of(event: Event, index: EvidenceIndex) -> str | None:
    """What the event happened to: of the things named, the one that no other named thing is a part of."""
    entities = index.names.entities
    things = [n for n in event.entities if entities.get(n, {}).get("type") in ("product", "feature")]
    owners = {entities.get(n, {}).get("owner") for n in things}
    return next((n for n in things if n not in owners), None)


def _lane_events(name: str, index: EvidenceIndex) -> list[Event]:
    rows = [e for e in index.facts.events if e.type in LANE_EVENTS and subject_of(e, index) == name]
    rows += [e for e in index.facts.events if e.type == "rename" and name in e.entities and subject_of(e, index) != name]
    return sorted(rows, key=lambda e: (e.date, -len(e.date)))


def _same_events(rows: list[Event]) -> list[list[Event]]:
    """Events of one type told by several sentences, as one: an imprecise date joins the precise one that it holds (2011-01 and 2011-01-21)."""
    groups: list[list[Event]] = []
    for row in sorted(rows, key=lambda e: (-len(e.date), e.date)):
        known = next((g for g in groups if g[0].type == row.type and g[0].date.startswith(row.date)), None)
        if known:
            known.append(row)
        else:
            groups.append([row])
    return sorted(groups, key=lambda g: g[0].date)


def timeline(theme: Conclusions, entities: Sequence[str]) -> Drawing:
    """One lane a product: from its first launch to its renaming or, open, to the end of the sources."""
    from casebook.figures.timeline import Event as Mark
    from casebook.figures.timeline import Lane, Span
    from casebook.figures.timeline import timeline as draw

    index, lanes, rows, places = theme.index, [], [], []
    for name in entities:
        groups = _same_events(_lane_events(name, index))
        if not groups:
            continue
        marks = [_lane_mark(group, index, Mark) for group in groups]
        lanes.append(Lane(index.names.show(name, theme.lang), index.names.colour(name), _lane_spans(name, groups, index, Span), tuple(marks)))
        for group in groups:
            places += [ref(e) for e in group]
            rows.append(_event_row(name, group, index))
    need(theme, lanes)
    columns = [
        ("entity", either(theme.lang, "Product", "产品"), "left"),
        ("date", either(theme.lang, "Date", "日期"), "left"),
        ("event", either(theme.lang, "Event", "事件"), "left"),
    ]
    words = ("; " if theme.lang == "en" else "；").join(f"{r['entity']} {r['event']['text']} {r['date']}" for r in rows)
    table = data_table(theme.codebook.theme, columns, rows, either(theme.lang, "Data", "数据"))
    return drawing(theme, draw(lanes), table, places, either(theme.lang, "Timeline in lanes", "分道时间线"), words)


def _lane_mark(group: list[Event], index: EvidenceIndex, mark: type) -> Any:
    event = group[0]
    ids = index.ids(ref(e) for e in group)
    short = _short_date(event.date, index.lang)
    return mark(*days_of(event.date), f"{EVENT_WORDS[event.type][index.lang == 'zh']} {short}", tuple(ids))


def _short_date(iso: str, lang: str) -> str:
    return (
        iso
        if lang == "zh" or len(iso) < 7 or not iso[5:7].isdigit()
        else " ".join([*([str(int(iso[8:]))] if len(iso) > 7 else []), say.MONTHS[int(iso[5:7]) - 1][:3], iso[:4]])
    )


def _lane_spans(name: str, groups: list[list[Event]], index: EvidenceIndex, span: type) -> tuple:
    births = [g[0] for g in groups if g[0].type in BIRTHS] or [groups[0][0]]
    renamed = [r for r in index.facts.relations if r.relation == "renamed_to" and r.subject == name]
    ends = [g[0] for g in groups if g[0].type == "rename"] if renamed else []
    start = days_of(births[0].date)[0]
    end = days_of(ends[0].date)[1] if ends else None
    return (span(start, end),)


def _event_row(name: str, group: list[Event], index: EvidenceIndex) -> dict[str, Any]:
    event = group[0]
    return {
        "entity": index.names.show(name, index.lang),
        "date": say.date(event.date, index.lang),
        "event": {"text": EVENT_WORDS[event.type][index.lang == "zh"], "evidence": index.ids(ref(e) for e in group)},
    }
