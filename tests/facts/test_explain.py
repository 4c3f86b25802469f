"""Why a number was read so: four lines a claim."""

from casebook.facts.explain import explained


def test_every_claim_with_its_sentence_and_its_rules(seed_facts):
    lines = list(explained(seed_facts))
    assert len(lines) == 4 * len(seed_facts.claims)
    for claim, head, sentence, reasons in zip(seed_facts.claims, lines[::4], lines[1::4], lines[2::4], strict=True):
        assert head.startswith(f"{claim.doc}:{claim.start}  {claim.surface} = ")
        assert f"【{claim.surface}】" in sentence
        assert all(f"{what}: " in reasons for what in ("number", "metric", "entity", "time", "speaker"))
        assert claim.metric in reasons


def test_a_range_shows_both_bounds(seed_facts):
    assert any("40,000–50,000 downloads/day, range" in line for line in explained(seed_facts))
