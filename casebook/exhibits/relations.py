"""Who became what, who came from whose team, and who put money into whom.

A link stands for all the places where articles tell one relation of one pair. What several articles tell is one link with the
evidence of all. A person is drawn only where the same person leads several of the products shown: that is the link between them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from casebook import say
from casebook.exhibits.drawing import Drawing, data_table, described, drawing, need, period
from casebook.exhibits.events import fates, short_date
from casebook.facts.records import Relation
from casebook.findings.cards import is_open
from casebook.findings.conclude import Conclusions
from casebook.findings.evidence import EvidenceIndex, Ref
from casebook.findings.names import read_yaml


@dataclass(frozen=True)
class Kind:
    """How a relation is drawn: the word on its line, and where the line begins: subject, object, or either (at the one that is named first)."""

    en: str
    zh: str
    begins: str


DESCENT = {
    "mobile_version_of": Kind("on mobile", "手机版", "object"),
    "renamed_to": Kind("renamed", "更名", "subject"),
    "same_team": Kind("same team", "同一团队", "either"),
    "evolved_into": Kind("goes on as", "延续为", "subject"),
    "successor_of": Kind("followed by", "其后为", "object"),
    "led_by": Kind("led", "负责", "object"),
}
MONEY = {
    "invested_in": Kind("invested", "投资", "subject"),
    "acquired": Kind("bought", "收购", "subject"),
    "wants_to_invest_in": Kind("rumoured to want a share", "传闻有意投资", "subject"),
}
OPEN = ("invested or bought", "投资或收购")
# Links that are the same people: they stand out.
PEOPLE = ("same_team", "led_by")
RUMOURS = ("wants_to_invest_in",)
TITLES = {"en": ("Where products and people came from", "Where money went"), "zh": ("产品与团队的来历", "资金的去向")}


@dataclass(frozen=True)
class Tie:
    """One relation of one pair. `dates` are ISO, of events that tell the same; `speakers` those in whose words alone it is told; `open`: every
    article that tells of it leaves open whether the share was taken or the whole bought."""

    source: str
    target: str
    relation: Relation
    places: tuple[Ref, ...]
    dates: tuple[str, ...]
    speakers: tuple[str, ...]
    open: bool = False

    @property
    def type(self) -> str:
        """The relation's name."""
        return self.relation.relation


def _ends(row: Relation, kind: Kind, order: Sequence[str]) -> tuple[str, str]:
    """From whom to whom a line runs; without a direction of its own, in the order in which the codebook names them."""
    if kind.begins == "either":
        first, second = sorted((row.subject, row.object), key=order.index)
        return first, second
    return (row.object, row.subject) if kind.begins == "object" else (row.subject, row.object)


def _dates(row: Relation, index: EvidenceIndex) -> tuple[str, ...]:
    """When money was put in, as far as events tell it."""
    kinds = {"invested_in": "investment", "acquired": "acquisition"}
    told = [e.date for e in index.facts.events if e.type == kinds.get(row.relation) and {row.subject, row.object} <= set(e.entities)]
    return tuple(sorted(set(told)))


def _tie(source: str, target: str, rows: Sequence[Relation], index: EvidenceIndex) -> Tie:
    said = [index.quoted_speaker(row) for row in rows]
    alone = tuple(dict.fromkeys(name for name in said if name)) if all(said) else ()
    places = tuple(place for row in rows for place in index.ends(row))
    return Tie(source, target, rows[0], places, _dates(rows[0], index), alone, all(map(is_open, rows)))


def ties(kinds: dict[str, Kind], entities: Sequence[str], index: EvidenceIndex) -> list[Tie]:
    """The relations of the given kinds between the given entities, in the order of the codebook's names."""
    told: dict[tuple[str, str, str], list[Relation]] = {}
    for row in index.facts.relations:
        if row.relation in kinds and {row.subject, row.object} <= set(entities):
            told.setdefault((*_ends(row, kinds[row.relation], entities), row.relation), []).append(row)
    place = list(kinds).index
    keys = sorted(told, key=lambda key: (entities.index(key[0]), entities.index(key[1]), place(key[2])))
    return [_tie(key[0], key[1], told[key], index) for key in keys]


def _linking(found: list[Tie]) -> list[Tie]:
    """Without the people who lead but one of the products."""
    led = [t.source for t in found if t.type == "led_by"]
    return [t for t in found if t.type != "led_by" or led.count(t.source) > 1]


def _word(tie: Tie, kind: Kind, lang: str) -> str:
    """What stands on the line: invested, Jul 2012 and Oct 2013."""
    word = _kind(tie, kind, lang)
    days = [short_date(day, lang) for day in tie.dates]
    return say.either(lang, ", ", "，").join([word, say.either(lang, " and ", "、").join(days)]) if days else word


def _kind(tie: Tie, kind: Kind, lang: str) -> str:
    """A relation by name."""
    return say.either(lang, *OPEN) if tie.open else say.either(lang, kind.en, kind.zh)


def _sentence(tie: Tie, index: EvidenceIndex) -> str:
    """Wangxin is the mobile version of Aliwangwang; with its dates, and whose words it is."""
    lang, show = index.lang, index.names.show
    words = read_yaml("relations.yml")[tie.type]
    form = (words["of"] if tie.open else words.get("of_only", words["of"]))[lang]
    text = show(tie.relation.subject, lang) + say.either(lang, " ", "") + form.format(other=show(tie.relation.object, lang))
    comma, both = say.either(lang, ", ", "，"), say.either(lang, " and ", "、")
    parts = [text, both.join(short_date(day, lang) for day in tie.dates)]
    said = both.join(show(name, lang) for name in tie.speakers)
    parts.append(say.either(lang, "as {} says", "据{}说").format(said) if said else "")
    return comma.join(part for part in parts if part) + say.either(lang, ".", "。")


def _group(title: str, kinds: dict[str, Kind], found: list[Tie], entities: Sequence[str], index: EvidenceIndex) -> Any:
    from casebook.figures.lineage import Group, Link

    links = tuple(
        Link(
            t.source,
            t.target,
            _word(t, kinds[t.type], index.lang),
            index.cited(t.places),
            strong=t.type in PEOPLE,
            rumour=t.type in RUMOURS,
            claimed=bool(t.speakers),
        )
        for t in found
    )
    return Group(title, tuple(_node(name, kinds is DESCENT, index) for name in entities), links)


def _node(name: str, dated: bool, index: EvidenceIndex) -> Any:
    """A person has no swatch; a product of a line of descent has the first date told of it."""
    from casebook.figures.lineage import Node

    person = index.names.entities.get(name, {}).get("type") == "person"
    lot = fates(name, index) if dated else []
    colour = None if person else index.names.colour(name)
    return Node(name, index.names.show(name, index.lang), colour, short_date(lot[0].date, index.lang) if lot else "")


def lineage(theme: Conclusions, entities: Sequence[str]) -> Drawing:
    """Descent above, money below. `entities` are canonical names; a link without direction runs from the one that is named first."""
    from casebook.figures.lineage import lineage as draw

    index, lang = theme.index, theme.lang
    descent, money = _linking(ties(DESCENT, entities, index)), ties(MONEY, entities, index)
    need(theme, [*descent, *money])
    groups = [
        _group(title, kinds, found, entities, index) for title, kinds, found in zip(TITLES[lang], (DESCENT, MONEY), (descent, money), strict=True)
    ]
    reading = say.either(
        lang,
        "Names from left to right, with arrows from each to what came of it or after it; a heavy line is the same people, a dashed one a rumour or told in one side’s own words only.",
        "名称从左到右排列，箭头指向由它而来或在它之后者；粗线为同一批人，虚线为传闻，或只见于当事人自己的话。",
    )
    found = [*descent, *money]
    return drawing(
        theme,
        partial(draw, groups),
        _table(theme, found),
        [p for t in found for p in t.places],
        say.either(lang, "Lines from name to name", "名称之间的连线图"),
        described(lang, reading, say.either(lang, " ", "").join(_sentence(t, index) for t in found), found),
        period=period((day for t in found for day in t.dates), lang),
    )


def _table(theme: Conclusions, found: list[Tie]) -> Any:
    index, lang = theme.index, theme.lang
    show, kinds = index.names.show, DESCENT | MONEY
    rows = [
        {
            "from": show(t.source, lang),
            "link": index.cell(_kind(t, kinds[t.type], lang), t.places),
            "to": show(t.target, lang),
            "when": say.either(lang, ", ", "、").join(short_date(day, lang) for day in t.dates),
            "speaker": say.either(lang, ", ", "、").join(show(name, lang) for name in t.speakers),
        }
        for t in found
    ]
    columns = [
        ("from", say.either(lang, "From", "从"), "left"),
        ("link", say.either(lang, "Link", "关系"), "left"),
        ("to", say.either(lang, "To", "到"), "left"),
        ("when", say.either(lang, "When", "时间"), "left"),
        ("speaker", say.either(lang, "Told only by", "只见于谁的话"), "left"),
    ]
    return data_table(theme, columns, rows)
