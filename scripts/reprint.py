"""A gold page cut into its pieces, so that it can be printed anew: in another order, to another measure.

Gold says what belongs to which article; the page says how it is printed. `pieces_of` finds every text of gold on the
page and deals out the page's lines among them. A piece keeps its lines as they stand, with the blank lines before
them and the signs around its words. What gold does not name (in 晶報 and the real pages: bylines, instalment
numbers, page lines) is a piece too, of the article whose author it names, or else of the one above it. So no
character of a page is lost, and pieces printed in their own order make the page again.
"""
import re
from collections import Counter
from dataclasses import dataclass, field, replace

from gold import KEPT_LINES, STACK

FURNITURE = None                # the article of what belongs to none
UNNAMED = (FURNITURE, "rest")     # article and role of what gold does not name, before `adopt`
FLOWING = ("paragraph", "caption")  # texts that a measure breaks into lines
SHORTEST = 4                    # characters by which the beginning of a broken text is known
FORM_FEED = re.compile(r"\s*\f\n*")     # ends a page; here it opens the next one's first line
UNREAD = re.compile(r"[\s#*_]")     # what the scorer does not read either


@dataclass
class Piece:
    """A text of the page in one place. `glued`: it begins on the line where the piece before it ends."""
    article: int | None
    role: str
    lines: list = field(default_factory=list)
    gaps: list = field(default_factory=list)        # blank lines before each line
    glued: bool = False
    order: int = 0                                  # the piece's place on the page as it lies there

    @property
    def text(self):
        """The lines joined, with a space only between Latin words; the indent stays."""
        text = self.lines[0].rstrip()
        for line in self.lines[1:]:
            latin = text[-1:].isascii() and line.strip()[:1].isascii() and text[-1:].isalnum()
            text += " " * latin + line.strip()
        return text


def pieces_of(text, gold):
    """The pieces of a page in their order."""
    page = Dealt(text)
    wanted = wanted_texts(gold)
    homes = {}          # where each article's text was found
    for rank, words in enumerate(wanted):
        for spot in page.find(words, homes):
            page.claim(spot, rank)
            homes.setdefault(words.article, []).append(spot[0])
    return page.pieces(wanted, gold)


@dataclass(frozen=True)
class Wanted:
    """A text of gold that is somewhere on the page."""
    article: int | None
    role: str
    words: str


def wanted_texts(gold):
    """All texts of gold, the long ones first, for a short one may stand in many places."""
    found = []
    for number, article in enumerate(gold["articles"]):
        text = "caption" if article.get("photo") else "paragraph"
        for key, role in (("paragraphs", text), ("captions", "caption"), ("subheads", "subhead"),
                          ("bylines_printed", "byline"), ("jumps_printed", "jump"), *((k, k) for k in KEPT_LINES)):
            found += [Wanted(number, role, squash(words)) for words in article.get(key, [])]
        for key in STACK:
            if article.get(key) and not (key == "column" and article.get("column_printed") is False):
                found.append(Wanted(number, key, squash(article[key])))
    found += [Wanted(FURNITURE, "noise", squash(words)) for words in gold.get("noise", [])]
    return sorted((words for words in found if words.words), key=lambda words: -len(words.words))


def squash(text):
    """Text without what the scorer does not read."""
    return UNREAD.sub("", text or "")


class Dealt:
    """A page's characters and to which text of gold each was dealt."""

    def __init__(self, text):
        self.raw = FORM_FEED.sub("\n\f", text.replace("\r\n", "\n")).split("\n")
        places = [(number, column) for number, line in enumerate(self.raw)
                  for column, c in enumerate(line) if not UNREAD.match(c)]
        self.places = places
        self.words = "".join(self.raw[number][column] for number, column in places)
        self.owner = [None] * len(places)
        self.opens = [at == 0 or places[at - 1][0] != place[0] for at, place in enumerate(places)]

    def find(self, wanted, homes):
        """Where a text stands, as (start, end): one place, or several where it was broken up."""
        left, spots = wanted.words, []
        while left:
            spot = self.whole(left, wanted, homes) or self.beginning(left)
            if spot is None:
                return spots
            spots.append(spot)
            left = left[spot[1] - spot[0]:]
            for at in range(*spot):
                self.owner[at] = -1     # taken for the moment, so that the rest is not found here again
        return spots

    def whole(self, words, wanted, homes):
        """The free place that has all the words: at a line's beginning, and close to its article."""
        near = homes.get(wanted.article) or [0]
        spots = [(at, at + len(words)) for at in self.occurrences(words)]
        return min(spots, key=lambda s: (not self.opens[s[0]], min(abs(s[0] - n) for n in near)), default=None)

    def beginning(self, words):
        """The free place that has the longest beginning of the words up to a line's end."""
        low, high = 0, len(words)
        while low < high:           # the longest beginning that is anywhere at all
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.occurrences(words[:middle]) else (low, middle - 1)
        for length in range(low, SHORTEST - 1, -1):
            for at in self.occurrences(words[:length]):
                end = at + length
                if end == len(self.words) or self.opens[end] or self.owner[end] is not None:
                    return at, end
        return None

    def occurrences(self, words):
        """Where free characters spell the words."""
        found, at = [], self.words.find(words)
        while at >= 0:
            if all(owner is None for owner in self.owner[at:at + len(words)]):
                found.append(at)
            at = self.words.find(words, at + 1)
        return found

    def claim(self, spot, rank):
        """Deals out the characters of one place."""
        self.owner[spot[0]:spot[1]] = [rank] * (spot[1] - spot[0])

    def pieces(self, wanted, gold):
        """The lines, cut where one text ends and another begins, and gathered into pieces."""
        found, last, gap = [], -1, 0
        starts = {place: at for at, place in enumerate(self.places)}
        for number, line in enumerate(self.raw):
            owned = [(column, self.owner[starts[number, column]]) for column in range(len(line))
                     if (number, column) in starts]
            if not line.strip():
                gap += 1
                continue
            for part, (owner, words) in enumerate(runs(line, owned)):
                if found and last == owner and (owner is not None or gap == part == 0):
                    found[-1].lines.append(words)
                    found[-1].gaps.append(gap)
                else:
                    article, role = (wanted[owner].article, wanted[owner].role) if owner is not None else UNNAMED
                    found.append(Piece(article, role, [words], [gap], part > 0))
                last, gap = owner, 0
        return adopt(numbered(found), gold)


def runs(line, owned):
    """(owner, words) along a line. Signs without a letter among or beside a text are part of it."""
    cut = []                    # [owner, from column]
    for column, owner in owned:
        if not cut or cut[-1][0] != owner:
            cut.append([owner, column])
    ends = [column for _, column in cut[1:]] + [len(line)]
    kept = []
    for (owner, start), end in zip(cut, ends):
        words = line[start:end]
        lettered = owner is not None or any(c.isalnum() for c in words)
        if kept and (not lettered or kept[-1][0] == owner):
            kept[-1][1] += words
        elif kept and kept[-1][0] is None and not any(c.isalnum() for c in kept[-1][1]):
            kept[-1] = [owner, kept[-1][1] + words]
        else:
            kept.append([owner, words])
    if kept:
        kept[0][1] = line[:cut[0][1]] + kept[0][1]
        return kept
    return [[None, line]]       # a line of signs only, such as ***


def numbered(pieces):
    """The pieces, each knowing its place."""
    return [replace(piece, order=order) for order, piece in enumerate(pieces)]


def adopt(pieces, gold):
    """Gives what gold does not name to an article: the nearest one whose author it names, or the one above."""
    authors = [set(map(squash, article["authors"])) for article in gold["articles"]]
    for at, piece in enumerate(pieces):
        if piece.role != "rest":
            continue
        words = squash(piece.text)
        signed = [other for other in sorted(pieces, key=lambda p: abs(p.order - at))
                  if other.article is not FURNITURE and any(name in words for name in authors[other.article])]
        if signed and len(words) < 60:
            piece.article, piece.role = signed[0].article, "byline"
        elif at > 0:
            piece.article = pieces[at - 1].article
    return pieces


def print_pieces(pieces):
    """The text of pieces in the order given. A piece stays glued only to the one it was glued to."""
    lines, before = [], None
    for piece in pieces:
        glued = piece.glued and before == piece.order - 1 and lines
        for at, (gap, line) in enumerate(zip(piece.gaps, piece.lines)):
            if glued and at == 0:
                lines[-1] += line
            else:
                lines += [""] * (gap if lines else 0) + [line]
        before = piece.order
    return "\n".join(lines) + "\n"


def unglued(pieces):
    """The pieces with those that share a line made one, whose role is the text's if there is one."""
    joined = []
    for piece in pieces:
        if piece.glued and joined and joined[-1].order == piece.order - 1:
            before = joined[-1]
            role = next((role for role in (before.role, piece.role) if role in FLOWING), before.role)
            lines = [*before.lines[:-1], before.lines[-1] + piece.lines[0], *piece.lines[1:]]
            joined[-1] = replace(before, role=role, lines=lines, gaps=before.gaps + piece.gaps[1:], order=piece.order)
        else:
            joined.append(piece)
    return joined


def usual(values, otherwise):
    """The commonest value."""
    return Counter(values).most_common(1)[0][0] if values else otherwise
