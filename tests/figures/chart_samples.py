"""One small example of every chart in each language, for tests that hold for all of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from matplotlib.figure import Figure

from casebook.figures import bars, days, dots, keyness_plot, lineage, matrix, offers, slope, timeline
from casebook.figures.look import WIDTH_PT
from casebook.figures.marks import Value

WORDS = {
    "en": ["Test version, July 2012", "Launched, 23 September 2013", "Rumour: fewer than 500,000 a day", "Renamed"],
    "zh": ["2012年7月 测试版", "2013年9月23日 上线", "传言：日活不足50万", "更名"],
}


def _timeline(lang: str, width: float) -> Figure:
    texts = WORDS[lang]
    events = (
        timeline.Event(date(2012, 7, 1), date(2012, 7, 31), texts[0], ("S1·2",)),
        timeline.Event(date(2013, 9, 23), date(2013, 9, 23), texts[1], ("S1·3", "S2·1")),
        timeline.Event(date(2013, 11, 1), date(2013, 11, 30), texts[2], ("S2·4",), rumour=True),
        timeline.Event(date(2015, 11, 18), date(2015, 11, 18), texts[3], ("S2·5",)),
        timeline.Event(date(2016, 1, 1), date(2016, 12, 31), texts[3] * 4),
    )
    spans = (timeline.Span(date(2012, 7, 1), date(2015, 11, 17), texts[3]), timeline.Span(date(2015, 11, 18), None, certain=False))
    loose = timeline.Span(None, date(2012, 7, 1), texts[1], certain=False, evidence=("S2·6",))
    threads = (timeline.Thread(0, date(2014, 12, 1), texts[3], f"{texts[3]} 来往", ("S1·5",), dashed=True),)
    lanes = [
        timeline.Lane("来往", "laiwang", spans, events, reference=True),
        timeline.Lane("A much longer name of a lane", "grey", (loose,), events[:2], threads),
    ]
    return timeline.timeline(lanes, lang=lang, width=width)


def _number(value: float, *hedges: str, colour: str = "dingtalk") -> Value:
    return Value(value, f"{value:g}", hedges or ("exact",), source="S1", evidence=("S1·2",), colour=colour)


def _dots(lang: str, width: float) -> Figure:
    people = dots.Facet(
        WORDS[lang][3],
        (
            dots.Row(WORDS[lang][1], (_number(1e7, "more_than"),)),
            dots.Row("2", (Value(None, "2–9", ("range",), 2e4, 9e4),)),
            dots.Row("2b", (Value(None, "some", ("range",), 2e5, 9e5, vague=True),)),
            dots.Row("3", (_number(300), _number(3e5, "at_least")), disputed=True),
            dots.Row("4", (_number(300), _number(7e4, "approx"), _number(3e8))),
        ),
    )
    others = dots.Facet(
        WORDS[lang][2], (dots.Row("5", (_number(5e5, "rumour", "less_than"),)), dots.Row("6", (_number(2e6, "target"),))), unit="orgs"
    )
    return dots.dots([people, others], lang=lang, width=width)


def _bars(lang: str, width: float) -> Figure:
    """A dispute with scopes, a bound, a range, and numbers of another unit."""
    words = WORDS[lang]
    scoped = [replace(value, scope=scope) for value, scope in ((_number(11e8), words[3]), (_number(28e8, "more_than"), words[0]))]
    downloads = dots.Facet(words[3], (dots.Row(words[1], tuple(scoped), disputed=True),), unit="downloads")
    people = dots.Facet("b", (dots.Row("", (Value(None, "2–9", ("range",), 2e4, 9e4, evidence=("S1·2",)),)),))
    return bars.bars([downloads, people], width=width)


def _matrix(lang: str, width: float) -> Figure:
    cells = tuple(matrix.Cell(state, ("S1·2",), opposed=state == "asserts") for state in matrix.STATES)
    groups = [
        matrix.Group("A", (matrix.Row(WORDS[lang][2] * 2, cells, "4"),)),
        matrix.Group("", (matrix.Row("x", cells, "12"), matrix.Row("y", cells[::-1], ""))),
    ]
    return matrix.matrix([("S1",), ("S2 2015", "雷锋网"), ("S3",), ("S4", "Bao Guancha")], groups, lang=lang, total=WORDS[lang][3], width=width)


def _offers(lang: str, width: float) -> Figure:
    words = WORDS[lang]
    full, empty = offers.Cell(words[2] * 2, "implies", ("S1·2",)), offers.Cell()
    rows = [offers.Row(words[0] * 2, (full, empty, empty), ("S1·3",)), offers.Row("b", (empty, offers.Cell("x", evidence=("S2·3",)), full))]
    rows += [offers.Row(f"{words[3]} {n}", (empty, empty, empty), ("S2·4",)) for n in "cde"]
    return offers.offers(["A", words[3], "C"], rows, nothing=words[1], lang=lang, width=width)


def _days(lang: str, width: float) -> Figure:
    def point(day: int, value: Value, series: str | None = None, last: int | None = None) -> days.Point:
        return days.Point(date(2020, 2, day), date(2020, 2, last or day), value, series)

    panels = [
        days.Panel(WORDS[lang][0], (point(1, _number(150, "approx")), point(5, _number(1)), point(28, _number(1))), inverted=True, log=True),
        days.Panel("b", (point(5, _number(1e6, "more_than"), "s"), point(7, _number(2e6), "s"), point(9, _number(7e5, "rumour", "less_than"), "s"))),
        days.Panel("c", (point(10, _number(1.5), last=20),)),
    ]
    low, lower = (days.Point(date(2020, 2, 1), date(2020, 2, 14), _number(value), inferred=True) for value in (1.5, 1))
    panels.append(days.Panel("d", (low, lower, point(18, _number(2.6))), disputed=(low, lower)))
    happenings = [
        days.Happening(date(2020, 2, d), date(2020, 2, d + (d == 14)), text, ("S1·2",)) for d, text in zip((5, 6, 14, 27), WORDS[lang], strict=True)
    ]
    return days.days(panels, happenings, first=date(2020, 1, 28), last=date(2020, 2, 29), lang=lang, width=width)


def _slope(lang: str, width: float) -> Figure:
    """A bar and a bound, a dispute, a rank that is drawn upside down, and a name of two lines."""
    few = Value(None, "4–5", ("range",), 4e4, 5e4, source="S1", evidence=("S1·3",))
    panels = [
        slope.Panel(WORDS[lang][2], ("a", WORDS[lang][1]), (few,), (_number(2.5e5, "more_than"),), ((0, 0),), log=True),
        slope.Panel("b", ("before", "after"), (_number(1), _number(1.5)), (_number(2.6),), ((0, 0),)),
        slope.Panel("c", ("before", "after"), (_number(150, "approx"),), (_number(1),), inverted=True, log=True),
        slope.Panel("d", ("before", "after"), (_number(3),), (_number(2),), ((0, 0),)),
    ]
    return slope.slopes(panels, lang=lang, width=width)


def _keyness(lang: str, width: float) -> Figure:
    rows = [
        keyness_plot.Row("私域流量", 4.2, 2.8, 5.6, "8 : 0", "2 / 5", only=True, evidence=("S2·1",)),
        *(keyness_plot.Row("微信", -2.6, -3.2, 0.1, "9 : 40", "5 / 5") for _ in range(5)),
    ]
    words = {word: 12 / n for n, word in enumerate(["来往", "users", "微信", "App"], 1)}
    return keyness_plot.keyness_dots(rows, lang=lang, words=words, colours={"来往": "laiwang"}, width=width)


def _lineage(lang: str, width: float) -> Figure:
    """Branches, two lines to one name, a line past other names, one that closes a circle, a rumour, and words that are too long."""
    words = WORDS[lang]
    products = tuple(lineage.Node(n, f"{n} {words[3]}", "laiwang", words[0][:9] if n in "bd" else "") for n in "abcdef")
    made = (
        lineage.Link("a", "b", words[3], ("S1·2",)),
        lineage.Link("b", "c", words[3], ("S1·3",), strong=True),
        lineage.Link("b", "d", words[2], ("S1·3",)),
        lineage.Link("b", "d", words[3], ("S2·3",)),
        lineage.Link("d", "a", words[3], ("S2·4",)),
        lineage.Link("p", "b", words[3], ("S2·5",), strong=True),
        lineage.Link("p", "d", words[3], ("S2·6",), strong=True),
        lineage.Link("a", "e", words[3]),
        lineage.Link("d", "f", words[3], rumour=True),
    )
    bought = (lineage.Link("x", "y", words[1], ("S1·4",)), lineage.Link("x", "z", words[2], ("S2·7",), rumour=True))
    companies = tuple(lineage.Node(n, f"{n} {words[3]} {words[3]}") for n in "xyzw")
    groups = [lineage.Group("A", (*products, lineage.Node("p", "P", None)), made), lineage.Group("B", companies, bought)]
    return lineage.lineage([*groups, lineage.Group("C", companies, ())], width=width)


SAMPLES: dict[str, Callable[[str, float], Figure]] = {
    "timeline": _timeline,
    "dots": _dots,
    "bars": _bars,
    "matrix": _matrix,
    "offers": _offers,
    "days": _days,
    "slope": _slope,
    "keyness": _keyness,
    "lineage": _lineage,
}


def sample(chart: str, lang: str, width: float = WIDTH_PT) -> Figure:
    """One of them."""
    return SAMPLES[chart](lang, width)
