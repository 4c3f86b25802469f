"""Disputes over numbers: values that cannot both hold, values that only look comparable, and a total below an earlier one.

A count of which one article names what it covers (a store, a country) and the other does not, or names another, contradicts nothing.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from itertools import chain, groupby
from typing import NamedTuple

from casebook import say
from casebook.corpus.script import simplify
from casebook.facts.called import Called, called, is_vote
from casebook.facts.dated import as_of
from casebook.facts.evidence import Evidence, Found, by_document, clashing, dispute, in_two, of_record, pairs_of
from casebook.facts.metrics import Metric, load_metrics
from casebook.facts.records import Claim, Dispute
from casebook.facts.rule import Rule, topics
from casebook.facts.supposed import supposed
from casebook.facts.view import Reading

COUNTED = ("registered_users", "monthly_active_users", "daily_active_users", "orgs", "downloads_total", "rating_count", "video_views", "followers")
GROWING = ("registered_users", "orgs", "downloads_total", "rating_count", "followers")  # totals, which do not shrink
PEOPLE = ("registered_users", "monthly_active_users", "daily_active_users")
CLOSE = 0.15  # two values nearer than this are one number rounded twice
TYPO = 100  # a later total this many times below an earlier one has lost a 万 (10,000) rather than its users
WAN = 10_000
# What a count covers, as its clause names it; and what it counts, as the words around the number do.
COVER_WORDS = {
    "安卓": "Android",
    "iOS": "iOS",
    "苹果": "Apple",
    "国内": "China",
    "海外": "other countries",
    "全球": "the world",
    "全国": "the whole country",
}
COVERS = re.compile(rf"(?:{'|'.join(COVER_WORDS)}|App ?Store|应用宝)|[一-龥]{{1,4}}(?:商店|市场|渠道)")
UNITS_OF_USE = {
    "账户": ("accounts", re.compile(r"[账帐][户号]")),
    "人数": ("people", re.compile(r"人数|多少人|[亿万]人")),
    "设备": ("devices", re.compile(r"设备")),
}
SAME_COUNT = (
    "The articles give different values for about the same time, and “about” or “more than” would not bridge the gap.",
    "各篇对大致同一时间给出不同数值，限定语不足以解释差距。",
)
CHANGED_BY = re.compile(r"(?:[增多]加?|[减少]少?|回落|下[降跌滑]|新增|净增|增长|上升|流失|[涨跌掉])了?$")
CLAUSE = re.compile(r"[^，,。；;——]*$"), re.compile(r"^[^，,。；;]*")


def number(claim: Claim) -> float:
    """The value, or the middle of the bounds on a ratio's scale."""
    if claim.value is not None:
        return abs(claim.value)
    return ((claim.value_low or 0) * (claim.value_high or 0)) ** 0.5


def bounds(claim: Claim) -> tuple[float, float]:
    """The numbers that a claim allows, its hedge counted in."""
    low = claim.value_low if claim.value is None else claim.value
    high = claim.value_high if claim.value is None else claim.value
    low, high = float(low or 0), float(high or 0)
    words = claim.hedges or [claim.qualifier]
    if {"more_than", "at_least"} & set(words):
        return low, high * 2  # beyond twice, a writer would have named the higher round number
    if {"less_than", "at_most"} & set(words):
        return low / 2, high
    if "approx" in words:
        return low * (1 - CLOSE), high * (1 + CLOSE)
    return low, high


def differ(a: Claim, b: Claim) -> bool:
    """Whether two numbers exclude one another, their hedges counted in."""
    return _apart(*bounds(a), *bounds(b))


def _apart(low: float, high: float, other_low: float, other_high: float) -> bool:
    return low > other_high * (1 + CLOSE) or other_low > high * (1 + CLOSE)


class Compared(NamedTuple):
    """A claim with what a comparison looks at, worked out once: a name that everybody speaks of has its claims compared a million times."""

    claim: Claim
    doc: str
    as_of: str
    number: float
    low: float
    high: float
    noun: str

    @classmethod
    def of(cls, claim: Claim) -> "Compared":
        """What is compared of a claim."""
        return cls(claim, claim.doc, claim.as_of or "", number(claim), *bounds(claim), claim.surface[-1])


def _is_a_change(claim: Claim) -> bool:
    """“较6月增加700万”: so many more are no count."""
    return _changes(claim.sentence[: claim.start - claim.sentence_start])


@lru_cache(maxsize=4096)  # every rule asks it of every claim
def _changes(before: str) -> bool:
    return CHANGED_BY.search(simplify(before)) is not None


def _by_metric(evidence: Evidence) -> list[tuple[str, list[Claim]]]:
    usable = sorted((c for c in evidence.claims if "target" not in c.hedges and number(c) > 0 and not _is_a_change(c)), key=lambda c: c.metric)
    return [(metric, list(group)) for metric, group in groupby(usable, key=lambda c: c.metric)]


def _printed(claim: Claim) -> str:
    return f"{claim.surface} ({claim.as_of})" if claim.as_of else claim.surface


def lost_wan(evidence: Evidence) -> Found:
    """A total far below an earlier total of the same thing in the same article: a 万 is missing."""
    for metric, claims in _by_metric(evidence):
        if metric not in GROWING:
            continue
        for low, earlier in _far_below(claims):
            would_be = number(low) * WAN
            others = (c for c in claims if c.doc != low.doc and number(c) >= TYPO * number(low))
            label = load_metrics()[metric]
            yield (
                (),
                dispute(
                    _whose(evidence, label),
                    (
                        f"{_then(low, 'en')} after {_then(earlier[0], 'en')}, in one article",
                        f"同一篇里先是{_then(earlier[0], 'zh')}，后来却只有{_then(low, 'zh')}",
                    ),
                    "typo_suspected",
                    (of_record(c, _printed(c)) for c in chain((low,), earlier, others)),
                    (
                        f"The same article gives {say.hedged(earlier[0], 'en')} for an earlier time, so {say.number(number(low), 'en')} cannot be the later total. "
                        f"With the word for ten thousand put back it would be {say.number(would_be, 'en')}.",
                        f"同一篇文章给出的更早数字是{say.hedged(earlier[0], 'zh')}，{say.hedged(low, 'zh')}不可能是更晚的总数。若补上漏掉的“万”字，应为{say.number(would_be, 'zh')}。",
                    ),
                    "typo",
                ),
            )


def _far_below(claims: list[Claim]) -> Iterator[tuple[Claim, list[Claim]]]:
    """Unhedged totals, each with the totals of its article that are told for no later time and far above it."""
    for told in by_document(claims):
        for low in (c for c in told if not c.hedges):
            earlier = [c for c in told if number(c) >= TYPO * number(low) and _same_kind(low, c) and not _later(c, low)]
            if earlier:
                yield low, earlier


def _later(a: Claim, b: Claim) -> bool:
    return bool(a.as_of and b.as_of) and str(a.as_of) > str(b.as_of)


def _same_kind(a: Claim, b: Claim) -> bool:
    """True where the number is followed by the same words: 家企业组织 is not 所学校."""
    return a.surface[-1] == b.surface[-1] and _noun(a) == _noun(b)


def _noun(claim: Claim) -> str:
    rest = claim.sentence[claim.start - claim.sentence_start + len(claim.surface) :]
    return rest[:2]


def same_time(evidence: Evidence) -> Found:
    """The same metric of the same thing in the same weeks, by different articles, with values that exclude one another."""
    for metric, claims in _by_metric(evidence):
        against = clashing(list(map(Compared.of, claims)), _exclude, _as_told) if metric in COUNTED else []
        if against:
            yield (), _conflict(evidence, metric, against)


def _exclude(a: Compared, b: Compared) -> bool:
    """Whether two numbers of different articles exclude one another, their hedges counted in."""
    if a.doc == b.doc or not _apart(a.low, a.high, b.low, b.high):
        return False
    return a.number < TYPO * b.number and b.number < TYPO * a.number and _same_weeks(a.as_of, b.as_of)


def _as_told(compared: Compared) -> tuple:
    """All that a comparison looks at but for the article."""
    return compared[2:]


def lowest_rating(evidence: Evidence) -> Found:
    """The low points of an app's average rating differ; single votes stand beside them, and are no averages."""
    for metric, claims in _by_metric(evidence):
        if metric != "app_rating":
            continue
        lows = [min(group, key=number) for group in by_document(c for c in claims if not is_vote(c))]
        times = {c.as_of: c for c in lows}.values()
        if len({number(c) for c in lows}) < 2 or not all(_same_weeks(a.as_of or "", b.as_of or "") for a in times for b in times):
            continue
        first, second = _furthest(lows)
        label = load_metrics()[metric]
        votes = (of_record(c, f"{c.surface} (single votes)") for c in claims if is_vote(c))
        yield (
            (),
            dispute(
                (f"the low of {evidence.english}'s rating", f"{evidence.name}评分最低点"),
                in_two(_said(first), _said(second)),
                "value",
                chain((of_record(c, _printed(c)) for c in lows), votes),
                (
                    "The lowest average differs; the sentences do not say that they mean one store and one day. One star given by users is a single vote, no average.",
                    f"各篇的最低{label.zh}不同，未必指同一家应用商店、同一天；用户打的一星是单个评分，不是平均分。",
                ),
                "unresolved",
                "" if _covers(first) == _covers(second) != set() else "not_comparable",
            ),
        )


def _conflict(evidence: Evidence, metric: str, against: list[Compared]) -> Dispute:
    label = load_metrics()[metric]
    first, second = _furthest([compared.claim for compared in against])
    alike, over = _covers(first) == _covers(second), _part_over_whole(first, second)
    return dispute(
        _whose(evidence, label),
        in_two(_said(first), _said(second)),
        "value",
        (of_record(c.claim, _printed(c.claim)) for pair in pairs_of(against, _exclude) for c in pair),
        SAME_COUNT if alike else _larger_part(*over) if over else _other_cover(first, second),
        "unresolved",
        "" if alike or over else "not_comparable",
    )


def _part_over_whole(first: Claim, second: Claim) -> tuple[Claim, Claim] | None:
    """A count of a named part that is larger than one of no named scope, and that other; None where it is not so: a smaller part contradicts nothing."""
    part, whole = (first, second) if _covers(first) else (second, first)
    return (part, whole) if _covers(part) and not _covers(whole) and bounds(part)[0] > bounds(whole)[1] else None


def _larger_part(part: Claim, whole: Claim) -> tuple[str, str]:
    covered = "、".join(sorted(_covers(part)))
    values = [say.hedged(c, "en") for c in (part, whole)], [say.hedged(c, "zh") for c in (part, whole)]
    return (
        f"{values[0][0]} is said of {_cover_in_english(covered)} alone and is still larger than {values[0][1]}, of which no scope is told."
        " Both hold only if the smaller covers less still; the articles do not say so.",
        f"{values[1][0]}说的只是{covered}，却比未说明范围的{values[1][1]}还大；除非后者范围更小，否则两者不能并存，文章没有这样说。",
    )


def _other_cover(first: Claim, second: Claim) -> tuple[str, str]:
    """Of which count what it covers is told, in the article's words."""
    told = [(claim, "、".join(sorted(_covers(claim)))) for claim in (first, second)]
    en = "; ".join(
        f"{say.hedged(c, 'en')} is said of {_cover_in_english(words)}" if words else f"of {say.hedged(c, 'en')} no scope is told" for c, words in told
    )
    zh = "；".join(f"{say.hedged(c, 'zh')}说的是{words}" if words else f"{say.hedged(c, 'zh')}未说明范围" for c, words in told)
    return (
        f"The values are for about the same time, but nobody says that they count the same: {en}. Both may hold.",
        f"数值大致属于同一时间，但没有说明口径相同：{zh}，可以并存。",
    )


def _cover_in_english(words: str) -> str:
    known = [english for word, english in COVER_WORDS.items() if word in words]
    return f"{' and '.join(known)} (“{words}”)" if known else f"“{words}”"


def _covers(claim: Claim) -> set[str]:
    """What the count covers, as far as its clause says."""
    return set(COVERS.findall("".join(_around(claim))))


def _around(claim: Claim) -> tuple[str, str]:
    """The words of a claim's clause before and after the number, in Simplified characters."""
    at = claim.start - claim.sentence_start
    before, after = simplify(claim.sentence[:at]), simplify(claim.sentence[at + len(claim.surface) :])
    return CLAUSE[0].search(before).group(), CLAUSE[1].search(after).group()


def _unit_of_use(claim: Claim) -> str | None:
    """What is counted as one user, in the article's word (账户, 人数); None where the clause has none or several."""
    found = [unit for unit, (_, words) in UNITS_OF_USE.items() if words.search("".join(_around(claim)))]
    return found[0] if len(found) == 1 else None


def _whose(evidence: Evidence, label: Metric) -> tuple[str, str]:
    """What is counted of whom, in words."""
    return f"{evidence.english}'s {_lower(label.en)}", f"{evidence.name}{label.zh}"


def _then(claim: Claim, lang: str) -> str:
    """A number with its time, where one is told."""
    form = say.either(lang, "{} in {}", "{}（{}）")
    return form.format(say.hedged(claim, lang), as_of(claim, lang)) if claim.as_of else say.hedged(claim, lang)


def _said(claim: Claim) -> tuple[str, str]:
    return say.hedged(claim, "en"), say.hedged(claim, "zh")


def _furthest(claims: list[Claim]) -> tuple[Claim, Claim]:
    """The two claims that lie furthest apart, the larger first."""
    return max(claims, key=number), min(claims, key=number)


def _same_weeks(x: str, y: str) -> bool:
    """Partial dates that can be the same, or lie in the same or the next month; where one is not known, they are not."""
    if not x or not y:
        return False
    if x.startswith(y) or y.startswith(x):
        return True
    return len(x) >= 7 and len(y) >= 7 and "Q" not in x + y and "H" not in x + y and abs(_month(x) - _month(y)) <= 1


def _month(date: str) -> int:
    return int(date[:4]) * 12 + int(date[5:7])


def shrunk(evidence: Evidence) -> Found:
    """A later value of one metric below an earlier one: another source or another way of counting."""
    for metric, claims in _by_metric(evidence):
        dated = [Compared.of(claim) for claim in sorted((c for c in claims if c.as_of), key=lambda c: c.as_of or "")]
        falls = partial(_falls, metric)
        against = clashing(dated, falls, _as_told) if metric in COUNTED else []
        if against:
            yield (), _other_count(evidence, metric, partial(pairs_of, against, falls))


def _falls(metric: str, earlier: Compared, later: Compared) -> bool:
    if metric == "orgs" and earlier.noun != later.noun:
        return False  # schools are not all organisations
    if earlier.low <= later.high * (1 + CLOSE) or earlier.number >= TYPO * later.number:
        return False
    return earlier.as_of[:7] < later.as_of[:7] and not _same_weeks(earlier.as_of, later.as_of)


def _at(claim: Claim) -> str:
    """When a claim holds, with its preposition: in June 2021, on 21 June 2021."""
    return f"{'on' if len(claim.as_of or '') == len('2021-06-21') else 'in'} {as_of(claim, 'en')}"


def _other_count(evidence: Evidence, metric: str, pairs: Callable[[], Iterator[tuple[Compared, Compared]]]) -> Dispute:
    label = load_metrics()[metric]
    earlier, later = (compared.claim for compared in next(pairs()))
    return dispute(
        _whose(evidence, label),
        (
            f"{say.hedged(earlier, 'en')} {_at(earlier)}, {say.hedged(later, 'en')} {_at(later)}",
            f"{as_of(earlier, 'zh')}为{say.hedged(earlier, 'zh')}，{as_of(later, 'zh')}为{say.hedged(later, 'zh')}",
        ),
        "definition",
        (of_record(c.claim, _printed(c.claim)) for pair in pairs() for c in pair),
        (
            f"The value for {as_of(later, 'en')} lies below that for {as_of(earlier, 'en')}. {_why_lower(earlier, later)[0]}: "
            "it must not be read as a decline.",
            f"{as_of(later, 'zh')}的数值低于{as_of(earlier, 'zh')}的数值，{_why_lower(earlier, later)[1]}，不能当作下降。",
        ),
        "different_definition",
    )


def _why_lower(earlier: Claim, later: Claim) -> tuple[str, str]:
    """What the articles themselves say is counted, where it is not the same; otherwise that it may not be."""
    units = [_unit_of_use(claim) for claim in (earlier, later)]
    if None in units or units[0] == units[1]:
        return "The days differ, and perhaps the way of counting", "时间不同，口径也可能不同"
    english = [f"{UNITS_OF_USE[unit][0]} ({unit})" for unit in units]
    return f"The first counts {english[0]}, the second {english[1]}", f"前者数的是{units[0]}，后者是{units[1]}，口径不同"


def kinds_of_users(evidence: Evidence) -> Found:
    """Registered, monthly and daily users of one product beside one another: they are not one number. A joke or a sum in the head is none."""
    claims = [c for c in evidence.claims if c.metric in PEOPLE and not supposed(c)]
    metrics = [m for m in PEOPLE if any(c.metric == m for c in claims)]
    values = [number(c) for c in claims if number(c)]
    if len(metrics) < 2 or max(values) < 2 * min(values):
        return
    chosen = [c for m in metrics for c in claims if c.metric == m]
    meant = _meant({label.en: label for label in map(called, chosen)}.values())
    yield (
        (),
        dispute(
            (f"{evidence.english}'s users", f"{evidence.name}用户数"),
            _kinds(metrics, claims),
            "definition",
            (of_record(c, f"{called(c).en}: {_printed(c)}") for c in chosen),
            (
                "The numbers count different things: "
                + "; ".join(f"{' and '.join(x.en.lower() for x in lot)} are {_lower(lot[0].counts_en)}" for lot in meant)
                + ".",
                "所指不同：" + "；".join(f"{'和'.join(x.zh for x in lot)}指{lot[0].counts_zh}" for lot in meant) + "。",
            ),
            "different_definition",
        ),
    )


def _meant(labels: Iterable[Called]) -> list[list[Called]]:
    """Names of one meaning together, so that it is told once."""
    lots: dict[str, list[Called]] = {}
    for label in labels:
        lots.setdefault(label.counts_en, []).append(label)
    return list(lots.values())


def _kinds(metrics: list[str], claims: list[Claim]) -> tuple[str, str]:
    """The largest count of each kind, side by side."""
    most = [max((c for c in claims if c.metric == m and c.value), key=number, default=None) for m in metrics]
    en = ", ".join(f"{say.hedged(c, 'en')} {_lower(called(c).en)}" for c in most if c)
    return en, "，".join(f"{called(c).zh}{say.hedged(c, 'zh')}" for c in most if c)


def _lower(text: str) -> str:
    return text if text[:2].isupper() or text.startswith("App ") else text[:1].lower() + text[1:]


def prizes(reading: Reading) -> Iterator[Dispute]:
    """A sum of prize money beside the list of prizes that adds up to another."""
    claims = reading.claims
    lists = [(n, m) for n, m in zip(claims, claims[1:], strict=False) if _winners(n, m)]
    total = sum(number(n) * number(m) for n, m in lists)
    stated = [c for c in claims if c.metric == "money" and "奖金" in c.sentence and all(c is not m for _, m in lists)]
    for claim in stated:
        if len(lists) > 1 and total > number(claim) * (1 + CLOSE):
            listed = replace(claim, value=total)
            yield dispute(
                ("the prizes", "奖金"),
                (
                    f"{say.magnitude(claim, 'en')} is one of them, {say.magnitude(listed, 'en')} all that are listed",
                    f"{say.magnitude(claim, 'zh')}是其中一项，所列奖项合计{say.magnitude(listed, 'zh')}",
                ),
                "definition",
                [of_record(claim, claim.surface), *(of_record(m, f"{n.surface} × {m.surface}") for n, m in lists)],
                (
                    f"The prizes listed add up to {say.number(total, 'en')}; {say.number(number(claim), 'en')} is one of them and not the whole.",
                    f"所列奖项合计{say.number(total, 'zh')}元，{claim.surface}只是其中一项，不是总额。",
                ),
                "different_definition",
                "sense",
            )


def _winners(people: Claim, money: Claim) -> bool:
    return people.unit == "people" and money.metric == "money" and 0 <= money.start - people.end <= 8


TELLINGS = ()
RULES = (
    Rule(lost_wan, topics("claim", GROWING), apart=True),
    Rule(same_time, topics("claim", COUNTED), apart=True),
    Rule(lowest_rating, topics("claim", ("app_rating",))),
    Rule(shrunk, topics("claim", COUNTED), apart=True),
    Rule(kinds_of_users, topics("claim", PEOPLE)),
)
ALONE = (prizes,)
ORDER = (*(rule.find for rule in RULES), *ALONE)
