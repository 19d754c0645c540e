#!/usr/bin/env python3
"""Set the pages of the sample archive that lie there as they were printed: PDF, and scans without a text.

usage: sample_pdfs.py           writes seeds/影印 and its gold; what it writes is kept with the sources

needs  pip install typst==0.15.2 fonttools pillow numpy; the fonts Noto Serif CJK and Noto Sans CJK; pdftoppm.
The same sources give the same bytes. A page whose gold does not account for every sign that was set is not written.
`scripts/sheets/` has a module for each newspaper, with its words; nothing in it was ever printed elsewhere.
"""

import io
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy
import typst
from PIL import Image

from sheets import lanchuan_2019, lanchuan_2021, lujin_1934, xizhou_2022
from sheets.gold import GOLD, ROOT, Gold, unproved

HOME = ROOT / "seeds/影印"
SETS = (
    ("lanchuan-2019-03-12-01-print", lanchuan_2019),
    ("lanchuan-2021-11-12-1-2", lanchuan_2021),
    ("xizhou-2022-06-18-a12", xizhou_2022),
    ("lujin-1934-07-02-1", lujin_1934),
)


def main():
    """Every page, its gold, and the scans."""
    for name, newspaper in SETS:
        gold, sheets = newspaper.pages()
        extra, missing = unproved(gold, sheets)
        if extra or missing:
            sys.exit(f"{name}: set but not in the gold {dict(extra)}, in the gold but not set {dict(missing)}")
        page = ROOT / gold["page"]
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(compiled(sheets))
        written = Gold("", None, None, None)
        written.value = gold
        written.save(GOLD / f"{name}.gold.json")
        print(f"{gold['page']}: {page.stat().st_size} bytes")
    scan(compiled([lujin_1934.advertisements()]), 1, HOME / "鹿津時報_19340702_第4版.jpg", seed=4)
    beside()


def compiled(sheets):
    """Sheets as the bytes of a PDF."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.typ"
        source.write_text("\n#pagebreak()\n".join(sheet.source() for sheet in sheets), encoding="utf-8")
        return typst.compile(str(source))


def beside():
    """Page 2 of an issue as somebody typed it, with a picture of the page beside it under the same name."""
    gold, sheets = lanchuan_2021.pages()
    stem = HOME / "2021年" / "岚川日报2021年11月12日2版"
    stem.parent.mkdir(exist_ok=True)
    scan(compiled(sheets), 2, stem.with_suffix(".jpg"), seed=2)
    first = next(n for n, article in enumerate(gold["articles"]) if article.get("continues_from_page"))
    typed = {
        "page": str(stem.with_suffix(".txt").relative_to(ROOT)),
        "issue": {**gold["issue"], "number": None},
        "articles": gold["articles"][first:],
        "noise": gold["noise"][-2:],
    }
    stem.with_suffix(".txt").write_text(typed_out(typed), encoding="utf-8")
    written = Gold("", None, None, None)
    written.value = typed
    written.save(GOLD / "lanchuan-2021-11-12-2-typed.gold.json")


def typed_out(gold):
    """The words of a page, piece after piece."""
    lines = list(gold["noise"])
    for article in gold["articles"]:
        signed = "".join(b for b in article.get("bylines_printed", []) if b.startswith("（"))
        lines += [
            "",
            *article.get("jumps_printed", []),
            *(article[k] for k in ("headline", "subheadline") if article[k]),
        ]
        lines += ["□" + b for b in article.get("bylines_printed", []) if not b.startswith("（")]
        body = list(article["paragraphs"])
        if signed:
            body[-1] += signed
        lines += ["　　" + p for p in body]
        lines += [line for key in ("lists", "tables") for text in article.get(key, []) for line in text.split("\n")]
    return "\n".join(lines) + "\n"


def scan(pdf, number, path, seed):
    """A page as a scanner saw it: 120 dots to the inch, grey, slightly aslant and unclean."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.pdf"
        source.write_bytes(pdf)
        command = [
            "pdftoppm",
            "-r",
            "120",
            "-gray",
            "-f",
            str(number),
            "-l",
            str(number),
            "-singlefile",
            str(source),
            str(source),
        ]
        subprocess.run(command, check=True)
        image = Image.open(f"{source}.pgm").rotate(0.35, resample=Image.Resampling.BICUBIC, fillcolor=255)
        grey = numpy.asarray(image, dtype=numpy.float32)
    chance = numpy.random.default_rng(seed)
    shade = 14 * numpy.linspace(0, 1, grey.shape[1])[None, :] ** 3
    grey = 18 + grey * 0.88 - shade + chance.normal(0, 2.2, grey.shape)
    out = io.BytesIO()
    Image.fromarray(grey.clip(0, 255).astype(numpy.uint8)).save(out, "JPEG", quality=38, dpi=(120, 120))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(out.getvalue())
    print(f"{path.relative_to(ROOT)}: {len(out.getvalue())} bytes")


if __name__ == "__main__":
    main()
