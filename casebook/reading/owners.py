"""Names that a text gives no other introduction than a number of their own (栗子云2020年营收40亿元, 一年盈利3亿元的栗子云，员工数…).

The words for what a firm has or does (员工, 营收, 裁员) are found first, where a number follows in the same clause. What stands between
the clause's beginning and that word, without the time and the adverbs at its end and the general noun at its beginning (连锁品牌…), has to be
a name as a whole. Where nothing stands there, it is the noun that the clause before leads to, or what stood in quotation marks. Nouns of trade
(lexicon/general.txt) and words of grammar make no name, and what parts and users have too (用户, 收入) says so only of a word that comes back.
"""

import re
from collections.abc import Iterator
from itertools import islice

from casebook.reading.coined import AGAIN, FIRMS, GRAMMAR, MOST_COUNTED, NO_NAME, Coined, last_piece
from casebook.reading.general import is_general

REACH = 40  # characters of a clause before its verb: longer ones begin with more than a subject
_NUMBER = r"(?:[\d.]*\d|[一二两三四五六七八九十数几上近过破][一二三四五六七八九十百千万亿成余多]*[百千万亿成]|一半)"
_FIRM = (
    "员工(?!福利|平均|持股)|雇员|总人数|人数|毛利率|净利率|市场份额|市占率|会员数|订阅用户|裁员|人效|人均(?:创收|营收|产值|创利|ARR)|净利润|净亏损|总营收|总资产|市值|估值|股价|ARR|营收|营业收入|净收入|亏损|盈利|"
    "交付(?!给)|出货|销量|装机量|门店|月活|日活|MAU|DAU|GMV|注册用户|付费用户|用户数|学员|完成了?(?=[^，。；]{0,12}融资)|以(?=\\d)"
)
_SHARED = ("用户", "会员", "收入", "拥有", "有", "实现")  # parts and plain people have these too
OWN = re.compile(rf"(?:{_FIRM}|用户|会员|收入|拥有|有(?![关望意])|实现)(?=[^，。；：,;\n\d]{{0,10}}?{_NUMBER})")
_SPACED = re.compile(r" (?:(?<=[一-龥] )(?=[\dA-Za-z])|(?<=[\dA-Za-z] )(?=[一-龥]))")  # “栗子云 2020 年营收 40 亿元”
_CAPITALS = re.compile(r"[A-Z]{2,5}")  # as often a measure as a name
_EDGE = re.compile(r"[，。；：、！？（）“”「」《》\s]|[,;:!?()](?!\d)")
# the time and the adverbs between a subject and its verb
_BEFORE_VERB = re.compile(
    r"(?:(?:截至)?(?:(?:19|20)?\d\d财?年|Q[1-4]|H[12]|\d{1,2}月(?:\d{1,2}日)?|第?[一二三四](?:季度?|财季)|前[一二三]季度)|[去今前同当]年|[昨今前当][日天晚]|周[一二三四五六日]|盘[中前后]|[上本当][个一]?季度?|[上下]半年|全年|单季|年度|季度|"
    r"(?:月|年)?[底末初]|同期|期间|当时|目前|如今|现在|(?<![没国持私自])[拥现]?有|已经?|也|则|就|便|却|仅仅?|只有?|还|才|不过|合计|累计|总共?|共计?|一共|平均|的|在|其|单|每年|一年|一度|曾经?|旗下|为|将|要|计划|刚刚?|至今|确实|员工|全国|实现|官宣|宣布|宣告|整体|总体|累积|全球|海外|国内|应用|App|APP|官方|运营|经营|(?:非)?经常性|经调整|归母|[月日]活跃?|(?:非|非?美国|非?国际)?(?:公认会计|通用会计|财务报告)准则下?)+$"
)
_TIMED = re.compile(
    r"([^\d]{2,16}?)早?[在于]?(?:(?:19|20)\d\d财?年|(?<!比)[去今前]年|第?[一二三四](?:季度|财季)|[上下]半年|前[一二三]季度|Q[1-4]|[本上]季度)(?:全年|[上下]半年|前?第?[一二三四]季度)?的?仅?"
    r"[一-龥]{0,4}$"
)
_OPENS = re.compile(
    r"^(?:(?:(?:19|20)?\d\d年)?(?:第?[一二三四]季度|前[一二三]季度|[上下]半年|\d{1,2}月)|(?:19|20)\d\d年|[去今同当]年|[同当上本]季度?|而|惟|当时|彼时|但|其中|此外|另外|例如|比如|譬如|目前|据悉|同时|全球(?=[A-Za-z])|反观|再看|以及|像|则|连|就连|如今|现在|随后|不过|然而)+(?=.{2})"
)
_KIND = re.compile(rf".*(?:{FIRMS}|平台|软件|应用|App|APP|机构|母公司|子公司|对手|同行)(?=.{{2}})")
_LEADS_TO = re.compile(r"[^，,]{2,}的([一-龥A-Za-z0-9·]{2,16})[，,]$")
_QUOTED = re.compile(r"[“「]([一-龥A-Za-z0-9·]{2,8})[”」]$")
_YEAR_AFTER = re.compile(r"(?<=[A-Za-z])(?:19|20)\d\d$")  # “TME2020全年”
_NAME = re.compile(r"[一-龥]{2,6}|[A-Za-z][A-Za-z0-9.+-]{2,18}(?: [A-Z][A-Za-z]+){0,2}|(?=[^A-Za-z]*[A-Za-z])[一-龥A-Za-z0-9]{3,10}")
_NO_NAME = re.compile(
    r"(?:Non-)?GAAP|[Ii]OS|[A-Za-z]OL|I?PO|AI|IoT|VIP|App|APP|DTC|SKU|UP主?|[BCG]端|To[BCG]|SaaS|CEO|PC端?|4G|5G|[A-F]轮.*", re.IGNORECASE
)
# verbs and their like that stand where a subject could
_VERBS = re.compile(
    r"带动|推动|拉动|贡献|使得|导致|预计|预期|估计|达到|取得|录得|创造|产生|提升|提高|增加|减少|降低|扩大|影响|超过|突破|占据|涉及|包含|支撑|披露|显示|裁撤|优化|"
    r"开除|解雇|辞退|要求|鼓励|覆盖|吸引|积累|沉淀|聚集|坐拥|手握|号称|声称|离职|来自|至少|至多|大约|接近|因此|由于|随着|相比|除了|那么|为何|如何|怎么|究竟|几乎|"
    r"[一二两三四五六七八九十\d][家款个名位次年月天种类大间部台辆支艘座所]|月均|连续|首次|再次|持续|继续|逐步|有些|许多|不少|大家|自己|什么|最[高低多少大小]|今后|计划|打算|宣称|[前后内中]$|[业事][务业]$|^占|^(?:相反|反之)$|^有人|^[季期年]内|称$|^家族$|^(?:确保|保证|力争|争取|冲刺)|(?<!俱乐)部$|^主要|受惠|受益|得益|"
    r"直接|转$|团队|约$|利润|营收|收入|毛利|亏损|销量|股价|市值|[为是]$|收窄|恶化|证实|传出|爆出|曝出|^数[达量目额]|[数量额率]达?$|以[上下]$|普通股|股东$|相当|[处予]$|时间$|^多|罚单|罚款|放缓|减弱|^[上下]个"
)


def owners(text: str) -> Iterator[Coined]:
    """The names to which a Simplified text gives a number of their own."""
    text = _SPACED.sub("", text)
    found: dict[str, bool] = {}  # whether one place is enough
    for match in OWN.finditer(text):
        name, sure = _subject(text, match.start())
        if name:
            theirs = text[match.start() - 1] == "的" and len(name) > 2  # “…的用户”
            found[name] = found.get(name, False) or match[0] not in _SHARED or sure or theirs
    for name, once in islice(found.items(), MOST_COUNTED):
        if (once and not _CAPITALS.fullmatch(name)) or text.count(name) >= AGAIN:
            yield Coined(name, "company")


def _subject(text: str, at: int) -> tuple[str | None, bool]:
    """(whose verb or noun stands at a place, where that is a name as a whole; whether a time between them tells it for the subject)."""
    floor = max(0, at - REACH)
    begins = max((m.end() for m in _EDGE.finditer(text, floor, at)), default=floor)
    if begins == floor and floor:
        return None, False
    timed = _TIMED.match(text, begins, at)
    if timed:
        return as_name(_OPENS.sub("", timed[1])), True
    piece = _BEFORE_VERB.sub("", text[begins:at])
    if piece:
        return as_name(_OPENS.sub("", piece)), False
    before = text[max(0, begins - REACH) : begins]
    quoted = _QUOTED.search(before)
    if quoted:
        return (None if is_general(quoted[1]) else quoted[1]), False
    leads = _LEADS_TO.search(re.split(r"[，。；：,;\s](?=.)", before)[-1])
    return (as_name(leads[1]) if leads else None), False


def as_name(piece: str) -> str | None:
    """The piece as a name: without the general noun before it; None for words of trade and of grammar."""
    name = _YEAR_AFTER.sub("", last_piece(_KIND.sub("", piece)))
    if not _NAME.fullmatch(name) or NO_NAME.fullmatch(name) or _NO_NAME.fullmatch(name) or is_general(name):
        return None
    return None if GRAMMAR.search(name.removesuffix("之家")) or _VERBS.search(name) else name
