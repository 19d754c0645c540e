"""What gold allows each line of a page to be: the measure of the parser's labels.

A line's words belong to pieces of gold (reprint.py); from what the first text on it is follow the labels that would
be right. A line that gold does not name, or where labels would come to the same, is left undecided or given several.
"""
import itertools

from gold import JINGBAO, KEPT_LINES, STACK
from reprint import pieces_of, squash

LABELS = ["paragraph", "continuation", "head", "subhead", "byline", "signature", "caption", "jump", "furniture",
          "verse", "row"]
TEXT = {"paragraph", "continuation"}
ALLOWED = {**dict.fromkeys(STACK, {"head"}), "subhead": {"subhead"}, "byline": {"byline", "signature"},
           "jump": {"jump"}, "caption": {"caption"}, "noise": {"furniture"}, "verse": {"verse"},
           **dict.fromkeys(KEPT_LINES[1:], {"row"})}
SHORT_LINE = 12     # in 晶報 the transcribers call every short line a paragraph: that is no evidence
GOES_ON = {"goes_on_from_full_line", "full_line_before"}


def allowed(page, explained):
    """For each explained line of a gold page the labels that gold allows, or None where it does not say."""
    places = iter(places_of(pieces_of(page.text(), page.gold)))
    found = []
    for line in explained:
        place, words = next(places)
        while len(words) < len(squash(line["text"])):      # a signature that the measure broke is one line
            words += next(places)[1]
        found.append(allowed_here(page, place, line))
    if list(places):
        raise SystemExit(f"{page.name}: not every line of the page was explained")
    return found


def places_of(pieces):
    """For each line of the page the piece that begins on it, or runs through it, with the line's place in that, and
    the words of the line."""
    places = []
    for piece in pieces:
        for at, line in enumerate(piece.lines):
            if at == 0 and piece.glued:
                place, words = places[-1]
                places[-1] = (place, words + squash(line))
            else:
                places.append(((piece, at), squash(line)))
    return places


def allowed_here(page, place, line):
    """The labels of one line."""
    piece, at = place
    words = squash(line["text"])
    photo = piece.article is not None and page.gold["articles"][piece.article].get("photo")
    if piece.role == "caption" and photo:
        return TEXT | {"caption"}
    if piece.role != "paragraph":
        return ALLOWED.get(piece.role)
    if page.group == JINGBAO and is_stray(words):
        return None
    if at == 0:
        return {"paragraph"}
    seen = {evidence["code"] for evidence in line["evidence"]}
    return {"continuation"} if seen & GOES_ON else TEXT


def is_stray(words):
    """Whether a line of 晶報 may be anything, whatever its transcribers call it."""
    return len(words) <= SHORT_LINE and words[-1:] not in ("、", "。")


def kinds(labels):
    """Labels with a paragraph's first and further lines as one kind: what confidence is about."""
    return set(itertools.chain.from_iterable(TEXT if label in TEXT else {label} for label in labels))
