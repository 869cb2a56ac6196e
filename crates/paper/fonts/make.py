#!/usr/bin/env python3
"""Makes the type file that the program carries: a subset of Noto Serif CJK SC.

    apt-get install fonts-noto-cjk unicode-data
    python3 -m venv venv && venv/bin/pip install fonttools
    venv/bin/python crates/paper/fonts/make.py

Characters: GBK (with GB 2312 in it), the 8,105 of the general standard table (Unihan's kTGH), punctuation and signs that letters
use, and `names.txt` (characters seen in names that neither has). Outlines are taken as they are; hints, vertical
metrics and substitutions go. The family is renamed, as the licence wishes for changed fonts.
"""

import bz2
import pathlib
import re

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).parent
FACE = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
UNIHAN = pathlib.Path("/usr/share/unicode")
FAMILY, POSTSCRIPT = "Huiyin Serif SC", "HuiyinSerifSC-Regular"
SIGNS = "　·—–…‘’“”〈〉《》「」『』〔〕【】〇□■○●△▲▽▼◇◆☆★√×÷±≤≥≠≈→←↑↓①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㎡㎏℃‰№※￥¥€✓"


def standard_table():
    """The code points of the general standard table."""
    found = set()
    for path in UNIHAN.glob("Unihan_*.txt*"):
        opener = bz2.open if path.suffix == ".bz2" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            found |= {int(m[1], 16) for m in (re.match(r"U\+(\w+)\tkTGH\t", line) for line in lines) if m}
    assert len(found) == 8105, f"{len(found)} characters in the table"
    return found


def gbk():
    """The code points of GBK, signs included."""
    pairs = (bytes((high, low)) for high in range(0x81, 0xFF) for low in range(0x40, 0xFF))
    return {ord(c) for pair in pairs for c in pair.decode("gbk", "ignore") if ord(c) > 0x7F}


def main():
    wanted = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100)) | set(range(0xFF01, 0xFF5F))
    wanted |= standard_table() | gbk() | set(map(ord, SIGNS))
    wanted |= {ord(c) for c in (HERE / "names.txt").read_text(encoding="utf-8") if not c.isspace()}
    options = subset.Options(layout_features=["kern"], hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 4, 5, 6, 13, 14])
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx", "GDEF"]
    options.desubroutinize = False
    face = TTFont(FACE, fontNumber=2)
    maker = subset.Subsetter(options)
    maker.populate(unicodes=wanted)
    maker.subset(face)
    for record in list(face["name"].names):
        renamed = {1: FAMILY, 4: FAMILY, 6: POSTSCRIPT}.get(record.nameID)
        if renamed:
            face["name"].setName(renamed, record.nameID, record.platformID, record.platEncID, record.langID)
    top = face["CFF "].cff
    top.fontNames = [POSTSCRIPT]
    top.topDictIndex[0].FullName = top.topDictIndex[0].FamilyName = FAMILY
    face.recalcTimestamp = False
    face.save(HERE / "HuiyinSerifSC-Regular.otf")
    missing = sorted(wanted - set(face.getBestCmap()))
    print(f"{len(face.getBestCmap())} characters; the face lacks: {''.join(map(chr, missing))}")


if __name__ == "__main__":
    main()
