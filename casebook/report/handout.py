"""A report on one page: what is put on the handout, as plain text, numbers and file names for the template (templates/brief.typ).

Columns are the themes, up to COLUMNS of them: each its answer, or where the articles no longer support that its first finding that stands,
with a figure. Where there are fewer themes, their key findings take the other columns; of further themes the answer is one line.

The numbers that matter are picked by rule, never typed, from what the findings say (blocks.Number): those in the headline of an answer
or a key finding come first, then those in their text, then all others; within each lot the ones that more independent origins tell, then
more articles, then in the report's order. One of which no time is told comes after those of its lot that have one. One fact is shown once.
A number about which the sources contradict one another is left out: the gravest contradiction stands beside, its values side by side. Shown
are the first NUMBERS, those with a time first, in the report's order; a rank with the one before it, where the same finding has both.

Nothing is shrunk to fit. The template measures the page and leaves out what `paper` lists last; texts longer than a handout's
are cut here (LONGEST), so that what it can fall back to always fits.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from casebook.errors import CasebookError
from casebook.report import notebook
from casebook.report.deck import BRACKETS, foremost
from casebook.report.drawable import all_drawable
from casebook.report.export import FORMATS
from casebook.report.page import evidence_order
from casebook.report.paper import UNTITLED, Paper, plain_colours
from casebook.report.standing import grave, sign, tone, weight_sign
from casebook.report.strings import strings
from casebook.report.whole import whole_pattern

COLUMNS = 3
NUMBERS = 5
REFS = 3  # references after a sentence; the report has them all
DISPUTES = 4  # the gravest, and more where there is room
SIDES = 4  # of a dispute
TALLEST = 1.25  # of a figure, over its width: 70 mm
FALLEN = "no_longer_supported"
MORE = "…"
# Characters of a text, wide ones counting two, beyond which it is cut: twice what the report's own texts need.
LONGEST = {
    "title": 170,
    "headline": 180,
    "passage": 600,
    "standing": 120,
    "subtitle": 200,
    "value": 60,
    "label": 90,
    "explanation": 500,
    "article": 80,
}
_WIDE = re.compile(r"[\u1100-\uffff]")
CLAUSE = re.compile(r"[,;:] |[，；：]")  # where the first clause of a figure's subtitle ends
_BOX = re.compile(r'viewBox="\S+ \S+ (\S+) (\S+)"')

Block = dict[str, Any]


@dataclass
class _Chapter:
    """A part of the report under a heading of its first level, numbered as in the report's PDF."""

    number: int
    title: str
    blocks: list[Block] = field(default_factory=list)

    def holds(self, kind: str, role: str | None = None) -> bool:
        """Whether one of its blocks is of this kind and, of tables, of this role."""
        return any(block["kind"] == kind and role in (None, block.get("role")) for block in self.blocks)

    @property
    def findings(self) -> list[Block]:
        """Its findings, in order."""
        return [block for block in self.blocks if block["kind"] == "finding"]


@dataclass(frozen=True)
class _Told:
    """A number where a finding says it: the lot that it belongs to (see the head of this file), its place in the report, and of a rank the one before."""

    lot: int
    place: int
    number: Block
    before: Block | None = None

    @property
    def undated(self) -> bool:
        """Whether no time is told."""
        return not self.number["as_of"]


def handout(nb: Any) -> Paper:
    """The page of notebook `nb`. Raises NotebookFailed, and CasebookError where the notebook has no finding to show."""
    lang = notebook.language(nb)
    title, found = notebook.titled(nb, notebook.parts(nb, lang))
    chapters = _chapters(found, title)
    if not any(chapter.findings for chapter in chapters):
        raise CasebookError("brief: the notebook holds no finding; a brief needs findings, export it to casebook-pdf instead")
    edition = {key: value for key, value in notebook.edition(nb, found).items() if key != "evidence"}
    made = _Maker(lang, title or UNTITLED, chapters, notebook.evidence(found), edition)
    return Paper(all_drawable(made.data()), made.files)


def _chapters(found: list[notebook.Part], title: str) -> list[_Chapter]:
    chapters = [_Chapter(0, title)]
    for part in found:
        if isinstance(part, notebook.Heading) and part.level == 2:
            chapters.append(_Chapter(len(chapters), part.text))
        elif isinstance(part, notebook.BlockPart):
            chapters[-1].blocks.append(part.block)
    return chapters


class _Maker:
    def __init__(self, lang: str, title: str, chapters: list[_Chapter], evidence: dict[str, Block], edition: Block) -> None:
        self._lang, self._title, self._chapters, self._evidence, self._edition = lang, title, chapters, evidence, edition
        blocks = [block for chapter in chapters for block in chapter.blocks]
        self._summary = next((block for block in blocks if block["kind"] == "summary"), None)
        self._key = [finding["id"] for finding in self._summary["findings"]] if self._summary else []
        self._figures = {(b["theme"], b["id"]): b for b in blocks if b["kind"] == "figure" and _fits_a_column(b)}
        self._disputes = {d["id"]: d for b in blocks for d in ([b] if b["kind"] == "dispute" else b["disputes"] if b["kind"] == "ledger" else [])}
        self._sources = [source for block in blocks if block["kind"] == "sources" for source in block["sources"]]
        self.files: dict[str, bytes] = {}

    def data(self) -> Block:
        leads, others = self._leads()
        data = {
            "lang": self._lang,
            "title": _cut(self._title, "title"),
            "strings": strings(self._lang),
            "edition": self._edition,
            "counts": [c | {"label": BRACKETS.sub("", c["label"])} for c in self._summary["counts"]] if self._summary else [],
            "columns": self._columns(leads),
            "also": [{"headline": _cut(finding["headline"], "headline")} | _standing(finding) for _, finding in others],
            "numbers": [self._number(told) for told in self._numbers()],
            "disputes": [self._dispute(dispute) for dispute in self._gravest()],
            "counted": {"hard": sum(map(grave, self._disputes.values())), "soft": sum(not grave(d) for d in self._disputes.values())},
            "files": self._files(),
            "chapters": [{"n": c.number, "title": _cut(re.split(": |：", c.title)[0], "article")} for c in self._to_read()],
            "articles": self._articles(),
        }
        return data | {"whole": whole_pattern([data["title"], *(c["headline"] for c in data["columns"])], self._lang)}

    # --- columns ---

    def _leads(self) -> tuple[list[tuple[_Chapter, Block]], list[tuple[_Chapter, Block]]]:
        """The findings that head the columns, each with its chapter, and those of the themes beyond."""
        answers = [(c, _leading(c)) for c in self._chapters if any(f["role"] == "answer" for f in c.findings)]
        taken = {finding["id"] for _, finding in answers}
        themes = [id(chapter) for chapter, _ in answers]
        rest = [(c, f) for c in self._chapters for f in c.findings if f["id"] not in taken and f["role"] == "finding" and f["standing"] != FALLEN]
        rest.sort(key=lambda pair: (id(pair[0]) not in themes, self._key.index(pair[1]["id"]) if pair[1]["id"] in self._key else len(self._key)))
        leads = [*answers, *rest[: max(COLUMNS - len(answers), 0)]] or [(c, f) for c in self._chapters for f in c.findings]
        return leads[:COLUMNS], leads[COLUMNS:] if len(answers) > COLUMNS else []

    def _columns(self, leads: list[tuple[_Chapter, Block]]) -> list[Block]:
        own = {(finding["theme"], finding["figure"]) for _, finding in leads}
        spare = [figure for key, figure in self._figures.items() if key not in own]
        columns = []
        for chapter, finding in leads:
            figure = self._figures.pop((finding["theme"], finding["figure"]), None)
            if not figure and (other := next((one for one in spare if one["theme"] == finding["theme"]), None)):
                spare.remove(other)
                figure = other
            columns.append(self._column(chapter, finding, figure))
        return columns

    def _column(self, chapter: _Chapter, finding: Block, figure: Block | None) -> Block:
        verdict = next((f for f in chapter.findings if f["role"] == "verdict" and f["standing"] != FALLEN), None)
        answer = next((f for f in chapter.findings if f["role"] == "answer"), finding)
        return {
            "chapter": chapter.number,
            "theme": _cut(chapter.title, "headline"),
            "headline": _cut(finding["headline"], "headline"),
            "text": [{"text": _cut(p["text"], "passage"), "refs": _refs(p["evidence"])} for p in finding["text"] if finding["standing"] != FALLEN],
            "verdict": {"headline": _cut(verdict["headline"], "headline")} | _standing(verdict) if verdict and finding is answer else None,
            "fallen": _standing(answer) if answer is not finding and answer["standing"] == FALLEN else None,
            "figure": self._figure(figure) if figure else None,
        } | _standing(finding)

    def _figure(self, figure: Block) -> Block:
        """A figure for a column: its title is what it shows, the first clause of its subtitle; what that comes to the finding above it says."""
        name = f"picture-{len(self.files) + 1}.svg"
        self.files[name] = plain_colours(figure["handout"]).encode()
        subtitle = _cut(figure["talk_subtitle"] or figure["subtitle"], "subtitle")
        end = first.start() if (first := CLAUSE.search(subtitle)) else len(subtitle)
        return {
            "number": figure["number"],
            "title": subtitle[:end],
            "subtitle": subtitle[end:],
            "picture": name,
            "ratio": _ratio(figure),
            "alt": figure.get("talk_alt") or figure["alt"],
            "sources": _listed(list(dict.fromkeys(item["source"] for item in sorted(figure["evidence"].values(), key=evidence_order)))),
        }

    # --- numbers and the dispute ---

    def _numbers(self) -> list[_Told]:
        """The numbers that matter, picked by the rule at the head of this file, in the report's order."""
        ranked = sorted(self._told(), key=lambda told: (told.lot, told.undated, -told.number["origins"], -told.number["articles"], told.place))
        chosen: list[_Told] = []
        for told in ranked:
            if not any(_same(told.number, other.number) for other in chosen):
                chosen.append(told)
        return sorted(chosen[:NUMBERS], key=lambda told: (told.undated, told.place))

    def _told(self) -> Iterator[_Told]:
        """Every number of a finding that stands, but for those in dispute."""
        places = count()
        for finding in (finding for chapter in self._chapters for finding in chapter.findings):
            weighty = finding["role"] == "answer" or finding["id"] in self._key
            for number in finding["numbers"]:
                if not number["disputes"]:
                    lot = (0 if number["headline"] else 1) if weighty else 2
                    yield _Told(lot, next(places), number, _before(number, finding["numbers"]))

    def _number(self, told: _Told) -> Block:
        number, before = told.number, told.before
        articles = _listed([self._evidence[key]["short"] for key in number["evidence"] if key in self._evidence])
        comma = strings(self._lang)["comma"]
        return {
            "value": _cut(number["value"], "value"),
            "printed": _cut(number["printed"], "value"),
            "rumour": "rumour" in number["hedges"],
            "what": _cut(number["what"], "label"),
            "of": _cut(comma.join(filter(None, (number["of"], number["as_of"]))), "label"),
            "before": _cut(strings(self._lang)["rank_before"].format(value=before["value"], when=before["as_of"]), "label") if before else "",
            "speaker": _cut(number["speaker"], "label"),
            "articles": articles,
            "refs": _refs(number["evidence"]),
        }

    def _gravest(self) -> list[Block]:
        """The disputes that weigh most: a contradiction before any other, one that an answer or a key finding meets before one that none does,
        then as the ledger ranks them."""
        findings = [f for chapter in self._chapters for f in chapter.findings if f["role"] == "answer" or f["id"] in self._key]
        met = {key for finding in findings for key in finding["disputes"]}
        return sorted(self._disputes.values(), key=lambda d: (not grave(d), d["id"] not in met))[:DISPUTES]

    def _dispute(self, dispute: Block) -> Block:
        sides = [
            {
                "value": _cut(side["value"], "label"),
                "articles": _listed([self._evidence[key]["short"] for key in side["evidence"] if key in self._evidence]),
                "refs": _refs(side["evidence"]),
            }
            for side in dispute["sides"]
        ]
        words = {key: _cut(dispute[key], "label") for key in ("type_text", "status_text")}
        topic, explanation = _cut(dispute["topic"], "headline"), _cut(dispute["explanation"], "explanation")
        return {"topic": topic, "grave": grave(dispute), "sign": weight_sign(dispute), "sides": sides[:SIDES], "explanation": explanation} | words

    # --- where to read on ---

    def _files(self) -> list[str]:
        """The files of a whole report that lie beside the brief."""
        return [name.format(lang=self._lang) for name, (module, _) in FORMATS.items() if module != "casebook.report.brief"] if self._summary else []

    def _to_read(self) -> list[_Chapter]:
        """The chapters that a reader of the brief turns to next: what would change the answers, the ledger, the articles."""
        wanted = [("table", "tests"), ("ledger", None), ("sources", None)]
        return [c for c in self._chapters if not c.findings and any(c.holds(*one) for one in wanted)]

    def _articles(self) -> list[Block]:
        """The articles, each with its number: from its card, else from what is cited of it."""
        if self._sources:
            named = {item["source"]: item["short"] for item in self._evidence.values()}
            return [_article(source["id"], named.get(source["id"], source["published"]), source["title"]) for source in self._sources]
        cited = {item["source"]: item for item in sorted(self._evidence.values(), key=evidence_order)}
        return [_article(key, item["short"], item["title"]) for key, item in cited.items()]


def _leading(chapter: _Chapter) -> Block:
    """A theme's answer, or where that has fallen its first finding that stands, if one does."""
    answer = next(f for f in chapter.findings if f["role"] == "answer")
    standing = [f for f in (answer, *chapter.findings) if f["standing"] != FALLEN and f["role"] != "verdict"]
    return standing[0] if standing else answer


def _article(number: str, short: str, title: str) -> Block:
    """An article of the list; a short name that begins with the article's number says it only once."""
    return {"id": number, "short": _cut(short.removeprefix(number).strip(), "label"), "title": _cut(title, "article")}


def _standing(finding: Block) -> Block:
    return {"sign": sign(finding), "tone": tone(finding), "standing_text": _cut(finding["standing_text"], "standing")}


def _before(number: Block, others: list[Block]) -> Block | None:
    """The last earlier rank of the same thing among the numbers of a finding."""
    if not number.get("rank") or not number.get("day"):
        return None
    earlier = [n for n in others if (n["what"], n["of"]) == (number["what"], number["of"]) and "" < n["day"] < number["day"] and not n["disputes"]]
    return max(earlier, key=lambda n: n["day"], default=None)


def _same(number: Block, other: Block) -> bool:
    """Whether two numbers tell one fact: the same value of the same, the one perhaps by a narrower name (users, individual users: in both
    languages its last word) or at a time within the other's (2019, 30 June 2019)."""
    return (
        (number["value"], number["of"]) == (other["value"], other["of"])
        and _either(number["what"].lower(), other["what"].lower(), str.endswith)
        and (_either(number["day"], other["day"], str.startswith) if number["day"] and other["day"] else number["as_of"] == other["as_of"])
    )


def _either(one: str, other: str, holds: Callable[[str, str], bool]) -> bool:
    return holds(one, other) or holds(other, one)


def _ratio(figure: Block) -> float:
    """Height over width of a figure drawn for a column."""
    width, height = map(float, _BOX.search(figure["handout"]).groups())
    return height / width


def _fits_a_column(figure: Block) -> bool:
    return bool(figure.get("handout")) and _ratio(figure) <= TALLEST


def _refs(ids: list[str]) -> list[str]:
    """At most REFS references, from as many articles as there are, in article order; MORE where some are left out."""
    return foremost(ids, REFS) + [MORE] * (len(ids) > REFS)


def _listed(names: list[str]) -> list[str]:
    """Names each once, as many as a line has room for."""
    once = [_cut(name, "article") for name in dict.fromkeys(names)]
    return once[:SIDES] + [MORE] * (len(once) > SIDES)


def _cut(text: str, kind: str) -> str:
    """`text`, ended where it is longer than a handout has room for."""
    room = LONGEST[kind]
    if len(text) + len(_WIDE.findall(text)) <= room:
        return text
    kept, used = [], 0
    for character in text:
        used += 2 if _WIDE.match(character) else 1
        if used >= room:
            break
        kept.append(character)
    return "".join(kept).rstrip() + MORE
