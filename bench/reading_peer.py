"""Read numbers and dates of the text files of a folder with recognizers-text; print processor seconds. Runs in the peer's environment."""

import sys
import time
from pathlib import Path

from recognizers_date_time import recognize_datetime
from recognizers_number import Culture, recognize_number

texts = [file.read_text(encoding="utf-8") for file in sorted(Path(sys.argv[1]).glob("*.txt"))[: int(sys.argv[2])]]
recognize_number("三", Culture.Chinese), recognize_datetime("昨天", Culture.Chinese)
start = time.process_time()
for text in texts:
    for line in text.splitlines():
        recognize_number(line, Culture.Chinese)
        recognize_datetime(line, Culture.Chinese)
print(time.process_time() - start)
