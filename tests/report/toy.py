"""Toy notebooks, for tests of the build: they read the articles, say how many there are, and draw a figure by hand."""

import json
from pathlib import Path

PARAMETERS = """\
articles: str = "../seeds"  # folder of articles
lang: str = "en"  # edition
as_of: str = ""  # the day the report speaks of
out: str = ""  # folder for the figures
"""

OVERVIEW = """\
from pathlib import Path
from casebook.blocks import Finding, Passage
count = len(list(Path(articles).glob("*.txt")))
standing = "single_source" if count else "no_longer_supported"
text = {"en": f"{count} articles were read as of {as_of}.", "zh": f"截至{as_of}，共读{count}篇文章。"}[lang]
Finding(id="count", theme="00-overview", role="finding", headline=text, text=[Passage(text=text)], standing=standing,
        standing_text=standing, articles=count, origins=count)
"""

DRAWING = """\
from pathlib import Path
folder = Path(out)
folder.mkdir(parents=True, exist_ok=True)
(folder / f"square.{lang}.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>')
None
"""


def cell(source: str, number: int, *tags: str, kind: str = "code") -> dict:
    code = {"execution_count": None, "outputs": []} if kind == "code" else {}
    return {"cell_type": kind, "id": f"cell-{number}", "metadata": {"tags": list(tags)}, "source": source, **code}


def notebook(*sources: str, parameters: str = PARAMETERS) -> dict:
    cells = [cell("# A toy", 0, kind="markdown"), cell(parameters, 1, "parameters")]
    cells += [cell(source, number) for number, source in enumerate(sources, 2)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def write(folder: Path, name: str, content: dict) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.ipynb"
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def write_all(folder: Path) -> None:
    write(folder, "00-overview", notebook(OVERVIEW))
    write(folder, "10-square", notebook(DRAWING))
    write(folder, "90-sources-and-method", notebook("lang"))
