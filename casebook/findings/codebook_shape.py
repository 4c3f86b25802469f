"""The form of a codebook before its words are looked at: which sections are lists and which are tables, for a file that somebody is in the middle of writing.

A shape is a type, [a shape] for a list, {str: a shape} for a table of names, or {key: shape, …} for a row of known keys, each of which may be left out.
"""

from typing import Any

NAMES = [str]
WORDS = {"rests": NAMES, "holds": NAMES, "absent": NAMES, "else": dict}
FINDING = {
    "id": str,
    "role": str,
    "headline": WORDS,
    "text": [WORDS],
    "core": NAMES,
    "holds": NAMES,
    "absent": NAMES,
    "caveat": WORDS,
    "question": WORDS,
    "answer": WORDS,
    "figure": str,
}
CODEBOOK = {
    "theme": {"title": WORDS, "heading": WORDS, "question": WORDS, "colour": str, "about": NAMES},
    "facts": {str: dict},
    "findings": [FINDING],
    "unsaid": [WORDS | {"what": WORDS}],
    "tests": [{"of": str, "if": WORDS, "then": WORDS, "absent": NAMES}],
    "disputes": [
        {"topic": WORDS, "kind": str, "status": str, "nature": str, "sides": [{"en": str, "zh": str, "passages": NAMES}], "explanation": WORDS}
    ],
    "codes": [{"id": str, "label": WORDS, "definition": WORDS, "passages": [{"quote": str, "stance": str}]}],
    "figures": {str: {"finding": str, "title": WORDS, "subtitle": WORDS, "note": WORDS}},
}
CALLED = {str: "text (in quotes, if it is a number)", dict: "a table (key: value)", list: "a list (- …)"}


def misshapen(value: Any, shape: Any = None, where: str = "the file") -> tuple[str, str] | None:
    """The first place whose form is another, and what belongs there; None where all is as it should be."""
    shape = CODEBOOK if shape is None else shape
    kind = shape if isinstance(shape, type) else type(shape)
    if not isinstance(value, kind):
        return where, CALLED[kind]
    if isinstance(value, dict) and (odd := next((key for key in value if not isinstance(key, str)), None)) is not None:
        return f"{where}, {odd!r}", CALLED[str]
    return next((fault for part, inner, place in _parts(value, shape, where) if (fault := misshapen(part, inner, place))), None)


def _parts(value: Any, shape: Any, where: str) -> list[tuple[Any, Any, str]]:
    """What is in a value, with its shape and its place. What is left empty is left out, but for the rows of a list."""
    if isinstance(shape, list):
        return [(row, shape[0], f"{where}, row {number}") for number, row in enumerate(value, 1)]
    if not isinstance(shape, dict):
        return []
    if str in shape:
        return [(row, shape[str], f"{where}, {name}") for name, row in value.items() if row is not None]
    start = "" if where == "the file" else f"{where}, "
    return [(value[key], inner, f"{start}{key}") for key, inner in shape.items() if value.get(key) is not None]
