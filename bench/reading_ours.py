"""Read a folder of articles as `casebook facts` does, with a cache of its own, then once more with one article more.

Prints: processor seconds of all processes but for counting words, those of counting words, seconds passed, the peak of memory of the first process
and of the largest of the others in MB, and the seconds that the second time took.
"""

import resource
import shutil
import sys
import time
from pathlib import Path

from casebook.facts.extract import extract_facts
from casebook.facts.kept import Kept
from casebook.words.tokens import count_words

folder, desk = Path(sys.argv[1]), Path(sys.argv[2])


def read() -> float:
    """Seconds passed."""
    start = time.perf_counter()
    extract_facts(folder, desk / "facts", kept=Kept(desk / "kept.sqlite"), archive=desk / "archive.sqlite")
    return time.perf_counter() - start


passed = read()
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))[:100]]
count_words("先读词典")
start = time.process_time()
for text in texts:
    for sentence in text.split("。"):
        count_words(sentence)
words = (time.process_time() - start) / len(texts) * len(list(folder.glob("*.txt")))
shutil.copyfile(max(folder.glob("*.txt")), folder / "one more.txt")
more = read()
(folder / "one more.txt").unlink()
print(sum(u.ru_utime + u.ru_stime for u in used) - words, words, passed, *(u.ru_maxrss / 1024 for u in used), more)
