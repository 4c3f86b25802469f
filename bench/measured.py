"""What a benchmark says of one thing that was measured, and how things are measured: as whole commands, or by a script that prints numbers."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
PEERS = PROJECT / ".venv" / "peer" / ("Scripts" if os.name == "nt" else "bin")  # the programs beside which ours are measured


@dataclass(frozen=True)
class Row:
    """One thing: medians of what ours and a peer took in the same rounds, in `unit`, and the median of their ratios in each round.

    `aim` is the ratio wanted, None where none is set; of a thing without a peer there is no ratio.
    """

    group: str
    what: str
    unit: str
    ours: float
    peer: str = ""
    theirs: float | None = None
    ratio: float | None = None
    aim: float | None = None


def seconds(work: Callable[[], None]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def run(*command: str | Path, environment: dict[str, str] | None = None, cwd: Path = PROJECT, fine: tuple[int, ...] = (0,)) -> str:
    """Run a command and return what it printed; what it says otherwise is shown only when it fails."""
    done = subprocess.run([str(part) for part in command], env=environment, cwd=cwd, capture_output=True, text=True)
    if done.returncode not in fine:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stderr or done.stdout}")
    return done.stdout


def printed(python: str | Path, script: str, *arguments: Path | int | str) -> list[float]:
    """The numbers that a script of this folder prints."""
    return [float(part) for part in run(python, HERE / script, *map(str, arguments)).split()]
