"""Gold pages, the program that takes them apart, and the scorer: what every script that measures stands on.

Gold says of a page which words belong to which article. There are three groups of texts: real pages and 晶報 of 1920,
which lie beside the project in ../shared, and the pages of our own sample archive; and two of pages that are drawn, PDF by
several producers beside the project, and our own. The program is asked through its front
door, `baoge parse --json FILE …`, all files in one process. The scorer is ../shared/tools/score_articles.py; its
figures are what counts.

That scorer finds an article by its paragraphs. A poem, a table, a picture with its caption or a headline without
text (标题新闻) has none, so whatever the program made of it would count as a fault. `matchable` therefore puts both
sides into words the scorer reads: verse, lists, tables and editors' notes count as paragraphs, a piece of captions
only is a photo story, and a headline without text is its own text.
"""
import contextlib
import importlib.util
import io
import json
import subprocess
import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score_articles.py"
REAL, JINGBAO, OWN = "real", "jingbao 1920", "our own"
DRAWN, OWN_DRAWN = "drawn, by layout", "our own, drawn"
AS_TEXT = (".txt", ".md")                       # what a page of text is called; all others are drawn
STACK = ("column", "kicker", "headline", "subheadline")
KEPT_LINES = ("verse", "lists", "tables")       # gold's keys of texts whose line breaks mean something
LINED_KINDS = ("verse", "list", "table", "editors_note")  # kinds of blocks that count as paragraphs


@dataclass(frozen=True)
class GoldPage:
    """A page and what it holds. `path` is as a reader in `folder` would give it, for facts may be read from it."""
    name: str
    group: str
    gold: dict
    folder: Path
    path: str

    def text(self):
        """The page as it lies there, decoded."""
        return decode((self.folder / self.path).read_bytes(), self.gold.get("encoding"))


# What gold by place leaves out where there is none.
EMPTY = {"headline": "", "kicker": "", "subheadline": "", "column": "", "authors": [], "paragraphs": [], "subheads": [],
         "captions": [], "dateline": None}


def gold_pages(folder):
    """Every page of text with gold. Members of a zip are unpacked into `folder`."""
    for file in sorted((SHARED / "gold").glob("*.json")):
        yield GoldPage(file.stem, REAL, read_json(file), SHARED / "seeds", f"{file.stem}.txt")
    for file in sorted((ROOT / "tests" / "fixtures" / "gold-by-place").glob("*.json")):
        page = SHARED / "seeds" / f"{file.stem}.txt"
        if page.exists():
            yield GoldPage(file.stem, REAL, by_words(read_json(file), page.read_text(encoding="utf-8")), page.parent,
                           page.name)
    jingbao = SHARED / "real" / "jingbao-1920"
    for file in sorted(jingbao.glob("*.gold.json")):
        name = file.name.removesuffix(".gold.json")
        yield GoldPage(name, JINGBAO, read_json(file), jingbao, f"{name}.txt")
    for file in sorted((ROOT / "tests" / "fixtures" / "gold").glob("*.gold.json")):
        gold = read_json(file)
        if gold["page"].endswith(".pdf"):
            continue  # a page that was set in type has no lines of text to look at
        archive, _, member = gold["page"].partition("!")
        if not gold["page"].endswith(AS_TEXT):
            continue
        if member:
            unpack(ROOT / archive, member, folder)
        home = folder if member else ROOT
        yield GoldPage(file.name.removesuffix(".gold.json"), OWN, gold, home, member or archive)


def drawn_pages():
    """Every drawn page with gold: those beside the project, named producer_layout, and our own."""
    beside = SHARED / "pages"
    for file in sorted(beside.glob("*.gold.json")):
        name = file.name.removesuffix(".gold.json")
        yield GoldPage(name, DRAWN, read_json(file), beside, f"{name}.pdf")
    for file in sorted((ROOT / "tests" / "fixtures" / "gold").glob("*.gold.json")):
        gold = read_json(file)
        if not gold["page"].endswith(AS_TEXT):
            yield GoldPage(file.name.removesuffix(".gold.json"), OWN_DRAWN, gold, ROOT, gold["page"])


def by_words(gold, text):
    """Gold that says where words stand on a page of others, as [first character, how many] for every run of them,
    with the words themselves."""
    def words(value):
        if not isinstance(value, list):
            return value
        if value and all(isinstance(run, list) and run and isinstance(run[0], int) for run in value):
            return "".join(text[start:start + count] for start, count in value)
        return [words(item) for item in value]

    articles = [{key: words(value) for key, value in article.items()} for article in gold["articles"]]
    return {**gold, "articles": [{**EMPTY, **article} for article in articles]}


def read_json(path):
    """A JSON file's value."""
    return json.loads(path.read_text(encoding="utf-8"))


def decode(data, encoding=None):
    """A page's text: in the encoding that gold names, or in UTF-8 with or without its mark, or in GB18030."""
    if encoding:
        return data.decode(encoding)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def unpack(archive, member, folder):
    """One page of a zip. Where names are not marked as UTF-8 they are GBK, which zipfile reads as code page 437."""
    with zipfile.ZipFile(archive) as bag:
        for info in bag.infolist():
            utf8 = info.flag_bits & 0x800
            name = info.filename if utf8 else info.filename.encode("cp437").decode("gbk")
            if name == member:
                (folder / member).parent.mkdir(parents=True, exist_ok=True)
                (folder / member).write_bytes(bag.read(info))
                return
    raise SystemExit(f"{archive.name} has no {member}")


def parse(baoge, folder, paths, *asked):
    """What `baoge parse --json` makes of each path, in one process standing in `folder`."""
    command = [baoge, "parse", "--json", *asked, *paths]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    if len(found) != len(paths):
        said = done.stderr.decode(errors="replace").strip()
        raise SystemExit(f"{len(paths)} pages went in, {len(found)} came out: {said}")
    return found


def parse_pages(baoge, pages, *asked):
    """What the program makes of each gold page, in their order."""
    found = {}
    for folder in {page.folder for page in pages}:
        there = [page for page in pages if page.folder == folder]
        found.update(zip(there_names(there), parse(baoge, folder, [page.path for page in there], *asked)))
    return [found[name] for name in there_names(pages)]


def there_names(pages):
    """What tells pages apart."""
    return [(page.group, page.name) for page in pages]


def score_page(page, found):
    """A gold page's figures. The pages of others are scored as the scorer stands; ours made matchable."""
    if page.group in (OWN, OWN_DRAWN):
        return SCORE(*matchable(page.gold, found))
    return SCORE(page.gold, found)


def matchable(gold, found):
    """Gold and found so put that pieces without paragraphs can be matched; see above."""
    articles = [article for page in found["pages"] for article in page["articles"]]
    adapted = {**gold, "articles": [matchable_gold(article) for article in gold["articles"]]}
    return adapted, {**found, "pages": [{"articles": [matchable_found(article) for article in articles]}]}


def matchable_gold(article):
    """An article of gold whose every text is a paragraph."""
    lined = [text for key in KEPT_LINES for text in article.get(key, [])]
    text = [*article["paragraphs"], *lined]
    if text:
        return {**article, "paragraphs": text}
    if article["captions"]:
        return {**article, "paragraphs": article["captions"], "captions": [], "photo": True}
    return {**article, "paragraphs": [article["headline"]]}


def matchable_found(article):
    """The same of an article as the program found it."""
    blocks = [{**block, "kind": "paragraph"} if block["kind"] in LINED_KINDS else block
              for block in article["blocks"]]
    if not blocks and article["headline"]:
        blocks = [{"kind": "paragraph", "text": article["headline"]}]
    return {**article, "blocks": blocks}


def scorer():
    """The outside scorer as a function of gold and found, so that a thousand pages need no thousand processes."""
    if not SCORER.exists():
        return None
    place = importlib.util.spec_from_file_location("score_articles", SCORER)
    module = importlib.util.module_from_spec(place)
    place.loader.exec_module(module)

    def figures(gold, found):
        texts = {"gold": json.dumps(gold), "found": json.dumps(found)}
        module.open = lambda name, **_: io.StringIO(texts[name])    # it reads files; these two never lie on a disk
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            module.main("gold", "found")
        return json.loads(said.getvalue())
    return figures


SCORE = scorer()


def mean(values):
    """The mean of the values that are there, or None."""
    there = [value for value in values if value is not None]
    return sum(there) / len(there) if there else None


def shown(value):
    """A figure with three places."""
    return "–" if value is None else f"{value:.3f}"


def pad(text, columns):
    """Fills a terminal's columns, of which a Chinese character takes two."""
    return text + " " * (columns - width(text))


def width(text):
    """How many columns of a terminal a text fills."""
    return sum(2 if wide(c) else 1 for c in text)


def wide(character):
    """Whether a character fills two columns."""
    return unicodedata.east_asian_width(character) in "WF"
