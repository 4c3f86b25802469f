"""Executed notebooks, one after another, as the one notebook of a report; and what its findings say about themselves."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from casebook.blocks import MIME


def combine(executed: Iterable[Path], lang: str) -> dict[str, Any]:
    """One notebook (nbformat 4.5 as JSON) with the cells of all, in the order given; `metadata.casebook.lang` is the edition."""
    cells = []
    for part, file in enumerate(executed):
        for number, cell in enumerate(json.loads(file.read_text(encoding="utf-8"))["cells"]):
            cells.append({**cell, "id": f"cell-{part}-{number}"})
    return {"cells": cells, "metadata": {"casebook": {"lang": lang}}, "nbformat": 4, "nbformat_minor": 5}


def blocks(notebook: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every block that a cell handed over, as its JSON."""
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            if MIME in output.get("data", {}):
                yield output["data"][MIME]


def broken_findings(notebook: dict[str, Any]) -> list[str]:
    """One line for each finding that its facts no longer support."""
    return [
        f"{block['theme']}: the finding {block['id']!r} is no longer supported by these articles; look at it again or take it out"
        for block in blocks(notebook)
        if block["kind"] == "finding" and block["standing"] == "no_longer_supported"
    ]
