"""A report's parts as slides: which findings are shown, in which order, and what the speaker needs beside each.

The titles are the findings' headlines and tell the story alone: the answer first, then for each theme its answer, the
findings that a figure shows and, where there is room, its verdict; then where the articles contradict one another, what is new
since the last edition, last what would change the conclusion. What does not fit into a talk of MAIN slides follows as an appendix of at
most APPENDIX, which begins with what is in it: the other findings and disputes, the articles, and the sentences that the answers and the
key findings rest on. Any other sentence opens from its reference.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, groupby, zip_longest
from typing import Any

from casebook import say
from casebook.errors import CasebookError
from casebook.findings.tally import small_number
from casebook.report import notebook
from casebook.report import slide_px as px
from casebook.report.order import Talk, half_widths
from casebook.report.page import cell_text, evidence_order
from casebook.report.paging import paged
from casebook.report.slide_px import REFS_SHOWN, SIDES_SHOWN
from casebook.report.standing import grave
from casebook.report.strings import strings
from casebook.turns import in_turns

MAIN = 15  # slides of a talk of half an hour, where it is not ordered otherwise (order.Talk)
APPENDIX = 25  # slides to turn to when asked; more than these nobody finds anything in
DISPUTES_SHOWN = 3
SIDE_REFS = 2  # references of a side where a contradiction is one line
CHANGES_SHOWN = 4
WEIGHED = 1  # headlines below a verdict: no more than either language has room for, so that both weigh the same
TYPES_NAMED = 4  # kinds of difference in the title of a slide
ARTICLES_NAMED = 3  # articles in the title of a slide of their sentences
ABOUT_ARTICLES = ("articles", "origins", "numbers")  # counts that hold for the articles, whichever themes are shown
COVER_REFS = 2  # references of a sentence on the cover
# How many lines of a kind a talk has time for, of what is new since the last edition.
NEWS_SHOWN = {"findings": 3, "articles": 2, "disputes": 1, "claims": 4}
BRACKETS = re.compile(r"\s?[（(][^（）()]*[）)]$")
UNSETTLED = ("disputed", "single_source", "no_longer_supported")  # what new evidence could change first

TALL = 0.54  # a chart higher than this part of its width would shrink below 18 px; where its table has few rows, the table is shown instead
ROWS_SHOWN = 12
ROW_WIDE = 120  # half-widths that a row may take: a line of 24 px, and a little more where a cell breaks

Block = dict[str, Any]


@dataclass(frozen=True)
class Notes:
    """What only the speaker sees, in the order of need: a sentence to say, what to keep in mind, what is likely asked, and a sentence cited.

    `cites` are the ids of the sentences that the answer stands on; `quote` is the first sentence to which what is said on the slide refers. More
    of either nobody finds a way in while speaking; `casebook questions` has the rest.
    """

    say: str | None = None
    caveat: str | None = None
    question: str | None = None
    answer: str | None = None
    cites: list[str] = field(default_factory=list)
    quote: dict[str, Any] | None = None


@dataclass(frozen=True)
class Slide:
    """One slide: `kind` (title, answer, figure, findings, contradictions, disputes, news, changes, divider, differences, sources, evidence), its
    `title`, and what it shows.

    `part` is the number of its part (from 0; None on the title and in the appendix). `ids` are the sentences it cites.
    """

    kind: str
    title: str
    part: int | None = None
    content: dict[str, Any] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    notes: Notes = Notes()


@dataclass(frozen=True)
class Deck:
    """All slides of one edition. `parts` are the themes' titles and those of the slides that close the talk, `evidence` what the slides cite, by id.

    `title` is the cover's: what was ordered, else the answer. `answer` is the answer where the title is another ("" where it is not);
    `organisation` and `date` (in the edition's words) say of what occasion the cover is, "" where nothing was ordered.
    """

    lang: str
    title: str
    edition: dict[str, Any]
    ui: dict[str, str]
    parts: list[str]
    main: list[Slide]
    appendix: list[Slide]
    evidence: dict[str, dict[str, Any]]
    answer: str = ""
    organisation: str = ""
    date: str = ""


@dataclass
class _Theme:
    title: str
    findings: list[Block] = field(default_factory=list)


def deck(nb: Any) -> Deck:
    """The slides of notebook `nb`. Raises NotebookFailed, and CasebookError where the notebook has no finding to show."""
    lang = notebook.language(nb)
    title, found = notebook.titled(nb, notebook.parts(nb, lang))
    blocks = [part.block for part in found if isinstance(part, notebook.BlockPart)]
    ordered = dict(nb["metadata"].get("casebook", {}).get("talk", {}))
    telling = {block["theme"] for block in blocks if block["kind"] == "finding"}
    chosen = [theme for theme in ordered.pop("themes", []) if theme in telling]
    themes = _themes(found, title, chosen)
    if not themes:
        raise CasebookError("slides: the notebook holds no finding; slides need findings, export it to casebook-html instead")
    if chosen:
        blocks = _only(blocks, themes)
    return _Maker(lang, title, blocks, themes, notebook.evidence(found), notebook.edition(nb, found), Talk(**ordered)).deck()


LOTS = {"findings": "lot_findings", "differences": "lot_differences", "sources": "lot_sources", "evidence": "lot_evidence"}


def lots(slides: Sequence[Slide]) -> list[tuple[str, int, int]]:
    """Slides of one kind that follow one another, each lot as (what it is called in strings.py, place of its first, place of its last)."""
    places = [list(lot) for _, lot in groupby(range(len(slides)), key=lambda place: slides[place].kind)]
    return [(LOTS[slides[lot[0]].kind], lot[0], lot[-1]) for lot in places]


def shown_as_table(figure: Block) -> bool:
    """Whether a slide shows the table behind a figure: the chart is too tall for its words to be read from the back, and the table is small
    and crosses one thing with another: most of its columns hold cells that lead to sentences."""
    width, height = drawn_size(figure)
    rows = figure["data"]["rows"]
    cells = [[row.get(column["key"], "") for row in rows] for column in figure["data"]["columns"]]
    wide = sum(max((half_widths(cell_text(cell)) for cell in column), default=0) for column in cells)
    crossed = 2 * sum(any(isinstance(cell, dict) for cell in column) for column in cells) > len(cells)
    return height > TALL * width and len(rows) <= ROWS_SHOWN and wide <= ROW_WIDE and crossed


def told_below(finding: Block, figure: Block) -> list[Block]:
    """The sentences of a finding that stand below its figure on a slide: as many as fit, and no more than the figure's codebook says."""
    if shown_as_table(figure):
        return []
    room = px.below_header(finding, figure.get("talk_title") or "") - px.second_line(figure) - _plot_px(figure)
    return px.fitting(
        [passage | {"evidence": foremost(passage["evidence"])} for passage in finding["text"][: figure.get("talk_said")]], px.told, room
    )


def foremost(ids: Sequence[str], most: int = REFS_SHOWN) -> list[str]:
    """At most so many references, from as many articles as there are, in their order."""
    return in_turns(ids, most, lambda key: key.partition("·")[0])


def _as_shown(figure: Block) -> Block:
    """A figure with the words of what a slide shows of it, for who cannot see it."""
    return figure | {key: figure.get(f"talk_{key}") or figure[key] for key in ("alt", "long")}


def drawn_size(figure: Block) -> tuple[float, float]:
    """Width and height of a figure as a slide shows it, in its own units; without height where it does not say."""
    box = re.search(r'viewBox="\S+ \S+ (\S+) (\S+)"', figure.get("talk") or figure["plot"])
    return (float(box[1]), float(box[2])) if box else (1.0, 0.0)


def _plot_px(figure: Block) -> float:
    """The height of a figure on a slide, as wide as the slide's text."""
    width, height = drawn_size(figure)
    return px.WIDE_PX * height / width


class _Maker:
    def __init__(
        self, lang: str, title: str, blocks: list[Block], themes: list[_Theme], evidence: dict[str, Any], edition: Block, talk: Talk
    ) -> None:
        self.lang, self.themes, self.evidence, self.edition, self.talk = lang, themes, evidence, edition, talk
        self.ui = strings(lang)
        self.put: set[tuple[str, str]] = set()  # questions that a slide has: theme and question
        self.summary = next((b for b in blocks if b["kind"] == "summary"), None)
        self.figures = {(b["theme"], b["id"]): _as_shown(b) for b in blocks if b["kind"] == "figure"}
        self.tests = [b for b in blocks if b["kind"] == "table" and b["role"] == "tests"]
        self.sources = [s for b in blocks if b["kind"] == "sources" for s in b["sources"]]
        self.disputes = _unique(d for b in blocks for d in ([b] if b["kind"] == "dispute" else b["disputes"] if b["kind"] == "ledger" else []))
        self.found = self.summary["title"] if self.summary else title
        self.title = talk.title or self.found
        self.room = (talk.slides or MAIN) - 2 - len(self._answers()) - bool(self.disputes)  # slides left beside those that every talk has
        news = next((b for b in blocks if b["kind"] == "changes" and b["sections"] and not b["example"]), None)
        self.news = news if self.room > 0 else None
        verdicts = [f for theme in self.themes for f in theme.findings if f["role"] == "verdict"]
        spare = self.room - bool(self.news) - len(verdicts)
        self.verdicts = verdicts if spare >= len(self.themes) else []  # a theme's figure comes before its verdict

    def deck(self) -> Deck:
        chosen = self._chosen()
        main = [self._title(), *self._themed(chosen), *self._contradictions(), *self._news(), self._changes()]
        told = {slide.content["finding"]["id"] for slide in main if "finding" in slide.content}
        appendix = [*self._remaining(told), *self._remaining_disputes(), *self._sources()]
        appendix += list(self._evidence_slides(self._key_evidence(main)))[: APPENDIX - 1 - len(appendix)]
        cited = {key for slide in [*main, *appendix] for key in slide.ids if key in self.evidence}
        shown = {item["id"]: item for item in sorted((self.evidence[key] for key in cited), key=evidence_order)}
        back = [Slide("divider", self.ui["appendix"], content={"lots": lots(appendix)}), *appendix]
        parts = (
            [theme.title for theme in self.themes]
            + [self.ui["disputes"]] * bool(self.disputes)
            + [self.ui["news"]] * bool(self.news)
            + [self.ui["open"]]
        )
        answer = self.found if self.title != self.found else ""
        date = say.date(self.talk.date, self.lang) if self.talk.date else ""
        return Deck(self.lang, self.title, self.edition, self.ui, parts, main, back, shown, answer, self.talk.organisation, date)

    def _title(self) -> Slide:
        answers = self._answers() or self.themes[0].findings[:1]
        text = self.summary["text"] if self.summary else answers[0]["text"]
        room = px.COVER_PX - px.of(px.COVER, self.title) - (px.of(px.COVER_ANSWER, self.found) if self.title != self.found else 0)
        flowing = [p["text"] + " [S10·100]" * min(COVER_REFS, len(p["evidence"])) for p in text]
        fitting = max((n for n in range(len(text) + 1) if px.of(px.LEAD, " ".join(flowing[:n])) <= room), default=0)
        shown = [passage | {"evidence": foremost(passage["evidence"], COVER_REFS)} for passage in text[:fitting]]
        # what stands in brackets explains a count; the cover has room for the count
        counts = [count | {"label": BRACKETS.sub("", count["label"])} for count in self.summary["counts"]] if self.summary else []
        ids = [key for passage in text for key in passage["evidence"]]
        asked = sorted(self._of_themes("answer"), key=lambda q: -q["hurt"])
        referred = [key for passage in shown for key in passage["evidence"]]
        return Slide(
            "title", self.title, None, {"text": shown, "counts": counts}, ids, self._notes(referred, asked, say=text[0]["text"] if text else None)
        )

    def _answers(self) -> list[Block]:
        return [f for theme in self.themes for f in theme.findings if f["role"] == "answer"]

    def _chosen(self) -> set[str]:
        """Ids of the findings whose figure is shown in the talk, as many as there is room for: one of every theme, then the key findings, then the others,
        the themes in turn."""
        room = self.room - bool(self.news) - len(self.verdicts)
        key = {f["id"] for f in self.summary["findings"]} if self.summary else set()
        turns = [sorted(self._with_figure(theme), key=lambda f: f["id"] not in key) for theme in self.themes]
        firsts, *later = [[f for f in turn if f] for turn in zip_longest(*turns)] or [[]]
        queue = firsts + sorted(chain(*later), key=lambda f: f["id"] not in key)
        return {f["id"] for f in queue[: max(room, 0)]}

    def _with_figure(self, theme: _Theme) -> list[Block]:
        """The findings of a theme that have a figure, one for each figure that its answer does not show."""
        answered = {finding["figure"] for finding in theme.findings if finding["role"] == "answer"}
        found: dict[str, Block] = {}
        for finding in theme.findings:
            if finding["role"] != "answer" and finding["figure"] not in answered and self._figure(finding):
                found.setdefault(finding["figure"], finding)
        return list(found.values())

    def _figure(self, finding: Block) -> Block | None:
        return self.figures.get((finding["theme"], finding["figure"]))

    def _themed(self, chosen: set[str]) -> Iterator[Slide]:
        for number, theme in enumerate(self.themes):
            yield from (self._answer(f, number, theme) for f in theme.findings if f["role"] == "answer")
            yield from (self._finding(f, number, "figure") for f in theme.findings if f["id"] in chosen)
            yield from (self._verdict(f, number, theme, chosen) for f in theme.findings if f in self.verdicts)

    def _answer(self, finding: Block, part: int, theme: _Theme) -> Slide:
        """A theme's answer, with the headlines that it rests on."""
        return self._over_headlines(finding, part, [f for f in theme.findings if f["role"] != "answer"], px.said)

    def _verdict(self, finding: Block, part: int, theme: _Theme, chosen: set[str]) -> Slide:
        """A theme's verdict, with the nearest headlines before it that no other slide tells: there the rival readings stand."""
        untold = [f for f in theme.findings[: theme.findings.index(finding)] if f["role"] != "answer" and f["id"] not in chosen]
        return self._over_headlines(finding, part, untold[: -WEIGHED - 1 : -1], px.told, self.ui["weighed"])

    def _over_headlines(self, finding: Block, part: int, headlines: list[Block], height: Callable[[Block], int], lead: str = "") -> Slide:
        """A finding with its figure; without one, in words, each of the `height`, and below them, after a `lead`, as many headlines as there is room for."""
        slide = self._finding(finding, part, "answer")
        if "figure" in slide.content:
            return slide
        room = px.below_header(finding) - sum(map(height, slide.content["text"])) - px.of(px.SUBTITLE, lead)
        return replace(slide, content=slide.content | {"because": px.fitting(headlines, px.reason, room), "lead": lead})

    def _finding(self, finding: Block, part: int, kind: str) -> Slide:
        ids = _cited(finding)
        passages = [passage | {"evidence": foremost(passage["evidence"])} for passage in finding["text"]]
        text = px.fitting(passages, px.said, px.below_header(finding)) or passages[:1]
        content = {"finding": finding, "text": text}
        referred, title = [key for passage in text for key in passage["evidence"]], finding["headline"]
        if figure := self._figure(finding):
            title = figure.get("talk_title") or title
            drawn = ", ".join(dict.fromkeys(item["source"] for item in sorted(figure["evidence"].values(), key=evidence_order)))
            told = told_below(finding, figure)
            content |= {
                "figure": figure,
                "as_table": shown_as_table(figure),
                "told": told,
                "refs": foremost(ids),
                "drawn": drawn,
            }
            referred = [*content["refs"], *(key for passage in told for key in passage["evidence"])]
        notes = self._notes(referred, _asked_of(finding), say=finding["text"][0]["text"], caveat=finding["caveat"])
        return Slide(kind, title, part, content, ids, notes)

    def _remaining(self, told: set[str]) -> Iterator[Slide]:
        """The findings that the talk does not tell, in the themes' order, as many on a slide as fit."""
        theme_of = {f["id"]: theme.title for theme in self.themes for f in theme.findings}
        rest = [f for theme in self.themes for f in theme.findings if f["id"] not in told]
        pages = px.paged_plain(rest, px.found)
        firm = sum(f["standing"] == "corroborated" for f in rest)
        for number, page in enumerate(pages, 1):
            ids = list(dict.fromkeys(key for f in page for key in _cited(f)))
            themes = self.ui["listing"].join(dict.fromkeys(theme_of[f["id"]] for f in page))
            title = self._counted(self.ui["also_found"].format(theme=themes, n=len(rest), firm=firm), number, len(pages))
            yield Slide("findings", title, None, {"findings": page, "refs_of": {f["id"]: _cited(f)[:2] for f in page}}, ids)

    def _contradictions(self) -> list[Slide]:
        """What cannot both hold, side against side where there is room for that and else a line each; where nothing does so, the disputes with
        the most sides, unresolved ones first."""
        if not self.disputes:
            return []
        hard = sum(map(grave, self.disputes))
        key = "contradict" if hard > 1 else "contradict_once" if hard else "differ" if len(self.disputes) > 1 else "differ_once"
        title = self.ui[key].format(n=small_number(hard or len(self.disputes), self.lang))
        shown = self._told_disputes()
        met = {d["id"] for d in shown}
        about = sorted((q | {"once": ("", q["question"])} for q in self._asked() if q["about"] in met), key=lambda q: -q["hurt"])  # of no theme
        said = {"say": self.ui["say_disputes" if hard else "say_differences"], "caveat": self._explained(shown[0])}
        if not hard or sum(map(px.dispute, shown)) <= px.PLAIN_PX:
            ids = [key for dispute in shown for side in dispute["sides"] for key in side["evidence"]]
            sides = [self._quoted(shown[0])] if len(shown) == 1 else list(map(_beside, shown))
            return [Slide("disputes", title, len(self.themes), {"disputes": sides}, ids, self._notes(ids, about, **said))]
        refs = _refs_of(shown)
        ids = list(dict.fromkeys(key for keys in refs.values() for key in keys))
        content = {"disputes": shown, "refs_of": refs, "drawn": _articles(ids)}
        return [Slide("contradictions", title, len(self.themes), content, ids, self._notes(ids, about, **said))]

    def _quoted(self, dispute: Block) -> Block:
        """A dispute that has a slide to itself, with the first sentence of each side, `quote`, where there is room for all."""
        plain = _beside(dispute)
        sides = [side | {"quote": self.evidence.get(next(iter(side["evidence"]), ""))} for side in plain["sides"]]
        whole = all(side["quote"] for side in sides) and px.quoted(plain | {"sides": sides}) <= px.PLAIN_PX
        return plain | {"sides": sides} if whole else plain

    def _told_disputes(self) -> list[Block]:
        """The disputes that the talk itself tells."""
        if hard := [d for d in self.disputes if grave(d)]:
            return px.fitting(hard, px.topic, px.PLAIN_PX - px.SOURCE_PX) or hard[:1]
        ranked = sorted(self.disputes, key=lambda d: (d["status"] != "unresolved", -len(d["sides"])))[:DISPUTES_SHOWN]
        return px.fitting(ranked, px.dispute, px.PLAIN_PX) or ranked[:1]

    def _remaining_disputes(self) -> Iterator[Slide]:
        """The disputes that the talk does not tell, a line each: contradictions first, then by what makes the articles differ."""
        shown = {dispute["id"] for dispute in self._told_disputes()}
        types = list(dict.fromkeys(d["type_text"] for d in self.disputes))
        rest = sorted((d for d in self.disputes if d["id"] not in shown), key=lambda d: (not grave(d), types.index(d["type_text"])))
        pages = px.paged_plain(rest, px.difference)
        for number, page in enumerate(pages, 1):
            named = list(dict.fromkeys(d["type_text"] for d in page))
            kinds = self.ui["listing"].join(named[:TYPES_NAMED]) + "…" * (len(named) > TYPES_NAMED)
            refs = _refs_of(page)
            ids = list(dict.fromkeys(key for keys in refs.values() for key in keys))
            title = self._counted(self.ui["more_disputes"].format(kinds=kinds), number, len(pages))
            notes = self._notes(ids, caveat=self._explained(page[0]))
            yield Slide("differences", title, None, {"disputes": page, "refs_of": refs}, ids, notes)

    def _counted(self, title: str, number: int, of: int) -> str:
        """A title that several slides share, with the number of this one."""
        return self.ui["counted"].format(title=title, n=number, all=of) if of > 1 else title

    def _explained(self, dispute: Block) -> str:
        """What makes its sides differ."""
        return f"{dispute['topic']}{self.ui['colon']}{dispute['explanation']}"

    def _news(self) -> list[Slide]:
        """What has changed since the last edition: its findings first, then articles, disputes and numbers, as many as fit."""
        if not self.news:
            return []
        lines = [line for s in self.news["sections"] for line in s["lines"][: NEWS_SHOWN.get(s["kind"], 0)]]
        shown = px.fitting(lines, px.news, px.PLAIN_PX + px.of(px.HEADLINE, "") - px.of(px.HEADLINE, self.news["title"]) + px.HEADLINE[1])
        ids = list(dict.fromkeys(key for line in shown for key in line["evidence"]))
        all_of_it = self.ui["semicolon"].join(section["title"] for section in self.news["sections"])
        notes = self._notes(ids, say=self.news["lead"], caveat=all_of_it)
        return [Slide("news", self.news["title"], len(self.themes) + bool(self.disputes), {"lines": shown}, ids, notes)]

    def _changes(self) -> Slide:
        """What would change our mind: the tests that the themes name; where they name none, the caveats of the findings that stand least firmly."""
        rows = sorted((row for table in self.tests for row in table["rows"]), key=lambda row: bool(row.get("met")))  # open ones first
        tests = px.fitting(rows, px.test, px.PLAIN_PX - px.SOURCE_PX)[:CHANGES_SHOWN]
        findings = [f for theme in self.themes for f in theme.findings if f["standing"] in UNSETTLED]
        ranked = sorted(findings, key=lambda f: (UNSETTLED.index(f["standing"]), not f["caveat"]))[:CHANGES_SHOWN]
        ranked = [] if tests else px.fitting(ranked, px.change, px.PLAIN_PX - px.SOURCE_PX)
        ids = list(dict.fromkeys(key for f in ranked for key in _cited(f)))
        surest = [q for q in self._of_themes("verdict") if q["kind"] == "known"]
        notes = self._notes(ids, surest, say=self.ui["say_changes"])
        tested = {row.get("of") for row in tests}
        at_issue = ranked or [f for theme in self.themes for f in theme.findings if f["id"] in tested]
        shown = {"tests": tests, "findings": ranked, "drawn": _articles(key for f in at_issue for key in _cited(f))}
        return Slide("changes", self._changes_title(tests, rows), len(self.themes) + bool(self.disputes) + bool(self.news), shown, ids, notes)

    def _changes_title(self, shown: list[Block], rows: list[Block]) -> str:
        """Of how many things that no article gives the slide shows how many; where an article gives one of those shown, only what they are."""
        if len(shown) < 2 or any(row.get("met") for row in shown):
            return self.ui["change_our_mind"]
        n, of = (small_number(sum(not row.get("met") for row in some), self.lang) for some in (shown, rows))
        return self.ui["would_change" if n == of else "would_change_first"].format(n=n, of=of)

    def _asked(self) -> Iterator[Block]:
        return (q for theme in self.themes for f in theme.findings for q in _asked_of(f))

    def _of_themes(self, role: str) -> Iterator[Block]:
        """The questions to each theme's answer or verdict, by the theme's name: what is asked of one is asked of all."""
        for theme in self.themes:
            for question in (q for f in theme.findings if f["role"] == role for q in _asked_of(f)):
                yield question | {"question": f"{theme.title}{self.ui['colon']}{question['question']}"}

    def _sources(self) -> Iterator[Slide]:
        pages = px.paged_plain(
            self.sources, lambda s: px.of(px.ARTICLE, f"{s['id']} {s['title']}") + px.of(px.ARTICLE, f"{s['publisher']} {s['published']}")
        )
        articles, origins = (self.edition[key] for key in ("articles", "origins"))
        key = "articles_read" if origins > 1 else "one_source"
        for number, page in enumerate(pages, 1):
            title = self.ui[key].format(articles=small_number(articles, self.lang).capitalize(), origins=small_number(origins, self.lang))
            yield Slide("sources", self._counted(title, number, len(pages)), None, {"sources": page})

    def _key_evidence(self, main: list[Slide]) -> list[dict[str, Any]]:
        """What the title, the answers and the key findings cite, in the articles' order."""
        key = {f["id"] for f in self.summary["findings"]} if self.summary else set()
        firm = [s for s in main if s.kind in ("title", "answer") or s.content.get("finding", {}).get("id") in key]
        cited = {name for slide in firm for name in slide.ids if name in self.evidence}
        return sorted((self.evidence[name] for name in cited), key=evidence_order)

    def _notes(self, ids: list[str], asked: Iterable[Block] = (), **said: str | None) -> Notes:
        """The notes of a slide, with the first of its questions that no slide before has of that theme."""
        question = next((q for q in asked if q["once"] not in self.put), None)
        quote = next((self.evidence[key] for key in ids if key in self.evidence), None)
        if not question:
            return Notes(**said, quote=quote)
        self.put.add(question["once"])
        cites = [item["id"] for item in _in_order(question)]
        return Notes(**said, question=question["question"], answer=question["answer"], cites=cites, quote=quote)

    def _evidence_slides(self, items: list[dict[str, Any]]) -> Iterator[Slide]:
        return (evidence_slide(page, self.ui) for page in paged(items, px.evidence, px.PLAIN_PX, px.ROOM_STEP_PX))


def evidence_slide(items: Sequence[dict[str, Any]], ui: dict[str, str]) -> Slide:
    """A slide of sentences; its title says of which articles they are, and from which sentence to which."""
    ids = [item["id"] for item in items]
    lots = [list(lot) for _, lot in groupby(items, key=lambda item: item["source"])]
    told = ui["to"].join(dict.fromkeys((ids[0], ids[-1])))
    if len(lots) <= ARTICLES_NAMED:
        told = f"{ui['listing'].join(lot[0]['short'] for lot in lots)}{ui['open_bracket']}{told}{ui['close_bracket']}"
    return Slide("evidence", ui["key_evidence"].format(told=told), None, {"items": list(items)}, ids)


def _themes(found: list[notebook.Part], title: str, chosen: list[str]) -> list[_Theme]:
    """Findings under the section they stand in, by what its heading is about and not what it argues; sections without any are no theme.

    Of `chosen` themes only, where there are any.
    """
    themes = [_Theme(title)]
    for part in found:
        if isinstance(part, notebook.Heading) and part.level == 2:
            themes.append(_Theme(re.split(": |：", part.text)[0]))
        elif isinstance(part, notebook.BlockPart) and part.block["kind"] == "finding" and (not chosen or part.block["theme"] in chosen):
            themes[-1].findings.append(part.block)
    return [theme for theme in themes if theme.findings]


def _only(blocks: list[Block], themes: list[_Theme]) -> list[Block]:
    """The blocks as a talk on some themes needs them: a summary made of these themes' answers, the disputes that they meet, and their tests."""
    findings = {f["id"]: f for theme in themes for f in theme.findings}
    met = {key for f in findings.values() for key in f["disputes"]}
    kept = []
    for block in blocks:
        if block["kind"] == "summary":
            kept.append(block | _summary(themes) | {"counts": [c for c in block["counts"] if c.get("key") in ABOUT_ARTICLES]})
        elif block["kind"] == "ledger":
            kept.append(block | {"disputes": [d for d in block["disputes"] if d["id"] in met]})
        elif block["kind"] == "table" and block["role"] == "tests":
            kept.append(block | {"rows": [row for row in block["rows"] if row.get("of") in findings]})
        elif block["kind"] != "changes" and (block["kind"] != "dispute" or block["id"] in met):  # what is new is so in all themes
            kept.append(block)
    return kept


def _summary(themes: list[_Theme]) -> Block:
    """What some themes come to: of one its answer, of several each one's first sentence under their names."""
    answers = [f for theme in themes for f in theme.findings if f["role"] == "answer"] or themes[0].findings[:1]
    if len(themes) == 1:
        return {"title": answers[0]["headline"], "text": answers[0]["text"], "findings": answers}
    return {"title": " · ".join(theme.title for theme in themes), "text": [f["text"][0] for f in answers], "findings": answers}


def _unique(disputes: Iterator[Block]) -> list[Block]:
    return list({d["id"]: d for d in disputes}.values())


def _asked_of(finding: Block) -> list[Block]:
    """The questions to a finding, each with `once`: what no theme is asked twice."""
    return [question | {"once": (finding["theme"], question["question"])} for question in notebook.asked(finding)]


def _in_order(question: Block) -> list[dict[str, Any]]:
    """The sentences of a question's answer, in the articles' order."""
    return sorted(question["evidence"].values(), key=evidence_order)


def _cited(finding: Block) -> list[str]:
    return list(dict.fromkeys(key for passage in finding["text"] for key in passage["evidence"]))


def _articles(ids: Iterable[str]) -> str:
    """The articles of these sentences, in their order."""
    numbers = dict.fromkeys(key.partition("·")[0] for key in ids)
    return ", ".join(sorted(numbers, key=lambda number: int(number[1:])))


def _refs_of(disputes: Iterable[Block]) -> dict[str, list[str]]:
    """The references behind each dispute's line, of every side some."""
    return {d["id"]: list(dict.fromkeys(key for side in d["sides"] for key in side["evidence"][:SIDE_REFS]))[:REFS_SHOWN] for d in disputes}


def _beside(dispute: Block) -> Block:
    """A dispute with the sides that stand beside one another, and how many `more` there are."""
    return dispute | {"sides": [side | {"quote": None} for side in dispute["sides"][:SIDES_SHOWN]], "more": len(dispute["sides"][SIDES_SHOWN:])}
