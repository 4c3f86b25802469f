"""What becomes of each finding when any one article is left out (the jackknife: Tukey 1958, here over articles).

The codebooks are concluded from again over the facts that remain (facts/without.py). Only an article can matter that carries something which at
most one other origin says, or that is a side of every dispute about it: of three origins that say the same, two remain whichever goes, and what is picked by
date or size is picked again. Counts of articles in a finding's words are the exception; so where the articles are few, each is left out that any
finding looks at. Of many, those are tried that carry most, at most `MOST`.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from casebook.facts.records import Facts
from casebook.facts.without import without
from casebook.findings.conclude import Conclusions, Verdict
from casebook.findings.evidence import EvidenceIndex, Ref
from casebook.findings.query import TABLES, matching

MOST = 30  # articles left out in turn; a table of more columns nobody reads
FEW = 2  # origins that say a thing, up to which the loss of one can be felt

# What can become of a finding, the worst first.
OUTCOMES = ("falls", "detail", "weaker", "implied", "otherwise", "settled", "holds")


@dataclass(frozen=True)
class Influence:
    """`outcomes`: finding → article → what becomes of it without that article (OUTCOMES), for the articles `tried`, in the folder's order; `untried`
    says how many others may matter. `otherwise`: finding → article → the headline in the language `lang`, where other words are all that changes."""

    tried: list[str]
    outcomes: dict[str, dict[str, str]]
    untried: int = 0
    lang: str = ""
    otherwise: dict[str, dict[str, str]] = field(default_factory=dict)

    def without(self, finding: str, *outcomes: str) -> list[str]:
        """The articles without which one of these outcomes befalls a finding."""
        return [doc for doc, outcome in self.outcomes.get(finding, {}).items() if outcome in outcomes]

    def of(self, findings: Collection[str]) -> "Influence":
        """The same for these findings only."""
        return replace(self, outcomes={finding: outcomes for finding, outcomes in self.outcomes.items() if finding in findings})


def influence(themes: Sequence[Conclusions], most: int = MOST) -> Influence:
    """Leave out every article that can matter, one at a time, and conclude again.

    An overview made from the facts alone would be another one without an article, so that there is nothing to compare: it is passed over.
    """
    themes = [theme for theme in themes if not theme.given]
    full = {finding: theme.verdict(finding) for theme in themes for finding in _ids(theme)}
    if not themes:
        return Influence([], {})
    facts = looked_at(themes)
    index = themes[0].index.over(facts)
    otherwise: dict[str, dict[str, str]] = defaultdict(dict)
    order = [d.doc for d in index.documents]
    carried = _carriers(themes, everything=len(order) <= most)
    chosen = set(sorted(filter(carried.__contains__, order), key=lambda doc: -carried[doc])[:most])  # of equals the first, in every process alike
    tried = [doc for doc in order if doc in chosen]
    outcomes: dict[str, dict[str, str]] = {finding: {} for finding in full}
    for doc in tried:
        for left in _left(themes, index, doc):
            for finding in _ids(left):
                verdict = left.verdict(finding)
                outcomes[finding][doc] = _outcome(full[finding], verdict)
                if outcomes[finding][doc] == "otherwise":
                    otherwise[finding][doc] = verdict.headline
    return Influence(tried, outcomes, len(carried) - len(tried), themes[0].lang, dict(otherwise))


def reworded(found: Influence, themes: Sequence[Conclusions]) -> dict[str, dict[str, str]]:
    """Finding → article → the headline that the finding would have without it, in the themes' language, where other words are all that changes."""
    themes = [theme for theme in themes if not theme.given]
    if themes and themes[0].lang == found.lang:
        return found.otherwise
    pairs = {(finding, doc) for finding in found.outcomes for doc in found.without(finding, "otherwise")}
    if not pairs:
        return {}
    words: dict[str, dict[str, str]] = defaultdict(dict)
    index, docs = themes[0].index.over(looked_at(themes)), {doc for _, doc in pairs}
    for doc in filter(docs.__contains__, found.tried):
        for left in _left(themes, index, doc):
            for finding in _ids(left):
                if (finding, doc) in pairs:
                    words[finding][doc] = left.verdict(finding).headline
    return dict(words)


def _left(themes: Sequence[Conclusions], index: EvidenceIndex, doc: str) -> Iterator[Conclusions]:
    """The themes concluded from again without an article of the index."""
    rest = index.less(without(index.facts, doc))
    return (Conclusions(theme.codebook, theme.codes, rest.facts, rest) for theme in themes)


def looked_at(themes: Sequence[Conclusions]) -> Facts:
    """The facts that any query of the themes fits, the sentences that hold them or what they quote, and all disputes: enough to conclude the same."""
    facts, index = themes[0].facts, themes[0].index
    queries = [(query, theme.found) for theme in themes for query in theme.codebook.facts.values()]
    tables: dict[str, list[Any]] = {}
    for table in TABLES:
        fitting = {id(row) for query, found in queries for row in matching(query, table, index, found)}
        tables[table] = [row for row in getattr(facts, table) if id(row) in fitting]
    places = {Ref(row.doc, row.start, row.end) for rows in tables.values() for row in rows} | {place for thing in _things(themes) for place in thing}
    held = {(s.doc, s.index) for place in places if (s := index.sentence(place))}
    roots = {index.first_told(doc, number) for doc, number in held}
    sentences = [s for s in facts.sentences if (s.doc, s.index) in held or s.repeats and index.first_told(s.doc, s.index) in roots]
    firsts = [s for s in facts.sentences if f"{s.doc}:{s.index}" in roots]
    kept = {(s.doc, s.index) for s in [*sentences, *firsts]}
    mentions = facts.mentions if any("most" in query for query, _ in queries) else []
    return replace(facts, **tables, sentences=[s for s in facts.sentences if (s.doc, s.index) in kept], mentions=mentions, words=[])


def _ids(theme: Conclusions) -> list[str]:
    return [row["id"] for row in theme.codebook.findings]


def _things(themes: Iterable[Conclusions]) -> Iterator[tuple[Ref, ...]]:
    """The places of everything that a finding may rest on, and of judgements those alone that state them."""
    for theme in themes:
        yield from (found.places for found in theme.found.values())
        yield from theme.stated.values()


def _carriers(themes: Sequence[Conclusions], *, everything: bool) -> Counter[str]:
    """Article → how many of the things that findings rest on it carries, as one of `FEW` origins; with `everything` as one of any number."""
    carried: Counter[str] = Counter()
    index = themes[0].index
    for thing in _things(themes):
        told: dict[str, set[str]] = defaultdict(set)  # origin → the articles that have it
        for place in thing:
            for origin in index.origins([place]):
                told[origin].add(place.doc)
        alone = [docs for docs in told.values() if everything or len(told) <= FEW and len(docs) == 1]
        disputed = [{side["doc"] for side in dispute.sides} for dispute in index.disputes_touching(thing)]
        carried.update(set().union(*alone, set.intersection(*disputed) if disputed else ()))  # only who is in every dispute can settle them
    return carried


def _outcome(full: Verdict, left: Verdict) -> str:
    lost, disputed, firm = "no_longer_supported", "disputed", "corroborated"
    if left.standing == lost:
        # independent sources state the core of a corroborated one: what goes with one article is something else in its words
        return "holds" if full.standing == lost else "detail" if full.standing == firm else "falls"
    if full.standing == firm != left.standing or left.standing == disputed != full.standing:
        return "weaker"
    if full.origins and not left.origins:
        return "implied"
    if left.headline != full.headline:
        return "otherwise"
    return "settled" if full.standing == disputed != left.standing else "holds"
