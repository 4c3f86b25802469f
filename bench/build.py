"""Time the build against its peer: what a competent analyst would write with the same packages (bench/peer).

The peer runs three notebooks with papermill, one after another, and turns them into HTML with nbconvert. Ours builds one edition
with cold caches (HTML, PDF, slides, facts, figures), then builds it again with nothing changed. Rounds take turns, so
that a machine that is busy for a while is busy for both. Prints the median of each and its ratio to the peer.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PEER = PROJECT / "bench" / "peer"
CACHES = ("XDG_CACHE_HOME", "LOCALAPPDATA")  # where platformdirs looks, on Linux and on Windows


def main() -> None:
    """Run the rounds and print what they took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    taken: dict[str, list[float]] = {"peer": [], "build": [], "rebuild": []}
    for number in range(1, rounds + 1):
        for name, seconds in one_round().items():
            taken[name].append(seconds)
        print(f"round {number}: " + ", ".join(f"{name} {seconds[-1]:.2f} s" for name, seconds in taken.items()), flush=True)
    medians = {name: statistics.median(seconds) for name, seconds in taken.items()}
    for name, median in medians.items():
        print(f"{name:<8} median {median:6.2f} s   {median / medians['peer']:.3f} of the peer")


def one_round() -> dict[str, float]:
    """Seconds of the peer, of a cold build and of a build with nothing to do."""
    with tempfile.TemporaryDirectory(prefix="casebook-bench-") as name:
        folder = Path(name)
        environment = os.environ | dict.fromkeys(CACHES, str(folder / "cache"))
        warm_font_list(environment)
        return {
            "peer": seconds(lambda: peer(folder / "peer", environment)),
            "build": seconds(lambda: ours(folder / "ours", environment)),
            "rebuild": seconds(lambda: ours(folder / "ours", environment)),
        }


def warm_font_list(environment: dict[str, str]) -> None:
    """Let matplotlib list the machine's fonts, which it does once a machine; it is neither's work."""
    run("-c", "import matplotlib.font_manager", environment=environment)


def peer(out: Path, environment: dict[str, str]) -> None:
    """Three notebooks one after another, then HTML."""
    out.mkdir()
    for notebook in sorted(PEER.glob("*.ipynb")):
        run("-m", "papermill", notebook.name, str(out / notebook.name), "--no-progress-bar", environment=environment, cwd=PEER)
    run("-m", "nbconvert", "--to", "html", *(str(f) for f in sorted(out.glob("*.ipynb"))), environment=environment)


def ours(out: Path, environment: dict[str, str]) -> None:
    """One edition in all its formats."""
    run("-m", "casebook", "build", "--lang", "en", "--out", str(out), environment=environment)


def run(*arguments: str, environment: dict[str, str], cwd: Path = PROJECT) -> None:
    """Run this Python; what it says is shown only when it fails."""
    done = subprocess.run([sys.executable, *arguments], env=environment, cwd=cwd, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(arguments)} failed:\n{done.stderr}")


def seconds(work: Callable[[], None]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
