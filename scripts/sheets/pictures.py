"""Pictures of places that never were, in tones of ink: hills, water, a bridge at night. Each is code for the compiler."""
import math
import random


def points(pairs):
    """Corners of a shape."""
    return ", ".join(f"({x:.1f}pt, {y:.1f}pt)" for x, y in pairs)


def shape(pairs, tone):
    """A filled shape."""
    return f"#place(top + left, polygon(fill: luma({tone}), {points(pairs)}))"


def stroke(pairs, tone, weight):
    """A line through points."""
    parts = [f"#place(top + left, line(start: ({a:.1f}pt, {b:.1f}pt), end: ({c:.1f}pt, {d:.1f}pt), stroke: {weight}pt + luma({tone})))"
             for (a, b), (c, d) in zip(pairs, pairs[1:])]
    return "\n".join(parts)


def disc(x, y, radius, tone):
    """A filled disc."""
    return f"#place(top + left, dx: {x - radius:.1f}pt, dy: {y - radius:.1f}pt, circle(radius: {radius:.1f}pt, fill: luma({tone})))"


def framed(wide, high, sky, parts):
    """A picture of a size, cut at its edges."""
    return f"box(width: {wide:.1f}pt, height: {high:.1f}pt, clip: true, fill: luma({sky}))[\n" + "\n".join(parts) + "\n]"


def ridge(chance, wide, high, level, height):
    """A ridge of hills, as a shape down to the lower edge."""
    waves = [(chance.uniform(.6, 1), chance.uniform(0, 6.3), n) for n in (1.3, 2.9, 6.1, 13)]
    top = [(x, high * level - high * height * sum(a / n * math.sin(n * x / wide * 3.1 + p) for a, p, n in waves))
           for x in range(0, int(wide) + 6, 5)]
    return [(0, high), *top, (wide + 5, high)]


def hills(wide, high, seed=1, sun=True, water=.78):
    """Hills behind hills, and water before them."""
    chance = random.Random(seed)
    parts = [disc(wide * .76, high * .24, high * .075, 250)] if sun else []
    for n, tone in enumerate((205, 182, 155, 122)):
        parts.append(shape(ridge(chance, wide, high, .38 + .11 * n, .2 - .02 * n), tone))
    if water < 1:
        parts.append(shape([(0, high * water), (wide, high * (water - .03)), (wide, high), (0, high)], 214))
        for n in range(26):
            x, y = chance.uniform(0, wide), high * (water + .02 + (1 - water) * n / 26)
            parts.append(stroke([(x, y), (x + chance.uniform(10, 50), y)], 165, .5))
    return framed(wide, high, 232, parts)


def terraces(wide, high, seed=4):
    """Fields in steps, with a channel that brings water."""
    chance = random.Random(seed)
    parts = [shape(ridge(chance, wide, high, .32, .2), 200), shape(ridge(chance, wide, high, .42, .14), 176)]
    for n in range(8):
        level = .46 + .075 * n
        edge = [(x, high * (level + .025 * math.sin(x / wide * 5 + n * .7))) for x in range(0, int(wide) + 8, 7)]
        parts.append(shape([(0, high), *edge, (wide, high)], 226 - n * 9 if n % 2 else 186 - n * 7))
        parts.append(stroke(edge, 90, .5))
    channel = [(wide * (.62 + .1 * math.sin(t * 4) - .3 * t), high * (.47 + .53 * t)) for t in (k / 24 for k in range(25))]
    parts.append(stroke(channel, 252, 5))
    parts.append(stroke(channel, 120, .6))
    for x, y in ((.3, .7), (.36, .73), (.52, .64)):
        parts += [disc(wide * x, high * y, 3, 40), shape([(wide * x - 4, high * y + 20), (wide * x + 4, high * y + 20),
                                                          (wide * x + 3, high * y + 3), (wide * x - 3, high * y + 3)], 50)]
    return framed(wide, high, 236, parts)


def bridge(wide, high, lamps=16):
    """A bridge at night with its lamps, twice: in the air and in the water."""
    deck = high * .52
    parts = [shape(ridge(random.Random(8), wide, high, .44, .12), 48), shape([(0, high * .66), (wide, high * .66), (wide, high), (0, high)], 62)]
    span = wide / 4
    for n in range(4):
        arch = [(n * span + span * (.08 + .84 * k / 16), high * .66 - high * .1 * math.sin(math.pi * k / 16)) for k in range(17)]
        parts.append(shape([(n * span, deck), ((n + 1) * span, deck), ((n + 1) * span, high * .68), *reversed(arch), (n * span, high * .68)], 105))
    parts.append(shape([(0, deck - 3), (wide, deck - 3), (wide, deck + 3), (0, deck + 3)], 150))
    for n in range(lamps):
        x = wide * (n + .5) / lamps
        parts += [stroke([(x, deck - 3), (x, deck - 17)], 160, .7), disc(x, deck - 18, 2.1, 255),
                  stroke([(x, high * .7), (x, high * .94)], 150, 1.1), stroke([(x, high * .72), (x, high * .8)], 225, .9)]
    return framed(wide, high, 30, parts)


def harbour(wide, high, seed=3):
    """A quay, boats and a far shore."""
    chance = random.Random(seed)
    parts = [shape(ridge(chance, wide, high, .42, .1), 196), shape([(0, high * .5), (wide, high * .5), (wide, high), (0, high)], 216)]
    for n in range(40):
        x, y = chance.uniform(0, wide), high * (.52 + .46 * n / 40)
        parts.append(stroke([(x, y), (x + chance.uniform(8, 44), y)], 178, .5))
    for x, y, s in ((.22, .62, 1), (.48, .58, .7), (.7, .72, 1.3)):
        cx, cy, u = wide * x, high * y, high * .1 * s
        parts += [shape([(cx - 2 * u, cy), (cx + 2 * u, cy), (cx + 1.5 * u, cy + .7 * u), (cx - 1.6 * u, cy + .7 * u)], 60),
                  shape([(cx - .5 * u, cy - .7 * u), (cx + .7 * u, cy - .7 * u), (cx + .7 * u, cy), (cx - .5 * u, cy)], 110),
                  stroke([(cx, cy - .7 * u), (cx, cy - 2.4 * u)], 60, 1)]
    parts.append(shape([(0, high * .88), (wide * .42, high * .86), (wide * .46, high), (0, high)], 92))
    return framed(wide, high, 238, parts)


def waterwheel(wide, high):
    """A water wheel beside a mill, with the stream that turns it."""
    cx, cy, radius = wide * .58, high * .52, high * .4
    parts = [shape(ridge(random.Random(5), wide, high, .36, .16), 204), shape(ridge(random.Random(9), wide, high, .5, .12), 182),
             shape([(0, high * .3), (wide * .17, high * .16), (wide * .36, high * .3), (wide * .36, high), (0, high)], 120),
             shape([(-4, high * .33), (wide * .17, high * .13), (wide * .39, high * .33), (wide * .17, high * .22)], 60),
             shape([(wide * .1, high * .5), (wide * .2, high * .5), (wide * .2, high * .86), (wide * .1, high * .86)], 50),
             shape([(0, high * .86), (wide, high * .82), (wide, high), (0, high)], 206)]
    for n in range(18):
        a = 2 * math.pi * n / 18
        x, y = math.cos(a), math.sin(a)
        parts.append(stroke([(cx, cy), (cx + radius * x, cy + radius * y)], 70, 1.1))
        parts.append(stroke([(cx + radius * (x - .1 * y), cy + radius * (y + .1 * x)), (cx + radius * (x + .1 * y), cy + radius * (y - .1 * x))], 40, 3))
    for part, weight in ((1, 2.2), (.82, 1.4)):
        rim = [(cx + part * radius * math.cos(t / 36 * math.pi), cy + part * radius * math.sin(t / 36 * math.pi)) for t in range(73)]
        parts.append(stroke(rim, 60, weight))
    parts += [disc(cx, cy, 5, 30), stroke([(wide, high * .14), (cx + radius * .3, high * .1)], 90, 4),
              stroke([(wide, high * .12), (cx + radius * .3, high * .08)], 245, 2)]
    for n in range(14):
        x = wide * (.38 + .044 * n)
        parts.append(stroke([(x, high * (.87 + .008 * (n % 5))), (x + 14, high * (.87 + .008 * (n % 5)))], 150, .6))
    return framed(wide, high, 234, parts)
