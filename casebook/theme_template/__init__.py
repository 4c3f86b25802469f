"""A new theme: a notebook and its codebook from the template beside this file, ready to run on any articles.

The template's findings are asked of whatever the articles at hand write of most, so that a new theme shows something at once; an analyst puts
questions of their own in their place.
"""

import json
import os
import re
from pathlib import Path

from casebook.errors import BadArgument, CannotWrite

NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
LONGEST = 40  # characters of a name: it heads every file of the theme
STEP, LAST = 10, 90  # themes are numbered in tens, the method's chapter closes the report
PARTS = (".codes.yml", ".ipynb")  # the notebook last: a theme is there when its notebook is


def new_theme(name: str, title: str, folder: Path, title_zh: str = "") -> list[Path]:
    """Write NN-name.ipynb and NN-name.codes.yml into `folder`; the two files. `title_zh` is empty where both editions call it the same. Raises BadArgument for a name that is none or is taken, CannotWrite."""
    if not NAME.fullmatch(name) or len(name) > LONGEST:
        raise BadArgument(f"{name!r}: is no name of a theme; use small letters and digits in words joined by hyphens, as live-commerce")
    taken = [f for part in PARTS for f in folder.glob(f"*{part}") if f.name.removesuffix(part).split("-", 1)[-1] == name]
    if taken:
        raise BadArgument(f"{taken[0].name}: is there already and is left as it is; choose another name or edit that file")
    stem = f"{_number(folder)}-{name}"
    called = title or title_zh or name.replace("-", " ").capitalize()
    titles = {'"TITLE"': called, '"TITLE_ZH"': title_zh or called}
    words = {"STEM": stem, "NAME": name, **{slot: json.dumps(words, ensure_ascii=False) for slot, words in titles.items()}}
    files = {folder / f"{stem}{part}": _filled(Path(__file__).with_name(f"template{part}"), words) for part in PARTS}
    try:
        for file, text in files.items():
            _put(file, text)
    except OSError as error:
        raise CannotWrite(f"{folder.name}/: {error.strerror or error}; make it writable") from error
    return list(files)


def _number(folder: Path) -> int:
    """The next free ten after the last theme's."""
    numbers = [int(m[1]) for f in folder.iterdir() if f.suffix == ".ipynb" and (m := re.match(r"(\d+)-", f.name))]
    number = max((n for n in numbers if n < LAST), default=0) // STEP * STEP + STEP
    if number < LAST:
        return number
    free = next((n for n in range(1, LAST) if n not in numbers), None)
    if free is None:
        raise BadArgument(f"{folder.name}/: has no number under {LAST} left for a theme; take one away or number them closer")
    return free


def _filled(template: Path, words: dict[str, str]) -> str:
    text = template.read_text(encoding="utf-8")
    for slot, word in words.items():
        text = text.replace(slot, word)
    return text


def _put(file: Path, text: str) -> None:
    """Write beside, then link into place: never over a file that came in the meantime, and never half of one."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        os.link(beside, file)
    finally:
        beside.unlink(missing_ok=True)
