"""A finding under question: what it rests on, and the words in which an answer tells of it. doubts.py asks, this knows."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from casebook import say
from casebook.facts.called import called
from casebook.facts.records import Claim
from casebook.facts.supposed import supposed
from casebook.findings.conclude import Conclusions, Grounds
from casebook.findings.evidence import Ref, ref
from casebook.findings.tally import small_number

LISTED = 3  # things that an answer names one by one: what can be said in a breath
INNER = str.maketrans("“”", "‘’")  # quotation marks within others


class Doubt(NamedTuple):
    """One place where a finding is weak: what it is `about`, the spans that show it, what fills the words, and whether the headline rests on it."""

    about: str
    places: tuple[Ref, ...]
    slots: dict[str, str]
    core: bool = True


@dataclass(frozen=True)
class Ground:
    """A finding under question: its row of the codebook and what it rests on. `as_of` is the edition's date, ISO."""

    theme: Conclusions
    row: dict[str, Any]
    grounds: Grounds
    as_of: str

    @property
    def lang(self) -> str:
        """en or zh."""
        return self.theme.lang

    @property
    def tests(self) -> list[dict[str, Any]]:
        """The tests of this finding whose evidence no article gives."""
        return [test for test in self.theme.codebook.tests if test["of"] == self.row["id"] and not self.theme.turned_up(test)]

    def say(self, en: str, zh: str) -> str:
        """One of two wordings."""
        return say.either(self.lang, en, zh)

    def listed(self, items: Iterable[str]) -> str:
        """Some of the things, each once, as a list within a sentence; of many the first, and how many more there are."""
        every = list(dict.fromkeys(items))
        shown, more = every[:LISTED], len(every[LISTED:])
        text = self.say("; ", "；").join(shown)
        return text + self.say(f"; and {small_number(more, 'en')} more", f"；另有{small_number(more, 'zh')}项") if more else text

    def number(self, n: int) -> str:
        """A small count in words."""
        return small_number(n, self.lang)

    def articles(self, docs: Iterable[str]) -> str:
        """Articles by short name and number: Leiphone 2015 (S4)."""
        index, told = self.theme.index, set(docs)
        named = [self.say("{} ({})", "{}（{}）").format(index.short[doc], number) for doc, number in index.sources.items() if doc in told]
        return self.say(" and ", "和").join(filter(None, (self.say(", ", "、").join(named[:-1]), *named[-1:])))

    def name(self, entity: str | None) -> str:
        """An entity in the edition's words."""
        return self.theme.index.names.show(entity, self.lang)

    def speaker(self, name: str) -> str:
        """A speaker in the edition's words."""
        return self.theme.index.names.speaker(name, self.lang)

    def line(self, claim: Claim) -> str:
        """A claim in words (who, what, how much, when), to stand between quotation marks."""
        return self.theme.index.claim_line(claim).translate(INNER)

    def lines(self, claims: Iterable[Claim]) -> str:
        """Claims in words, each with its article."""
        index = self.theme.index
        return self.listed(self.say("{} ({})", "{}（{}）").format(index.claim_line(c), index.sources[c.doc]) for c in claims)

    def places(self, names: Iterable[str]) -> tuple[Ref, ...]:
        """Where the named facts stand."""
        return tuple(dict.fromkeys(p for name in names for p in self.theme.found[name].places))

    def docs(self, names: Iterable[str]) -> set[str]:
        """The articles that tell the named facts."""
        return {p.doc for p in self.places(names)}

    def stated(self, name: str) -> tuple[Ref, ...]:
        """Where a fact is stated, and not only implied."""
        return self.theme.stated.get(name, self.theme.found[name].places)

    def witnesses(self, name: str) -> int:
        """How many independent origins state a fact."""
        return len(self.theme.index.origins(self.stated(name)))

    @cached_property
    def claims(self) -> list[tuple[str, Claim, tuple[Ref, ...]]]:
        """The numbers that the finding rests on, those of its headline first: name, the claim that stands for it, and where it is told."""
        names = dict.fromkeys((*self.grounds.core, *self.grounds.rests))
        found = ((name, self.theme.found[name]) for name in names)
        return [(name, f.fact, f.places) for name, f in found if isinstance(f.fact, Claim)]

    def doubt(self, name: str, places: Iterable[Ref], **slots: str) -> Doubt:
        """A doubt about a named fact."""
        return Doubt(name, tuple(places), slots, name in self.grounds.core)

    def counts_like(self, claim: Claim) -> list[Claim]:
        """What is given as counted of the same thing in the same measure, that number itself left out."""
        rows = (c for c in self.theme.facts.claims if (c.entity, c.metric) == (claim.entity, claim.metric) and is_count(c))
        return [c for c in rows if ref(c) != ref(claim) and (c.value, c.value_low) != (claim.value, claim.value_low)]

    def counted_else(self, claim: Claim) -> str:
        """In a sentence, what else counts the thing; empty for a number of no named measure."""
        if claim.metric == "other":
            return ""
        others = self.counts_like(claim)
        if others:
            return self.say(" Given as counted: {}.", "给出的统计有：{}。").format(self.lines(others))
        measure = called(claim)
        none = self.say(" No article counts {} of {}.", "没有文章统计过{1}的{0}。")
        return none.format(self.say(measure.en.lower(), measure.zh), self.name(claim.entity))


def is_count(claim: Claim) -> bool:
    """Whether a number is given as counted: no rumour, target, joke or sum."""
    return not {"rumour", "target"} & {*claim.hedges, claim.qualifier} and not supposed(claim)
