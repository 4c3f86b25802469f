"""Words that deny something: they hold while no article gives it, and say whom nobody has read for it."""

from pathlib import Path

import pytest
import yaml

from casebook.errors import BadCodebook
from casebook.findings import reference
from casebook.findings.codebook import Codebook, read_codebook
from casebook.findings.conclude import Conclusions
from casebook.findings.query import run

HERE = {"claims": {"entity": "钉钉", "metric": "downloads_total"}}
NOWHERE = {"claims": {"entity": "钉钉", "metric": "video_views"}}
USERS = {"claims": {"entity": "钉钉", "metric": "registered_users"}, "pick": "max"}
FACTS = {"here": HERE, "nowhere": NOWHERE, "users": USERS}
DENIED = {"en": "No article counts it.", "zh": "没有文章统计过。"}
INSTEAD = {"en": "It is counted.", "zh": "有统计。"}
CODE = {"id": "alike", "label": INSTEAD, "definition": INSTEAD, "passages": [{"stance": "asserts", "quote": "来往越做越像对手"}]}


def theme(facts, index, *, finding=None, codes=(), **book):
    row = {"id": "f", "headline": {"en": "Users", "zh": "用户"}, "text": [{"en": "{users}.", "zh": "{users}。"}]} | (finding or {})
    head = {"title": {"en": "T", "zh": "题"}}
    known = Codebook(
        **{"theme": "10-x", "path": Path("10-x.codes.yml"), "head": head, "facts": FACTS, "findings": [row], "codes": [], "figures": {}} | book
    )
    return Conclusions(known, {code["id"]: code for code in codes}, facts, index)


@pytest.mark.parametrize(("absent", "said"), [(["nowhere"], 1), (["nowhere", "here"], 0)])
def test_a_sentence_falls_away_when_an_article_gives_what_it_denies(index, facts, absent, said):
    text = [{"en": "{users}.", "zh": "{users}。"}, DENIED | {"absent": absent}]
    found = theme(facts, index, finding={"text": text, "caveat": DENIED | {"absent": absent}}).finding("f")
    assert found.standing == "corroborated"
    assert [p.text for p in found.text[1:]] == [DENIED[index.lang]] * said
    assert found.caveat == (DENIED[index.lang] if said else None)


def test_other_words_stand_in_where_there_are_any(index, facts):
    words = DENIED | {"absent": ["here"], "else": INSTEAD | {"absent": ["here"], "else": {"en": "At last.", "zh": "终于。"}}}
    found = theme(facts, index, finding={"headline": words, "text": [{"en": "{users}.", "zh": "{users}。"}, words]}).finding("f")
    assert {found.headline.rstrip("。."), found.text[1].text.rstrip("。.")} == {{"en": "At last", "zh": "终于"}[index.lang]}


@pytest.mark.parametrize("where", ["finding", "headline", "text"])
def test_a_finding_that_denies_falls_and_leads_to_what_is_given(index, facts, where):
    broken = {
        "finding": {"absent": ["here"]},
        "headline": {"headline": DENIED | {"absent": ["here"]}},
        "text": {"text": [DENIED | {"absent": ["here"]}]},
    }[where]
    found = theme(facts, index, finding=broken).finding("f")
    assert found.standing == "no_longer_supported"
    assert found.text[0].evidence == ["S3·2", "S3·3"]
    assert set(found.evidence) >= {"S3·2", "S3·3"}


def test_what_a_person_judged_names_the_articles_that_nobody_has_coded(english, facts):
    row = {"caveat": DENIED | {"judged": True}, "question": INSTEAD, "answer": DENIED | {"judged": True}}
    bare, told = theme(facts, english, finding=row), theme(facts, english, finding=row, codes=[CODE])
    (own,) = bare.codebook.findings
    assert bare.finding("f").caveat == bare.answered(own)[1] == "No article counts it. (S1, S2, S3 not yet checked by a reader.)"
    assert told.finding("f").caveat == "No article counts it. (S1, S3 not yet checked by a reader.)"


def test_only_articles_that_speak_of_the_theme_are_to_be_checked(english, facts):
    assert theme(facts, english, head={"about": ["来往"]}).unchecked == []
    assert theme(facts, english, head={"about": ["钉钉"]}).unchecked == ["S2"]


def test_a_title_has_no_room_for_that_and_says_something_else(english, facts):
    words, head = DENIED | {"judged": True, "else": INSTEAD}, {"about": ["钉钉"]}
    assert theme(facts, english, head=head).in_force(words, title=True) == INSTEAD
    assert theme(facts, english, head=head, codes=[CODE]).in_force(words, title=True) == words


def test_what_is_unsaid_shrinks_item_by_item(index, facts):
    items = [
        DENIED | {"what": {"en": "views", "zh": "播放"}, "absent": ["nowhere"]},
        INSTEAD | {"what": {"en": "downloads", "zh": "下载"}, "absent": ["here"]},
    ]
    names, said = theme(facts, index, unsaid=items).unsaid()
    assert (names, said) == ([{"en": "views", "zh": "播放"}[index.lang]], DENIED[index.lang])


def test_a_test_whose_evidence_turned_up_says_where_and_is_asked_no_more(english, facts):
    tests = [
        {"of": "f", "if": {"en": "A count", "zh": "统计"}, "then": {"en": "It falls", "zh": "推翻"}, "absent": [name]} for name in ("here", "nowhere")
    ]
    told = theme(facts, english, tests=tests, codes=[CODE], head={"about": ["钉钉"]})
    assert [row["evidence"] for row in reference.tests("en", [told]).rows] == ["A count (turned up: see S3·2, S3·3)", "A count"]
    assert reference.tests_lead("en", [told]).startswith("Of these lines, one may have turned up")
    assert reference.tests_lead("en", [theme(facts, english, tests=tests[1:], codes=[CODE], head={"about": ["钉钉"]})]).startswith(
        "None of this is in the articles. Each"
    )


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ({"claims": {"entity": "钉钉", "metric": {"not": "registered_users"}}}, ["S3·2", "S3·3"]),
        ({"claims": {"as_of": {"after": "2016-02"}, "metric": "downloads_total"}}, ["S3·2", "S3·3"]),
        ({"claims": {"as_of": {"after": "2016-03"}}}, []),
        ({"claims": {"as_of": {"after": "2016"}}}, []),  # within the year, nobody can say that it is later
        ({"events": {"date": {"before": "2015-04"}}}, ["S1·2"]),
        ({"events": {"date": {"before": "launch"}}}, []),
        ({"together": [["钉钉", "釘釘"], ["对手", "對手"]]}, ["S2·1"]),
        ({"together": [["钉钉"], ["飞书"]]}, []),
        ({"articles": {"names": "钉钉", "published": {"after": "2016-03"}}}, ["S2·1"]),
        ({"articles": {"names": "钉钉", "published": {"after": "2016-04"}}}, []),
        ({"articles": {"names": "来往", "published": ""}}, []),
    ],
)
def test_queries_for_what_must_not_be_there(english, facts, query, where):
    launch = run({"events": {"entity": "来往"}}, {}, english)
    assert english.ids(run(query, {}, english, {"launch": launch}).places) == where


@pytest.mark.parametrize("field", [{"later": "2016"}, {"of": "nobody"}, {}])
def test_a_field_that_asks_for_what_there_is_not_is_an_error(english, facts, field):
    with pytest.raises(BadCodebook):
        run({"claims": {"as_of": field}}, {}, english)


def test_a_quotation_asked_for_by_its_words_is_shown_by_them(english, facts):
    assert [p[1:] for p in run({"quotes": {"says": "用户"}}, {}, english).places] == [(2, 4)]
    assert [p[1:] for p in run({"quotes": {"speaker": "陈航"}}, {}, english).places] == [(0, 4)]


FINDING = {"id": "f", "headline": {"en": "Users", "zh": "用户"}, "text": [INSTEAD]}


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ({"findings": [FINDING | {"caveat": DENIED}]}, "of all articles"),
        ({"findings": [FINDING | {"caveat": {"en": "Nobody counts them.", "zh": "无人。"}}]}, "Nobody counts"),
        ({"findings": [FINDING | {"caveat": {"en": "One tells it.", "zh": "只有一篇讲到。"}}]}, "只有一篇"),
        ({"findings": [FINDING | {"caveat": INSTEAD | {"else": DENIED}}]}, "of all articles"),
        ({"theme": {"heading": DENIED}}, "of all articles"),
        ({"findings": [FINDING | {"caveat": DENIED | {"missing": ["a"]}}]}, "unknown key 'missing'"),
        ({"unsaid": [INSTEAD | {"what": INSTEAD}]}, "whatever an article says"),
    ],
)
def test_words_that_would_grow_stale_are_refused(tmp_path, data, fault):
    path = tmp_path / "10-x.codes.yml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    with pytest.raises(BadCodebook, match=fault):
        read_codebook(path)


def test_what_would_overturn_a_finding_may_be_worded_as_it_is_not_yet(tmp_path):
    path = tmp_path / "10-x.codes.yml"
    row = FINDING | {"caveat": DENIED | {"judged": True}}
    path.write_text(yaml.safe_dump({"findings": [row], "tests": [{"of": "f", "if": INSTEAD, "then": DENIED}]}, allow_unicode=True), encoding="utf-8")
    assert read_codebook(path).tests[0]["then"] == DENIED
