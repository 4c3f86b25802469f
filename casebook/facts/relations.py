"""Relations between two names of one sentence, read from the words between, before and after them.

A rule is a relation, a pattern for the words between the two names, and where needed one for the words before or after;
`turned` says that the second name is the subject. A feature belongs to the owner that the lexicon gives it, where both stand in
one sentence. Hearsay and wishes are no investments.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import takewhile

from casebook.facts.records import Relation
from casebook.facts.view import Line, View
from casebook.needs import Selection
from casebook.reading.entity import Named

WISH = re.compile(r"希望|有意|计划|打算|传闻|传言|想要")
COMPANIES = ("company", "org", "person")
THINGS = ("product", "feature", "company", "media")
TITLE = r"(?:CEO|创始人|联合创始人|负责人|产品负责人|产品经理|产品主管|主管|总裁|董事长|首席执行官|掌门人)"
FAR = 48  # characters between two names; the longest pattern between them is shorter
NOT_FAR = r"[^。！？；]"
NO_MARKS = str.maketrans("", "", '“”"')


@dataclass(frozen=True)
class Rule:
    """One way to say a relation. Patterns are matched whole between the names (`mid`), at their left end and right end."""

    relation: str
    mid: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    before: str = ""
    after: str = ""
    turned: bool = False

    def links(self, first: str | None, second: str | None) -> bool:
        """Whether it is said of things of these types, in the order of their names."""
        return (second in self.subject and first in self.object) if self.turned else (first in self.subject and second in self.object)

    @cached_property
    def between(self) -> re.Pattern[str]:
        return re.compile(self.mid)


RULES = (
    Rule("owned_by", r"(?:集团)?旗下(?:的)?[^，。；]{0,14}", THINGS, COMPANIES, turned=True),
    Rule(
        "owned_by",
        r"(?:与[^，。]{2,6})?(?:联手)?推出(?:了|的)?(?:[一-龥]{0,8}(?:软件|产品|平台|应用|APP|App|工具|功能))?",
        THINGS,
        COMPANIES,
        turned=True,
    ),
    Rule("owned_by", r"(?:先后)?推出过", THINGS, COMPANIES, turned=True),
    Rule("owned_by", r"进入", ("product",), ("org",)),
    Rule("led_by", rf"(?:的)?(?:现任|前任|前|最早的|事业部)?{TITLE}", THINGS + ("org",), ("person",)),
    Rule("founded_by", r"(?:的)?创始人", THINGS, ("person",)),
    Rule("invested_in", rf"{NOT_FAR}{{0,14}}(?:投资(?!者|人|方|界|圈|机构|银行)|入股|注资)了?[^，。；]{{0,10}}", COMPANIES, THINGS),
    Rule("invested_in", rf"{NOT_FAR}{{0,20}}投资或收购了?[^，。；]{{0,10}}", COMPANIES, THINGS),
    Rule("invested_in", r"向[^，。；]{0,12}", COMPANIES, THINGS, after=r"(?:注资|投资|增资)"),
    Rule("invested_in", rf"{NOT_FAR}{{0,24}}参与了?", COMPANIES, THINGS, after=r"的?[^，。]{0,5}融资"),
    Rule("acquired", r"(?:(?!投资或)[^，。；]){0,10}(?<!或)(?:收购了?|买下了?)", COMPANIES, THINGS),
    Rule("same_team", r"(?:和|与|跟)", ("product",), ("product",), after=r"(?:是)?同一个?团队"),
    Rule("same_team", rf"，{NOT_FAR}{{0,6}}团队人员来自", ("product",), ("product",)),
    Rule(
        "same_team",
        rf"的?团队(?:里|中|内部?){NOT_FAR}{{2,30}}没有(?:他们|她们|这些人|这群人|这帮人){NOT_FAR}{{0,4}}就(?:没有|不会有)",
        ("product",),
        ("product",),
        turned=True,
    ),
    Rule("evolved_into", r"就没有", ("product",), ("product",), before=r"没有$"),
    Rule("evolved_into", r"(?:就)?是", ("product",), ("product",), after=r"的延续", turned=True),
    Rule("renamed_to", rf"[^。；]{{0,8}}(?:更名为?|改名为?|取而代之的是){NOT_FAR}{{0,12}}", ("product",), ("product",)),
    Rule("renamed_to", r"[（(]", ("product",), ("product",), after=r"[）)]"),
    Rule("mobile_version_of", r"的", ("product",), ("product",), before=r"手机版$", turned=True),
    Rule("integrated_with", r"[^，。；]{0,6}(?:接入|打通)了?", ("product",), ("product",)),
    Rule("integrated_with", r"[^，。；]{0,6}(?:与|和)", ("product",), ("product",), after=r"(?:的?互通|实现互通|打通)"),
    Rule("competes_with", r"(?:是|就是)?(?:剑指|围剿|对标|挑战|追着|狙击|叫板)[^，。；]{0,4}", THINGS, THINGS),
    Rule("competes_with", r"(?:与|同|和)", THINGS, THINGS, after=r"(?:形成)?[^，。]{0,4}(?:针锋相对|竞争|较劲|对垒)"),
    Rule(
        "competes_with",
        r"[^，。；]{0,6}(?:又|而|就|才|，)?(?:力推|推出|上线)了?",
        ("product",),
        ("product",),
        before=r"(?:围剿|对抗|狙击|阻击|抗衡)(?:[一-龥]{2,3})?$",
        turned=True,
    ),
    Rule("designated", rf"{NOT_FAR}{{0,12}}被", ("org",), ("product",), after=r"(?:指定|选中)", turned=True),
    Rule("same_name_as", r"[^。]{0,36}", ("feature",), ("feature",), after=r"[^，。]{0,3}同名"),
)

SAID_WITH = Selection(f"(?:{rule.before})(?:{rule.mid})(?:{rule.after})" for rule in RULES)


def relations_of(view: View) -> list[Relation]:
    """All relations of an article, in reading order, each once a sentence."""
    found: dict[tuple[str, str, str, int], Relation] = {}
    for line in view.body():
        for subject, relation, obj, (start, end) in (*_ruled(view, line), *_features(view, line)):
            key = (subject, relation, obj, line.sentence.index)
            if subject != obj and key not in found:
                found[key] = _record(view, line, subject, relation, obj, start, end)
    return sorted(found.values(), key=lambda r: (r.start, r.end, r.subject, r.relation, r.object))


def _record(view: View, line: Line, subject: str, relation: str, obj: str, start: int, end: int) -> Relation:
    end = start + len(line.text[start:end].rstrip("，,；;。：: "))
    low, high = line.raw(start, end)
    return Relation(subject=subject, relation=relation, object=obj, doc=view.doc, quote=view.article.text[low:high], start=low, end=high)


def _ruled(view: View, line: Line) -> Iterator[tuple[str, str, str, tuple[int, int]]]:
    if len(line.names) < 2:
        return
    possible = frozenset(SAID_WITH.possible(line.text))
    if not possible:
        return
    for i, first in enumerate(line.names):
        for second in takewhile(lambda n, end=first.end: n.start - end <= FAR, line.names[i + 1 :]):
            kinds = view.types.get(first.entity), view.types.get(second.entity)
            fitting = [RULES[place] for place in _linking(*kinds) if place in possible]
            words = _words_around(line.text, first, second) if fitting else ("", "", "")
            for rule in fitting:
                if _holds(rule, words):
                    subject, obj = (second, first) if rule.turned else (first, second)
                    relation = "wants_to_invest_in" if rule.relation == "invested_in" and WISH.search(line.text[: second.start]) else rule.relation
                    span = (line.clause_at(first.start)[0], line.clause_at(second.start)[1])
                    yield subject.entity, relation, obj.entity, span
                    yield from _listed(view, line, rule, relation, first, second, span)


@cache
def _linking(first: str | None, second: str | None) -> tuple[int, ...]:
    """The places of the rules for things of these types."""
    return tuple(place for place, rule in enumerate(RULES) if rule.links(first, second))


def _words_around(text: str, first: Named, second: Named) -> tuple[str, str, str]:
    """What stands before, between and after two names, without the quotation marks around them."""
    between = text[first.end : second.start].translate(NO_MARKS)
    return text[: first.start].rstrip('“"‘ '), between, text[second.end :].lstrip('”"’ ')


def _holds(rule: Rule, words: tuple[str, str, str]) -> bool:
    before, between, after = words
    return bool(rule.between.fullmatch(between) and re.search(rule.before, before) and re.match(rule.after, after))


def _listed(
    view: View, line: Line, rule: Rule, relation: str, first: Named, second: Named, span: tuple[int, int]
) -> Iterator[tuple[str, str, str, tuple[int, int]]]:
    """“投资了甲、乙”: the names that go on after the second one share its relation."""
    last = second
    for name in (n for n in line.names if n.start > second.end):
        between = line.text[last.end : name.start].translate(NO_MARKS)
        if not re.fullmatch(r"、|和|及|以及|与", between) or view.types.get(name.entity) not in (*rule.subject, *rule.object):
            return
        pair = (name.entity, first.entity) if rule.turned else (first.entity, name.entity)
        yield pair[0], relation, pair[1], (span[0], line.clause_at(name.start)[1])
        last = name


def _features(view: View, line: Line) -> Iterator[tuple[str, str, str, tuple[int, int]]]:
    named = {n.entity: n for n in line.names}
    for name in line.names:
        entity = view.entity(name.entity)
        if not entity or entity.type != "feature" or not entity.owner:
            continue
        above = view.entity(entity.owner)
        owner = named.get(entity.owner) or (named.get(above.owner) if above and above.owner else None)
        if owner:
            low, high = min(owner.start, name.start), max(owner.start, name.start)
            yield name.entity, "feature_of", owner.entity, (line.clause_at(low)[0], line.clause_at(high)[1])
