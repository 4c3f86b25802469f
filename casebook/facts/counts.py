"""Counts that say nothing new: they point back at things just named, belong to a fixed phrase, or are a request.

Each rule is a pattern of the text around the number, with a sentence it is meant for.
"""

import re

from casebook.facts.view import Line
from casebook.reading.numbers import Quantity

# (pattern of what stands before, pattern of the number itself, pattern of what stands after)
RULES = (
    ("pointing back", r"(?:这|那|该|此|其|上述|以上|前述)$", r"^(?!.*(?:[百千万亿]|\d{3}))", r""),  # 这两家公司; not 这3亿篇
    ("appositive", r"", r"^[两二三四五六七八九十]大$", r""),  # 两大巨头
    ("between two", r"", r"^两", r"^[一-龥]{0,3}之间"),  # 两类人之间
    ("two ends", r"", r"^两端", r""),
    ("name of an event", r"[“「]$", r"", r"^[一-龥]{0,2}事件"),  # “三分事件”
    ("fixed phrase", r"[“「]$", r"", r"^之外[”」]"),  # “五天之外”
    ("request", r"", r"^[一二三四五1-5]星", r"^[一-龥]{0,2}[求请]"),  # 五星好评求求了
    ("window of a growth", r"", r"年$", r"^的?(?:增幅|增速|增长|涨幅)"),  # 两年的增幅
    ("these years", r"(?:这|近|前|过去|此前|未来)的?$", r"^(?:几|数|几十|数十)年", r""),  # 过去几十年; not 过去5年
    ("stock code", r"(?:股票|证券|股份)(?:代码|代号)[：:（( ]*$", r"", r""),  # 股票代码1024
    ("formula", r"", r"[+＋]$", r"^[\dA-Z]"),  # “1+6+N”
    ("age group", r"", r"岁(?:以[下上])?$", r"^(?:以[下上])?(?:的|实名|年轻)?(?:用户|人群|群体|未成年|青少年|儿童|年轻)"),  # 14岁以下用户
    ("length of a period reported", r"(?:\d日|[底末])(?:止的?|的)$", r"^(?:[三六九十一二]{1,2}|1?\d)个月", r""),  # 截至9月30日止三个月
    (
        "size of a customer",
        r"(?:员工|雇员|人数|拥有)(?:人数|数量?)?$",
        r"",
        r"^(?:员工|雇员)?(?:以上)?的[一-龥]{0,4}(?:客户|企业|公司|机构|组织)",
    ),  # 员工超过10人的客户
    ("people at a customer", r"", r"[人名]$", r"^(?:以上)?的(?:公司|企业|付费|大|商业)客户"),  # 超过10人的公司客户
    ("few of them", r"(?:少数|仅有|等|只有)$", r"^几[家个款]", r""),  # 甲、乙等几家公司
    ("years ago", r"", r"^几年", r"^(?:之?前|后|来)"),
)
_COMPILED = [(name, *(pattern and re.compile(pattern) for pattern in patterns)) for name, *patterns in RULES]
ALL_NAMED = re.compile(r"^[一-龥]?(?:产品|平台|公司|软件|应用|巨头|品牌|App|APP)", re.IGNORECASE)


def says_nothing(line: Line, quantity: Quantity) -> str | None:
    """The name of the rule by which a number is no claim, or None."""
    before, after = line.text[: quantity.start], line.text[quantity.end :]
    for name, left, itself, right in _COMPILED:
        fits = (not itself or itself.search(quantity.surface)) and (not right or right.search(after)) and (not left or left.search(before))
        if fits:
            return name
    return "counts the named" if _counts_the_named(line, quantity, after) else None


def _counts_the_named(line: Line, quantity: Quantity, after: str) -> bool:
    """“甲和乙两款产品”: as many things as the sentence has just named."""
    if quantity.unit != "count" or quantity.value != 2 or not ALL_NAMED.match(after):
        return False
    named = {n.entity for n in line.names if n.end <= quantity.start}
    return len(named) >= 2
