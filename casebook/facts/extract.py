"""A folder of articles becomes facts: one pass an article, then what agrees and what does not across them.

The pass over one article (part.py) is a function of that article and the lexicon alone, and runs on all processors or on a cluster. What it gives is put away
in a database (archive.py), so that memory does not grow with the folder; where that is kept, only articles that came, went or changed are
taken in, and only what they touch is compared again. The tables are written from it (written.py).
"""

import hashlib
import pickle
import tempfile
from collections.abc import Callable, Container
from os.path import splitext
from pathlib import Path

from casebook.corpus.folder import CARD, none_read, twin
from casebook.errors import Refusal
from casebook.facts.archive import Archive, Known, NoRoom
from casebook.facts.kept import Kept
from casebook.facts.keys import program_key
from casebook.facts.listing import Listed, listed
from casebook.facts.part import Shared, means_of
from casebook.facts.parts import Parts, Readers, key_of
from casebook.facts.processes import read_here
from casebook.facts.records import Document, Facts
from casebook.facts.saved import load_facts
from casebook.facts.written import write_tables
from casebook.lexicon import beside
from casebook.words.tokens import ENGINES

Progress = Callable[[int, int, str], None]


def read_facts(folder: Path) -> tuple[Facts, tuple[Refusal, ...]]:
    """The facts of a folder of articles, in memory. Raises as `extract_facts` does."""
    with tempfile.TemporaryDirectory(prefix="casebook-") as desk:
        _, refusals = extract_facts(Path(folder), Path(desk))
        return load_facts(Path(desk)), refusals


def extract_facts(
    folder: Path,
    out: Path,
    *,
    kept: Kept | None = None,
    archive: Path | None = None,
    readers: Readers = read_here,
    engine: str = ENGINES[0],
    on_article: Progress | None = None,
) -> tuple[dict[str, int], tuple[Refusal, ...]]:
    """Read every article of a folder and write all tables into `out`. How many records each has, and what was refused.

    A lexicon beside the articles is laid over the project's. `kept` holds the parts of articles that were read before, `readers` read the others, whose
    texts `engine` cuts into words (tokens.ENGINES); the file `archive` has what was known of this folder after the last run of this version of the program. `on_article(i, n, doc)` is told of each as it is read. Raises
    BadArgument where there is no such folder, NoArticles where nothing in it can be read, BadLexicon, ReadingStopped, OSError where `out` cannot be written.
    """
    files, over = listed(folder), beside(folder)
    shared = Shared(over, program_key(over, engine), engine)
    parts = Parts(folder, kept or Kept(None), shared, readers)
    with Archive(archive, lambda: means_of(shared).lexicon) as known:
        before = known.sizes()
        intake = _Intake(folder, known, parts, files)
        try:
            intake.take_in(on_article or (lambda *_: None))
        finally:
            parts.kept.save()  # also where it was cut short: what was read need not be read again
        if not intake.taken:
            raise none_read(folder, intake.refusals)
        refused = [_refused(r, folder, intake.taken) for r in intake.refusals if Path(r.what).suffix != CARD]
        counts = write_tables(out, known, parts, known.settle(), refused, before)
    return counts, tuple(intake.refusals)


class _Intake:
    """What came and went in a folder since the last run, told to its archive."""

    def __init__(self, folder: Path, archive: Archive, parts: Parts, files: list[Listed]):
        self.folder, self.archive, self.parts, self.files = folder, archive, parts, files
        self.known: dict[str, Known] = archive.known()
        self.refusals: list[Refusal] = []
        self.taken: dict[str, str] = {}  # the file that each article's name stands for

    def take_in(self, on_article: Progress) -> None:
        """Tell the archive; what is refused and what is taken is noted on the way."""
        numbers = self._numbers()
        wanted = self._wanted()
        for file in self.known.keys() - {item.file for item in self.files}:
            self.archive.remove(self.known[file].number)
        read, done = self.parts.read(wanted), 0
        for item in self.files:
            stem, there = splitext(item.file)[0], self.known.get(item.file)
            part, refused = next(read) if item.file in wanted else (None, pickle.loads(there.refused))
            if item.file in wanted:
                done += 1
                on_article(done, len(wanted), stem)
            twofold = stem in self.taken
            if there and (twofold or item.file in wanted):
                self.archive.remove(there.number)
            if twofold:
                self.refusals.append(twin(Path(item.file), self.taken[stem]))
                continue
            self.refusals += refused
            if part:
                number = there.number if there else numbers[item.file]
                self.archive.add(number, item.file, (wanted[item.file], item.seen, pickle.dumps(refused)), part)
            if part or item.file not in wanted:
                self.taken[stem] = item.file

    def _wanted(self) -> dict[str, bytes]:
        """The files that came or changed, in order, with their keys."""
        wanted: dict[str, bytes] = {}
        for item in self.files:
            there = self.known.get(item.file)
            if there and there.seen and there.seen == item.seen:
                continue
            key = key_of(self.folder / item.file)
            if there and there.key == key:
                self.archive.see(there.number, item.seen)
            else:
                wanted[item.file] = key
        return wanted

    def _numbers(self) -> dict[str, int]:
        """Numbers for the files that came. Where there are none left between two articles, all come anew."""
        files = [item.file for item in self.files]
        try:
            return self.archive.numbers(files, self.known)
        except NoRoom:
            self.archive.clear()
            self.known = {}
            return self.archive.numbers(files, self.known)


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
