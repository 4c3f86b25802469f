"""What a notebook asks of its case, read from its code without running it, and a key of the answers.

A theme's notebook is a row of questions (`case.finding("answer")`), so that what it shows follows from its text, its parameters, the program and the
answers. Here the questions are put in the build's own process, which has the facts already: no kernel is started, and of a figure
all that it would be drawn from is taken, but it is not drawn. A notebook whose answers are as they were need not be run again, whatever has
changed in the articles; one whose answers differ in a comma is.

Only code that does nothing but ask can be read so. For any other (a loop, a DataFrame, a library) there is no key of answers, and the notebook
depends on all facts and all codebooks.
"""

import ast
import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import partial
from pathlib import Path
from types import FunctionType
from typing import Any, NamedTuple

from casebook.answered import Question, Undrawn
from casebook.case import Case
from casebook.errors import CasebookError
from casebook.exhibits.drawing import Drawing
from casebook.report.cache import digest
from casebook.report.parameters import TAG, declared

IMPORT = "from casebook.case import Case"
OPENING = "case = Case.open({theme!r}, articles, lang=lang, as_of=as_of, out=out)"
PATHS = ("articles", "out")  # parameters that are no part of any key
EDITION = Question("edition", None, {})  # which is part of no key: the build itself tells it last (afterwards.py)
TOLD_LATER = f"case.{EDITION.name}"


class Unfinished(Case):
    """A case that answers with what a figure would be drawn from in the place of the figure."""

    def _finished(self, drawing: Drawing, talk: Drawing, **words: Any) -> Any:
        return Undrawn(drawing, talk, words)


class Answers(NamedTuple):
    """All that a notebook is answered: a SHA-256 over it, and the answers by the `repr` of their questions."""

    key: str
    given: dict[str, Any]


def answers(case: Case, notebook: Path) -> Answers | None:
    """All answers that a notebook gets, None where they cannot be known without running it. `case` is one of `Unfinished`.

    A question that a case cannot answer leaves the notebook to be run, which says what is wrong with it and is kept under no key.
    """
    questions = asked_by(notebook, case)
    if questions is None:
        return None
    seen = case.seen_from(notebook.stem)
    try:
        told = [(repr(question), question.put_to(seen)) for question in questions]
        key = digest(piece for asked, answer in told for piece in (asked, *_pieces(answer)))
    except (CasebookError, TypeError, ValueError, LookupError, AttributeError):
        return None
    return Answers(key, {**dict(told), repr(EDITION): EDITION.put_to(seen)})


def asked_by(notebook: Path, case: Case) -> list[Question] | None:
    """What a notebook asks, in its order, None where its code does anything else than open its case and ask."""
    known = {p.name: p.default for p in declared(notebook).values() if p.name not in PATHS} | {"lang": case.lang, "as_of": case.as_of}
    passed = {IMPORT, OPENING.format(theme=notebook.stem), TOLD_LATER}
    try:
        lines = [line for source in _code(notebook) for line in ast.parse(source).body]
        return [_question(line, known) for line in lines if ast.unparse(line) not in passed]
    except (SyntaxError, ValueError):
        return None


def _code(notebook: Path) -> Iterator[str]:
    """The source of each code cell but that of the parameters."""
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code" and TAG not in cell.get("metadata", {}).get("tags", ()):
            yield "".join(cell["source"])


def _question(line: ast.stmt, known: dict[str, Any]) -> Question:
    """A line of code as a question. Raises ValueError for one that is none."""
    asked = line.value if isinstance(line, ast.Expr) else None
    called = asked.func if isinstance(asked, ast.Call) else asked
    if not (isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "case") or called.attr.startswith("_"):
        raise ValueError("not a question")
    if not isinstance(asked, ast.Call):
        return Question(called.attr, None, {})
    named = {str(given.arg): _value(given.value, known) for given in asked.keywords if given.arg}
    if len(named) < len(asked.keywords):
        raise ValueError("arguments that are not written out")
    return Question(called.attr, tuple(_value(given, known) for given in asked.args), named)


def _value(given: ast.expr, known: dict[str, Any]) -> Any:
    """An argument: a literal, or a parameter of the notebook. Raises ValueError for any other."""
    if isinstance(given, ast.Name):
        if given.id not in known:
            raise ValueError(f"{given.id} is no parameter")
        return known[given.id]
    return ast.literal_eval(given)


def _pieces(value: Any) -> Iterator[str]:
    """Everything in an answer, so that two answers with the same pieces are the same. Raises TypeError for what has no such form."""
    if value is None or isinstance(value, str | int | float | dt.date):
        yield f"{type(value).__name__} {value!r}"
    elif isinstance(value, list | tuple):
        yield from _row(type(value).__name__, value)
    elif isinstance(value, dict):
        yield from _row("dict", (part for pair in value.items() for part in pair))
    elif isinstance(value, set | frozenset):
        yield from _row("set", sorted(digest(_pieces(item)) for item in value))
    elif is_dataclass(value) and not isinstance(value, type):
        yield from _row(f"{type(value).__module__}.{type(value).__qualname__}", (getattr(value, field.name) for field in fields(value)))
    elif isinstance(value, partial):
        yield from _row("partial", (value.func, value.args, value.keywords))
    elif isinstance(value, FunctionType) and getattr(sys.modules[value.__module__], value.__name__, None) is value:  # what it does is the program's
        yield f"function {value.__module__}.{value.__qualname__}"
    else:
        raise TypeError(f"{type(value).__qualname__} has no pieces")


def _row(name: str, items: Iterable[Any]) -> Iterator[str]:
    yield f"{name} ("
    for item in items:
        yield from _pieces(item)
    yield ")"
