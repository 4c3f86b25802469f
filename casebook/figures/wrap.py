"""Breaking text into lines of a measured width, Chinese and English alike.

A line may break between Chinese characters and at spaces, but never before a closing mark or after an opening one (行首行尾禁则,
W3C, Requirements for Chinese Text Layout, 3.1.3). A word wider than the line stands on a line of its own.
"""

import re

from casebook.figures.fonts import text_width

NEVER_FIRST = "，。、；：？！）】》〉」』”’…—·,.;:?!)]}%"
PAUSES = "，；："
NEVER_LAST = "（【《〈「『“‘([{"
EAST_ASIAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
# What stays together: one East Asian character, or everything else up to a space.
UNIT = re.compile(rf"[{EAST_ASIAN}]|[^\s{EAST_ASIAN}]+|\s+")
# In an English sentence a Chinese name is a word and stays together too.
ENGLISH_UNIT = re.compile(rf"[{EAST_ASIAN}]+|[^\s{EAST_ASIAN}]+|\s+")


def units(text: str) -> list[str]:
    """The pieces between which a line may break; the space after a word belongs to it."""
    pieces: list[str] = []
    english = len(re.findall("[A-Za-z]", text)) > len(re.findall(f"[{EAST_ASIAN}]", text))
    for unit in (ENGLISH_UNIT if english else UNIT).findall(text):
        glued = pieces and (unit.isspace() or unit[0] in NEVER_FIRST or pieces[-1].rstrip()[-1:] in NEVER_LAST)
        if glued:
            pieces[-1] += " " if unit.isspace() else unit
        else:
            pieces.append(unit)
    return pieces


def _fill(pieces: list[str], width: float, size: float, bold: bool) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and text_width((lines[-1] + piece).rstrip(), size, bold=bold) > width:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def _at_pause(pieces: list[str], width: float, size: float, bold: bool) -> list[str]:
    """The text as two lines that part after a pause mark, the longer as short as can be; [] where no such two fit."""
    cuts = [n for n, piece in enumerate(pieces[:-1], 1) if piece[-1] in PAUSES]
    halves = [["".join(pieces[:n]), "".join(pieces[n:])] for n in cuts]
    longer = {max(text_width(half, size, bold=bold) for half in two): two for two in halves}
    return longer[min(longer)] if longer and min(longer) <= width else []


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Lines of at most `width` points, as few as will do and about as long as one another; two lines part at a Chinese pause where they can."""
    pieces = units(text.strip())
    lines = _fill(pieces, width, size, bold)
    if len(lines) == 2 and (halves := _at_pause(pieces, width, size, bold)):
        return halves
    narrowest = text_width(text, size, bold=bold) / len(lines)
    while narrowest < width:
        even = _fill(pieces, narrowest, size, bold)
        if len(even) == len(lines):
            return even
        narrowest += size / 2
    return lines


def shorten(text: str, width: float, size: float) -> str:
    """The text, or as much of it as fits with an ellipsis at its end."""
    if text_width(text, size) <= width:
        return text
    while text and text_width(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip() + "…"
