"""How much of an article a report shows: the sentence that is cited; of a long one the clauses in which something was read, around a very short one a few words.

What is left out is marked by "…". Nothing is left out of a mark, nor between the first mark and the last: what stands between them may turn
what they say. What leads to the words that are shown stays with them: a hedge, who says so, what a pronoun means, and the name of what the
sentence is about. A sentence of which nothing is marked shows its beginning.
"""

import re
from functools import cache
from itertools import pairwise
from typing import Any

from casebook import say
from casebook.corpus.script import simplify
from casebook.findings.names import read_yaml

LONGEST = 20  # characters of a quotation that is shown whole, and up to which clauses beside what was read are shown: two of an ordinary length
SHORT = 12  # a sentence shorter than this ("不然呢？") says little without what stands around it
OPENING = 6  # characters of a clause that can be no more than a hedge or whose word it is
SPARED = 10  # characters of which leaving them out would spare next to nothing, and cost perhaps the point (其实起步并不算晚)
CONTEXT = 12  # characters before and after it then: enough to understand it, too few to read on
LEFT_OUT = "…"
_CLAUSE = re.compile(r"(?:[^，。；：！？,;!?]|(?<=\d),(?=\d))*[，。；：！？,;!?]*[”’」』）)]*")
# A clause that leans on the one before it: it begins with a pronoun, or it is speech (a quotation mark that opens it and does not close in it, or
# only at its end; a term does: “来往”上线).
_LEANS = re.compile(r"[“「『]?[他她它其这這那此该該]|[“「『][^”」』]*[”」』]*$")

Span = tuple[int, int]


def quoted(item: dict[str, Any]) -> dict[str, Any]:
    """A piece of evidence (blocks.Evidence as JSON) with its sentence and context as the report shows them; marks move with the text.

    "whole" are further spans that stay whole, marked or not; "kept" are the spans of the sentence that are shown.
    """
    item = dict(item)
    sentence, marks = item["sentence"], item["marks"]
    spans = [*item.pop("whole", []), *marks]
    short = len(sentence) < SHORT
    kept = _kept(sentence, spans) if len(sentence) > LONGEST else [(0, len(sentence))]
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


def _kept(sentence: str, spans: list[list[int]]) -> list[Span]:
    """What is shown of a sentence: the clauses from the first span to the last (else its first clause), what leads to them, and what is too short to leave out."""
    clauses = _clauses(sentence)
    first, last = min((start for start, _ in spans), default=0), max((end for _, end in spans), default=1)
    core = [place for place, (start, end) in enumerate(clauses) if start < last and first < end]
    core = _with_what_leads(sentence, clauses, _with_near(clauses, core))
    return _joined([clauses[place] for place in _without_small_gaps(clauses, core)])


def _with_near(clauses: list[Span], core: list[int]) -> list[int]:
    """Places of clauses, with those nearest to them, as many as LONGEST has room for."""
    near = sorted(set(range(len(clauses))) - set(core), key=lambda place: min(abs(clauses[place][0] - clauses[one][0]) for one in core))
    room = LONGEST - sum(map(_length, (clauses[place] for place in core)))
    for place in near:
        room -= _length(clauses[place])
        if room < 0:
            break
        core = [*core, place]
    return sorted(core)


def _with_what_leads(sentence: str, clauses: list[Span], core: list[int]) -> list[int]:
    """Places of clauses, with those that they lean on, one after another, and, where they name nothing, the nearest before them that does."""
    led = set(core)
    for place in range(len(clauses) - 1, 0, -1):
        if place in led and (_length(clauses[place - 1]) <= OPENING or _LEANS.match(_text(sentence, clauses[place]))):
            led.add(place - 1)
    if not any(_names(_text(sentence, clauses[place])) for place in led):
        led |= set([place for place in range(min(led)) if _names(_text(sentence, clauses[place]))][-1:])
    return sorted(led)


def _without_small_gaps(clauses: list[Span], core: list[int]) -> list[int]:
    """Places of clauses, with what stands between two of them, or after the last, where it is hardly longer than the sign that it is left out."""
    gaps = (range(place + 1, following) for place, following in pairwise([*core, len(clauses)]))
    small = (gap for gap in gaps if sum(_length(clauses[place]) for place in gap) <= SPARED)
    return sorted({*core, *(place for gap in small for place in gap)})


def _text(sentence: str, clause: Span) -> str:
    return sentence[clause[0] : clause[1]]


def _length(clause: Span) -> int:
    return clause[1] - clause[0]


def _names(text: str) -> bool:
    """Whether a clause names anything that the lexicon knows."""
    return bool(_known_names().search(simplify(text)))


@cache
def _known_names() -> re.Pattern[str]:
    rows = read_yaml("entities.yml")
    return re.compile("|".join(sorted(map(re.escape, {name for row in rows for name in (row["name"], *row.get("aliases", []))}))))


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
