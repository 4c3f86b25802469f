"""What a notebook works with: the facts of a folder of articles, in one language, and the blocks made of them.

    case = Case.open("10-laiwang-failure", articles, lang=lang, as_of=as_of, out=out)
    case.finding("laiwang-late")
    case.dots("laiwang-metrics")

Facts come from the cache where nothing has changed; a kernel then loads neither jieba nor opencc. What a finding says and what a
figure shows stands in the codebook beside the notebook.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from copy import copy
from dataclasses import replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, Self

from casebook import __version__, blocks, say
from casebook.answered import Answered, Undrawn, answered
from casebook.completion import complete_ids
from casebook.desk import Desk
from casebook.errors import BadArgument, BadCodebook
from casebook.exhibits.drawing import Drawing, NothingToDraw
from casebook.exhibits.framed import words_around
from casebook.facts import dated
from casebook.facts.pointed import pointed_at
from casebook.facts.records import TABLES, Facts, fingerprint
from casebook.facts.store import cached_facts
from casebook.findings import cards, headings, questions, reference
from casebook.findings.codebook import Codebook, read_codebooks
from casebook.findings.coded import coded_passages
from casebook.findings.conclude import Conclusions
from casebook.findings.contexts import in_context
from casebook.findings.evidence import EvidenceIndex, contradicts, dispute_id
from casebook.findings.general import MADE, MAKERS, OVERVIEW
from casebook.findings.judged import with_judged
from casebook.findings.ledger import SEVERITIES, ledger, severity
from casebook.findings.names import Names
from casebook.findings.questions import Asked
from casebook.findings.spoken import concluded, from_facts_alone, themes_in_force
from casebook.findings.thresholds import thresholds
from casebook.lexicon import beside
from casebook.paths import NOTEBOOKS

# What draws a figure, and the key without which a figure of the codebook is none of its kind.
DRAWN = {
    "timeline": "lanes",
    "lineage": "entities",
    "dots": "facets",
    "days": "happenings",
    "slopes": "panels",
    "matrix": "groups",
    "offers": "rows",
}


class Case(Desk):
    """One folder of articles seen from one theme's notebook, in one language."""

    def __init__(self, theme: str, facts: Facts, lang: str, as_of: str, out: Path | None, books: list[Codebook], over: Path | None = None):
        """Use `Case.open`, unless the facts are at hand. `as_of` is empty for the date of the latest article, `over` the lexicon beside the articles."""
        self.theme, self.lang, self.out, self.books = theme, lang, out, books
        self.as_of = as_of or max((d.published for d in facts.documents if d.published), default="")
        names = Names(over)
        index = EvidenceIndex(facts, lang, names, names.glosses)
        self.facts = with_judged(facts, books, index)
        self.index = index.over(self.facts)

    @classmethod
    def open(cls, theme: str, articles: str | Path, *, lang: str = "en", as_of: str = "", out: str | Path = "") -> "Case | Answered":
        """The case of a folder. `as_of` is empty for the date of the latest article; with `out`, figures are written there. Where a build runs the
        notebook and knows all that it asks, only the answers are opened (answered.py).

        Raises BadArgument for a language that is neither en nor zh and for a folder that is not there, BadCodebook, NoArticles.
        """
        if lang not in say.LANGS:
            raise BadArgument(f"lang: {lang!r} is no edition; use one of {', '.join(say.LANGS)}")
        if out and (known := answered(Path(out))):
            return known
        folder = Path(articles)
        if not folder.is_absolute() and not folder.is_dir():
            folder = NOTEBOOKS / folder  # a notebook's own default, wherever it is run from
        facts, _, _ = cached_facts(folder)
        complete_ids()
        return cls(theme, facts, lang, as_of, Path(out) if out else None, read_codebooks(NOTEBOOKS), beside(folder))

    def seen_from(self, theme: str) -> Self:
        """The same folder seen from another theme's notebook; what was concluded of all themes is not concluded again."""
        other = copy(self)
        other.theme = theme
        for of_the_theme in ("conclusions", "_asked"):
            vars(other).pop(of_the_theme, None)
        return other

    # --- what stands where ---

    @cached_property
    def codes(self) -> dict[str, dict[str, Any]]:
        """The codes of all themes, by id."""
        return {code["id"]: code for book in self.books for code in book.codes}

    @cached_property
    def written(self) -> list[Conclusions]:
        """The conclusions of every theme that somebody wrote, also of those that have fallen whole and are left out. An overview made from the facts
        alone is none of them."""
        return concluded(self.books, self.index)

    @cached_property
    def themes(self) -> dict[str, Conclusions]:
        """The conclusions of every theme that the articles speak of, by the name of its notebook."""
        return themes_in_force(self.written, self.index)

    @cached_property
    def coded(self) -> list[dict[str, str]]:
        """The coded passages of all themes, a row each."""
        return coded_passages(self.index, self.books)

    @property
    def published(self) -> Facts:
        """The facts that lie beside the report: of the sentences those that a fact, a coded passage or a finding points at."""
        coded = ((row["doc"], int(row["start"])) for row in self.coded)
        found = ((place.doc, place.start) for theme in self.themes.values() for found in theme.found.values() for place in found.places)
        return pointed_at(self.facts, (*coded, *found))

    @property
    def left_out(self) -> list[Codebook]:
        """The codebooks of the themes that the articles do not speak of."""
        return [book for book in self.books if book.theme not in self.themes]

    @cached_property
    def conclusions(self) -> Conclusions:
        """Those of this notebook's theme; of one that the articles do not speak of, all its findings fallen."""
        book = next((book for book in self.books if book.theme == self.theme), None)
        if self.theme in self.themes:
            return self.themes[self.theme]
        if book is None:
            raise BadCodebook(f"{self.theme}: there is no {self.theme}.codes.yml beside the notebook; write one")
        return Conclusions(book, self.codes, self.facts, self.index)

    def _say(self, en: str, zh: str) -> str:
        return say.either(self.lang, en, zh)

    @property
    def edition(self) -> blocks.Edition:
        """What this notebook was run with."""
        return blocks.Edition(
            lang=self.lang,
            as_of=self._as_of(),
            theme=self.theme,
            articles_hash=self._articles_hash(),
            version=__version__,
            articles=len(self.index.documents),
            origins=self.index.independent(),
            claims=len(self.facts.claims),
            disputes=len(self.facts.disputes),
            date=self.as_of,
        )

    def _as_of(self) -> str:
        """The date of the edition in words, marked as inferred where it is that of articles whose own date is."""
        said = say.date(self.as_of, self.lang) if self.as_of else ""
        latest = [d.published_inferred for d in self.index.documents if d.published == self.as_of]
        return dated.roughly(said, self.lang) if latest and all(latest) else said

    def _articles_hash(self) -> str:
        """The first characters of the fingerprint that build.json holds in full: two editions with one hash were made from the same texts."""
        return fingerprint(self.index.documents)[:12]

    # --- findings ---

    def finding(self, finding_id: str) -> blocks.Finding | None:
        """One finding of this theme, with what an audience could ask of it; nothing where it is of the overview that is not in force here."""
        if self._not_told(finding_id, [row["id"] for row in self.conclusions.codebook.findings]):
            return None
        found = self.conclusions.finding(finding_id)
        return replace(found, questions=[questions.block(one, self.conclusions) for one in self._asked.get(finding_id, [])])

    @cached_property
    def _asked(self) -> dict[str, list[Asked]]:
        """What an audience could ask of this theme, by finding."""
        return questions.asked(self.conclusions, self.as_of)

    def _not_told(self, name: str, told: Collection[str]) -> bool:
        """Whether the overview in force has no such finding or figure, but the other one has or may have: that written by hand, that made from facts."""
        own = {name for book in self.books if book.theme == OVERVIEW for name in (*(row["id"] for row in book.findings), *book.figures)}
        return self.theme == OVERVIEW and name not in told and name in own | set(MAKERS)

    def _findings(self) -> Iterator[blocks.Finding]:
        for theme in self.themes.values():
            yield from theme.findings()

    def summary(self) -> blocks.Summary:
        """The report's title and summary, the counts, and the key findings that still stand: every theme's answer, then those marked key."""
        report = next((f for f in chain(self._findings(), self._made()) if f.role == "summary" and f.standing != "no_longer_supported"), None)
        marked = {row["id"] for theme in self.themes.values() for row in theme.codebook.findings if row.get("key")}
        standing = [f for f in self._findings() if f.standing != "no_longer_supported"]
        key = [f for f in standing if f.role == "answer"] + [f for f in standing if f.id in marked]
        edition, hard = self.edition, sum(map(contradicts, self.facts.disputes))
        counts = [
            ("articles", self._say("articles", "篇文章"), edition.articles),
            ("origins", self._say("independent sources", "个独立来源") + headings.counted_as_one(self.index), edition.origins),
            ("numbers", self._say("numbers traced", "个数字可回溯原文"), edition.claims),
            ("contradictions", self._say("contradictions", "处矛盾"), hard),
            ("differences", self._say("differences to read with care", "处出入须细读"), edition.disputes - hard),
        ]
        return blocks.Summary(
            title=report.headline if report else headings.plain_title(self.index),
            text=report.text if report else [],
            counts=[{"key": key, "label": label, "value": str(n)} for key, label, n in counts],
            findings=key,
            evidence=report.evidence if report else {},
        )

    def _made(self) -> Iterator[blocks.Finding]:
        """The findings of the overview made from the facts, asked for only where the report's own summary has fallen."""
        yield from from_facts_alone(self.books, self.index).findings()

    # --- figures ---

    def _figure(self, figure_id: str, draw: Callable[[dict[str, Any]], Drawing]) -> blocks.Figure | blocks.Note | None:
        """A figure of the codebook, drawn from what its entry says. Where the entry has `talk`, a slide and a handout show it with those keys instead."""
        if self._not_told(figure_id, self.conclusions.codebook.figures):
            return None
        spec = self.conclusions.codebook.figures.get(figure_id)
        if spec is None:
            known = ", ".join(self.conclusions.codebook.figures) or "none"
            raise BadCodebook(f"{self.conclusions.codebook.path.name}: no figure {figure_id!r} (it has: {known}); add it under figures:")
        try:
            drawing = draw(spec)
            talk = draw(spec | spec.get("talk", {}))
        except NothingToDraw:
            if not spec.get("finding"):  # nothing leads up to it
                return None
            return blocks.Note(text=self._say("The articles give nothing to draw here.", "文章没有可以入图的内容。"))
        finding = self.finding(spec["finding"]) if spec.get("finding") else None
        words = words_around(self.conclusions, spec, drawing, talk, finding)
        return self._finished(drawing, talk, id=figure_id, theme=self.theme, number=self._figure_number(figure_id), lang=self.lang, **words)

    def _finished(self, drawing: Drawing, talk: Drawing, **words: Any) -> blocks.Figure:
        """The figure that comes of a drawing, of that shown in a talk, and of the words around them."""
        return Undrawn(drawing, talk, words).finished(self.out)

    def _figure_number(self, figure_id: str) -> int:
        order = [(theme, name) for theme, told in self.themes.items() for name in told.codebook.figures]
        return order.index((self.theme, figure_id)) + 1 if self.theme in self.themes else list(self.conclusions.codebook.figures).index(figure_id) + 1

    def _part(self, spec: dict[str, Any], key: str) -> Any:
        if key not in spec:
            raise BadCodebook(f"{self.conclusions.codebook.path.name}: a figure of this kind needs {key!r}, and one has none; add it")
        return spec[key]

    def timeline(self, figure_id: str) -> blocks.Figure | blocks.Note | None:
        """Products as lanes over the years; the codebook's `lanes` names them, `reference` one whose launch is drawn through all."""
        from casebook.exhibits.events import timeline

        return self._figure(figure_id, lambda spec: timeline(self.conclusions, self._part(spec, "lanes"), spec.get("reference")))

    def lineage(self, figure_id: str) -> blocks.Figure | blocks.Note | None:
        """Who came from whom, and who put money into whom; the codebook's `entities` names them."""
        from casebook.exhibits.relations import lineage

        return self._figure(figure_id, lambda spec: lineage(self.conclusions, self._part(spec, "entities")))

    def dots(self, figure_id: str) -> blocks.Figure | blocks.Note | None:
        """Numbers by metric; the codebook's `facets` name the facts, its `scale` is log or linear."""
        from casebook.exhibits.numbers import dots

        return self._figure(figure_id, lambda spec: dots(self.conclusions, self._part(spec, "facets"), log=spec.get("scale", "log") == "log"))

    def days(self, figure_id: str) -> blocks.Figure | blocks.Note | None:
        """Numbers and events day by day; the codebook's `panels` and `happenings` name the facts."""
        from casebook.exhibits.numbers import days

        return self._figure(figure_id, lambda spec: days(self.conclusions, self._part(spec, "panels"), self._part(spec, "happenings")))

    def slopes(self, figure_id: str) -> blocks.Figure | blocks.Note | None:
        """Numbers before and after that have no day; the codebook's `panels` name the facts."""
        from casebook.exhibits.numbers import slopes

        return self._figure(figure_id, lambda spec: slopes(self.conclusions, self._part(spec, "panels")))

    def matrix(self, figure_id: str) -> blocks.Figure | blocks.Note | None:
        """Judgements against articles; the codebook's `groups` name the codes of the rows."""
        from casebook.exhibits.judgements import matrix

        return self._figure(figure_id, lambda spec: matrix(self.conclusions, self._part(spec, "groups"), self.codes))

    def offers(self, figure_id: str) -> blocks.Figure | blocks.Note | None:
        """What is offered against what is shown for it; the codebook has `columns`, `rows` and the words of an empty cell."""
        from casebook.exhibits.judgements import offers

        return self._figure(figure_id, lambda spec: offers(self.conclusions, spec | {"rows": self._part(spec, "rows")}, self.codes))

    def keyness(self, figure_id: str, since: str) -> blocks.Figure | blocks.Note | None:
        """Words of the articles published since a date (2020) against the earlier ones."""
        from casebook.exhibits.words import keyness

        return self._figure(figure_id, lambda spec: keyness(self.conclusions, since))

    def concordance(self, word: str) -> blocks.Concordance:
        """A name of the lexicon in all its forms, or any words in either script, in their contexts, in article order; of many, the first of every article. Raises BadArgument without words."""
        if not isinstance(word, str) or not word.strip():
            raise BadArgument(f"concordance: {word!r} is no word; give a name or words of the articles, as case.concordance('钉钉')")
        return in_context(word, self.index)

    # --- headings made from the facts ---

    def heading(self, part: str = "heading") -> blocks.Title | None:
        """A chapter's heading from the codebook's head: it argues while the theme's answer stands, and only names the theme where it has fallen.

        Nothing for another part of the head, where it has none.
        """
        head = self.conclusions.codebook.head
        if self.theme not in self.themes:
            return blocks.Title(self._say("{} (these articles do not speak of it)", "{}（这批文章没有谈到）").format(head["title"][self.lang]))
        if part != "heading" and part not in head:
            return None
        stands = all(f.standing != "no_longer_supported" for f in self.conclusions.findings() if f.role in ("answer", "summary"))
        plain = head["title"] if part == "heading" else head["question"]
        argued = self.conclusions.in_force(head.get(part, {}), title=True) if stands else None
        return blocks.Title(self.conclusions.fill(argued, short=True) if argued else plain[self.lang])

    def unsaid(self) -> blocks.Title | None:
        """What no article of this theme gives, under a heading that names it; nothing where the theme does not stand or names nothing."""
        names, said = self.conclusions.unsaid() if self.theme in self.themes else ([], "")
        if not names:
            return None
        return headings.unsaid(self.lang, names, said)

    def tests_heading(self) -> blocks.Title:
        """The heading of what would change the report's mind, from the overview's codebook (a plain one where the overview is made from the facts), and
        whether any of it has turned up."""
        plain = {"en": "What would change our mind", "zh": "什么会改变结论"}
        overview = self.themes[OVERVIEW]
        heading = overview.in_force(overview.codebook.head.get("tests", plain), title=True) or plain
        return blocks.Title(heading[self.lang], under=reference.tests_lead(self.lang, [c for c in self.themes.values() if c.codebook.tests]))

    def left_out_heading(self) -> blocks.Title | None:
        """That there are themes of which the articles do not speak; nothing where they speak of all."""
        return headings.left_out_heading(self.lang) if self.left_out else None

    def left_out_themes(self) -> blocks.Note | None:
        """The themes of which the articles do not speak, by name."""
        return headings.left_out_themes(self.lang, self.left_out) if self.left_out else None

    def ledger_heading(self) -> blocks.Title:
        """How many disputes there are, and how many of them are contradictions."""
        return headings.ledger_heading(self.index)

    def sources_heading(self) -> blocks.Title:
        """How many articles there are, from when to when, and which share passages."""
        return headings.sources_heading(self.index)

    def cards_heading(self) -> blocks.Title:
        """How many products the articles tell about, and how many of them without a number of anybody using them."""
        return headings.cards_heading(self.index, [card.original for card in self.cards().cards] if self._made_overview else None)

    # --- disputes and reference ---

    def disputes_heading(self) -> blocks.Title:
        """How many contradictions and other differences this theme's findings meet, the gravest named."""
        return headings.disputes_heading(self.index, self._met)

    @property
    def _met(self) -> set[str]:
        """The disputes that this theme's findings meet, by id."""
        return {d for f in self.conclusions.findings() for d in f.disputes}

    def ledger_limits(self) -> blocks.Note:
        """What the ledger is known to miss."""
        return reference.limits(self.index, _measured())

    def ledger_part(self, weight: str) -> blocks.Title | None:
        """The heading over the disputes of one weight (contradiction, reading, definition); nothing where there is none."""
        return headings.ledger_part(self.index, weight)

    def ledger(self, weight: str | None = None, *, whole: bool = False) -> blocks.Ledger | blocks.Note | None:
        """The disputes that this theme's findings meet; `whole` for all, or for those of one `weight` (contradiction, reading, definition), of which
        there may be none. Raises BadArgument for another weight."""
        if weight not in (None, *SEVERITIES):
            raise BadArgument(f"ledger: {weight!r} is no weight of a dispute; use one of {', '.join(SEVERITIES)}")
        if weight and whole and not self.ledger_part(weight):
            return None
        met = {dispute_id(d) for d in self.facts.disputes} if whole else self._met
        return ledger(self.index, {dispute_id(d) for d in self.facts.disputes if dispute_id(d) in met and weight in (None, severity(d))})

    def tests(self) -> blocks.Table | blocks.Note:
        """What would change the report's mind: the evidence that no article gives, and what each finding would become with it."""
        return reference.tests(self.lang, [c for c in self.themes.values() if c.codebook.tests])

    def cards(self) -> blocks.Cards:
        """A card for every product, feature, company and person that the articles name."""
        return self._cards

    @cached_property
    def _cards(self) -> blocks.Cards:
        return cards.cards(self._reference)

    def sources(self) -> blocks.Sources:
        """A card for every article."""
        return cards.sources(self.index)

    def glossary(self) -> blocks.Table | None:
        """The terms of the report: what each metric counts, and the concepts of the lexicon; nothing where the articles have none."""
        return reference.glossary(self._reference)

    @cached_property
    def _reference(self) -> EvidenceIndex:
        """The index for cards and glossary: the lexicon describes things as the project's own articles show them, so not where the overview is made."""
        if not self._made_overview:
            return self.index
        return EvidenceIndex(self.facts, self.lang, Names(self.index.names.over, described=False), self.index.glosses)

    @property
    def _made_overview(self) -> bool:
        return self.themes[OVERVIEW].codebook.path.name == MADE

    def codebook(self) -> blocks.Table:
        """Every column of every table of facts."""
        return reference.columns(self.lang)

    def codes_table(self) -> blocks.Table | None:
        """The codes of all themes: what was judged, and by what rule; nothing where no article bears one out."""
        return reference.codes(self.index, self.books)

    def stances(self) -> blocks.Table:
        """What is stated, implied, told of or denied: the rule of each stance."""
        return reference.stances(self.lang)

    def thresholds(self) -> blocks.Table:
        """The rules of the method that are numbers."""
        return thresholds(self.lang)

    def counts(self) -> blocks.Table:
        """How many facts of each kind were read, article by article."""
        return reference.counts(self.index)

    def quality(self) -> blocks.Table | blocks.Note:
        """How well the articles are read, as measured against a gold reading of them."""
        return reference.quality(self.index, _measured())

    def errors(self) -> blocks.Table | blocks.Note:
        """What was read otherwise than people read it, by name."""
        return reference.errors(self.index, _measured())

    def downloads(self) -> blocks.Table:
        """The files that go with the report."""
        return reference.downloads(self.published, self.lang, len(self.coded))

    # --- for an analyst at the keyboard ---

    def offered(self, question: str) -> list[str]:
        """What may stand in the quotation marks of a question ("finding", "show", …), so that a notebook can complete it."""
        takes: dict[str, Callable[[], Iterable[str]]] = {
            "finding": lambda: [row["id"] for row in self.conclusions.codebook.findings],
            "concordance": lambda: sorted({m.entity for m in self.facts.mentions}),
            **dict.fromkeys(("ledger", "ledger_part"), lambda: SEVERITIES),
            "frame": lambda: TABLES,
            "show": lambda: map(self.index.sentence_id, self.facts.sentences),
        }
        if question in DRAWN:
            return [name for name, spec in self.conclusions.codebook.figures.items() if DRAWN[question] in spec]
        return list(takes[question]()) if question in takes else []


def _measured() -> dict[str, Any]:
    """What `make measure` wrote down."""
    return json.loads((NOTEBOOKS / "90-sources-and-method.measured.json").read_text(encoding="utf-8"))
