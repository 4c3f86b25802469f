"""The articles of a folder and whether any may have changed, seen without reading them."""

import os
import struct
import time
from os.path import splitext  # a hundred thousand names: pathlib takes four times as long
from pathlib import Path
from typing import NamedTuple

from casebook.corpus.folder import CARD
from casebook.corpus.formats import READERS
from casebook.errors import BadArgument

# A file changed within so many seconds before it is looked at may change again without its time of change being another (as Git has it, "racy").
SETTLED = 3.0
STAMP = struct.Struct("<qqqq")


class Listed(NamedTuple):
    """A file that is read as an article, by name; and what its folder says of it and its card: None where that is no sign that they are unchanged."""

    file: str
    seen: bytes | None


def listed(folder: Path) -> list[Listed]:
    """The articles of a folder in reading order, which is that of their names. Raises BadArgument where there is no such folder."""
    if not folder.is_dir():
        raise BadArgument(f"{folder}: no such folder; give the folder that holds the articles")
    now = time.time()
    with os.scandir(folder) as entries:
        there = {entry.name: entry for entry in entries}
    named = ((name, *splitext(name)) for name in sorted(there) if not name.startswith("."))
    articles = ((name, stem) for name, stem, suffix in named if suffix.lower() in READERS and there[name].is_file())
    return [Listed(name, _seen(there[name], there.get(stem + CARD), now)) for name, stem in articles]


def _seen(article: os.DirEntry, card: os.DirEntry | None, now: float) -> bytes | None:
    """Size and times of both; None where one is a link, whose target may change, or was changed just now."""
    stamps = []
    for entry in (article, card):
        if entry is None:
            stamps.append(b"")
            continue
        stat = entry.stat(follow_symlinks=False)
        if entry.is_symlink() or max(stat.st_mtime, stat.st_ctime) > now - SETTLED:
            return None
        stamps.append(STAMP.pack(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino))
    return b"".join(stamps)
