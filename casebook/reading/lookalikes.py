"""What holds a numeral and is no quantity: words, names, versions, cohorts, dates, times, telephone and list numbers.

Each entry is a pattern with texts it must cover and texts it must leave alone; a test runs over both. `always` entries hold for every
reader; the others only for the press, where a number has to say something about the world.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from casebook.needs import Selection, ready
from casebook.reading.date_frame import LASTS
from casebook.reading.numerals import NUMERAL

_HAN = "[零〇一二三四五六七八九十两]"


# Words and names that hold a digit or a unit character and say no number.
_WORDS = (
    "百万富翁", "千万富翁", "亿万富翁", "百元机", "千元机", "万元机", "一千零一夜", "十足", "十字", "十全", "九九", "二维", "三维", "四川",
    "四面", "四处", "五金", "五花", "五彩", "八卦", "六合", "七麦", "七牛", "九寨", "百度", "百货", "百科", "百姓", "百分百", "百家号",
    "百家姓", "百家争", "千牛", "千帆", "千万别", "千万不", "千万要", "千万记", "千万小", "千万注", "千方百计", "千军万马", "千家万户", "千禧",
    "千人千面", "万一", "万达", "万能", "万众", "万科", "万物", "万里", "万事", "万岁", "万象", "万维", "万万没", "万万不", "亿万", "亿欧",
    "百川", "第一方", "第二方", "第三方", "第三势力", "第四方", "第五方", "第一财经", "第二财经", "第三财经", "第一产业", "第二产业", "第三产业", "第一时间",
    "第一资讯", "第一线", "第一夫人", "第一桶金", "第一手", "第二曲线", "三方", "双方", "一方面", "唯一", "统一", "专一", "单一", "同一", "某一",
    "每一", "这一", "那一", "另一", "哪一", "任一", "逐一", "独一无二", "不一", "第一次", "进一步", "更进一步", "新一代", "新一轮", "新一届",
    "新一批", "下一步", "下一代", "下一个", "下一轮", "上一代", "上一个", "上一轮", "再一次", "又一次", "又一个", "无一", "数一数二", "双十",
    "三八节", "三八妇", "五一", "六一", "七夕", "九零", "不二", "接二连三", "三三两两", "三五成群", "三言两语", "丢三落四", "颠三倒四", "说三道四",
    "再三", "朝三暮四", "两极", "两岸", "两会", "两难", "两栖", "三农", "三无", "五湖四海", "四大名著", "四大发明", "七上八下", "乱七八糟",
    "九牛一毛", "百折不挠", "百里挑一", "千载难逢", "千变万化", "万无一失", "举一反三", "一石二鸟", "一胎", "二胎", "三胎", "四胎", "小三", "老一",
    "老二", "老三", "老四", "老五", "老六", "老七", "老八", "老九", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "星期一",
    "星期二", "星期三", "星期四", "星期五", "星期六", "星期日", "礼拜一", "礼拜二", "礼拜三", "礼拜四", "礼拜五", "礼拜六", "礼拜日", "零售",
    "零食", "零件", "零部件", "零组件", "零钱", "零工", "零散", "零星", "零距离", "万元户", "三文鱼", "五粮液", "六神", "七喜", "八达", "二手",
    "二把手", "两者", "三角", "三明治", "十佳", "四六级", "九宫格", "三七", "七匹狼", "五道口", "三里屯", "八戒", "六间房", "一加", "一号店",
    "一些", "一直", "一般", "一样", "一切", "一定", "一起", "一旦", "一向", "一再", "一度", "一致", "一贯", "一边", "一面", "一味",
    "一律", "一同", "一概", "一连串", "一系列", "一部分", "一大批", "一批", "一众", "一股脑", "一举", "一跃", "一手", "一心", "一时", "一线",
    "一站式", "一键", "一把手", "一帮", "一派", "一窝蜂", "一片", "一席之地", "一应俱全", "一本正经", "一流", "一路", "一阵", "一道坎", "一经",
    "一如既往", "一目了然", "一雪前耻", "一拳", "一夜", "一眼", "一气", "一言", "一五一十", "一带一路", "一见钟情", "一二线", "一点资讯", "一丝",
    "一成不变", "一臂之力", "一口气", "一幕", "一场空", "一条龙", "一不小心", "一个劲", "一窍不通", "一斑", "一家独大", "一把抓", "一触即发",
    "一落千丈", "一蹴而就", "一刀切", "一下", "一下子", "一体", "一体化",
)  # fmt: skip
_NUMERAL_START = "零一二三四五六七八九十百千万亿两"
_START = rf"(?<![\d.几数多余{_NUMERAL_START}])"


def _words(words: tuple[str, ...]) -> str:
    """A pattern for any of the words, tried only where one of their first characters stands: three hundred tries a character are slow.

    A word that begins like a numeral must not end one (30万一年), and one that ends like a numeral must not begin one (这一亿).
    """
    by_first: dict[str, list[str]] = {}
    for word in words:
        by_first.setdefault(word[0], []).append(word[1:] + ("(?![十百千万亿])" if word[-1] == "一" else ""))
    groups = [(_START if first in _NUMERAL_START else "") + f"{first}(?:{'|'.join(rests)})" for first, rests in by_first.items()]
    return f"(?=[{''.join(by_first)}])(?:{'|'.join(groups)})"


@dataclass(frozen=True)
class Lookalike:
    """A pattern whose matches hold no quantity."""

    name: str
    pattern: str
    covers: tuple[str, ...]
    leaves: tuple[str, ...] = ()
    always: bool = False


LOOKALIKES = (
    Lookalike(
        "long run of figures",
        r"\d(?:[\d,.\-、]{30,})|[零〇一二三四五六七八九十百千万亿]{30,}",
        ("1" * 31, "一" * 31),
        ("202107211321363588510367", "四十五亿四千零四万零九百九十九"),
        always=True,
    ),
    Lookalike(
        "address of a page or a file",
        r"(?:https?://|www\.)[\x21-\x7e]+(?:\s[\x21-\x7e]*=[\x21-\x7e]*)*|[\w&=?/.:%\-]*(?:%[0-9A-F]{2}|[&?]\w+=)[\x21-\x7e]*|[\w.\-]+@[\w.\-]+|[A-Za-z0-9][\w\-.]*\.(?:png|jpe?g|gif|html?|pdf|docx?|xlsx?|mp4|com|cn|net|org)\b",
        ("http://a.cn/3?q=30%25", "12.5.png", "t126@163.com"),
        ("下载3次",),
        always=True,
    ),
    Lookalike(
        "letters and figures in one name",
        r"(?<![A-Za-z\d])(?!(?:US|HK|NT|USD|RMB|CNY|HKD|TOP|Top|top|NO|No|no)\W{0,2}\d)[A-Za-z]+[\-_]?\d[\d.]*[A-Za-z]*"
        r"|\b(?:iOS|Android|Windows|iPhone|iPad|Web|Mate|Note|Version|Ver|V|v|Q)\s?\d[\d.]*"
        r"|\d+(?:G|g|P|p|D|V|H|B|C|c|d|K)(?![A-Za-z\d])(?=网|时代|手机|视频|分辨率|画质|超清|高清|技术|商用|信号|基站|打印|模式|电影|[,，。、；”\s]|$)"
        r"|\d+[A-Za-z]+\d+\w*|(?<![A-Za-z\d])2[BCG](?![A-Za-z\d])",
        ("iOS 9", "iPhone 12", "5G网络", "1080p", "B2B", "A2021", "4K视频"),
        ("TOP10", "US$30"),
    ),
    Lookalike(
        "code of letters and figures",
        r"(?<![A-Za-z])(?!(?:US|HK|NT|USD|RMB|CNY|TOP|Top|top|NO|No|no)\W?\d)[A-Za-z]+\d{3,}",
        ("订单号 A20210721",),
        ("RMB2000",),
        always=True,
    ),
    Lookalike(
        "code of a stock",
        r"(?<![\d.])\d{3,6}\.(?:HK|SH|SZ|SS|TW|US|KS|T)(?![A-Za-z])",
        ("阿里巴巴（BABA.US; 9988.HK）", "2330.TW"),
        ("共3000.5", "第5.HK"),
    ),
    Lookalike(
        "code of a stock in words",
        r"(?<![\d.])\d{3,6}(?=\s?(?:的|为)?(?:股份|股票|证券)(?:代[码号]|编号))|(?<=代[码号]为)\s?\d{3,6}(?!\d)|(?<=代[码号][：:])\s?\d{3,6}(?!\d)",
        ("将以 1024 的股份代码发售", "代号为1024", "股份代号：1024"),
        ("发售3650的股份", "代号为12"),
    ),
    Lookalike(
        "stage of a building",
        r"(?<![\d第两几])[一二三四五]期(?=[占工项建扩计的则将已，,、；]|$)",
        ("一期占地72万平方米", "二期计划动工"),
        ("两期建设", "分三期付款"),
    ),
    Lookalike(
        "code of a stock in brackets",
        r"(?<=[一-龥A-Za-z][（(])\d{3,5}(?=[）)])",
        ("美团（3690）第三季收入954.9亿元", "小米集团(1810)"),
        ("（3690万）", "销量（约3690）", "（12）"),
    ),
    Lookalike("so many great ones", r"(?<![\d.])\d{1,2}大(?=[一-龥]{2})(?!小|幅|量|型|多数|约|概)", ("6大能力", "3大升级"), ("100大", "增长6，大幅")),
    Lookalike("more than one day's work", r"非?一日之[寒功]|一日千里", ("非一日之寒",), ("一日之内",)),
    Lookalike("not a penny", r"一分钱(?:[也都还]?(?:没|不|未)|也无)", ("一分钱没花", "一分钱也没赚"), ("花了一分钱",)),
    Lookalike("chance in so many years", r"[一二三五十百千]{1,3}年[一难]遇", ("十年一遇的机会", "百年难遇"), ("十年一次", "五年遇到")),
    Lookalike("from nothing to one", r"从\s?[0零]\s?到\s?[1一](?![\d.])", ("从0到1的再出发",), ("从0到10万用户",)),
    Lookalike("trading day before", r"前[一两](?=个?交易日)", ("较前一交易日收盘价",), ("前一名",)),
    Lookalike("number of digits", r"[一两二三四双个十百千1-9]位数", ("实现三位数增长", "两位数", "3位数"), ("三位用户", "三位创始人")),
    Lookalike("rank of a member", r"(?<![\d.])\d{2,3}VIP", ("「88VIP」会员",), ("88万VIP",)),
    Lookalike(
        "club of those that have so much",
        rf"(?:{NUMERAL}|\d[\d.]*)\s?[万亿]*(?:美?元)?(?:市值|营收|销售额)?俱乐部",
        ("跻身「2亿俱乐部」", "千亿美元俱乐部"),
        ("2亿用户俱乐部",),
    ),
    Lookalike(
        "day before or after",
        r"(?<![提之目从以])[前后](?:一|1\s?)[天晚日](?!内)",
        ("高考前一天", "发布会后一天"),
        ("提前一天", "三天", "之前一天"),
    ),
    Lookalike(
        "delivery within a time",
        rf"(?:\d{{1,2}}|{_HAN}{{1,2}})(?:日|小时|分钟)达(?![到成])",
        ("全球五日达", "24小时达"),
        ("五日达成协议", "两小时"),
    ),
    Lookalike(
        "ordinal that is no place in a ranking",
        rf"第{NUMERAL}(?=[次款个季代届批期轮波步天年月周方时财产线人手种条章节集部眼桶家场件项版阶者把篇份只性任张台话幕回声句桩站课枚股点组类层页卷间])",
        ("第10个年头", "第三天", "第一款产品", "第二十一届"),
        ("第三名", "第58位"),
    ),
    Lookalike(
        "heading number",
        r"(?<![\d.:：\-/])0\d(?![\d.%:：\-/年月日])|^\s*\d{1,2}\.\d{1,2}(?=\s?[\u4e00-\u9fff])(?!\s?年(?![轻龄度代货])|\s?[万亿元倍个分成折点千百美港家人名星级米公斤吨小天月日周次款种岁位秒块度寸档升克到至多余])",
        ("02 产品", "4.1 年轻用户成为主力"),
        ("0.5", "05:30", "1.5年"),
    ),
    Lookalike("months paid on leaving", r"(?<![A-Za-z])[nN]\s?\+\s?\d", ("赔偿N+1", "n+3"), ("2+1",)),
    Lookalike("these years", r"[近这前那](?:十)?几[年天个]", ("这几年", "近几年"), ("几年", "几天")),
    Lookalike(
        "version",
        r"\d+(?:\.\d+)+(?:新?版本?|正式版|系列|时代|升级版)|第?\d+版本|\d+\.\d+\.\d+(?:\.\d+)*"
        r"|(?<![为至到达分仅有约近超\d.])\d{1,2}\.0(?![\d%万亿倍元个分])",
        ("3.0版本", "升级到6.2版本", "软件5.0发布", "3.9.1", "工业4.0"),
        ("评分为4.0", "增长2.0%", "5.0万"),
    ),
    Lookalike(
        "cohort",
        r"(?<!\d)(?:[0-9][05]\s?|[六七八九零〇][零〇五])后(?!来|续|悔)",
        ("90后", "90 后员工", "95后、00后", "八零后"),
        ("20天后", "100后", "20 天后"),
    ),
    Lookalike(
        "telephone number",
        r"\(?\d{3,4}\)?[\-\s]\d{4}\s?\d{3,4}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)[48]00-?\d{3,4}-?\d{3,4}|(?<!\d)(?:12306|10086|10010|10000|12345|12315|12580|955\d\d)(?![\d.,百千万亿个家人元名次])",
        ("010-5290 8189", "13800138000", "12306网站"),
        ("1000万", "10000个"),
    ),
    Lookalike(
        "house, room or licence number", r"\d+弄|\d+号(?:楼|院|线|店|馆|文件|令)?|备\d+号(?:-\d+)?|图\d+(?:-\d+)*", ("100弄38号", "2号线", "图3-1")
    ),
    Lookalike(
        "list number",
        rf"(?:(?<=[。；;:：!！?？“\s,，])|^)第{_HAN}+(?=\s?[,，、:：]\s?\S|是)|(?<![\d.])\(?\d{{1,2}}[)）](?=\S)|(?:^|(?<=[。；\s]))\d{{1,2}}[、.．](?=[^\d\s])|[①-⑳]",
        ("第一,社交是基本需求", "首先如此。第二，还有", "1、产品", "(2)运营"),
        ("拿到第一,首次反超", "1.5亿"),
    ),
    Lookalike(
        "number of a day, month or year that is told",
        r"(?<=[今昨明前后後本去上下同])个?[(（]\d{1,4}[日月年]?[)）](?=[日月年天度])|(?<=[今昨明前后後本去上下同])个?[(（]\d{1,4}[日月年][)）]",
        ("今（24）日上午", "去(2023)年", "上(8)月"),
        ("排名前（3）名",),
        always=True,
    ),
    Lookalike(
        "calendar date",
        rf"(?:(?:19|20|21)\d\d|[一二三四五六七八九零〇○]{{4}})\s?年(?:度)?(?:(?:\d{{1,2}}|{_HAN}{{1,3}})\s?月(?:份)?\s?(?:(?:\d{{1,2}}|{_HAN}{{1,3}})\s?[日号])?)?"
        rf"|(?<![\d.个{_HAN[1:-1]}])(?:\d{{1,2}}|{_HAN}{{1,3}})\s?月(?:份)?\s?(?:底|初|末|中旬|上旬|下旬|(?:\d{{1,2}}|{_HAN}{{1,3}})(?:\s?[日号]|(?![\d\u4e00-\u9fff.,])))?(?!余|之久|子弹)"
        rf"|(?<![\d.])(?<!{LASTS})(?:0?[1-9]|[12]\d|3[01])\s?[日号](?![游内均线活元韩本])|(?<![\d.])(?:[09]\d|[12]\d)\s?年(?=\d|\s\d{{1,2}}\s?月|初|底|末|春|夏|秋|冬|上半年|下半年|度)|(?<![\d.])(?:0\d|9[0-9])年"
        rf"|(?:(?<=[在自从于至到])[01]\d年(?![前后间内来里多])|(?<![\d]){_HAN[:-3]}]{{2}}年(?=\d|初|底|末|{_HAN}月))"
        r"|(?<![\d.])(?:19|20)\d\d\s?[./\-]\s?\d{1,2}(?:\s?[./\-]\s?\d{1,2})?(?![\d%万亿元])"
        rf"|(?<=年)前(?:\d{{1,2}}|{_HAN}{{1,3}})个?(?:月|季度)|第?[一二三四1-4]季度(?!个)"
        r"|\d{2}年代|[一二三四五六七八九]十年代|\d{1,2}世纪|[一二三四五六七八九十]+世纪",
        ("2015年11月18日", "2016年度12月", "二〇二〇年", "2月5日", "5月", "1月底", "2017.03.09", "08年", "第三季度", "九十年代"),
        ("20年间", "3个月", "2000万", "2000家", "7日内", "1.5年", "拘留5日"),
        always=True,
    ),
    Lookalike(
        "bare year",
        r"(?<![\d.,超约近逾达过])(?:19[5-9]\d|20[0-4]\d)(?![\d.,，]\d|\d|\s?[万亿千百多余%kKwW倍元]|\s?[家名位个人次款种件只台部张篇份间所天美港])",
        ("2016的各大榜单",),
        ("2000家", "超过2000"),
    ),
    Lookalike(
        "time of day or ratio",
        rf"\d{{1,3}}[:：]\d{{1,2}}(?:[:：]\d{{2}})?(?![\d.])|(?<=[晨早午晚夜间上天日号])(?:\d{{1,2}}|{_HAN}{{1,3}})[点时](?:半|整|许|钟|\d{{1,2}}分|{_HAN}{{1,3}}分)?|(?<![\d.])(?:\d{{1,2}}|{_HAN}{{1,3}})(?:点(?:半|整|许|钟|\d{{1,2}}分|{_HAN}{{1,3}}分)|时(?:\d{{1,2}}分|许|整))",
        ("21:05", "16:9", "晚9点", "下午三点半", "8点钟"),
        ("8小时", "3.5点"),
    ),
    Lookalike(
        "word or name",
        _words(_WORDS),
        ("第三方", "千万不要", "二维码", "一直", "一些", "无一成功", "唯一", "百度", "线下零售", "百折不挠"),
        ("一年", "一万", "第一名", "一成", "百家企业", "30万一年", "5千万不算多", "得了2万分", "这一亿用户"),
        always=True,
    ),
    Lookalike(
        "word or name by its neighbours",
        _START
        + r"(?:一(?:加[^\d]|点(?:都|也|儿|不|点)|块儿?(?=上|去|来|做|工作))|十分(?!之|钟)|二次(?=元|创作|开发|加工|曝光|消费|销售|转发|传播|利用)"
        r"|万分(?!之)|三星(?![级酒好])|四周(?=[的环都围，,。])|(?<!前)百强(?!企)|千百(?=年|次|万)|十一(?=假|黄金|长假|期间)|百年(?=大计|老店)|[一二三四五特]等[奖座舱功]"
        r"|[一二三四](?:、[一二三四])*线(?:城市|及以下)?|[一二三]手[房车货]|[两二]+[者手端侧头]|(?:58同城|36\s?氪|51信用卡|315晚会))"
        r"|[一二]?十[六七八九]大(?=[以之报会精召后])|(?<![前\d])\d+强(?!度|化|于)|第[一二三四五]?人称|第[一二三四五六七八九十]+大街|双[十1][一二12]"
        r"|(?<![\d.,])(?:360|1688|996)(?![\d.,%]|\s?[度家万亿千百多余名个人元美港次天年月日条款种件分倍])|(?<![\d.,])(?:985|211)(?=[、/高院大工])",
        ("十分有限", "双十一", "三星手机", "36 氪", "一等奖", "二次创作", "211高校", "世界500强"),
        ("十分之一", "二十分", "十二次转发", "360万", "36000", "万分之三", "前100强"),
    ),
    Lookalike(
        "word that holds a digit character",
        r"伍仁|入伍|退伍|队伍|肆意|肆无|(?<=[重收捡])拾|拾[取起获得到荒遗]|陆续|大陆|登陆|着陆|陆地|陆军|陆[^零一二三四五六七八九十百千万亿点陆伍拾佰仟\s]|参[与加考数赛观展见照谋]"
        r"|柒牌|捌号|伍[德兹]|(?<!分)(?<!分 )(?<!分  )之一",
        ("四川队伍", "入伍", "拾起石子", "之一"),
        ("陆点五折", "参万", "二分 之一"),
        always=True,
    ),
)


@cache
def _entries(press: bool) -> tuple[Selection, tuple[re.Pattern[str], ...]]:
    patterns = [entry.pattern for entry in LOOKALIKES[1:] if press or entry.always]
    return Selection(patterns), tuple(map(ready, patterns))


@cache
def _long_run() -> re.Pattern[str]:
    return re.compile(LOOKALIKES[0].pattern)


def blanked(text: str, press: bool) -> str:
    """The text with NUL characters where no quantity may stand; the length stays."""
    text = _long_run().sub(_blank, text)  # first of all: nothing else need be looked for in a run of a million figures
    parts, at = [], 0
    for start, end in _spans(text, press):
        parts += (text[at:start], "\x00" * (end - start))
        at = end
    return "".join((*parts, text[at:]))


def _blank(match: re.Match[str]) -> str:
    return "\x00" * len(match.group())


def _spans(text: str, press: bool) -> Iterator[tuple[int, int]]:
    """Spans of the lookalikes, not overlapping, the leftmost first and then the first of the table; as one pattern of all, but faster."""
    selection, patterns = _entries(press)
    ahead = [(*match.span(), place) for place in selection.possible(text) if (match := patterns[place].search(text))]
    at = 0
    while ahead:
        passed = [place for start, _, place in ahead if start < at]
        ahead = [(*match.span(), place) for place in passed if (match := patterns[place].search(text, at))] + [a for a in ahead if a[0] >= at]
        if ahead:
            start, at, place = min(ahead, key=itemgetter(0, 2))
            yield start, at
