"""An article's title: in its front matter, or the line among those above the first paragraph that looks most like one.

Signs of a title are Markdown's marks, a line below it with a date or an author, and its own repetition further down.
A file that begins with its first paragraph has none.
"""

import re
from collections import Counter

from casebook.corpus.lines import Line

# Headlines have 6 to about 40 characters; two-part ones with a subtitle reach 60.
SHORTEST, LONGEST = 6, 60
COMMON_LENGTHS = range(10, 46)
# A menu, a form and an address may stand above a title, not a whole other article.
LOWEST_LINE = 40
NOT_AT_END = "。；;，,、:：…—"
HEADING_MARK = re.compile(r"#{1,2}\s+")
TOP_HEADING = re.compile(r"#\s+\S")
UNDERLINE = re.compile(r"[=-]{3,}")
# The name of the site or the column behind a headline: “…｜某某观察”, “…-某某网”.
SITE_TAIL = re.compile(
    r"\s*(?:[|｜丨]\s*[^|｜丨]{2,12}|[-_—]{1,2}\s*\S{1,8}(?:网|報|报|社|财经|財經|科技|在线|在線|观察|觀察|新闻|新聞|频道|頻道))\s*$"
)


def find_title(lines: list[Line], kinds: list[str | None], below: list[bool]) -> int | None:
    """The index of the title among `lines`, all of the file from its first line to its first paragraph and beyond.

    `kinds` says which lines are furniture; `below[i]` whether line i is a date or an author.
    """
    repeated = {visible for visible, times in Counter(line.visible for line in lines).items() if times > 1}
    lines = lines[:LOWEST_LINE]
    first_prose = next((i for i, line in enumerate(lines) if kinds[i] is None and line.is_prose and not _marked(lines, i)), len(lines))
    possible = [i for i in range(min(first_prose + 1, len(lines))) if kinds[i] is None and not below[i]]
    scored = [(_score(lines, below, repeated, i), -i) for i in possible if _can_be_title(lines, repeated, i)]
    return -max(scored)[1] if scored else next((i for i in possible[:1] if _is_short_title(lines, below, i)), None)


def without_site(line: Line) -> tuple[int, int]:
    """The span of a title line without Markdown's marks and without the name of its site."""
    lead = HEADING_MARK.match(line.text)
    start = line.start + (lead.end() if lead else 0)
    title = line.text[start - line.start :]
    tail = SITE_TAIL.search(title)
    keeps_enough = tail and tail.start() >= SHORTEST
    return start, start + (tail.start() if keeps_enough else len(title))


def is_top_heading(line: Line) -> bool:
    """Whether Markdown marks a line as the page's one heading of the first level."""
    return TOP_HEADING.match(line.text) is not None


def _can_be_title(lines: list[Line], repeated: set[str], i: int) -> bool:
    visible = lines[i].visible
    if not SHORTEST <= len(visible) <= LONGEST or visible.startswith(("•", "·")):
        return False
    return _marked(lines, i) or visible in repeated or (not lines[i].is_prose or visible[-1] in "？！?!") and visible[-1] not in NOT_AT_END


def _is_short_title(lines: list[Line], below: list[bool], i: int) -> bool:
    """A few characters above a line with a date or an author, where nothing else can be the title: 缩水."""
    visible = lines[i].visible
    return 2 <= len(visible) < SHORTEST and not lines[i].is_prose and visible[-1] not in NOT_AT_END and any(below[i + 1 : i + 3])


def _score(lines: list[Line], below: list[bool], repeated: set[str], i: int) -> int:
    dated_below = i + 1 < len(lines) and below[i + 1]
    return 3 * _marked(lines, i) + 3 * (lines[i].visible in repeated) + 2 * dated_below + (len(lines[i].visible) in COMMON_LENGTHS)


def _marked(lines: list[Line], i: int) -> bool:
    underlined = i + 1 < len(lines) and lines[i + 1].gap == 0 and UNDERLINE.fullmatch(lines[i + 1].text)
    return bool(HEADING_MARK.match(lines[i].text) or underlined)
