"""What was read of single articles, kept by the bytes that it was read from: one article more in a folder costs one article's time.

One database for a version of the program (store.py says what that takes in), in the user's cache. One that cannot be used only costs time.
"""

import sqlite3
from pathlib import Path

EVERY = 256  # parts between two commits: what an interrupted run has read is not lost


class Kept:
    """Packed parts by key."""

    def __init__(self, file: Path | None):
        """`file` is the database, made where it is missing; with None, or where it cannot be used, parts are kept as long as this object."""
        self.waiting = 0
        self.db: sqlite3.Connection | None = _opened(file) or _opened(None)

    def get(self, key: bytes) -> bytes | None:
        """The part of a key, or None."""
        row = self._run("select data from part where key = ?", key)
        return row[0] if row else None

    def has(self, key: bytes) -> bool:
        """Whether there is a part of a key."""
        return self._run("select 1 from part where key = ?", key) is not None

    def put(self, key: bytes, data: bytes) -> None:
        """Keep a part."""
        self._run("insert or replace into part values (?, ?)", key, data)
        self.waiting += 1
        if self.waiting % EVERY == 0:
            self.save()

    def save(self) -> None:
        """Write what was put since the last time."""
        try:
            if self.db:
                self.db.commit()
        except sqlite3.Error:
            self.db = None

    def _run(self, query: str, *values: bytes) -> tuple | None:
        try:
            return self.db.execute(query, values).fetchone() if self.db else None
        except sqlite3.Error:  # a full disk, a spoilt file
            self.db = None
            return None


def _opened(file: Path | None) -> sqlite3.Connection | None:
    try:
        if file:
            file.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(file or "", timeout=60)  # "" is a file of its own, gone when it is closed
        db.execute("create table if not exists part (key blob primary key, data blob)")
    except (OSError, sqlite3.Error):
        return None
    return db
