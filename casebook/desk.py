"""What an analyst asks at the keyboard beside the blocks of a report: the facts as pandas tables, and sentences by their ids."""

from dataclasses import fields
from functools import cached_property
from typing import TYPE_CHECKING

from casebook import blocks, say
from casebook.errors import BadArgument
from casebook.facts.records import TABLES, Facts
from casebook.findings.evidence import EvidenceIndex, Ref

if TYPE_CHECKING:
    import pandas as pd


class Desk:
    """The facts of a folder, to be looked into; `facts` and `index` are those of its case."""

    facts: Facts
    index: EvidenceIndex

    def frame(self, table: str) -> "pd.DataFrame":
        """A table of facts ("claims", "events", …) as a pandas DataFrame, columns as in the codebook; `evidence` is the sentence that a row stands in.

        Raises BadArgument for a table that there is not.
        """
        import pandas as pd

        if table not in TABLES:
            raise BadArgument(f"{table!r}: no table of facts; use one of {', '.join(TABLES)}")
        rows = pd.DataFrame([vars(row) for row in getattr(self.facts, table)], columns=[f.name for f in fields(TABLES[table])])
        if {"doc", "start"} <= set(rows.columns):
            rows["evidence"] = [self.index.id(Ref(doc, start, start)) for doc, start in zip(rows["doc"], rows["start"], strict=True)]
        return rows

    @cached_property
    def documents(self) -> "pd.DataFrame":
        """Every article: title, publisher, date, script."""
        return self.frame("documents")

    @cached_property
    def sentences(self) -> "pd.DataFrame":
        """Every sentence and heading of the articles."""
        return self.frame("sentences")

    @cached_property
    def claims(self) -> "pd.DataFrame":
        """Every number: whose, what it measures, value, hedge, time."""
        return self.frame("claims")

    @cached_property
    def events(self) -> "pd.DataFrame":
        """Every dated event: when, who, what kind."""
        return self.frame("events")

    @cached_property
    def quotes(self) -> "pd.DataFrame":
        """Every quotation: who says it, in what words."""
        return self.frame("quotes")

    @cached_property
    def relations(self) -> "pd.DataFrame":
        """What one thing is to another: owner, team, successor."""
        return self.frame("relations")

    @cached_property
    def agreements(self) -> "pd.DataFrame":
        """What several articles state alike."""
        return self.frame("agreements")

    @cached_property
    def disputes(self) -> "pd.DataFrame":
        """Where articles contradict one another, or a number cannot be right."""
        return self.frame("disputes")

    @cached_property
    def mentions(self) -> "pd.DataFrame":
        """Every place where something is named."""
        return self.frame("mentions")

    @cached_property
    def words(self) -> "pd.DataFrame":
        """How often a word stands in a sentence."""
        return self.frame("words")

    def show(self, *ids: str) -> blocks.Table:
        """Sentences by their ids ("S3·12", as in the column `evidence` and behind every statement), with what was read in each.

        Raises BadArgument for an id that no article has.
        """
        places = {self.index.sentence_id(s): Ref(s.doc, s.start, s.start) for s in self.facts.sentences}
        if strange := [i for i in ids if i not in places]:
            raise BadArgument(f"{strange[0]!r}: no sentence of these articles; write article and number as S1·1")
        shown = self.index.show(places[i] for i in ids)
        rows = [
            {"id": {"text": "", "evidence": [i]}, "sentence": shown[i].sentence, "read": say.either(self.index.lang, "; ", "；").join(shown[i].read)}
            for i in dict.fromkeys(ids)
        ]
        labels = (("id", "Sentence", "编号"), ("sentence", "Original", "原文"), ("read", "Read as", "读取结果"))
        columns = [{"key": key, "label": say.either(self.index.lang, en, zh), "align": "left"} for key, en, zh in labels]
        return blocks.Table(id="sentences", title=say.either(self.index.lang, "Sentences", "原句"), columns=columns, rows=rows, evidence=shown)
