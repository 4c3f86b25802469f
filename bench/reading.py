"""Time the reading of articles beside recognizers-text, which reads only their numbers and dates.

The articles are made by varying the seeds (varied.py). Rounds take turns, so that a machine that is busy for a while is busy for both. Prints, for a
tenth of the articles and for all, what an article costs, the peak of memory and what one article more takes; and the ratio to the peer.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from varied import write_articles

HERE = Path(__file__).resolve().parent
PEER = HERE.parent / ".venv" / "peer" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
OF_PEER = 40  # articles that the peer reads in a round: it takes half a second for each
FIGURES = ("reading", "words", "passed", "memory", "workers", "more")


def main() -> None:
    """Make the articles, run the rounds and print what they took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--copies", action="store_true", help="reprints of the seeds, instead of articles with other names and words")
    options = parser.parse_args()
    sizes = (options.articles // 10, options.articles)
    taken: dict[int, list[dict[str, float]]] = {size: [] for size in sizes}
    peer: list[float] = []
    with tempfile.TemporaryDirectory(prefix="casebook-bench-") as name:
        for size in sizes:
            write_articles(HERE.parent / "seeds", Path(name) / str(size), size, copies=options.copies)
        for number in range(1, options.rounds + 1):
            for size in sizes:
                taken[size].append(ours(Path(name) / str(size)))
            peer.append(OF_PEER / numbers(PEER, "reading_peer.py", Path(name) / str(options.articles), OF_PEER)[0])
            print(
                f"round {number}: {options.articles / taken[options.articles][-1]['reading']:.0f} articles/s and core, peer {peer[-1]:.1f}",
                flush=True,
            )
    for size in sizes:
        tell(size, {figure: statistics.median(row[figure] for row in taken[size]) for figure in FIGURES})
    print(f"recognizers-text {statistics.median(peer):.1f} articles a second and core (numbers and dates only)")
    ratios = (options.articles / row["reading"] / theirs for row, theirs in zip(taken[options.articles], peer, strict=True))
    print(f"ratio            {statistics.median(ratios):.1f}")


def ours(folder: Path) -> dict[str, float]:
    """What reading_ours.py prints of a folder, by name."""
    with tempfile.TemporaryDirectory(prefix="casebook-bench-") as desk:
        return dict(zip(FIGURES, numbers(sys.executable, "reading_ours.py", folder, desk), strict=True))


def tell(size: int, took: dict[str, float]) -> None:
    """Print the figures of one size."""
    print(f"{size} articles: {size / took['reading']:.1f} a second and core, words {size / took['words']:.0f}; {took['passed']:.1f} s passed")
    print(f"    peak of memory {took['memory']:.0f} MB, of each process that reads {took['workers']:.0f} MB; one article more: {took['more']:.1f} s")


def numbers(python: Path | str, script: str, *arguments: Path | int | str) -> list[float]:
    """What a script of this folder prints."""
    done = subprocess.run([str(python), str(HERE / script), *map(str, arguments)], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{script} failed:\n{done.stderr}")
    return [float(part) for part in done.stdout.split()]


if __name__ == "__main__":
    main()
