#!/usr/bin/env python3
"""Make newsprint's table of neighbouring characters that stand inside common words.

usage: word_pairs.py DICT > src-tauri/crates/newsprint/src/tables/word_pairs.txt

DICT is the word list of jieba (MIT licence; `src/data/dict.txt` of the crate jieba-rs): a word, its frequency
and its part of speech on each line. A pair is kept when the words that hold it are frequent enough together.
The table has a line for each first character: that character, a space, all characters that follow it.
"""
import sys
from collections import Counter, defaultdict

LEAST = 420


def main(path):
    pairs = Counter()
    for line in open(path, encoding="utf-8"):
        word, frequency, *_ = line.split(" ")
        if 2 <= len(word) <= 4 and all("\u4e00" <= c <= "\u9fff" for c in word):
            for pair in zip(word, word[1:]):
                pairs[pair] += int(frequency)
    rows = defaultdict(list)
    for (first, second), count in pairs.items():
        if count >= LEAST:
            rows[first].append(second)
    for first in sorted(rows):
        print(first, "".join(sorted(rows[first])))
    print(sum(map(len, rows.values())), "pairs", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1])
