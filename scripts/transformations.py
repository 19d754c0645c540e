"""Ways to print a gold page anew that leave its articles what they are, so that no figure should move.

Each takes a page's pieces (reprint.py), its gold and a random generator and gives text and gold back. Gold changes
only with the words: names, figures and signs are swapped on both sides by one and the same function.
"""
import itertools
import re
import unicodedata
from dataclasses import dataclass, replace

from gold import STACK
from reprint import FLOWING, FURNITURE, Piece, numbered, print_pieces, squash, unglued, usual

NOT_OPENING = set("，。、；：？！”’）》」』】〕,.;:?!)、")     # hang at a line's end rather than open the next
NOT_CLOSING = "“‘（《「『【〔(["        # begin the next line rather than end one
INDENT = "　　"
OTHER_DIGITS = str.maketrans("45678４５６７８", "68547６８５４７")     # those that leave every date a date
ROUND = str.maketrans("（）()", "()（）")
HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
LINK = re.compile(r"(\]\([^()\s]*\))")                             # of Markdown; its brackets are no print

# Of these names are made that nobody on a gold page bears. Who wrote for papers before 1950 used a pen name.
PEN_NAMES_UNTIL = "1950"
SURNAMES = "丁冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕任姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺"
LONG_SURNAMES = ["司马", "上官", "诸葛", "司徒", "慕容"]
GIVEN = "建国志强春梅晓东海燕立新玉兰永康文静家宝雪峰思远佳琪浩宇慧敏振华秀英明亮丽娟卫民小龙"
PEN = "秋竹梅石雲鶴琴梧松菊蘭溪"


@dataclass(frozen=True)
class Reprint:
    """A page's text and the gold that goes with it."""
    text: str
    gold: dict


def as_it_is(pieces, gold, _=None):
    """The page as it lies there."""
    return Reprint(print_pieces(pieces), gold)


def in_turn(pieces, gold, _=None):
    """Every article in one place: what shuffling is compared with."""
    return Reprint(print_pieces([piece for unit in units(pieces, gold) for piece in unit]), gold)


def wrapped(measure, roles=("paragraph",)):
    """Text broken to a measure of so many characters, or with 0 not broken at all. The words of a picture stay: they
    are set to its width."""
    return lambda pieces, gold, _: Reprint(print_pieces(rewrap(pieces, measure, roles)), gold)


def gaps(blank):
    """So many blank lines before every line."""
    def printed(pieces, gold, _):
        return Reprint(print_pieces([set_gaps(piece, [blank] * len(piece.gaps)) for piece in pieces]), gold)
    return printed


def shuffled(pieces, gold, chance):
    """The articles in another order; page lines stay in their places."""
    return Reprint(print_pieces([piece for unit in mixed(units(pieces, gold), chance) for piece in unit]), gold)


def without_nameplate(pieces, gold, _):
    """Without what stands over the first article."""
    body = itertools.dropwhile(lambda piece: piece.article is FURNITURE, pieces)
    return Reprint(print_pieces(body), gold)


def heads_below(pieces, gold, _):
    """Every headline stack under its text."""
    return Reprint(print_pieces([piece for unit in units(pieces, gold) for piece in under(unit)]), gold)


def other_names(pieces, gold, chance):
    """Whoever signs has another name of the same length, wherever it is printed."""
    found = {name for article in gold["articles"] for name in article["authors"]}
    names = sorted((squash(name) for name in found if is_name(squash(name))), key=lambda n: (-len(n), n))
    pen_names = (gold["issue"].get("date") or "2000") < PEN_NAMES_UNTIL
    instead = {name: invented(name, pen_names, chance) for name in names}
    if not names:
        return as_it_is(pieces, gold)
    printed = re.compile("|".join(r"\s*".join(name) for name in names))
    return reworded(pieces, gold, lambda text: printed.sub(lambda m: respelt(m[0], instead), text))


def other_digits(pieces, gold, _):
    """Other figures in every number."""
    return reworded(pieces, gold, lambda text: text.translate(OTHER_DIGITS))


def other_brackets(pieces, gold, _):
    """Wide round brackets for narrow ones, and the other way round."""
    return reworded(pieces, gold, lambda text: "".join(
        part if LINK.fullmatch(part) else part.translate(ROUND) for part in LINK.split(text)))


def half_width(pieces, gold, _):
    """Letters, digits, punctuation and spaces in their half-width form, where they have one."""
    return reworded(pieces, gold, lambda text: text.translate(HALF))


def reworded(pieces, gold, swap):
    """Page and gold with one and the same change of words."""
    return Reprint(swap(print_pieces(pieces)), {**gold, "articles": deep(gold["articles"], swap)})


def deep(value, swap):
    """A value of JSON with every string in it changed."""
    if isinstance(value, str):
        return swap(value)
    if isinstance(value, list):
        return [deep(item, swap) for item in value]
    return {key: deep(item, swap) for key, item in value.items()} if isinstance(value, dict) else value


def is_name(name):
    """Whether a signature is a person's name: two to four Chinese characters."""
    return 2 <= len(name) <= 4 and all("一" <= c <= "鿿" for c in name)


def invented(name, pen_name, chance):
    """A name of the same length, a person's or a pen name."""
    if pen_name:
        return "".join(chance.sample(PEN, len(name)))
    if len(name) == 4:
        return chance.choice(LONG_SURNAMES) + "".join(chance.sample(GIVEN, 2))
    return chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, len(name) - 1))


def respelt(printed, instead):
    """Another name in the place of one, with the spaces that stood inside it."""
    letters = iter(instead["".join(printed.split())])
    return "".join(c if c.isspace() else next(letters) for c in printed)


# --- pieces in another order -----------------------------------------------------------------------------

def units(pieces, gold):
    """What moves as one, in order: an article, articles under one printed column, a line of furniture."""
    home = shared_columns(pieces, gold)
    found, place = [], {}
    for piece in pieces:
        article = home.get(piece.article, piece.article)
        if article is FURNITURE:
            found.append([piece])
        elif article in place:
            found[place[article]].append(piece)
        else:
            place[article] = len(found)
            found.append([piece])
    opening = [unit[0].gaps[0] for unit in found[1:] if unit[0].article is not FURNITURE]
    least = usual(opening, 1)
    return [unit if unit[0].article is FURNITURE else
            [set_gaps(unit[0], [max(least, unit[0].gaps[0]), *unit[0].gaps[1:]]), *unit[1:]] for unit in found]


def mixed(order, chance):
    """The units with the articles among them in another order."""
    places = [at for at, unit in enumerate(order) if unit[0].article is not FURNITURE]
    sources = places[:]
    chance.shuffle(sources)
    moved = dict(zip(places, sources))
    return [order[moved.get(at, at)] for at in range(len(order))]


def shared_columns(pieces, gold):
    """For an article whose column is printed over another one: that other one."""
    printed = {piece.article: piece for piece in pieces if piece.role == "column"}
    heads = {squash(piece.text): article for article, piece in printed.items()}
    columns = [squash(article["column"]) for article in gold["articles"]]
    return {number: heads[column] for number, column in enumerate(columns)
            if column in heads and number not in printed}


def under(unit):
    """A unit with its heads at its end. What gold does not name goes with them where it stood among them."""
    text = next((at for at, piece in enumerate(unit) if piece.role not in (*STACK, "rest", "byline")), len(unit))
    head = [piece for at, piece in enumerate(unit) if piece.role in STACK or piece.role == "rest" and at < text]
    body = [piece for piece in unit if piece not in head]
    if not any(piece.role in STACK for piece in head) or not body or len({p.article for p in unit}) > 1:
        return unit
    first, between = unit[0].gaps[0], body[0].gaps[0]
    body[0] = set_gaps(body[0], [first, *body[0].gaps[1:]])
    head[0] = set_gaps(head[0], [between, *head[0].gaps[1:]])
    return [*body, *head]


def set_gaps(piece, wanted):
    """A piece with other blank lines."""
    return replace(piece, gaps=wanted)


# --- lines to another measure ----------------------------------------------------------------------------

def rewrap(pieces, measure, roles):
    """The pieces with the texts of these roles broken anew."""
    joined = unglued(pieces)
    flowing = [piece for piece in joined if piece.role in FLOWING]
    inner = [gap for piece in flowing for gap in piece.gaps[1:]]
    # Where most texts are one line, what parts the lines of the others is a column's end and no manner of the page.
    inner = usual(inner, 0) if len(inner) > len(flowing) else 0
    return [broken(piece, measure, inner) if piece.role in roles else piece for piece in joined]


def broken(piece, measure, inner):
    """One text, broken anew, with `inner` blank lines between its lines."""
    text = piece.text
    indent = text[:len(text) - len(text.lstrip())]
    lines = wrap(text.strip(), measure, indent) if measure else [text]
    return replace(piece, lines=lines, gaps=[piece.gaps[0]] + [inner] * (len(lines) - 1))


def wrap(text, measure, indent):
    """Lines of a text. No stop opens a line, no bracket is opened at the end of one, and no short number or Latin
    word is broken."""
    lines, line, room = [], indent, measure - width(indent)
    for word in re.findall(r"[A-Za-z0-9.%]+|.", text):
        parts = word if width(word) > measure / 2 else [word]
        for part in parts:
            if room < width(part) and part not in NOT_OPENING and line.strip():
                whole = line.rstrip(NOT_CLOSING)
                lines.append(whole)
                line = line[len(whole):]
                room = measure - width(line)
            line += part
            room -= width(part)
    return [*lines, line] if line.strip() else lines


def width(text):
    """In Chinese characters."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


# --- the cross product of manners ------------------------------------------------------------------------

@dataclass(frozen=True)
class Manner:
    """How a paper prints. A measure of 0 is flowing text."""
    measure: int
    blank: bool
    indent: str
    heads: str      # above or below their text
    sign: str       # above, trailing the last paragraph, or alone on a line under it

    def __str__(self):
        measure = self.measure or "flow"
        gap, indent = "blank" if self.blank else "tight", "indent" if self.indent else "flush"
        return f"{measure:>4} {gap:5} {indent:6} heads {self.heads:5} {self.sign}"


def manners():
    """All of them that differ."""
    ways = ((0, 12, 18, 24), (False, True), ("", INDENT), ("above", "below"), ("above", "trailing", "alone"))
    for manner in itertools.starmap(Manner, itertools.product(*ways)):
        flowing = not manner.measure and (manner.blank or manner.indent)
        if not flowing and not (manner.heads == "below" and manner.sign == "above"):
            yield manner


def in_manner(manner):
    """A page printed so, its articles shuffled."""
    def printed(pieces, gold, chance):
        out = []
        for unit in mixed(units(pieces, gold), chance):
            unit = signed([replace(piece, glued=False) for piece in unit], gold, manner)
            out += under(unit) if manner.heads == "below" else unit
        out = rewrap([set_in(piece, manner.indent) for piece in numbered(out)], manner.measure, FLOWING)
        inner = 1 if manner.blank else 0
        between = 1 if manner.blank or not manner.measure else 0
        spaced = [set_gaps(piece, [between] + [inner] * (len(piece.gaps) - 1)) for piece in out]
        return Reprint(print_pieces(spaced), gold)
    return printed


def signed(unit, gold, manner):
    """A unit whose articles are signed in one way."""
    out = [piece for piece in unit if piece.role != "byline"]
    texts = [at for at, piece in enumerate(out) if piece.role == "paragraph"]
    names = " ".join(gold["articles"][unit[0].article]["authors"]) if unit[0].article is not FURNITURE else ""
    if not texts or not names:
        return unit
    place = texts[0] if manner.sign == "above" else texts[-1] + 1
    words = f"□某地日报记者 {names}" if manner.sign == "above" else f"（{names}）"
    sign = Piece(unit[0].article, "byline", [words], [0], glued=manner.sign == "trailing")
    return [*out[:place], sign, *out[place:]]


def set_in(piece, indent):
    """A flowing text with this indent."""
    if piece.role not in FLOWING or piece.glued:
        return piece
    return replace(piece, lines=[indent + piece.lines[0].lstrip(), *piece.lines[1:]])
