"""A page to set type on: places lines, rules and pictures, and lets text flow from frame to frame.

Lengths are points, from the page's upper left corner. A line is broken here and not by the compiler, so that a page's
words are known to the letter: what was set is kept in `printed`, by which its gold is proved.
"""

import subprocess
from functools import cache

from fontTools.ttLib import TTCollection

FACES = {
    "serif": "Noto Serif CJK SC",
    "sans": "Noto Sans CJK SC",
    "serif-tc": "Noto Serif CJK TC",
    "sans-tc": "Noto Sans CJK TC",
}
NOT_FIRST = "，。、；：？！”’）》」』】…—·％℃"
NOT_LAST = "“‘（《「『【"
OPENING = "“‘（《「『【〔"
CLOSING = "，。、；：？！”’）》」』】〕"
PREAMBLE = """#set document(date: none)
#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: none)
#set par(leading: 0pt, spacing: 0pt)
#set text(top-edge: 0.88em, bottom-edge: -0.12em, cjk-latin-spacing: none, lang: "zh", region: "{region}", hyphenate: false)
#let t(x, y, size, face, weight, track, fill, words) = place(top + left, dx: x * 1pt, dy: y * 1pt,
  text(size: size * 1pt, font: face, weight: weight, tracking: track * 1pt, fill: fill, words))
#let j(x, y, size, face, weight, measure, fill, words) = place(top + left, dx: x * 1pt, dy: y * 1pt,
  block(width: measure * 1pt + 0.02pt, par(justify: true,
    text(size: size * 1pt, font: face, weight: weight, fill: fill, words) + linebreak(justify: true))))
#let v(x, y, size, face, weight, fill, words) = place(top + left, dx: x * 1pt, dy: y * 1pt,
  box(width: size * 1pt, height: size * 1pt, align(center, text(size: size * 1pt, font: face, weight: weight,
  features: ("vert",), fill: fill, words))))
#let r(x, y, x2, y2, w, stroke) = place(top + left, line(start: (x * 1pt, y * 1pt), end: (x2 * 1pt, y2 * 1pt),
  stroke: (paint: stroke, thickness: w * 1pt)))
#let b(x, y, w, h, thickness, fill) = place(top + left, dx: x * 1pt, dy: y * 1pt,
  rect(width: w * 1pt, height: h * 1pt, fill: fill, stroke: if thickness > 0 {{ thickness * 1pt }} else {{ none }}))
"""


@cache
def advances(face, weight):
    """How wide a character is, in ems, in a face of the system."""
    wanted = f"{FACES[face]}:{'bold' if weight >= 600 else 'regular'}"
    asked = subprocess.run(["fc-match", wanted, "-f", "%{file}|%{index}"], capture_output=True, text=True, check=True)
    file, index = asked.stdout.split("|")
    font = TTCollection(file)[int(index) & 0xFFFF]
    return font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm


def width(words, size, face="serif", weight=400):
    """How wide words are, with marks that meet or stand at an end of the line cut to half their width."""
    names, metrics, em = advances(face, weight)
    marks = OPENING + CLOSING
    total = sum(metrics[names[ord(c)]][0] / em for c in words)
    total -= 0.5 * sum(a in marks and b in marks for a, b in zip(words, words[1:]))
    total -= 0.5 * bool(words and words[0] in OPENING) + 0.5 * bool(words and words[-1] in CLOSING)
    return total * size


def pieces(words):
    """Words cut where a line may end: after each character, but not inside a number or a Latin word."""
    found = []
    for c in words:
        joins = found and c.isascii() and c != " " and found[-1][-1].isascii() and found[-1][-1] != " "
        if found and (joins or c in NOT_FIRST or found[-1][-1] in NOT_LAST):
            found[-1] += c
        else:
            found.append(c)
    return found


def broken(words, measure, size, face, indent, upright=False):
    """A paragraph as lines: (indent, words, whether it is set full out)."""

    def wide(line):
        return len(line) * size if upright else width(line, size, face)

    lines, line, room = [], "", measure - indent
    for piece in pieces(words):
        if line and wide(line + piece) > room + 0.01:
            lines.append((measure - room, line.rstrip(" "), True))
            line, room = piece.lstrip(" "), measure
        else:
            line += piece
    return lines + [(measure - room, line, False)]


class Sheet:
    """One page."""

    def __init__(self, wide, high, region="CN", ink="black"):
        self.wide, self.high, self.region, self.ink = wide, high, region, ink
        self.marks, self.printed = [], []

    def source(self):
        """The page for the compiler."""
        head = PREAMBLE.format(width=self.wide, height=self.high, region=self.region)
        return head + "\n".join(self.marks) + "\n"

    def line(self, x, y, words, size, face="serif", weight=400, measure=None, track=0, fill=None, keep=True):
        """A line of words; with a measure it is spread over it. Words given to `keep` count as printed."""
        if not words.strip():
            return
        text = words.replace("\\", "\\\\").replace('"', '\\"')
        call, room = ("j", measure) if measure else ("t", track)
        self.marks.append(
            f'#{call}({x:.2f}, {y:.2f}, {size}, "{FACES[face]}", {weight}, {room:.3f}, {fill or self.ink}, "{text}")'
        )
        if keep:
            self.printed.append(words)

    def centred(self, x, y, w, words, size, face="sans", weight=700, track=0, **more):
        """A line in the middle of a width."""
        have = width(words, size, face, weight) + track * (len(words) - 1)
        self.line(x + (w - have) / 2, y, words, size, face, weight, track=track, **more)

    def ending(self, x, y, w, words, size, face="serif", weight=400, **more):
        """A line that ends where a width ends."""
        self.line(x + w - width(words, size, face, weight), y, words, size, face, weight, **more)

    def upright(self, x, y, words, size, face="serif", weight=400, step=None, fill=None):
        """Words from above downward, a character to a box."""
        for n, c in enumerate(words):
            if c not in " 　":
                self.marks.append(
                    f'#v({x:.2f}, {y + n * (step or size):.2f}, {size}, "{FACES[face]}", {weight}, {fill or self.ink}, "{c}")'
                )
        self.printed.append(words)

    def rule(self, x, y, x2, y2, weight=0.5, stroke=None):
        """A straight rule."""
        self.marks.append(f"#r({x:.2f}, {y:.2f}, {x2:.2f}, {y2:.2f}, {weight}, {stroke or self.ink})")

    def box(self, x, y, w, h, weight=0.5, fill="none"):
        """A box, or with no weight a tint."""
        self.marks.append(f"#b({x:.2f}, {y:.2f}, {w:.2f}, {h:.2f}, {weight}, {fill})")

    def draw(self, x, y, code):
        """A picture in the compiler's own language."""
        self.marks.append(f"#place(top + left, dx: {x:.2f}pt, dy: {y:.2f}pt, {code})")


class Flow:
    """Text that runs from frame to frame. A frame is (x, y, width, lines); in upright text, x is its right edge and width
    the height of a column of characters."""

    def __init__(self, sheet, frames, size=9, leading=1.5, face="serif", indent=2, between=0, upright=False):
        self.sheet, self.size, self.leading, self.face = sheet, size, leading * size, face
        self.indent, self.between, self.is_upright = indent * size, between * size, upright
        self.slots = [(x, y, w, n * self.leading) for x, y, w, n in frames]
        self.at, self.used = 0, 0.0

    def room(self):
        """Lines still empty."""
        left = sum(high for _, _, _, high in self.slots[self.at :]) - self.used
        return round(left / self.leading, 2)

    def _place(self, needed):
        while self.at < len(self.slots) and self.used + needed > self.slots[self.at][3] + 0.01:
            self.at, self.used = self.at + 1, 0.0
        if self.at >= len(self.slots):
            raise OverflowError("the frames are full")
        x, y, w, _ = self.slots[self.at]
        return x, y + self.used, w

    def paragraph(self, words, indent=None, weight=400, face=None, spread=True, drop=0):
        """A paragraph; `drop` lines of its first character's height stand beside a large initial."""
        indent = self.indent if indent is None else indent * self.size
        face = face or self.face
        if drop:
            words = self._initial(words, drop)
        rest, first, beside = words, True, drop
        while rest:
            x, y, w = self._place(self.leading)
            hold = (drop * self.leading + 0.2 * self.size) if beside > 0 else 0
            lead, line, full = broken(
                rest, w - hold, self.size, face, indent if first and not drop else 0, self.is_upright
            )[0]
            rest = rest[len(line) :].lstrip(" ") if full else ""
            if self.is_upright:
                top = self.slots[self.at][1]
                step = (
                    (w - lead - self.size) / max(1, len(line) - 1)
                    if full and w - lead - len(line) * self.size < 2.2 * self.size
                    else None
                )
                self.sheet.upright(
                    x - self.used - self.leading + (self.leading - self.size) / 2,
                    top + lead,
                    line,
                    self.size,
                    face,
                    weight,
                    step,
                )
            else:
                self.sheet.line(
                    x + lead + hold,
                    y,
                    line,
                    self.size,
                    face,
                    weight,
                    measure=w - hold - lead if full and spread else None,
                )
            self.used += self.leading
            first, beside = False, beside - 1
        self.used += self.between if self.used else 0

    def _initial(self, words, drop):
        x, y, _ = self._place(drop * self.leading)
        size = drop * self.leading - (self.leading - self.size)
        self.sheet.line(x, y, words[0], size, "sans", 700)
        return words[1:]

    def subhead(self, words, centred=True, face="sans", lines=2):
        """A heading between paragraphs, of as many lines of the grid."""
        if self.used and self.slots[self.at][3] - self.used < (lines + 2) * self.leading:
            self.at, self.used = self.at + 1, 0.0
        high = (lines if self.used else 1) * self.leading
        x, y, w = self._place(high)
        down = high - self.leading - (lines - 1) * self.leading * 0.4 if high > self.leading else 0
        if self.is_upright:
            top = self.slots[self.at][1]
            self.sheet.upright(
                x - self.used - high + (high - self.size) / 2,
                top + (self.size * 3 if not centred else (w - len(words) * self.size) / 2),
                words,
                self.size,
                face,
                700,
            )
        elif centred:
            self.sheet.centred(x, y + down, w, words, self.size, face)
        else:
            self.sheet.line(x, y + down, words, self.size, face, 700)
        self.used += high

    def verse(self, words, indent=2):
        """Lines that stay lines; an empty one parts stanzas."""
        for line in words.split("\n"):
            if line:
                self.paragraph(line, indent=indent, spread=False)
            else:
                self.used += self.leading * 0.6

    def skip(self, lines=1):
        """Empty lines."""
        self.used += lines * self.leading if self.used else 0

    def signed(self, words, face="serif"):
        """A signature at the end of a line of its own."""
        x, y, w = self._place(self.leading)
        if self.is_upright:
            top = self.slots[self.at][1]
            self.sheet.upright(
                x - self.used - self.leading + (self.leading - self.size) / 2,
                top + w - len(words) * self.size,
                words,
                self.size,
                face,
            )
        else:
            self.sheet.ending(x, y, w, words, self.size, face)
        self.used += self.leading


def columns(x, y, w, count, gutter, lines, widths=None):
    """Frames side by side."""
    widths = widths or [(w - gutter * (count - 1)) / count] * count
    frames = []
    for each in widths:
        frames.append((x, y, each, lines))
        x += each + gutter
    return frames


def counted(items, measure, size, face="serif", indent=2, subhead=2):
    """How many lines paragraphs and subheads take at a measure."""
    total = 0
    for item in items:
        total += subhead if item.startswith("## ") else len(broken(item, measure, size, face, indent * size))
    return total
