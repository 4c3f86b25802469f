"""Disputes over numbers: values that cannot both hold, values that only look comparable, and a total below an earlier one."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from casebook import say
from casebook.facts.called import called, is_vote
from casebook.facts.dated import as_of
from casebook.facts.disputes.evidence import Evidence, dispute, in_two, of_record
from casebook.facts.metrics import Metric, load_metrics
from casebook.facts.records import Claim, Dispute
from casebook.facts.supposed import supposed

COUNTED = ("registered_users", "monthly_active_users", "daily_active_users", "orgs", "downloads_total", "rating_count", "video_views", "followers")
GROWING = ("registered_users", "orgs", "downloads_total", "rating_count", "followers")  # totals, which do not shrink
PEOPLE = ("registered_users", "monthly_active_users", "daily_active_users")
CLOSE = 0.15  # two values nearer than this are one number rounded twice
TYPO = 100  # a later total this many times below an earlier one has lost a 万 (10,000) rather than its users
WAN = 10_000


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


def _differ(a: Claim, b: Claim) -> bool:
    (low, high), (other_low, other_high) = bounds(a), bounds(b)
    return low > other_high * (1 + CLOSE) or other_low > high * (1 + CLOSE)


def _named(claims: list[Claim]) -> list[tuple[tuple[str, str], list[Claim]]]:
    usable = [c for c in claims if c.entity and "target" not in c.hedges and number(c) > 0]
    ordered = sorted(usable, key=lambda c: (c.entity or "", c.metric))
    return [((e or "", m), list(group)) for (e, m), group in groupby(ordered, key=lambda c: (c.entity, c.metric))]


def _printed(claim: Claim) -> str:
    return f"{claim.surface} ({claim.as_of})" if claim.as_of else claim.surface


def lost_wan(evidence: Evidence) -> Iterator[Dispute]:
    """A total far below an earlier total of the same thing in the same article: a 万 is missing."""
    for (entity, metric), claims in _named(list(evidence.claims)):
        if metric not in GROWING:
            continue
        for low in claims:
            earlier = [c for c in claims if c.doc == low.doc and number(c) >= TYPO * number(low) and _same_kind(low, c) and not _later(c, low)]
            if not earlier or low.hedges:
                continue
            would_be = number(low) * WAN
            others = [c for c in claims if c.doc != low.doc and number(c) >= TYPO * number(low)]
            label = load_metrics()[metric]
            yield dispute(
                _whose(evidence, entity, label),
                (
                    f"{_then(low, 'en')} after {_then(earlier[0], 'en')}, in one article",
                    f"同一篇里先是{_then(earlier[0], 'zh')}，后来却只有{_then(low, 'zh')}",
                ),
                "typo_suspected",
                [of_record(low, _printed(low)), *(of_record(c, _printed(c)) for c in (*earlier, *others))],
                (
                    f"The same article gives {say.hedged(earlier[0], 'en')} for an earlier time, so {say.number(number(low), 'en')} cannot be the later total. "
                    f"With the word for ten thousand put back it would be {say.number(would_be, 'en')}.",
                    f"同一篇文章给出的更早数字是{say.hedged(earlier[0], 'zh')}，{say.hedged(low, 'zh')}不可能是更晚的总数。若补上漏掉的“万”字，应为{say.number(would_be, 'zh')}。",
                ),
                "typo",
            )


def _later(a: Claim, b: Claim) -> bool:
    return bool(a.as_of and b.as_of) and str(a.as_of) > str(b.as_of)


def _same_kind(a: Claim, b: Claim) -> bool:
    """True where the number is followed by the same words: 家企业组织 is not 所学校."""
    return a.surface[-1] == b.surface[-1] and _noun(a) == _noun(b)


def _noun(claim: Claim) -> str:
    rest = claim.sentence[claim.start - claim.sentence_start + len(claim.surface) :]
    return rest[:2]


def same_time(evidence: Evidence) -> Iterator[Dispute]:
    """The same metric of the same thing in the same weeks, by different articles, with values that exclude one another."""
    for (entity, metric), claims in _named(list(evidence.claims)):
        if metric not in COUNTED:
            continue
        pairs = [(a, b) for i, a in enumerate(claims) for b in claims[i + 1 :] if a.doc != b.doc and _same_weeks(a, b) and _differ(a, b)]
        pairs = [p for p in pairs if max(map(number, p)) < TYPO * min(map(number, p))]
        if pairs:
            yield _conflict(evidence, entity, metric, [c for pair in pairs for c in pair])


def lowest_rating(evidence: Evidence) -> Iterator[Dispute]:
    """The low points of an app's average rating differ; single votes stand beside them, and are no averages."""
    for (entity, metric), claims in _named(list(evidence.claims)):
        if metric != "app_rating":
            continue
        votes = [c for c in claims if is_vote(c)]
        averages = [c for c in claims if c not in votes]
        lows = [min(group, key=number) for _, group in groupby(averages, key=lambda c: c.doc)]
        if len({number(c) for c in lows}) < 2 or not all(_same_weeks(a, b) for a in lows for b in lows):
            continue
        first, second = _furthest(lows)
        label = load_metrics()[metric]
        yield dispute(
            (f"the low of {evidence.english(entity)}'s rating", f"{entity}评分最低点"),
            in_two(_said(first), _said(second)),
            "value",
            [*(of_record(c, _printed(c)) for c in lows), *(of_record(c, f"{c.surface} (single votes)") for c in votes)],
            (
                "The lowest average differs, and no article names the store or the day. One star given by users is a single vote, no average.",
                f"各文的最低{label.zh}不同，且未说明应用商店与日期；用户打的一星是单个评分，不是平均分。",
            ),
            "unresolved",
        )


def _conflict(evidence: Evidence, entity: str, metric: str, claims: list[Claim]) -> Dispute:
    label = load_metrics()[metric]
    first, second = _furthest(claims)
    return dispute(
        _whose(evidence, entity, label),
        in_two(_said(first), _said(second)),
        "value",
        [of_record(c, _printed(c)) for c in claims],
        (
            "The articles give different values for about the same time, and “about” or “more than” would not bridge the gap. They do not say that they count the same.",
            "各文对大致同一时间给出不同数值，限定语不足以解释差距，也未说明统计的是同一范围。",
        ),
        "unresolved",
    )


def _whose(evidence: Evidence, entity: str, label: Metric) -> tuple[str, str]:
    """What is counted of whom, in words."""
    return f"{evidence.english(entity)}'s {_lower(label.en)}", f"{entity}{label.zh}"


def _then(claim: Claim, lang: str) -> str:
    """A number with its time, where one is told."""
    form = say.either(lang, "{} in {}", "{}（{}）")
    return form.format(say.hedged(claim, lang), as_of(claim, lang)) if claim.as_of else say.hedged(claim, lang)


def _said(claim: Claim) -> tuple[str, str]:
    return say.hedged(claim, "en"), say.hedged(claim, "zh")


def _furthest(claims: list[Claim]) -> tuple[Claim, Claim]:
    """The two claims that lie furthest apart, the larger first."""
    return max(claims, key=number), min(claims, key=number)


def _same_weeks(a: Claim, b: Claim) -> bool:
    """Partial dates that can be the same, or lie in the same or the next month."""
    x, y = a.as_of or "", b.as_of or ""
    if not x or not y:
        return True
    if x.startswith(y) or y.startswith(x):
        return True
    return len(x) >= 7 and len(y) >= 7 and "Q" not in x + y and "H" not in x + y and abs(_month(x) - _month(y)) <= 1


def _month(date: str) -> int:
    return int(date[:4]) * 12 + int(date[5:7])


def shrunk(evidence: Evidence) -> Iterator[Dispute]:
    """A later value of one metric below an earlier one: another source or another way of counting."""
    for (entity, metric), claims in _named(list(evidence.claims)):
        if metric not in COUNTED:
            continue
        dated = sorted((c for c in claims if c.as_of), key=lambda c: c.as_of or "")
        pairs = [(a, b) for i, a in enumerate(dated) for b in dated[i + 1 :] if _falls(metric, a, b)]
        if pairs:
            yield _other_count(evidence, entity, metric, pairs)


def _falls(metric: str, earlier: Claim, later: Claim) -> bool:
    if metric == "orgs" and earlier.surface[-1] != later.surface[-1]:
        return False  # schools are not all organisations
    apart = (earlier.as_of or "")[:7] < (later.as_of or "")[:7] and not _same_weeks(earlier, later)
    return apart and bounds(earlier)[0] > bounds(later)[1] * (1 + CLOSE) and number(earlier) < TYPO * number(later)


def _other_count(evidence: Evidence, entity: str, metric: str, pairs: list[tuple[Claim, Claim]]) -> Dispute:
    label = load_metrics()[metric]
    earlier, later = pairs[0]
    return dispute(
        _whose(evidence, entity, label),
        (
            f"{say.hedged(earlier, 'en')} in {as_of(earlier, 'en')}, {say.hedged(later, 'en')} in {as_of(later, 'en')}",
            f"{as_of(earlier, 'zh')}为{say.hedged(earlier, 'zh')}，{as_of(later, 'zh')}为{say.hedged(later, 'zh')}",
        ),
        "definition",
        [of_record(c, _printed(c)) for pair in pairs for c in pair],
        (
            f"The value for {as_of(later, 'en')} lies below that for {as_of(earlier, 'en')}. The days differ, and perhaps the way of counting: "
            "it must not be read as a decline.",
            f"{as_of(later, 'zh')}的数值低于{as_of(earlier, 'zh')}的数值，时间不同，口径也可能不同，不能当作下降。",
        ),
        "different_definition",
    )


def kinds_of_users(evidence: Evidence) -> Iterator[Dispute]:
    """Registered, monthly and daily users of one product beside one another: they are not one number. A joke or a sum in the head is none."""
    users = [c for c in evidence.claims if c.metric in PEOPLE and not supposed(c)]
    by_entity = sorted((c for c in users if c.entity), key=lambda c: c.entity or "")
    for entity, group in groupby(by_entity, key=lambda c: c.entity):
        claims = list(group)
        metrics = [m for m in PEOPLE if any(c.metric == m for c in claims)]
        values = [number(c) for c in claims if number(c)]
        if len(metrics) < 2 or max(values) < 2 * min(values):
            continue
        labels = list({called(c).en: called(c) for m in metrics for c in claims if c.metric == m}.values())
        chosen = [c for m in metrics for c in claims if c.metric == m]
        yield dispute(
            (f"{evidence.english(entity)}'s users", f"{entity}用户数"),
            _kinds(metrics, claims),
            "definition",
            [of_record(c, f"{called(c).en}: {_printed(c)}") for c in chosen],
            (
                "The numbers count different things: " + "; ".join(f"{x.en.lower()} are {_lower(x.counts_en)}" for x in labels) + ".",
                "所指不同：" + "；".join(f"{x.zh}指{x.counts_zh}" for x in labels) + "。",
            ),
            "different_definition",
        )


def _kinds(metrics: list[str], claims: list[Claim]) -> tuple[str, str]:
    """The largest count of each kind, side by side."""
    most = [max((c for c in claims if c.metric == m and c.value), key=number, default=None) for m in metrics]
    en = ", ".join(f"{say.hedged(c, 'en')} {_lower(called(c).en)}" for c in most if c)
    return en, "，".join(f"{called(c).zh}{say.hedged(c, 'zh')}" for c in most if c)


def _lower(text: str) -> str:
    return text if text[:2].isupper() or text.startswith("App ") else text[:1].lower() + text[1:]


def prizes(evidence: Evidence) -> Iterator[Dispute]:
    """A sum of prize money beside the list of prizes that adds up to another."""
    for view in evidence.views:
        claims = evidence.claims_in(view.doc)
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
                )


def _winners(people: Claim, money: Claim) -> bool:
    return people.unit == "people" and money.metric == "money" and 0 <= money.start - people.end <= 8


RULES = (lost_wan, same_time, lowest_rating, shrunk, kinds_of_users, prizes)
