"""Bars of a run as SVG, on a logarithmic scale, since engines are orders of magnitude apart."""
import math
from html import escape

from bench_table import NAMES, alone, own_size, p

WIDTH, LEFT, RIGHT, BAR, GAP, TOP = 860, 290, 90, 16, 12, 44
INK, OURS, OTHERS = "#222", "#a23b2a", "#8a8a86"


def plots(figures):
    """File names and their pictures."""
    engines, text = figures["engines"], figures["corpus"]["text_bytes"]
    build = {
        "processor seconds": {n: e["cpu"] for n, e in engines.items() if n != "ripgrep"},
        "processor seconds, index alone": {n: alone(n, e)["cpu"] for n, e in engines.items() if n != "ripgrep"},
        "size × text": {n: own_size(e) / text for n, e in engines.items() if n != "ripgrep"},
    }
    said = f"{figures['corpus']['articles']:,} articles"
    drawn = {"index.svg": bars(f"Making the index, {said}", build)}
    for mode, words in (("ranked", "best ten and total"), ("whole", "with articles and excerpts"),
                        ("counts", "facets and timeline")):
        groups = {kind: {n: p(e["ask"]["kinds"][kind][mode], 50) for n, e in engines.items()
                         if e["ask"]["kinds"][kind].get(mode)} for kind in figures["queries"]}
        drawn[f"{mode}.svg"] = bars(f"Milliseconds, p50: {words}, {said}", groups)
    return drawn


def bars(title, groups):
    """A group of bars under each heading, a bar for each engine."""
    values = [value for group in groups.values() for value in group.values() if value > 0]
    low = 10 ** math.floor(math.log10(min(values)))
    span = math.log10(max(values) / low) or 1
    out, y = [], TOP
    for heading, group in groups.items():
        out.append(label(12, y + BAR, heading, "start", bold=True))
        y += BAR + GAP
        for name, value in group.items():
            width = max(2, (WIDTH - LEFT - RIGHT) * math.log10(max(value, low) / low) / span)
            out.append(label(LEFT - 8, y + BAR - 4, NAMES[name], "end"))
            out.append(f'<rect x="{LEFT}" y="{y}" width="{width:.1f}" height="{BAR}" '
                       f'fill="{OURS if name == "baoge" else OTHERS}"/>')
            out.append(label(LEFT + width + 6, y + BAR - 4, f"{value:.3g}", "start"))
            y += BAR + 4
        y += GAP
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{y}" font-family="sans-serif" '
            f'font-size="13"><rect width="100%" height="100%" fill="#fff"/>'
            f'{label(12, 24, title, "start", bold=True)}{"".join(out)}</svg>\n')


def label(x, y, text, anchor, bold=False):
    """A word in the picture."""
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:.1f}" y="{y}" text-anchor="{anchor}" fill="{INK}"{weight}>{escape(text)}</text>'
