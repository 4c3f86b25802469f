"""Every passage that was judged stands in the table of codes, wherever it is found."""

from casebook.findings.codebook import STANCES, read_codebook
from casebook.findings.coded import CODED_COLUMNS, STANCE_RULES, coded_passages, coding_rules
from casebook.findings.evidence import EvidenceIndex
from casebook.findings.names import Names

CODES = """theme: {title: {en: Laiwang, zh: 来往}, heading: {en: Laiwang, zh: 来往}, question: {en: Why?, zh: 为何？}, colour: laiwang, about: [来往]}
codes:
  - id: online
    label: {en: Online, zh: 上线}
    definition: {en: It is said to be online., zh: 称已上线。}
    passages:
      - {stance: asserts, quote: 来往上线}
      - {stance: implies, quote: 没有这一句}
"""


def test_a_row_leads_to_its_words_and_words_that_stand_nowhere_have_none(facts, tmp_path):
    (tmp_path / "10-x.codes.yml").write_text(CODES, encoding="utf-8")
    rows = coded_passages(EvidenceIndex(facts, "en", Names(), {}), [read_codebook(tmp_path / "10-x.codes.yml")])
    assert rows
    assert {row["quote"] for row in rows} == {"来往上线"}
    for row in rows:
        assert list(row) == list(CODED_COLUMNS)
        sentence = next(s for s in facts.sentences if s.doc == row["doc"] and s.start <= int(row["start"]) < s.end)
        assert sentence.text[int(row["start"]) - sentence.start : int(row["end"]) - sentence.start] == row["quote"]
        assert (row["theme"], row["code"], row["stance"]) == ("10-x", "online", "asserts")


def test_whoever_codes_again_finds_every_column_every_stance_and_the_rule_of_every_code(tmp_path):
    (tmp_path / "10-x.codes.yml").write_text(CODES, encoding="utf-8")
    rules = coding_rules([read_codebook(tmp_path / "10-x.codes.yml")])
    assert tuple(STANCE_RULES) == STANCES
    assert all(f"\n| {name} | " in rules for name in (*CODED_COLUMNS, *STANCES))
    assert "| 10-x | online | It is said to be online. | 称已上线。 |" in rules
