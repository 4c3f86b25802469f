"""From a span of an article to the sentence that a reader is shown: ids, marks, what was read in it, what agrees and what disputes it.

"S3·12" is sentence 12 of the third article of the folder. Two sentences with one wording, two articles with one origin and two that
share passages count as one witness (`origins`).
"""

import hashlib
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from functools import cached_property
from itertools import islice, zip_longest
from typing import Any, NamedTuple

from casebook import blocks, say
from casebook.facts import dated
from casebook.facts.called import is_vote
from casebook.facts.records import SHARED_SENTENCES, Claim, Dispute, Document, Event, Facts, Mention, Quote, Relation, Sentence
from casebook.findings.lines import Lines
from casebook.findings.lots import Lots
from casebook.findings.names import Names

SHORT_RELATION = 24  # characters of a relation that is marked whole
HEDGED_RELATIONS = ("wants_to_invest_in",)
MOST_SHOWN = 40  # articles, or disputes of one weight that a page shows; files beside it have all
MOST_OF_MANY = 12  # the same where the articles are more than MOST_SHOWN, so that their page has no more to carry than one of few
MOST_CITED, MOST_CITED_OF_MANY = 20, 3  # sentences behind one statement, likewise
MOST_ALIKE = 12  # sentences that say the same, shown beside one
CLAUSE_END = re.compile("[,，。；;：:！!？?]")
CONTEXT = 28  # characters shown before and after a sentence: enough to place it, too few to reprint the article


class Ref(NamedTuple):
    """A span of an article: what a fact points at."""

    doc: str
    start: int
    end: int


def ref(record: Claim | Event | Quote | Relation) -> Ref:
    """Where a record stands."""
    return Ref(record.doc, record.start, record.end)


def at_issue(dispute: Dispute, lang: str) -> str:
    """What a dispute is about, without what contradicts what: the part of its topic before the colon, as it stands in a sentence."""
    what = dispute.topic_zh.partition("：")[0] if lang == "zh" else dispute.topic_en.partition(": ")[0]
    return what[:1].lower() + what[1:] if what.startswith(("The ", "An ", "A ", "Whether ", "What ", "Whom ")) else what


def dispute_id(dispute: Dispute) -> str:
    """An id that stays the same in both editions and from build to build while the dispute does, whatever values are in it."""
    return "d-" + hashlib.sha1(f"{dispute.kind}|{at_issue(dispute, 'zh')}".encode()).hexdigest()[:8]


def contradicts(dispute: Dispute) -> bool:
    """Whether both sides cannot hold. Of the others both may, or it is the words that are open: they are to be read with care."""
    return dispute.status == "typo" or dispute.outcome == "unresolved" and dispute.sort in ("value", "date", "account")


class EvidenceIndex(Lines):
    """All sentences of a folder's articles, ready to be shown in one language."""

    def __init__(self, facts: Facts, lang: str, names: Names, glosses: dict[str, str]):
        """`glosses` maps a whole sentence, original script, to its translation."""
        self.facts, self.lang, self.names, self.glosses = facts, lang, names, glosses
        self.documents = [d for d in facts.documents if not d.refused]
        self.many = len(self.documents) > MOST_SHOWN
        self.most = MOST_OF_MANY if self.many else MOST_SHOWN  # articles, and disputes of one weight
        self.sources = {d.doc: f"S{n}" for n, d in enumerate(self.documents, 1)}
        self._by_doc: dict[str, list[Sentence]] = defaultdict(list)
        for sentence in facts.sentences:
            self._by_doc[sentence.doc].append(sentence)
        self.lots = Lots(facts)
        self._document = {d.doc: d for d in self.documents}
        self._starts = {doc: [s.start for s in rows] for doc, rows in self._by_doc.items()}
        self._found: dict[str, tuple[Ref, ...]] = {}
        self._wider: EvidenceIndex | None = None
        self._through: dict[Hashable, list[Any]] = {}

    @cached_property
    def told_of(self) -> list[Document]:
        """The articles, in the folder's order; of very many, those in which most was read."""
        read = {d.doc: sum(len(self.lots.in_article(table, d.doc)) for table in ("claims", "events", "quotes")) for d in self.documents}
        chosen = set(sorted(read, key=lambda doc: -read[doc])[: self.most])
        return [d for d in self.documents if d.doc in chosen]

    def rest(self, left: int) -> str:
        """Where to find what a page leaves out; nothing where it leaves out nothing."""
        words = say.either(self.lang, "Not shown here: {} more, in the files under “Facts as files”.", "另有{}项未列出，见“事实数据文件”。")
        return words.format(left) if left else ""

    def over(self, facts: Facts) -> "EvidenceIndex":
        """The same index over fewer facts or articles; those that remain keep their numbers and short names, and words already found are not sought again."""
        index = EvidenceIndex(facts, self.lang, self.names, self.glosses)
        index.sources, index.short = self.sources, self.short
        kept = {d.doc for d in index.documents}
        index._found = {words: tuple(place for place in places if place.doc in kept) for words, places in self._found.items()}
        return index

    def less(self, facts: Facts) -> "EvidenceIndex":
        """The same index over these facts without some of the articles: what looks at one article at a time is not looked for again (`through`)."""
        index = self.over(facts)
        index._wider = self
        return index

    def through(self, what: Hashable, find: Callable[["EvidenceIndex"], list[Any]]) -> list[Any]:
        """What of the articles `find` lets through, each with its `doc`. It must look at one article at a time, and is asked once for each `what`."""
        if what not in self._through:
            wider = self._wider
            self._through[what] = [one for one in wider.through(what, find) if one.doc in self._document] if wider else find(self)
        return self._through[what]

    def sentence(self, place: Ref) -> Sentence | None:
        """The sentence in which a span begins."""
        at = bisect_right(self._starts.get(place.doc, []), place.start) - 1
        found = self._by_doc[place.doc][at] if at >= 0 else None
        return found if found and place.start <= found.end else None

    def sentences_of(self, doc: str, start: int, end: int) -> list[Sentence]:
        """The sentences of an article that may have anything of a span."""
        starts = self._starts.get(doc, [])
        return self._by_doc[doc][max(0, bisect_right(starts, start) - 1) : bisect_right(starts, end)]

    def id(self, place: Ref) -> str | None:
        """The evidence id of a span, or None where no sentence holds it."""
        sentence = self.sentence(place)
        return self.sentence_id(sentence) if sentence else None

    def sentence_id(self, sentence: Sentence) -> str:
        """S3·12."""
        return f"{self.sources[sentence.doc]}·{sentence.index}"

    def ends(self, relation: Relation) -> tuple[Ref, ...]:
        """What is marked of a relation: all of a short one; of one told over several clauses its two names, so that their clauses are shown.

        A wish or a rumour is marked whole, for its hedge may stand anywhere in it.
        """
        whole = ref(relation)
        names = tuple(
            place for m in self._named_in(relation) if m.entity in (relation.subject, relation.object) for place in [Ref(m.doc, m.start, m.end)]
        )
        told = {m.entity for m in self._named_in(relation)} >= {relation.subject, relation.object}
        return names if told and whole.end - whole.start > SHORT_RELATION and relation.relation not in HEDGED_RELATIONS else (whole,)

    def _named_in(self, relation: Relation) -> list[Mention]:
        """The first mention of each name within a relation's words."""
        within = [m for m in self.lots.in_article("mentions", relation.doc) if relation.start <= m.start and m.end <= relation.end]
        return list({m.entity: m for m in reversed(within)}.values())

    def quoted_speaker(self, record: Relation | Ref) -> str | None:
        """In whose words a relation or a passage is told, where it stands within a direct quotation (its marks may belong to either)."""
        quotes = self.lots.in_article("quotes", record.doc)
        holding = (q for q in quotes if q.kind == "direct" and q.start - 1 <= record.start and record.end <= q.end + 1)
        return next((q.speaker for q in holding if q.speaker), None)

    def ids(self, places: Iterable[Ref]) -> list[str]:
        """Evidence ids of spans, each once, in article order."""
        found = {i for place in places if (i := self.id(place))}
        return sorted(found, key=evidence_order)

    def _origin(self, doc: str, index: int) -> str:
        """The origin that a sentence counts for; a repeated wording counts for the article that it stood in first."""
        return self._origin_of_article[self.first_told(doc, index).rpartition(":")[0]]

    @cached_property
    def _origin_of_article(self) -> dict[str, str]:
        """Article → the first of those that it is one origin with: copies of one text, and articles that share passages."""
        origin: dict[str, str] = {}

        def first(doc: str) -> str:
            while (known := origin.get(doc, doc)) != doc:
                origin[doc] = doc = origin.get(known, known)
            return doc

        named = {number: doc for doc, number in self.sources.items()}
        pairs = [(d.doc, d.origin or d.doc) for d in self.documents] + [(named[a], named[b]) for a, b in self.sharing]
        for pair in pairs:
            earlier, later = sorted(map(first, pair), key=lambda doc: evidence_order(f"{self.sources[doc]}·0"))
            origin[later] = earlier
        return {d.doc: first(d.doc) for d in self.documents}

    @cached_property
    def _repeated(self) -> dict[str, str]:
        return {f"{s.doc}:{s.index}": s.repeats for s in self.facts.sentences if s.repeats}

    def first_told(self, doc: str, index: int) -> str:
        """The sentence in which a wording stands first, as doc:index."""
        place = f"{doc}:{index}"
        while place in self._repeated:  # each repeats an earlier one, so this ends
            place = self._repeated[place]
        return place

    def telling(self, places: Iterable[Ref]) -> list[Ref]:
        """The spans that a reader is led to: all, or where they lie in very many sentences those in a few, of each origin one before another's second."""
        held = [(self.sentence_id(s), self._origin(s.doc, s.index), p) for p in places if (s := self.sentence(p))]
        of_origin: dict[str, list[str]] = defaultdict(list)
        for i, origin in sorted({(i, origin) for i, origin, _ in held}, key=lambda one: evidence_order(one[0])):
            of_origin[origin].append(i)
        turns = (i for turn in zip_longest(*of_origin.values()) for i in turn if i)
        chosen = set(islice(turns, MOST_CITED_OF_MANY if self.many else MOST_CITED))
        return [place for i, _, place in held if i in chosen]

    def cited(self, places: Iterable[Ref]) -> tuple[str, ...]:
        """Evidence ids of the telling ones of these spans."""
        return tuple(self.ids(self.telling(places)))

    def origins(self, places: Iterable[Ref]) -> set[str]:
        """The independent origins of spans."""
        rows = [s for place in places if (s := self.sentence(place))]
        return {self._origin(s.doc, s.index) for s in rows}

    def show(self, places: Iterable[Ref]) -> dict[str, blocks.Evidence]:
        """Evidence id → what a reader sees, the given spans marked; an empty span leads to its sentence and marks nothing."""
        return {i: self._block(i, marks) for i, marks in self.marks(places).items()}

    def show_cited(self, lots: Iterable[Iterable[Ref]]) -> dict[str, blocks.Evidence]:
        """The same for what passages or cells cite: of each lot of spans only the telling ones, so that a block carries no more than it shows."""
        return self.show(place for lot in lots for place in self.telling(lot))

    def marks(self, places: Iterable[Ref]) -> dict[str, list[list[int]]]:
        """Evidence id → the given spans within its sentence, in article order."""
        found: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for place in places:
            if sentence := self.sentence(place):
                start = place.start - sentence.start
                end = min(place.end, sentence.end) - sentence.start
                found[self.sentence_id(sentence)] |= {(start, end)} if start < end else set()
        return {i: merge_spans(found[i]) for i in sorted(found, key=evidence_order)}

    def passage(self, text: str, places: Iterable[Ref], disputed: list[str] | None = None) -> blocks.Passage:
        """A sentence of the report that ends in the sentences of these spans, which are what it says of them."""
        return blocks.Passage(text=text, disputed=disputed, **self._citing(list(places)))

    def _citing(self, places: list[Ref]) -> dict[str, Any]:
        """What a passage or a cell says of its sentences."""
        marks = self.marks(self.telling(places))
        return {"evidence": list(marks), "marks": marks, "unshown": len(self.ids(places)) - len(marks)}

    @cached_property
    def by_id(self) -> dict[str, Sentence]:
        """Evidence id → the sentence."""
        return {self.sentence_id(s): s for s in self.facts.sentences}

    def _block(self, evidence_id: str, marks: list[list[int]]) -> blocks.Evidence:
        sentence = self.by_id[evidence_id]
        document = self._document[sentence.doc]
        neighbours = self._by_doc[sentence.doc]
        return replace(
            self._evidence(evidence_id, document, sentence.text, marks),
            before=say.ending(neighbours[sentence.index - 2].text, CONTEXT) if sentence.index > 1 else "",
            after=say.beginning(neighbours[sentence.index].text, CONTEXT) if sentence.index < len(neighbours) else "",
            speaker=self._speaker(sentence),
            gloss=say.curled(self.glosses.get(sentence.text, "")) or None if self.lang == "en" else None,
            read=self._read(sentence),
            agrees=self._also_told(sentence),
            repeats=self._in_the_same_words(sentence),
            disputes=sorted(dispute_id(d) for d in self._disputes_of[evidence_id]),
        )

    def _evidence(self, evidence_id: str, document: Document, sentence: str, marks: list[list[int]]) -> blocks.Evidence:
        return blocks.Evidence(
            id=evidence_id,
            doc=document.doc,
            source=self.sources[document.doc],
            title=self.title(document),
            short=self.short[document.doc],
            publisher=self.names.show(document.publisher, self.lang) or None,
            published=dated.published(document, self.lang) or None,
            published_why=(document.published_why_zh if self.lang == "zh" else None) or document.published_why,
            sentence=sentence,
            before="",
            after="",
            marks=marks,
            speaker=None,
            gloss=None,
        )

    def title(self, document: Document) -> str:
        """An article's title, or the beginning of one that has none, which says so."""
        opening = say.either(self.lang, "[opening words] {}…", "〔无题，取开头〕{}…")
        return document.title or opening.format(self._opening(document.doc))

    def _opening(self, doc: str) -> str:
        """The first words of an article, up to the end of a clause or of a name, so that no word is cut; where neither is near, as many as there is room for."""
        first = self._by_doc[doc][0]
        words = say.beginning(first.text, CONTEXT)
        ends = [m.start() for m in CLAUSE_END.finditer(words)]
        ends += [m.end - first.start for m in self.lots.in_article("mentions", doc) if m.end - first.start <= len(words)]
        return words[: max(ends, default=0)] or words

    @cached_property
    def short(self) -> dict[str, str]:
        """Article → its short name: publisher and year (雷锋网2015, Leiphone 2015), where nobody is named its kind. Several may share one: their number
        tells them apart, which stands beside it, or in it where it stands alone (`alone`)."""
        zh = self.lang == "zh"
        kinds = {d.doc: (d.kind_zh if zh else d.kind_en) or say.either(self.lang, "unnamed", "出处不详") for d in self.documents}
        names = {d.doc: self.names.show(d.publisher, self.lang) or kinds[d.doc][:1].upper() + kinds[d.doc][1:] for d in self.documents}
        return {d.doc: say.either(self.lang, "{} {}", "{}{}").format(names[d.doc], (d.published or "")[:4]).strip() for d in self.documents}

    def alone(self, doc: str) -> str:
        """The short name of an article where its number does not stand beside it."""
        name = self.short[doc]
        return name if list(self.short.values()).count(name) == 1 else f"{self.sources[doc]} {name}"

    @cached_property
    def sharing(self) -> list[tuple[str, str]]:
        """Pairs of articles, by number, of which the wording of several sentences is one: not copies, but no two witnesses either."""
        pairs = Counter(tuple(sorted((s.doc, str(s.repeats).rpartition(":")[0]))) for s in self.facts.sentences if s.repeats)
        return sorted((self.sources[a], self.sources[b]) for (a, b), shared in pairs.items() if a != b and shared >= SHARED_SENTENCES)

    def independent(self) -> int:
        """How many origins the articles have, those of one text and those that share passages counted as one."""
        return len(set(self._origin_of_article.values()))

    def outside(self, place: Ref, quote: str) -> blocks.Evidence:
        """Evidence from outside the body, such as a page's stamp: "S4·0"."""
        document = self._document[place.doc]
        return self._evidence(f"{self.sources[place.doc]}·0", document, quote, [[0, len(quote)]])

    def _speaker(self, sentence: Sentence) -> str | None:
        said = [self.names.speaker(q.speaker, self.lang) for q in self.quotes_in(sentence) if q.speaker]
        said += [self.names.speaker(c.speaker, self.lang) for c in self.claims_in(sentence) if c.speaker]
        return ("; " if self.lang == "en" else "；").join(dict.fromkeys(said)) or None

    @cached_property
    def _claims_by_sentence(self) -> dict[tuple[str, int], list[Claim]]:
        rows: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        for claim in self.facts.claims:
            if sentence := self.sentence(ref(claim)):
                rows[sentence.doc, sentence.index].append(claim)
        return rows

    def claims_in(self, sentence: Sentence) -> list[Claim]:
        """The claims read in a sentence."""
        return self._claims_by_sentence.get((sentence.doc, sentence.index), [])

    @cached_property
    def _events_by_sentence(self) -> dict[tuple[str, int], list[Event]]:
        rows: dict[tuple[str, int], list[Event]] = defaultdict(list)
        for event in self.facts.events:
            if sentence := self.sentence(ref(event)):
                rows[sentence.doc, sentence.index].append(event)
        return rows

    @cached_property
    def _quotes_by_sentence(self) -> dict[tuple[str, int], list[Quote]]:
        rows: dict[tuple[str, int], list[Quote]] = defaultdict(list)
        for quote in self.facts.quotes:
            for sentence in self.sentences_of(quote.doc, quote.start, quote.end):
                if sentence.start < quote.end and quote.start < sentence.end:
                    rows[sentence.doc, sentence.index].append(quote)
        return rows

    def quotes_in(self, sentence: Sentence) -> list[Quote]:
        """The quotations that a sentence holds or lies in."""
        return self._quotes_by_sentence.get((sentence.doc, sentence.index), [])

    def _read(self, sentence: Sentence) -> list[str]:
        """One line for every fact read in the sentence, in the edition's language."""
        lines = [self.claim_line(c) for c in self.claims_in(sentence)]
        for event in filter(says_something, self._events_by_sentence.get((sentence.doc, sentence.index), [])):
            lines.append(self.event_line(event))
        return list(dict.fromkeys(lines))

    @cached_property
    def _agreeing(self) -> dict[str, list[tuple[str, list[str]]]]:
        """Evidence id → the agreements that its sentence takes part in, each as its fact in words and the ids of all that state it."""
        together: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
        for agreement in self.facts.agreements:
            ids = self.ids(Ref(s["doc"], s["start"], s["end"]) for s in agreement.sides)
            for i in ids:
                together[i].append((say.either(self.lang, agreement.fact_en, agreement.fact_zh), ids))
        return together

    def _also_told(self, sentence: Sentence) -> list[dict[str, Any]]:
        """What others state independently of what a sentence does: {"fact", "ids"}, the first of many ids."""
        own = self._origin(sentence.doc, sentence.index)
        told: dict[str, set[str]] = defaultdict(set)
        for fact, ids in self._agreeing.get(self.sentence_id(sentence), ()):
            told[fact] |= {i for i in ids if self._origin(self.by_id[i].doc, self.by_id[i].index) != own}
        return [{"fact": fact, "ids": sorted(ids, key=evidence_order)[:MOST_ALIKE]} for fact, ids in told.items() if ids]

    def _in_the_same_words(self, sentence: Sentence) -> list[str]:
        """The sentences that state something alike in the wording of this one: the first of many."""
        first = self.first_told(sentence.doc, sentence.index)
        places = {i for _, ids in self._agreeing.get(self.sentence_id(sentence), ()) for i in ids} - {self.sentence_id(sentence)}
        return sorted((i for i in places if self.first_told(self.by_id[i].doc, self.by_id[i].index) == first), key=evidence_order)[:MOST_ALIKE]

    @cached_property
    def _disputes_of(self) -> dict[str, list[Dispute]]:
        """Evidence id → the disputes that its sentence takes part in."""
        found: dict[str, list[Dispute]] = defaultdict(list)
        for dispute in self.facts.disputes:
            for i in self.ids(Ref(s["doc"], s["start"], s["end"]) for s in dispute.sides if not self.is_vote_side(s)):
                found[i].append(dispute)
        return found

    @cached_property
    def _votes(self) -> set[tuple[str, int, int]]:
        return {(c.doc, c.start, c.end) for c in self.facts.claims if is_vote(c)}

    def is_vote_side(self, side: dict[str, Any]) -> bool:
        """Whether a side is a single vote, told beside an average that is in dispute: another quantity, which nothing contradicts."""
        return (side["doc"], *(side.get("mark") or ())) in self._votes

    def cell(self, text: str, places: Iterable[Ref]) -> dict[str, Any]:
        """A cell of a table (blocks.Table): text with the sentences behind it and the disputes that are about it."""
        spots = list(places)
        return {"text": text, "disputed": self.met(spots), **self._citing(spots)}

    def met(self, places: Iterable[Ref]) -> list[str]:
        """Ids of the disputes that are about the very number or date of these spans."""
        return [dispute_id(d) for d in self.disputes_touching(places)]

    def disputes_touching(self, places: Iterable[Ref], *, words: bool = False) -> list[Dispute]:
        """Disputes that the spans take part in.

        A number or a date takes part where a side marks that very number or date; `words` (a coded passage) takes part in disputes
        of what is meant, not in those of a number that happens to stand in it.
        """
        spans: dict[str, list[Ref]] = defaultdict(list)
        for place in places:
            spans[place.doc].append(place)
        near = sorted({number for doc in spans for number in self._disputed_in.get(doc, ())})
        return [
            dispute
            for dispute, marks in (self._marks[number] for number in near)
            if any(
                place.start < mark.end and mark.start < place.end
                for mark, of_words in marks
                if of_words or not words
                for place in spans.get(mark.doc, ())
            )
        ]

    @cached_property
    def _marks(self) -> list[tuple[Dispute, list[tuple[Ref, bool]]]]:
        """Each dispute with the spans that take part in it, and whether a coded passage may: in what is meant it may, in a number or a date not."""
        rows = []
        for dispute in self.facts.disputes:
            measured = dispute.kind in ("value", "date", "typo_suspected")
            spans = [(Ref(s["doc"], *(s.get("mark") or (s["start"], s["end"]))), Ref(s["doc"], s["start"], s["end"])) for s in self._doubted(dispute)]
            rows.append((dispute, [(mark, not measured) for mark, side in spans if not (measured and mark == side)]))
        return rows

    @cached_property
    def _disputed_in(self) -> dict[str, list[int]]:
        """Article → the places, among all, of the disputes in which it has a side."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, dispute in enumerate(self.facts.disputes):
            for doc in {side["doc"] for side in dispute.sides}:
                found[doc].append(number)
        return found

    def _doubted(self, dispute: Dispute) -> list[dict[str, Any]]:
        """Of a suspected misprint the first side is in doubt, with what its sentence reckons from it; the others speak against it."""
        first = dispute.sides[0]
        beside = [s for s in dispute.sides if (s["doc"], s["start"]) == (first["doc"], first["start"])]
        return beside if dispute.kind == "typo_suspected" else [s for s in dispute.sides if not self.is_vote_side(s)]

    @cached_property
    def _texts(self) -> dict[str, str]:
        """Article → all its sentences: words that do not stand there stand in none of them."""
        return {doc: "\n".join(sentence.text for sentence in rows) for doc, rows in self._by_doc.items()}

    def find(self, words: str) -> tuple[Ref, ...]:
        """Every place where the given words stand in a sentence, original script."""
        if words not in self._found:
            near = (sentence for doc, text in self._texts.items() if words in text for sentence in self._by_doc[doc])
            held = ((sentence, sentence.text.find(words)) for sentence in near)
            self._found[words] = tuple(Ref(s.doc, s.start + at, s.start + at + len(words)) for s, at in held if at >= 0)
        return self._found[words]


def says_something(event: Event) -> bool:
    """Whether the words of an event say more than who took part: a kind of its own, or numbers."""
    return event.type != "other" or ":" in event.text_en


def merge_spans(spans: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Spans in order, overlapping ones as one."""
    merged: list[list[int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return merged


def evidence_order(evidence_id: str) -> tuple[int, int]:
    """Sort key: article, then sentence."""
    source, _, index = evidence_id.partition("·")
    return int(source[1:]), int(index)
