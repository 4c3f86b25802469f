"""The plain quantity: hedge, currency sign, numeral or range of numerals, unit, hedge (超过1000万用户, 约2～3亿美元, 一星半).

The unit decides what it is: a share, money, a duration, a count, or a bare number. Much of the work is telling a number from
a digit character in a word, and 150名 of a ranking from 150名 people.
"""

import re
from decimal import Decimal

from casebook.reading import units
from casebook.reading.numerals import LATIN, NUMERAL, SIGN, UNITS, bounds, value
from casebook.reading.quantity import AFTER, BEFORE, CURRENCY_WORDS, DURATION_WORDS, MEASURE_WORDS, TO, Context, Reading, Rule, hedges_of, noun_after

_CURRENCY_SIGNS = units.by_word(units.CURRENCY_SIGNS)
_SHARES = {"%": "%", "％": "%", "个百分点": "percentage_points", "百分点": "percentage_points", "成": "%", "折": "%", "倍": "times"}
# 三成 is a share, 成为 and 成立 are verbs; 折 and 倍 likewise.
_SHARE = r"%|\s*个?\s*百\s?分\s?点|\s?成(?![为立功长员本绩熟果交都就年分片群形型品人名家千百上套语效色衣军见对双像]|以(?![上下内]))|\s?折(?![叠腾磨合射扣返损])|倍(?!速)"
_UNIT = (
    rf"\s?(?P<share>{_SHARE})|\s?(?P<currency>{units.whole_words(CURRENCY_WORDS)})"
    rf"|\s?(?P<duration>{units.whole_words(DURATION_WORDS)})|\s?(?P<measure>{units.whole_words(MEASURE_WORDS)})"
)
_PLAIN = (
    rf"{BEFORE}(?P<sign>{units.alternatives(_CURRENCY_SIGNS)})?\s?(?P<minus>{SIGN})?(?<![第\d])(?P<a>{NUMERAL})(?:[kKwW](?=[-~～至到]))?"
    rf"(?:(?P<a_unit>{'|'.join(['%', '倍', '成', units.alternatives((*CURRENCY_WORDS, *DURATION_WORDS, *MEASURE_WORDS))])}){TO}(?P<b1>{NUMERAL})(?=[多余]?(?P=a_unit))"
    rf"|{TO}(?P<b2>{NUMERAL}))?"
    rf"(?P<latin>\s?[kKwWMG](?![A-Za-z\d]))?(?P<more>\s?(?:[多余+](?![数额重]|(?<![\d十百千万亿][多余])次)|来(?=[个家名位人岁天年种款])))?(?:{_UNIT})?(?P<half>半(?!年|天|个|数))?{AFTER}"
)


def _only_units(numeral: str) -> bool:
    """Whether there is no digit in it, only a unit, perhaps with 多, 余 or 来: 万, 百来, 千余."""
    return all(c in UNITS or c in "多余来" for c in numeral)


def _stands_alone(match: re.Match[str], context: Context) -> bool:
    """Whether a digit character without unit or measure is meant as a number: “五”, 这是五."""
    before, after = context.text[: match.start()], context.text[match.end() :]
    return not (before + after).strip() or bool(before) and before[-1] in '是“"点和不前第' and after[:1] in ("", *'”",，。不的这而')


def _is_number(match: re.Match[str], context: Context, unit: str | None) -> bool:
    """Whether the numeral counts something, or is a character of a word."""
    numeral, hedged = "".join(match["a"].split()), bool(match["before"])
    named = unit is not None or match["measure"] is not None
    if _only_units(numeral):
        return named or hedged or (numeral[0] in "十拾" and not context.press) or (len(numeral) > 1 and numeral[0] in "百千佰仟")
    if any(c in UNITS or c in "廿卅卌" or c.isdigit() and c.isascii() for c in numeral):
        return True
    if context.press and numeral in ("一", "壹"):
        return match["measure"] in ("星", "分", "颗星") or bool(
            match["share"] or match["currency"] or match["duration"] or match["b2"] or match["b1"]
        )
    if len(numeral) > 1 and not named:
        return not context.press and ("点" in numeral or "零" in numeral or "〇" in numeral or len(numeral) > 2)
    return named or (not context.press and _stands_alone(match, context))


def _shared_scale(low: Decimal, first: str, second: str) -> Decimal:
    """2～3亿 is 2亿 to 3亿: the first takes the scale of the second where it has none and is the smaller figure."""
    scale = re.search("[百千万亿佰仟]+$", re.sub(r"\s", "", second))
    if not scale or any(c in UNITS for c in first):
        return low
    unit = value(scale[0])
    return low * unit if low < bounds(second)[0] / unit else low


def _span(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    low, high = bounds(match["a"])
    second = match["b1"] or match["b2"]
    if second:
        low, high = _shared_scale(low, match["a"], second), bounds(second)[1]
    return low, high


def _share_factor(numeral: str, share: str | None) -> Decimal:
    """三成 is 30 %, 六折 60 %, 九九折 99 %: tenths, but two digits are hundredths."""
    if share not in ("成", "折"):
        return Decimal(1)
    return Decimal(1) if re.fullmatch(r"\d{2}|[一二三四五六七八九]\s?[一二三四五六七八九]", numeral.strip()) and share == "折" else Decimal(10)


_RANKED = r"(?:排名|排行|名次|位次|榜|位列|位居|名列|排在|排第|跌至第)[^，,。；;]{0,10}$"
_RATED = r"(?:评分|打分|评价|好评|差评|星级|[给打])[^，。；;]{0,12}$"


def _measure_unit(match: re.Match[str], context: Context, noun: str | None) -> str | None:
    """The unit that a measure word and the noun after it name."""
    word = match["measure"]
    if word in ("名", "位") and re.search(_RANKED, context.text[: match.start()]):
        return "rank"
    if word == "分":
        return "stars" if re.search(_RATED, context.text[: match.start()]) else "points"
    unit = MEASURE_WORDS.get(word or "")
    if word not in ("个", None):  # 1850项用户需求 are no users
        return unit
    return units.noun_unit(noun) or unit


def _latin_scale(match: re.Match[str], context: Context) -> Decimal | None:
    """10k, 3w; M and G only outside the press, where they are as often bytes."""
    latin = (match["latin"] or "").strip().lower()
    if not latin:
        return Decimal(1)
    return None if context.press and (latin in "mg" or match["latin"][0] == " ") else Decimal(LATIN[latin])


def _unit(match: re.Match[str], context: Context, noun: str | None) -> str | None:
    if match["share"]:
        return _SHARES[re.sub(r"\s", "", match["share"])]
    if match["sign"]:
        return _CURRENCY_SIGNS[match["sign"]]
    if match["currency"]:
        return CURRENCY_WORDS[match["currency"]]
    return DURATION_WORDS.get(match["duration"] or "") or _measure_unit(match, context, noun)


def _rule_name(match: re.Match[str]) -> str:
    if match["share"]:
        return "share"
    if match["sign"] or match["currency"]:
        return "money"
    return "duration" if match["duration"] else "count" if match["measure"] else "bare"


def _bounds(match: re.Match[str], context: Context) -> tuple[Decimal, Decimal] | None:
    """Lowest and highest value with scale, half and sign; None where no range is meant (5-3) or the scale is no number."""
    low, high = _span(match)
    scale = _latin_scale(match, context)
    if scale is None or low > high:
        return None
    scale *= _share_factor(match["a"], (match["share"] or "").strip()) * (-1 if match["minus"] else 1)
    half = Decimal("0.5") if match["half"] or "半" in (match["duration"] or "") else Decimal(0)
    first, last = sorted(((low + half) * scale, (high + half) * scale))
    return first, last


def _plain_hedges(match: re.Match[str], low: Decimal, high: Decimal) -> tuple[str, ...]:
    """The hedge words around and inside the number; 十来个 and a unit without a digit (万所) are rough."""
    inner = match["a"] + (match["more"] or "") + (match["duration"] or "")
    found = hedges_of(match, low, high, bool(re.search("[多余+]", inner)))
    rough = "来" in inner or (_only_units(match["a"]) and match["a"][0] not in "十拾" and not found)
    return (*found, "approx") if rough else found


def _plain(match: re.Match[str], context: Context) -> Reading | None:
    noun = noun_after(context.text, match.end())
    unit = _unit(match, context, noun)
    found = _bounds(match, context) if _is_number(match, context, unit) else None
    if found is None:
        return None
    return Reading(*found, unit, _plain_hedges(match, *found), match["measure"], noun, rule=_rule_name(match))


RULES: tuple[Rule, ...] = (
    Rule(
        "plain",
        _PLAIN,
        _plain,
        (
            ("月活7610.2万", "7610.2万", 76102000, None, "exact"),
            ("超过1000万用户", "超过1000万", 10000000, "people", "more_than"),
            ("30多万家企业", "30多万家", 300000, "orgs", "more_than"),
            ("四五万左右", "四五万左右", (40000, 50000), None, "range"),
            ("三四十万元", "三四十万元", (300000, 400000), "CNY", "range"),
            ("4、5万元", "4、5万元", (40000, 50000), "CNY", "range"),
            ("估值1.2亿至1.5亿元", "1.2亿至1.5亿元", (120000000, 150000000), "CNY", "range"),
            ("约2～3亿美元", "约2～3亿美元", (200000000, 300000000), "USD", "range"),
            ("新台币28亿元", "新台币28亿元", 2800000000, "TWD", "exact"),
            ("20亿美刀", "20亿美刀", 2000000000, "USD", "exact"),
            ("几百人到场", "几百人", (200, 900), "people", "range"),
            ("数十年", "数十年", (20, 90), "years", "range"),
            ("一年多", "一年多", 1, "years", "more_than"),
            ("花了一年之久", "一年之久", 1, "years", "exact"),
            ("近三成用户", "近三成", 30, "%", "approx"),
            ("三成以上的收入", "三成以上", 30, "%", "at_least"),
            ("提高12.3个百分点", "12.3个百分点", 12.3, "percentage_points", "exact"),
            ("增长近两倍", "近两倍", 2, "times", "approx"),
            ("排名在150名左右", "150名左右", 150, "rank", "approx"),
            ("评分降至一星半", "一星半", 1.5, "stars", "exact"),
            ("评分只有1分", "1分", 1, "stars", "exact"),
            ("全国万所学校", "万所", 10000, "orgs", "approx"),
            ("上亿用户", "上亿", 100000000, "people", "at_least"),
            ("峰值已经过亿", "过亿", 100000000, None, "more_than"),
            ("月活破亿", "破亿", 100000000, None, "more_than"),
            ("历经482个昼夜", "482个昼夜", 482, "days", "exact"),
            ("212研发人员", "212", 212, "people", "exact"),
            ("日增5w", "5w", 50000, None, "exact"),
            ("３０００家", "３０００家", 3000, "orgs", "exact"),
            ("同比增长3%至11%", "3%至11%", (3, 11), "%", "range"),
            ("跌至1000万-1500万级别", "1000万-1500万级别", (10000000, 15000000), None, "range"),
            ("10%到20%", "10%到20%", (10, 20), "%", "range"),
            ("远低于同行所需的7到18个月", "7到18个月", (7, 18), "months", "range"),
        ),
        ("新增一个功能", "90后", "二维码", "千万不要", "十分有限", "2015年", "版本3.0", "一些人", "这三方"),
    ),
)
