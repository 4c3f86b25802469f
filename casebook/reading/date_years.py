"""Years: printed (2015年, 二〇二〇年, 16年初), counted from the anchor (去年) or from the narrative (同年), eras and decades."""

import re
from datetime import timedelta

from casebook.reading import calendar
from casebook.reading.calendar import Period
from casebook.reading.date_frame import COUNT, HAN, MONTH, Frame, NotResolved, Rule, anchor_day, anchor_of, integer, taken, told_of


def four_digits(text: str) -> int:
    """The year that two or four digits name, in figures or in characters."""
    figures = "".join(str("零一二三四五六七八九".find(c)) if c in HAN[3:] else "0" if c in "零〇○" else c for c in text)
    number = int(figures)
    # Two digits: 58年 is 1958, 24年 is 2024; the turn is put where a press text can still look ahead.
    return number if len(text) > 2 else number + (2000 if number < 50 else 1900)


def _year(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    return calendar.year(four_digits(match["y"]))


def _short_year(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    return calendar.year(four_digits(match["y"] or match["y2"] or match["y3"] or match["y4"] or match["y5"] or match["y6"] or match["y7"]))


def _year_in_thousands(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    number = integer(f"{match['t']}千{match['r']}")
    return calendar.year(number) if number < 2100 else None


def _business_quarter(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """A quarter of a business year: which months it covers, only the company's own calendar says."""
    raise NotResolved


def _business_year(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """A business year goes by its number; its days are the company's own, so it is good for no more than that year."""
    found = calendar.year(four_digits(match["y"]))
    return found._replace(needs=frozenset({"business year"})) if found else None


_YEAR_WORDS = {"大前": -3, "前": -2, "去": -1, "上一": -1, "今": 0, "本": 0, "明": 1, "来": 1, "后": 2, "大后": 3}


def _relative_year(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    return taken(calendar.year(anchor_of(frame).year + _YEAR_WORDS[match["w"]]), "year", "anchor")


def _year_so_far(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """“今年涨了”: what has come about this year did so before the day of writing; the year keeps its name."""
    today = anchor_day(frame)
    if today is None or today.timetuple().tm_yday == 1 or frame.looks_ahead(match):
        return None
    whole = calendar.year(today.year)
    return taken(whole._replace(end=today - timedelta(days=1)) if whole else None, "year", "anchor")


def _bracketed_year(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """去(2023)年: the year is told; of three figures it is Taiwan's own (112), which counts from 1912."""
    number = int(match["y"])
    return calendar.year(number if number > 999 else number + _ERAS["民国"] - 1)


# First year of an era. Months of an era are the printed ones, which before 1912 are lunar. 干隆 is what a conversion to Simplified makes of 乾隆.
_ERAS = {
    "民国": 1912, "宣统": 1909, "光绪": 1875, "同治": 1862, "咸丰": 1851, "道光": 1821, "嘉庆": 1796, "乾隆": 1736, "干隆": 1736, "雍正": 1723, "康熙": 1662, "顺治": 1644,
    "崇祯": 1628, "万历": 1573, "洪武": 1368, "开元": 713, "神龙": 705, "贞观": 627,
}  # fmt: skip


def _era(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    return calendar.year(_ERAS[match["e"]] + (1 if match["n"] == "元" else integer(match["n"])) - 1)


def _two_years(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    first, last = (anchor_of(frame).year + _YEAR_WORDS[w] for w in match["w"])
    start, end = calendar.year(first), calendar.year(last)
    if start is None or end is None:
        return None
    return taken(start._replace(end=end.end, iso_end=end.iso), "year", "anchor")


def _told_year(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    point, source = told_of(frame)
    if match["w"] == "当" and source == "anchor":
        raise NotResolved  # "in those days": of when, the text before has to say
    return taken(calendar.year(point.year + (match["w"] in ("次", "翌", "第二", "隔", "转"))), "year", source)


def _decade(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    tens = integer(match["d"].replace("零", "十").replace("〇", "十")) if match["d"][0] not in "0零〇" else 0
    century = {"二十世纪": 1900, "20世纪": 1900, "上世纪": 1900, "21世纪": 2000, "二十一世纪": 2000, "本世纪": 2000}.get(
        (match["c"] or "").replace("个", ""), 1900
    )
    first, last = {"初": (0, 3), "末": (7, 9), "后": (5, 9), "中": (4, 6)}.get((match["part"] or " ")[0], (0, 9))
    start, end = calendar.year(century + tens + first), calendar.year(century + tens + last)
    return start._replace(end=end.end, iso_end=end.iso) if start and end else None


_BARE_END = r"(?![\d.,，]\d|\d|\s?[万亿千百多余%倍元]|\s?(?![QqHh][1-4](?!\d))[A-Za-z]|\s?[家名位个人次款种件只台部张篇份间所天美港分秒米])"
RULES: tuple[Rule, ...] = (
    Rule(
        "year",
        rf"(?<![\d.])(?P<y>(?:1[89]|20|21)\d\d|[一二][{HAN}]{{3}})\s?年(?:度)?(?![级款产代]|之久|来)",
        _year,
        (
            ("2013年发布", None, None, "2013年", "2013", "2013-01-01", "2013-12-31"),
            ("二〇二〇年", None, None, "二〇二〇年", "2020", "2020-01-01", "2020-12-31"),
        ),
        ("20年间", "1.5年", "一千年"),
    ),
    Rule(
        "short year",
        rf"(?<![\d.{HAN}十百千])(?P<y>\d\d|[{HAN}]{{2}})\s?年(?:度)?(?=\d|\s{MONTH}\s?月|第|的?年?[初底末]|春|夏|秋|冬|前[{HAN}十\d]+个?月|上半年|下半年|{MONTH}月|[QqHh][1-4])"
        rf"|(?<=[在自从于至到])(?<!\d[至到])(?P<y2>[012]\d|9\d)年(?![前后间内来里多的之以]|时[间光])|(?<![\d.{HAN}十百千万])(?P<y3>0\d|[零〇][{HAN[3:]}])年(?![级代])"
        rf"|(?<![\d.{HAN}十百千万几])(?P<y5>[五六七八九][零一二三四五六七八九])(?<!五六)(?<!六七)(?<!七八)(?<!八九)年(?![级代制之以后前来])"
        r"|(?:(?<=[，。；：、“])|(?<![^\s]))(?P<y6>[01]\d|2[0-4])年(?=(?:他|她|公司|集团|我们?|当时)?(?:(?:才|就|正式|刚|刚刚)?(?:成立|上线|推出|发布|创立|创办|加入|离开|收购|上市|启动|入职|毕业|拿到|完成[A-F一-龥]?)|的时候|那会儿?|那时))"
        r"|(?:(?<=[，。；：、“])|(?<![^\s]))(?P<y7>[01]\d|2[0-4])年(?=[，,]?[^。；]{2,40}?(?<!\d)[012]\d年(?:底|初|末|上半年|下半年|\d{1,2}月))"
        r"|(?<![\d.A-Za-z])(?P<y4>\d\d)(?=[QqHh][1-4](?![\dA-Za-z]))",
        _short_year,
        (
            ("21 年 2 月份", None, None, "21 年 2 月份", "2021-02", "2021-02-01", "2021-02-28"),
            ("16年初", None, None, "16年初", "2016-01", "2016-01-01", "2016-02-29"),
            ("早在08年就有", None, None, "08年", "2008", "2008-01-01", "2008-12-31"),
            ("那是零八年的事", None, None, "零八年", "2008", "2008-01-01", "2008-12-31"),
            ("他在17年的年底离开", None, None, "17年的年底", "2017-12", "2017-11-01", "2017-12-31"),
            ("19Q3", None, None, "19Q3", "2019-Q3", "2019-07-01", "2019-09-30"),
            ("17年上线的产品", None, None, "17年", "2017", "2017-01-01", "2017-12-31"),
            ("他九五年毕业", None, None, "九五年", "1995", "1995-01-01", "1995-12-31"),
            ("19年Q3", None, None, "19年Q3", "2019-Q3", "2019-07-01", "2019-09-30"),
        ),
        (
            "用了10年",
            "10年，他换了3份工作",
            "10年来推出",
            "他说，20年后上线",
            "七八年",
            "九五年前",
            "两千零六年",
            "10年的发展",
            "用了 10 年 2 个月",
            "用15到20年做成",
            "等到20年时间过去",
        ),
    ),
    Rule(
        "bare year",
        rf"(?<![\d.,/$￥¥A-Za-z#])(?<!\b\d{{3}}-)(?P<y>19[5-9]\d|20[0-4]\d|[一二][{HAN}]{{3}}(?=\s?[至到]\s?[一二][{HAN}]{{3}}年))(?=\s?(?:$|[的,，。)）\]\-–—~～至到和、]|\s|[上下]半年|全年|第?[一二三四]季度|[QqHh][1-4](?!\d))){_BARE_END}",
        _year,
        (
            ("刷爆2016的榜单", None, None, "2016", "2016", "2016-01-01", "2016-12-31"),
            ("发生在二○一四至二○一五年", None, None, "二○一四至二○一五年", "2014", "2014-01-01", "2015-12-31"),
            ("2016Q3", None, None, "2016Q3", "2016-Q3", "2016-07-01", "2016-09-30"),
            ("2016下半年", None, None, "2016下半年", "2016-H2", "2016-07-01", "2016-12-31"),
        ),
        ("2016万", "2000家"),
    ),
    Rule(
        "year in thousands",
        rf"(?P<t>[一二两])千(?P<r>零[{HAN[3:]}]|零?[{HAN[3:]}]?十[{HAN[3:]}]?|九百[{HAN[3:]}]十[{HAN[3:]}]?)年(?!前|后|来|间|内|以|之|历)",
        _year_in_thousands,
        (("两千零六年", None, None, "两千零六年", "2006", "2006-01-01", "2006-12-31"),),
        ("两千年前", "一千年"),
    ),
    Rule(
        "business year",
        r"(?:(?:19|20)\d\d|\d\d)\s?(?:财年|财政年度)(?:\s?第?[一二三四1-4](?:财?季度?)|\s?[QqHh][1-4])|第?[一二三四1-4]财季",
        _business_quarter,
        (("2021财年第二季度", "2020-11-08", None, "2021财年第二季度", None, None, None),),
    ),
    Rule(
        "whole business year",
        r"(?<![\d.])(?P<y>(?:19|20)\d\d|\d\d)\s?(?:财年|财政年度)(?!\s?的?[第上下前后首末一二三四\dA-Za-z])",
        _business_year,
        (
            ("2021财年营收", "2020-11-08", None, "2021财年", "2021", "2021-01-01", "2021-12-31"),
            ("22财年，公司", None, None, "22财年", "2022", "2022-01-01", "2022-12-31"),
        ),
        ("本财年",),
    ),
    Rule(
        "this year so far",
        rf"今年(?![^，,。；]*[要该])(?![年初中底末以第前后最上下春夏秋冬除双国端清元]|\d{{1,2}}\s?[月日号季]|[{HAN}十]{{1,3}}[月季]|[五六十]一)(?=[^，,。；;：:！!？?“”「」]{{1,16}}(?<!为)了(?:$|[，,。；;！!”」]))",
        _year_so_far,
        (
            ("他今年20岁了", "2018-07-16", None, "今年", "2018", "2018-01-01", "2018-07-15"),
            ("今年五月就毕业了", "2018-07-16", None, "今年五月", "2018-05", "2018-05-01", "2018-05-31"),
        ),
        ("今年就要毕业了", "今年预计涨得了"),
    ),
    Rule(
        "relative year",
        r"(?P<w>大前|大后|(?<![以之目从日提当天此])前|去|上一|今|本|明(?!明)|(?<![前先此之以]|今)后(?=年(?![起前]))|(?<![未将原本])来)年(?:度)?(?![级纪龄轻代份货画终会薪夜兽糕]|几|多来)",
        _relative_year,
        (
            ("去年上线", "2020-02-28", None, "去年", "2019", "2019-01-01", "2019-12-31"),
            ("今年4月3日", "2015-05", None, "今年4月3日", "2015-04-03", "2015-04-03", "2015-04-03"),
        ),
        ("以前年轻", "未来年份"),
    ),
    Rule(
        "relative year with its number",
        r"(?:大?前|去|今|本|同|明|[后後])[(（](?P<y>(?:19|20)\d\d|1[0-2]\d)(?:年[)）]|[)）]年)度?",
        _bracketed_year,
        (
            ("去（2023）年营收", "2024-09", None, "去（2023）年", "2023", "2023-01-01", "2023-12-31"),
            ("今(113)年第三季", "2024-09", None, "今(113)年第三季", "2024-Q3", "2024-07-01", "2024-09-30"),
        ),
        ("今（2）年级",),
    ),
    Rule(
        "era",
        rf"(?P<e>{'|'.join(_ERAS)})(?P<n>元|{COUNT})年",
        _era,
        (("民国109年2月", None, None, "民国109年2月", "2020-02", "2020-02-01", "2020-02-29"),),
        ("民国时期",),
    ),
    Rule(
        "two years",
        r"(?P<w>今明|去今|明后|前去)两年",
        _two_years,
        (("今明两年", "2021-06-14", None, "今明两年", "2021", "2021-01-01", "2022-12-31"),),
    ),
    Rule(
        "told year",
        r"(?P<w>同一?|(?<![这那本每首一二三四五六七八九十两几多\d])次|翌|[隔转](?=年(?!的))|当|这一|那一|那|该|(?<!第)第二(?=年(?!级)))年(?:度)?(?![轻级纪龄代多报])",
        _told_year,
        (
            ("同年12月接入", "2020-02-28", "2018-06", "同年12月", "2018-12", "2018-12-01", "2018-12-31"),
            ("隔年被罚", "2020", "2013-08", "隔年", "2014", "2014-01-01", "2014-12-31"),
            ("次年关闭", "2020", "2013-08", "次年", "2014", "2014-01-01", "2014-12-31"),
            ("同一年关闭", "2020", "2013-08", "同一年", "2013", "2013-01-01", "2013-12-31"),
        ),
        ("第二年级", "这次年报", "每次年会", "第六次年度演讲"),
    ),
    Rule(
        "decade",
        r"(?P<c>二十一?世纪|2[01]世纪|上个?世纪|本世纪)?(?P<d>[二三四五六七八九][十零〇]|(?<!\d)(?:[2-9]0|0)|零零)年代(?P<part>初期?|末期?|后期|中期|中)?",
        _decade,
        (
            ("上世纪九十年代末", None, None, "上世纪九十年代末", "1997", "1997-01-01", "1999-12-31"),
            ("八零年代", None, None, "八零年代", "1980", "1980-01-01", "1989-12-31"),
        ),
    ),
)
