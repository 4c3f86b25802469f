"""`casebook annotate`: one JSON line out for each in."""

import json

import pytest

from casebook.annotate import annotate_lines
from casebook.errors import BadArgument


def _annotated(text: str, anchor: str | None = None) -> dict:
    (line,) = annotate_lines([json.dumps({"id": "a", "text": text, "anchor": anchor})])
    return json.loads(line)


def test_offsets_and_surfaces_are_of_the_text_given() -> None:
    text = "釘釘個人使用者數突破2億,去年6月"
    answer = _annotated(text, "2020-02-28")
    (quantity,), (date,) = answer["quantities"], answer["dates"]
    assert quantity == {"start": 8, "end": 12, "surface": "突破2億", "value": 2e8, "unit": None, "qualifier": "more_than"}
    assert text[date["start"] : date["end"]] == date["surface"] == "去年6月"
    assert (date["date"], date["start_date"], date["end_date"]) == ("2019-06", "2019-06-01", "2019-06-30")


def test_a_range_has_both_bounds() -> None:
    (quantity,) = _annotated("四五萬左右")["quantities"]
    assert (quantity["value_low"], quantity["value_high"]) == (40000, 50000)
    assert "value" not in quantity


def test_order_is_kept_and_anchors_may_carry_a_time() -> None:
    lines = [json.dumps({"id": i, "text": "昨天", "anchor": a}) for i, a in enumerate([None, "2020-03-01", "2020-03-01T08:00:00"])]
    answers = [json.loads(line) for line in annotate_lines(lines)]
    assert [a["id"] for a in answers] == [0, 1, 2]
    assert [a["dates"][0]["date"] for a in answers] == [None, "2020-02-29", "2020-02-29"]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"id": 1}',
        '{"text": "三"}',
        '{"id": 1, "text": 3}',
        '{"id": 1, "text": "三", "anchor": "yesterday"}',
        '{"id": 1, "text": "昨天", "anchor": "2020-02-31"}',
    ],
    ids=str,
)
def test_a_bad_line_is_named(line: str) -> None:
    good = json.dumps({"id": 0, "text": "三人", "anchor": None})
    with pytest.raises(BadArgument, match="^line 2: ") as error:
        list(annotate_lines([good, line]))
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("text", ["0^0", "0^-1", "9" * 2000 + "^999"])
def test_a_power_that_is_no_number_is_read_as_none(text: str) -> None:
    (answer,) = annotate_lines([json.dumps({"id": 1, "text": text, "anchor": None})])
    assert text not in {quantity["surface"] for quantity in json.loads(answer)["quantities"]}
