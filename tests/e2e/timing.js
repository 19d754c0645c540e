// How quick the window is on a large archive, beside the sample archive in the same run: from start to usable, from a key to
// painted results, from a click to an article, behind a scroll, and what memory that takes; and how evenly a scan is moved.
// Times are in milliseconds, painted means that a frame with it was made. On a screen nobody sees all drawing is done by the
// processor, so that a real screen is no slower.
//
// usage: node tests/e2e/timing.js LARGE_ARCHIVE [FOLDER_OF_SCANS]     (make bench-window)

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { arrive, until } from './doing.js';
import { PROGRAM, ROOT, TERMINAL, startReading } from './reader.js';

const STARTS = Number(process.env.STARTS ?? 5);
const ARTICLES = 40;
const OPENINGS = 500;
const SCROLLS = 30;
/** Typed key by key: common words, so that every key finds thousands. */
const TYPED = ['经济发展', '教育改革', '城市建设', '农民收入', '孩子们', '比赛结束', '渡口', '水利工程', '记者昨日', '交通安全',
  '科学技术', '旅游景区', '医院病人', '银行贷款', '电影导演', '粮食收购', '学校老师', '火车站', '世界杯', '公司上市'];
/** Nearly every article has it. */
const EVERYWHERE = '的';
/** A frame that takes longer is seen as a stutter, in milliseconds: three of a screen of 60 Hz. */
const STUTTER = 50;

/** In the window: the next frame was made. */
const PAINTED = `
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));`;

/** Opens one article after the other; how long each took. */
const OPEN = `
  const open = async (ids) => {
    const took = [];
    for (const id of ids) {
      const from = performance.now();
      location.hash = '#/article/' + id;
      const is = () => document.querySelector('#room').dataset.place === location.hash && document.querySelector('#article-title');
      while (!is()) {
        if (performance.now() - from > 5000) throw new Error(id + ' does not open: ' + location.hash + ' ' + document.querySelector('#room').innerText.slice(0, 200));
        await new Promise((done) => setTimeout(done, 1));
      }
      await painted();
      took.push(performance.now() - from);
    }
    return took;
  };`;

/** Scrolls to places all over the list; how long until rows stand there, and until they say something. */
const SCROLL = `
  const scroll = async (count) => {
    const scroller = document.querySelector('.search-scroll');
    const [placed, filled] = [[], []];
    const inSight = () => {
      const { top, bottom } = scroller.getBoundingClientRect();
      return [...document.querySelectorAll('.hits a.hit')].filter((row) => row.getBoundingClientRect().bottom > top + 4 && row.getBoundingClientRect().top < bottom - 4);
    };
    const covered = () => {
      const [list, frame] = [document.querySelector('.hits'), scroller].map((one) => one.getBoundingClientRect());
      const seen = Math.min(list.bottom, frame.bottom) - Math.max(list.top, frame.top);
      return inSight().reduce((sum, row) => sum + row.offsetHeight, 0) >= seen * 0.9;
    };
    for (let n = 0; n < count; n += 1) {
      const from = performance.now();
      scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * ((n * 0.618034 + 0.31) % 1);
      for (let waited = 0; !covered() && waited < 200; waited += 1) await painted();
      placed.push(performance.now() - from);
      while (inSight().some((row) => row.classList.contains('is-waiting'))) {
        if (performance.now() - from > 5000) throw new Error('rows wait at ' + scroller.scrollTop + ' of ' + scroller.scrollHeight + ': ' + inSight().map((row) => row.parentElement.dataset.index + row.className));
        await new Promise((done) => setTimeout(done, 1));
      }
      await painted();
      filled.push(performance.now() - from);
    }
    return { placed, filled };
  };`;

/** The names of all pages of an archive. */
const PAGES = `
  const ask = (command, given) => __TAURI__.core.invoke(command, given);
  const ids = [];
  for (const { name: newspaper } of (await ask('newspapers')).newspapers)
    for (const { year } of (await ask('calendar', { newspaper })).years)
      for (const { date, edition } of (await ask('calendar', { newspaper, year })).issues)
        ids.push(...(await ask('issue', { newspaper, date: date.value, edition })).pages.map(({ id }) => id));
  return ids;`;

/** Pulls a picture about at its own size for as long as a hand would, and goes closer to it; the frames' times. */
const MOVE = `
  const move = async () => {
    const frame = document.querySelector('.picture');
    const { left, top, width, height } = frame.getBoundingClientRect();
    const at = (x, y) => ({ clientX: left + x, clientY: top + y, pointerId: 1, pointerType: 'mouse', isPrimary: true, button: 0, buttons: 1, bubbles: true, cancelable: true });
    const measured = async (count, step) => {
      const times = [];
      let last = 0;
      for (let n = 0; n < count; n += 1) {
        const now = await new Promise(requestAnimationFrame);
        if (n > 1) times.push(now - last);
        last = now;
        step(n);
      }
      return times;
    };
    const turn = (deltaY) => frame.dispatchEvent(new WheelEvent('wheel', { clientX: left + width / 2, clientY: top + height / 2, deltaY, ctrlKey: true, bubbles: true, cancelable: true }));
    const image = document.querySelector('.picture-paper img');
    const rest = () => new Promise((done) => setTimeout(done, 600));
    const closer = await measured(90, () => turn(-22));
    await rest();
    frame.setPointerCapture = () => {};
    frame.dispatchEvent(new PointerEvent('pointerdown', at(width / 2, height / 2)));
    const pulled = await measured(180, (n) => frame.dispatchEvent(new PointerEvent('pointermove', at(width / 2 + 300 * Math.sin(n / 14), height / 2 + 240 * Math.sin(n / 9)))));
    frame.dispatchEvent(new PointerEvent('pointerup', at(width / 2, height / 2)));
    await rest();
    return [image.naturalWidth + ' × ' + image.naturalHeight, pulled, closer];
  };`;

const [large, scans] = process.argv.slice(2).map((path) => resolve(path));
const reader = await startReading();
try {
  const sample = join(reader.home, 'sample');
  reader.importInto(sample, 'seeds');
  const archives = { sample, large };
  const starts = { sample: [], large: [] };
  for (let n = 0; n < STARTS; n += 1) {
    for (const [name, archive] of Object.entries(archives)) starts[name].push(await start(archive));
  }
  say('from start to the bookcase', starts.sample, starts.large);
  const told = {};
  for (const [name, archive] of Object.entries(archives)) told[name] = await read(archive);
  for (const what of Object.keys(told.large)) say(what, told.sample[what], told.large[what]);
  await opened(large);
  if (scans) await moved(scans);
} finally {
  await reader.stop();
}

/** From the start of the process until the bookcase is painted. */
async function start(archive) {
  return reader.open(archive, {}, async (window) => {
    await until(window, `performance.getEntriesByName('usable').length > 0`);
    const usable = await window.run(`return performance.timeOrigin + performance.getEntriesByName('usable')[0].startTime`);
    return usable - begunAt(processes()[0]);
  });
}

/** Keys, articles and scrolling in one archive. */
async function read(archive) {
  return reader.open(archive, {}, async (window) => {
    await window.resize(1280, 800);
    await window.text('.shelf-total');
    const keys = [];
    for (const words of TYPED) {
      await window.run(`const field = document.querySelector('.seek-words'); field.focus(); field.select()`);
      for (const sign of words) keys.push(await key(window, sign));
    }
    await go(window, `#/search/${EVERYWHERE}`);
    await until(window, `document.querySelector('.hits a.hit:not(.is-waiting)')`);
    const scrolled = await window.run(`${PAINTED} ${SCROLL} return scroll(arguments[0])`, SCROLLS);
    const ids = found(archive, ARTICLES);
    const articles = await window.run(`${PAINTED} ${OPEN} return open(arguments[0])`, ids);
    return {
      'a key to painted results': keys,
      'a scroll to rows that wait': scrolled.placed,
      'a scroll to rows with words': scrolled.filled,
      'a click to an article': articles,
    };
  });
}

/** Types one sign; until what it finds is painted. */
async function key(window, sign) {
  await window.run(`${PAINTED}
    window.answered = new Promise((done) => {
      const field = document.querySelector('.seek-words');
      field.addEventListener('input', () => {
        const from = performance.now();
        const words = field.value;
        const count = () => document.querySelector('.search-count strong');
        const before = count();
        const is = () => count() && count() !== before && decodeURIComponent(location.hash).startsWith('#/search/' + words);
        setTimeout(() => done(words + ': ' + count()?.textContent + ' ' + location.hash), 10_000);
        const seen = new MutationObserver(async () => {
          if (!is()) return;
          seen.disconnect();
          await painted();
          done(performance.now() - from);
        });
        seen.observe(document.querySelector('#room').parentElement, { childList: true, subtree: true, characterData: true });
      }, { once: true });
    });`);
  await window.type(sign);
  const took = await window.run(`return window.answered`);
  if (typeof took !== 'number') throw new Error(`no answer: ${took}`);
  return took;
}

/** Memory at the start, and as articles are opened one after the other. */
async function opened(archive) {
  const ids = found(archive, OPENINGS);
  await reader.open(archive, {}, async (window) => {
    await window.text('.shelf-total');
    const told = [['bookcase', memory()]];
    for (let n = 0; n < ids.length; n += 100) {
      await window.run(`${PAINTED} ${OPEN} return open(arguments[0])`, ids.slice(n, n + 50));
      await window.run(`${PAINTED} ${OPEN} return open(arguments[0])`, ids.slice(n + 50, n + 100));
      await pause(1500);
      told.push([`${n + 100} articles`, memory()]);
    }
    for (const [when, { shell, files, web }] of told) console.log(`memory, ${when}: shell ${shell} MB, ${files} of it pages of files; web view ${web} MB`);
  });
}

/** Scans at their own size, pulled about; and gone closer to from the whole page. */
async function moved(folder) {
  const archive = join(reader.home, 'scans');
  reader.importInto(archive, '--newspaper', '晶报', ...readdirSync(folder).filter((name) => /\.(jpe?g|png|tiff?)$/i.test(name)).map((name) => join(folder, name)));
  await reader.open(archive, {}, async (window) => {
    await window.resize(1280, 800);
    for (const id of await window.run(PAGES)) {
      const begun = Date.now();
      await go(window, `#/page/${id}`);
      await until(window, `document.querySelector('.picture-paper').dataset.shows === 'full'`);
      const came = Date.now() - begun;
      const [size, pulled, closer] = await window.run(`${PAINTED} ${MOVE} return move()`);
      console.log(`scan ${size}: there after ${came} ms; pulled at its own size ${frames(pulled)}; gone closer to ${frames(closer)}`);
    }
  });
}

async function go(window, hash) {
  await window.run('location.hash = arguments[0]', hash);
  await arrive(window, new RegExp(`^${hash.replaceAll(/[?*]/g, '.')}`));
}

/** Names of so many articles that nearly any archive has. */
function found(archive, count) {
  const answer = execFileSync(TERMINAL, ['--archive', archive, 'search', '--json', '--limit', String(count), EVERYWHERE], { cwd: ROOT, maxBuffer: 1 << 28 });
  return JSON.parse(answer).hits.map((hit) => hit.article);
}

/** Processes of the program, the shell first. */
function processes() {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number);
  const told = (pid, what) => {
    try {
      return readFileSync(`/proc/${pid}/${what}`, 'utf8');
    } catch {
      return '';
    }
  };
  const parent = (pid) => Number(told(pid, 'stat').split(') ')[1]?.split(' ')[1]);
  const shell = all.filter((pid) => told(pid, 'cmdline').startsWith(PROGRAM)).sort((a, b) => begunAt(b) - begunAt(a))[0];
  const below = (pid) => all.filter((other) => parent(other) === pid).flatMap((other) => [other, ...below(other)]);
  return [shell, ...below(shell)];
}

/** When a process began, in milliseconds since 1970. */
function begunAt(pid) {
  const ticks = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[19]);
  const uptime = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]);
  return Date.now() - uptime * 1000 + ticks * 10;
}

/** Megabytes that the shell and the engine's processes hold, what they share counted once; of the shell also the pages of files,
 * its index among them, that the system takes back when others want room. */
function memory() {
  const held = (pid, what = 'Pss') => Number(new RegExp(`^${what}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]) / 1024;
  const [shell, ...web] = processes();
  return { shell: Math.round(held(shell)), files: Math.round(held(shell, 'Pss_File')), web: Math.round(web.reduce((sum, pid) => sum + held(pid), 0)) };
}

function part(times, share) {
  return [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
}

function say(what, sample, large) {
  const [a, b] = [part(sample, 0.5), part(large, 0.5)];
  const round = (n) => n.toFixed(n < 10 ? 1 : 0);
  console.log(`${what}: sample ${round(a)}, large ${round(b)}, ratio ${(b / a).toFixed(2)}; 95 of 100 within ${round(part(sample, 0.95))} and ${round(part(large, 0.95))}; most ${round(Math.max(...large))} (${large.length})`);
}

function frames(times) {
  const late = times.filter((time) => time > STUTTER).length;
  return `${part(times, 0.5).toFixed(0)} ms a frame, 95 of 100 within ${part(times, 0.95).toFixed(0)}, longest ${Math.max(...times).toFixed(0)}, over ${STUTTER}: ${late} of ${times.length}`;
}
