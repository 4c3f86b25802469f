"""What a number measures: decided by its unit and by the cue words of `lexicon/metrics.yml` around it.

Among the metrics that the number's unit allows, the one whose cue stands nearest wins; cues in the number's own clause
count before those of the clause before. Units that speak for themselves (money, stars, ranks, times) need no cue.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from casebook import paths, yaml_file
from casebook.facts.respective import PARTED, place
from casebook.facts.unnamed import TRAVELLERS
from casebook.facts.view import Line
from casebook.reading.numbers import Quantity
from casebook.reading.wording import any_of

OF_PEOPLE = ("registered_users", "monthly_active_users", "daily_active_users", "employees")
MONEY = {"CNY", "USD", "HKD", "TWD", "JPY", "EUR", "GBP", "KRW", "SGD", "INR", "RUB", "NGN"}
TIMES = {"days", "weeks", "months", "years", "hours", "minutes", "quarters"}
REACH = 22  # characters back from the number, within its clause and the one before
AHEAD = 8  # characters after it: “个评分”, “播放量”
# what before a cue makes it another's: users of a narrower kind than all who registered; the size of a crowd, not of a market
NOT_THIS = {
    "registered_users": re.compile(r"(?:活跃|日活|月活|付费|直播|购买|下单|交易|消费|订阅)$"),
    "money": re.compile(r"(?:用户|团队|员工|人员|组织|客户|粉丝)$"),
    "employees": re.compile(
        r"(?:参与|在线|使用|观看|活跃|注册|与会|参会|下载|付费|投票|预订|预定|预约|报名|参加|参赛|学习|上课|订阅|关注|收看|收听|阅读|申请|购买|感染|确诊|受影响)$"
    ),
}
PAYING = re.compile(r"(?:付费|购买|下单|交易|消费)(?:用户|会员|客户)(?:(?![日月]活|注册)[^。；]){0,24}$")
COUNT_OF = re.compile("数[量目]?$")  # “日活跃用户数” counts what 日活跃用户 does
CROWD = 10_000  # a bare number this large, said of a product without any other word, counts its users
# “一口气砸了10个亿”, “掏出5000万”: what was spent or earned, though no currency is named
SPENT = re.compile(
    r"(?:罚款?|悬赏|砸|(?<![一-龥])发|红包就?发|掏|拍|赔|赚|亏|花|刷|耗资|斥资|出资|拿出|投入?|融)(?:了|出|掉|下|进|到|去)?(?:近|约|超|超过|至少|将近)?$"
)
SALES_GOAL = re.compile(r"的?(?:年度|全年|年)?(?:销售|营收|收入|业绩|利润|GMV|交易)(?:额|收入)?目标")  # “1000亿的年度销售目标”
SLANG = re.compile(r"[百千万\d]个(?:小目标|亿)")  # 10个亿: nobody counts anything but money so
OTHER_NOUN = re.compile(r"[一-龥]{0,4}(?:旅客|游客|观众|考生|乘客|司机|骑手|商品|包裹|订单|文章|作品|视频|台|件|元|股|篇|效率)")
OTHER_COUNT = re.compile(
    r"(?<!用户)(?<!人)(?<!客户)(?<!会员)数[量目]?(?:(?:从|由)[^，。；]{0,24}[至到的]|从|由|达到?|为|突破|超过?|已经?|约)*$"
)  # “应用数从50万…”
STAFF = re.compile(
    r"(?:团队规模|员工|裁员|雇员|人员规模)[^。]*[一-龥，、](?:为|是|有|达到?|超过|约|仅|只|再?到|[升增]至|从|，)+$|(?:员工|雇员)，其中$|裁员[^。]*，(?:包括|其中)[^，。]{0,8}$"
)  # “甲的员工超过5000人，而乙为2000人”, “8000名员工，其中2000人在…”
DAILY = re.compile(r"每[天日](?:都?有|大?约有?|超过)*$")  # “每天有3亿用户打开…”
OPENS = re.compile(r"(?:名|个)?(?:用户|人|网民)[^，。]{0,4}(?:打开|使用|登录|登陆|访问|活跃|刷)")
HEADS = re.compile(r"人均|人效|员工|裁员|雇员|平均每人|每人每年")  # what makes the people beside a firm's name its own
TEAM = re.compile(r"\s?(?:的[^，。的]{0,8}(?:团队|队伍|规模)|规模)")  # “2000人的某某团队”
# “研发团队已超过2000人”, “砍掉500人”: whose people they are
OF_A_TEAM = re.compile(
    r"(?:团队|队伍)(?:规模|人数|总数|目前|现在|已经?|也|约|现有|共有|不过|总共|接近|有|达到?|扩[张大]?到?|增[长加]?到?至?|仅|只|的|就)*$|(?:砍掉|裁掉|裁员|裁撤|裁减|减员|扩招|招聘|招募)(?:了|约|近)*$"
)
IF_SO_MANY = re.compile(r"[按以]\s?$")  # “按2000人计算”
A_HEAD_EACH = re.compile(r"人均[约近达到为]*$")  # “人均30万效率”
OUTPUT = re.compile(r"(?:的|左右)?(?:效率|人效|产出|产值|创收|收入|营收|利润|年薪)")
ONLY_HAS = re.compile(r"(?:还|仅|只|共|已|已经|拥)+有(?:约|近)?$")  # “某公司只有2000人，”: its people, where nothing else is told
DIVISION_HAS = re.compile(r"(?:事业部|事业群|部门|团队)[^，。；]{0,6}(?:有|达|为)(?:约|近)?$")
PARALLEL = re.compile(r"其中$|[而但]?[^，。]{1,10}?(?:则|也|仅|只)*(?:为|是|达到?|有)[^，。一-龥]*$")  # “…，而乙为2亿人”: as told of the one before
# “…的客户约2万名”, “骑手数量达700万”: people by what they are, whatever cue stands before them
OF_THEM = re.compile(r"(?:客户|骑手|司机|创作者|主播|配送员)(?:数量?|总数|人数|规模)?(?:已?达到?|为|有|已|超过|是|约)*$")
# people active in a year, whom no metric counts: 年度活跃消费者达8亿
OF_A_YEAR = re.compile(r"年度?活跃(?:消费者|用户|买家|客户)(?:数量?|规模|总数)?(?:已|已经|达到?|为|约|是|增[长加]?[至到])*$")
# what is no organisation and nobody: 低代码应用超过150万个
OF_THINGS = re.compile(r"(?:应用|小程序|机器人|接口|模板|文档|插件|商品|作品)(?:数量?|总数|规模)?(?:已|已经|累计|共|达到?|为|约|是|有)*$")
OF_ITEMS = ("项", "条", "种", "次", "笔", "款", "件", "场")
HIRED = re.compile(r"(?:[增招]聘|招募|扩招|裁掉|裁撤|裁减)(?:了|约|近|逾|超过)*$")
CAPACITY = re.compile(r"人的?(?:大型|视频|在线|同时|多方)*(?:会议|同时在线|连麦|群)")  # “100人会议功能”: who may take part
LIKED = re.compile(
    r"(?:[日订]?单量|订单|销量|交付(?:了|新车)?|售出|卖出|出货量?|交易量|获赞|点赞|在看|转发|阅读量?|评论|人均)(?:数|量|峰值|即|已经?|便|就|突?破|超过?|为|达到?|约|近|高达|迅速)*$"
)
STORE = re.compile(r"App ?Store|应用商店|免费榜|免费APP|免费排行榜|下载榜", re.IGNORECASE)
OTHER_LIST = re.compile(r"市占|市场占有|份额|富豪|首富|市值|月活|日活|艾瑞|指数|类目|活跃|渗透率|社交第")
FALL = re.compile(
    r"挫|收低|走低|回落|收窄|低开|倒退|[减降]薪|[大急骤锐狂剧直]降|[锐骤大急剧]减|(?<![至不最很更较])少$|[年月季]减|衰退|下降|下滑|下跌|减少|跌|缩减|萎缩|降低|缩水|跌去"
)
GROWTH_WORDS = re.compile(
    r"(?<![至不最很更较许])[多少]$|(?:较|比)[^，。；]{0,16}[高低]出?$|飙|增|成长(?![性为期型空史])|升|涨|跌|降|[高低]开|倒退|(?<!裁)减|收窄|滑|挫|反弹|回落|收[高低]|走[高低]|同比|环比|按年|缩|翻|扩大"
)
LEVEL = re.compile(r"(?:[至到](?:20)?\d\d年[^，]{0,4}的|(?:缩小|缩减|收窄|降低|下降|扩大|提升|提高|改善)(?:为|至|到))$")  # a share after the change
FROM = re.compile(r"[从由自][^，]*$")  # and a share before the change
ALLOTTED = re.compile(r"(?:的?(?:资金|款项|所得))?(?:将|拟|会|计划)?(?:会?被)?(?:用[于作来以]|投向|拨作)")  # “35%将用于增强…”
REACHED = re.compile(r"(?:大幅|进一步)?[升增涨降跌减][至到]了?$")  # “持股降到9%”
UP_TO = re.compile(r"(?:进一步|大幅|快速)?(?:上升|上涨|提升|提高|增加|增长|下降|下滑|降低|缩小|缩减|收窄|改善|扩大|升|降|增|跌|变)[至到为]")
SHARE_WORDS = re.compile(
    r"(?<!增长)(?<!增速)[一-龥](?<![效频速汇税功长])率(?!先)|占比|占|比重|份额|利润率|毛利率|渗透率|负债率|费用率|净利率|市占率|留存率|流失率|转化率|复购率|规模约|抽成|佣金|折扣|比例"
)


EXPECTED = re.compile(
    r"(?:[低高优]于|超出|超过|不及|好于|逊于)[^，。；]{0,8}?(?:预期|预测|预估|同期|季度?|上月|前年)的?$"
)  # “增长5%，低于预期的9%”: a growth too
# what a share costs or a firm is worth as so many times its profit, told without the word 倍
MULTIPLE = re.compile(r"(?:市[盈净销]率|P/?[EBS])(?:（[^（）]{1,12}）)?(?:[^，。；、\d]{0,6})$")


@dataclass(frozen=True)
class Metric:
    """One entry of metrics.yml."""

    name: str
    en: str
    zh: str
    unit: str
    counts_en: str
    counts_zh: str
    read_en: str = ""
    read_zh: str = ""
    units: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    pinyin: str = ""


@cache
def load_metrics(folder: Path = paths.LEXICON) -> dict[str, Metric]:
    """All metrics by name, in the file's order."""
    data = yaml_file.read(Path(folder) / "metrics.yml")
    lists = ("units", "cues")
    return {n: Metric(name=n, **{k: tuple(v) if k in lists else v for k, v in entry.items()}) for n, entry in data.items()}


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(any_of(load_metrics()[name].cues), re.IGNORECASE)


def metric_of(line: Line, quantity: Quantity, carried: str | None = None) -> tuple[str, str, str]:
    """(metric, unit, rule) of a number. `carried` is the metric of the number before it, for one that only goes on (“暴涨至25万”)."""
    unit = quantity.unit or "bare"
    steps = (_of_people, _of_things, _by_unit, _of_each, _by_cue, _carried, _without_cue)
    return next((found for step in steps if (found := step(line, quantity, unit, carried))), ("other", quantity.unit or "count", "no cue"))


def _of_people(line: Line, quantity: Quantity, unit: str, carried: str | None) -> tuple[str, str, str] | None:
    """People that are no total, whatever cue stands beside them; and those who open it daily."""
    if unit not in ("people", "bare"):
        return None
    if _a_head(line, quantity):
        return "other", "people", "a head"
    if OF_A_YEAR.search(line.text, line.clause_at(quantity.start)[0], quantity.start):
        return "other", "people", "active in a year"
    if PAYING.search(line.text[: quantity.start]):
        return "other", "people", "paying users"
    if HIRED.search(line.text[: quantity.start]):
        return "employees", "people", "hired"
    if CAPACITY.match(line.text, quantity.end - _overlap(quantity)) or OF_THEM.search(line.text[: quantity.start]):
        return "other", "people", "what they are"
    opened = OPENS.match(line.text, quantity.end - _overlap(quantity)) and _daily(line, quantity, carried)
    return ("daily_active_users", "people", "opened daily") if opened else None


def _of_things(line: Line, quantity: Quantity, unit: str, carried: str | None) -> tuple[str, str, str] | None:
    """So many 个 of what is no organisation, whatever cue stands in the clause before."""
    if unit != "count" or not OF_THINGS.search(line.text, line.clause_at(quantity.start)[0], quantity.start):
        return None
    return "other", "count", "things"


def _of_each(line: Line, quantity: Quantity, unit: str, carried: str | None) -> tuple[str, str, str] | None:
    """“日活和月活分别为3亿和7亿”: one number for each thing counted."""
    found = place(line, quantity)
    if not found:
        return None
    index, count, word = found
    things = PARTED.split(line.text[line.clause_at(word)[0] : word])[-count:]
    cues = [_cue_in(COUNT_OF.sub("", thing), unit) for thing in things]
    if len(things) < count or not all(cues) or len(set(cues)) < count:
        return None
    metric = load_metrics()[cues[index]]
    return metric.name, unit if unit in ("people", "orgs") else metric.unit, "cue of each"


def _cue_in(text: str, unit: str) -> str:
    """The metric whose cue stands last in a text; empty where none does."""
    found = [(m.end(), len(m.group()), name) for name, metric in load_metrics().items() if unit in metric.units for m in _cue(name).finditer(text)]
    return max(found, default=(0, 0, ""))[2]


def _carried(line: Line, quantity: Quantity, unit: str, carried: str | None) -> tuple[str, str, str] | None:
    """What only goes on measures what the number before it did."""
    before = line.text[: quantity.start]
    if carried and unit == "bare" and "bare" in load_metrics()[carried].units:
        return carried, load_metrics()[carried].unit, "carried metric"
    if unit == "people" and STAFF.search(before):
        return "employees", "people", "staff told before"
    parallel = carried in OF_PEOPLE and unit == "people" and PARALLEL.match(line.text, line.clause_at(quantity.start)[0], quantity.start)
    return (carried, "people", "carried metric") if carried and parallel else None


def _of_a_division(line: Line, quantity: Quantity) -> bool:
    """“事业部此前约有350人”, where nothing else is said of what people they are."""
    start, end = line.clause_at(quantity.start)
    alone = not line.text[quantity.end : end].strip("，；。")
    return alone and DIVISION_HAS.search(line.text, start, quantity.start) is not None


def _without_cue(line: Line, quantity: Quantity, unit: str, carried: str | None) -> tuple[str, str, str] | None:
    """People by what they are called, or by whose they are; a bare crowd is one of users."""
    if unit == "people" and quantity.noun in ("员工", "人员"):
        return "employees", "people", "noun"
    if (
        unit == "people"
        and quantity.noun is None
        and (
            OF_A_TEAM.search(line.text, 0, quantity.start)
            or _has_people(line, quantity)
            or _of_a_division(line, quantity)
            or _people_of_a_firm(line, quantity)
        )
    ):
        return "employees", "people", "people of a firm"
    if unit == "bare" and A_HEAD_EACH.search(line.text[: quantity.start]) and OUTPUT.match(line.text, quantity.end):
        return "money", "CNY", "output a head"
    if unit == "bare" and _money_of_no_currency(line, quantity):
        return "money", "CNY", "spent"
    if unit == "bare" and TRAVELLERS.match(line.text, quantity.end):
        return "other", "people", "travellers"
    crowd = unit == "bare" and (quantity.value or quantity.value_low or 0) >= CROWD and not _of_other_things(line, quantity)
    return ("registered_users", "people", "bare crowd") if crowd else None


def _money_of_no_currency(line: Line, quantity: Quantity) -> bool:
    if SALES_GOAL.match(line.text, quantity.end):
        return True
    slang = SLANG.search(quantity.surface) and not OTHER_NOUN.match(line.text, quantity.end) and not OPENS.match(line.text, quantity.end)
    return bool(slang or SPENT.search(line.text, line.clause_at(quantity.start)[0], quantity.start))


def _daily(line: Line, quantity: Quantity, carried: str | None) -> bool:
    """“每天有3亿用户打开甲，2亿用户打开乙”: the second is of a day too."""
    start, _ = line.clause_at(quantity.start)
    return DAILY.search(line.text, start, quantity.start) is not None or (carried == "daily_active_users" and start == quantity.start)


def _has_people(line: Line, quantity: Quantity) -> bool:
    """“某公司只有2000人，”: named in the clause, and nothing said of what people they are."""
    start, end = line.clause_at(quantity.start)
    alone = not line.text[quantity.end : end].strip("，；。")
    return alone and ONLY_HAS.search(line.text, start, quantity.start) is not None and any(start <= n.start < quantity.start for n in line.names)


def _people_of_a_firm(line: Line, quantity: Quantity) -> bool:
    """“某公司1.3万人，人均营收…”, “2000人的某某团队”, “按2000人计算”: people where output a head or staff is told."""
    if TEAM.match(line.text, quantity.end):
        return True
    named = any(n.end == quantity.start for n in line.names) or IF_SO_MANY.search(line.text[: quantity.start])
    return bool(named) and HEADS.search(line.text) is not None


def _of_other_things(line: Line, quantity: Quantity) -> bool:
    """“10万+文章”, “获赞2.9万”, “这个数字是3亿” beside so many 篇: no crowd of users."""
    counted = any(q.measure in ("篇", "份", "条", "次") for q in line.quantities)
    before = line.text[: quantity.start]
    return counted or any(m is not None for m in (OTHER_NOUN.match(line.text[quantity.end :]), LIKED.search(before), OTHER_COUNT.search(before)))


def _a_head(line: Line, quantity: Quantity) -> bool:
    """“每人100”, “每个员工必须有…100个用户”: a quota, not a total."""
    start, _ = line.clause_at(quantity.start)
    return re.search(r"每(?:个|位|名|人|家)[^，。]*$", line.text[start : quantity.start]) is not None


def _by_unit(line: Line, quantity: Quantity, unit: str, carried: str | None) -> tuple[str, str, str] | None:
    if unit in MONEY:
        return "money", unit, "unit"
    if unit == "stars":
        return "app_rating", "stars", "unit"
    if unit == "rank":
        return _rank(line, quantity)
    if unit in TIMES:
        return _time(line, quantity, unit)
    if unit == "times" and MULTIPLE.search(line.text, line.clause_at(quantity.start)[0], quantity.start):
        return "other", unit, "a multiple"
    if unit in ("%", "percentage_points", "times"):
        return _share(line, quantity, unit, carried)
    return None


def _rank(line: Line, quantity: Quantity) -> tuple[str, str, str]:
    before = line.text[: quantity.start]
    store = bool(STORE.search(before)) or (not OTHER_LIST.search(line.text) and re.search(r"反超|超越|登顶|宝座|下载", line.text) is not None)
    return ("app_store_rank" if store and not OTHER_LIST.search(before[-30:]) else "other"), "rank", "rank"


def _time(line: Line, quantity: Quantity, unit: str) -> tuple[str, str, str]:
    start, end = line.clause_at(quantity.start)
    clause = line.text[start:end]
    if unit == "days" and re.search(r"日活", line.text[quantity.start : quantity.end + 2]):
        return "daily_active_users", "people", "cue"
    if _cue("launch_effort").search(clause):
        return "launch_effort", unit, "cue"
    if re.match(r"(?:一个|一次|一条|一款)", line.text[quantity.end :]):
        return "other", unit, "one in a time"
    return "duration", unit, "unit"


def _share(line: Line, quantity: Quantity, unit: str, carried: str | None) -> tuple[str, str, str]:
    start, end = line.clause_at(quantity.start)
    around = line.text[start : quantity.start][-REACH:].rstrip()
    after = line.text[quantity.end : min(end, quantity.end + 6)]
    share, growth = _last(SHARE_WORDS, around), _last(GROWTH_WORDS, around)
    if quantity.rule == "doubling":
        return "growth_pct", unit, "doubling"
    if carried == "growth_pct" and EXPECTED.search(around):
        return "growth_pct", unit, "expected growth"
    of_stock = _cue("stake_pct").search(after) or (growth < 0 and re.match(r"的?股票", after))
    reached = REACHED.search(around)
    held = _last(_cue("stake_pct"), around[: reached.start()] if reached else around)
    if unit == "%" and (held > (_last(GROWTH_WORDS, around[: reached.start()]) if reached else growth) or of_stock):
        return "stake_pct", "%", "cue"
    if (share >= 0 and re.search(r"[至到]了?$", around)) or LEVEL.search(around) or (FROM.search(around) and UP_TO.match(line.text[quantity.end :])):
        return "other", unit, "share reached"
    if unit == "percentage_points":
        return "growth_pct", unit, "unit"
    if ALLOTTED.match(line.text, quantity.end):
        return "other", unit, "allotted"
    if quantity.rule == "fraction":
        carried = carried if carried in ("usage_frequency",) else None
        return carried or "other", unit, "fraction"
    if growth > share or (growth < 0 and share < 0 and GROWTH_WORDS.search(after)):
        return "growth_pct", unit, "cue"
    return "other", unit, "unit"


def _by_cue(line: Line, quantity: Quantity, unit: str, carried: str | None) -> tuple[str, str, str] | None:
    """The metric whose cue stands nearest; of equals the first of the file."""
    start, end = line.clause_at(quantity.start)
    crowd = (quantity.value or quantity.value_low or 0) >= CROWD
    counts = (q for q in line.quantities if not (crowd and q.unit in TIMES))  # “月活用户连续两个季度下滑，从7000万…”: a time measures nothing
    floor = start if quantity.unit == "people" else max((q.end for q in counts if q.end <= start), default=0)
    before = (max(0, quantity.start - REACH, floor), quantity.start)
    listed = line.text.find("、", quantity.end, quantity.end + AHEAD)  # “用户超过2亿、企业超过1000万”: what comes after the mark is told of the next
    after = (quantity.end - _overlap(quantity), min(end, quantity.end + AHEAD, listed if listed >= 0 else end))
    items = quantity.measure in OF_ITEMS  # “减免商户佣金等六项措施”: nobody counts firms by 项
    near = (
        (_distance(line, quantity, metric, cue, start, before, after), metric) for metric, cue in _cues(unit) if not (items and metric.name == "orgs")
    )
    best = min(((distance, order, metric) for order, (distance, metric) in enumerate(near) if distance is not None), default=None)
    if best is None:
        return None
    metric = best[2]
    unit_kept = unit if unit in ("people", "orgs", "CNY") and metric.name != "rating_count" else metric.unit
    return metric.name, unit_kept, "cue"


@cache
def _cues(unit: str) -> list[tuple[Metric, re.Pattern[str]]]:
    """The metrics that a unit allows, in the file's order, with their cues."""
    return [(metric, _cue(name)) for name, metric in load_metrics().items() if unit in metric.units]


def _distance(
    line: Line, quantity: Quantity, metric: Metric, cue: re.Pattern[str], clause: int, before: tuple[int, int], after: tuple[int, int]
) -> float | None:
    """Characters from the number to the metric's nearest cue in the spans before and after it; a longer cue that ends at the same place is nearer."""
    not_this = NOT_THIS.get(metric.name)
    distances = [
        quantity.start - m.end() + (0 if m.start() >= clause else 100) + 2 - min(2, len(m.group()) / 4)
        for m in cue.finditer(line.text, *before)
        if not (not_this and not_this.search(line.text[: m.start()]))
    ]
    found = cue.search(line.text, *after)
    if found:
        distances.append(max(0, found.start() - quantity.end) + 1 - min(2, len(found.group()) / 4))
    return min(distances, default=None)


def _overlap(quantity: Quantity) -> int:
    return len(quantity.measure) if quantity.measure and quantity.surface.endswith(quantity.measure) else 0


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((m.start() for m in pattern.finditer(text)), default=-1)


def signed(line: Line, quantity: Quantity, metric: str, number: float | None) -> float | None:
    """A growth as a signed number: a fall is negative."""
    if metric != "growth_pct" or number is None or number < 0:
        return number
    start, _ = line.clause_at(quantity.start)
    near = line.text[start : quantity.start][-10:]
    return -number if FALL.search(near) and not re.search(r"(?:降|跌|减)(?:幅)?(?:至|到)$", near) else number
