"""What is counted: currencies, lengths of time, measure words and the nouns after them, each with its unit.

A measure word that counts people or organisations says so by itself (位, 家, 所); 个 and the bare number say it by the noun that
follows (100个用户, 212研发人员). The tables are data: a new word is one entry.
"""

import re

# Longest names first within an entry does not matter: `alternatives` sorts.
CURRENCIES = {
    "CNY": ("元", "元人民币", "人民币", "块钱", "块", "RMB", "人民币元", "CNY"),
    "USD": ("美元", "美金", "美刀", "USD"),
    "HKD": ("港元", "港币", "HKD"),
    "TWD": ("新台币", "台币", "新台币元", "元新台币", "TWD"),
    "JPY": ("日元", "日币", "日圆"),
    "EUR": ("欧元", "EUR"),
    "GBP": ("英镑", "GBP"),
    "KRW": ("韩元", "韩币"),
    "SGD": ("新加坡元", "新元", "坡币"),
    "INR": ("印度卢比", "卢比"),
    "RUB": ("卢布",),
    "NGN": ("奈拉",),
    "BTC": ("比特币", "个比特币"),
}
CURRENCY_SIGNS = {
    "CNY": ("人民币", "￥", "¥", "RMB", "CNY"),
    "USD": ("US$", "USD", "$", "美元", "美金"),
    "HKD": ("港币", "HK$", "HKD"),
    "TWD": ("新台币", "台币", "NT$", "TWD"),
    "JPY": ("日元",),
    "EUR": ("€", "欧元", "EUR"),
    "GBP": ("£", "英镑"),
}
# Hundredths (and tenths) of the currency before them.
CENTS = {"美分": 100, "欧分": 100, "分钱": 100, "分": 100, "毛": 10, "角": 10, "日本钱": 100, "日本銭": 100, "便士": 100}
# 个多月 and 个半月 hold a hedge or a half of their own (see numbers.py).
_COUNTED = {"months": ("月",), "weeks": ("星期", "礼拜"), "hours": ("小时", "钟头"), "quarters": ("季度",)}
DURATIONS = {
    "years": ("年", "周年", "年间", "载", "岁", "周岁", "年之久"),
    "months": ("月之久", "个月之久"),
    "weeks": ("周", "星期", "礼拜"),
    "days": ("天", "日", "昼夜", "个昼夜", "日夜"),
    "hours": ("小时", "钟头"),
    "minutes": ("分钟",),
    "seconds": ("秒", "秒钟"),
}
DURATIONS |= {unit: DURATIONS.get(unit, ()) + tuple(f"个{mid}{w}" for w in words for mid in ("", "多", "半")) for unit, words in _COUNTED.items()}

# A measure word whose unit follows from itself. 名 and 位 become ranks where the sentence speaks of a ranking.
MEASURES = {
    "people": ("人", "名", "位", "人次", "口", "户"),
    "orgs": ("家", "所"),
    "count": (
        "个", "款", "种", "件", "次", "间", "条", "项", "台", "套", "部", "只", "张", "份", "支", "辆", "幅", "篇", "场", "届", "轮", "道",
        "把", "双", "对", "本", "枚", "座", "笔", "期", "批", "步", "倍速", "集", "首", "类", "栋", "层", "颗", "粒", "门", "样", "段",
        "起", "处", "组", "章", "节", "股", "票", "句", "字", "页", "单", "遍", "趟", "回", "架", "艘", "头", "匹", "棵", "朵", "宗", "杯", "瓶", "箱", "袋", "盒", "包", "块", "片", "根",
    ),
    "stars": ("星", "颗星"),
    "points": ("分",),
    "m2": ("平方米", "平米", "㎡", "平方公里"),
    "m": ("米", "公里", "千米", "厘米", "毫米"),
    "kg": ("斤", "公斤", "千克", "克", "吨"),
}  # fmt: skip
PEOPLE = (
    "用户", "使用者", "用户数", "人", "人员", "员工", "学生", "小学生", "网友", "粉丝", "会员", "老师", "教师", "观众", "读者", "工程师", "开发者", "玩家", "消费者", "好友",
    "客服", "主播", "博主", "村民", "患者", "同学", "创业者", "投资人", "职员", "活跃用户", "志愿者", "记者", "人口", "网民", "账号", "账户", "月活", "日活", "付费用户", "注册用户",
)  # fmt: skip
ORGS = (
    "企业", "公司", "组织", "机构", "学校", "高校", "大学", "中学", "小学", "商家", "企业组织", "团队", "客户企业", "中小企业", "医院", "银行", "门店", "店铺", "政府", "单位", "品牌", "商户", "部门", "媒体", "工厂",
)  # fmt: skip
_MODIFIERS = (
    "中小微", "中小", "大型", "小型", "研发", "注册", "月活跃", "日活跃", "活跃", "付费", "企业级", "个人", "海外", "全球", "全职", "技术", "新增", "国内", "老", "新", "在线", "外部", "内部",
)  # fmt: skip
# The last character of a unit, and what may not follow it: there it begins another word (日活, 天猫, 分享, 名单).
_NOT_BEFORE = {
    "日": "活均常本元韩报记程", "年": "级轻龄薪货", "周": "边刊末报", "天": "猫津然下真空", "秒": "杀", "月": "活均薪饼球亮",
    "分": "之别享布析明为歧", "名": "字单义称", "家": "庭长居电具乡族", "位": "置于移", "本": "地身来次", "台": "湾北风", "起": "来初源点到伏",
    "宗": "旨教", "场": "景合地馆", "首": "月批发次日周款席家个度季要", "部": "门分署落", "回": "复来归应", "次": "日元要级", "步": "骤行", "期": "间待望", "只": "有是能要会", "把": "握手",
    "道": "路理", "条": "件例", "口": "碑罩", "户": "外口", "字": "节", "章": "程", "包": "括装", "片": "面", "头": "条部", "里": "面程", "人": "民均工类气",
    "个": "性体", "元": "素老旦首件宵", "块": "链", "门": "店户",
}  # fmt: skip


def whole_words(words: object) -> str:
    """A pattern for any of the words, where it does not run on into another word."""
    words = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w) + (f"(?![{_NOT_BEFORE[w[-1]]}])" if w[-1] in _NOT_BEFORE else "") for w in words)


def alternatives(words: object) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


def by_word(table: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """word → unit, from a table unit → words."""
    return {word: unit for unit, words in table.items() for word in words}


NOUN = rf"的?(?:{alternatives(_MODIFIERS)}){{0,2}}(?P<noun>{alternatives((*PEOPLE, *ORGS))})(?!级)"


def noun_unit(noun: str | None) -> str | None:
    """people or orgs where the noun says so."""
    return "people" if noun in PEOPLE else "orgs" if noun in ORGS else None
