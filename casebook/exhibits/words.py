"""The words of articles: those that set later articles apart, with the most frequent of all as a cloud below them."""

from collections import Counter
from functools import partial

from casebook import say
from casebook.exhibits.drawing import Drawing, data_table, described, need
from casebook.findings.conclude import Conclusions
from casebook.findings.evidence import EvidenceIndex
from casebook.findings.tally import words_in
from casebook.words.keyness import CRITICAL, Keyness

# How many words each way: with a handful of articles more would be noise.
SHOWN = 4
# Words that a title names each way.
TITLED = 3
# A word of one article marks that article, not its time.
ARTICLES = 2
OF_ONE_ARTICLE = 0.8  # a word that one article says so much of its time's uses of marks that article too


def _named(word: str, index: EvidenceIndex) -> str:
    """A word of the articles as a title of the edition says it: 圈子 (Circles), “圈子”."""
    return f"“{word}”" if index.lang == "zh" else _label(word, index)


def _listed(words: list[str], lang: str) -> str:
    """Words one after another, as a title has them: a, b and c."""
    if lang == "zh":
        return "".join(words)
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _leans(row: Keyness) -> bool:
    """Whether a word may set the articles apart: chance is no likely cause, and more than one article holds it."""
    return row.ll >= CRITICAL and row.documents >= ARTICLES


def _marks(row: Keyness) -> bool:
    """Whether it does so for certain: its interval is clear of equal use as well, and its uses are not those of one article."""
    return _leans(row) and (row.low > 0 or row.high < 0) and row.one_article <= OF_ONE_ARTICLE


def keyness(theme: Conclusions, since: str) -> Drawing:
    """Words that set articles published since `since` apart from the earlier ones, both ways."""
    from casebook.figures.keyness_plot import Row
    from casebook.figures.keyness_plot import keyness_dots as draw
    from casebook.words.keyness import keyness as measure

    index = theme.index
    target = {d.doc for d in index.documents if (d.published or "") >= since}
    counts = words_in(index)
    worded = {doc for by_article in counts.values() for doc in by_article}
    need(theme, worded & target and worded - target)
    rows = measure(((doc, word, count) for word, by_article in counts.items() for doc, count in by_article.items()), target)
    strong = sorted(rows, key=lambda r: (not _leans(r), -r.ll))
    later, earlier = [r for r in strong if r.log_ratio > 0], [r for r in strong if r.log_ratio < 0]
    top = later[:SHOWN] + earlier[:SHOWN]
    top.sort(key=lambda r: -r.log_ratio)
    columns = [
        ("word", say.either(theme.lang, "Word", "词"), "left"),
        ("target", say.either(theme.lang, f"Since {since}", f"{since}年起"), "right"),
        ("reference", say.either(theme.lang, "Earlier", "更早"), "right"),
        ("log_ratio", say.either(theme.lang, "Log ratio", "对数比"), "right"),
        ("low", say.either(theme.lang, "95 % interval from", "95%区间下限"), "right"),
        ("high", say.either(theme.lang, "to", "95%区间上限"), "right"),
        ("ll", say.either(theme.lang, "Log-likelihood", "对数似然"), "right"),
        ("documents", say.either(theme.lang, "Articles", "文章数"), "right"),
        ("one_article", say.either(theme.lang, "Most in one article", "单篇最多占"), "right"),
    ]
    data = [
        {
            "word": r.word,
            "target": str(r.target),
            "reference": str(r.reference),
            "log_ratio": f"{r.log_ratio:.2f}",
            "low": f"{r.low:.2f}",
            "high": f"{r.high:.2f}",
            "ll": f"{r.ll:.1f}",
            "documents": str(r.documents),
            "one_article": f"{r.one_article:.0%}",
        }
        for r in top
    ]
    table = data_table(theme, columns, data)
    reading = say.either(
        theme.lang,
        "One row a word; right of the middle line it is more frequent in the later articles, left of it in the earlier; the bar is a 95 % interval.",
        "每行一个词，中线右侧为在后来的文章中更常见，左侧为在更早的文章中更常见；横线为95%置信区间。",
    )
    form = say.either(theme.lang, "{}: log ratio {}, in {} of {} articles.", "{}：对数比{}，见于{}/{}篇。")
    told = [form.format(_label(r.word, index), f"{r.log_ratio:.2f}", r.documents, len(index.documents)) for r in top]
    long = described(theme.lang, reading, say.either(theme.lang, " ", "").join(told), data)
    kind = say.either(theme.lang, "Dot plot with intervals, a word cloud below it", "带区间的点图，下附词云")
    # A title names only words that set the articles apart; the others are drawn in grey.
    sure = [r for r in later if _marks(r)][:TITLED], [r for r in earlier if _marks(r)][:TITLED]
    need(theme, all(sure))
    names = {side: _listed([_named(r.word, index) for r in rows], theme.lang) for side, rows in zip(("later", "earlier"), sure, strict=True)}
    of = say.either(theme.lang, "{} of {}", "{}/{}")
    drawn = [
        Row(
            _label(r.word, index),
            r.log_ratio,
            r.low,
            r.high,
            f"{r.target} : {r.reference}",
            of.format(r.documents, len(index.documents)),
            only=not (r.target and r.reference),
            colour="ink" if _marks(r) else "grey",
        )
        for r in top
    ]
    sizes = {"later_words": _size(index, target), "earlier_words": _size(index, worded - target)}
    words = _frequencies(index)
    colours = {word: colour for word in words if (colour := index.names.colour(_entity(word, index))) != "grey"}
    figure = partial(draw, drawn, lang=theme.lang, words=words, colours=colours)
    return Drawing(
        figure,
        table,
        tuple(index.sources),
        kind,
        long,
        {},
        {**names, "since": since, "critical": f"{CRITICAL:g}", "share": f"{OF_ONE_ARTICLE:.0%}", **sizes},
    )


def _size(index: EvidenceIndex, docs: set[str]) -> str:
    """How many words the articles have together."""
    return f"{sum(count for by_article in words_in(index).values() for doc, count in by_article.items() if doc in docs):,}"


def _label(word: str, index: EvidenceIndex) -> str:
    """The word, in English with what it means where the lexicon knows."""
    english = index.names.english(word)
    return f"{word} ({english})" if index.lang == "en" and english and english != word else word


def _frequencies(index: EvidenceIndex) -> Counter[str]:
    """How often the articles use each word; in English only those that the lexicon can say in English."""
    counts: Counter[str] = Counter()
    for word, by_article in words_in(index).items():
        shown = index.names.english(word) if index.lang == "en" else word
        if shown:
            counts[shown] += by_article.total()
    return counts


def _entity(word: str, index: EvidenceIndex) -> str:
    """The entity that a word of this edition names, else the word."""
    return next((name for name, row in index.names.entities.items() if row.get(index.lang, name) == word), word)
