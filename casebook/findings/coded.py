"""What was judged by reading, as a table to count again: each code's passages where they stand in the articles, and by what rules they were coded."""

from collections.abc import Sequence

from casebook.findings.codebook import Codebook
from casebook.findings.evidence import EvidenceIndex

CODES_FILE = "codes.csv"
RULES_FILE = "codes.md"
# Column: what it holds, in English and Chinese.
CODED_COLUMNS = {
    "theme": ("Notebook of the theme", "主题所在的笔记本"),
    "code": ("The judgement; codes.md has its rule", "判断的编码，标准见codes.md"),
    "stance": ("asserts, implies, symptom or against", "asserts（明说）、implies（暗示）、symptom（症状）或against（相反）"),
    "source": ("Number of the article in this report", "文章在本报告中的编号"),
    "doc": ("Article", "文章"),
    "start": ("First character", "起始字符"),
    "end": ("One past the last character", "结束字符（不含）"),
    "quote": ("The passage, original script", "原文段落"),
}
# Stance: its name, and when a passage has it.
STANCE_RULES = {
    "asserts": (
        ("States", "明说"),
        (
            "The passage itself says what the code says, as the writer's or a quoted person's word, hedged or not: "
            "“the rival had the head start, so it could not be caught”.",
            "段落本身就说出编码所说的判断，作者自己说或引他人说均可，带不带限定语都算：“对手占得先机，所以追不上”。",
        ),
    ),
    "implies": (
        ("Implies", "暗示"),
        (
            "The passage sets things beside one another, and the reader supplies the link: a long wait is told beside a rival's growth, and not called a cause.",
            "段落只把几件事并置，由读者补上联系：把久等与对手的成长并提，但没有说那就是原因。",
        ),
    ),
    "symptom": (
        ("Tells of it", "写到"),
        ("The passage tells it as something that happened, and not as a reason of anything.", "段落把它当作事情经过写出，不当作原因。"),
    ),
    "against": (("Says otherwise", "另有说法"), ("The passage denies what the code says.", "段落否认编码所说的判断。")),
}


def coded_passages(index: EvidenceIndex, books: Sequence[Codebook]) -> list[dict[str, str]]:
    """One row of CODED_COLUMNS for each place at which a passage of a code stands; `start` and `end` are characters of the article `doc`."""
    return [
        {
            "theme": book.theme,
            "code": code["id"],
            "stance": passage["stance"],
            "source": index.sources[place.doc],
            "doc": place.doc,
            "start": str(place.start),
            "end": str(place.end),
            "quote": passage["quote"],
        }
        for book in books
        for code in book.codes
        for passage in code.get("passages", [])
        for place in index.find(passage["quote"])
    ]


def coding_rules(books: Sequence[Codebook]) -> str:
    """What whoever codes again needs to know, as Markdown: the columns of the table, the stances, and the rule of every code."""
    lines = ["# How passages were coded / 编码说明", "", "| column | meaning | 含义 |", "| --- | --- | --- |"]
    lines += [f"| {name} | {en} | {zh} |" for name, (en, zh) in CODED_COLUMNS.items()]
    lines += ["", "| stance | given when | 判定标准 |", "| --- | --- | --- |"]
    lines += [f"| {stance} | {en} | {zh} |" for stance, (_, (en, zh)) in STANCE_RULES.items()]
    lines += ["", "| theme | code | given when | 判定标准 |", "| --- | --- | --- | --- |"]
    lines += [f"| {book.theme} | {code['id']} | {code['definition']['en']} | {code['definition']['zh']} |" for book in books for code in book.codes]
    return "\n".join([*lines, ""])
