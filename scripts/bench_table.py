"""The table of a run, and what the project asks of it."""
NAMES = {"baoge": "baoge", "fts5": "SQLite FTS5 trigram", "xapian": "Xapian CJK n-gram", "recoll": "Recoll",
         "ripgrep": "ripgrep"}
MODES = {"ranked": "best ten and total", "whole": "the same, ten articles fetched, excerpts",
         "counts": "facets and timeline"}


def table(figures):
    """Markdown: a column for each engine, each figure with how many times ours it is."""
    engines, text = figures["engines"], figures["corpus"]["text_bytes"]
    rows = [("index: processor seconds", {n: e["cpu"] for n, e in engines.items()}, "{:.1f}"),
            ("index alone: processor seconds", {n: alone(n, e)["cpu"] for n, e in engines.items()}, "{:.1f}"),
            ("index: seconds", {n: e["seconds"] for n, e in engines.items()}, "{:.1f}"),
            ("index: most memory, MB", {n: e["peak_bytes"] / 1e6 for n, e in engines.items()}, "{:.0f}"),
            ("size × text", {n: own_size(e) / text for n, e in engines.items()}, "{:.2f}"),
            ("opening, ms", {n: p(e["ask"]["opening_ms"], 50) for n, e in engines.items()}, "{:.2f}"),
            ("searching: most memory, MB", {n: e["ask"]["peak_bytes"] / 1e6 for n, e in engines.items()}, "{:.0f}"),
            ("searching: the same without files that are mapped, MB",
             {n: e["ask"]["own_bytes"] / 1e6 for n, e in engines.items() if "own_bytes" in e["ask"]}, "{:.0f}")]
    for kind in figures["queries"]:
        for mode, words in MODES.items():
            found = {n: e["ask"]["kinds"][kind][mode] for n, e in engines.items()
                     if e["ask"]["kinds"][kind].get(mode)}
            rows += [(f"{kind}: {words}, p{part} ms", {n: p(t, part) for n, t in found.items()}, "{:.3f}")
                     for part in (50, 99)]
    head = ["", *[NAMES[name] for name in engines]]
    lines = [about(figures), "", "| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    lines += [row(label, values, shape, engines) for label, values, shape in rows]
    lines += [agreeing(figures), "", *asked(figures)]
    return "\n".join(lines) + "\n"


def about(figures):
    """What was measured, and where."""
    corpus, where = figures["corpus"], figures["machine"]
    return (f"{corpus['articles']:,} articles, {corpus['text_bytes'] / 1e6:.1f} MB of text on {corpus['pages']:,} page "
            f"files (from {corpus['from']}); {where['processor']}, {where['cores']} cores, {where['memory_gb']} GB, "
            f"{where['system']}, load {where['load']:.1f} at the beginning, {where['day']}. "
            "In brackets: times ours.")


def row(label, values, shape, engines):
    """One line of the table."""
    cells = [label]
    for name in engines:
        value = values.get(name)
        if value is None:
            cells.append("")
        elif name == "baoge" or not values.get("baoge"):
            cells.append(shape.format(value))
        else:
            cells.append(f"{shape.format(value)} ({value / values['baoge']:.3g})")
    return "| " + " | ".join(cells) + " |"


def agreeing(figures):
    """How many totals are what looking through all articles gives: of ours those of the index alone, since the parser
    may cut a page otherwise. Who counts pages is not asked."""
    truth = [count for counts in figures["truth"].values() for count in counts]
    cells = ["totals as by looking"]
    for name, engine in figures["engines"].items():
        if name in ("recoll", "ripgrep"):
            cells.append("counts pages")
            continue
        totals = [pair for kind, counts in figures["truth"].items()
                  for pair in zip(counts, totals_of(engine["ask"]["kinds"][kind]))]
        cells.append(f"{sum(a == b for a, b in totals)} of {min(len(truth), len(totals))}")
    return "| " + " | ".join(cells) + " |"


def totals_of(kind):
    """What an engine says of a kind of query."""
    return kind.get("of_articles", kind["totals"])


def asked(figures):
    """What the project asks of itself, and whether this run has it."""
    engines, text = figures["engines"], figures["corpus"]["text_bytes"]
    own, ask = engines["baoge"], engines["baoge"]["ask"]
    wanted = []

    def ratio(label, value, limit, *needs):
        if all(need in engines for need in needs):
            wanted.append((label, value(), limit))

    def against(name, kind, mode):
        return p(ask["kinds"][kind][mode], 50) / p(engines[name]["ask"]["kinds"][kind][mode], 50)

    ratio("import, processor: Recoll's", lambda: own["cpu"] / engines["recoll"]["cpu"], 1 / 5, "recoll")
    ratio("import, processor: FTS5's bare indexing", lambda: own["cpu"] / engines["fts5"]["cpu"], 1.5, "fts5")
    ratio("index alone, processor: FTS5's", lambda: own["alone"]["cpu"] / engines["fts5"]["cpu"], 1 / 1.5, "fts5")
    ratio("two characters, p50: FTS5's", lambda: against("fts5", "two characters", "ranked"), 1 / 50, "fts5")
    ratio("phrase with articles, p50: FTS5's", lambda: against("fts5", "phrases of 4 to 8", "whole"), 1, "fts5")
    ratio("facets and timeline, p50: Xapian's", lambda: against("xapian", "two characters", "counts"), 1 / 20,
          "xapian")
    ratio("archive without originals: the text", lambda: own["bytes_without_originals"] / text, 1.5)
    ratio("import, most memory, MB", lambda: own["peak_bytes"] / 1e6, 800)
    ratio("reading, most memory, MB", lambda: ask["peak_bytes"] / 1e6, 150)
    ratio("opening, p50 ms", lambda: p(ask["opening_ms"], 50), 50)
    yield "| asked | at most | measured | |"
    yield "|---|---|---|---|"
    for label, value, limit in wanted:
        yield f"| {label} | {limit:.3g} | {value:.3g} | {'met' if value <= limit else 'NOT MET'} |"


def own_size(engine):
    """What an engine keeps of its own: of ours, the archive without originals, which are the others' page files."""
    return engine.get("bytes_without_originals", engine["bytes"])


def alone(name, engine):
    """What the index alone cost: ours imports pages besides, the others do nothing else."""
    return engine["alone"] if name == "baoge" else engine


def p(times, part):
    """A percentile, of what was measured."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, len(ordered) * part // 100)]
