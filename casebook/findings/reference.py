"""The tables at the end of the report: glossary, codebook, codes, what was read in each article, downloads."""

from itertools import zip_longest
from typing import Any

from casebook import blocks, say
from casebook.facts.records import TABLES, Facts, codebook
from casebook.findings.codebook import Codebook
from casebook.findings.coded import CODED_COLUMNS, CODES_FILE, STANCE_RULES
from casebook.findings.conclude import Conclusions, unchecked
from casebook.findings.evidence import EvidenceIndex
from casebook.findings.query import coded_articles
from casebook.findings.tally import small_number

Labels = list[tuple[str, str, str]]  # key, English, Chinese


def table(lang: str, table_id: str, title: tuple[str, str], labels: Labels, rows: list[dict[str, Any]], **more: Any) -> blocks.Table:
    """A table whose columns are labelled in the language; those with a key in `right` are set to the right, `more` are fields of the block."""
    right = more.pop("right", ())
    columns = [{"key": key, "label": say.either(lang, en, zh), "align": "right" if key in right else "left"} for key, en, zh in labels]
    return blocks.Table(id=table_id, title=say.either(lang, *title), columns=columns, rows=rows, **more)


def glossary(index: EvidenceIndex) -> blocks.Table | None:
    """What each metric counts, the concepts that the articles name, and the terms of the trade that stand in them; None where there is none."""
    lang, used, named = index.lang, {c.metric for c in index.facts.claims}, {m.entity for m in index.facts.mentions}
    metrics = [
        (row["zh"], row["pinyin"], row["en"], say.either(lang, ". ", "。").join(filter(None, (row.get(f"counts_{lang}"), row.get(f"read_{lang}")))))
        for metric, row in index.names.metrics.items()
        if metric in used and "pinyin" in row
    ]
    concepts = [
        (name, row.get("pinyin", ""), row.get("en", ""), row.get(f"what_{lang}"))
        for name, row in index.names.entities.items()
        if row["type"] == "concept" and name in named
    ]
    terms = [
        (row["term"], row["pinyin"], row["en"], row[f"what_{lang}"]) for row in index.names.terms if any(index.find(form) for form in row["forms"])
    ]
    told = [*metrics, *concepts, *terms]
    rows = [
        {"term": term, "pinyin": say.curled(pinyin), "other": say.curled(other), "meaning": say.curled(meaning) if lang == "en" else meaning}
        for term, pinyin, other, meaning in told
        if meaning
    ]
    labels = [("term", "Term", "术语"), ("pinyin", "Pinyin", "拼音"), ("other", "English", "英文"), ("meaning", "What it means", "含义")]
    return table(lang, "glossary", ("Glossary", "术语表"), labels, rows, role="glossary") if rows else None


def tests(lang: str, themes: list[Conclusions]) -> blocks.Table | blocks.Note:
    """For each test of a finding that stands: what would have to turn up, and what would then change; every theme's first, then the second of each.

    Beside what its columns show, a row holds `of`, the id of the finding, and `met`, whether the evidence may have turned up.
    """
    rows = []
    for turn in zip_longest(*([(theme, test) for test in theme.codebook.tests] for theme in themes)):
        for theme, test in filter(None, turn):
            finding = theme.finding(test["of"])
            if finding.standing != "no_longer_supported":
                evidence = theme.fill(test["if"]) + _turned_up(theme, test)
                what = {"of": test["of"], "met": bool(theme.turned_up(test))}
                rows.append(what | {"evidence": evidence, "then": theme.fill(test["then"]), "finding": finding.headline})
    if not rows:
        return blocks.Note(text=say.either(lang, "No finding stands that a test is written for.", "没有可供检验的结论。"))
    labels = [
        ("evidence", "If this turned up", "若出现这样的证据"),
        ("then", "We would conclude", "结论将改为"),
        ("finding", "Finding tested", "所检验的结论"),
    ]
    return table(lang, "change-our-mind", ("Evidence that would overturn a finding", "足以推翻结论的证据"), labels, rows, role="tests")


def _turned_up(theme: Conclusions, test: dict[str, Any]) -> str:
    """Where the evidence of a test may have turned up: whether it settles the test, a person has to read."""
    ids = say.either(theme.lang, ", ", "、").join(theme.index.ids(theme.turned_up(test)))
    return say.either(theme.lang, " (turned up: see {})", "（已出现，见{}）").format(ids) if ids else ""


def tests_lead(lang: str, themes: list[Conclusions]) -> str:
    """What the table of tests holds, and how much of it has turned up in the articles."""
    tests = [(theme, test) for theme in themes for test in theme.codebook.tests]
    met = sum(bool(theme.turned_up(test)) for theme, test in tests)
    none = ("None of this is in the articles.", "以下都是文章里没有的。")
    some = (
        "Of these lines, {n} may have turned up, and say where; the finding has to be judged anew.",
        "以下有{n}项可能已经出现，出处附在行内，相应结论有待重新判断。",
    )
    lead = say.either(lang, *(some if met else none)).format(n=small_number(met, lang))
    unread = sorted({number for theme in themes for number in theme.unchecked}, key=lambda number: int(number[1:]))
    lead += unchecked(unread, lang) if unread else ""
    what = (
        " Each line names evidence that would overturn a finding, and what we would then write.",
        "每一行写明什么样的证据会推翻哪条结论，以及届时该怎么改。",
    )
    return lead + say.either(lang, *what)


def columns(lang: str) -> blocks.Table:
    """Every column of every table of facts, and of the coded passages."""
    rows = [{"table": r["table"], "column": r["column"], "type": r["type"], "meaning": r[lang]} for r in codebook()]
    rows += [{"table": "codes", "column": name, "type": "str", "meaning": say.either(lang, *meaning)} for name, meaning in CODED_COLUMNS.items()]
    labels = [("table", "Table", "表"), ("column", "Column", "列"), ("type", "Type", "类型"), ("meaning", "Meaning", "含义")]
    return table(lang, "codebook", ("Codebook of the facts", "数据字典"), labels, rows, role="codebook")


def codes(index: EvidenceIndex, books: list[Codebook]) -> blocks.Table | None:
    """What was judged, by what rule, and the passages; codes that no article bears out are left out, and None is all that is left of none.

    A note names the articles of which nothing is coded.
    """
    lang, rows, shown = index.lang, [], []
    for book in books:
        for code in book.codes:
            places = [p for passage in code.get("passages", []) for p in index.find(passage["quote"])]
            if places:
                shown.append(places)
                cell = index.cell(str(len(places)), places)
                words = {"theme": book.head["title"][lang], "code": code["label"][lang], "rule": code["definition"][lang]}
                rows.append({**words, "passages": cell})
    labels = [("theme", "Theme", "主题"), ("code", "Code", "编码"), ("rule", "Given when", "判定标准"), ("passages", "Passages", "段落数")]
    title = ("What was judged, and by what rule", "判断编码及标准")
    read = coded_articles((code for book in books for code in book.codes), index)
    uncoded = [number for doc, number in index.sources.items() if doc not in read]
    note = say.either(lang, "Of some articles nothing is coded.", "有的文章尚未编码。") + unchecked(uncoded, lang) if uncoded else None
    return table(lang, "codes", title, labels, rows, evidence=index.show_cited(shown), note=note) if rows else None


def stances(lang: str) -> blocks.Table:
    """When a passage is coded as stating a judgement, and when as implying it, telling of it or speaking against it."""
    rows = [{"stance": say.either(lang, *name), "rule": say.either(lang, *rule)} for name, rule in STANCE_RULES.values()]
    labels = [("stance", "Stance", "立场"), ("rule", "Given when the passage …", "判定标准")]
    return table(lang, "stances", ("What stated and implied mean", "“明说”与“暗示”怎样区分"), labels, rows)


def counts(index: EvidenceIndex) -> blocks.Table:
    """How many facts of each kind were read, article by article."""
    kinds = [("claims", "Numbers", "数字"), ("events", "Dated events", "事件"), ("quotes", "Quotations", "引语"), ("mentions", "Names", "名称")]
    rows = [
        {"source": f"{index.sources[d.doc]} {index.title(d)}"} | {kind: str(len(index.lots.in_article(kind, d.doc))) for kind, _, _ in kinds}
        for d in index.told_of
    ]
    labels = [("source", "Article", "文章"), *kinds]
    note = index.rest(len(index.documents) - len(rows)) or None
    return table(index.lang, "counts", ("What was read in each article", "各篇读取的内容"), labels, rows, right={k for k, _, _ in kinds}, note=note)


MEASURED = {
    "numbers": ("Numbers, with their value", "数字（数值）"),
    "numbers_whole": ("… also whose, what and in which unit", "……且对象、指标、单位全对"),
    "numbers_time": ("… also the time they describe", "……且所指时间对"),
    "numbers_hedge": ("… also the hedge", "……且限定语对"),
    "events": ("Dated events", "有日期的事件"),
    "events_type": ("… also their kind", "……且类型对"),
    "events_entity": ("… also whom they concern", "……且对象对"),
    "quotations": ("Quotations, with their speaker", "引语（含说话人）"),
    "disputes": ("Disputes that people saw", "人工发现的争议"),
}


READERS = {"numbers": "claims", "events": "events", "quotations": "quotes"}  # what the readers' agreement is known of


def quality(index: EvidenceIndex, measured: dict[str, Any]) -> blocks.Table | blocks.Note:
    """Precision and recall against the gold reading, beside how well its two readers agreed; a note where the articles are not those it was made of.

    `measured` is {articles: {doc: sha256}, readers: {what: {agreement_f1}}, figures: {what: {right, read, wanted}}}.
    """
    lang = index.lang
    if not _of_these(index, measured):
        words = "How well these articles are read has not been measured.", "这批文章的读取准确度尚未测量。"
        return blocks.Note(text=say.either(lang, *words))
    rows = [
        {
            "what": say.either(lang, *MEASURED[what]),
            "right": f"{figure['right']}/{figure['wanted']}",
            "recall": f"{figure['right'] / figure['wanted']:.2f}",
            "precision": f"{figure['right'] / figure['read']:.2f}" if "read" in figure else "",
            "readers": f"{measured['readers'][READERS[what]]['agreement_f1']:.2f}" if what in READERS else "",
        }
        for what, figure in measured["figures"].items()
    ]
    labels = [
        ("what", "What was read", "读取的内容"),
        ("right", "Right, of what the readers marked", "正确数/人工标注数"),
        ("recall", "Recall, or share right", "召回率或正确率"),
        ("precision", "Precision", "精确率"),
        ("readers", "The readers’ agreement (F1)", "标注者之间的一致度（F1）"),
    ]
    right = {"right", "recall", "precision", "readers"}
    return table(lang, "quality", ("How well these articles are read", "读取质量"), labels, rows, right=right)


def limits(index: EvidenceIndex, measured: dict[str, Any]) -> blocks.Note:
    """How many of the disputes that people saw were found by rule, and the others by name."""
    lang = index.lang
    if not _of_these(index, measured):
        return blocks.Note(text=say.either(lang, "How many it misses has not been measured for these articles.", "这批文章漏了多少，尚未测量。"))
    figure = measured["figures"]["disputes"]
    missed = [error["surface"] for error in measured["errors"] if error["what"] == "disputes"]
    names = say.either(lang, "; ", "；").join(_topic(index, topic) for topic in missed)
    words = (
        "Of the {wanted} by which the rules are measured, seen by people in these articles, rules found {right}. They missed: {names}. Entries that a reader added, of these or beyond them, say so.",
        "用来衡量规则的{wanted}处由人工标注，规则找出{right}处，未找出的是：{names}。人工另行补入的，不论是否在这{wanted}处之内，条目中都有注明。",
    )
    return blocks.Note(text=say.either(lang, *words).format(**figure, names=names or say.either(lang, "none", "无")))


def errors(index: EvidenceIndex, measured: dict[str, Any]) -> blocks.Table | blocks.Note | None:
    """Every item that was read otherwise than people read it, by name; None where nobody measured."""
    lang = index.lang
    if not _of_these(index, measured):
        return None
    wrong = measured["errors"]
    if not wrong:
        return blocks.Note(text=say.either(lang, "No error has been found against a reading by people.", "与人工标注对照，没有发现错误。"))
    rows = [
        {
            "what": say.either(lang, *MEASURED[error["what"]]),
            "place": f"{index.sources[error['doc']]} {error['surface']}" if "doc" in error else _topic(index, error["surface"]),
            "read": _reading(index, error.get("field"), error["said"]),
            "people": _people_say(index, error.get("field"), error["said"], error["wanted"]),
        }
        for error in wrong
    ]
    labels = [("what", "What", "项目"), ("place", "Where", "原文"), ("read", "Read as", "程序读作"), ("people", "People say", "人工标注")]
    return table(lang, "errors", ("Where the program and the readers part", "程序与人工不一致之处"), labels, rows)


def _of_these(index: EvidenceIndex, measured: dict[str, Any]) -> bool:
    return measured["articles"] == {d.doc: d.sha256 for d in index.documents}


def _topic(index: EvidenceIndex, topic: str) -> str:
    return say.either(index.lang, index.names.english(topic) or topic, topic)


HEDGES = {
    "exact": ("exact", "确数"),
    "approx": ("about", "约数"),
    "at_least": ("at least", "至少"),
    "at_most": ("at most", "至多"),
    "more_than": ("more than", "超过"),
    "less_than": ("less than", "不足"),
    "range": ("a range", "区间"),
    "rumour": ("a rumour", "传言"),
    "target": ("a target", "目标"),
}
HAPPENINGS = {
    "founding": ("founding", "成立"),
    "launch": ("launch", "上线"),
    "test_release": ("test release", "测试版上线"),
    "version_release": ("version", "新版本"),
    "rename": ("renaming", "更名"),
    "investment": ("investment", "投资"),
    "acquisition": ("takeover", "收购"),
    "policy": ("rule", "规定"),
    "ranking": ("ranking", "榜单"),
    "pr": ("public appearance", "公开活动"),
    "incident": ("incident", "事件"),
    "statement": ("statement", "表态"),
    "shutdown": ("end", "终止"),
    "reorg": ("reorganisation", "组织调整"),
    "integration": ("connection", "打通"),
    "financial_result": ("results", "业绩"),
    "personnel": ("personnel", "人事"),
    "legal": ("legal matter", "法律事务"),
    "other": ("other", "其他"),
}
FOUND = {"found": ("found", "有"), "dispute": ("a dispute", "有争议")}
ABSENT = {"as_of": ("no time", "无时间"), "entity": ("nobody", "未定对象"), "speaker": ("no speaker", "未定说话人")}


SAME_SPEAKER = ("the same speaker, called “{}”", "同一说话人，记作“{}”")


def _people_say(index: EvidenceIndex, field: str | None, said: str | None, wanted: str | list[str | None] | None) -> str:
    """What people read; of a speaker whom they only call otherwise, that it is the same one, with their own words for him."""
    named = [one for one in wanted if one] if isinstance(wanted, list) else []
    if field == "speaker" and said and named and all(_called(index, one) == _called(index, said) for one in named):
        return say.either(index.lang, *SAME_SPEAKER).format(index.names.speaker(named[0], "zh"))
    return _reading(index, field, wanted)


def _called(index: EvidenceIndex, speaker: str) -> str:
    """A speaker as the lexicon says it in English: one person has one name there."""
    return index.names.speaker(speaker, "en")


def _reading(index: EvidenceIndex, field: str | None, said: str | list[str | None] | None) -> str:
    """A value of a field, several that are accepted, or whether the thing was found at all, in the edition's words."""
    if isinstance(said, list):
        either = say.either(index.lang, "; or ", "，或") if field == "speaker" else say.either(index.lang, " or ", "或")
        return either.join(dict.fromkeys(_reading(index, field, one) for one in said))
    if said is None:
        return say.either(index.lang, *ABSENT.get(field or "", ("nothing", "无")))
    words = {"qualifier": HEDGES, "type": HAPPENINGS}.get(field or "", FOUND)
    if said in words:
        return say.either(index.lang, *words[said])
    if field == "as_of":
        return say.date(said, index.lang)
    if field == "metric":
        return str(index.names.metrics[said][index.lang])
    return index.names.speaker(said, index.lang) if field == "speaker" else index.names.show(said, index.lang)


def downloads(published: Facts, lang: str, coded: int) -> blocks.Table:
    """The tables of facts as files beside the report, and the `coded` passages."""
    rows = [{"file": f"facts/{name}.csv, facts/{name}.jsonl", "rows": str(len(getattr(published, name)))} for name in TABLES]
    rows.append({"file": f"facts/{CODES_FILE}", "rows": str(coded)})
    labels = [("file", "File, beside this report", "文件（与报告同处）"), ("rows", "Rows", "行数")]
    return table(lang, "downloads", ("Facts as files", "事实数据文件"), labels, rows, role="downloads", right={"rows"})
