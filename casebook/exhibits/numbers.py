"""Numbers as the articles say them: by metric, day by day, and before and after."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from casebook import blocks, say
from casebook.corpus.script import simplify
from casebook.exhibits.drawing import Drawing, data_table, days_of, described, drawing, need, period, sources, told_by_subject
from casebook.facts import dated
from casebook.facts.records import Claim, Event
from casebook.facts.supposed import supposed
from casebook.figures.marks import Value
from casebook.findings.conclude import Conclusions
from casebook.findings.evidence import EvidenceIndex, contradicts
from casebook.findings.query import Found
from casebook.reading.date_months import MONTH_PARTS

# Times that no date of the sentence gives, by how the rule that read them ends (facts.times).
INFERRED = ("date carried over", "date before the last", "the article's month", "length of time")
# What a sentence says of where a number was counted, and the metric that says it by itself.
STORES = re.compile(r"(?:各大?|多家|全部)?应用(?:市场|商店)|App ?Store|Google ?Play|安卓|Android|iOS", re.IGNORECASE)
OF_ONE_STORE = ("app_store_rank",)
BOUNDS = {"app_rating": (1.0, 5.0)}  # what a measure can be at the least and at the most: the stores let nobody give less than a star
MULTIPLES = "Small multiples by day", "按日对齐的小图"
ONE_PANEL = "Plot by day", "按日的点图"
# Words right before a number that are no hedge and yet say how its article weighs it: English, Chinese.
HEIGHTS = {"高达": ("as high as {}", "高达{}"), "多达": ("as many as {}", "多达{}")}
# Days shown before the first that is told, for what came before it.
BEFORE_DAYS = 7


def _value(found: Found, index: EvidenceIndex) -> Value:
    claim: Claim = found.fact
    ids = index.cited(found.places)
    vague = bool(say.vague(claim, "en"))
    hedges = claim.hedges or [claim.qualifier]
    return Value(
        value=claim.value,
        label=_weighed(claim, say.magnitude(claim, index.lang), index.lang),
        hedges=tuple(h for h in hedges if not (vague and h == "approx")),  # “of the order of” says it already
        low=claim.value_low if claim.value is None else None,
        high=claim.value_high if claim.value is None else None,
        source=sources(ids),
        evidence=ids,
        vague=vague,
        supposed=bool(supposed(claim)),
        colour=index.names.colour(claim.entity) if index.names.colour(claim.entity) != "grey" else "ink",
    )


def _weighed(claim: Claim, amount: str, lang: str) -> str:
    """An amount in words, with the word that stands right before it in the article where that calls it high."""
    before = simplify(claim.sentence[: claim.start - claim.sentence_start])[-2:]
    return say.either(lang, *HEIGHTS.get(before, ("{}", "{}"))).format(amount)


def _row_label(claim: Claim, index: EvidenceIndex) -> str:
    when = dated.as_of(claim, index.lang)
    comma = ", " if index.lang == "en" else "，"
    return comma.join(part for part in (index.names.show(claim.entity, index.lang), when) if part)


def _claims(theme: Conclusions, names: Iterable[str]) -> list[Found]:
    """The named claims that the articles still give."""
    found = [theme.found[name] for name in names]
    return [f for f in found if isinstance(f.fact, Claim)]


def _facet_rows(theme: Conclusions, title: str, names: Iterable[str], scope: dict[str, dict[str, str]]) -> list[dict[str, Any]]:
    """Rows of the table, with what a facet says each number is of."""
    told = [(name, row) for name in names for row in _number_rows(theme, title, _claims(theme, [name]))]
    comma = say.either(theme.lang, ", ", "，")
    return [row | {"entity": comma.join([row["entity"], scope[name][theme.lang]])} if name in scope else row for name, row in told]


def _values(theme: Conclusions, names: Iterable[str], scope: dict[str, dict[str, str]]) -> tuple[Value, ...]:
    """The numbers of the named claims, with what a facet says they are of."""
    values = [(name, _value(found, theme.index)) for name in names for found in _claims(theme, [name])]
    return tuple(replace(value, scope=scope[name][theme.lang]) if name in scope else value for name, value in values)


def _number_rows(theme: Conclusions, facet: str, founds: Iterable[Found]) -> list[dict[str, Any]]:
    index = theme.index
    return [
        {
            "measure": facet,
            "entity": index.names.show(f.fact.entity, index.lang),
            "value": index.cell(_weighed(f.fact, say.value(f.fact, index.lang), index.lang), f.places),
            "as_of": dated.as_of(f.fact, index.lang),
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


def _number_words(lang: str, rows: list[dict[str, Any]], disputes: Iterable[Sequence[Found]], sign: str = "≠") -> str:
    """The rows in words, measure by measure, and which of their values contradict one another."""
    told = [(r["measure"], say.either(lang, ", ", "，").join(t for t in (r["entity"], r["value"]["text"], r["as_of"]) if t)) for r in rows]
    against = [f" {sign} ".join(say.value(f.fact, lang) for f in founds) for founds in disputes]
    what = say.either(lang, "In dispute", "互相矛盾") if sign == "≠" else say.either(lang, "To be read with care", "须细读")
    told += [(what, values) for values in against]
    return told_by_subject(told, lang)


def dots(theme: Conclusions, facets: list[dict[str, Any]], *, log: bool = True) -> Drawing:
    """Numbers in facets that never mix: as dots on a log scale or, of one size, as bars from zero.

    A facet is {title, facts, unit, label, scope}; a list among `facts` is one row, its values in dispute; `label` replaces the rows' own; `scope`
    says, by the name of a fact, of what its number is one (Android).
    """
    from casebook.figures.bars import bars
    from casebook.figures.chart_data import dot_chart
    from casebook.figures.dots import Facet, Row
    from casebook.figures.dots import dots as on_a_scale

    drawn, rows, places, disputes = [], [], [], []
    for facet in facets:
        title = theme.fill(facet["title"])
        label = theme.fill(facet["label"]) if "label" in facet else None
        named = [names if isinstance(names, list) else [names] for names in facet["facts"]]
        groups = [_claims(theme, names) for names in named]
        lines = [
            Row(label or _row_label(group[0].fact, theme.index), _values(theme, names, facet.get("scope", {})), disputed=len(group) > 1)
            for names, group in zip(named, groups, strict=True)
            if group
        ]
        if lines:
            drawn.append(Facet(title, tuple(lines), unit=facet.get("unit", "people")))
            rows += [row for names in named for row in _facet_rows(theme, title, names, facet.get("scope", {}))]
            places += [p for group in groups for f in group for p in f.places]
            disputes += [group for group in groups if len(group) > 1]
    need(theme, drawn)
    lang = theme.lang
    if log:
        draw, kind = partial(on_a_scale, drawn, lang=lang), say.either(lang, "Dot plot on a log scale", "对数坐标点图")
    else:
        draw, kind = partial(bars, drawn), say.either(lang, "Bars from zero", "从零起的横条图")
    dates = [f.fact.as_of for facet in facets for names in facet["facts"] for f in _claims(theme, names if isinstance(names, list) else [names])]
    return drawing(
        theme,
        draw,
        _number_table(theme, rows),
        places,
        kind,
        described(lang, _reading(drawn, lang, log=log), _number_words(lang, rows, disputes), rows),
        dot_chart(drawn, log),
        period=period((day for day in dates if day), lang),
    )


def _reading(facets: Sequence[Any], lang: str, *, log: bool) -> str:
    """How to read the drawn facets, and no more than they have."""
    drawn = [row for facet in facets for row in facet.rows]
    if log:
        told = [say.either(lang, "One row a statement, larger numbers further right", "每行一项说法，数值越大越靠右")]
        disputed = say.either(
            lang, "values that contradict one another share a row, joined by a line with ≠ on it", "互相矛盾的数值在同一行，以带≠的线相连"
        )
    else:
        told = [say.either(lang, "One bar a statement, as long as its number", "每条一项说法，长度即数值")]
        disputed = say.either(lang, "≠ stands between values that contradict one another", "互相矛盾的数值之间标≠")
    told += [disputed] * any(row.disputed for row in drawn)
    vague = any(value.vague for row in drawn for value in row.values)
    told += [say.either(lang, "of a hatched one only the size is told", "斜线表示文中只说了量级")] * vague
    guessed = any(value.supposed for row in drawn for value in row.values)
    told += [say.either(lang, "a ring is a sum done in the head or a joke, which nobody counted", "空心圆为推算或玩笑，并非统计")] * guessed
    return say.either(lang, "; ", "；").join(told) + say.either(lang, ".", "。")


def days(theme: Conclusions, panels: list[dict[str, Any]], happenings: list[dict[str, Any]]) -> Drawing:
    """Panels aligned by day, with happenings {fact, label} drawn through them.

    A panel is {title, facts, inverted, log, joined, placed}: a list among `facts` holds values in dispute; `joined` names facts of one series;
    `placed` says of a fact before or after which happening the articles tell it, where they give no day.
    """
    from casebook.figures.chart_data import day_chart
    from casebook.figures.days import Happening, Panel
    from casebook.figures.days import days as draw

    index, lang = theme.index, theme.lang
    events = [(theme.found[h["fact"]], theme.fill(h["label"])) for h in happenings]
    events = [(f, label) for f, label in events if isinstance(f.fact, Event)]
    marks = [Happening(*days_of(f.fact.date), _dated(label, *days_of(f.fact.date), lang), index.cited(f.places)) for f, label in events]
    drawn, rows, disputes, places = [], [], [], [p for f, _ in events for p in f.places]
    for panel in panels:
        title = theme.fill(panel["title"])
        points = _points(theme, panel)
        if points:
            disputed = {name for names in panel["facts"] if isinstance(names, list) for name in names}
            held = tuple(point for name, point in points.items() if name in disputed)
            drawn.append(Panel(title, tuple(points.values()), panel.get("inverted", False), panel.get("log", False), held if len(held) > 1 else ()))
            founds = [theme.found[name] for name in points]
            rows += [
                row | {"as_of": _days_words(point, lang)} for row, point in zip(_number_rows(theme, title, founds), points.values(), strict=True)
            ]
            places += [p for f in founds for p in f.places]
            disputes += [[theme.found[name] for name in points if name in disputed]] if len(held) > 1 else []
    need(theme, drawn)
    sure = [day for panel in drawn for p in panel.points if not p.inferred for day in (p.start, p.end)] + [m.start for m in marks]
    ends = sorted(sure or [day for panel in drawn for p in panel.points for day in (p.start, p.end)])
    first, last = ends[0] - dt.timedelta(days=BEFORE_DAYS), max(p.end for panel in drawn for p in panel.points)
    reading = say.either(lang, "Days run from left to right. A dot is a day, a bar some days.", "日期从左到右。圆点为某日，横条为若干日。")
    if len(drawn) > 1:
        reading = say.either(lang, "One panel a measure. ", "每个指标一格。") + reading
    if any(p.inferred for panel in drawn for p in panel.points):
        reading += say.either(lang, " Hatching means that only the order of telling gives the time.", "斜线表示时间只能从叙述先后推定。")
    told = [say.either(lang, "{}: {}.", "{}：{}。").format(say.date(f.fact.date, lang), label) for f, label in events]
    long = described(lang, say.either(lang, " ", "").join([reading, *told]), _number_words(lang, rows, disputes), rows)
    months = period([str(ends[0]), str(last)], lang)
    kind = say.either(lang, *MULTIPLES if len(drawn) > 1 else ONE_PANEL)
    return drawing(
        theme,
        partial(draw, drawn, marks, first=first, last=last, lang=lang),
        _number_table(theme, rows),
        places,
        kind,
        long,
        day_chart(drawn, marks, first, last),
        period=months,
    )


def _points(theme: Conclusions, panel: dict[str, Any]) -> dict[str, Any]:
    """The panel's facts as points, by name, as far as the articles still give them and a day can be said of them."""
    from casebook.figures.days import Point

    names = [name for entry in panel["facts"] for name in (entry if isinstance(entry, list) else [entry])]
    points = {}
    for name in names:
        found, placed = theme.found[name], panel.get("placed", {}).get(name, {})
        if isinstance(found.fact, Claim) and found.fact.as_of and (placed or len(found.fact.as_of) > len("2020")):
            start, end = _told_days(found.fact, placed, theme)
            value = replace(_value(found, theme.index), scope=_month_end(start, end, theme.lang) or _short_days(start, end, theme.lang))
            series = "joined" if name in panel.get("joined", []) else None
            inferred = bool(placed) or found.fact.rule.endswith(INFERRED)
            points[name] = Point(start, end, value, series, inferred)
    return points


def _told_days(claim: Claim, placed: dict[str, str], theme: Conclusions) -> tuple[dt.date, dt.date]:
    """The days that the articles give for a number, cut at the events before or after which they tell it."""
    start, end = days_of(claim.as_of_start or claim.as_of, claim.as_of_end or claim.as_of)
    bounds = {key: theme.found[fact].fact for key, fact in placed.items()}
    if isinstance(bounds.get("after"), Event):
        start = max(start, days_of(bounds["after"].date)[0])
    if isinstance(bounds.get("before"), Event):
        end = max(start, min(end, days_of(bounds["before"].date)[0]))
    return start, end


def _short_days(start: dt.date, end: dt.date, lang: str) -> str:
    """Days as an axis writes them: 5 Feb, 26–31 Jan; 2月5日, 1月26日–31日."""
    from casebook.figures.days import day_label

    first, last = day_label(start, lang), day_label(end, lang)
    if start == end:
        return first
    if (start.year, start.month) == (end.year, end.month):
        first, last = (first, f"{end.day}日") if lang == "zh" else (str(start.day), last)
    return f"{first}–{last}"


def _month_end(start: dt.date, end: dt.date, lang: str) -> str:
    """“end of Jan”, 1月底 where the days are those that 月底 is read as: what the article says, and not the days that we give it; else ""."""
    from casebook.figures.days import day_label

    if start.day != MONTH_PARTS["底"][0] or (end + dt.timedelta(1)).day != 1 or (start.year, start.month) != (end.year, end.month):
        return ""
    return f"{start.month}月底" if lang == "zh" else f"end of {day_label(start, lang).split()[-1]}"


def _dated(label: str, start: dt.date, end: dt.date, lang: str) -> str:
    """An event with its days: Plea on Weibo, 14 Feb; 2月14日 微博求情海报."""
    return say.either(lang, "{label}, {days}", "{days} {label}").format(label=label, days=_short_days(start, end, lang))


def _days_words(point: Any, lang: str) -> str:
    """The days of a point in words, marked where they are inferred."""
    told = say.span(say.date(str(point.start), lang), say.date(str(point.end), lang), lang, " to ")
    return say.either(lang, "{} (inferred)", "{}（推定）").format(told) if point.inferred else told


def slopes(theme: Conclusions, panels: list[dict[str, Any]]) -> Drawing:
    """Numbers before and after, for which the articles give no day.

    A panel is {title, before, after, inverted, log}; `before` and `after` are {when, facts}, several facts being values in dispute. A panel of
    which the articles no longer give both sides is left out.
    """
    from casebook.figures.chart_data import slope_chart
    from casebook.figures.slope import slopes as draw

    lang = theme.lang
    drawn, rows, places, disputes = [], [], [], []
    for panel in panels:
        title = theme.fill(panel["title"])
        sides = [(theme.fill(panel[side]["when"]), _claims(theme, panel[side]["facts"])) for side in ("before", "after")]
        if all(founds for _, founds in sides):
            drawn.append(_slope(theme, panel, title, sides))
            rows += [row | {"as_of": when} for when, founds in sides for row in _number_rows(theme, title, founds)]
            places += [p for _, founds in sides for f in founds for p in f.places]
            disputes += [founds for _, founds in sides if len(founds) > 1]
    need(theme, drawn)
    reading = say.either(
        lang,
        "One panel a measure, before at the left and after at the right; a line joins what one article tells of one thing in the same stores.",
        "每个指标一格，左为之前，右为之后；连线表示同一篇文章所述的同一对象、同一范围。",
    )
    dates = [f.fact.as_of for panel in panels for side in ("before", "after") for f in _claims(theme, panel[side]["facts"])]
    sign = "≠" if "≠" in {_sign(theme.index, founds) for founds in disputes} else "※"
    long = described(lang, reading, _number_words(lang, rows, disputes, sign), rows)
    kind = say.either(lang, "Before and after, a panel a measure", "前后对比图，每个指标一格")
    table, months = _number_table(theme, rows), period((day for day in dates if day), lang)
    return drawing(theme, partial(draw, drawn, lang=lang), table, places, kind, long, slope_chart(drawn), period=months)


def _slope(theme: Conclusions, panel: dict[str, Any], title: str, sides: Sequence[tuple[str, list[Found]]]) -> Any:
    """A panel whose lines join only what one article tells of one thing."""
    from casebook.figures.slope import Panel

    (earlier, before), (later, after) = sides
    joined = tuple((a, b) for a, first in enumerate(before) for b, second in enumerate(after) if _one_account(first, second))
    values = [tuple(_value(f, theme.index) for f in founds) for founds in (before, after)]
    signs = (_sign(theme.index, before), _sign(theme.index, after))
    bounds = _bounds([found.fact for found in (*before, *after)])
    return Panel(title, (earlier, later), *values, joined, panel.get("inverted", False), panel.get("log", False), signs, bounds)


def _bounds(claims: Sequence[Claim]) -> tuple[float, ...]:
    """The ends of the scale of what is claimed, where it has such and all keep to it: some sites give up to ten points."""
    bounds = BOUNDS.get(claims[0].metric, ())
    return bounds if bounds and all(bounds[0] <= claim.value <= bounds[1] for claim in claims if claim.value is not None) else ()


def _sign(index: EvidenceIndex, founds: Sequence[Found]) -> str:
    """What stands between values in dispute: that they contradict one another, or that they are to be read with care."""
    met = index.disputes_touching([place for found in founds for place in found.places])
    return "※" if met and not any(map(contradicts, met)) else "≠"


def _one_account(first: Found, second: Found) -> bool:
    """Whether one article tells both numbers of one thing, counted in the same places."""
    one_article = bool({p.doc for p in first.places} & {p.doc for p in second.places})
    return first.fact.entity == second.fact.entity and one_article and _one_scope(first.fact, second.fact)


def _one_scope(first: Claim, second: Claim) -> bool:
    """Whether two numbers are of the same stores: told in one sentence, by a metric that is of one store only, or with the same stores named."""
    if (first.doc, first.sentence) == (second.doc, second.sentence) or first.metric in OF_ONE_STORE:
        return True
    named = [{store.lower().replace(" ", "") for store in STORES.findall(simplify(claim.sentence))} for claim in (first, second)]
    return named[0] == named[1]
