"""What holds for every chart: its labels keep apart and on the canvas, and it can be finished to the same bytes twice."""

from datetime import date
from itertools import combinations
from xml.etree import ElementTree

import pytest
from chart_samples import SAMPLES, sample
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, Rectangle
from matplotlib.text import Text

from casebook.blocks import Table
from casebook.errors import BadArgument
from casebook.figures import bars, cloud, days, dots, keyness_plot, lineage, matrix, offers, slope, timeline
from casebook.figures.look import NARROW_PT, PALETTE, WIDTH_PT, look
from casebook.figures.marks import Value
from casebook.figures.style import finish

BOTH = pytest.mark.parametrize("lang", ["en", "zh"])
DAY = date(2020, 2, 5)
EVERY = pytest.mark.parametrize("chart", SAMPLES)
WIDTHS = pytest.mark.parametrize("wide", [WIDTH_PT, NARROW_PT])


def done(figure, lang, out=None):
    data = Table(id="t", title="t", columns=[{"key": "a", "label": "来往"}], rows=[{"a": {"text": "-5", "evidence": ["S1·2"]}}])
    return finish(
        figure, id="x", theme="00-y", number=3, lang=lang, title="T", subtitle="S", source="S1", alt="A", long="L", note="N", data=data, out=out
    )


def extents(figure):
    """The boxes of all texts as matplotlib itself measures them, in points."""
    with look():
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        return [(text.get_window_extent(canvas.get_renderer()), text.get_text()) for text in figure.findobj(Text) if text.get_text()]


@WIDTHS
@BOTH
@EVERY
def test_no_label_covers_another_or_leaves_the_canvas(chart, lang, wide):
    figure = sample(chart, lang, wide)
    width, height = figure.get_size_inches() * 72
    boxes = extents(figure)
    assert len(boxes) > 4
    for box, text in boxes:
        assert box.x0 > -2, text
        assert box.x1 < width + 2, text
        assert box.y0 > -2, text
        assert box.y1 < height + 2, text
    for (a, first), (b, second) in combinations(boxes, 2):
        shared = (min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0))
        # Boxes hold room above and below the ink, so that lines may share a little of it.
        assert shared[0] <= 1 or shared[1] <= 4, (first, second)


@pytest.mark.parametrize(
    "draw",
    [
        lambda: timeline.timeline([timeline.Lane("来往", "laiwang")], lang="en"),
        lambda: dots.dots([dots.Facet("a", ())], lang="en"),
        lambda: bars.bars([dots.Facet("a", ())]),
        lambda: matrix.matrix([("S1",)], [], lang="en"),
        lambda: offers.offers(["A"], [], nothing="none", lang="en"),
        lambda: days.days([days.Panel("a", ())], [], first=DAY, last=DAY, lang="en"),
        lambda: slope.slopes([], lang="en"),
        lambda: keyness_plot.keyness_dots([], lang="en", words={"a": 1}, colours={}),
        lambda: lineage.lineage([lineage.Group("a", (lineage.Node("x", "x"),), ())]),
    ],
)
def test_nothing_to_draw_is_said(draw):
    with pytest.raises(BadArgument, match="nothing to draw; leave the figure out"):
        draw()


def test_zero_has_no_place_on_a_log_axis():
    with pytest.raises(BadArgument, match="no place for 0; use a linear one"):
        dots.dots([dots.Facet("a", (dots.Row("b", (Value(0, "0"), Value(5, "5"))),))], lang="en")


def test_bars_have_no_place_for_what_is_below_zero():
    with pytest.raises(BadArgument, match="no place for a value below it"):
        bars.bars([dots.Facet("a", (dots.Row("b", (Value(-1, "-1"),)),))])


def lengths(figure):
    """Width and colour of the filled rectangles, widest first."""
    found = [x for x in figure.findobj(Rectangle) if x.get_height() == bars.BAR_HEIGHT]
    return [x.get_width() for x in sorted(found, key=lambda x: -x.get_width())]


def test_bars_of_one_unit_are_as_long_as_their_numbers():
    row = dots.Row("a", (Value(1.1e9, "1.1"), Value(2.8e9, "2.8")), disputed=True)
    long, short = lengths(bars.bars([dots.Facet("x", (row,))]))
    assert long / short == pytest.approx(2.8 / 1.1)
    assert "≠" in {text.get_text() for text in bars.bars([dots.Facet("x", (row,))]).findobj(Text)}


def test_a_mark_that_all_cells_would_wear_is_left_out():
    def words(*states: str) -> set[str]:
        rows = [offers.Row("a", tuple(offers.Cell("b", state) for state in states))]
        return {text.get_text() for text in offers.offers(["c", "d"], rows, nothing="none", lang="en").findobj(Text)}

    assert ("states" in words("asserts", "implies"), "states" in words("asserts", "asserts")) == (True, False)


def test_what_nobody_counted_is_a_ring_and_a_count_is_a_dot():
    def fill(value: Value) -> str:
        (mark,) = dots.dots([dots.Facet("a", (dots.Row("r", (value,)),))], lang="en").findobj(Ellipse)
        return to_hex(mark.get_facecolor())

    counted, summed = (fill(Value(2e6, "2 million", supposed=supposed)) for supposed in (False, True))
    assert counted != summed == PALETTE["bg"]


@pytest.mark.parametrize("wide", [WIDTH_PT, NARROW_PT])
def test_the_cloud_has_the_same_words_at_every_width(wide):
    words = {f"a longer word {n}": 40 - n for n in range(20)} | {"DingTalk": 300, "social networking": 90}
    drawn = keyness_plot.keyness_dots([keyness_plot.Row("x", 1, 0.5, 2, "2 : 1", "1/2")], lang="en", words=words, colours={}, width=wide)
    shown = {text.get_text() for text in drawn.findobj(Text)} & set(words)
    assert shown == set(sorted(words, key=lambda word: -words[word])[: cloud.MOST_WORDS])


def test_what_no_article_gives_is_a_dash_and_rows_of_dashes_are_one_line():
    full, empty = offers.Cell("x", evidence=("S1·2",)), offers.Cell()
    rows = [offers.Row("a", (full, empty)), offers.Row("b", (empty, empty), ("S1·3",)), offers.Row("c", (empty, empty))]
    assert offers.apart(rows) == ([rows[0]], rows[1:])
    assert offers.apart(rows[1:]) == (rows[1:], [])
    drawn = offers.offers(["A", "B"], rows, nothing="nowhere", lang="en")
    told = [text.get_text() for text in drawn.findobj(Text) if text.get_text()]
    assert [text for text in told if "nowhere" in text] == [": nowhere"]
    assert not [patch for patch in drawn.findobj(Rectangle) if patch.get_linestyle() not in ("solid", "-")]
    shown = offers.offers(["A", "B"], rows[:1], nothing="nowhere", lang="en")
    assert "nowhere" in {text.get_text() for text in shown.findobj(Text)}


def test_lanes_keep_their_labels_off_the_lines_through_them_and_tell_them_from_the_earliest_down():
    def event(year, label):
        return timeline.Event(date(year, 7, 1), date(year, 7, 1), label)

    thread = timeline.Thread(0, date(2016, 7, 1), "same", "same as a")
    early = tuple(event(year, f"Something happened in {year}") for year in (2012, 2013, 2014, 2015))
    lanes = [timeline.Lane("a", "grey", events=early), timeline.Lane("b", "grey", events=(event(2015, "A label of some length"),)),
             timeline.Lane("c", "grey", events=(event(2016, "Here"),), threads=(thread,))]  # fmt: skip
    figure = timeline.timeline(lanes, lang="en")
    boxes = {text: box for box, text in extents(figure)}
    tops = [boxes[item.label].y0 for item in early]
    assert tops == sorted(tops, reverse=True)
    (x,) = {line.get_xdata()[0] for line in figure.findobj(Line2D) if line.get_color() == PALETTE["ink"]}
    box = boxes["A label of some length"]
    assert not box.x0 < x < box.x1


def test_a_phone_names_the_other_end_of_a_thread():
    lanes = [timeline.Lane("a", "grey", events=(timeline.Event(DAY, DAY, "x"),))]
    lanes += [timeline.Lane("b", "grey", events=(timeline.Event(DAY, DAY, "y"),), threads=(timeline.Thread(0, DAY, "same", "same as a"),))]
    for width, words in ((WIDTH_PT, "same"), (NARROW_PT, "same as a")):
        assert words in {text.get_text() for text in timeline.timeline(lanes, lang="en", width=width).findobj(Text)}


def test_reckoned_times_lie_below_the_band_and_apart_from_one_another():
    first = timeline.Event(date(2012, 7, 1), date(2013, 7, 31), "a", rumour=True, goes_on=True)
    second = timeline.Event(date(2013, 8, 5), date(2014, 3, 31), "b", rumour=True)
    day = timeline.Event(date(2013, 8, 20), date(2013, 8, 20), "c")
    figure = timeline.timeline([timeline.Lane("a", "grey", events=(first, second, day))], lang="en")
    boxes = sorted({patch.get_y() for patch in figure.findobj(Rectangle) if patch.get_height() == timeline.TRACK})
    (dot,) = figure.findobj(Ellipse)
    assert len(boxes) == 2
    assert boxes[1] - boxes[0] >= timeline.TRACK
    assert boxes[0] > dot.center[1]


def test_a_point_outside_the_days_is_refused():
    panel = days.Panel("a", (days.Point(DAY, DAY, Value(5, "5")),))
    with pytest.raises(BadArgument, match="5 of 2020-02-05 lies outside"):
        days.days([panel], [], first=date(2020, 3, 1), last=date(2020, 3, 9), lang="en")


@BOTH
@EVERY
def test_same_figure_same_bytes(chart, lang):
    assert done(sample(chart, lang), lang) == done(sample(chart, lang), lang)


@EVERY
def test_svg_is_safe_and_stands_alone(chart):
    block = done(sample(chart, "zh"), "zh")
    for text in (block.svg, block.plot):
        root = ElementTree.fromstring(text)
        tags = {node.tag.rpartition("}")[2] for node in root.iter()}
        assert not tags & {"script", "foreignObject", "image", "metadata", "a"}
        assert "matplotlib" not in text
        assert "*{" not in text
        links = [value for node in root.iter() for key, value in node.attrib.items() if key.endswith("href")]
        assert all(link.startswith("#00-y-x-") for link in links)
        assert all(node.get("id", "00-y-x-").startswith("00-y-x-") for node in root.iter())
    assert "@font-face" in block.svg
    assert "@font-face" not in block.plot
    assert "http" not in block.plot.replace("http://www.w3.org/", "")


@EVERY
def test_points_lead_to_their_sentences(chart):
    root = ElementTree.fromstring(done(sample(chart, "en"), "en").plot)
    points = [node for node in root.iter() if node.get("class") == "pt"]
    assert points
    assert all(set(node.get("data-evidence").split()) <= {f"S{s}·{n}" for s in (1, 2) for n in range(10)} for node in points)
    assert all(len(node) for node in points)


@EVERY
def test_a_phone_gets_a_drawing_of_its_own_with_the_same_points(chart):
    data = Table(id="t", title="t", columns=[{"key": "a", "label": "a"}], rows=[{"a": "1"}])
    texts = {"title": "T", "subtitle": "S", "source": "S1", "alt": "A", "long": "L"}
    drawn = {wide: sample(chart, "en", wide) for wide in (WIDTH_PT, NARROW_PT)}
    block = finish(drawn[WIDTH_PT], narrow=drawn[NARROW_PT], id="x", theme="00-y", number=3, lang="en", data=data, **texts)
    wide, narrow = (ElementTree.fromstring(text) for text in (block.plot, block.narrow))
    evidence = [sorted({n.get("data-evidence") for n in root.iter() if n.get("class") == "pt"}) for root in (wide, narrow)]
    assert evidence[0] == evidence[1]
    assert narrow.get("viewBox").split()[2] == "230.4"
    assert not {n.get("id") for n in wide.iter() if n.get("id")} & {n.get("id") for n in narrow.iter() if n.get("id")}
