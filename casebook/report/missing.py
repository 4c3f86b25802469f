"""What stands in a report where a notebook failed: its theme's name, and a line that says what is missing.

The other notebooks have finished by then, and a reader is better served by a report that names its gap than by none. The next build
tries again, since nothing of a failed notebook is kept under its key.
"""

import json
from pathlib import Path

from casebook.blocks import Note, Title
from casebook.report.strings import strings


def stand_in(title: str, lang: str, why: str, executed: Path) -> None:
    """Write what stands for a notebook whose theme is called `title`, as an executed notebook."""
    outputs = [Title(title), Note(text=strings(lang)["missing"].format(why=_reason(why)))]
    cells = [
        {
            "cell_type": "code",
            "execution_count": None,
            "id": f"missing-{number}",
            "metadata": {},
            "outputs": [{"output_type": "display_data", "data": block._repr_mimebundle_(), "metadata": {}}],
            "source": "",
        }
        for number, block in enumerate(outputs)
    ]
    executed.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, ensure_ascii=False), encoding="utf-8")


def _reason(why: str) -> str:
    """What went wrong, without what only concerns whoever built the report (where the failed copy lies)."""
    return why.split("; ")[0]
