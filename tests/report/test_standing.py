import pytest

from casebook.report.standing import sign, tone, weight_sign


@pytest.mark.parametrize(
    ("finding", "shown"),
    [
        ({"standing": "single_source"}, ("1", "single_source")),
        ({"standing": "single_source", "inference": True}, ("∴", "inference")),
        ({"standing": "disputed", "inference": False}, ("≠", "disputed")),
        ({"standing": "single_source", "short_of": "statement"}, ("○", "single_source")),
        ({"standing": "single_source", "short_of": "contrary"}, ("–", "single_source")),
    ],
)
def test_an_inference_is_not_taken_for_a_single_source(finding, shown):
    assert (sign(finding), tone(finding)) == shown


@pytest.mark.parametrize(("severity", "shown"), [("contradiction", "≠"), ("reading", "※"), ("definition", "※")])
def test_what_may_both_hold_is_a_note(severity, shown):
    assert weight_sign({"severity": severity}) == shown
