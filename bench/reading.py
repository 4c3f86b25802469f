"""The reading of articles beside public readers that know Chinese and read only numbers and dates: recognizers-text and jionlp.

The articles are made by varying the seeds (varied.py). In each round all take turns, so that a machine that is busy for a while is busy for all.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from measured import PEERS, PROJECT, Row, printed
from varied import write_articles

READERS = {"recognizers-text": 40, "jionlp": 80}  # articles that a peer reads in a round: it takes half a second for each, or a twentieth
FIGURES = ("reading", "words", "passed", "memory", "workers", "more")
GROUP = "Reading of {:,} articles"


def measure(articles: int, rounds: int) -> list[Row]:
    """A row for each peer, and one for each of what it takes besides: time passed, memory, one article more."""
    with tempfile.TemporaryDirectory(prefix="casebook-bench-") as name:
        folder = Path(name) / "articles"
        write_articles(PROJECT / "seeds", folder, articles)
        taken = [one_round(folder, articles, number) for number in range(1, rounds + 1)]
    group = GROUP.format(articles)
    middle = {what: statistics.median(one[what] for one in taken) for what in taken[0]}
    each = "processor time an article, numbers and dates only there, all facts here"
    rows = [
        Row(group, each, "ms", middle["reading"], peer, middle[peer], statistics.median(one["reading"] / one[peer] for one in taken))
        for peer in READERS
    ]
    besides = (
        ("counting words, processor time an article", "ms", "words"),
        ("all of it, as time passes", "s", "passed"),
        ("memory of the first process, at most", "MB", "memory"),
        ("memory of each process that reads, at most", "MB", "workers"),
        ("one article more, as time passes", "s", "more"),
    )
    return rows + [Row(group, what, unit, middle[key]) for what, unit, key in besides]


def one_round(folder: Path, articles: int, number: int) -> dict[str, float]:
    """What a reading of the folder took: milliseconds of processor an article for reading and words and for each peer; seconds and MB of the rest."""
    with tempfile.TemporaryDirectory(prefix="casebook-bench-") as desk:
        ours = dict(zip(FIGURES, printed(sys.executable, "reading_ours.py", folder, desk), strict=True))
    taken = ours | {key: ours[key] / articles * 1000 for key in ("reading", "words")}
    for peer, count in READERS.items():
        count = min(count, articles)
        taken[peer] = printed(PEERS / "python", "reading_peer.py", peer, folder, count)[0] / count * 1000
    print(f"reading, round {number}: " + ", ".join(f"{what} {took:.1f}" for what, took in taken.items()), file=sys.stderr, flush=True)
    return taken
