"""What a pattern cannot do without, so that it is tried only where it may match.

Two things are read from the parse tree that `re` itself makes of a pattern, and so can never fall behind it. `needs_of`: of the parts that every
match has, the one with the fewest and rarest possible characters; most sentences hold no 年 and no digit, and most rules need one. `ready`: the pattern behind
a look at its first character, since an optional hedge before a numeral costs fifty times as much to try as a character to compare.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from operator import or_
from re import _constants as op
from re import _parser
from typing import Any

# Stands in a set for every decimal digit, of which Unicode has hundreds.
ANY_DIGIT = r"\d"
ASCII_DIGITS = "0123456789"
# How little a common character spares: as little as so many rare ones. The first stand in a fifth of all sentences and more, the others in a
# tenth (counted in press articles).
_COUNTS_FOR = {
    ANY_DIGIT: 20,
    **dict.fromkeys("。，的在一是年了业不上有为大来这人中个用成户", 10),
    **dict.fromkeys("公多和以于到商能对出信也入国数务产品交本之时要同内过手而月行发下开亿实长电其新市里前社会经力增后", 4),
}
# Parts of a pattern that are looked for in a text: more would cost more than they spare.
MOST_ASKED = 3
# A larger set (any Chinese character) is in nearly every text and spares nothing.
_LARGEST = 200
_CLASSES = {op.CATEGORY_DIGIT: ANY_DIGIT, op.CATEGORY_SPACE: r"\s", op.CATEGORY_WORD: r"\w"}
_NO_WIDTH = (op.AT, op.ASSERT, op.ASSERT_NOT)

Needs = frozenset[str] | None
Item = tuple[Any, Any]


class Selection:
    """Which of many patterns may match a text: one look at each of its characters, however many patterns there are."""

    def __init__(self, patterns: Iterable[str], *, ignoring_case: bool = False):
        """`patterns` in the order in which `possible` gives their places, and whether they are tried without regard to case."""
        each = [_scarcest_needs_of(pattern, ignoring_case) for pattern in patterns]
        kinds = {needs: 1 << kind for kind, needs in enumerate(dict.fromkeys(needs for of_one in each for needs in of_one))}
        self.wanted = [sum(map(kinds.__getitem__, of_one)) for of_one in each]
        digits = sum(bit for needs, bit in kinds.items() if ANY_DIGIT in needs)
        self.served = _Served(digits)  # the kinds of need that a character serves, a bit each
        for character in {*(ASCII_DIGITS if digits else ""), *(character for needs in kinds for character in needs)} - {ANY_DIGIT}:
            own = sum(bit for needs, bit in kinds.items() if character in needs)
            self.served[character] = own | digits if character.isdecimal() else own
        self.serving = re.compile(_class({*self.served, *([ANY_DIGIT] if digits else [])}) if kinds else "(?!)")
        self.places = lru_cache(maxsize=4096)(self._places)  # the same few combinations come up again and again

    def possible(self, text: str) -> tuple[int, ...]:
        """The places of the patterns that have all they need in the text, in order."""
        return self.places(reduce(or_, map(self.served.__getitem__, self.serving.findall(text)), 0))

    def _places(self, found: int) -> tuple[int, ...]:
        return tuple(place for place, wanted in enumerate(self.wanted) if wanted & found == wanted)


class _Served(dict[str, int]):
    """Kinds of need as bits by the character that serves them; any digit not named serves those of digits."""

    def __init__(self, digits: int):
        super().__init__()
        self.digits = digits

    def __missing__(self, character: str) -> int:
        return self.digits


def needs_of(pattern: str) -> Needs:
    """The characters of which every text that matches holds at least one; None where no small set is known."""
    parsed = _parsed(pattern)
    return None if parsed.state.flags & re.IGNORECASE else _needs_of_all(parsed)


def _scarcest_needs_of(pattern: str, ignoring_case: bool) -> list[frozenset[str]]:
    """The same for those of the parts that every match has which have the fewest and rarest possible characters."""
    parsed = _parsed(pattern)
    parts = () if parsed.state.flags & re.IGNORECASE else _needs_of_each(parsed)
    return sorted(dict.fromkeys(needs for needs in parts if not (ignoring_case and _has_case(needs))), key=_cost)[:MOST_ASKED]


def ready(pattern: str) -> re.Pattern[str]:
    """The pattern compiled, behind a look at the characters that it may begin with where they are known."""
    parsed = _parsed(pattern)
    first, always = (None, False) if parsed.state.flags & re.IGNORECASE or _begins_plainly(parsed) else _first_of_all(parsed)
    return re.compile(f"(?={_class(first)})(?:{pattern})" if first and always else pattern)


def _begins_plainly(items: Sequence[Item]) -> bool:
    """True for a pattern whose first characters `re` sees by itself, and skips to faster than any look ahead."""
    kind, value = items[0] if len(items) else (None, None)
    if kind is op.SUBPATTERN:
        return _begins_plainly(value[-1])
    return kind in (op.LITERAL, op.IN) or (kind is op.BRANCH and all(len(branch) and branch[0][0] is op.LITERAL for branch in value[1]))


@lru_cache(maxsize=64)
def _parsed(pattern: str) -> Any:
    return _parser.parse(pattern)


@dataclass(frozen=True)
class Spared:
    """A pattern that is searched for only in a text that holds what it needs."""

    compiled: re.Pattern[str]
    needs: re.Pattern[str]

    def search(self, text: str) -> re.Match[str] | None:
        """The first match, as `re.search` finds it."""
        return self.compiled.search(text) if self.needs.search(text) else None


@cache
def spared(pattern: str) -> Spared:
    """The pattern behind a look at its first character, and for a text that lacks what it needs not tried at all."""
    needs = needs_of(pattern)
    return Spared(ready(pattern), re.compile(_class(needs) if needs else ""))


class Near:
    """A pattern that is searched for only around the words of which every match has one; elsewhere it costs a look at each character."""

    def __init__(self, pattern: str, words: str, *, before: int, after: int = 40):
        """`words` is a pattern too; a match begins `before` characters at most before such a word and looks `after` beyond its beginning."""
        self.pattern, self.compiled, self.words = pattern, re.compile(pattern), ready(words)
        self.before, self.after = before, after

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches, in order, as `re.finditer` finds them."""
        spans: list[list[int]] = []
        for word in self.words.finditer(text):
            start, end = max(0, word.start() - self.before), min(len(text), word.start() + self.after)
            if spans and start <= spans[-1][1]:
                spans[-1][1] = end
            else:
                spans.append([start, end])
        for start, end in spans:
            yield from self.compiled.finditer(text, start, end)


def _has_case(needs: Iterable[str]) -> bool:
    return any(character != ANY_DIGIT and character.lower() != character.upper() for character in needs)


def _needs_of_each(items: Iterable[Item]) -> Iterator[frozenset[str]]:
    for kind, value in items:
        if kind is op.SUBPATTERN and not value[1] & re.IGNORECASE:
            yield from _needs_of_each(value[-1])
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[0]:
            yield from _needs_of_each(value[2])
        elif needs := _needs_of_item((kind, value)):
            yield needs


def _needs_of_all(items: Sequence[Item]) -> Needs:
    return min(filter(None, map(_needs_of_item, items)), key=_cost, default=None)


def _cost(needs: frozenset[str]) -> int:
    return sum(_COUNTS_FOR.get(character, 1) for character in needs)


def _needs_of_item(item: Item) -> Needs:
    kind, value = item
    if kind is op.LITERAL:
        return frozenset(chr(value))
    if kind is op.IN:
        found = _of_class(value)
        return found if found and all(len(c) == 1 or c == ANY_DIGIT for c in found) else None
    if kind is op.BRANCH:
        branches = [_needs_of_all(branch) for branch in value[1]]
        return _small(frozenset().union(*branches)) if all(branches) else None
    if kind is op.SUBPATTERN:
        return None if value[1] & re.IGNORECASE else _needs_of_all(value[-1])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        return _needs_of_all(value[2]) if value[0] else None
    return _needs_of_all(value[1]) if kind is op.ASSERT else None


def _first_of_all(items: Sequence[Item]) -> tuple[Needs, bool]:
    """(characters and classes that a match may begin with, or None where they are not known; whether it always has a character)."""
    found: frozenset[str] = frozenset()
    for item in items:
        if item[0] in _NO_WIDTH:
            continue
        first, always = _first_of_item(item)
        if first is None:
            return None, False
        found |= first
        if always:
            return found, True
    return found, False


def _first_of_item(item: Item) -> tuple[Needs, bool]:
    kind, value = item
    if kind is op.LITERAL:
        return frozenset(chr(value)), True
    if kind is op.IN:
        return _of_class(value), True
    if kind is op.BRANCH:
        branches = [_first_of_all(branch) for branch in value[1]]
        known = all(first is not None for first, _ in branches)
        return frozenset().union(*(first for first, _ in branches)) if known else None, all(always for _, always in branches)
    if kind is op.SUBPATTERN and not value[1] & re.IGNORECASE:
        return _first_of_all(value[-1])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        first, always = _first_of_all(value[2])
        return first, always and value[0] > 0
    return None, False


def _of_class(members: Sequence[Item]) -> Needs:
    """The characters of a class, with `\\d`, `\\s` and `\\w` as such; None for a large or negated one."""
    found: set[str] = set()
    for kind, value in members:
        if kind is op.LITERAL:
            found.add(chr(value))
        elif kind is op.RANGE and value[1] - value[0] < _LARGEST:
            found.update(map(chr, range(value[0], value[1] + 1)))
        elif kind is op.CATEGORY and value in _CLASSES:
            found.add(_CLASSES[value])
        else:
            return None
    return _small(frozenset(found))


def _small(found: frozenset[str]) -> Needs:
    return found if len(found) <= _LARGEST else None


def _class(members: Iterable[str]) -> str:
    return f"[{''.join(sorted(map(_in_class, members)))}]"


def _in_class(member: str) -> str:
    return re.escape(member) if len(member) == 1 else member
