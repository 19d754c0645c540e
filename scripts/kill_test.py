#!/usr/bin/env python3
"""Kills `baoge` at random moments of its work and looks whether the archive is whole afterwards.

After each kill: the archive opens, what was finished is whole, nothing is there twice, nothing of the reader's is
lost, and doing the work again finishes it. A work is an entry of WORKS; whoever adds one that writes adds it there.

    scripts/kill_test.py --baoge target/debug/baoge --kills 200 --seed 1
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

FILES = 25
CHARACTERS = "山水田园灯桥船井街巷风雨雪月花草米面茶盐木石金火土春夏秋冬早晚来去上下左右东西南北人口手足"


class Desk:
    """An archive, what should be in it, and the dice."""

    def __init__(self, baoge, home, seed):
        self.baoge, self.home, self.dice = baoge, home, random.Random(seed)
        self.archive = home / "archive"
        self.markers = []  # a run of characters for each file taken in, in no other
        self.bookmarks = 0
        self.batches = 0
        self.took = {}  # how long each work takes when nobody kills it

    def run(self, *arguments, code=0):
        """Runs a command to its end."""
        done = subprocess.run(self.command(*arguments), capture_output=True, text=True, env=self.environment())
        expect(done.returncode == code, f"{arguments}: exit code {done.returncode}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def json(self, *arguments, code=0):
        return json.loads(self.run(*arguments, "--json", code=code))

    def command(self, *arguments):
        return [self.baoge, "--archive", self.archive, *arguments]

    def environment(self):
        return {**os.environ, "LC_ALL": "C"}

    def killed(self, name, arguments):
        """Starts a command and kills it at a moment of the time it takes; whether it was still running."""
        longest = self.took.get(name, 0.3)
        started = time.monotonic()
        running = subprocess.Popen(
            self.command(*arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self.environment()
        )
        try:
            running.wait(self.dice.uniform(0.005, longest))
            self.took[name] = (longest + time.monotonic() - started) / 2
            expect(running.returncode == 0, f"{name} failed by itself: {running.returncode}")
            return False
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
            self.took[name] = min(longest * 1.03, 20)
            return True

    def pages(self):
        """A folder of new pages, each with words that no other has."""
        self.batches += 1
        folder = self.home / "desk" / f"{self.batches:04}"
        folder.mkdir(parents=True)
        markers = []
        for number in range(FILES):
            marker = f"第{self.batches}批{number}号" + "".join(self.dice.choices(CHARACTERS, k=8))
            body = "".join(self.dice.choices(CHARACTERS, k=300))
            text = f"{''.join(self.dice.choices(CHARACTERS, k=9))}\n\n{marker}，{body}。\n"
            (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
            markers.append(marker)
        return folder, markers


def expect(is_so, otherwise):
    if not is_so:
        raise AssertionError(otherwise)


def importing(desk):
    """New pages with a day and a newspaper that the reader gives."""
    folder, markers = desk.pages()
    day = f"2024-{desk.batches % 12 + 1:02}-{desk.batches % 28 + 1:02}"
    arguments = ["import", folder, "--newspaper", "街坊报", "--date", day]

    def finish():
        before = desk.json("stats")["sources"] if desk.markers else 0
        expect(len(desk.markers) <= before <= len(desk.markers) + FILES, f"{before} files")
        report = desk.json(*arguments)
        expect(report["skipped"] == 0, report)
        desk.markers += markers
        found = desk.json("search", f"日期:{day} \"第{desk.batches}批\"", "--limit", "1")["total"]
        expect(found == FILES, f"the day that was given is found by {found} of {FILES}")

    return arguments, finish


def rebuilding(desk):
    part = desk.dice.choice(["index", "catalogue"])
    return ["rebuild", part], lambda: desk.run("rebuild", part)


def bookmarking(desk):
    marker = desk.dice.choice(desk.markers)
    article = desk.json("search", f'"{marker}"')["hits"][0]["article"]
    before = desk.bookmarks

    def finish():
        desk.bookmarks = len(desk.json("bookmark", "list")["bookmarks"])
        expect(before <= desk.bookmarks <= before + 1, f"{before} bookmarks became {desk.bookmarks}")

    return ["bookmark", "add", article, "--quote", marker], finish


def backing_up(desk):
    def finish():
        for backup in (desk.archive / "backups").glob("*.zip"):
            with zipfile.ZipFile(backup) as opened:
                expect(opened.testzip() is None, f"{backup} is damaged")
            backup.unlink()

    return ["backup", "--with-originals"], finish


def restoring(desk):
    desk.run("stats")  # The day's copy of the shelf is made by an opening.
    return ["restore", "--shelf"], lambda: desk.run("restore", "--shelf")


# Each says what to run and kill, and gives what finishes the work and checks what is special about it. How often
# each is drawn stands beside it.
WORKS = {
    "import": (importing, 4),
    "rebuild": (rebuilding, 4),
    "bookmark": (bookmarking, 1),
    "backup": (backing_up, 1),
    "restore": (restoring, 1),
}


def check(desk):
    """What must be so whenever nobody is writing."""
    stats = desk.json("stats")
    expect(stats["sources"] == len(desk.markers), f"{stats['sources']} files, not {len(desk.markers)}")
    expect(stats["articles"] == len(desk.markers), f"{stats['articles']} articles, not {len(desk.markers)}")
    expect(stats["bookmarks"] == desk.bookmarks, f"{stats['bookmarks']} bookmarks, not {desk.bookmarks}")
    for marker in desk.dice.sample(desk.markers, min(6, len(desk.markers))):
        total = desk.json("search", f'"{marker}"')["total"]
        expect(total == 1, f"{marker} is found {total} times")
    manifest = (desk.archive / "originals/manifest.jsonl").read_text(encoding="utf-8").splitlines()
    told = Counter(json.loads(line)["hash"] for line in manifest)
    expect(len(told) == len(desk.markers) and set(told.values()) == {1}, "the manifest names each file once")
    desk.run("doctor")
    desk.run("verify", "--sample", "20")


def after_kill(desk, name, finish):
    """Opening sets right what the kill left, before anything is done again."""
    marks = desk.json("bookmark", "list")["bookmarks"]
    expect(len(marks) >= desk.bookmarks, f"{desk.bookmarks} bookmarks became {len(marks)}")
    expect(all(mark["article"] for mark in marks), "each bookmark leads to its article")
    for marker in desk.dice.sample(desk.markers, min(3, len(desk.markers))):
        total = desk.json("search", f'"{marker}"')["total"]
        expect(total == 1, f"{marker} is found {total} times right after the kill")
    parts = desk.json("doctor")["parts"]
    trouble = [part for part in parts if part["health"] == "trouble"]
    expect(not trouble, f"right after the kill: {trouble}")
    finish()


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--baoge", type=Path, required=True)
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    asked = asked.parse_args()
    home = Path(tempfile.mkdtemp(prefix="baoge-kill-"))
    desk = Desk(asked.baoge.resolve(), home, asked.seed)
    arguments, finish = importing(desk)
    finish()
    check(desk)
    kills, spared, begun = Counter(), Counter(), time.monotonic()
    names = [name for name, (_, often) in WORKS.items() for _ in range(often)]
    while kills.total() < asked.kills:
        name = desk.dice.choice(names)
        arguments, finish = WORKS[name][0](desk)
        was_killed = desk.killed(name, arguments)
        (kills if was_killed else spared)[name] += 1
        try:
            after_kill(desk, name, finish)
            check(desk)
        except AssertionError as fault:
            print(f"kill {kills.total()} ({name}, seed {asked.seed}): {fault}\nleft in {home}", file=sys.stderr)
            return 1
    told = ", ".join(f"{name} {count}" for name, count in sorted(kills.items()))
    print(f"kills: {kills.total()} ({told}); ended before it: {spared.total()}; files: {len(desk.markers)};")
    print(f"bookmarks: {desk.bookmarks}; nothing lost, nothing twice; {time.monotonic() - begun:.0f} s")
    shutil.rmtree(home)
    return 0


if __name__ == "__main__":
    sys.exit(main())
