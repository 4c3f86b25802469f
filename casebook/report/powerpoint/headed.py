"""What a title leaves free: it begins at one height on every slide, and what stands below it follows."""

from casebook.report.powerpoint.master import TITLE, TITLE_PT
from casebook.report.powerpoint.text import TITLE_LINE, fitting, height


def free_below(title: str) -> float:
    """Points by which a title is lower than the room of two lines."""
    size = fitting([title], TITLE.width, TITLE.height, TITLE_PT, bold=True, line=TITLE_LINE)
    return max(TITLE.height - height(title, TITLE.width, size, bold=True, line=TITLE_LINE) - 1, 0.0)
