from dataclasses import replace

import pytest

from casebook.findings.cards import _clause, _in_its_own_right, card
from casebook.findings.evidence import EvidenceIndex
from casebook.findings.names import Names


def parts(index: EvidenceIndex, name: str) -> dict[str, list]:
    return {part["title"]: part["lines"] for part in card(name, index).facts}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_numbers_without_a_metric_of_their_own_stay_in_the_tables(facts, lang):
    first, *_ = facts.claims
    loose = replace(first, metric="other", surface="甲公司")
    index = EvidenceIndex(replace(facts, claims=[loose, *facts.claims]), lang, Names(), {})
    assert not any("甲公司" in line.text for lines in parts(index, "钉钉").values() for line in lines)


def test_a_card_opens_with_how_it_began_and_what_became_of_it(english):
    assert [line.text for line in parts(english, "来往")["In short"]] == [
        "March 2015: Laiwang: launch",
        "Was renamed Diandianchong",
        "Users: no article gives a number",
    ]


def test_a_card_opens_with_five_lines_at_most(facts):
    kinds = ("registered_users", "monthly_active_users", "orgs", "video_views", "followers", "money")
    claims = [replace(facts.claims[0], metric=metric, surface=metric) for metric in kinds]
    found = parts(EvidenceIndex(replace(facts, claims=claims), "en", Names(), {}), "钉钉")
    assert len(found["In short"]) <= 5
    assert len(found["More"]) >= 1


def test_a_card_does_not_say_that_a_company_brought_out_something_without_a_name(facts):
    event = next(e for e in facts.events if e.type == "launch")
    unnamed = replace(event, entities=["阿里巴巴"], text_en="Alibaba brings out a product", text_zh="阿里巴巴推出产品")
    named = replace(unnamed, entities=["来往", "阿里巴巴"], text_en="Alibaba brings out Laiwang", text_zh="阿里巴巴推出来往")
    index = EvidenceIndex(replace(facts, events=[unnamed, named]), "en", Names(), {})
    told = [line.text for lines in parts(index, "阿里巴巴").values() for line in lines]
    assert [("brings out a product" in " ".join(told)), ("brings out Laiwang" in " ".join(told))] == [False, True]


def test_a_value_told_twice_is_one_line_with_both_dates(facts):
    first = facts.claims[0]
    again = replace(first, as_of="2016-05")
    lines = parts(EvidenceIndex(replace(facts, claims=[first, again]), "en", Names(), {}), "钉钉")["In short"]
    assert "Users more than 3 million (300万), March 2016; May 2016" in [line.text for line in lines]


def test_only_the_disputed_number_is_marked(english):
    lines = [line for part in parts(english, "钉钉").values() for line in part]
    marked = {tuple(line.evidence): line.disputed for line in lines}
    assert marked[("S1·1", "S2·1", "S3·1")] == []
    assert marked[("S3·2",)] == marked[("S3·3",)] != []


def test_another_number_of_a_disputed_sentence_is_not_marked(facts):
    disputed = next(c for c in facts.claims if c.surface == "900万次")
    beside = replace(disputed, start=disputed.start - 2, end=disputed.start)
    lines = parts(EvidenceIndex(replace(facts, claims=[beside]), "en", Names(), {}), "钉钉")["In short"]
    assert all(line.disputed == [] for line in lines)


def test_a_card_of_which_nothing_was_read_leads_to_where_each_article_names_it(facts):
    index = EvidenceIndex(replace(facts, claims=[], events=[], relations=[]), "en", Names(), {})
    (line,) = [line for line in parts(index, "钉钉")["In short"] if line.evidence]
    assert (line.text, line.evidence) == ("Named in S2", ["S2·1"])
    assert list(card("钉钉", index).evidence) == ["S2·1"]
    mentions = [replace(facts.mentions[0], doc=doc) for doc in ("c", "a", "b")]
    index = EvidenceIndex(replace(facts, claims=[], events=[], relations=[], mentions=mentions), "zh", Names(), {})
    assert [line.text for line in parts(index, "钉钉")["要点"] if line.evidence] == ["见于S1、S2、S3"]


def test_a_version_of_a_product_is_not_asked_for_its_users(facts):
    names = Names()
    own = [n for n in ("来往", "钉钉3.0") if _in_its_own_right(n, EvidenceIndex(facts, "en", names, {}))]
    assert own == ["来往"]


@pytest.mark.parametrize(
    ("sentence", "surface", "words"),
    [
        ("上线一个月,总注册用户超过1000万,日活跃用户增长了500%。", "500%", "“日活跃用户增长了500%”"),
        ("一個月裡,日活躍用戶增長了500%。", "500%", "“日活跃用户增长了500%”"),
        (f"{'很长的一句话' * 6}增长了500%。", "500%", ""),
    ],
)
def test_of_a_growth_a_card_says_what_grew_in_the_article_s_own_clause(facts, sentence, surface, words):
    claim = replace(facts.claims[0], metric="growth_pct", sentence=sentence, sentence_start=0, start=sentence.index(surface), surface=surface)
    assert _clause(claim) == words
    assert _clause(replace(claim, metric="registered_users")) == ""
