"""Products over the years: what happened to each, drawn as precisely as it is dated.

A sentence names several things ("钉钉在2月25日上线全新功能圈子"); the event is that of the thing which no other named thing is a part of,
here 圈子. A new version is an event in the lane of its product.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from casebook import say
from casebook.exhibits.drawing import Drawing, data_table, days_of, drawing, need
from casebook.facts.records import Event
from casebook.findings.conclude import Conclusions
from casebook.findings.evidence import EvidenceIndex, Ref, ref

BIRTHS = ("launch", "test_release", "founding")
FATES = {
    "launch": ("launch", "上线"),
    "test_release": ("test release", "测试版"),
    "version_release": ("update", "更新"),
    "rename": ("renamed", "更名"),
    "shutdown": ("beaten", "落败"),
}


@dataclass(frozen=True)
class Fate:
    """One thing that happened to a product: what in words, when (partial ISO, `end` for a span), and where it is told."""

    type: str
    words: str
    date: str
    end: str | None
    places: tuple[Ref, ...]


def subjects_of(event: Event, index: EvidenceIndex) -> list[str]:
    """What the event happened to: of the things named, those that own none of the others."""
    entities = index.names.entities
    things = [n for n in event.entities if entities.get(n, {}).get("type") in ("product", "feature")]
    owners = {entities.get(n, {}).get("owner") for n in things}
    return [n for n in things if n not in owners]


def _versions_of(name: str, event: Event, index: EvidenceIndex) -> list[str]:
    return [n for n in subjects_of(event, index) if index.names.entities[n].get("owner") == name]


def _concerns(event: Event, name: str, index: EvidenceIndex) -> bool:
    if event.type == "rename":
        return name in event.entities
    if event.type == "version_release" and _versions_of(name, event, index):
        return True
    return event.type in FATES and name in subjects_of(event, index)


def _words(event: Event, name: str, index: EvidenceIndex) -> str:
    """launch, renamed …; a version by its own name."""
    versions = _versions_of(name, event, index) if event.type == "version_release" else []
    return index.names.show(versions[0], index.lang) if versions else FATES[event.type][index.lang == "zh"]


def fates(name: str, index: EvidenceIndex) -> list[Fate]:
    """What happened to a product, in order; told several times is one, and an imprecise date joins the precise one that it holds.

    Beside a dated launch, one of which only the year is told (a launch elsewhere, a second telling) draws no mark of its own.
    """
    found: list[Fate] = []
    rows = [e for e in index.facts.events if _concerns(e, name, index)]
    for row in sorted(rows, key=lambda e: (-len(e.date), e.date, _words(e, name, index) == FATES[e.type][index.lang == "zh"])):
        known = next((f for f in found if f.type == row.type and f.date.startswith(row.date)), None)
        if known:
            found[found.index(known)] = Fate(known.type, known.words, known.date, known.end, (*known.places, ref(row)))
        else:
            found.append(Fate(row.type, _words(row, name, index), row.date, row.date_end, (ref(row),)))
    dated = any(f.type in BIRTHS and len(f.date) > 4 for f in found)
    return sorted((f for f in found if not (dated and f.type in BIRTHS and len(f.date) == 4)), key=lambda f: (f.date, f.type))


def short_date(iso: str, lang: str) -> str:
    """1 Dec 2014; Chinese keeps the ISO form, which is as short as it gets."""
    year, *rest = iso.split("-")
    if lang == "zh" or not rest or not rest[0].isdigit():
        return iso
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*day, say.MONTHS[int(rest[0]) - 1][:3], year])


def _when(fate: Fate, lang: str) -> str:
    start = short_date(fate.date, lang)
    return f"{start}–{short_date(fate.end, lang)}" if fate.end and fate.end != fate.date else start


def timeline(theme: Conclusions, entities: Sequence[str]) -> Drawing:
    """One lane a product: from its first launch to its renaming, or to the last day that the articles tell of."""
    from casebook.figures.timeline import Event as Mark
    from casebook.figures.timeline import Lane, Span
    from casebook.figures.timeline import timeline as draw

    index, lang = theme.index, theme.lang
    told = {name: lot for name in entities if (lot := fates(name, index))}
    need(theme, told)
    lanes = [
        Lane(
            index.names.show(name, lang),
            index.names.colour(name),
            (Span(*_life(name, lot, index)),),
            tuple(
                Mark(*days_of(f.date, f.end), say.either(lang, "{}, {}", "{} {}").format(f.words, _when(f, lang)), tuple(index.ids(f.places)))
                for f in lot
            ),
        )
        for name, lot in told.items()
    ]
    rows = [
        {"entity": index.names.show(name, lang), "date": _when(f, lang), "event": {"text": f.words, "evidence": index.ids(f.places)}}
        for name, lot in told.items()
        for f in lot
    ]
    columns = [
        ("entity", say.either(lang, "Product", "产品"), "left"),
        ("date", say.either(lang, "Date", "日期"), "left"),
        ("event", say.either(lang, "Event", "事件"), "left"),
    ]
    long = say.either(lang, "; ", "；").join(f"{r['entity']} {r['event']['text']} {r['date']}" for r in rows)
    table = data_table(theme, columns, rows)
    places = [p for lot in told.values() for f in lot for p in f.places]
    return drawing(theme, draw(lanes), table, places, say.either(lang, "Timeline in lanes", "分道时间线"), long)


def _life(name: str, lot: list[Fate], index: EvidenceIndex) -> tuple[dt.date, dt.date]:
    """From the first launch to the day of the renaming, where the name was given up, else to the last day that the articles tell of."""
    births = [f for f in lot if f.type in BIRTHS] or lot
    start = days_of(births[0].date)[0]
    gave_up = any(r.relation == "renamed_to" and r.subject == name for r in index.facts.relations)
    ends = [f.date for f in lot if f.type == "rename" and gave_up]
    told = [c.as_of for c in index.facts.claims if c.entity == name and c.as_of] + [e.date for e in index.facts.events if name in e.entities]
    told = [day for day in told if len(day) > 4] or told  # a bare year would stretch to its last day
    return start, max([start, *(days_of(day)[1] for day in ends or told)])
