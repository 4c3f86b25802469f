"""The quantities of one sentence: value or bounds, unit and hedges, with the characters that say so.

Method: what only looks like a quantity (lookalikes.py) is blanked out first. Then the rules below are tried in their order, each over
the whole sentence; a span belongs to the first rule that reads it. A rule is a pattern, a reader for its match, and its examples beside what it must
not read; a test runs over them. Most quantities are read by one rule, `plain`: hedge, currency sign, numeral or range of
numerals, unit, hedge. The others are forms with a grammar of their own: percentages in words, fractions, ranks, doublings, orders of magnitude.

`press` reads as a newspaper reader would: an indefinite 一个, a bare 五 or a version is no quantity. Without it, bare numbers count too.
"""

import re
from functools import cache

from casebook.needs import Selection, ready
from casebook.reading import lookalikes, quantity_forms, quantity_plain
from casebook.reading.numerals import DIGITS, UNITS, narrow
from casebook.reading.quantity import Context, Quantity, Reading, Rule

# Forms first: 百分之五 would else be read as a plain 百.
RULES: tuple[Rule, ...] = (*quantity_forms.RULES, *quantity_plain.RULES)


# What is counted in the world has fewer digits; a longer run is a key or noise, and would not fit a float.
_LARGEST = 10**30


@cache
def _compiled(press: bool) -> tuple[Selection, tuple[tuple[Rule, re.Pattern[str]], ...]]:
    rules = [rule for rule in RULES if rule.press or not press]
    return Selection(rule.pattern for rule in rules), tuple((rule, ready(rule.pattern)) for rule in rules)


@cache
def _digit() -> re.Pattern[str]:
    """Any character that a quantity has at least one of."""
    return re.compile("[0-9０-９半翻折" + "".join((*DIGITS, *UNITS)) + "几数廿卅卌]")


@cache
def _change() -> re.Pattern[str]:
    return re.compile(r"(?:从|由|自|[升涨增降跌减少加长高低](?![于达])了?)(?![到至])[^，,。；;]{1,16}?[到至]")


def _parted(change: re.Match[str]) -> str:
    """A change with what joins its numbers blanked; 增长3%至11% is a range of growths, 增长28%至475亿元 a growth and what it led to."""
    between = change[0].endswith("%", 0, -1) and "长" in change[0] and re.match(r"[\d.]+%", change.string[change.end() :])
    return change[0] if between else change[0][:-1] + "\x01"


def _blanked(text: str, press: bool) -> str:
    """The narrow text with lookalikes as NUL characters, and with 从A到B and 涨了A至B parted: they tell two numbers, not a range."""
    return lookalikes.blanked(_change().sub(_parted, narrow(text)), press)


def _quantity(text: str, rule: Rule, match: re.Match[str], reading: Reading) -> Quantity:
    start, end = match.start(), reading.end or match.end()
    surface = text[start:end].rstrip()
    end, surface = start + len(surface), surface.lstrip()
    start = end - len(surface)
    one = reading.low == reading.high
    low, high = float(reading.low), float(reading.high)
    return Quantity(
        start=start, end=end, surface=surface,
        value=low if one else None, value_low=None if one else low, value_high=None if one else high,
        unit=reading.unit, qualifier=reading.hedges[0] if reading.hedges else "exact", hedges=reading.hedges,
        rule=reading.rule or rule.name, measure=reading.measure, noun=reading.noun,
    )  # fmt: skip


def read_quantities(text: str, *, press: bool = True) -> list[Quantity]:
    """The quantities of one sentence in Simplified characters, in order, none overlapping another."""
    if not _digit().search(text):
        return []
    blanked = _blanked(text, press)
    context = Context(blanked, press)
    taken = bytearray(len(text))
    found: list[Quantity] = []
    selection, rules = _compiled(press)
    for rule, pattern in map(rules.__getitem__, selection.possible(blanked)):
        for match in pattern.finditer(blanked):
            if found and taken.find(1, *match.span()) >= 0:
                continue
            reading = rule.read(match, context)
            if reading is not None and abs(reading.high) < _LARGEST:
                quantity = _quantity(text, rule, match, reading)
                taken[quantity.start : quantity.end] = b"\x01" * (quantity.end - quantity.start)
                found.append(quantity)
    return sorted(found) if len(found) > 1 else found
