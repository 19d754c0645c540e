"""What a page holds, in the form of the gold of the sample archive, and the proof that just that was set."""

import json
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
GOLD = ROOT / "tests/fixtures/gold"
PRINTED = ("subheads", "captions", "paragraphs", "bylines_printed", "jumps_printed", "verse", "lists", "tables")


class Gold:
    """The gold of a file, written down while its pages are set."""

    def __init__(self, page, newspaper, date, number):
        self.value = {
            "page": page,
            "issue": {"newspaper": newspaper, "date": date, "number": number},
            "articles": [],
            "noise": [],
        }

    def article(self, headline="", body=(), **more):
        """An article; in its body, what begins with `## ` is a subhead."""
        known = {
            "column": "",
            "kicker": "",
            "headline": headline,
            "headline_or": "",
            "subheadline": "",
            "authors": [],
            "dateline": None,
            "fragment": False,
            "photo": False,
            "continues_to_page": None,
            "subheads": [item[3:] for item in body if item.startswith("## ")],
            "captions": [],
            "paragraphs": [item for item in body if not item.startswith("## ")],
        }
        self.value["articles"].append({**known, **more})

    def noise(self, *lines):
        """Lines that belong to no article."""
        self.value["noise"] += lines

    def save(self, path):
        """Write it down."""
        Path(path).write_text(json.dumps(self.value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def letters(words):
    """The signs that count."""
    return [c for c in words if not c.isspace() and c not in "□●◆▲▼■◎"]


def unproved(gold, sheets):
    """Signs that were set and are not in the gold, and those in the gold that were not set."""
    said = Counter()
    for article in gold["articles"]:
        for key in ("column", "kicker", "headline", "subheadline"):
            said.update(letters(article[key]))
        for key in PRINTED:
            said.update(c for text in article.get(key, []) for c in letters(text))
    said.update(c for text in gold["noise"] for c in letters(text))
    was_set = Counter(c for sheet in sheets for words in sheet.printed for c in letters(words))
    return was_set - said, said - was_set
