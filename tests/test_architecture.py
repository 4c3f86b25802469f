"""The rooms and their one direction: a later room may import an earlier one, never back. And importing does nothing."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from casebook import paths

# In order. Rooms on one line do not know each other.
ORDER = (
    ("errors", "needs", "paths", "progress", "say", "turns", "yaml_file"),
    ("yaml_kept",),
    ("completion", "hover", "lexicon", "places"),
    ("blocks", "corpus"),
    ("reading",),
    ("words", "annotate"),
    ("facts",),
    ("findings", "intake", "suggest", "theme_template"),
    ("changes",),
    ("figures",),
    ("exhibits",),
    ("answered", "desk"),
    ("case",),
    ("report",),
    ("cli",),
    ("__main__",),
)
RANK = {room: rank for rank, rooms in enumerate(ORDER) for room in rooms}
MODULES = sorted(paths.PACKAGE.rglob("*.py"))
HEAVY = (
    "IPython",
    "distributed",
    "duckdb",
    "fsspec",
    "ipykernel",
    "jieba",
    "jupyter_client",
    "matplotlib",
    "nbconvert",
    "nbformat",
    "numpy",
    "opencc",
    "pandas",
    "papermill",
    "rich",
)
STATEMENTS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign, ast.AugAssign)


def is_for_type_checkers(node: ast.stmt) -> bool:
    """Whether a statement is `if TYPE_CHECKING:`, which never runs."""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def room_of(module: Path) -> str:
    return module.relative_to(paths.PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(source: str) -> set[str]:
    """Rooms that a module imports anywhere, inside functions too."""
    names = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return {name.split(".")[1] for name in names if name.startswith("casebook.")} - {"__version__"}


def for_type_checkers(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def name_of(module: Path) -> str:
    return module.relative_to(paths.PACKAGE).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_room_imports_only_earlier_rooms(module):
    room = room_of(module)
    if room == "__init__":
        assert imported_rooms(module.read_text(encoding="utf-8")) == set()
        return
    for other in imported_rooms(module.read_text(encoding="utf-8")) - {room}:
        assert RANK[other] < RANK[room], f"{name_of(module)} imports {other}, which is no earlier room"


# To run one is to start the program; Python's fork server makes ready only by importing the other.
DOING = ("__main__.py", "ready.py")


@pytest.mark.parametrize("module", [m for m in MODULES if m.name not in DOING], ids=name_of)
def test_a_module_only_defines_things(module):
    body = ast.parse(module.read_text(encoding="utf-8")).body
    docstring, *rest = body or [None]
    assert docstring is None or isinstance(docstring, ast.Expr), "a module opens with its docstring"
    assert [ast.unparse(node) for node in rest if not isinstance(node, STATEMENTS) and not is_for_type_checkers(node)] == []


@pytest.mark.parametrize("command", ["casebook.cli", "casebook.report.build", "casebook.report.order"])
def test_importing_it_is_cheap(command):
    code = f"import sys, {command}; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_check_itself_sees_a_wrong_import():
    assert imported_rooms("def f():\n    from casebook.report import build") == {"report"}
    assert imported_rooms("from casebook import cli, __version__\nimport casebook.facts.store") == {"cli", "facts"}
