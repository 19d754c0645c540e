#!/usr/bin/env python3
"""Make a small PDF that a password opens, for the tests: no program that locks files is needed for it.

usage: locked_pdf.py > tests/fixtures/pdf/locked.pdf

The password is `sesame`; the way of locking is the oldest (RC4 with 40 bits), which takes the fewest lines.
"""
import hashlib
import sys

PASSWORD = b"sesame"
WORDS = "门里的字"
PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
RIGHTS = (-4).to_bytes(4, "little", signed=True)
NAME = b"0123456789abcdef"


def rc4(key, data):
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def main():
    padded = (PASSWORD + PADDING)[:32]
    owner = rc4(hashlib.md5(padded).digest()[:5], padded)
    key = hashlib.md5(padded + owner + RIGHTS + NAME).digest()[:5]
    drawn = f"BT /F1 20 Tf 1 0 0 1 100 700 Tm <{WORDS.encode('utf-16-be').hex()}> Tj ET".encode()
    stream = rc4(hashlib.md5(key + (4).to_bytes(3, "little") + bytes(2)).digest()[:10], drawn)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%b\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo 7 0 R/DW 1000>>",
        b"<</Registry<%b>/Ordering<%b>/Supplement 2>>"
        % tuple(
            rc4(hashlib.md5(key + (7).to_bytes(3, "little") + bytes(2)).digest()[:10], text).hex().encode()
            for text in (b"Adobe", b"GB1")
        ),
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = b"<</Filter/Standard/V 1/R 2/O<%b>/U<%b>/P -4>>" % (owner.hex().encode(), rc4(key, PADDING).hex().encode())
    out += b"trailer\n<</Size %d/Root 1 0 R/Encrypt %b/ID[<%b><%b>]>>\n" % (
        len(objects) + 1,
        lock,
        NAME.hex().encode(),
        NAME.hex().encode(),
    )
    out += b"startxref\n%d\n%%%%EOF\n" % table
    sys.stdout.buffer.write(out)


if __name__ == "__main__":
    main()
