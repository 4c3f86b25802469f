"""A drawing as a figure of a report: its title, subtitle, source, note and what a listener is told, in the words of the codebook's entry."""

import re
from collections.abc import Sequence
from typing import Any

from casebook import blocks, say
from casebook.exhibits.drawing import Drawing, period, source_name
from casebook.findings.conclude import Conclusions
from casebook.findings.evidence import EvidenceIndex

ALT = {"en": "{title}. {kind}. {subtitle}", "zh": "{title}。{kind}。{subtitle}"}
SOURCE = {"en": "{articles} (numbered as under Sources)", "zh": "{articles}（编号见“来源”一章）"}
MOST_SOURCES = 24  # articles that a figure names one by one as its source


def words_around(told: Conclusions, spec: dict[str, Any], drawing: Drawing, talk: Drawing, finding: blocks.Finding | None) -> dict[str, Any]:
    """What stands around a figure, by the names of a blocks.Figure: `spec` is its entry in the codebook, `drawing` what the report shows of it and `talk`
    what a slide shows, `finding` the finding that its entry names."""
    frame = _Frame(told, spec, finding)
    title, subtitle = frame.title(drawing), frame.filled(spec["subtitle"], drawing)
    shorter = frame.filled((spec | spec.get("talk", {}))["subtitle"], talk)
    return {
        "title": title,
        "subtitle": subtitle,
        "source": SOURCE[told.lang].format(articles=sources(told.index, drawing.documents)),
        "alt": frame.alt(title, drawing, subtitle),
        "long": frame.long(title, drawing),
        "data": drawing.table,
        "note": frame.note(drawing),
        "talk_title": frame.talk_title(talk),
        "talk_subtitle": shorter,
        "talk_said": spec.get("talk", {}).get("said"),
        "talk_alt": frame.alt(title, talk, shorter),
        "talk_long": frame.long(title, talk),
        "chart": talk.chart,
    }


def sources(index: EvidenceIndex, docs: Sequence[str]) -> str:
    """The articles that a figure draws on by name; of very many their number and the years that they are of."""
    drawn = [d for d in index.documents if d.doc in docs]
    if len(drawn) <= MOST_SOURCES:
        return say.either(index.lang, ", ", "、").join(source_name(d, index) for d in drawn)
    years = period((d.published[:4] for d in drawn if d.published), index.lang)
    return say.either(index.lang, ", ", "，").join(filter(None, (say.either(index.lang, "{} articles", "{}篇文章").format(len(drawn)), years)))


class _Frame:
    """The words of one entry, filled from what is drawn and from what its theme found."""

    def __init__(self, told: Conclusions, spec: dict[str, Any], finding: blocks.Finding | None):
        self.told, self.spec, self.finding, self.lang = told, spec, finding, told.lang
        self.fallen = finding is not None and finding.standing == "no_longer_supported"

    def alt(self, title: str, drawing: Drawing, subtitle: str) -> str:
        return ALT[self.lang].format(title=title, kind=drawing.kind, subtitle=subtitle)

    def long(self, title: str, drawing: Drawing) -> str:
        return say.either(self.lang, "{}. {}", "{}。{}").format(title, drawing.long)

    def note(self, drawing: Drawing) -> str | None:
        """The note of the codebook, and after it what only what is drawn can tell."""
        note = self.told.in_force(self.spec.get("note", {}))
        said = self.filled(note, drawing) + self.told.and_unchecked(note) if note else ""
        beside = drawing.words.get("beside", "")
        return say.either(self.lang, " ", "").join(filter(None, (said, say.either(self.lang, say.curled(beside), beside)))) or None

    def filled(self, pair: dict[str, str], drawing: Drawing) -> str:
        """Words of the codebook with their slots filled: first from what is drawn ({period}), then from facts, as in a finding.

        The ≠ that a disputed number carries in a finding is left out: beside a figure's words is the figure, and those that set two against
        one another say so between them.
        """
        text = pair[self.lang]
        for name, value in drawing.words.items():
            text = text.replace(f"{{{name}}}", value)
        return re.sub(r"(?<=\w)≠", "", self.told.fill({self.lang: text}, short=True))

    def title(self, drawing: Drawing) -> str:
        """The figure's own title, else the headline of the finding that it shows; where that has fallen, only what is drawn."""
        if self.fallen:
            return say.either(self.lang, "{}: {}", "{}：{}").format(self.told.codebook.head["title"][self.lang], drawing.kind)
        own = self.told.in_force(self.spec.get("title", {}), title=True)
        return self.filled(own, drawing) if own or not self.finding else self.finding.headline

    def talk_title(self, drawing: Drawing) -> str:
        """What the slide is called that shows the figure, where its entry says so and that holds; else "", as where its finding has fallen."""
        if "title" not in self.spec.get("talk", {}) or self.fallen:
            return ""
        held = self.told.in_force(self.spec["talk"]["title"], title=True)
        return self.filled(held, drawing) if held else ""
