"""How well the seeds are read, in the figures that the report's method prints: `python tests/gold/measure.py` writes them down.

The report cannot measure itself (the gold reading is no part of it), so the figures lie beside the method's notebook, with
the fingerprints of the articles they hold for; test_reading_gold.py fails while they are not what the code reaches.
"""

import json

import score

from casebook import paths
from casebook.facts.extract import read_facts

PLACE = paths.NOTEBOOKS / "90-sources-and-method.measured.json"


def found(records, items, same):
    """Right, read and wanted: of the items that both readers marked."""
    reached, spare, lost = score.matched(records, items, same)
    core = [pair for pair in reached if pair[1]["tier"] == "core"]
    minor = [g for g in items if g["tier"] == "minor"]
    wrong = [r for r in spare if not any(score.overlap(r, g) for g in minor)]
    missed = [g for g in lost if g["tier"] == "core"]
    return {"right": len(core), "read": len(core) + len(wrong), "wanted": len(core) + len(missed)}, core


def share(core, good):
    """Right and wanted, of what was found."""
    return {"right": sum(good(record, item) for record, item in core), "wanted": len(core)}


def dated(claim, item):
    return any(str(claim.as_of or "").startswith(day) for day in item["as_of"] if day)


def measured(facts):
    """The figures, by what they measure."""
    claims, claim_pairs = found(facts.claims, score.gold("claims.jsonl"), score.same_value)
    events, event_pairs = found(facts.events, score.gold("events.jsonl"), score.same_date)
    quotes, _ = found(facts.quotes, score.gold("quotes.jsonl"), score.same_speech)
    disputes, real = score.disputes_found(facts.disputes)
    return {
        "articles": {d.doc: d.sha256 for d in facts.documents},
        "figures": {
            "numbers": claims,
            "numbers_whole": share(claim_pairs, lambda c, g: all(getattr(c, key) in g[key] for key in ("entity", "metric", "unit"))),
            "numbers_time": share([(c, g) for c, g in claim_pairs if any(g["as_of"])], dated),
            "numbers_hedge": share(claim_pairs, lambda c, g: c.qualifier in g["qualifier"]),
            "events": events,
            "events_type": share(event_pairs, lambda e, g: e.type in g["type"]),
            "quotations": quotes,
            "disputes": {"right": disputes, "wanted": real},
        },
    }


if __name__ == "__main__":
    PLACE.write_text(json.dumps(measured(read_facts(paths.PROJECT / "seeds")[0]), indent=1) + "\n", encoding="utf-8")
