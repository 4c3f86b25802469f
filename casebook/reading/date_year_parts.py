"""Parts of a year: halves, quarters, seasons, and the vague 年初 and 年底.

年初 is named after January and 年底 after December; the days are those of the usual two months.
"""

import re

from casebook.reading import calendar
from casebook.reading.calendar import Period
from casebook.reading.date_frame import YEAR, Frame, NotResolved, Rule, anchor_of, base_year, integer, kept, taken

_RESULTS = re.compile(r"[^，。；]{0,8}?(?:财报|业绩|季报|财务报告)")  # “3月17日公布第四季度财报”: of a quarter that is over


def _half(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    number = base_year(base, frame)
    return kept(calendar.half(number, 1 if match["h"] in "上前" else 2), base)


def _last_half(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    anchor = anchor_of(frame)
    second = (anchor.month or 12) > 6
    return taken(calendar.half(anchor.year - (not second), 1 if second else 2), "year", "anchor")


def _quarter(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    number = base_year(base, frame)
    which = {"首": 1, "次": 2, "末": 4}.get(match["q"] or "") or integer(match["q"] or match["q2"] or match["q3"])
    if base is None and frame.sentence:
        told = frame.sentence
        to_come = told.month is not None and 3 * (which - 1) >= told.month and not frame.looks_ahead(match)
        before = to_come and _RESULTS.match(frame.text, match.end()) is not None
        return taken(calendar.quarter(told.year - before, which), "year", "sentence")
    found = calendar.quarter(number, which)
    ahead = which - calendar.quarter_of(anchor_of(frame)) if base is None else 0
    if found and ahead > 0 and (frame.tells_past(match) or (ahead > 1 and not frame.looks_ahead(match))):
        found = calendar.quarter(number - 1, which)
    return kept(found, base)


def _three_quarters(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """前三季度 without a year: January to September of the year told in the sentence, else of the last such nine months."""
    of_year, source = (frame.sentence.year, "sentence") if frame.sentence else (anchor_of(frame).year, "anchor")
    if source == "anchor" and frame.tells_past(match) and calendar.quarter_of(anchor_of(frame)) < 3:
        of_year -= 1
    span = calendar.months(of_year, 1, 9, "month")
    return taken(span._replace(iso=f"{span.start:%Y-%m}", iso_end=f"{span.end:%Y-%m}"), "year", source)


def _relative_quarter(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    anchor = anchor_of(frame)
    if anchor.month is None:
        raise NotResolved
    before_that = _quarter_before_the_told(match, frame)
    if before_that:
        return taken(before_that, "month", "narrative")
    count = anchor.year * 4 + (anchor.month - 1) // 3 + {"本": 0, "这": 0, "今": 0, "下": 1}.get(match["w"] or match["hk"] or match["hk2"], -1)
    return taken(calendar.quarter(count // 4, count % 4 + 1), "month", "anchor")


# What sets the quarter before against the one just told: “而在上一季度，…”, “较上一季度增长”.
_SET_AGAINST = re.compile(r"(?:而在?|较之?|比起?|相比于?|对比)$")


def _quarter_before_the_told(match: re.Match[str], frame: Frame) -> Period | None:
    """上一季度, set against a quarter that was just told, is the one before it; told of by itself it is the last before the article."""
    told = frame.sentence or frame.narrative
    against = match["w"] == "上" and told and told.part and told.part.startswith("Q") and _SET_AGAINST.search(frame.text, 0, match.start())
    if not against or told is None or told.part is None:
        return None
    count = told.year * 4 + int(told.part[1]) - 2
    return calendar.quarter(count // 4, count % 4 + 1)


# Months of a season, or of a vague part of the year; the year stays the name.
_SEASONS = {"春夏": (3, 8), "秋冬": (9, 14), "春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 14), "暑假": (7, 8), "暑期": (7, 8)}
_YEAR_PARTS = {"伊始": (1, 1), "初": (1, 2), "中": (6, 7), "底": (11, 12), "末": (11, 12), "尾": (11, 12)}


def _season(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    number = base_year(base, frame)
    return kept(calendar.months(number, *_SEASONS[match["s"]], "season"), base)


def _year_part(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    of_sentence = frame.sentence if base is None else None
    number = of_sentence.year if of_sentence else base_year(base, frame)
    first, last = _YEAR_PARTS[match["p"]]
    found = calendar.months(number, first, last, "year" if match["p"] == "伊始" else "quarter")
    named = {"初": 1, "中": 6, "底": 12, "末": 12, "尾": 12}.get(match["p"])
    part = found._replace(iso=f"{number:04d}-{named:02d}") if named else found
    return kept(part, base, source="sentence" if of_sentence else "anchor")


RULES: tuple[Rule, ...] = (
    Rule(
        "half year",
        r"(?<!半)(?P<h>[上下前后])半年(?!度)?",
        _half,
        (
            ("去年下半年", "2020-02", None, "去年下半年", "2019-H2", "2019-07-01", "2019-12-31"),
            ("2018年上半年", None, None, "2018年上半年", "2018-H1", "2018-01-01", "2018-06-30"),
        ),
        within=YEAR,
    ),
    Rule(
        "half year in a letter",
        r"[Hh](?P<h>[12])(?![\dA-Za-z])",
        lambda match, base, frame: kept(calendar.half(base_year(base, frame), int(match["h"])), base),
        (("2016年H1", None, None, "2016年H1", "2016-H1", "2016-01-01", "2016-06-30"),),
        within=YEAR,
        alone=False,
    ),
    Rule("last half year", r"上个半年", _last_half, (("上个半年", "2019-09-03", None, "上个半年", "2019-H1", "2019-01-01", "2019-06-30"),)),
    Rule(
        "quarter",
        r"(?:(?<![》”」])第(?P<q3>[一二三四1-4])季度?(?!节目|综艺|[的]?(?:开播|播出|上映))|(?<![前近头新每单任第])(?:(?<!的)|(?=(?:[二三四2-4]季度?|[一1]季度)(?:财报|业绩|营收|收入|[净纯]利|成绩单|答卷)))(?P<q>[一二三四首次末1-4])季度?(?=度|初|末|财报|报(?![道告刊])|营收|收入|业绩|[净纯]利|利润|盈利|亏损|[,，。、]|$)度?|(?<![A-Za-z])[Qq](?P<q2>[1-4])(?!\d))",
        _quarter,
        (
            ("2019年第三季度", None, None, "2019年第三季度", "2019-Q3", "2019-07-01", "2019-09-30"),
            ("第三季收入上升", "2020-11-20", None, "第三季", "2020-Q3", "2020-07-01", "2020-09-30"),
            ("Facebook第三季支出猛增", "2018-11-01", None, "第三季", "2018-Q3", "2018-07-01", "2018-09-30"),
            ("第2季日活跃用户", "2018-07-26", None, "第2季", "2018-Q2", "2018-04-01", "2018-06-30"),
            ("四季度日活为3亿，低于市场预计的4亿", "2022-02-09", None, "四季度", "2021-Q4", "2021-10-01", "2021-12-31"),
            ("公司公布第四季业绩，", "2020-03-18", None, "第四季", "2019-Q4", "2019-10-01", "2019-12-31"),
            ("公司公布三季报，收入上升", "2021-11-29", None, "三季", "2021-Q3", "2021-07-01", "2021-09-30"),
            ("刚刚发布的二季度业绩", "2021-08-29", None, "二季度", "2021-Q2", "2021-04-01", "2021-06-30"),
            ("一份不算好看的二季度成绩单", "2021-08-29", None, "二季度", "2021-Q2", "2021-04-01", "2021-06-30"),
            ("次季收入上升", "2021-08-29", None, "次季", "2021-Q2", "2021-04-01", "2021-06-30"),
            ("一季度营收", "2021-06-14", None, "一季度", "2021-Q1", "2021-01-01", "2021-03-31"),
            ("2020年Q2", None, None, "2020年Q2", "2020-Q2", "2020-04-01", "2020-06-30"),
        ),
        ("前三个季度", "近三季度", "新一季业绩", "这是相当不错的一季，", "《歌手》第三季开播"),
        within=YEAR,
    ),
    Rule(
        "first three quarters",
        r"前三季度|[首前][三3]季度?(?![一-龥]{0,2}(?:节目|综艺))",
        _three_quarters,
        (
            ("前三季度营收增长", "2020-11-20", None, "前三季度", "2020-01", "2020-01-01", "2020-09-30"),
            ("首3季收入增长", "2025-11-19", None, "首3季", "2025-01", "2025-01-01", "2025-09-30"),
            ("公司前三季度的营收增长了两成", "2020-03-20", None, "前三季度", "2019-01", "2019-01-01", "2019-09-30"),
        ),
    ),
    Rule(
        "relative quarter",
        r"(?P<w>[上本这下]|最新|最近)一?个?季度|(?<![一-龥0-9])(?P<hk>[上今])季(?![度节后])|(?<=[一-龥）)])(?P<hk2>上)季(?=[，,]|[总净毛]?(?:收入|营收|业绩|盈利|纯利|利润|亏损|毛利|录得|赚|蚀|销售|经调整|整体|普通股|非公认|季度))",
        _relative_quarter,
        (
            ("上个季度", "2021-06-14", None, "上个季度", "2021-Q1", "2021-01-01", "2021-03-31"),
            ("上季收入升34%", "2021-08-03", None, "上季", "2021-Q2", "2021-04-01", "2021-06-30"),
            ("阿里上季收入升34%", "2021-08-03", None, "上季", "2021-Q2", "2021-04-01", "2021-06-30"),
            ("单计上季，收入大升", "2021-08-03", None, "上季", "2021-Q2", "2021-04-01", "2021-06-30"),
            ("而在上一季度，收入下降", "2020-11-08", "2020-Q3", "上一季度", "2020-Q2", "2020-04-01", "2020-06-30"),
            ("最新一季度的业绩", "2020-11-08", None, "最新一季度", "2020-Q3", "2020-07-01", "2020-09-30"),
        ),
    ),
    Rule(
        "season",
        r"(?P<s>春夏|秋冬|[春夏秋冬](?=[天季]|$|[,，。、])|暑假|暑期)[天季]?",
        _season,
        (
            ("2018年秋冬发布会", None, None, "2018年秋冬", "2018", "2018-09-01", "2019-02-28"),
            ("2017年春，公司", None, None, "2017年春", "2017", "2017-03-01", "2017-05-31"),
            ("去年夏天", "2020-02", None, "去年夏天", "2019", "2019-06-01", "2019-08-31"),
        ),
        within=YEAR,
        alone=False,
    ),
    Rule(
        "this season",
        r"(?:这个|今)(?P<s>[春夏秋冬])[天季]",
        _season,
        (("这个春天", "2020-03", None, "这个春天", "2020", "2020-03-01", "2020-05-31"),),
    ),
    Rule(
        "part of a year",
        r"年?(?P<p>伊始|[初底末尾中](?![心国间等学小型期级步次始]))",
        _year_part,
        (
            ("2020年伊始", None, None, "2020年伊始", "2020", "2020-01-01", "2020-01-31"),
            ("今年年初", "2015-05", None, "今年年初", "2015-01", "2015-01-01", "2015-02-28"),
            ("2014年底", None, None, "2014年底", "2014-12", "2014-11-01", "2014-12-31"),
        ),
        ("2014年中国市场",),
        within=YEAR,
        alone=False,
    ),
    Rule(
        "part of this year",
        r"(?<![\d去今明前每个一二三四五六七八九十半])年(?P<p>[初底末])(?!红包|奖|总结)",
        _year_part,
        (
            ("年底上线", "2021-06-14", None, "年底", "2021-12", "2021-11-01", "2021-12-31"),
            ("年底11月上线", "2021-12-14", None, "年底11月", "2021-11", "2021-11-01", "2021-11-30"),
        ),
        ("放弃年底红包",),
    ),
)
