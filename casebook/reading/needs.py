"""Which characters a pattern cannot do without: a text that holds none of them need not be searched.

The set is read from the parse tree that `re` itself makes of the pattern, so it can never fall behind the pattern: of the parts that
every match has, the one with the fewest possible characters. Most sentences of an article hold no 年 and no digit, and most rules need one,
so this spares nine searches in ten.
"""

import re
from re import _constants as op
from re import _parser

# Stands in a set for every decimal digit, of which Unicode has hundreds.
ANY_DIGIT = r"\d"
# A larger set (any Chinese character) is in nearly every text and spares nothing.
_LARGEST = 200

Needs = frozenset[str] | None


def characters_of(text: str) -> frozenset[str]:
    """The characters of a text, with `ANY_DIGIT` where one is a decimal digit."""
    found = frozenset(text)
    return found | {ANY_DIGIT} if any(map(str.isdecimal, found)) else found


def can_match(needs: Needs, characters: frozenset[str]) -> bool:
    """Whether a pattern with these needs may match a text with these characters."""
    return needs is None or not needs.isdisjoint(characters)


def needs_of(pattern: str) -> Needs:
    """The characters of which every text that matches holds at least one; None where no small set is known."""
    parsed = _parser.parse(pattern)
    return None if parsed.state.flags & re.IGNORECASE else _of_sequence(parsed)


def _of_sequence(items) -> Needs:
    return min(filter(None, map(_of_item, items)), key=_size, default=None)


def _size(needs: frozenset[str]) -> int:
    return len(needs) + (9 if ANY_DIGIT in needs else 0)


def _of_item(item) -> Needs:
    kind, value = item
    if kind is op.LITERAL:
        return frozenset(chr(value))
    if kind is op.IN:
        return _of_class(value)
    if kind is op.BRANCH:
        branches = [_of_sequence(branch) for branch in value[1]]
        return _small(frozenset().union(*branches)) if all(branches) else None
    if kind is op.SUBPATTERN:
        return None if value[1] & re.IGNORECASE else _of_sequence(value[-1])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        return _of_sequence(value[2]) if value[0] else None
    if kind is op.ASSERT:
        return _of_sequence(value[1])
    return None


def _of_class(members) -> Needs:
    found: set[str] = set()
    for kind, value in members:
        if kind is op.LITERAL:
            found.add(chr(value))
        elif kind is op.RANGE and value[1] - value[0] < _LARGEST:
            found.update(map(chr, range(value[0], value[1] + 1)))
        elif (kind, value) == (op.CATEGORY, op.CATEGORY_DIGIT):
            found.add(ANY_DIGIT)
        else:
            return None
    return _small(frozenset(found))


def _small(found: frozenset[str]) -> Needs:
    return found if len(found) <= _LARGEST else None
