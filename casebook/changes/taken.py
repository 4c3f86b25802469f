"""Take the snapshot of a build: from its facts, and from what both editions conclude from them."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from casebook import say
from casebook.changes.snapshot import BYTES_DIGITS, Article, Difference, Pair, Ranking, Row, Snapshot, Stand, cut, digest
from casebook.facts.records import Claim, Event, Facts, fingerprint
from casebook.findings.cards import UNNAMED
from casebook.findings.conclude import STATUS_WORDS, Conclusions
from casebook.findings.evidence import EvidenceIndex, Ref, dispute_id, ref, says_something
from casebook.findings.ledger import severity
from casebook.findings.query import weight

RANKED = 20  # of the names: enough to see one come up


class Concluded(NamedTuple):
    """What one edition knows: the evidence in its language, and the conclusions of every theme."""

    index: EvidenceIndex
    themes: Sequence[Conclusions]


def take(editions: dict[str, Concluded], *, program: str, as_of: str, keywords: Sequence[str] = ()) -> Snapshot:
    """The whole snapshot, not cut, its rows not in words yet (`in_words`). `editions` has en and zh, over the same facts; `keywords` are the words that set the later articles apart, in order."""
    english = editions["en"].index
    carried = {place for theme in editions["en"].themes for found in theme.found.values() for place in found.places}
    return Snapshot(
        program=program,
        as_of=as_of,
        fingerprint=fingerprint(english.documents),
        articles=_articles(editions, carried),
        findings=[_stand(editions, theme, row) for theme, book in enumerate(editions["en"].themes) for row in book.codebook.findings],
        disputes=_differences(english.facts),
        ranks=[_names(editions), *_judgements(editions), *_keywords(keywords, english)],
    )


def told_of(now: Snapshot, last: Snapshot | None) -> set[str]:
    """The articles whose rows somebody may read: those written with the snapshot, and those that are not as they were in the last one."""
    same = {(article.doc, article.sha256, article.reading) for article in last.articles} if last else None
    moved = (a.doc for a in now.articles if same is not None and (a.doc, a.sha256, a.reading) not in same)
    return {a.doc for a in cut(now).articles if a.whole} | set(moved)


def in_words(now: Snapshot, editions: dict[str, Concluded], docs: Collection[str]) -> Snapshot:
    """The same with the rows of some articles told in words: of all articles that would be most of the work, and hardly any are read."""
    lots = editions["en"].index.lots
    return replace(
        now,
        articles=[
            replace(
                article,
                claims=[
                    replace(row, says=_claim_said(editions, c)) for row, c in zip(article.claims, lots.in_article("claims", article.doc), strict=True)
                ],
                events=[
                    replace(row, says=_event_said(editions, e)) for row, e in zip(article.events, lots.in_article("events", article.doc), strict=True)
                ],
            )
            if article.doc in docs
            else article
            for article in now.articles
        ],
    )


def _claim_said(editions: dict[str, Concluded], claim: Claim) -> Pair:
    return _both(editions, lambda e, lang: say.curled(e.index.claim_line(claim)))


def _event_said(editions: dict[str, Concluded], event: Event) -> Pair:
    form = {"en": "{}: {}", "zh": "{}：{}"}
    return _both(editions, lambda e, lang: form[lang].format(e.index.when(event), say.curled(event.text_en) if lang == "en" else event.text_zh))


def _both(editions: dict[str, Concluded], what: Any) -> Pair:
    """The words of both editions: `what(edition, lang)`."""
    return {lang: what(edition, lang) for lang, edition in editions.items()}


def _articles(editions: dict[str, Concluded], carried: set[Ref]) -> list[Article]:
    index = editions["en"].index
    claims: dict[str, list[Row]] = {d.doc: [] for d in index.documents}
    events: dict[str, list[Row]] = {d.doc: [] for d in index.documents}
    for claim in index.facts.claims:
        claims[claim.doc].append(_claim(editions, claim, carried))
    for event in index.facts.events:
        events[event.doc].append(_event(editions, event, carried))
    return [
        Article(
            doc=d.doc,
            sha256=d.sha256[:BYTES_DIGITS],
            reading=digest([(row.surface, row.reading) for row in (*claims[d.doc], *events[d.doc])]),
            count=[len(claims[d.doc]), len(events[d.doc])],
            source=index.sources[d.doc],
            name=_both(editions, lambda e, lang, d=d: say.either(lang, "{}: {}", "{}：{}").format(e.index.short[d.doc], e.index.title(d))),
            claims=claims[d.doc],
            events=events[d.doc],
        )
        for d in index.documents
    ]


def _claim(editions: dict[str, Concluded], claim: Claim, carried: set[Ref]) -> Row:
    named = claim.metric not in UNNAMED and claim.entity is not None
    return Row(
        sentence=digest(claim.sentence),
        surface=claim.surface,
        about=digest(claim.entity, claim.metric, claim.unit, claim.as_of) if named and claim.as_of else "",
        reading=digest(claim.entity, claim.metric, claim.unit, _values(claim), sorted(claim.hedges), claim.as_of, claim.as_of_start, claim.as_of_end),
        id=editions["en"].index.id(ref(claim)) or "",
        weight=0 if ref(claim) in carried else 1 if named else 2,
        start=claim.start,
        end=claim.end,
    )


def _values(claim: Claim) -> list[float | None]:
    """As floats: facts that come from the cache have whole numbers as integers."""
    return [None if value is None else float(value) for value in (claim.value, claim.value_low, claim.value_high)]


def _event(editions: dict[str, Concluded], event: Event, carried: set[Ref]) -> Row:
    telling = says_something(event) and bool(event.entities)
    return Row(
        sentence=digest(event.sentence),
        surface=event.surface_date,
        about=digest(event.type, event.entities) if telling else "",
        reading=digest(event.type, event.entities, event.date, event.date_end, event.text_en, event.text_zh),
        id=editions["en"].index.id(ref(event)) or "",
        weight=0 if ref(event) in carried else 1 if telling else 2,
        start=event.start,
        end=event.end,
    )


def _stand(editions: dict[str, Concluded], theme: int, row: dict[str, Any]) -> Stand:
    verdicts = {lang: edition.themes[theme].verdict(row["id"]) for lang, edition in editions.items()}
    verdict = verdicts["en"]
    lost = verdict.standing == "no_longer_supported"
    text = [] if lost else [[told.fill(pair) for pair in told.text(row)] for told in (edition.themes[theme] for edition in editions.values())]
    return Stand(
        id=row["id"],
        theme=editions["en"].themes[theme].codebook.theme,
        standing=verdict.standing,
        origins=verdict.origins,
        text=digest(text),
        headline={lang: verdict.headline for lang, verdict in verdicts.items()},
        standing_text={lang: verdict.standing_text for lang, verdict in verdicts.items()},
    )


def _differences(facts: Facts) -> list[Difference]:
    """The disputes in the facts' order; of several that go by one id the first."""
    found: dict[str, Difference] = {}
    for d in facts.disputes:
        status = STATUS_WORDS[d.outcome]
        sides = sorted({str(side["value"]) for side in d.sides})
        words = {"topic": {"en": say.curled(d.topic_en), "zh": d.topic_zh}, "status_text": {"en": status[0], "zh": status[1]}}
        found.setdefault(dispute_id(d), Difference(id=dispute_id(d), severity=severity(d), sides=sides, **words))
    return list(found.values())


def _names(editions: dict[str, Concluded]) -> Ranking:
    """Names by how often they stand in the articles; of equals the first by name, so that the order is always one."""
    counts = Counter(m.entity for m in editions["en"].index.facts.mentions)
    first = sorted(counts, key=lambda name: (-counts[name], name))[:RANKED]
    items = [{"key": name} | _both(editions, lambda e, lang, name=name: e.index.names.show(name, lang)) for name in first]
    return Ranking(id="names", title={"en": "Names, by how often they stand in the articles", "zh": "名称，按提及次数"}, items=items)


def _judgements(editions: dict[str, Concluded]) -> Iterator[Ranking]:
    """The judgements of every matrix, by how many independent origins state them, then by how many bear them out."""
    for theme in editions["en"].themes:
        for name, figure in theme.codebook.figures.items():
            for number, group in enumerate(figure.get("groups", ())):
                codes = sorted((theme.codes[c] for c in group["codes"]), key=lambda code: [-n for n in weight(code, theme.index)])
                about = group.get("title") or theme.codebook.head["title"]
                by = {"en": "{}, by how many independent sources state them", "zh": "{}，按明说的来源数"}
                yield Ranking(
                    id=f"{theme.codebook.theme}/{name}/{number}",
                    title={lang: form.format(about[lang]) for lang, form in by.items()},
                    items=[{"key": code["id"]} | {lang: code["label"][lang] for lang in by} for code in codes],
                )


def _keywords(keywords: Sequence[str], english: EvidenceIndex) -> Iterator[Ranking]:
    """The words that the keyness figure shows, in its order."""
    if keywords:
        items = [{"key": word, "zh": word, "en": " ".join(filter(None, (word, _in_brackets(english.names.english(word)))))} for word in keywords]
        yield Ranking(id="keywords", title={"en": "Words that mark the later articles", "zh": "后来文章的特征词"}, items=items)


def _in_brackets(english: str) -> str:
    return f"({english})" if english else ""
