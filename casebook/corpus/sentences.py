"""Lines of Chinese prose to sentences, each of which keeps its quotation marks.

A sentence ends at 。！？!? or at dots of omission. What stands inside paired quotation marks, book title marks or brackets
is not cut (《摔跤吧！爸爸》). After a quotation that ends in a stop the sentence ends too where a colon or comma led into it
(他说：“很难。”), or a full stop in it closes what began before it (他称“很难。”). It goes on where the quotation came first, since its speaker
follows (“这很难。”她说), and where what follows needs it (“冲啊！”的口号).
A quotation that never closes in its line does not count as open. ASCII full stops never end a sentence: here they are decimals,
file names and version numbers. A line is never joined with another.
"""

import re
from bisect import bisect_left
from collections import deque

PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉", "（": "）", "(": ")", "【": "】", "[": "]", '"': '"'}
QUOTES = '“‘「『"'
CLOSERS = "”’」』》〉）)】]\"'"
MARK = re.compile(f"[{re.escape(''.join({**PAIRS, **dict.fromkeys(CLOSERS)}))}]")
TURNED_MARKS = "“‘「『"  # marks typed the wrong way round stand at the end of a line
# Begins with a look at the first character, which costs least where there is no stop.
STOP = re.compile(r"(?=[。！？｡!?….])(?:[。！？｡]|[!?](?![A-Za-z0-9_=&/.%])|…+|\.{3,}|(?<=[。！？!?…])[!?])")
NEEDS_THE_QUOTATION = "的地得之等和与與及这這，,、；;"
# A quotation longer than this is a speech: its inner sentences are cut apart, or one evidence card would fill a page.
LONGEST_UNCUT_QUOTATION = 160


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences in `text[start:end]`, one line; every character but white space is in exactly one span."""
    line = text[start:end]
    cuts = [0, *_cuts(line), len(line)]
    pieces = [_trim(line, a, b) for a, b in zip(cuts, cuts[1:], strict=False)]
    return [(start + a, start + b) for a, b in _join_bare_marks(line, pieces)]


def _cuts(line: str) -> list[int]:
    enclosed = _enclosures(line)
    openings = [opening for opening, _ in enclosed]
    cuts: list[int] = []
    at = 0
    while match := STOP.search(line, at):
        at = _past_marks(line, match.end(), openings)
        near = slice(bisect_left(openings, match.start() - LONGEST_UNCUT_QUOTATION), bisect_left(openings, match.start()))
        inner = [(opening, closing) for opening, closing in enclosed[near] if match.start() < closing]
        if all(_ends_with_its_sentence(line, pair, match, at, cuts[-1] if cuts else 0) for pair in inner):
            cuts.append(at)
        else:
            at = match.end()
    return cuts


def _enclosures(line: str) -> list[tuple[int, int]]:
    """Positions (opening, closing) of paired marks, sorted; a long quotation is left out, so that it is cut inside."""
    found: list[tuple[int, int]] = []
    open_marks: deque[int] = deque()
    for match in MARK.finditer(line):
        i, mark = match.start(), match.group()
        while open_marks and i - open_marks[0] > LONGEST_UNCUT_QUOTATION:
            open_marks.popleft()
        opened = next((n for n in reversed(range(len(open_marks))) if PAIRS[line[open_marks[n]]] == mark), None) if mark in CLOSERS else None
        if opened is not None:
            found.append((open_marks[opened], i))
            while len(open_marks) > opened:
                open_marks.pop()
        elif mark in PAIRS:
            open_marks.append(i)
    return sorted(found)


def _past_marks(line: str, at: int, openings: list[int]) -> int:
    """Past the closing marks and further stops after a stop; a straight quotation mark that opens belongs to what follows."""
    while at < len(line) and line[at] in CLOSERS + "。！？!?…":
        opens = line[at] == '"' and at in openings[bisect_left(openings, at) :][:1]
        if opens:
            break
        at += 1
    if at < len(line) and line[at] in TURNED_MARKS and not line[at + 1 :].strip():
        at += 1
    return at


def _ends_with_its_sentence(line: str, pair: tuple[int, int], stop: re.Match[str], at: int, sentence_start: int) -> bool:
    """Whether a stop just inside the closing mark of `pair`, past which is `at`, ends the sentence around it too."""
    opening, closing = pair
    if at <= closing or line[opening] not in QUOTES:
        return False
    before = line[sentence_start:opening].rstrip()
    following = line[at:].lstrip()
    if not following or before.endswith((":", "：", ",", "，")):
        return True
    if not before:
        return following[0] in QUOTES
    return stop[0] == "。" and following[0] not in NEEDS_THE_QUOTATION


def _trim(line: str, start: int, end: int) -> tuple[int, int]:
    piece = line[start:end]
    return end - len(piece.lstrip()), start + len(piece.rstrip())


def _join_bare_marks(line: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A piece without a letter or digit (a stray mark) belongs to the sentence before it."""
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if start >= end:
            continue
        if joined and not any(c.isalnum() for c in line[start:end]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
