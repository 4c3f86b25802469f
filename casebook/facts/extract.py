"""A folder of articles becomes facts: one pass an article, then what agrees and what does not across them.

The pass over one article (part.py) is a function of that article and the lexicon alone, and runs on all processors or on a cluster. What it gives is written
as it comes; only what the comparison needs is put away, on disk, so that memory does not grow with the folder.
"""

import hashlib
import json
import pickle
import tempfile
from collections.abc import Callable, Container, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import IO, Any

from casebook.corpus.folder import CARD, article_files, none_read, twin
from casebook.corpus.repeats import Repeats
from casebook.errors import Refusal
from casebook.facts import disputes
from casebook.facts.agreements import agreements_of
from casebook.facts.evidence import Evidence
from casebook.facts.kept import Kept
from casebook.facts.origins import Origins
from casebook.facts.part import Part, Shared
from casebook.facts.parts import Readers, parts_of
from casebook.facts.processes import read_here
from casebook.facts.records import Dispute, Document, Facts
from casebook.facts.shelf import Shelf
from casebook.facts.store import load_facts, program_key
from casebook.facts.tables import Lines, TableFiles, lines_of_rows
from casebook.lexicon import beside
from casebook.reading.names import Lexicon

Progress = Callable[[int, int, str], None]
BLOCK = 100  # records of a table written at once


def read_facts(folder: Path) -> tuple[Facts, tuple[Refusal, ...]]:
    """The facts of a folder of articles, in memory. Raises as `extract_facts` does."""
    with tempfile.TemporaryDirectory(prefix="casebook-") as desk:
        _, refusals = extract_facts(Path(folder), Path(desk))
        return load_facts(Path(desk)), refusals


def extract_facts(
    folder: Path, out: Path, *, kept: Kept | None = None, readers: Readers = read_here, on_article: Progress | None = None
) -> tuple[dict[str, int], tuple[Refusal, ...]]:
    """Read every article of a folder and write all tables into `out`. How many records each has, and what was refused.

    A lexicon beside the articles is laid over the project's. `kept` holds the parts of articles that were read before, `readers` read the others;
    `on_article(i, n, doc)` is told of each as it is done. Raises BadArgument where there is no such folder, NoArticles where nothing in it can be read, BadLexicon,
    ReadingStopped, OSError where `out` cannot be written.
    """
    files, over = article_files(folder), beside(folder)
    shared = Shared(over, program_key(over))
    repeats, origins, shelf = Repeats(), Origins(), Shelf(Lexicon.load(over))
    refusals: list[Refusal] = []
    taken: dict[str, str] = {}
    with TableFiles(out) as tables, tempfile.TemporaryFile() as sentences:
        for number, (file, part, refused) in enumerate(parts_of(files, kept or Kept(None), shared, readers), 1):
            if file.stem in taken:
                refusals.append(twin(file, taken[file.stem]))
                continue
            refusals += refused
            if part:
                taken[file.stem] = file.name
                copied = repeats.add(part.letters)
                origin = origins.add(file.stem, part.starts, copied)
                tables.add("documents", [replace(part.document, near_duplicate_of=copied, origin=origin)])
                _put_down(part, number, tables, sentences, shelf)
            if on_article:
                on_article(number, len(files), file.stem)
        if not taken:
            raise none_read(folder, refusals)
        tables.add("documents", [_refused(r, folder, taken) for r in refusals if Path(r.what).suffix != CARD])
        for later, earlier in repeats.repeated():
            origins.repeat(later, earlier)
        sentences.seek(0)
        for _ in taken:
            tables.add_lines("sentences", _with_repeats(*pickle.load(sentences), origins))
        for evidence in shelf.evidence():
            _compare(evidence, origins, shelf)
        for name in ("agreements", "disputes"):
            _add_all(tables, name, _once(shelf.kept(name)))
    return tables.counts, tuple(refusals)


def _put_down(part: Part, number: int, tables: TableFiles, sentences: IO[bytes], shelf: Shelf) -> None:
    """Write what is known of an article by itself, and put away what others decide."""
    for name, lines in part.tables.items():
        tables.add_lines(name, lines)
    pickle.dump((part.document.doc, part.sentences), sentences)
    shelf.add(number, part.tellings, part.taught)
    for rule, dispute in part.disputes:
        shelf.keep("disputes", (rule, number), dispute)


def _compare(evidence: Evidence, origins: Origins, shelf: Shelf) -> None:
    for place, agreement in agreements_of(evidence, origins):
        shelf.keep("agreements", place, agreement)
    for place, dispute in disputes.between(evidence):
        shelf.keep("disputes", place, dispute)


def _once(found: Iterator[Any]) -> Iterator[Any]:
    """Two disputes with the same sides are one: the first."""
    seen: set[bytes] = set()
    for record in found:
        if isinstance(record, Dispute):
            sides = sorted((side["doc"], side["start"]) for side in record.sides)
            key = hashlib.sha256(repr(sides).encode()).digest()
            if key in seen:
                continue
            seen.add(key)
        yield record


def _with_repeats(doc: str, sentences: Lines, origins: Origins) -> Lines:
    """The sentences of an article, now that it is known what each repeats."""
    repeats = [origins.repeated(doc, index) for index in range(1, sentences.count + 1)]
    if not any(repeats):
        return sentences
    rows = map(json.loads, sentences.jsonl.rstrip("\n").split("\n"))
    return lines_of_rows("sentences", [tuple({**row, "repeats": earlier}.values()) for row, earlier in zip(rows, repeats, strict=True)])


def _add_all(tables: TableFiles, name: str, records: Iterator[Any]) -> None:
    while block := list(islice(records, BLOCK)):
        tables.add(name, block)


def _refused(refusal: Refusal, folder: Path, taken: Container[str]) -> Document:
    """A file that was left out, as a document without facts; its name in full where an article has its stem."""
    stem, file = Path(refusal.what).stem, folder / refusal.what
    unknown = dict.fromkeys(("title", "publisher", "author", "url", "published", "published_why", "script", "near_duplicate_of", "origin"))
    return Document(
        doc=refusal.what if stem in taken else stem,
        file=refusal.what,
        sha256=hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "",
        taiwan_wording=False,
        body=[],
        refused=f"{refusal.why}; {refusal.do}",
        **unknown,
    )
