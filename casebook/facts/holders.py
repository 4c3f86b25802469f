"""Who holds a share: “甲持股8%，乙持股2%”, a list of holders, each with its own part."""

import re

from casebook.facts.view import Line

HOLDER_REACH = 60  # characters: a holder's name in two scripts, the verb and what joins them
# “…持股8.2%，有46.6%的投票权”: what goes on with the holder before it
SAME_HOLDER = re.compile(
    r"的?(?:股份|股权|股票)?[，、]?(?:并|且|同时|以及|和)?(?:有|拥有|享有|占有?|对应|掌握|控制)?(?:约|超|近)?的?(?:投票权|表决权)?(?:比例|占比)?(?:为|约|达)?"
)
HOLDS = re.compile(
    r"(?:^|[，、；：])(?:其中|而|但)? ?([一-龥A-Za-z·.&' ]{2,36}?)(?:本人|个人|自己)?(?:（([^（）]{2,20})）)?(?:合计|各自|共)?(?:持股|占股|持有)(?:比例)?(?:为|约|达)?$"
)


def holder_of(line: Line, at: int) -> str | None:
    """“甲持股8%，乙持股2%”: a list of holders tells them apart, each with its own part; one holder alone is only how much is held."""
    mine = _holding(line, at)
    others = (q for q in line.quantities if q.unit == "%" and (held := _holds(line, q.start)) and mine and held.start(1) != mine.start(1))
    if not mine or next(others, None) is None:
        return None
    for part in (2, 1):  # “Xiaoyu Lin（林小羽）”: in brackets stands the name that the text goes on with
        known = next((n.entity for n in line.names if mine[part] and n.end == mine.end(part) and n.start >= mine.start(part)), None)
        if known:
            return known
    return mine[2] if mine[2] and re.match("[一-龥]", mine[2]) else mine[1].strip()


def _holds(line: Line, at: int) -> re.Match[str] | None:
    """“甲合计持股”, right before the number."""
    return HOLDS.search(line.text, max(0, at - HOLDER_REACH), at)


def _holding(line: Line, at: int) -> re.Match[str] | None:
    """The holder of a share, also where the number goes on with the holder of the one before."""
    mine = _holds(line, at)
    before = next((q for q in reversed(line.quantities) if q.end <= at), None)
    goes_on = before and SAME_HOLDER.fullmatch(line.text, before.end, at)
    return mine or (_holding(line, before.start) if before and goes_on else None)
