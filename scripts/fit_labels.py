#!/usr/bin/env python3
"""Fits the weights of newsprint's line labels to gold, starting from those that stand in labels.rs.

usage: fit_labels.py EXPLAIN [--write] [--loo]      EXPLAIN: a command that prints `explain_file` of a page as JSON

Every line of a gold page is given the labels that gold allows for it; lines that gold does not decide are left
free. An averaged structured perceptron with cost-augmented decoding moves the weights, and after every page they
are drawn back towards the hand-set ones, so that a cue seen on few pages keeps the weight that reason gave it.
--loo prints, page by page, the share of decided lines labelled rightly by weights fitted with and without the page.
"""
import argparse
import json
import re
import shlex
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
TABLE = ROOT / "src-tauri/crates/newsprint/src/labels.rs"
LABELS = ["paragraph", "continuation", "head", "subhead", "byline", "signature", "caption", "jump", "furniture",
          "verse", "row"]
P, C, H, S, B, G, K, J, F, V, R = range(11)
EPOCHS, RATE, DECAY, COST = 12, 0.12, 0.0015, 1.5


def squash(text):
    return re.sub(r"[\s\u3000#*_>|\\-]+", "", text or "")


def gold_pages():
    for path in sorted((SHARED / "gold").glob("*.json")):
        yield path.stem, path, SHARED / "seeds" / f"{path.stem}.txt"
    for path in sorted((SHARED / "real" / "jingbao-1920").glob("*.gold.json")):
        yield path.stem, path, Path(str(path).replace(".gold.json", ".txt"))
    for path in sorted((ROOT / "tests/fixtures/gold").glob("*.gold.json")):
        yield path.stem, path, json.loads(path.read_text())["page"]


def page_file(page, folder):
    if isinstance(page, Path):
        return page
    if "!" not in page:
        return ROOT / page
    archive, member = page.split("!")
    with zipfile.ZipFile(ROOT / archive, metadata_encoding="gbk") as zipped:
        target = Path(folder) / member.replace("/", "_")
        target.write_bytes(zipped.read(member))
    return target


def allowed(gold, lines):
    """For each line the labels gold allows, or None where it does not say."""
    heads, subs, caps, paras, verse, rows, bylines, jumps = [], [], [], [], [], [], [], []
    for article in gold["articles"]:
        heads += [squash(article.get(k)) for k in ("column", "kicker", "headline", "headline_or", "subheadline")]
        subs += map(squash, article.get("subheads", []))
        (caps if not article.get("photo") else caps).extend(map(squash, article.get("captions", [])))
        (caps if article.get("photo") else paras).extend(map(squash, article["paragraphs"]))
        verse += map(squash, article.get("verse", []))
        rows += map(squash, article.get("lists", []) + article.get("tables", []))
        bylines += map(squash, article.get("bylines_printed", []))
        jumps += map(squash, article.get("jumps_printed", []))
    noise = [squash(n) for n in gold.get("noise", [])]
    heads = [h for h in heads if h]
    found, last = [], None
    for line in lines:
        text = squash(line["text"])
        choice, home = None, None
        in_para = next((p for p in paras if text in p), None) if text else None
        if not text:
            pass
        elif text in noise:
            choice = {F}
        elif text in bylines:
            choice = {B, G}
        elif text in jumps:
            choice = {J}
        elif text in heads:
            choice = {H}
        elif text in subs:
            choice = {S}
        elif any(text in v for v in verse):
            choice = {V}
        elif any(text in r for r in rows):
            choice = {R}
        elif len(text) >= 2 and any(h.startswith(text) or h.endswith(text) for h in heads) and (not in_para or len(text) < 8):
            choice = {H}
        elif len(text) >= 2 and any(s.startswith(text) or s.endswith(text) for s in subs) and not in_para:
            choice = {S}
        elif any(text in c for c in caps) and len(text) >= 4:
            choice = {K} if not in_para else {K, P, C}
        elif in_para and gold["issue"].get("newspaper") == "晶報" and len(text) <= 12 and text[-1] not in "、。":
            home = in_para  # the transcribers call every line after the first a paragraph: no evidence
        elif in_para:
            home = in_para
            if in_para.startswith(text):
                choice = {P}
            elif last == in_para and "goes_on_from_full_line" in line["cues"] + ["goes_on_over_a_gap"] or "full_line_before" in line["cues"]:
                choice = {C} if last == in_para else {P, C}
            else:
                choice = {P, C}
        else:
            core = re.sub(r"[（(][^（()）]{1,40}[)）]$", "", text)
            if core and any(p.endswith(core) for p in paras):
                choice = {P, C}
                home = next(p for p in paras if p.endswith(core))
        found.append(choice)
        last = home if home else (last if choice and choice <= {K} else None)
    return found


def read_table():
    source = TABLE.read_text()
    number = r"(?:NO|-?\d+\.\d+)"
    value = lambda t: -40.0 if t == "NO" else float(t)
    rows = re.findall(r'\("(\w+)",\s*\[((?:\s*%s\s*,?)+)\]\)' % number, source)
    names = [name for name, _ in rows]
    weights = np.array([[value(v) for v in re.findall(number, body)] for _, body in rows])
    bias = np.array([value(v) for v in re.findall(number, re.search(r"const BIAS[^=]*=\s*\[([^\]]*)\]", source)[1])])
    block = source[source.index("const TRANSITIONS"):]
    steps = np.array([[value(v) for v in re.findall(number, row)] for row in re.findall(r"\[((?:\s*%s\s*,?){11})\]" % number, block)[:11]])
    return names, np.vstack([weights, bias]), steps


def decode(own, steps, mask=None, cost=None):
    scores = own if mask is None else np.where(mask, own, -1e6)
    if cost is not None:
        scores = scores + cost
    best, back = [scores[0]], []
    for row in scores[1:]:
        reach = best[-1][:, None] + steps
        back.append(reach.argmax(0))
        best.append(reach.max(0) + row)
    path = [int(best[-1].argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return np.array(path[::-1])


class Page:
    def __init__(self, name, lines, choices, names):
        place = {n: i for i, n in enumerate(names)}
        self.name, self.choices, self.lines = name, choices, lines
        self.cues = np.zeros((len(lines), len(names) + 1))
        for i, line in enumerate(lines):
            self.cues[i, [place[c] for c in line["cues"]]] = 1
            self.cues[i, -1] = 1
        self.mask = np.ones((len(lines), 11), bool)
        self.decided = np.array([c is not None for c in choices])
        for i, c in enumerate(choices):
            if c is not None:
                self.mask[i] = [l in c for l in range(11)]
        self.cost = np.where(self.mask, 0.0, COST)
        # A subhead taken for a headline tears an article in two: the dearest mistake.
        self.cost[:, H] += np.where(self.mask[:, S] & ~self.mask[:, H], 1.5, 0.0)

    def right(self, weights, steps):
        path = decode(self.cues @ weights, steps)
        good = self.mask[np.arange(len(path)), path]
        return path, good


def fit(pages, weights, steps):
    prior, first = weights.copy(), steps.copy()
    total, total_steps, count = np.zeros_like(weights), np.zeros_like(steps), 0
    w, t = weights.copy(), steps.copy()
    fixed = prior <= -39
    rng = np.random.default_rng(7)
    for _ in range(EPOCHS):
        for k in rng.permutation(len(pages)):
            page = pages[k]
            own = page.cues @ w
            want, got = decode(own, t, mask=page.mask), decode(own, t, cost=page.cost)
            if (want != got).any():
                up, down = np.eye(11)[want], np.eye(11)[got]
                step = page.cues.T @ (up - down)
                w += RATE * np.clip(step, -3, 3) * ~fixed
                moves = up[:-1].T @ up[1:] - down[:-1].T @ down[1:]
                t += RATE * 0.5 * np.clip(moves, -2, 2) * (first > -39)
            w += DECAY * len(pages) / 10 * (prior - w)
            t += DECAY * len(pages) / 10 * (first - t)
            total += w
            total_steps += t
            count += 1
    return total / count, total_steps / count


def show(pages, weights, steps, detail=False):
    good = all_ = 0
    for page in pages:
        path, right = page.right(weights, steps)
        good += int((right & page.decided).sum())
        all_ += int(page.decided.sum())
        if detail:
            for i in np.flatnonzero(~right & page.decided):
                want = "/".join(LABELS[l] for l in sorted(page.choices[i]))
                print(f"{page.name[:26]:26} {LABELS[path[i]]:12} for {want:22} {page.lines[i]['text'][:40]}")
    return good / max(1, all_)


def write(names, weights, steps):
    source = TABLE.read_text()
    form = lambda v: "NO,  " if v <= -39 else f"{v:5.1f},"
    for name, row in zip(names, weights):
        text = " ".join(form(v) for v in row).rstrip(",").rstrip()
        source = re.sub(r'\("%s",(\s*)\[[^\]]*\]\)' % name, lambda m: f'("{name}",{m[1]}[{text}])', source)
    bias = ", ".join(f"{v:.1f}" for v in weights[-1])
    source = re.sub(r"(const BIAS[^=]*=\s*\[)[^\]]*\]", lambda m: m[1] + bias + "]", source)
    head, block = source[:source.index("const TRANSITIONS")], source[source.index("const TRANSITIONS"):]
    rows = iter(steps)
    block = re.sub(r"^    \[[^\]]*\],(.*)$", lambda m: "    [" + " ".join(form(v) for v in next(rows)).rstrip(",").rstrip() + "]," + m[1], block, count=11, flags=re.M)
    TABLE.write_text(head + block)


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("explain")
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--loo", action="store_true")
    asked.add_argument("--detail", action="store_true")
    asked = asked.parse_args()
    names, weights, steps = read_table()
    pages = []
    with tempfile.TemporaryDirectory() as folder:
        for name, gold_path, page in gold_pages():
            command = [*shlex.split(asked.explain), str(page_file(page, folder))]
            lines = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
            gold = json.loads(Path(gold_path).read_text())
            pages.append(Page(name, lines, allowed(gold, lines), names))
    print(f"{len(pages)} pages; by the weights as they stand: {show(pages, weights, steps):.4f}")
    fitted, moves = fit(pages, weights, steps)
    print(f"fitted on all: {show(pages, fitted, moves, asked.detail):.4f}")
    if asked.loo:
        groups = [lambda n: n[:3] in ("000", "001", "002", "003", "004"), lambda n: n.startswith("1920"), lambda n: True]
        seen, sums = set(), []
        for page in pages:
            w, t = fit([p for p in pages if p is not page], weights, steps)
            sums.append((page.name, show([page], weights, steps), show([page], fitted, moves), show([page], w, t)))
        for row in sorted(sums, key=lambda r: r[3]):
            print("%-28s hand %.3f  fitted %.3f  without it %.3f" % row)
        for label, group in zip(("real", "1920", "own"), groups):
            rows = [r for r in sums if r[0] not in seen and group(r[0])]
            seen |= {r[0] for r in rows}
            print("%-28s hand %.3f  fitted %.3f  without it %.3f" % (label, *(np.mean([r[i] for r in rows]) for i in (1, 2, 3))))
    if asked.write:
        write(names, fitted, moves)


if __name__ == "__main__":
    main()
