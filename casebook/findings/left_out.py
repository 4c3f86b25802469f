"""Influence in words: under each finding what it hangs on, and a table of all findings against the articles that any of them hangs on."""

from collections import Counter

from casebook import blocks, say
from casebook.findings.conclude import Conclusions
from casebook.findings.evidence import EvidenceIndex
from casebook.findings.influence import OUTCOMES, Influence

Reworded = dict[str, dict[str, str]]  # finding → article → the headline without it (influence.reworded)

COLUMNS = 12  # articles that a page has room for
WORDS = {
    "falls": ("falls", "不成立"),
    "detail": ("loses a detail", "缺细节"),
    "weaker": ("weaker", "减弱"),
    "implied": ("only implied", "只剩暗示"),
    "otherwise": ("reworded", "措辞要改"),
    "settled": ("undisputed", "无争议"),
    "holds": ("–", "–"),
}
HANGS = {
    "falls": ("needs {}", "{}缺一不可"),
    "detail": ("loses a detail without {}", "缺{}，有细节失去依据"),
    "weaker": ("weaker without {}", "缺{}，印证变弱"),
    "implied": ("only implied without {}", "缺{}，只剩暗示"),
    "otherwise": ("reworded without {}", "缺{}，措辞要改"),
    "settled": ("undisputed without {}", "缺{}，争议消失"),
}
ONE = ("falls without {}", "缺{}不成立")
ALONE = ("rests on {} alone", "只靠{}一篇")
HOLDS = ("Holds whichever article is left out", "缺任何一篇仍成立")
HOLDS_TRIED = ("Holds without any one of the {n} articles that carry most", "最要紧的{n}篇，缺哪一篇仍成立")
TITLE = ("What becomes of each finding without one article", "缺一篇时各条发现如何")
HEADING_TRIED = (
    "Leave one article out: {n} of {all} findings would fall with one of the {tried} weightiest",
    "逐篇剔除：{all}条发现中，{n}条缺了最要紧的{tried}篇之一就不成立",
)
HEADING = ("Leave one article out: {n} of {all} findings would fall", "逐篇剔除：{all}条发现中，{n}条缺了某一篇就不成立")
METHOD = (
    "Each article was left out in turn and everything concluded again from the rest, numbers, sources and disputes included. A finding that falls with "
    "one article is no better than that article; one that holds whichever is left out rests on more than one article.",
    "逐篇剔除，用其余文章连同数字、来源和争议重新得出全部结论。缺了某一篇就不成立的发现，可靠程度不会高于那一篇；缺哪一篇都成立，说明依据不止一处。",
)
NOTE = (
    "A dash: it holds. Falls: no longer supported, be it only because one of its dates or numbers stands in that article alone. Loses a detail: other sources still state it, but not all of its words. Weaker: no longer corroborated. Only implied: no article left states it. Reworded: other words or numbers, as firm as before. Undisputed: nobody contradicts it any more.",
    "短横：仍成立。不成立：失去依据，哪怕只因其中一个日期或数字仅见于该篇。缺细节：其他来源仍这样说，但措辞中有的细节失去依据。减弱：不再有多源印证。只剩暗示：余下的文章都没有明说。措辞要改：表述或数字不同，可靠程度不变。无争议：不再有说法与之矛盾。",
)
READS = (" Reworded without {}: “{}”.", "缺{}，措辞改为：“{}”。")
UNSHOWN = (" Leaving out {} changes no finding.", "缺{}不影响任何一条发现。")
OTHERS = (" Not shown: {n} articles without which fewer findings change.", "另有{n}篇，缺了影响更小，未列出。")


def hangs(finding: str, found: Influence, index: EvidenceIndex, articles: int) -> str | None:
    """Which articles a finding hangs on, and what would become of it without them; None for one that was not looked at.

    `articles` are those that tell any of it: one that stands in a single article rests on that alone.
    """
    if finding not in found.outcomes:
        return None
    pieces = []
    for outcome in OUTCOMES:
        docs = found.without(finding, outcome)
        if docs and outcome in HANGS:
            form = _falling(len(docs), articles) if outcome == "falls" else HANGS[outcome]
            any_of = say.either(index.lang, "", "中任一篇") if outcome != "falls" and len(docs) > 1 else ""
            link = "and" if outcome == "falls" else "or"  # it needs all of them; without any one it changes
            pieces.append(say.either(index.lang, *form).format(_named(docs, index, link) + any_of))
    said = say.either(index.lang, "; ", "；").join(pieces) or say.either(index.lang, *(HOLDS_TRIED if found.untried else HOLDS)).format(
        n=len(found.tried)
    )
    return said[:1].upper() + said[1:]


def _falling(needed: int, articles: int) -> tuple[str, str]:
    """How to say that a finding falls without each of so many articles."""
    if needed > 1:
        return HANGS["falls"]
    return ALONE if articles == 1 else ONE


def heading(found: Influence, lang: str) -> str:
    """How many findings fall with one article or another."""
    falling = sum(bool(found.without(f, "falls")) for f in found.outcomes)
    return say.either(lang, *(HEADING_TRIED if found.untried else HEADING)).format(n=falling, all=len(found.outcomes), tried=len(found.tried))


def felt(found: Influence) -> Counter[str]:
    """Article → how many findings change without it; only those without which any does."""
    return Counter(doc for outcomes in found.outcomes.values() for doc, outcome in outcomes.items() if outcome != "holds")


def table(found: Influence, themes: list[Conclusions], words: Reworded) -> blocks.Table:
    """Findings against the articles without which any of them changes, those first that most hang on where there are too many."""
    index = themes[0].index
    lang = index.lang
    changed = felt(found)
    shown = {doc for doc, _ in changed.most_common(COLUMNS)}
    columns = [doc for doc in found.tried if doc in shown]
    rows = [
        {"finding": verdict.headline} | {index.sources[doc]: _cell(found.outcomes[row["id"]][doc], lang) for doc in columns}
        for theme in themes
        for row in theme.codebook.findings
        if row["id"] in found.outcomes and (verdict := theme.verdict(row["id"])).standing != "no_longer_supported"
    ]
    return blocks.Table(
        id="influence",
        title=say.either(lang, *TITLE),
        columns=[
            {"key": "finding", "label": say.either(lang, "Finding", "发现"), "align": "left"},
            *({"key": index.sources[doc], "label": index.sources[doc], "align": "left"} for doc in columns),
        ],
        rows=rows,
        note=_note(found, set(changed), shown, index) + _otherwise(words, index),
        role="influence",
    )


def _cell(outcome: str, lang: str) -> str:
    return say.either(lang, *WORDS[outcome])


def _note(found: Influence, changed: set[str], shown: set[str], index: EvidenceIndex) -> str:
    note = say.either(index.lang, *NOTE)
    unfelt = [doc for doc in found.tried if doc not in changed]
    if changed - shown:
        return note + say.either(index.lang, *OTHERS).format(n=len(changed - shown))
    return note + (say.either(index.lang, *UNSHOWN).format(_named(unfelt, index)) if 0 < len(unfelt) <= COLUMNS else "")


def _otherwise(words: Reworded, index: EvidenceIndex) -> str:
    """The headlines that would stand instead, one after another."""
    return "".join(say.either(index.lang, *READS).format(index.sources[doc], said) for by_doc in words.values() for doc, said in by_doc.items())


def _named(docs: list[str], index: EvidenceIndex, link: str = "or") -> str:
    """S1, S3 or S4, with the link between the last two; in Chinese without a word between them."""
    names = [index.sources[doc] for doc in docs]
    if index.lang == "zh":
        return "、".join(names)
    return f" {link} ".join(filter(None, (", ".join(names[:-1]), names[-1])))
