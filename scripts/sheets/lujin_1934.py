"""鹿津時報, 1934-07-02: page 1 in tiers of upright text, and page 4, of advertisements, which is kept as a scan."""

from .gold import Gold
from .sheet import Flow, Sheet

PAGE = "seeds/影印/鹿津時報/民國二十三年七月二日/第一版.pdf"
LEFT, RIGHT, TOP, SIZE, LEADING, SIGNS, GAP = 36, 544, 58, 9.5, 1.42, 15, 13
HIGH = SIGNS * SIZE
WATER = (
    "前夜上江大雨、昨晨五時、鹿津江面驟漲四尺有奇、中渡石階沒去十一級、船埠管事張燈巡視、令各渡暫停、至午後水勢稍定、下渡先行復渡、惟不用櫓、兩岸繫纜一條、長三十六丈、渡客十人爲限、船夫牽纜而過、自開渡迄暮、凡渡二百十四人、無一濕足者、",
    "聞此纜係恆裕祥紙行所借、原爲縛竹紙上船之用、行東陳某曰、紙在倉中、一時不走、人在岸上、一刻難等、渡畢、船夫以井水洗纜、晾於天后宮前、今晨已乾、即行送還、",
    "沿江各米棧、昨夜搬米至樓上者七家、今晨米市照開、價不動、",
)
LAMPS = (
    "鹿津電燈公司開辦以來、路燈止於上碼頭、鹽街以下、入夜仍提燈籠而行、茲經商會與公司議定、添設路燈十八盞、自鹽街口至下渡巷、每盞月費由兩旁店舖分任、葆春藥房認三盞、新月照相館認二盞、餘皆一盞、今日起豎桿、約十日可竣、",
    "惟下渡巷有老嫗某、力請勿設於其門首、問其故、曰、三十年來、晚歸者皆向吾家借火、燈一亮、誰復叩門、公司允移桿於巷口、",
)
SCHOOL = (
    "文瀾學校招考插班生、六月三十日考試、到者四十一人、國文算術常識三科在前、游泳一科在後、就上渡淺灘行之、是日水未漲、得以考畢、取錄十二名、內女生五名、有一生游泳獨得滿分、問其師承、曰、家父撐船、吾自幼落水、",
    "取錄姓名、榜示校門、不另登報、",
)
GOSSIP = (
    "○水漲之夜、下渡更夫擊柝、三更誤爲四更、雞皆早啼、次日全街晏起、",
    "○某米客避水登樓、攜算盤而遺鞋、翌晨赤足赴市、人謂其算得最清、",
    "○天后宮前晾纜、有小兒問其父、此是何物、父曰、橋也、",
)
STEAMER = (
    "順江輪船原定今日開往汐州、因水急改泊上碼頭、遲一小時啓椗、客票不另加、公司雇小船十二隻接送、老人孩童先渡、",
    "昨有客攜雞一籠、雞先上船、人後至、司票笑曰、雞未購票、客曰、雞不坐、立耳、遂放行、",
)
ESSAY = (
    "水之爲物、來不叩門、去不作揖、然鹿津之人、無恨水者、何也、吾嘗問諸渡頭老艄、曰、水來一次、碼頭便洗一次、舊賬沖去幾筆、新米又到幾船、恨他作甚、",
    "今番水漲四尺、吾家門檻三尺九寸、獨濕一寸、鄰人賀我、我亦自賀、及夜、聞下渡有失船者、遂不敢復賀、夫門檻之高低、匠人偶然爲之耳、濕與不濕、豈吾之能哉、",
)
GOODS = "上白米　每擔　九元五角\n次米　　每擔　八元七角\n菜油　　每斤　二角八分\n竹紙　　每刀　三角四分\n燈籠　　每隻　一角二分\n纜繩　　每丈　二角五分"
BOAT = (
    "昨夜水漲、漂失小船一隻、船尾漆有『平安』二字、內有破鍋一口、草蓆一張、拾得者請送中渡船埠、酬大洋一元、船可不還、鍋係先人所遺、務請見還、周阿水啓、",
)
ROPE = ("敝號舊有竹纜五條、長短不一、願售與渡船公會、價從廉、水退後面議、鹽街恆裕祥紙行啓、",)
PILLS = ("葆春藥房", "避濕丹　二角", "水退以前買二贈一", "認明門前大葫蘆")
ADVERTISEMENTS = (
    ("葆春藥房", "止咳糖漿　每瓶四角", "認明門前大葫蘆　鹽街口"),
    ("新月照相館", "水漲不停　樓上照相", "四吋六張大洋一元"),
    ("順江輪船", "往汐州　逢二逢七", "早六時開　統艙一元二角"),
    ("恆裕祥紙行", "桐溪竹紙　新到二百刀", "修書寫賬　兩宜"),
    ("合興鐘表行", "修理鐘表留聲機", "不準不取值　天后宮左首"),
    ("同安客棧", "避水之客　房金減半", "樓上雅座　下渡巷三號"),
)


def pages():
    """Its gold and its first page."""
    gold, sheet = Gold(PAGE, "鹿津時報", "1934-07-02", 1220), Sheet(580, 706, "TW")
    nameplate(sheet, gold)
    for n in range(1, 4):
        sheet.rule(
            LEFT,
            TOP + n * (HIGH + GAP) - GAP / 2,
            RIGHT if n > 1 else RIGHT - 118,
            TOP + n * (HIGH + GAP) - GAP / 2,
            0.5,
        )
    place = (0, RIGHT - 124)
    place = news(sheet, gold, place, "江水一夜漲四尺", "中渡停擺　下渡改用纜索", WATER, 18)
    place = news(sheet, gold, place, "鹽街添設路燈", "", LAMPS, 15)
    place = news(sheet, gold, place, "文瀾學校取錄插班生", "", SCHOOL, 14)
    place = news(sheet, gold, place, "渡頭瑣聞", "", GOSSIP, 15, indent=0)
    place = news(sheet, gold, place, "順江輪改泊上碼頭", "", STEAMER, 14)
    place = news(sheet, gold, place, "說水", "", ESSAY, 20, author="老槐")
    goods(sheet, gold, place)
    notice(sheet, gold, RIGHT - 168, 160, "尋船啓事", BOAT)
    notice(sheet, gold, RIGHT - 282, 98, "售纜", ROPE)
    pills(sheet, gold, LEFT, RIGHT - 290 - LEFT)
    return gold.value, [sheet]


def nameplate(sheet, gold):
    """The name on the right, as high as two tiers."""
    x, high = RIGHT - 112, 2 * HIGH + GAP
    sheet.box(x, TOP, 112, high, 1.4)
    sheet.box(x + 3, TOP + 3, 106, high - 6, 0.4)
    sheet.upright(x + 56, TOP + 26, "鹿津時報", 44, "serif-tc", 900, 64)
    lines = (
        "中華民國二十三年七月二日　星期一",
        "夏歷甲戌年五月廿一日　第一千二百二十號",
        "本報館址　鹽街三十二號　零售銅元三枚",
    )
    for n, words in enumerate(lines):
        sheet.upright(x + 40 - n * 16, TOP + 20, words, 9.5, "serif-tc", 400, 13)
    sheet.centred(LEFT, 34, RIGHT - LEFT, "第一版", 10, "serif-tc", 400, track=6)
    sheet.rule(LEFT, 51, RIGHT, 51, 1)
    gold.noise("鹿津時報", "第一版", *lines)


def tiers(place):
    """The frames from a place onward."""
    tier, right = place
    frames = []
    for n in range(tier, 3):
        start = right if n == tier else RIGHT - 124 if n < 2 else RIGHT
        frames.append((start, TOP + n * (HIGH + GAP), HIGH, int((start - LEFT + 0.1) // (SIZE * LEADING))))
    return frames


def news(sheet, gold, place, headline, below, body, size, indent=1, author=""):
    """An article from a place in the tiers; where the next begins."""
    tier, right = place
    need = size + 10 + (16 if below else 0) + 3 * SIZE * LEADING
    if right - LEFT < need:
        tier, right = tier + 1, RIGHT if tier + 1 > 1 else RIGHT - 124
    top = TOP + tier * (HIGH + GAP)
    step = min(size * 1.2, (HIGH - size) / (len(headline) - 1))
    sheet.upright(right - size - 3, top, headline, size, "serif-tc", 900, step)
    used = size + 9
    if below:
        sheet.upright(right - used - 12, top + 8, below, 10.5, "serif-tc", 700, 11.5)
        used += 19
    if author:
        sheet.upright(right - size, top + HIGH - 48, f"（{author}）", 10, "serif-tc", 400, 12)
    flow = Flow(sheet, tiers((tier, right - used)), SIZE, LEADING, "serif-tc", indent, upright=True)
    for item in body:
        flow.paragraph(item)
    signed = {"authors": [author], "bylines_printed": [f"（{author}）"]} if author else {}
    gold.article(headline, body, subheadline=below, **signed)
    x, y, _, _ = flow.slots[flow.at]
    end = x - flow.used - 7
    sheet.rule(end, y, end, y + HIGH, 0.5)
    tier += flow.at
    return tier, end - 5


def goods(sheet, gold, place):
    """What things cost, in upright rows."""
    tier, right = place
    top, headline = TOP + tier * (HIGH + GAP), "本埠物價（七月一日）"
    sheet.upright(right - 16, top, headline, 12, "serif-tc", 700, 14)
    for n, row in enumerate(GOODS.split("\n")):
        sheet.upright(right - 44 - n * 29, top + 4, row, 10, "serif-tc", 400, 11.5)
        sheet.rule(right - 26 - n * 29, top, right - 26 - n * 29, top + HIGH, 0.25, "luma(120)")
    gold.article(headline, [], tables=[GOODS])


def notice(sheet, gold, x, wide, headline, body):
    top, high = TOP + 3 * (HIGH + GAP) + 2, 132
    sheet.box(x, top, wide + 8, high, 0.8)
    sheet.upright(
        x + wide - 20,
        top + 16,
        headline,
        17,
        "serif-tc",
        900,
        (high - 49) / (len(headline) - 1) if len(headline) < 4 else 27,
    )
    lines = int((wide - 36) // (SIZE * 1.6))
    flow = Flow(sheet, [(x + wide - 30, top + 11, high - 22, lines)], SIZE, 1.6, "serif-tc", 0, upright=True)
    for item in body:
        flow.paragraph(item)
    for n in range(1, round(flow.used / flow.leading)):
        sheet.rule(
            x + wide - 30 - n * flow.leading,
            top + 8,
            x + wide - 30 - n * flow.leading,
            top + high - 8,
            0.25,
            "luma(120)",
        )
    gold.article(headline, body)


def pills(sheet, gold, x, wide):
    """An advertisement with a shop's name in large type."""
    top, (headline, *lines) = TOP + 3 * (HIGH + GAP) + 2, PILLS
    sheet.box(x, top, wide, 132, 1.4)
    sheet.box(x + 3, top + 3, wide - 6, 126, 0.4)
    sheet.upright(x + wide - 50, top + 12, headline, 25, "serif-tc", 900, 27.5)
    for n, words in enumerate(lines):
        sheet.upright(
            x + wide - 96 - n * 34, top + 14, words, 12 if n else 15, "serif-tc", 400 if n else 700, 13 if n else 17
        )
    gold.article(headline, [], lists=["\n".join(lines)])


def advertisements():
    """Page 4, to be made a scan."""
    sheet = Sheet(580, 800, "TW")
    sheet.centred(LEFT, 34, RIGHT - LEFT, "鹿津時報　第四版　民國二十三年七月二日", 11, "serif-tc", 400)
    sheet.rule(LEFT, 54, RIGHT, 54, 1)
    for n, (name, *lines) in enumerate(ADVERTISEMENTS):
        x, y = RIGHT - 164 - n % 3 * 172, 68 + n // 3 * 350
        sheet.box(x, y, 164, 336, 1.4 if n % 2 else 0.6)
        sheet.upright(x + 100, y + 24, name, 40, "serif-tc", 900, 288 / len(name))
        for m, words in enumerate(lines):
            sheet.upright(x + 66 - m * 34, y + 40, words, 17, "serif-tc", 700 if m == 0 else 400, 21)
    return sheet
