import pytest

from casebook.report.standing import sign, tone


@pytest.mark.parametrize(
    ("finding", "shown"),
    [
        ({"standing": "single_source"}, ("1", "single_source")),
        ({"standing": "single_source", "inference": True}, ("∴", "inference")),
        ({"standing": "disputed", "inference": False}, ("≠", "disputed")),
    ],
)
def test_an_inference_is_not_taken_for_a_single_source(finding, shown):
    assert (sign(finding), tone(finding)) == shown
