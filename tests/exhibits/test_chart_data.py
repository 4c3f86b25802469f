"""What a chart to be edited is made from is what its figure's table says: the real report's, drawn for the page and for a talk."""

from dataclasses import replace

import pytest

from casebook import paths
from casebook.case import Case
from casebook.exhibits.judgements import matrix, offers
from casebook.exhibits.numbers import _bounds, days, dots, slopes
from casebook.figures import slope
from casebook.figures.chart_data import slope_chart
from casebook.figures.marks import Value

NUMBERS = [
    ("10-laiwang-failure", "laiwang-metrics"),
    ("20-covid-surge", "surge-metrics"),
    ("20-covid-surge", "surge-counts"),
    ("20-covid-surge", "surge-leaps"),
    ("20-covid-surge", "surge-days"),
]
WORDS = [("10-laiwang-failure", "laiwang-causes"), ("20-covid-surge", "surge-chain"), ("30-quanzi-private-traffic", "quanzi-promises")]


@pytest.fixture(scope="module")
def cases():
    names = {theme for theme, _ in NUMBERS + WORDS}
    return {(theme, lang): Case.open(theme, paths.PROJECT / "seeds", lang=lang) for theme in sorted(names) for lang in ("en", "zh")}


def drawings(case, figure_id):
    """The figure as the page has it, and as a slide has it."""
    spec = case.conclusions.codebook.figures[figure_id]
    for one in (spec, spec | spec.get("talk", {})):
        if "facets" in one:
            yield dots(case.conclusions, one["facets"])
        elif "happenings" in one:
            yield days(case.conclusions, one["panels"], one["happenings"])
        elif "panels" in one:
            yield slopes(case.conclusions, one["panels"])
        elif "groups" in one:
            yield matrix(case.conclusions, one["groups"], case.codes)
        else:
            yield offers(case.conclusions, one, case.codes)


def values(chart):
    if chart["type"] == "dot":
        return [value for facet in chart["facets"] for row in facet["rows"] for value in row["values"]]
    if chart["type"] == "slope":
        return [value for panel in chart["panels"] for side in ("before", "after") for value in panel[side]]
    return [point["value"] for panel in chart["panels"] for point in panel["points"]]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("theme", "figure_id"), NUMBERS)
def test_every_value_of_a_chart_is_a_row_of_the_table_with_its_evidence(cases, theme, figure_id, lang):
    for drawing in drawings(cases[theme, lang], figure_id):
        shown, rows = values(drawing.chart), drawing.table.rows
        assert len(shown) == len(rows) > 0
        for value, row in zip(shown, rows, strict=True):
            assert value["label"] in row["value"]["text"]
            assert list(value["evidence"]) == row["value"]["evidence"]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("theme", "figure_id"), WORDS)
def test_a_table_of_a_slide_has_the_cells_of_the_figure(cases, theme, figure_id, lang):
    for drawing in drawings(cases[theme, lang], figure_id):
        told = [cell["evidence"] for row in drawing.chart["rows"] if "cells" in row for cell in row["cells"] if cell["state"] not in ("", "empty")]
        behind = [cell["evidence"] for row in drawing.table.rows for key, cell in row.items() if isinstance(cell, dict) and key != "row"]
        assert [ids for ids in told if ids] == [ids for ids in behind if ids]
        assert {len(row["cells"]) for row in drawing.chart["rows"] if "cells" in row} == {len(drawing.chart["columns"])}


def test_a_rating_stands_between_the_least_and_the_most_that_can_be_given(cases):
    spec = cases["20-covid-surge", "en"].conclusions.codebook.figures["surge-leaps"]
    drawn = slopes(cases["20-covid-surge", "en"].conclusions, spec["panels"])
    assert [panel["bounds"] for panel in drawn.chart["panels"]] == [(), (1.0, 5.0), ()]


@pytest.mark.parametrize(
    ("metric", "values", "bounds"), [("app_rating", (1, 2.6), (1.0, 5.0)), ("app_rating", (1, 8.9), ()), ("downloads_daily", (1, 2), ())]
)
def test_a_measure_that_leaves_its_bounds_has_none(cases, metric, values, bounds):
    claim = cases["20-covid-surge", "en"].facts.claims[0]
    assert _bounds([replace(claim, metric=metric, value=float(value)) for value in values]) == bounds


def test_both_editions_draw_the_same_numbers(cases):
    for theme, figure_id in NUMBERS:
        en, zh = (
            [[(v["value"], v["low"], v["high"]) for v in values(d.chart)] for d in drawings(cases[theme, lang], figure_id)] for lang in ("en", "zh")
        )
        assert en == zh


def test_a_label_of_a_chart_says_what_its_number_is_of(cases):
    for lang, scopes in (("en", ("no scope given", "Android")), ("zh", ("未交代范围", "安卓"))):
        drawn, _ = drawings(cases["20-covid-surge", lang], "surge-metrics")
        assert [value["written"].endswith(f"({scope})") for value, scope in zip(values(drawn.chart), scopes, strict=True)] == [True, True]


def test_a_range_before_and_after_has_one_number_for_its_line():
    few = Value(None, "4–5", ("range",), 4e4, 5e4)
    linear, log = (slope.Panel("a", ("b", "c"), (few,), (Value(9e4, "9"),), ((0, 0),), log=log) for log in (False, True))
    record = slope_chart([linear, log])
    assert [panel["before"][0]["value"] for panel in record["panels"]] == [45_000, pytest.approx(44_721, abs=1)]
    assert record["panels"][0]["before"][0]["low"] is None
    assert record["panels"][0]["after"][0]["value"] == 9e4
