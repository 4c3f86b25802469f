"""The files of `lexicon/`, and what is laid over them for one folder of articles: FOLDER/lexicon/, the same files in the same formats.

A row of a known name, term or sentence adds to it: its lists are joined, its other keys replaced. A new one is appended. A list of words grows,
a key of a table is replaced. What the folder may hold is in LAYERED; the other files are rules of the reading and stay the project's.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from casebook import paths, yaml_kept
from casebook.errors import BadLexicon

# File → the key by which its rows are known; "" for tables, None for lists of words, one a line.
LAYERED: dict[str, str | None] = {
    "entities.yml": "name",
    "terms.yml": "term",
    "glosses.yml": "sentence",
    "words.yml": "",
    "speakers.yml": "",
    "wording.yml": "",
    "stopwords.txt": None,
    "userdict.txt": None,
}
REQUIRED = {"terms.yml": ("pinyin", "en", "forms", "what_en", "what_zh"), "glosses.yml": ("en",)}
TRANSLATIONS = ("words.yml", "speakers.yml")


def beside(articles: Path) -> Path | None:
    """The lexicon of a folder of articles, where it has one. Raises BadLexicon for a file of it that is never read or cannot be."""
    folder = Path(articles) / "lexicon"
    if not folder.is_dir():
        return None
    for file in files(folder):
        if file.name not in LAYERED:
            raise BadLexicon(f"lexicon/{file.name}: is no file that a folder of articles may add to; use {', '.join(LAYERED)}")
        _check(file)
    return folder


def _check(file: Path) -> None:
    """Raise BadLexicon where a file has not the form of the project's own; entities are checked by who reads them (names.py)."""
    key = LAYERED[file.name]
    if key is None:
        _text(file)
        return
    read(file.name, file.parent)
    rows = own(file.name, file.parent)
    for row in rows if key else ():
        if missing := [k for k in REQUIRED.get(file.name, ()) if k not in row]:
            raise BadLexicon(f"lexicon/{file.name}: {row[key][:20]}: has no {missing[0]!r}; add it")
    for word, value in dict(rows).items() if file.name in TRANSLATIONS else ():
        if not isinstance(word, str) or not isinstance(value, str):
            raise BadLexicon(f"lexicon/{file.name}: {str(word)[:20]}: is not text for text; put both in quotes")


def files(folder: Path) -> list[Path]:
    """The files of a lexicon, in a fixed order; what an editor hides or leaves behind is none."""
    return [f for f in sorted(folder.iterdir()) if f.is_file() and not f.name.startswith(".") and not f.name.endswith("~")]


def read(name: str, over: Path | None = None) -> Any:
    """A YAML file of the project's lexicon with what the lexicon `over` it adds. Raises BadLexicon naming file and line."""
    base, added = _load(paths.LEXICON / name), _load(over / name) if over else None
    if added is None:
        return base
    key = LAYERED[name]
    wanted = list if key else dict
    if not isinstance(added, wanted):
        raise BadLexicon(f"lexicon/{name}: is no {'list of rows (- …)' if key else 'table (key: value)'}; write it as the project's own {name}")
    return _rows(base, added, key, name) if key else _table(base, added, name)


def own(name: str, folder: Path) -> Any:
    """What a folder's lexicon itself has in a file; an empty list where it has none."""
    return _load(folder / name) or []


def lines(name: str, over: Path | None = None) -> list[str]:
    """The words of a list, one a line, of the project's lexicon and of that over it; comments and empty lines left out."""
    found = [line.strip() for folder in (paths.LEXICON, over) if folder and (folder / name).is_file() for line in _text(folder / name).splitlines()]
    return [line for line in found if line and not line.startswith("#")]


def _load(file: Path) -> Any:
    if not file.is_file():
        return None
    text = _text(file)
    try:
        return yaml_kept.value(text)
    except (yaml.YAMLError, ValueError) as error:  # ValueError: PyYAML on a day that does not exist
        mark = getattr(error, "problem_mark", None)
        where = f" line {mark.line + 1}:" if mark else ""
        what = " ".join(str(getattr(error, "problem", None) or error).split())
        raise BadLexicon(f"lexicon/{file.name}:{where} is no YAML ({what}); mend it there") from error


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BadLexicon(f"lexicon/{file.name}: is not UTF-8; save it as UTF-8 text") from error


def _rows(base: Iterable[dict[str, Any]], added: list[Any], key: str, name: str) -> list[dict[str, Any]]:
    rows = {row[key]: row for row in base}
    for number, row in enumerate(added, 1):
        if not isinstance(row, dict) or not isinstance(row.get(key), str):
            raise BadLexicon(f"lexicon/{name}: row {number} has no {key!r} that is text; give it one, in quotes if it is a number")
        rows[row[key]] = _table(rows.get(row[key], {}), row, name)
    return list(rows.values())


def _table(base: dict[Any, Any], added: dict[Any, Any], name: str) -> dict[Any, Any]:
    return {**base, **dict(_joined(base, added, name))}


def _joined(base: dict[Any, Any], added: dict[Any, Any], name: str) -> Iterator[tuple[Any, Any]]:
    for key, value in added.items():
        known = base.get(key)
        if isinstance(known, list) and not isinstance(value, list):
            raise BadLexicon(f"lexicon/{name}: {key!r} is no list; write it as [{value}]")
        if isinstance(known, dict):
            yield key, _table(known, value if isinstance(value, dict) else {}, name)
        else:
            yield key, [*known, *(x for x in value if x not in known)] if isinstance(known, list) else value
