"""What `kill_test.py` kills: every work that writes.

A work says what to run and kill, which pages it touches, and how it is finished: `finish` sees what the kill left,
does the work again where it was not done, and tells the desk what has to be so from now on. A work gives nothing
where there is nothing to do it to.
"""

import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from kill_desk import FILES, check_marks, expect, holds, is_here


@dataclass
class Work:
    arguments: list
    finish: Callable
    touched: list = ()
    keeps_marks: bool = True  # whether the bookmarks are the same before and after
    archive: Path = None  # another than the desk's
    name: str = ""


def importing(desk):
    """New pages with a day and a newspaper that the reader gives."""
    folder, sheets = desk.pages()
    arguments = ["import", folder, "--newspaper", sheets[0].newspaper, "--date", sheets[0].day]
    before = desk.json("stats")["sources"] if desk.sheets else 0

    def finish():
        count = desk.json("stats")["sources"]
        expect(before <= count <= before + FILES, f"{count} files, {before} of them before")
        report = desk.json(*arguments)
        expect(report["skipped"] == 0, report)
        desk.sheets += sheets
        found = desk.total(f'日期:{sheets[0].day} "第{desk.batches}批"')
        expect(found == FILES, f"the day that was given is found by {found} of {FILES}")

    return Work(arguments, finish, sheets)


def first_import(desk):
    """The very first import, which makes the archive."""
    folder, sheets = desk.pages()
    archive = desk.home / "first"
    return Work(["import", folder], lambda: elsewhere(desk, archive, sheets, ["import", folder]), archive=archive)


def first_restore(desk):
    """A backup that makes an archive where there is none."""
    archive, backup = desk.home / "first", desk.home / "all.zip"
    backup.unlink(missing_ok=True)
    desk.run("backup", "--with-originals", backup)
    changes = desk.changes()
    here = [sheet for sheet in desk.sheets if is_here(sheet, changes)]

    def finish():
        elsewhere(desk, archive, here, ["restore", backup])

    return Work(["restore", backup], finish, archive=archive)


def elsewhere(desk, archive, sheets, arguments):
    """Looks at an archive that was begun and killed, does it again, and throws it away."""
    desk.run("stats", code=(0, 3), archive=archive)
    desk.run(*arguments, archive=archive)
    found = desk.json("stats", archive=archive)["sources"]
    expect(found == len(sheets), f"{found} files, not {len(sheets)}")
    for sheet in desk.pick(sheets, 4):
        total = desk.json("search", f'"{sheet.marker}"', archive=archive)["total"]
        expect(total == 1, f"{sheet} is found {total} times")
    desk.run("doctor", archive=archive)
    desk.run("verify", "--sample", "20", archive=archive)
    shutil.rmtree(archive)


def importing_again(desk):
    """A folder that was imported; what was taken out of it comes back."""
    changes = desk.changes()
    back = [sheet for sheet in desk.sheets if not is_here(sheet, changes)]
    sheet = desk.dice.choice(back or desk.sheets)
    batch = [other for other in desk.sheets if other.path[:4] == sheet.path[:4]]
    folder = desk.home / "desk" / sheet.path[:4]
    arguments = ["import", folder, "--newspaper", sheet.newspaper, "--date", sheet.day]

    def finish():
        desk.run(*arguments)
        for other in batch:
            if not is_here(other, changes):
                other.gone.append((None, False))
                other.purged = False

    return Work(arguments, finish, batch)


def deciding(desk, arguments, touched, note):
    """A decision: it was made, or it was not. `note` tells the desk of the one that was."""
    before = desk.changes()

    def finish():
        made = desk.changes().keys() - before.keys()
        expect(len(made) <= 1, f"changes {made} by one command")
        if not made:
            desk.run(*arguments)
            made = desk.changes().keys() - before.keys()
        note(made.pop())

    return Work(arguments, finish, touched)


def removing(desk):
    """By page, file, issue or import, or all of a newspaper's of a month."""
    changes = desk.changes()
    here = [sheet for sheet in desk.sheets if is_here(sheet, changes)]
    if len(here) < 3 * FILES:
        return None
    sheet = desk.dice.choice(here)
    day = (holds(sheet.days, changes) or [sheet.day])[0] or "undated"
    page = desk.json("pages", f"文件:{sheet.path}")["pages"][0]["page"]
    numbers = [one["number"] for one in desk.json("imports")["imports"] if one["imported"]]
    kinds = [[page], [f"文件:{sheet.path}"], [f"报:{sheet.newspaper}", day], [f"#{desk.dice.choice(numbers)}"]]
    selection = desk.dice.choice(kinds)
    would = desk.json("remove", *selection, "--dry-run", code=(0, 1))["pages"]
    files = {"/".join(Path(page["file"]).parts[-2:]) for page in would}
    touched = [sheet for sheet in here if sheet.path in files]
    if not touched or len(touched) > 2 * FILES:
        return None
    expect(len(touched) == len(would), f"{selection}: {would}")

    def note(change):
        for sheet in touched:
            sheet.gone.append((change, True))

    return deciding(desk, ["remove", *selection], touched, note)


def setting(desk):
    """A day that the reader says of pages."""
    changes = desk.changes()
    here = [sheet for sheet in desk.sheets if is_here(sheet, changes)]
    touched = desk.pick(here, 5)
    day = desk.dice.choice(DAYS)

    def note(change):
        for sheet in touched:
            sheet.days.append((change, None if day == "unknown" else day))

    files = [f"文件:{sheet.path}" for sheet in touched]
    return deciding(desk, ["set", *files, "--date", day], touched, note)


DAYS = ["2025-01-01", "2025-02-03", "1999-12-31", "unknown"]


def purging(desk):
    """The originals of what was taken out go for good."""
    changes = desk.changes()
    touched = [sheet for sheet in desk.sheets if not is_here(sheet, changes) and not sheet.purged]
    if not touched:
        return None
    if desk.dice.random() < 0.5:  # Some of it can come back once more.
        change = holds_gone(desk.dice.choice(touched), changes)
        touched = [sheet for sheet in touched if any(by == change for by, gone in sheet.gone if gone)]
        arguments = ["purge", "--yes", str(change)]
    else:
        arguments = ["purge", "--yes"]

    def finish():
        left = {Path(file["file"]).name for file in desk.json(*arguments[:1], *arguments[2:], code=(0, 1))["files"]}
        expect(left <= {Path(sheet.path).name for sheet in touched}, f"{left} would go as well")
        desk.run(*arguments, code=0 if left else 1)
        for sheet in touched:
            sheet.purged = True

    return Work(arguments, finish, touched)


def holds_gone(sheet, changes):
    """The change that took a page out."""
    return [by for by, gone in sheet.gone if gone and not changes[by]["undone"]][-1]


def merging(desk):
    """Names that are one newspaper's."""
    changes = desk.changes()
    here = sorted({sheet.newspaper for sheet in desk.sheets if is_here(sheet, changes)})
    if len(here) < 2:
        return None
    into, other = desk.dice.sample(here, 2)
    kinds = [["merge", into, other], ["alias", into, f"{into}副刊"], ["rename", into, f"{into}新"]]
    return deciding(desk, ["newspapers", *desk.dice.choice(kinds)], [], lambda change: None)


def undoing(desk):
    """The last change, or any by its number; undos are undone as well."""
    changes = desk.changes()
    open_ones = [change for change in changes.values() if not change["undone"] and can_be_undone(change, desk)]
    if not open_ones:
        return None
    change = desk.dice.choice(open_ones)
    arguments = ["undo", str(change["id"])]
    touched = [sheet for sheet in desk.sheets if sheet.gone or sheet.days]

    def finish():
        if not desk.changes()[change["id"]]["undone"]:
            desk.run(*arguments)
        expect(desk.changes()[change["id"]]["undone"], f"{change} is not undone")

    return Work(arguments, finish, touched)


def can_be_undone(change, desk):
    if change["kind"] == "return":
        return False  # The desk does not keep which page an import brought back.
    return not change["purged"] and not any(sheet.purged for sheet in desk.sheets if touches(sheet, change, desk))


def touches(sheet, change, desk):
    """Whether a change, or what it takes back, took the page out."""
    chain = set()
    while change:
        chain.add(change["id"])
        change = desk.changes().get(change["undoes"])
    return any(by in chain for by, gone in sheet.gone)


def rebuilding(desk):
    part = desk.dice.choice(["index", "catalogue"])
    return Work(["rebuild", part], lambda: desk.run("rebuild", part))


def reparsing(desk):
    return Work(["reparse"], lambda: desk.run("reparse"))


def mending(desk):
    """An archive that lost what is derived, or has it damaged, is killed while it sets that right."""
    catalogue, index = desk.archive / "catalogue.sqlite", desk.archive / "index"
    what = desk.dice.choice(["no index", "no catalogue", "index", "catalogue"])
    if what == "no index":
        shutil.rmtree(index)
    elif what == "no catalogue":
        for file in desk.archive.glob("catalogue.sqlite*"):
            file.unlink()
    elif what == "index":
        for file in index.rglob("meta.json"):
            file.write_bytes(b"{")
    else:
        catalogue.write_bytes(b"\0" * 8192)
    return Work(["stats"], lambda: desk.run("stats"))


def bookmarking(desk):
    changes = desk.changes()
    sheet = desk.dice.choice([sheet for sheet in desk.sheets if is_here(sheet, changes)])
    article = desk.json("search", f'"{sheet.marker}"')["hits"][0]["article"]
    note = "".join(desk.dice.choices("核对后再引用此句", k=6))
    arguments = ["bookmark", "add", article, "--quote", sheet.marker, "--note", note]

    def finish():
        marks = {mark["id"]: mark for mark in desk.json("bookmark", "list", code=(0, 1))["bookmarks"]}
        made = marks.keys() - desk.marks.keys()
        expect(len(made) <= 1, f"bookmarks {made} by one command")
        if not made:
            made = {desk.json(*arguments)["id"]}
        desk.marks[made.pop()] = (sheet.marker, note)
        check_marks(desk)

    return Work(arguments, finish, keeps_marks=False)


def unmarking(desk):
    if len(desk.marks) < 4:
        return None
    number = desk.dice.choice(list(desk.marks))
    arguments = ["bookmark", "remove", str(number)]

    def finish():
        desk.run(*arguments, code=(0, 1))
        del desk.marks[number]
        check_marks(desk)

    return Work(arguments, finish, keeps_marks=False)


def backing_up(desk):
    def finish():
        for backup in (desk.archive / "backups").glob("*.zip"):
            with zipfile.ZipFile(backup) as opened:
                expect(opened.testzip() is None, f"{backup} is damaged")
            backup.unlink()

    return Work(["backup", "--with-originals"], finish)


def restoring_shelf(desk):
    desk.run("stats")  # The day's copy of the shelf is made by an opening.
    return Work(["restore", "--shelf"], lambda: desk.run("restore", "--shelf"))


def restoring(desk):
    """All that a backup of this moment holds, into the archive it is of."""
    backup = desk.home / "all.zip"
    backup.unlink(missing_ok=True)
    desk.run("backup", "--with-originals", backup)
    return Work(["restore", backup], lambda: desk.run("restore", backup))


# How often each is drawn stands beside it.
WORKS = {
    "import": (importing, 4),
    "first import": (first_import, 2),
    "import again": (importing_again, 2),
    "remove": (removing, 4),
    "set": (setting, 3),
    "undo": (undoing, 4),
    "purge": (purging, 2),
    "newspapers": (merging, 2),
    "rebuild": (rebuilding, 3),
    "reparse": (reparsing, 1),
    "mend": (mending, 2),
    "bookmark": (bookmarking, 2),
    "bookmark gone": (unmarking, 1),
    "backup": (backing_up, 1),
    "restore shelf": (restoring_shelf, 1),
    "restore": (restoring, 1),
    "first restore": (first_restore, 1),
}
