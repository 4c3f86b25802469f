from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.corpus.cards import Card, is_partial_date, read_card
from casebook.corpus.refused import Refused


def card(folder, text):
    path = folder / "one.yml"
    path.write_text(text, encoding="utf-8")
    return read_card(path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Card()),
        ("published: 2020-02-28", Card(published="2020-02-28")),
        ("published: 2020-02", Card(published="2020-02")),
        ("published: 2020", Card(published="2020")),
        ("title: 旧梦\npublisher:\nnotes_zh: 转载", Card(title="旧梦", notes_zh="转载")),
        ("notes: >-\n  two\n  lines", Card(notes="two lines")),
    ],
)
def test_reads_cards(tmp_path, text, expected):
    assert card(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("date: 2020-02-28", "unknown key 'date'"),
        ("published: 2020-02-30", "the card is no YAML"),
        ('published: "2020-02-30"', "published is no date"),
        ("published: last spring", "published is no date"),
        ("published: 28.02.2020", "published is no date"),
        ("title: [a, b]", "title is no text"),
        ("title: true", "title is no text"),
        ("title: a: b", "the card is no YAML (line 1)"),
        ("- title", "the card is no list of keys"),
        ("title: !!python/object/apply:os.getcwd []", "the card is no YAML"),
    ],
)
def test_refuses_what_it_does_not_understand_in_one_line(tmp_path, text, why):
    with pytest.raises(Refused) as fault:
        card(tmp_path, text)
    assert fault.value.refusal.what == "one.yml"
    assert why in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_card_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "one.yml"
    path.write_bytes(b"title: \xff\xfe")
    with pytest.raises(Refused, match="cannot be read"):
        read_card(path)


@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_day_and_its_parts_are_dates(day):
    iso = day.isoformat()
    assert all(is_partial_date(iso[:length]) for length in (4, 7, 10))
    assert not is_partial_date(iso + "T00:00")
