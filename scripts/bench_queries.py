"""Queries to measure with, drawn from a corpus: the same for every engine, the same at every run."""
import json
import random
import re

SEED = 1949
EACH = 60
HAN = "[㐀-鿿]"
CLAUSE = re.compile(f"(?:^|[，。；：！？、\n])({HAN}{{4,}})")
# Signs that mean something in one query language or another stay out: they test the languages, not the engines.
MEANING = set('"“”*|()-:\\%_\'‘’&<>[]{}^~+/')


def queries(corpus):
    """Lists of words by kind."""
    dice = random.Random(SEED)
    with (corpus / "articles.jsonl").open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    dice.shuffle(texts)
    return {
        "two characters": drawn(texts, lambda text: two(text, dice)),
        "phrases of 4 to 8": drawn(texts, lambda text: phrase(text, dice)),
        "unaligned, 3 to 12": drawn(texts, lambda text: unaligned(text, dice)),
    }


def drawn(texts, draw):
    """As many different ones as are asked, from as many texts."""
    found = dict.fromkeys(words for words in map(draw, texts[:EACH * 4]) if words)
    return list(found)[:EACH]


def two(text, dice):
    """The first two characters of a clause: mostly a word, as a reader would ask for one."""
    clauses = CLAUSE.findall(text)
    return dice.choice(clauses)[:2] if clauses else None


def phrase(text, dice):
    """The beginning of a clause."""
    long = [clause for clause in CLAUSE.findall(text) if len(clause) >= 8]
    return dice.choice(long)[:dice.randint(4, 8)] if long else None


def unaligned(text, dice):
    """Any run inside a paragraph, with the punctuation in it."""
    paragraph = dice.choice(text.split("\n"))
    length = dice.randint(3, 12)
    start = dice.randrange(max(1, len(paragraph) - length))
    words = paragraph[start:start + length]
    return words if len(words) >= 3 and not MEANING & set(words) and not words.isspace() else None
