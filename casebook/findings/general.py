"""What can be said of any articles from their facts alone: whom they write of, the largest numbers, the beginnings, the worst contradiction.

It is a codebook that is written from the facts instead of by hand. It stands in for the overview's own where these articles do not speak of
what that was written for (spoken.py).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from casebook.facts.called import called
from casebook.facts.records import Claim, Event
from casebook.facts.supposed import supposed
from casebook.findings.codebook import Codebook
from casebook.findings.evidence import EvidenceIndex, Ref, contradicts, ref
from casebook.findings.query import Found
from casebook.findings.subjects import subjects
from casebook.findings.tally import words_in

OVERVIEW = "00-overview"
MADE = "made from the facts"  # in the place of the codebook's file
# What is counted, the most telling first: use before size. Sums of money come where nothing is counted: the facts do not say what a sum is of.
COUNTED = ("daily_active_users", "monthly_active_users", "registered_users", "orgs", "downloads_total", "followers", "employees")
NO_COUNT = {"target", "rumour"}  # hedges of a number that nobody counted
UNNAMED = ("other", "duration")  # metrics that say little without their sentence
BIRTHS = ("launch", "test_release")
LATER = ("rename", "shutdown", "investment")
PART = 1000  # what is as many times smaller than the largest number counts a part of something, or was misread
HANDFUL = 10  # fewer are named one by one (两家公司) and not counted
LED = 3  # things that a headline names
ABOUT = 6  # things whose numbers and beginnings are told
METRICS_SHOWN, SHOWN_OF_EACH = 3, 3
ON_SLIDE = 2  # metrics that can be read from the back of a room
AGREED_SHOWN, LONE_SHOWN = 3, 4
WORDS_SHOWN = 5
OFTEN = 5  # times that a word returns at least
PLACES_SHOWN = 3

SUMS = re.compile("[十百千万亿]|.*元$")  # words of sums of money
COMPANY = re.compile(r"(?:公司|集团|科技|网络|资本|创投|基金|银行|证券|控股|股份|传媒|出版社)$")  # how names of companies end

Pair = dict[str, str]


@dataclass
class Piece:
    """One finding with the facts that it names and the figure that shows it."""

    row: dict[str, Any]
    found: dict[str, Found]
    figure: dict[str, Any] | None = None
    tests: list[dict[str, Any]] = field(default_factory=list)


def general(index: EvidenceIndex) -> tuple[Codebook, dict[str, Found]]:
    """The codebook and the facts that it names, as `Conclusions` takes them."""
    pieces = [piece for make in MAKERS.values() if (piece := make(index))]
    summary = _summary(index, pieces)
    rows = [*([summary] if summary else []), *(piece.row for piece in pieces)]
    head = {"title": _pair("Overview", "总览"), "question": _pair("What do the articles say?", "文章说了什么？")}
    if pieces:
        lead = pieces[0].row["headline"]
        head["heading"] = _pair(f"Overview: {lead['en'][:1].lower()}{lead['en'][1:]}", f"总览：{lead['zh']}")
    book = Codebook(
        theme=OVERVIEW,
        path=Path(MADE),
        head=head,
        facts={},
        findings=rows,
        codes=[],
        figures={piece.row["id"]: piece.figure for piece in pieces if piece.figure},
        tests=[test for piece in pieces for test in piece.tests],
    )
    return book, {name: found for piece in pieces for name, found in piece.found.items()}


def _pair(en: str, zh: str) -> Pair:
    return {"en": en, "zh": zh}


def _joined(parts: Iterable[tuple[str, str]], en: str = ", ", zh: str = "、") -> Pair:
    """(English, Chinese) parts in a row, the last with "and"."""
    pairs = list(parts)
    english = [pair[0] for pair in pairs]
    last = en.join(english[:-1]) + " and " + english[-1] if len(english) > 1 else "".join(english)
    return _pair(last, zh.join(pair[1] for pair in pairs))


def _named(name: str, index: EvidenceIndex) -> tuple[str, str]:
    return _plain(index.names.show(name, "en")), _plain(index.names.show(name, "zh"))


def _plain(text: str) -> str:
    """Text of the articles without braces, which would be read as slots."""
    return re.sub(r"[{}]", "", text)


def _first_places(places: Iterable[Ref]) -> tuple[Ref, ...]:
    """The first place in each article, of a few articles."""
    first = {place.doc: place for place in reversed(list(places))}
    return tuple(sorted(first.values(), key=lambda p: p.doc))[:PLACES_SHOWN]


def _most(index: EvidenceIndex) -> Piece | None:
    """Whom the articles write of."""
    leads = subjects(index)[:LED]
    if not leads:
        return None
    found, told = {}, []
    all_articles = len(index.documents)
    for n, name in enumerate(leads):
        places = [Ref(m.doc, m.start, m.end) for m in index.lots.about("mentions", name)]
        found[f"most-{n}"] = Found(None, _first_places(places))
        docs, (en, zh) = len({p.doc for p in places}), _named(name, index)
        times = "once" if len(places) == 1 else f"{len(places):,} times"
        told.append((f"{en} {times} (in {docs:,})", f"{zh}{len(places)}次（{docs}篇）"))
    names = _joined(_named(name, index) for name in leads)
    writes = "The article writes" if all_articles == 1 else "The articles write"
    row = {
        "id": "general-most",
        "key": True,
        "inference": True,
        "counted": True,
        "headline": _pair(f"{writes} most of {names['en']}", f"写得最多的是{names['zh']}"),
        "text": [
            _pair(
                f"Times that they are named, and in how many of {_articles(all_articles)}: {', '.join(en for en, _ in told)}.",
                f"{all_articles}篇文章中的提及次数（及篇数）：{'，'.join(zh for _, zh in told)}。",
            )
            | {"rests": list(found)}
        ],
        "caveat": _pair(
            "How often a thing is named says how much is written of it, not how much it weighs.",
            "提到得多，只说明写得多，不说明更重要。",
        ),
    }
    return Piece(row, found)


def _largest(index: EvidenceIndex) -> dict[str, list[Claim]]:
    """Metric → the largest number told of each thing that the articles are about, the largest first; only what somebody gives as counted.

    A metric comes first in which two of the things can be compared that the articles write most of.
    """
    best: dict[str, list[Claim]] = {}
    for metric in COUNTED:
        if lot := _largest_of_each([c for c in _given_as_counted(index) if c.metric == metric and (c.value or 0) >= HANDFUL]):
            best[metric] = lot
    leads = set(subjects(index)[:LED])
    ranked = sorted(best, key=lambda metric: -min(2, len(leads & {c.entity for c in best[metric]})))
    return {metric: best[metric] for metric in ranked[:METRICS_SHOWN]}


def _sums(index: EvidenceIndex) -> dict[str, list[Claim]]:
    """The largest sums of money, of the currency that is told most."""
    sums = [c for c in _given_as_counted(index) if c.metric == "money"]
    currency = Counter(c.unit for c in sums).most_common(1)
    return {"money": _largest_of_each([c for c in sums if c.unit == currency[0][0]])} if currency else {}


def _given_as_counted(index: EvidenceIndex) -> list[Claim]:
    about = set(subjects(index)[:ABOUT])
    numbers = [c for c in index.facts.claims if c.entity in about and c.value and not supposed(c)]
    return [c for c in numbers if not NO_COUNT & {*c.hedges, c.qualifier}]


def _largest_of_each(claims: list[Claim]) -> list[Claim]:
    """The largest claim of each thing, the largest first, without those that are out of all proportion to it."""
    best: dict[str | None, Claim] = {}
    for claim in sorted(claims, key=lambda c: -(c.value or 0)):
        best.setdefault(claim.entity, claim)
    lot = sorted(best.values(), key=lambda c: (-(c.value or 0), c.entity or ""))
    return [c for c in lot if (c.value or 0) * PART > (lot[0].value or 0)][:SHOWN_OF_EACH]


def _alike(claim: Claim, index: EvidenceIndex) -> tuple[Ref, ...]:
    said = (claim.entity, claim.metric, claim.value, claim.unit)
    return tuple(ref(c) for c in index.facts.claims if (c.entity, c.metric, c.value, c.unit) == said)


def _numbers(index: EvidenceIndex) -> Piece | None:
    """The largest numbers, metric by metric, with their hedges."""
    largest = _largest(index) or _sums(index)
    if not largest:
        return None
    found: dict[str, Found] = {}
    text, facets = [], []
    for metric, claims in largest.items():
        slots = [f"{metric}-{n}" for n in range(len(claims))]
        found |= {slot: Found(claim, _alike(claim, index)) for slot, claim in zip(slots, claims, strict=True)}
        label, many = called(claims[0]), len(claims) > 1
        lines = [_with_time(slot, claim, index) for slot, claim in zip(slots, claims, strict=True)]
        text.append(
            _pair(
                f"{label.en}{', the largest told of each' if many else ''}: " + "; ".join(en for en, _ in lines) + ".",
                f"{label.zh}{'（各取所述最大值）' if many else ''}：" + "；".join(zh for _, zh in lines) + "。",
            )
        )
        facets.append({"title": _pair(label.en, label.zh), "facts": slots, "unit": claims[0].unit})
    first = next(iter(largest.values()))[:2]
    slots = [f"{first[0].metric}-{n}" for n in range(len(first))]
    figure = {
        "finding": "general-numbers",
        "subtitle": _pair(
            "Largest numbers that the articles give as counted, by measure; log scale, {period}",
            "文章当作统计给出的最大数字，按指标；对数坐标，{period}",
        ),
        "note": _pair(
            "Read by rule from single sentences; targets and rumours are left out.",
            "按规则逐句读出；目标与传言不计。",
        ),
        "facets": facets,
    }
    if len(facets) > ON_SLIDE:
        figure["talk"] = {"facets": facets[:ON_SLIDE]}
    row = {
        "id": "general-numbers",
        "key": True,
        "headline": _number_headline(first, slots, index),
        "text": text,
        "core": slots,
        "caveat": _pair(
            "The articles seldom say who counted, and how.",
            "数字由谁统计、怎样统计，文章多半没有交代。",
        ),
        "figure": "general-numbers" if len(found) > 1 else None,
    }
    test = {
        "of": "general-numbers",
        "if": _pair(
            "An independent article that gives another number for the same measure and the same day.",
            "另有独立来源就同一指标、同一日期给出不同的数字。",
        ),
        "then": _pair("The number would be disputed, and both would stand side by side.", "该数字即成争议，各说并列。"),
    }
    return Piece(row, found, figure if len(found) > 1 else None, [test])


def _with_time(slot: str, claim: Claim, index: EvidenceIndex) -> tuple[str, str]:
    en, zh = _named(claim.entity, index)
    when = ("{" + slot + ".as_of}") if claim.as_of else ""
    return f"{en} {{{slot}}}" + (f", {when}" if when else ""), f"{zh}{{{slot}}}" + (f"（{when}）" if when else "")


def _number_headline(claims: list[Claim], slots: list[str], index: EvidenceIndex) -> Pair:
    """Douyin has 600 million daily active users, Kuaishou 302 million."""
    first, label = _named(claims[0].entity, index), called(claims[0])
    if claims[0].metric == "money":
        return _pair(f"The largest sum of money told of {first[0]} is {{{slots[0]}}}", f"与{first[1]}有关的金额，最大的是{{{slots[0]}}}")
    en = f"{first[0]} is said to have {label.form.format('{' + slots[0] + '}')}"
    zh = f"{first[1]}{label.zh}{{{slots[0]}}}"
    for claim, slot in zip(claims[1:], slots[1:], strict=True):
        name = _named(claim.entity, index)
        en, zh = en + f", {name[0]} {{{slot}}}", zh + f"，{name[1]}{{{slot}}}"
    return _pair(en, zh)


def _beginnings(index: EvidenceIndex) -> dict[str, Event]:
    """Thing → the earliest beginning of it that is dated, in order of time; those that articles contradict are left to the ledger.

    What an article wrote of, or dates something of, before that was there already: then it is some part that began.
    """
    about, seen = set(subjects(index)[:ABOUT]), _first_seen(index)
    first: dict[str, Event] = {}
    for event in sorted(index.facts.events, key=lambda e: (e.date[:7], -len(e.date))):
        if about & set(event.entities[:1]) and _begins(event, index):
            first.setdefault(event.entities[0], event)
    first = {name: e for name, e in first.items() if e.date[:7] <= seen.get(name, e.date)[: len(e.date[:7])]}
    return {name: e for name, e in first.items() if not any(map(contradicts, index.disputes_touching(_same_beginning(e, index))))}


def _first_seen(index: EvidenceIndex) -> dict[str | None, str]:
    """Thing → the earliest date (ISO, to the month where one is told) on which it is counted or named."""
    seen: dict[str | None, str] = {}
    written = {d.doc: d.published or "" for d in index.documents if not d.published_inferred}
    told = [(m.entity, written.get(m.doc, "")) for m in index.facts.mentions]
    told += [(c.entity, c.as_of or "") for c in index.facts.claims if c.metric in COUNTED and not NO_COUNT & {*c.hedges, c.qualifier}]
    for name, date in told:
        if len(date) >= len("2016-03") and date[5].isdigit():
            seen[name] = min(seen.get(name, date), date)
    return seen


def _begins(event: Event, index: EvidenceIndex) -> bool:
    """Whether an event is the beginning of the thing itself: a company that brings something out does not begin."""
    name = event.entities[0]
    known = index.names.entities.get(name)
    thing = known["type"] in ("product", "feature") if known else not COMPANY.search(name)
    return event.type == "founding" or event.type in BIRTHS and thing


def _time(index: EvidenceIndex) -> Piece | None:
    """When things began, and what span of time the articles date."""
    first = _beginnings(index)
    written = max((d.published for d in index.documents if d.published), default="9999")  # what lies after it is a forecast
    about = set(subjects(index)[:ABOUT])
    dated = [e for e in index.facts.events if set(e.entities) & about and e.date <= written]
    dated.sort(key=lambda e: e.date)
    if len(dated) < 2:
        return None
    found = {f"begin-{n}": Found(event, _same_beginning(event, index)) for n, event in enumerate(first.values())}
    found |= {"earliest": Found(dated[0], (ref(dated[0]),)), "latest": Found(dated[-1], (ref(dated[-1]),))}
    told = [
        (f"{en} in {{begin-{n}}}" if len(event.date) < 10 else f"{en} on {{begin-{n}}}", f"{zh}{{begin-{n}}}")
        for n, (name, event) in enumerate(first.items())
        for en, zh in [_named(name, index)]
    ]
    lines = _joined(told, zh="，")
    two = told[:2]
    row = {
        "id": "general-time",
        "key": True,
        "headline": _pair("Earliest beginnings told: " + _joined(two)["en"], "文中最早的起点：" + _joined(two, zh="，")["zh"]),
        "text": [
            _pair(f"By the earliest date that is told, these began: {lines['en']}.", f"按所述最早的日期，{lines['zh']}问世。"),
            _pair("Whatever the articles date of them lies between {earliest} and {latest}.", "有日期的事，都在{earliest}与{latest}之间。"),
        ],
        "core": [f"begin-{n}" for n in range(len(two))],
        "caveat": _pair(
            "Read by rule: the launch of a part may pass for that of the whole.",
            "按规则读出：某项功能的上线，可能被当作产品本身的上线。",
        ),
    }
    if len(told) < 2:  # one beginning is no news of all these things
        row |= {
            "headline": _pair("What the articles date lies between {earliest} and {latest}", "文章所记之事，从{earliest}到{latest}"),
            "text": row["text"][: len(told)] + row["text"][1:],
            "core": ["earliest", "latest"],
        }
    figure = {
        "finding": "general-time",
        "subtitle": _pair(
            "Beginning, investments, renaming and end of what the articles write of most, as dated there, {period}",
            "文章写得最多的对象：起点、投融资、更名与终止，以文中日期为准，{period}",
        ),
        "lanes": _lanes(first, index),
    }
    if not figure["lanes"]:
        return Piece(row, found)
    return Piece(row | {"figure": "general-time"}, found, figure)


def _lanes(first: dict[str, Event], index: EvidenceIndex) -> list[dict[str, Any]]:
    """A lane for each thing of which something is dated; its beginning only where that is sure."""
    lanes = []
    for name in subjects(index)[:ABOUT]:
        kinds = [*(("founding", *BIRTHS) if name in first else ()), *LATER]
        if any(name in event.entities[:1] and event.type in kinds for event in index.facts.events):
            lanes.append({"of": [name], "kinds": kinds, "first": True})
    return lanes


def _same_beginning(event: Event, index: EvidenceIndex) -> tuple[Ref, ...]:
    return tuple(ref(e) for e in index.facts.events if (e.type, e.date, e.entities[:1]) == (event.type, event.date, event.entities[:1]))


def _clash(index: EvidenceIndex) -> Piece | None:
    """The contradiction with the most sides; numbers before dates."""
    hard = [d for d in index.facts.disputes if contradicts(d)]
    if not hard:
        return None
    worst = min(hard, key=lambda d: (d.kind != "value", -len(d.sides)))
    places = tuple(Ref(s["doc"], *(s.get("mark") or (s["start"], s["end"]))) for s in worst.sides)
    count = _pair(f"The ledger has {len(hard):,} contradictions in all.", f"总账中这样的矛盾共{len(hard)}处。") if len(hard) > 1 else None
    explained = _pair(_plain(worst.explanation_en), _plain(worst.explanation_zh)) | {"rests": ["clash"]}
    row = {
        "id": "general-clash",
        "key": True,
        "headline": _pair(_plain(worst.topic_en), _plain(worst.topic_zh)),
        "text": [explained, *([count] if count else [])],
        "question": _pair("Which is right?", "哪个对？"),
        "answer": _pair(
            "The articles do not settle it; the values stand side by side and are not averaged.",
            "文章没有定论；数值并列，不取平均。",
        ),
    }
    test = {
        "of": "general-clash",
        "if": _pair("The primary record of the number or date in question.", "所涉数字或日期的原始记录。"),
        "then": _pair("The side it bears out would stand, and the other be marked as mistaken.", "与记录相符的一方成立，另一方标为有误。"),
    }
    return Piece(row, {"clash": Found(worst, places)}, tests=[test])


def _said_in(claim: Claim) -> tuple[Any, ...]:
    return (claim.entity, claim.metric, claim.value, claim.value_low, claim.value_high, claim.unit)


def _alone(index: EvidenceIndex) -> Piece | None:
    """How much stands in one article only, and what several independent origins tell alike."""
    if index.independent() < 2:
        return None
    told: dict[tuple[Any, ...], list[Ref]] = defaultdict(list)
    for claim in index.facts.claims:
        if claim.entity and claim.metric not in UNNAMED:
            told[_said_in(claim)].append(ref(claim))
    lone = [places for places in told.values() if len(index.origins(places)) == 1]
    if not lone:
        return None
    agreed = [a for a in index.facts.agreements if a.independent][:AGREED_SHOWN]
    found = {"lone": Found(None, tuple(places[0] for places in lone[:LONE_SHOWN]))}
    found |= {f"agreed-{n}": Found(None, tuple(Ref(s["doc"], s["start"], s["end"]) for s in a.sides)) for n, a in enumerate(agreed)}
    text = [
        _pair(
            f"Of {len(told):,} different numbers with a subject and a measure, {len(lone):,} stand in one article or in articles of one source.",
            f"对象和指标都明确的数字共{len(told)}个（相同的算一个），其中{len(lone)}个只有一个来源。",
        )
        | {"rests": ["lone"]}
    ]
    text += [
        _pair(f"Told alike by independent sources: {_plain(a.fact_en)}.", f"各独立来源说法一致：{_plain(a.fact_zh)}。") | {"rests": [f"agreed-{n}"]}
        for n, a in enumerate(agreed)
    ]
    row = {
        "id": "general-alone",
        "key": True,
        "inference": True,
        "counted": True,
        "headline": _pair(
            f"{len(lone):,} of {len(told):,} numbers rest on a single source"
            if len(lone) < len(told)
            else f"All {len(told):,} numbers rest on a single source",
            f"{len(told)}个数字中，{len(lone)}个只有单一来源" if len(lone) < len(told) else f"{len(told)}个数字都只有单一来源",
        ),
        "text": text,
    }
    test = {
        "of": "general-alone",
        "if": _pair("Independent articles that tell the same numbers.", "另有独立文章给出同样的数字。"),
        "then": _pair("Those numbers would count as corroborated.", "这些数字即算有了印证。"),
    }
    return Piece(row, found, tests=[test])


def _words(index: EvidenceIndex) -> Piece | None:
    """The words that return most often, names and verbs of saying left out."""
    docs = words_in(index)
    counts = {word: by_article.total() for word, by_article in docs.items()}
    measures = [str(row["zh"]) for row in index.names.metrics.values()]  # what is counted has been told
    names = "\n".join([*subjects(index), *index.names.entities, *measures])
    often = [w for w in counts if counts[w] >= OFTEN and len(docs[w]) >= min(2, len(index.documents))]
    ranked = [w for w in sorted(often, key=lambda w: (-counts[w], w)) if w not in names and w not in index.names.saying and not SUMS.match(w)]
    shown = list(islice(((w, places) for w in ranked if (places := _first_places(index.find(w)))), WORDS_SHOWN))
    if len(shown) < LED:
        return None
    found = {f"word-{n}": Found(None, places) for n, (_, places) in enumerate(shown)}
    told = [(_gloss(w, index), f"“{w}”") for w, _ in shown]
    many = [
        (f"{en}, {counts[w]:,} times in {_articles(len(docs[w]))}", f"{zh}{counts[w]}次，见于{len(docs[w])}篇")
        for (w, _), (en, zh) in zip(shown, told, strict=True)
    ]
    row = {
        "id": "general-words",
        "key": True,
        "inference": True,
        "counted": True,
        "headline": _pair("The words that return most: " + _joined(told[:LED])["en"], "反复出现的词：" + "".join(zh for _, zh in told[:LED])),
        "text": [_pair("; ".join(en for en, _ in many) + ".", "；".join(zh for _, zh in many) + "。") | {"rests": list(found)}],
        "caveat": _pair("Counts of words, not of opinions.", "数的是词，不是观点。"),
    }
    return Piece(row, found)


def _articles(n: int) -> str:
    return "1 article" if n == 1 else f"{n:,} articles"


def _gloss(word: str, index: EvidenceIndex) -> str:
    english = index.names.english(word)
    return f"{word} ({english})" if english and english != word else word


def _summary(index: EvidenceIndex, pieces: list[Piece]) -> dict[str, Any] | None:
    """The report's title and its summary: what each of the findings that matter most says in a sentence."""
    leads = subjects(index)[:LED]
    if not leads:
        return None
    names, n, span = _joined(_named(name, index) for name in leads), len(index.documents), _span(index)
    wanted = [p for p in pieces if p.row["id"] in ("general-most", "general-numbers", "general-clash", "general-alone")]
    text = [_sentence(piece) for piece in wanted]
    return {
        "id": "general",
        "role": "summary",
        "headline": _pair(f"{names['en']}: what {_articles(n)} {'says' if n == 1 else 'say'}{span['en']}", f"{n}篇文章里的{names['zh']}{span['zh']}"),
        "text": text,
    }


def _sentence(piece: Piece) -> dict[str, Any]:
    """A finding's headline as a sentence of the summary, resting on what the finding rests on."""
    head, rests = piece.row["headline"], piece.row.get("core") or piece.row["text"][0].get("rests", [])
    return _pair(head["en"] + ".", head["zh"] + "。") | {"rests": rests}


def _span(index: EvidenceIndex) -> Pair:
    years = sorted({d.published[:4] for d in index.documents if d.published})
    ends = list(dict.fromkeys((years[0], years[-1]))) if years else []
    return _pair(f" ({'–'.join(ends)})", f"（{'至'.join(ends)}）") if ends else _pair("", "")


MAKERS: dict[str, Callable[[EvidenceIndex], Piece | None]] = {
    "general-most": _most,
    "general-numbers": _numbers,
    "general-time": _time,
    "general-clash": _clash,
    "general-alone": _alone,
    "general-words": _words,
}
