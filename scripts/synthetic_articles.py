"""The articles that synthetic pages are made of: those of gold pages, and news items with the heads that papers add.

Gold and news items are read from where they lie beside the project and never written into it.
"""
import gzip
import json
import re
from pathlib import Path

from gold import JINGBAO, SHARED, STACK
from gold_lines import is_stray

STACKS = Path(__file__).with_name("stacks.txt")
NEWS = SHARED / "corpus" / "real_news.jsonl.gz"
MOST_NEWS = 6000            # items that pages are made of
LAST_OLD_YEAR = 1949        # until then papers are set in another manner, and stand on pages of their own
TEXTS = ("paragraphs", "verse", "lists", "tables")

WHENS = ("今年", "去年以来", "年底前", "截至目前", "近年来", "上半年")     # what a further head begins with now and then


def articles_of(pages):
    """(article, whether of an old paper) of gold pages, as far as they have a text of their own."""
    found = []
    for page in pages:
        year = str(page.gold["issue"].get("date") or "")[:4]
        old = page.group == JINGBAO or (year.isdigit() and int(year) < LAST_OLD_YEAR)
        articles = map(without_stray_lines, page.gold["articles"]) if page.group == JINGBAO else page.gold["articles"]
        found += [(article, old) for article in articles
                  if not article.get("fragment") and any(article.get(key) for key in TEXTS)]
    return found


def without_stray_lines(article):
    """An article of 晶報 without the numbers of instalments and names that its transcribers call paragraphs."""
    return {**article, "paragraphs": [paragraph for paragraph in article["paragraphs"] if not is_stray(paragraph)]}


def stacks():
    """(kicker, headline, subheadline) of headline stacks as papers set them."""
    lines = STACKS.read_text(encoding="utf-8").splitlines()
    return [tuple(part.strip() for part in line.split("|")) for line in lines if line and not line.startswith("#")]


def news(chance):
    """(title, paragraphs) of news items, in an order of chance."""
    found = []
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            usable = "\0" not in item["text"] and len(item["text"]) >= 40 and len(item["title"]) <= 44
            if usable and item["paper"] == "新闻联播" and "快讯" not in item["title"]:
                found.append((item["title"], [p.strip() for p in item["text"].split("\n") if p.strip()]))
    chance.shuffle(found)
    return found[:MOST_NEWS]


class Articles:
    """Draws one page's articles by chance."""

    def __init__(self, of_gold, old, items, words):
        self.items, self.words, self.chance = items, words, words.chance
        self.of_gold = [article for article, is_old in of_gold if is_old == old]
        self.chance.shuffle(self.of_gold)
        self.stacks = stacks()
        self.chance.shuffle(self.stacks)

    def draw(self, share_of_gold):
        """An article, so often of gold; none of gold twice, for what stands on a page twice is evidence."""
        if self.of_gold and self.chance.random() < share_of_gold:
            return self.from_gold(self.of_gold.pop())
        return self.from_news()

    def small(self):
        """A news item of a paragraph or two, as pages of small pieces have them."""
        article = self.from_news()
        texts = [text for text in article["paragraphs"][:2] if len(text) < 120] or [self.brief(90)]
        return {**article, "paragraphs": texts, "subheads": [], "captions": []}

    def from_gold(self, drawn):
        """One of gold's; now and then a line of its heads is left out."""
        article = dict(drawn)
        for key in ("column", "kicker", "subheadline"):
            if article.get(key) and self.chance.random() < .15:
                article[key] = ""
        return article

    def from_news(self):
        """A news item set as an article; what it lacks of heads and captions is taken from its own clauses."""
        chance = self.chance
        title, paragraphs = chance.choice(self.items)
        boxed = re.match("【(.+?)】(.+)", title)
        texts = self.cut(paragraphs[:chance.choice([1, 2, 3, 4, 6, 8, 12])])
        if not texts:
            return self.from_news()
        column = boxed[1] if boxed else self.words.column() if chance.random() < .25 else ""
        article = {"headline": boxed[2] if boxed else title, "column": column, "kicker": "", "subheadline": "",
                   "paragraphs": texts, "subheads": [], "captions": [], "authors": []}
        if chance.random() < .5:
            article["authors"] = [self.words.name() for _ in range(chance.choice([1, 1, 1, 2, 3]))]
        if chance.random() < .25 and (words := self.further_head(texts)):
            article["kicker"] = words + chance.choice(["——", "——", "", "", ""])
        if chance.random() < .25 and (words := self.further_head(texts)):
            article["subheadline"] = chance.choice(["", "", "——"]) + words
        halves = re.split("[ 　，]", article["headline"])
        if (article["kicker"] or article["subheadline"]) and len(halves) == 2 and min(map(len, halves)) > 5:
            article["headline"] = chance.choice(halves)     # more is said beside it, and it says less itself
        if self.stacks and chance.random() < .3:
            article.update(zip(("kicker", "headline", "subheadline"), self.stacks.pop()))
            article["column"] = self.words.column() if chance.random() < .15 else ""
            texts[0] = self.opening(article) + texts[0]
        if len(texts) >= 4 and chance.random() < .3:
            article["subheads"] = self.subheads(texts)
        if chance.random() < .2 and (clause := self.clause(texts, 8, 30)):
            article["captions"] = [clause + chance.choice(["。", "。", ""])]
        return article

    def opening(self, article):
        """The sentence with which a text says again what its heads said, some of it in other words."""
        clauses = [clause for key, often in (("kicker", .5), ("headline", .9), ("subheadline", .6))
                   for clause in re.split("[ ，：—“”？！]+", article[key]) if clause and self.chance.random() < often]
        cut = [clause[self.chance.choice([0, 0, 0, 2]):len(clause) - self.chance.choice([0, 0, 0, 3])]
               for clause in clauses if len(clause) > 5] or clauses
        return "，".join(cut) + "。" if cut else ""

    def cut(self, paragraphs):
        """Paragraphs no longer than papers set them, cut between sentences."""
        found = []
        for paragraph in paragraphs:
            while len(paragraph) > self.chance.randint(120, 400):
                ends = [stop.end() for stop in re.finditer("[。！？]”?", paragraph[:260])]
                end = self.chance.choice(ends) if ends else len(paragraph)
                if len(paragraph) - end < 12:
                    break
                found.append(paragraph[:end])
                paragraph = paragraph[end:]
            found.append(paragraph)
        return [paragraph for paragraph in found if len(paragraph) > 8]

    def further_head(self, texts):
        """What a kicker or subheadline says: a clause, or two of one sentence."""
        if self.chance.random() < .3 and (figures := [text for text in texts if re.search("[0-9０-９]", text)]):
            clauses = [clause for text in figures for clause in re.split("[，。；：！？]", text)
                       if 7 <= len(clause) <= 24 and re.search("[0-9０-９]", clause)]
            if clauses:
                when = self.chance.choice(["", "", *WHENS])
                return when + self.chance.choice(clauses)
        if self.chance.random() < .5:
            return self.clause(texts, 9, 28)
        pairs = [pair[0] for text in texts for pair in re.finditer("[^，。；：！？“”\"（）()《》]{4,24}，"
                                                                   "[^，。；：！？“”\"（）()《》]{4,24}", text)]
        return self.chance.choice(pairs) if pairs else self.clause(texts, 9, 28)

    def subheads(self, texts):
        """Headings for inside a text: its clauses, in series made alike (以…为方向, 以…为动力), or pairs of them."""
        chance = self.chance
        clauses = [self.clause(texts, 4, 14) for _ in range(chance.choice([1, 2, 2, 3, 4]))]
        clauses = list(dict.fromkeys(clause for clause in clauses if clause))
        if len(clauses) > 1 and chance.random() < .4:
            clauses = alike(clauses, chance)
        if clauses and chance.random() < .25:
            seconds = alike([chance.choice(clauses) for _ in clauses], chance)
            seconds = [self.clause(texts, 6, 14) or second for second in seconds]
            clauses = [f"{first} {second}" for first, second in zip(clauses, alike(seconds, chance))]
        return clauses

    def clause(self, paragraphs, shortest, longest):
        """A clause of a text that could stand alone, or None."""
        clauses = [clause for text in paragraphs for clause in re.split("[，。；：！？]", text)
                   if shortest <= len(clause) <= longest and not re.search("[“”\"（）()《》]", clause)]
        return self.chance.choice(clauses) if clauses else None

    def title(self):
        """A news item's title."""
        return self.chance.choice(self.items)[0]

    def any_clause(self, shortest, longest):
        """A clause of any news item."""
        while True:
            clause = self.clause(self.chance.choice(self.items)[1], shortest, longest)
            if clause:
                return clause

    def brief(self, longest):
        """The first sentences of a news item."""
        opening = self.chance.choice(self.items)[1][0]
        return opening[:longest].rsplit("。", 1)[0].rstrip("。") + "。"


def alike(clauses, chance):
    """The clauses with one beginning and one end, and nearly one length."""
    model = chance.choice(clauses)
    begin, end = chance.choice([0, 1, 1, 2]), chance.choice([1, 2, 3])
    length = len(model) - begin - end
    return [model[:begin] + clause[begin:begin + max(2, length)] + model[-end:] for clause in clauses]


def heads_of(article):
    """(role, words) of a headline stack, from top to bottom."""
    return [(role, article[role]) for role in STACK if article.get(role)]
