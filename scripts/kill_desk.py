"""The desk of `kill_test.py`: an archive, what should be in it, and how one asks."""

import json
import os
import random
import subprocess
import time
from dataclasses import dataclass, field

FILES = 10
CHARACTERS = "山水田园灯桥船井街巷风雨雪月花草米面茶盐木石金火土春夏秋冬早晚来去上下左右东西南北人口手足"
NEWSPAPERS = ["街坊报", "江边报", "老城报"]


@dataclass
class Sheet:
    """A page file that was taken in, with words that no other has, and what the reader said about it since."""

    path: str
    marker: str
    newspaper: str
    day: str  # as given at the import
    gone: list = field(default_factory=list)  # (change, whether it took the page out), in order
    days: list = field(default_factory=list)  # (change, day that was said, or None: unknown), in order
    purged: bool = False


class Desk:
    """An archive, what should be in it, and the dice."""

    def __init__(self, baoge, home, seed):
        self.baoge, self.home, self.dice = baoge, home, random.Random(seed)
        self.archive = home / "archive"
        self.sheets = []
        self.marks = {}  # number of a bookmark: its words and its note
        self.batches = 0
        self.imports = 0  # how many were listed last
        self.took = {}  # how long each work takes when nobody kills it

    def run(self, *arguments, code=0, archive=None):
        """Runs a command to its end."""
        command = self.command(arguments, archive)
        done = subprocess.run(command, capture_output=True, text=True, env=self.environment())
        codes = code if isinstance(code, tuple) else (code,)
        expect(done.returncode in codes, f"{arguments}: exit code {done.returncode}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def json(self, *arguments, code=0, archive=None):
        told = self.run(*arguments, "--json", code=code, archive=archive)
        return json.loads(told) if told else None

    def command(self, arguments, archive=None):
        return [self.baoge, "--archive", archive or self.archive, *arguments]

    def environment(self):
        return {**os.environ, "LC_ALL": "C"}

    def killed(self, work):
        """Starts a command and kills it at a moment of the time it takes; whether it was still running."""
        longest = self.took.get(work.name, 0.1)
        started = time.monotonic()
        running = subprocess.Popen(
            self.command(work.arguments, work.archive),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self.environment(),
        )
        try:
            running.wait(self.dice.uniform(0.002, longest))
            self.took[work.name] = (longest + time.monotonic() - started) / 2
            expect(running.returncode == 0, f"{work.name} failed by itself: {running.returncode}")
            return False
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
            self.took[work.name] = min(longest * 1.03, 20)
            return True

    def pages(self):
        """A folder of new pages, each with words that no other has."""
        self.batches += 1
        folder = self.home / "desk" / f"{self.batches:04}"
        folder.mkdir(parents=True)
        newspaper = NEWSPAPERS[self.batches % len(NEWSPAPERS)]
        day = f"2024-{self.batches % 12 + 1:02}-{self.batches % 28 + 1:02}"
        sheets = []
        for number in range(FILES):
            marker = f"第{self.batches}批{number}号" + "".join(self.dice.choices(CHARACTERS, k=8))
            body = "".join(self.dice.choices(CHARACTERS, k=300))
            text = f"{''.join(self.dice.choices(CHARACTERS, k=9))}\n\n{marker}，{body}。\n"
            path = folder / f"{number:02}.txt"
            path.write_text(text, encoding="utf-8")
            sheets.append(Sheet(f"{folder.name}/{path.name}", marker, newspaper, day))
        return folder, sheets

    def changes(self):
        return {change["id"]: change for change in self.json("undo", "--list")["changes"]}

    def total(self, query):
        return self.json("search", query, "--limit", "1", code=(0, 1))["total"]

    def pick(self, sheets, count):
        return self.dice.sample(sheets, min(count, len(sheets)))


def expect(is_so, otherwise):
    if not is_so:
        raise AssertionError(otherwise)


def holds(said, changes):
    """The last word that is not taken back; nothing where there is none."""
    standing = [word for change, word in said if change is None or not changes[change]["undone"]]
    return standing[-1:]


def is_here(sheet, changes):
    return not sheet.purged and holds(sheet.gone, changes) in ([], [False])


def check_marks(desk, here=None):
    """Each bookmark with its words and its note; those whose page is here lead to it."""
    marks = {mark["id"]: mark for mark in desk.json("bookmark", "list", code=(0, 1))["bookmarks"]}
    told = {number: (mark["quote"], mark["note"]) for number, mark in marks.items()}
    expect(told == desk.marks, f"bookmarks: {told}\nnot {desk.marks}")
    for mark in marks.values() if here is not None else []:
        expect((mark["article"] is not None) == (mark["quote"] in here), f"{mark} leads elsewhere")
