"""Quantities with a grammar of their own: percentages in words, fractions, ranks, doublings, orders of magnitude, halves."""

import re
from decimal import Decimal

from casebook.reading import units
from casebook.reading.numerals import FRACTION, NUMERAL, SIGN, bounds, fraction, value
from casebook.reading.quantity import AFTER, BEFORE, CURRENCY_WORDS, DURATION_WORDS, MEASURE_WORDS, TO, Context, Reading, Rule, hedges_of, noun_after


def _percent(match: re.Match[str], context: Context) -> Reading | None:
    hundredths = {"百": 1, "千": 10, "仟": 10, "万": 100, "百万": 10**4, "万万": 10**6}[re.sub(r"\s", "", match["of"])]
    low, high = bounds(match["a"])
    if match["b"]:
        high = bounds(match["b"])[1]
    sign = -1 if match["minus"] else 1
    return Reading(sign * low / hundredths, sign * high / hundredths, "%", hedges_of(match, low, high, bool(re.search("[多余]", match["a"]))))


def _fraction(match: re.Match[str], context: Context) -> Reading | None:
    number = fraction(match["a"]) * (-1 if match["minus"] else 1)
    return Reading(number, number, "ratio", hedges_of(match, number, number))


def _rank(match: re.Match[str], context: Context) -> Reading | None:
    low, high = bounds(match["a"])
    return Reading(low, high, "rank", hedges_of(match, low, high), match["measure"])


def _top(match: re.Match[str], context: Context) -> Reading | None:
    low, high = bounds(match["a"])
    outside = bool(match["outside"]) and not re.search(r"(?:从?未|没有?|不曾|不会)$", context.text[: match.start()])  # 再未跌出前三
    return Reading(low, high, "rank", ("more_than",) if outside else ("at_most",), match["measure"])


def _chart(match: re.Match[str], context: Context) -> Reading | None:
    number = Decimal(match["a"])
    return Reading(number, number, "rank")


def _tenths(match: re.Match[str], context: Context) -> Reading | None:
    number = 10 * value(match["a"]) + value(match["b"])
    return Reading(number, number, "%", hedges_of(match, number, number))


def _doubling(match: re.Match[str], context: Context) -> Reading | None:
    times = 2 ** int(value(match["a"])) if match["a"] else 2
    return Reading(Decimal(times), Decimal(times), "times", hedges_of(match, Decimal(1), Decimal(1)))


def _level(match: re.Match[str], context: Context) -> Reading | None:
    low = value(match["a"])
    unit = CURRENCY_WORDS.get(match["currency"] or "") or units.noun_unit(noun_after(context.text, match.end()))
    return Reading(low, low * 10 - 1, unit, ("approx",), noun=noun_after(context.text, match.end()))


def _from_to(match: re.Match[str], context: Context) -> Reading | None:
    """成百上千 runs from the first unit to the end of the second's order."""
    noun = noun_after(context.text, match.end())
    word = match["measure"]
    unit = units.noun_unit(noun) or MEASURE_WORDS.get(word or "")
    return Reading(value(match["a"]), value(match["b"]) * 10 - 1, unit, ("approx",), word, noun)


def _countless(match: re.Match[str], context: Context) -> Reading | None:
    unit, word = value(match["a"]), match["measure"]
    return Reading(2 * unit, 9 * unit, CURRENCY_WORDS.get(match["currency"] or "") or MEASURE_WORDS.get(word or ""), ("range",), word)


# Half a year is six months; half of a shorter time is .5 of it.
def _half(match: re.Match[str], context: Context) -> Reading | None:
    word = match["duration"].removeprefix("个")
    unit = "months" if word == "年" else DURATION_WORDS.get(word) or DURATION_WORDS["个" + word]
    number = Decimal(6) if word == "年" else Decimal("0.5")
    return Reading(number, number, unit, hedges_of(match, number, number))


def _dozen(match: re.Match[str], context: Context) -> Reading | None:
    low, high = (12 * n for n in bounds(match["a"]))
    return Reading(low, high, "count", hedges_of(match, low, high), "打")


def _half_share(match: re.Match[str], context: Context) -> Reading | None:
    number = Decimal("0.5")
    return Reading(number, number, "ratio", hedges_of(match, number, number))


def _off(match: re.Match[str], context: Context) -> Reading | None:
    return Reading(Decimal(50), Decimal(50), "%")


def _with_cents(match: re.Match[str], context: Context) -> Reading | None:
    number = value(match["a"]) + value(match["b"]) / units.CENTS[match["cents"]]
    return Reading(number, number, CURRENCY_WORDS[match["currency"]], hedges_of(match, number, number))


def _only_two(match: re.Match[str], context: Context) -> Reading | None:
    number = value(match["a"])
    return Reading(number, number, "count")


def _power(match: re.Match[str], context: Context) -> Reading | None:
    base, exponent = Decimal(match["a"]), int(match["n"])
    try:
        number = base.scaleb(exponent) if match["mark"] in "eE" else base**exponent
    except ArithmeticError:  # 0^0 is no number, and a larger one than Decimal holds is none that a text counts by
        return None
    number = -number if match["minus"] else number
    return Reading(number, number, None)


# 达不到同行的三分之一: the hedge stands apart from its fraction.
_APART = "超过|不到|不足|不及|达不到|低于|高于|接近"
_CURRENCY = units.alternatives(CURRENCY_WORDS)
_PERCENT_OF = r"(?P<of>百\s?万|万\s?万|百|千|仟|万)\s?分\s?之\s?"
_RANK_END = (
    r"(?![次款个季代届批期轮波步天年月周方时财产线人手种条章节集部眼桶家场件项版阶者把篇份只性任印类张台话幕回声句辆桩站财经条夫枪课枚目反选笔\d.])"
)
RULES: tuple[Rule, ...] = (
    Rule(
        "percent in words",
        rf"{BEFORE}(?P<minus>{SIGN})?(?<![零一二三四五六七八九十百千万\d壹]){_PERCENT_OF}(?P<a>{NUMERAL})(?:{TO}(?:百\s?分\s?之)?(?P<b>{NUMERAL}))?{AFTER}",
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
        rf"(?:{BEFORE}|(?P<apart>{_APART})[\u4e00-\u9fff]{{1,6}}的)(?P<minus>{SIGN})?(?P<a>{FRACTION}){AFTER}",
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
        rf"{BEFORE}(?P<a>{NUMERAL})\s?(?P<currency>{_CURRENCY})又?(?P<b>{NUMERAL})\s?(?P<cents>{units.alternatives(units.CENTS)})(?!之|钟)",
        _with_cents,
        (("只要三元五角", "三元五角", 3.5, "CNY", "exact"), ("九美元又五美分", "九美元又五美分", 9.05, "USD", "exact")),
    ),
    Rule(
        "doubling",
        rf"{BEFORE}翻了?(?:近|约)?(?P<a>{NUMERAL})?(?:番|倍(?<=翻倍))(?P<after>还多|有余|多|以上)?",
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
        "tenths and hundredths",
        rf"{BEFORE}(?P<a>[一二三四五六七八九1-9])成(?P<b>[一二三四五六七八九])(?![十百千万亿成倍人家名位个星分点、])",
        _tenths,
        (("约三成六的用户", "约三成六", 36, "%", "approx"), ("占四成五，", "四成五", 45, "%", "exact")),
        ("三成五千人", "一成一成地降", "两三成"),
    ),
    Rule(
        "order of magnitude",
        rf"{BEFORE}(?<![\d.几数多余零一二两三四五六七八九十百千万亿])(?P<a>[十百千万亿]+)(?P<currency>{_CURRENCY})?(?:量级|级别|级(?!市))",
        _level,
        (
            ("下载达到百万级别", "百万级别", (1000000, 9999999), None, "approx"),
            ("千万级用户", "千万级", (10000000, 99999999), "people", "approx"),
            ("亿元级融资", "亿元级", (100000000, 999999999), "CNY", "approx"),
        ),
        ("高级别", "1500万级别"),
    ),
    Rule(
        "hundreds and thousands",
        rf"成(?P<a>[百千])上(?P<b>[千万])(?P<measure>{units.alternatives(MEASURE_WORDS)})?",
        _from_to,
        (("有成百上千个作品", "成百上千个", (100, 9999), "count", "approx"), ("成千上万用户", "成千上万", (1000, 99999), "people", "approx")),
    ),
    Rule(
        "numbered by",
        rf"数以(?P<a>[十百千万亿]+)(?:(?P<currency>{_CURRENCY})|(?P<measure>{units.alternatives(MEASURE_WORDS)}))?计",
        _countless,
        (
            ("数以万计的人", "数以万计", (20000, 90000), None, "range"),
            ("融资数以十亿元计", "数以十亿元计", (2000000000, 9000000000), "CNY", "range"),
        ),
        ("数以十亿元",),
    ),
    Rule(
        "chart place",
        r"(?i:top|no\.)\s?-?(?P<a>\d{1,4})(?!\d)",
        _chart,
        (("位列TOP10", "TOP10", 10, "rank", "exact"), ("成为No.1", "No.1", 1, "rank", "exact")),
    ),
    Rule(
        "within the first",
        rf"(?P<outside>(?:不进|未进|没进|没能进|进不了|跌出|掉出|退出|跌破)(?:了|入)?(?:榜单)?)?(?<![投目之此以])前(?P<a>{NUMERAL})(?P<measure>[名位强大甲列])?(?!\s?[百千万亿]){_RANK_END}(?!(?:{units.alternatives(DURATION_WORDS)}|{units.alternatives(MEASURE_WORDS)}|[季多几万大]))",
        _top,
        (
            ("进入前三位", "前三位", 3, "rank", "at_most"),
            ("排名前十", "前十", 10, "rank", "at_most"),
            ("已跌出前50名", "跌出前50名", 50, "rank", "more_than"),
        ),
        ("春节前3亿日活", "前五天", "前三个月", "投前十亿美元", "目前九成的客户"),
    ),
    Rule(
        "rank",
        rf"{BEFORE}第(?P<a>{NUMERAL})(?P<measure>[名位]|大(?=[^街道家学]))?{_RANK_END}(?P<after>左右|上下|以内|之内|以外)?",
        _rank,
        (
            ("排在第58位", "第58位", 58, "rank", "exact"),
            ("拿下第一", "第一", 1, "rank", "exact"),
            ("跌至第120名左右", "第120名左右", 120, "rank", "approx"),
        ),
        ("第一次发布", "第三方工具", "第二季度", "第一款产品", "第一目标", "第三天"),
    ),
    Rule(
        "half a time",
        rf"{BEFORE}(?<![上下前后一两三四五六七八九十年个\d])(?:大)?半(?P<duration>年(?!度|报)|个月|个?小时|天|个?世纪(?<!纪)|个?钟头|个星期|周(?!年)){AFTER}",
        _half,
        (
            ("历时半年", "半年", 6, "months", "exact"),
            ("不到半年", "不到半年", 6, "months", "less_than"),
            ("半年多", "半年多", 6, "months", "more_than"),
            ("等半个小时", "半个小时", 0.5, "hours", "exact"),
        ),
        ("上半年", "半年度业绩", "半年报"),
    ),
    Rule(
        "half",
        rf"{BEFORE}(?:一半半?|1半|半数|(?<=[过逾近超])半(?![年天个月小])){AFTER}",
        _half_share,
        (
            ("超过一半", "超过一半", 0.5, "ratio", "more_than"),
            ("半数以上", "半数以上", 0.5, "ratio", "at_least"),
            ("票数过半", "过半", 0.5, "ratio", "more_than"),
        ),
    ),
    Rule(
        "dozen",
        rf"{BEFORE}(?P<a>{NUMERAL})打(?![开破算工车扫造印击响拼动字分卡折赏]){AFTER}",
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
)
