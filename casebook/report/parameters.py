"""What a notebook may be told: its parameters cell, one `name: type = default  # help` a line, read with Python's own parser.

papermill's reader misses lines with a union type or a second `=`, and only warns of a parameter that the notebook
does not have; here such a parameter is an error, since the notebook would run with its default and nobody would know.
"""

import ast
import io
import json
import tokenize
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casebook.errors import BadArgument

TAG = "parameters"


@dataclass(frozen=True)
class Parameter:
    """One line of a parameters cell."""

    name: str
    type: str
    default: Any
    help: str


def declared(notebook: Path) -> dict[str, Parameter]:
    """The parameters of a notebook by name, in order. Raises BadArgument where the file or its parameters cell cannot be read."""
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        source = next(("".join(c["source"]) for c in cells if TAG in c.get("metadata", {}).get("tags", ())), "")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadArgument(f"{notebook.name}: no notebook that can be read ({type(error).__name__}); save it again in JupyterLab") from error
    return {p.name: p for p in read_parameters(source, notebook.name)}


def read_parameters(source: str, where: str) -> list[Parameter]:
    """The parameters of a cell. Every line is one annotated assignment of a literal; raises BadArgument naming any other."""
    try:
        lines = ast.parse(source).body
        comments = {t.start[0]: t.string.lstrip("# ") for t in tokenize.generate_tokens(io.StringIO(source).readline) if t.type == tokenize.COMMENT}
        return [_parameter(line, comments.get(line.lineno, "")) for line in lines]
    except (SyntaxError, ValueError, tokenize.TokenError) as error:
        line = getattr(error, "lineno", None) or 1
        raise BadArgument(f"{where}: line {line} of the parameters cell is no `name: type = default  # help`; mend it") from error


def _parameter(line: ast.stmt, comment: str) -> Parameter:
    if not (isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and line.value is not None):
        raise SyntaxError("not an annotated assignment", ("", line.lineno, 0, ""))
    try:
        default = ast.literal_eval(line.value)
    except ValueError as error:
        raise SyntaxError("not a literal", ("", line.lineno, 0, "")) from error
    return Parameter(line.target.id, ast.unparse(line.annotation), default, comment)


def check_parameters(notebook: Path, given: dict[str, Any]) -> None:
    """Raise BadArgument for a parameter that the notebook does not have."""
    known = declared(notebook)
    for name in given:
        if name not in known:
            raise BadArgument(f"{notebook.name}: has no parameter {name!r} (it has: {', '.join(known) or 'none'}); add it to its parameters cell")
