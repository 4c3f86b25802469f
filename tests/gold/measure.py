"""How well the seeds are read, in the figures that the report's method prints: `python tests/gold/measure.py` writes them down.

The report cannot measure itself (the gold reading is no part of it), so the figures lie beside the method's notebook, with
the fingerprints of the articles they hold for and every error by name; test_reading_gold.py fails while they are not what the code reaches.
"""

import json

import score

from casebook import paths
from casebook.facts.extract import read_facts

PLACE = paths.NOTEBOOKS / "90-sources-and-method.measured.json"
# The least that is let pass, a little under what is reached, so that a loss is seen: F1 where something is found, else the share right.
FLOORS = {
    "numbers": 0.97,
    "numbers_whole": 0.95,
    "numbers_time": 0.90,
    "numbers_hedge": 0.95,
    "events": 0.94,
    "events_type": 0.92,
    "events_entity": 0.95,
    "quotations": 0.90,
    "disputes": 0.80,
}
WHOLE = ("entity", "metric", "unit")


def measured(facts):
    """{articles, readers, figures: {what: {right, read, wanted}}, errors: [{what, doc, surface, said, wanted}]}."""
    claims, events, quotes = (
        score.judged(facts.claims, score.gold("claims.jsonl"), score.same_value),
        score.judged(facts.events, score.gold("events.jsonl"), score.same_date),
        score.judged(facts.quotes, score.gold("quotes.jsonl"), score.same_speech),
    )
    disputes, missed = score.disputes_found(facts.disputes)
    timed = [(c, g) for c, g in claims[0] if any(g["as_of"])]
    named = [(e, g) for e, g in events[0] if g["entities"]]
    figures = {
        "numbers": found(*claims),
        "numbers_whole": {"right": sum(whole(c, g) for c, g in claims[0]), "wanted": len(claims[0]) + len(claims[2])},
        "numbers_time": share(timed, dated),
        "numbers_hedge": share(claims[0], lambda c, g: c.qualifier in g["qualifier"]),
        "events": found(*events),
        "events_type": share(events[0], lambda e, g: e.type in g["type"]),
        "events_entity": share(named, lambda e, g: bool(set(e.entities) & set(g["entities"]))),
        "quotations": found(*quotes),
        "disputes": {"right": len(disputes), "wanted": len(disputes) + len(missed)},
    }
    errors = [
        *found_wrong("numbers", claims, lambda c: c.surface, lambda g: g["surface"][0]),
        *(error("numbers_whole", c, c.surface, key, getattr(c, key), g[key]) for c, g in claims[0] for key in WHOLE if getattr(c, key) not in g[key]),
        *(error("numbers_time", c, c.surface, "as_of", c.as_of, g["as_of"]) for c, g in timed if not dated(c, g)),
        *(error("numbers_hedge", c, c.surface, "qualifier", c.qualifier, g["qualifier"]) for c, g in claims[0] if c.qualifier not in g["qualifier"]),
        *found_wrong("events", events, lambda e: e.surface_date, lambda g: g["surface_date"][0]),
        *(error("events_type", e, e.surface_date, "type", e.type, g["type"]) for e, g in events[0] if e.type not in g["type"]),
        *quoted_wrong(quotes),
        *({"what": "disputes", "surface": d["topic"], "said": None, "wanted": "dispute"} for d in missed),
    ]
    return {
        "articles": {d.doc: d.sha256 for d in facts.documents},
        "readers": json.loads((score.GOLD / "agreement.json").read_text(encoding="utf-8")),
        "figures": figures,
        "errors": errors,
    }


def found(core, wrong, missed):
    """Right, read and wanted."""
    return {"right": len(core), "read": len(core) + len(wrong), "wanted": len(core) + len(missed)}


def share(pairs, good):
    """Right and wanted, of what was found."""
    return {"right": sum(good(record, item) for record, item in pairs), "wanted": len(pairs)}


def whole(claim, item):
    return all(getattr(claim, key) in item[key] for key in WHOLE)


def dated(claim, item):
    return any(str(claim.as_of or "").startswith(day) for day in item["as_of"] if day)


def error(what, record, surface, field, said, wanted):
    """One error by name: of what kind, where, what was said of which field and what the readers accept."""
    return {"what": what, "doc": record.doc, "start": record.start, "surface": surface, "field": field, "said": said, "wanted": wanted}


def found_wrong(what, judged, said, wanted):
    """What was found and should not have been, and what was missed."""
    _, wrong, missed = judged
    yield from ({"what": what, "doc": r.doc, "start": r.start, "surface": said(r), "said": "found", "wanted": None} for r in wrong)
    yield from ({"what": what, "doc": g["doc"], "start": g["start"], "surface": wanted(g), "said": None, "wanted": "found"} for g in missed)


def quoted_wrong(judged):
    """As above; what was found with another speaker is one error, with both."""
    core, wrong, missed = judged
    twice = [(q, g) for q in wrong for g in missed if score.overlap(q, g) >= 0.5 * max(q.end - q.start, g["end"] - g["start"])]
    yield from (error("quotations", q, q.quote, "speaker", q.speaker, g["speaker"]) for q, g in twice)
    spare = core, [q for q in wrong if all(q is not one for one, _ in twice)], [g for g in missed if all(g is not one for _, one in twice)]
    yield from found_wrong("quotations", spare, lambda q: q.quote, lambda g: g["quote"])


def reached(figure):
    """F1 where both precision and recall are known, else the share right."""
    return 2 * figure["right"] / (figure["read"] + figure["wanted"]) if "read" in figure else figure["right"] / figure["wanted"]


def table(figures):
    """Lines of text: what, right of wanted, precision, reached, floor."""
    head = f"{'':16}{'right':>7}{'wanted':>8}{'precision':>11}{'reached':>9}{'floor':>7}"
    rows = [
        f"{what:16}{f['right']:7}{f['wanted']:8}{f['right'] / f['read'] if 'read' in f else float('nan'):11.3f}{reached(f):9.3f}{FLOORS[what]:7.2f}"
        for what, f in figures.items()
    ]
    return [head, *(row.replace("nan", "   ") for row in rows)]


if __name__ == "__main__":
    now = measured(read_facts(paths.PROJECT / "seeds")[0])
    PLACE.write_text(json.dumps(now, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print("\n".join(table(now["figures"])))
    for wrong in now["errors"]:
        print(wrong["what"], wrong.get("doc", ""), wrong["surface"], wrong.get("field", ""), "said", wrong["said"], "wanted", wrong["wanted"])
