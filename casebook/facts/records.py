"""Every column of every table of facts, defined once: its type, its unit, its meaning in two languages.

The files in `report/facts/`, the codebook in the report and the tests that hold both together are made from
the classes below. Offsets are code points in the article's text as decoded, line ends untouched, and
`text[start:end] == surface` holds for every record (tests/facts/test_spans.py).
Dates are ISO, partial where the text is partial: 2020, 2020-02, 2020-Q3, 2020-H1, 2020-02-05.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

METRICS = (
    "registered_users", "monthly_active_users", "daily_active_users", "orgs", "downloads_total", "downloads_daily",
    "app_store_rank", "app_rating", "rating_count", "video_views", "followers", "growth_pct", "money", "stake_pct",
    "launch_effort", "employees", "duration", "usage_frequency", "retention_pct", "other",
)  # fmt: skip
QUALIFIERS = ("exact", "approx", "at_least", "at_most", "more_than", "less_than", "range", "rumour", "target")
EVENT_TYPES = (
    "founding", "launch", "test_release", "version_release", "rename", "investment", "acquisition", "policy",
    "ranking", "pr", "incident", "statement", "shutdown", "reorg", "integration", "financial_result", "personnel",
    "legal", "other",
)  # fmt: skip
PRECISIONS = ("day", "month", "quarter", "half", "season", "year")
DISPUTE_KINDS = ("value", "date", "definition", "scope", "typo_suspected")
DISPUTE_NATURES = ("account", "sense", "not_comparable")
SHARED_SENTENCES = 2  # that one article repeats of another make both one origin: a single one may be quoted
DISPUTE_STATUSES = ("unresolved", "different_definition", "superseded", "typo")


def column(en: str, zh: str, *, default: Any = ..., factory: Any = None) -> Any:
    """A dataclass field that carries its meaning: `en` and `zh` are the codebook's words for it."""
    meta = {"en": en, "zh": zh}
    if factory is not None:
        return field(default_factory=factory, metadata=meta)
    return field(metadata=meta) if default is ... else field(default=default, metadata=meta)


@dataclass(frozen=True, kw_only=True)
class Document:
    """One article, or one file that was refused."""

    doc: str = column("Name of the article: its file name without the last extension", "文章代号：去掉扩展名的文件名")
    file: str = column("File name in the articles folder", "文章文件夹中的文件名")
    sha256: str = column("SHA-256 of the file's bytes, hexadecimal", "文件字节的SHA-256（十六进制）")
    title: str | None = column("Title: from the card, else from the text", "标题：取自卡片，否则取自正文")
    publisher: str | None = column("Publisher, where known", "发布者（如已知）")
    author: str | None = column("Author, where known", "作者（如已知）")
    url: str | None = column("Address of the page, where known", "网页地址（如已知）")
    published: str | None = column("When it was written or published (ISO, possibly partial)", "写作或发布时间（ISO，可不完整）")
    published_why: str | None = column("How that date is known", "上述日期的依据")
    script: str | None = column("simplified or traditional", "字形：simplified（简体）或traditional（繁体）")
    taiwan_wording: bool = column(
        "True where the wording is Taiwan's (使用者, 軟體), not only the characters", "用词是否为台湾用语（使用者、軟體），而不只是字形"
    )
    body: list[list[int]] = column("Spans [start, end] kept as article text, headings included", "保留为正文的区间[起, 止]，含小标题")
    near_duplicate_of: str | None = column("The article of which this is a near repeat", "近乎重复的另一篇文章")
    origin: str | None = column("Articles that repeat one text share an origin", "重复同一文本的文章同属一个来源")
    refused: str | None = column("Why the file was left out, or null", "未采用的原因，采用则为空")
    published_why_zh: str | None = column("How that date is known, in Chinese", "日期的依据（中文）", default=None)
    published_inferred: bool = column(
        "True where that date is inferred from what the text tells of, and printed nowhere", "日期是否据内容推断、并未写明", default=False
    )
    kind_en: str | None = column("Kind of text, from the card, in English", "文章体裁（取自卡片，英文）", default=None)
    kind_zh: str | None = column("Kind of text, from the card, in Chinese", "文章体裁（取自卡片，中文）", default=None)
    notes_en: str | None = column("Notes from the card, in English", "卡片备注（英文）", default=None)
    notes_zh: str | None = column("Notes from the card, in Chinese", "卡片备注（中文）", default=None)
    unread_sentences: int = column(
        "Sentences not read because they are longer than 2,000 characters: lists or dumps", "因超过2000字符（清单或堆砌）而未读的句子数", default=0
    )
    undated: int = column("Dates in the text that could not be resolved, and so date nothing", "无法确定、因而未用的日期数", default=0)
    claims_without_entity: int = column("Numbers of which the text does not say clearly whose they are", "未能确定所属对象的数字个数", default=0)
    claims_without_time: int = column("Numbers of which the text does not say clearly when they held", "未能确定时间的数字个数", default=0)
    quotes_without_speaker: int = column("Quotations without a clear speaker", "未能确定说话人的引语条数", default=0)


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One sentence or heading of an article's body, in reading order."""

    doc: str = column("Article", "文章")
    index: int = column("Number of the sentence in its article, from 1", "句子在文章中的序号，从1起")
    start: int = column("First character", "起始字符")
    end: int = column("One past the last character", "结束字符（不含）")
    text: str = column("The sentence, original script", "原文句子")
    heading: bool = column("True for a heading", "是否为小标题")
    repeats: str | None = column(
        "doc:index of the earlier sentence whose wording this one repeats, or null", "与之近乎相同的更早句子（doc:index），无则为空"
    )


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A number said about something in the world."""

    doc: str = column("Article", "文章")
    start: int = column("First character of the number with its hedge and unit", "数字（含限定语与单位）的起始字符")
    end: int = column("One past the last character", "结束字符（不含）")
    surface: str = column("The number as printed, with hedge and unit", "原文中的数字，含限定语与单位")
    sentence: str = column("The sentence, original script", "所在句子原文")
    sentence_start: int = column("First character of the sentence", "句子的起始字符")
    entity: str | None = column("What the number is about: canonical name, Simplified", "数字所述对象的规范名（简体）")
    metric: str = column("What is counted", "计量的指标")
    value: float | None = column("Value in base units; null for a range", "基本单位下的数值；区间则为空")
    value_low: float | None = column("Lower bound of a range", "区间下限")
    value_high: float | None = column("Upper bound of a range", "区间上限")
    unit: str = column("Unit of the value", "数值的单位")
    qualifier: str = column(
        "The hedge: exact, approx, at_least, at_most, more_than, less_than, range, rumour, target",
        "限定：exact、approx、at_least、at_most、more_than、less_than、range、rumour、target",
    )
    hedges: list[str] = column(
        "Every hedge that holds at once (a rumour of less than 500,000 has two)", "同时成立的全部限定（如“传言不足50万”有两个）"
    )
    as_of: str | None = column("The time the number describes", "数字所描述的时间")
    speaker: str | None = column("Who is given as the source, or null for the author", "数字的说话人或来源；作者自述则为空")
    rule: str = column("The rule that read it", "读出它的规则")
    as_of_start: str | None = column(
        "First day of that time, where the text narrows it (月底 is the 26th to the end)",
        "该时间的首日，文中有所限定时才有（如“月底”为26日至月末）",
        default=None,
    )
    as_of_end: str | None = column("Last day of that time, likewise", "该时间的末日，同上", default=None)


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened at a date that can be resolved at least to a year."""

    doc: str = column("Article", "文章")
    start: int = column("First character of the date", "日期的起始字符")
    end: int = column("One past the last character", "结束字符（不含）")
    surface_date: str = column("The date as printed", "原文中的日期")
    date: str = column("The date, or the first day of a span", "日期，或时段的起点")
    date_end: str | None = column("The end of a span", "时段的终点")
    precision: str = column("day, month, quarter, half, season or year", "精度：day、month、quarter、half、season或year")
    entities: list[str] = column("Who and what took part: canonical names", "相关实体的规范名")
    type: str = column("Kind of event", "事件类型")
    text_en: str = column("What happened, in English", "事件（英文）")
    text_zh: str = column("What happened, in Chinese", "事件（中文）")
    sentence: str = column("The sentence, original script", "所在句子原文")
    sentence_start: int = column("First character of the sentence", "句子的起始字符")
    anchor: str | None = column("What the date was resolved against, and why", "日期推算的参照及理由")


@dataclass(frozen=True, kw_only=True)
class Quote:
    """Words that the article gives as somebody's."""

    doc: str = column("Article", "文章")
    start: int = column("First character", "起始字符")
    end: int = column("One past the last character", "结束字符（不含）")
    quote: str = column("The words, original script", "引语原文")
    speaker: str | None = column(
        "Who says so: canonical name, else how the text describes him; in brackets nobody in particular",
        "说话人规范名；未具名者用文中的称呼，泛指者加括号",
    )
    verb: str | None = column("The verb of saying", "言说动词")
    kind: str = column("direct or indirect", "direct（直接）或indirect（间接）")


@dataclass(frozen=True, kw_only=True)
class Relation:
    """What one product, company or person is to another."""

    subject: str = column("Canonical name", "主体规范名")
    relation: str = column("The relation: renamed_to, owned_by, led_by …", "关系：renamed_to、owned_by、led_by等")
    object: str = column("Canonical name", "客体规范名")
    doc: str = column("Article", "文章")
    quote: str = column("The words that say so, original script", "依据的原文")
    start: int = column("First character of the quote", "起始字符")
    end: int = column("One past the last character", "结束字符（不含）")


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """A fact that several articles state alike."""

    fact_en: str = column("The fact, in English", "事实（英文）")
    fact_zh: str = column("The fact, in Chinese", "事实（中文）")
    sides: list[dict[str, Any]] = column("One {doc, quote, start, end} for each statement", "各方陈述：{doc, quote, start, end}")
    independent: bool = column("False where all sides share an origin or wording", "各方同源或同文则为否")


@dataclass(frozen=True, kw_only=True)
class Dispute:
    """A place where articles contradict one another, or where a number cannot be right."""

    topic_en: str = column("What it is about, in English", "争议所在（英文）")
    topic_zh: str = column("What it is about, in Chinese", "争议所在（中文）")
    kind: str = column("value, date, definition, scope or typo_suspected", "类型：value、date、definition、scope或typo_suspected")
    sides: list[dict[str, Any]] = column(
        "One {doc, quote, start, end, value} for each side, mark: the span of its number or date; never averaged. Of a suspected misprint the first side is the one in doubt",
        "各方：{doc, quote, start, end, value}，mark为其中数字或日期的区间；从不取平均。疑有笔误者，第一方为存疑的一方",
    )
    explanation_en: str = column("Why they differ, in English", "差异原因（英文）")
    explanation_zh: str = column("Why they differ, in Chinese", "差异原因（中文）")
    status: str = column("unresolved, different_definition, superseded or typo", "状态：unresolved、different_definition、superseded或typo")
    nature: str = column(
        "What tells more than kind and status: account (what is told of a thing differs), sense (what a word takes in differs), not_comparable (unresolved, and nobody says that both count the same); empty where these say all",
        "对类型和状态的补充：account（说法不同）、sense（所指不同）、not_comparable（未决，且未说明口径相同）；无补充时为空",
        default="",
    )

    @property
    def sort(self) -> str:
        """The kind, told more closely where that is known: how a reader calls it."""
        return self.nature if self.nature in ("account", "sense") else self.kind

    @property
    def outcome(self) -> str:
        """The status, told more closely where that is known."""
        return self.nature if self.nature == "not_comparable" else self.status


@dataclass(frozen=True, kw_only=True)
class Mention:
    """One place where an entity is named."""

    doc: str = column("Article", "文章")
    start: int = column("First character", "起始字符")
    end: int = column("One past the last character", "结束字符（不含）")
    surface: str = column("The name as printed", "原文中的名称")
    entity: str = column("Canonical name, Simplified", "规范名（简体）")


@dataclass(frozen=True, kw_only=True)
class Word:
    """How often a word stands in a sentence (Simplified; stop words left out)."""

    doc: str = column("Article", "文章")
    index: int = column("Number of the sentence in its article", "句子在文章中的序号")
    word: str = column("The word, Simplified", "词（简体）")
    count: int = column("Occurrences in the sentence", "句中的次数")


TABLES: dict[str, type] = {
    "documents": Document,
    "sentences": Sentence,
    "claims": Claim,
    "events": Event,
    "quotes": Quote,
    "relations": Relation,
    "agreements": Agreement,
    "disputes": Dispute,
    "mentions": Mention,
    "words": Word,
}


@dataclass(frozen=True)
class Facts:
    """All tables of one folder of articles, in reading order (documents by file name, then by offset)."""

    documents: list[Document] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    disputes: list[Dispute] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    words: Sequence[Word] = field(default_factory=list)


def codebook() -> list[dict[str, str]]:
    """One row for every column: table, column, type, en, zh."""
    return [
        {
            "table": table,
            "column": f.name,
            "type": f.type.__name__ if isinstance(f.type, type) else str(f.type).replace("typing.", ""),
            "en": f.metadata["en"],
            "zh": f.metadata["zh"],
        }
        for table, record in TABLES.items()
        for f in fields(record)
    ]


def fingerprint(documents: Iterable[Document]) -> str:
    """SHA-256 of the articles' bytes and of nothing else: two editions with one fingerprint were made from the same texts."""
    return hashlib.sha256("".join(d.sha256 for d in documents).encode()).hexdigest()
