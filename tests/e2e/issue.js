// An issue of two pages for tests, in our own words: as it is printed, and as who copies it would write it down.

import { setPage } from './press.js';

const FERRY = {
  headline: '城南渡口今日复航', byline: '本报记者 周禾', columns: 3, top: 110,
  paragraphs: [
    '停航两年的城南渡口今日恢复通航，首班渡船上午七时离岸，载客一百二十人。船票仍是两元，凭月票可不限次乘坐。',
    '渡口管理处说，新渡船由本地船厂建造，船头设有轮椅坡道，舱内可以停放自行车。每日往返二十八班，遇大雾停航。',
    '住在江北的王师傅是第一位上船的乘客。他说，过去绕桥上班要走一小时，如今坐渡船只要十二分钟，省下的时间正好送孩子上学。',
    '管理处提醒，汛期水位超过警戒线时渡船停航，具体时刻以码头公告为准。',
  ],
};
const LIBRARY = {
  headline: '旧书市集周末开市', columns: 2, top: 270, width: 300,
  paragraphs: [
    '旧书市集本周六在文庙广场开市，四十多家书摊参加，书目以地方志、连环画和旧杂志为主。市民可以带书来换，每人限换五册。',
    '主办方设了修书摊位，请两位老师傅现场补书、换线，不收工费。',
  ],
};
const WEATHER = {
  headline: '夜市延长一小时', columns: 1, top: 270, left: 370, width: 185,
  paragraphs: ['入夏以后，西街夜市的收市时间由十点延到十一点。摊位不增，垃圾清运加一班。附近居民可以拨打街道电话提意见。'],
};
const SCHOOL = {
  headline: '江岸小学添了气象角', columns: 2, top: 110,
  paragraphs: [
    '江岸小学在操场东侧建起气象角，装有雨量筒、风向标和百叶箱。学生轮流值班，每天早晚各记录一次，记录贴在走廊上。',
    '校长说，去年汛期渡船停航，孩子们问为什么有雾就不能开船，气象角就是这样来的。',
  ],
};

const FOLIO = ['2024年3月5日　星期二　第01版　要闻', '2024年3月5日　星期二　第02版　民生'];

export const PAGES = [
  setPage({ head: '海曲晨报', folio: FOLIO[0], articles: [FERRY, LIBRARY, WEATHER] }),
  setPage({ folio: FOLIO[1], articles: [SCHOOL] }),
];

/** The first page as text. */
export const AS_TEXT = [FERRY, LIBRARY, WEATHER]
  .map(({ headline, byline, paragraphs }) => [headline, byline, ...paragraphs.map((text) => `　　${text}`)].filter(Boolean).join('\n'))
  .join('\n\n');
