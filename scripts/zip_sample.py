#!/usr/bin/env python3
"""Pack one issue of the sample archive as an old Windows packer would: GBK file names, no UTF-8 flag.

usage: zip_sample.py unpack ISSUE.zip FOLDER     lay the pages out for editing, under their Chinese names
       zip_sample.py pack FOLDER ISSUE.zip       every .txt below FOLDER, named from FOLDER's own name on

The archive depends on the pages alone: names sorted, one fixed time, one method. Unpacked and packed again it is the
same, byte for byte (with the same zlib). Only the standard library: `zipfile` insists on UTF-8 for Chinese names, so
it is given GBK bytes dressed as code page 437, which is what it writes and reads where the flag is unset.
"""
import sys
import zipfile
from pathlib import Path

TIME = (2025, 10, 22, 3, 20, 0)
WINDOWS = 0


class GbkName(zipfile.ZipInfo):
    """An entry whose name is written byte for byte, without the UTF-8 flag."""

    def __init__(self, name):
        super().__init__(name.encode("gbk").decode("cp437"), TIME)
        self.compress_type = zipfile.ZIP_DEFLATED
        self.create_system = WINDOWS

    def _encodeFilenameFlags(self):
        return self.filename.encode("cp437"), self.flag_bits & ~0x800


def pack(folder, archive):
    folder = Path(folder).resolve()
    with zipfile.ZipFile(archive, "w", compresslevel=9) as bag:
        for page in sorted(folder.rglob("*.txt")):
            name = (Path(folder.name) / page.relative_to(folder)).as_posix()
            bag.writestr(GbkName(name), page.read_bytes())


def unpack(archive, folder):
    """The entries' common first folder becomes FOLDER; entries that point outside are refused."""
    with zipfile.ZipFile(archive) as bag:
        for info in bag.infolist():
            name = Path(info.filename.encode("cp437").decode("gbk"))
            if name.is_absolute() or ".." in name.parts:
                sys.exit(f"refused: {name}")
            page = Path(folder).joinpath(*name.parts[1:])
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_bytes(bag.read(info))


if __name__ == "__main__":
    ways = {"pack": pack, "unpack": unpack}
    if len(sys.argv) != 4 or sys.argv[1] not in ways:
        sys.exit(__doc__)
    ways[sys.argv[1]](*sys.argv[2:])
