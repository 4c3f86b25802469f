"""Titles: how large they are, where they break, and what they leave free. All begin at one height, and what stands below follows.

A title is measured as if its letters were WIDER: on a machine without the theme's fonts another stands in, and a title that then needed one
line more would lie on what stands below it.
"""

from casebook.report.powerpoint.master import TITLE, TITLE_PT, Box
from casebook.report.powerpoint.text import TITLE_LINE, balanced, fitting, height

WIDER = 1.1  # of the project's font, what the widest font may be that stands in for it


def title_size(title: str, box: Box, size: float) -> float:
    """The largest size, from `size` down, at which a title fits into its box in any font."""
    return fitting([title], box.width / WIDER, box.height, size, bold=True, line=TITLE_LINE)


def headline(title: str, lang: str, box: Box, size: float) -> str:
    """A title as it is written: one of two lines is broken where no word is parted and both are about as long. A program would break a Chinese one
    anywhere, and with a narrower font leave the second line empty."""
    return balanced(title, lang, box.width / WIDER, size)


def title_height(title: str, box: Box, size: float) -> float:
    """Points that a title takes at most."""
    return height(title, box.width / WIDER, size, bold=True, line=TITLE_LINE)


def free_below(title: str) -> float:
    """Points by which a title is lower than the room of two lines."""
    return max(TITLE.height - title_height(title, TITLE, title_size(title, TITLE, TITLE_PT)) - 1, 0.0)
