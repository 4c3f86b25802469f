"""Words that say how exact a number is, before it (超过, 近) and after it (多, 以上, 左右), each with its qualifier.

A hedge is part of the number's surface. Words that only stress it (高达, 仅, 只有, 达到) are no hedges. Each entry may carry what must
not stand before it, because the same character ends another word (最近, 通过).
"""

import re
from functools import cache

from casebook.reading.units import alternatives

# qualifier → words. Words of one character stand below, with what they must not follow.
BEFORE = {
    "more_than": ("超过", "超出", "突破", "打破", "逾", "多于", "高于", "大于", "不止", "不只", "超", "刚过", "刚刚过", "已过"),
    "at_least": ("至少", "最少", "起码", "不少于", "不低于", "不下", "不小于"),
    "less_than": ("不足", "不到", "未满", "未到", "不满", "低于", "少于", "小于", "未达", "达不到", "不及", "未超", "跌破", "跌穿", "失守"),
    "at_most": (
        "最高达",
        "最多达",
        "最高可达",
        "最多可达",
        "最多",
        "至多",
        "最高",
        "不超过",
        "不会超过",
        "不能超过",
        "不得超过",
        "没有超过",
        "从未超过",
        "不会超",
        "不超",
        "未超过",
        "不多于",
        "不高于",
        "顶多",
        "不大于",
    ),
    "approx": ("将近", "大约", "大概", "约为", "约合", "接近", "逼近", "差不多", "几近", "约莫", "大致"),
}
# A word of one character: qualifier, what it must not follow, what must follow it.
BEFORE_SHORT = {
    "破": ("more_than", "(?<![突打])", ""),
    "过": ("more_than", "(?<![超不通透没])(?<!(?<!已)经)", r"(?=[百千万亿半])"),  # 已经过亿, not 经过百年
    "上": ("at_least", "(?<![以网线晚早路马])", r"(?=[百千万亿])"),
    "近": ("approx", "(?<![最附新远邻逼接将几临亲])", ""),
    "约": ("approx", "(?<![预违节大签合契相邀])", ""),
}
AFTER = {
    "more_than": ("多", "余", "出头", "有余", "开外", "还多", "+", "＋"),
    "at_least": ("以上", "及以上", "或以上", "之上"),
    "less_than": ("以下", "之下", "不到"),
    "at_most": ("以内", "之内", "封顶"),
    "approx": ("左右", "上下", "许", "前后", "级别", "量级"),
}


def _short(word: str) -> str:
    _, not_after, then = BEFORE_SHORT[word]
    return rf"{not_after}{word}{then}"


BEFORE_PATTERN = (
    r"(?:(?:" + alternatives(w for words in BEFORE.values() for w in words) + "|" + "|".join(_short(w) for w in BEFORE_SHORT) + r")了?\s?){1,2}"
)
AFTER_PATTERN = r"(?:\s?(?:" + alternatives(w for words in AFTER.values() for w in words) + r")(?![重方次数少额下])){1,2}"
_QUALIFIER = {
    **{w: q for q, words in BEFORE.items() for w in words},
    **{w: q for w, (q, _, _) in BEFORE_SHORT.items()},
    **{w: q for q, words in AFTER.items() for w in words},
}


@cache
def _words() -> re.Pattern[str]:
    return re.compile(alternatives(_QUALIFIER))


def qualifiers(*surfaces: str | None) -> tuple[str, ...]:
    """Every qualifier named in the hedge words, in order, each once."""
    found = (w for s in surfaces if s for w in _words().findall(s))
    return tuple(dict.fromkeys(_QUALIFIER[w] for w in found))
