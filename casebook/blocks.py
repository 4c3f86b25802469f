"""What a notebook cell hands to the report: one small record a kind, carried as JSON in the cell's output.

A notebook shows a block by having it as the last value of a cell. The block puts two things into the output:
its own JSON (`MIME`), which the exporters turn into HTML, Typst and slides, and a plain form (HTML with the sentences on hover, Markdown,
and SVG for a figure), which JupyterLab and any other reader of notebooks can show. A block stands alone: it carries
all evidence it refers to, so that a single executed notebook can be exported without the facts beside it.

All text is plain text, never markup: an exporter escapes it for its format.
"""

import re
from dataclasses import asdict, dataclass, field, replace
from typing import Any, ClassVar

from casebook.hover import html_of

MIME = "application/vnd.casebook+json"


def _references(ids: list[str]) -> str:
    return "".join(f" [{i}]" for i in ids)


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One sentence of one article, as a reader sees it on asking "says who?".

    `id` is "S3·12": article 3 of the folder, sentence 12. `short` is the article's short name (雷锋网 2015). `marks` are spans [start, end] in `sentence`.
    `gloss` is a translation written by hand, `read` what was read in the sentence (one line a fact), in the edition's
    language. `agrees` holds what other evidence states alike and independently, {"fact", "ids"}; `repeats` ids of evidence in the same
    wording, `disputes` of the disputes in which it is a side.
    """

    id: str
    doc: str
    source: str
    title: str
    publisher: str | None
    published: str | None
    published_why: str | None
    sentence: str
    before: str
    after: str
    marks: list[list[int]]
    speaker: str | None
    gloss: str | None
    short: str = ""
    read: list[str] = field(default_factory=list)
    agrees: list[dict[str, Any]] = field(default_factory=list)
    repeats: list[str] = field(default_factory=list)
    disputes: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A sentence of the report with the ids of the evidence that it ends in.

    `disputed` are ids of the disputes that are about what the sentence says; None marks whatever a dispute of its evidence touches.
    `marks` are, by id of evidence, the spans that the sentence stands on; where one is not in it, all that its block marks is meant.
    `unshown` counts the further sentences that it stands on and does not end in, since they are too many.
    """

    text: str
    evidence: list[str] = field(default_factory=list)
    disputed: list[str] | None = None
    marks: dict[str, list[list[int]]] = field(default_factory=dict)
    unshown: int = 0


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question that an audience could ask of a finding, with the answer that the articles give and the sentences that it stands on.

    `kind` says which weakness it goes for (findings/doubts.py), `about` what it is about: the id of a dispute, else the name of a fact;
    `hurt` how hard it is, to be compared within a report.
    """

    kind: str
    about: str
    question: str
    answer: str
    hurt: float
    evidence: dict[str, Evidence] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Block:
    """Base of all blocks. `kind` names the subclass in the JSON; `evidence` maps id → Evidence."""

    kind: ClassVar[str] = ""
    evidence: dict[str, Evidence] = field(default_factory=dict)

    def markdown(self) -> str:
        """The plain form that a notebook shows."""
        raise NotImplementedError

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        plain = self.markdown()
        return {MIME: {"kind": self.kind, **asdict(self)}, "text/html": self.html(), "text/markdown": plain, "text/plain": plain}

    def html(self) -> str:
        """What JupyterLab shows: the plain form, with its sentences on hover."""
        return html_of(self.markdown(), self.evidence)


@dataclass(frozen=True, kw_only=True)
class Edition(Block):
    """What the notebook was run with. `as_of` is a date in the edition's words, `date` the same as a partial ISO date; `articles`, `origins`, `claims`, `disputes` are counts; `theme` is the notebook's id."""

    kind: ClassVar[str] = "edition"
    lang: str
    as_of: str
    theme: str
    articles_hash: str
    version: str
    articles: int
    origins: int
    claims: int
    disputes: int
    date: str = ""

    def markdown(self) -> str:
        return f"`{self.theme}` · {self.lang} · {self.as_of} · {self.articles_hash} · casebook {self.version}"


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number that a finding says, for formats that set numbers apart from sentences.

    `value` is in words with its hedge, `printed` the figure as the articles print it, for an English reader ("" elsewhere); `hedges` are names of facts.records.QUALIFIERS; `what` is counted, `of` whom, `as_of` when ("" where
    not told). `speaker` is who is given as the source, "" for the article itself. `origins` and `articles` count who carries it,
    `headline` says that the finding's headline says it, `disputes` are ids of open contradictions about it. `day` is the time as a partial
    ISO date ("" where not told), `rank` whether it is a place in a list, which says little without the one before.
    """

    value: str
    printed: str
    hedges: list[str]
    what: str
    of: str
    as_of: str
    speaker: str
    evidence: list[str]
    origins: int
    articles: int
    headline: bool
    disputes: list[str]
    day: str = ""
    rank: bool = False


@dataclass(frozen=True, kw_only=True)
class Finding(Block):
    """What a theme concludes, and whether it still holds.

    `standing` is corroborated, single_source, disputed or no_longer_supported; `standing_text` says it in words, with
    the counts. `headline` is the claim in at most 15 words (28 characters of Chinese); `text` its sentences. `caveat` is what to
    keep in mind, `caveat_cites` the ids of the sentences that it tells of; `questions` are what an audience could ask of it, the likeliest first, for whoever presents. `inference` says that the
    conclusion is the report's, not the articles'. `figure` is the id of the figure that shows it,
    `disputes` are ids, `numbers` those that it says. `hangs` says without which article it would fall, as the build that has looked at all of them
    finds out. `short_of` is why a finding of one source only has not even that: "statement", where the
    articles only imply it, or "contrary", where it holds because none gives what it says is missing; else "". `role` is "answer" for a theme's answer, "verdict" for the
    report's own judgement of how sure it is, else "finding".
    """

    kind: ClassVar[str] = "finding"
    id: str
    theme: str
    role: str
    headline: str
    text: list[Passage]
    standing: str
    standing_text: str
    articles: int
    origins: int
    caveat: str | None = None
    caveat_cites: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    figure: str | None = None
    disputes: list[str] = field(default_factory=list)
    inference: bool = False
    hangs: str | None = None
    short_of: str = ""
    numbers: list[Number] = field(default_factory=list)

    def markdown(self) -> str:
        body = " ".join(p.text + _references(p.evidence) for p in self.text)
        return f"**{self.headline}**\n\n{body}\n\n*{self.standing_text}*" + (f" {self.caveat}" if self.caveat else "")


@dataclass(frozen=True)
class Title:
    """A heading made from the facts, and a paragraph under it: no block, but Markdown, so that every reader of notebooks shows it as a heading."""

    text: str
    level: int = 2
    under: str = ""

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        heading, under = (re.sub(r"([\\`*_\[\]<>#])", r"\\\1", words) for words in (self.text, self.under))
        plain = "\n\n".join(filter(None, (self.text, self.under)))
        return {"text/markdown": f"{'#' * self.level} {heading}\n\n{under}".strip(), "text/plain": plain}


@dataclass(frozen=True, kw_only=True)
class Table(Block):
    """A table. `columns` are {key, label, align (left|right)}; a cell is text or {"text", "evidence": [ids], "disputed", "marks" and "unshown": as of a Passage, or left out}.

    `role` says what it holds, for exporters that set one kind of table otherwise: table, codebook, glossary,
    downloads, method, tests (what would change the report's mind).
    """

    kind: ClassVar[str] = "table"
    id: str
    title: str
    columns: list[dict[str, str]]
    rows: list[dict[str, Any]]
    note: str | None = None
    role: str = "table"

    def markdown(self) -> str:
        def cell(value: Any) -> str:
            text = value["text"] + _references(value.get("evidence", [])) if isinstance(value, dict) else str(value)
            return text.replace("|", "\\|").replace("\n", " ")

        head = "| " + " | ".join(cell(c["label"]) for c in self.columns) + " |"
        rule = "|" + " --- |" * len(self.columns)
        rows = ["| " + " | ".join(cell(row.get(c["key"], "")) for c in self.columns) + " |" for row in self.rows]
        return "\n".join([f"**{self.title}**", "", head, rule, *rows])


@dataclass(frozen=True, kw_only=True)
class Figure(Block):
    """A finished figure. `svg` is the whole figure as it lies in `figures/`; `plot` is the same without head and foot, for a
    page that sets them as text, `narrow` and `talk` that drawn for a phone and for a slide ("" where there is none), `talk_title` what a slide that shows it
    is called ("": as its finding), `talk_subtitle` what a slide shows of it, `talk_said` how many sentences of its finding stand below it there (None: all
    that fit),
    `talk_alt` and `talk_long` the same in words for who cannot see it,
    `chart` the records that this is drawn from (figures.chart_data), where they can be a chart to be edited;
    `handout` is what a slide shows, drawn for a column of a handout. `number` counts through the report. `alt` is one sentence, `long` the long
    description. `data` is the table behind it. `file` is the stem of its files in `figures/`.
    """

    kind: ClassVar[str] = "figure"
    id: str
    theme: str
    number: int
    title: str
    subtitle: str
    note: str | None
    source: str
    alt: str
    long: str
    svg: str
    plot: str
    width: float
    height: float
    file: str
    data: Table
    narrow: str = ""
    talk: str = ""
    talk_title: str = ""
    talk_subtitle: str = ""
    talk_said: int | None = None
    talk_alt: str = ""
    talk_long: str = ""
    handout: str = ""
    chart: dict[str, Any] | None = None

    def markdown(self) -> str:
        return f"**{self.number}. {self.title}**\n\n{self.alt}\n\n{self.source}"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {**super()._repr_mimebundle_(), "image/svg+xml": self.svg}

    def html(self) -> str:
        """The drawing itself: JupyterLab would show the plain form's words before it shows SVG. It stands on a white card of its own, also where
        the page around it is dark."""
        return f'<div style="display: inline-block; padding: 12px; background: #fff">{self.svg[self.svg.find("<svg") :]}</div>'


@dataclass(frozen=True, kw_only=True)
class Dispute(Block):
    """One place where sources differ. `sides` are {"value": text, "evidence": [ids], "marks" and "unshown": as of a Passage, "apart": bool}; values stand side by side, and one that is
    `apart` is of another quantity: told beside the others, and contradicted by none.

    `severity` is contradiction (both cannot hold), reading (open, but of words) or definition (both may hold): only the first wears a red ≠.
    """

    kind: ClassVar[str] = "dispute"
    id: str
    topic: str
    type: str
    type_text: str
    status: str
    status_text: str
    sides: list[dict[str, Any]]
    explanation: str
    severity: str = "contradiction"

    def markdown(self) -> str:
        sides = "\n".join(f"- {s['value']}" + _references(s["evidence"]) for s in self.sides)
        return f"**{self.topic}** ({self.type_text}; {self.status_text})\n\n{sides}\n\n{self.explanation}"


@dataclass(frozen=True, kw_only=True)
class Ledger(Block):
    """All disputes, or those of one theme."""

    kind: ClassVar[str] = "ledger"
    disputes: list[Dispute]

    def markdown(self) -> str:
        return "\n\n".join(d.markdown() for d in self.disputes)


@dataclass(frozen=True, kw_only=True)
class Card(Block):
    """A product, feature, company or person. `facts` are sections {"title", "lines": [Passage]}: numbers, dates, relations.

    `colour` is one of laiwang, dingtalk, wechat, grey.
    """

    kind: ClassVar[str] = "card"
    id: str
    name: str
    original: str
    pinyin: str | None
    type_text: str
    owner: str | None
    what: str | None
    mentions: int
    facts: list[dict[str, Any]]
    colour: str = "grey"

    def markdown(self) -> str:
        lines = [f"- {p.text}" + _references(p.evidence) for part in self.facts for p in part["lines"]]
        return "\n".join([f"**{self.name}** ({self.original}), {self.type_text}", "", *lines])


@dataclass(frozen=True, kw_only=True)
class Cards(Block):
    """The cards of all entities, in order."""

    kind: ClassVar[str] = "cards"
    cards: list[Card]

    def markdown(self) -> str:
        return "\n\n".join(card.markdown() for card in self.cards)


@dataclass(frozen=True, kw_only=True)
class Source(Block):
    """One article: who published it, when and how that is known. `lines` are {"label", "text"}; `alone` what only it says."""

    kind: ClassVar[str] = "source"
    id: str
    doc: str
    title: str
    publisher: str
    published: str
    published_why: str
    lines: list[dict[str, str]]
    alone: list[Passage]
    repeats: list[Passage]

    def markdown(self) -> str:
        why = f" ({self.published_why})" if self.published_why else ""
        return f"**{self.id}** {self.title} · {self.publisher} · {self.published}{why}"


@dataclass(frozen=True, kw_only=True)
class Sources(Block):
    """All source cards."""

    kind: ClassVar[str] = "sources"
    sources: list[Source]

    def markdown(self) -> str:
        return "\n\n".join(source.markdown() for source in self.sources)


@dataclass(frozen=True, kw_only=True)
class Summary(Block):
    """The top of the report: its title, at most 80 words (120 characters), the counts ({"key", "label", "value"}) and the key findings.

    `changed` is a line on what is new in it.
    """

    kind: ClassVar[str] = "summary"
    title: str
    text: list[Passage]
    counts: list[dict[str, str]]
    findings: list[Finding]
    changed: str | None = None

    def markdown(self) -> str:
        body = " ".join(p.text + _references(p.evidence) for p in self.text)
        return "\n\n".join([f"# {self.title}", body, *(f"- {f.headline}" for f in self.findings)])


@dataclass(frozen=True, kw_only=True)
class Concordance(Block):
    """A word in its contexts. `lines` are {"left", "key", "right", "evidence": id, "marks": as of a Passage, "gloss": a translation or ""}."""

    kind: ClassVar[str] = "concordance"
    id: str
    title: str
    lines: list[dict[str, Any]]

    def markdown(self) -> str:
        rows = [f"{line['left']} **{line['key']}** {line['right']} [{line['evidence']}]" for line in self.lines]
        return "\n\n".join([f"**{self.title}**", *rows])


@dataclass(frozen=True, kw_only=True)
class Changes(Block):
    """What changed since the build before this one, or that there was none.

    `lead` says what is compared with what. `sections` are {"kind", "title", "lines": [...], "more": "" or how many lines are left out}; a line is {"sign" (a name
    for style sheets), "mark" (one character), "word", "text", "was": "" or what stood there before, "why": "" or why, "evidence": [ids], "marks": as of a Passage, "link": the id of a
    finding or a dispute, or ""}. `example` says that nothing has changed yet: the sections, if any, tell what one of the articles brought.
    """

    kind: ClassVar[str] = "changes"
    id: str
    title: str
    lead: str
    sections: list[dict[str, Any]]
    example: bool = False

    def markdown(self) -> str:
        def line(one: dict[str, Any]) -> str:
            aside = "; ".join(filter(None, (one["was"], one["why"])))
            return f"- {one['mark']} {one['text']}" + "".join(f" [{e}]" for e in one["evidence"]) + f" ({one['word']}{'; ' * bool(aside)}{aside})"

        parts = [f"**{s['title']}**\n\n" + "\n".join([*map(line, s["lines"]), *filter(None, [s["more"]])]) for s in self.sections]
        return "\n\n".join([self.lead, *parts])


@dataclass(frozen=True, kw_only=True)
class Note(Block):
    """A line said in place of something that the articles do not give."""

    kind: ClassVar[str] = "note"
    text: str

    def markdown(self) -> str:
        return f"*{self.text}*"


def with_evidence(block: Any, evidence: dict[str, Evidence]) -> Any:
    """The same block carrying more evidence."""
    return replace(block, evidence={**evidence, **block.evidence})


BLOCKS: dict[str, type[Block]] = {
    block.kind: block
    for block in (Edition, Finding, Table, Figure, Dispute, Ledger, Card, Cards, Source, Sources, Summary, Concordance, Changes, Note)
}
