"""Companies and products as a text first gives them, unknown to any list.

Chinese marks no name, so each rule has a sign on both sides of it. Signs that are enough by themselves: quotation marks
or Latin letters after the word for what it is (视频会议公司Loopcast), a stock's code, a short form (下称“…”), the word that
ends a firm's name (北岸科技), whose mini program it is. A word that only does what firms do (…宣布, …的营收) must come back
in the text. A word made of general words alone (金融科技, 国产汽车) is no name, and what is doubtful is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from casebook.needs import Near, ready
from casebook.reading.general import is_general

MOST_COUNTED = 200  # words that are counted in one text: no article of the press names more companies
AGAIN = 2  # times a word without marks must stand in the text
WORD = r"[一-龥A-Za-z0-9]"
FIRMS = r"(?:公司|厂商|服务商|运营商|独角兽|巨头|品牌|企业)"
THINGS = r"(?:产品|软件|平台|应用|工具|网站|助[手理]|旗下的|App|APP|小程序|手游)"
LEFT = rf"(?:(?<!{WORD})|(?<=[年月日的据从由向被与和及了获])|(?<=旗下)|(?<=其中)|(?<=公司|厂商|企业|巨头|平台|软件|品牌)|(?<=独角兽))"
STRONG_ENDINGS = "科技|传媒|互娱|影业|优选|学堂|金服|创投|基金|速运"
PLAIN_ENDINGS = "网络|出行|控股|电商|汽车|物流|快递|买菜"  # words of the language too: such a name must come back
# what follows a name: what only a firm has or does, a time, a verb of being or having, or the end of the clause
OF_FIRMS = r"的?(?:宣布|财报|估值|市值|股价|创始人|联合创始人|董事长|CEO|招股书)"
DOES = rf"(?:{OF_FIRMS}|的?(?:发布|公布|总?营收|净?收入|净?利润|总裁|高管|月活|日活|用户数|注册用户|订单|员工)|(?:近日|此前|随后|正式|已)?(?:完成|获得?|递交|递表|上市|上线)|去年|今年)"
RIGHT = rf"(?=[，。；、：（）“”「」《》\s]|{DOES}|的|在|为|是|将|已|也|则|与|和|及|有(?!限)|拥有|获悉|\d|第[一二三四]季度|目前|现在|成立|表示|称|持有|持股|领投|跟投|没有)"
LEADS = re.compile(r"(?:[的了由据从向被与和及而但在比]|领投|跟投|投资|收购|[去今]年|\d[年月日]|周[一二三四五六日]|[昨今]日)(?=.{2})")
# grammar that no name holds; with it the “name” is a piece of a sentence
GRAMMAR = re.compile(
    r"[的了是在把被对从到于这那我你他她它们并但而且或因若如虽都也就还又却将已曾正更很没不让使令由向给与及等之其所每各该此某做叫]|"
    r"可以|能够|需要|通过|进行|根据|成为|作为|包括|关于|目前|今年|去年|透露|表示|认为|宣布|发布|公布|推出|完成|获得|[卸担出就升接离]任|身[家价]|财富|开始|依靠|沉迷|规定|要求|允许|安排|鼓励|呼吁|建议|离开|告别|专访|对话|起底|揭秘|受惠|受益|得益|负责人|创始人|"
    r"[一二两三四五六七八九十几数多][家款个名位]|[级式型类性化]$|和(?!$)|时期|期间|[占以仅]$|^数[达量目额]|[数量额率]达?$|"
    r"带[来给动]|引[发起]|促使|造就|形成|利润|营收|收入|毛利|[为占招]$|^较|过去|未来|传言|传闻|坊间|年[初底末]|^持股"
)
# short forms in capitals that stand for offices, measures, trades and machines
NO_NAME = re.compile(r"[A-Z]{2,3}|ARPU|[SPI]aaS|App|Store|Android|Pro|Plus|WiFi|Wifi")
LATIN = r"[A-Z][A-Za-zÀ-ÿ0-9]{2,18}(?: [A-Z][A-Za-zÀ-ÿ]+){0,2}"
# one word with small letters, and what only a firm or a product does or has
LATIN_WORD = r"[A-Z][a-z]+(?:[A-Z][a-z]+){1,2}|[A-Z][a-z]{4,14}"
USED = r"\s?(?:宣布|退出|入驻|上线|推出|进军|登陆|成功跻?身?|在(?:\d{4}年|中国|香港|台湾|美国|日本|全球)|的?(?:用户|市场份额|市占|份额|订单|月活|日活|下载量|注册用户)|就?[冲升]上)"
STOCK_CODE = (
    r"（(?:[一-龥]{0,4}：)?(?:(?:NYSE|NASDAQ|Nasdaq|HKEX|SZ|SH|HK)[：:]?\s?)?"
    r"(?:\d{4,6}\.(?:HK|SZ|SH)|0\d{3,5}|\d{5,6}|(?<=[：:])[A-Z]{1,5}|(?<=[：:]\s)[A-Z]{1,5})）"
)
# “TME（腾讯音乐娱乐集团）”: the short form first
SHORT_BEFORE = re.compile(r"(?<![A-Za-z])([A-Z][A-Za-z]{1,9})（([一-龥]{3,12}(?:集团|公司|科技|控股))）")
SHORT_FORM = re.compile(r"（(?:以下|下文)?(?:简称|下称)(?:为)?[：:]?[“「《]?([一-龥A-Za-z0-9]{2,12})[”」》]?）")
FIRM_FORM = re.compile(rf"{WORD}+(?:公司|企业|集团|资本|银行|证券|平台|{STRONG_ENDINGS}|{PLAIN_ENDINGS})$")
LATIN_FORM = re.compile(rf"{LEFT}([一-龥]{{2,6}})（(?=[^（）]*[a-z])[A-Z][A-Za-z0-9 .&-]{{2,24}}）")
LONGEST_FORM = 24  # characters of a registered name: city, word, trade and 有限公司


@dataclass(frozen=True)
class Coined:
    """A name with its type and its other forms."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()


def coined_names(text: str) -> Iterator[Coined]:
    """The names that a Simplified text gives itself; a name may come more than once, its first type counts."""
    yield from _short_forms(text)
    yield from _latin_forms(text)
    for pattern, kind, times in _RULES:
        for match in islice(pattern.finditer(text), MOST_COUNTED):
            name = last_piece(match.group(1))
            if _is_name(name) and (times == 1 or text.count(name) >= times):
                yield Coined(name, kind)


def last_piece(found: str) -> str:
    """What stands after the last word of grammar (“由远山创投”, “香港的远和”): a name is found from the left, and begins later."""
    return LEADS.split(found)[-1].strip()


def _is_name(word: str) -> bool:
    return len(word) >= 2 and not is_general(word) and not GRAMMAR.search(word) and not NO_NAME.fullmatch(word)


def _short_forms(text: str) -> Iterator[Coined]:
    """“北岸网络科技有限公司（下称“北岸”）”: the full form, as far back as the short one can be read in it."""
    for match in SHORT_BEFORE.finditer(text):
        if not is_general(match[2]):
            yield Coined(match[2], "company", (match[1],))
    for match in SHORT_FORM.finditer(text):
        short = match.group(1)
        before = FIRM_FORM.search(text[max(0, match.start() - LONGEST_FORM) : match.start()])
        if not before or is_general(short):
            continue  # a law, a report or a trade has a short form too
        begins = before.group().rfind(short[:2])
        full = before.group()[begins:] if begins >= 0 else short
        yield Coined(full, "company", (short,) if full != short else ())


def _latin_forms(text: str) -> Iterator[Coined]:
    """“远之光（Far Light AI）” where the text goes on with what 远之光 does as a firm: 之 is no grammar then. What only has a Latin term is none."""
    for match in islice(LATIN_FORM.finditer(text), MOST_COUNTED):
        name = last_piece(match.group(1))
        does = re.search(rf"{re.escape(name)}(?:{DOES})", text)
        if does and len(name) >= 2 and not is_general(name) and not GRAMMAR.search(name[:1] + name[1:].replace("之", "")):
            yield Coined(name, "company")


# Name rules whose first sign is only that no word goes on: searched for beside their second sign.
_NAME_REACH, _LATIN_REACH = 10, 64  # characters of a name in Chinese, and of one that may be in Latin letters
_RULES = tuple(
    (Near(pattern, beside[0], before=beside[1]) if beside else ready(pattern), kind, times)
    for pattern, kind, times, *beside in (
        # what it is, and the name in marks
        (rf"{FIRMS}[“「《]([A-Za-z0-9一-龥·]{{2,8}})[”」》](?={DOES}|[，、在的是])", "company", AGAIN),
        (rf"{THINGS}[“「《]([A-Za-z0-9一-龥·]{{2,8}})[”」》](?={DOES}|[，、在的是])", "product", AGAIN),
        # what it is, and a name in Latin letters
        (rf"{FIRMS}\s?({LATIN})(?![A-Za-zÀ-ÿ])", "company", 1),
        (rf"{THINGS}\s?({LATIN})(?![A-Za-zÀ-ÿ])", "product", 1),
        (rf"(?<!{WORD})(?<!{WORD} )({LATIN})(?=\s?{DOES})", "company", AGAIN),
        (rf"(?<![A-Za-z0-9])(?<![A-Za-z] )({LATIN_WORD})(?={USED})", "company", AGAIN),
        (r"(?<=产品|软件|平台|应用|工具)([一-龥]{2,5}) ?(?:App|APP)(?![A-Za-z])", "product", 1, "App|APP", 6),
        (r"(?:软件|应用|助[手理])([一-龥]{2,4}?)(?=的?[日月]均?活)", "product", 1),
        # its stock's code, or the word that ends a firm's name
        (rf"{LEFT}([一-龥]{{2,6}}|{LATIN}){STOCK_CODE}", "company", 1, "（", _LATIN_REACH),
        (rf"{LEFT}([一-龥]{{2,6}}?(?:{STRONG_ENDINGS})){RIGHT}", "company", 1, STRONG_ENDINGS, _NAME_REACH),
        (rf"{LEFT}([一-龥]{{2,6}}?(?:{PLAIN_ENDINGS})){RIGHT}", "company", AGAIN, PLAIN_ENDINGS, _NAME_REACH),
        (rf"{FIRMS}([一-龥]{{2,6}}?(?:{PLAIN_ENDINGS})){RIGHT}", "company", 1),
        # whose mini program it is
        (rf"{LEFT}([一-龥]{{2,6}}?)小程序(?=用户|月活|日活|的|已|也|则)", "product", 1, "小程序", _NAME_REACH),
        # another's branch in this country, where it holds or does something
        (
            rf"{LEFT}((?:[一-龥]{{2,4}}|{LATIN})中国)(?=则?(?:持有|持股|领投|跟投|对[^，。]{{2,8}}的?持股|CEO|总裁|总经理|合伙人|赚|去年|今年))",
            "company",
            1,
            "中国",
            _LATIN_REACH,
        ),
        # figures before characters (91助手)
        (
            r"(?<![\d.,])(\d{2,3}(?![个名位家岁天年月日款只条台部人次元倍多余篇项])[一-龥]{2,4})(?=CEO|CFO|创始人|联合创始人|宣布|的?财报)",
            "company",
            AGAIN,
        ),
        # letters after characters (某某FM)
        (rf"{LEFT}([一-龥]{{2,6}}?(?:FM|TV|Pay|AI)){RIGHT}", "product", AGAIN, "FM|TV|Pay|AI", _NAME_REACH),
        # by what only firms have or do
        (rf"{LEFT}([一-龥]{{2,6}}?)(?={OF_FIRMS})", "company", AGAIN, OF_FIRMS.removeprefix("的?"), _NAME_REACH),
        (rf"{FIRMS}([一-龥]{{2,6}}?)(?={DOES}|投[前后]|\d[\d.]*[百千万亿])", "company", AGAIN),
        (rf"(?:软件|应用|助[手理]|App|APP)([一-龥]{{2,4}}?)(?={DOES})", "product", AGAIN),
    )
)
