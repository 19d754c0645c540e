"""Names, places, dates, page lines and notices, made up from lists: what a synthetic page prints beside its articles.

Lists hold classes of words that any newspaper uses. What comes out is nonsense in the right shape, which is all that
a parser that knows no words can learn from.
"""

SURNAMES = ("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪"
            "田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文")
GIVEN = ("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文玉兰春梅海燕志飞鹏辉斌波宇浩然子轩梓涵雨桐欣怡诗琪思远亦青云帆若竹"
         "长河晓萌绩燕俊峰雪松立新")
PLACES = "东西南北青白清平安永宁石长江河海山云龙凤金玉临新兴"
COLUMNS = ("纪事 见闻 快讯 简讯 追踪 来信 问答 观察 调查 访谈 专栏 专题 连载 随笔 副刊 信箱 直击 聚焦 关注 视点 要闻 速递 一线 时评 "
           "漫谈 论坛 广角 天地 讲述 故事 在行动 看变化 链接 提醒").split()
# What campaigns are named with: 强信心 稳经济 促发展, 奋力推进乡村振兴.
VERBS = "学 强 重 建 促 稳 保 抓 谋 惠 兴 优 提 守 护 访 问 送".split()
AIMS = "思想 党性 实践 新功 信心 经济 发展 民生 安全 项目 服务 作风 产业 环境 文明 质效 基层 健康".split()
MANNERS = "奋力 加快 全力 深入 扎实 着力 乘势而上 凝心聚力 奋进新征程 ".split(" ")
DEEDS = "推进 打造 建设 提升 学习贯彻 弘扬 落实".split()
MATTERS = "城市更新 乡村振兴 主题教育 高质量发展 全会精神 营商环境 生态文明 公共服务 健康城市 劳模精神".split()
ENDS = ["", "", "建设", "行动", "新篇章", "样板", "看变化", "进行时"]
PAPERS = "日报 晚报 报 时报 商报 新报".split()
OFFICES = ("自来水公司 供电公司 教育局 民政局 公安局 第一中学 实验小学 人民医院 公交总公司 村民委员会 妇女联合会 居委会 图书馆 "
           "气象台").split()
LABELS = "1 2 3 4 A01 A05 02 B03".split()
MOTTOES = ("讲真话 办实事|用心办报 服务乡里|今日天气：晴|导读|本报今日八版|您的身边事 我们来说|扎根乡土  记录时代").split("|")
SKIES = "晴 多云 阴转小雨 晴转多云".split()
GOODS = "白菜 萝卜 猪肉 鸡蛋 带鱼 面粉 黄瓜 一中 二中 实验队".split()
MEASURES = "斤 公斤 胜 负".split()


class Words:
    """What one page's words are drawn from. Equal chances give equal words."""

    def __init__(self, chance):
        self.chance = chance
        self.region = self.place(2)
        self.paper = self.place(2) + chance.choice(PAPERS)
        self.year, self.month, self.day = chance.randint(1998, 2025), chance.randint(1, 12), chance.randint(1, 28)

    def place(self, length):
        """A place's name."""
        return "".join(self.chance.choice(PLACES) for _ in range(length))

    def name(self):
        """A person's name of two or three characters."""
        length = self.chance.choice([1, 2, 2, 2])
        return self.chance.choice(SURNAMES) + "".join(self.chance.choice(GIVEN) for _ in range(length))

    def column(self):
        """A standing label over a piece."""
        if self.chance.random() < .45:
            return self.campaign()
        return self.place(self.chance.choice([0, 2])) + self.chance.choice(COLUMNS)

    def campaign(self):
        """The name of a campaign, which papers print over what they report of it."""
        chance = self.chance
        if chance.random() < .4:
            pieces = [chance.choice(VERBS) + chance.choice(AIMS) for _ in range(chance.choice([2, 3, 3, 4]))]
            return chance.choice([" ", "·", "　"]).join(pieces)
        if chance.random() < .4:
            return f"{chance.choice(MATTERS)}{chance.choice(['', ' '])}{self.place(2)}{chance.choice(ENDS[3:])}"
        return chance.choice(MANNERS) + chance.choice(DEEDS) + chance.choice(MATTERS) + chance.choice(ENDS)

    def office(self):
        """Who puts up a notice."""
        return self.place(2) + self.chance.choice(["市", "县", "区", ""]) + self.chance.choice(OFFICES)

    def telephone(self):
        """Seven digits."""
        return f"8{self.chance.randint(100000, 999999)}"

    def lead(self):
        """The words a report opens with, without who reported."""
        day = f"{self.month}月{self.day}日"
        return self.chance.choice([f"本报{day}讯", "本报讯", "本报讯", f"新华社北京{day}电"])

    def head_of_page(self):
        """The lines at a page's top: a nameplate, or a page line in several manners."""
        chance, paper = self.chance, self.paper
        printed = chance.choice(LABELS)
        label = chance.choice([f"第{printed}版", f"{printed}版", printed, f"{printed} 要闻", f"{printed}版 民生"])
        weekday = f"星期{chance.choice('一二三四五六日')}"
        date = chance.choice([f"{self.year}年{self.month}月{self.day}日"] * 2 + [
            f"{self.year}.{self.month}.{self.day}", f"{self.year}-{self.month:02}-{self.day:02}"])
        manner = chance.choice(["nameplate", "one line", "two lines", "paper beside label"])
        if manner == "nameplate":
            return self.nameplate(date, weekday)
        if manner == "one line":
            editor = f"{label}  {date}  {weekday}  责任编辑：{self.name()}"
            return [chance.choice([f"{paper} {date} {weekday} {label}", editor])]
        if manner == "two lines":
            editors = [f"责编/{self.name()} 美编/{self.name()}"] * (chance.random() < .6)
            return [label, f"{date} {weekday}", *editors]
        return [f"{label} {paper}", date]

    def nameplate(self, date, weekday):
        """A first page's title block."""
        chance, region = self.chance, self.paper[:2]
        number = f" 第{chance.randint(100, 9999)}期"
        publisher = chance.choice([f"中共{region}县委机关报", f"{region}县融媒体中心主办", f"{region}日报社出版"])
        registered = (f"国内统一刊号CN37-00{chance.randint(10, 99)}  邮发代号 23-{chance.randint(10, 99)}  "
                      f"今日{chance.choice([4, 8, 12, 16])}版")
        return [self.paper, *[publisher] * (chance.random() < .5),
                f"{date} {weekday}" + chance.choice(["", number, " 农历十月初六" + number]),
                *[registered] * (chance.random() < .3)]

    def foot_of_page(self):
        """The lines at a page's end: editors, addresses."""
        chance, found = self.chance, []
        if chance.random() < .5:
            found.append(chance.choice([
                f"责编：{self.name()} 美编：{self.name()} 校对：{self.name()}",
                f"责任编辑 {self.name()} 版式 {self.name()}",
                f"本版编辑：{self.name()}  电话：{self.telephone()}"]))
        if chance.random() < .35:
            region = self.paper[:2]
            address = f"社址：{region}市人民路{chance.randint(1, 200)}号  邮编：266{chance.randint(100, 999)}"
            found.append(chance.choice([f"{address}  广告热线：{self.telephone()}",
                                        f"新闻热线：{self.telephone()}  零售价：1.00元  {self.paper}社印刷厂印刷"]))
        return found

    def notice(self):
        """The text of a notice or advertisement."""
        chance, day = self.chance, f"{self.month}月{self.day}日"
        return chance.choice([
            f"因管道检修，定于{day}8时至{chance.randint(12, 20)}时对{self.place(3)}路一带停水，请用户提前做好储水准备，"
            "不便之处敬请谅解。",
            f"现招聘业务员{chance.randint(2, 9)}名，要求高中以上文化，身体健康，待遇面议。联系电话：{self.telephone()}。",
            f"{self.place(2)}机械厂拟将位于{self.place(2)}路{chance.randint(1, 99)}号的厂房对外公开出租，"
            f"面积{chance.randint(200, 3000)}平方米，有意者请于{day}前与本厂联系。"])

    def loss(self):
        """A declaration of loss."""
        number = self.chance.randint(10**6, 10**7)
        return self.chance.choice([
            f"{self.name()}遗失身份证，号码37{number}，声明作废。",
            f"{self.place(3)}店遗失营业执照副本，编号{number}，声明作废。",
            f"本人{self.name()}不慎遗失驾驶证，特此声明。"])

    def weather(self):
        """The rows of a forecast."""
        chance = self.chance
        times = ["今天白天", "今天夜间", "明天", "后天", f"{self.month}月{self.day}日", "市区", "北部山区", "沿海"]
        return [time + chance.choice(["：", "　　", "  "]) + chance.choice(SKIES)
                + f"，{chance.randint(-5, 12)}℃～{chance.randint(13, 35)}℃"
                for time in chance.sample(times, chance.randint(2, 5))]

    def table(self):
        """The rows of a table of prices or results."""
        chance = self.chance
        apart = chance.choice(["　　", "　", "    ", "  "])
        rows = [["品名", "单位", "价格"]] + [
            [chance.choice(GOODS), chance.choice(MEASURES), f"{chance.randint(1, 30)}.{chance.randint(0, 9)}"]
            for _ in range(chance.randint(3, 8))]
        return [apart.join(row) for row in rows]
