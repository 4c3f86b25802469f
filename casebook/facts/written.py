"""The files of all tables, written from what an archive knows: what an article says by itself is made again only where it changed, and copied otherwise."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from casebook.corpus.repeats import place_of
from casebook.facts.archive import Archive, Changed
from casebook.facts.parts import Parts
from casebook.facts.records import TABLES, Document
from casebook.facts.tables import Lines, Rows, TableFiles, head_of, lines_of

ACROSS = ("agreements", "disputes")
BY_ARTICLE = tuple(name for name in TABLES if name not in ACROSS)
# An article's sizes: the bytes of its piece of each of these, then how many records each table has of it.
FILES = tuple(f"{name}.{kind}" for name in BY_ARTICLE for kind in ("jsonl", "csv"))
WIDTH = len(FILES) + len(BY_ARTICLE)


def write_tables(
    out: Path, archive: Archive, parts: Parts, changed: Changed, refused: Sequence[Document], before: dict[int, bytes]
) -> dict[str, int]:
    """Write all tables into `out` and note in the archive what lies there. How many records each has. `before` are the sizes of the articles before
    this run; `refused` stand after the other documents. Raises OSError."""
    there = archive.written()
    out = out.resolve()
    with TableFiles(out, there[0] if there else None) as tables:
        pieces = _Pieces(tables, archive, parts, before if there else {})
        for number in sorted(changed.came | changed.went | changed.documents | changed.sentences) if there else archive.sizes():
            whole = not there or number in changed.came or number in changed.went
            pieces.change(number, BY_ARTICLE if whole else [name for name in BY_ARTICLE if number in getattr(changed, name, ())])
        pieces.end()
        tables.add("documents", refused)
        for name in ACROSS:
            if there and name not in changed.across:
                tables.take_over(name, there[1][name])
            else:
                for lines in archive.shelf.lines(name):
                    tables.add_lines(name, lines)
    archive.resize(pieces.made)
    records = _matrix(archive.sizes().values())[:, len(FILES) :].sum(axis=0).tolist()
    counts = tables.counts | {name: tables.counts[name] + count for name, count in zip(BY_ARTICLE, records, strict=True)}
    archive.write(out, counts)
    return counts


class _Pieces:
    """What articles say by themselves, in files: pieces of the earlier ones, and others in between."""

    def __init__(self, tables: TableFiles, archive: Archive, parts: Parts, before: dict[int, bytes]):
        self.tables, self.archive, self.parts, self.before = tables, archive, parts, before
        self.here = set(archive.sizes())
        self.numbers = np.fromiter(before, "<i8", len(before))
        heads = np.array([[len(head_of(file)) for file in FILES]])
        self.starts = np.cumsum(np.vstack([heads, _matrix(before.values())[:, : len(FILES)]]), axis=0)
        self.done = heads[0].copy()  # how far each earlier file was taken over or passed over
        self.made: list[tuple[int, bytes]] = []

    def change(self, number: int, names: Collection[str]) -> None:
        """Go on to an article, and have in the place of its pieces of these tables what it says now: nothing where it has gone."""
        at = int(np.searchsorted(self.numbers, number))
        self._go_on(at, names)
        sizes = np.frombuffer(self.before.get(number, bytes(8 * WIDTH)), "<i8").copy()
        for name, lines in self._lines(number, names).items():
            place = BY_ARTICLE.index(name)
            sizes[2 * place : 2 * place + 2] = len(lines.jsonl.encode()), len(lines.csv.encode())
            sizes[len(FILES) + place] = lines.count
            self.tables.add_lines(name, lines._replace(count=0))
        self._pass(at + (number in self.before), names)
        self.made.append((number, sizes.tobytes()))

    def end(self) -> None:
        """Go on to the end."""
        self._go_on(len(self.numbers), BY_ARTICLE)

    def _go_on(self, at: int, names: Collection[str]) -> None:
        """Take over what comes before an article."""
        for file, name in enumerate(FILES):
            if name.split(".")[0] in names:
                self.tables.files[name].keep(int(self.done[file]), int(self.starts[at][file]))
        self._pass(at, names)

    def _pass(self, at: int, names: Collection[str]) -> None:
        for file, name in enumerate(FILES):
            if name.split(".")[0] in names:
                self.done[file] = self.starts[at][file]

    def _lines(self, number: int, names: Collection[str]) -> dict[str, Lines]:
        if number not in self.here:
            return {}
        part, _ = self.parts.again(*self.archive.file(number))
        texts = part.texts
        made = {"documents": lambda: self._document(number, part.document), "sentences": lambda: self._sentences(number, texts.sentences)}
        return {name: made[name]() if name in made else texts.tables[name] for name in names}

    def _document(self, number: int, document: Document) -> Lines:
        original = self.archive.copies.original(number)
        doc = None if original is None else self.archive.doc(original)
        return lines_of("documents", [replace(document, near_duplicate_of=doc, origin=doc or document.doc)])

    def _sentences(self, number: int, rows: Rows) -> Lines:
        """The sentences of an article, now that it is known what each repeats."""
        for index, repeated in self.archive.repeats.of_article(number).items():
            rows.end_in(index - 1, self._named(repeated))
        return rows.joined()

    def _named(self, sentence: int) -> str:
        article, index = place_of(sentence)
        return f"{self.archive.doc(article)}:{index}"


def _matrix(sizes: Iterable[bytes]) -> np.ndarray:
    return np.frombuffer(b"".join(sizes), "<i8").reshape(-1, WIDTH)
