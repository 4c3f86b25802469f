"""A report's parts as slides: which findings are shown, in which order, and what the speaker needs beside each.

The titles are the findings' headlines and tell the story alone: the answer first, then for each theme its answer and the
findings that a figure shows, then where the articles contradict one another, last what would change the conclusion. What does not
fit into a talk of MAIN slides, and every sentence that was cited, follows as an appendix.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate, zip_longest
from typing import Any

from casebook.errors import CasebookError
from casebook.report import notebook
from casebook.report.page import evidence_order
from casebook.report.strings import strings

MAIN = 15  # slides of a talk of half an hour; what the report's design allows at most
DISPUTES_SHOWN = 3
SIDES_SHOWN = 4  # what stands side by side in letters of 18 pt; the rest is in the report
CHANGES_SHOWN = 4
UNSETTLED = ("disputed", "single_source", "no_longer_supported")  # what new evidence could change first
LAST_NARROW = 0x2E7F  # the character before the first Chinese one

# A slide is 1280 × 720 px (static/slides.css). What a text takes is estimated from its characters, so that it is never cut off:
# (half-widths of a line, height of a line, room around the text), each at the size that the style sheet gives it.
HEADLINE = (60, 46, 6)
SAID = (74, 45, 18)
REASON = (64, 36, 15)
CHANGE = (78, 41, 11)
EVIDENCE = (84, 34, 12)
SIDES_PX = 1168  # width of the sides of a dispute together, each with a gap of 28 px
SIDE_LETTER_PX = 15
TALL = 0.5  # a figure higher than this part of its width stands beside its title, not below
BELOW_HEADER_PX = 550  # without the line at the foot
PLAIN_PX = 600  # on slides that have no foot

Block = dict[str, Any]


@dataclass(frozen=True)
class Notes:
    """What only the speaker sees: the sentences cited, what to keep in mind, what an audience is likely to ask."""

    quotes: list[dict[str, Any]] = field(default_factory=list)
    caveat: str | None = None
    question: str | None = None
    answer: str | None = None


@dataclass(frozen=True)
class Slide:
    """One slide: `kind` (title, answer, figure, finding, disputes, changes, divider, evidence), its `title`, and what it shows.

    `part` is the number of its theme (from 0; None outside of themes). `ids` are the sentences it cites.
    """

    kind: str
    title: str
    part: int | None = None
    content: dict[str, Any] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    notes: Notes = Notes()


@dataclass(frozen=True)
class Deck:
    """All slides of one edition. `parts` are the themes' titles, `evidence` what the slides cite, by id."""

    lang: str
    title: str
    edition: dict[str, Any]
    ui: dict[str, str]
    parts: list[str]
    main: list[Slide]
    appendix: list[Slide]
    evidence: dict[str, dict[str, Any]]


@dataclass
class _Theme:
    title: str
    findings: list[Block] = field(default_factory=list)


def deck(nb: Any) -> Deck:
    """The slides of notebook `nb`. Raises NotebookFailed, and CasebookError where the notebook has no finding to show."""
    lang = notebook.language(nb)
    title, found = notebook.titled(nb, notebook.parts(nb, lang))
    blocks = [part.block for part in found if isinstance(part, notebook.BlockPart)]
    themes = _themes(found, title)
    if not themes:
        raise CasebookError("slides: the notebook holds no finding; slides need findings, export it to casebook-html instead")
    return _Maker(lang, title, blocks, themes, notebook.evidence(found), notebook.edition(nb, found)).deck()


class _Maker:
    def __init__(self, lang: str, title: str, blocks: list[Block], themes: list[_Theme], evidence: dict[str, Any], edition: Block) -> None:
        self.lang, self.title, self.themes, self.evidence, self.edition = lang, title, themes, evidence, edition
        self.ui = strings(lang)
        self.summary = next((b for b in blocks if b["kind"] == "summary"), None)
        self.figures = {(b["theme"], b["id"]): b for b in blocks if b["kind"] == "figure"}
        self.disputes = _unique(d for b in blocks for d in ([b] if b["kind"] == "dispute" else b["disputes"] if b["kind"] == "ledger" else []))

    def deck(self) -> Deck:
        chosen = self._chosen()
        main = [self._title(), *self._themed(chosen), *self._contradictions(), self._changes()]
        appendix = [*self._remaining(chosen), *self._remaining_disputes()]
        cited = list(dict.fromkeys(key for slide in [*main, *appendix] for key in slide.ids if key in self.evidence))
        cited.sort(key=lambda key: evidence_order(self.evidence[key]))
        shown = {key: self.evidence[key] for key in cited}
        back = [Slide("divider", self.ui["appendix"]), *appendix, *self._evidence_slides(list(shown.values()))]
        parts = [theme.title for theme in self.themes]
        return Deck(self.lang, self.title, self.edition, self.ui, parts, main, back, shown)

    def _title(self) -> Slide:
        answers = [f for theme in self.themes for f in theme.findings if f["role"] == "answer"] or self.themes[0].findings[:1]
        text = self.summary["text"] if self.summary else answers[0]["text"]
        counts = self.summary["counts"] if self.summary else []
        ids = [key for passage in text for key in passage["evidence"]]
        return Slide("title", self.title, None, {"text": text, "counts": counts}, ids, self._notes(ids))

    def _chosen(self) -> set[str]:
        """Ids of the findings whose figure is shown in the talk: those of the summary first, then the themes in turn, as room is left."""
        answers = sum(f["role"] == "answer" for theme in self.themes for f in theme.findings)
        room = MAIN - 2 - answers - bool(self.disputes)
        key = {f["id"] for f in self.summary["findings"]} if self.summary else set()
        turns = [sorted(self._with_figure(theme), key=lambda f: f["id"] not in key) for theme in self.themes]
        queue = [f for turn in zip_longest(*turns) for f in turn if f]
        return {f["id"] for f in queue[: max(room, 0)]}

    def _with_figure(self, theme: _Theme) -> list[Block]:
        """The findings of a theme that have a figure, one for each figure."""
        found: dict[str, Block] = {}
        for finding in theme.findings:
            if finding["role"] != "answer" and self._figure(finding):
                found.setdefault(finding["figure"], finding)
        return list(found.values())

    def _figure(self, finding: Block) -> Block | None:
        return self.figures.get((finding["theme"], finding["figure"]))

    def _themed(self, chosen: set[str]) -> Iterator[Slide]:
        for number, theme in enumerate(self.themes):
            yield from (self._answer(f, number, theme) for f in theme.findings if f["role"] == "answer")
            yield from (self._finding(f, number, "figure") for f in theme.findings if f["id"] in chosen)

    def _answer(self, finding: Block, part: int, theme: _Theme) -> Slide:
        """A theme's answer, with the headlines it rests on as far as there is room."""
        slide = self._finding(finding, part, "answer")
        room = _room(finding) - sum(map(_said_px, slide.content["text"]))
        because = [f for f in theme.findings if f["role"] != "answer"]
        return replace(slide, content=slide.content | {"because": _fitting(because, lambda f: _px(REASON, f["headline"]), room)})

    def _finding(self, finding: Block, part: int, kind: str) -> Slide:
        ids = list(dict.fromkeys(key for passage in finding["text"] for key in passage["evidence"]))
        text = _fitting(finding["text"], _said_px, _room(finding)) or finding["text"][:1]
        content = {"finding": finding, "text": text}
        if kind == "figure":
            figure = self._figure(finding)
            content |= {"figure": figure, "tall": figure["height"] > TALL * figure["width"]}
        return Slide(
            kind, finding["headline"], part, content, ids, self._notes(ids, **{key: finding[key] for key in ("caveat", "question", "answer")})
        )

    def _remaining(self, chosen: set[str]) -> Iterator[Slide]:
        for number, theme in enumerate(self.themes):
            for finding in theme.findings:
                if finding["role"] != "answer" and finding["id"] not in chosen:
                    yield self._finding(finding, number, "finding")

    def _contradictions(self) -> list[Slide]:
        """The disputes with the most sides, unresolved ones first."""
        count = len(self.disputes)
        title = self.ui["disputes_found_one" if count == 1 else "disputes_found"].format(n=count)
        return [self._disputes_slide(title, self._largest_disputes())] if count else []

    def _largest_disputes(self) -> list[Block]:
        ranked = sorted(self.disputes, key=lambda d: (d["status"] != "unresolved", -len(d["sides"])))[:DISPUTES_SHOWN]
        return _fitting(ranked, _dispute_px, PLAIN_PX) or ranked[:1]

    def _remaining_disputes(self) -> Iterator[Slide]:
        shown = {dispute["id"] for dispute in self._largest_disputes()}
        return (self._disputes_slide(d["topic"], [d]) for d in self.disputes if d["id"] not in shown)

    def _disputes_slide(self, title: str, shown: list[Block]) -> Slide:
        ids = [key for dispute in shown for side in dispute["sides"] for key in side["evidence"]]
        caveat = " ".join(f"{d['topic']}{self.ui['colon']}{d['explanation']}" for d in shown)
        return Slide(
            "disputes",
            title,
            None,
            {"disputes": [d | {"sides": d["sides"][:SIDES_SHOWN], "more": len(d["sides"][SIDES_SHOWN:])} for d in shown]},
            ids,
            self._notes(ids, caveat=caveat),
        )

    def _changes(self) -> Slide:
        """What would change our mind: the caveats of the findings that stand least firmly."""
        findings = [f for theme in self.themes for f in theme.findings if f["standing"] in UNSETTLED]
        ranked = sorted(findings, key=lambda f: (UNSETTLED.index(f["standing"]), not f["caveat"]))[:CHANGES_SHOWN]
        ranked = _fitting(ranked, _change_px, PLAIN_PX)
        ids = list(dict.fromkeys(key for f in ranked for passage in f["text"] for key in passage["evidence"]))
        return Slide("changes", self.ui["change_our_mind"], None, {"findings": ranked}, ids, self._notes(ids))

    def _notes(self, ids: list[str], **said: str | None) -> Notes:
        return Notes([self.evidence[key] for key in ids if key in self.evidence], **said)

    def _evidence_slides(self, items: list[dict[str, Any]]) -> Iterator[Slide]:
        page: list[dict[str, Any]] = []
        for item in items:
            if page and sum(map(_evidence_px, [*page, item])) > PLAIN_PX:
                yield Slide("evidence", self.ui["evidence"], None, {"items": page})
                page = []
            page.append(item)
        if page:
            yield Slide("evidence", self.ui["evidence"], None, {"items": page})


def _themes(found: list[notebook.Part], title: str) -> list[_Theme]:
    """Findings under the section they stand in, by what its heading is about and not what it argues; sections without any are no theme."""
    themes = [_Theme(title)]
    for part in found:
        if isinstance(part, notebook.Heading) and part.level == 2:
            themes.append(_Theme(re.split(": |：", part.text)[0]))
        elif isinstance(part, notebook.BlockPart) and part.block["kind"] == "finding":
            themes[-1].findings.append(part.block)
    return [theme for theme in themes if theme.findings]


def _unique(disputes: Iterator[Block]) -> list[Block]:
    return list({d["id"]: d for d in disputes}.values())


def _fitting(items: list[Block], height: Callable[[Block], int], room: int) -> list[Block]:
    """The first items, as many as fit one below the other into `room` pixels."""
    return items[: sum(bottom <= room for bottom in accumulate(map(height, items)))]


def _room(finding: Block) -> int:
    return BELOW_HEADER_PX - _px(HEADLINE, finding["headline"])


def _said_px(passage: Block) -> int:
    return _px(SAID, passage["text"] + "".join(f" [{key}]" for key in passage["evidence"]))


def _change_px(finding: Block) -> int:
    return _px(CHANGE, finding["headline"] + " " * 18) + _px(CHANGE, finding["caveat"] or finding["standing_text"])


def _evidence_px(item: Block) -> int:
    source = "   ".join(item[key] or "" for key in ("title", "publisher", "published", "speaker"))
    return _px(EVIDENCE, item["sentence"]) + _px(EVIDENCE, source + 30 * " ")


def _dispute_px(dispute: Block) -> int:
    sides = [side["value"] + "".join(f" [{key}]" for key in side["evidence"]) for side in dispute["sides"][:SIDES_SHOWN]]
    letters = (SIDES_PX // max(len(sides), 1) - 28) // SIDE_LETTER_PX
    return _px(CHANGE, f"{dispute['topic']} {dispute['type_text']} · {dispute['status_text']}") + max(
        (_px((letters, 38, 31), side) for side in sides), default=0
    )


def _px(size: tuple[int, int, int], text: str) -> int:
    """The height in pixels that `text` takes in one of the sizes above."""
    per_line, line, around = size
    return -(-sum(2 if ord(c) > LAST_NARROW else 1 for c in text) // per_line) * line + around
