"""Forty articles about companies that nobody wrote a line of code for: what is planted in them is found, and nothing is said of other articles'."""

import re

import invented
import pytest

from casebook.case import Case
from casebook.facts.store import cached_facts
from casebook.report.export import FORMATS


@pytest.fixture(scope="module", autouse=True)
def own_cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return invented.write_invented(tmp_path_factory.mktemp("invented") / "articles")


@pytest.fixture(scope="module")
def facts(folder):
    return cached_facts(folder)[0]


@pytest.fixture(scope="module", params=["en", "zh"])
def case(folder, request):
    return Case.open("00-overview", folder, lang=request.param)


def test_they_are_forty_as_short_as_a_newspaper_has_them(facts):
    lengths = [sum(end - start for start, end in d.body) for d in facts.documents]
    assert len(lengths) == 40
    assert max(lengths) <= 500
    assert {d.script for d in facts.documents} == {"simplified", "traditional"}
    assert not [d.refused for d in facts.documents if d.refused]


@pytest.mark.parametrize("topic", invented.CONTRADICTIONS)
def test_what_contradicts_is_found(facts, topic):
    found = [d for d in facts.disputes if d.topic_zh.startswith(f"{topic}：") and d.status == "unresolved"]
    assert [{side["doc"] for side in d.sides} for d in found] == [invented.CONTRADICTIONS[topic]]


def test_a_reprint_is_no_second_witness(facts, case):
    assert len({d.origin for d in facts.documents if d.doc in invented.REPRINTS}) == 1
    told = [c for c in facts.claims if c.doc in invented.REPRINTS and c.metric == "daily_active_users"]
    assert {c.value for c in told} == {800_000}
    assert len(case.index.origins(_places(told))) == 1
    assert not [a for a in facts.agreements if a.independent and {s["doc"] for s in a.sides} <= invented.REPRINTS]
    assert case.edition.origins == 40 - len(invented.REPRINTS) + 1


def test_what_two_tell_in_words_of_their_own_is_corroborated(facts):
    assert any(a.independent and {s["doc"] for s in a.sides} == invented.TOLD_TWICE for a in facts.agreements)


@pytest.mark.parametrize(("hedge", "planted"), [("rumour", invented.RUMOURS), ("target", invented.TARGETS)])
def test_a_rumour_and_a_target_are_read_as_such(facts, hedge, planted):
    for doc, surfaces in planted.items():
        for surface in surfaces:
            (claim,) = [c for c in facts.claims if c.doc == doc and surface in c.surface]
            assert hedge in (*claim.hedges, claim.qualifier)


def test_no_total_and_no_figure_rests_on_a_rumour_or_a_target(facts, case):
    supposed = {(c.doc, c.start) for c in facts.claims if {"rumour", "target"} & {*c.hedges, c.qualifier}}
    assert supposed
    told = [place for name, found in case.conclusions.found.items() if found.fact and name.split("-")[0] in _metrics(facts) for place in found.places]
    assert told
    assert not supposed & {(place.doc, place.start) for place in told}
    figure = case.dots("general-numbers")
    assert not re.search("rumour|target|传|目标", " ".join(str(row["value"]) for row in figure.data.rows))


def test_the_overview_tells_of_these_companies(case):
    summary = case.summary()
    lead = {"en": "Pomegranate Rides, Cloudlet Audiobooks", "zh": "石榴出行、云朵听书"}[case.lang]
    assert lead in summary.title
    said = [finding.headline for finding in summary.findings]
    assert any({"en": "23 million monthly active users", "zh": "月活跃用户2300万"}[case.lang] in line for line in said), said
    timeline = case.timeline("general-time")
    assert {"en": "Night Talk", "zh": "夜谈"}[case.lang] in timeline.long + str(timeline.data.rows)
    assert len({row["entity"] for row in timeline.data.rows}) >= 4


def test_a_thing_that_was_written_of_before_does_not_begin_later(case):
    """小驼单车 is named in 2016 and 墨耳听书 in 2016; what came out of theirs in 2020 and 2021 are parts."""
    begun = {found.fact.entities[0] for name, found in case.conclusions.found.items() if name.startswith("begin-")}
    assert not begun & {"小驼单车", "墨耳听书"}


def test_every_article_has_a_name_and_says_how_its_date_is_known(case):
    cards = case.sources().sources
    assert len(cards) == 40
    for card in cards:
        assert not re.search(r"\bS\d+ S\d+\b", f"{card.id} {case.index.short[card.doc]}")
        if case.lang == "zh" and card.published_why:  # S14 has no date
            assert re.search("[一-龥]", card.published_why), card.published_why
            assert not re.search(r"\b(?:the|text|given|printed)\b", card.published_why)


@pytest.mark.parametrize("lexicon", [True, False])
def test_pages_and_slides_say_nothing_of_other_articles(tmp_path, casebook, monkeypatch, lexicon):
    for name in [name for name in FORMATS if not name.endswith(".html")]:
        monkeypatch.delitem(FORMATS, name)
    folder = invented.write_invented(tmp_path / "articles", lexicon=lexicon)
    status, said, _ = casebook("build", "--articles", folder, "--out", tmp_path / "out")
    assert (status, len(said)) == (0, 1), said
    for page in sorted((tmp_path / "out/report").glob("*.html")):
        text = re.sub(r"(?s)<(script|style)\b.*?</\1>|<[^>]+>", " ", page.read_text(encoding="utf-8"))
        left_out = re.sub(r"These articles do not speak of it: [^.]*\.|这批文章没有谈到：[^。]*。", "", text)
        assert not [name for name in invented.OF_OTHERS if name in left_out], page.name
        assert "石榴出行" in text


def _places(claims):
    from casebook.findings.evidence import ref

    return [ref(claim) for claim in claims]


def _metrics(facts):
    return {claim.metric for claim in facts.claims}
