"""Disputes over words: one thing defined in two ways, things told in two orders, a count with nothing counted."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from casebook import paths, yaml_file
from casebook.facts.evidence import Evidence, Found, Telling, dispute, in_two, of_line
from casebook.facts.records import Dispute
from casebook.facts.rule import Rule
from casebook.facts.view import Line, Reading, View
from casebook.say import ENGLISH_NUMERALS

POSITION = re.compile(r"(?:定位|定义)(?:为|是)[“\"]?([^，。；,”\"]{2,20})")
LIST_JOINT = re.compile(r"^[”\"]?(?:、|和|及|以及|与|和手机版|和移动版)[“\"]?$")
LISTED = re.compile("先后|早期的")
CAME_AFTER = re.compile(r"在这[两三几][个款][一-龥]{2}之后(?:登场|推出|上线|出现)的(?:是)?")
BACK_COUNT = re.compile(r"(?:^|(?<=[，。；：“]))这([三四五六七八九十])[种个款项]([一-龥]{2})")
DIGITS = {c: i for i, c in enumerate("三四五六七八九十", 3)}
BEFORE_COUNT = 12  # sentences in which the things counted must have been named


def definitions(reading: Reading) -> Iterator[Telling]:
    """As what an article positions a product: its words, with the sentence as a side."""
    for line in reading.view.holding(POSITION):
        for match in POSITION.finditer(line.text):
            start = match.start() - line.text.endswith("被", 0, match.start())
            before = [n for n in line.names if n.end <= start and start - n.end <= 4]
            if before:
                yield Telling("position", before[-1].entity, of_line(line, match.group(1)))


def positions(evidence: Evidence) -> Found:
    """A product positioned in different words by different articles."""
    sides = [side for _, side in evidence.placed("position")]
    words = [side["value"] for side in sides]
    if len({side["doc"] for side in sides}) > 1 and len(set(words)) > 1:
        yield (
            (),
            dispute(
                (f"what {evidence.english} is", f"{evidence.name}的定位"),
                _positioned(words),
                "definition",
                sides,
                ("The articles position the same thing in different words.", f"各篇的定位说法不同：{'；'.join(words)}。"),
                "different_definition",
                "account",
            ),
        )


def _positioned(said: list[str]) -> tuple[str, str]:
    """The first two wordings side by side; in English as far as the lexicon translates them."""
    first, second = list(dict.fromkeys(said))[:2]
    known = words_in_english()
    english = [known[words] for words in (first, second) if words in known]
    _, chinese = in_two(("", f"“{first}”"), ("", f"“{second}”"))
    return (in_two((english[0], ""), (english[1], ""))[0] if len(english) == 2 else "worded differently by the articles"), chinese


@cache
def words_in_english() -> dict[str, str]:
    """Words of the articles in English, from `lexicon/words.yml`."""
    return yaml_file.read(paths.LEXICON / "words.yml")


def told_in_order(reading: Reading) -> Iterator[Telling]:
    """Which of two products an article tells first: (earlier, later) with the sentence as a side, under the name that sorts first."""
    for earlier, later, line in _told_orders(reading.view):
        yield Telling("order", min(earlier, later), (earlier, later, of_line(line, f"{earlier} < {later}")))


def orders(evidence: Evidence) -> Found:
    """Two products told in one order here and in the other there."""
    told: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for _, (earlier, later, side) in evidence.placed("order"):
        told.setdefault((earlier, later), []).append(side)
    reported: set[frozenset[tuple[str, int]]] = set()
    for (earlier, later), sides in sorted(told.items()):
        against = told.get((later, earlier), [])
        places = frozenset((side["doc"], side["start"]) for side in (*sides, *against))
        if earlier > later or not against or places in reported:
            continue
        reported.add(places)
        names = (evidence.called(earlier), evidence.called(later))
        yield (
            (),
            dispute(
                (f"{names[0]} and {names[1]}", f"{earlier}与{later}"),
                (f"{names[0]} first in one article, {names[1]} first in another", f"一篇说{earlier}在先，另一篇说{later}在先"),
                "definition",
                [*sides, *against],
                (
                    "The articles tell the two in opposite orders and date neither; a list need not be an order of time.",
                    "各篇叙述两者的先后相反，且均未给出日期；罗列未必就是时间先后。",
                ),
                "different_definition",
                "account",
            ),
        )


def _told_orders(view: View) -> Iterator[tuple[str, str, Line]]:
    """(earlier, later, line): lists after 先后 or 早期, and “after these … came X”."""
    if not LISTED.search(view.text) and not CAME_AFTER.search(view.text):
        return
    recent: list[str] = []
    for line in view.body():
        for match in LISTED.finditer(line.text):
            listed = _list_after(view, line, match.end())
            yield from ((a, b, line) for i, a in enumerate(listed) for b in listed[i + 1 :])
        came = CAME_AFTER.search(line.text)
        if came:
            for later in _list_after(view, line, came.end())[:1]:
                yield from ((earlier, later, line) for earlier in recent[-2:])
        recent = [*recent, *(n.entity for n in line.names if view.types.get(n.entity) == "product")]


def _list_after(view: View, line: Line, at: int) -> list[str]:
    """Products listed from an offset on."""
    names = [n for n in line.names if n.start >= at and view.types.get(n.entity) == "product"]
    if not names or re.search(r"[，。；]", line.text[at : names[0].start]):
        return []
    listed = [names[0]]
    for name in names[1:]:
        if not LIST_JOINT.match(line.text[listed[-1].end : name.start]):
            break
        listed.append(name)
    return [n.entity for n in listed]


def counts_of_nothing(reading: Reading) -> Iterator[Dispute]:
    """“These three functions” where no three were named before: something was cut from this copy."""
    body = reading.view.body()
    for i, line in enumerate(body):
        match = BACK_COUNT.search(line.text) if "这" in line.text else None
        if not match or _named_before(body[max(0, i - BEFORE_COUNT) : i], line.text[: match.start()], DIGITS[match.group(1)], match.group(2)):
            continue
        single = [b for b in body[:i] if re.search(rf"(?:该|这一|这个|此|一个){match.group(2)}", b.text)]
        yield dispute(
            (_these(match), f"“{match.group()}”"),
            ("the things counted are named nowhere before", "前文并没有列出这几项"),
            "typo_suspected",
            [of_line(line, DIGITS[match.group(1)]), *(of_line(b, 1) for b in single[:1])],
            (
                "The words point back to things that this copy of the article does not name; a passage may have been cut.",
                "这一说法承接前文，而本文前面并未列出相应各项，转载时可能有删节。",
            ),
            "unresolved",
        )


def _these(match: re.Match[str]) -> str:
    """“这三种功能” in English, as far as the lexicon has the noun."""
    noun = words_in_english().get(match.group(2))
    return f"“these {ENGLISH_NUMERALS[DIGITS[match.group(1)]]} {noun}” ({match.group()})" if noun else f"“{match.group()}”"


def _named_before(lines: list[Line], lead: str, count: int, noun: str) -> bool:
    """True where a list of so many items, or the same count, stands before."""
    text = "".join(line.text for line in lines) + lead
    same = re.search(rf"{'三四五六七八九十'[count - 3]}[种个款项大]{noun}", text)
    return bool(same) or bool(re.search(rf"(?:[^、，。；]{{2,14}}、){{{count - 1}}}(?![^、，。；]*等)[^、，。；]{{2,14}}{noun}", text))


TELLINGS = (definitions, told_in_order)
RULES = (Rule(positions, ("position",)), Rule(orders, ("order",)))
ALONE = (counts_of_nothing,)
ORDER = (*(rule.find for rule in RULES), *ALONE)
