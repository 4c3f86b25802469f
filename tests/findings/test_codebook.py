from pathlib import Path

import pytest

from casebook.errors import BadCodebook
from casebook.findings.codebook import SLOT, read_codebook, read_codebooks, typed_numbers
from casebook.paths import NOTEBOOKS

FINDING = "findings:\n  - id: f\n    headline: {en: A, zh: 甲}\n    text: [{en: '{users} users.', zh: '用户{users}。'}]\n"
FIGURE = "figures:\n  g:\n    subtitle: {en: A, zh: 甲}\n    talk: {"
FACTS = "facts:\n  users: {claims: {entity: 钉钉}}\n"


def book(folder: Path, text: str, name: str = "10-x.codes.yml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("text", ["DingTalk had 300 users", "three causes", "half of them", "三个原因", "两家公司", "近百家", "300家"])
def test_a_number_typed_into_prose_is_seen(text):
    assert typed_numbers(text)


@pytest.mark.parametrize("text", ["{users} users of {name:钉钉5.0}", "one of them", "一篇文章", "十分明显", "万一失败"])
def test_slots_and_words_that_only_look_like_numbers_are_none(text):
    assert not typed_numbers(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("finding: []", "unknown section 'finding'"),
        ("facts: [", "is not YAML"),
        (FINDING.replace("A,", "A 5,"), "number '5' typed"),
        (FINDING.replace(", zh: 甲", ""), "lacks words in both languages"),
        (FINDING + "    colour: red\n", "unknown key 'colour'"),
        ("findings:\n  - id: f\n    headline: {en: A, zh: 甲}\n", "lacks 'text'"),
        (
            "codes:\n  - id: c\n    label: {en: A, zh: 甲}\n    definition: {en: A, zh: 甲}\n    passages: [{quote: 甲, stance: maybe}]\n",
            "unknown stance",
        ),
        (FINDING + "    question: {en: Q, zh: 问}\n    answer: {en: A, zh: 甲}\n", "finding f: its answer ends in no sentence; name its facts"),
        ("theme: a title\n", r"theme is not a table \(key: value\)"),
        ("theme:\n  title: {en: A}\n", "theme, title lacks words in both languages"),
        ("?\n2:\n", "unknown section 2"),
        ("- findings\n", "the file is not a table"),
        ("findings: none\n", r"findings is not a list \(- …\)"),
        ("findings: [f]\n", "findings, row 1 is not a table"),
        ("findings:\n  - {id: 3}\n", r"findings, row 1, id is not text \(in quotes, if it is a number\)"),
        (FINDING.replace("{en: A,", "A #"), "findings, row 1, headline is not a table"),
        ("facts: {users: many}\n", "facts, users is not a table"),
        ("facts: {2: {}}\n", "facts, 2 is not text"),
        ("codes:\n  - {label: {en: A, zh: 甲}, definition: {en: A, zh: 甲}}\n", "a code has no id"),
        ("tests:\n  - {of: f, if: now}\n", "tests, row 1, if is not a table"),
        ("facts: {a: {claims: {as_of: 2020-02-30}}}\n", "is not YAML"),
        (FIGURE + "title: {en: 5 users, zh: 用户}}\n", "figure g, talk, title has the number '5' typed"),
        (FIGURE + "title: {en: No article counts users, zh: 用户}}\n", "figure g, talk, title says 'No article' of all articles"),
        (FIGURE + "said: all}\n", "figure g, talk, said is 'all'; write how many"),
    ],
)
def test_a_bad_codebook_is_refused_in_one_line_that_names_the_file(tmp_path, text, says):
    with pytest.raises(BadCodebook, match=says) as caught:
        read_codebook(book(tmp_path, text))
    assert str(caught.value).startswith("10-x.codes.yml: ")
    assert "\n" not in str(caught.value)


def test_a_codebook_in_another_encoding_is_refused_in_one_line(tmp_path):
    (tmp_path / "10-x.codes.yml").write_bytes("theme: 标题".encode("gbk"))
    with pytest.raises(BadCodebook, match=r"10-x.codes.yml: is not UTF-8; save it as UTF-8 text"):
        read_codebooks(tmp_path)


def test_a_name_that_leads_nowhere_is_refused(tmp_path):
    book(tmp_path, FINDING)
    with pytest.raises(BadCodebook, match="refers to 'users'"):
        read_codebooks(tmp_path)
    book(tmp_path, FACTS + FINDING)
    assert read_codebooks(tmp_path)[0].findings[0]["id"] == "f"


def test_a_code_is_defined_once(tmp_path):
    code = "codes:\n  - {id: c, label: {en: A, zh: 甲}, definition: {en: A, zh: 甲}}\n"
    book(tmp_path, code, "10-x.codes.yml")
    book(tmp_path, code, "20-y.codes.yml")
    with pytest.raises(BadCodebook, match="more than one codebook"):
        read_codebooks(tmp_path)


def test_the_projects_own_codebooks_are_sound():
    books = read_codebooks(NOTEBOOKS)
    themes = [b for b in books if b.theme[:2] in ("10", "20", "30")]
    assert len(themes) == 3
    assert all(len(b.findings) >= 5 for b in themes)


def test_headlines_are_short():
    long = [
        f["id"]
        for b in read_codebooks(NOTEBOOKS)
        for f in b.findings
        if len(f["headline"]["en"].split()) > 15 or len(SLOT.sub("一二三四", f["headline"]["zh"])) > 36
    ]
    assert long == []


def test_a_test_names_a_finding_of_its_own_codebook(tmp_path):
    test = "tests:\n  - {of: g, if: {en: A, zh: 甲}, then: {en: B, zh: 乙}}\n"
    with pytest.raises(BadCodebook, match="tests no finding"):
        read_codebook(book(tmp_path, FACTS + FINDING + test))
    assert read_codebook(book(tmp_path, FACTS + FINDING + test.replace("of: g", "of: f"))).tests[0]["of"] == "f"
