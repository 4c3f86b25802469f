"""A numeral, in figures or in Chinese characters, as a number: 7610.2万, ３，０００, 四千零五万, 7万5千, 一点五亿, 三分之一.

Method: `NUMERAL` finds the longest run of figures, digit characters (一二三 …) and unit characters (十百千万亿). Its
value is found by splitting at the last of the highest unit: what stands left of it is multiplied, what stands right is added, and both
sides are read the same way. So 四亿五千万 and 4.78万亿 and 四万万 need no rules of their own.

A vague numeral has two readings, a lowest and a highest: 几十万 is 二十万 to 九十万, 三四十万 is 三十万 to 四十万. `bounds` makes
both by putting the digits in place, and reads each as a plain numeral. Decimals are used throughout, so that 97563.8万 is exact.
"""

import re
from decimal import Decimal
from functools import cache, lru_cache

# Everyday and financial (大写) digits. 俩 stands for 两 in print errors such as 俩千.
DIGITS = {c: i for i, row in enumerate(("零〇○", "一壹", "二贰两俩", "三叁参", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")) for c in row}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
# 廿, 卅 and 卌 are a digit and a unit in one character.
_TENS = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十"})
# Full-width forms that stand for ASCII one to one; the full-width comma is left, it also parts clauses.
_NARROW = str.maketrans("０１２３４５６７８９．％／－−＋＄＾", "0123456789.%/--+$^")
_FULL_WIDTH = re.compile("[０-９．％／－−＋＄＾]")
# k and w (万) are written after figures in the press, M and G only in lists of numbers.
LATIN = {"k": 10**3, "w": 10**4, "m": 10**6, "g": 10**9}
_FIGURES = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\d.])\.\d+)"
_DIGIT = "[" + "".join(DIGITS) + "廿卅卌]"
# 兆 is a million million in Taiwan; elsewhere it counts megabytes. Only money, times and people come in so many.
_UNIT = "(?:[" + "".join(UNITS).replace("兆", "") + r"]|兆(?=\s?[多余]?\s?(?:元|[美日韩港欧]元|美金|[台港]币|新台币|人民币|日圆|英镑|分钟|次|人|股)))"
# 数 is "several" only before a unit and not as the end of a word for a count (人数, 用户数).
_SEVERAL = rf"(?:几(?![乎率何经番度时])|(?<![人户次量分总件家系参指基函字代级多少无织业丝例倍])数(?=\s?{_UNIT}))"
_MORE = rf"(?:[多余]|来(?={_UNIT}))"
_DECIMAL = rf"(?:\s?点\s?(?:[零〇一二三四五六七八九]+|\d+)(?:\s?{_UNIT})*)"
# 5个亿: a measure word between figure and unit changes nothing.
_PIECES = "(?:个(?=[百千]?[万亿]))?"
# 4、5万 and 三、四个: two neighbouring digits that share what follows.
_PAIR = r"(?:[1-8]、[2-9](?![\d.])|[一二两三四五六七八]、[二三四五六七八九](?!、))"
NUMERAL = (
    rf"(?:{_PAIR}(?:\s?{_UNIT})*"
    rf"|(?:(?:\s*(?:{_FIGURES}|{_DIGIT}*[零〇]\d+|(?:{_DIGIT}|{_SEVERAL})+))?\s*(?:{_MORE}\s*)?{_PIECES}{_UNIT})+(?:[零〇]?{_FIGURES}(?![\d.月年日号:])|\s*(?:{_DIGIT}|{_SEVERAL})+)?{_DECIMAL}?"
    rf"|(?:{_FIGURES}|{_DIGIT}\s{_DIGIT}(?=\s?折)|{_DIGIT}+|{_SEVERAL}){_DECIMAL}?)"
)
# A hyphen after a word joins; after 为 or 了 and before figures it is a minus.
SIGN = r"(?:负\s?|(?:(?<![\w.%\-])|(?<=[为至到达是了率幅速长降跌的]))-\s?(?=[\d.]|\s?\d))"
FRACTION = rf"(?:(?:{NUMERAL}\s*又\s*)?{NUMERAL}\s*分\s*之\s*负?{NUMERAL}|(?:\d+\s)?\d+/\d+)"


def narrow(text: str) -> str:
    """The text with full-width digits and signs as ASCII; the length stays."""
    return text.translate(_NARROW) if _FULL_WIDTH.search(text) else text


@cache
def _token() -> re.Pattern[str]:
    return re.compile(rf"{_FIGURES}|{_DIGIT}+|[{''.join(UNITS)}]")


def _positional(tokens: list[str]) -> Decimal:
    """Digits without a unit, read one after the other: 二〇二〇 is 2020."""
    figures = "".join(str(DIGITS[c]) if c in DIGITS else c for token in tokens for c in token if c not in ",，")
    return Decimal(figures or "0") if figures.count(".") < 2 else Decimal(tokens[0])


def _short_tail(tokens: list[str], unit: int) -> bool:
    """True where a last digit counts the next lower unit, as in 四百五 (450) and 7万5 (75000)."""
    return unit >= 100 and len(tokens) == 1 and len(tokens[0]) == 1 and tokens[0] not in UNITS and _positional(tokens) > 0


def _combine(tokens: list[str]) -> Decimal:
    units = [UNITS[t] for t in tokens if t in UNITS]
    if not units:
        return _positional(tokens)
    top = max(units)
    at = max(i for i, t in enumerate(tokens) if UNITS.get(t) == top)
    head, tail = tokens[:at], tokens[at + 1 :]
    factor = (_combine(head) if head else Decimal(1)) or Decimal(1)
    rest = _positional(tail) * top / 10 if _short_tail(tail, top) else _combine(tail) if tail else Decimal(0)
    return factor * top + rest


@lru_cache(maxsize=4096)  # an article says the same few numerals over and over: every month, every small count
def value(text: str) -> Decimal:
    """The value of one plain numeral (no 几, no sign), narrow characters."""
    whole, point, rest = re.sub(r"\s+", "", text).translate(_TENS).partition("点")
    head = _combine(_token().findall(whole))
    if not point:
        return head
    digits = rest.rstrip("".join(UNITS))
    scale = rest[len(digits) :]
    return (head + _decimals(digits)) * (_combine(list(scale)) if scale else 1)


def _decimals(digits: str) -> Decimal:
    return Decimal("0." + "".join(str(DIGITS.get(c, c)) for c in digits))


@cache
def _neighbours() -> re.Pattern[str]:
    return re.compile(r"(?<![零〇一二两三四五六七八九\d])([一二两三四五六七八])([二两三四五六七八九])(?=[十百千万亿]|$)")


def _readings(text: str) -> tuple[str, str]:
    """The numeral with its vague digit at its lowest and at its highest; twice the same where nothing is vague."""
    if "、" in text:
        low, high = text.split("、")
        return low + "".join(c for c in high if c in UNITS), high
    if re.search("[几数]", text):
        return re.sub("[几数]", "二", text), re.sub("[几数]", "九", text)
    pair = _neighbours().search(text)
    if pair and (DIGITS[pair[2]] - DIGITS[pair[1]] == 1 or pair[0] == "三五"):
        return text[: pair.start()] + pair[1] + text[pair.end() :], text[: pair.start()] + pair[2] + text[pair.end() :]
    return text, text


@lru_cache(maxsize=4096)
def bounds(text: str) -> tuple[Decimal, Decimal]:
    """Lowest and highest value of a numeral; a trailing or inner 多, 余, 来 is left out (it is a hedge, not a digit).

    几 and 数 mean 2 to 9. Two neighbouring digits (四五, 4、5, and 三五) are a range.
    """
    low, high = _readings(re.sub("[多余来]", "", re.sub(r"\s+", "", text)))
    return value(low), value(high)


def fraction(text: str) -> Decimal:
    """The value of 三分之一, 三百五十又3分之1, 3/5 or 1 3/5."""
    mixed = re.fullmatch(r"(?:(\d+)\s)?(\d+)/(\d+)", text.strip())
    if mixed:
        return int(mixed[1] or 0) + Decimal(mixed[2]) / max(1, int(mixed[3]))
    head, _, rest = re.sub(r"\s+", "", text).rpartition("又")
    below, _, above = rest.partition("分之")
    sign = -1 if above.startswith("负") else 1
    return (value(head) if head else 0) + sign * value(above) / (value(below) or 1)
