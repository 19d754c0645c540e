// The program as it is built, in a real window: a reader opens an archive, an empty one, none, a damaged one.
// Pictures of every state are left in the target folder, to be looked at.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DARK, startReading } from './reader.js';

let reader;

before(async () => {
  reader = await startReading();
});

after(() => reader?.stop());

const open = (...given) => reader.open(...given);
const importInto = (...given) => reader.importInto(...given);
const picture = (...given) => reader.picture(...given);
const below = (...names) => join(reader.home, ...names);

test('the bookcase shows each newspaper with its holdings', async () => {
  const archive = below('剪报');
  importInto(archive, 'seeds/岚川日报', 'seeds/汐州晚报', 'seeds/鹿津時報', 'seeds/散页');
  await open(archive, {}, async (window) => {
    assert.equal(await window.title(), '报阁');
    const papers = await window.text('.papers');
    for (const words of ['岚川日报', '2009–2024', '汐州晚报', '鹿津時報', '1934']) {
      assert(papers.includes(words), `${words} in ${papers}`);
    }
    assert.match(await window.text('.loose-link'), /2/);
    await picture(window, 'shelf-light');
    await picture(window, 'shelf-light', 900, 600);
    await picture(window, 'shelf-light', 560, 700);
    await window.run(`document.documentElement.dataset.theme = 'sepia'`);
    await picture(window, 'shelf-sepia');
  });
  await open(archive, DARK, async (window) => {
    await window.text('.papers');
    assert.equal(await window.run(`return matchMedia('(prefers-color-scheme: dark)').matches`), true);
    await picture(window, 'shelf-dark');
    await picture(window, 'shelf-dark', 900, 600);
  });
});

test('pages imported in a terminal are there when the reader comes back to the window', async () => {
  const archive = below('growing');
  await open(archive, {}, async (window) => {
    await window.text('.message-begin');
    importInto(archive, 'seeds/鹿津時報');
    await window.run(`window.dispatchEvent(new Event('focus'))`);
    assert.match(await window.text('.papers'), /鹿津時報/);
  });
});

test('the first start says what belongs here and how it gets here', async () => {
  await open('', {}, async (window) => {
    assert.match(await window.text('.first-lead'), /书架/);
    await picture(window, 'empty-light');
    await picture(window, 'empty-light', 900, 600);
    await picture(window, 'empty-light', 560, 700);
  });
  await open('', DARK, async (window) => {
    await window.text('.first-lead');
    await picture(window, 'empty-dark');
  });
});

test('a reader of another language than Chinese is spoken to in English', async () => {
  const archive = below('new');
  mkdirSync(below('nothing'));
  // An import that finds nothing still makes the archive, and ends with 1 to say so.
  assert.throws(() => importInto(archive, below('nothing')), { status: 1 });
  await open(archive, { LANG: 'C' }, async (window) => {
    assert.equal(await window.text('.first h1'), 'Nothing here yet');
    assert.equal(await window.text('.first-where .path'), archive);
    await picture(window, 'empty-english-light', 900, 600);
  });
});

test('where there is no archive the reader is told where that is', async () => {
  const nowhere = below('no such folder');
  await open(nowhere, {}, async (window) => {
    assert.equal(await window.text('.message-where'), nowhere);
    await window.click('.message button');
    assert.match(await window.text('.message [role="status"]:not(:empty)'), /还是这样/);
    await picture(window, 'no-archive-light');
    await picture(window, 'no-archive-light', 900, 600);
  });
});

test('a damaged archive is named with the damaged file, the causes folded', async () => {
  const damaged = below('damaged');
  importInto(damaged, 'seeds/散页');
  writeFileSync(join(damaged, 'archive.toml'), 'format = "墨迹');
  await open(damaged, DARK, async (window) => {
    assert.equal(await window.text('.message-where'), join(damaged, 'archive.toml'));
    assert.equal(await window.run(`return document.querySelector('details').open`), false);
    await picture(window, 'damaged-dark');
    await window.click('.message summary');
    assert.match(await window.text('.message details pre'), /settings/);
    await picture(window, 'damaged-details-dark');
  });
});

test('a damaged catalogue is made anew, and the window says so over the newspapers', async () => {
  for (const [theme, environment] of [['light', {}], ['dark', DARK]]) {
    const mended = below(`mended-${theme}`);
    importInto(mended, 'seeds/鹿津時報', 'seeds/散页');
    writeFileSync(join(mended, 'catalogue.sqlite'), '墨迹 '.repeat(4000));
    await open(mended, environment, async (window) => {
      assert.match(await window.text('.papers'), /鹿津時報/);
      assert.match(await window.text('main'), /目录已损坏，现已从 \d+ 个原件重建。/);
      await picture(window, `mended-${theme}`);
      await picture(window, `mended-${theme}`, 900, 600);
    });
  }
});

test('a damaged shelf is left as it is, and named', async () => {
  const spoilt = below('spoilt');
  importInto(spoilt, 'seeds/散页');
  writeFileSync(join(spoilt, 'shelf.sqlite'), '墨迹 '.repeat(4000));
  for (const [theme, environment] of [['light', {}], ['dark', DARK]]) {
    await open(spoilt, environment, async (window) => {
      assert.equal(await window.text('.message-where'), join(spoilt, 'shelf.sqlite'));
      await picture(window, `damaged-shelf-${theme}`, 900, 600);
    });
  }
});

test('the window can neither leave nor ask for what it was not granted', async () => {
  await open('', {}, async (window) => {
    await window.text('.first-lead');
    const refused = (question) => window.run(`return ${question}.then(() => 'answered', (no) => String(no))`);
    assert.match(await refused(`__TAURI__.core.invoke('plugin:event|emit', {event: 'x'})`), /not allowed/);
    assert.match(await refused(`__TAURI__.core.invoke('plugin:window|close')`), /not allowed/);
    assert.match(await refused(`__TAURI__.core.invoke('plugin:dialog|open', {options: {}})`), /not allowed/);
    assert.match(await refused(`__TAURI__.core.invoke('plugin:fs|read_file', {path: '/etc/hosts'})`), /not (allowed|found)/);
    assert.notEqual(await refused(`fetch('http://127.0.0.1:9/')`), 'answered');
    await window.run(`location.href = 'http://127.0.0.1:9/'`);
    assert.equal(await window.run(`return location.protocol`), 'tauri:');
  });
});
