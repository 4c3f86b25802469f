"""Read a folder of articles into facts; print processor seconds of the reading, of counting words, and the peak of memory in MB.

Reading is all of `casebook facts` but words and writing: bytes, body, sentences, names, numbers, dates, quotations, events, claims,
relations, repeats, agreements and disputes.
"""

import resource
import sys
import time
from pathlib import Path

from casebook.facts.extract import read_facts
from casebook.words.tokens import count_words

count_words("先读词典")
start = time.process_time()
facts, _ = read_facts(Path(sys.argv[1]))
whole = time.process_time() - start
start = time.process_time()
for sentence in facts.sentences:
    if not sentence.heading:
        count_words(sentence.text)
words = time.process_time() - start
print(whole - words, words, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
