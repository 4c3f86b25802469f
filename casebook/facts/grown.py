"""A file made from pieces of an earlier one and of new bytes: what has not changed is copied as it is, and a file that only grows is written to its end.

Nobody ever sees half of one: it is written beside its place and renamed, or what it grows by is written at once.
"""

import os
from pathlib import Path
from typing import BinaryIO

AT_ONCE = 8_000_000  # bytes; a file that grows by more is written beside
BLOCK = 1_000_000  # bytes that are copied at once
HELD = 50_000  # bytes that wait until a file is written beside


class GrownFile:
    """The new text of a file, told in order. Raises OSError."""

    def __init__(self, place: Path, old: Path | None):
        """`old` is an earlier text of it, at its place or elsewhere."""
        self.place, self.old = place, old
        self.size = old.stat().st_size if old else 0
        self.start = self.end = 0  # of the piece of the old one that is to be copied next
        self.new: list[bytes] = []
        self.length = 0
        self.beside: BinaryIO | None = None
        self.source: BinaryIO | None = None

    def keep(self, start: int, end: int) -> None:
        """Go on with the old one's bytes from `start` to `end`."""
        if start == end:
            return
        if self.new or self.beside or start != self.end:
            self._put()
            self.start = start
        self.end = end

    def write(self, data: bytes) -> None:
        """Go on with new bytes."""
        if not data:
            return
        self.new.append(data)
        self.length += len(data)
        if self.length > (AT_ONCE if self._grows() else HELD):
            self._put()

    def prepare(self) -> None:
        """Have all of it on disk but for what goes to the end of a file that grows."""
        if not self._grows():
            self._put()
        self._close()

    def finish(self) -> None:
        """Put it in its place."""
        if not self._grows():
            self._aside().replace(self.place)
        elif self.new:
            with self.place.open("ab", buffering=0) as file:
                data = b"".join(self.new)
                while data:
                    data = data[file.write(data) :]

    def abandon(self) -> None:
        """Leave its place as it was, where it has not been replaced."""
        self._close()
        self._aside().unlink(missing_ok=True)
        if self._grows() and self.place.stat().st_size > self.size:
            os.truncate(self.place, self.size)

    def _grows(self) -> bool:
        """Whether all of the old one stays at its place, and what comes is after it."""
        return self.beside is None and self.old == self.place and (self.start, self.end) == (0, self.size)

    def _put(self) -> None:
        """Write beside what was told until now."""
        if not self.beside:
            self.beside = self._aside().open("wb")
        if self.end > self.start:
            self._copy()
        self.beside.writelines(self.new)
        self.start = self.end = self.length = 0
        self.new = []

    def _copy(self) -> None:
        if not self.source:
            self.source = self.old.open("rb")
        self.source.seek(self.start)
        left = self.end - self.start
        while left:
            block = self.source.read(min(BLOCK, left))
            if not block:
                raise OSError(f"{self.old} was cut short while it was read")
            self.beside.write(block)
            left -= len(block)

    def _close(self) -> None:
        for file in (self.beside, self.source):
            if file:
                file.close()

    def _aside(self) -> Path:
        return self.place.with_name(f".{self.place.name}.{os.getpid()}")
