"""Executed notebooks, one after another, as the one notebook of a report; and the blocks in it."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from casebook.blocks import MIME


def combine(executed: Iterable[Path], lang: str, talk: dict[str, Any]) -> dict[str, Any]:
    """One notebook (nbformat 4.5 as JSON) with the cells of all, in the order given.

    `metadata.casebook` holds the edition, `lang`, and what is asked of its slides, `talk` (Order.asked_of_slides).
    """
    cells = []
    for part, file in enumerate(executed):
        for number, cell in enumerate(json.loads(file.read_text(encoding="utf-8"))["cells"]):
            cells.append({**cell, "id": f"cell-{part}-{number}"})
    return {"cells": cells, "metadata": {"casebook": {"lang": lang, "talk": talk}}, "nbformat": 4, "nbformat_minor": 5}


def blocks(notebook: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every block that a cell handed over, as its JSON."""
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            if MIME in output.get("data", {}):
                yield output["data"][MIME]
