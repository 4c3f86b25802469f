"""The numbers that a finding says, apart from its sentences, each with its hedge, its witnesses and who says so.

Left out are numbers that only their own sentence explains (a length of time, a count of no named metric) and numbers that nobody
counted (a joke, a sum done in the head): set by themselves, they would be read as something else.
"""

from typing import Any

from casebook import blocks, say
from casebook.facts import dated
from casebook.facts.called import called
from casebook.facts.records import Claim
from casebook.facts.supposed import supposed
from casebook.findings.codebook import SLOT
from casebook.findings.evidence import EvidenceIndex, contradicts, dispute_id
from casebook.findings.query import Found

UNNAMED = ("duration", "other")
RANKS = ("app_store_rank",)
SAYS_THE_NUMBER = ("", "plain", "bound")  # attributes of a slot; the others say a date, a name, or how many tell it


def numbers(row: dict[str, Any], found: dict[str, Found], index: EvidenceIndex) -> list[blocks.Number]:
    """The numbers of one finding of a codebook, each once, those of its headline first; the same in both editions."""
    headline = dict.fromkeys(_named(row["headline"]))
    text = dict.fromkeys(name for passage in row["text"] for name in _named(passage))
    told = [(name, found[name]) for name in headline | text if name in found]
    return [_number(one, index, name in headline) for name, one in told if isinstance(one.fact, Claim) and _stands_alone(one.fact)]


def _named(pair: dict[str, Any]) -> list[str]:
    """Names of the facts whose number a pair of wordings says, in either language."""
    slots = [slot.partition(".") for lang in say.LANGS for slot in SLOT.findall(pair[lang])]
    return [name for name, _, attribute in slots if attribute in SAYS_THE_NUMBER]


def _stands_alone(claim: Claim) -> bool:
    return claim.metric not in UNNAMED and not supposed(claim)


def _number(one: Found, index: EvidenceIndex, headline: bool) -> blocks.Number:
    claim, lang = one.fact, index.lang
    return blocks.Number(
        value=say.hedged(claim, lang),
        printed=(lang == "en" and say.printed_scale(claim)) or "",
        hedges=claim.hedges or [claim.qualifier],
        what=say.either(lang, called(claim).en, called(claim).zh),
        of=index.names.show(claim.entity, lang),
        as_of=dated.as_of(claim, lang),
        speaker=index.names.speaker(claim.speaker, lang) if claim.speaker else "",
        evidence=list(index.cited(one.places)),
        origins=len(index.origins(one.places)),
        articles=len({place.doc for place in one.places}),
        headline=headline,
        disputes=[dispute_id(d) for d in index.disputes_touching(one.places) if contradicts(d)],
        day=claim.as_of or "",
        rank=claim.metric in RANKS,
    )
