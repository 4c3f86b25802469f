"""Text on a slide: as runs that say their language, and how much room it takes.

A run of Chinese is marked zh-CN, everything else by the edition's language: that chooses the font of a pair, the marks that may begin a
line, and the dictionary of the spelling checker. Widths are those of the project's font, which no font of the pair exceeds by more than a
hair (master.py); what is measured to fit, fits.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement

from casebook.figures.fonts import text_width
from casebook.figures.wrap import NEVER_FIRST, NEVER_LAST, units
from casebook.report.drawable import drawable
from casebook.report.notebook import HAN, WIDE
from casebook.report.whole import pieces

LINE = 1.45  # height of a line over its size at single spacing, of the tallest font that may stand in
TITLE_LINE = LINE * 0.9  # the master sets titles closer
LANGS = {"en": "en-GB", "zh": "zh-CN"}
FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # characters that XML has no place for
CHINESE = re.compile(f"([{HAN}][{WIDE}]*)")
SCRIPTS_MEET = re.compile(f"(?<=[{HAN}])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[{HAN}])")  # where some programs leave a quarter of an em
SHRINK_PT = 1.0
# That a link keeps the colour of its run: else each program has a colour of its own for it.
OWN_COLOUR = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}">'
    '<ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)


@dataclass(frozen=True)
class Run:
    """Some characters and how they look. `link` is the relationship of a slide to jump to; without `size` and `colour` they are the placeholder's."""

    text: str
    size: float | None = None
    bold: bool | None = None
    colour: str | None = None
    link: str | None = None
    underline: bool = False
    lang: str | None = None


def legal(text: str) -> str:
    """`text` without what cannot be drawn or stand in XML."""
    return FORBIDDEN.sub("", drawable(text)).replace("\t", " ")


def write(paragraph: Any, runs: Iterable[Run], lang: str) -> None:
    """Put runs into a paragraph of python-pptx, split by script; a line feed becomes a line break."""
    for run in runs:
        for n, line in enumerate(legal(run.text).split("\n")):
            if n:
                paragraph._p.append(OxmlElement("a:br"))
            for at, piece in enumerate([line] if lang == "zh" or run.lang else CHINESE.split(line)):
                if piece:
                    paragraph._p.append(_run(piece, run, run.lang or ("zh-CN" if at % 2 else LANGS[lang])))


def _run(text: str, run: Run, lang: str) -> Any:
    r = OxmlElement("a:r")
    properties = OxmlElement("a:rPr")
    properties.set("lang", lang)
    if lang.startswith("zh"):
        properties.set("altLang", "en-GB")
    if run.size:
        properties.set("sz", str(round(run.size * 100)))
    if run.bold is not None:
        properties.set("b", str(int(run.bold)))
    if run.underline:
        properties.set("u", "sng")
    if run.colour:
        properties.append(solid(run.colour))
    if run.link:
        link = OxmlElement("a:hlinkClick")
        link.set(qn("r:id"), run.link)
        link.set("action", "ppaction://hlinksldjump")
        link.append(parse_xml(OWN_COLOUR))
        properties.append(link)
    words = OxmlElement("a:t")
    words.text = text
    r.extend([properties, words])
    return r


def solid(colour: str) -> Any:
    """A fill of a colour of the theme."""
    fill, scheme = OxmlElement("a:solidFill"), OxmlElement("a:schemeClr")
    scheme.set("val", colour)
    fill.append(scheme)
    return fill


def lines(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """How many lines a text takes in `width` points; a word wider than that is broken where the line ends."""
    count = 0
    for paragraph in legal(text).split("\n"):
        count += 1
        used, last = 0.0, ""
        for piece in units(paragraph):
            between = len(SCRIPTS_MEET.findall(last + piece)) * size / 4
            wide = text_width(piece.rstrip(), size, bold=bold) + between
            if used and used + wide > width:
                count, used = count + 1, 0.0
            count += int(wide // width)
            whole = text_width(piece, size, bold=bold) + between
            used += whole % width if wide > width else whole
            last = piece[-1:]
    return count


def height(text: str, width: float, size: float, *, bold: bool = False, line: float = LINE) -> float:
    """Points that a text takes in `width` points."""
    return lines(text, width, size, bold=bold) * size * line


def fitting(texts: Sequence[str], width: float, room: float, size: float, *, gap: float = 0, bold: bool = False, line: float = LINE) -> float:
    """The largest size, from `size` down, at which the texts fit one below the other into `room` points."""
    while size > SHRINK_PT and sum(height(t, width, size, bold=bold, line=line) for t in texts) + gap * (len(texts) - 1) > room:
        size -= SHRINK_PT
    return size


def balanced(text: str, lang: str, width: float, size: float) -> str:
    """Bold text of two lines, broken where no word is parted and both are about as long; any other as it is."""
    if lines(text, width, size, bold=True) != 2:
        return text
    atoms = [atom for piece, keep in pieces(text, lang) for atom in ([piece] if keep else units(piece))]
    widths = [text_width(atom, size, bold=True) for atom in atoms]
    before = [0.0, *accumulate(widths)]
    allowed = [
        n
        for n in range(1, len(atoms))
        if atoms[n][0] not in NEVER_FIRST and atoms[n - 1][-1] not in NEVER_LAST and max(before[n], before[-1] - before[n]) <= width
    ]
    if not allowed:
        return text
    at = min(allowed, key=lambda n: abs(before[-1] - 2 * before[n]))
    return "".join(atoms[:at]).rstrip() + "\n" + "".join(atoms[at:]).lstrip()
