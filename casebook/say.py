"""Numbers, hedges and dates in words, in English and in Chinese.

A number is never said without its hedge: 突破2億 is "more than 200 million", 150名左右 is "about No. 150", and a rumour
says so. Values are exact (no rounding): both editions state the same number, and tests compare them. A vague number stays vague:
几亿 is "several hundred million", never the bounds that a table needs to sort it.
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
        "rumour": "据传{}",
        "target": "目标{}",
    },
}
# A verb of many, as one says it, after a number of sources; a compound (twenty-one) is still many.
ONE_OF = {"say": "says", "state": "states", "name": "names", "blame": "blames", "put": "puts", "give": "gives", "imply": "implies", "have": "has"}
ONE_SOURCE = re.compile(rf"(?<![-\w])([Oo]ne) sources(?: ({'|'.join(ONE_OF)})\b)?")
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
SIMPLIFIED_SCALES = str.maketrans("萬億", "万亿")
TIMES = ("days", "weeks", "months", "years", "hours")
TIME_HEDGES = {"more_than": "{}多", "less_than": "不到{}"}  # as Chinese says it of lengths of time
# A place in a list is in it or not: more than No. 10 would be read as better.
RANK_HEDGES = {"en": {"at_most": "among the first {}", "more_than": "outside the first {}"}, "zh": {"at_most": "前{}名", "more_than": "{}名以外"}}
ENGLISH_NUMERALS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NUMERALS = "零一二三四五六七八九十"
# What Chinese calls a power of ten, and what a vague number of that size is in English.
SEVERAL = {
    10: ("十", "several tens"),
    100: ("百", "several hundred"),
    10**3: ("千", "several thousand"),
    10**4: ("万", "tens of thousands"),
    10**5: ("十万", "several hundred thousand"),
    10**6: ("百万", "several million"),
    10**7: ("千万", "tens of millions"),
    10**8: ("亿", "several hundred million"),
}
ORDERS = {
    10**3: "a thousand",
    10**4: "ten thousand",
    10**5: "a hundred thousand",
    10**6: "a million",
    10**7: "ten million",
    10**8: "a hundred million",
}
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


def curled(text: str) -> str:
    """English with its apostrophes as a printer sets them: Alibaba's → Alibaba’s."""
    return re.sub(r"(?<=\w)'", "’", text)


def of_one(text: str) -> str:
    """English made for several sources, where a slot gave one: one sources say → one source says."""
    return ONE_SOURCE.sub(lambda m: f"{m[1]} source{' ' + ONE_OF[m[2]] if m[2] else ''}", text)


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


def vague(claim: Quantified, lang: str) -> str | None:
    """A number told only by its size, in words: 几亿, 百万级别; a pair of figures (四五万) in Chinese. None for any other.

    几 and 数 are read as 2–9 of a power of ten, 级别 as all numbers of that length (contract of the facts); the bounds lead back to the words.
    """
    low, high = int(claim.value_low or 0), int(claim.value_high or 0)
    if claim.value is not None or not low or re.search(r"\d", claim.surface):
        return None
    if low in ORDERS and high == 10 * low - 1:
        return either(lang, f"of the order of {ORDERS[low]}", f"{SEVERAL[low][0]}级")
    if (low, high) == (100, 9999):
        return either(lang, "hundreds or thousands", "成百上千")
    if low // 2 in SEVERAL and 2 * high == 9 * low:
        few = "数" if re.search("[数數]", claim.surface) else "几"
        return either(lang, SEVERAL[low // 2][1], few + SEVERAL[low // 2][0])
    scale = next((size for size in sorted(SEVERAL, reverse=True) if low % size == 0), 0)
    if lang == "zh" and scale and low + scale == high < 10 * scale:
        return NUMERALS[low // scale] + NUMERALS[high // scale] + SEVERAL[scale][0]
    return None


def _length(claim: Quantified, lang: str) -> str | None:
    """A short length of time as it is told, in words (半年, 一年); None where the article prints a figure."""
    value = claim.value
    if claim.unit not in TIMES or value is None or value != int(value) or not 0 < value <= 10 or re.search(r"\d", claim.surface or "0"):
        return None
    if claim.unit == "months" and value == 6 and "半年" in claim.surface:
        return either(lang, "half a year", "半年")
    if lang == "en":
        one = "an hour" if claim.unit == "hours" else f"a {claim.unit[:-1]}"
        return one if value == 1 else f"{ENGLISH_NUMERALS[int(value)]} {claim.unit}"
    return UNIT_FORMS[claim.unit][1].format("两" if value == 2 else NUMERALS[int(value)])


def magnitude(claim: Quantified, lang: str) -> str:
    """The number of a claim with its unit, without its hedge."""
    if said := vague(claim, lang) or _length(claim, lang):
        return said
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
            if hedge == "approx" and claim.value is None and vague(claim, "en"):
                continue  # "about several million" hedges a hedge
            if claim.unit == "rank" and hedge in RANK_HEDGES[lang]:
                text = RANK_HEDGES[lang][hedge].format(plain_number(claim.value or 0))
                continue
            form = HEDGE_WORDS[lang][hedge]
            if hedge == "less_than" and lang == "en" and claim.unit in MASS_UNITS:
                form = "less than {}"
            if lang == "zh" and claim.unit in TIMES:
                form = TIME_HEDGES.get(hedge, form)
            text = form.format(text)
    return text


def printed_scale(claim: Quantified) -> str | None:
    """The figure as printed where it uses a Chinese scale (2亿, 7610.2万) or is only a size (几亿), for an English reader to find it again.

    In Simplified whatever the article's script: one list does not write one sign in two ways.
    """
    found = re.search(r"[\d.,]+\s*[万亿萬億]+", claim.surface)
    if found:
        return found.group().translate(SIMPLIFIED_SCALES)
    return vague(claim, "zh") if claim.value is None else None


def value(claim: Quantified, lang: str) -> str:
    """A claim's number as the report prints it; in English with the printed figure beside it: more than 200 million (2亿)."""
    printed = printed_scale(claim) if lang == "en" else None
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


_TORN = re.compile(r"[A-Za-z0-9.,%'’-]*[A-Za-z0-9]")  # a Latin word or a number


def beginning(text: str, length: int) -> str:
    """The first characters of a text, not cut within a Latin word or a number unless it is longer than that."""
    word = next((m for m in _TORN.finditer(text) if m.start() < length < m.end()), None)
    return text[: word.start() if word and word.start() else length].rstrip()


def ending(text: str, length: int) -> str:
    """The last characters of a text, cut likewise."""
    at = max(len(text) - length, 0)
    word = next((m for m in _TORN.finditer(text) if m.start() < at < m.end()), None)
    return text[word.end() if word and word.end() < len(text) else at :].lstrip()


def date(iso: str, lang: str) -> str:
    """A (partial) ISO date in words: 2020-02-05 → "5 February 2020", 2020年2月5日."""
    return (_english_date if lang == "en" else _chinese_date)(iso.split("-"))


_DATED = re.compile(r"(?:(?P<day>\d\d?) )?(?P<part>.+?) ?(?P<year>\d{4})")


def _english_span(first: str, last: str, to: str) -> str:
    a, b = _DATED.fullmatch(first), _DATED.fullmatch(last)
    if not a or not b or a["year"] != b["year"] or a["part"].endswith(" of"):
        return first + to + last
    if a["day"] and b["day"] and a["part"] == b["part"]:
        return a["day"] + to + last
    return first.removesuffix(f" {a['year']}") + to + last


def _chinese_span(first: str, last: str) -> str:
    shared = re.match(r"(\d{4}年)(\d+月(?=\d+日$))?", first)
    again = shared and (re.match(f"{shared[0]}(?=\\d+日$)", last) or re.match(f"{shared[1]}(?=[\\d第上下])|{shared[1][:-1]}(?=年[初底])", last))
    return f"{first}至{last[again.end() :] if again else last}"


def span(first: str, last: str, lang: str, to: str = "–") -> str:
    """Two dates in words as one span; the year and the month that both share are said once: January–February 2020, 2020年1月至2月.

    `to` is what English puts between them.
    """
    if first == last:
        return first
    return _english_span(first, last, to) if lang == "en" else _chinese_span(first, last)
