"""Disputes as a reader sees them: the gravest first, every side in words, side by side, with its sentences."""

import re
from typing import Any

from casebook import blocks, say
from casebook.facts.records import Claim, Dispute, Event
from casebook.findings.conclude import STATUS_WORDS, TYPE_WORDS, small_number
from casebook.findings.evidence import EvidenceIndex, Ref, contradicts, dispute_id, ref

SEVERITIES = ("contradiction", "reading", "definition")
KINDS = ("value", "typo_suspected", "date", "account", "definition", "sense", "scope")

DEFINED = re.compile(r"(?:定位|定[义義])(?:[为為]|是)[^，。；,]+")
DATES = re.compile(r"\d{4}(-\d\d){1,2}( – \d{4}(-\d\d){0,2})?")

# What a side says where it has no number, in the facts' words and in Chinese.
TIMES_OVER = re.compile(r"(\d+)\D* × ")
SAID = {
    "a belief of others": ("a belief of others", "旁人的看法"),
    "stated as fact": ("stated as fact", "当作事实陈述"),
    "another aim": ("another aim", "另一种初衷"),
    "shortest-lived": ("called the “shortest-lived”", "称为“最短命”"),
    "never released": ("never released", "从未面世"),
}
# What the dates of a side are that is no event: those of a page, of a text that says “this year”, of a sentence in which a length of time stands.
DATED = {
    "page": ("{}, stamped on the page", "{}（页面所标）"),
    "text": ("{}, by what the text tells", "{}（据正文推定）"),
    "beside": ("{}, by the dates beside it", "{}（同句日期）"),
}


def severity(dispute: Dispute) -> str:
    """How much a dispute weighs: "contradiction" (both cannot hold), "reading" (open: of words, or perhaps not of one count), "definition" (both may hold)."""
    if contradicts(dispute):
        return "contradiction"
    return "reading" if dispute.status == "unresolved" else "definition"


def _weight(dispute: Dispute) -> tuple[int, int]:
    """Sort key: contradictions first; among them values, then misprints, then dates."""
    return SEVERITIES.index(severity(dispute)), KINDS.index(dispute.sort)


def ledger(index: EvidenceIndex, wanted: set[str]) -> blocks.Ledger | blocks.Note:
    """The disputes with the given ids, the gravest first, and of very many no more; a note where there is none."""
    found = [d for d in sorted(index.facts.disputes, key=_weight) if dispute_id(d) in wanted]
    rows = [block(index, d) for d in found[: index.most]]
    if not rows:
        return blocks.Note(text=say.either(index.lang, "The articles do not contradict one another here.", "这一部分各篇文章没有互相矛盾之处。"))
    return blocks.Ledger(disputes=rows)


def block(index: EvidenceIndex, dispute: Dispute) -> blocks.Dispute:
    """One dispute; sides that say the same are one side with several sentences. A side outside the body (a page's stamp) brings its own evidence."""
    zh = index.lang == "zh"
    pairs = [(s, Ref(s["doc"], *(s.get("mark") or (s["start"], s["end"])))) for s in dispute.sides]
    stamps = {place: index.outside(place, side["quote"]) for side, place in pairs if not index.sentence(place)}
    sides: dict[str, list[str]] = {}
    spots: dict[str, list[Ref]] = {}
    apart = {_side(index, side, dispute) for side in dispute.sides if index.is_vote_side(side)}
    for side, place in pairs:
        value = _side(index, side, dispute)
        sides.setdefault(value, []).append(index.id(place) or stamps[place].id)
        spots.setdefault(value, []).extend(_spots(index, side, place))
    return blocks.Dispute(
        id=dispute_id(dispute),
        topic=dispute.topic_zh if zh else say.curled(dispute.topic_en),
        type=dispute.kind,
        type_text=TYPE_WORDS[dispute.sort][zh],
        status=dispute.status,
        status_text=STATUS_WORDS[dispute.outcome][zh],
        sides=[_told_side(index, value, ids, spots[value]) | {"apart": value in apart} for value, ids in sides.items()],
        explanation=dispute.explanation_zh if zh else say.curled(dispute.explanation_en),
        severity=severity(dispute),
        evidence={e.id: e for e in stamps.values()} | index.show_cited(spots.values()),
    )


def _told_side(index: EvidenceIndex, value: str, ids: list[str], spots: list[Ref]) -> dict[str, Any]:
    """A side with its sentences, `ids`, of very many the telling ones; `spots` are marked in them."""
    marks = index.marks(index.telling(spots))
    unshown = set(index.ids(spots)) - set(marks)
    return {"value": value, "evidence": [i for i in dict.fromkeys(ids) if i not in unshown], "marks": marks, "unshown": len(unshown)}


def _spots(index: EvidenceIndex, side: dict[str, Any], place: Ref) -> list[Ref]:
    """What is marked of a side: its number or date; of one that is a whole sentence the words of a definition, the dates or the names that are its
    value, and where these are not its value, the sentence."""
    sentence = index.sentence(place)
    if not sentence or (place.start, place.end) != (sentence.start, sentence.end):
        return [place]
    value = str(side["value"])
    if DATES.fullmatch(value):
        days = {day[:7] for day in re.findall(r"\d{4}-\d\d", value)}
        found = [
            ref(row)
            for row in (*index.lots.in_article("events", place.doc), *index.lots.in_article("claims", place.doc))
            if ((row.date if isinstance(row, Event) else row.as_of) or "")[:7] in days
        ]
    elif " < " in value:
        found = [Ref(m.doc, m.start, m.end) for m in index.lots.in_article("mentions", place.doc) if m.entity in value.split(" < ")]
    else:
        found = [Ref(place.doc, sentence.start + m.start(), sentence.start + m.end()) for m in DEFINED.finditer(sentence.text)]
    return [spot for spot in found if spot.doc == place.doc and place.start <= spot.start < place.end] or [place]


def _claim_at(index: EvidenceIndex, side: dict[str, Any]) -> Claim | None:
    mark = tuple(side.get("mark") or ())
    return next((c for c in index.lots.in_article("claims", side["doc"]) if (c.start, c.end) == mark), None)


def _side(index: EvidenceIndex, side: dict[str, Any], dispute: Dispute) -> str:
    """A side in words: a reader's, else what was read at its mark, else its value as given; who and what is counted only where the sides differ in it."""
    if "said" in side:
        return say.curled(side["said"][index.lang])
    mark = tuple(side.get("mark") or ())
    event = next((e for e in index.lots.in_article("events", side["doc"]) if (e.start, e.end) == mark and e.date == side["value"]), None)
    if event:
        return index.event_line(event)
    claim = _claim_at(index, side)
    if not claim:
        return _order(index, side)
    counted = [c for s in dispute.sides if (c := _claim_at(index, s))]
    line = index.value_line(claim)
    if len({c.entity for c in counted}) > 1:
        line = index.claim_line(claim)
    elif len({c.metric for c in counted}) > 1:
        line = index.measure_line(claim)
    return _qualified(index, str(side["value"]), line)


def _qualified(index: EvidenceIndex, value: str, line: str) -> str:
    """A number with what its side adds to it: how many times over ("3名 × 5万元"), or that it is a vote and no average."""
    if times := TIMES_OVER.match(value):
        return f"{times[1]} × {line}"
    return line + say.either(index.lang, " (single votes)", "（个人打分）") if value.endswith("(single votes)") else line


def _order(index: EvidenceIndex, side: dict[str, Any]) -> str:
    """A side in dates ("2011-01 – 2013-11") or that says what came first ("before 2012-07", "旺信 < 淘江湖"); any other as it stands."""
    value = str(side["value"])
    if DATES.fullmatch(value):
        first, _, last = value.partition(" – ")
        known = "beside" if last else "text" if index.sentence(Ref(side["doc"], side["start"], side["end"])) else "page"
        return say.either(index.lang, *DATED[known]).format(
            say.span(say.date(first, index.lang), say.date(last or first, index.lang), index.lang, " to ")
        )
    if before := re.fullmatch(r"before ([\d-]+)", value):
        return say.either(index.lang, "there already by {}", "{}时已经成立").format(say.date(before[1], index.lang))
    who, _, said = value.rpartition(": ")
    if said in SAID:
        words = say.either(index.lang, *SAID[said])
        return words if not who else say.either(index.lang, "{}: {}", "{}：{}").format(index.names.show(who, index.lang), words)
    if re.fullmatch(r"\d", value):
        return say.either(index.lang, f"{small_number(int(value), 'en')} of them", f"{small_number(int(value), 'zh')}种")
    if english := index.lang == "en" and index.names.english(value):
        return f"{english} ({value})"
    names = [index.names.show(name, index.lang) for name in value.split(" < ")]
    return say.either(index.lang, " before ", "先于").join(names)
