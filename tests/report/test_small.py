import pytest

from casebook.report.small import small


@pytest.mark.parametrize(
    ("lines", "mentions", "what", "row"),
    [(0, 16, None, True), (0, 4, "A film site.", False), (2, 3, "A mode.", True), (3, 1, "An app.", False), (1, 5, "An app.", False)],
)
def test_a_name_hardly_more_than_mentioned_is_a_row(lines, mentions, what, row):
    assert small({"facts": [{"title": "In short", "lines": [{}] * lines}], "mentions": mentions, "what": what}) == row
