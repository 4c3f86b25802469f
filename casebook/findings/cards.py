"""Cards: what the articles say of each product, feature, company and person; and of each article, what it alone says.

A card is made of facts only, each with its sentence: how it began and ended, what it belongs to, its numbers and dates, and last
the numbers that no metric names.
"""

from collections import Counter

from casebook import blocks, say
from casebook.facts.records import Claim, Document, Event, Relation
from casebook.findings.evidence import EvidenceIndex, Ref, ref, says_something
from casebook.findings.names import read_yaml

CARD_TYPES = {
    "product": ("product", "产品"),
    "feature": ("feature", "功能"),
    "company": ("company", "公司"),
    "org": ("organisation", "机构"),
    "person": ("person", "人物"),
    "media": ("medium", "媒体"),
}
PART_TITLES = {
    "fate": ("Beginning and end", "始末"),
    "relations": ("Relations", "关系"),
    "numbers": ("Numbers", "数字"),
    "dates": ("Dates", "时间"),
    "others": ("Other numbers", "其他数字"),
}
FATE_EVENTS = {"founding", "test_release", "launch", "rename", "shutdown"}
FATE_RELATIONS = {"renamed_to", "evolved_into", "successor_of", "acquired"}
UNNAMED = {"duration", "other"}  # metrics whose numbers say little without their sentence
FIRST_SENTENCES = 3  # a card leads to where a name is first met, it does not reprint the articles
LINES_ALONE = 6  # numbers shown on a source's card; the tables have them all


def _title(part: str, lang: str) -> str:
    return PART_TITLES[part][lang == "zh"]


def _passage(text: str, places: list[Ref], index: EvidenceIndex) -> blocks.Passage:
    """A number or a date with its sentences, disputed where it is itself what a dispute is about."""
    return blocks.Passage(text=text, evidence=index.ids(places), disputed=index.ids(p for p in places if index.disputes_touching([p])))


def _number_lines(claims: list[Claim], index: EvidenceIndex) -> list[blocks.Passage]:
    order = {metric: place for place, metric in enumerate(index.names.metrics)}
    ordered = sorted(claims, key=lambda c: (order.get(c.metric, len(order)), c.as_of or "9999"))
    grouped: dict[str, list[Ref]] = {}
    for claim in ordered:
        grouped.setdefault(index.measure_line(claim), []).append(ref(claim))
    return [_passage(line, places, index) for line, places in grouped.items()]


def _date_lines(events: list[Event], index: EvidenceIndex) -> list[blocks.Passage]:
    grouped: dict[tuple[str, str], list[Ref]] = {}
    for event in sorted(events, key=lambda e: e.date):
        text = event.text_en if index.lang == "en" else event.text_zh
        grouped.setdefault((index.when(event), text), []).append(ref(event))
    colon = ": " if index.lang == "en" else "："
    return [_passage(when + colon + text, places, index) for (when, text), places in grouped.items()]


def _relation_lines(name: str, relations: list[Relation], index: EvidenceIndex) -> list[blocks.Passage]:
    forms = read_yaml("relations.yml")
    grouped: dict[str, list[Ref]] = {}
    for relation in relations:
        side, other = ("of", relation.object) if relation.subject == name else ("to", relation.subject)
        if relation.relation in forms:
            text = forms[relation.relation][side][index.lang].format(other=index.names.show(other, index.lang))
            grouped.setdefault(text, []).append(ref(relation))
    return [blocks.Passage(text=text, evidence=index.ids(places), disputed=[]) for text, places in grouped.items()]


def _parts(name: str, index: EvidenceIndex) -> dict[str, list[blocks.Passage]]:
    """Part of the card → its lines, what a reader asks first before what the articles also say."""
    claims = [c for c in index.facts.claims if c.entity == name]
    events = [e for e in index.facts.events if name in e.entities and says_something(e)]
    relations = [r for r in index.facts.relations if name in (r.subject, r.object)]
    fate = _date_lines([e for e in events if e.type in FATE_EVENTS], index)
    return {
        "fate": fate + _relation_lines(name, [r for r in relations if r.relation in FATE_RELATIONS], index),
        "relations": _relation_lines(name, [r for r in relations if r.relation not in FATE_RELATIONS], index),
        "numbers": _number_lines([c for c in claims if c.metric not in UNNAMED], index),
        "dates": _date_lines([e for e in events if e.type not in FATE_EVENTS], index),
        "others": _number_lines([c for c in claims if c.metric in UNNAMED], index),
    }


def card(name: str, index: EvidenceIndex) -> blocks.Card:
    """The card of one entity."""
    facts, lang, entry = index.facts, index.lang, index.names.entities.get(name, {})
    mentions = [Ref(m.doc, m.start, m.start) for m in facts.mentions if m.entity == name]  # where, without a mark: a name proves nothing
    parts = _parts(name, index)
    first = [places[0] for doc in index.sources if (places := [m for m in mentions if m.doc == doc])][:FIRST_SENTENCES]
    shown = {i for lines in parts.values() for p in lines for i in p.evidence} | set(index.ids(first))
    return blocks.Card(
        id="e-" + name,
        name=index.names.show(name, lang),
        original=name,
        pinyin=entry.get("pinyin"),
        type_text=CARD_TYPES[entry["type"]][lang == "zh"],
        owner=index.names.show(entry.get("owner"), lang) or None,
        what=entry.get(f"what_{lang}"),
        mentions=len(mentions),
        facts=[{"title": _title(part, lang), "lines": lines} for part, lines in parts.items() if lines],
        sentences=index.ids(first),
        colour=entry.get("colour", "grey"),
        evidence={i: b for i, b in index.show([*mentions, *_places(name, index)]).items() if i in shown},
    )


def _places(name: str, index: EvidenceIndex) -> list[Ref]:
    facts = index.facts
    rows = [c for c in facts.claims if c.entity == name] + [e for e in facts.events if name in e.entities]
    rows += [r for r in facts.relations if name in (r.subject, r.object)]
    return [ref(row) for row in rows]


def cards(index: EvidenceIndex) -> blocks.Cards:
    """A card for every entity of the lexicon that the articles name, most mentioned first within each kind."""
    counts = Counter(m.entity for m in index.facts.mentions)
    known = [n for n in counts if index.names.entities.get(n, {}).get("type") in CARD_TYPES]
    kinds = list(CARD_TYPES)
    known.sort(key=lambda n: (kinds.index(index.names.entities[n]["type"]), -counts[n], n))
    return blocks.Cards(cards=[card(name, index) for name in known])


def _said_in(claim: Claim) -> tuple:
    return (claim.entity, claim.metric, claim.value, claim.value_low, claim.value_high, claim.unit)


def _alone(document: Document, index: EvidenceIndex) -> list[blocks.Passage]:
    """Numbers that no other article gives, those of named metrics first."""
    elsewhere = {_said_in(c) for c in index.facts.claims if c.doc != document.doc}
    mine = [c for c in index.facts.claims if c.doc == document.doc and c.entity and _said_in(c) not in elsewhere]
    mine.sort(key=lambda c: (c.metric in UNNAMED, c.start))
    lines: dict[str, list[Ref]] = {}
    for claim in mine:
        lines.setdefault(index.claim_line(claim), []).append(ref(claim))
    return [_passage(text, places, index) for text, places in list(lines.items())[:LINES_ALONE]]


def _repeats(document: Document, index: EvidenceIndex) -> list[blocks.Passage]:
    """Sentences whose wording stands in an earlier article."""
    rows = [s for s in index.facts.sentences if s.doc == document.doc and s.repeats]
    passages = []
    for sentence in rows:
        doc, _, number = sentence.repeats.rpartition(":")
        words = {"en": "Sentence {} repeats {}", "zh": "第{}句与{}近乎相同"}[index.lang]
        source = f"{index.sources[doc]}·{number}"
        passages.append(blocks.Passage(text=words.format(sentence.index, source), evidence=[index.sentence_id(sentence), source]))
    return passages


def _source_lines(document: Document, index: EvidenceIndex) -> list[dict[str, str]]:
    zh = index.lang == "zh"
    script = {"simplified": ("Simplified", "简体"), "traditional": ("Traditional", "繁体")}[document.script or "simplified"][zh]
    if document.taiwan_wording:
        script += ", Taiwan wording" if not zh else "，台湾用词"
    own = [t for t in (index.facts.claims, index.facts.events, index.facts.quotes)]
    claims, events, quotes = (sum(r.doc == document.doc for r in table) for table in own)
    counts = f"{claims} claims, {events} dated events, {quotes} quotations" if not zh else f"数字{claims}个，事件{events}件，引语{quotes}条"
    lines = [
        ("Kind", "体裁", document.kind_zh if zh else document.kind_en),
        ("Script", "字形", script),
        ("Read in it", "读出", counts),
        ("Notes", "备注", document.notes_zh if zh else document.notes_en),
        ("File", "文件", f"{document.file}, SHA-256 {document.sha256[:12]}…"),
    ]
    return [{"label": label_zh if zh else label_en, "text": text} for label_en, label_zh, text in lines if text]


def source(document: Document, index: EvidenceIndex) -> blocks.Source:
    """The card of one article."""
    zh = index.lang == "zh"
    alone, repeats = _alone(document, index), _repeats(document, index)
    wanted = {i for p in (*alone, *repeats) for i in p.evidence}
    places = [Ref(s.doc, s.start, s.start) for s in index.facts.sentences if index.sentence_id(s) in wanted]
    places += [ref(c) for c in index.facts.claims if c.doc == document.doc]
    return blocks.Source(
        id=index.sources[document.doc],
        doc=document.doc,
        title=index.title(document),
        publisher=document.publisher or ("出处不详" if zh else "publisher unknown"),
        published=say.date(document.published, index.lang) if document.published else ("日期不详" if zh else "undated"),
        published_why=(document.published_why_zh if zh else None) or document.published_why or "",
        lines=_source_lines(document, index),
        alone=alone,
        repeats=repeats,
        evidence={i: b for i, b in index.show(places).items() if i in wanted},
    )


def sources(index: EvidenceIndex) -> blocks.Sources:
    """The cards of all articles, in the folder's order."""
    return blocks.Sources(sources=[source(d, index) for d in index.documents])
