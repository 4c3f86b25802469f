"""What no notebook can say by itself, since it needs the whole report or the one before it: what changed since then, and what each finding hangs on.

The second pass of a build: both are found once all notebooks have run, set under the findings and the summary, and told in two chapters before the
last notebook.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from casebook import say
from casebook.blocks import Block, Title
from casebook.case import Case
from casebook.changes import snapshot, told
from casebook.changes.brought import brought, latest
from casebook.changes.compare import LOST, Build, Changes, as_data, build_of, changes_of, compare
from casebook.changes.snapshot import Snapshot
from casebook.changes.taken import Concluded, in_words, take, told_of
from casebook.errors import BadArgument
from casebook.findings import left_out
from casebook.findings.influence import Influence, influence, reworded
from casebook.report.assemble import blocks, holding, showing


@dataclass(frozen=True)
class Afterwards:
    """What is known once the notebooks have run. `cases` are those of both editions, `now` is this build; `changes` is None for the first in its place, where
    `example` tells what its latest article brought; `reworded` are, by edition that is built, the headlines that would stand without an article."""

    cases: dict[str, Case]
    now: Build
    changes: Changes | None
    example: told.Example | None
    influence: Influence
    reworded: dict[str, left_out.Reworded]


def found_afterwards(out: Path, cases: dict[str, Case], as_of: str, program: str, combined: dict[str, dict[str, Any]], stage: Path) -> Afterwards:
    """Compare this build with the one that lies in `out`, and write its own snapshot into `stage`. `cases` are those of both editions."""
    concluded = {lang: Concluded(case.index, case.written) for lang, case in cases.items()}
    last = earlier(out)
    now = take(concluded, program=program, as_of=as_of, keywords=keywords(next(iter(combined.values()))))
    now = in_words(now, concluded, told_of(now, last))
    changes = changed(last, now)
    kept = replace(snapshot.cut(now), changes=as_data(changes.cut()) if changes else None)
    snapshot.write(kept, stage / snapshot.PLACE)
    weighed = influence(concluded["en"].themes)
    otherwise = {lang: reworded(weighed, concluded[lang].themes) for lang in combined}
    return Afterwards(cases, build_of(now), changes, None if changes else _example(concluded, now), weighed, otherwise)


def _example(concluded: dict[str, Concluded], now: Snapshot) -> told.Example | None:
    """What the latest article brought; None where no other is there, and of very many, among which one is hardly felt."""
    index = concluded["en"].index
    article = None if index.many else latest(index.documents)
    standing = any(finding.standing != LOST for finding in now.findings)
    return told.Example(article.doc, brought(concluded, now, article.doc), standing) if article else None


def earlier(out: Path) -> Snapshot | None:
    """The snapshot of the report that lies in `out`; None where there is none, or one of another version, which cannot be compared with."""
    try:
        return snapshot.read(out / snapshot.PLACE)
    except BadArgument:
        return None


def changed(last: Snapshot | None, now: Snapshot) -> Changes | None:
    """What changed since the last report. Where that says the same (other code, another edition of it), what had changed when it was made still has."""
    if last is None:
        return None
    if last.content() != snapshot.cut(now).content():
        return compare(last, now)
    return changes_of(last.changes) if last.changes else None


def keywords(combined: dict[str, Any]) -> list[str]:
    """The words of the keyness figure, in its order: known by a table of words and their log ratios."""
    rows = [row for block in blocks(combined) if block["kind"] == "figure" for row in block["data"]["rows"] if "log_ratio" in row]
    return [row["word"] for row in rows if not row["log_ratio"].startswith("-")]


def told_afterwards(combined: dict[str, Any], known: Afterwards, lang: str) -> dict[str, Any]:
    """The combined notebook with the findings and the summary told to the end, and with the two chapters before its last part."""
    case = known.cases[lang]
    ids = {key for block in blocks(combined) for key in _ids(block)}
    known = replace(known, influence=known.influence.of(ids))
    shown = {**combined, "cells": [holding(cell, lambda block: _told(block, known, case)) for cell in combined["cells"]]}
    last = max((int(cell["id"].split("-")[1]) for cell in shown["cells"]), default=0)
    place = next((n for n, cell in enumerate(shown["cells"]) if int(cell["id"].split("-")[1]) == last), 0)
    added = [_cell(block, f"afterwards-{n}") for n, block in enumerate(_chapters(known, case, ids))]
    return {**shown, "cells": [*shown["cells"][:place], *added, *shown["cells"][place:]]}


def _ids(block: dict[str, Any]) -> Iterator[str]:
    """Ids of findings and disputes in a block."""
    if block["kind"] in ("finding", "dispute"):
        yield block["id"]
    if block["kind"] == "ledger":
        yield from (dispute["id"] for dispute in block["disputes"])


def _told(block: dict[str, Any], known: Afterwards, case: Case) -> dict[str, Any]:
    if block["kind"] == "edition":  # of which no notebook's key speaks: it changes with every byte of every article
        return block | asdict(replace(case.edition, theme=block["theme"]))
    if block["kind"] == "summary" and known.changes:
        return block | {"changed": told.since(known.changes, case.lang)}
    if block["kind"] == "finding" and block["standing"] != "no_longer_supported":
        return block | {"hangs": left_out.hangs(block["id"], known.influence, case.index, block["articles"])}
    return block


def _chapters(known: Afterwards, case: Case, ids: set[str]) -> Iterator[Block | Title | str]:
    if known.changes:
        yield Title(told.title(known.changes, case.lang))
        yield told.block(known.changes, case.index, ids)
    else:
        yield Title(told.first_title(known.example, case.index))
        yield told.first_block(known.example, known.now, case.index, ids)
    if known.influence.outcomes:
        yield Title(left_out.heading(known.influence, case.lang))
        yield say.either(case.lang, *left_out.METHOD)
        if left_out.felt(known.influence):
            yield left_out.table(known.influence, case.written, known.reworded[case.lang])


def _cell(shown: Block | Title | str, name: str) -> dict[str, Any]:
    """A cell that shows a block, a heading or a paragraph."""
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": shown} if isinstance(shown, str) else showing(shown, name)
