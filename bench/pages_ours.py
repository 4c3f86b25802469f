"""Turn the saved pages of a folder into articles so many times; print milliseconds of processor a page."""

import sys
import time
from pathlib import Path

from casebook.corpus.convert import convert

pages = [(file.name, file.read_bytes()) for file in sorted(Path(sys.argv[1]).glob("*.html"))]
times = int(sys.argv[2])
convert(pages[0][0], ".html", pages[0][1], None)
start = time.process_time()
for _ in range(times):
    for name, data in pages:
        convert(name, ".html", data, None)
print((time.process_time() - start) / times / len(pages) * 1000)
