"""How a name stands in its sentence: as what it is about, or only compared with, set aside, in a list of examples, in the reason given."""

import re
from bisect import bisect_right

from casebook.facts.view import Line
from casebook.reading.entity import Named

COMPARED = re.compile(r"(?:超越|反超|超过|不及|低于|高于|相比|对比下?|比起|比|达不到|不如|不同于|区别于|与|和|同|跟|较)[“\"]?$")
# “仅次于甲、乙和丙”: with all that stand in the row
COMPARED_ROW = re.compile(r"(?:次于|超越|反超|落后于|领先于?|高于|低于|不及)(?:[^，。；的、]{1,12}[、和与及]){0,6}$")
ROW_REACH = 80  # characters of such a row
LIKENED = re.compile(r"[”」]?(?:之称|般的)")  # “有‘中国Instagram’之称的某某”
LONGEST_COMPARED = 4  # characters of a word of comparison with a quotation mark
TOGETHER = re.compile(r"(?:、[^，。、]{1,12})*(?:一起|一道|并列|齐名|并肩)")  # “与甲、乙一起，成为…”: company, not whom it is said of
AGENT = ("由", "被")  # “由某某领投，估值…”: the one who does it, not the one it is said of
SHARE_OF = re.compile(r"倍|一半|分之")
LOCATED = re.compile(r"[”\"]?(?:上|里|平台|发布|制作|举行|召开|发文|投放|热搜)")
REASON = re.compile(r"，(?:主要|部分)?(?:是|系)?(?:由于|因为|归因于|得益于|受惠于?|受益于)")
SET_ASIDE = re.compile(r"(?:若|如|倘若)?(?:不考虑|不计入?|不包括|剔除|撇除|扣除|排除|除去)")
INCLUDES, AND_OTHERS = re.compile(r"(?:包括|包含|涵盖)[^，。；]*$"), re.compile(r"[^，。；]{0,24}?等的")
WENT_TO = re.compile(r"(?:投奔|入职|跳槽[到至]?|任职于|就职于|供职于|毕业于)了?$")
WORKED = (("从", re.compile(r"(?:辞职|离职|离开|出来|毕业|跳槽)")), ("在", re.compile(r"(?:任职|工作|就职|供职|上班)")))
CAUSE = re.compile(r"^(?:由于|因为|因|受|得益于|随着)")


def is_compared(line: Line, name: Named) -> bool:
    """“超越微信”, “与微信一起”, “在微信上发布”: what something is set against or done with, and not what it is about."""
    before = line.text[max(0, name.start - LONGEST_COMPARED) : name.start]
    if before.endswith("在") and LOCATED.match(line.text[name.end :]):
        return True
    if LIKENED.match(line.text, name.end):
        return True
    if before.rstrip().endswith(AGENT) and any(n.start < name.start for n in line.names):
        return True
    if COMPARED_ROW.search(line.text, max(0, name.start - ROW_REACH), name.start):
        return True
    lead = COMPARED.search(line.text, name.start - len(before), name.start)
    if not lead:
        return False
    joined = lead.group().rstrip('“"') in ("与", "和", "同", "跟")
    if joined and TOGETHER.match(line.text, name.end):
        return True
    return not joined or any(n.end <= lead.start() and n.end >= lead.start() - 2 for n in line.names)


def is_set_aside(line: Line, name: Named) -> bool:
    """“若不考虑合并某某的影响，收入升两成”, “新业务包括某某、某某等的收入”, “从某某辞职后”: left out of what is told, an example, where somebody worked."""
    before = line.text[line.clause_at(name.start)[0] : name.start]
    example = INCLUDES.search(before) and AND_OTHERS.match(line.text, name.end)
    worked = WENT_TO.search(before) or any(before.endswith(at) and left.match(line.text, name.end) for at, left in WORKED)
    return bool(SET_ASIDE.match(before) or example or worked)


def in_a_list(line: Line, name: Named) -> bool:
    """“甲、乙、丙等平台”: three or more in a row are examples."""
    if "、" not in line.text:
        return False
    near = [n for n in line.names if abs(n.start - name.start) < 30]
    joined = sum(line.text[a.end : b.start] == "、" for a, b in zip(near, near[1:], strict=False))
    return joined > 1


def is_listed(line: Line, name: Named) -> bool:
    """A name that is joined to others, or ends their list."""
    return line.text[name.start - 1 : name.start] in ("、", "和", "及", "与") or line.text[name.end : name.end + 1] in ("、", "和", "及", "与", "等")


def in_a_cause(line: Line, name: Named) -> bool:
    """“由于甲增长，以及乙减亏，…”: those in the cause are not whom the sentence is about."""
    start, stop = line.clause_at(name.start)
    return CAUSE.match(line.text[start:stop]) is not None or re.match(r"以及|和|及", line.text[start:stop]) is not None


def in_the_reason(line: Line, name: Named) -> bool:
    """“收入升三成，由于甲增长，以及乙减亏”: from 由于 on a sentence tells the reason."""
    return REASON.search(line.text, 0, name.start) is not None


def begins_clause(line: Line, name: Named) -> bool:
    """Whether a name stands at the head of its clause, or a character after it."""
    at = bisect_right(line.clauses(), (name.start, len(line.text) + 1)) - 1
    return at >= 0 and name.start - line.clauses()[at][0] <= 2


def is_head(line: Line, name: Named, stop: int) -> bool:
    """“开发了甲和乙的丙，…”: the name that a clause leads to is what it is about."""
    return line.text[name.start - 1 : name.start] == "的" and not line.text[name.end : stop].strip("，：；”」")


def is_base(line: Line, name: Named, at: int, end: int) -> bool:
    """“…是甲和乙的三倍”: what a multiple is counted from."""
    return SHARE_OF.search(line.text[at:end]) is not None and re.fullmatch(r"[^，]{0,8}的", line.text[name.end : at]) is not None
