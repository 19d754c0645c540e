"""岚川日报, 2019-03-12, page 1: the page that lies in the archive as text, as it was printed."""

import json

from .gold import GOLD
from .pictures import bridge, terraces
from .sheet import Flow, Sheet, columns

PAGE = "seeds/影印/岚川日报20190312第01版.pdf"
LEFT, WIDE, COLUMN, GUTTER, SIZE, LEADING = 36, 608, 110.4, 14, 9.5, 1.5
STEP, ROW, TOP = COLUMN + GUTTER, SIZE * LEADING, 598


def pages():
    """Its gold and its sheet."""
    gold = json.loads((GOLD / "lanchuan-2019-03-12-01.gold.json").read_text(encoding="utf-8"))
    gold["page"] = PAGE
    sheet = Sheet(680, 1036)
    masthead(sheet, gold["noise"])
    lead, trees, paper, photo, library, weather = gold["articles"]
    lead_story(sheet, lead)
    rail(sheet, library)
    below(sheet, trees, photo)
    right(sheet, paper, weather)
    foot(sheet)
    return gold, [sheet]


def masthead(sheet, noise):
    sheet.line(LEFT, 34, "岚川日报", 62, "serif", 900, track=6)
    sheet.line(LEFT + 4, 104, "LANCHUAN DAILY", 9, "sans", 400, track=4.2)
    sheet.ending(LEFT, 103, 4 * STEP - 40, "岚川县融媒体中心主办", 10)
    sheet.box(LEFT + 4 * STEP - 24, 40, COLUMN + 24, 70)
    for n, words in enumerate(("多栽一棵树", "多修一段渠", "多看一页书")):
        sheet.centred(LEFT + 4 * STEP - 24, 48 + n * 19, COLUMN + 24, words, 13, "serif", 400, track=3)
    sheet.rule(LEFT, 121, LEFT + WIDE, 121, 1.6)
    sheet.line(LEFT + 4, 126, "2019年3月12日　星期二　农历己亥二月初六", 9.5, "sans", 400)
    sheet.ending(LEFT, 126, WIDE - 4, "第9567期　今日4版", 9.5, "sans", 400)
    sheet.rule(LEFT, 140.5, LEFT + WIDE, 140.5, 0.5)


def lead_story(sheet, article):
    span = 4 * STEP - GUTTER
    sheet.box(LEFT, 155, 96, 19, 0, "luma(35)")
    sheet.centred(LEFT, 158.5, 96, article["column"], 12, "sans", 700, fill="white")
    sheet.centred(LEFT + 96, 158, span - 96, article["kicker"], 13, "serif", 400)
    sheet.centred(LEFT, 183, span, article["headline"], 31, "sans", 700)
    sheet.centred(LEFT, 225, span, article["subheadline"], 13.5, "serif", 700)
    sheet.centred(LEFT, 250, span, "□" + article["bylines_printed"][0], 9.5, "serif", 400)
    top = 273
    wide = 2 * STEP - GUTTER
    sheet.draw(LEFT + STEP, top, terraces(wide, ROW * 11.6))
    sheet.line(LEFT + STEP, top + ROW * 11.6 + 4, article["captions"][0], 7.6, "sans", 400, measure=wide)
    under = top + ROW * 13
    frames = [
        (LEFT, top, COLUMN, 22),
        (LEFT + STEP, under, COLUMN, 9),
        (LEFT + 2 * STEP, under, COLUMN, 9),
        (LEFT + 3 * STEP, top, COLUMN, 22),
    ]
    flow = Flow(sheet, frames, SIZE, LEADING)
    first, second = article["subheads"]
    body = article["paragraphs"]
    for item in (body[0], body[1], first, body[2], body[3], second, body[4] + article["jumps_printed"][0]):
        if item in article["subheads"]:
            flow.subhead(item)
        else:
            flow.paragraph(item)


def rail(sheet, library):
    x = LEFT + 4 * STEP
    sheet.rule(x - GUTTER / 2, 155, x - GUTTER / 2, 586, 0.4)
    for n, words in enumerate(("县图书馆夜里不关门", "二楼自习室开到十点半")):
        sheet.centred(x, 158 + n * 19, COLUMN, words, 11, "sans", 700)
    sheet.rule(x + 30, 204, x + COLUMN - 30, 204, 1)
    flow = Flow(sheet, [(x + 2, 216, COLUMN - 4, 21)], 10.5, 1.78)
    for item in library["paragraphs"]:
        flow.paragraph(item)
    flow.signed(library["bylines_printed"][0])


def below(sheet, trees, photo):
    sheet.rule(LEFT, TOP, LEFT + WIDE, TOP, 0.5)
    span = 3 * STEP - GUTTER
    sheet.centred(LEFT, TOP + 13, span, trees["headline"], 22, "sans", 700)
    sheet.centred(LEFT, TOP + 43, span, "□" + trees["bylines_printed"][0], 9, "serif", 400)
    flow = Flow(sheet, columns(LEFT, TOP + 62, span, 3, GUTTER, 9), SIZE, LEADING)
    for item in trees["paragraphs"]:
        flow.paragraph(item)
    under = TOP + 62 + 9 * ROW + 8
    sheet.rule(LEFT, under, LEFT + span, under, 0.4)
    sheet.draw(LEFT, under + 10, bridge(2 * STEP - GUTTER, 11 * ROW - 4))
    flow = Flow(sheet, [(LEFT + 2 * STEP, under + 8, COLUMN, 11)], SIZE, LEADING)
    flow.paragraph(photo["paragraphs"][0])
    flow.signed(photo["bylines_printed"][0], "sans")


def right(sheet, paper, weather):
    x, wide = LEFT + 3 * STEP, 2 * STEP - GUTTER
    sheet.rule(x - GUTTER / 2, TOP + 10, x - GUTTER / 2, TOP + 364, 0.4)
    for n, words in enumerate(paper["headline"].split(" ")):
        sheet.centred(x, TOP + 13 + n * 27, wide, words, 21, "sans", 700)
    flow = Flow(sheet, columns(x, TOP + 76, wide, 2, GUTTER, 13), SIZE, LEADING)
    for item in paper["paragraphs"]:
        flow.paragraph(item + (paper["bylines_printed"][0] if item == paper["paragraphs"][-1] else ""))
    sheet.box(x, TOP + 284, wide, 80, 0.6)
    sheet.centred(x, TOP + 291, wide, weather["headline"], 12, "sans", 700, track=3)
    flow = Flow(sheet, [(x + 10, TOP + 314, wide - 20, 4)], 8.5, 1.55, indent=0)
    for line in weather["lists"][0].split("\n"):
        flow.paragraph(line, spread=False)


def foot(sheet):
    sheet.rule(LEFT, 977, LEFT + WIDE, 977, 0.8)
    sheet.line(LEFT, 984, "责编：祝怀青　美编：阮一鸣　校对：温庭玉", 8, "serif", 400)
    sheet.line(
        LEFT,
        997,
        "新闻热线：0000-6217035　投稿邮箱：news@lanchuan.example　地址：岚川县城关镇文庙街18号　邮编：000000",
        8,
        "serif",
        400,
    )
