#!/usr/bin/env python3
"""Prove the gold of the sample archive: what it says about a page is on the page, all of it, once.

usage: check_gold.py [GOLD.json ...]      default: every tests/fixtures/gold/*.gold.json that names a "page"

For each gold file
  shape     the keys and types are those the scorer reads;
  cover     the page's characters are dealt out among paragraphs, subheads, captions, heads, bylines, jumps,
            verse, lists, tables and furniture: each character once, each piece whole and in its own order.
            White space and markup signs are left out. A piece may stop only at a line's end.
            Where columns were read in the wrong order, `printed_apart` quotes what follows the break;
  facts     date, weekday, lunar date, sexagenary year, 民國 year, edition and issue number agree with each
            other, with the file's path, with the datelines and with the newspaper's other issues.

A page that was set in type (`.pdf`) holds no lines to deal out: `sample_pdfs.py` proved its cover when it set it, and
its facts are checked by the words of its gold.

A page in an encoding that its bytes do not betray has it under `encoding`.

Only the standard library. Exit status 1 and one line per fault if anything disagrees.
"""
import datetime
import json
import re
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "tests/fixtures/gold"
MARKUP = "#*□●◆▲▼■◎"

TEXT_KEYS = ("column", "kicker", "headline", "headline_or", "subheadline")
LIST_KEYS = ("authors", "subheads", "captions", "paragraphs")
EXTRA_KEYS = ("bylines_printed", "jumps_printed", "verse", "lists", "tables")
APART = "printed_apart"
PLAIN_KEYS = {"dateline": (str, type(None)), "fragment": bool, "photo": bool,
              "continues_to_page": (int, str, type(None)), "continues_from_page": (int, str, type(None)),
              "column_printed": bool, APART: list}
ISSUE_KEYS = {"newspaper", "date", "number"}
REQUIRED = set(TEXT_KEYS + LIST_KEYS) | {"dateline", "fragment", "photo", "continues_to_page"}

WEEKDAYS = "一二三四五六日"
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
MONTHS = {name: n for n, names in enumerate("正 二 三 四 五 六 七 八 九 十 冬|十一 腊|臘|十二".split(), 1)
          for name in names.split("|")}

ISSUE_NUMBER = re.compile(r"第(\d{3,}(?=期)|[一二三四五六七八九十廿百千零〇]{3,}(?=[期號]))")
PATH_DATE = re.compile(r"(?<!\d)(?=((?:19|20)\d\d)[-_年./]{0,2}(\d\d?)[-_月./]{0,2}(\d\d?)(?!\d))")
DAY_AND_WEEKDAY = re.compile(r"(?<!\d)(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日[（(]?(?:星期|周)([一二三四五六日天])")
LUNAR_DAY = re.compile(r"(闰?)([正一二三四五六七八九十冬腊臘]+)月"
                       r"(初[一二三四五六七八九十]|[二廿]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十)")
REPUBLICAN_DAY = re.compile(r"民國([一二三四五六七八九十]+)年([一二三四五六七八九十]+)月([一二三四五六七八九十廿]+)日")

# A newspaper that changed its name went on counting its issues.
CALLED_LATER = {"望澜报": "望澜时报"}

# The lunar calendar from the new year of 1920 to that of 2031, one number a year, read as most tables of
# this kind are: bit 15 is the first month and set when it has 30 days, bit 4 the twelfth; the low four bits
# name the month that a leap month follows (0: none); bit 16 is set when that leap month has 30 days.
LUNAR_START = datetime.date(1920, 2, 20)
LUNAR_YEARS = [int(x, 16) for x in """
04970 0a4b0 0b4b5 06a50 06d40 1ab54 02b60 09570 052f2 04970
06566 0d4a0 0ea50 16a95 05ad0 02b60 186e3 092e0 1c8d7 0c950 0d4a0 1d8a6 0b550 056a0 1a5b4 025d0 092d0 0d2b2 0a950 0b557
06ca0 0b550 15355 04da0 0a5b0 14573 052b0 0a9a8 0e950 06aa0 0aea6 0ab50 04b60 0aae4 0a570 05260 0f263 0d950 05b57 056a0
096d0 04dd5 04ad0 0a4d0 0d4d4 0d250 0d558 0b540 0b6a0 195a6 095b0 049b0 0a974 0a4b0 0b27a 06a50 06d40 0af46 0ab60 09570
04af5 04970 064b0 074a3 0ea50 06b58 05ac0 0ab60 096d5 092e0 0c960 0d954 0d4a0 0da50 07552 056a0 0abb7 025d0 092d0 0cab5
0a950 0b4a0 0baa4 0ad50 055d9 04ba0 0a5b0 15176 052b0 0a930 07954 06aa0 0ad50 05b52 04b60 0a6e6 0a4e0 0d260 0ea65 0d530
05aa0""".split()]


def main(arguments):
    paths = [Path(a) for a in arguments] or sorted(SAMPLES.glob("*.gold.json"))
    faults, checked, numbers = [], 0, {}
    for path in paths:
        gold = read_json(path, faults)
        if gold is None or "page" not in gold and not arguments:
            continue
        checked += 1
        found = list(check(gold, numbers))
        faults += [f"{path.name}: {fault}" for fault in found]
    faults += check_numbers(numbers)
    for fault in faults:
        print(fault)
    print(f"{checked} pages checked, {len(faults)} faults")
    return 1 if faults or not checked else 0


def read_json(path, faults):
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        faults.append(f"{path.name}: not readable as JSON: {error}")
        return None


def check(gold, numbers):
    """All faults of one page."""
    shape = list(check_shape(gold))
    if shape:
        yield from shape
        return
    try:
        text = words_of(gold) if gold["page"].endswith(".pdf") else read_page(gold["page"], gold.get("encoding"))
    except (OSError, KeyError, LookupError, UnicodeDecodeError, zipfile.BadZipFile) as error:
        yield f"page cannot be read: {error!r}"
        return
    if not gold["page"].endswith(".pdf"):
        yield from check_cover(gold, text)
    yield from check_facts(gold, text, numbers)


# --- shape -----------------------------------------------------------------------------------------------

def check_shape(gold):
    if not isinstance(gold.get("page"), str):
        yield "no page"
    issue = gold.get("issue")
    if not isinstance(issue, dict) or set(issue) - {"edition"} != ISSUE_KEYS:
        yield "issue must hold newspaper, date and number, and may hold an edition"
    if not strings(gold.get("noise")):
        yield "noise must be a list of strings"
    if not gold.get("articles"):
        yield "no articles"
    for n, article in enumerate(gold.get("articles", []), 1):
        known = REQUIRED | set(EXTRA_KEYS) | set(PLAIN_KEYS)
        for key in sorted(REQUIRED - set(article)):
            yield f"article {n}: {key} is missing"
        for key in sorted(set(article) - known):
            yield f"article {n}: {key} is not a key of this format"
        for key in TEXT_KEYS:
            if not isinstance(article.get(key, ""), str):
                yield f"article {n}: {key} must be a string"
        for key in LIST_KEYS + EXTRA_KEYS:
            if not strings(article.get(key, [])):
                yield f"article {n}: {key} must be a list of non-empty strings"
        for start in article.get(APART, []):
            if sum(squash(start) in squash(p) for p in article.get("paragraphs", [])) != 1:
                yield f"article {n}: “{start}” must stand in one paragraph"
        for key, kind in PLAIN_KEYS.items():
            if key in article and not isinstance(article[key], kind):
                yield f"article {n}: {key} has the wrong type"
        if not any(article.get(key) for key in ("headline", "paragraphs", "verse", "lists", "tables", "captions")):
            yield f"article {n}: empty"


def strings(value):
    return isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)


# --- the page --------------------------------------------------------------------------------------------

def words_of(gold):
    """The words of a page that was set in type; the page must be there."""
    (ROOT / gold["page"]).stat()
    return "\n".join(text for _, text in pieces_of(gold))


def read_page(address, encoding):
    """The text of a page file, or of `archive.zip!member` where old Windows packers wrote GBK names."""
    if "!" not in address:
        return decode((ROOT / address).read_bytes(), encoding)
    archive, member = address.split("!", 1)
    with zipfile.ZipFile(ROOT / archive) as bag:
        for info in bag.infolist():
            name = info.filename if info.flag_bits & 0x800 else info.filename.encode("cp437").decode("gbk")
            if name == member:
                return decode(bag.read(info), encoding)
    raise KeyError(f"no {member} in {archive}")


def decode(data, encoding):
    if encoding:
        return data.decode(encoding)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def squash(text):
    return "".join(c for c in text if not c.isspace() and c not in MARKUP)


# --- every character once --------------------------------------------------------------------------------

def pieces_of(gold):
    """(what, text) for everything gold says is printed on the page."""
    for n, article in enumerate(gold["articles"], 1):
        for key in ("column", "kicker", "headline", "subheadline"):
            if article[key] and not (key == "column" and article.get("column_printed") is False):
                yield f"article {n} {key}", squash(article[key])
        breaks = [squash(start) for start in article.get(APART, [])]
        for key in ("subheads", "captions", "paragraphs") + EXTRA_KEYS:
            for text in article.get(key, []):
                for part in parts(squash(text), breaks):
                    yield f"article {n} {key}", part
    for text in gold["noise"]:
        yield "noise", squash(text)


def parts(text, breaks):
    """A paragraph cut where gold says that what follows the break is printed before what precedes it."""
    for start in breaks:
        before, found, after = text.partition(start)
        if found:
            return [before, *parts(found + after, [b for b in breaks if b != start])]
    return [text]


def check_cover(gold, text):
    """Deal the page's lines out among the pieces, looking back when a line fits several of them."""
    lines = [s for s in map(squash, text.splitlines()) if s]
    names, texts = zip(*((n, t) for n, t in pieces_of(gold) if t))
    trail, furthest = [], 0            # trail: (line, offset, cursors, choices left)
    state = (0, 0, (0,) * len(texts))
    choices, last = None, None
    while state[0] < len(lines):
        line, offset, cursors = state
        furthest = max(furthest, line)
        if choices is None:
            choices = candidates(lines[line][offset:], texts, cursors, last)
        if not choices:
            if not trail:
                yield f"line {furthest + 1} of {len(lines)} belongs to nothing: {lines[furthest]}"
                return
            state, choices, last = trail.pop()
            continue
        piece, taken = choices.pop()
        trail.append((state, choices, last))
        moved = cursors[:piece] + (cursors[piece] + taken,) + cursors[piece + 1:]
        end = offset + taken
        state = (line, end, moved) if end < len(lines[line]) else (line + 1, 0, moved)
        choices, last = None, piece
    for name, piece, cursor in zip(names, texts, state[2]):
        if cursor < len(piece):
            yield f"{name} is not on the page from “{piece[cursor:cursor + 20]}”"


def candidates(rest, texts, cursors, last):
    """Pieces the rest of a line could continue, the likeliest at the end of the list."""
    found, seen = [], set()
    for n, (piece, cursor) in enumerate(zip(texts, cursors)):
        left = piece[cursor:]
        if not left or left in seen:
            continue
        taken = len(left) if rest.startswith(left) else len(rest) if left.startswith(rest) else 0
        if taken:
            seen.add(left)
            found.append(((taken, n == last, cursor > 0, -n), (n, taken)))
    return [choice for _, choice in sorted(found)]


# --- facts -----------------------------------------------------------------------------------------------

def check_facts(gold, text, numbers):
    issue = gold["issue"]
    page = narrow(text)
    if issue["date"] is None:
        if re.search(r"20\d\d[-_年.]?\d", gold["page"]):
            yield "the path gives a date, gold does not"
        return
    date = datetime.date.fromisoformat(issue["date"])
    furniture = narrow(" ".join(gold["noise"]))
    if issue["number"]:
        name = CALLED_LATER.get(issue["newspaper"], issue["newspaper"])
        if numbers.setdefault(name, {}).setdefault(date, issue["number"]) != issue["number"]:
            yield f"another page of {date} has another number than {issue['number']}"
        said = [chinese_number(n) for n in ISSUE_NUMBER.findall(furniture)]
        if said and said != [issue["number"]] * len(said):
            yield f"number {issue['number']}, but the page prints {said}"
    if issue.get("edition") and issue["edition"] not in squash(furniture):
        yield f"no furniture says {issue['edition']}"
    yield from check_dates(date, gold["page"], page, furniture)
    for article in gold["articles"]:
        if article["dateline"]:
            month, day = map(int, re.fullmatch(r"(\d+)月(\d+)日", article["dateline"]).groups())
            gap = (date - datetime.date(date.year, month, day)).days
            if not 0 <= gap <= 3:
                yield f"dateline {article['dateline']} does not fit an issue of {date}"
            if not any(article["dateline"] in narrow(p)[:30] for p in article["paragraphs"]):
                yield f"dateline {article['dateline']} is not at the head of a paragraph"


def check_dates(date, path, page, furniture):
    for y, m, d in PATH_DATE.findall(path):
        if 1 <= int(m) <= 12 and (int(y), int(m), int(d)) != (date.year, date.month, date.day):
            yield f"path says {y}-{m}-{d}, gold says {date}"
    for y, m, d in re.findall(r"(\d{4})年(\d{1,2})月(\d{1,2})日", furniture):
        if datetime.date(int(y), int(m), int(d)) != date:
            yield f"furniture says {y}-{m}-{d}, gold says {date}"
    for day in re.findall(r"(?:星期|周)([一二三四五六日])", furniture):
        if day != WEEKDAYS[date.weekday()]:
            yield f"furniture says 星期{day}, {date} is 星期{WEEKDAYS[date.weekday()]}"
    # A weekday after a month and a day anywhere on the page belongs to the year it stands in.
    for y, m, d, day in DAY_AND_WEEKDAY.findall(page):
        there = datetime.date(int(y or date.year), int(m), int(d))
        if day.replace("天", "日") != WEEKDAYS[there.weekday()]:
            yield f"{there} is not 星期{day}"
    leap, month, day, year = lunar(date)
    for l, m, d in LUNAR_DAY.findall(REPUBLICAN_DAY.sub("", furniture)):
        said = bool(l), MONTHS.get(m), chinese_number(d.replace("初", ""))
        if said != (leap, month, day):
            yield f"furniture says lunar {l}{m}月{d}, {date} is {month}/{day}"
    for stem in re.findall(rf"([{STEMS}][{BRANCHES}])年", furniture):
        if stem != STEMS[(year - 4) % 10] + BRANCHES[(year - 4) % 12]:
            yield f"furniture says {stem}年, {date} is in another year"
    for y, m, d in REPUBLICAN_DAY.findall(furniture):
        if (chinese_number(y) + 1911, chinese_number(m), chinese_number(d)) != (date.year, date.month, date.day):
            yield f"furniture says 民國{y}年{m}月{d}日, gold says {date}"


def check_numbers(numbers):
    """Issue numbers of a newspaper grow with its dates by one and the same interval: a day or a week."""
    faults = []
    for newspaper, issues in numbers.items():
        ordered = sorted(issues.items())
        pairs = list(zip(ordered, ordered[1:]))
        unfit = min(([pair for pair in pairs if not fits(*pair, days)] for days in (1, 7)), key=len)
        faults += [f"{newspaper}: {m} on {a} and {n} on {b} do not fit" for (a, m), (b, n) in unfit]
    return faults


def fits(one, other, days):
    """Whether two issues, each a date and a number, are so many days apart for each number."""
    return (other[0] - one[0]).days == (other[1] - one[1]) * days


def narrow(text):
    """Full-width digits and brackets as the narrow ones; lines joined."""
    return "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text if not c.isspace() or c == " ")


def chinese_number(text):
    if text.isdigit() and text.isascii():
        return int(text)
    text = text.replace("廿", "二十")
    total = digit = 0
    for c in text:
        if c in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[c]
            digit = 0
        else:
            digit = "〇一二三四五六七八九".find(c) if c != "零" else 0
    return total + digit


def lunar(date):
    """(leap month?, month, day, lunar year) of a day."""
    start = LUNAR_START
    for year, code in enumerate(LUNAR_YEARS, LUNAR_START.year):
        for month in range(1, 13):
            lengths = [(False, 29 + (code >> (16 - month) & 1))]
            if code & 15 == month:
                lengths.append((True, 29 + (code >> 16 & 1)))
            for leap, length in lengths:
                if date < start + datetime.timedelta(length):
                    return leap, month, (date - start).days + 1, year
                start += datetime.timedelta(length)
    raise ValueError(f"{date} is beyond the table")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
