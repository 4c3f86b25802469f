"""Order on paper does not hang on the order of keys in a notebook's JSON, which nbformat sorts."""

from dataclasses import replace

import nbformat
import printed
import pytest
from nbformat.v4 import new_notebook

from casebook.blocks import Passage, Table
from casebook.report.paper import _leading, paper


def through_a_file(nb):
    return nbformat.reads(nbformat.writes(nb), as_version=4)


def numbers(value) -> list[int]:
    """The numbers of all notes, in the order in which a reader meets them."""
    if isinstance(value, list):
        return [n for inner in value for n in numbers(inner)]
    if not isinstance(value, dict):
        return []
    return [note["n"] for note in value["notes"]] if "notes" in value else [n for inner in value.values() for n in numbers(inner)]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_notes_rise_from_the_cover_on(lang):
    data = paper(through_a_file(printed.report_notebook(lang))).data
    first = list(dict.fromkeys(numbers(data["summary"]["text"])))
    assert first == list(range(1, len(first) + 1))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_saved_notebook_gives_the_same_paper(lang):
    nb = printed.report_notebook(lang)
    assert paper(through_a_file(nb)) == paper(nb)


def test_cells_are_cited_in_the_order_of_the_columns():
    columns = [{"key": "z", "label": "Z"}, {"key": "a", "label": "A"}]
    row = {"a": {"text": "second", "evidence": ["S1·2"]}, "z": {"text": "first", "evidence": ["S1·1"]}}
    table = Table(id="t", title="T", columns=columns, rows=[row], evidence=printed.evidences("en", "S1·1", "S1·2"))
    (item,) = paper(new_notebook(cells=[printed.shown(table)])).data["body"]
    assert [(cell["text"], cell["notes"][0]["n"]) for cell in item["rows"][0]] == [("first", 1), ("second", 2)]


def test_of_many_notes_behind_a_sentence_those_that_a_figure_has_are_left_to_it():
    ids = [f"S{article}·{n}" for article in (1, 2) for n in range(1, 6)]
    drawn = replace(printed.figure("en", 1, "t"), evidence=printed.evidences("en", *ids[1:]))
    said = replace(printed.finding("en", "t", 1), text=[Passage(text="Said.", evidence=ids)], evidence=printed.evidences("en", *ids))
    told, figure = paper(new_notebook(cells=[printed.shown(said), printed.shown(drawn)])).data["body"]
    assert [note["id"] for note in told["text"][0]["notes"]] == ["S1·1", "S2·1"]
    assert told["text"][0]["rest"] == {"number": drawn.number, "anchor": figure["anchor"]}
    assert [note["id"] for note in figure["notes"]] == ids[1:]
    (alone,) = paper(new_notebook(cells=[printed.shown(said)])).data["body"]
    assert len(alone["text"][0]["notes"]) == len(ids)


def test_of_a_repeated_block_only_the_first_is_anchored():
    cells = [printed.shown(printed.finding("en", "t", 1)) for _ in range(2)]
    anchors = [item["anchor"] for item in paper(new_notebook(cells=cells)).data["body"]]
    assert anchors == ["t-1", None]


@pytest.mark.parametrize(
    ("kinds", "leads"),
    [(["prose", "table"], [True]), (["prose", "heading", "prose"], [False, False]), (["prose", "prose", "figure"], [True, True]), ([], [])],
)
def test_prose_leads_in_to_what_follows_unless_that_is_a_heading(kinds, leads):
    assert [item["leads"] for item in _leading([{"kind": kind} for kind in kinds]) if item["kind"] == "prose"] == leads


def test_figures_lose_their_variables_but_not_their_colours():
    (picture,) = paper(new_notebook(cells=[printed.shown(printed.figure("en", 1, "t"))])).files.values()
    assert b"var(" not in picture
    assert b"#d0d7de" in picture
