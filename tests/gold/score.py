"""How well the seeds are read, against the gold reading: matches by overlapping span and right value, one to one."""

import json
import re
from pathlib import Path

GOLD = Path(__file__).parent / "seeds"


def gold(name):
    text = (GOLD / name).read_text(encoding="utf-8")
    return json.loads(text) if name.endswith(".json") else [json.loads(line) for line in text.splitlines() if line]


def overlap(record, item):
    return max(0, min(record.end, item["end"]) - max(record.start, item["start"])) if record.doc == item["doc"] else 0


def near(x, y):
    return x == y or (x is not None and y is not None and abs(x - y) <= 1e-3 * max(abs(x), abs(y)))


def same_value(claim, item):
    said = (claim.value, claim.value) if claim.value is not None else (claim.value_low, claim.value_high)
    accepted = [(v, v) if v is not None and low is None else (low, high) for v, low, high in item["values"]]
    return any(near(said[0], low) and near(said[1], high) for low, high in accepted)


def same_date(event, item):
    return event.date in item["date"]


def same_speech(quote, item):
    length = max(quote.end - quote.start, item["end"] - item["start"])
    return quote.speaker in item["speaker"] and overlap(quote, item) >= 0.5 * length


def matched(records, items, same):
    """[(record, item)] one to one, the largest overlap first; records and items left over."""
    pairs = sorted(
        (
            (overlap(r, g), -abs(r.start - g["start"]), -i, -j)
            for i, r in enumerate(records)
            for j, g in enumerate(items)
            if overlap(r, g) and same(r, g)
        ),
        reverse=True,
    )
    used_records, used_items, found = set(), set(), []
    for _, _, i, j in pairs:
        if -i not in used_records and -j not in used_items:
            used_records.add(-i)
            used_items.add(-j)
            found.append((records[-i], items[-j]))
    spare = [r for i, r in enumerate(records) if i not in used_records]
    return found, spare, [g for j, g in enumerate(items) if j not in used_items]


def judged(records, items, same):
    """(core pairs, records that are wrong, core items missed): what overlaps a minor item that was not found counts neither way."""
    reached, spare, lost = matched(records, items, same)
    minor = [g for g in lost if g["tier"] == "minor"]
    wrong = [r for r in spare if not any(overlap(r, g) for g in minor)]
    return [pair for pair in reached if pair[1]["tier"] == "core"], wrong, [g for g in lost if g["tier"] == "core"]


def disputes_found(disputes):
    """(the real disputes of the gold reading of which at least two sides stand in one reported dispute, the others)."""
    real = [d for d in gold("disputes.json") if d["severity"] == "real"]
    found = [any(sum(_quoted(d, side) for side in want["sides"]) >= 2 for d in disputes) for want in real]
    return [w for w, hit in zip(real, found, strict=True) if hit], [w for w, hit in zip(real, found, strict=True) if not hit]


def _quoted(dispute, side):
    words = re.sub(r"\s+", "", side["quote"])
    texts = [re.sub(r"\s+", "", s["quote"]) for s in dispute.sides if s["doc"] == side["doc"]]
    return any(words in text or (text and text in words) for text in texts)
