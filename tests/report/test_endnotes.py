import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.report.endnotes import Endnotes, pieces


def evidence(key: str, **changes) -> dict:
    return {"id": key, "sentence": "注册用户突破1000万", "marks": [[4, 6]], "agrees": [], "repeats": [], "disputes": [], **changes}


def test_a_note_keeps_the_number_of_its_first_citation():
    notes = Endnotes({key: evidence(key) for key in ("S1·1", "S1·2")})
    assert notes.cite(["S1·2", "S1·1"]) == [{"id": "S1·2", "n": 1}, {"id": "S1·1", "n": 2}]
    assert notes.cite(["S1·1"]) == [{"id": "S1·1", "n": 2}]


def test_an_id_without_evidence_keeps_its_id_and_gets_no_number():
    assert Endnotes({}).cite(["S9·9"]) == [{"id": "S9·9", "n": None}]


def test_the_list_holds_what_was_cited_and_only_that():
    known = {"S1·1": evidence("S1·1", agrees=[{"fact": "app: users 5", "ids": ["S1·2"]}], disputes=["d", "unknown"]), "S1·2": evidence("S1·2")}
    notes = Endnotes(known)
    notes.cite(["S1·1"])
    (note,) = notes.listed({"d": "users"})
    assert (note["n"], note["agrees"], note["disputes"]) == (1, [{"fact": "app: users 5", "ids": [{"id": "S1·2", "n": None}]}], ["users"])


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], [("abcdef", False)]),
        ([[0, 2]], [("ab", True), ("cdef", False)]),
        ([[1, 3], [2, 4]], [("a", False), ("bcd", True), ("ef", False)]),
        ([[4, 6], [0, 1]], [("a", True), ("bcd", False), ("ef", True)]),
    ],
)
def test_a_sentence_is_cut_at_its_marks(marks, expected):
    assert [(p["text"], p["mark"]) for p in pieces("abcdef", marks)] == expected


@given(st.text(), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted)))
def test_the_pieces_together_are_the_sentence(sentence, marks):
    assert "".join(p["text"] for p in pieces(sentence, marks)) == sentence
