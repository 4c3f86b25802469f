"""The quantities of one sentence: value or bounds, unit and hedges, with the characters that say so.

Method: what only looks like a quantity (lookalikes.py) is blanked out first. Then the rules below are tried in their order, each over
the whole sentence; a span belongs to the first rule that reads it. A rule is a pattern, a reader for its match, and its examples beside what it must
not read; a test runs over them. Most quantities are read by one rule, `plain`: hedge, currency sign, numeral or range of
numerals, unit, hedge. The others are forms with a grammar of their own: percentages in words, fractions, ranks, doublings, orders of magnitude.

`press` reads as a newspaper reader would: an indefinite 一个, a bare 五 or a version is no quantity. Without it, bare numbers count too.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from casebook.reading import hedges as hedge
from casebook.reading import lookalikes, units
from casebook.reading.numerals import FRACTION, LATIN, NUMERAL, SIGN, UNITS, bounds, fraction, narrow, value


@dataclass(frozen=True)
class Quantity:
    """A number of a sentence. `text[start:end] == surface`; hedges belong to the surface.

    Either `value` or both bounds, in base units (7610.2万 is 76102000). `unit` is a unit of the facts (people, CNY, % …) or
    None where the text names none. `measure` is the measure word, `noun` the noun after it where it is a known one.
    `qualifier` is the first of `hedges`, or exact.
    """

    start: int
    end: int
    surface: str
    value: float | None
    value_low: float | None
    value_high: float | None
    unit: str | None
    qualifier: str
    hedges: tuple[str, ...]
    rule: str
    measure: str | None = None
    noun: str | None = None


@dataclass(frozen=True)
class Reading:
    """What a rule makes of its match: bounds, unit, hedges; `end` where the surface ends before the match does."""

    low: Decimal
    high: Decimal
    unit: str | None
    hedges: tuple[str, ...] = ()
    measure: str | None = None
    noun: str | None = None
    end: int | None = None
    rule: str | None = None


@dataclass(frozen=True)
class Context:
    """The sentence around a match: blanked text and how to read it."""

    text: str
    press: bool


@dataclass(frozen=True)
class Rule:
    """A form of quantity. `examples` are (text, surface, value or (low, high), unit, qualifier), `counterexamples` texts in which
    this rule reads nothing."""

    name: str
    pattern: str
    read: Callable[[re.Match[str], Context], Reading | None]
    examples: tuple[tuple[str, str, float | tuple[float, float], str | None, str], ...]
    counterexamples: tuple[str, ...] = ()
    press: bool = True


_BEFORE = rf"(?P<before>{hedge.BEFORE_PATTERN})?"
_AFTER = rf"(?P<after>{hedge.AFTER_PATTERN})?"
_TO = r"\s?(?:[\-–—~～]{1,2}|至|到)\s?"
_CURRENCY_WORDS = units.by_word(units.CURRENCIES)
_CURRENCY_SIGNS = units.by_word(units.CURRENCY_SIGNS)
_DURATION_WORDS = units.by_word(units.DURATIONS)
_MEASURE_WORDS = units.by_word(units.MEASURES)
_SHARES = {"%": "%", "％": "%", "个百分点": "percentage_points", "百分点": "percentage_points", "成": "%", "折": "%", "倍": "times"}
# 三成 is a share, 成为 and 成立 are verbs; 折 and 倍 likewise.
_SHARE = r"%|\s*个?\s*百\s?分\s?点|\s?成(?![为立功长员本绩熟果交都就年分片群形型品人名家千百上以套语效色衣军见对双像])|\s?折(?![叠腾磨合射扣返损])|倍(?!速)"
_UNIT = (
    rf"\s?(?P<share>{_SHARE})|\s?(?P<currency>{units.whole_words(_CURRENCY_WORDS)})"
    rf"|\s?(?P<duration>{units.whole_words(_DURATION_WORDS)})|\s?(?P<measure>{units.whole_words(_MEASURE_WORDS)})"
)
_PLAIN = (
    rf"{_BEFORE}(?P<sign>{units.alternatives(_CURRENCY_SIGNS)})?\s?(?P<minus>{SIGN})?(?<![第\d])(?P<a>{NUMERAL})"
    rf"(?:(?P<a_unit>{'|'.join(['%', '倍', '成', units.alternatives((*_CURRENCY_WORDS, *_DURATION_WORDS, *_MEASURE_WORDS))])}){_TO}(?P<b1>{NUMERAL})(?=[多余]?(?P=a_unit))"
    rf"|{_TO}(?P<b2>{NUMERAL}))?"
    rf"(?P<latin>\s?[kKwWMG](?![A-Za-z\d]))?(?P<more>\s?[多余](?![次数额重]))?(?:{_UNIT})?(?P<half>半(?!年|天|个|数))?{_AFTER}"
)


def _noun(text: str, at: int) -> str | None:
    match = _noun_pattern().match(text, at)
    return match["noun"] if match else None


@cache
def _noun_pattern() -> re.Pattern[str]:
    return re.compile(units.NOUN)


def _hedges(match: re.Match[str], low: Decimal, high: Decimal, more: bool = False) -> tuple[str, ...]:
    """All hedges of a match, a range first."""
    groups = match.groupdict()
    found = (
        (("range",) if low != high else ())
        + hedge.qualifiers(groups.get("before"), groups.get("apart"))
        + (("more_than",) if more else ())
        + hedge.qualifiers(groups.get("after"))
    )
    return tuple(dict.fromkeys(found))


def _only_units(numeral: str) -> bool:
    return all(c in UNITS for c in numeral)


def _stands_alone(match: re.Match[str], context: Context) -> bool:
    """Whether a digit character without unit or measure is meant as a number: “五”, 这是五."""
    before, after = context.text[: match.start()], context.text[match.end() :]
    return not (before + after).strip() or bool(before) and before[-1] in '是“"点和不前第' and after[:1] in ("", *'”",，。不的这而')


def _is_number(match: re.Match[str], context: Context, unit: str | None) -> bool:
    """Whether the numeral counts something, or is a character of a word."""
    numeral, hedged = re.sub(r"\s", "", match["a"]), bool(match["before"])
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
    unit = _MEASURE_WORDS.get(word or "")
    return unit if unit not in ("count", None) else units.noun_unit(noun) or unit


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
        return _CURRENCY_WORDS[match["currency"]]
    return _DURATION_WORDS.get(match["duration"] or "") or _measure_unit(match, context, noun)


def _rule_name(match: re.Match[str]) -> str:
    if match["share"]:
        return "share"
    if match["sign"] or match["currency"]:
        return "money"
    return "duration" if match["duration"] else "count" if match["measure"] else "bare"


def _plain(match: re.Match[str], context: Context) -> Reading | None:
    noun = _noun(context.text, match.end())
    unit = _unit(match, context, noun)
    if not _is_number(match, context, unit):
        return None
    scale = _latin_scale(match, context)
    if scale is None:
        return None
    low, high = _span(match)
    if low > high:
        return None
    scale *= _share_factor(match["a"], (match["share"] or "").strip())
    half = Decimal("0.5") if match["half"] or "半" in (match["duration"] or "") else Decimal(0)
    sign = -1 if match["minus"] else 1
    bounds_ = sorted((sign * (low * scale + half), sign * (high * scale + half)))
    more = bool(match["more"]) or bool(re.search("[多余]", match["a"] + (match["duration"] or "")))
    found = _hedges(match, low, high, more)
    if "来" in match["a"] or (_only_units(match["a"]) and match["a"][0] not in "十拾" and not found):
        found = (*found, "approx")
    return Reading(bounds_[0], bounds_[1], unit, found, match["measure"], noun, rule=_rule_name(match))


def _percent(match: re.Match[str], context: Context) -> Reading | None:
    hundredths = {"百": 1, "千": 10, "仟": 10, "万": 100, "百万": 10**4, "万万": 10**6}[re.sub(r"\s", "", match["of"])]
    low, high = bounds(match["a"])
    if match["b"]:
        high = bounds(match["b"])[1]
    sign = -1 if match["minus"] else 1
    return Reading(sign * low / hundredths, sign * high / hundredths, "%", _hedges(match, low, high, bool(re.search("[多余]", match["a"]))))


def _fraction(match: re.Match[str], context: Context) -> Reading | None:
    number = fraction(match["a"]) * (-1 if match["minus"] else 1)
    return Reading(number, number, "ratio", _hedges(match, number, number))


def _rank(match: re.Match[str], context: Context) -> Reading | None:
    low, high = bounds(match["a"])
    return Reading(low, high, "rank", _hedges(match, low, high), match["measure"])


def _top(match: re.Match[str], context: Context) -> Reading | None:
    low, high = bounds(match["a"])
    outside = bool(match["outside"])
    return Reading(low, high, "rank", ("more_than",) if outside else ("at_most",), match["measure"])


def _chart(match: re.Match[str], context: Context) -> Reading | None:
    number = Decimal(match["a"])
    return Reading(number, number, "rank")


def _doubling(match: re.Match[str], context: Context) -> Reading | None:
    times = 2 ** int(value(match["a"])) if match["a"] else 2
    return Reading(Decimal(times), Decimal(times), "times", _hedges(match, Decimal(1), Decimal(1)))


def _level(match: re.Match[str], context: Context) -> Reading | None:
    low = value(match["a"])
    unit = _CURRENCY_WORDS.get(match["currency"] or "") or units.noun_unit(_noun(context.text, match.end()))
    return Reading(low, low * 10 - 1, unit, ("approx",), noun=_noun(context.text, match.end()))


def _from_to(match: re.Match[str], context: Context) -> Reading | None:
    """成百上千 runs from the first unit to the end of the second's order."""
    noun = _noun(context.text, match.end())
    word = match["measure"]
    unit = units.noun_unit(noun) or _MEASURE_WORDS.get(word or "")
    return Reading(value(match["a"]), value(match["b"]) * 10 - 1, unit, ("approx",), word, noun)


def _countless(match: re.Match[str], context: Context) -> Reading | None:
    unit = value(match["a"])
    return Reading(2 * unit, 9 * unit, None, ("range",))


# Half a year is six months; half of a shorter time is .5 of it.
def _half(match: re.Match[str], context: Context) -> Reading | None:
    word = match["duration"].removeprefix("个")
    unit = "months" if word == "年" else _DURATION_WORDS.get(word) or _DURATION_WORDS["个" + word]
    number = Decimal(6) if word == "年" else Decimal("0.5")
    return Reading(number, number, unit, _hedges(match, number, number))


def _dozen(match: re.Match[str], context: Context) -> Reading | None:
    low, high = (12 * n for n in bounds(match["a"]))
    return Reading(low, high, "count", _hedges(match, low, high), "打")


def _half_share(match: re.Match[str], context: Context) -> Reading | None:
    number = Decimal("0.5")
    return Reading(number, number, "ratio", _hedges(match, number, number))


def _off(match: re.Match[str], context: Context) -> Reading | None:
    return Reading(Decimal(50), Decimal(50), "%")


def _with_cents(match: re.Match[str], context: Context) -> Reading | None:
    number = value(match["a"]) + value(match["b"]) / units.CENTS[match["cents"]]
    return Reading(number, number, _CURRENCY_WORDS[match["currency"]], _hedges(match, number, number))


def _only_two(match: re.Match[str], context: Context) -> Reading | None:
    number = value(match["a"])
    return Reading(number, number, "count")


def _power(match: re.Match[str], context: Context) -> Reading | None:
    base, exponent = Decimal(match["a"]), int(match["n"])
    number = base.scaleb(exponent) if match["mark"] in "eE" else base**exponent
    number = -number if match["minus"] else number
    return Reading(number, number, None)


# 达不到同行的三分之一: the hedge stands apart from its fraction.
_APART = "超过|不到|不足|不及|达不到|低于|高于|接近"
_CURRENCY = units.alternatives(_CURRENCY_WORDS)
_PERCENT_OF = r"(?P<of>百\s?万|万\s?万|百|千|仟|万)\s?分\s?之\s?"
_RANK_END = r"(?![次款个季代届批期轮波步天年月周方时财产线人手种条章节集部眼桶家场件项版阶者把篇份只性任印类张台话幕回声句辆桩站财经条夫枪课枚\d.])"

RULES: tuple[Rule, ...] = (
    Rule(
        "percent in words",
        rf"{_BEFORE}(?P<minus>{SIGN})?(?<![零一二三四五六七八九十百千万\d壹]){_PERCENT_OF}(?P<a>{NUMERAL})(?:{_TO}(?:百\s?分\s?之)?(?P<b>{NUMERAL}))?{_AFTER}",
        _percent,
        (
            ("占百分之五", "百分之五", 5, "%", "exact"),
            ("不到百分之十二点五", "不到百分之十二点五", 12.5, "%", "less_than"),
            ("百分之十到二十", "百分之十到二十", (10, 20), "%", "range"),
            ("有千分之三", "千分之三", 0.3, "%", "exact"),
        ),
        ("百分百努力", "百里挑一"),
    ),
    Rule(
        "fraction",
        rf"(?:{_BEFORE}|(?P<apart>{_APART})[\u4e00-\u9fff]{{1,6}}的)(?P<minus>{SIGN})?(?P<a>{FRACTION}){_AFTER}",
        _fraction,
        (
            ("约三分之一", "约三分之一", 1 / 3, "ratio", "approx"),
            ("是其十分之一", "十分之一", 0.1, "ratio", "exact"),
            ("占了3/5", "3/5", 0.6, "ratio", "exact"),
            ("不到对手的十分之一", "不到对手的十分之一", 0.1, "ratio", "less_than"),
        ),
        ("十分高兴",),
    ),
    Rule(
        "money with cents",
        rf"{_BEFORE}(?P<a>{NUMERAL})\s?(?P<currency>{_CURRENCY})又?(?P<b>{NUMERAL})\s?(?P<cents>{units.alternatives(units.CENTS)})(?!之|钟)",
        _with_cents,
        (("只要三元五角", "三元五角", 3.5, "CNY", "exact"), ("九美元又五美分", "九美元又五美分", 9.05, "USD", "exact")),
    ),
    Rule(
        "doubling",
        rf"{_BEFORE}翻了?(?:近|约)?(?P<a>{NUMERAL})?(?:番|倍(?<=翻倍))(?P<after>还多|有余|多|以上)?",
        _doubling,
        (
            ("收入翻了一番还多", "翻了一番还多", 2, "times", "more_than"),
            ("规模翻了两番", "翻了两番", 4, "times", "exact"),
            ("用户翻倍", "翻倍", 2, "times", "exact"),
            ("产量翻番", "翻番", 2, "times", "exact"),
        ),
        ("翻墙",),
    ),
    Rule(
        "order of magnitude",
        rf"{_BEFORE}(?P<a>[十百千万亿]+)(?P<currency>{_CURRENCY})?(?:量级|级别|级(?!市))",
        _level,
        (
            ("下载达到百万级别", "百万级别", (1000000, 9999999), None, "approx"),
            ("千万级用户", "千万级", (10000000, 99999999), "people", "approx"),
            ("亿元级融资", "亿元级", (100000000, 999999999), "CNY", "approx"),
        ),
        ("高级别",),
    ),
    Rule(
        "hundreds and thousands",
        rf"成(?P<a>[百千])上(?P<b>[千万])(?P<measure>{units.alternatives(_MEASURE_WORDS)})?",
        _from_to,
        (("有成百上千个作品", "成百上千个", (100, 9999), "count", "approx"), ("成千上万用户", "成千上万", (1000, 99999), "people", "approx")),
    ),
    Rule("numbered by", r"数以(?P<a>[十百千万亿]+)计", _countless, (("数以万计的人", "数以万计", (20000, 90000), None, "range"),)),
    Rule(
        "chart place",
        r"(?i:top|no\.)\s?-?(?P<a>\d{1,4})(?!\d)",
        _chart,
        (("位列TOP10", "TOP10", 10, "rank", "exact"), ("成为No.1", "No.1", 1, "rank", "exact")),
    ),
    Rule(
        "within the first",
        rf"(?P<outside>(?:不进|未进|没进|没能进|进不了|跌出|掉出|退出|跌破)(?:了|入)?(?:榜单)?)?前(?P<a>{NUMERAL})(?P<measure>[名位强大甲列])?{_RANK_END}(?!(?:{units.alternatives(_DURATION_WORDS)}|{units.alternatives(_MEASURE_WORDS)}|[季多几万大]))",
        _top,
        (
            ("进入前三位", "前三位", 3, "rank", "at_most"),
            ("排名前十", "前十", 10, "rank", "at_most"),
            ("已跌出前50名", "跌出前50名", 50, "rank", "more_than"),
        ),
        ("前五天", "前三个月"),
    ),
    Rule(
        "rank",
        rf"{_BEFORE}第(?P<a>{NUMERAL})(?P<measure>[名位]|大(?=[^街道家学]))?{_RANK_END}(?P<after>左右|上下|以内|之内|以外)?",
        _rank,
        (
            ("排在第58位", "第58位", 58, "rank", "exact"),
            ("拿下第一", "第一", 1, "rank", "exact"),
            ("跌至第120名左右", "第120名左右", 120, "rank", "approx"),
        ),
        ("第一次发布", "第三方工具", "第二季度", "第一款产品", "第三天"),
    ),
    Rule(
        "half a time",
        rf"{_BEFORE}(?<![上下前后一两三四五六七八九十年\d])(?:大)?半(?P<duration>年|个月|个?小时|天|个?世纪(?<!纪)|个?钟头|个星期|周(?!年)){_AFTER}",
        _half,
        (
            ("历时半年", "半年", 6, "months", "exact"),
            ("不到半年", "不到半年", 6, "months", "less_than"),
            ("半年多", "半年多", 6, "months", "more_than"),
            ("等半个小时", "半个小时", 0.5, "hours", "exact"),
        ),
        ("上半年",),
    ),
    Rule(
        "half",
        rf"{_BEFORE}(?:一半半?|1半|半数|(?<=[过逾近超])半(?![年天个月小])){_AFTER}",
        _half_share,
        (
            ("超过一半", "超过一半", 0.5, "ratio", "more_than"),
            ("半数以上", "半数以上", 0.5, "ratio", "at_least"),
            ("票数过半", "过半", 0.5, "ratio", "more_than"),
        ),
    ),
    Rule(
        "dozen",
        rf"{_BEFORE}(?P<a>{NUMERAL})打(?![开破算工车扫造印击响拼动字分卡折赏]){_AFTER}",
        _dozen,
        (("买了三打", "三打", 36, "count", "exact"),),
        ("第一打开就卡",),
    ),
    Rule("half price", r"(?<=打)对折", _off, (("全场打对折", "对折", 50, "%", "exact"),), ("对折纸张",)),
    Rule("the only ones", r"唯(?P<a>[二三四五])(?=的)", _only_two, (("唯二的例外", "唯二", 2, "count", "exact"),)),
    Rule(
        "power",
        rf"(?P<minus>{SIGN})?(?P<a>\d+(?:\.\d+)?)(?P<mark>[eE^])(?P<n>[+\-]?\d{{1,3}})(?![\w])",
        _power,
        (("21.2E1", "21.2E1", 212, None, "exact"),),
        press=False,
    ),
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
            ("提高12.3个百分点", "12.3个百分点", 12.3, "percentage_points", "exact"),
            ("增长近两倍", "近两倍", 2, "times", "approx"),
            ("排名在150名左右", "150名左右", 150, "rank", "approx"),
            ("评分降至一星半", "一星半", 1.5, "stars", "exact"),
            ("评分只有1分", "1分", 1, "stars", "exact"),
            ("全国万所学校", "万所", 10000, "orgs", "approx"),
            ("上亿用户", "上亿", 100000000, "people", "at_least"),
            ("月活破亿", "破亿", 100000000, None, "more_than"),
            ("历经482个昼夜", "482个昼夜", 482, "days", "exact"),
            ("212研发人员", "212", 212, "people", "exact"),
            ("日增5w", "5w", 50000, None, "exact"),
            ("３０００家", "３０００家", 3000, "orgs", "exact"),
            ("10%到20%", "10%到20%", (10, 20), "%", "range"),
        ),
        ("新增一个功能", "90后", "二维码", "千万不要", "十分有限", "2015年", "版本3.0", "一些人", "这三方"),
    ),
)


@cache
def _compiled() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.pattern)) for rule in RULES)


@cache
def _change() -> re.Pattern[str]:
    return re.compile(r"(?:从|由|自|[升涨增降跌减少加长高低]了?)(?![到至])[^，,。；;]{1,16}?[到至]")


def _blanked(text: str, press: bool) -> str:
    """The narrow text with lookalikes as NUL characters, and with 从A到B and 涨了A至B parted: they tell two numbers, not a range."""
    text = _change().sub(lambda m: m[0][:-1] + "\x01", narrow(text))
    for start, end in lookalikes.spans(text, press):
        text = text[:start] + "\x00" * (end - start) + text[end:]
    return text


def _quantity(text: str, rule: Rule, match: re.Match[str], reading: Reading) -> Quantity:
    start, end = match.start(), reading.end or match.end()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    one = reading.low == reading.high
    low, high = float(reading.low), float(reading.high)
    return Quantity(
        start=start, end=end, surface=text[start:end],
        value=low if one else None, value_low=None if one else low, value_high=None if one else high,
        unit=reading.unit, qualifier=reading.hedges[0] if reading.hedges else "exact", hedges=reading.hedges,
        rule=reading.rule or rule.name, measure=reading.measure, noun=reading.noun,
    )  # fmt: skip


def read_quantities(text: str, *, press: bool = True) -> list[Quantity]:
    """The quantities of one sentence in Simplified characters, in order, none overlapping another."""
    context = Context(_blanked(text, press), press)
    found: list[Quantity] = []
    for rule, pattern in _compiled():
        if press and not rule.press:
            continue
        for match in pattern.finditer(context.text):
            if any(match.start() < q.end and q.start < match.end() for q in found):
                continue
            reading = rule.read(match, context)
            if reading is not None:
                found.append(_quantity(text, rule, match, reading))
    return sorted(found, key=lambda q: q.start)
