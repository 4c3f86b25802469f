"""What a slide has room for: the height in pixels that its texts take, and how many of a row of texts fit below one another."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any

from casebook.report.order import half_widths
from casebook.report.page import by_source
from casebook.report.paging import paged

REFS_SHOWN = 3  # references at the foot of a chart, behind a sentence below it and behind a dispute; the notes have them all
SIDES_SHOWN = 4  # what stands side by side in letters of 18 pt; the rest is in the report
# A slide is 1280 × 720 px (static/slides.css). What a text takes is estimated from its characters, so that it is never cut off:
# (half-widths of a line, height of a line, room around the text), each at the size that the style sheet gives it.
COVER = (46, 57, 36)
COVER_ANSWER = (62, 48, 14)
LEAD = (84, 41, 0)
COVER_PX = 494  # without the counts and the stamp below
HEADLINE = (64, 42, 6)
SAID = (74, 45, 18)
TOLD = (80, 40, 8)
SUBTITLE = (94, 30, 0)
REASON = (64, 36, 15)
CHANGE = (78, 41, 11)
WHY = (86, 37, 28)
EVIDENCE = (84, 34, 0)
EVIDENCE_GAP = 12
FROM = (94, 34, 14)  # the line that says of which article the sentences below it are
NEWS = (74, 35, 11)
OPPOSED = (90, 33, 11)
DIFFERENCE = (88, 38, 22)  # in an office suite, whose slides hold fewer lines than those of a browser: six of two lines
FOUND = (52, 38, 17)
FOUND_STANDING = (32, 35, 17)
ARTICLE = (84, 36, 12)
WIDE_PX = 1168  # of what stands on a slide; the sides of a dispute together, each with a gap of 28 px
SIDE_LETTER_PX = 15
QUOTE_LETTER_PX = 12
BELOW_HEADER_PX = 550  # without the line at the foot
PLAIN_PX = 600  # on slides that have no foot
SOURCE_PX = 40  # a foot of one line
STANDING = (60, 31, 0)  # how firmly a finding stands, beside the name of its part
ROOM_STEP_PX = 20

Block = dict[str, Any]


def paged_plain(items: list[Block], height: Callable[[Block], int]) -> list[list[Block]]:
    """The items in order on as few slides without a foot as hold them, each about as full as the others: none is left with the last line."""
    return paged(items, lambda page: sum(map(height, page)), PLAIN_PX, ROOM_STEP_PX)


def fitting(items: list[Block], height: Callable[[Block], int], room: int) -> list[Block]:
    """The first items, as many as fit one below the other into `room` pixels."""
    return items[: sum(bottom <= room for bottom in accumulate(map(height, items)))]


def below_header(finding: Block, title: str = "") -> int:
    """What the head of a finding's slide leaves, where it is called `title` and not by the headline."""
    return BELOW_HEADER_PX - of(HEADLINE, title or finding["headline"]) - (of(STANDING, finding["standing_text"]) - STANDING[1])


def second_line(figure: Block) -> int:
    """What the second line of a figure's subtitle takes."""
    return of(SUBTITLE, figure.get("talk_subtitle") or figure["subtitle"]) - SUBTITLE[1]


def told(passage: Block) -> int:
    """A sentence below a figure."""
    return of(TOLD, passage["text"] + "".join(f" [{key}]" for key in passage["evidence"]))


def said(passage: Block) -> int:
    """A sentence of an answer."""
    return of(SAID, passage["text"] + "".join(f" [{key}]" for key in passage["evidence"]))


def reason(finding: Block) -> int:
    """A headline that what is said above rests on, its standing beside it."""
    return of(REASON, finding["headline"])


def news(line: Block) -> int:
    """A line of what is new, with what was."""
    return of(NEWS, line["text"] + "".join(f" [{key}]" for key in line["evidence"]) + f" {line['word']}; {line['was']}")


def change(finding: Block) -> int:
    """What would change a finding, or a finding that something would."""
    return of(CHANGE, finding["headline"] + " " * 18) + of(CHANGE, finding["caveat"] or finding["standing_text"])


def found(finding: Block) -> int:
    """A headline with two references, and its standing beside it."""
    return max(of(FOUND, finding["headline"] + " [S10·100]" * 2), of(FOUND_STANDING, f"   {finding['standing_text']}"))


def test(row: Block) -> int:
    """Evidence that would overturn a finding, and what would follow."""
    return sum(of(CHANGE, row[key]) for key in ("evidence", "then"))


def evidence(items: Sequence[Block]) -> int:
    """Sentences below the lines that say of which article they are."""
    heads = ["   ".join(lot[0][key] or " " * 20 for key in ("title", "publisher", "published")) for lot in by_source(items)]
    lines = [text for item in items for text in (item["sentence"], item["gloss"], item["speaker"]) if text]
    return sum(of(FROM, head) for head in heads) + sum(of(EVIDENCE, line) for line in lines) + EVIDENCE_GAP * len(items)


def difference(dispute: Block) -> int:
    """A difference in one sentence, with its references and what makes it."""
    return of(DIFFERENCE, dispute["topic"] + " [S10·100]" * REFS_SHOWN + f" {dispute['type_text']} · {dispute['status_text']}")


def topic(dispute: Block) -> int:
    """A contradiction in one sentence, with the references of its sides."""
    return of(OPPOSED, dispute["topic"] + " [S10·100]" * REFS_SHOWN)


def dispute(one: Block) -> int:
    """A dispute with its sides beside one another."""
    sides = [side["value"] + "".join(f" [{key}]" for key in side["evidence"]) for side in one["sides"][:SIDES_SHOWN]]
    letters = (WIDE_PX // max(len(sides), 1) - 28) // SIDE_LETTER_PX
    return of(CHANGE, f"{one['topic']} {one['type_text']} · {one['status_text']}") + max((of((letters, 38, 31), side) for side in sides), default=0)


def quoted(one: Block) -> int:
    """A dispute with a sentence below each side, and what explains it."""
    letters = (WIDE_PX // len(one["sides"]) - 28) // QUOTE_LETTER_PX
    quotes = (of((letters, 34, 12), side["quote"]["gloss"] or side["quote"]["sentence"]) for side in one["sides"])
    return dispute(one) + max(quotes) + of(WHY, one["explanation"])


def of(size: tuple[int, int, int], text: str) -> int:
    """The height in pixels that `text` takes in one of the sizes above."""
    per_line, line, around = size
    return -(-half_widths(text) // per_line) * line + around
