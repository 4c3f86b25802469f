"""Keys of what facts depend on. They tell the whole truth: the bytes and names of the articles and their cards, the lexicon and what lies over it beside the
articles, the code that reads, the versions of the libraries whose answers it depends on.
"""

import hashlib
import sys
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

from casebook import lexicon, paths
from casebook.errors import BadArgument

CODE = ("errors.py", "lexicon.py", "needs.py", "corpus", "reading", "facts", "words/tokens.py")
WORDS = "jieba"  # what cuts texts into words, where nothing else is said (tokens.ENGINES)
LIBRARIES = ("chardet", "jieba", "opencc", "pyyaml")  # their answers shape the facts


def facts_key(folder: Path) -> str:
    """SHA-256 over all that the facts of this folder depend on. Raises BadArgument where there is no such folder, BadLexicon."""
    folder = Path(folder)
    if not folder.is_dir():
        raise BadArgument(f"{folder}: no such folder; give the folder that holds the articles")
    files = sorted(f for f in folder.iterdir() if f.is_file() and not f.name.startswith("."))
    return _digest([(f"article {f.name}", f) for f in files], program_key(lexicon.beside(folder)))


def program_key(over: Path | None, engine: str = WORDS) -> str:
    """SHA-256 over all that the reading of any article depends on: code, lexicon and what is laid `over` it, the versions of the libraries and of the
    `engine` that cuts texts into words."""
    versions = [f"{name} {metadata.version(name)}" for name in dict.fromkeys((*LIBRARIES, engine))]
    return _digest(_ingredients(over), *versions, f"python {sys.version_info.major}.{sys.version_info.minor}")


def _digest(files: Iterable[tuple[str, Path]], *words: str) -> str:
    digest = hashlib.sha256()
    for label, file in files:
        digest.update(f"{label}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    digest.update("\0".join(words).encode())
    return digest.hexdigest()


def _ingredients(over: Path | None) -> Iterator[tuple[str, Path]]:
    """(label, file) of the lexicon, that over it and the code, in a fixed order; labels hold no path of this machine."""
    yield from ((f"lexicon {f.name}", f) for f in lexicon.files(paths.LEXICON))
    yield from ((f"lexicon beside {f.name}", f) for f in (lexicon.files(over) if over else ()))
    for part in CODE:
        top = paths.PACKAGE / part
        files = [top] if top.is_file() else sorted(top.rglob("*.py"))
        yield from ((f"code {f.relative_to(paths.PACKAGE).as_posix()}", f) for f in files)
