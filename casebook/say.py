"""Numbers, hedges and dates in words, in English and in Chinese.

A number is never said without its hedge: 突破2億 is "more than 200 million", 150名左右 is "about No. 150", and a rumour
says so. Values are exact (no rounding): both editions state the same number, and tests compare them.
"""

import re
from typing import Protocol

LANGS = ("en", "zh")

HEDGE_WORDS = {
    "en": {
        "approx": "about {}",
        "at_least": "at least {}",
        "at_most": "at most {}",
        "more_than": "more than {}",
        "less_than": "fewer than {}",
        "rumour": "a rumoured {}",
        "target": "a target of {}",
    },
    "zh": {
        "approx": "约{}",
        "at_least": "至少{}",
        "at_most": "至多{}",
        "more_than": "超过{}",
        "less_than": "不足{}",
        "rumour": "传言中的{}",
        "target": "目标{}",
    },
}
# The order in which hedges are laid around a number: the bound first, then who vouches for it.
HEDGE_ORDER = ("approx", "at_least", "at_most", "more_than", "less_than", "target", "rumour")
CURRENCIES = {
    "CNY": ("CNY {}", "{}元"),
    "USD": ("US${}", "{}美元"),
    "HKD": ("HK${}", "{}港元"),
    "TWD": ("NT${}", "{}新台币"),
    "JPY": ("JPY {}", "{}日元"),
    "EUR": ("EUR {}", "{}欧元"),
}
UNIT_FORMS = {
    **CURRENCIES,
    "rank": ("No. {}", "第{}名"),
    "stars": ("{} stars", "{}星"),
    "%": ("{}%", "{}%"),
    "percentage": ("{}%", "{}%"),
    "percentage_points": ("{} percentage points", "{}个百分点"),
    "days": ("{} days", "{}天"),
    "weeks": ("{} weeks", "{}周"),
    "months": ("{} months", "{}个月"),
    "years": ("{} years", "{}年"),
    "hours": ("{} hours", "{}小时"),
    "times": ("{} times", "{}倍"),
    "times/week": ("{} times a week", "每周{}次"),
}
# Units whose quantity cannot be counted one by one: "less than", not "fewer than".
MASS_UNITS = {*CURRENCIES, "%", "percentage", "percentage_points", "days", "weeks", "months", "years", "hours", "stars", "ratio"}
TIMES = ("days", "weeks", "months", "years", "hours")
TIME_HEDGES = {"more_than": "{}多", "less_than": "不到{}"}  # as Chinese says it of lengths of time
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


class Quantified(Protocol):
    """Anything with a number that was read: a claim."""

    surface: str
    value: float | None
    value_low: float | None
    value_high: float | None
    unit: str
    qualifier: str
    hedges: list[str]


def either(lang: str, en: str, zh: str) -> str:
    """One of two wordings."""
    return en if lang == "en" else zh


def plain_number(value: float) -> str:
    """The value without exponent or trailing zeros, thousands separated: 1234567.5 → 1,234,567.5."""
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text or "0"


def _scaled(value: float, scale: float) -> str | None:
    """The value over `scale` with at most three decimals, or None where that would round it."""
    text = f"{value / scale:.3f}".rstrip("0").rstrip(".")
    return text if round(float(text) * scale, 3) == round(value, 3) else None


def number(value: float, lang: str) -> str:
    """A bare number: 200000000 → "200 million" or "2亿". Never rounded."""
    size = abs(value)
    if lang == "en":
        for scale, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
            if size >= scale and (text := _scaled(value, scale)):
                return f"{text} {word}"
        return plain_number(value)
    for scale, word in ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")):
        if size >= scale and (text := _scaled(value, scale)) and len(text.partition(".")[2]) <= 2:
            return f"{text}{word}"
    return plain_number(value).replace(",", "")


def _bounds(low: float, high: float, lang: str) -> str:
    """A range; English shares the scale where both ends have it: 200–900 million, 2亿至9亿."""
    if high + 1 == 10 * low:  # "at the level of millions" is read as 1,000,000 to 9,999,999
        high += 1
    first, second = number(low, lang), number(high, lang)
    if lang == "zh":
        return f"{first}至{second}"
    scale = re.search(r" \w+$", first)
    if scale and second.endswith(scale.group()):
        first = first[: scale.start()]
    return f"{first}–{second}"


def magnitude(claim: Quantified, lang: str) -> str:
    """The number of a claim with its unit, without its hedge."""
    if claim.value is None:
        text = _bounds(claim.value_low or 0.0, claim.value_high or 0.0, lang)
    elif claim.unit == "ratio" and claim.value and abs(1 / claim.value - round(1 / claim.value)) < 1e-9:
        text = f"1/{round(1 / claim.value)}"
    else:
        text = number(claim.value, lang)
    form = UNIT_FORMS.get(claim.unit, ("{}", "{}"))[lang == "zh"]
    said = form.format(text)
    return re.sub(r"^1 (star|day|week|month|year|hour|time)s\b", r"1 \1", said)


def hedged(claim: Quantified, lang: str) -> str:
    """The number with every hedge it carries: "a rumoured fewer than 500,000"."""
    text = magnitude(claim, lang)
    for hedge in HEDGE_ORDER:
        if hedge in (claim.hedges or [claim.qualifier]) and hedge in HEDGE_WORDS[lang]:
            form = HEDGE_WORDS[lang][hedge]
            if hedge == "less_than" and lang == "en" and claim.unit in MASS_UNITS:
                form = "less than {}"
            if lang == "zh" and claim.unit in TIMES:
                form = TIME_HEDGES.get(hedge, form)
            text = form.format(text)
    return text


def printed_scale(surface: str) -> str | None:
    """The figure as printed where it uses a Chinese scale (2億, 7610.2萬), for an English reader to find it again."""
    found = re.search(r"[\d.,]+\s*[万亿萬億]+", surface)
    return found.group() if found else None


def value(claim: Quantified, lang: str) -> str:
    """A claim's number as the report prints it; in English with the printed figure beside it: more than 200 million (2億)."""
    printed = printed_scale(claim.surface) if lang == "en" else None
    return f"{hedged(claim, lang)} ({printed})" if printed else hedged(claim, lang)


def _english_date(parts: list[str]) -> str:
    year, rest = parts[0], parts[1:]
    if not rest:
        return year
    if rest[0].startswith("Q"):
        return f"Q{rest[0][1]} {year}"
    if rest[0].startswith("H"):
        return f"{'first' if rest[0][1] == '1' else 'second'} half of {year}"
    month = f"{MONTHS[int(rest[0]) - 1]} {year}"
    return f"{int(rest[1])} {month}" if len(rest) > 1 else month


def _chinese_date(parts: list[str]) -> str:
    year, rest = parts[0], parts[1:]
    if not rest:
        return f"{year}年"
    if rest[0].startswith("Q"):
        return f"{year}年第{rest[0][1]}季度"
    if rest[0].startswith("H"):
        return f"{year}年{'上' if rest[0][1] == '1' else '下'}半年"
    month = f"{year}年{int(rest[0])}月"
    return f"{month}{int(rest[1])}日" if len(rest) > 1 else month


def date(iso: str, lang: str) -> str:
    """A (partial) ISO date in words: 2020-02-05 → "5 February 2020", 2020年2月5日."""
    return (_english_date if lang == "en" else _chinese_date)(iso.split("-"))
