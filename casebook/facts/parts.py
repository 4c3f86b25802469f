"""The parts of a folder's articles: those kept from before, the rest read, by whoever is given to read them."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from casebook.corpus.folder import source_of
from casebook.errors import Refusal
from casebook.facts.kept import Kept
from casebook.facts.part import Part, Shared, means_of, read_packed, unpacked

# Reads article files into packed parts, in their order: the processors of this machine (processes.py) or a cluster (cluster.py).
Readers = Callable[[Sequence[Path], Shared], Iterator[bytes]]


class Parts:
    """The parts of the articles in a folder."""

    def __init__(self, folder: Path, kept: Kept, shared: Shared, readers: Readers):
        self.folder, self.kept, self.shared, self.readers = folder, kept, shared, readers

    def read(self, files: dict[str, bytes]) -> Iterator[tuple[Part | None, list[Refusal]]]:
        """Of each file, given with its key and in order, the part, None where it is refused, and what was refused. Raises what `readers` raises."""
        new = [file for file, key in files.items() if not self.kept.has(key)]
        unread, fresh = set(new), self.readers([self.folder / file for file in new], self.shared)
        for file, key in files.items():
            if file in unread:
                data = next(fresh)
                self.kept.put(key, data)
                yield unpacked(data)
            else:
                yield self.again(file, key)

    def again(self, file: str, key: bytes) -> tuple[Part | None, list[Refusal]]:
        """The part of a file that was read before, and what was refused."""
        return unpacked(self.kept.get(key) or read_packed(source_of(self.folder / file), means_of(self.shared)))


def key_of(file: Path) -> bytes:
    """A key of the name and bytes of an article and of its card, or of why they cannot be had."""
    source = source_of(file)
    digest = hashlib.sha256(os.fsencode(source.file))
    for had in (source.data, source.card):
        said = had if isinstance(had, bytes) else os.fsencode(str(had))
        digest.update(b"%d bytes of %s: " % (len(said), type(had).__name__.encode()) + said)
    return digest.digest()
