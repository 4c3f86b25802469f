import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.words.concordance import Line, concordance

SENTENCES = [("a", 1, "他们推出来往，又放弃来往。"), ("b", 4, "這款產品叫來往"), ("b", 5, "生意往来很多")]


def test_every_occurrence_in_reading_order():
    lines = concordance(SENTENCES, ["来往", "來往"], context=3)
    assert lines == [
        Line("a", 1, "们推出", "来往", "，又放", 4),
        Line("a", 1, "又放弃", "来往", "。", 10),
        Line("b", 4, "產品叫", "來往", "", 5),
    ]


@pytest.mark.parametrize(("forms", "keys"), [(["圈", "圈子"], ["圈子", "圈"]), (["(圈"], ["(圈"]), (["没有"], [])])
def test_longest_form_first_and_no_pattern_language(forms, keys):
    assert [line.key for line in concordance([("a", 1, "圈子与(圈内")], forms)] == keys


@pytest.mark.parametrize("forms", [[], [""]])
def test_needs_a_word(forms):
    with pytest.raises(ValueError, match="needs a word"):
        concordance(SENTENCES, forms)


@given(st.text(alphabet="来往a，", max_size=30), st.integers(0, 8))
def test_lines_are_pieces_of_the_sentence(text, context):
    lines = concordance([("a", 1, text)], ["来往"], context=context)
    assert len(lines) == text.count("来往")
    assert all(line.left + line.key + line.right in text for line in lines)
