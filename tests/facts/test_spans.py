"""Every fact points at its characters, in the seeds and in any text."""

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casebook import paths
from casebook.corpus.folder import read_folder
from casebook.facts.extract import extract_facts, read_facts
from casebook.facts.records import DISPUTE_KINDS, DISPUTE_STATUSES, EVENT_TYPES, METRICS, PRECISIONS, QUALIFIERS

SURFACES = {"claims": "surface", "events": "surface_date", "quotes": "quote", "relations": "quote", "mentions": "surface", "sentences": "text"}
PIECES = st.sampled_from(
    [
        "钉钉",
        "來往",
        "阿里巴巴",
        "2亿",
        "約3萬家企業",
        "2020年2月",
        "去年",
        "2月29日",
        "一周年",
        "成立",
        "上線萬萬一年",
        "表示：",
        "“",
        "”",
        "推出了",
        "，",
        "。",
        "\n\n",
        "圈子",
        "视訊",
        "100%",
        "🙂",
        " ",
    ]
)


ISO = re.compile(r"[12]\d{3}(-(Q[1-4]|H[12]|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?))?")


def texts_of(folder):
    return {a.doc: a.text for a in read_folder(folder).articles}


def assert_spans(facts, texts):
    for table, surface in SURFACES.items():
        for record in getattr(facts, table):
            assert texts[record.doc][record.start : record.end] == getattr(record, surface), (table, record)
    for record in (*facts.claims, *facts.events):
        assert texts[record.doc][record.sentence_start :].startswith(record.sentence)
        assert record.sentence_start <= record.start < record.end <= record.sentence_start + len(record.sentence)
    for date in filter(None, (*(c.as_of for c in facts.claims), *(d for e in facts.events for d in (e.date, e.date_end)))):
        assert ISO.fullmatch(date), date
    for side in (s for d in (*facts.disputes, *facts.agreements) for s in d.sides):
        assert texts[side["doc"]][side["start"] : side["end"]] == side["quote"]


def test_spans_of_the_seeds(seed_facts):
    assert_spans(seed_facts, texts_of(paths.PROJECT / "seeds"))


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, min_size=1, max_size=40).map("".join))
def test_spans_of_any_text(text):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.txt").write_text(f"钉钉是阿里巴巴旗下的办公软件，用户很多，大家都在用。\n{text}", encoding="utf-8")
        facts, _ = read_facts(folder)
        assert_spans(facts, texts_of(folder))


def test_closed_vocabularies(seed_facts):
    assert {c.metric for c in seed_facts.claims} <= set(METRICS)
    assert {h for c in seed_facts.claims for h in (c.qualifier, *c.hedges)} <= set(QUALIFIERS)
    assert {e.type for e in seed_facts.events} <= set(EVENT_TYPES)
    assert {e.precision for e in seed_facts.events} <= set(PRECISIONS)


def test_a_claim_has_a_value_or_both_bounds(seed_facts):
    for claim in seed_facts.claims:
        assert (claim.value is None) == (claim.value_low is not None and claim.value_high is not None)


def test_the_same_folder_gives_the_same_facts(seed_facts):
    assert read_facts(paths.PROJECT / "seeds")[0] == seed_facts


@pytest.mark.parametrize("table", ["claims", "events", "quotes", "relations", "mentions", "sentences"])
def test_reading_order(seed_facts, table):
    places = [(r.doc, r.start) for r in getattr(seed_facts, table)]
    assert [p[0] for p in places] == sorted(p[0] for p in places)


def test_progress_is_told_of_each_article(seed_facts, tmp_path):
    told = []
    extract_facts(paths.PROJECT / "seeds", tmp_path, on_article=lambda i, n, doc: told.append((i, n, doc)))
    assert told == [(i, 5, d.doc) for i, d in enumerate(seed_facts.documents, 1)]


def test_disputes_keep_to_their_vocabulary(seed_facts):
    assert {d.kind for d in seed_facts.disputes} <= set(DISPUTE_KINDS)
    assert {d.status for d in seed_facts.disputes} <= set(DISPUTE_STATUSES)
