"""Judgements of the codebook against the articles that make them."""

from collections.abc import Sequence
from typing import Any

from casebook import say
from casebook.exhibits.drawing import Drawing, data_table, drawing, need
from casebook.facts.records import Document
from casebook.findings.conclude import SUPPORTING, Conclusions
from casebook.findings.evidence import EvidenceIndex
from casebook.findings.query import coded


def matrix(theme: Conclusions, codes: Sequence[dict[str, Any]]) -> Drawing:
    """Codes against articles: asserted, implied, spoken against, or silent; at the right the independent origins that support it."""
    from casebook.figures.matrix import Cell, Row
    from casebook.figures.matrix import matrix as draw

    index, rows, data, places = theme.index, [], [], []
    for code in codes:
        cells = [_cell(code, document, index) for document in index.documents]
        support = coded(code, index, SUPPORTING)
        places += coded(code, index, (*SUPPORTING, "against"))
        rows.append(Row(code["label"][theme.lang], tuple(Cell(state, tuple(ids)) for state, ids in cells), str(len(index.origins(support)))))
        line = {"code": code["label"][theme.lang], "origins": str(len(index.origins(support)))}
        data.append(
            line
            | {index.sources[d.doc]: {"text": _state_word(s, theme.lang), "evidence": i} for d, (s, i) in zip(index.documents, cells, strict=True)}
        )
    need(theme, places)
    heads = [f"{index.sources[d.doc]} {(d.published or '')[:4]}".strip() for d in index.documents]
    figure = draw(heads, rows, lang=theme.lang, total=say.either(theme.lang, "Origins", "来源数"))
    columns = [
        ("code", say.either(theme.lang, "Judgement", "判断"), "left"),
        *((index.sources[d.doc], h, "left") for d, h in zip(index.documents, heads, strict=True)),
    ]
    table = data_table(theme, [*columns, ("origins", say.either(theme.lang, "Origins", "来源数"), "right")], data)
    return drawing(theme, figure, table, places, say.either(theme.lang, "Dot matrix", "点阵图"), _matrix_words(theme, data))


STATE_WORDS = {"asserts": ("asserts", "明说"), "implies": ("implies", "暗示"), "against": ("speaks against", "反对"), "silent": ("silent", "未提")}


def _state_word(state: str, lang: str) -> str:
    return STATE_WORDS[state][lang == "zh"]


def _cell(code: dict[str, Any], document: Document, index: EvidenceIndex) -> tuple[str, list[str]]:
    for state, stances in (("asserts", ("asserts",)), ("implies", ("implies", "symptom")), ("against", ("against",))):
        here = [p for p in coded(code, index, stances) if p.doc == document.doc]
        if here:
            return state, index.ids(here)
    return "silent", []


def _matrix_words(theme: Conclusions, data: list[dict[str, Any]]) -> str:
    silent = _state_word("silent", theme.lang)
    lines = []
    for row in data:
        said = [f"{key} {cell['text']}" for key, cell in row.items() if isinstance(cell, dict) and cell["text"] != silent]
        lines.append(f"{row['code']}: {', '.join(said)}")
    return ("; " if theme.lang == "en" else "；").join(lines)
