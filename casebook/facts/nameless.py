"""Subjects without a name: a trade, firms of a kind, somebody, the people that something is compared with. What is said of them is said of none of the names beside."""

import re
from collections.abc import Iterator

from casebook.facts.unnamed import BOUND, LATER, SOMEBODY, TRAVELLERS, plain
from casebook.facts.view import Line
from casebook.reading.entity import Named

SAYS = re.compile(
    r"\s?：|的(?:回应|回答|看法|观点|判断|解释|说法|答案)(?:则|就|也|便)?是[，：]|[^，：]{0,8}(?:表示|称|说|提到|坦言|坦承|承认|反思|回忆|写道|强调|直言|指出|认为|透露|披露|看来|告诉|宣布|解释|补充)[^，：]{0,8}[，：]"
)
# “影视行业规模”, “直播电商市场规模”: what is said of a whole trade is said of none of its companies
TRADE = re.compile(
    r"(?:^|[，： ]|中国|我国|全国|全球|国内|预计|\d年|间，|的)((?:(?!的)[一-龥A-Za-z]){2,8}(?:行业|市场|产业|公司|企业))(?:的|总|整体)*(?:数量|规模|总量|用户规模|发展)"
)
SALES = r"(?:总|年)?(?:出货量|销量|销售额|零售额|交易额|成交额|交易规模|市场规模|规模|产值|渗透率|普及率|保有量)"
MARKET_SALES = re.compile(rf"(?:中国|我国|全国|全球|国内)([一-龥A-Za-z]{{2,8}}?(?:行业|市场|产业))(?:的|总|整体)*{SALES}")
# “…成为最大的咖啡市场，2019年零售额达…”: a market that a clause leads to, and what only a market has
GREAT_MARKET = re.compile(
    rf"(?:最大|第[一二三]大|重要|领先|[最更][快高])的([一-龥]{{2,8}}(?:行业|市场|产业))(?:之一)?，[^，一-龥]*年?(?:的|其)?{SALES}[^，。]{{0,6}}$"
)
# “与上市茶饮公司的90天相比”, “低于国际品牌所需的9个月”: firms of a kind, with which somebody is compared
OF_A_KIND = re.compile(
    r"(?P<with>与|和|同|跟)?(?P<than>相?较于?|比|[高低多少快慢优好长短早晚大]于|超过|不及|不如)?(?P<noun>(?:(?!的)[一-龥]){2,10}?(?:公司|企业|品牌|厂商)|(?:(?!的)[一-龥]){0,8}?(?:同行|行业|对手))"
    r"(?:[^，。公司企业品牌厂商行]{0,16})$"
)
KIND = re.compile("公司|企业|品牌|厂商|同行|行业|对手")  # what every such comparison names
KIND_REACH = 32  # characters from the comparison to its number
AVERAGE = re.compile(r"(?:而|但|目前)?((?:(?!的)[一-龥]){2,10}?(?:公司|企业|品牌|厂商|行业))的?(?:平均|人均|户均)")  # “上市茶饮公司的平均毛利率为…”
WORLD_SALES = re.compile(r"(?:而|但)?(?:(?:19|20)\d\d年)?(?:中国|我国|全国|全球)([一-龥]{2,8}?)的?(?:总|年)?(?:出货量|销量|零售额|保有量|产量)")
FORETELLS = re.compile(r"^(?:预计|预期|预测|目前|其中|据悉|而|但)+")
A_TRADE_S = re.compile(
    r"(?:而|但|目前)?(?:中国|我国|全国|全球|国内)([一-龥]{0,6}?)(?:用户|网民|市场|听众|观众|玩家|消费者)(?:规模|数量|总数)?(?:(?:在|于)?[今去]年\d{0,2}月?[底末初]?)?(?:已|将|约|超|达|突破|为|是|接近)"
)
# “已有17家云办公厂商开放…”: who does it is counted, whoever was named before
COUNTED = re.compile(
    r"[家个款]([一-龥]{0,8}?(?:厂商|平台|品牌|机构|企业|公司))(?:已经?|都|先后|陆续|均|免费|宣布|正式)*(?:开放|推出|宣布|上线|加入|参与|发布|关停|注销|倒闭|上市)"
)
OF_A_TRADE = re.compile(r"[家个]?([一-龥]{2,4}(?:公司|企业))")
# “比起通勤的三亿人，…”: the people of a comparison are nobody's users; no name within the clause says otherwise.
OTHER_PEOPLE = re.compile(r"^(?:比起|相比(?:于|起|较)?|相较于?|较之|不同于)[^，。]*的$")


def nameless(line: Line, names: list[Named], at: int, end: int) -> tuple[str | None, str] | None:
    """(what it is called, if anything, and by which rule) for what stands at [at, end) of the line; None where it is not said of one of these. `names`
    are those that could be its subject."""
    if _other_people(line, names, at):
        return None, "people compared with"
    trade = _trade(line, names, at, end)
    if trade is not None:
        return trade or None, "a whole trade"
    found = _somebody(line, names, at)
    found = _compared_kind(line, names, at, end) if found is None else found
    return None if found is None else (found or None, "a subject without a name")


def _other_people(line: Line, names: list[Named], at: int) -> bool:
    if line.text[at - 1 : at] != "的":
        return False
    start, _ = line.clause_at(at)
    text = re.sub(r"^(?:[^，]{0,2}(?:但|而|不过))?", "", line.text[start:at])
    return bool(OTHER_PEOPLE.match(text)) and not any(start <= n.start < at for n in names)


def _trade(line: Line, names: list[Named], at: int, end: int) -> str | None:
    """The trade that a number is said of, empty where it has no name (全国网民), None where it is not of a trade."""
    start, stop = line.clause_at(at)
    group = COUNTED.match(line.text, end - 1)
    if group and (line.text[:at].endswith("等") or not any(start <= n.start < stop for n in names)):
        return group.group(1)
    if any(start <= n.start < stop for n in names):
        return None
    trade = TRADE.search(line.text[start:at]) or (not names and TRADE.search(line.text[:at]))
    counted = OF_A_TRADE.match(line.text, end) if not names and re.search(r"中国|我国|全国", line.text[:at]) else None
    market = MARKET_SALES.search(line.text, start, at) or AVERAGE.match(line.text, start, at)
    market = market or (not names and (GREAT_MARKET.search(line.text, max(0, at - 2 * KIND_REACH), at) or WORLD_SALES.match(line.text, start, at)))
    crowd = A_TRADE_S.match(line.text, start, at)
    travellers = TRAVELLERS.match(line.text, end)
    found = trade or market or counted or crowd or travellers
    if found:
        return FORETELLS.sub("", found.group(1))
    return _trade_before(line, names, start)


def _trade_before(line: Line, names: list[Named], start: int) -> str | None:
    """“中国短视频用户规模达8亿，日均使用时长…”: what is said of a trade goes on to the next name."""
    since = max((n.end for n in names if n.end <= start), default=0)
    told = [q for q in line.quantities if since <= q.start < start]
    trades = [m for q in told if (m := A_TRADE_S.match(line.text, line.clause_at(q.start)[0], q.start) or TRAVELLERS.match(line.text, q.end))]
    return trades[-1].group(1) if trades else None


def _somebody(line: Line, names: list[Named], at: int) -> str | None:
    """Whom the clause begins with where it is nobody known (某企业, 一位投资人); empty where no word tells it from others."""
    found = [m for pattern in (SOMEBODY, BOUND) for m in pattern.finditer(line.text, 0, at)]
    later = LATER.search(line.text, at) if not names and not found else None
    match = max(found, key=lambda m: m.start(), default=later)
    if match is None or any(match.start() <= n.start < at for n in line.names) or SAYS.match(line.text[match.end() :]):
        return None
    return plain(match["noun"]) or ""


def _compared_kind(line: Line, names: list[Named], at: int, end: int) -> str | None:
    """Firms of a kind whose number somebody's is compared with; None where there is no such comparison."""
    start, stop = line.clause_at(at)
    if not KIND.search(line.text, max(start, at - KIND_REACH), at):
        return None
    kind = next((m for m in _endings(OF_A_KIND, line.text, max(start, at - KIND_REACH), at) if m["than"] or m["with"]), None)
    if kind is None or any(kind.start() <= n.start < at for n in names):
        return None
    told = kind["than"] or re.match(r"[^，]{0,3}(?:相比|比较|对比)", line.text[end:stop])
    return re.sub(r"^(?:同行|行业|对手)$", "", kind["noun"]) if told else None


def _endings(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Matches that begin anywhere in [start, end) and reach its end."""
    return (m for i in range(start, end) if (m := pattern.match(text, i, end)))
