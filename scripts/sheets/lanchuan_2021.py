"""岚川日报, 2021-11-12, pages 1 and 2: an issue with a story that goes on overleaf."""

from .gold import Gold
from .lanchuan_2019 import COLUMN, GUTTER, LEADING, LEFT, ROW, SIZE, STEP, WIDE
from .lanchuan_2021_words import (
    BOOTS,
    BRIEFS,
    CREDITS,
    DESKS,
    FOG,
    LOST,
    PERSIMMONS,
    PRICES,
    SEEDS,
    TEA,
    WEATHER,
    WHEEL,
    WHEEL_OVERLEAF,
)
from .pictures import waterwheel
from .sheet import Flow, Sheet, columns

PAGE = "seeds/影印/岚川日报_20211112_1-2版.pdf"
TOP = 621


def pages():
    """Its gold and its sheets."""
    gold = Gold(PAGE, "岚川日报", "2021-11-12", 10543)
    first, second = Sheet(680, 936), Sheet(680, 936)
    masthead(first, gold)
    lead_story(first, gold)
    briefs(first, gold)
    fog_bell(first, gold)
    persimmons(first, gold)
    foot(first, gold)
    folio(second, gold)
    overleaf(second, gold)
    boots(second, gold)
    right_column(second, gold)
    desks(second, gold)
    notices(second, gold)
    return gold.value, [first, second]


def masthead(sheet, gold):
    sheet.line(LEFT, 34, "岚川日报", 62, "serif", 900, track=6)
    sheet.line(LEFT + 4, 104, "LANCHUAN DAILY", 9, "serif", 400, track=4.2)
    x = LEFT + 3 * STEP
    lines = ("2021年11月12日　星期五", "农历辛丑年十月初八", "第10543期　今日4版", "岚川县融媒体中心出版")
    for n, words in enumerate(lines):
        sheet.ending(x, 42 + n * 18, 2 * STEP - GUTTER, words, 10, "serif", 700 if n == 0 else 400)
    sheet.rule(LEFT, 121, LEFT + WIDE, 121, 1.6)
    sheet.rule(LEFT, 124, LEFT + WIDE, 124, 0.4)
    gold.noise("岚川日报", "LANCHUAN DAILY", *lines)


def story(flow, body, after=""):
    """Paragraphs and subheads; what is to stand after the last."""
    for n, item in enumerate(body):
        if item.startswith("## "):
            flow.subhead(item[3:])
        else:
            flow.paragraph(item + (after if n == len(body) - 1 else ""))


def lead_story(sheet, gold):
    span, wide = 4 * STEP - GUTTER, 2 * STEP - GUTTER
    kicker, headline, below = (
        "下河街的碓房静了二十一年，昨天清早又有了响动——",
        "老水车转起来了",
        "一百零八片桨叶重新上榫，每槽纸料省电七度",
    )
    byline, jump, caption = (
        "本报记者 卢见川 庄见雪",
        "（下转2版）",
        "11月11日，木匠邬大有推动水车的头一片桨叶。任向东 摄",
    )
    sheet.centred(LEFT, 137, span, kicker, 13, "serif", 400)
    sheet.centred(LEFT, 159, span, headline, 40, "serif", 900, track=4)
    sheet.centred(LEFT, 209, span, below, 13.5, "serif", 700)
    sheet.centred(LEFT, 233, span, "□" + byline, 9.5, "serif", 400)
    top = 256
    sheet.draw(LEFT + STEP, top + 2, waterwheel(wide, ROW * 11.5))
    sheet.line(LEFT + STEP, top + ROW * 11.5 + 6, caption, 8, "serif", 400, measure=wide)
    frames = [
        (LEFT, top, COLUMN, 24),
        (LEFT + STEP, top + ROW * 13, COLUMN, 11),
        (LEFT + 2 * STEP, top + ROW * 13, COLUMN, 11),
        (LEFT + 3 * STEP, top, COLUMN, 24),
    ]
    flow = Flow(sheet, frames, SIZE, LEADING)
    story(flow, WHEEL, jump)
    gold.article(
        headline,
        WHEEL,
        kicker=kicker,
        subheadline=below,
        authors=["卢见川", "庄见雪"],
        bylines_printed=[byline],
        captions=[caption],
        jumps_printed=[jump],
        continues_to_page=2,
    )


def briefs(sheet, gold):
    x, y, high = LEFT + 4 * STEP - 2, 137, 466
    sheet.box(x, y, COLUMN + 2, high, 0.6)
    sheet.box(x, y, COLUMN + 2, 24, 0, "luma(40)")
    sheet.centred(x, y + 5, COLUMN + 2, "县事快览", 13, "sans", 700, track=5, fill="white")
    gold.noise("县事快览")
    down = y + 33
    for headline, body in BRIEFS:
        sheet.line(x + 7, down, headline, 10.5, "sans", 700)
        flow = Flow(sheet, [(x + 7, down + 17, COLUMN - 12, 9)], 9.2, 1.5)
        flow.paragraph(body)
        down += 17 + flow.used + 15
        gold.article(headline, [body])


def fog_bell(sheet, gold):
    sheet.rule(LEFT, TOP - 10, LEFT + WIDE, TOP - 10, 0.5)
    headline, width = "雁滩渡口装上雾钟", 3 * STEP - GUTTER
    sheet.upright(LEFT + 4, TOP + 6, headline, 22, "sans", 700, 23.4)
    flow = Flow(sheet, columns(LEFT + 38, TOP + 4, width - 38, 3, GUTTER, 13), SIZE, LEADING)
    story(flow, FOG)
    gold.article(headline, FOG, authors=["时以安"], dateline="11月11日")
    y, (name, words) = TOP + 204, WEATHER
    sheet.box(LEFT, y, width, 45, 0.5)
    sheet.centred(LEFT, y + 8, 60, name[:2], 12, "sans", 700)
    sheet.centred(LEFT, y + 23, 60, name[2:], 12, "sans", 700)
    sheet.rule(LEFT + 60, y, LEFT + 60, y + 45, 0.5)
    Flow(sheet, [(LEFT + 70, y + 9, width - 80, 2)], 9, 1.55).paragraph(words, indent=0)
    gold.article(name, [words])


def persimmons(sheet, gold):
    x, wide = LEFT + 3 * STEP, 2 * STEP - GUTTER
    headline, below, byline = "柿饼论串卖 一串八十八元", "柏垭二百三十户晒出今冬头一批货", "（蒲小满）"
    sheet.rule(x - GUTTER / 2, TOP, x - GUTTER / 2, 870, 0.4)
    for n, words in enumerate(headline.split(" ")):
        sheet.centred(x, TOP + 3 + n * 31, wide, words, 25, "sans", 700)
    sheet.centred(x, TOP + 69, wide, below, 11, "serif", 400)
    flow = Flow(sheet, columns(x, TOP + 92, wide, 2, GUTTER, 11), SIZE, LEADING)
    story(flow, PERSIMMONS, byline)
    gold.article(headline, PERSIMMONS, subheadline=below, authors=["蒲小满"], bylines_printed=[byline])


def foot(sheet, gold):
    sheet.rule(LEFT, 886, LEFT + WIDE, 886, 0.8)
    sheet.line(LEFT, 893, CREDITS[0], 8)
    sheet.ending(LEFT, 893, WIDE, CREDITS[1], 8)
    gold.noise(*CREDITS)


def folio(sheet, gold):
    sheet.line(LEFT, 30, "2", 24, "serif", 900)
    sheet.line(LEFT + 22, 38, "综合新闻", 14, "sans", 700, track=3)
    facts = "2021年11月12日　星期五　责编：祝怀青　版式：阮一鸣　校对：温庭玉"
    sheet.ending(LEFT, 42, WIDE, facts, 9)
    sheet.rule(LEFT, 60, LEFT + WIDE, 60, 1.2)
    gold.noise("2综合新闻", facts)


def overleaf(sheet, gold):
    span, jump, headline = 4 * STEP - GUTTER, "（上接1版）", "老水车转起来了"
    sheet.line(LEFT, 74, headline, 20, "serif", 900)
    sheet.line(LEFT + 150, 82, jump, 9.5)
    flow = Flow(sheet, columns(LEFT, 105, span, 4, GUTTER, 7), SIZE, LEADING)
    story(flow, WHEEL_OVERLEAF)
    sheet.rule(LEFT, 214, LEFT + span, 214, 0.4)
    gold.article(headline, WHEEL_OVERLEAF, jumps_printed=[jump], continues_from_page=1)


def boots(sheet, gold):
    span, y = 4 * STEP - GUTTER, 228
    headline, below, byline = "四元车钱和一双布鞋", "一张一九八七年的借条，上月寄回了岚川", "本报记者 文若竹"
    sheet.centred(LEFT, y, span, headline, 32, "serif", 900, track=2)
    sheet.centred(LEFT, y + 43, span, below, 12.5, "serif", 400)
    sheet.centred(LEFT, y + 64, span, "□" + byline, 9.5, "serif", 400)
    top = y + 88
    frames = [
        (LEFT, top, COLUMN, 17),
        (LEFT + STEP, top, COLUMN, 17),
        (LEFT + 2 * STEP, top, COLUMN, 8),
        (LEFT + 3 * STEP, top, COLUMN, 8),
    ]
    flow = Flow(sheet, frames, SIZE, LEADING)
    story(flow, BOOTS)
    gold.article(headline, BOOTS, subheadline=below, authors=["文若竹"], bylines_printed=[byline])
    tea(sheet, gold, LEFT + 2 * STEP, top + 8.5 * ROW, 2 * STEP - GUTTER, 8.4 * ROW)


def tea(sheet, gold, x, y, w, h):
    sheet.box(x, y, w, h, 1.4)
    sheet.box(x + 4, y + 4, w - 8, h - 8, 0.4)
    headline, *lines = TEA
    sheet.centred(x, y + 12, w, headline, 20, "serif", 900, track=4)
    sheet.rule(x + 70, y + 40, x + w - 70, y + 40, 0.6)
    for n, words in enumerate(lines):
        sheet.centred(x, y + 47 + n * 13.5, w, words, 9.5 if n < 3 else 8, "serif", 700 if n < 3 else 400)
    gold.article(headline, [], lists=["\n".join(lines)])


def right_column(sheet, gold):
    x = LEFT + 4 * STEP
    sheet.rule(x - GUTTER / 2, 72, x - GUTTER / 2, 562, 0.4)
    headline, body, byline = SEEDS
    sheet.centred(x, 74, COLUMN, headline, 13, "sans", 700)
    flow = Flow(sheet, [(x, 97, COLUMN, 30)], SIZE, LEADING)
    story(flow, body)
    flow.signed(byline)
    gold.article(headline, body, authors=["岑有余"], bylines_printed=[byline])
    y = 97 + flow.used + 16
    prices(sheet, gold, x, y)


def prices(sheet, gold, x, y):
    headline, unit, rows, source = PRICES
    sheet.centred(x, y, COLUMN, headline, 11, "sans", 700)
    sheet.ending(x, y + 18, COLUMN, unit, 7.5)
    top, row, stops = y + 31, 17.5, (0, 34, 64, 87, COLUMN)
    for n, cells in enumerate(rows):
        for m, cell in enumerate(cells):
            sheet.centred(
                x + stops[m], top + n * row + 5, stops[m + 1] - stops[m], cell, 7.5, "serif", 700 if n == 0 else 400
            )
        sheet.rule(x, top + n * row, x + COLUMN, top + n * row, 0.8 if n < 2 else 0.3)
    low = top + len(rows) * row
    sheet.rule(x, low, x + COLUMN, low, 0.8)
    for stop in stops:
        sheet.rule(x + stop, top, x + stop, low, 0.3)
    sheet.ending(x, low + 5, COLUMN, source, 7.5)
    gold.article(headline, [], tables=[unit + "\n" + "\n".join("　".join(cells) for cells in rows) + "\n" + source])


def desks(sheet, gold):
    headline, body, byline = DESKS
    sheet.rule(LEFT, 574, LEFT + WIDE, 574, 0.5)
    sheet.centred(LEFT, 586, WIDE, headline, 24, "sans", 700)
    flow = Flow(sheet, columns(LEFT, 625, WIDE, 5, GUTTER, 5), SIZE, LEADING)
    story(flow, body, byline)
    gold.article(headline, body, authors=["郎一舟"], bylines_printed=[byline])


def notices(sheet, gold):
    y = 722
    sheet.rule(LEFT, y - 10, LEFT + WIDE, y - 10, 1.2)
    for n, (headline, items) in enumerate(LOST):
        x = LEFT + n * (WIDE + 16) / 3
        wide = (WIDE - 32) / 3
        sheet.centred(x, y, wide, headline, 14, "sans", 700, track=4)
        flow = Flow(sheet, [(x, y + 26, wide, 10.6)], 9.2, 1.5, indent=0)
        for item in items:
            flow.paragraph(item)
            flow.skip(0.3)
        if n:
            sheet.rule(x - 8, y, x - 8, 884, 0.4)
        gold.article(headline, items)
