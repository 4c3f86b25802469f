"""A made-up combined notebook with every kind of block, in both editions, for the exporters that print.

All sentences are invented. Some are hostile: they hold what Typst, HTML or a template would run.
"""

from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from casebook.blocks import (
    Block,
    Card,
    Cards,
    Changes,
    Concordance,
    Dispute,
    Edition,
    Evidence,
    Figure,
    Finding,
    Ledger,
    Passage,
    Question,
    Source,
    Sources,
    Summary,
    Table,
)

HOSTILE = '#panic("x") $x$ *粗体* _斜_ \\alpha @ref <script>alert(1)</script> {{7*7}} // 注释 = 标题 ]'
SENTENCES = [
    "“来往”上线一年，注册用户突破1000万，但没有人愿意公布日活。",
    "公司要求每名员工在月底前拉来100位外部好友，约三成的人没有做到。",
    "2月5日，钉钉第一次排到App Store免费榜第一，当天下载量近200万次。",
    "截至3月底，钉钉用户数超过3亿，企业组织数超过1500万。",
    "据传，另一家的在线教室同期只有不足50万人在用。",
    "“我们上线了圈子，是要把私域流量还给商家，”产品负责人陈航说。",
    HOSTILE,
    "这一年里，团队从6个人长到了80多人，办公室从湖畔花园搬了出来，白板上写的还是那句话：不做社交，只做工作；可每一次开会，总有人问，如果用户在工作时间之外也打开它，我们要不要给他看点别的东西。",
]


def both(lang: str, en: str, zh: str) -> str:
    return zh if lang == "zh" else en


def evidence(lang: str, article: int, index: int, **changes: Any) -> dict[str, Evidence]:
    key = f"S{article}·{index}"
    sentence = SENTENCES[(article * 3 + index) % len(SENTENCES)]
    start = min(4, len(sentence) - 6)
    base = dict(
        id=key,
        doc=f"article-{article}",
        source=f"S{article}",
        title=f"社交梦的第{article}次尝试",
        publisher=None if article == 4 else "示例商业评论",
        published=f"20{13 + article}-05",
        published_why=both(lang, "month printed under the headline", "标题下印有月份"),
        sentence=sentence,
        before="前一句写的是背景。",
        after="后一句转到了另一件事。",
        marks=[[start, start + 6]],
        speaker="陈航" if index % 3 == 0 else None,
        gloss=None if lang == "zh" else "The team would not say how many people opened it each day.",
        read=[both(lang, "registered users of 来往: more than 10,000,000", "来往 注册用户：超过1000万")],
        agrees=[{"fact": both(lang, "Laiwang comes out", "来往上线"), "ids": ["S2·4"]}] if index == 3 else [],
        disputes=["d-users"] if article == 3 else [],
    )
    return {key: Evidence(**{**base, **changes})}


def evidences(lang: str, *keys: str) -> dict[str, Evidence]:
    found: dict[str, Evidence] = {}
    for key in keys:
        article, index = key[1:].split("·")
        found |= evidence(lang, int(article), int(index))
    return found


def svg(labels: list[str]) -> str:
    rows = "".join(
        f'<circle cx="{180 + 90 * i}" cy="{50 + 34 * i}" r="6" fill="{("#c8501e", "#1f6fd6", "#2e8540", "#6b7280")[i % 4]}"/>'
        f'<text x="{194 + 90 * i}" y="{54 + 34 * i}" style="font: 11px \'Noto Sans SC\'; fill: var(--fig-ink, #1f2328)">{label}</text>'
        for i, label in enumerate(labels)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 691 220" width="691pt" height="220pt">'
        f'<line x1="20" x2="670" y1="200" y2="200" stroke="var(--fig-grid, #d0d7de)"/>{rows}</svg>'
    )


def figure(lang: str, number: int, theme: str) -> Figure:
    labels = [both(lang, "more than 10 million", "超过1000万"), "> 3亿 (S2)", "~ 200万", both(lang, "rumour", "传言")]
    table = Table(
        id=f"fig{number}-data",
        title=both(lang, "Data", "数据"),
        columns=[{"key": "a", "label": "A", "align": "left"}, {"key": "b", "label": "B", "align": "right"}],
        rows=[{"a": "来往", "b": {"text": ">10,000,000", "evidence": ["S1·1"]}}],
        evidence=evidences(lang, "S1·1"),
    )
    return Figure(
        id=f"fig-{number}",
        theme=theme,
        number=number,
        title=both(lang, "来往 counted sign-ups; nobody published how many people came back", "来往只公布注册数，从未公布日活"),
        subtitle=both(
            lang, "Users by metric, log scale, 2013–2020; one dot a statement", "按指标分列的用户数，对数坐标，2013–2020年；一点为一处陈述"
        ),
        note=both(lang, "Hollow dots are rumours. Targets are ticks.", "空心点为传言，短线为目标。"),
        source=both(lang, "articles S1, S2, S4", "文章S1、S2、S4"),
        alt=both(lang, "Dot plot of user numbers by metric.", "按指标分列的用户数点图。"),
        long=both(lang, "Four dots from 10 million to 300 million.", "四个点，从1000万到3亿。"),
        svg=svg(labels),
        plot=svg(labels),
        width=691,
        height=220,
        file=f"{theme}-fig-{number}.{lang}",
        data=table,
        evidence=evidences(lang, "S1·1"),
    )


def question(lang: str, keys: list[str], number: int = 1, about: str = "known", kind: str = "known", hurt: float = 46.0) -> Question:
    return Question(
        kind=kind,
        about=about,
        question=both(lang, f"Was there ever a daily number {number} ({kind})?", f"到底有没有日活数字{number}（{kind}）？"),
        answer=both(lang, "None of these articles prints one.", "这些文章都没有写。"),
        hurt=hurt,
        evidence=evidences(lang, *keys),
    )


def finding(lang: str, theme: str, number: int, role: str = "finding", standing: str = "corroborated") -> Finding:
    keys = [f"S{1 + number % 4}·{number}", f"S{1 + (number + 1) % 4}·{number + 2}"]
    words = {
        "corroborated": both(lang, "Corroborated by 3 independent sources", "3个独立来源相互印证"),
        "single_source": both(lang, "Single source", "仅有一个来源"),
        "disputed": both(lang, "Disputed: 2 articles against 1", "有争议：2篇对1篇"),
        "no_longer_supported": both(lang, "No longer supported", "已无依据"),
    }
    return Finding(
        id=f"{theme}-{number}" if role == "finding" else f"{theme}-answer",
        theme=theme,
        role=role,
        headline=both(
            lang, f"来往 (Láiwǎng) pushed staff to recruit friends, and {number} did not stay", f"来往靠员工拉人，{number}成好友没有留下来"
        ),
        text=[
            Passage(
                text=both(
                    lang,
                    "来往 (Láiwǎng) passed 10 million (1000万) registered users in its first year, after every employee was told to bring in 100 friends.",
                    "来往上线一年注册用户超过1000万，其间公司要求每名员工拉来100位外部好友。",
                ),
                evidence=keys,
            ),
            Passage(text=both(lang, "No article gives a number of daily users.", "没有一篇文章给出日活。"), evidence=keys[:1]),
        ],
        standing=standing,
        standing_text=words[standing],
        articles=3,
        origins=2,
        caveat=None if number % 2 else both(lang, "Registered users are not active users.", "注册用户不等于活跃用户。"),
        questions=[question(lang, keys[:1], number), question(lang, ["S3·9"], number, about="d-users", kind="contradiction", hurt=90.0)],
        figure=f"fig-{number}",
        disputes=["d-users"] if standing == "disputed" else [],
        hangs=both(lang, "Hangs on one article: falls without S2", "系于一篇：缺S2即不成立") if number % 3 == 0 else None,
        evidence=evidences(lang, *keys),
    )


def dispute(lang: str, number: int, sides: int = 2) -> Dispute:
    keys = [f"S{1 + (number + i) % 4}·{number + i}" for i in range(sides)]
    values = [both(lang, "more than 200 million users", "用户超过2亿"), both(lang, "200 million people at work", "2亿上班族"), "30多万家", "300家"]
    return Dispute(
        id="d-users" if number == 1 else f"d-{number}",
        topic=both(lang, "How many people used 钉钉 in spring 2020", "2020年春天有多少人在用钉钉"),
        type="definition",
        type_text=both(lang, "Definition", "口径不同"),
        status="unresolved",
        status_text=both(lang, "Unresolved", "未解决"),
        sides=[{"value": values[i % 4], "evidence": [key]} for i, key in enumerate(keys)],
        explanation=both(
            lang, "One article counts accounts, the other counts people who went back to work.", "一篇数的是账号，另一篇数的是复工的人。"
        ),
        evidence=evidences(lang, *keys),
    )


def glossary(lang: str, rows: int = 40) -> Table:
    return Table(
        id="glossary",
        title=both(lang, "Glossary", "词汇表"),
        role="glossary",
        columns=[
            {"key": "term", "label": both(lang, "Term", "词"), "align": "left"},
            {"key": "count", "label": both(lang, "Mentions", "提及"), "align": "right"},
            {"key": "what", "label": both(lang, "What the metric counts", "指标数的是什么"), "align": "left"},
            {"key": "where", "label": both(lang, "Where", "出处"), "align": "left"},
        ],
        rows=[
            {
                "term": "日活跃用户",
                "count": {"text": f"{1200 - 7 * i:,}", "evidence": []},
                "what": both(lang, "Accounts that opened the product on that day; not registered users.", "当天打开过产品的账号，不等于注册用户。"),
                "where": {"text": "S1", "evidence": ["S1·1"]},
            }
            for i in range(rows)
        ],
        note=both(lang, "Made from the lexicon.", "由词表生成。"),
        evidence=evidences(lang, "S1·1"),
    )


def card(lang: str, number: int) -> Card:
    names = [("来往", "Láiwǎng", "laiwang"), ("钉钉", "Dīngdīng", "dingtalk"), ("微信", "Wēixìn", "wechat"), ("点点虫", "Diǎndiǎnchóng", "grey")]
    name, pinyin, colour = names[number % 4]
    keys = [f"S{1 + number % 4}·{i + 1}" for i in range(3)]
    return Card(
        id=f"card-{number}",
        name=name,
        original=name,
        pinyin=pinyin,
        type_text=both(lang, "Product", "产品"),
        owner=both(lang, "Alibaba", "阿里巴巴"),
        what=both(lang, "A messaging app for friends.", "面向熟人的即时通讯应用。"),
        mentions=40 - number,
        colour=colour,
        facts=[
            {
                "title": both(lang, "Numbers", "数字"),
                "lines": [Passage(text=both(lang, "registered users > 10 million", "注册用户超过1000万"), evidence=keys[:1])],
            },
            {
                "title": both(lang, "Dates", "日期"),
                "lines": [
                    Passage(text=both(lang, "2013-09 launch", "2013年9月 上线"), evidence=keys[1:2]),
                    Passage(text=both(lang, "2015-05 renamed 点点虫", "2015年5月 更名点点虫"), evidence=keys[2:]),
                ],
            },
        ],
        evidence=evidences(lang, *keys),
    )


def source(lang: str, number: int) -> Source:
    return Source(
        id=f"S{number}",
        doc=f"article-{number}",
        title=f"社交梦的第{number}次尝试",
        publisher="示例商业评论",
        published=f"20{13 + number}-05",
        published_why=both(lang, "month printed under the headline", "标题下印有月份"),
        lines=[
            {"label": both(lang, "Script", "字形"), "text": both(lang, "Simplified", "简体")},
            {"label": "SHA-256", "text": "0123456789abcdef" * 4},
        ],
        alone=[Passage(text=both(lang, "The 100-friends rule.", "拉100位好友的规定。"), evidence=[f"S{number}·2"])],
        repeats=[],
        evidence=evidences(lang, f"S{number}·2"),
    )


def changes(lang: str) -> Changes:
    said = [
        ("+", "new", "", "", ["S2·4"], ""),
        ("~", "changed", HOSTILE, "the article is the same", [], "d-users"),
        ("×", "fell", "", "", [], "laiwang-1"),
    ]
    lines = [
        {
            "sign": word,
            "mark": mark,
            "word": word,
            "text": both(lang, f"来往: {word}", f"来往：{word}"),
            "was": was,
            "why": why,
            "evidence": keys,
            "link": link,
        }
        for mark, word, was, why, keys, link in said
    ]
    return Changes(
        id="what-changed",
        title=both(lang, "What changed: 1 article came in", "本期变化：新增1篇"),
        lead=both(lang, "Compared with the edition of 2020-04.", "与2020年4月版相比。"),
        sections=[
            {"kind": "findings", "title": both(lang, "Findings", "发现"), "lines": lines[2:], "more": ""},
            {"kind": "claims", "title": both(lang, "Numbers", "数字"), "lines": lines[:2], "more": both(lang, "and 9 more", "另有9项")},
        ],
        evidence=evidences(lang, "S2·4"),
    )


def concordance(lang: str) -> Concordance:
    keys = [f"S{1 + i % 4}·{i}" for i in range(1, 9)]
    return Concordance(
        id="kwic",
        title=both(lang, "“私域流量” in context", "“私域流量”的上下文"),
        lines=[
            {"left": "负责人说上线圈子是要把" * (1 + i % 3), "key": "私域流量", "right": "还给商家，平台不再从中" * (1 + i % 2), "evidence": key}
            for i, key in enumerate(keys)
        ],
        evidence=evidences(lang, *keys),
    )


def shown(block: Block) -> Any:
    return new_code_cell("block", outputs=[new_output("execute_result", block._repr_mimebundle_(), execution_count=1)], execution_count=1)


THEMES = {
    "laiwang": ("Why 来往 failed", "来往为何失败"),
    "covid": ("How 钉钉 surged in spring 2020", "钉钉如何在2020年春天爆发"),
    "quanzi": ("What 圈子 wanted with private traffic", "圈子要私域流量做什么"),
}


def theme_cells(lang: str, theme: str, first: int) -> list[Any]:
    standings = ["corroborated", "single_source", "disputed", "corroborated"]
    cells = [
        new_markdown_cell("# " + both(lang, *THEMES[theme])),
        new_markdown_cell(
            both(lang, "The question is **who stayed**, and *why*. See `S1`.", "要问的是**谁留了下来。**又是为什么？\n这一行与上一行之间不应有空格。")
            + "\n\n- "
            + both(lang, "one", "其一")
            + "\n- "
            + both(lang, "two", "其二")
            + "\n\n> "
            + HOSTILE
        ),
        shown(finding(lang, theme, first, role="answer")),
    ]
    for offset, standing in enumerate(standings):
        cells += [shown(finding(lang, theme, first + offset, standing=standing)), shown(figure(lang, first + offset, theme))]
    return [*cells, new_markdown_cell("## " + both(lang, "Disputes", "争议")), shown(Ledger(disputes=[dispute(lang, 1), dispute(lang, 2, 4)]))]


def report_notebook(lang: str) -> nbformat.NotebookNode:
    """The combined notebook of one edition."""
    edition = Edition(
        lang=lang, as_of="2020-05-01", theme="overview", articles_hash="3f9a1c0b7d22", version="0.1.0", articles=5, origins=4, claims=312, disputes=7
    )
    summary = Summary(
        title=both(lang, "Alibaba wanted friends; it got colleagues, customers and a classroom", "阿里想要朋友，得到的是同事、顾客和课堂"),
        text=[
            Passage(
                text=both(
                    lang,
                    "来往 (Láiwǎng) failed because people were recruited, not attracted. 钉钉 surged because work and school had nowhere else to go. "
                    "圈子 tried to give shops a public of their own, and no article shows that it worked.",
                    "来往靠拉人而非吸引人，所以失败；钉钉爆发，是因为工作和上课一时无处可去；圈子想让商家拥有自己的客群，但没有一篇文章能证明它做到了。",
                ),
                evidence=["S1·1", "S2·4"],
            )
        ],
        counts=[
            {"label": both(lang, "articles", "篇文章"), "value": "5"},
            {"label": both(lang, "independent sources", "个独立来源"), "value": "4"},
            {"label": both(lang, "claims read", "条数字陈述"), "value": "312"},
            {"label": both(lang, "disputes", "处争议"), "value": "7"},
        ],
        findings=[
            finding(lang, t, n, standing=s) for t, n, s in [("laiwang", 1, "corroborated"), ("covid", 5, "disputed"), ("quanzi", 9, "single_source")]
        ],
        changed=both(lang, "Since the edition of 2020-04: 1 article came in.", "自2020年4月版以来：新增1篇。"),
        evidence=evidences(lang, "S1·1", "S2·4"),
    )
    cells = [shown(edition), shown(summary)]
    for index, theme in enumerate(THEMES):
        cells += theme_cells(lang, theme, 1 + 4 * index)
    whole = Ledger(disputes=[dispute(lang, 1), dispute(lang, 2, 4), dispute(lang, 3, 3)])
    cells += [new_markdown_cell("# " + both(lang, "The ledger of disputes", "争议总账")), shown(whole)]
    cells += [new_markdown_cell("# " + both(lang, "Products", "产品")), shown(Cards(cards=[card(lang, n) for n in range(8)]))]
    cells += [new_markdown_cell("# " + both(lang, "Sources", "资料来源")), shown(Sources(sources=[source(lang, n) for n in range(1, 5)]))]
    cells += [new_markdown_cell("# " + both(lang, "Method", "方法")), shown(glossary(lang)), shown(concordance(lang))]
    cells += [new_markdown_cell("# " + both(lang, "What changed", "本期变化")), shown(changes(lang))]
    return new_notebook(cells=cells, metadata={"casebook": {"lang": lang, "title": summary.title}})


def foreign_notebook() -> nbformat.NotebookNode:
    """A notebook that never heard of blocks: prose, a picture, text, an HTML table and code."""
    picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    outputs = [
        new_output("stream", name="stdout", text="printed *stars* and #hash\n"),
        new_output("display_data", {"image/png": picture, "text/plain": "<Figure>"}),
        new_output("display_data", {"image/svg+xml": svg(["a", "b"]), "text/plain": "<SVG>"}),
        new_output("execute_result", {"text/html": "<table><tr><td>1</td></tr></table>", "text/plain": "   a\n0  1"}, execution_count=2),
    ]
    return new_notebook(
        cells=[
            new_markdown_cell("# A visitor\n\nSome text with $x^2$ and [a link](https://example.org).\n\n### A deep heading\n\n1. one\n2. two\n"),
            new_code_cell("secret = 'source is not shown'", outputs=outputs, execution_count=1),
            new_markdown_cell("| a | b |\n| --- | ---: |\n| 1 | 2 |\n\n```python\nprint('#panic')\n```\n"),
        ]
    )
