"""Who wrote and who published an article, by the lines that stand with its title: 来源：某某周刊, 文／张三, 【記者李四／台北報導】, 石某/某某报.

A portal that reprints names its source: that is the publisher, not the portal.
"""

import re
from collections.abc import Iterable

from casebook.corpus.stamps import DATE

LONGEST_LINE = 120
NAME = r"(?!实习|见习|特约|通讯|未知|匿名|佚名|本站|网络|責任|责任|编辑|編輯|记者|記者)[\u4e00-\u9fff·]{2,5}(?<!见习)(?<!实习)(?<!记者)(?<!編輯)(?<!编辑)"
NAMES = rf"{NAME}(?:[\s、,，]+{NAME}){{0,3}}"
STOP = r"(?=$|[\s|｜丨/／\[【（()）】,，。·]|\d{4}|作者|编辑|編輯|责编|责任|原创|字号|字體|发布|發布|举报|评论|評論|时间|時間|记者|記者)"
SOURCE = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:文章|稿件|信息|消息|新闻|本文)?(?:来源于?|來源於?|稿源|转自|轉自|出处|出處|媒体|媒體)\s*[:：]\s*(?P<name>[^\s|｜丨/／:：,，。\[【（(\d]{{2,24}}?){STOP}"
)
ACCOUNT = re.compile(
    r"^(?:编者按\s*[:：]\s*)?(?:本文|文章)?(?:来自|转自|首发于?|来源)\s*[:：]?\s*(?:微信)?公众号\s*[:：]?\s*[“「]?(?P<name>[^\s“”「」（(，,。:：]{2,24})"
)
NOBODY = re.compile(r"(互联)?网络(整理)?|網路|本站|综合|綜合|原创|未知|转载|整理|其他")
ORGANISATION = re.compile(r"网|網|报|報|社|刊|新闻|新聞|消息|财经|財經|編輯|编辑|小编|小編|admin|管理员|官方", re.IGNORECASE)
WRITERS = (
    re.compile(rf"^《[^》]{{1,20}}》(?:特约|首席)?(?:作者|记者|記者|撰稿人)\s*(?P<name>{NAMES})$"),
    re.compile(
        rf"(?:^|[\s（(【\[｜|，,；;])(?:作者|撰文|撰稿|采写|採訪|采访|編譯|编译|文字?|記者|记者|原作者)\s*[:：/／|｜丨╱]\s*(?P<name>{NAMES}|[A-Za-z][\w. ]{{1,30}}?){STOP}"
    ),
    re.compile(
        rf"(?:本报|本刊|本网|首席|见习|实习|特约|特派|財經|财经)?(?:记者|記者)\s*(?P<name>{NAMES}?)\s*[／/╱]?\s*(?:[\u4e00-\u9fff]{{2,6}})?(?:报道|報導|報道|综合报道|發自|发自|讯|訊|电|電)"
    ),
    re.compile(rf"[（(【\[□■](?:本报|本刊|本网|本報|首席|见习|实习|特约)*(?:记者|記者)\s*(?P<name>{NAMES})\s*[)）】\]]?$"),
    re.compile(rf"[（(【\[]?(?P<name>{NAME})\s*[／/╱]\s*(?:台北|台中|高雄|台南|新北|香港|北京|上海|綜合|综合)(?:報導|报道|報道|外電|电)?[)）】\]]?$"),
    re.compile(rf"(?:记者|記者|撰稿人?|通讯员)\s+(?P<name>{NAMES}?)(?=$|\s+(?:实习生|實習生|见习|实习|通讯员|编辑|摄影))"),
)
# A headline may end as a paper's name does (某公司发布新财报, 布局物联网); no paper's name says that somebody does something, or is a company's report.
PRESS = r"(?:(?![的了在是我他她它你们們这這那看不有对對布推曝])[\u4e00-\u9fff]){2,12}(?:(?<![财財季半战戰捷喜预預])(?<!(?<![青少])年)(?:报|報)|网|網|社|刊|台|臺|新闻|新聞|财经|財經|观察|觀察|周刊|週刊|杂志|雜誌|科技|日报|在线)"
WRITER_AND_PRESS = re.compile(rf"(?P<writer>{NAME})\s*[/／|｜]\s*(?P<press>{PRESS})")
PRESS_ALONE = re.compile(rf"(?P<press>{PRESS})")


def publisher_in(lines: Iterable[str]) -> str | None:
    """The source that a line names, or the press that stands alone or behind a writer's name."""
    short = [line for line in lines if len(line) <= LONGEST_LINE]
    beside = (match["press"] for line in short if (match := WRITER_AND_PRESS.fullmatch(line) or PRESS_ALONE.fullmatch(line)))
    return source_in(short) or next(beside, None)


def press_beside_date(lines: Iterable[str]) -> str | None:
    """The press that stands in a line with a date (2020-02-28 南岭新闻): it may be a part of a name."""
    dated = (line for line in lines if len(line) <= LONGEST_LINE and DATE.search(line))
    pieces = (piece for line in dated for piece in re.split(r"[\s|｜丨/／]+", line))
    return next((piece for piece in pieces if PRESS_ALONE.fullmatch(piece)), None)


def source_in(lines: Iterable[str]) -> str | None:
    """The source that a line names as such."""
    named = (match["name"].strip() for line in lines if len(line) <= LONGEST_LINE and (match := SOURCE.search(line) or ACCOUNT.search(line)))
    return next((name for name in named if not NOBODY.fullmatch(name)), None)


def author_in(lines: Iterable[str]) -> str | None:
    """The writer that a line names; a reporter's name may also stand at the head of the first paragraph."""
    cut = [line[:LONGEST_LINE] if line.startswith(("【", "（", "(", "[", "■", "□", "本报", "本報")) else line for line in lines]
    short = [line for line in cut if len(line) <= LONGEST_LINE]
    both = (match["writer"] for line in short if (match := WRITER_AND_PRESS.fullmatch(line)))
    named = (match["name"] for pattern in WRITERS for line in short if (match := pattern.search(line)))
    return next((" ".join(name.split()) for found in (named, both) for name in found), None)


def is_organisation(name: str) -> bool:
    """Whether a name is that of a paper or a desk and not of a person."""
    return ORGANISATION.search(name) is not None
