"""The words of articles: those a chapter cites, and those that set later articles apart."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from casebook import say
from casebook.exhibits.drawing import Drawing, data_table, drawing, need
from casebook.findings.conclude import Conclusions
from casebook.findings.evidence import EvidenceIndex, Ref

CLOUD_WORDS = 60


def cloud(theme: Conclusions, cited: Iterable[str]) -> Drawing:
    """The words of the sentences with the given evidence ids, larger the more often."""
    from casebook.figures.cloud import cloud as draw

    index, wanted = theme.index, set(cited)
    sentences = [s for s in index.facts.sentences if index.sentence_id(s) in wanted]
    keys = {(s.doc, s.index) for s in sentences}
    counts = Counter()
    for word in index.facts.words:
        if (word.doc, word.index) in keys:
            counts[word.word] += word.count
    top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:CLOUD_WORDS]
    need(theme, top)
    columns = [
        ("word", say.either(theme.lang, "Word", "词"), "left"),
        ("english", say.either(theme.lang, "English", "英文"), "left"),
        ("count", say.either(theme.lang, "Count", "次数"), "right"),
    ]
    rows = [{"word": word, "english": index.names.english(word), "count": str(count)} for word, count in top]
    table = data_table(theme, columns, rows)
    places = [Ref(s.doc, s.start, s.start) for s in sentences]
    long = say.either(theme.lang, ", ", "、").join(f"{word} {count}" for word, count in top)
    drawn = drawing(theme, draw(dict(top), colours=_colours(top, index)), table, places, say.either(theme.lang, "Word cloud", "词云"), long)
    return replace(
        drawn, evidence={}, words={"first": _named(top[0][0], index), "second": _named(top[1][0], index), "third": _named(top[2][0], index)}
    )


def _named(word: str, index: EvidenceIndex) -> str:
    """A word of the articles as a title of the edition says it: 圈子 (Circles), “圈子”."""
    return f"“{word}”" if index.lang == "zh" else _label(word, index)


def keyness(theme: Conclusions, since: str, *, shown: int = 12) -> Drawing:
    """Words that set articles published since `since` apart from the earlier ones, both ways."""
    from casebook.figures.keyness_plot import Row
    from casebook.figures.keyness_plot import keyness_dots as draw
    from casebook.words.keyness import keyness as measure

    index = theme.index
    target = {d.doc for d in index.documents if (d.published or "") >= since}
    rows = measure([(w.doc, w.word, w.count) for w in index.facts.words], target)
    need(theme, target and len(target) < len(index.documents) and rows)
    strong = sorted(rows, key=lambda r: (r.low <= 0 <= r.high, -r.ll))  # first those that chance is no likely cause of
    later, earlier = [r for r in strong if r.log_ratio > 0], [r for r in strong if r.log_ratio < 0]
    top = later[:shown] + earlier[:shown]
    top.sort(key=lambda r: -r.log_ratio)
    columns = [
        ("word", say.either(theme.lang, "Word", "词"), "left"),
        ("target", say.either(theme.lang, f"Since {since}", f"{since}年起"), "right"),
        ("reference", say.either(theme.lang, "Earlier", "更早"), "right"),
        ("log_ratio", say.either(theme.lang, "Log ratio", "对数比"), "right"),
        ("ll", say.either(theme.lang, "Log-likelihood", "对数似然"), "right"),
        ("documents", say.either(theme.lang, "Articles", "文章数"), "right"),
    ]
    data = [
        {
            "word": r.word,
            "target": str(r.target),
            "reference": str(r.reference),
            "log_ratio": f"{r.log_ratio:.2f}",
            "ll": f"{r.ll:.1f}",
            "documents": str(r.documents),
        }
        for r in top
    ]
    table = data_table(theme, columns, data)
    long = say.either(theme.lang, ", ", "、").join(f"{r['word']} {r['log_ratio']}" for r in data)
    kind = say.either(theme.lang, "Dot plot with intervals", "带区间的点图")
    # A title names only words whose interval does not reach "as frequent as elsewhere"; the others are drawn in grey.
    sure = [r for r in later if r.low > 0][:2], [r for r in earlier if r.high < 0][:2]
    need(theme, all(sure))
    names = {
        side: say.either(theme.lang, " and ", "").join(_named(r.word, index) for r in rows)
        for side, rows in zip(("later", "earlier"), sure, strict=True)
    }
    of = say.either(theme.lang, "{} of {}", "{}/{}")
    drawn = [
        Row(
            _label(r.word, index),
            r.log_ratio,
            r.low,
            r.high,
            of.format(r.documents, len(index.documents)),
            colour="grey" if r.low <= 0 <= r.high else "ink",
        )
        for r in top
    ]
    return Drawing(draw(drawn, lang=theme.lang), table, tuple(index.sources), kind, long, {}, {**names, "since": since})


def _label(word: str, index: EvidenceIndex) -> str:
    """The word, in English with what it means where the lexicon knows."""
    english = index.names.english(word)
    return f"{word} ({english})" if index.lang == "en" and english and english != word else word


def _colours(top: list[tuple[str, int]], index: EvidenceIndex) -> dict[str, str]:
    """Products in their colours, as in every figure."""
    return {word: colour for word, _ in top if (colour := index.names.colour(word)) != "grey"}
