"""Headings among the lines that were kept: short lines without a stop that lead to a paragraph, alone or one under the other.

A line that a colon or a dash led up to is no heading, nor is one after which no paragraph comes: those are lists, verses and last words.
A question to the reader (这像是什么呢？) is a paragraph of one line; a question without a final particle (谁会成为最大受益者？) is a heading.
"""

import re

from casebook.corpus.lines import BULLETS, STOPS, Line

# Headings seen in the press have up to 25 characters; numbered ones say their point in a whole clause.
LONGEST_HEADING, LONGEST_NUMBERED_HEADING = 30, 45
NUMBERED = re.compile(r"(第?[一二三四五六七八九十]{1,3}|\d{1,2}|0\d)\s*[、.．,，:：]\s*(?!\d)")
ASKS_THE_READER = re.compile(r"[吗呢么吧][？?]$")
FIXED_HEADING = re.compile(r"(结语|结论|尾声|后记|写在最后|前言|导语|引言)\s*[:：]?")


def headings_among(kept: list[Line]) -> list[int]:
    """The indices of the headings in `kept`, all lines of an article's body in order."""
    headings: list[int] = []
    waiting: list[int] = []
    for i, line in enumerate(kept):
        introduced = i > 0 and not waiting and kept[i - 1].visible.endswith((":", "：", "—"))
        if _like_heading(line) and not introduced:
            waiting.append(i)
        else:
            headings += waiting if line.is_prose else []
            waiting = []
    return headings


def _like_heading(line: Line) -> bool:
    visible = line.visible
    if FIXED_HEADING.fullmatch(visible):
        return True
    longest = LONGEST_NUMBERED_HEADING if NUMBERED.match(visible) else LONGEST_HEADING
    if len(visible) > longest or line.text.startswith(BULLETS) or visible[-1] in "，,、":
        return False
    asks = line.last_mark in ("？", "?") and not ASKS_THE_READER.search(visible) and visible[-1] in "？?"
    return asks or line.last_mark not in tuple(STOPS)
