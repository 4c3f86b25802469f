"""Saved pages to articles, beside two public extractors on the same pages: trafilatura and jusText. The pages are those of the tests."""

import statistics
import sys

from measured import PEERS, PROJECT, Row, printed

PAGES = PROJECT / "tests" / "corpus" / "pages"
TIMES = 10  # each page, in a round
EXTRACTORS = ("trafilatura", "jusText")


def measure(rounds: int) -> list[Row]:
    """A row for each peer."""
    taken = []
    for number in range(1, rounds + 1):
        one = {"ours": printed(sys.executable, "pages_ours.py", PAGES, TIMES)[0]}
        one |= {peer: printed(PEERS / "python", "pages_peer.py", peer, PAGES, TIMES)[0] for peer in EXTRACTORS}
        print(f"pages, round {number}: " + ", ".join(f"{what} {took:.1f} ms" for what, took in one.items()), file=sys.stderr, flush=True)
        taken.append(one)
    middle = {what: statistics.median(one[what] for one in taken) for what in taken[0]}
    what = "processor time a page: only the body there, with title, publisher, author and date here"
    return [
        Row("Saved pages", what, "ms", middle["ours"], peer, middle[peer], statistics.median(one["ours"] / one[peer] for one in taken))
        for peer in EXTRACTORS
    ]
