"""Times with a name: now and lately, the same time last year, the epidemic."""

import re

from casebook.reading import calendar
from casebook.reading.calendar import Period
from casebook.reading.date_frame import Frame, NotResolved, Rule, anchor_of, taken, told_of


def _month_of_anchor(frame: Frame) -> Period:
    """ "Now" is the month of the text; its days are the anchor's."""
    anchor = anchor_of(frame)
    whole = anchor._replace(day=None).period()
    days = anchor.period()
    if whole is None or days is None:
        raise NotResolved
    return whole._replace(start=days.start, end=days.end)


def _now(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    return taken(_month_of_anchor(frame), "now", "anchor")


def _same_time_last_year(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    """去年同期: the quarter, month or day told last, a year before; the year where none was told."""
    point, source = told_of(frame)
    if source == "sentence" and point.year == anchor_of(frame).year - 1:
        return taken(point._replace(year=point.year - 1).period(), "year", source)  # “去年为…，去年同期为…”: a year before what was just told
    if source == "anchor" or point.year != anchor_of(frame).year:
        point, source = anchor_of(frame)._replace(month=None, day=None), "anchor"
    return taken(point._replace(year=point.year - 1).period(), "year", source)


def _lately(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    return taken(calendar.year(anchor_of(frame).year), "year", "anchor")


# The years in which 疫情 without a name meant covid-19.
_EPIDEMIC = range(2020, 2023)


def _epidemic(match: re.Match[str], base: Period | None, frame: Frame) -> Period | None:
    anchor = anchor_of(frame)
    return taken(calendar.year(anchor.year), "year", "anchor") if anchor.year in _EPIDEMIC else None


RULES: tuple[Rule, ...] = (
    Rule(
        "now",
        r"截至目前|截止目前|目前|如今|现在|现时|现阶段|(?<!不)当前|最近(?![几数])|近日|日前(?!往)|近期|近月|前几[天日]|前些天|前两天|当下|迄今|至今(?![年天日])",
        _now,
        (("目前已接入", "2017-03-09", None, "目前", "2017-03", "2017-03-09", "2017-03-09"),),
        ("日前往北京", "最近几年"),
    ),
    Rule(
        "same time last year",
        "(?:去年|上年|上一年|上一?财年)同期",
        _same_time_last_year,
        (
            ("高于去年同期", "2020-11-08", "2020-Q2", "去年同期", "2019-Q2", "2019-04-01", "2019-06-30"),
            ("高于去年同期", "2020-11", None, "去年同期", "2019", "2019-01-01", "2019-12-31"),
            ("高于上一财年同期", "2020-11", "2020-Q2", "上一财年同期", "2019-Q2", "2019-04-01", "2019-06-30"),
        ),
    ),
    Rule(
        "lately",
        r"前阵子|前段时间|前一阵子?|不久前|前不久|前些日子",
        _lately,
        (("前阵子推出", "2020-03", None, "前阵子", "2020", "2020-01-01", "2020-12-31"),),
    ),
    Rule(
        "epidemic",
        r"在?(?:新冠|新型冠状病毒|肺炎|[\u4e00-\u9fff]{2}(?=疫情[爆暴]发))*疫情(?:期间|[爆暴]发(?:之时|期间|之初|后|以来|时)?|之初|以来|发生后)",
        _epidemic,
        (("疫情期间下载大增", "2020-03", None, "疫情期间", "2020", "2020-01-01", "2020-12-31"),),
        ("疫情催生需求",),
    ),
)
