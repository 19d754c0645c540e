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
    parts = [
        f"#place(top + left, line(start: ({a:.1f}pt, {b:.1f}pt), end: ({c:.1f}pt, {d:.1f}pt), stroke: {weight}pt + luma({tone})))"
        for (a, b), (c, d) in zip(pairs, pairs[1:])
    ]
    return "\n".join(parts)


def disc(x, y, radius, tone):
    """A filled disc."""
    return f"#place(top + left, dx: {x - radius:.1f}pt, dy: {y - radius:.1f}pt, circle(radius: {radius:.1f}pt, fill: luma({tone})))"


def framed(wide, high, sky, parts):
    """A picture of a size, cut at its edges."""
    return (
        f"box(width: {wide:.1f}pt, height: {high:.1f}pt, clip: true, fill: luma({sky}))[\n" + "\n".join(parts) + "\n]"
    )


def ridge(chance, wide, high, level, height):
    """A ridge of hills, as a shape down to the lower edge."""
    waves = [(chance.uniform(0.6, 1), chance.uniform(0, 6.3), n) for n in (1.3, 2.9, 6.1, 13)]
    top = [
        (x, high * level - high * height * sum(a / n * math.sin(n * x / wide * 3.1 + p) for a, p, n in waves))
        for x in range(0, int(wide) + 6, 5)
    ]
    return [(0, high), *top, (wide + 5, high)]


def hills(wide, high, seed=1, sun=True, water=0.78):
    """Hills behind hills, and water before them."""
    chance = random.Random(seed)
    parts = [disc(wide * 0.76, high * 0.24, high * 0.075, 250)] if sun else []
    for n, tone in enumerate((205, 182, 155, 122)):
        parts.append(shape(ridge(chance, wide, high, 0.38 + 0.11 * n, 0.2 - 0.02 * n), tone))
    if water < 1:
        parts.append(shape([(0, high * water), (wide, high * (water - 0.03)), (wide, high), (0, high)], 214))
        for n in range(26):
            x, y = chance.uniform(0, wide), high * (water + 0.02 + (1 - water) * n / 26)
            parts.append(stroke([(x, y), (x + chance.uniform(10, 50), y)], 165, 0.5))
    return framed(wide, high, 232, parts)


def terraces(wide, high, seed=4):
    """Fields in steps, with a channel that brings water."""
    chance = random.Random(seed)
    parts = [shape(ridge(chance, wide, high, 0.32, 0.2), 200), shape(ridge(chance, wide, high, 0.42, 0.14), 176)]
    for n in range(8):
        level = 0.46 + 0.075 * n
        edge = [(x, high * (level + 0.025 * math.sin(x / wide * 5 + n * 0.7))) for x in range(0, int(wide) + 8, 7)]
        parts.append(shape([(0, high), *edge, (wide, high)], 226 - n * 9 if n % 2 else 186 - n * 7))
        parts.append(stroke(edge, 90, 0.5))
    channel = [
        (wide * (0.62 + 0.1 * math.sin(t * 4) - 0.3 * t), high * (0.47 + 0.53 * t)) for t in (k / 24 for k in range(25))
    ]
    parts.append(stroke(channel, 252, 5))
    parts.append(stroke(channel, 120, 0.6))
    for x, y in ((0.3, 0.7), (0.36, 0.73), (0.52, 0.64)):
        parts += [
            disc(wide * x, high * y, 3, 40),
            shape(
                [
                    (wide * x - 4, high * y + 20),
                    (wide * x + 4, high * y + 20),
                    (wide * x + 3, high * y + 3),
                    (wide * x - 3, high * y + 3),
                ],
                50,
            ),
        ]
    return framed(wide, high, 236, parts)


def bridge(wide, high, lamps=16):
    """A bridge at night with its lamps, twice: in the air and in the water."""
    deck = high * 0.52
    parts = [
        shape(ridge(random.Random(8), wide, high, 0.44, 0.12), 48),
        shape([(0, high * 0.66), (wide, high * 0.66), (wide, high), (0, high)], 62),
    ]
    span = wide / 4
    for n in range(4):
        arch = [
            (n * span + span * (0.08 + 0.84 * k / 16), high * 0.66 - high * 0.1 * math.sin(math.pi * k / 16))
            for k in range(17)
        ]
        parts.append(
            shape(
                [
                    (n * span, deck),
                    ((n + 1) * span, deck),
                    ((n + 1) * span, high * 0.68),
                    *reversed(arch),
                    (n * span, high * 0.68),
                ],
                105,
            )
        )
    parts.append(shape([(0, deck - 3), (wide, deck - 3), (wide, deck + 3), (0, deck + 3)], 150))
    for n in range(lamps):
        x = wide * (n + 0.5) / lamps
        parts += [
            stroke([(x, deck - 3), (x, deck - 17)], 160, 0.7),
            disc(x, deck - 18, 2.1, 255),
            stroke([(x, high * 0.7), (x, high * 0.94)], 150, 1.1),
            stroke([(x, high * 0.72), (x, high * 0.8)], 225, 0.9),
        ]
    return framed(wide, high, 30, parts)


def harbour(wide, high, seed=3):
    """A quay, boats and a far shore."""
    chance = random.Random(seed)
    parts = [
        shape(ridge(chance, wide, high, 0.42, 0.1), 196),
        shape([(0, high * 0.5), (wide, high * 0.5), (wide, high), (0, high)], 216),
    ]
    for n in range(40):
        x, y = chance.uniform(0, wide), high * (0.52 + 0.46 * n / 40)
        parts.append(stroke([(x, y), (x + chance.uniform(8, 44), y)], 178, 0.5))
    for x, y, s in ((0.22, 0.62, 1), (0.48, 0.58, 0.7), (0.7, 0.72, 1.3)):
        cx, cy, u = wide * x, high * y, high * 0.1 * s
        parts += [
            shape([(cx - 2 * u, cy), (cx + 2 * u, cy), (cx + 1.5 * u, cy + 0.7 * u), (cx - 1.6 * u, cy + 0.7 * u)], 60),
            shape(
                [(cx - 0.5 * u, cy - 0.7 * u), (cx + 0.7 * u, cy - 0.7 * u), (cx + 0.7 * u, cy), (cx - 0.5 * u, cy)],
                110,
            ),
            stroke([(cx, cy - 0.7 * u), (cx, cy - 2.4 * u)], 60, 1),
        ]
    parts.append(shape([(0, high * 0.88), (wide * 0.42, high * 0.86), (wide * 0.46, high), (0, high)], 92))
    return framed(wide, high, 238, parts)


def waterwheel(wide, high):
    """A water wheel beside a mill, with the stream that turns it."""
    cx, cy, radius = wide * 0.58, high * 0.52, high * 0.4
    parts = [
        shape(ridge(random.Random(5), wide, high, 0.36, 0.16), 204),
        shape(ridge(random.Random(9), wide, high, 0.5, 0.12), 182),
        shape(
            [(0, high * 0.3), (wide * 0.17, high * 0.16), (wide * 0.36, high * 0.3), (wide * 0.36, high), (0, high)],
            120,
        ),
        shape(
            [(-4, high * 0.33), (wide * 0.17, high * 0.13), (wide * 0.39, high * 0.33), (wide * 0.17, high * 0.22)], 60
        ),
        shape(
            [(wide * 0.1, high * 0.5), (wide * 0.2, high * 0.5), (wide * 0.2, high * 0.86), (wide * 0.1, high * 0.86)],
            50,
        ),
        shape([(0, high * 0.86), (wide, high * 0.82), (wide, high), (0, high)], 206),
    ]
    for n in range(18):
        a = 2 * math.pi * n / 18
        x, y = math.cos(a), math.sin(a)
        parts.append(stroke([(cx, cy), (cx + radius * x, cy + radius * y)], 70, 1.1))
        parts.append(
            stroke(
                [
                    (cx + radius * (x - 0.1 * y), cy + radius * (y + 0.1 * x)),
                    (cx + radius * (x + 0.1 * y), cy + radius * (y - 0.1 * x)),
                ],
                40,
                3,
            )
        )
    for part, weight in ((1, 2.2), (0.82, 1.4)):
        rim = [
            (cx + part * radius * math.cos(t / 36 * math.pi), cy + part * radius * math.sin(t / 36 * math.pi))
            for t in range(73)
        ]
        parts.append(stroke(rim, 60, weight))
    parts += [
        disc(cx, cy, 5, 30),
        stroke([(wide, high * 0.14), (cx + radius * 0.3, high * 0.1)], 90, 4),
        stroke([(wide, high * 0.12), (cx + radius * 0.3, high * 0.08)], 245, 2),
    ]
    for n in range(14):
        x = wide * (0.38 + 0.044 * n)
        parts.append(
            stroke([(x, high * (0.87 + 0.008 * (n % 5))), (x + 14, high * (0.87 + 0.008 * (n % 5)))], 150, 0.6)
        )
    return framed(wide, high, 234, parts)
