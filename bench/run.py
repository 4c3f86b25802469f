"""Measure everything beside its peers, in one run, and write it down: bench/results/latest.md (table), latest.json, chart.png and profiles.md.

python bench/run.py --articles 1000 --rounds 3
"""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict

import build
import pages
import profiles
import reading
from chart import chart
from machine import machine
from measured import HERE, Row

RESULTS = HERE / "results"
LARGEST_PART = 0.1  # of ratios that a table still says with two places


def main() -> None:
    """Measure, then write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=200, help="articles to be read (default: 200)")
    parser.add_argument("--rounds", type=int, default=3, help="times that everything is measured (default: 3)")
    options = parser.parse_args()
    rows = [*build.measure(options.rounds), *reading.measure(options.articles, options.rounds), *pages.measure(options.rounds)]
    RESULTS.mkdir(exist_ok=True)
    on = machine()
    told = {"machine": on, "rounds": options.rounds, "rows": [asdict(row) for row in rows]}
    write("latest.json", (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode())
    write("latest.md", table(rows, on, options.rounds).encode())
    write("chart.png", chart(rows))
    write("profiles.md", profiles.profiles().encode())
    print(f"written to {RESULTS}", file=sys.stderr)


def write(name: str, data: bytes) -> None:
    """Write beside, then rename."""
    beside = RESULTS / f".{name}"
    beside.write_bytes(data)
    beside.replace(RESULTS / name)


def table(rows: list[Row], on: dict[str, str], rounds: int) -> str:
    """The rows as Markdown, group by group, and what they were measured on."""
    lines = ["# What it takes", ""]
    for group in dict.fromkeys(row.group for row in rows):
        lines += [f"## {group}", "", "| | ours | beside | theirs | ratio | aimed at |", "| --- | ---: | --- | ---: | ---: | ---: |"]
        lines += [line(row) for row in rows if row.group == group] + [""]
    said = "Medians of {} rounds; a ratio is the median of the rounds' ratios, less than 1 where ours takes less." if rounds > 1 else "One round."
    return "\n".join([*lines, said.format(rounds), "", *(f"- {what}: {value}" for what, value in on.items()), ""])


def line(row: Row) -> str:
    """A row of the table."""
    said: Callable[[float | None, str], str] = lambda value, form: "" if value is None else format(value, form)  # noqa: E731
    ratio = said(row.ratio, ".2f" if row.ratio is None or row.ratio >= LARGEST_PART else ".3f")
    aim = said(row.aim, ".2f" if row.aim is None or row.aim >= LARGEST_PART else ".3f")
    theirs = f"{amount(row.theirs)} {row.unit}" if row.theirs is not None else ""
    return f"| {row.what} | {amount(row.ours)} {row.unit} | {row.peer} | {theirs} | {ratio} | {aim} |"


def amount(value: float) -> str:
    """A measured value with as many places as it deserves."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


if __name__ == "__main__":
    main()
