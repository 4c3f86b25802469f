from dataclasses import replace

import pytest

from casebook.findings.evidence import EvidenceIndex
from casebook.findings.ledger import block, severity
from casebook.findings.names import Names


@pytest.mark.parametrize(
    ("value", "en", "zh"),
    [
        ("2011-01 – 2013-11", "January 2011 to November 2013, by the dates beside it", "2011年1月至2013年11月（同句日期）"),
        ("2021-11-07", "7 November 2021, by what the text tells", "2021年11月7日（据正文推定）"),
        ("before 2012-07", "there already by July 2012", "2012年7月时已经成立"),
        ("来往: never released", "Laiwang: never released", "来往：从未面世"),
        ("来往 < 钉钉", "Laiwang before DingTalk", "来往先于钉钉"),
        ("2013", "2013", "2013"),
        ("三家", "三家", "三家"),
    ],
)
def test_a_side_without_a_claim_is_said_in_the_editions_words(facts, value, en, zh):
    (dispute,) = facts.disputes
    side = {**dispute.sides[0], "mark": None, "value": value}
    for lang, said in (("en", en), ("zh", zh)):
        index = EvidenceIndex(replace(facts, claims=[]), lang, Names(), {})
        assert block(index, replace(dispute, sides=[side])).sides[0]["value"] == said


def test_sides_that_say_the_same_are_one_with_all_its_sentences(facts):
    (dispute,) = facts.disputes
    sides = [{**side, "mark": None, "value": "2013"} for side in dispute.sides]
    index = EvidenceIndex(replace(facts, claims=[]), "en", Names(), {})
    marks = {"S3·2": [[0, 12]], "S3·3": [[0, 14]]}
    assert block(index, replace(dispute, sides=sides)).sides == [
        {"value": "2013", "evidence": ["S3·2", "S3·3"], "marks": marks, "unshown": 0, "apart": False}
    ]


@pytest.mark.parametrize(
    ("kind", "status", "nature", "weight"),
    [
        ("value", "unresolved", "", "contradiction"),
        ("date", "unresolved", "", "contradiction"),
        ("typo_suspected", "typo", "", "contradiction"),
        ("definition", "unresolved", "account", "contradiction"),
        ("definition", "different_definition", "account", "definition"),
        ("value", "unresolved", "not_comparable", "reading"),
        ("definition", "unresolved", "", "reading"),
        ("typo_suspected", "unresolved", "", "reading"),
        ("value", "different_definition", "", "definition"),
        ("date", "superseded", "", "definition"),
    ],
)
def test_the_gravest_disputes_come_first(facts, kind, status, nature, weight):
    assert severity(replace(facts.disputes[0], kind=kind, status=status, nature=nature)) == weight


def test_a_single_vote_stands_apart_from_the_averages_in_dispute(facts):
    vote = next(c for c in facts.claims if c.surface == "900万次")
    told = replace(vote, metric="app_rating", sentence="孩子们怒打" + vote.surface, sentence_start=vote.start - len("孩子们怒打"))
    index = EvidenceIndex(replace(facts, claims=[told]), "en", Names(), {})
    assert [side["apart"] for side in block(index, facts.disputes[0]).sides] == [True, False]
