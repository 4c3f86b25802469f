"""A finding of the codebook, held against the facts: its words filled, its evidence, its standing.

Of a coded passage only one that states it is a witness; what is merely implied is evidence, but corroborates nothing.

Standing, worst first:
    no_longer_supported   a fact it rests on was not found, a condition under `holds` is false, or an article gives what is under `absent`
    disputed              its core facts take part in a dispute of which both sides cannot hold, or are a likely misprint; one to be read with care
                          is marked beside its number and leaves the standing as it is
    single_source         some core fact is said by one independent origin only, or all of them retell one event, as a reader of them judged
    corroborated          every core fact is said by two independent origins or more
`core` names the facts that the headline rests on; without it, all that the text rests on. A wording repeated from another article,
and a number repeated in one, are one origin.
"""

import operator
import re
from dataclasses import replace
from functools import cached_property
from typing import Any, NamedTuple

from casebook import blocks, say
from casebook.errors import BadCodebook
from casebook.facts import dated
from casebook.facts.records import Claim, Dispute, Event, Facts
from casebook.findings.codebook import SLOT, Codebook
from casebook.findings.evidence import EvidenceIndex, Ref, at_issue, contradicts, dispute_id
from casebook.findings.numbers import numbers
from casebook.findings.query import SUPPORTING, Found, coded, coded_articles, run
from casebook.findings.tally import Tally, small_number

COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "==": operator.eq, "!=": operator.ne}
CONDITION = re.compile(r"^\s*(\S+)\s*(<=|>=|==|!=|<|>)\s*(\S+)\s*$")
STANDING_WORDS = {
    "corroborated": ("Corroborated by {origins} independent sources", "{origins}个独立来源相互印证"),
    "disputed": ("Disputed: {what}", "有争议：{what}"),
    "no_longer_supported": ("No longer supported by the articles", "现有文章已不支持"),
    "inference": ("Our inference, not the articles’", "本报告的推断，非文章所言"),
    "counted": ("Our count of these articles", "本报告据这些文章统计"),
    "implied": ("Implied by the articles, stated by none", "文章只有暗示，没有明说"),
    "one_article": ("From one article only", "仅见于一篇文章"),
    "core_one": ("Main fact from one article", "核心事实仅见于一篇"),
    "each_one": ("Each fact from one article", "各项事实均只见于一篇"),
    "in_part": ("In part from one article", "部分内容只见于一篇"),
    "in_part_source": ("In part from one source", "部分内容只有一个来源"),
    "in_part_stated": ("In part stated by one article, implied by others", "部分内容只有一篇明说，其他篇仅暗示"),
    "retold": ("From {origins} sources that retell one event", "{origins}个来源转述同一件事"),
    "of_all": ("True of all articles read", "各篇都是如此"),
}
SHARING = ("; {} share passages and count as one", "（{}有雷同语句，合计为一）")
UNCHECKED = (" ({} not yet checked by a reader.)", "（{}尚待人工核对。）")
NAMED_UNCHECKED = 3  # articles named one by one; of more only their number
GIVEN = ("The articles now give what this denies.", "已有文章给出了这里说没有的内容。")
LOST = {"en": "No longer supported: {}", "zh": "已无依据：{}"}
TYPE_WORDS = {
    "value": ("different values", "数值不同"),
    "date": ("different dates", "日期不同"),
    "account": ("different accounts", "说法不同"),
    "definition": ("different ways of counting", "口径不同"),
    "sense": ("different things meant", "所指不同"),
    "scope": ("different scopes", "范围不同"),
    "typo_suspected": ("slip suspected", "疑有笔误"),
}
STATUS_WORDS = {
    "unresolved": ("unresolved", "未能判定"),
    "not_comparable": ("perhaps not one count", "未必同一口径"),
    "different_definition": ("both may hold", "可以并存"),
    "superseded": ("superseded", "已被更新"),
    "typo": ("likely a slip", "多半是笔误"),
}


def unchecked(numbers: list[str], lang: str) -> str:
    """That nobody has coded these articles, in brackets."""
    named = say.either(lang, ", ", "、").join(numbers)
    many = say.either(lang, f"{len(numbers)} articles", f"{len(numbers)}篇文章")
    return say.either(lang, *UNCHECKED).format(named if len(numbers) <= NAMED_UNCHECKED else many)


def of_all(row: dict[str, Any]) -> bool:
    """Whether a finding of the codebook says what no article gives, and nothing else on a condition: all articles read bear it out, not one."""
    return bool(row.get("absent")) and not row.get("holds")


class Grounds(NamedTuple):
    """What a finding rests on: names of facts and codes, and the disputes that these take part in; `core` and `core_disputes` those of its headline."""

    standing: str
    rests: list[str]
    core: list[str]
    disputes: list[Dispute]
    core_disputes: list[Dispute]


class Verdict(NamedTuple):
    """A finding in short: its standing, its headline, its standing in words, and how many independent origins state each of its core facts at least."""

    standing: str
    headline: str
    standing_text: str
    origins: int


class Conclusions:
    """The findings of one codebook in one language."""

    def __init__(
        self, codebook: Codebook, codes: dict[str, dict[str, Any]], facts: Facts, index: EvidenceIndex, found: dict[str, Found] | None = None
    ):
        """Answers every query of the codebook once. `codes` are those of all themes, by id; `found` are facts that no query had to find."""
        self.codebook, self.codes, self.facts, self.index, self.lang = codebook, codes, facts, index, index.lang
        self.found = {name: Found(None, coded(code, index, SUPPORTING)) for name, code in codes.items()}
        self.stated = {name: coded(code, index, ("asserts",)) for name, code in codes.items()}
        for name, query in codebook.facts.items():
            self.found[name] = run(query, codes, index, self.found)
        self.given = found or {}
        self.found |= self.given
        self._told: dict[str, blocks.Finding] = {}

    def findings(self) -> list[blocks.Finding]:
        """All findings, in the codebook's order."""
        return [self.finding(row["id"]) for row in self.codebook.findings]

    def finding(self, finding_id: str) -> blocks.Finding:
        """One finding. BadCodebook where the codebook has none of that id."""
        if finding_id not in self._told:
            self._told[finding_id] = self._tell(self._row(finding_id))
        return self._told[finding_id]

    def _tell(self, row: dict[str, Any]) -> blocks.Finding:
        rests, core = self._bases(row)
        lots = [self.found[name].places for name in rests]
        places = [place for lot in lots for place in lot]
        text = self.text(row)
        disputes = self._disputes(rests)
        standing, origins = self._standing(row, rests, core)
        caveat = self._optional(row, "caveat", standing)
        told = self._places(self.in_force(row["caveat"]), tallies=False) if caveat else []
        return blocks.Finding(
            id=row["id"],
            theme=self.codebook.theme,
            role=row.get("role", "finding"),
            headline=self._headline(row, standing),
            text=[self._passage(p) for p in text] if standing != "no_longer_supported" else self._lost(row, rests),
            standing=standing,
            standing_text=self._standing_words(row, rests, core, standing, origins),
            articles=len({p.doc for p in places}),
            origins=len(self.index.origins(places)),
            caveat=caveat,
            caveat_cites=list(self.index.cited(told)),
            figure=row.get("figure"),
            disputes=sorted({dispute_id(d) for d in disputes}),
            inference=bool(row.get("inference")) and standing != "no_longer_supported",
            short_of=self._short_of(row, core, standing),
            numbers=numbers(row | {"headline": self.headline(row), "text": text}, self.found, self.index)
            if standing != "no_longer_supported"
            else [],
            evidence=self.index.show_cited([*lots, *map(self._places, text), told, self._given(row) if standing == "no_longer_supported" else ()]),
        )

    def verdict(self, finding_id: str) -> Verdict:
        """What a finding says and how it stands, without its evidence. BadCodebook as above."""
        row = self._row(finding_id)
        rests, core = self._bases(row)
        standing, origins = self._standing(row, rests, core)
        return Verdict(standing, self._headline(row, standing), self._standing_words(row, rests, core, standing, origins), origins)

    def _row(self, finding_id: str) -> dict[str, Any]:
        row = next((f for f in self.codebook.findings if f["id"] == finding_id), None)
        if row is None:
            known = ", ".join(f["id"] for f in self.codebook.findings) or "none"
            raise BadCodebook(f"{self.codebook.path.name}: no finding {finding_id!r} (it has: {known}); add it under findings:")
        return row

    def headline(self, row: dict[str, Any]) -> dict[str, Any]:
        """The headline of a finding of the codebook as it holds; where it has fallen, as it was."""
        return self.in_force(row["headline"], title=True) or row["headline"]

    def _headline(self, row: dict[str, Any], standing: str) -> str:
        held = self.in_force(row["headline"], title=True)
        return self.fill(held, short=True) if held and standing != "no_longer_supported" else self._bare(row["headline"])

    def stands(self, row: dict[str, Any]) -> bool:
        """Whether the articles support a finding of the codebook."""
        return self._standing(row, *self._bases(row))[0] != "no_longer_supported"

    def _bases(self, row: dict[str, Any]) -> tuple[list[str], list[str]]:
        """Names of the facts that a finding rests on, and of those that its headline does."""
        rests = self._rests(row)
        return rests, list(row.get("core") or rests)

    def _rests(self, row: dict[str, Any]) -> list[str]:
        """Names of the facts that the text rests on, in order; a slot rests on its fact."""
        return list(dict.fromkeys(name for passage in self.text(row) for name in self._named(passage)))

    def _named(self, pair: dict[str, Any]) -> list[str]:
        """Names of the facts that words rest on, in order, each once."""
        return list(dict.fromkeys((*pair.get("rests", []), *self._slot_facts(pair))))

    def _slot_facts(self, pair: dict[str, Any]) -> list[str]:
        return [name for slot in SLOT.findall(pair[self.lang]) if (name := slot.partition(".")[0]) in self.found]

    def _standing(self, row: dict[str, Any], rests: list[str], core: list[str]) -> tuple[str, int]:
        missing = [name for name in {*rests, *core} if not self.found[name]]
        origins = min(self._witnesses(core), default=0)
        if missing or not self.text(row) or not self.in_force(row["headline"], title=True) or not self._true(row):
            return "no_longer_supported", origins
        if any(map(contradicts, self._disputes(core))):
            return "disputed", origins
        firm = origins > 1 and not row.get("inference") and not row.get("retold")
        return ("corroborated" if firm else "single_source"), origins

    def _witnesses(self, core: list[str]) -> list[int]:
        """How many independent origins state each core fact."""
        return [len(self.index.origins(self._stating(name))) for name in core]

    def _standing_words(self, row: dict[str, Any], rests: list[str], core: list[str], standing: str, origins: int) -> str:
        """The standing in words: how many origins, how few articles, or what it is that is disputed."""
        kind, what = standing, ""
        if row.get("inference") and standing != "no_longer_supported":
            kind = "counted" if row.get("counted") else "inference"
        elif standing == "single_source":
            kind = "of_all" if of_all(row) else "retold" if row.get("retold") and origins > 1 else self._few(core, rests)
        elif standing == "disputed":
            clashing = filter(contradicts, self._disputes(core))
            what = say.either(self.lang, ", ", "，").join(dict.fromkeys(at_issue(d, self.lang) for d in clashing))
        said = say.either(self.lang, *STANDING_WORDS[kind]).format(origins=origins, what=say.curled(what))
        return said + self._shared(core) if kind in ("corroborated", "retold") else said

    def _short_of(self, row: dict[str, Any], core: list[str], standing: str) -> str:
        """What keeps a finding of one source from resting on that source: nobody states it, or nobody says otherwise; "" where it does rest on it."""
        if standing != "single_source" or row.get("inference"):
            return ""
        return "contrary" if of_all(row) else "statement" if 0 in self._witnesses(core) else ""

    def _few(self, core: list[str], rests: list[str]) -> str:
        """How a finding rests on single articles."""
        witnesses = self._witnesses(core)
        if witnesses and min(witnesses) == 0:
            return "implied"
        if max(witnesses, default=0) > 1:
            return self._in_part([name for name, origins in zip(core, witnesses, strict=True) if origins == 1])
        articles = [{p.doc for name in names for p in self.found[name].places} for names in (core, rests)]
        return "each_one" if len(articles[0]) > 1 else "core_one" if len(articles[1]) > 1 else "one_article"

    def _in_part(self, lone: list[str]) -> str:
        """What of it one origin states alone: in several articles that share it, beside others that imply it, or in one article."""
        if any(len({p.doc for p in self._stating(name)}) > 1 for name in lone):
            return "in_part_source"
        implied = all(len(self.index.origins(self.found[name].places)) > 1 for name in lone)
        return "in_part_stated" if implied else "in_part"

    def _stating(self, name: str) -> tuple[Ref, ...]:
        """Where a fact is stated, not only implied."""
        return self.stated.get(name, self.found[name].places)

    def _shared(self, core: list[str]) -> str:
        """That of the articles behind it some share passages, and so are one origin."""
        docs = {self.index.sources[p.doc] for name in core for p in self.found[name].places}
        shared = sorted({s for pair in self.index.sharing if set(pair) <= docs for s in pair})
        return say.either(self.lang, *SHARING).format(say.either(self.lang, " and ", "与").join(shared)) if shared else ""

    def _disputes(self, names: list[str]) -> list[Dispute]:
        """The disputes that the named facts and passages take part in, each once."""
        counted = [self.found[name] for name in names if not isinstance(self.found[name].fact, Tally)]  # a count of codes enters no dispute
        found = [f.fact for f in counted if isinstance(f.fact, Dispute)]
        found += [d for f in counted for d in self.index.disputes_touching(f.places, words=f.fact is None)]
        return list({dispute_id(d): d for d in found}.values())

    def in_force(self, words: dict[str, Any], *, title: bool = False) -> dict[str, Any] | None:
        """Words of the codebook while the articles bear out their conditions, else those that it has instead; None where there are none.

        Of a `title`, which has no room to name the articles that nobody has checked, what was judged holds only where there are none such.
        """
        if self._true(words) and not (title and words.get("judged") and self.unchecked):
            return words
        return self.in_force(words["else"], title=title) if "else" in words else None

    def _true(self, conditioned: dict[str, Any]) -> bool:
        """Whether every condition of words or of a finding is true, and nothing is found of what they say is absent."""
        return all(map(self._holds, conditioned.get("holds", []))) and not self.turned_up(conditioned)

    def turned_up(self, conditioned: dict[str, Any]) -> tuple[Ref, ...]:
        """Where an article gives what words, a finding or a test say that none does."""
        return tuple(place for name in conditioned.get("absent", []) for place in self.found[name].places)

    @cached_property
    def unchecked(self) -> list[str]:
        """The articles that this theme concerns and of which nobody has coded a passage, by number: what no article says, nobody has looked for there."""
        about, read = self.codebook.head.get("about"), coded_articles(self.codes.values(), self.index)
        speaking = {m.doc for name in about for m in self.index.lots.about("mentions", name)} if about else set(self.index.sources)
        return [number for doc, number in self.index.sources.items() if doc in speaking - read]

    def and_unchecked(self, *words: dict[str, Any]) -> str:
        """After words of which some are borne out by a person's reading: which articles nobody has read for it."""
        if not any(one.get("judged") for one in words) or not self.unchecked:
            return ""
        return unchecked(self.unchecked, self.lang)

    def said(self, words: dict[str, Any]) -> str | None:
        """Words of running text as they stand today, slots filled; None where they no longer hold."""
        held = self.in_force(words)
        return self.fill(held) + self.and_unchecked(held) if held else None

    def unsaid(self) -> tuple[list[str], str]:
        """What no article gives, as far as that still holds: a few words each, for a heading, and the sentences."""
        held = [item for item in self.codebook.unsaid if self.in_force(item)]
        said = say.either(self.lang, " ", "").join(map(self.fill, held))
        return [self.filled(item["what"]) for item in held], said + self.and_unchecked(*held)

    def text(self, row: dict[str, Any]) -> list[dict[str, Any]]:
        """The sentences of a finding of the codebook that hold."""
        return [held for words in row["text"] if (held := self.in_force(words))]

    def _holds(self, condition: str) -> bool:
        parsed = CONDITION.match(condition)
        if not parsed:
            raise BadCodebook(f"{self.codebook.path.name}: cannot read the condition {condition!r}; write it as name.value > name.value")
        left, sign, right = self._operand(parsed[1]), parsed[2], self._operand(parsed[3])
        return left is not None and right is not None and COMPARE[sign](left, right)

    def _operand(self, text: str) -> Any:
        if re.fullmatch(r"-?\d+(\.\d+)?", text):
            return float(text)
        name, _, attribute = text.partition(".")
        if name not in self.found:
            raise BadCodebook(f"{self.codebook.path.name}: the condition names {name!r}, which is not defined; add it under facts:")
        counted = self._counted(name, attribute)
        if counted is not None:
            return float(counted)
        fact = self.found[name].fact
        if fact is not None and not hasattr(fact, attribute):
            raise BadCodebook(
                f"{self.codebook.path.name}: the condition asks for {text!r}, which {name} has not; write one of origins, stated, articles, count "
                "or a column of its table"
            )
        return getattr(fact, attribute, None)

    def _counted(self, name: str, attribute: str) -> int | None:
        """How many independent origins bear a fact out (`origins`) or state it outright (`stated`), how many articles, how many places (`count`)."""
        places = self.found[name].places
        if attribute == "origins":
            return len(self.index.origins(places))
        if attribute == "stated":
            return len(self.index.origins(self.stated.get(name, places)))
        if attribute == "articles":
            return len({p.doc for p in places})
        return len(places) if attribute == "count" else None

    def _places(self, pair: dict[str, Any], *, tallies: bool = True) -> list[Ref]:
        """Where the articles say what words rest on; without `tallies` not all that a count in them counts."""
        return [place for name in self._named(pair) if tallies or not isinstance(self.found[name].fact, Tally) for place in self._meant(name, pair)]

    def _meant(self, name: str, pair: dict[str, Any]) -> tuple[Ref, ...]:
        """Where the articles say what words mean by a fact: of a count of codes, where they tell how many have one source, the places of these codes."""
        found = self.found[name]
        counted = {slot.removeprefix(f"{name}.") for slot in SLOT.findall(pair[self.lang])}
        return found.fact.lone_places if isinstance(found.fact, Tally) and "lone" in counted else found.places

    def _passage(self, pair: dict[str, Any]) -> blocks.Passage:
        places = self._places(pair)
        return self.index.passage(self.fill(pair) + self.and_unchecked(pair), places, self.index.met(places))

    def _optional(self, row: dict[str, Any], key: str, standing: str) -> str | None:
        """Words that go with a finding; left out where a fact that they name was not found."""
        words = self.in_force(row.get(key) or {})
        if not words or standing == "no_longer_supported" or not all(self.found[name] for name in self._named(words)):
            return None
        return self.said(words)

    def fill(self, pair: dict[str, str], *, short: bool = False) -> str:
        """The words of this edition with their slots filled; `short` leaves the printed figure out."""
        filled = self.filled(pair, short=short)
        return filled[:1].upper() + filled[1:]

    def filled(self, pair: dict[str, str], *, short: bool = False) -> str:
        """The same, where they do not begin a sentence."""
        filled = SLOT.sub(lambda m: self._slot(m[1], short=short), pair[self.lang])
        return say.curled(say.of_one(filled)) if self.lang == "en" else filled

    def _bare(self, pair: dict[str, str]) -> str:
        """The words of a finding that has lost its facts: marked, their slots left open."""
        return LOST[self.lang].format(SLOT.sub("…", pair[self.lang]))

    def _lost(self, row: dict[str, Any], rests: list[str]) -> list[blocks.Passage]:
        missing = [name for name in rests if not self.found[name]]
        words = {"en": ("The articles no longer give: ", ", "), "zh": ("现有文章不再给出：", "、")}[self.lang]
        false = [c for c in row.get("holds", []) if not missing and not self._holds(c)]
        given = self._given(row)
        if not missing and not false and given:
            return [self.index.passage(say.either(self.lang, *GIVEN), given)]
        return [blocks.Passage(text=words[0] + words[1].join(missing or false))]

    def _given(self, row: dict[str, Any]) -> list[Ref]:
        """Where the articles give what a finding says that none does."""
        return [place for conditioned in (row, row["headline"], *row["text"]) for place in self.turned_up(conditioned)]

    def _slot(self, slot: str, *, short: bool) -> str:
        if slot.startswith("name:"):
            return self.index.names.show(slot.removeprefix("name:"), self.lang)
        name, _, attribute = slot.partition(".")
        found = self.found[name]
        if isinstance(found.fact, Tally):
            return found.fact.said(attribute, self.index)
        counted = self._counted(name, attribute)
        if counted is not None:
            return small_number(counted, self.lang)
        return self._said(found, attribute, short=short)

    def _said(self, found: Found, attribute: str, *, short: bool) -> str:
        fact = found.fact
        if fact is None:
            return "…"
        if isinstance(fact, Event) and not attribute or attribute == "date":
            return dated.when(fact, self.lang) if isinstance(fact, Event) else say.date(fact.date, self.lang)
        if attribute == "as_of":
            return dated.as_of(fact, self.lang)
        if attribute == "line" and isinstance(fact, Claim):  # what, how much, when, where the sentence around the slot only says of whom
            return self.index.measure_line(fact)
        if attribute == "words" and isinstance(fact, Claim):
            return small_number(int(fact.value or 0), self.lang)
        if not isinstance(fact, Claim):
            return self.index.names.show(getattr(fact, attribute or "object"), self.lang)
        if attribute == "plain":  # the sentence around the slot hedges it, or sets it against another
            return say.magnitude(fact, self.lang)
        if attribute == "bound":  # the sentence around the slot says that it is a rumour or a target
            fact = replace(fact, hedges=[h for h in fact.hedges or [fact.qualifier] if h not in ("rumour", "target")] or ["exact"])
        said = say.hedged(fact, self.lang) if short else say.value(fact, self.lang)
        return said + self._unequal(found.places)

    def _unequal(self, places: tuple[Ref, ...]) -> str:
        """The mark beside a number on which sources contradict one another."""
        return "≠" if any(contradicts(d) and d.kind == "value" for d in self.index.disputes_touching(places)) else ""

    def grounds(self, row: dict[str, Any]) -> Grounds:
        """How the finding of a codebook's row stands, and on what."""
        rests, core = self._bases(row)
        return Grounds(self._standing(row, rests, core)[0], rests, core, self._disputes([*core, *rests]), self._disputes(core))

    def answered(self, row: dict[str, Any]) -> tuple[str, str, tuple[Ref, ...]] | None:
        """The question that a codebook's row puts to its own finding, its answer, and where the answer stands.

        None where it asks nothing, and where the answer no longer holds: a fact that it names was not found, or a condition of its words is false.
        An answer ends in the sentences of the facts that it names, and in no others.
        """
        question, answer = row.get("question"), self.in_force(row.get("answer") or {})
        if not question or not answer:
            return None
        named = [*answer.get("rests", []), *self._slot_facts(question), *self._slot_facts(answer)]
        if not all(self.found[name] for name in named):
            return None
        places = tuple(p for name in named for p in self.found[name].places)
        return self.fill(question), self.fill(answer) + self.and_unchecked(answer), places
