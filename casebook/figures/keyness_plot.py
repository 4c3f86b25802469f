"""Which words set some articles apart: log ratio with its confidence interval, and in how many articles the word stands.

Below it, small, the words of all articles as a cloud: decoration, without a number to be read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casebook.figures import scales
from casebook.figures.cloud import cloud
from casebook.figures.fonts import text_width
from casebook.figures.look import LINE, ROOMY_PT, SMALL_PT, TEXT_PT, WIDTH_PT, look
from casebook.figures.sheet import Box, Sheet, require
from casebook.figures.wrap import wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ROW_HEIGHT = 23.0
AXIS_HEIGHT = 34.0
COUNT_WIDTH, USES_WIDTH = 46.0, 58.0
CLOUD_HEIGHT, NARROW_CLOUD_HEIGHT, CLOUD_GAP = 64.0, 112.0, 24.0
WORDS = {
    "en": {
        "axis": "times as frequent as in the earlier articles",
        "uses": "uses",
        "documents": "articles",
        "ratio": "{}×",
        "cloud": "all articles’ words",
    },
    "zh": {"axis": "出现频率是更早文章的多少倍", "uses": "次数", "documents": "文章数", "ratio": "{}倍", "cloud": "各篇用词"},
}


@dataclass(frozen=True)
class Row:
    """A word with its log ratio (base 2), the interval around it, how often either side uses it ("14 : 2") and how many articles hold it ("3 of 5").

    Of one that a side lacks altogether (`only`) the ratio has no end: a ring, with an arrow away from equal use.
    """

    word: str
    log_ratio: float
    low: float
    high: float
    uses: str
    documents: str
    only: bool = False
    evidence: tuple[str, ...] = ()
    colour: str = "ink"


def ratio_label(log_ratio: float, lang: str) -> str:
    """A power of two in words: 3 → 8×, -2 → 1/4×."""
    return WORDS[lang]["ratio"].format(f"{2**log_ratio:g}" if log_ratio >= 0 else f"1/{2**-log_ratio:g}")


def _draw_axis(sheet: Sheet, scale: scales.Scale, low: float, high: float, top: float, bottom: float, lang: str, width: float) -> None:
    ticks = [n for n in range(int(low) - 1, int(high) + 2) if low <= n <= high]
    numbered = scales.thin([(scale(n), text_width(ratio_label(n, lang), SMALL_PT)) for n in ticks], width, through=ticks.index(0))
    sheet.line((scale(0), top), (scale(0), bottom), colour="ink", width=0.8)
    for at, n in enumerate(ticks):
        if at in numbered:
            sheet.line((scale(n), top), (scale(n), bottom), colour="ink" if n == 0 else "grid", width=0.8)
            sheet.text(scale(n), bottom + 9, ratio_label(n, lang), size=SMALL_PT, colour="muted", align="center")
    words, middle = WORDS[lang]["axis"], (scale(low) + scale(high)) / 2
    half = text_width(words, SMALL_PT) / 2
    sheet.text(min(max(middle, half), width - half), bottom + 9 + SMALL_PT * LINE, words, size=SMALL_PT, colour="muted", align="center")


@look()
def keyness_dots(rows: Sequence[Row], *, lang: str, words: Mapping[str, float], colours: Mapping[str, str], width: float = WIDTH_PT) -> "Figure":
    """A figure with one word a row, in the order given; `words` with their frequencies make the cloud."""
    require(rows, "keyness")
    beside = width >= ROOMY_PT
    head = wrap(WORDS[lang]["documents"], COUNT_WIDTH, SMALL_PT, bold=True)
    top = len(head) * SMALL_PT * LINE + 6
    left = max(text_width(row.word, TEXT_PT) for row in rows) + 14 if beside else 0.0
    low, high = min(0.0, *(r.low for r in rows)), max(1.0, *(r.high for r in rows))
    uses = USES_WIDTH if beside else 0.0  # a phone has no room for them; the table has
    scale = scales.linear(low, high, left, width - COUNT_WIDTH - uses - 14)
    height = ROW_HEIGHT if beside else ROW_HEIGHT + TEXT_PT * LINE
    bottom = top + len(rows) * height
    cloud_top = bottom + AXIS_HEIGHT + CLOUD_GAP
    cloud_height = CLOUD_HEIGHT if beside else NARROW_CLOUD_HEIGHT
    sheet = Sheet(cloud_top + cloud_height, width)
    _draw_axis(sheet, scale, low, high, top, bottom, lang, width)
    sheet.lines(width, 0, head, size=SMALL_PT, bold=True, align="right")
    if beside:
        sheet.lines(width - COUNT_WIDTH, 0, [WORDS[lang]["uses"]], size=SMALL_PT, bold=True, align="right")
    for n, row in enumerate(rows):
        _draw_row(sheet, row, scale, top + n * height, height, beside=beside)
    sheet.text(0, cloud_top - 8, WORDS[lang]["cloud"], size=SMALL_PT, colour="muted")
    cloud(sheet, words, Box(0, cloud_top, width, cloud_top + cloud_height), colours=colours)
    return sheet.figure


def _draw_row(sheet: Sheet, row: Row, scale: scales.Scale, top: float, height: float, *, beside: bool) -> None:
    y = top + height / 2 if beside else top + height - ROW_HEIGHT / 2
    sheet.text(0, y if beside else top + TEXT_PT * LINE / 2 + 2, row.word, halo=not beside)
    with sheet.point(row.evidence):
        sheet.line((scale(row.low), y), (scale(row.high), y), colour=row.colour, width=1.6, alpha=0.55)
        if row.only:
            away = 1 if row.log_ratio > 0 else -1
            sheet.arrowhead(scale(row.high if away > 0 else row.low), y, (away, 0), colour=row.colour, size=6)
            sheet.ring(scale(row.log_ratio), y, size=7, colour=row.colour)
        else:
            sheet.dot(scale(row.log_ratio), y, colour=row.colour)
    if beside:
        sheet.text(sheet.width - COUNT_WIDTH, y, row.uses, align="right")
    sheet.text(sheet.width, y, row.documents, align="right")
