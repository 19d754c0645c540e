#!/usr/bin/env python3
"""What else a reader could search with, each asked the same: SQLite's FTS5 with trigrams, Xapian with pairs of
characters, Recoll on the page files, ripgrep on the page files.

    bench_engines.py index ENGINE CORPUS FOLDER           makes its index
    bench_engines.py ask ENGINE CORPUS FOLDER QUERIES     asks; answers are JSON
    bench_engines.py there ENGINE                         whether it can be asked here

Each runs in a process of its own, so that its processor time and memory are its own. Run by whichever Python has the
engine's module: Debian's modules belong to Debian's Python.
"""
import json
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 6              # the first warms and is not counted
SLOW, FEW = 30.0, 12    # milliseconds; what is slower is asked of fewer queries, and twice


class Fts5:
    """SQLite: one row an article; facts in a table beside it. Two characters are no trigram, so LIKE looks."""
    modes = ("ranked", "whole", "counts")

    def __init__(self, corpus, folder):
        self.corpus, self.path = corpus, folder / "fts5.sqlite"

    @staticmethod
    def there():
        """Trigrams came with 3.34."""
        return sqlite3.sqlite_version_info >= (3, 34)

    def index(self):
        """All rows in one transaction, then the index in one piece."""
        self.path.unlink(missing_ok=True)
        db = sqlite3.connect(self.path)
        db.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize='trigram')")
        db.execute("CREATE TABLE facts (id INTEGER PRIMARY KEY, paper TEXT, month TEXT)")
        for article in articles(self.corpus):
            db.execute("INSERT INTO t(rowid, text) VALUES (?, ?)", (article["id"], article["text"]))
            db.execute("INSERT INTO facts VALUES (?, ?, ?)",
                       (article["id"], article["paper"], article["date"][:7]))
        db.commit()
        db.close()

    def open(self):
        """A connection."""
        self.db = sqlite3.connect(self.path)

    def where(self, words):
        """The condition, and what it is asked with."""
        return ("+text LIKE ?", f"%{words}%", "") if len(words) < 3 else \
            ("t MATCH ?", f'"{words}"', " ORDER BY rank")

    def ranked(self, words):
        """The best ten and the total; what is found by looking has no rank, so one look gives both."""
        condition, asked, order = self.where(words)
        if not order:
            return len(self.db.execute(f"SELECT rowid FROM t WHERE {condition}", (asked,)).fetchall())
        self.db.execute(f"SELECT rowid FROM t WHERE {condition}{order} LIMIT 10", (asked,)).fetchall()
        return self.db.execute(f"SELECT count(*) FROM t WHERE {condition}", (asked,)).fetchone()[0]

    def whole(self, words):
        """The same with ten articles fetched and excerpts of them."""
        condition, asked, order = self.where(words)
        if not order:
            found = self.db.execute(f"SELECT rowid, text FROM t WHERE {condition}", (asked,)).fetchall()
            for _, text in found[:10]:
                at = text.find(words)
                text[max(0, at - 60):at + 60]   # pylint: disable=pointless-statement
            return len(found)
        self.db.execute(f"SELECT rowid, text, snippet(t, 0, '[', ']', '…', 60) FROM t WHERE {condition}{order} "
                        "LIMIT 10", (asked,)).fetchall()
        return self.db.execute(f"SELECT count(*) FROM t WHERE {condition}", (asked,)).fetchone()[0]

    def counts(self, words):
        """By paper and by month."""
        condition, asked, _ = self.where(words)
        total = 0
        for fact in ("paper", "month"):
            rows = self.db.execute(f"SELECT {fact}, count(*) FROM t JOIN facts ON facts.id = t.rowid "
                                   f"WHERE {condition} GROUP BY {fact}", (asked,)).fetchall()
            total = sum(count for _, count in rows)
        return total


class Xapian:
    """Xapian: pairs of characters with positions, facts as values."""
    modes = ("ranked", "whole", "counts")

    def __init__(self, corpus, folder):
        self.corpus, self.path = corpus, folder / "xapian"

    @staticmethod
    def there():
        """Whether this Python has the module."""
        try:
            import xapian   # pylint: disable=import-outside-toplevel
        except ImportError:
            return False
        return hasattr(xapian.TermGenerator, "FLAG_CJK_NGRAM")

    def index(self):
        """One document an article."""
        import xapian   # pylint: disable=import-outside-toplevel
        shutil.rmtree(self.path, ignore_errors=True)
        db = xapian.WritableDatabase(str(self.path), xapian.DB_CREATE)
        terms = xapian.TermGenerator()
        terms.set_flags(xapian.TermGenerator.FLAG_CJK_NGRAM)
        for article in articles(self.corpus):
            document = xapian.Document()
            document.set_data(article["text"])
            document.add_value(0, article["paper"])
            document.add_value(1, article["date"][:7])
            terms.set_document(document)
            terms.index_text(article["text"])
            db.add_document(document)
        db.commit()
        db.close()

    def open(self):
        """The database and a parser of queries."""
        import xapian   # pylint: disable=import-outside-toplevel
        self.xapian, self.db = xapian, xapian.Database(str(self.path))
        self.parser = xapian.QueryParser()
        self.flags = xapian.QueryParser.FLAG_CJK_NGRAM | xapian.QueryParser.FLAG_PHRASE

    def matches(self, words, limit, spies=()):
        """The best so many, with the exact total."""
        enquire = self.xapian.Enquire(self.db)
        enquire.set_query(self.parser.parse_query(f'"{words}"', self.flags))
        for spy in spies:
            enquire.add_matchspy(spy)
        return enquire.get_mset(0, limit, self.db.get_doccount())

    def ranked(self, words):
        """The best ten and the total."""
        return self.matches(words, 10).get_matches_estimated()

    def whole(self, words):
        """With excerpts."""
        found = self.matches(words, 10)
        for match in found:
            found.snippet(match.document.get_data().decode(), 360)
        return found.get_matches_estimated()

    def counts(self, words):
        """By paper and by month."""
        spies = [self.xapian.ValueCountMatchSpy(slot) for slot in (0, 1)]
        total = self.matches(words, 0, spies).get_matches_estimated()
        for spy in spies:
            [(item.term, item.termfreq) for item in spy.values()]   # pylint: disable=expression-not-assigned
        return total


class Recoll:
    """Recoll on the page files: what it finds are pages. Asked through its module, without a process for each."""
    modes = ("ranked", "whole")

    def __init__(self, corpus, folder):
        self.corpus, self.path = corpus, folder / "recoll"

    @staticmethod
    def there():
        """Whether its program and this Python's module are here."""
        try:
            from recoll import recoll   # pylint: disable=import-outside-toplevel,unused-import
        except ImportError:
            return False
        return shutil.which("recollindex") is not None

    def index(self):
        """The page files, with pairs of characters, which is how it reads Chinese."""
        shutil.rmtree(self.path, ignore_errors=True)
        self.path.mkdir(parents=True)
        (self.path / "recoll.conf").write_text(
            f"topdirs = {(self.corpus / 'pages').resolve()}\ndefaultcharset = UTF-8\ncjkngramlen = 2\n"
            "loglevel = 2\nnoaspell = 1\n", encoding="utf-8")
        subprocess.run(["recollindex", "-c", self.path], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

    def open(self):
        """The database."""
        from recoll import recoll   # pylint: disable=import-outside-toplevel
        self.db = recoll.connect(confdir=str(self.path))

    def found(self, words):
        """A query that was asked."""
        query = self.db.query()
        query.execute(f'"{words}"')
        return query

    def ranked(self, words):
        """The best ten and its total, which is its own estimate."""
        query = self.found(words)
        query.fetchmany(10)
        return query.rowcount

    def whole(self, words):
        """With excerpts."""
        query = self.found(words)
        for document in query.fetchmany(10):
            query.makedocabstract(document)
        return query.rowcount


class Ripgrep:
    """ripgrep on the page files: it counts pages with the words on one line, and knows no index."""
    modes = ("ranked",)

    def __init__(self, corpus, folder):
        self.corpus, self.path = corpus, folder / "nothing"

    @staticmethod
    def there():
        """Whether the program is here."""
        return shutil.which("rg") is not None

    def index(self):
        """There is none."""

    def open(self):
        """There is nothing to open."""

    def ranked(self, words):
        """Pages that hold the words."""
        found = subprocess.run(["rg", "--count", "--fixed-strings", "--", words, self.corpus / "pages"],
                               capture_output=True, check=False)
        return found.stdout.count(b"\n")


ENGINES = {"fts5": Fts5, "xapian": Xapian, "recoll": Recoll, "ripgrep": Ripgrep}


def main():
    """Does what the command line asks."""
    what, name, *paths = sys.argv[1:]
    if what == "there":
        sys.exit(0 if ENGINES[name].there() else 1)
    corpus, folder, *queries = map(Path, paths)
    folder.mkdir(parents=True, exist_ok=True)
    engine = ENGINES[name](corpus, folder)
    if what == "index":
        engine.index()
    else:
        print(json.dumps(ask(engine, json.loads(queries[0].read_text(encoding="utf-8")))))


def ask(engine, kinds):
    """Times of every mode by kind of query, in milliseconds."""
    begun = time.perf_counter()
    engine.open()
    opening = (time.perf_counter() - begun) * 1000
    told = {}
    for kind, queries in kinds.items():
        told[kind] = {"totals": [engine.ranked(words) for words in queries[:few(engine, queries)]]}
        for mode in engine.modes:
            told[kind][mode] = timed(getattr(engine, mode), queries)
    peak = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return {"kinds": told, "opening_ms": [opening], "peak_bytes": max(int(peak[1]), children) * 1024}


def few(engine, queries):
    """How many queries are asked: all, or a few of an engine that is slow at them."""
    begun = time.perf_counter()
    engine.ranked(queries[0])
    return FEW if (time.perf_counter() - begun) * 1000 > SLOW else len(queries)


def timed(answer, queries):
    """Each query several times; the slow ones fewer and twice."""
    times = []
    for number, words in enumerate(queries):
        for turn in range(ROUNDS):
            begun = time.perf_counter()
            answer(words)
            took = (time.perf_counter() - begun) * 1000
            if turn:
                times.append(took)
            if turn and took > SLOW:
                break
        if number + 1 >= FEW and sum(times) / len(times) > SLOW:
            break
    return times


def articles(corpus):
    """The articles, one after another."""
    with (corpus / "articles.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    main()
