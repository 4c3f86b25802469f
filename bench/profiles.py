"""Where the time goes in the three hottest paths: reading articles, drawing figures, and turning the report into its formats."""

import cProfile
import json
import os
import pstats
import tempfile
from collections.abc import Callable
from pathlib import Path

import nbformat
from measured import PROJECT
from varied import write_articles

from casebook import paths
from casebook.case import Case
from casebook.facts.extract import extract_facts
from casebook.facts.store import cached_facts
from casebook.findings.codebook import read_codebooks
from casebook.report.answers import asked_by
from casebook.report.assemble import combine
from casebook.report.html import HTMLExporter
from casebook.report.pdf import PDFExporter
from casebook.report.powerpoint.exporter import PPTXExporter
from casebook.report.run import Job, run_notebooks

SHOWN = 12  # functions of a path
ARTICLES = 40  # fewer than would be read by several processes
EXPORTERS = (PDFExporter, HTMLExporter, PPTXExporter)


def profiles() -> str:
    """The functions that take most by themselves in each of the paths, as Markdown."""
    with tempfile.TemporaryDirectory(prefix="casebook-bench-") as name:
        desk = Path(name)
        write_articles(PROJECT / "seeds", desk / "articles", ARTICLES)
        combined = _combined(desk)
        hottest = {
            f"Reading {ARTICLES} articles, in one process": lambda: extract_facts(desk / "articles", desk / "facts"),
            "Drawing all figures of one edition, four sizes each": _draw,
            "Setting the PDF, the page and the slides of one edition": lambda: [exporter().from_notebook_node(combined) for exporter in EXPORTERS],
        }
        pieces = [_profiled(what, work) for what, work in hottest.items()]
    return "\n\n".join(["# Where the time goes", *pieces]) + "\n"


def _profiled(what: str, work: Callable[[], object]) -> str:
    profile = cProfile.Profile()
    profile.runcall(work)
    stats = pstats.Stats(profile).stats
    whole = sum(row[2] for row in stats.values())
    most = sorted(stats.items(), key=lambda item: -item[1][2])[:SHOWN]
    lines = [f"| {own / whole:.1%} | {calls:,} | `{_named(*key)}` |" for key, (_, calls, own, *_) in most]
    head = f"{whole:.1f} s with the profile on, which makes small functions look larger than they are."
    return "\n".join([f"## {what}", "", head, "", "| by itself | calls | function |", "| ---: | ---: | --- |", *lines])


def _named(file: str, line: int, function: str) -> str:
    """A function with the file that it is in, without the folders of this machine."""
    return function if file.startswith(("~", "<")) else f"{os.path.join(*Path(file).parts[-2:])}:{line} {function}"


def _draw() -> None:
    facts, _, _ = cached_facts(PROJECT / "seeds")
    case = Case("", facts, "en", "", None, read_codebooks(paths.NOTEBOOKS))
    for notebook in sorted(paths.NOTEBOOKS.glob("*.ipynb")):
        seen = case.seen_from(notebook.stem)
        for question in asked_by(notebook, case) or ():
            question.put_to(seen)


def _combined(desk: Path) -> nbformat.NotebookNode:
    """The report's notebook in English."""
    jobs = [
        Job(file, {"articles": str(PROJECT / "seeds"), "lang": "en", "as_of": "", "out": str(desk)}, desk / file.name, desk / "failed" / file.name)
        for file in sorted(paths.NOTEBOOKS.glob("*.ipynb"))
    ]
    if failed := run_notebooks(jobs, 2):
        raise SystemExit(failed[0][1])
    return nbformat.reads(json.dumps(combine([job.executed for job in jobs], "en")), as_version=4)
