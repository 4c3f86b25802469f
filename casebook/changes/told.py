"""Changes in words: a block of the report in either language, and plain text for a terminal."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from casebook import blocks, say
from casebook.changes.compare import Build, Changes, Line, Section
from casebook.findings.evidence import EvidenceIndex, Ref

# Sign → one character, and the word that says it, which a count may precede (English) or follow (Chinese).
WORDS = {
    "fell": ("×", "fell", "不再成立"),
    "disputed": ("≠", "now disputed", "转为有争议"),
    "weaker": ("▼", "weaker", "减弱"),
    "stronger": ("▲", "stronger", "增强"),
    "settled": ("=", "no longer disputed", "争议已消"),
    "back": ("✓", "supported now", "得以成立"),
    "reworded": ("~", "reworded", "表述有变"),
    "shifted": ("~", "on other evidence", "依据有变"),
    "new": ("+", "new", "新增"),
    "changed": ("~", "changed", "有变"),
    "gone": ("−", "gone", "消失"),
    "again": ("·", "told before", "此前已有"),
    "kept": ("·", "gone here, told elsewhere", "此处消失，他篇仍有"),
    "entered": ("+", "new in the list", "新入榜"),
    "rose": ("↑", "rose", "上升"),
    "left": ("−", "dropped out", "出榜"),
}
KINDS = {
    "findings": ("Findings", "发现"),
    "articles": ("Articles", "文章"),
    "disputes": ("Where sources differ", "说法不一之处"),
    "claims": ("Numbers", "数字"),
    "events": ("Dated events", "有日期的事件"),
    "ranks": ("Ranks", "排位"),
}
MEASURES = {"findings": "条", "articles": "篇", "disputes": "处"}  # what Chinese counts them by; the others by 个
# Why a thing changed; of what came in with its article the reference says so.
WHY = {
    "went": ("its article went", "所在文章已撤"),
    "edited": ("its article was edited", "所在文章有改动"),
    "read": ("read otherwise; the article is the same", "文章未变，读法有变"),
}
WHY_FILE = {"edited": ("the file was edited", "文件有改动"), "read": ("the same file, read otherwise", "文件未变，读法有变")}
WHY_FINDING = {
    "read": ("the articles are the same; the reading or the codebook changed", "文章未变，读法或编码表有变"),
    "text": ("in its sentences, not its headline", "标题未变，正文有变"),
}
ARTICLES = {"new": "came in", "gone": "went", "changed": "changed"}  # as an English sentence says it of articles
ARTICLE_WORDS = {"gone": ("−", "gone", "撤下"), "changed": ("~", "changed", "有变")}
WHY_DISPUTE = {"more": ("more sides", "说法增多"), "fewer": ("fewer sides", "说法减少"), "sides": ("other sides", "各方说法有变")}
TITLE = ("What changed", "本期变化")
FIRST_TITLE = ("What changed: this is the first edition", "本期变化：首期，暂无往期可比")
FIRST = (
    "First build, as of {date}, from {n} articles: there is nothing yet to compare it with.",
    "首次生成：截至{date}，共{n}篇文章，尚无可比较的上一期。",
)
COMPARED = ("Compared with the edition of {date}, from {n} articles, hash {hash}….", "与{date}版相比（{n}篇文章，哈希值{hash}…）。")
PROGRAM = (
    " The program, its lexicon or its codebooks have changed since then too; what is only read otherwise says so.",
    "此间程序、词表或编码表也有改动；仅因读法不同而变的，均已注明。",
)
NOTHING = (" No finding and no fact is another.", "各项发现与事实均无变化。")
FIRST_WITH = ("What changed: first edition; its latest article, {source}, moved {n}", "本期变化：首期；最近一篇{source}{n}")
MOVED = {0: ("no finding", "未改变任何发现"), 1: ("one finding", "使1条发现有变")}
MOVED_SOME = ("{} findings", "使{}条发现有变")
FIRST_OF_NUMBERS = ("What changed: first edition; its latest article, {source}, brought {n} numbers", "本期变化：首期；最近一篇{source}带来{n}个数字")
EXAMPLE = (
    " So that you see what one article more does, its latest, {source} ({name}), was left out, everything was concluded again from the other {n}, and"
    " both were compared.",
    "为说明一篇新文章带来什么，先撤下最近一篇{source}（{name}），仅据其余{n}篇重新推得一切结论，再作比较。",
)
SINCE = ("Since the edition of {date}: {what}.", "自{date}版以来：{what}。")
WAS = ("was: {}", "原为：{}")
ELSEWHERE = ("elsewhere: {}", "另有一说：{}")
BUILD = ("{sign}  as of {date}, {n} articles, SHA-256 {hash}…", "{sign}　截至{date}，{n}篇文章，SHA-256 {hash}…")
UNDATED = ("unknown date", "日期不详")
MORE = ("and {n} more", "另有{n}项")
SHOWN, SHOWN_OF_EXAMPLE = 12, 6  # lines of a section in a report; the rest is counted
HASH_DIGITS = 12  # as in the report's stamp


def _say(lang: str, pair: tuple[str, str]) -> str:
    return say.either(lang, *pair)


def _list(lang: str, pieces: list[str]) -> str:
    return say.either(lang, ", ", "、").join(pieces)


def counted(section: Section, lang: str) -> str:
    """How many of each: "2 stronger, 1 fell"."""
    form = say.either(lang, "{n} {word}", f"{{n}}{MEASURES.get(section.kind, '个')}{{word}}")
    words = WORDS | (ARTICLE_WORDS if section.kind == "articles" else {})
    return _list(lang, [form.format(n=n, word=words[sign][1 + (lang == "zh")]) for sign, n in section.counts.items()])


def overview(changes: Changes, lang: str) -> str:
    """The whole in one line: which articles came and went, and which findings moved."""
    articles = changes.section("articles")
    came = say.either(lang, "the same articles", "文章未变")
    if articles.counts:
        came = _of_articles(articles) if lang == "en" else _with_noun(articles)
    return say.either(lang, "; ", "；").join([came, _moved(changes, lang)])


def _moved(changes: Changes, lang: str) -> str:
    """Which findings moved: "findings: 2 stronger, 1 fell"."""
    findings = changes.section("findings")
    if not findings.counts:
        return say.either(lang, "no finding moved", "各项发现未变")
    return f"findings: {counted(findings, lang)}" if lang == "en" else _with_noun(findings)


def _of_articles(section: Section) -> str:
    """English: "2 articles came in, 1 went"."""
    (sign, first), *others = section.counts.items()
    noun = "article" if first == 1 else "articles"
    return ", ".join([f"{first} {noun} {ARTICLES[sign]}", *(f"{n} {ARTICLES[other]}" for other, n in others)])


def _with_noun(section: Section) -> str:
    """Chinese: 2篇文章新增、1篇撤下."""
    measure = MEASURES[section.kind]
    return counted(section, "zh").replace(measure, measure + KINDS[section.kind][1], 1)


class Example(NamedTuple):
    """What one article brought, which stands in for what changed in an edition that has none before it. `concluded` says whether any finding stands that
    could move: an overview made from the facts alone would be another one."""

    doc: str
    changes: Changes
    concluded: bool


def title(changes: Changes, lang: str) -> str:
    """The chapter's heading, which says the most important thing that changed."""
    return say.either(lang, "{}: {}", "{}：{}").format(_say(lang, TITLE), overview(changes, lang))


def first_title(example: Example | None, index: EvidenceIndex) -> str:
    """The chapter's heading in a first edition."""
    if example is None:
        return _say(index.lang, FIRST_TITLE)
    if not example.concluded:
        new = example.changes.section("claims").counts.get("new", 0)
        return _say(index.lang, FIRST_OF_NUMBERS).format(source=index.sources[example.doc], n=new)
    moved = sum(example.changes.section("findings").counts.values())
    how_many = _say(index.lang, MOVED.get(moved, MOVED_SOME)).format(moved)
    return _say(index.lang, FIRST_WITH).format(source=index.sources[example.doc], n=how_many)


def since(changes: Changes, lang: str) -> str:
    """The line under the summary."""
    return _say(lang, SINCE).format(date=_date(changes.since, lang), what=overview(changes, lang))


def _date(build: Build, lang: str) -> str:
    return say.date(build.as_of, lang) if build.as_of else say.either(lang, "unknown date", "日期不详的")


def block(changes: Changes, index: EvidenceIndex, ids: set[str]) -> blocks.Changes:
    """The block of a report. `ids` are the findings and disputes that the report shows, and may link to."""
    return _block(changes, title(changes, index.lang), _lead(changes, index.lang), index, ids, SHOWN)


def first_block(example: Example | None, now: Build, index: EvidenceIndex, ids: set[str]) -> blocks.Changes:
    """The block of a first edition, which says that it is one."""
    lang, title = index.lang, first_title(example, index)
    lead = _say(lang, FIRST).format(date=_date(now, lang), n=now.articles)
    if example is None:
        return blocks.Changes(id="what-changed", title=title, lead=lead, sections=[], example=True)
    told = {"source": index.sources[example.doc], "name": index.short[example.doc], "n": now.articles - 1}
    return replace(_block(example.changes, title, lead + _say(lang, EXAMPLE).format(**told), index, ids, SHOWN_OF_EXAMPLE), example=True)


def _block(changes: Changes, title: str, lead: str, index: EvidenceIndex, ids: set[str], most: int) -> blocks.Changes:
    lang = index.lang
    shown = [(s, s.lines[:most]) for s in changes.sections]
    places = [Ref(*line.place) for _, lines in shown for line in lines if line.place]
    return blocks.Changes(
        id="what-changed",
        title=title,
        lead=lead,
        sections=[
            {
                "kind": section.kind,
                "title": heading(section, lang),
                "lines": [_line(section.kind, line, index, ids) for line in lines],
                "more": _say(lang, MORE).format(n=left) if (left := sum(section.counts.values()) - len(lines)) else "",
            }
            for section, lines in shown
        ],
        evidence=index.show(places),
    )


def _lead(changes: Changes, lang: str) -> str:
    build = changes.since
    lead = _say(lang, COMPARED).format(date=_date(build, lang), n=build.articles, hash=build.fingerprint[:HASH_DIGITS])
    return lead + (_say(lang, PROGRAM) if changes.program else "") + ("" if changes.sections else _say(lang, NOTHING))


def heading(section: Section, lang: str) -> str:
    """A section's heading: "Numbers: 31 new, 2 changed"."""
    return say.either(lang, "{}: {}", "{}：{}").format(_say(lang, KINDS[section.kind]), counted(section, lang))


def _line(kind: str, line: Line, index: EvidenceIndex, ids: set[str]) -> dict[str, Any]:
    lang, link = index.lang, line.finding or line.dispute or ""
    marks = index.marks([Ref(*line.place)] if line.place else [])
    return {
        "sign": line.sign,
        "mark": WORDS[line.sign][0],
        "word": (WORDS | (ARTICLE_WORDS if kind == "articles" else {}))[line.sign][1 + (lang == "zh")],
        "text": line.text[lang],
        "was": was(line, lang),
        "why": why(kind, line, lang),
        "evidence": list(marks),
        "marks": marks,
        "link": link if link in ids else "",
    }


def was(line: Line, lang: str) -> str:
    """What stood there before, or what others say of the same thing."""
    if not line.was:
        return ""
    return _say(lang, ELSEWHERE if line.sign == "new" else WAS).format(line.was[lang])


def why(kind: str, line: Line, lang: str) -> str:
    """Why it changed, where that is not plain."""
    words = {"findings": WHY_FINDING, "articles": WHY_FILE, "disputes": WHY_DISPUTE}.get(kind, WHY)
    return _say(lang, words[line.why]) if line.why in words else ""


def as_text(changes: Changes, lang: str) -> Iterator[str]:
    """Lines for a terminal."""
    for sign, build in (("A", changes.since), ("B", changes.now)):
        yield _say(lang, BUILD).format(sign=sign, date=build.as_of or _say(lang, UNDATED), n=build.articles, hash=build.fingerprint[:HASH_DIGITS])
    yield overview(changes, lang)[:1].upper() + overview(changes, lang)[1:] + say.either(lang, ".", "。")
    if changes.program:
        yield _say(lang, PROGRAM).strip()
    for section in changes.sections:
        yield ""
        yield heading(section, lang)
        words = WORDS | (ARTICLE_WORDS if section.kind == "articles" else {})
        for line in section.lines:
            place = f" [{line.sentence}]" if line.sentence else ""
            aside = filter(None, (words[line.sign][1 + (lang == "zh")], was(line, lang), why(section.kind, line, lang)))
            yield "  {} {}{}{}".format(
                WORDS[line.sign][0], line.text[lang], place, say.either(lang, " ({})", "（{}）").format(say.either(lang, "; ", "；").join(aside))
            )
