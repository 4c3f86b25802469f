"""Claims: every number of the body with what it is about, what it measures, when it held and who says so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from casebook.corpus.article import Article
from casebook.facts.counts import says_nothing
from casebook.facts.metrics import EXPECTED, MONEY, MULTIPLE, metric_of, signed
from casebook.facts.records import Claim, Event, Quote
from casebook.facts.respective import EACH, numbers_in_row, place
from casebook.facts.subject import Subjects, carried_over
from casebook.facts.times import Times
from casebook.facts.view import Line, View
from casebook.reading.numbers import Quantity
from casebook.reading.wording import Wording, any_of

DEMAND = re.compile(r"必须有|至少要有|不得少于")
SMALL = 1000  # a bare number below this is more often a name or an order than a count
UNREACHED = re.compile(r"(?:未实现|未达到|未突破|没有达到|达不到|未能达到|未能突破)[^，]*$")
MEANS_TO = r"(?<![虚模比草])拟(?![人真声态])"  # 拟筹建, 拟募集; not 虚拟
FORECAST = re.compile(r"(?:预计|预期|预测|预估)[，：]")  # “某某预计，…；…”: all that follows in the sentence
AS_EXPECTED = re.compile(
    r"(?:符合|合乎|[优高低好逊差胜]于|超出|超过|不及|不如|达到)[^，。；]{0,8}(?:预计|预期|预测|预估)$"
)  # what came of it, and no forecast
IN_FACT = re.compile(r"(?<![相承后])继\s?(?=(?:19|20)\d\d)|而?(?:目前|截至|去年|此前|实际)|已经?|了$")
SAME_PLAN = re.compile(r"(?:相当于|约合|折合|即|包括|其中)")  # a clause that only says the planned number again, or a part of it
ABOUT_A_SHARE = re.compile(
    r"(?:大?约|接近|(?<![最附将])近)(?:占[^，。]{0,6}|裁员?|增长?|减少?|下[降滑跌]|上[升涨]|[升涨降跌花亏赚需有])$"
)  # “约占全国三分之一”, “约裁三成”
AT_LEAST_SO_MANY = re.compile(r"(?:起码|至少|最少)(?:要?(?:砍掉?|裁掉?|裁员|卖出|花|投|拿出|需|有|是|能|得))了?$")  # “起码砍掉2500人”
AIMED_AT = re.compile(r"[一-龥]{0,4}的(?:(?!主要|重[要点]|核心)[一-龥]){0,4}目标(?!价|[客用]户|人群|群体|受众|市场|之一)")  # “达到1500亿元的目标”
IN_THE_END = re.compile(r"[，；](?:但|而)?(?:最终|最后|实际上?|结果)")
FIRST_MONTHS = re.compile(r"年[首头]\s?[\d一二三四五六七八九十]{1,2}\s?个?月$")  # “去年首11个月”: a part of the year, and no length
SHARED_HEDGE = re.compile("约|大约|近|接近|超过|逾|超")
THIS_FIGURE = re.compile(r"(?:这一|这个|该)(?:数字|数据|规模)[^，。]*$")  # what the number before it measured
YUAN = re.compile("[万亿]元人民币")
ACCOUNTS = re.compile(r"(?:收入|营收|营业额|盈利|纯利|溢利|利润|亏损|(?<!账面)(?<!帐面)(?:赚|蚀))[^。；]*$")
PRESS_OF_TAIWAN = re.compile(
    r"記者[一-龥]{2,4}[／/╱](?:[一-龥]{2,6}報導|綜合|台北)|中央社|金管會"
)  # how its reports are signed, and who oversees its banks
CODE_OF_HONG_KONG = re.compile(r"[（(](?:港[:：]|HK[:：.]?\s?)?\d{4,5}(?:[.．]HK)?[）)]")
PRICED = re.compile(
    r"(?:目标价|收[报市盘]|股价|现价|招股价|每股(?:作价)?|成交额?|市值|高见|低见|报(?=$|约|[^，。一-龥]))(?:(?!收入|纯利|盈利|溢利|亏损|营收)[^。；]){0,14}$"
)
PRICE_REACH = 24  # characters back from the sum
STOCK_CODE = re.compile(r"[（(](?:[一-龥]{0,4}代码)?[：: ]*(?:NYSE|NASDAQ|SEHK|HKEX|SZ|SH|HK)[：:. ]*$", re.IGNORECASE)
TARGET_REACH = 14  # characters between the word of planning and its number


@dataclass(frozen=True)
class Hedging:
    """Compiled words of hearsay and of planning."""

    rumour: re.Pattern[str]
    target: re.Pattern[str]


@cache
def hedging_of(wording: Wording) -> Hedging:
    """The words of a wording, compiled."""
    return Hedging(re.compile(any_of(wording.rumour)), re.compile(f"{any_of(wording.target)}|{MEANS_TO}"))


def claims_of(view: View, quotes: Iterable[Quote], events: Iterable[Event], wording: Wording) -> list[Claim]:
    """All claims of an article, in reading order. Headings count nothing: they repeat what the body says."""
    subjects, times, hedging = Subjects(view), Times(view, events), hedging_of(wording)
    spoken = [q for q in quotes if q.speaker]
    local, priced = _local_currency(view.article), _currency_of_prices(view)
    accounts = _accounts_in_yuan(view)
    claims: list[Claim] = []
    metric: str | None = None
    before: Claim | None = None  # the last number of the lines before
    for line, subjects.carried in zip(view.body(), carried_over(view), strict=False):
        metric = metric if line.text.startswith("而") else None  # “而乙为2亿人。” only goes on with the sentence before
        last: Claim | None = None
        for quantity in line.quantities:
            if _is_date(line, quantity) or _is_of_a_name(line, quantity):
                continue
            if says_nothing(line, quantity):
                times.point_back(line, quantity)
                continue
            carried = last.metric if last and _said_again(line, quantity) else metric
            understood = _understood(line, quantity, None if accounts and ACCOUNTS.search(line.text, 0, quantity.start) else local, priced)
            claim = _claim(view, line, understood, subjects, times, hedging, spoken, carried, last)
            claim = _as_the_one_before(line, quantity, claim, None if last and last.metric != "duration" else before)
            if _bare(line, quantity, claim):
                continue
            claims.append(claim)
            subjects.remember(quantity, claim)
            last = claim
            metric = claim.metric if claim.metric not in ("other", "duration", "growth_pct", "employees") else metric
        before = last or before
        times.close(line)
    return claims


def _as_the_one_before(line: Line, quantity: Quantity, claim: Claim, before: Claim | None) -> Claim:
    """“付费用户达到60万。而在上一季度，这个数字还不到10万”: this figure, in a sentence of its own, measures what the last number measured; “这个数字翻了一番” is said of whom it was said of."""
    doubled = quantity.rule == "doubling"
    same = before is not None and quantity.unit is None and before.unit not in ("%", "times", "rank", "percentage_points")
    if not (before and (doubled or same) and THIS_FIGURE.search(line.text, line.clause_at(quantity.start)[0], quantity.start)):
        return claim
    if doubled:
        return replace(claim, entity=before.entity, rule=f"{claim.rule}; of the number before")
    return replace(claim, metric=before.metric, unit=before.unit, rule=f"{claim.rule}; as the number before")


def _said_again(line: Line, quantity: Quantity) -> bool:
    """What the number before it measured is told once more: as this figure, or as a growth was expected to be."""
    before = line.text[: quantity.start]
    return bool(THIS_FIGURE.search(before) or (quantity.unit == "%" and EXPECTED.search(before)))


def _claim(
    view: View,
    line: Line,
    quantity: Quantity,
    subjects: Subjects,
    times: Times,
    hedging: Hedging,
    spoken: list[Quote],
    carried: str | None,
    last: Claim | None,
) -> Claim:
    metric, unit, metric_rule = metric_of(line, quantity, carried)
    entity, entity_rule = subjects.of(line, quantity.start, quantity.end, metric)
    told = subjects.again(line, quantity)
    if told:
        times.point_back(line, quantity)
        as_of, time_rule, days = told.as_of, "told again", (told.as_of_start, told.as_of_end)
    else:
        as_of, time_rule, days = times.of(line, quantity, metric)
    qualifier, hedges = _hedges(line, quantity, hedging, last)
    start, end = line.raw(quantity.start, quantity.end)
    low, high = (signed(line, quantity, metric, x) for x in (quantity.value_low, quantity.value_high))
    return Claim(
        doc=view.doc,
        start=start,
        end=end,
        surface=view.article.text[start:end],
        sentence=line.sentence.text,
        sentence_start=line.sentence.start,
        entity=entity,
        metric=metric,
        value=signed(line, quantity, metric, quantity.value),
        value_low=low,
        value_high=high,
        unit=unit,
        qualifier=qualifier,
        hedges=hedges,
        as_of=as_of,
        speaker=_speaker(spoken, start),
        rule=f"number: {quantity.rule}; metric: {metric_rule}; entity: {entity_rule}; time: {time_rule}",
        as_of_start=days[0],
        as_of_end=days[1],
    )


def _understood(line: Line, quantity: Quantity, local: str | None, priced: str | None) -> Quantity:
    """The number with the unit that the words around it give: 元 is the `local` currency, a fraction is a percentage, 市盈率18 a multiple, and of “3亿、5亿及8亿元” each is money."""
    if quantity.unit is None and MULTIPLE.search(line.text, line.clause_at(quantity.start)[0], quantity.start):
        return quantity._replace(unit="times")
    if priced and quantity.unit == "CNY" and quantity.surface.endswith("元") and _is_price(line, quantity):
        return quantity._replace(unit=priced)
    if local and quantity.unit == "CNY" and "元" in quantity.surface and "人民" not in quantity.surface:
        return quantity._replace(unit=local)
    last = numbers_in_row(line, quantity)[-1] if quantity.unit is None else quantity
    if last.unit in MONEY and (quantity.value or 0) >= SMALL:
        return quantity._replace(unit=last.unit)
    return _percent(quantity)


def _currency_of_prices(view: View) -> str | None:
    """HKD in Hong Kong's press where a firm stands with the code of its exchange, （3690）: in it a share is priced, whatever its accounts are kept in."""
    return "HKD" if view.article.script == "traditional" and view.holding(CODE_OF_HONG_KONG) else None


def _accounts_in_yuan(view: View) -> bool:
    """Whether results are told in 人民币: what else is earned and lost in the article is so too, though it says 元 (收入9亿元人民币，亏损3亿元)."""
    return any(ACCOUNTS.search(line.text, 0, m.start()) for line in view.holding(YUAN) for m in YUAN.finditer(line.text))


def _is_price(line: Line, quantity: Quantity) -> bool:
    """Whether a sum is what a share costs, a firm is worth or a day's trade amounts to: nearer than any sum that is none."""
    start, _ = line.clause_at(quantity.start)
    told = PRICED.search(line.text, max(0, quantity.start - PRICE_REACH), quantity.start)
    goes_on = re.search(r"由[^，。]{0,12}(?:[上下]調|調[高低]|[升跌降]|上调|下调|调[高低])?至$", line.text[start : quantity.start])
    return told is not None or (goes_on is not None and "目标价" in line.text[start : quantity.start])


def _local_currency(article: Article) -> str | None:
    """What 元 means in an article in Traditional characters that names its own currency and no other 元, or is of the press of Taiwan: TWD, HKD; else None."""
    if article.script != "traditional":
        return None
    if re.search("人民[币幣]", article.text):
        told_each_time = len(re.findall("人民[币幣]", article.text)) == len(
            re.findall(r"元人民[币幣]|人民[币幣]\s?[\d一二三四五六七八九十百千]", article.text)
        )
        return "HKD" if told_each_time and CODE_OF_HONG_KONG.search(article.text) else None
    named = [unit for unit, words in (("TWD", "新台[币幣]|台[币幣]"), ("HKD", "港[元币幣]")) if re.search(words, article.text)]
    return named[0] if len(named) == 1 else "TWD" if not named and PRESS_OF_TAIWAN.search(article.text) else None


def _percent(quantity: Quantity) -> Quantity:
    """A fraction as a percentage: 三分之一 is 33.3 %."""
    if quantity.unit != "ratio" or quantity.value is None:
        return quantity
    return quantity._replace(value=quantity.value * 100, unit="%")


def _bare(line: Line, quantity: Quantity, claim: Claim) -> bool:
    """A number without unit, hedge or cue says nothing that could be checked (从0到1), least of all in brackets; a stock's code never."""
    if STOCK_CODE.search(line.text[: quantity.start]):
        return True
    if quantity.unit is not None or claim.metric != "other" or claim.unit == "times" or claim.hedges:
        return False
    return (quantity.value or 0) < SMALL or line.text[quantity.start - 1 : quantity.start] in ("（", "(")


def _is_date(line: Line, quantity: Quantity) -> bool:
    """True where the number is part of a calendar date; a span told as a length (两年前) is both, a day of the month (十八日) is none."""
    within = [d for d in line.dates if d.start <= quantity.start and quantity.end <= d.end]
    return any(quantity.unit not in _LENGTHS or (quantity.unit == "days" and d.rule in _OF_MONTHS) or FIRST_MONTHS.search(d.surface) for d in within)


def _is_of_a_name(line: Line, quantity: Quantity) -> bool:
    """True for the figures of a name (91助手)."""
    return any(n.start <= quantity.start and quantity.end <= n.end for n in line.names)


_OF_MONTHS = ("day", "month and day")
_LENGTHS = ("days", "weeks", "months", "years", "hours", "quarters")


def _hedges(line: Line, quantity: Quantity, hedging: Hedging, last: Claim | None) -> tuple[str, list[str]]:
    """(qualifier, all hedges): hearsay before the number outranks what the number says of itself, a plan only an exact one."""
    hedges = [h for h in quantity.hedges if h != "exact"] or ([quantity.qualifier] if quantity.qualifier != "exact" else [])
    hedges = hedges or _shared_hedge(line, quantity)
    before = line.text[: quantity.start]
    start, _ = line.clause_at(quantity.start)
    if hedging.rumour.search(before[_in_the_end(before) :]):
        hedges = ["rumour", *(h for h in hedges if h != "rumour")]
    if UNREACHED.search(before[start:]) and not [h for h in hedges if h != "approx"]:
        return "less_than", ["less_than"]
    if ABOUT_A_SHARE.search(before[start:]) and not hedges:
        hedges = ["approx"]
    if AT_LEAST_SO_MANY.search(before[start:]) and not hedges:
        hedges = ["at_least"]
    if DEMAND.search(before[start:]):
        hedges = [*(hedges or ["at_least"]), "target"]
    elif (
        AIMED_AT.match(line.text, quantity.end)
        or hedging.target.search(before[max(start, quantity.start - TARGET_REACH) :])
        or _foretold(line, quantity, last)
    ):
        hedges = [*hedges, "target"] if "range" in hedges else ["target", *hedges]
    return (hedges[0] if hedges else "exact"), hedges


def _in_the_end(before: str) -> int:
    """“传言估值达1000亿美元，最终定价只有500亿”: where the sentence leaves hearsay for what came of it; else its beginning."""
    return max((m.start() for m in IN_THE_END.finditer(before)), default=0)


def _shared_hedge(line: Line, quantity: Quantity) -> list[str]:
    """“分别约16%及10%”: a hedge right after 分别 is of every number in its row."""
    if place(line, quantity) is None:
        return []
    first = numbers_in_row(line, quantity)[0]
    shared = EACH.search(line.text[max(0, first.start - 3) : first.start]) and SHARED_HEDGE.match(first.surface)
    return [first.qualifier] if first.start < quantity.start and shared and first.qualifier != "exact" else []


def _foretold(line: Line, quantity: Quantity, last: Claim | None) -> bool:
    """True in a sentence that begins as a forecast, and where the clause goes on with the planned number before it."""
    start, _ = line.clause_at(quantity.start)
    if IN_FACT.search(line.text, start, quantity.start):
        return False
    goes_on = last is not None and "target" in last.hedges and SAME_PLAN.match(line.text, start, quantity.start)
    forecasts = (m for m in FORECAST.finditer(line.text, 0, quantity.start) if not AS_EXPECTED.search(line.text, 0, m.end() - 1))
    return bool(goes_on) or next(forecasts, None) is not None


def _speaker(spoken: list[Quote], at: int) -> str | None:
    """Who says the words that hold the number: the innermost speech around it."""
    around = [q for q in spoken if q.start <= at < q.end]
    return min(around, key=lambda q: q.end - q.start).speaker if around else None
