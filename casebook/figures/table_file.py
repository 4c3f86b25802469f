"""The table behind a figure as CSV: the file beside the figure and the one that the page carries are the same bytes."""

import csv
import io
import re
from typing import Any

# Numbers may begin with a sign; any other cell that does would be a formula in a spreadsheet.
FORMULA = re.compile(r"^[=+\-@\t\r](?![\d.,]+%?$)")


def table_csv(columns: list[dict[str, str]], rows: list[dict[str, Any]]) -> bytes:
    """Columns and rows of a `blocks.Table` with a byte order mark (so that Excel reads Chinese); a last column `evidence` where cells have any."""
    evidence = [_evidence(row) for row in rows]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    extra = ["evidence"] if any(evidence) else []
    writer.writerow([column["label"] for column in columns] + extra)
    for row, ids in zip(rows, evidence, strict=True):
        writer.writerow([_cell(row.get(column["key"])) for column in columns] + ([ids] if extra else []))
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> str:
    text = str(value["text"] if isinstance(value, dict) else "" if value is None else value)
    return f"'{text}" if FORMULA.match(text) else text


def _evidence(row: dict[str, Any]) -> str:
    ids = (i for value in row.values() if isinstance(value, dict) for i in value.get("evidence", []))
    return " ".join(dict.fromkeys(ids))
