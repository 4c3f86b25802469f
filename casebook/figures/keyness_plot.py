"""Which words set some articles apart: log ratio with its confidence interval, and in how many articles the word stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from casebook.figures import scales
from casebook.figures.fonts import text_width
from casebook.figures.look import LINE, SMALL_PT, TEXT_PT, WIDTH_PT, look
from casebook.figures.sheet import Sheet, require
from casebook.figures.wrap import wrap

ROW_HEIGHT = 21.0
AXIS_HEIGHT = 32.0
COUNT_WIDTH = 84.0
WORDS = {
    "en": {"axis": "times as frequent as in the other articles", "documents": "in articles", "ratio": "{}×"},
    "zh": {"axis": "出现频率是其他文章的多少倍", "documents": "见于文章数", "ratio": "{}倍"},
}


@dataclass(frozen=True)
class Row:
    """A word with its log ratio (base 2), the interval around it and how many articles hold it ("3 of 5")."""

    word: str
    log_ratio: float
    low: float
    high: float
    documents: str
    evidence: tuple[str, ...] = ()
    colour: str = "ink"


def ratio_label(log_ratio: float, lang: str) -> str:
    """A power of two in words: 3 → 8×, -2 → ¼×."""
    if log_ratio >= 0:
        return WORDS[lang]["ratio"].format(f"{2**log_ratio:g}")
    return WORDS[lang]["ratio"].format({-1: "½", -2: "¼"}.get(log_ratio, f"1/{2**-log_ratio:g}"))


def _draw_axis(sheet: Sheet, scale: scales.Scale, low: float, high: float, top: float, bottom: float, lang: str) -> None:
    ticks = [n for n in range(int(low) - 1, int(high) + 2) if low <= n <= high]
    numbered = scales.thin([(scale(n), text_width(ratio_label(n, lang), SMALL_PT)) for n in ticks], sheet.width, through=ticks.index(0))
    sheet.line((scale(0), top), (scale(0), bottom), colour="ink", width=0.8)
    for at, n in enumerate(ticks):
        if at in numbered:
            sheet.line((scale(n), top), (scale(n), bottom), colour="ink" if n == 0 else "grid", width=0.8)
            sheet.text(scale(n), bottom + 9, ratio_label(n, lang), size=SMALL_PT, colour="muted", align="center")
    sheet.text(scale(low), bottom + 9 + SMALL_PT * LINE, WORDS[lang]["axis"], size=SMALL_PT, colour="muted")


@look()
def keyness_dots(rows: Sequence[Row], *, lang: str) -> Figure:
    """A figure with one word a row, in the order given."""
    require(rows, "keyness")
    head = wrap(WORDS[lang]["documents"], COUNT_WIDTH, SMALL_PT, bold=True)
    top = len(head) * SMALL_PT * LINE + 6
    left = max(text_width(row.word, TEXT_PT) for row in rows) + 18
    low, high = min(0.0, *(r.low for r in rows)), max(1.0, *(r.high for r in rows))
    scale = scales.linear(low, high, left, WIDTH_PT - COUNT_WIDTH - 14)
    bottom = top + len(rows) * ROW_HEIGHT
    sheet = Sheet(bottom + AXIS_HEIGHT)
    _draw_axis(sheet, scale, low, high, top, bottom, lang)
    sheet.lines(WIDTH_PT, 0, head, size=SMALL_PT, bold=True, align="right")
    for n, row in enumerate(rows):
        y = top + (n + 0.5) * ROW_HEIGHT
        sheet.text(0, y, row.word)
        with sheet.point(row.evidence):
            sheet.line((scale(row.low), y), (scale(row.high), y), colour=row.colour, width=1.6, alpha=0.55)
            sheet.dot(scale(row.log_ratio), y, colour=row.colour)
        sheet.text(WIDTH_PT, y, row.documents, align="right")
    return sheet.figure
