"""The pieces of a synthetic page that are no news: briefs in a row, notices, letters, weather, tables, pictures, poems.

Each is printed on a sheet (synthetic_pages.py) with the labels of its lines, and gives its gold.
"""
from synthetic_words import GIVEN, PLACES

SIGNED = ("byline", "signature")       # a name alone under a text is the one as well as the other
NOTICES = "停水通知 停电公告 招聘启事 更正 公告 招标公告 迁址公告 关于调整公交线路的通告 寻人启事 开业公告 征文启事".split()
LETTERS = "请给路口装盏灯 盼修好门前的路 垃圾站该搬了 公交车晚点何时休 谢谢那位不留名的司机 这条小巷缺盏灯".split()
GREETINGS = "编辑同志： 编辑您好： 记者同志： 尊敬的编辑：".split()
FORECASTS = "天气 天气预报 今日天气 未来三天天气".split()
TABLES = "市场行情 物价一览 今日菜价 成绩单 赛程表 列车时刻".split()
ROSTERS = "获奖名单 公示名单 中奖名单 录取名单 捐款名单".split()
POEMS = "渡口 雪夜 故乡的河 春日 秋声 致母亲 夜归".split()
LOSSES = "简讯 短讯 遗失声明 公告 启事 声明".split()
BRIEFS = "简讯 短波 快讯".split()
TITLES = "标题新闻 要闻速览 一句话新闻 快讯".split()
BULLETS = ["", "", "●", "▲", "△", "◆"]


def gold_of(**held):
    """The gold of a piece that holds this and nothing else."""
    return {"headline": "", "authors": [], "paragraphs": [], "subheads": [], "captions": [], "verse": [], "lists": [],
            **held}


class Pieces:
    """Prints pieces on one sheet."""

    def __init__(self, sheet, words, articles):
        self.sheet, self.words, self.articles = sheet, words, articles
        self.chance = words.chance

    def briefs(self):
        """Several short pieces in a row, or headlines without text."""
        kind = self.chance.choice(["titles", "briefs", "losses"])
        if kind == "titles":
            return self.titles()
        gold = gold_of()
        if self.chance.random() < .8:
            gold["headline"] = self.chance.choice(LOSSES if kind == "losses" else BRIEFS)
            self.sheet.open_piece([gold["headline"]])
        bullet = self.chance.choice(BULLETS)
        for _ in range(self.chance.randint(3, 8)):
            text = bullet + (self.words.loss() if kind == "losses" else self.articles.brief(90))
            gold["paragraphs"].append(text)
            if kind == "briefs" and self.chance.random() < .4:
                text += f"（{self.words.name()}）"
            self.sheet.flow(text)
        return [gold]

    def titles(self):
        """标题新闻."""
        if self.chance.random() < .7:
            self.sheet.open_piece([self.chance.choice(TITLES)])
        bullet = self.chance.choice(["●", "◆", "■", "▲", ""])
        titles = [self.articles.title() for _ in range(self.chance.randint(3, 6))]
        for title in titles:
            self.sheet.add([bullet + title], "head")
        return [gold_of(headline=title) for title in titles]

    def special(self):
        """One piece of a kind that is no news."""
        kinds = [self.notice, self.letter, self.weather, self.table, self.roster, self.photo, self.notice, self.poem]
        return [self.chance.choice(kinds)()]

    def head(self, choices):
        """A headline of these."""
        headline = self.chance.choice(choices)
        self.sheet.open_piece([headline])
        return headline

    def paragraph(self, gold, text):
        """A paragraph of the piece."""
        gold["paragraphs"].append(text)
        self.sheet.flow(text)

    def notice(self):
        """A notice with the office that puts it up and the day."""
        gold, words = gold_of(headline=self.head(NOTICES)), self.words
        for _ in range(self.chance.choice([1, 1, 2])):
            self.paragraph(gold, words.notice())
        if self.chance.random() < .7:
            indent = self.chance.choice(["", "　", "　　　　", " " * 8])
            self.sheet.add([indent + words.office()], "signature")
            if self.chance.random() < .7:
                day = f"{indent}{words.year}年{words.month}月{words.day}日"
                self.sheet.add([day], ("signature", "furniture"))
        return gold

    def letter(self):
        """A reader's letter."""
        gold = gold_of(headline=self.head(LETTERS), authors=[self.words.name()])
        if self.chance.random() < .7:
            greeting = self.chance.choice(GREETINGS)
            gold["paragraphs"].append(greeting)
            self.sheet.add([self.chance.choice(["", self.sheet.manner.indent]) + greeting], "paragraph")
        self.paragraph(gold, self.articles.brief(200))
        place = self.words.place(2)
        form = self.chance.choice(["{}", "读者 {}", "（{}）", "一读者 {}", place + "区 {}", place + "镇 {}"])
        self.sheet.add([form.format(self.sheet.spaced(gold["authors"][0]))], SIGNED)
        return gold

    def rows(self, headline, rows):
        """A piece of rows."""
        self.sheet.add(rows, "row")
        return gold_of(headline=headline, lists=["\n".join(rows)])

    def weather(self):
        """A forecast."""
        return self.rows(self.head(FORECASTS), self.words.weather())

    def table(self):
        """Prices or results."""
        return self.rows(self.head(TABLES), self.words.table())

    def roster(self):
        """Names in rows."""
        headline, opening = self.head(ROSTERS), "经评审，现将获奖人员名单公示如下。"
        opened = self.chance.random() < .5
        if opened:
            self.sheet.flow(opening)
        apart = self.chance.choice(["　　", "　", "    ", "  "])
        rows = [apart.join(self.sheet.spaced(self.words.name()) for _ in range(self.chance.randint(4, 6)))
                for _ in range(self.chance.randint(2, 6))]
        return {**self.rows(headline, rows), "paragraphs": [opening] * opened}

    def photo(self):
        """A picture with its caption, or several."""
        gold, chance = gold_of(authors=[self.words.name()]), self.chance
        if chance.random() < .7:
            gold["headline"] = self.articles.title()
            self.sheet.open_piece([gold["headline"]])
        name = self.sheet.spaced(gold["authors"][0])
        if chance.random() < .5:
            text = f"{self.words.month}月{self.words.day}日，{self.articles.any_clause(8, 24)}。"
            gold.update(paragraphs=[text], captions=[text], photo=True)
            inside = chance.random() < .5
            self.sheet.flow(text + f"（{name} 摄）" * inside, "caption", "caption", indent="")
            if inside:
                return gold
        else:
            for number in "①②③④"[:chance.randint(2, 4)]:
                gold["captions"].append(f"{number}{self.articles.any_clause(8, 24)}。")
                self.sheet.flow(gold["captions"][-1], "caption", "caption", indent="")
        self.sheet.add([f"{name} " + chance.choice(["摄", "摄影报道", "文/图", "摄影"])], SIGNED)
        return gold

    def poem(self):
        """A poem, signed above or below."""
        gold, chance = gold_of(headline=self.head(POEMS), authors=[self.words.name()]), self.chance
        above = chance.random() < .5
        if above:
            self.sheet.add([self.sheet.spaced(gold["authors"][0])], "byline")
        if chance.random() < 1 / 3:     # of regular lines
            lines = ["".join(chance.choice(GIVEN + PLACES) for _ in range(7)) for _ in range(chance.choice([4, 8]))]
        else:
            lines = [self.articles.any_clause(4, 11) for _ in range(chance.randint(4, 10))]
        if chance.random() < 1 / 3:
            lines = [line + "，。"[i % 2] for i, line in enumerate(lines)]
        self.sheet.add(lines, "verse")
        gold["verse"] = ["\n".join(lines)]
        if not above:
            self.sheet.add([f"（{self.sheet.spaced(gold['authors'][0])}）"], "signature")
        return gold
