"""Headings and lines that count what a folder of articles holds: articles and their origins, disputes, cards. Words and numbers only; case.py puts them in place."""

from collections.abc import Collection, Sequence

from casebook import blocks, say
from casebook.findings.codebook import Codebook
from casebook.findings.evidence import EvidenceIndex, at_issue, dispute_id
from casebook.findings.ledger import SEVERITIES, severity
from casebook.findings.tally import small_number

MOST_NAMED = 8  # articles that a heading names one by one
HEADED = 2  # what is disputed, as far as a heading has room for it
# What counts people using a thing; a sign-up is the least of it.
USE = ("registered_users", "monthly_active_users", "daily_active_users", "orgs", "usage_frequency")
PARTS = {
    "contradiction": ("Cannot both be true as they stand: opposite statements and likely slips", "照字面不能同时成立：说法相反与疑似笔误"),
    "reading": ("Left open: what was meant or counted is not said", "悬而未决：所指或口径没有说清"),
    "definition": ("Both may hold: other measures, days or senses", "可以并存：口径、时间或所指不同"),
}


# --- articles ---


def counted_as_one(index: EvidenceIndex) -> str:
    """How the origins were counted, where articles share passages."""
    return _of_sharing(index, " ({} as one)", "（{}合计为一）")


def _of_sharing(index: EvidenceIndex, en: str, zh: str) -> str:
    shared = say.either(index.lang, "; ", "；").join(_listed(names, index.lang) for names in _sharing(index))
    return say.either(index.lang, en, zh).format(shared) if shared else ""


def _sharing(index: EvidenceIndex) -> list[list[str]]:
    """The articles that share passages, by number, those together that lead to one another."""
    lots: list[list[str]] = []
    for pair in index.sharing:
        met = [lot for lot in lots if set(pair) & set(lot)]
        lots = [lot for lot in lots if lot not in met] + [sorted({*pair, *sum(met, [])}, key=lambda number: int(number[1:]))]
    return lots


def _listed(names: Sequence[str], lang: str) -> str:
    """S1, S2 and S3; how many, where they are many."""
    if len(names) > MOST_NAMED:
        return say.either(lang, "{} articles", "{}篇").format(len(names))
    return say.either(lang, " and ", "与").join(filter(None, (say.either(lang, ", ", "、").join(names[:-1]), names[-1])))


def plain_title(index: EvidenceIndex) -> str:
    """The report's title where the articles no longer support its own."""
    n = len(index.documents)
    title = say.either(index.lang, "What {n} article says ({span})" if n == 1 else "What {n} articles say ({span})", "{n}篇文章说了什么（{span}）")
    return title.format(n=n, span=_years(index))


def _years(index: EvidenceIndex) -> str:
    """From when to when the articles are."""
    years = sorted({d.published[:4] for d in index.documents if d.published})
    return say.either(index.lang, "–", "至").join(dict.fromkeys((years[0], years[-1]))) if years else say.either(index.lang, "undated", "日期不详")


def sources_heading(index: EvidenceIndex) -> blocks.Title:
    """How many articles there are, from when to when, and which share passages: independent is then less than it sounds."""
    words = say.either(index.lang, "Sources: {n} articles, {span}{shared}", "来源：{n}篇文章，{span}{shared}")
    shared = _of_sharing(index, " ({} share passages)", "（{}有雷同语句）")
    left = index.rest(len(index.documents) - len(index.told_of))
    return blocks.Title(words.format(n=len(index.documents), span=_years(index), shared=shared), under=left)


# --- themes ---


def left_out_heading(lang: str) -> blocks.Title:
    """That there are themes of which the articles do not speak."""
    return blocks.Title(say.either(lang, "Left out: what these articles do not speak of", "未列入：这批文章没有谈到的主题"))


def left_out_themes(lang: str, books: Sequence[Codebook]) -> blocks.Note:
    """These themes by name."""
    names = say.either(lang, "; ", "；").join(book.head["title"][lang] for book in books)
    return blocks.Note(text=say.either(lang, "These articles do not speak of it: {}.", "这批文章没有谈到：{}。").format(names))


def unsaid(lang: str, names: Sequence[str], said: str) -> blocks.Title:
    """What no article of a theme gives, `said`, under a heading that names it."""
    named = say.either(lang, " and ", "以及").join(filter(None, (say.either(lang, ", ", "、").join(names[:-1]), names[-1])))
    return blocks.Title(say.either(lang, "Not in these articles: {}", "文章没写到的：{}").format(named), level=3, under=said)


# --- cards ---


def cards_heading(index: EvidenceIndex, cards: Sequence[str] | None) -> blocks.Title:
    """How many products the articles tell about, not only name, and how many of them without a number of anybody using them.

    The lexicon describes those that it was written for; of other articles (`cards` are the names that have one), how many there are and how many with
    such a number.
    """
    counted = {c.entity for c in index.facts.claims if c.metric in USE}
    if cards is not None:
        words = say.either(index.lang, "Who is who: {all} names, {with_use} with a figure of use", "人物与产品：{all}个名字，{with_use}个有使用数据")
        none = say.either(index.lang, "Who is who: {all} names, none with a figure of use", "人物与产品：{all}个名字，都没有使用数据")
        with_use = sum(name in counted for name in cards)
        return blocks.Title((words if with_use else none).format(all=len(cards), with_use=with_use))
    told = [index.names.entities.get(name, {}) for name in dict.fromkeys(m.entity for m in index.facts.mentions)]
    products = [entry["name"] for entry in told if entry.get("type") == "product" and "what_en" in entry]
    words = say.either(
        index.lang,
        "Who is who: of {all} products that the articles describe, {none} come without a count of users or use",
        "人物与产品：文章讲到的{all}个产品，{none}个没有用户数或使用数据",
    )
    return blocks.Title(words.format(all=len(products), none=sum(name not in counted for name in products)))


# --- disputes ---


def ledger_heading(index: EvidenceIndex) -> blocks.Title:
    """How many disputes there are, and how many of them are contradictions."""
    kinds = [severity(d) for d in index.facts.disputes]
    hard = kinds.count("contradiction")
    found = say.either(index.lang, "Ledger: {hard} contradiction{s}, {soft} to read with care", "争议总账：{hard}处矛盾，{soft}处须细读")
    words = found.replace("{s}", "" if hard == 1 else "s") if kinds else say.either(index.lang, "Ledger: no disputes found", "争议总账：未见出入")
    return blocks.Title(words.format(hard=hard, soft=len(kinds) - hard))


def ledger_part(index: EvidenceIndex, weight: str) -> blocks.Title | None:
    """The heading over the disputes of one weight (ledger.SEVERITIES); nothing where there is none."""
    there = sum(severity(d) == weight for d in index.facts.disputes)
    left = index.rest(max(0, there - index.most))
    return blocks.Title(say.either(index.lang, *PARTS[weight]), level=3, under=left) if there else None


def disputes_heading(index: EvidenceIndex, met: Collection[str]) -> blocks.Title:
    """How many contradictions and other differences there are among the disputes `met`, by id, the gravest named."""
    lots: dict[str, list[str]] = {weight: [] for weight in SEVERITIES}
    for dispute in index.facts.disputes:
        if dispute_id(dispute) in met:
            lots[severity(dispute)].append(at_issue(dispute, index.lang))
    return blocks.Title(say.curled(_opposed(lots["contradiction"], lots["reading"] + lots["definition"], index.lang)), level=3)


def _opposed(hard: list[str], soft: list[str], lang: str) -> str:
    """How many contradictions and how many other differences, with what the gravest are about, as far as a heading has room for it."""
    if not hard and not soft:
        return say.either(lang, "The sources do not disagree here", "各方说法没有出入")
    if hard:
        form = (
            say.either(lang, "{hard}, on {named}; {soft}", "{hard}：{named}；{soft}")
            if soft
            else say.either(lang, "{hard}, on {named}", "{hard}：{named}")
        )
    else:
        form = say.either(lang, "No contradiction; {soft}, as on {named}", "没有矛盾；{soft}，如{named}")
    named = say.either(lang, " and ", "、").join((hard or soft)[:HEADED])
    said = form.format(hard=_lot(len(hard), "contradiction", "处矛盾", lang), soft=_lot(len(soft), "difference", "处出入", lang), named=named)
    return said[:1].upper() + said[1:]


def _lot(n: int, en: str, zh: str, lang: str) -> str:
    """So many of a thing, in words."""
    number = small_number(n, lang)
    return say.either(lang, f"{number} {en}{'' if n == 1 else 's'}", f"{number}{zh}")
