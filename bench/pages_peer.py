"""Extract the bodies of the saved pages of a folder so many times with a public extractor; print milliseconds of processor a page."""

import sys
import time
from collections.abc import Callable
from pathlib import Path


def trafilatura() -> Callable[[bytes], object]:
    """Adrien Barbaresi's, as it comes."""
    from trafilatura import extract

    return lambda data: extract(data)


def justext() -> Callable[[bytes], object]:
    """Jan Pomikálek's, without a list of stop words, of which it has none for Chinese."""
    from justext import justext

    return lambda data: justext(data, frozenset(), length_low=10, length_high=20, stopwords_low=0, stopwords_high=0)


extract = {"trafilatura": trafilatura, "jusText": justext}[sys.argv[1]]()
pages = [file.read_bytes() for file in sorted(Path(sys.argv[2]).glob("*.html"))]
times = int(sys.argv[3])
extract(pages[0])
start = time.process_time()
for _ in range(times):
    for data in pages:
        extract(data)
print((time.process_time() - start) / times / len(pages) * 1000)
