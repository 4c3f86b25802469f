"""Read numbers and dates of the text files of a folder with a public reader; print processor seconds. Runs in the peers' environment."""

import contextlib
import io
import sys
import time
from collections.abc import Callable
from pathlib import Path


def recognizers_text() -> Callable[[str], None]:
    """Microsoft's: numbers, then dates."""
    from recognizers_date_time import recognize_datetime
    from recognizers_number import Culture, recognize_number

    def read(line: str) -> None:
        recognize_number(line, Culture.Chinese)
        recognize_datetime(line, Culture.Chinese)

    return read


def jionlp() -> Callable[[str], None]:
    """jionlp's: times, then sums of money, the only numbers that it finds."""
    with contextlib.redirect_stdout(io.StringIO()):  # it says hello
        import jionlp

    def read(line: str) -> None:
        jionlp.ner.extract_time(line, time_base=1582848000)
        jionlp.ner.extract_money(line)

    return read


read = {"recognizers-text": recognizers_text, "jionlp": jionlp}[sys.argv[1]]()
texts = [file.read_text(encoding="utf-8") for file in sorted(Path(sys.argv[2]).glob("*.txt"))[: int(sys.argv[3])]]
read("昨天卖了三百元")  # what it loads when first asked
start = time.process_time()
for text in texts:
    for line in text.splitlines():
        read(line)
print(time.process_time() - start)
