"""Numbers that nobody counted: a joke (打趣), or a sum done in the head (算了一笔账). And what is told only as the belief of others.

Such a number is told by words before it in its sentence. It is read like any other, with the hedge that it has itself, and is never set beside counts.
"""

import re

from casebook.facts.records import Claim

BELIEF = re.compile(r"认为|认為|以为|以為|据说|據說")
JOKE = re.compile(r"打趣|调侃|調侃|开玩笑|開玩笑|戏称|戲稱")
SUM = re.compile(r"算了?一?[笔筆下个個][账賬]|粗略(?:地)?(?:估|计|計)?算|假设|假設|假如|姑且")


def supposed_in(before: str) -> str:
    """What the words before a number make of it: "joke", "sum", or "" for a number that somebody gives as counted."""
    return "joke" if JOKE.search(before) else "sum" if SUM.search(before) else ""


def supposed(claim: Claim) -> str:
    """The same of a claim."""
    return supposed_in(claim.sentence[: claim.start - claim.sentence_start])
