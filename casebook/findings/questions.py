"""The rehearsal: what an audience could ask of a theme's findings, the hardest first, each with the answer that the articles give.

Nothing is typed here: every question comes from a weak place in the facts under a finding (doubts.py), beside the one that the codebook itself
asks of it, which stands first since it is known to be asked, and falls with the facts of its answer. A question is harder where it touches the
answer of a theme or a key finding, and less hard where only the text rests on what it is about, and not the headline. A question of a kind
already asked, or of a finding already asked about, hurts less: an audience does not ask the same thing ten times.

The notes of the slides and `casebook questions` are both made from this.
"""

from collections import Counter
from dataclasses import dataclass

from casebook import blocks, say
from casebook.findings.conclude import Conclusions
from casebook.findings.doubts import KINDS, Kind
from casebook.findings.evidence import Ref
from casebook.findings.ground import Doubt, Ground

HARDEST = 10
KNOWN = 46  # how much the codebook's own question hurts: more than what every report is asked, less than what goes for its sources
WEIGHT = {"answer": 1.5, "summary": 1.5, "key": 1.3, "verdict": 1.1}
BESIDE = 0.85  # of what only the text rests on
KIND_AGAIN, FINDING_AGAIN = 0.55, 0.85  # for each question of the kind, or of the finding, that was asked before


@dataclass(frozen=True)
class Asked:
    """A question to the `finding` of that id; `kind` is one of doubts.KINDS or "known". `places` are the spans that the answer stands on."""

    finding: str
    kind: str
    about: str
    question: str
    answer: str
    hurt: float
    places: tuple[Ref, ...]


def asked(theme: Conclusions, as_of: str) -> dict[str, list[Asked]]:
    """The questions to each finding that stands, in the codebook's order: its own first, then one of each kind, the hardest first."""
    found: dict[str, list[Asked]] = {}
    for row in theme.codebook.findings:
        ground = Ground(theme, row, theme.grounds(row), as_of)
        if ground.grounds.standing == "no_longer_supported":
            continue
        weight = WEIGHT.get("key" if row.get("key") else row.get("role", ""), 1.0)
        doubts = [_of_kind(name, kind, ground, weight) for name, kind in KINDS.items()]
        own = theme.answered(row)
        known = [Asked(row["id"], "known", "known", own[0], own[1], KNOWN * weight, own[2])] if own else []
        found[row["id"]] = known + sorted((d for d in doubts if d), key=lambda d: -d.hurt)
    return found


def hardest(found: dict[str, list[Asked]], most: int = HARDEST) -> list[Asked]:
    """The questions that would hurt most, one at a time; what two findings are asked about alike is asked of the one that it hurts more."""
    left = [question for questions in found.values() for question in questions]
    chosen: list[Asked] = []
    while left and len(chosen) < most:
        kinds, findings = Counter(q.kind for q in chosen), Counter(q.finding for q in chosen)
        best = max(left, key=lambda q: q.hurt * KIND_AGAIN ** kinds[q.kind] * FINDING_AGAIN ** findings[q.finding])
        chosen.append(best)
        left = [q for q in left if (q.kind, q.question) != (best.kind, best.question)]
    return chosen


def block(question: Asked, theme: Conclusions) -> blocks.Question:
    """A question as a finding carries it, with its sentences."""
    evidence = theme.index.show_cited([question.places])
    return blocks.Question(
        kind=question.kind, about=question.about, question=question.question, answer=question.answer, hurt=question.hurt, evidence=evidence
    )


def _of_kind(name: str, kind: Kind, ground: Ground, weight: float) -> Asked | None:
    """The hardest question of one kind, that about the headline before any about the text."""
    doubts = list(kind.find(ground))
    if not doubts:
        return None
    doubt = max(doubts, key=lambda d: d.core)
    question, answer = (_words(form, doubt, ground.lang) for form in (kind.en if ground.lang == "en" else kind.zh))
    hurt = kind.hurt * weight * (1 if doubt.core else BESIDE)
    return Asked(ground.row["id"], name, doubt.about, question, answer, hurt, doubt.places)


def _words(form: str, doubt: Doubt, lang: str) -> str:
    """A form with its slots filled, as a sentence."""
    filled = form.format(**doubt.slots)
    filled = say.curled(filled) if lang == "en" else filled
    return filled[:1].upper() + filled[1:]
