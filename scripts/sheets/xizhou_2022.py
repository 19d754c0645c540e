"""汐州晚报, 2022-06-18, page A12: the literary page, set upright, from right to left."""

from .gold import Gold
from .pictures import harbour
from .sheet import Flow, Sheet

PAGE = "seeds/影印/汐州晚报/2022年6月18日/A12.pdf"
LEFT, RIGHT, SIZE, LEADING = 40, 580, 10, 1.7
NETS = (
    "老鱼市码头往北走一里，有一片石头坪，从前是晒网的。网晒在那里，远看像地上起了一层雾，近看是一个一个的洞，洞里漏着草。",
    "晒网有晒网的规矩。新网晒背，旧网晒面，补过的网要摊在人来人往的地方，让大家看见补丁。祖父说，补丁不丢人，补得不匀才丢人。他补网的时候不许人说话，梭子在手里一进一出，像鱼在换气。",
    "我七岁那年学会了打网结。一个结三绕一抽，抽得紧了，网眼会小，捞上来的都是不该捞的；抽得松了，过一夜就散。祖父把我打的结一个一个拆开，拆到第十一个，停下来说，这一个可以下海。那天晚上我没有睡好，老想着那一个结在水里的样子。",
    "后来渔船少了，网也换成机器织的，晒网场先是停拖拉机，再后来停汽车。去年划停车位，工人在石头缝里抠出半截竹梭，拿来问是什么，满街的年轻人没有一个答得上来。",
    "我把竹梭要了回来，放在书桌上。写字写到散了的时候，就拿起来空绕两下，三绕一抽，看看这一句，可不可以下海。",
)
LAMP = "他每天黄昏点灯\n像替大海\n把一句话的开头说出来\n\n船从远处经过\n不认识他\n只认识他的准时\n\n天亮以后\n他把光叠好\n放回玻璃里"
FERRY = (
    "轮渡停了快一年，候船室还开着门。里面两排长椅，朝南的一排坐人，朝北的一排坐太阳。",
    "每天下午三点，韩阿婆来坐一会儿。她不等船，也知道没有船。她说，从前等船的那四十分钟，是一天里头唯一不用做事的时候，船没有了，那四十分钟总要有个地方放。",
    "坐在她旁边的是卖过票的老方。两个人不大说话，偶尔说一句，也是“今天水大”“今天水小”。到了三点四十分，两个人站起来，拍拍衣服，像船真的靠了岸，一个往东，一个往西。",
    "昨天下雨，候船室里多了一个人，是个背书包的孩子，问这里等什么。韩阿婆想了想，说：“等三点四十。”",
)
SAYINGS = "雾不隔夜船，债不隔年还。\n一网鱼看潮，一家人看灶。\n借船不借橹，借钱不借数。\n风来先问帆，客来先问饭。"
CALL = "下期题目《门牌》，八百字以内，写自己住过的一个门牌号码。来稿请注明通信地址，登出后寄样报两份。"


def pages():
    """Its gold and its sheet."""
    gold, sheet = Gold(PAGE, "汐州晚报", "2022-06-18", None), Sheet(620, 890)
    head(sheet, gold)
    essay(sheet, gold, (RIGHT, 92, 30), "晒网场", "穆禾", NETS, 28, 18)
    poem(sheet, gold)
    caption = "老鱼市码头，退潮以后。丁绍安 摄"
    sheet.draw(LEFT, 420, harbour(RIGHT - LEFT, 130))
    sheet.ending(LEFT, 554, RIGHT - LEFT, caption, 8)
    gold.value["articles"][0]["captions"] = [caption]
    essay(sheet, gold, (RIGHT, 586, 25), "等船的人", "闻潮生", FERRY, 22, 14)
    sayings(sheet, gold)
    return gold.value, [sheet]


def head(sheet, gold):
    sheet.line(LEFT, 36, "A12", 22, "serif", 900)
    sheet.line(LEFT + 62, 34, "潮音", 26, "serif", 900, track=6)
    facts = "汐州晚报　2022年6月18日　星期六　责编：卫思齐　版式：简宁"
    sheet.ending(LEFT, 47, RIGHT - LEFT, facts, 9)
    sheet.rule(LEFT, 68, RIGHT, 68, 1.4)
    sheet.rule(LEFT, 71, RIGHT, 71, 0.4)
    gold.noise("A12潮音", facts)


def essay(sheet, gold, place, headline, author, body, size, lines):
    """An upright headline with its author, and text to the left of it."""
    right, top, high = place
    sheet.upright(right - size - 4, top, headline, size, "serif", 900, size * 1.25)
    name = "□" + author
    sheet.upright(right - size - 24, top + size * 1.25 * len(headline) - 20, name, 10, "sans", 400, 12)
    flow = Flow(sheet, [(right - size - 36, top, high * SIZE, lines)], SIZE, LEADING, upright=True)
    for item in body:
        flow.paragraph(item)
    gold.article(headline, body, authors=[author], bylines_printed=[name])


def poem(sheet, gold):
    x, y, wide, high = LEFT, 92, 216, 300
    sheet.box(x, y, wide, high, 0.5)
    headline, name = "灯塔看守人", "石上苔"
    sheet.upright(x + wide - 40, y + 44, headline, 19, "serif", 900, 24)
    sheet.upright(x + wide - 36, y + 186, name, 9.5, "sans", 400, 12)
    flow = Flow(sheet, [(x + wide - 54, y + 70, 200, 20)], SIZE, 1.5, upright=True)
    flow.verse(LAMP, indent=0)
    gold.article(headline, [], authors=[name], bylines_printed=[name], verse=[LAMP])


def sayings(sheet, gold):
    top, high = 586, 250
    x = 256
    sheet.rule(x, top, x, top + high, 0.4)
    sheet.upright(x - 30, top, "海边旧话", 18, "sans", 700, 22)
    flow = Flow(sheet, [(x - 40, top, high, 5)], SIZE, 1.9, upright=True)
    flow.verse(SAYINGS, indent=0)
    gold.article("海边旧话", [], lists=[SAYINGS])
    sheet.box(LEFT, top, 92, high, 0.5)
    sheet.upright(LEFT + 66, top + 14, "征稿", 15, "sans", 700, 20)
    flow = Flow(sheet, [(LEFT + 62, top + 14, high - 28, 3)], 9, 1.8, indent=0, upright=True)
    flow.paragraph(CALL)
    gold.article("征稿", [CALL])
