"""Time the build against its peer: what a competent analyst would write with the same packages (bench/peer).

The peer runs three notebooks with papermill, one after another, and turns them into HTML with nbconvert. Ours builds one edition
with cold caches (HTML, PDF, slides, facts, figures), builds it again with nothing changed, then with one article more (varied.py), and both editions with
cold caches. Rounds take turns, so that a machine that is busy for a while is busy for all. Prints the median of each and its ratio to the peer.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from varied import write_articles

PROJECT = Path(__file__).resolve().parent.parent
PEER = PROJECT / "bench" / "peer"
CACHES = ("XDG_CACHE_HOME", "LOCALAPPDATA")  # where platformdirs looks, on Linux and on Windows


def main() -> None:
    """Run the rounds and print what they took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    taken: dict[str, list[float]] = {}
    for number in range(1, rounds + 1):
        for name, seconds in one_round().items():
            taken.setdefault(name, []).append(seconds)
        print(f"round {number}: " + ", ".join(f"{name} {seconds[-1]:.2f} s" for name, seconds in taken.items()), flush=True)
    medians = {name: statistics.median(seconds) for name, seconds in taken.items()}
    for name, median in medians.items():
        print(f"{name:<8} median {median:6.2f} s   {median / medians['peer']:.3f} of the peer")


def one_round() -> dict[str, float]:
    """Seconds of the peer, and of builds: a cold one, one with nothing to do, one with an article more, and a cold one of both editions."""
    with tempfile.TemporaryDirectory(prefix="casebook-bench-") as name:
        folder = Path(name)
        articles = shutil.copytree(PROJECT / "seeds", folder / "articles")
        environment, cold = (cached_in(folder / cache) for cache in ("cache", "cold"))
        taken = {
            "peer": seconds(lambda: peer(folder / "peer", environment)),
            "build": seconds(lambda: ours(articles, folder / "ours", environment, "en")),
            "rebuild": seconds(lambda: ours(articles, folder / "ours", environment, "en")),
        }
        add_one(articles)
        return taken | {
            "added": seconds(lambda: ours(articles, folder / "ours", environment, "en")),
            "both": seconds(lambda: ours(PROJECT / "seeds", folder / "both", cold, "both")),
        }


def cached_in(folder: Path) -> dict[str, str]:
    """An environment whose caches are empty, but for matplotlib's list of the machine's fonts."""
    environment = os.environ | dict.fromkeys(CACHES, str(folder))
    warm_font_list(environment)
    return environment


def add_one(articles: Path) -> None:
    """Add an article to the folder."""
    with tempfile.TemporaryDirectory() as made:
        write_articles(articles, Path(made), 1)
        shutil.copy(Path(made) / "0000000.txt", articles / "one_more.txt")


def warm_font_list(environment: dict[str, str]) -> None:
    """Let matplotlib list the machine's fonts, which it does once a machine; it is neither's work."""
    run("-c", "import matplotlib.font_manager", environment=environment)


def peer(out: Path, environment: dict[str, str]) -> None:
    """Three notebooks one after another, then HTML."""
    out.mkdir()
    for notebook in sorted(PEER.glob("*.ipynb")):
        run("-m", "papermill", notebook.name, str(out / notebook.name), "--no-progress-bar", environment=environment, cwd=PEER)
    run("-m", "nbconvert", "--to", "html", *(str(f) for f in sorted(out.glob("*.ipynb"))), environment=environment)


def ours(articles: Path, out: Path, environment: dict[str, str], lang: str) -> None:
    """One edition or both in all formats."""
    run("-m", "casebook", "build", "--articles", str(articles), "--lang", lang, "--out", str(out), environment=environment)


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
