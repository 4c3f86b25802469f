"""A word in its contexts, as a block of a report: the places that concordance.py finds, each leading to its sentence."""

from typing import Any

from casebook import blocks, say
from casebook.corpus.script import simplify
from casebook.findings.evidence import EvidenceIndex, Ref
from casebook.turns import in_turns
from casebook.words.concordance import Line, concordance, in_either_script

MOST_LINES = 12
WHOLE = ("all {all} places", "全部{all}处")
CUT = ("{shown} of {all} places, the first of each article", "各篇靠前的{shown}处（共{all}处）")


def in_context(word: str, index: EvidenceIndex) -> blocks.Concordance:
    """A name of the lexicon in all its forms, or any words in either script, in article order; of many places, the first of every article."""
    sentences = [(s.doc, s.index, s.text) for s in index.facts.sentences if not s.heading]
    forms = sorted({m.surface for m in index.facts.mentions if m.entity == word}) or in_either_script(word, [text for *_, text in sentences])
    found = concordance(sentences, forms)
    chosen = in_turns(found, MOST_LINES, lambda line: line.doc)
    many = say.either(index.lang, *(WHOLE if len(chosen) == len(found) else CUT)).format(shown=len(chosen), all=len(found))
    title = say.either(index.lang, "{} in context: {}", "“{}”的上下文：{}").format(_called(word, index), many)
    evidence = index.show(_place(line, index) for line in chosen)
    return blocks.Concordance(id="kwic-" + word, title=title, lines=[_told(line, index) for line in chosen], evidence=evidence)


def _called(word: str, index: EvidenceIndex) -> str:
    """A name or word of the articles as the edition says it at the head of a line: a word of theirs with its translation, in Simplified whatever its script."""
    name, plain = index.names.show(word, index.lang), simplify(word)
    if name == word:
        english = index.names.english(plain) if index.lang == "en" else ""
        name = f"{english} ({plain})" if english else plain
    return name[:1].upper() + name[1:]


def _told(line: Line, index: EvidenceIndex) -> dict[str, Any]:
    """A line; in English with the translation of its sentence, where there is one."""
    sentence = index.sentence(_place(line, index))
    gloss = index.glosses.get(sentence.text, "") if sentence and index.lang == "en" else ""
    evidence = f"{index.sources[line.doc]}·{line.index}"
    marks = {evidence: [[line.at, line.at + len(line.key)]]}
    return {"left": line.left, "key": line.key, "right": line.right, "evidence": evidence, "marks": marks, "gloss": say.curled(gloss)}


def _place(line: Line, index: EvidenceIndex) -> Ref:
    """Where the word of a line stands."""
    start = index.by_id[f"{index.sources[line.doc]}·{line.index}"].start + line.at
    return Ref(line.doc, start, start + len(line.key))
