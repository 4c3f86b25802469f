"""Both editions draw every line at the same place, and where the code draws it."""

import re

from casebook.corpus import repeats
from casebook.findings.thresholds import thresholds


def test_both_editions_tell_the_same_bounds():
    numbers = [[sorted(re.findall(r"\d[\d.]*", row["bound"])) for row in thresholds(lang).rows] for lang in ("en", "zh")]
    assert numbers[0] == numbers[1]
    assert all(len(row["rule"]) > 3 and row["bound"] for lang in ("en", "zh") for row in thresholds(lang).rows)


def test_a_bound_that_moves_moves_in_the_table(monkeypatch):
    monkeypatch.setattr(repeats, "LONG_RUN", 77)
    assert "77" in thresholds("en").rows[0]["bound"]
