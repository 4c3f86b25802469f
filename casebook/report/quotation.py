"""How much of an article a report shows: the sentence that is cited; of a long one the clauses in which something was read, around a very short one a few words.

What is left out is marked by "…". Nothing is left out of a mark, nor between two marks of one finding: what stands between them may turn
what they say. A sentence of which nothing is marked shows its beginning.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from casebook import say

LONGEST = 20  # characters of a quotation that is shown whole, and up to which clauses beside what was read are shown: two of an ordinary length
SHORT = 12  # a sentence shorter than this ("不然呢？") says little without what stands around it
OPENING = 6  # characters of a clause that can be no more than a hedge or whose word it is
CONTEXT = 12  # characters before and after it then: enough to understand it, too few to read on
LEFT_OUT = "…"
_CLAUSE = re.compile(r"(?:[^，。；：！？,;!?]|(?<=\d),(?=\d))*[，。；：！？,;!?]*[”’」』）)]*")

Span = tuple[int, int]


def quoted(item: dict[str, Any]) -> dict[str, Any]:
    """A piece of evidence (blocks.Evidence as JSON) with its sentence and context as the report shows them; marks move with the text.

    "runs" (its marks, if there are none) are the spans that stay whole; "kept" are the spans of the sentence that are shown.
    """
    item = dict(item)
    sentence, marks = item["sentence"], item["marks"]
    runs = item.pop("runs", marks)
    short = len(sentence) < SHORT
    kept = _joined(_kept(_clauses(sentence), [*runs, *marks])) if len(sentence) > LONGEST else [(0, len(sentence))]
    shown = LEFT_OUT.join(sentence[start:end] for start, end in kept)
    shown = (LEFT_OUT if kept[0][0] else "") + shown + (LEFT_OUT if kept[-1][1] < len(sentence) else "")
    before, after = say.ending(item["before"], CONTEXT) if short else "", say.beginning(item["after"], CONTEXT) if short else ""
    return {
        **item,
        "sentence": shown,
        "kept": kept,
        "marks": placed(marks, kept),
        "before": before and LEFT_OUT + before,
        "after": after and after + LEFT_OUT,
    }


def _clauses(sentence: str) -> list[Span]:
    return [m.span() for m in _CLAUSE.finditer(sentence) if m[0]]


def _kept(clauses: list[Span], runs: list[list[int]]) -> list[Span]:
    """The clauses that a run touches (else the first), and those nearest to them, as many as LONGEST has room for."""
    core = [c for c in clauses if any(start < c[1] and c[0] < end for start, end in runs)] or clauses[:1]
    near = sorted((c for c in clauses if c not in core), key=lambda c: min(abs(c[0] - k[0]) for k in core))
    room = LONGEST - sum(end - start for start, end in core)
    for clause in near:
        room -= clause[1] - clause[0]
        if room < 0:
            break
        core.append(clause)
    return sorted({*core, *_openings(clauses, core)})


def _openings(clauses: list[Span], core: list[Span]) -> Iterator[Span]:
    """The short clauses that stand directly before a kept one: they hedge it or say whose word it is (据传，陈航说，)."""
    for clause, following in pairwise(clauses):
        if following in core and clause[1] - clause[0] <= OPENING:
            yield clause


def _joined(clauses: list[Span]) -> list[Span]:
    """Clauses in order, those that touch as one."""
    joined: list[Span] = []
    for start, end in clauses:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def placed(marks: list[list[int]], kept: list[Span]) -> list[list[int]]:
    """Spans of a sentence as they lie in its quotation, of which `kept` are shown; what is left out is marked nowhere."""
    moved: list[list[int]] = []
    at = len(LEFT_OUT) if kept[0][0] else 0
    for start, end in kept:
        moved += [[max(a, start) - start + at, min(b, end) - start + at] for a, b in marks if a < end and start < b]
        at += end - start + len(LEFT_OUT)
    return moved
