"""The one way to finish a figure, whatever drew it: head and foot in one canvas, a check of every character, files, and the block.

A figure says what it shows (an action title, a subtitle with measure, unit, scope and period), where that comes from, and the same in
words for those who cannot see it; the table behind it goes with it. After bbplot's `finalise_plot`, which makes title and source obligatory.
"""

import io
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure
from matplotlib.text import Text

from casebook import blocks, say
from casebook.errors import BadArgument, CannotWrite
from casebook.figures import fonts, svg
from casebook.figures.line import Line
from casebook.figures.look import LINE, PALETTE, SMALL_PT, TEXT_PT, TITLE_PT, look
from casebook.figures.table_file import table_csv
from casebook.figures.wrap import wrap

GAP = 8.0
PNG_DPI = 200
PNG_LEVEL = 3  # a twentieth larger than at the usual 6, in half the time
MARGIN = 8.0  # of a file on its own: 22 px of a PNG
NUMBERED = {"en": "Figure {}. {}", "zh": "图{}　{}"}
SOURCE = {"en": "Source: {}", "zh": "资料来源：{}"}
NOTE = {"en": "Note: {}", "zh": "注：{}"}


@dataclass(frozen=True)
class _Line:
    text: str
    size: float
    bold: bool
    colour: str
    middle: float


def _stack(parts: list[tuple[str, float, bool, str]], width: float) -> tuple[list[_Line], float]:
    """Paragraphs (text, size, bold, colour) as lines from the top down, and the height of all."""
    lines, top = [], 0.0
    for text, size, bold, colour in parts:
        for line in wrap(text, width, size, bold=bold):
            lines.append(_Line(line, size, bold, colour, top + size * LINE / 2))
            top += size * LINE
    return lines, top


def _write_lines(figure: Figure, lines: list[_Line], top: float, gid: str) -> None:
    width, height = figure.get_size_inches() * 72
    for line in lines:
        x = MARGIN / width
        y = 1 - (top + line.middle + 0.36 * line.size) / height
        weight = "bold" if line.bold else "normal"
        text = Line(x, y, line.text, fontsize=line.size, fontweight=weight, color=PALETTE[line.colour], transform=figure.transFigure, gid=gid)
        figure.add_artist(text)


def _make_room(figure: Figure, head: float, foot: float) -> None:
    """Grow the canvas by `head` and `foot` points and a margin at either side; what was drawn keeps its size and moves down by `head`."""
    width, height = figure.get_size_inches() * 72
    wide, total = width + 2 * MARGIN, height + head + foot
    figure.set_layout_engine("none")
    figure.set_size_inches(wide / 72, total / 72)
    for axes in figure.axes:
        box = axes.get_position(original=True)
        place = (box.x0 * width + MARGIN) / wide, (box.y0 * height + foot) / total
        axes.set_position((*place, box.width * width / wide, box.height * height / total))


def _render_svg(figure: Figure) -> str:
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    out = io.StringIO()
    FigureCanvasSVG(figure).print_svg(out, metadata={"Date": None})
    return out.getvalue()


def _render_png(figure: Figure) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    out = io.BytesIO()
    FigureCanvasAgg(figure)
    figure.savefig(out, format="png", dpi=PNG_DPI, metadata={"Software": None}, pil_kwargs={"compress_level": PNG_LEVEL})
    return out.getvalue()


def _write(path: Path, data: bytes) -> None:
    """Write beside, then rename: a reader never sees half a file."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        raise CannotWrite(f"{path.name}: the figure cannot be written ({error.strerror}); choose a folder that can be written to") from error


def _require(figure_id: str, **texts: str) -> None:
    for name, text in texts.items():
        if not text.strip():
            raise BadArgument(f"figure {figure_id}: it has no {name}; give it one")


def _texts(figure: Figure) -> list[Text]:
    """Every text that is drawn. A sheet has no axes to be labelled, and to ask matplotlib for all texts would make it lay out their ticks."""
    framing = (artist for artist in figure.artists if isinstance(artist, Text))
    return [*framing, *figure.texts, *(text for axes in figure.axes for text in axes.texts)]


def _check_glyphs(figure: Figure, texts: list[str], figure_id: str) -> None:
    for text in _texts(figure):
        text.set_parse_math(False)
        fonts.check(text.get_text(), where=f"figure {figure_id}")
    for text in texts:
        fonts.check(text, where=f"figure {figure_id}")


def _set_quotes(figure: Figure, lang: str) -> None:
    """English apostrophes as a printer sets them, and quotation marks as narrow as English has them."""
    if lang == "en":
        for text in _texts(figure):
            text.set_text(say.curled(text.get_text()))
            text.set_fontfeatures((fonts.NARROW,))


def _frame(figure: Figure, above: list[tuple[str, float, bool, str]], below: list[tuple[str, float, bool, str]]) -> float:
    """Put paragraphs above and below what is drawn, and a margin around all; returns the height in points of what is above."""
    width, height = _size(figure)
    head, head_height = _stack(above, width)
    foot, foot_height = _stack(below, width)
    top = MARGIN + head_height + GAP
    _make_room(figure, top, foot_height + GAP + MARGIN)
    _write_lines(figure, head, MARGIN, svg.HEAD)
    _write_lines(figure, foot, top + height + GAP, svg.FOOT)
    return top


def _size(figure: Figure) -> tuple[float, float]:
    """Width and height in points."""
    width, height = (float(side) * 72 for side in figure.get_size_inches())
    return width, height


def _other_plot(figure: Figure | None, figure_id: str, prefix: str, lang: str) -> str:
    """The plot of the figure drawn for a phone, a slide or a handout, "" where it was not; its ids are those of no other."""
    if figure is None:
        return ""
    _check_glyphs(figure, [], figure_id)
    _set_quotes(figure, lang)
    width, height = _size(figure)
    return svg.plot(_render_svg(figure), prefix=prefix, top=0, width=width, height=height, lang=lang)


def _font_faces(drawn: str) -> str:
    root = svg.read(drawn)
    used = {bold: svg.characters(root, bold=bold) for bold in (False, True)}
    return "".join(fonts.font_face(text, bold=bold) for bold, text in used.items() if text)


@look()
def finish(
    fig: Figure,
    *,
    narrow: Figure | None = None,
    talk: Figure | None = None,
    handout: Figure | None = None,
    id: str,
    theme: str,
    number: int,
    lang: str,
    title: str,
    subtitle: str,
    source: str,
    alt: str,
    long: str,
    data: blocks.Table,
    note: str | None = None,
    talk_title: str = "",
    talk_subtitle: str = "",
    talk_said: int | None = None,
    talk_alt: str = "",
    talk_long: str = "",
    chart: dict[str, Any] | None = None,
    out: Path | None = None,
) -> blocks.Figure:
    """Put head and foot around a plot, check it, write it, and return its block.

    `title` is the finding, `alt` one sentence, `long` the long description, `data` the table behind the plot. With `out`, writes
    THEME-ID.LANG.svg, .png and .csv there. `narrow` is the same drawn for a phone, `talk` for a slide, which `talk_title` names, where `talk_subtitle` says
    what that shows, with `talk_said` sentences below it, and `chart` holds the records that it is drawn from, `handout` the same for a column of a handout. The block's `width` and `height` are those of
    `plot`, in points. `fig` is changed.
    Raises BadArgument where an obligatory text is empty, MissingGlyph where a character cannot be drawn, CannotWrite.
    """
    _require(id, title=title, subtitle=subtitle, source=source, alt=alt, long=long)
    numbered = NUMBERED[lang].format(number, title)
    _check_glyphs(fig, [numbered, subtitle, source, note or "", alt, long], id)
    width, height = _size(fig)
    notes = [(NOTE[lang].format(note), SMALL_PT, False, "muted")] if note else []
    top = _frame(
        fig,
        [(numbered, TITLE_PT, True, "ink"), (subtitle, TEXT_PT, False, "muted")],
        [*notes, (SOURCE[lang].format(source), SMALL_PT, False, "muted")],
    )
    _set_quotes(fig, lang)
    drawn, prefix, file = _render_svg(fig), f"{theme}-{id}", f"{theme}-{id}.{lang}"
    whole = svg.whole(drawn, prefix=prefix, title=numbered, description=alt, font_faces=_font_faces(drawn), lang=lang)
    if out is not None:
        for kind, content in (("svg", whole.encode("utf-8")), ("png", _render_png(fig)), ("csv", table_csv(data.columns, data.rows))):
            _write(Path(out) / f"{file}.{kind}", content)
    return blocks.Figure(
        id=id,
        theme=theme,
        number=number,
        title=title,
        subtitle=subtitle,
        note=note,
        source=source,
        alt=alt,
        long=long,
        svg=whole,
        plot=svg.plot(drawn, prefix=prefix, left=MARGIN, top=top, width=width, height=height, lang=lang),
        width=width,
        height=height,
        file=file,
        data=data,
        narrow=_other_plot(narrow, id, f"{prefix}-narrow", lang),
        talk=_other_plot(talk, id, f"{prefix}-talk", lang),
        talk_title=talk_title,
        talk_subtitle=talk_subtitle,
        talk_said=talk_said,
        talk_alt=talk_alt,
        talk_long=talk_long,
        chart=chart,
        handout=_other_plot(handout, id, f"{prefix}-handout", lang),
    )
