"""Judgements of the codebook against the articles that make them, and offers against what is shown for them."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

from casebook import say
from casebook.exhibits.drawing import Drawing, data_table, described, drawing, need, passages, period, source_name, source_parts
from casebook.facts.records import Claim, Document
from casebook.findings.conclude import SUPPORTING, Conclusions
from casebook.findings.evidence import EvidenceIndex, Ref
from casebook.findings.query import coded, coded_articles, weight
from casebook.findings.tally import small_number

Code = dict[str, Any]
NAMED_WITHOUT = 5  # articles without a column that a note names one by one
MOST_COLUMNS = 12  # articles that fit beside one another
STATE_WORDS = {
    "asserts": ("states", "明说"),
    "implies": ("implies", "暗示"),
    "symptom": ("reports it", "写到"),
    "against": ("says otherwise", "另有说法"),
    "silent": ("silent", "未提"),
}


def _by_date(index: EvidenceIndex) -> list[Document]:
    """The articles, the earliest first."""
    return sorted(index.documents, key=lambda d: d.published or "9999")


def matrix(theme: Conclusions, groups: Sequence[dict[str, Any]], codes: dict[str, Code]) -> Drawing:
    """Codes against articles: stated, implied, spoken against, or silent; at the right the independent sources that state it and, after a plus, those that only imply it.

    A group is {title, codes}; within it the judgement that most origins state comes first, and the articles stand by date. An article that says
    nothing of any of them, such as one written years before, has no column: its silence would mean nothing; of very many, those have one that say most. The words of the drawing count those of the first group: {rows}, {single} of one origin, {top} the first with the {most} origins that state it;
    {shared} says which columns are one origin, {beside} what a dot does not show: in whose words a judgement stands, and who has no column.
    """
    from casebook.figures.chart_data import matrix_table
    from casebook.figures.matrix import Group, Row
    from casebook.figures.matrix import matrix as draw

    index, lang = theme.index, theme.lang
    drawn, data, places = [], [], []
    ranked = [sorted((codes[c] for c in group["codes"]), key=lambda code: [-n for n in weight(code, index)]) for group in groups]
    speaking = Counter(p.doc for lot in ranked for code in lot for p in coded(code, index, (*SUPPORTING, "against")))
    chosen = sorted(speaking, key=lambda doc: (-speaking[doc], doc))[:MOST_COLUMNS]
    columns = [d for d in _by_date(index) if d.doc in chosen]
    for group, lot in zip(groups, ranked, strict=True):
        rows = []
        for code in lot:
            cells = [_cell(code, document, index) for document in columns]
            places += coded(code, index, (*SUPPORTING, "against"))
            label, total = code["label"][lang], _total(code, index)
            rows.append(Row(label, tuple(cells), total))
            told = {
                index.sources[d.doc]: {
                    "text": _said(c, lang, _voices(code, d, index)),
                    "evidence": list(c.evidence),
                    "disputed": [],
                    "state": c.state,
                    "opposed": c.opposed,
                }
                for d, c in zip(columns, cells, strict=True)
            }
            data.append({"code": label, "origins": total, **told})
        drawn.append(Group(theme.fill(group["title"]) if "title" in group else "", tuple(rows)))
    need(theme, places)
    heads, names = [source_name(d, index) for d in columns], [_head(d, index) for d in columns]
    origins = say.either(lang, "Sources", "来源数")
    every = [code for lot in ranked for code in lot]
    without = [d for d in index.documents if d.doc in coded_articles(codes.values(), index) - speaking.keys()]
    table = data_table(
        theme,
        [
            ("code", say.either(lang, "Judgement", "判断"), "left"),
            *((index.sources[d.doc], h, "left") for d, h in zip(columns, heads, strict=True)),
            ("origins", say.either(lang, "Independent sources: stating + only implying", "来源数：明说＋仅暗示"), "right"),
        ],
        data,
    )
    reading = say.either(
        lang,
        "One row a judgement, one column an article by date; a filled dot states it, a ring implies it{square}, a dash is silence{cross}. "
        "At the right the independent sources that state it, plus those that only imply it.",
        "每行一项判断，每列一篇文章（按时间先后）；实心点为明说，圆圈为暗示{square}，短横为未提{cross}；右侧为明说的独立来源数，加上仅暗示的来源数。",
    )
    cells = [cell for group in drawn for row in group.rows for cell in row.cells]
    told_of = any(cell.state == "symptom" for cell in cells)
    crossed = any(cell.opposed or cell.state == "against" for cell in cells)
    reading = reading.format(
        square=say.either(lang, ", a square reports it, but not as a reason", "，方块为写到而不当作原因") if told_of else "",
        cross=say.either(lang, ", a cross one that says otherwise", "，叉为另有说法") if crossed else "",
    )
    long = described(lang, reading, say.either(lang, " ", "").join(_row_words(row, lang) for row in data), data)
    return drawing(
        theme,
        partial(draw, names, drawn, lang=lang, total=origins),
        table,
        places,
        say.either(lang, "Dot matrix", "点阵图"),
        long,
        matrix_table(names, drawn, origins, lang),
        period=period((d.published for d in columns if d.published), lang),
        shared=_as_one(columns, index),
        beside=say.either(lang, " ", "").join(
            filter(None, (_in_others_words(every, columns, index), _both(data, lang), _without_column(without, index)))
        ),
        rows=str(len(ranked[0])),
        single=str(sum(weight(code, index)[1] == 1 for code in ranked[0])),
        top=ranked[0][0]["label"][lang],
        most=str(weight(ranked[0][0], index)[0]),
    )


def _both(rows: Sequence[dict[str, Any]], lang: str) -> str:
    """The cells in which one article holds both stances, and who says which: "S4, “Came late”: states (…); … says otherwise."; "" without any."""
    held = [
        say.either(lang, "{}, “{}”: {}.", "{}“{}”一格：{}。").format(source, row["code"], cell["text"])
        for row in rows
        for source, cell in row.items()
        if isinstance(cell, dict) and cell.get("opposed")
    ]
    return say.either(lang, " ", "").join(held)


def _in_others_words(codes: Sequence[Code], columns: Sequence[Document], index: EvidenceIndex) -> str:
    """What an article states only in the words of somebody it quotes: "S4 states “A” and “B” only in the words of a founder."; "" without any."""
    lang = index.lang
    lots: dict[tuple[str, str], list[str]] = {}
    for code, document in ((code, document) for code in codes for document in columns):
        speakers = [index.quoted_speaker(p) for p in coded(code, index, ("asserts",)) if p.doc == document.doc]
        if speakers and all(speakers):
            voice = say.either(lang, ", ", "、").join(dict.fromkeys(index.names.speaker(str(s), lang) for s in speakers))
            lots.setdefault((index.sources[document.doc], voice), []).append(f"“{code['label'][lang]}”")
    form = say.either(lang, "{} states {} only in the words of {}.", "{}明说的{}，只见于所引{}的话。")
    named = {
        key: "".join(labels) if lang == "zh" else _listed(labels, lang) for key, labels in lots.items()
    }  # Chinese sets no comma between quotation marks
    return say.either(lang, " ", "").join(form.format(source, labels, voice) for (source, voice), labels in named.items())


def _without_column(documents: Sequence[Document], index: EvidenceIndex) -> str:
    """Which articles say nothing of what is drawn, of those that somebody has coded; "" where all have a column."""
    lang, numbers = index.lang, [index.sources[d.doc] for d in documents]
    if not numbers:
        return ""
    many = say.either(lang, f"{len(numbers)} articles", f"{len(numbers)}篇文章")
    named = _listed(numbers, lang) if len(numbers) <= NAMED_WITHOUT else many
    form = "{} has no column: it says nothing of these." if len(numbers) == 1 else "{} have no column: they say nothing of these."
    return say.either(lang, form, "{}没有谈到这些，未单列。").format(named)


def _listed(names: Sequence[str], lang: str) -> str:
    """S1, S2 and S3."""
    comma, last = say.either(lang, ", ", "、"), say.either(lang, " and ", "、")
    return last.join(filter(None, (comma.join(names[:-1]), names[-1])))


def _as_one(columns: list[Document], index: EvidenceIndex) -> str:
    """Which of the articles count as one origin, since they share passages: " (S2 and S5 as one)"."""
    numbers = {index.sources[d.doc] for d in columns}
    pairs = [say.either(index.lang, " and ", "与").join(pair) for pair in index.sharing if set(pair) <= numbers]
    return say.either(index.lang, " ({} as one)", "（{}合计为一）").format(say.either(index.lang, ", ", "，").join(pairs)) if pairs else ""


def _head(document: Document, index: EvidenceIndex) -> list[str]:
    """The parts of a column's name: number and year, then the publisher where it is known."""
    number, name, year = source_parts(document, index)
    return [part for part in (f"{number} {year}".strip(), name) if part]


def _cell(code: Code, document: Document, index: EvidenceIndex) -> Any:
    from casebook.figures.matrix import Cell

    against = [p for p in coded(code, index, ("against",)) if p.doc == document.doc]
    for state in SUPPORTING:
        here = [p for p in coded(code, index, (state,)) if p.doc == document.doc]
        if here:
            return Cell(state, index.cited([*here, *against]), opposed=bool(against))
    return Cell("against", index.cited(against)) if against else Cell("silent")


def _voices(code: Code, document: Document, index: EvidenceIndex) -> tuple[str, str]:
    """Who in an article says what the code says, and who otherwise; the writer where nobody is quoted."""
    shown = [index.show([p for p in coded(code, index, stances) if p.doc == document.doc]).values() for stances in (SUPPORTING, ("against",))]
    writer, semicolon = say.either(index.lang, "the writer", "作者"), say.either(index.lang, "; ", "；")
    for_it, against = ([item.speaker or writer for item in items] for items in shown)
    return semicolon.join(dict.fromkeys(for_it)), semicolon.join(dict.fromkeys(against))


def _said(cell: Any, lang: str, voices: tuple[str, str]) -> str:
    """A cell in words; who says which where an article holds both."""
    words = STATE_WORDS[cell.state][lang == "zh"]
    opposed = say.either(lang, " ({}); {} says otherwise", "（{}）；{}说法不同")
    if cell.opposed and voices[0] == voices[1]:
        return words + say.either(lang, "; another voice in it says otherwise", "；文中另有不同说法")
    return words + opposed.format(*voices) if cell.opposed else words


def _total(code: Code, index: EvidenceIndex) -> str:
    """The independent origins that state a judgement, and those that only imply it: 2 + 1; of what is told, but as no reason, those that tell it."""
    stated, supported = weight(code, index)
    return f"{stated} + {supported - stated}" if coded(code, index, ("asserts", "implies")) else str(supported)


def _row_words(row: dict[str, Any], lang: str) -> str:
    """A row of a matrix as a sentence: what each article says that is not silent."""
    silent = STATE_WORDS["silent"][lang == "zh"]
    said = [f"{key} {cell['text']}" for key, cell in row.items() if isinstance(cell, dict) and cell["text"] != silent]
    return say.either(lang, "{}: {}; sources: {}.", "{}：{}；来源数{}。").format(row["code"], say.either(lang, ", ", "，").join(said), row["origins"])


def offers(theme: Conclusions, spec: dict[str, Any], codes: dict[str, Code]) -> Drawing:
    """What is offered against what is shown for it. Empty cells are those for which no article gives anything.

    `columns` are words, one of them with `proof: true`; `nothing` are the words of an empty cell; a row is {label, says, cells}; a cell is empty,
    {words, says, stance} (words of ours for the passages quoted), {codes} (who makes these judgements) or {facts} (the numbers of these queries).
    The words of the drawing count {rows}, {cells}, {empty} and {proofs}, the rows with anything under the column of proof; a row that is `apart`,
    such as the whole of which the others are parts, is drawn and not counted.
    """
    from casebook.figures.chart_data import offers_table
    from casebook.figures.offers import Row
    from casebook.figures.offers import offers as draw

    index, lang = theme.index, theme.lang
    heads, nothing = [column[lang] for column in spec["columns"]], (theme.in_force(spec["nothing"], title=True) or spec["nothing"])[lang]
    rows, data, places = [], [], []
    for row in spec["rows"]:
        named = passages(row.get("says", []), index)
        cells = [_offer(cell, theme, codes) for cell in row["cells"]]
        rows.append(Row(row["label"][lang], tuple(cell for cell, _ in cells), index.cited(named)))
        places += [*named, *(p for _, found in cells for p in found)]
        told = {f"c{n}": index.cell(cell.text or nothing, found) for n, (cell, found) in enumerate(cells)}
        data.append({"row": index.cell(row["label"][lang], named), **told})
    need(theme, places)
    reading = say.either(lang, "One row a thing offered; a dash: {}.", "每行一项；短横：{}。").format(nothing)
    form = say.either(lang, "{}: {}.", "{}：{}。")
    join = say.either(lang, "; ", "；")
    told = [
        form.format(
            r["row"]["text"], join.join(f"{h} – {r[f'c{n}']['text']}" for n, h in enumerate(heads)) if any(c.text for c in row.cells) else nothing
        )
        for r, row in zip(data, rows, strict=True)
    ]
    proof = next((n for n, column in enumerate(spec["columns"]) if column.get("proof")), len(heads) - 1)
    counted = [row for row, own in zip(rows, spec["rows"], strict=True) if not own.get("apart")]
    all_cells = [cell for row in counted for cell in row.cells]
    return drawing(
        theme,
        partial(draw, heads, rows, nothing=nothing, lang=lang),
        data_table(theme, [("row", say.either(lang, "What", "内容"), "left"), *((f"c{n}", h, "left") for n, h in enumerate(heads))], data),
        places,
        say.either(lang, "Table of words, with dashes for what no article gives", "文字对照表，短横即未写到"),
        described(lang, reading, say.either(lang, " ", "").join(told), data),
        offers_table(heads, rows, nothing, lang),
        period=period((d.published for d in _by_date(index) if d.published and d.doc in {p.doc for p in places}), lang),
        rows=small_number(len(counted), lang),
        cells=str(len(all_cells)),
        empty=str(sum(not cell.text for cell in all_cells)),
        proofs=str(sum(bool(row.cells[proof].text) for row in counted)),
    )


def _who_says(stated: Sequence[Ref], found: Sequence[Ref], index: EvidenceIndex) -> str:
    """Which articles state something and which only imply it: "S1, S2; S5 implies"."""
    lang, stating = index.lang, {p.doc for p in stated}
    implying = [number for doc, number in index.sources.items() if doc in {p.doc for p in found} - stating]
    form = say.either(lang, "{} implies" if len(implying) == 1 else "{} imply", "{}暗示")
    comma = say.either(lang, ", ", "、")
    said = [comma.join(number for doc, number in index.sources.items() if doc in stating), form.format(comma.join(implying)) if implying else ""]
    return say.either(lang, "; ", "；").join(filter(None, said))


def _offer(cell: dict[str, Any] | None, theme: Conclusions, codes: dict[str, Code]) -> tuple[Any, list[Ref]]:
    """A cell of an offer and the passages under it; what the articles no longer say leaves it empty."""
    from casebook.figures.offers import Cell

    index = theme.index
    if cell is None:
        return Cell(), []
    if "codes" in cell:
        stated = [p for code in cell["codes"] for p in coded(codes[code], index, ("asserts",))]
        found = [p for code in cell["codes"] for p in coded(codes[code], index, SUPPORTING)]
        return Cell(_who_says(stated, found, index), "asserts" if stated else "implies", index.cited(found)), found
    if "facts" in cell:
        held = [theme.found[name] for name in cell["facts"] if isinstance(theme.found[name].fact, Claim)]
        found = [p for f in held for p in f.places]
        text = say.either(theme.lang, ", ", "、").join(say.value(f.fact, theme.lang) for f in held)
        return Cell(text, "asserts", index.cited(found)), found
    found = passages(cell["says"], index)
    return Cell(theme.fill(cell["words"]) if found else "", cell.get("stance", "asserts"), index.cited(found)), found
