"""People whom a text gives without an office: by a trade (骑手马强), in the familiar form (老周), under another name (林小雨（化名）).

Each has a second sign, since any character can follow a trade and 老 begins many words: a verb of saying right after the name, or that the
name comes back. An alias that the text itself calls one needs none.
"""

import re
from collections.abc import Iterator
from itertools import islice

from casebook.needs import Near

# the hundred or so commonest family names; the two-character ones first
SURNAMES = (
    "欧阳|司马|上官|诸葛|"
    "王|李|张|刘|陈|杨|黄|赵|吴|周|徐|孙|马|朱|胡|郭|何|高|林|罗|郑|梁|谢|宋|唐|许|韩|冯|邓|曹|彭|曾|肖|田|董|袁|潘|于|蒋|蔡|余|杜|叶|程|"
    "苏|魏|吕|丁|任|沈|姚|卢|姜|崔|钟|谭|陆|汪|范|金|石|廖|贾|夏|韦|付|方|白|邹|孟|熊|秦|邱|江|尹|薛|闫|段|雷|侯|龙|史|陶|黎|贺|顾|毛|郝|龚|邵|"
    "万|钱|严|覃|武|戴|莫|孔|向|汤|齐|瞿|俞|季|尤|柳|穆|樊|詹|庄|关|焦|童|屈|甘|饶|邢|芮|卞|冷|鲁|葛|包|"
    "宿|古|靳|温|施|阮|祝|牛|殷|滕|游|翟|常|洪|褚|左|纪|舒|倪|岳|裴|尚|项|骆|凌|霍|管|柯|欧|聂|安|蓝|裘|池|楼|仇|涂|辛|解|窦|连|苗|项|卓|简|费|易|章|庞|颜|毕|梅|曲|鲍|牟|隋|臧|戚|喻|宫|桑|荆|屠|虞|辜|佘|冼|谌|鄢|植|敖|巩|郁|奚|仲|宗|蒲|蔺|邝|丘|童|萧|赖|伍|麦|岑|祁|佟|桂|晏|柴|甄|栾|阎|阙|巫|邬|缪|闵|娄|冉|符|耿|鞠|匡|瞿|翁|卫|阚|谷|申|栗|濮|揭|蔚|麻"
)
# what stands between a name and its verb of saying, and the verb
SAYS = r"(?:又|亦|也|则|续|更|曾|还|再|就|随后|其后|当时|多次|最后|补充|进一步|公开|反问)*(?:表示|指出|认为|强调|坦言|直言|透露|形容|承认|反驳|质疑|坦承|笑[称言]|自称|称|说|指|回应|回忆|介绍|告诉|解释|补充|回答|预计|估计|估算|测算|预测|直指|相信|警告|提醒|建议|评价|评论|答)(?!明)"
NO_GIVEN_NAME = re.compile(
    r"[局部委会院司社商业行网团组集银融车电者员们方面界层人家店厂队党的是在了又亦也则续曾还再就所不没可都经常时前后上下内外何当为其这那]"
)
NO_LAST = re.compile(
    r"[今昨日在说称表透认将曾已也还又就才却正对向和与及等被把让给由从以于为是有没不的了着过来去出回宣发指强则都并谈带接兼调任离卸辞任所看用做问听想走跑坐蹲站拿]$"
)
MOST_COUNTED = 200  # words that are counted in one text: no article of the press names more people
AGAIN, OFTEN = 2, 3  # times a name of three characters, and of two, that does not speak must stand in the text
TRADE = (
    "摊主|店员|店长|居民|村民|车主|乘客|家长|网友|市民|业主|买家|玩家|供应商|经销商|代理商|加盟商|工人|厂长|村长|保安|宝妈|摄影师|编剧|运动员|教练|医生|护士|民警|警官|实习生|毕业生|求职者|学者|教授|专家|作家|工程师|程序员|产品经理|设计师|骑手|外卖员|快递员|司机|主播|博主|商家|商户|卖家|店主|老板|老板娘|员工|业务员|销售|运营|用户|学生|老师|律师|猎头|投资人|创业者|记者|"
    "从业者|研究者|评论人|股评人|成员|委员|组长|秘书长|理事|观察者|合伙人|经理|主管|人士|分析员|策略师|评论员|研究员|院长|会长|总监|经济师|总编|创办人|负责人|董事长|副总裁|顾问|主任|高管|中层|HR|BD"
)
# the same family names, so written that a look at one character decides nearly all of them
FAMILY = f"(?:{'|'.join(n for n in SURNAMES.split('|') if len(n) > 1)}|[{''.join(n for n in SURNAMES.split('|') if len(n) == 1)}])"
_SPEAKS = rf"{SAYS}|在(?:接受)?[^，。“”]{{2,16}}[上中里间时](?:{SAYS})|[则也还又曾就]?(?:对|向|跟)[^，。]{{2,12}}?(?:说|表示|透露|抱怨|感叹|坦言|分析|介绍|回忆|出示|展示|证实|确认|求证)|(?:这样|如此|如是)(?:解释|评价|总结|形容|比喻)|[叹苦摇笑无][^，。：“”]{{1,5}}：“|抱怨|感叹|吐槽|分析|觉得|认为"
# how people of a trade are called by half their given name: 阿琳, 大鹏
_GIVEN = "阿[一-龥]|[大小][鹏伟勇强军华明龙海宇飞刚杰雨雪月丽芳娟红玲美敏静艳燕洁]"
_BY_TRADE = re.compile(
    rf"(?:{TRADE})([老小阿]{FAMILY}|(?:{_GIVEN})(?=(?:{_SPEAKS}|的说法|的看法|的回答))|{FAMILY}[一-龥]{{1,2}}?(?=(?:教授|博士|老师|先生|女士)?(?:{_SPEAKS})))"
)
_COMES_BACK = re.compile(rf"(?:{TRADE})({FAMILY}[一-龥])([一-龥]?)")
# what a polite form is given with: a person, whatever he does
_POLITE = Near(
    rf"(?:(?<![一-龥])|(?<=[的在是对向和，工员师手主户板长民生客友者妈爸东机]))({FAMILY}(?:先生|女士|师傅|小姐|太太|阿姨|大爷|大妈|奶奶|大叔|某某?|[姐哥](?![一-龥]?[姐妹弟哥们])))(?![一-龥]{{0,2}}们)",
    "先生|女士|师傅|小姐|太太|阿姨|大爷|大妈|奶奶|大叔|某|[姐哥]",
    before=4,
)
# who writes where people write
_POSTS = Near(
    rf"(?:^|[，。；：”\s])({FAMILY}[一-龥]{{1,2}}?)(?:则|也|还|随后|昨日|今日)?在(?:其|自己的|个人)?(?:社交平台|社交媒体|社交网络|微博|朋友圈|饭否|推特|Twitter|内网|内部信|公开信|全员信|致辞|演讲|直播间?)[中上里]?[^，。“”]{{0,4}}?(?:写道|发文|表示|称|说|回应|感慨|感叹)",
    "社交|微博|朋友圈|饭否|推特|Twitter|内网|内部信|公开信|全员信|致辞|演讲|直播",
    before=14,
)
# whose view or whose team is told of, after the word for what he does
_HAS_VIEW = re.compile(
    rf"(?<=[师员手家者人士理监裁官])({FAMILY}[一-龥]{{1,2}})(?=的(?:看法|观点|说法|判断|评价|解释|经历|感受|建议|回答|团队|妻子|丈夫|孩子))"
)
_FAMILIAR = re.compile(rf"([老小阿](?<![一-龥]{{2}}){FAMILY})(?:{_SPEAKS}|[把一][^，。：“”]{{1,10}}：“)")
# what somebody of a trade is like after his words: “…。”前高管某某毫不客气。
_AFTER_WORDS = re.compile(rf"”[^，。“”]{{0,16}}?(?:{TRADE})({FAMILY}[一-龥]{{1,2}}?)(?=毫不|直截|一针见血|一语|不以为然|不客气|摇|苦笑|笑|叹)")
# who speaks after what describes him (曾负责产品的林满分析), or laughs after his words; who has a place of his own to write
_DESCRIBED = re.compile(rf"(?<=[一-龥]的)([老小阿]{FAMILY}|{FAMILY}[一-龥]{{1,2}}?)(?:{_SPEAKS})")
_CRIED = re.compile(rf"”({FAMILY}[一-龥]{{1,2}}?)[一-龥]{{0,2}}道[，。：]")
_HIS_OWN = Near(rf"(?:^|[，。；：”\s])({FAMILY}[一-龥]{{1,2}})在[他她](?:自己)?的", "在[他她]", before=5)
# once is enough where three characters open the clause, or follow the word that ends a firm's name, and speak
_ONCE = rf"({FAMILY}[一-龥]{{2}})(?:在[^，。“”]{{2,16}}[上中里间时])?(?:[一-龥]{{0,6}}地|[则也还又曾就却])?(?:{SAYS}|(?:这样|如此)(?:描述|形容|评价|总结|解释|写道))(?=[，：“]|[^，。“”]{{0,10}}：)"
_SPEAKS_ONCE = re.compile(rf"[，。；：、”」\sA-Za-z]{_ONCE}")
_OF_A_FIRM = Near(rf"(?:汽车|科技|集团|资本|网络|传媒|证券|基金|同城){_ONCE}", "汽车|科技|集团|资本|网络|传媒|证券|基金|同城", before=0)
NO_NAME_ENDS = re.compile(
    r"[多次只屡频各两几自己本身同曾相双他她它我你]|[区市县省镇村股系圈头牌业率价额量比式型版类期厅处室部馆站台社帮族众辈方面们者员民工群]$"
)
_ALIAS = Near(rf"([老小阿][一-龥]{{1,2}}|{FAMILY}[一-龥]{{1,2}}|[一-龥]{{2}})（化名）", "（化名）", before=4)

# a pattern, and the times its name must stand in the text
_RULES = (
    *((pattern, 1) for pattern in (_BY_TRADE, _AFTER_WORDS, _DESCRIBED, _CRIED, _HIS_OWN, _POLITE, _POSTS, _HAS_VIEW, _SPEAKS_ONCE, _OF_A_FIRM)),
    (_FAMILIAR, AGAIN),
)


def people_by_trade(text: str) -> Iterator[str]:
    """Their names; one may come more than once."""
    yield from (m.group(1) for m in _ALIAS.finditer(text))
    for short, last in islice(dict.fromkeys(m.groups() for m in _COMES_BACK.finditer(text)), MOST_COUNTED):
        longer = text.count(short + last) >= AGAIN and 2 * text.count(short + last) > text.count(short) and not NO_LAST.match(last or "的")
        name = short + last if longer else short
        if text.count(name) >= (AGAIN if longer else OFTEN) and not NO_GIVEN_NAME.search(name[1:]):
            yield name
    text = f"\n{text}"
    for pattern, times in _RULES:
        for name in islice(dict.fromkeys(m.group(1) for m in pattern.finditer(text)), MOST_COUNTED):
            if not NO_GIVEN_NAME.search(name[1:]) and not NO_NAME_ENDS.search(name) and text.count(name) >= times:
                yield name
