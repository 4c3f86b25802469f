"""What an audience could ask: each kind is found where the facts are weak, and only there; the words are whole in both editions."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from casebook.facts.records import Relation
from casebook.findings.codebook import Codebook
from casebook.findings.conclude import Conclusions
from casebook.findings.doubts import KINDS, _months
from casebook.findings.evidence import EvidenceIndex
from casebook.findings.names import Names
from casebook.findings.questions import Asked, asked, block, hardest

AS_OF = "2018-06"
USERS = {"claims": {"entity": "钉钉", "metric": "registered_users"}, "pick": "max"}
MOST = {"claims": {"metric": "downloads_total"}, "pick": "max"}
LEAST = {"claims": {"metric": "downloads_total"}, "pick": "min"}
LAUNCH = {"events": {"entity": "来往", "type": "launch"}, "pick": "first"}
NEVER = {"claims": {"metric": "video_views"}}
SAYS = {"quotes": {"speaker": "陈航"}}
FACTS = {"users": USERS, "most": MOST, "least": LEAST, "launch": LAUNCH, "never": NEVER, "words": SAYS}


def pair(en: str, zh: str = "") -> dict[str, str]:
    return {"en": en, "zh": zh or en}


def row(name: str = "f", *rests: str, **more) -> dict:
    return {"id": name, "headline": pair("It grew", "它涨了"), "text": [pair("So it is told.", "文章这样写。") | {"rests": list(rests)}], **more}


def theme(index, facts, *rows, codes=(), tests=()):
    book = Codebook(theme="10-x", path=Path("10-x.codes.yml"), head={}, facts=FACTS, findings=list(rows), codes=[], figures={}, tests=list(tests))
    return Conclusions(book, {code["id"]: code for code in codes}, facts, index)


def code(stance: str, quote: str, name: str = "alike") -> dict:
    return {"id": name, "label": pair("It is alike", "很像"), "definition": pair("x"), "passages": [{"stance": stance, "quote": quote}]}


def with_claim(facts, change, **of):
    """The facts with those claims changed that have all of these values."""
    claims = [replace(c, **change) if all(getattr(c, k) == v for k, v in of.items()) else c for c in facts.claims]
    return replace(facts, claims=claims)


def kinds(index, facts, *args, **more) -> list[str]:
    return [q.kind for q in asked(theme(index, facts, *args, **more), AS_OF).get("f", [])]


def again(index, facts):
    return EvidenceIndex(facts, index.lang, Names(), {})


def test_a_contradiction_is_asked_first_and_answered_by_both_sides(english, facts):
    first = asked(theme(english, facts, row("f", "most")), AS_OF)["f"][0]
    assert first.kind == "contradiction"
    assert "9 million" in first.answer
    assert "40 million" in first.answer
    assert english.ids(first.places) == ["S3·2", "S3·3"]


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"hedges": ["rumour"], "qualifier": "rumour"}, "rumour"),
        ({"hedges": ["target"], "qualifier": "target"}, "target"),
        ({"speaker": "钉钉"}, "self_counted"),
        ({}, "uncounted"),
        ({}, "old"),
        ({}, "incomparable"),
    ],
)
def test_a_number_is_doubted_for_what_it_is(english, facts, change, kind):
    changed = with_claim(facts, change, metric="registered_users")
    assert kind in kinds(again(english, changed), changed, row("f", "users"))


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"hedges": ["rumour"], "qualifier": "rumour"}, "uncounted"),
        ({"speaker": "易观千帆"}, "uncounted"),
        ({"speaker": "易观千帆"}, "self_counted"),
        ({}, "rumour"),
        ({}, "target"),
        ({}, "supposed"),
        ({"as_of": "2018-01"}, "old"),
    ],
)
def test_a_number_is_not_doubted_for_what_it_is_not(english, facts, change, kind):
    changed = with_claim(facts, change, metric="registered_users")
    assert kind not in kinds(again(english, changed), changed, row("f", "users"))


def test_a_number_beside_words_of_a_counter_is_not_said_to_have_none(english, facts):
    sentences = [replace(s, text=s.text.replace("甲公司", "据报告")) for s in facts.sentences]
    changed = replace(facts, sentences=sentences)
    assert "uncounted" not in kinds(again(english, changed), changed, row("f", "users"))


def test_a_number_of_which_another_has_one_can_be_compared(english, facts):
    other = with_claim(facts, {"entity": "微信"}, doc="b", metric="registered_users")
    assert "incomparable" not in kinds(again(english, other), other, row("f", "users"))


def test_what_one_article_tells_alone_hangs_on_it(english, facts):
    found = asked(theme(english, facts, row("f", "launch")), AS_OF)["f"]
    lone = next(q for q in found if q.kind == "one_article")
    assert english.short["a"] in lone.question
    assert "no other of the articles read" in lone.answer
    assert "one_article" not in kinds(english, facts, row("f", "users"))


def test_two_facts_of_one_article_each_have_no_second_witness(english, facts):
    found = asked(theme(english, facts, row("f", "launch", "users", core=["launch", "users"])), AS_OF)["f"]
    assert "of the two facts under the headline, one source only stands behind one" in next(q for q in found if q.kind == "each_from_one").answer


def test_a_judgement_that_none_states_is_asked_who_says_so(english, facts):
    assert "implied" in kinds(english, facts, row("f", "alike"), codes=[code("implies", "来往越做越像对手")])
    assert "implied" not in kinds(english, facts, row("f", "alike"), codes=[code("asserts", "来往越做越像对手")])


def test_a_judgement_that_an_article_denies_is_asked_for_the_denial(english, facts):
    told = code("asserts", "来往越做越像对手")
    denied = told | {"passages": [*told["passages"], {"stance": "against", "quote": "来往上线"}]}
    found = next(q for q in asked(theme(english, facts, row("f", "alike"), codes=[denied]), AS_OF)["f"] if q.kind == "against")
    assert english.ids(found.places) == ["S1·2"]
    assert "against" not in kinds(english, facts, row("f", "alike"), codes=[told])


def test_words_of_those_who_head_it_are_their_own(english, facts):
    assert "own_people" not in kinds(english, facts, row("f", "words"))
    heads = replace(facts, relations=[Relation(subject="钉钉", relation="led_by", object="陈航", doc="a", quote="来往", start=19, end=21)])
    assert "own_people" in kinds(again(english, heads), heads, row("f", "words"))


def test_a_sentence_told_twice_is_no_second_witness(english, facts):
    found = asked(theme(english, facts, row("f", "users")), AS_OF)["f"]
    assert "three articles, two independent sources" in next(q for q in found if q.kind == "worded_alike").answer


def test_an_inference_says_whose_it_is_and_what_would_overturn_it(english, facts):
    test = {"of": "f", "if": pair("A later count"), "then": pair("We would say so")}
    found = {q.kind: q for q in asked(theme(english, facts, row("f", "users", inference=True), tests=[test]), AS_OF)["f"]}
    assert "A later count" in found["inference"].answer
    assert "We would say so" in found["overturned"].answer


def test_of_an_answer_it_is_asked_how_much_hangs_on_one_article(english, facts):
    rows = [row("f", "users", role="answer"), row("g", "launch"), row("h", "launch", "users")]
    leaning = next(q for q in asked(theme(english, facts, *rows), AS_OF)["f"] if q.kind == "leaning")
    assert leaning.answer.startswith("Two of its three findings")
    assert "leaning" not in [q.kind for q in asked(theme(english, facts, *rows), AS_OF)["g"]]


def test_the_codebooks_own_question_stands_first_with_the_sentences_of_its_answer(english, facts):
    own = {"question": pair("How many?"), "answer": pair("By then {users}.") | {"rests": ["launch"]}}
    first = asked(theme(english, facts, row("f", "most", **own)), AS_OF)["f"][0]
    assert (first.kind, first.question, first.answer) == ("known", "How many?", "By then more than 3 million (300万).")
    assert english.ids(first.places) == ["S1·1", "S1·2", "S2·1", "S3·1"]


@pytest.mark.parametrize("answer", [{"rests": ["never"]}, {"holds": ["users.count == 0"]}, {"en": "{never}"}])
def test_the_codebooks_own_question_falls_with_the_facts_of_its_answer(english, facts, answer):
    own = {"question": pair("How many?"), "answer": pair("Nobody says.") | answer}
    assert "known" not in kinds(english, facts, row("f", "most", **own))


def test_a_finding_that_no_longer_stands_is_asked_nothing(index, facts):
    assert asked(theme(index, facts, row("f", "never", question=pair("Q?"), answer=pair("A."))), AS_OF) == {}


def test_every_question_is_whole_in_both_editions_with_the_same_sentences(facts):
    coded = [code("implies", "来往越做越像对手")]
    coded[0]["passages"] += code("against", "来往上线")["passages"]
    rows = [row("f", "most", "users", "launch", "words", "alike", role="answer", core=["most", "launch"]), row("g", "launch")]
    found = {lang: asked(theme(EvidenceIndex(facts, lang, Names(), {}), facts, *rows, codes=coded), AS_OF) for lang in ("en", "zh")}
    by_kind = {lang: {(q.finding, q.kind): q for questions in found[lang].values() for q in questions} for lang in found}
    assert by_kind["en"].keys() == by_kind["zh"].keys()
    for key, english in by_kind["en"].items():
        chinese = by_kind["zh"][key]
        assert english.places == chinese.places
        assert english.hurt == chinese.hurt
        for text in (english.question, english.answer, chinese.question, chinese.answer):
            assert not re.search(r"[{}]|None|  |。。|\.\.", text), text
            assert text[-1] in "?.？。’”", text
        assert not re.search(r"[A-Za-z]{4,}", chinese.answer.replace("Network", "")), chinese.answer


def test_no_number_is_typed_into_the_words():
    for kind in KINDS.values():
        for text in (*kind.en, *kind.zh):
            assert not re.search(r"\d", text)


def question(name: str, kind: str, hurt: float, about: str = "") -> Asked:
    return Asked(name, kind, about, f"{kind}{about}?", "A.", hurt, ())


def test_the_hardest_come_first_but_not_all_of_one_kind():
    found = {
        "f": [question("f", "rumour", 90), question("f", "old", 50)],
        "g": [question("g", "rumour", 85, "other")],
        "h": [question("h", "target", 60)],
    }
    assert [(q.finding, q.kind) for q in hardest(found, 3)] == [("f", "rumour"), ("h", "target"), ("g", "rumour")]


def test_what_two_findings_are_asked_alike_is_asked_once():
    found = {"f": [question("f", "contradiction", 100, "d")], "g": [question("g", "contradiction", 130, "d")]}
    assert [q.finding for q in hardest(found)] == ["g"]


def test_a_finding_carries_its_questions_with_their_sentences(english, facts):
    concluded = theme(english, facts, row("f", "most"))
    carried = block(asked(concluded, AS_OF)["f"][0], concluded)
    assert set(carried.evidence) == {"S3·2", "S3·3"}
    assert carried.evidence["S3·2"].marks


@pytest.mark.parametrize(
    ("later", "earlier", "months"), [("2020-03", "2019-03", 12), ("2020", "2019-12", 12), ("2020-Q1", "2019", 3), ("2020-H1", "2019-06", 12)]
)
def test_age_is_counted_from_the_last_day_that_a_date_may_mean(later, earlier, months):
    assert _months(later) - _months(earlier) == months
