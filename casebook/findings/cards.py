"""Cards: what the articles say of each product, feature, company and person; and of each article, what it alone says.

A card is made of facts only, each with its sentence. At most five lines say what a reader asks first: when it began, what became of it, its
key numbers, or that nobody gives one. The rest stands under "more"; numbers that no metric names stay in the tables.
"""

import re
from collections import Counter
from dataclasses import replace

from casebook import blocks, say
from casebook.corpus.script import simplify
from casebook.facts import dated
from casebook.facts.called import called
from casebook.facts.records import Claim, Document, Event, Relation, Sentence
from casebook.facts.supposed import supposed
from casebook.findings.evidence import CLAUSE_END, EvidenceIndex, Ref, evidence_order, ref, says_something
from casebook.findings.names import read_yaml

CARD_TYPES = {
    "product": ("product", "产品"),
    "feature": ("feature", "功能"),
    "company": ("company", "公司"),
    "org": ("organisation", "机构"),
    "person": ("person", "人物"),
    "media": ("medium", "媒体"),
    None: ("not in the lexicon", "词库未收"),
}
PART_TITLES = {"short": ("In short", "要点"), "more": ("More", "更多")}
BIRTHS = ("launch", "test_release")
ENDS = ("rename", "shutdown")
STAKES = ("investment", "acquisition")
FATE_RELATIONS = {"renamed_to", "evolved_into", "successor_of", "acquired"}
# Kinds of event whose few words say nothing without their sentence; the tables have them.
WORDLESS = {"pr", "incident", "statement", "policy", "ranking", "personnel", "other"}
UNNAMED = {"duration", "other"}  # metrics whose numbers say little without their sentence
OF_SOMETHING = {"growth_pct", "money"}  # metrics that leave open what grew and what the money is for
LONGEST_CLAUSE = 32
BOUGHT = re.compile(r"收购|收購|买下|買下|并购|併購")  # where an article does not say which of several firms were only invested in
LINES_SHORT = 5  # what a reader takes in at a glance; the rest stands under "more"
KEY_NUMBERS = 3
MENTIONS_UNKNOWN = 5  # mentions from which a name that the lexicon does not know has a card, where it also has a number or a date
ARTICLES_NAMED = 6  # articles that a card lists one by one
LINES_MORE = 48  # what the articles also say of a name
LINES_REPEATED = 5  # sentences with the wording of another article, likewise
NAMES_IN_LINE = 24  # that stand in one relation to a name
SENTENCES_OF_ALL = 250  # after so many sentences behind them there are no more cards: a page is to open at once
LINES_ALONE = 6  # numbers shown on a source's card; the tables have them all


def _title(part: str, lang: str) -> str:
    return PART_TITLES[part][lang == "zh"]


def _passage(text: str, places: list[Ref], index: EvidenceIndex) -> blocks.Passage:
    """A number or a date with its sentences, and the disputes that it is itself what they are about."""
    return index.passage(_set(text, index), places, index.met(places))


def _set(text: str, index: EvidenceIndex) -> str:
    """Text as the edition sets it: English with curled apostrophes."""
    return say.curled(text) if index.lang == "en" else text


def _number_lines(claims: list[Claim], index: EvidenceIndex) -> dict[str, list[blocks.Passage]]:
    """Metric → its lines, the largest value first; a value told of several times is one line with all its dates and sentences."""
    order = {metric: place for place, metric in enumerate(index.names.metrics)}
    grouped: dict[str, dict[tuple[str, str, str], list[Claim]]] = {}
    for claim in sorted(claims, key=lambda c: (order.get(c.metric, len(order)), -(c.value or c.value_low or 0))):
        grouped.setdefault(claim.metric, {}).setdefault((say.value(claim, index.lang), called(claim).en, supposed(claim)), []).append(claim)
    return {metric: [_passage(_told_of(alike, index), [ref(c) for c in alike], index) for alike in lot.values()] for metric, lot in grouped.items()}


def _told_of(alike: list[Claim], index: EvidenceIndex) -> str:
    """One line for claims of one value: the first one's words with the dates of all, a month left out beside its day."""
    dates = sorted({c.as_of for c in alike if c.as_of})
    dates = [d for d in dates if not any(other != d and other.startswith(d) for other in dates)]
    line = index.measure_line(replace(alike[0], as_of=dates[0] if dates else None))
    told = say.either(index.lang, "; ", "、").join([line, *(say.date(d, index.lang) for d in dates[1:])])
    return told + (say.either(index.lang, " ({})", "（{}）").format(words) if (words := _clause(alike[0])) else "")


def _clause(claim: Claim) -> str:
    """The clause around a number whose metric does not say what it is of (what grew, what the money is for), in Simplified; "" where it is long."""
    at = claim.start - claim.sentence_start
    before, after = claim.sentence[:at], claim.sentence[at:]
    words = simplify(CLAUSE_END.split(before)[-1] + CLAUSE_END.split(after)[0])
    return f"“{words}”" if claim.metric in OF_SOMETHING and len(words) <= LONGEST_CLAUSE else ""


def _date_lines(events: list[Event], index: EvidenceIndex) -> list[blocks.Passage]:
    grouped: dict[tuple[str, str], list[Ref]] = {}
    for event in sorted(events, key=lambda e: e.date):
        text = event.text_en if index.lang == "en" else event.text_zh
        grouped.setdefault((index.when(event), text), []).append(ref(event))
    colon = ": " if index.lang == "en" else "："
    return [_passage(when + colon + text, places, index) for (when, text), places in grouped.items()]


def _relation_lines(name: str, relations: list[Relation], index: EvidenceIndex) -> list[blocks.Passage]:
    """One line a kind of relation, with all the names it leads to."""
    forms, grouped = read_yaml("relations.yml"), {}
    for relation in relations:
        side, other = ("of", relation.object) if relation.subject == name else ("to", relation.subject)
        if relation.relation in forms:
            words = forms[relation.relation]
            form = words[side][index.lang] if is_open(relation) else words.get(f"{side}_only", words[side])[index.lang]
            places = grouped.setdefault(form + _whose_word(relation, index), {}).setdefault(index.names.show(other, index.lang), [])
            places.extend(index.ends(relation))
    comma = say.either(index.lang, ", ", "、")
    return [
        index.passage(
            _set(_capital(form.format(other=comma.join(list(others)[:NAMES_IN_LINE]))), index),
            [p for places in others.values() for p in places],
            [],
        )
        for form, others in grouped.items()
    ]


def is_open(relation: Relation) -> bool:
    """Whether an article leaves open of which firms a company bought some and of which it only took a share."""
    return relation.relation == "invested_in" and bool(BOUGHT.search(relation.quote))


def _whose_word(relation: Relation, index: EvidenceIndex) -> str:
    """In whose words a relation is told, where these are quoted."""
    speaker = index.quoted_speaker(relation)
    said = say.either(index.lang, ", by {}’s word", "（{}语）")
    return said.format(index.names.speaker(speaker, index.lang)) if speaker else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _parts(name: str, index: EvidenceIndex) -> dict[str, list[blocks.Passage]]:
    """What a reader asks first, in at most five lines (when it began, what became of it, its key numbers), and what the articles also say."""
    claims = [c for c in index.lots.about("claims", name) if c.metric not in UNNAMED]
    events = [
        e
        for e in index.lots.about("events", name)
        if says_something(e) and _tells_of(e, name) and e.type not in WORDLESS and not _of_no_name(e, index)
    ]
    relations = index.lots.about("relations", name)
    births = sorted((e for e in events if e.type in BIRTHS and e.entities[0] == name), key=lambda e: (e.date[:7], -len(e.date)))
    stakes = [e for e in events if e.type in STAKES and e.entities[0] == name]
    ends = [e for e in events if e.type in ENDS]
    fates = _relation_lines(name, [r for r in relations if r.relation in FATE_RELATIONS], index)
    numbers, counted = (_number_lines(lot, index) for lot in (claims, [c for c in claims if not supposed(c)]))
    short = [*_date_lines(births[:1], index), *_date_lines(stakes, index)[:2], *(_date_lines(ends, index) or fates)[:2]]
    short += [lines[0] for metric, lines in counted.items() if metric != "growth_pct"][:KEY_NUMBERS] or _uncounted(name, index)
    if not births:
        short += _relation_lines(name, relations, index)
    short = list({line.text: line for line in short}.values())[:LINES_SHORT]
    also = [*_date_lines(events, index), *_relation_lines(name, relations, index), *(line for lines in numbers.values() for line in lines)]
    told = {line.text for line in short}
    return {"short": short, "more": list({line.text: line for line in also if line.text not in told}.values())[:LINES_MORE]}


def _tells_of(event: Event, name: str) -> bool:
    """Whether an event is the name's own: what comes out, or who is told to bring it out; not what it is set against."""
    return event.type not in BIRTHS or event.entities[0] == name or name in event.text_zh


def _of_no_name(event: Event, index: EvidenceIndex) -> bool:
    """Whether a company brings out something that has no name: that a product came out says nothing of anybody."""
    return event.type in BIRTHS and len(event.entities) == 1 and index.names.entities.get(event.entities[0], {}).get("type") == "company"


def _in_its_own_right(name: str, index: EvidenceIndex) -> bool:
    """A product that is not itself a version, a part or an accessory of another."""
    entities = index.names.entities
    owner = entities.get(entities.get(name, {}).get("owner"), {})
    return entities.get(name, {}).get("type") == "product" and owner.get("type") not in ("product", "feature")


def _uncounted(name: str, index: EvidenceIndex) -> list[blocks.Passage]:
    """That no article counts the users of a product that is told about and not only named: a missing number is not one left out."""
    said = say.either(index.lang, "Users: no article gives a number", "用户数：没有文章给出")
    return [blocks.Passage(text=said, disputed=[])] if _in_its_own_right(name, index) and f"what_{index.lang}" in index.names.entities[name] else []


def card(name: str, index: EvidenceIndex) -> blocks.Card:
    """The card of one entity."""
    lang, entry = index.lang, index.names.entities.get(name, {})
    mentions = [Ref(m.doc, m.start, m.end) for m in index.lots.about("mentions", name)]
    parts = _parts(name, index)
    if not any(p.evidence for lines in parts.values() for p in lines):
        parts["short"] += _named_in(mentions, index)
    shown = {i for lines in parts.values() for p in lines for i in p.evidence}
    return blocks.Card(
        id="e-" + name,
        name=index.names.show(name, lang),
        original=name,
        pinyin=entry.get("pinyin"),
        type_text=CARD_TYPES[entry.get("type")][lang == "zh"],
        owner=index.names.show(entry.get("owner"), lang) or None,
        what=_set(entry.get(f"what_{lang}", ""), index) or None,
        mentions=len(mentions),
        facts=[{"title": _title(part, lang), "lines": lines} for part, lines in parts.items() if lines],
        colour=entry.get("colour", "grey"),
        evidence=index.show(place for place in (*_places(name, index), *mentions) if index.id(place) in shown),
    )


def _named_in(mentions: list[Ref], index: EvidenceIndex) -> list[blocks.Passage]:
    """Which articles name a thing of which nothing was read, each where it first does, so that every card leads to a sentence."""
    first = {m.doc: m for m in reversed(mentions)}
    numbers = [number for doc, number in index.sources.items() if doc in first][:ARTICLES_NAMED]
    more = say.either(index.lang, " and {} more", "等{}篇") if len(first) > len(numbers) else ""
    count = len(first) - len(numbers) if index.lang == "en" else len(first)
    said = say.either(index.lang, "Named in {}{}", "见于{}{}").format(say.either(index.lang, ", ", "、").join(numbers), more.format(count))
    shown = [m for doc, m in first.items() if index.sources[doc] in numbers]
    return [index.passage(said, shown, [])]


def _places(name: str, index: EvidenceIndex) -> list[Ref]:
    rows = [*index.lots.about("claims", name), *index.lots.about("events", name)]
    return [*map(ref, rows), *(place for r in index.lots.about("relations", name) for place in index.ends(r))]


def cards(index: EvidenceIndex) -> blocks.Cards:
    """A card for every entity of the lexicon that the articles name, most mentioned first within each kind; then for names that it does not know,
    where the articles tell something of them. Of very many names, those mentioned most have one."""
    counts = Counter(m.entity for m in index.facts.mentions)
    types = {name: index.names.entities.get(name, {}).get("type") for name in counts}
    shown = [n for n, kind in types.items() if kind in CARD_TYPES and (kind or counts[n] >= MENTIONS_UNKNOWN and _parts(n, index)["short"])]
    kinds = list(CARD_TYPES)
    shown.sort(key=lambda n: (kinds.index(types[n]), -counts[n], n))
    made: dict[str, blocks.Card] = {}
    seen: set[str] = set()
    for name in sorted(shown, key=lambda n: (-counts[n], n)):
        if len(seen) > SENTENCES_OF_ALL:
            break
        made[name] = card(name, index)
        seen |= made[name].evidence.keys()
    return blocks.Cards(cards=[made[name] for name in shown if name in made])


def _said_in(claim: Claim) -> tuple:
    return (claim.entity, claim.metric, claim.value, claim.value_low, claim.value_high, claim.unit)


def _alone(document: Document, index: EvidenceIndex) -> list[blocks.Passage]:
    """Numbers of named metrics that no other article gives, the first of them in words and how many there are beside."""
    alike = index.lots.by("claims", "said", lambda claim: (_said_in(claim),))
    named = (c for c in index.lots.in_article("claims", document.doc) if c.entity and c.metric not in UNNAMED)
    mine = [c for c in named if all(other.doc == document.doc for other in alike[_said_in(c)])]
    lines: dict[str, list[Ref]] = {}
    for claim in mine:
        lines.setdefault(index.claim_line(claim), []).append(ref(claim))
    shown = [_passage(text, places, index) for text, places in list(lines.items())[:LINES_ALONE]]
    more = say.either(index.lang, "{} more in the table of claims", "另有{}个，见claims表")
    return shown + [blocks.Passage(text=more.format(len(lines) - LINES_ALONE), evidence=[])] * (len(lines) > LINES_ALONE)


def _repeats(document: Document, index: EvidenceIndex) -> list[blocks.Passage]:
    """Sentences that share their wording with one of another article, whichever was written first."""
    pairs = []
    for sentence in index.lots.by("sentences", "copied", _copied).get(document.doc, ()):
        doc, _, number = (sentence.repeats or "").rpartition(":")
        if doc != sentence.doc:
            here, there = index.sentence_id(sentence), f"{index.sources[doc]}·{number}"
            pairs.append((here, there) if document.doc == sentence.doc else (there, here))
    words = say.either(index.lang, "Sentence {} shares wording with {}", "第{}句与{}措辞雷同")
    pairs.sort(key=lambda pair: evidence_order(pair[0]))
    return [blocks.Passage(text=words.format(here.partition("·")[2], there), evidence=[here, there]) for here, there in pairs[:LINES_REPEATED]]


def _copied(sentence: Sentence) -> set[str]:
    """The articles of which one has its wording from the other."""
    return {sentence.doc, sentence.repeats.rpartition(":")[0]} if sentence.repeats else set()


def _source_lines(document: Document, index: EvidenceIndex) -> list[dict[str, str]]:
    zh = index.lang == "zh"
    script = {"simplified": ("Simplified", "简体"), "traditional": ("Traditional", "繁体")}[document.script or "simplified"][zh]
    if document.taiwan_wording:
        script += ", Taiwan wording" if not zh else "，台湾用词"
    claims, events, quotes = (len(index.lots.in_article(table, document.doc)) for table in ("claims", "events", "quotes"))
    counts = f"{claims} numbers, {events} dated events, {quotes} quotations" if not zh else f"数字{claims}个，事件{events}件，引语{quotes}条"
    lines = [
        ("Kind", "体裁", document.kind_zh if zh else document.kind_en),
        ("Script", "字形", script),
        ("Read in it", "读取内容", counts),
        ("Notes", "备注", _by_number(document.notes_zh if zh else document.notes_en, index)),
        ("File", "文件", f"{document.file}, SHA-256 {document.sha256[:12]}…"),
    ]
    return [{"label": label_zh if zh else label_en, "text": _set(text, index)} for label_en, label_zh, text in lines if text]


def _by_number(notes: str | None, index: EvidenceIndex) -> str | None:
    """Notes with articles called by number as everywhere in the report, not by file."""
    for doc, number in index.sources.items():
        notes = notes and notes.replace(doc, number)
    return notes


def source(document: Document, index: EvidenceIndex) -> blocks.Source:
    """The card of one article."""
    zh = index.lang == "zh"
    alone, repeats = _alone(document, index), _repeats(document, index)
    wanted = {i for p in (*alone, *repeats) for i in p.evidence}
    places = [Ref(s.doc, s.start, s.start) for i in wanted for s in [index.by_id[i]]]
    places += [ref(c) for c in index.lots.in_article("claims", document.doc) if index.id(ref(c)) in wanted]
    return blocks.Source(
        id=index.sources[document.doc],
        doc=document.doc,
        title=index.title(document),
        publisher=index.names.show(document.publisher, index.lang) or ("发布者不详" if zh else "publisher unknown"),
        published=dated.published(document, index.lang) or ("日期不详" if zh else "undated"),
        published_why=((document.published_why_zh if zh else None) or document.published_why or "").rstrip("。."),  # it stands in brackets
        lines=_source_lines(document, index),
        alone=alone,
        repeats=repeats,
        evidence=index.show(places),
    )


def sources(index: EvidenceIndex) -> blocks.Sources:
    """The cards of the articles, in the folder's order; of very many, of those that tell most."""
    return blocks.Sources(sources=[source(d, index) for d in index.told_of])
