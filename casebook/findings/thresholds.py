"""The rules of the method that are numbers, from the code that applies them, so that whoever does it again knows where each line was drawn."""

from casebook import blocks, say
from casebook.findings.reference import table


def thresholds(lang: str) -> blocks.Table:
    """What is decided, and by which bound."""
    from casebook.corpus.copies import SAME_ARTICLE  # numpy, which no other page part needs
    from casebook.corpus.repeats import ARTICLE_GRAM, LONG_RUN, SAME_PAIRS, SHARED_IN_RUNS, SHORTEST_SENTENCE
    from casebook.corpus.runs import RUN
    from casebook.facts.disputes.values import CLOSE, TYPO
    from casebook.facts.records import SHARED_SENTENCES
    from casebook.words.keyness import CRITICAL, ZERO

    rules = [
        (
            ("A sentence repeats another", "一句重复另一句"),
            (
                f"Chinese characters and digits of the Simplified text, at least {SHORTEST_SENTENCE} of them; Jaccard similarity of the character pairs from "
                f"{SAME_PAIRS:.0%}, or one shared run of {LONG_RUN} characters, or {SHARED_IN_RUNS} in shared runs of {RUN} and more",
                f"只看简体文本中的汉字和数字，至少{SHORTEST_SENTENCE}个；相邻两字组的杰卡德相似度达{SAME_PAIRS:.0%}，"
                f"或有一段连续{LONG_RUN}字相同，或不短于{RUN}字的相同片段合计{SHARED_IN_RUNS}字",
            ),
        ),
        (
            ("An article is a copy of another", "一篇是另一篇的转载"),
            (
                f"Jaccard similarity of runs of {ARTICLE_GRAM} characters from {SAME_ARTICLE:.0%}",
                f"{ARTICLE_GRAM}字片段的杰卡德相似度达{SAME_ARTICLE:.0%}",
            ),
        ),
        (
            ("Two articles are one source", "两篇合计为一个来源"),
            (
                f"one is a copy of the other, or {SHARED_SENTENCES} sentences and more of one repeat sentences of the other",
                f"一篇转载另一篇，或有{SHARED_SENTENCES}句以上重复",
            ),
        ),
        (
            ("Two numbers differ", "两个数字不一致"),
            (
                f"same thing, measure, scope and time; apart by more than {CLOSE:.0%}, hedges counted (more than 2 does not differ from 3)",
                f"对象、指标、范围、时间相同，相差超过{CLOSE:.0%}，并计入限定词（“超过2”与3不算不一致）",
            ),
        ),
        (
            ("A slip is suspected", "疑有笔误"),
            (
                f"a later total lies under a {TYPO}th of an earlier one, so that a 万 (ten thousand) may be lost; or a date that others in the article exclude",
                f"后来的总数不到先前的{TYPO}分之一，疑漏“万”字；或日期与同篇其他日期相悖",
            ),
        ),
        (
            ("A word sets articles apart", "一个词有区分度"),
            (
                f"log-likelihood from {CRITICAL:g} (Dunning, Rayson and Garside) and the 95% interval of the log ratio (Hardie; Katz's delta method) clear of 0; "
                f"a count of 0 is taken as {ZERO:g}; words as jieba cuts them, with the project's names",
                f"对数似然不低于{CRITICAL:g}（Dunning；Rayson与Garside），且对数比（Hardie）的95%区间（Katz法）不含0；"
                f"词频为0按{ZERO:g}计；分词用jieba并加入本项目的名称",
            ),
        ),
        (
            ("A finding is corroborated", "一条发现得到印证"),
            (
                "each fact of its core is stated, not only implied, by 2 sources and more, and none of them is contradicted",
                "核心事实每一项都有2个以上来源明说（不只是暗示），且没有与之矛盾的说法",
            ),
        ),
    ]
    rows = [{"rule": say.either(lang, *rule), "bound": say.either(lang, *bound)} for rule, bound in rules]
    labels = [("rule", "What is decided", "判断什么"), ("bound", "When", "界限")]
    return table(lang, "thresholds", ("Where the lines are drawn", "界限划在哪里"), labels, rows)
