from dataclasses import replace
from pathlib import Path

import pytest

from casebook.errors import BadCodebook
from casebook.findings.codebook import Codebook
from casebook.findings.conclude import Conclusions
from casebook.findings.evidence import EvidenceIndex
from casebook.findings.names import Names

USERS = {"claims": {"entity": "钉钉", "metric": "registered_users"}, "pick": "max"}
DOWNLOADS = {"claims": {"metric": "downloads_total"}, "pick": "max"}
NEVER = {"claims": {"metric": "video_views"}}
CODE = {"id": "alike", "label": {"en": "Alike", "zh": "相似"}, "definition": {"en": "Alike", "zh": "相似"}}


def conclude(index, facts, text, queries, passages=(), **more):
    row = {"id": "f", "headline": {"en": "Users of DingTalk", "zh": "钉钉用户"}, "text": [text], **more}
    book = Codebook(theme="10-x", path=Path("10-x.codes.yml"), head={}, facts=queries, findings=[row], codes=[], figures={})
    codes = {"alike": CODE | {"passages": list(passages)}}
    return Conclusions(book, codes, facts, index).finding("f")


def test_numbers_and_evidence_come_from_facts(english, facts):
    found = conclude(english, facts, {"en": "DingTalk had {users} users by {users.as_of}.", "zh": "钉钉用户{users}。"}, {"users": USERS})
    assert found.text[0].text == "DingTalk had more than 3 million (300万) users by March 2016."
    assert found.text[0].evidence == ["S1·1", "S2·1", "S3·1"]
    assert found.evidence["S1·1"].marks == [[8, 14]]


def test_a_repeated_wording_is_no_second_witness(english, facts):
    found = conclude(english, facts, {"en": "{users}", "zh": "{users}"}, {"users": USERS})
    assert (found.articles, found.origins, found.standing) == (3, 2, "corroborated")
    only_copies = {"users": {"claims": {"says": "甲公司的钉钉"}, "pick": "max"}}
    assert conclude(english, facts, {"en": "{users}", "zh": "{users}"}, only_copies).standing == "single_source"


def test_a_finding_on_a_disputed_number_says_so_beside_the_number(english, facts):
    found = conclude(english, facts, {"en": "{downloads}", "zh": "{downloads}"}, {"downloads": DOWNLOADS})
    assert found.standing == "disputed"
    assert found.text[0].text == "40 million (4000万)≠"
    assert len(found.disputes) == 1


def test_a_dispute_about_another_number_of_the_sentence_does_not_touch(english, facts):
    assert conclude(english, facts, {"en": "{users}", "zh": "{users}"}, {"users": USERS}).disputes == []


@pytest.mark.parametrize(
    "condition", ["users.value < downloads.value", "users.origins >= 2", "users.stated >= 2", "users.value == 3000000", "never.count == 0"]
)
def test_a_finding_holds_while_its_conditions_do(english, facts, condition):
    queries = {"users": USERS, "downloads": DOWNLOADS, "never": NEVER}
    found = conclude(english, facts, {"en": "{users}", "zh": "{users}"}, queries, holds=[condition])
    assert found.standing == "corroborated"


@pytest.mark.parametrize("condition", ["users.value > downloads.value", "users.origins > 2", "never.value > 1"])
def test_a_finding_falls_with_a_condition(english, facts, condition):
    queries = {"users": USERS, "downloads": DOWNLOADS, "never": NEVER}
    found = conclude(english, facts, {"en": "{users}", "zh": "{users}"}, queries, holds=[condition])
    assert found.standing == "no_longer_supported"
    assert condition in found.text[0].text


def test_a_finding_falls_with_its_facts_and_says_which(index, facts):
    found = conclude(index, facts, {"en": "{never}", "zh": "{never}"}, {"never": NEVER}, caveat={"en": "But {never}.", "zh": "但{never}。"})
    assert found.standing == "no_longer_supported"
    assert "never" in found.text[0].text
    assert found.caveat is None


def test_a_caveat_whose_number_is_missing_is_left_out(english, facts):
    found = conclude(english, facts, {"en": "{users}", "zh": "{users}"}, {"users": USERS, "never": NEVER}, caveat={"en": "{never}", "zh": "{never}"})
    assert found.caveat is None


def test_coded_passages_are_evidence_but_what_speaks_against_is_not_support(english, facts):
    passages = [{"stance": "asserts", "quote": "来往越做越像对手"}, {"stance": "against", "quote": "来往上线"}]
    found = conclude(english, facts, {"en": "It grew alike.", "zh": "越做越像。", "rests": ["alike"]}, {}, passages)
    assert found.text[0].evidence == ["S2·1"]
    assert found.standing == "single_source"


@pytest.mark.parametrize("condition", ["users.value", "users.value ~ 3", "nobody.value > 1", "users.valeu > 1"])
def test_a_condition_that_cannot_be_read_is_an_error(english, facts, condition):
    with pytest.raises(BadCodebook, match="condition"):
        conclude(english, facts, {"en": "{users}", "zh": "{users}"}, {"users": USERS}, holds=[condition])


def test_a_query_of_no_known_form_is_an_error(english, facts):
    with pytest.raises(BadCodebook, match="a query has none of"):
        conclude(english, facts, {"en": "{users}", "zh": "{users}"}, {"users": {"numbers": {}}})


def test_a_passage_that_only_hints_is_evidence_but_no_witness(english, facts):
    hinted = [{"stance": "asserts", "quote": "来往越做越像对手"}, {"stance": "implies", "quote": "来往上线"}]
    stated = [{"stance": "asserts", "quote": "来往越做越像对手"}, {"stance": "asserts", "quote": "来往上线"}]
    text = {"en": "It grew alike.", "zh": "越做越像。", "rests": ["alike"]}
    assert conclude(english, facts, text, {}, hinted).standing == "single_source"
    assert conclude(english, facts, text, {}, stated).standing == "corroborated"


def test_a_difference_to_be_read_with_care_leaves_a_finding_its_standing_and_its_number_unmarked(facts):
    careful = replace(facts, disputes=[replace(facts.disputes[0], nature="not_comparable")])
    found = conclude(EvidenceIndex(careful, "en", Names(), {}), careful, {"en": "{all}", "zh": "{all}"}, {"all": DOWNLOADS})
    assert (found.standing, found.text[0].text, len(found.disputes)) == ("single_source", "40 million (4000万)", 1)


def test_a_disputed_finding_says_what_is_disputed(english, facts):
    found = conclude(english, facts, {"en": "{downloads}", "zh": "{downloads}"}, {"downloads": DOWNLOADS})
    assert found.standing_text == "Disputed: downloads"


@pytest.mark.parametrize(
    ("quotes", "says"),
    [
        ([("asserts", "来往越做越像对手")], "From one article only"),
        ([("implies", "来往越做越像对手")], "Implied by the articles, stated by none"),
        ([("asserts", "来往越做越像对手"), ("implies", "来往上线")], "Each fact from one article"),
    ],
)
def test_a_finding_on_few_articles_says_how_few(english, facts, quotes, says):
    passages = [{"stance": stance, "quote": quote} for stance, quote in quotes]
    assert conclude(english, facts, {"en": "It grew.", "zh": "长大。", "rests": ["alike"]}, {}, passages).standing_text == says


def test_codes_are_counted(english, facts):
    passages = [{"stance": "asserts", "quote": "来往越做越像对手"}]
    text = {"en": "{all.codes} code, {all.lone} on one origin, {all.there} in {all.source}, {all.firm} firm.", "zh": "{all.codes}"}
    found = conclude(english, facts, text, {"all": {"codes": ["alike"]}}, passages, holds=["all.firm == 0"])
    assert found.text[0].text == "One code, one on one origin, all in S2 Unnamed 2016, no firm."
    assert found.text[0].evidence == ["S2·1"]


def test_sources_that_retell_one_event_are_no_witnesses_for_each_other(english, facts):
    found = conclude(english, facts, {"en": "{users}", "zh": "{users}"}, {"users": USERS}, retold=True)
    assert (found.origins, found.standing, found.standing_text) == (2, "single_source", "From 2 sources that retell one event")
    only_copies = {"users": {"claims": {"says": "甲公司的钉钉"}, "pick": "max"}}
    assert "retell" not in conclude(english, facts, {"en": "{users}", "zh": "{users}"}, only_copies, retold=True).standing_text


def test_our_own_inference_is_called_so(english, facts):
    found = conclude(english, facts, {"en": "{users}", "zh": "{users}"}, {"users": USERS}, inference=True)
    assert (found.standing, found.standing_text) == ("single_source", "Our inference, not the articles’")


def test_a_finding_that_rests_in_part_on_one_article_says_so(english, facts):
    both = {"users": USERS, "launch": {"events": {"entity": "来往"}}}
    assert conclude(english, facts, {"en": "{users} {launch}", "zh": "{users} {launch}"}, both).standing_text == "In part from one article"


@pytest.mark.parametrize(
    ("stated", "implied", "says"),
    [
        (["来往越做越像对手"], [], "In part from one article"),
        (["来往越做越像对手"], ["来往上线"], "In part stated by one article, implied by others"),
        (["甲公司的钉钉"], [], "In part from one source"),  # in two articles that share the sentence
    ],
)
def test_what_stands_in_part_on_one_origin_says_who_else_has_it(english, facts, stated, implied, says):
    passages = [{"stance": "asserts", "quote": q} for q in stated] + [{"stance": "implies", "quote": q} for q in implied]
    text = {"en": "{users}", "zh": "{users}", "rests": ["alike"]}
    assert conclude(english, facts, text, {"users": USERS}, passages).standing_text == says


@pytest.mark.parametrize(
    ("more", "says", "short_of"),
    [
        ({"absent": ["never"]}, "True of all articles read", "contrary"),
        ({"absent": ["never"], "holds": ["launch.count == 1"]}, "From one article only", ""),
        ({}, "From one article only", ""),
    ],
)
def test_what_no_article_gives_is_true_of_all_that_were_read(english, facts, more, says, short_of):
    queries = {"launch": {"events": {"entity": "来往"}}, "never": NEVER}
    found = conclude(english, facts, {"en": "Nobody counts views ({launch}).", "zh": "{launch}"}, queries, **more)
    assert (found.standing, found.standing_text, found.short_of) == ("single_source", says, short_of)


def test_a_finding_that_rests_on_nothing_still_has_a_standing(english, facts):
    found = conclude(english, facts, {"en": "It failed.", "zh": "失败了。"}, {})
    assert (found.standing, found.origins, found.evidence) == ("single_source", 0, {})
