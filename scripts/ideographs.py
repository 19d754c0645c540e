#!/usr/bin/env python3
"""Make newsprint's table of signs that look like an ideograph and are another character.

usage: ideographs.py > src-tauri/crates/newsprint/src/tables/ideographs.txt

Radicals (⼀ ⺠) and strokes by Unicode's property Equivalent_Unified_Ideograph, which the Unicode data of Perl hold;
compatibility ideographs (U+F900 and on) by their canonical decomposition. Pairs of a sign and its ideograph.
"""
import subprocess
import unicodedata

RADICALS = [*range(0x2E80, 0x2FE0), *range(0x31C0, 0x31F0)]
COMPATIBILITY = range(0xF900, 0xFB00)
ASK = 'use Unicode::UCD "charprop"; print charprop(hex($_), "EqUIdeo"), "\\n" for @ARGV;'


PAIRS_A_LINE = 20


def main():
    asked = [f"{code:X}" for code in RADICALS]
    told = subprocess.run(["perl", "-CS", "-e", ASK, *asked], capture_output=True, check=True, encoding="utf-8").stdout
    pairs = [chr(code) + ideograph for code, ideograph in zip(RADICALS, told.split("\n")) if ideograph]
    for sign in map(chr, COMPATIBILITY):
        unified = unicodedata.normalize("NFC", sign)
        if unified != sign:
            pairs.append(sign + unified)
    assert all(len(pair) == 2 for pair in pairs)
    for start in range(0, len(pairs), PAIRS_A_LINE):
        print(*pairs[start : start + PAIRS_A_LINE])


if __name__ == "__main__":
    main()
