"""Subjects without a name: the plain noun phrase that a number is said of, where the sentence clearly says so.

Somebody (某大型企业, 一位神秘投资人, and afterwards 这位投资人) is the subject of a clause that begins with it. Those whom
a rule binds (限制网络游戏企业只能…) are the subject of what they may do. People counted (735万中国旅客) are their own subject.
A bare “一家公司” has nothing to tell it from others, and stays without a name.
"""

import re

PEOPLE = "投资人|投资者|创业者|消费者|店主|店家|卖家|买家|主播|博主|司机|骑手|网友|用户|客户|高管|股东|分析师"
FIRMS = "企业|公司|机构|厂商|商家|基金|平台|学校"
SOMEBODY = re.compile(
    rf"(?:^|(?<=[，：；。“]))(?:(?:与此同时|此外|其中|据悉|而|但|同时)，?)?(?:还|另)?(?:曾?有|属于|名下)?"
    rf"(?:某(?:[家位个])?|另?一[家位名]|[这那该]位)(?P<noun>[一-龥]{{0,8}}?(?:{PEOPLE}|{FIRMS}))(?![一-龥]{{0,2}}(?:{PEOPLE}|{FIRMS}))"
)
LATER = re.compile(rf"，[这那]位(?P<noun>[一-龥]{{0,8}}?(?:{PEOPLE}))")
BOUND = re.compile(rf"(?:限制|要求|规定|禁止|责令|允许|禁)(?P<noun>[一-龥]{{2,8}}?(?:{FIRMS}))(?:只能|只可|必须|须|不得|应当?|最多|仅能|仅可)")
TRAVELLERS = re.compile(r"(?P<noun>[一-龥]{0,4}?(?:旅客|游客|观众|考生|乘客))")
CALLED = re.compile(r"名叫|名为|叫做|[和与及]")  # it has a name after all, or is two


def plain(noun: str) -> str | None:
    """The phrase without its 的; None where nothing in it tells it from others."""
    words = noun.replace("的", "")
    return None if CALLED.search(words) or re.fullmatch(f"{FIRMS}|{PEOPLE}", words) else words
