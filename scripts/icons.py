#!/usr/bin/env python3
"""Draw the program's icon, a vermilion seal with 报 cut out of it, into src-tauri/icons.

It owns the drawing and the containers (.ico, .icns), which hold plain PNG files. It needs `rsvg-convert` and
the font Noto Serif CJK; neither is needed to build the program, since what it makes is kept with the sources.
"""

import struct
import subprocess
from pathlib import Path

ICONS = Path(__file__).resolve().parent.parent / "src-tauri" / "icons"
VERMILION, PAPER = "#A8321F", "#FBFAF7"

# Below this many pixels the inner line is left out and the character is cut larger.
SMALL = 64
PNG_SIZES = (32, 128, 256, 512)
ICO_SIZES = (16, 32, 48, 256)
# Apple's names for PNG files of so many pixels.
ICNS_TYPES = {b"ic11": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512}


def drawing(pixels):
    """The seal as SVG, drawn on 512 units whatever its size."""
    inner = f'<rect x="70" y="70" width="372" height="372" rx="40" fill="none" stroke="{PAPER}" stroke-width="9"/>'
    edge, corner, size, base, line = (8, 80, 400, 404, "") if pixels < SMALL else (32, 72, 300, 367, inner)
    side = 512 - 2 * edge
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
  <rect x="{edge}" y="{edge}" width="{side}" height="{side}" rx="{corner}" fill="{VERMILION}"/>
  {line}
  <text x="256" y="{base}" font-family="Noto Serif CJK SC" font-weight="bold" font-size="{size}"
        text-anchor="middle" fill="{PAPER}">报</text>
</svg>"""


def png(pixels):
    """The seal as an RGBA PNG."""
    command = ["rsvg-convert", "--width", str(pixels), "--height", str(pixels)]
    return subprocess.run(command, input=drawing(pixels).encode(), capture_output=True, check=True).stdout


def ico(sizes):
    """Windows: a directory of images, then the images. 256 is written 0."""
    images = [png(size) for size in sizes]
    offset = 6 + 16 * len(images)
    directory = struct.pack("<HHH", 0, 1, len(images))
    for size, image in zip(sizes, images):
        side = size % 256
        directory += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(image), offset)
        offset += len(image)
    return directory + b"".join(images)


def icns(types):
    """macOS: chunks, each with its name and its length, header included."""
    chunks = b"".join(
        name + struct.pack(">I", 8 + len(image)) + image for name, image in ((n, png(s)) for n, s in types.items())
    )
    return b"icns" + struct.pack(">I", 8 + len(chunks)) + chunks


def main():
    for size in PNG_SIZES:
        (ICONS / f"{size}.png").write_bytes(png(size))
    (ICONS / "icon.ico").write_bytes(ico(ICO_SIZES))
    (ICONS / "icon.icns").write_bytes(icns(ICNS_TYPES))


if __name__ == "__main__":
    main()
