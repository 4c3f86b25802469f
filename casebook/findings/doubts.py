"""The weak places of a finding, a kind each: where it is, how much it hurts to be asked about it, and the words of question and answer.

A kind finds its places in the facts under the finding and in nothing else; its answer says what the articles give and what they do not, with
numbers only from facts. Where it finds none it asks nothing. `hurt` is what one stands to lose in front of an audience: a contradiction between
sources first, then what hangs on one article or on nobody's count, last what every report is asked. A new kind is one entry of KINDS.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from casebook import say
from casebook.facts import dated
from casebook.facts.called import called
from casebook.facts.records import Claim, Dispute, Event, Quote
from casebook.facts.supposed import supposed
from casebook.findings.evidence import Ref, at_issue, contradicts, dispute_id, ref
from casebook.findings.ground import INNER, LISTED, Doubt, Ground, is_count
from casebook.findings.ledger import block, severity
from casebook.findings.query import coded
from casebook.findings.tally import Tally

# What somebody has to count; a rank or a price is there for all to see.
COUNTED = (
    "registered_users", "monthly_active_users", "daily_active_users", "orgs", "downloads_total", "downloads_daily", "followers", "video_views",
    "rating_count", "app_rating", "usage_frequency",
)  # fmt: skip
PASSING = ("registered_users", "monthly_active_users", "daily_active_users", "orgs")  # counts that go on changing, so that an old one misleads
OLD_MONTHS = 12
LEADS = ("led_by", "founded_by")
# Words that hint at who counted, though no speaker was read: then nobody can say that the counter is not named.
NAMED = re.compile("据|數據|数据|统计|統計|报告|報告|榜|显示|顯示|预估|預估|监测|監測|调查|調查")
COUNTERS = ("media", "org")  # kinds of entity that count others
SUPPOSED = {"joke": ("a joke", "玩笑话"), "sum": ("a sum done in the head", "推算")}

Words = tuple[str, str]


def _sides(g: Ground, dispute: Dispute) -> tuple[str, tuple[Ref, ...]]:
    """The sides of a dispute in a sentence, and where they stand."""
    shown = block(g.theme.index, dispute)
    docs = {number: doc for doc, number in g.theme.index.sources.items()}
    told = [(g.articles(docs[key.partition("·")[0]] for key in side["evidence"]), side["value"]) for side in shown.sides]
    places = tuple(Ref(s["doc"], *(s.get("mark") or (s["start"], s["end"]))) for s in dispute.sides)
    return g.listed(g.say("{}: {}", "{}：{}").format(*pair) for pair in told), places


def _disputes(g: Ground, wanted: Callable[[Dispute], bool]) -> Iterator[Doubt]:
    core = {dispute_id(d) for d in g.grounds.core_disputes}
    for dispute in filter(wanted, g.grounds.disputes):
        sides, places = _sides(g, dispute)
        zh = g.lang == "zh"
        slots = {
            "what": at_issue(dispute, g.lang),
            "topic": dispute.topic_zh if zh else dispute.topic_en,
            "sides": sides,
            "why": dispute.explanation_zh if zh else dispute.explanation_en,
            "likely": g.say(*(("Probably", "多半是") if dispute.status == "typo" else ("It may be", "有可能"))),
        }
        yield Doubt(dispute_id(dispute), places, slots, dispute_id(dispute) in core)


def _contradictions(g: Ground) -> Iterator[Doubt]:
    return _disputes(g, lambda d: contradicts(d) and d.kind != "typo_suspected")


def _misprints(g: Ground) -> Iterator[Doubt]:
    return _disputes(g, lambda d: d.kind == "typo_suspected")


def _open_readings(g: Ground) -> Iterator[Doubt]:
    return _disputes(g, lambda d: severity(d) == "reading" and d.kind != "typo_suspected")


def _definitions(g: Ground) -> Iterator[Doubt]:
    return _disputes(g, lambda d: d.status == "different_definition")


def _single_facts(g: Ground) -> list[str]:
    """Of the facts under the headline, those that are stated by one origin."""
    return [name for name in g.grounds.core if g.witnesses(name) == 1 and not isinstance(g.theme.found[name].fact, Tally)]


def _one_article(g: Ground) -> Iterator[Doubt]:
    docs = g.docs(g.grounds.core)
    if len(docs) != 1 or g.row.get("inference"):
        return
    told = [said for name in g.grounds.core if (said := _in_words(g, name))]
    what = g.say(" What it tells: {}.", "它说的是：{}。").format(g.listed(told)) if told else ""
    slots = {"source": g.articles(docs), "lines": what}
    yield Doubt("core", g.places(g.grounds.core), slots)


def _each_from_one(g: Ground) -> Iterator[Doubt]:
    lone, of = _single_facts(g), len(g.grounds.core)
    if not lone or len(g.docs(g.grounds.core)) == 1 or g.row.get("inference") or any(map(contradicts, g.grounds.core_disputes)):
        return
    only = g.say("the one fact under the headline has one source only", "标题只依据一项，而它只有一个来源")
    each = g.say("each of the {all} facts under the headline has one source only", "标题所依据的{all}项都各只有一个来源")
    some = g.say("of the {all} facts under the headline, one source only stands behind {lone}", "标题所依据的{all}项里，{lone}项只有一个来源")
    share = (some if len(lone) < of else only if of == 1 else each).format(all=g.number(of), lone=g.number(len(lone)))
    sentence, form = g.say("a sentence", "一句话"), g.say("{}, {}", "{}，{}")
    told = (form.format(_in_words(g, name) or sentence, g.articles(p.doc for p in g.stated(name))) for name in lone)
    yield Doubt("core", tuple(p for name in lone for p in g.stated(name)), {"share": share, "lines": g.listed(told)})


def _in_words(g: Ground, name: str) -> str:
    """A number, an event or a coded judgement in words; "" for a passage, which speaks for itself, and for a length of time, which only its sentence explains."""
    fact = g.theme.found[name].fact
    if isinstance(fact, Claim) and fact.metric == "duration":
        return ""
    if isinstance(fact, Claim):
        return g.theme.index.claim_line(fact)
    if isinstance(fact, Event):
        return g.say("{}: {}", "{}：{}").format(dated.span(fact, g.lang), g.say(fact.text_en, fact.text_zh))
    return f"“{g.theme.codes[name]['label'][g.lang].translate(INNER)}”" if name in g.theme.codes else ""


def _implied(g: Ground) -> Iterator[Doubt]:
    names = [name for name in g.grounds.core if name in g.theme.codes and g.witnesses(name) == 0]
    if names:
        yield Doubt("core", g.places(names), {"sources": g.articles(g.docs(names))})


def _inferences(g: Ground) -> Iterator[Doubt]:
    if not g.row.get("inference"):
        return
    places = g.places(g.grounds.rests)
    test = next(iter(g.tests), None)
    falls = g.say(" It would fall with this: {}.", "出现这样的证据就要改：{}。").format(g.theme.fill(test["if"])) if test else ""
    counts = {"sentences": g.number(len(g.theme.index.ids(places))), "articles": g.number(len({p.doc for p in places}))}
    yield Doubt("inference", places, counts | {"test": falls})


def _hedged(g: Ground, hedge: str) -> Iterator[Doubt]:
    for name, claim, places in g.claims:
        if hedge in (*claim.hedges, claim.qualifier):
            who = g.say("{} passes it on and names nobody who counted.", "{}只是转述，没有说是谁统计的。")
            if claim.speaker in g.theme.index.names.entities:
                who = g.say("{} gives it as told by {}.", "{}称出自{}。")
            told = who.format(g.articles(p.doc for p in places), g.speaker(claim.speaker or ""))
            yield g.doubt(name, places, line=g.line(claim), who=told, count=g.counted_else(claim))


def _rumours(g: Ground) -> Iterator[Doubt]:
    return _hedged(g, "rumour")


def _targets(g: Ground) -> Iterator[Doubt]:
    return _hedged(g, "target")


def _supposed(g: Ground) -> Iterator[Doubt]:
    for name, claim, places in g.claims:
        if kind := supposed(claim):
            speaker = g.speaker(claim.speaker) if claim.speaker else g.say("the author", "作者")
            slots = {"kind": g.say(*SUPPOSED[kind]), "speaker": speaker, "source": g.articles(p.doc for p in places)}
            yield g.doubt(name, places, line=g.line(claim), **slots)


def _speakers(g: Ground, places: Iterable[Ref]) -> set[str | None]:
    spots = set(places)
    return {c.speaker for c in g.theme.facts.claims if ref(c) in spots}


def _counter_hinted(g: Ground, places: Iterable[Ref]) -> bool:
    """Whether the sentence of a number, or the one before it, may say who counted."""
    index, facts = g.theme.index, g.theme.facts
    for sentence in filter(None, map(index.sentence, places)):
        near = [s for s in facts.sentences if s.doc == sentence.doc and s.index in (sentence.index - 1, sentence.index)]
        named = {m.entity for m in facts.mentions for s in near if m.doc == s.doc and s.start <= m.start < s.end}
        if any(NAMED.search(s.text) for s in near) or any(index.names.entities.get(n, {}).get("type") in COUNTERS for n in named):
            return True
    return False


def _uncounted(g: Ground) -> Iterator[Doubt]:
    for name, claim, places in g.claims:
        if claim.metric in COUNTED and is_count(claim) and _speakers(g, places) == {None} and not _counter_hinted(g, places):
            yield g.doubt(name, places, line=g.line(claim), source=g.articles(p.doc for p in places))


def _self_counted(g: Ground) -> Iterator[Doubt]:
    entities = g.theme.index.names.entities
    for name, claim, places in g.claims:
        own = {claim.entity, entities.get(claim.entity or "", {}).get("owner")} - {None}
        if claim.metric in (*COUNTED, "growth_pct") and _speakers(g, places) <= own and _speakers(g, places):
            slots = {"speaker": g.speaker(str(claim.speaker)), "source": g.articles(p.doc for p in places)}
            yield g.doubt(name, places, line=g.line(claim), **slots)


def _own_people(g: Ground) -> Iterator[Doubt]:
    quotes = [(name, q) for name in g.grounds.rests if isinstance(q := g.theme.found[name].fact, Quote) and q.speaker]
    leads: dict[str, list[str]] = {}
    for relation in g.theme.facts.relations:
        if relation.relation in LEADS:
            leads.setdefault(relation.object, []).append(g.name(relation.subject))
    own = [(name, q) for name, q in quotes if q.speaker in leads]
    if own:
        comma = g.say(", ", "、")
        heads = {q.speaker: comma.join(dict.fromkeys(leads[str(q.speaker)])) for _, q in own}
        led = g.listed(g.say("{} ({})", "{}（{}）").format(g.speaker(str(speaker)), led) for speaker, led in heads.items())
        places = g.places(name for name, _ in own)
        yield Doubt("speakers", places, {"speakers": led}, any(name in g.grounds.core for name, _ in own))


def _growth(g: Ground) -> Iterator[Doubt]:
    index = g.theme.index
    for name, claim, places in g.claims:
        sentence = index.sentence(ref(claim))
        if claim.metric != "growth_pct" or not sentence:
            continue
        beside = [c for c in index.claims_in(sentence) if c.entity == claim.entity and c.metric != "growth_pct"]
        measures = [c.metric for c in beside]
        if len(measures) == len(set(measures)):  # from one value to another would be two of one measure
            more = g.say(" Beside it stands: {}.", "同句另有：{}。").format(g.listed(map(g.line, beside))) if beside else ""
            yield g.doubt(name, places, line=g.line(claim), beside=more)


def _against(g: Ground) -> Iterator[Doubt]:
    for name in g.grounds.rests:
        places = coded(g.theme.codes[name], g.theme.index, ("against",)) if name in g.theme.codes else ()
        if places:
            slots = {"label": g.theme.codes[name]["label"][g.lang], "source": g.articles(p.doc for p in places)}
            yield g.doubt(name, places, **slots)


def _worded_alike(g: Ground) -> Iterator[Doubt]:
    index, places = g.theme.index, g.places(g.grounds.core)
    docs, origins = {p.doc for p in places}, len(index.origins(places))
    sharing = [pair for pair in index.sharing if set(pair) <= {index.sources[d] for d in docs}]
    if not sharing and origins >= len(docs):
        return
    pairs = g.listed(g.say(" and ", "与").join(pair) for pair in sharing)
    what = g.say("{} share passages", "{}有雷同段落").format(pairs) if pairs else g.say("some sentences are worded alike", "有的句子措辞雷同")
    once = g.say(
        "What is worded alike counts once: {articles} articles, {origins} independent sources.",
        "雷同的只算一次：{articles}篇文章算作{origins}个来源。",
    )
    apart = g.say(
        "No sentence cited here repeats another, so that they still count as {origins}; take it for fewer.",
        "这里所引各句并不雷同，仍算{origins}个来源，但应打个折扣。",
    )
    left = (once if origins < len(docs) else apart).format(articles=g.number(len(docs)), origins=g.number(origins))
    yield Doubt("origins", places, {"what": what, "left": left})


def _incomparable(g: Ground) -> Iterator[Doubt]:
    for name, claim, places in g.claims:
        peers = {c.entity for c in g.theme.facts.claims if c.metric == claim.metric and c.entity} - {claim.entity}
        if claim.metric in COUNTED and is_count(claim) and not peers:
            measure, own = called(claim), g.counts_like(claim)
            more = g.say(" Of {} itself they also give: {}.", "{}自己另有：{}。").format(g.name(claim.entity), g.lines(own)) if own else ""
            yield g.doubt(name, places, line=g.line(claim), measure=g.say(measure.en.lower(), measure.zh), own=more)


def _old(g: Ground) -> Iterator[Doubt]:
    for name, claim, places in g.claims:
        if claim.metric in PASSING and claim.as_of and is_count(claim) and _months(g.as_of) - _months(claim.as_of) >= OLD_MONTHS:
            later = [c for c in g.counts_like(claim) if c.as_of and _months(c.as_of) > _months(claim.as_of)]
            last = g.say("The articles give no later one; this edition speaks of {}.", "文章没有更晚的数，本报告截至{}。").format(
                say.date(g.as_of, g.lang)
            )
            after = g.say("Later ones in the articles: {}.", "之后的数有：{}。").format(g.lines(later)) if later else last
            yield g.doubt(name, places, line=g.line(claim), later=after)


def _months(iso: str) -> int:
    """Months since the year 0 of a partial date; of a part of a year, its last, so that nothing is called older than it is."""
    year, _, rest = iso.partition("-")
    ends = {"": 12, "Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "H1": 6, "H2": 12}
    return 12 * int(year) + (ends[rest] if rest in ends else int(rest[:2])) if year.isdigit() else 0


def _overturned(g: Ground) -> Iterator[Doubt]:
    for test in g.tests:
        yield Doubt("test", g.places(g.grounds.core), {"evidence": g.theme.fill(test["if"]), "then": g.theme.fill(test["then"])})


def _leaning(g: Ground) -> Iterator[Doubt]:
    """Of the theme's answer: how many of the theme's findings have something that one article alone tells, of the article with most."""
    if g.row.get("role") != "answer":
        return
    lone: dict[str, dict[str, list[str]]] = {}
    grounds = {row["id"]: g.theme.grounds(row) for row in g.theme.codebook.findings}
    stand = [row for row in g.theme.codebook.findings if grounds[row["id"]].standing != "no_longer_supported"]
    for row in stand:
        for name in grounds[row["id"]].rests:
            docs = g.docs([name])
            if len(docs) == 1:
                lone.setdefault(docs.pop(), {}).setdefault(row["id"], []).append(name)
    if not lone:
        return
    doc = max(lone, key=lambda d: (len(lone[d]), d))
    headlines = [f"“{g.theme.fill(g.theme.headline(row), short=True).translate(INNER)}”" for row in stand if row["id"] in lone[doc]]
    slots = {"source": g.articles([doc]), "n": g.number(len(headlines)), "all": g.number(len(stand))}
    named = [names[0] for names in lone[doc].values()][:LISTED]
    yield Doubt("article", g.places(named), slots | {"headlines": g.listed(headlines)})


@dataclass(frozen=True)
class Kind:
    """A kind of doubt: how much it hurts (0 to 100), how its places are found, and question and answer in each edition."""

    hurt: int
    find: Callable[[Ground], Iterator[Doubt]]
    en: Words
    zh: Words


KINDS: dict[str, Kind] = {
    "contradiction": Kind(
        100,
        _contradictions,
        (
            "{what}: your sources contradict one another. Which is right?",
            "The articles do not settle it. {sides}. {why} The report sets them beside one another and averages nothing.",
        ),
        ("{what}：各篇互相矛盾，到底哪个对？", "这些文章分不出对错。{sides}。{why}报告并列各说，不取平均。"),
    ),
    "misprint": Kind(
        90,
        _misprints,
        ("{what}: is that not a slip?", "{likely}. {why} {sides}."),
        ("{what}：这不是印错了吗？", "{likely}。{why}{sides}。"),
    ),
    "one_article": Kind(
        80,
        _one_article,
        (
            "Only {source} tells this. What if it is wrong?",
            "Then this finding falls with it: no other of the articles read was found to say the same.{lines}",
        ),
        ("这只有{source}一篇写到，万一它错了呢？", "那么这一条就站不住：读过的文章里，没有另一篇说到同样的内容。{lines}"),
    ),
    "leaning": Kind(
        60,
        _leaning,
        (
            "How much of this chapter hangs on {source} alone?",
            "{n} of its {all} findings hold something that no other article was found to tell: {headlines}.",
        ),
        ("这一章有多少只靠{source}一篇？", "{all}条发现里，{n}条含有只见于它的内容：{headlines}。"),
    ),
    "rumour": Kind(
        76,
        _rumours,
        ("“{line}”: since when is a rumour evidence?", "It is none, and stands here as a rumour, in no title and no total. {who}{count}"),
        ("“{line}”，传言也能当依据？", "不当依据，只按传言列出，不进标题，不计总数。{who}{count}"),
    ),
    "implied": Kind(
        72,
        _implied,
        ("Does any article say so outright?", "No. It is implied, by {sources}; the sentences are quoted here, so that all can judge."),
        ("有哪一篇明说了吗？", "没有，只是暗示，见{sources}；原句附后，可以自己判断。"),
    ),
    "self_counted": Kind(
        68,
        _self_counted,
        ("“{line}”: says who?", "{speaker} itself, as told by {source}. A count by anybody else was not found."),
        ("“{line}”，谁说的？", "{speaker}自己说的，见{source}；没有找到旁人的统计。"),
    ),
    "uncounted": Kind(
        66,
        _uncounted,
        (
            "“{line}”: who counted?",
            "That is not said in {source}. A number whose counter is not named cannot be checked; it is given as printed.",
        ),
        ("“{line}”，是谁统计的？", "{source}没有说。不知道统计方的数字无从核对，这里照原文给出。"),
    ),
    "target": Kind(
        64,
        _targets,
        ("“{line}”: was that reached?", "What was wanted is told, not what came of it; a target is no count. {who}{count}"),
        ("“{line}”，达到了吗？", "写的是要求，不是结果；目标不是统计。{who}{count}"),
    ),
    "supposed": Kind(
        62,
        _supposed,
        ("“{line}”: who counted that?", "Nobody. In {source} it is {kind}, told by {speaker}; it stands beside no count."),
        ("“{line}”，谁数过？", "没有人数过。{source}里这是{speaker}的{kind}，不与统计数字并列。"),
    ),
    "against": Kind(
        60,
        _against,
        ("Does no article say the opposite?", "One does: {source} speaks against “{label}”. The words are quoted here."),
        ("就没有文章唱反调吗？", "有。{source}对“{label}”持相反说法，原句附后。"),
    ),
    "inference": Kind(
        58,
        _inferences,
        (
            "Is this the articles’ conclusion, or yours?",
            "Ours. It is drawn from {sentences} sentences in {articles} articles, listed here; they do not draw it themselves.{test}",
        ),
        ("这是文章的结论，还是你们的？", "是我们的推断，依据是{articles}篇文章里的{sentences}句话，出处附后；文章自己没有这样说。{test}"),
    ),
    "own_people": Kind(
        57,
        _own_people,
        (
            "Who says so but its own people?",
            "Quoted are {speakers}, in brackets what they head by the articles. Their words are given as theirs, not as fact.",
        ),
        ("这不都是自家人的说法吗？", "引的是{speakers}，括号内是文章所写由其负责的产品或部门。这些话只作为本人的说法引用，不当作事实。"),
    ),
    "open_reading": Kind(
        56,
        _open_readings,
        ("{what}: which is it?", "The articles leave it open. {sides}. {why}"),
        ("{what}：究竟是哪一种？", "文章没有定论。{sides}。{why}"),
    ),
    "definition": Kind(
        55,
        _definitions,
        ("How can both hold? {topic}.", "{why}"),
        ("{topic}，怎么能都对？", "{why}"),
    ),
    "growth": Kind(
        54,
        _growth,
        ("“{line}”: from what to what?", "Its sentence tells the rise and not its base.{beside}"),
        ("“{line}”，从多少涨到多少？", "那句话只给了增幅，没有给基数。{beside}"),
    ),
    "worded_alike": Kind(
        44,
        _worded_alike,
        ("Did your witnesses copy from one another?", "They overlap: {what}. {left}"),
        ("这些来源会不会是互相抄的？", "有重合：{what}。{left}"),
    ),
    "each_from_one": Kind(
        48,
        _each_from_one,
        ("Does a second source confirm each of these facts?", "No; {share}. {lines}."),
        ("每一项都有第二个来源吗？", "没有，{share}：{lines}。"),
    ),
    "old": Kind(
        50,
        _old,
        ("“{line}”: and today?", "{later}"),
        ("“{line}”，现在呢？", "{later}"),
    ),
    "incomparable": Kind(
        52,
        _incomparable,
        ("“{line}”: is that much? Compared with whom?", "The articles cannot say: they give {measure} of nothing else.{own}"),
        ("“{line}”，算多吗？跟谁比？", "文章比不了，没有给出别家的{measure}。{own}"),
    ),
    "overturned": Kind(
        40,
        _overturned,
        ("What would prove you wrong?", "No article gives this: “{evidence}”. If it turned up: {then}."),
        ("什么证据能推翻它？", "文章里没有的这样一项：{evidence}。那样的话，{then}。"),
    ),
}
