#!/usr/bin/env python3
"""A corpus to measure with: page files as readers keep them, and the same articles one a line for engines that take
no pages.

Articles of about 730 characters are put together from runs of sentences of the news items in ../shared/corpus; where
that is not beside the project, of the pages in seeds/, which repeat themselves sooner. The same size and seed give the
same files. Two papers, eight pages an issue, five articles a page: the one flows, the other is wrapped to 18
characters, since both are common and the second costs more to read.

    bench_corpus.py SIZE FOLDER

FOLDER/pages is what is imported, FOLDER/articles.jsonl what is in it, FOLDER/corpus.json says what was made.
"""
import gzip
import json
import random
import re
import sys
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NEWS = ROOT.parent / "shared" / "corpus" / "real_news.jsonl.gz"
SEED, VERSION = 1920, 1
CHARACTERS = 730            # of an article, about
PARAGRAPH = (2, 5)          # sentences that stay together
ON_A_PAGE, PAGES = 5, 8
FIRST_DAY = date(2013, 1, 1)
WEEKDAYS = "一二三四五六日"
SENTENCE = re.compile(r"[^。！？]*[。！？]")
# Signs and names of ours: none is taken from anybody's page.
SIGNED = ["周亦青", "林望舒", "吴大有", "许知远帆", "陈小满", "何秋水", "孟长河", "秦一苇"]


def main():
    """Makes the corpus that the command line asks for, unless it is there."""
    size, folder = int(sys.argv[1]), Path(sys.argv[2])
    wanted = {"version": VERSION, "seed": SEED, "size": size, "from": "real news" if NEWS.exists() else "seeds"}
    made = folder / "corpus.json"
    if made.exists() and wanted.items() <= json.loads(made.read_text(encoding="utf-8")).items():
        return
    folder.mkdir(parents=True, exist_ok=True)
    told = write(size, folder, items())
    made.write_text(json.dumps({**wanted, **told}, ensure_ascii=False), encoding="utf-8")


def items():
    """(title, sentences) of everything there is to draw from."""
    texts = news() if NEWS.exists() else sample_pages()
    found = []
    for title, text in texts:
        sentences = [s.strip() for s in SENTENCE.findall("".join(text.split())) if 8 <= len(s) <= 200]
        if title and len(sentences) >= 3:
            found.append((title, sentences))
    return found


def news():
    """Title and text of the news items."""
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            yield item["title"].replace("\0", "").strip(), item["text"].replace("\0", "")


def sample_pages():
    """First line and text of our own sample pages."""
    for path in sorted((ROOT / "seeds").rglob("*.txt")):
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            continue
        yield text.strip().splitlines()[0][:24], text


def write(size, folder, drawn):
    """Writes pages and articles; says how many there are and how long."""
    dice = random.Random(SEED)
    told = {"articles": 0, "pages": 0, "characters": 0, "text_bytes": 0, "page_bytes": 0}
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as lines:
        while told["articles"] < size:
            number = told["pages"]
            issue, page = divmod(number, PAGES)
            paper, day = ("平川日报", "临江晚报")[issue % 2], FIRST_DAY + timedelta(days=issue // 2)
            articles = [article(dice, drawn) for _ in range(min(ON_A_PAGE, size - told["articles"]))]
            text = printed(paper, day, page + 1, articles, 18 if issue % 2 else 0)
            path = folder / "pages" / paper / f"{day:%Y/%m/%d}" / f"{page + 1:02}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            for title, signed, paragraphs in articles:
                told["articles"] += 1
                whole = "\n".join([title, *paragraphs])
                told["characters"] += len(whole)
                told["text_bytes"] += len(whole.encode())
                line = {"id": told["articles"], "paper": paper, "date": str(day), "page": page + 1,
                        "author": signed, "title": title, "text": whole}
                lines.write(json.dumps(line, ensure_ascii=False) + "\n")
            told["pages"] += 1
            told["page_bytes"] += len(text.encode())
    return told


def article(dice, drawn):
    """A headline, who signed, and paragraphs of sentences that stood together somewhere."""
    title, _ = dice.choice(drawn)
    wanted, paragraphs = dice.gauss(CHARACTERS, CHARACTERS / 4), []
    while not paragraphs or sum(map(len, paragraphs)) < wanted - 130:
        _, sentences = dice.choice(drawn)
        count = dice.randint(*PARAGRAPH)
        start = dice.randrange(max(1, len(sentences) - count + 1))
        paragraphs.append("".join(sentences[start:start + count]))
    return title, dice.choice(SIGNED), paragraphs


def printed(paper, day, page, articles, measure):
    """A page as it is dumped: page line, then for each article headline, byline and paragraphs."""
    out = [f"{paper}　{day.year}年{day.month}月{day.day}日　星期{WEEKDAYS[day.weekday()]}　第{page}版", ""]
    for title, signed, paragraphs in articles:
        out += [title, "", f"□{paper}记者 {signed}", ""]
        for paragraph in paragraphs:
            out += [*wrapped("　　" + paragraph, measure), ""]
    return "\n".join(out)


def wrapped(text, measure):
    """Lines of so many characters; 0: one."""
    if not measure:
        return [text]
    return [text[start:start + measure] for start in range(0, len(text), measure)]


if __name__ == "__main__":
    main()
