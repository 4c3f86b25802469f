"""Titles: how large they are, where they break, and what they leave free. All begin at one height, and what stands below follows.

A title is measured as if its letters were WIDER: on a machine without the theme's fonts another stands in, and a title that then needed one
line more would lie on what stands below it.
"""

from casebook.figures.fonts import text_width
from casebook.report.powerpoint.master import TITLE, TITLE_PT, Box
from casebook.report.powerpoint.text import CHINESE, TITLE_LINE, balanced, fitting

WIDER = 1.1  # of the project's font, what the widest font may be that stands in for it
ONE_LINE = 1.3  # the same of Latin letters, for a title below which no second line is kept free: it would lie on what stands below


def title_size(title: str, box: Box, size: float) -> float:
    """The largest size, from `size` down, at which a title fits into its box in any font."""
    return fitting([title], box.width / WIDER, box.height, size, bold=True, line=TITLE_LINE)


def headline(title: str, lang: str, box: Box, size: float) -> str:
    """A title as it is written: one of two lines is broken where no word is parted and both are about as long. A program would break a Chinese one
    anywhere, and with a narrower font leave the second line empty."""
    return balanced(title, lang, box.width / WIDER, size)


def free_below(title: str) -> float:
    """Points by which a title is lower than the room of two lines: nothing, unless it is of one line in any font. Chinese is as wide in all."""
    size = title_size(title, TITLE, TITLE_PT)
    widest = text_width(title, size, bold=True) + (ONE_LINE - 1) * text_width(CHINESE.sub("", title), size, bold=True)
    return TITLE.height - size * TITLE_LINE - 1 if widest <= TITLE.width else 0.0
