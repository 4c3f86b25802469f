"""Long YAML texts, kept parsed in the user's cache: a lexicon of ten thousand names takes seconds to parse and milliseconds to load.

A value is kept under the hash of its text. What cannot be kept, or was spoilt, only costs time.
"""

import hashlib
import os
import pickle
import tempfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import platformdirs

from casebook import yaml_file

LONG = 20_000  # characters; less is parsed as fast as it is looked up
MOST = 16  # texts that are kept: the last ones
DIGEST = hashlib.sha256().digest_size


@lru_cache(maxsize=8)  # one run asks several times for the files of one lexicon
def value(text: str) -> Any:
    """The value that a text is, not to be changed by who gets it. Raises as `yaml_file.value` does."""
    if len(text) < LONG:
        return yaml_file.value(text)
    place = Path(platformdirs.user_cache_dir("casebook")) / "yaml" / hashlib.sha256(text.encode()).hexdigest()
    with suppress(OSError):
        data = place.read_bytes()
        if data[:DIGEST] == hashlib.sha256(data[DIGEST:]).digest():
            return pickle.loads(data[DIGEST:])
    found = yaml_file.value(text)
    with suppress(OSError):
        _keep(place, pickle.dumps(found))
    return found


def _keep(place: Path, packed: bytes) -> None:
    """Nobody ever sees half of it; what has been there longest makes room."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as beside:
        beside.write(hashlib.sha256(packed).digest() + packed)
    os.replace(beside.name, place)
    for old in sorted(place.parent.iterdir(), key=lambda file: file.stat().st_mtime_ns)[:-MOST]:
        old.unlink()
