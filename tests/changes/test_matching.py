"""Facts known again after an edit, after new code, and after a repetition."""

from hypothesis import given
from hypothesis import strategies as st

from casebook.changes.matching import match
from casebook.changes.snapshot import Row


def row(sentence="s", surface="300万", reading="r", about="a", **more):
    return Row(sentence=sentence, surface=surface, reading=reading, about=about, id="S1·1", says={"en": reading, "zh": reading}, weight=1, **more)


def test_a_fact_whose_place_moved_is_the_same():
    found = match([row(start=10, end=14)], [row(start=90, end=94)])
    assert (found.changed, found.gone, found.new) == ([], [], [])


def test_a_fact_whose_sentence_was_edited_is_the_same():
    found = match([row(sentence="before")], [row(sentence="after")])
    assert (found.changed, found.gone, found.new) == ([], [], [])


def test_a_figure_that_is_read_otherwise_has_changed():
    old, new = row(reading="exact"), row(reading="more than", about="other")
    assert match([old], [new]).changed == [(old, new)]


def test_another_figure_for_the_same_thing_at_the_same_time_has_changed():
    old, new = row(sentence="a", surface="300万", reading="3"), row(sentence="b", surface="400万", reading="4")
    assert match([old], [new]).changed == [(old, new)]


def test_facts_about_nothing_in_particular_are_not_taken_for_one_another():
    old, new = row(sentence="a", surface="三家", reading="3", about=""), row(sentence="b", surface="五天", reading="5", about="")
    found = match([old], [new])
    assert (found.changed, found.gone, found.new) == ([], [old], [new])


def test_one_of_two_alike_that_went_is_one_that_went():
    rows = [row(), row()]
    assert match(rows, rows[:1]).gone == [row()]
    assert match(rows[:1], rows).new == [row()]


def test_what_stays_the_same_is_not_used_up_by_what_changed():
    old = [row(reading="1", surface="一", about="x"), row(reading="2", surface="二", about="x")]
    new = [row(reading="2", surface="二", about="x"), row(reading="3", surface="三", about="x", sentence="t")]
    assert match(old, new).changed == [(old[0], new[1])]


rows = st.lists(
    st.builds(
        row, sentence=st.sampled_from("pq"), surface=st.sampled_from("mn"), reading=st.sampled_from("uvw"), about=st.sampled_from(["", "x", "y"])
    ),
    max_size=8,
)


@given(rows, rows)
def test_every_fact_is_matched_once_or_left(old, new):
    found = match(old, new)
    same = len(old) - len(found.changed) - len(found.gone)
    assert same == len(new) - len(found.changed) - len(found.new)
    assert same >= 0
    shuffled = match(old, old[::-1])
    assert (shuffled.gone, shuffled.new) == ([], [])
