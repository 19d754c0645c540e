#!/usr/bin/env python3
"""Kills `baoge` at random moments of its work and looks whether the archive is whole afterwards.

After each kill: the archive opens, what was finished is whole, nothing is there twice, nothing of the reader's is
lost, and doing the work again finishes it. What is killed stands in `kill_works.py`; whoever adds a command that
writes adds it there.

    scripts/kill_test.py --baoge target/release/baoge --kills 200 --seed 1
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import kill_works
from kill_desk import Desk, check_marks, expect, holds, is_here

MEMORY = Path("/dev/shm")  # A kill loses nothing that was written: a disk would only make the test slow.


def check(desk):
    """What must be so whenever nobody is writing and nothing is half done."""
    changes = desk.changes()
    here = [sheet for sheet in desk.sheets if is_here(sheet, changes)]
    gone = [sheet for sheet in desk.sheets if not is_here(sheet, changes)]
    stats = desk.json("stats")
    expect(stats["sources"] == len(here), f"{stats['sources']} files, not {len(here)}")
    expect(stats["articles"] == len(here), f"{stats['articles']} articles, not {len(here)}")
    for sheet in desk.pick(here, 4):
        total = desk.total(f'"{sheet.marker}"')
        expect(total == 1, f"{sheet} is found {total} times")
        day = (holds(sheet.days, changes) or [sheet.day])[0]
        dated = desk.total(f'"{sheet.marker}" 日期:{day}' if day else f'"{sheet.marker}" 日期:1000..3000')
        expect(dated == (1 if day else 0), f"{sheet} is not found by its day {day}")
        found = desk.json("pages", f"报:{sheet.newspaper}", f"文件:{sheet.path}", code=(0, 1))["pages"]
        expect(len(found) == 1, f"{sheet} is not found by its newspaper")
    for sheet in desk.pick(gone, 3):
        expect(desk.total(f'"{sheet.marker}"') == 0, f"{sheet} is found, and was taken out")
    check_marks(desk, {sheet.marker for sheet in here})
    manifest = (desk.archive / "originals/manifest.jsonl").read_text(encoding="utf-8").splitlines()
    named = {line["hash"] for line in map(json.loads, manifest) if "hash" in line}
    expect(len(named) == len(desk.sheets), f"the manifest names {len(named)} files, not {len(desk.sheets)}")
    kept = sum(1 for path in (desk.archive / "originals").glob("??/*") if path.suffix == ".txt")
    expect(kept == len(desk.sheets) - sum(sheet.purged for sheet in desk.sheets), f"{kept} originals")
    listed = desk.json("imports")["imports"]
    expect([one["number"] for one in listed] == list(range(len(listed), 0, -1)), "imports are not numbered in order")
    expect(len(listed) >= desk.imports, f"of {desk.imports} imports {len(listed)} are listed")
    desk.imports = len(listed)
    desk.run("doctor")
    desk.run("verify", "--sample", "20")


def after_kill(desk, work):
    """Opening sets right what the kill left, before anything is done again."""
    if work.archive is None:
        if work.keeps_marks:
            check_marks(desk)
        changes = desk.changes()
        for sheet in desk.pick([s for s in desk.sheets if s not in work.touched and is_here(s, changes)], 3):
            total = desk.total(f'"{sheet.marker}"')
            expect(total == 1, f"{sheet} is found {total} times right after the kill")
        parts = desk.json("doctor", code=(0, 1))["parts"]
        trouble = [part for part in parts if part["health"] == "trouble"]
        expect(not trouble, f"right after the kill: {trouble}")
    work.finish()


def run(desk, asked):
    """Kills until enough was killed. What went wrong, or nothing."""
    kills, spared = Counter(), Counter()
    first = kill_works.importing(desk)
    desk.run(*first.arguments)
    first.finish()
    check(desk)
    names = [name for name, (_, often) in kill_works.WORKS.items() for _ in range(often) if name in asked.works]
    while kills.total() < asked.kills:
        name = desk.dice.choice(names)
        try:
            work = kill_works.WORKS[name][0](desk)
            if work is None:  # There is nothing to do it to.
                continue
            work.name = name
            (kills if desk.killed(work) else spared)[name] += 1
            after_kill(desk, work)
            check(desk)
            if kills.total() % 20 == 0 and kills:
                print(f"{kills.total()} kills", flush=True)
        except AssertionError as fault:
            return kills, spared, f"kill {kills.total()} ({name}, seed {asked.seed}): {fault}"
    return kills, spared, None


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--baoge", type=Path, required=True)
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--works", nargs="+", default=list(kill_works.WORKS), choices=list(kill_works.WORKS))
    asked = asked.parse_args()
    home = Path(tempfile.mkdtemp(prefix="baoge-kill-", dir=MEMORY if os.access(MEMORY, os.W_OK) else None))
    desk, begun = Desk(asked.baoge.resolve(), home, asked.seed), time.monotonic()
    kills, spared, fault = run(desk, asked)
    told = ", ".join(f"{name} {count}" for name, count in sorted(kills.items()))
    print(f"kills: {kills.total()} ({told}); ended before it: {spared.total()}; files: {len(desk.sheets)};")
    if fault:
        print(f"{fault}\nleft in {home}", file=sys.stderr)
        return 1
    print(f"bookmarks: {len(desk.marks)}; nothing lost, nothing twice; {time.monotonic() - begun:.0f} s")
    shutil.rmtree(home)
    return 0


if __name__ == "__main__":
    sys.exit(main())
