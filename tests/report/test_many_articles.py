"""The report of many articles: it shows a bounded part of them, what it cites it carries, and it carries little else; nothing here is timed."""

import importlib.util
import re
from dataclasses import replace

import pytest

from casebook import paths
from casebook.answered import Undrawn
from casebook.blocks import MIME, Block
from casebook.facts.extract import read_facts
from casebook.facts.records import TABLES
from casebook.findings.codebook import read_codebooks
from casebook.findings.evidence import MOST_CITED_OF_MANY, MOST_OF_MANY, MOST_SHOWN
from casebook.lexicon import beside
from casebook.report.answers import Unfinished, answers

ARTICLES = 2 * (MOST_SHOWN + 2)
SENTENCE = re.compile(r"S\d+·\d+")  # a column of a table may be called evidence too, and hold words
GROWTH = 1.6  # times as many sentences at most, of twice as many articles


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    spec = importlib.util.spec_from_file_location("varied", paths.PROJECT / "bench" / "varied.py")
    varied = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(varied)
    folder = tmp_path_factory.mktemp("many")
    varied.write_articles(paths.PROJECT / "seeds", folder, ARTICLES)
    return folder


@pytest.fixture(scope="module")
def facts(folder):
    return read_facts(folder)[0]


@pytest.fixture(scope="module")
def shown(facts, folder):
    return blocks_of(facts, folder)


def blocks_of(facts, folder):
    """Every block of a report as JSON, figures as what they are drawn from."""
    case = Unfinished("", facts, "en", "", None, read_codebooks(paths.NOTEBOOKS), beside(folder))
    told = [answers(case, notebook) for notebook in sorted(paths.NOTEBOOKS.glob("*.ipynb")) if notebook.stem not in {b.theme for b in case.left_out}]
    assert all(told)
    found = [answer for one in told for answer in one.given.values()]
    plain = [answer._repr_mimebundle_()[MIME] for answer in found if isinstance(answer, Block)]
    drawn = [one for answer in found if isinstance(answer, Undrawn) for one in (answer.drawing, answer.talk)]
    return plain + [one.table._repr_mimebundle_()[MIME] | {"evidence": dict.fromkeys(one.evidence, {})} for one in drawn]


def carried(value):
    """The ids of the sentences that a block carries."""
    if isinstance(value, list):
        return set().union(*map(carried, value))
    if not isinstance(value, dict):
        return set()
    own = set(value["evidence"]) if isinstance(value.get("evidence"), dict) else set()
    return own.union(*(carried(inner) for key, inner in value.items() if key != "evidence"))


def cited(value):
    """The ids that a block, a passage or a cell ends in, a list for each."""
    if isinstance(value, list):
        return [ids for inner in value for ids in cited(inner)]
    if not isinstance(value, dict):
        return []
    ids = value.get("evidence", [])
    own = [[ids] if isinstance(ids, str) else ids] if not isinstance(ids, dict) else []
    return [*own, value.get("caveat_cites", []), *(one for key, inner in value.items() if key != "evidence" for one in cited(inner))]


def part(facts, articles):
    """The facts of the first so many articles."""
    kept = {d.doc for d in facts.documents[:articles]}

    def stays(row):
        return all(side["doc"] in kept for side in row.sides) if hasattr(row, "sides") else row.doc in kept

    tables = {name: [row for row in getattr(facts, name) if stays(row)] for name in TABLES}
    first_told = [s if not s.repeats or s.repeats.rpartition(":")[0] in kept else replace(s, repeats=None) for s in tables["sentences"]]
    origins = [replace(d, origin=d.doc, near_duplicate_of=None) if d.origin not in kept else d for d in tables["documents"]]
    return replace(facts, **tables | {"sentences": first_told, "documents": origins})


def test_every_sentence_that_is_cited_is_there(shown):
    there = carried(shown)
    assert not {i for ids in cited(shown) for i in ids if SENTENCE.fullmatch(i)} - there


def test_what_a_block_shows_is_bounded(shown):
    for block in shown:
        if block["kind"] in ("ledger", "sources"):
            assert len(block["disputes" if block["kind"] == "ledger" else "sources"]) <= MOST_OF_MANY
        if block["kind"] == "finding":
            assert all(len(passage["evidence"]) <= MOST_CITED_OF_MANY for passage in block["text"])
            assert len(block["caveat_cites"]) <= MOST_CITED_OF_MANY


def test_twice_as_many_articles_carry_not_twice_as_many_sentences(shown, facts, folder):
    half = blocks_of(part(facts, ARTICLES // 2), folder)
    assert len(carried(shown)) < GROWTH * len(carried(half))
