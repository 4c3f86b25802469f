"""Speakers without a name, in the fullest form in which the text describes them: 关注短视频领域的投资人, 接近飞书内部的知情人士.

A description ends in a noun for people of `wording.yml` (投资人, 老板, CIO). It begins after its article (一位, 另一名, 某), which
says nothing and is left out, else at a verb of nearness (接近, 熟悉), else with the two to ten characters before the noun that
reach back to the start of their clause and hold no word of grammar (美团骑手, H企业的CIO). Failing that it is the bare noun.
"""

import re

ARTICLE = re.compile(
    r"(?:另外?)?(?:[一两二三四五几多数某有]|好几)(?:位|名|家)|某(?!些)|^(?:而|但|也|亦|还|更|甚至)?(?:有些?)?(?:不少|很多|许多|部分|一些|大?多数|更多)?(?<=[有些少多分数])(?![一两几多数][位名家])"
)
POINTING = re.compile(r"(?:该|[这那此][位名]|上述|前述)[^，。；：的]{0,6}$")  # what stands between it and the noun only says it again
UNTOLD = re.compile(
    r"^(?:因?(?:不愿意?|不便|未|不|要求|希望)?(?:具名|透露姓名|透露身份|公开姓名|匿名)的?|自称(?:为|是)?|来自|受访的?|接受[^，。]{2,14}采访的)"
)
NEAR = re.compile(r"(?:接近|熟悉|了解|关注|负责|参与|从事|长期)[^，。；：]{2,18}$")
LEADING = re.compile(
    r"^(?:而且?|但是?|不过|然而|因此|所以|同时|此外|另外|其中|对此|随后|此前|近日|日前|目前|当时|后来|昨[日天]|今[日天]|据|就如同?|正如|如|连|在)"
)
GRAMMAR = "的是有在了和与及也都还就又再被把让使将从向对给为于以由会能要可应很更最不没这那其该些个们着过到后中上下里时位名，。；：“”"
# words that hold a character of grammar and are none: 供应链主管, 会计师
WHOLE_WORDS = re.compile(
    "(?<=[一-龥]{4})有关|阿里|供应|应用|社会|会计|会员|中国|中小|中层|中台|中介|上市|上海|上游|下游|中游|在线|在职|后端|后台|对冲|对外|时尚|可靠|要素|向导|地方|位于"
)
PLAIN = re.compile(rf"^((?:对方)?[^{GRAMMAR}]{{0,10}}(?<=.)的?)$")


def described(lead: str, noun: str) -> str:
    """The fullest form of the description that ends in `noun`; `lead` is the clause before the noun."""
    clause = re.split(r"[，。；：！？“”]|引述|援引", lead)[-1]
    article = ARTICLE.search(clause)
    if article:
        return _without_the_untold(clause[article.end() :]) + noun
    near = NEAR.search(clause)
    if near:
        return near.group() + noun
    bare = UNTOLD.sub("", LEADING.sub("", clause))
    plain = PLAIN.match(WHOLE_WORDS.sub("业务", bare))
    return bare[: plain.end(1)] + noun if plain else noun


def points_back(lead: str) -> bool:
    """Whether what stands before a noun for people says that he was spoken of before: 该, 这位, 上述."""
    return POINTING.search(lead) is not None


def _without_the_untold(text: str) -> str:
    """“一位不愿具名的快手员工”: that he gives no name describes nobody."""
    return UNTOLD.sub("", text)
