"""The made-up report with figures that carry what their charts are drawn from: one of each type, in turn, with every hedge; one drawn as shapes."""

from datetime import date
from typing import Any

import nbformat
import printed

from casebook.blocks import MIME
from casebook.figures import days, dots, matrix, offers, slope, style, svg
from casebook.figures.chart_data import day_chart, dot_chart, matrix_table, offers_table, slope_chart
from casebook.figures.look import TALK_PT, look
from casebook.figures.marks import Value
from casebook.figures.sheet import Sheet


def value(number: float | None, label: str, *hedges: str, **how: Any) -> Value:
    return Value(number, label, hedges or ("exact",), source="S1", evidence=("S1·1",), **how)


def dotted() -> dict[str, Any]:
    rows = (
        dots.Row("来往, 2013", (value(1e7, "10 million", "more_than", colour="laiwang"),)),
        dots.Row("a rumour of late 2014", (value(5e5, "500,000", "less_than", "rumour", colour="laiwang"),)),
        dots.Row("a plan", (value(1e8, "100 million", "target", colour="dingtalk"),)),
        dots.Row("several hundred million, says one", (value(None, "several hundred million", low=2e8, high=9e8, vague=True, colour="wechat"),)),
    )
    against = dots.Row("two counts", (value(1.1e9, "1.1 billion"), value(2.8e9, "2.8 billion", "approx")), disputed=True)
    return dot_chart([dots.Facet("As announced", rows), dots.Facet("Downloads", (against,))], True)


def barred() -> dict[str, Any]:
    """Two counts of one thing that contradict one another, and a range, from zero."""
    against = dots.Row("DingTalk", (value(2.8e9, "2.8 billion", scope="Android"), value(1.1e9, "1.1 billion", "more_than")), disputed=True)
    spread = dots.Row("", (value(None, "1–2 billion", low=1e9, high=2e9),))
    return dot_chart([dots.Facet("Downloads", (against, spread))], False)


def sloped() -> dict[str, Any]:
    ranks = slope.Panel(
        "Rank (log scale)", ("end of January", "5 February"), (value(150, "No. 150", "approx"),), (value(1, "No. 1"),), ((0, 0),), True, True
    )
    spread = value(None, "40,000–50,000", "approx", low=4e4, high=5e4, colour="dingtalk")
    loads = slope.Panel("Downloads a day", ("before", "after"), (spread,), (value(2.5e5, "250,000", "more_than"),), ((0, 0),), False, True)
    stars = slope.Panel("Stars", ("lowest", "later"), (value(1, "1 star"), value(1.5, "1.5 stars")), (value(2.6, "2.6 stars"),))
    return slope_chart([ranks, loads, stars])


def dated() -> dict[str, Any]:
    points = (
        days.Point(date(2020, 1, 26), date(2020, 1, 31), value(150, "No. 150", "approx", colour="dingtalk"), "one", True),
        days.Point(date(2020, 2, 5), date(2020, 2, 5), value(1, "No. 1", colour="dingtalk"), "one"),
    )
    event = days.Happening(date(2020, 2, 14), date(2020, 2, 14), "a plea")
    return day_chart([days.Panel("Rank", points, True, True)], [event], date(2020, 1, 19), date(2020, 2, 28))


def crossed(lang: str) -> dict[str, Any]:
    cells = tuple(matrix.Cell(state, ("S1·1",)) for state in matrix.STATES)
    rows = (matrix.Row("The field was full", cells, "3"), matrix.Row("来往来得太晚", cells, "2"))
    columns = [["S1 2015", "Leiphone"], ["S2 2020", "feature"], ["S3 2017"], ["S4 2020"], ["S5 2020"]]
    return matrix_table(columns, [matrix.Group("Causes", rows), matrix.Group("", rows)], "Origins", lang)


def offered() -> dict[str, Any]:
    rows = [offers.Row("内部圈", (offers.Cell("Firms", "implies", ("S1·1",)), offers.Cell()), ("S1·1",))]
    return offers_table(["For whom", "Proof given"], rows, "not described in any article")


@look()
def drawn(height: float = 180) -> str:
    """A slide's drawing with every mark that a sheet has."""
    sheet = Sheet(height, TALK_PT)
    sheet.line((0, 20), (TALK_PT, 20))
    sheet.line((40, 60), (60, 60), (60, 120), (200, 120), colour="ink", width=1.6, dashed=True)
    sheet.line((200, 160), (260, 130), colour="grey")
    with sheet.point(("S1·1",)):
        sheet.bar(60, 300, 60, colour="laiwang", alpha=0.3)
        sheet.bar(320, 400, 60, colour="dingtalk", hollow=True, dashed=True)
        sheet.hatch(420, 480, 60, colour="grey")
        sheet.dot(100, 60, colour="wechat")
        sheet.ring(140, 60, dashed=True)
        sheet.arrowhead(204, 120, (1, 0))
    sheet.text(100, 76, "来往 launched", halo=True)
    sheet.text(243, 100, "in the middle", bold=True, align="center")
    sheet.text(TALK_PT, 140, "at the end", colour="muted", align="right")
    return svg.plot(style._render_svg(sheet.figure), prefix="drawn", top=0, width=TALK_PT, height=height)


def report_notebook(lang: str) -> nbformat.NotebookNode:
    """printed.report_notebook, its figures with charts: dots, slopes, days, a matrix, offers; of six one is a picture, and the first a drawing."""
    nb = printed.report_notebook(lang)
    kinds = [dotted(), sloped(), dated(), crossed(lang), offered(), None]
    figures = [block for cell in nb.cells for output in cell.get("outputs", []) if (block := output["data"][MIME])["kind"] == "figure"]
    for number, block in enumerate(figures):
        block["chart"] = kinds[number % len(kinds)]
    figures[0] |= {"chart": None, "talk": drawn()}
    return nbformat.from_dict(nb)
