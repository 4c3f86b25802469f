"""Names that a text teaches: people by their title or by what they say, products by their marks, companies by what they do.

Chinese marks no name, so each rule has a sign on both sides of it, or asks that the name comes back in the text.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from casebook.needs import Near
from casebook.reading.coined import AGAIN, coined_names, last_piece
from casebook.reading.entity import Entity
from casebook.reading.general import is_general
from casebook.reading.owners import owners
from casebook.reading.people import FAMILY, NO_GIVEN_NAME, NO_LAST, SAYS, people_by_trade

TITLE = r"(?:资安长|财务长|技术长|科技长|营运长|执行长|行销长|投资长|大律师|律师|议员|裁判官|法官|创办人|经济学家|评论员|总理|总统|部长|局长|处长|主委|理事长|秘书长|教授|院长|CEO|COO|CTO|CFO|CMO|CIO|掌门人|掌舵人|行政总裁|发言人|创始人|联合创始人|总裁|副总裁|董事长|董事|主席|首席[一-龥]{2,4}官|首席|总经理|产品经理|负责人|主管|合伙人|分析师|分析员|策略师|投资人|创业者|总监|主编|导演|研究员|首席经济学家|高级顾问|总编辑|总编|会长|校长|站长|店长|员工)"
PROVINCES = (
    "北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|"
    "内蒙古|香港|澳门|台湾|东北"
)
KIND_ENDINGS = "级式型版类性化"  # “爆款级”产品: a kind of product, not its name
# words that begin as family names do
_BEGIN_SO = (
    "万一 万人 万众 万元 万家 万物 万能 严峻 严格 严肃 严重 于是 付出 付款 付费 任何 任务 任性 任职 何处 何时 何种 余下 余额 关乎 关于 关心 关掉 关注 关系 关联 关键 关门 关闭 冷漠 包含 包括 包装 包邮 卢布 "
    "古代 古典 古老 史上 史料 叶子 向上 向下 向前 向外 向媒体 向来 向记者 和平 夏季 孔子 孟买 季度 季节 安全 安卓 安心 安排 安装 安静 屈服 岳父 左侧 左右 左岸 左手 左边 卫星 卫生 卫视 卫健 谷底 谷物 谷歌 申请 申报 申购 申诉 申明 麻烦 麻醉 麻辣 常年 常态 常用 常见 常规 常识 彭博 戴上 "
    "方便 方向 方式 方才 方案 方法 方针 方面 施压 施工 施行 时候 易于 易用 曲线 曾经 林业 林立 楼上 楼下 楼市 楼盘 欧元 欧洲 欧美 武力 武器 武装 段子 段时 段落 殷实 毕业 毕竟 毛利 毛病 江南 江湖 江苏 江西 "
    "池子 沈阳 洪水 洪流 温和 温度 温情 温馨 游客 游戏 游览 焦点 焦虑 牛奶 牛市 牛肉 甘肃 田地 白天 白皮 白色 白酒 白领 石头 石油 秦岭 程序 程度 章程 童年 童装 简单 简历 简直 简称 管家 管控 管理 管道 纪录 "
    "纪律 纪念 胡乱 胡同 舒服 舒适 苗头 范围 范本 萧条 蓝图 蓝海 蓝色 解决 解放 解散 解读 解释 许可 许多 许诺 谢谢 费率 费用 贺岁 连夜 连带 连接 连续 连锁 金币 金牌 金矿 金色 金融 金钱 金额 钟头 钱包 钱财 "
    "陆地 陆续 雷达 霍乱 项目 顾客 顾虑 顾问 马上 马力 马甲 马路 高中 高价 高层 高峰 高度 高手 高效 高新 高校 高清 高温 高潮 高端 高管 高级 高考 高薪 高达 高速 高铁 高频 高额 黄牛 黄色 黄金 齐全 齐聚 龙头 "
)
NOT_PEOPLE = frozenset(_BEGIN_SO.split())
NOT_COMPANIES = frozenset(
    [
        "集团",
        "控股集团",
        "业务集团",
        "企业集团",
        "上市集团",
        "跨国集团",
        "大型集团",
        "资本",
        "银行",
        "证券",
        "社会资本",
        "风险资本",
        "投资银行",
        "商业银行",
        "中央银行",
        "很多人",
        "对手",
        "竞争对手",
        "前者",
        "后者",
        "同行",
        "不断",
        "过去",
        "未来",
        "逐渐",
    ]
)
NOT_IN_A_NAME = re.compile(
    r"带动|[着在为与和及的了是把被对从到于之们获由]|这|该|其|^本(?!地)|^各|多家|一家|两家|公司|整个|业务|视频|社交|直播|游戏|手机|移动|官方|所有|软件|主$|[昨今明]日|[昨今]天|[季期年][内末初]"
)
MOST_COUNTED = 200  # words that are counted in one text: no article of the press names more companies
KINDS_OF_FIRMS = ("科技", "集团", "公司", "网络", "传媒", "控股", "股份", "资本", "证券", "电子")
OFTEN = 3  # times a word must stand in the text before what it does makes it a company
DOES = r"(?:创始人|联合创始人|董事长|CEO|实现(?:净|总)?(?:收入|营收)|净收入|总?营收|股价|市值|月活|日活|成立(?:过程|之初|于)|递交|招股书|完成了?[A-F一-龥]?\+?轮)"
PLAIN_WORDS = re.compile(
    r"过去|未来|人均|卸任|上任|现任|收入|用户|平台|[同环]比|[年月季天今去当随后前曾已将又也都一二两三不第并但如国总净]|核心|目前|日均|平均|广告|行业|市场|部门|团队|产品"
)
AFTER_NAME = r"(?=早前|稍早|[今昨明前][日天晚早（(]|[今去]年|关于|批评|质疑|形容|坦承|反驳|继续|续(?<!继续)|又|亦|此前|近日|日前|随后|其后|昨|[，,。、：:；;（(“”\"’'！？\s)）]|的|在|曾|也|才|而|便|很|却|解释|拍板|补充|说明|通过|最后|承认|否认|感叹|觉得|相信|坚持|接受|出席|现身|致信|致辞|没有|已|出生|毕业|现年|悄然|离(?=职|任|开)|退(?=休|出|任)|加(?=盟|入)|入职|致歉|道歉|亮相|正在|并未|担任|卸任|辞|登上|登顶|成为|第一时间|率先|首次|突然|私下|甚至|似乎|依旧|依然|始终|早已|早就|亲自|当天|当时|终于|再次|再度|紧急|很快|迅速|立即|随即|显然|罕见|半开玩笑|评(?=价|论)|一(?=针见血|语道|直|再|边|脸|口)|不(?:同意|认同|认可|这么|愿|想|太|敢|肯|以为)|掌|拥有|身价|身家|个人|持股|本人|先生|女士|教授|博士|老师|还|对|将|称|说|看来|表|认为|透露|提|告诉|分析|预计|估[计算测]|测算|预测|直言|坦言|向|和|与|及|于|分别|被|就|给|为|是|回|宣|发|指|写|介绍|强调|谈|出任|带|决|则|从|以|接|$)"


# The characters that foreign names are written with: a run of these after a title is a name, whatever its first (method: the closed set of
# transliteration characters of Sproat, Shih, Gale and Chang, "A stochastic finite-state word-segmentation algorithm for Chinese", 1996).
SOUNDS = (
    "肖顿逊登翰彻阿埃艾奥巴鲍贝比彼波伯布查达戴丹德迪蒂丁杜多厄恩尔法范菲费芬弗福夫富盖格葛戈古哈汉赫霍胡惠基吉加贾杰卡凯坎康科克肯库奎拉莱兰朗劳勒雷里莉林琳隆卢鲁伦"
    "罗洛马玛麦迈曼梅蒙孟米密摩莫默姆穆纳娜奈尼妮诺欧帕派潘佩皮普齐奇乔茨切琴瑞萨塞桑瑟森沙珊舍史什圣施舒斯丝苏索塔泰坦汤特廷图托柏瓦威韦维温沃乌西希夏谢辛休修雅亚扬耶伊英尤约泽扎詹珍朱祖佐兹"
)

POINT_SOUNDS = SOUNDS + "利保怀安蕾娅本班邦博昂赛考琼冯黛吕荷嘉迦列南提万魏扬叶因香欣强文宾尚"  # and where a point says that it is a name
# what people do and companies do not
DOES_HIMSELF = r"(?:(?:曾|又|再|也)?(?:向(?:公司|员工|媒体|外界|记者)|在(?:内部信|公开信|采访|微博|朋友圈|饭否)|接受[^，。]{0,10}采访)|卸任|出任|辞去|(?:的)?(?:个人)?(?:身家|财富))"
OF_A_TRADE = "师员者手士"  # “后端工程师说”: the end of a trade, not a name
PEOPLE_END = "者家员官长师人席裁理监授表"  # 投资者, 作家, 发言人: the last character of what people are by calling
FIRM = re.compile(
    r"\b(?:Inc|Corp|Ltd|Group|Tech\w*|Research|Institute|University|Cent(?:er|re)|Telekom|News|Post|Times|Insider|Fund|Capital|Bank|Media|Street|Journal)\b"
)


def learn_names(text: str) -> list[Entity]:
    """Names that a text introduces: products in quotation marks with their kind, people with their title, nicknames."""
    found: dict[str, Entity] = {}
    coined = (Entity(name=c.name, zh=c.name, en=c.name, type=c.kind, aliases=c.aliases) for c in (*coined_names(text), *owners(text)))
    people = [*_people(text), *_who_say(text), *_foreigners(text), *_known_by_trade(text)]
    names_of_people = tuple(p.name for p in people)
    for entity in (*people, *_products(text), *_companies(text), *_recurring(text), *coined):
        if entity.type == "person" or not entity.name.startswith(names_of_people):  # “某人卸任”CEO is no company
            before = found.setdefault(entity.name, entity)
            found[entity.name] = replace(before, aliases=before.aliases or entity.aliases)
    for name in [n for n, e in found.items() if e.type == "company"]:
        longer = next((found[name + kind] for kind in KINDS_OF_FIRMS if name + kind in found), None)
        if longer:  # “栗子科技…，栗子昨日…”: its short form
            del found[name]
            found[longer.name] = replace(longer, aliases=(*longer.aliases, name))
    for match in _NICKNAMED.finditer(text):
        name, nickname = match.groups()
        known = found.get(name, Entity(name=name, zh=name, en=name, type="person"))
        found[name] = replace(known, aliases=(nickname,))
    return list(found.values())


_NICKNAMED = Near(rf"({FAMILY}[一-龥]{{1,2}})[（(](?:花名|又名|人称)[：:]?“?([一-龥]{{2,4}})”?[）)]", "花名|又名|人称", before=5)
_IN_MARKS = r"[“「\"]([A-Za-z0-9一-龥·+ ]{2,12})[”」\"]"
# whether the name stands in quotation marks, and the pattern
_PRODUCTS = (
    (True, Near(rf"{_IN_MARKS}(?:这款)?(?:App|APP|app|应用|软件|平台|产品|手环|小程序|客户端|网站)", '[”」"]', before=13)),
    (True, re.compile(rf"(?:名叫|名为|叫做|取名){_IN_MARKS}")),
    (True, re.compile(rf"(?:社交|聊天|换脸|短视频|直播|办公|协作|即时通讯)(?:应用|软件|平台|App|APP){_IN_MARKS}")),
    (False, re.compile(r"(?:换脸|社交|聊天|协作|办公)(?:应用|软件|平台|App|APP)\s?([A-Za-z][A-Za-z0-9]{1,14})")),
    (True, re.compile(rf"旗下[^，。；：“「”]{{0,12}}{_IN_MARKS}")),
    (False, re.compile(r"旗下(?:的)?(?:产品)?\s?([A-Z][A-Za-z0-9]{2,14}(?: [A-Z][A-Za-z]{2,14}){0,3})")),
    (
        False,
        Near(
            r"(?:^|[，。；：、“\s])([A-Z][A-Za-z0-9]{2,14}|[一-龥]{2,5}) ?(?:App|APP)(?=[，。；“”的在上已日月用宣推是正近累])", "App|APP", before=17
        ),
    ),
)
_PEOPLE = (
    re.compile(rf"{TITLE}(?:兼{TITLE})?的?\s?({FAMILY}[一-龥]{AFTER_NAME}|{FAMILY}[一-龥]{{2}}{AFTER_NAME})"),
    Near(
        rf"[的，师员者人士理长主]({FAMILY}[一-龥]{{1,2}})(?=(?:就|也|曾|则|还|遗憾|无奈|激动)?地?(?:告诉|透露|坦言|直言|写道|感叹))",
        "告诉|透露|坦言|直言|写道|感叹",
        before=9,
    ),
    re.compile(rf"”[^。“”]{{0,20}}?(?<![一-龥])?({FAMILY}[一-龥]{{1,2}})(?=(?:说|表示|坦言|回忆|感叹|透露)道?[。，；])"),
    re.compile(
        rf"(?:朋友|好友|同学|同事|校友|搭档|妻子|丈夫|老师|师父|助理|秘书|下属|上司|前辈)({FAMILY}[一-龥]{{2}})(?=的|[说称道，。]|表示|认为|告诉|回忆|透露)"
    ),
    re.compile(rf"岁的({FAMILY}[一-龥]{{1,2}}?)(?:{AFTER_NAME}|(?=[用则]))"),
    re.compile(rf"(?:{PROVINCES})人({FAMILY}[一-龥]{{2}})(?=[，（0-9在从是就也曾告]|说|表示)"),
    Near(rf"(?:^|[，、。；\s])({FAMILY}[一-龥]{{1,2}})(?=持股)", "持股", before=5),
    Near(r"[老小阿]([一-龥])（(\1[一-龥]{1,2})）", "（", before=3),  # 老罗（罗…）
)
# who speaks right after an office, whatever the name: many go by a nickname (花名)
_OFFICE_SAYS = re.compile(
    r"(?:C[A-Z]O|(?<!助理)总裁|总经理|董事长|首席[一-龥]{2,4}官)([一-龥]{2,3}?)(?=表示|透露|指出|坦言|告诉|称(?![为之])|说(?!明))"
)
_NO_NICKNAME = re.compile(
    r"[在对向近日前昨今曾此随后也还再则并均都多次首先们方和与及等的地得了着就被给以因为称说其该某更又只仅没不未直续表拟将已层级会信文很最终常刚然早晚快年周月里]|"
    r"主动|特别|郑重|坦率|坦诚|诚恳|果断|坚决|强硬|愤怒|气愤|尴尬|无奈|遗憾|激动|兴奋|乐观|悲观|谨慎|委婉|间接|简单|冷静|平静|幽默|自豪|骄傲|严肃|认真|耐心|热情|清楚|清晰|大胆|罕见|透过|[两三四]人|电话|"
    r"公开|回应|本人|女士|亲自|明确|一直|一度|当时|同时|办公|助理|代表|团队|强调|补充|高调|坚定|反复|接受|采访|内部|晚间|上午|下午|兼"
)
# “CEO林小满最后说”: a name of three characters after a title that comes back in the text, whatever follows it
_TITLED = re.compile(rf"{TITLE}({FAMILY}[一-龥]{{2}})")
# “投资人林满撮合了…。林满后来回忆”: one of two, where the name opens a clause and speaks
_TITLED_SHORT = re.compile(rf"{TITLE}({FAMILY}[一-龥])(?![一-龥]?[·])")
_TOWARD = re.compile("[对向]我?$|[对向]我")  # “前高管对我说”: to whom
_ADVERB_AFTER = re.compile(r"(?<=[一-龥]{2})[曾还也则又再就都均亦续却]$")  # “程一曾表示”: 曾 is no part of the name
_SAID = re.compile(rf"[，。；：、”」\s]({FAMILY}[一-龥]{{2}})(?:在[^，。“”]{{2,16}}[上中里间时])?{SAYS}")
# whom only people have or are with
_WITH_PEOPLE = Near(
    rf"(?<![一-龥])(?:而|但|和|跟|与)?({FAMILY}[一-龥]{{2}})(?=[和与跟](?:他的|她的)?(?:同事|团队|朋友|家人|妻子|丈夫)|的(?:同事|朋友|家人|父母|妻子|丈夫|朋友圈))",
    "同事|团队|朋友|家人|妻子|丈夫|父母",
    before=9,
)
_SAID_IN_MARKS = re.compile(rf"[，。；：、？！”」\s]({FAMILY}[一-龥]{{1,2}}?)(?:{SAYS}(?:道|了一[句番段][^，。：“]{{0,16}})?：?“|{DOES_HIMSELF})")
_SOUNDED = re.compile(rf"{TITLE}([{SOUNDS}][{SOUNDS}·]{{1,7}})(?![{SOUNDS}])")
# a longer run of such characters, the rarer ones too, that speaks
_SOUNDED_SPEAKS = re.compile(rf"{TITLE}([{POINT_SOUNDS}]{{4,8}})(?=(?:[则也还又曾]|在[^，。“”]{{2,12}}[中上])?{SAYS})")
_POINTED = Near(
    rf"(?<![{POINT_SOUNDS}·])([{POINT_SOUNDS}]{{1,6}}(?:·[{POINT_SOUNDS}]{{2,6}}){{1,2}})(?![{POINT_SOUNDS}])", "·", before=6
)  # with a point, no title is needed
# after a title and before what is said, whatever characters follow the point
_POINTED_TITLED = re.compile(rf"{TITLE}([一-龥]{{1,5}}·[一-龥]{{2,6}}?)(?=(?:[则也还又曾]|在[^，。“”]{{2,12}}[中上里])?(?:{SAYS}|写道))")
# Japanese family names, after a title: 执行长林田真一
_JAPANESE = re.compile(
    rf"{TITLE}((?:佐藤|铃木|高桥|田中|伊藤|渡边|山本|中村|小林|加藤|吉田|山田|佐佐木|山口|松本|井上|木村|斋藤|清水|山崎|池田|桥本|阿部|石川|山下|中岛|石井|小川|前田|冈田|长谷川|藤田|后藤|近藤|村上|远藤|青木|坂本|福田|太田|西村|藤井|冈本|三浦|藤原|松田|中川|中野|原田|小野|田村|竹内|金子|和田|中山|石田|上田|森田|柳井|三木谷|川边|出泽|宫坂|岩田|宫本|古川|十时|平井|丰田|本田|安倍|岸田|麻生|宫内)[一-龥]{{1,3}}?){AFTER_NAME}"
)
_LATIN_NAME = re.compile(rf"(?:{TITLE}|股评人|评论人|作家|学者|交易员|经济师)\s?([A-Z][a-z]+(?: [A-Z][a-z]+)+)(?![A-Za-z])")
_LATIN_BESIDE = re.compile(
    rf"[{PEOPLE_END}的]((?:(?![{PEOPLE_END}的])[一-龥·]){{2,6}}(?<![所社局部院会团司报网国]))[（(]([A-Z][a-z]+(?: [A-Z][A-Za-z'’.-]*){{1,2}})(?:[，,、；;]\s?音[译譯])?[）)]"
)
_COMPANY_START = r"(?:(?<![一-龥A-Za-z0-9])|(?<=旗下)|(?<=季度)|(?<=而)|(?<=由)|(?<=获)|(?<=的)|(?<=其中))"
# times that the name must stand in the text (“巨头挤破了头” stands once, a company comes back), and the pattern
_COMPANIES = (
    (
        1,
        Near(
            rf"{_COMPANY_START}(?:而|但|其中|此外|目前|主要)?(?:(?:受惠|受益|得益)于?)?([一-龥A-Za-z0-9]{{2,8}}?(?:集团|资本|银行|证券))(?=[，。；、）及与和季收营旗宣表将的赚持领跟同在H])",
            "集团|资本|银行|证券",
            before=10,
        ),
    ),
    (2, re.compile(r"巨头([一-龥]{2,6}|[A-Z][A-Za-z]{2,14})(?=[，。；、的]|市值|表示|宣布)")),
    (1, re.compile(r"被([一-龥]{2,4}|[A-Z][A-Za-z]{2,14})(?:超越|反超|收购)(?=[，。；、了])")),
)
_DOING = Near(rf"(?:(?<![一-龥A-Za-z0-9])|(?<=[年月日]))([一-龥]{{2,5}}?){DOES}", DOES, before=5)


def _products(text: str) -> Iterator[Entity]:
    for in_marks, pattern in _PRODUCTS:
        for match in pattern.finditer(text):
            name = match.group(1).strip()
            if len(name) >= 2 and name[-1] not in KIND_ENDINGS and (in_marks or not NOT_IN_A_NAME.search(name)):
                yield Entity(name=name, zh=name, en=name, type="product")


def _people(text: str) -> Iterator[Entity]:
    nicknames = (m.group(1) for m in _OFFICE_SAYS.finditer(text) if not _NO_NICKNAME.search(m.group(1)) and not is_general(m.group(1)))
    named = [_ADVERB_AFTER.sub("", match[match.lastindex or 1]) for pattern in _PEOPLE for match in pattern.finditer(text)]
    known = set(named)
    titled = (m.group(1) for m in _TITLED.finditer(text) if m.group(1)[:2] not in known)
    once = islice(dict.fromkeys(titled), MOST_COUNTED)
    back = (n for n in once if text.count(n) >= AGAIN and not NO_GIVEN_NAME.search(n[1:]) and not NO_LAST.search(n))
    again = (n for n in _called_again(text) if not NO_GIVEN_NAME.search(n[1:]) and not NO_LAST.search(n))
    for name in (*named, *nicknames, *back, *again):
        if name not in NOT_PEOPLE and name[-1] not in OF_A_TRADE and not _TOWARD.search(name[1:]):
            yield Entity(name=name, zh=name, en=name, type="person")


def _called_again(text: str) -> Iterator[str]:
    """Names of two characters that stand once after a title and open a clause in which their bearer speaks."""
    for name in islice(dict.fromkeys(m.group(1) for m in _TITLED_SHORT.finditer(text)), MOST_COUNTED):
        if text.count(name) >= AGAIN and re.search(
            rf"[，。；：、”\s]{name}(?:后来|随后|当时|事后|曾|也|则|还|在[^，。“”]{{2,12}}[中上里时])*{SAYS}", text
        ):
            yield name


def _who_say(text: str) -> Iterator[Entity]:
    """People by what they do: three characters with a family name that open a clause before a verb of saying, and come back in the text.

    Two characters (高盛, 万科) are as often a company, unless a quotation or what only people do follows; and offices (金管局) end otherwise than names.
    """
    names = [*_SAID.findall(f"\n{text}"), *_SAID_IN_MARKS.findall(f"\n{text}"), *(m.group(1) for m in _WITH_PEOPLE.finditer(text))]
    for name in islice(dict.fromkeys(names), MOST_COUNTED):
        if text.count(name) >= OFTEN and not NO_GIVEN_NAME.search(name) and name[:2] not in NOT_PEOPLE and name[1:] not in NOT_PEOPLE:
            yield Entity(name=name, zh=name, en=name, type="person")


def _known_by_trade(text: str) -> Iterator[Entity]:
    for name in people_by_trade(text):
        if name not in NOT_PEOPLE and name[:2] not in NOT_PEOPLE and name[1:] not in NOT_PEOPLE:
            yield Entity(name=name, zh=name, en=name, type="person")


def _foreigners(text: str) -> Iterator[Entity]:
    """People with a Latin name and a title; the family name alone stands for them afterwards. Those in Chinese characters have it in brackets."""
    for match in _LATIN_NAME.finditer(text):
        name = match.group(1)
        first, *_, last = name.split()
        called = text.count(first) > text.count(name)  # by the first name, as people of Taiwan's peoples are
        yield Entity(name=name, zh=name, en=name, type="person", aliases=(last, first) if called else (last,))
    for match in (*_SOUNDED.finditer(text), *_SOUNDED_SPEAKS.finditer(text), *_POINTED_TITLED.finditer(text), *_POINTED.finditer(text)):
        name = match.group(1)
        if not name.endswith("·") and (len(name) > 2 or text.count(name) > 1):
            family = name.rpartition("·")[2] if "·" in name else ""
            yield Entity(name=name, zh=name, en=name, type="person", aliases=(family,) if len(family) > 1 else ())
    for match in _JAPANESE.finditer(text):
        yield Entity(name=match.group(1), zh=match.group(1), en=match.group(1), type="person")
    for match in _LATIN_BESIDE.finditer(text):
        name, latin = match.groups()
        if text.count(name) > 1 and not is_general(name) and not NOT_IN_A_NAME.search(name) and not FIRM.search(latin):
            yield Entity(name=name, zh=name, en=latin, type="person")


def _companies(text: str) -> Iterator[Entity]:
    """Companies by the word that ends their name (集团, 资本), by what they are called (能源巨头某某) or by who overtook them."""
    for times, pattern in _COMPANIES:
        for match in islice(pattern.finditer(text), MOST_COUNTED):
            name = last_piece(match.group(1))
            if len(name) > 1 and name not in NOT_COMPANIES and not NOT_IN_A_NAME.search(name) and text.count(name) >= times:
                yield Entity(name=name, zh=name, en=name, type="company")


def _recurring(text: str) -> Iterator[Entity]:
    """Companies and products by what they do: a word that keeps coming back and has a founder, a revenue or a share price."""
    for name in islice(dict.fromkeys(m.group(1) for m in _DOING.finditer(text)), MOST_COUNTED):
        if text.count(name) >= OFTEN and not is_general(name) and not PLAIN_WORDS.search(name) and not NOT_IN_A_NAME.search(name):
            yield Entity(name=name, zh=name, en=name, type="company")
