"""Time the reading of articles beside recognizers-text, which reads only their numbers and dates.

The articles are made by varying the seeds (varied.py). Rounds take turns, so that a machine that is busy for a while is busy for both. Prints
articles a second and core (processor time, one process), their ratio, and the peak of memory for a quarter of the articles and for all.
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


def main() -> None:
    """Make the articles, run the rounds and print what they took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="casebook-bench-") as name:
        few, all_ = Path(name) / "few", Path(name) / "all"
        write_articles(HERE.parent / "seeds", few, options.articles // 4)
        write_articles(HERE.parent / "seeds", all_, options.articles)
        ours, words, peer, memory = [], [], [], []
        for number in range(1, options.rounds + 1):
            of_few, of_all = numbers(sys.executable, "reading_ours.py", few), numbers(sys.executable, "reading_ours.py", all_)
            ours.append(options.articles / of_all[0])
            words.append(options.articles / of_all[1])
            memory.append((of_few[2], of_all[2]))
            peer.append(OF_PEER / numbers(PEER, "reading_peer.py", all_, OF_PEER)[0])
            print(f"round {number}: {ours[-1]:.0f} articles/s, peer {peer[-1]:.1f}", flush=True)
    print(f"reading          {statistics.median(ours):7.1f} articles a second and core")
    print(f"counting words   {statistics.median(words):7.1f}")
    print(f"recognizers-text {statistics.median(peer):7.1f} (numbers and dates only)")
    print(f"ratio            {statistics.median(a / b for a, b in zip(ours, peer, strict=True)):7.1f}")
    few_mb, all_mb = (statistics.median(column) for column in zip(*memory, strict=True))
    print(f"peak memory      {few_mb:7.0f} MB for {options.articles // 4} articles, {all_mb:.0f} MB for {options.articles}")


def numbers(python: Path | str, script: str, *arguments: Path | int) -> list[float]:
    """What a script of this folder prints."""
    done = subprocess.run([str(python), str(HERE / script), *map(str, arguments)], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{script} failed:\n{done.stderr}")
    return [float(part) for part in done.stdout.split()]


if __name__ == "__main__":
    main()
