"""A synthetic page while it is printed: the manner of the page, and its lines with the labels that are right."""
import re
from dataclasses import dataclass

NOT_FIRST = "，。、；：？！”）》」』"     # signs that never open a line


@dataclass(frozen=True)
class Manner:
    """How one page is printed. Gaps are numbers of blank lines."""
    measure: int            # characters of a line, 0 where lines flow
    blank_lines: bool       # a blank line between any two lines
    between: int            # blank lines between paragraphs
    between_pieces: int
    indent: str
    heads: str              # above, below, mixed
    heads_close: bool       # the lines of one headline stand closer than other lines
    breaks_heads: bool      # headlines are broken even where they need not be
    signs: str              # where names stand: above, trailing, alone, lead, none, alone with role, mixed
    spaced_names: bool      # 王 芳
    markdown: bool
    subhead_gap: int
    caption_place: str      # inside, between, end, top
    caption_mark: str
    office: str             # what stands before the names of a byline
    page_lines: bool
    varied: bool            # pieces of several measures


def draw_manner(words, old):
    """A manner by chance. Old papers are set plainly."""
    chance = words.chance
    measures = [0, 16, 20, 24, 30] if old else [0] * 4 + [12, 14, 15, 16, 16, 17, 18, 18, 20, 22, 24, 26, 28, 30, 34]
    measure = chance.choice(measures)
    blank_lines = chance.random() < .25 and measure > 0
    between = int(chance.random() < .55 or blank_lines)
    office = chance.choice(["本报记者", f"□{words.paper}记者", f"□{words.paper}/{words.region}新闻记者",
                            f"{words.paper}记者", "记者", "本报特约记者", "■本报记者", "□本报记者", "文/", ""])
    return Manner(
        measure=measure, blank_lines=blank_lines, between=between,
        between_pieces=max(between, chance.choice([0, 1, 1, 2, 2, 3])),
        indent=chance.choice(["", "　　", ""] if old else ["", "　　", "　　", "  ", "    "]),
        heads=chance.choice(["above"] * 6 + ["below", "mixed"]),
        heads_close=chance.random() < .5, breaks_heads=chance.random() < .35,
        signs=chance.choice(["above", "above", "trailing", "trailing", "alone", "lead", "none", "alone with role",
                             "mixed"]),
        spaced_names=chance.random() < .6, markdown=chance.random() < .1,
        subhead_gap=between + chance.choice([0, 0, 1]),
        caption_place=chance.choice(["inside", "between", "between", "end", "top"]),
        caption_mark=chance.choice(["", "", "▲", "■", "▲", "图为"]),
        office=office, page_lines=chance.random() < .7, varied=chance.random() < .25)


class Sheet:
    """The lines printed so far, each with the labels that are right for it."""

    def __init__(self, manner, chance):
        self.manner, self.chance = manner, chance
        self.measure = manner.measure       # of the piece at hand
        self.parts = []                     # (lines, labels of each, blank lines before)

    def add(self, lines, label, further=None, gap=None):
        """Lines that stand together; `further` labels those after the first. Labels are a name or several."""
        labels = [named(label)] + [named(further or label)] * (len(lines) - 1)
        self.parts.append((lines, labels, self.manner.between if gap is None else gap))

    def open_piece(self, lines):
        """The headline of a piece, with the gap between pieces before it."""
        self.add(lines, "head", gap=self.manner.between_pieces)

    def flow(self, text, label="paragraph", further="continuation", gap=None, indent=None, measure=None):
        """A text set to the measure."""
        into = self.measure if measure is None else measure
        self.add(wrapped(text, into, self.manner.indent if indent is None else indent), label, further, gap)

    def spaced(self, name):
        """A name as this page prints it."""
        if len(name) == 2 and self.manner.spaced_names:
            return name[0] + self.chance.choice([" ", "　"]) + name[1]
        return name

    def headline_lines(self, words):
        """A headline broken where papers break it: at its space, or into lines of nearly one length."""
        words, chance = words.strip(), self.chance
        halves = re.split("[ 　]+", words)
        if len(halves) == 2 and min(map(len, halves)) > 3 and not re.search("[A-Za-z]", words) and chance.random() < .4:
            return halves
        length = len(words)
        too_long = self.measure and length > self.measure * 1.6
        if length > 9 and (too_long or self.manner.breaks_heads and chance.random() < .7):
            count = 2 if length < 34 else 3
            cuts = [round(length * i / count) + chance.choice([-1, 0, 0, 1]) for i in range(1, count)]
            return [words[start:end] for start, end in zip([0, *cuts], [*cuts, length])]
        return [words]

    def printed(self):
        """The page's text, and (where a line starts, its labels) for every line."""
        text, labels = "", []
        for number, (lines, allowed, gap) in enumerate(self.parts):
            text += "\n" * (gap if number else 0)
            for at, (line, choice) in enumerate(zip(lines, allowed)):
                if at and self.manner.blank_lines:
                    text += "\n"
                marks = {("head",): "## ", ("subhead",): "### "}.get(choice, "") if self.manner.markdown else ""
                labels.append((len(text), choice))
                text += f"{marks}{line}\n"
        return text, labels


def named(label):
    """One label or several as a tuple."""
    return (label,) if isinstance(label, str) else tuple(label)


def wrapped(text, measure, indent):
    """The lines of a text set to a measure; a stop hangs over rather than open a line."""
    if not measure:
        return [indent + text]
    lines, line, room = [], indent, measure - sum(map(width, indent))
    for c in text:
        if room < width(c) and c not in NOT_FIRST:
            lines.append(line)
            line, room = "", measure
        line += c
        room -= width(c)
    return [*lines, line] if line.strip() else lines


def width(character):
    """How much of a measure a character fills."""
    return .5 if ord(character) < 0x2000 else 1.0
