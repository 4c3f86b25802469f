"""The seeds are read at least as well as the floors of measure.py say. The table of what is reached is printed after the tests."""

import json
import sys
from pathlib import Path

import pytest

from casebook import paths
from casebook.corpus.folder import read_folder
from casebook.facts.extract import read_facts
from casebook.facts.published import infer
from casebook.facts.view import view_of
from casebook.reading.names import Lexicon

sys.path.insert(0, str(Path(__file__).parent))
import measure
import score


@pytest.fixture(scope="module")
def facts():
    return read_facts(paths.PROJECT / "seeds")[0]


@pytest.fixture(scope="module")
def measured(facts, request):
    now = measure.measured(facts)
    request.config.stash[request.config.gold_table] = measure.table(now["figures"])
    return now


@pytest.mark.parametrize("what", measure.FLOORS)
def test_floor(measured, what):
    assert measure.reached(measured["figures"][what]) >= measure.FLOORS[what]


def test_the_floors_are_of_what_is_measured(measured):
    assert measured["figures"].keys() == measure.FLOORS.keys()


def test_publication_dates(facts):
    said = {d.doc: d.published or "" for d in facts.documents}
    assert all(any(said[g["doc"]].startswith(date[:7]) for date in g["published"]) for g in score.gold("documents.jsonl"))


def test_the_month_of_writing_without_looking_at_the_card():
    lexicon = Lexicon.load()
    said = {a.doc: infer(view_of(a, lexicon)).date or "" for a in read_folder(paths.PROJECT / "seeds").articles}
    assert all(any(said[g["doc"]].startswith(date[:7]) for date in g["published"]) for g in score.gold("documents.jsonl"))


def test_the_body_is_what_people_kept(facts):
    kept = {d.doc: _characters(d.body) for d in facts.documents}
    right = read = wanted = 0
    for item in score.gold("documents.jsonl"):
        body = _characters(item["body"])
        found = kept[item["doc"]] - _characters(item.get("headings") or [])
        right, read, wanted = right + len(body & found), read + len(found), wanted + len(body)
    assert 2 * right / (read + wanted) >= 0.995


def _characters(spans):
    return {i for start, end in spans for i in range(start, end)}


def test_no_more_disputes_than_can_be_read(facts):
    assert len(facts.disputes) <= 40


def test_the_report_prints_what_is_reached(measured):
    assert json.loads(measure.PLACE.read_text(encoding="utf-8")) == measured, "run `make measure`"
