import re
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure

from casebook.blocks import Table
from casebook.errors import BadArgument, CannotWrite, MissingGlyph
from casebook.figures import fonts, style
from casebook.figures.look import DARK, PALETTE, look
from casebook.figures.sheet import Sheet
from casebook.figures.style import finish
from casebook.figures.table_file import table_csv

ROWS = [{"a": "=1+1", "b": {"text": "7610.2万", "evidence": ["S2·4", "S2·5"]}}, {"a": "-5.2%", "b": "@x"}, {"a": None, "b": "-x"}]
DATA = Table(id="t", title="t", columns=[{"key": "a", "label": "甲"}, {"key": "b", "label": "乙"}], rows=ROWS)
TEXTS = {
    "id": "dots",
    "theme": "10-x",
    "number": 2,
    "lang": "zh",
    "title": "来往停在一千万",
    "subtitle": "注册用户",
    "source": "S4",
    "alt": "一句话",
    "long": "长说明",
    "data": DATA,
}


@look()
def drawing(label: str = "来往 $x$ <b>&") -> Figure:
    sheet = Sheet(60)
    with sheet.point(["S3·12", "S1·4"]):
        sheet.dot(20, 20, colour="laiwang")
        sheet.text(30, 20, label, bold=True)
    return sheet.figure


def test_files_carry_theme_and_language_and_nothing_else_is_left(tmp_path):
    finish(drawing(), **TEXTS, out=tmp_path / "figures")
    finish(drawing(), **{**TEXTS, "lang": "en"}, out=tmp_path / "figures")
    names = sorted(path.name for path in (tmp_path / "figures").iterdir())
    assert names == [f"10-x-dots.{lang}.{kind}" for lang in ("en", "zh") for kind in ("csv", "png", "svg")]


def test_same_bytes_on_disk(tmp_path):
    for folder in ("a", "b"):
        finish(drawing(), **TEXTS, out=tmp_path / folder)
    assert [p.read_bytes() for p in sorted((tmp_path / "a").iterdir())] == [p.read_bytes() for p in sorted((tmp_path / "b").iterdir())]


@pytest.mark.parametrize("part", ["title", "subtitle", "source", "alt", "long"])
def test_obligatory_texts(part):
    with pytest.raises(BadArgument, match=f"figure dots: it has no {part}"):
        finish(drawing(), **{**TEXTS, part: " "})


@pytest.mark.parametrize(("where", "texts", "label"), [("plot", {}, "a😀"), ("title", {"title": "a😀"}, "x"), ("source", {"source": "😀"}, "x")])
def test_missing_glyph_is_named(where, texts, label):
    with pytest.raises(MissingGlyph, match=r"figure dots: .*'😀' \(U\+1F600\); leave it out"):
        finish(drawing(label), **{**TEXTS, **texts})


def test_unwritable_folder_is_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotWrite, match="10-x-dots.zh.svg: the figure cannot be written"):
        finish(drawing(), **TEXTS, out=tmp_path / "file")


def test_plot_has_no_head_and_its_colours_are_variables():
    block = finish(drawing(), **TEXTS, note="注")
    drawn = "".join(ElementTree.fromstring(block.plot).itertext())
    assert drawn == "来往 $x$ <b>&"
    assert "来往停在一千万" in block.svg
    assert not re.search(r"(?<!, )#[0-9a-f]{6}\b", block.plot)
    assert f"var(--fig-laiwang, {PALETTE['laiwang']})" in block.plot
    assert "var(" not in block.svg
    assert (block.width, block.height) == (518.4, 60.0)


def test_marks_of_one_point_stand_in_one_group():
    root = ElementTree.fromstring(finish(drawing(), **TEXTS).plot)
    points = [node for node in root.iter() if node.get("class") == "pt"]
    assert [p.get("data-evidence") for p in points] == ["S3·12 S1·4"]
    assert len(list(points[0])) == 2


def test_markup_in_a_label_stays_text():
    label = '</text><script>alert("1")</script>--><g onload="x">'
    block = finish(drawing(label), **TEXTS)
    for text in (block.svg, block.plot):
        assert "script" not in {node.tag.rpartition("}")[2] for node in ElementTree.fromstring(text).iter()}
        assert label in "".join(ElementTree.fromstring(text).itertext())


@given(st.text(alphabet=st.sampled_from(sorted(fonts.characters() - {"\n"})), min_size=1, max_size=20).filter(str.strip))
@settings(max_examples=15)
def test_any_text_of_the_fonts_survives(label):
    drawn = "".join(ElementTree.fromstring(finish(drawing(label), **TEXTS).plot).itertext())
    assert drawn.split() == label.split()


@pytest.mark.parametrize(("lang", "drawn"), [("en", "Ma’s ‘plea’ “2.0”"), ("zh", "Ma's ‘plea’ “2.0”")])
def test_english_figures_have_one_kind_of_quotation_marks_narrow_in_head_and_plot(lang, drawn):
    block = finish(drawing("Ma's ‘plea’ “2.0”"), **{**TEXTS, "lang": lang, "title": "Ma’s “2.0”"})
    for text in (block.plot, block.svg):
        root = ElementTree.fromstring(text)
        assert drawn in [(node.text or "").strip() for node in root.iter()]
        assert ("'pwid'" in root.get("style")) == (lang == "en")


@pytest.mark.parametrize("bold", [False, True])
def test_quotation_marks_are_measured_as_they_are_drawn(bold):
    plain = fonts.text_width("Mas 2", 10, bold=bold)
    assert 2 < fonts.text_width("Ma’s 2", 10, bold=bold) - plain < 4
    assert fonts.text_width("“2”来", 10, bold=bold) > 25  # in Chinese each is as wide as a character


def test_a_files_margin_lies_around_everything_and_not_in_the_plot():
    block = finish(drawing(), **TEXTS)
    left, top, width, _ = map(float, ElementTree.fromstring(block.plot).get("viewBox").split())
    assert left == style.MARGIN < top
    assert width == 518.4
    root = ElementTree.fromstring(block.svg)
    assert float(root.get("viewBox").split()[2]) == pytest.approx(518.4 + 2 * style.MARGIN)
    assert min(float(node.get("x")) for node in root.iter() if node.tag.endswith("text")) == style.MARGIN


def test_axes_of_plain_matplotlib_keep_their_size():
    with look():
        figure = Figure(figsize=(7.2, 2))
        axes = figure.add_axes((0.1, 0.2, 0.8, 0.7))
        axes.plot([1, 2], [3, 4])
    block = finish(figure, **TEXTS)
    total = figure.get_size_inches()[1]
    assert total > 2.5
    assert axes.get_position().height * total == pytest.approx(1.4)
    assert block.height == pytest.approx(144)


def test_the_file_beside_a_figure_is_its_table(tmp_path):
    block = finish(drawing("甲"), **TEXTS, out=tmp_path)
    assert (tmp_path / f"{block.file}.csv").read_bytes() == table_csv(DATA.columns, DATA.rows)


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [PALETTE, DARK])
def test_contrast(palette):
    assert palette.keys() == PALETTE.keys()
    for text in ("ink", "muted"):
        assert contrast(palette[text], palette["bg"]) >= 4.5
    for mark in ("laiwang", "dingtalk", "wechat", "grey"):
        assert contrast(palette[mark], palette["bg"]) >= 3
    assert len(set(palette.values())) == len(palette)


def test_product_colours_differ_in_grey():
    lightness = sorted(116 * luminance(PALETTE[name]) ** (1 / 3) - 16 for name in ("laiwang", "dingtalk", "wechat"))
    assert min(b - a for a, b in zip(lightness, lightness[1:], strict=False)) >= 10


def test_texts_are_measured_side_by_side():
    texts = [chr(n) * 3 for n in range(0x4E00, 0x4E00 + 1600)]
    fonts._advance.cache_clear()
    with ThreadPoolExecutor(4) as pool:
        widths = list(pool.map(lambda text: fonts.text_width(text, 10), texts * 4))
    assert widths == [30.0] * len(widths)
