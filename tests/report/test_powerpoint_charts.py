"""Native charts: what they hold is what the figure was drawn from, number by number, and every hedge is still there."""

import datetime as dt
import io
import zipfile

import charted
import pytest
from lxml import etree

from casebook.report.powerpoint.charts import native_charts, panels_of
from casebook.report.strings import strings

CREATED = dt.datetime(2020, 3, 1)
NUMBERS = {"dot": charted.dotted, "bar": charted.barred, "slope": charted.sloped, "days": charted.dated}


def charts(record, lang="en"):
    return native_charts(record, 876, 338, lang, strings(lang), CREATED)


def values(record) -> list[dict]:
    """Every value of a record."""
    if record["type"] == "dot":
        return [value for facet in record["facets"] for row in facet["rows"] for value in row["values"]]
    if record["type"] == "slope":
        return [value for panel in record["panels"] for side in ("before", "after") for value in panel[side]]
    return [point["value"] for panel in record["panels"] for point in panel["points"]]


def drawn(xml: str) -> set[float]:
    """Every number in the caches of the series."""
    return {float(node.text) for node in etree.fromstring(xml.encode()).iter("{*}v") if node.getparent().getparent().tag.endswith("numCache")}


def text(xml: str) -> str:
    return "\n".join("".join(node.itertext()) for node in etree.fromstring(xml.encode()).iter("{*}dLbl"))


def sheet(data: bytes, number: int = 1) -> dict[str, str]:
    """Cells of a sheet of a workbook, as written."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        shared = [("".join(node.itertext())) for node in etree.fromstring(book.read("xl/sharedStrings.xml"))]
        cells = etree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml")).iter("{*}c")
        return {c.get("r"): shared[int(c[0].text)] if c.get("t") == "s" else c[0].text for c in cells if len(c)}


@pytest.mark.parametrize("kind", NUMBERS)
def test_every_number_of_the_record_is_in_the_chart_and_its_workbook(kind):
    record = NUMBERS[kind]()
    made = charts(record)
    shown = set().union(*(drawn(chart.xml) for chart in made))
    written = {float(cell) for chart in made for cell in sheet(chart.xlsx_blob).values() if cell.replace(".", "", 1).replace("E+", "").isdigit()}
    wanted = {float(end) for value in values(record) for end in (value["value"], value["low"], value["high"]) if end is not None}
    assert wanted <= shown
    assert wanted <= written


@pytest.mark.parametrize("kind", NUMBERS)
def test_every_label_keeps_its_signs(kind):
    record = NUMBERS[kind]()
    labels = "\n".join(text(chart.xml) for chart in charts(record))
    scoped = [value["scope"] for value in values(record)]
    written = [value["written"].removesuffix(f" ({value['scope']})") for value in values(record)]
    assert [words for words in [*written, *scoped] if words not in labels] == []


@pytest.mark.parametrize("kind", NUMBERS)
def test_what_a_series_caches_is_what_its_cells_hold(kind):
    for chart in charts(NUMBERS[kind]()):
        cells = sheet(chart.xlsx_blob)
        for ref in etree.fromstring(chart.xml.encode()).iter("{*}numRef"):
            formula = ref.find("{*}f").text
            if "Layout" in formula or "(" in formula or ":" in formula:
                continue
            assert float(cells[formula.rpartition("!")[2].replace("$", "")]) == float(ref.find(".//{*}v").text)


@pytest.mark.parametrize("kind", NUMBERS)
def test_every_label_of_one_line_shows_its_cell_and_says_the_same_where_cells_are_not_looked_up(kind):
    bound = 0
    for chart in charts(NUMBERS[kind]()):
        sheets = [sheet(chart.xlsx_blob, number) for number in ((1,) if kind == "slope" else (1, 2))]
        for one in etree.fromstring(chart.xml.encode()).iter("{*}ser"):
            for label in one.iter("{*}dLbl"):
                field = label.find(".//{*}fld")
                if field is None:
                    assert "\n" in "\n".join("".join(p.itertext()) for p in label.iter("{*}p"))  # of several lines
                    continue
                assert field.get("type") == "CELLRANGE"
                assert label.find(".//{*}showDataLabelsRange").get("val") == "1"
                ref = one.find(".//{*}datalabelsRange/{*}f").text
                cached = {point.get("idx"): point.find("{*}v").text for point in one.iter("{*}dlblRangeCache") for point in point.iter("{*}pt")}
                assert field.find("{*}t").text == cached[label.find("{*}idx").get("val")]
                assert field.find("{*}t").text == cell_of(ref, int(label.find("{*}idx").get("val")), sheets)
                bound += 1
        fields = [field.get("id") for field in etree.fromstring(chart.xml.encode()).iter("{*}fld")]
        assert len(fields) == len(set(fields))
    assert bound >= len(values(NUMBERS[kind]()))


def cell_of(ref: str, number: int, sheets: list[dict[str, str]]) -> str:
    """The cell of a range by its number."""
    name, _, cells = ref.partition("!")
    ends = [(end[0], int(end[1:])) for end in cells.replace("$", "").split(":")]
    across = ends[0][1] == ends[-1][1]
    column, row = (chr(ord(ends[0][0]) + number), ends[0][1]) if across else (ends[0][0], ends[0][1] + number)
    return sheets[name == "'Layout'"][f"{column}{row}"]


def test_a_rumour_is_hollow_and_a_target_no_dot():
    (chart,) = charts(charted.dotted())
    series = {"".join(s.find("{*}tx").itertext()).split("'$")[0][-20:]: s for s in etree.fromstring(chart.xml.encode()).iter("{*}ser")}
    by_name = {s.find("{*}tx//{*}v").text: s for s in series.values()}
    rumour = next(s for name, s in by_name.items() if name == "< 500,000?")
    assert rumour.find(".//{*}dPt//{*}marker//{*}prstDash").get("val") == "sysDash"
    assert rumour.find("{*}errBars/{*}errBarType").get("val") == "minus"
    target = next(s for name, s in by_name.items() if name == "→ 100 million")
    assert target.find("{*}dPt") is None
    assert {bar.find("{*}errDir").get("val") for bar in target.iter("{*}errBars")} == {"y"}


def test_values_in_dispute_are_joined_and_say_so():
    assert "≠" in text(charts(charted.dotted())[0].xml)
    assert text(charts(charted.sloped())[2].xml).count("≠") == 2


def sides(chart, of: str) -> list[str]:
    """On which sides of their marks the labels with these words stand."""
    labels = etree.fromstring(chart.xml.encode()).iter("{*}dLbl")
    return [label.find("{*}dLblPos").get("val") for label in labels if of in "".join(label.itertext())]


@pytest.mark.parametrize(
    ("said", "side"), [("", ["l", "r"]), (", as is said of all that was loaded in all the stores of a large country", ["b", "b"])]
)
def test_long_labels_of_two_values_stand_below_them_so_that_the_scale_keeps_its_room(said, side):
    record = charted.dotted()
    record["facets"] = record["facets"][1:]
    for value in values(record):
        value["written"] += said
    (chart,) = charts(record)
    assert [side for of in ("1.1 billion", "2.8 billion") for side in sides(chart, of)] == side


def test_the_label_of_the_last_day_stands_behind_its_mark():
    record = charted.dated()
    last = max((point for panel in record["panels"] for point in panel["points"]), key=lambda point: point["end"])
    last["end"] = last["start"] = record["last"]
    last["value"]["written"] = "the last of all"
    assert sides(next(chart for chart in charts(record) if "the last of all" in chart.xml), "the last of all") in (["r"], ["b"], ["t"])


def test_what_has_no_log_scale_is_bars_from_zero_with_the_sign_of_a_dispute_before_them():
    (chart,) = charts(charted.barred())
    tree = etree.fromstring(chart.xml.encode())
    bars = [
        [float(v.text) for v in s.iterfind("{*}xVal//{*}v")]
        for s in tree.iter("{*}ser")
        if (w := s.find("{*}spPr/{*}ln").get("w")) and int(w) > 250000
    ]
    assert sorted(bars) == [[0, 1e9], [0, 1.1e9], [0, 2.8e9], [1e9, 2e9]]
    assert tree.find(".//{*}valAx//{*}min").get("val") == "0.0"
    assert text(chart.xml).count("≠") == 1
    assert "Android" in text(chart.xml)
    assert "(Android)" not in text(chart.xml)  # it stands before the bar, and not behind its number once more
    assert tree.find(".//{*}errBars/{*}errBarType").get("val") == "plus"


def test_a_dashed_line_at_the_height_of_the_scale_is_not_filled_by_it():
    record = charted.dated()
    (panel,) = record["panels"]
    last = panel["points"][-1]
    panel["points"] += [last | {"start": record["last"], "end": record["last"]}]
    series = [[float(v.text) for v in s.iterfind("{*}xVal//{*}v")] for s in etree.fromstring(charts(record)[0].xml.encode()).iter("{*}ser")]
    (dashed,) = [days for days in series if len(days) == 2 and days[1] - days[0] == 23]
    assert (
        sum(days[0] < dashed[0] and days[1] == dashed[0] for days in series if len(days) == 2) == 2
    )  # the line of the scale, and the dashed one before


def test_what_only_its_size_is_told_of_is_dotted():
    (chart,) = charts(charted.dotted())
    vague = next(s for s in etree.fromstring(chart.xml.encode()).iter("{*}ser") if s.find("{*}tx//{*}v").text == "several hundred million")
    assert vague.find("{*}spPr//{*}prstDash").get("val") == "sysDot"


def test_a_rank_runs_downwards_and_a_log_scale_is_one():
    ranks, loads, stars = (etree.fromstring(chart.xml.encode()).find(".//{*}valAx/{*}scaling") for chart in charts(charted.sloped()))
    assert ranks.find("{*}orientation").get("val") == "maxMin"
    assert loads.find("{*}orientation").get("val") == "minMax"
    assert [scaling.find("{*}logBase") is not None for scaling in (ranks, loads, stars)] == [True, True, False]


def test_one_colour_a_product():
    (chart,) = charts(charted.dotted())
    tree = etree.fromstring(chart.xml.encode())
    marked = {s.find("{*}tx//{*}v").text: s.find(".//{*}dPt//{*}schemeClr").get("val") for s in tree.iter("{*}ser") if s.find("{*}dPt") is not None}
    assert marked["> 10 million"] == "accent1"


def test_units_that_share_no_scale_make_no_chart():
    record = charted.dotted()
    record["facets"][0]["unit"] = "times"
    assert panels_of(record) == 0


def test_more_than_there_is_room_for_makes_no_chart():
    rows, panels = charted.dotted(), charted.sloped()
    rows["facets"][0]["rows"] *= 4
    panels["panels"] *= 2
    assert (panels_of(rows), panels_of(panels), panels_of(charted.offered())) == (0, 0, 0)


@pytest.mark.parametrize("label", ["w" * 200, "来往" * 60])
def test_labels_of_any_length_make_a_chart(label):
    record = charted.dotted()
    record["facets"][0]["rows"][0]["label"] = record["facets"][0]["rows"][0]["values"][0]["written"] = label
    assert label[:20] in charts(record)[0].xml


def test_a_formula_of_an_article_stays_a_text():
    record = charted.dotted()
    record["facets"][0]["rows"][0]["label"] = "=1+1"
    (chart,) = charts(record)
    with zipfile.ZipFile(io.BytesIO(chart.xlsx_blob)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    assert "=1+1" in sheet(chart.xlsx_blob).values()
