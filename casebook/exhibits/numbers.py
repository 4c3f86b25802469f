"""Numbers as the articles say them: by metric, and day by day."""

from collections.abc import Iterable
from typing import Any

from casebook import blocks, say
from casebook.exhibits.drawing import Drawing, data_table, days_of, drawing, need, sources
from casebook.facts.records import Claim, Event
from casebook.figures.marks import Value
from casebook.findings.conclude import Conclusions
from casebook.findings.evidence import EvidenceIndex
from casebook.findings.query import Found


def _value(found: Found, index: EvidenceIndex) -> Value:
    claim: Claim = found.fact
    ids = index.ids(found.places)
    return Value(
        value=claim.value,
        label=say.magnitude(claim, index.lang),
        hedges=tuple(claim.hedges or [claim.qualifier]),
        low=claim.value_low if claim.value is None else None,
        high=claim.value_high if claim.value is None else None,
        source=sources(ids),
        evidence=tuple(ids),
        colour=index.names.colour(claim.entity) if index.names.colour(claim.entity) != "grey" else "ink",
    )


def _row_label(claim: Claim, index: EvidenceIndex) -> str:
    when = say.date(claim.as_of, index.lang) if claim.as_of else ""
    comma = ", " if index.lang == "en" else "，"
    return comma.join(part for part in (index.names.show(claim.entity, index.lang), when) if part)


def _claims(theme: Conclusions, names: Iterable[str]) -> list[Found]:
    """The named claims that the articles still give."""
    found = [theme.found[name] for name in names]
    return [f for f in found if isinstance(f.fact, Claim)]


def _number_rows(theme: Conclusions, facet: str, founds: Iterable[Found]) -> list[dict[str, Any]]:
    index = theme.index
    return [
        {
            "measure": facet,
            "entity": index.names.show(f.fact.entity, index.lang),
            "value": {"text": say.value(f.fact, index.lang), "evidence": index.ids(f.places)},
            "as_of": say.date(f.fact.as_of, index.lang) if f.fact.as_of else "",
            "printed": f.fact.surface,
        }
        for f in founds
    ]


def _number_table(theme: Conclusions, rows: list[dict[str, Any]]) -> blocks.Table:
    lang = theme.lang
    columns = [
        ("measure", say.either(lang, "Measure", "口径"), "left"),
        ("entity", say.either(lang, "Of", "对象"), "left"),
        ("value", say.either(lang, "Value", "数值"), "right"),
        ("as_of", say.either(lang, "As of", "时间"), "left"),
        ("printed", say.either(lang, "As printed", "原文"), "left"),
    ]
    return data_table(theme, columns, rows)


def _number_words(lang: str, rows: list[dict[str, Any]]) -> str:
    parts = [", ".join(t for t in (r["measure"], r["entity"], r["value"]["text"], r["as_of"]) if t) for r in rows]
    return ("; " if lang == "en" else "；").join(parts) + say.either(lang, ".", "。")


def dots(theme: Conclusions, facets: list[dict[str, Any]], *, log: bool = True) -> Drawing:
    """Numbers in facets that never mix.

    A facet is {title, facts, unit, label}; a list among `facts` is one row, its values in dispute; `label` replaces the rows' own.
    """
    from casebook.figures.dots import Facet, Row
    from casebook.figures.dots import dots as draw

    drawn, rows, places = [], [], []
    for facet in facets:
        title = theme.fill(facet["title"])
        label = theme.fill(facet["label"]) if "label" in facet else None
        groups = [_claims(theme, names if isinstance(names, list) else [names]) for names in facet["facts"]]
        lines = [
            Row(label or _row_label(group[0].fact, theme.index), tuple(_value(f, theme.index) for f in group), disputed=len(group) > 1)
            for group in groups
            if group
        ]
        if lines:
            drawn.append(Facet(title, tuple(lines), unit=facet.get("unit", "people")))
            rows += _number_rows(theme, title, [f for group in groups for f in group])
            places += [p for group in groups for f in group for p in f.places]
    need(theme, drawn)
    kind = say.either(theme.lang, "Dot plot on a log scale", "对数坐标点图") if log else say.either(theme.lang, "Dot plot", "点图")
    return drawing(theme, draw(drawn, lang=theme.lang, log=log), _number_table(theme, rows), places, kind, _number_words(theme.lang, rows))


def slopes(theme: Conclusions, pairs: list[dict[str, Any]]) -> Drawing:
    """Before and after: a pair is {title, facts: [before, after], inverted, log}; pairs that lack an end are left out."""
    from casebook.figures.slope import Panel, Slope
    from casebook.figures.slope import slopes as draw

    index, panels, rows, places = theme.index, [], [], []
    before, after = say.either(theme.lang, "before", "之前"), say.either(theme.lang, "after", "之后")
    for pair in pairs:
        founds = _claims(theme, pair["facts"])
        if len(founds) == 2:
            slope = Slope(*(_value(f, index) for f in founds))
            title = theme.fill(pair["title"])
            panels.append(Panel(title, before, after, (slope,), inverted=pair.get("inverted", False), log=pair.get("log", False)))
            rows += _number_rows(theme, title, founds)
            places += [p for f in founds for p in f.places]
    need(theme, panels)
    kind = say.either(theme.lang, "Slopes", "斜率图")
    return drawing(theme, draw(panels), _number_table(theme, rows), places, kind, _number_words(theme.lang, rows))


def days(theme: Conclusions, panels: list[dict[str, Any]], happenings: list[dict[str, Any]]) -> Drawing:
    """Panels {title, facts, inverted, log} aligned by day, with happenings {fact, label} drawn through them."""
    from casebook.figures.days import Happening, Panel, Point
    from casebook.figures.days import days as draw

    index, drawn, rows, places, ends = theme.index, [], [], [], []
    for panel in panels:
        title = theme.fill(panel["title"])
        founds = [f for f in _claims(theme, panel["facts"]) if f.fact.as_of and len(f.fact.as_of) >= 7]
        points = [Point(*days_of(f.fact.as_of), _value(f, index), panel.get("series")) for f in founds]
        if points:
            drawn.append(Panel(title, tuple(points), inverted=panel.get("inverted", False), log=panel.get("log", False)))
            rows += _number_rows(theme, title, founds)
            places += [p for f in founds for p in f.places]
            ends += [day for f in founds for day in days_of(f.fact.as_of)]
    events = [(theme.found[h["fact"]], theme.fill(h["label"])) for h in happenings]
    events = [(f, label) for f, label in events if isinstance(f.fact, Event)]
    marks = [Happening(*days_of(f.fact.date), label, tuple(index.ids(f.places))) for f, label in events]
    places += [p for f, _ in events for p in f.places]
    ends += [day for mark in marks for day in (mark.start, mark.end)]
    need(theme, drawn)
    figure = draw(drawn, marks, first=min(ends), last=max(ends), lang=theme.lang)
    kind = say.either(theme.lang, "Small multiples by day", "按日对齐的小图")
    words = _number_words(theme.lang, rows) + " ".join(f"{say.date(f.fact.date, theme.lang)}: {label}." for f, label in events)
    return drawing(theme, figure, _number_table(theme, rows), places, kind, words)
