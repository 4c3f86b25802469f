"""The ratios as a picture: a dot for each on a log scale, what is aimed at as a tick, and a line where ours and the peer take the same."""

import io

from measured import Row

from casebook.figures import scales
from casebook.figures.look import SMALL_PT, TEXT_PT, WIDTH_PT, look
from casebook.figures.sheet import Sheet

LABELS, HEAD, ROW, FOOT = 262.0, 20.0, 19.0, 40.0
TICKS = (0.01, 0.1, 1, 10)


def chart(rows: list[Row]) -> bytes:
    """A PNG of two pixels a point."""
    drawn = [row for row in rows if row.ratio is not None]
    groups = {group: [row for row in drawn if row.group == group] for group in dict.fromkeys(row.group for row in drawn)}
    with look():
        sheet = Sheet(HEAD * len(groups) + ROW * len(drawn) + FOOT)
        place = scales.logarithmic(min(TICKS) / 2, max(TICKS) * 2, LABELS, WIDTH_PT - 40)
        bottom = sheet.height - FOOT
        for tick in TICKS:
            sheet.line((place(tick), 0), (place(tick), bottom), colour="ink" if tick == 1 else "grid")
            sheet.text(place(tick), bottom + 10, f"{tick:g}", size=SMALL_PT, colour="muted", align="center")
        sheet.text(place(1), bottom + 26, "of the time that the peer takes, log scale; | aimed at", size=SMALL_PT, colour="muted", align="center")
        y = 0.0
        for group, lot in groups.items():
            sheet.text(0, y + HEAD / 2, group, bold=True)
            y += HEAD
            one_thing = len({row.what for row in lot}) == 1
            for row in lot:
                _row(sheet, row, f"beside {row.peer}" if one_thing else f"{row.what}, beside {row.peer}", y + ROW / 2, place)
                y += ROW
        out = io.BytesIO()
        sheet.figure.savefig(out, format="png", dpi=144, metadata={"Software": None})
    return out.getvalue()


def _row(sheet: Sheet, row: Row, label: str, y: float, place: scales.Scale) -> None:
    sheet.text(10, y, label, size=SMALL_PT)
    if row.aim is not None:
        sheet.line((place(row.aim), y - 7), (place(row.aim), y + 7), colour="dingtalk", width=2)
    sheet.dot(place(row.ratio), y)
    sheet.text(WIDTH_PT, y, f"{row.ratio:.2g}", size=TEXT_PT, align="right")
