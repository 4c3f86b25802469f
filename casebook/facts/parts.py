"""The parts of a folder's articles, in order: those kept from before, the rest read, by whoever is given to read them."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from casebook.corpus.folder import Source, source_of
from casebook.errors import Refusal
from casebook.facts.kept import Kept
from casebook.facts.part import Part, Shared, means_of, read_packed, unpacked

# Reads article files into packed parts, in their order: the processors of this machine (processes.py) or a cluster (cluster.py).
Readers = Callable[[Sequence[Path], Shared], Iterator[bytes]]


def parts_of(files: Sequence[Path], kept: Kept, shared: Shared, readers: Readers) -> Iterator[tuple[Path, Part | None, list[Refusal]]]:
    """Each file with its part, None where it is refused, and with what was refused. Raises what `readers` raises."""
    keys = [_key(source_of(file)) for file in files]
    new = [file for file, key in zip(files, keys, strict=True) if not kept.has(key)]
    unread, fresh = set(new), readers(new, shared)
    for file, key in zip(files, keys, strict=True):
        if file in unread:
            data = next(fresh)
            kept.put(key, data)
        else:
            data = kept.get(key) or read_packed(source_of(file), means_of(shared))
        yield file, *unpacked(data)
    kept.save()


def _key(source: Source) -> bytes:
    """Of the name and bytes of an article and of its card, or of why they cannot be had."""
    digest = hashlib.sha256(os.fsencode(source.file))
    for had in (source.data, source.card):
        said = had if isinstance(had, bytes) else os.fsencode(str(had))
        digest.update(b"%d bytes of %s: " % (len(said), type(had).__name__.encode()) + said)
    return digest.digest()
