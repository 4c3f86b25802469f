"""Every claim of an article with its sentence and why it was read so, for whoever doubts one: `casebook facts … --explain`."""

from collections.abc import Iterator

from casebook.facts.records import Claim, Facts


def explained(facts: Facts) -> Iterator[str]:
    """Lines of text, four a claim: where it stands and what it says, its sentence with the number marked, the rules, a blank line."""
    for claim in facts.claims:
        yield f"{claim.doc}:{claim.start}  {claim.surface} = {_amount(claim)} {claim.unit}, {', '.join(claim.hedges) or claim.qualifier}"
        yield f"    {_marked(claim)}"
        yield f"    {_reasons(claim)}"
        yield ""


def _amount(claim: Claim) -> str:
    return f"{claim.value:,.15g}" if claim.value is not None else f"{claim.value_low:,.15g}–{claim.value_high:,.15g}"


def _marked(claim: Claim) -> str:
    at = claim.start - claim.sentence_start
    after = at + len(claim.surface)
    return f"{claim.sentence[:at]}【{claim.sentence[at:after]}】{claim.sentence[after:]}".replace("\n", " ")


def _reasons(claim: Claim) -> str:
    """What was decided, each with the rule that decided it; the rules are those of the record."""
    said = {"metric": claim.metric, "entity": claim.entity, "time": claim.as_of}
    parts = (part.partition(": ") for part in claim.rule.split("; "))
    decided = [f"{what}: {said[what]} ({rule})" if what in said else f"{what}: {rule}" for what, _, rule in parts]
    return "; ".join([*decided, f"speaker: {claim.speaker}"])
