from casebook.turns import in_turns
from casebook.words.concordance import concordance


def test_where_there_is_no_room_for_all_every_article_has_its_first():
    lines = concordance([("a", 1, "来往来往来往"), ("b", 1, "来往"), ("c", 2, "来往和来往")], ["来往"])
    assert [(line.doc, line.at) for line in in_turns(lines, 4, lambda line: line.doc)] == [("a", 0), ("a", 2), ("b", 0), ("c", 0)]
    assert in_turns(lines, 9, lambda line: line.doc) == lines
