#!/usr/bin/env python3
"""Our archive beside what a reader could search with instead: the same articles, the same queries, the same run.

    bench.py --baoge PROGRAM --timing PROGRAM [--size N] [--only ENGINE,…] [--again] [--folder FOLDER]

Writes a table (table.md), plots (*.svg) and every figure (figures.json) into FOLDER/SIZE. What an engine's index cost
is measured once and kept there; --again makes all anew. Processor seconds are user and system of the process and all
it started; memory is the most it held; times of queries are warm. An engine that is missing is asked of apt-get; where
that is in vain, the table says so and the rest goes on.
"""
import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path

import bench_table
from bench_plot import plots
from bench_queries import queries

HERE = Path(__file__).resolve().parent
PACKAGES = {"fts5": ["python3"], "xapian": ["python3-xapian"], "recoll": ["recollcmd", "python3-recoll"],
            "ripgrep": ["ripgrep"]}
TRUTHS = 12             # queries of each kind that are counted by looking through all articles


def main():
    """Measures, prints the table, writes what there is to keep."""
    asked = arguments()
    folder = asked.folder / str(asked.size)
    subprocess.run([sys.executable, HERE / "bench_corpus.py", str(asked.size), folder], check=True)
    kinds = queries(folder)
    (folder / "queries.json").write_text(json.dumps(kinds, ensure_ascii=False), encoding="utf-8")
    figures = {"machine": machine(), "corpus": json.loads((folder / "corpus.json").read_text(encoding="utf-8")),
               "truth": truth(folder, kinds), "queries": {kind: len(words) for kind, words in kinds.items()},
               "engines": {"baoge": ours(asked, folder)}}
    for name in PACKAGES:
        if asked.only and name not in asked.only:
            continue
        python = interpreter(name)
        if python is None:
            print(f"bench: {name} is not here, and apt-get did not bring it ({' '.join(PACKAGES[name])})")
            continue
        figures["engines"][name] = theirs(name, python, folder, asked.again)
    (folder / "figures.json").write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")
    table = bench_table.table(figures)
    (folder / "table.md").write_text(table, encoding="utf-8")
    for name, svg in plots(figures).items():
        (folder / name).write_text(svg, encoding="utf-8")
    print(table)


def arguments():
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Measures our archive beside other engines.")
    parser.add_argument("--baoge", required=True, type=Path)
    parser.add_argument("--timing", required=True, type=Path)
    parser.add_argument("--size", default=20_000, type=int)
    parser.add_argument("--only", default="", help="engines, apart by commas; none: only ours")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--folder", default=HERE.parent / "target" / "bench", type=Path)
    return parser.parse_args()


def machine():
    """Where this was measured."""
    model = next((line.partition(":")[2].strip() for line in lines_of("/proc/cpuinfo") if line.startswith("model n")),
                 platform.processor())
    memory = next((int(line.split()[1]) for line in lines_of("/proc/meminfo") if line.startswith("MemTotal")), 0)
    return {"processor": model, "cores": os.cpu_count(), "memory_gb": round(memory / 2**20, 1),
            "system": platform.platform(), "load": os.getloadavg()[0], "day": time.strftime("%Y-%m-%d")}


def lines_of(path):
    """A file of the system, or nothing where there is none."""
    path = Path(path)
    return path.read_text(encoding="utf-8", errors="replace").splitlines() if path.exists() else []


def truth(folder, kinds):
    """How many articles hold each of the first queries: all are looked through."""
    with (folder / "articles.jsonl").open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    return {kind: [sum(words in text for text in texts) for words in asked[:TRUTHS]]
            for kind, asked in kinds.items()}


def ours(asked, folder):
    """Our import through the front door, our index alone, our answers."""
    archive, index = folder / "archive", folder / "index-alone"
    for made in (archive, index):
        shutil.rmtree(made, ignore_errors=True)
    told = cost([asked.baoge, "--archive", archive, "import", folder / "pages"], quiet=True, fine=(0, 1))
    alone = cost([asked.timing, "index", folder / "articles.jsonl", index])
    told |= {"alone": {**alone, "bytes": size_of(index)}, "bytes": size_of(archive),
             "bytes_without_originals": size_of(archive) - size_of(archive / "originals")}
    answer = subprocess.run([asked.timing, "ask", archive, folder / "queries.json", index], check=True,
                            capture_output=True)
    reading = subprocess.run([asked.timing, "read", archive, folder / "queries.json"], check=True, capture_output=True)
    return told | {"ask": json.loads(answer.stdout) | json.loads(reading.stdout)}


def theirs(name, python, folder, again):
    """The same of another engine."""
    script, home = HERE / "bench_engines.py", folder / name
    kept = home / "built.json"
    if again or not kept.exists():
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        told = cost([python, script, "index", name, folder, home])
        told["bytes"] = size_of(home)
        kept.write_text(json.dumps(told), encoding="utf-8")
    told = json.loads(kept.read_text(encoding="utf-8"))
    answer = subprocess.run([python, script, "ask", name, folder, home, folder / "queries.json"], check=True,
                            capture_output=True)
    return told | {"ask": json.loads(answer.stdout)}


def cost(command, quiet=False, fine=(0,)):
    """What a command costs: processor seconds, seconds, and the most memory it held."""
    begun = time.perf_counter()
    with open(os.devnull, "w", encoding="ascii") as nowhere:
        process = subprocess.Popen(command, stdout=nowhere, stderr=nowhere if quiet else None)
        _, status, used = os.wait4(process.pid, 0)
    code = process.returncode = os.waitstatus_to_exitcode(status)
    if code not in fine:
        raise SystemExit(f"bench: {' '.join(map(str, command))} failed with {code}")
    return {"cpu": used.ru_utime + used.ru_stime, "seconds": time.perf_counter() - begun,
            "peak_bytes": used.ru_maxrss * 1024}


def interpreter(name):
    """A Python that has the engine's module: this one, or Debian's; else after asking apt-get for it."""
    for attempt in range(2):
        for python in (sys.executable, "/usr/bin/python3"):
            there = subprocess.run([python, HERE / "bench_engines.py", "there", name], check=False,
                                   capture_output=True)
            if there.returncode == 0:
                return python
        if attempt == 0 and shutil.which("apt-get"):
            subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES[name]],
                           check=False, capture_output=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    return None


def size_of(path):
    """Bytes of a file, or of all files below a folder."""
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


if __name__ == "__main__":
    main()
