#!/usr/bin/env python3
"""Prints pages in many manners, of which the label of every line is known: what the weights are fitted to beside gold.

usage: synthetic_pages.py COUNT FOLDER      writes the pages, each with its labels and its gold, to look at

A page draws a manner of printing (synthetic_sheet.py), then articles (synthetic_articles.py) of gold pages and of news
items, and pieces that are no news (synthetic_pieces.py), among page lines (synthetic_words.py). Equal numbers give
equal pages. Texts are read from where they lie beside the project at each run; nothing of them stays in it.
"""
import argparse
import json
import random
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from gold import gold_pages
from synthetic_articles import Articles, articles_of, heads_of, news
from synthetic_pieces import SIGNED, Pieces
from synthetic_sheet import Sheet, draw_manner, wrapped
from synthetic_words import MOTTOES, Words

OLD = .08           # share of pages in the manner of old papers
STACK_AND_FLAGS = ("column", "kicker", "headline", "headline_or", "subheadline", "photo")


@dataclass(frozen=True)
class SyntheticPage:
    """A page's text, (start, labels that are right) of every line, and its gold."""
    text: str
    labels: list
    gold: dict


def main():
    """Writes pages to look at."""
    parser = argparse.ArgumentParser(description="Prints pages of which the label of every line is known.")
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        of_gold = articles_of(gold_pages(Path(folder)))
    items = news(random.Random(1))
    for number in range(asked.count):
        page = synthetic_page(number, of_gold, items)
        (asked.folder / f"{number}.txt").write_text(page.text, encoding="utf-8")
        known = json.dumps({"labels": page.labels, **page.gold}, ensure_ascii=False, indent=1)
        (asked.folder / f"{number}.json").write_text(known, encoding="utf-8")


def synthetic_page(number, of_gold, items):
    """The page of this number, made of articles of gold and of news items."""
    chance = random.Random(number)
    words = Words(chance)
    old = chance.random() < OLD
    return Printer(words, old, Articles(of_gold, old, items, words)).page()


class Printer:
    """Prints one page."""

    def __init__(self, words, old, articles):
        self.words, self.old, self.articles, self.chance = words, old, articles, words.chance
        self.manner = draw_manner(words, old)
        self.sheet = Sheet(self.manner, self.chance)
        self.pieces = Pieces(self.sheet, words, articles)

    def page(self):
        """A page of several pieces between its page lines."""
        chance, gold = self.chance, []
        count = chance.choice([3, 4, 5, 6, 7, 8, 8 if self.old else 16])
        share_of_gold = 1 if self.old else chance.random()
        all_signed, ends_with_briefs = chance.random() < .7, chance.random() < .12 and not self.old
        if self.manner.page_lines:
            self.page_top()
        for number in range(count):
            self.sheet.measure = self.manner.measure
            if ends_with_briefs and number >= count - 2:
                gold += self.pieces.briefs()
            elif not self.old and chance.random() < .12:
                gold += self.pieces.special()
            else:
                article = self.articles.draw(share_of_gold) if count < 12 else self.articles.small()
                gold.append(Printing(self, article, all_signed or chance.random() < .6).print())
        if self.manner.page_lines:
            for line in self.words.foot_of_page():
                self.sheet.add([line], "furniture")
        text, labels = self.sheet.printed()
        return SyntheticPage(text, labels, {"issue": {}, "articles": gold})

    def page_top(self):
        """Nameplate or page line, now and then a motto, an index of the issue."""
        chance, between = self.chance, self.manner.between
        for line in self.words.head_of_page():
            self.sheet.add([line], "furniture", gap=chance.choice([between, between, 0]))
        if chance.random() < .15:
            self.sheet.add([chance.choice(MOTTOES)], "furniture")
        if chance.random() < .08:
            for _ in range(chance.randint(2, 4)):
                self.sheet.add([f"{chance.randint(2, 16)}版 {self.articles.title()}"], "furniture")


class Printing:
    """Prints one article."""

    def __init__(self, printer, article, signed):
        self.printer, self.article = printer, article
        self.sheet, self.manner, self.words = printer.sheet, printer.manner, printer.words
        self.chance = chance = printer.chance
        if self.manner.measure and self.manner.varied:
            self.sheet.measure = max(10, self.manner.measure + chance.choice([-6, -4, 0, 4, 8, 10]))
        self.signs = self.manner.signs
        if self.signs == "mixed":
            self.signs = chance.choice(["above", "trailing", "alone", "lead"])
        self.authors = article["authors"] if signed and self.signs != "none" else []
        self.below = self.manner.heads == "below" or self.manner.heads == "mixed" and chance.random() < .4
        self.captions = list(article.get("captions") or [])
        self.opened = False         # whether anything of it is printed
        self.gold = {**{key: article[key] for key in STACK_AND_FLAGS if article.get(key)},
                     "headline": article.get("headline") or "", "authors": self.authors, "paragraphs": [],
                     "subheads": [], "captions": [], "verse": article.get("verse") or [],
                     "lists": (article.get("lists") or []) + (article.get("tables") or [])}

    def print(self):
        """Prints it, and gives its gold."""
        if not self.below:
            self.heads()
        if self.authors and self.signs == "above":
            self.byline()
        if self.manner.caption_place == "top":
            self.caption()
        self.body()
        for verse in self.gold["verse"]:
            self.sheet.add(verse.split("\n"), "verse", gap=self.gap())
        for rows in self.gold["lists"]:
            self.sheet.add([row for row in rows.split("\n") if row.strip()], "row", gap=self.gap())
        self.signature()
        if self.article.get("continues_to_page") or self.chance.random() < .05:
            form = self.chance.choice(["（下转{}版）", "（下转第{}版）", "（下转{}版）"])
            self.sheet.add([form.format(self.chance.choice("二三四2348"))], "jump")
        self.caption()
        if self.below:
            self.heads()
        return self.gold

    def gap(self):
        """Blank lines before what comes next: those between pieces where the article opens."""
        between = self.manner.between if self.opened else self.manner.between_pieces
        self.opened = True
        return between

    def heads(self):
        """The headline stack."""
        for _, words in heads_of(self.article):
            for at, line in enumerate(self.sheet.headline_lines(words)):
                close = at > 0 and self.manner.heads_close
                gap = 0 if close else self.manner.between if self.below else self.gap()
                self.sheet.add([line], "head", gap=gap)

    def byline(self):
        """Names with roles over the text."""
        names, office = [self.sheet.spaced(name) for name in self.authors], self.manner.office
        apart = " " if office and not office.endswith("/") else ""
        if len(names) > 1 and self.chance.random() < .5:
            correspondents = self.chance.choice([" 通讯员 ", " 通讯员 ", " "]) + " ".join(names[1:])
            line = office + apart + names[0] + correspondents
        else:
            line = office + apart * (self.chance.random() < .7) + " ".join(names)
        at = line.find(" 通讯员")
        lines = [line[:at], line[at + 1:]] if at > 0 and len(line) > 26 and self.sheet.measure else [line]
        for part in lines:
            self.sheet.add([part], "byline", gap=self.gap())

    def body(self):
        """Paragraphs with subheads and a picture among them."""
        paragraphs = self.article["paragraphs"]
        subheads = self.places_of_subheads(len(paragraphs))
        picture = self.chance.randrange(len(paragraphs)) if paragraphs else 0
        for at, paragraph in enumerate(paragraphs):
            if at in subheads:
                self.subhead(subheads[at])
            last = at + 1 == len(paragraphs)
            text = (self.lead(paragraph) if at == 0 else "") + paragraph
            self.gold["paragraphs"].append(text)
            if last and self.authors and self.signs == "trailing":
                form = self.chance.choice(["（{}）", "（{}）", " （{}）", "（记者 {}）", "　（{}）"])
                text += form.format(self.names())
            here = at == picture and self.captions
            self.paragraph(text, here and self.manner.caption_place == "inside")
            if here and self.manner.caption_place == "between" and not last:
                self.caption()

    def places_of_subheads(self, count):
        """The paragraphs that subheads stand over."""
        subheads = self.article.get("subheads") or []
        places = {}
        for number, words in enumerate(subheads):
            at = round((number + 1) * count / (len(subheads) + 1))
            if 0 < at < count:
                places.setdefault(at, words)
        return places

    def subhead(self, words):
        """A heading inside the text."""
        self.gold["subheads"].append(words)
        for at, line in enumerate(self.sheet.headline_lines(words)):
            close = at > 0 and self.manner.heads_close
            gap = self.manner.subhead_gap if at == 0 else 0 if close else self.manner.between
            self.sheet.add([line], "subhead", gap=gap)

    def lead(self, first):
        """The words a report opens with, and who reported."""
        named = self.authors and self.signs == "lead"
        if not named and (self.printer.old or self.chance.random() > .3) or re.match("本报|新华社", first):
            return ""
        if named:
            return self.words.lead() + f"（{self.chance.choice(['记者', '本报记者', '通讯员'])} {self.names()}）"
        return self.words.lead() + self.chance.choice([" ", "　"])

    def names(self):
        """The authors as this page prints names."""
        return " ".join(self.sheet.spaced(name) for name in self.authors)

    def paragraph(self, text, around_picture):
        """A paragraph, whole or broken by a picture or a column's end."""
        chance, between, gap = self.chance, self.manner.between, self.gap()
        goes_on = ("paragraph", "continuation")
        lines = wrapped(text, self.sheet.measure, self.manner.indent)
        if around_picture and len(text) > 40 and (len(lines) > 3 or not self.sheet.measure):
            before, after = broken(chance, text, lines, self.manner.indent)
            self.sheet.add(before, "paragraph", "continuation", gap)
            self.caption()
            self.sheet.add(after, goes_on, "continuation", between + chance.choice([0, 1]))
        elif not self.sheet.measure and len(text) > 60 and chance.random() < .06:
            before, after = broken(chance, text, lines, self.manner.indent)
            self.sheet.add(before, "paragraph", gap=gap)
            self.sheet.add(after, goes_on, gap=between + chance.choice([0, 0, 2]))
        else:
            self.sheet.add(lines, "paragraph", "continuation", gap)

    def caption(self):
        """The caption that is still to be printed, if there is one, with who took the picture."""
        if not self.captions:
            return
        chance, mark = self.chance, self.manner.caption_mark
        words = self.captions[0].lstrip("▲■")
        self.captions = []
        text = ("" if mark == "图为" and words.startswith("图") else mark) + words
        alone = None
        if not re.search("[（(][^（）()]*[摄图片]", words) and chance.random() < .6:
            form = chance.choice(["（{} 摄）", "{} 摄", "（本报记者 {} 摄）", "（资料图片）", "　{} 摄"])
            taken = form.format(self.sheet.spaced(self.words.name()))
            text, alone = (text, taken) if form == "{} 摄" else (text + taken, None)
        self.gold["captions"].append(text)
        measure = chance.choice([self.sheet.measure, self.sheet.measure, 0, 14, 20]) if self.sheet.measure else 0
        gap = self.manner.between + chance.choice([0, 0, 1])
        self.sheet.flow(text, "caption", "caption", gap, indent="", measure=measure)
        if alone:
            self.sheet.add([alone], SIGNED)

    def signature(self):
        """Names on a line of their own under the text."""
        chance = self.chance
        if self.authors and self.signs == "alone":
            line = f"（{chance.choice(['', '', '记者 ', '通讯员 '])}{self.names()}）"
            at = chance.randint(3, len(line) - 2) if len(line) > 6 and self.sheet.measure else 0
            parts = [line[:at], line[at:]] if at and chance.random() < .12 else [line]
            for part in parts:
                self.sheet.add([part], "signature")
        elif self.authors and self.signs == "alone with role":
            form = chance.choice(["（{} 摄影报道）", "{} 文/图", "记者 {}", "（本报记者 {}）", "通讯员 {}"])
            self.sheet.add([form.format(self.names())], SIGNED)



def broken(chance, text, lines, indent):
    """A paragraph's lines before and after something that breaks it."""
    if len(lines) > 1:
        at = chance.randint(2, len(lines) - 1)
        return lines[:at], lines[at:]
    at = chance.randint(15, len(text) - 15)
    return [indent + text[:at]], [text[at:]]


if __name__ == "__main__":
    main()
